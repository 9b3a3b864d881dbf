//! A part of a text, and what it is.

use std::fmt;
use std::ops::Range;

/// A part of a text that belongs together, such as a paragraph.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Block {
    kind: BlockKind,
    reason: Option<Furniture>,
    start: usize,
    end: usize,
    body_start: usize,
    body_end: usize,
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum BlockKind {
    /// The title of the whole text.
    Title,
    /// The heading of a section.
    Heading,
    /// Running text.
    Paragraph,
    /// An entry of a list.
    ListItem,
    /// A quotation set off from the text.
    Quotation,
    /// What one speaker says, with the speaker's label before it.
    Turn,
    /// Program text, kept whole.
    Code,
    /// A row of a table.
    TableRow,
    /// What a page shows around its text: menus, teasers, share counts, captions, links to other pages.
    Furniture,
}

impl BlockKind {
    /// Whether a block of this kind holds sentences that a summary may show.
    pub const fn is_prose(self) -> bool {
        matches!(self, Self::Paragraph | Self::ListItem | Self::Quotation | Self::Turn)
    }
}

/// Why a block is called [`BlockKind::Furniture`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Furniture {
    /// A menu, a way to another part of the site, a link.
    Navigation,
    /// The path to a page: `Home > News > Region`.
    Breadcrumbs,
    /// `Page 2 of 7`, `1 2 3 Next`.
    Pagination,
    /// Share buttons and their counts.
    Share,
    /// The number of comments, or the way to them.
    Comments,
    /// An offer of the site: a summary, an app, a newsletter, an account.
    Offer,
    /// A pointer to another text, or that text's headline.
    Teaser,
    /// Who took or owns a picture, or what it shows.
    Caption,
    /// Who wrote the text.
    Byline,
    /// When or where the text was written, on a line of its own.
    Dateline,
    /// Key words of the page.
    Tags,
    /// An advertisement, or the mark before one.
    Advertisement,
    /// A notice about cookies or consent.
    Cookies,
    /// A copyright line or terms of use.
    Copyright,
    /// A line that the page shows again and again.
    Repeated,
    /// A field of a mail's head, or the line before a quoted mail.
    MailHeader,
    /// The number or the time of a subtitle, or of a turn of talk.
    Timestamp,
    /// A line of dashes, stars or the like.
    Rule,
}

impl fmt::Display for Furniture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Furniture::Navigation => "navigation",
            Furniture::Breadcrumbs => "breadcrumbs",
            Furniture::Pagination => "pagination",
            Furniture::Share => "share buttons",
            Furniture::Comments => "comment count",
            Furniture::Offer => "offer of the site",
            Furniture::Teaser => "pointer to another text",
            Furniture::Caption => "caption or picture credit",
            Furniture::Byline => "byline",
            Furniture::Dateline => "dateline",
            Furniture::Tags => "tags",
            Furniture::Advertisement => "advertisement",
            Furniture::Cookies => "cookie notice",
            Furniture::Copyright => "copyright line",
            Furniture::Repeated => "repeated line",
            Furniture::MailHeader => "mail header",
            Furniture::Timestamp => "timestamp",
            Furniture::Rule => "rule",
        })
    }
}

impl Block {
    pub(super) fn new(
        kind: BlockKind,
        reason: Option<Furniture>,
        range: Range<usize>,
        body: Range<usize>,
    ) -> Self {
        Block { kind, reason, start: range.start, end: range.end, body_start: body.start, body_end: body.end }
    }

    /// What the block is.
    pub fn kind(&self) -> BlockKind {
        self.kind
    }

    /// Why the block is furniture; `None` for every other kind.
    pub fn reason(&self) -> Option<Furniture> {
        self.reason
    }

    /// The block's place in its text, in bytes.
    pub fn range(&self) -> Range<usize> {
        self.start..self.end
    }

    /// The place of the block's own words, in bytes: without a speaker's label, a list mark or the marks of a heading.
    /// Empty where there are none.
    pub fn body(&self) -> Range<usize> {
        self.body_start..self.body_end
    }
}
