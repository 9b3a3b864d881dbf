//! Text to blocks: what of a text is title, heading, paragraph, list item, or a page's furniture.
//!
//! A text passes in this order:
//!
//! 1. [`lines`] cuts it at line breaks and notes of each line how it starts, how it ends and how wide it is;
//! 2. [`marks`], [`times`], [`mail`] and [`turns`] read what stands before a line's own words: `#`, `>`, `-`, `(iv)`, `PM:`, `00:12`;
//! 3. [`wrap`] decides which line breaks are only there because a line was full;
//! 4. [`blocks`] joins lines to blocks accordingly, and [`pauses`] cuts those that go on without a final mark;
//! 5. [`headings`] finds the title and the headings, [`furniture`] what the page shows around its text.

mod block;
mod blocks;
mod frame;
mod furniture;
mod headings;
#[cfg(feature = "html")]
pub mod html;
mod lines;
mod mail;
mod marks;
mod options;
mod pauses;
mod phrases;
mod shapes;
mod times;
mod turns;
mod wrap;

pub use block::{Block, BlockKind, Furniture};
pub use options::{LayoutOptions, LineBreaks};

use crate::Language;

/// The blocks of one source, in order, and the language they are in.
///
/// Blocks mark parts of a text; they never rewrite a byte. They do not overlap, each lies on character boundaries, and
/// what lies between two blocks is white space, control characters or a byte order mark.
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
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Layout {
    language: Language,
    blocks: Vec<Block>,
}

impl Layout {
    /// The layout of a plain text or of Markdown, found from its lines, with the default options.
    ///
    /// Complexity: O(length of the text) in time, O(number of lines) in memory.
    pub fn of(text: &str, language: Language) -> Layout {
        Layout::with(text, language, LayoutOptions::new())
    }

    /// The layout of a plain text or of Markdown, found from its lines.
    ///
    /// Complexity: as for [`of`](Layout::of).
    ///
    /// # Example
    ///
    /// ```
    /// use epitome::{Language, Layout};
    /// use epitome::layout::{LayoutOptions, LineBreaks};
    ///
    /// let verse = "the heron stands\nin the slow water";
    /// let wrapped = LayoutOptions::new().with_line_breaks(LineBreaks::Wrapped);
    /// assert_eq!(Layout::with(verse, Language::English, wrapped).blocks().len(), 1);
    /// assert_eq!(Layout::of(verse, Language::English).blocks().len(), 2);
    /// ```
    pub fn with(text: &str, language: Language, options: LayoutOptions) -> Layout {
        let mut lines = lines::lines(text);
        mail::part_heads(text, &mut lines);
        let marks = turns::with_turns(text, &lines, marks::marks(text, &lines));
        let joined = wrap::joined(text, &lines, &marks, options.line_breaks());
        let mut drafts = pauses::cut(text, blocks::drafts(text, &lines, &marks, &joined));
        furniture::mark(text, &mut drafts);
        headings::mark(text, &mut drafts);
        Layout { language, blocks: drafts.into_iter().map(blocks::Draft::block).collect() }
    }

    /// Whether every block lies within `text`, on its character boundaries and behind the block before.
    pub(crate) fn fits(&self, text: &str) -> bool {
        let mut end = 0;
        self.blocks.iter().all(|block| {
            let (range, body) = (block.range(), block.body());
            let ordered = end <= range.start && range.start <= body.start && body.end <= range.end;
            end = range.end;
            ordered && text.get(range).is_some() && text.get(body).is_some()
        })
    }

    /// The same blocks for a text in another language.
    pub(crate) fn in_language(&self, language: Language) -> Layout {
        Layout { language, blocks: self.blocks.clone() }
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
