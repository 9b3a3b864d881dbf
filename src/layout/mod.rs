//! Text to blocks: what of a text is title, heading, paragraph, list item, or a page's boilerplate.
//!
//! A text passes in this order, each step a file of its own:
//!
//! 1. `lines` cuts it at line breaks and notes of each line how it starts, how it ends and how wide it is;
//! 2. `markers`, `markup`, `timestamps`, `mail` and `speakers` read what stands before a line's own words:
//!    `#`, `>`, `-`, `(iv)`, `00:12`, `From:`, `PM:`;
//!    `pages` finds the heads and feet of printed pages;
//! 3. `wrap` decides which line breaks are only there because a line was full;
//! 4. `blocks` joins lines to blocks accordingly, `interrupted` those that go on behind a page's end or a
//!    time, and `unpunctuated` cuts those that go on without a final mark;
//! 5. `boilerplate` cuts what a tool glued together (`glued`) and finds what a page shows around its text, by
//!    its words (`phrases`), its shape (`shapes`), its place (`frame`), who speaks (`notices`) and where the
//!    article is (`article`), with its headline (`headline`);
//! 6. `headings` finds the title and the headings.

mod blocks;
mod boilerplate;
mod headings;
#[cfg(feature = "html")]
pub mod html;
mod interrupted;
mod lines;
mod mail;
mod markers;
mod markup;
mod options;
mod pages;
mod speakers;
mod timestamps;
mod unpunctuated;
mod wrap;

pub use crate::document::{Block, BlockKind, Boilerplate};
pub use options::{LayoutOptions, LineBreaks};

use crate::Layout;
use std::ops::Range;

impl Layout {
    /// The layout of a plain text or of Markdown, found from its lines, with the default options.
    ///
    /// Complexity: O(length of the text) in time, O(number of lines) in memory.
    pub fn of(text: &str) -> Layout {
        Layout::with(text, LayoutOptions::new())
    }

    /// The layout of a plain text or of Markdown, found from its lines.
    ///
    /// Complexity: as for [`of`](Layout::of).
    ///
    /// # Example
    ///
    /// ```
    /// use epitome::Layout;
    /// use epitome::layout::{LayoutOptions, LineBreaks};
    ///
    /// let verse = "the heron stands\nin the slow water";
    /// let wrapped = LayoutOptions::new().with_line_breaks(LineBreaks::Wrapped);
    /// assert_eq!(Layout::with(verse, wrapped).blocks().len(), 1);
    /// assert_eq!(Layout::of(verse).blocks().len(), 2);
    /// ```
    pub fn with(text: &str, options: LayoutOptions) -> Layout {
        let mut lines = lines::lines(text);
        mail::part_heads(text, &mut lines);
        let mut marks = markers::markers(text, &lines);
        pages::find(text, &lines, &mut marks);
        let marks = speakers::with_turns(text, &lines, marks);
        let joined = wrap::joined(text, &lines, &marks, options.line_breaks());
        let mut gaps = timestamps::tags(text, &lines, &marks);
        let drafts = interrupted::join(text, blocks::drafts(text, &lines, &marks, &joined), &mut gaps);
        let mut drafts = unpunctuated::cut(text, drafts);
        drafts = boilerplate::glued::cut(text, drafts);
        boilerplate::find(text, &mut drafts);
        boilerplate::notices::find(text, &mut drafts);
        if boilerplate::article::find(text, &mut drafts) {
            // What it left out says no more what the text's words are.
            boilerplate::notices::find(text, &mut drafts);
        }
        boilerplate::glued::join(text, &mut drafts);
        headings::find(text, &mut drafts);
        let layout = Layout::new(drafts.into_iter().map(blocks::Draft::block).collect());
        if gaps.is_empty() { layout } else { layout.with_gaps(in_order(gaps)) }
    }
}

/// Ranges in order, those that touch as one.
fn in_order(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| range.start);
    let mut ordered: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match ordered.last_mut().filter(|last| range.start <= last.end) {
            Some(last) => last.end = last.end.max(range.end),
            None => ordered.push(range),
        }
    }
    ordered
}
