//! Text to blocks: what of a text is title, heading, paragraph, list item, or a page's furniture.

mod plain;

use crate::Language;
use std::ops::Range;

/// The blocks of one source, in order, and the language they are in.
///
/// Blocks mark parts of a text; they never rewrite a byte. They do not overlap, each lies on character boundaries, and
/// what lies between two blocks is white space or markup.
///
/// # Example
///
/// ```
/// use epitome::{Language, Layout, layout::BlockKind};
///
/// let text = "Bridge reopens\n\nThe bridge over the Aller opened again on Monday.";
/// let layout = Layout::of(text, Language::English);
/// assert_eq!(layout.blocks()[0].kind(), BlockKind::Title);
/// assert_eq!(&text[layout.blocks()[0].range()], "Bridge reopens");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    language: Language,
    blocks: Vec<Block>,
}

/// A part of a text that belongs together, such as a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    kind: BlockKind,
    start: usize,
    end: usize,
    /// Where the block's own words begin, behind a speaker's label or a list mark; `start` where there is neither.
    body: usize,
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

impl Block {
    pub(crate) fn new(kind: BlockKind, range: Range<usize>) -> Self {
        Block { kind, start: range.start, end: range.end, body: range.start }
    }

    /// What the block is.
    pub fn kind(&self) -> BlockKind {
        self.kind
    }

    /// The block's place in its text, in bytes.
    pub fn range(&self) -> Range<usize> {
        self.start..self.end
    }

    /// The place of the block's own words, without a speaker's label or a list mark before them, in bytes.
    pub fn body(&self) -> Range<usize> {
        self.body..self.end
    }
}

impl Layout {
    /// The layout of a plain text: found from its lines.
    ///
    /// Complexity: O(length of the text).
    pub fn of(text: &str, language: Language) -> Layout {
        Layout { language, blocks: plain::blocks(text) }
    }

    /// The language the text is in.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The blocks in the order of the text.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }
}
