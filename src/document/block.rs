//! The parts of a text, and what each is.

use super::gaps;
use crate::Language;
use crate::unicode::boundary::floor_char_boundary;
use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

/// A part of a text that belongs together, such as a paragraph.
///
/// # Example
///
/// ```
/// use epitome::{Layout, layout::BlockKind};
///
/// let text = "Ann: Is the bridge open?\nBen: It opened on Monday.";
/// let layout = Layout::of(text);
/// let block = &layout.blocks()[0];
/// assert_eq!((block.kind(), block.reason()), (BlockKind::Turn, None));
/// assert_eq!(&text[block.body()], "Is the bridge open?");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Block {
    kind: BlockKind,
    reason: Option<Boilerplate>,
    start: usize,
    end: usize,
    body_start: usize,
    body_end: usize,
}

/// What a block is.
///
/// # Example
///
/// ```
/// use epitome::{Layout, layout::BlockKind};
///
/// let layout = Layout::of("# Tools\n\n- a spade\n- a rake");
/// let kinds: Vec<_> = layout.blocks().iter().map(|block| block.kind()).collect();
/// assert_eq!(kinds, [BlockKind::Heading, BlockKind::ListItem, BlockKind::ListItem]);
/// assert!(BlockKind::ListItem.is_prose() && !BlockKind::Heading.is_prose());
/// ```
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
    Boilerplate,
}

impl BlockKind {
    /// Whether a block of this kind holds sentences that a summary may show.
    pub const fn is_prose(self) -> bool {
        matches!(self, Self::Paragraph | Self::ListItem | Self::Quotation | Self::Turn)
    }
}

/// Why a block is [`BlockKind::Boilerplate`].
///
/// # Example
///
/// ```
/// use epitome::{Layout, layout::Boilerplate};
///
/// let layout = Layout::of("The bridge was closed for a year.\n\n* * *\n\nIt opened again on Monday.");
/// assert_eq!(layout.blocks()[1].reason(), Some(Boilerplate::Rule));
/// assert_eq!(Boilerplate::Share.to_string(), "share buttons");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Boilerplate {
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
    /// What a site or a mail server says to the reader in whole sentences: on a mail's origin,
    /// a subscription, what it earns by its links.
    Notice,
    /// A copyright line or terms of use.
    Copyright,
    /// A line that the page shows again and again.
    Repeated,
    /// A field of a mail's head, or the line before a quoted mail.
    MailHeader,
    /// The number or the time of a subtitle, or of a turn of talk.
    Timestamp,
    /// What stands below a mail: its writer's name, address and device.
    Signature,
    /// A chat's own line: who joined, what was removed, a picture left out.
    ChatNotice,
    /// What is said of the text before it begins, or of a file: the fields at the head of a Markdown file,
    /// the commands of LaTeX, the number and the author of a change.
    Metadata,
    /// A line of dashes, stars or the like.
    Rule,
}

impl fmt::Display for Boilerplate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Boilerplate::Navigation => "navigation",
            Boilerplate::Breadcrumbs => "breadcrumbs",
            Boilerplate::Pagination => "pagination",
            Boilerplate::Share => "share buttons",
            Boilerplate::Comments => "comment count",
            Boilerplate::Offer => "offer of the site",
            Boilerplate::Teaser => "pointer to another text",
            Boilerplate::Caption => "caption or picture credit",
            Boilerplate::Byline => "byline",
            Boilerplate::Dateline => "dateline",
            Boilerplate::Tags => "tags",
            Boilerplate::Advertisement => "advertisement",
            Boilerplate::Cookies => "cookie notice",
            Boilerplate::Notice => "notice to the reader",
            Boilerplate::Copyright => "copyright line",
            Boilerplate::Repeated => "repeated line",
            Boilerplate::MailHeader => "mail header",
            Boilerplate::Timestamp => "timestamp",
            Boilerplate::Signature => "signature",
            Boilerplate::ChatNotice => "notice of a chat",
            Boilerplate::Metadata => "metadata",
            Boilerplate::Rule => "rule",
        })
    }
}

impl Block {
    pub(crate) fn new(
        kind: BlockKind,
        reason: Option<Boilerplate>,
        range: Range<usize>,
        body: Range<usize>,
    ) -> Self {
        Block { kind, reason, start: range.start, end: range.end, body_start: body.start, body_end: body.end }
    }

    /// What the block is.
    pub fn kind(&self) -> BlockKind {
        self.kind
    }

    /// Why the block is boilerplate; `None` for every other kind.
    pub fn reason(&self) -> Option<Boilerplate> {
        self.reason
    }

    /// The block's place in its text, in bytes.
    pub fn range(&self) -> Range<usize> {
        self.start..self.end
    }

    /// The place of the block's own words, in bytes: without a speaker's label, a list mark or the marks of a
    /// heading. Empty where there are none.
    pub fn body(&self) -> Range<usize> {
        self.body_start..self.body_end
    }
}

/// The blocks of one source, in order.
///
/// Blocks mark parts of a text; they never rewrite a byte. They do not overlap, each lies on character
/// boundaries, and what lies between two blocks is white space, control characters or a byte order mark.
///
/// # Example
///
/// ```
/// use epitome::{Layout, layout::BlockKind};
///
/// let text = "Bridge reopens\n\nThe bridge over the Aller opened again on Monday.";
/// let layout = Layout::of(text);
/// assert_eq!(layout.blocks()[0].kind(), BlockKind::Title);
/// assert_eq!(&text[layout.blocks()[0].range()], "Bridge reopens");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Layout {
    blocks: Vec<Block>,
    gaps: Vec<Range<usize>>,
}

impl Layout {
    pub(crate) fn new(blocks: Vec<Block>) -> Self {
        Layout { blocks, gaps: Vec::new() }
    }

    /// The same with gaps in its blocks, which are in order and do not overlap.
    pub(crate) fn with_gaps(self, gaps: Vec<Range<usize>>) -> Self {
        Layout { gaps, ..self }
    }

    /// Whether every block and every gap lies within `text`, on its character boundaries and after the one
    /// before.
    pub(crate) fn fits(&self, text: &str) -> bool {
        let mut end = 0;
        let gaps = self.gaps.iter().all(|gap| {
            let ordered = end <= gap.start;
            end = gap.end;
            ordered && text.get(gap.clone()).is_some()
        });
        let mut end = 0;
        gaps && self.blocks.iter().all(|block| {
            let (range, body) = (block.range(), block.body());
            let ordered = end <= range.start && range.start <= body.start && body.end <= range.end;
            end = range.end;
            ordered && text.get(range).is_some() && text.get(body).is_some()
        })
    }

    /// The blocks in the order of the text.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// What stands within blocks and is not of their text, in order, in bytes: the running head of a page, or
    /// the time of a subtitle, where a sentence goes on behind it. Empty for most texts.
    ///
    /// # Example
    ///
    /// ```
    /// use epitome::Layout;
    ///
    /// let text = "[00:09] The ferry between\n[00:12] the two villages is gone.\n[00:17] It sank.";
    /// let layout = Layout::of(text);
    /// assert_eq!(&text[layout.gaps()[0].clone()], "\n[00:12] ");
    /// let sentence = "[00:09] The ferry between\nthe two villages is gone.";
    /// assert_eq!(layout.displayed(text, layout.blocks()[0].range()), sentence);
    /// ```
    pub fn gaps(&self) -> &[Range<usize>] {
        &self.gaps
    }

    /// A part of the layout's text without its [`gaps`](Layout::gaps): a line end stands for each that goes
    /// over lines.
    ///
    /// Complexity: O(log(gaps)) without a gap in it, else O(length of the part).
    ///
    /// # Panics
    ///
    /// When the range does not lie on character boundaries of the text.
    pub fn displayed<'t>(&self, text: &'t str, range: Range<usize>) -> Cow<'t, str> {
        gaps::displayed(text, &self.gaps, range)
    }

    /// The language that the text is most likely in, by its prose: what a page shows before its article may
    /// be in another. Else as [`Language::detect`].
    ///
    /// Complexity: O(blocks before the prose), and what [`Language::detect`] takes.
    ///
    /// # Example
    ///
    /// ```
    /// use epitome::{Language, Layout};
    ///
    /// let text = "Skip to main content\nSign in\nTerms of service\n\nDer Fluss ist in der Nacht \
    ///     nach dem Regen über die Ufer getreten, und die Fähre ist seit gestern nicht mehr gefahren.";
    /// assert_eq!(Layout::of(text).language(text), Language::German);
    /// ```
    pub fn language(&self, text: &str) -> Language {
        let is_prose = |block: &&Block| block.kind.is_prose();
        let head = self.blocks.iter().take_while(|block| block.start < Language::SAMPLE);
        if head.clone().all(|block| block.kind != BlockKind::Boilerplate) {
            return Language::detect(text);
        }
        let mut prose = String::with_capacity(Language::SAMPLE);
        for block in self.blocks.iter().filter(is_prose) {
            let left = Language::SAMPLE - prose.len();
            let Some(body) = text.get(block.body()) else { continue };
            prose.push_str(&body[..floor_char_boundary(body, left.saturating_sub(1))]);
            prose.push('\n');
            if prose.len() + 1 >= Language::SAMPLE {
                break;
            }
        }
        match Language::detect(&prose) {
            Language::Unknown => Language::detect(text),
            found => found,
        }
    }

    /// The text as a splitter reads it: the gaps are white space of their length.
    pub(crate) fn blanked<'t>(&self, text: &'t str) -> Cow<'t, str> {
        gaps::blanked(text, &self.gaps, 0..text.len())
    }
}
