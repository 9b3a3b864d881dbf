//! The titles, headings and sections of a document, asked by every method that looks at its structure.

use super::{BlockKind, Document};

/// The sections of a document's sentences: what stands between headings, each within one source.
///
/// Sections are numbered from 0 through all sources. A section without sentences has no number.
#[derive(Debug)]
pub(crate) struct Sections {
    /// For each sentence its section.
    of: Vec<u32>,
    /// For each section its source.
    sources: Vec<u32>,
}

impl Sections {
    /// Complexity: O(blocks + sentences) time and memory.
    pub(crate) fn new(document: &Document<'_>) -> Self {
        let mut opened = 0_u32;
        let opened: Vec<u32> = document
            .blocks()
            .map(|(_, block)| {
                opened += u32::from(is_heading(block.kind()));
                opened
            })
            .collect();
        let place = |i: usize| (document.source(i), opened[document.block_of(i)]);
        let mut sections = Sections { of: Vec::with_capacity(document.len()), sources: Vec::new() };
        for i in 0..document.len() {
            if i == 0 || place(i) != place(i - 1) {
                sections.sources.push(document.source(i) as u32);
            }
            sections.of.push(sections.sources.len() as u32 - 1);
        }
        sections
    }

    /// The section of each sentence.
    pub(crate) fn of(&self) -> &[u32] {
        &self.of
    }

    /// The source of each section.
    pub(crate) fn sources(&self) -> &[u32] {
        &self.sources
    }
}

pub(super) fn is_heading(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Title | BlockKind::Heading)
}

impl<'t> Document<'t> {
    /// The title of a source: the one it was given, else the one found in its text. `None` also where there
    /// is no source with this number.
    ///
    /// Complexity: O(blocks of the source + log(blocks)).
    pub fn title(&self, source: usize) -> Option<&'t str> {
        let given = self.sources.get(source)?.title().filter(|title| !title.trim().is_empty());
        given.or_else(|| {
            self.headings(source).find(|(kind, _)| *kind == BlockKind::Title).map(|(_, text)| text)
        })
    }

    /// The titles and headings that stand in the text of a source, in order.
    pub(crate) fn headings(&self, source: usize) -> impl Iterator<Item = (BlockKind, &'t str)> {
        let first = self.analysis.blocks.partition_point(|b| (b.source as usize) < source);
        let own = self.analysis.blocks[first..].iter().take_while(move |b| b.source as usize == source);
        let text = self.sources[source].text();
        let headings = own.map(|b| &b.block).filter(|block| is_heading(block.kind()));
        headings.map(move |block| (block.kind(), &text[block.body()]))
    }

    /// The heading a sentence stands under, be it its source's title; `None` before the first one.
    ///
    /// Complexity: O(1).
    pub(crate) fn heading(&self, sentence: usize) -> Option<&'t str> {
        let text = self.sources[self.source(sentence)].text();
        text.get(self.analysis.blocks[self.heading_block(sentence)?].block.body())
    }

    /// The number of the block of the heading that a sentence stands under.
    pub(crate) fn heading_block(&self, sentence: usize) -> Option<usize> {
        self.analysis.blocks[self.block_of(sentence)].heading.map(|number| number as usize)
    }

    /// Who says a sentence: the name before a turn of talk, without a time and the marks around it. `None`
    /// outside talk and where a time alone opens the turn.
    ///
    /// Complexity: O(length of the label).
    pub(crate) fn speaker(&self, sentence: usize) -> Option<&'t str> {
        let block = self.block(self.block_of(sentence));
        if block.kind() != BlockKind::Turn {
            return None;
        }
        let text = self.sources[self.source(sentence)].text();
        let label = text.get(block.range().start..block.body().start)?;
        let is_mark = |c: char| !c.is_alphanumeric();
        let name = label.trim_start_matches(|c: char| is_mark(c) || c.is_numeric()).trim_end_matches(is_mark);
        // What is left of a time: "PM - Ann".
        let half_day = ["AM", "PM", "am", "pm"].into_iter().find_map(|half| name.strip_prefix(half));
        let behind_time = half_day.filter(|rest| label != name && rest.starts_with([' ', ']', ',']));
        let name = behind_time.map_or(name, |rest| rest.trim_start_matches(is_mark));
        (!name.is_empty()).then_some(name)
    }
}
