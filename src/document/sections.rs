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
        // `Ann Lee  9:14 AM`, and what names a voice in subtitles.
        let name = name_before_time(name).unwrap_or(name);
        let name = if label.trim_start().starts_with("<v ") {
            name.strip_prefix("v ").unwrap_or(name)
        } else {
            name
        };
        (!name.is_empty()).then_some(name)
    }

    /// When a sentence is said: the time before it in its block, else that before its turn, else that of the
    /// subtitle or the paragraph it stands in; without the marks around it. `None` where there is none.
    ///
    /// Complexity: O(log(gaps of the source) + length of the stamp).
    pub(crate) fn time(&self, sentence: usize) -> Option<&'t str> {
        let (source, range) = (self.source(sentence), self.range(sentence));
        let number = self.block_of(sentence);
        let text = self.sources[source].text();
        let block = self.block(number);
        let gaps = &self.analysis.gaps[source];
        // A sentence that opens behind a time has it, though the time stands before its first word.
        let gap = gaps.partition_point(|gap| gap.start <= range.start).checked_sub(1).map(|at| &gaps[at]);
        let in_block = gap.filter(|gap| gap.start >= block.range().start).map(|gap| &text[gap.clone()]);
        let label = || {
            let is_turn = block.kind() == BlockKind::Turn;
            text.get(block.range().start..block.body().start).filter(|_| is_turn)
        };
        let stamp = || {
            let number = self.analysis.blocks[number].time? as usize;
            text.get(self.analysis.blocks[number].block.range())
        };
        in_block
            .and_then(clock_times)
            .or_else(|| label().and_then(clock_times))
            .or_else(|| stamp().and_then(clock_times))
    }
}

/// The first line with a time such as `7:45` or `00:12:03`, from its first digit to the end of the last time
/// on it; a half of the day behind that is part of it.
fn clock_times(s: &str) -> Option<&str> {
    let clock = |w: &[u8]| matches!(w, [b'0'..=b'9', b':', b'0'..=b'9', b'0'..=b'9']);
    s.lines().find_map(|line| {
        let bytes = line.as_bytes();
        let last = bytes.windows(4).rposition(clock)?;
        let start = bytes.iter().position(u8::is_ascii_digit)?;
        let digits = |b: &&u8| b.is_ascii_digit() || matches!(b, b':' | b'.' | b',');
        let end = last + bytes[last..].iter().take_while(digits).count();
        let time = line[start..end].trim_end_matches([':', '.', ',']);
        let rest = &line[start + time.len()..];
        let half = ["AM", "PM", "am", "pm", "a.m.", "p.m."]
            .into_iter()
            .find(|half| rest.trim_start().starts_with(half));
        let half = half.map_or(0, |half| rest.len() - rest.trim_start().len() + half.len());
        Some(&line[start..start + time.len() + half])
    })
}

/// The name before a time at the end of a line: `Ann Lee  9:14 AM`, `Ann — Today at 9:14`, `Ann (00:12):`.
pub(crate) fn name_before_time(line: &str) -> Option<&str> {
    let line = line.trim_end_matches(|c: char| !c.is_alphanumeric());
    let time = clock_times(line)?;
    // Behind it nothing; before it a day and a word or two: "Today at", "12 Mar 2024 at".
    let at = line.rfind(time)?;
    if at == 0 && time.len() == line.len() || at + time.len() < line.len() {
        return None;
    }
    // The time may have a day before it, and the name a number in it: "Speaker 1 (00:12)".
    let colon = time.find(':')?;
    let day = at;
    let at = at + time[..colon].trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let parts = ["  ", "\t", " — ", " – ", " - ", " | ", " · ", " • ", ", [", " [", " ("];
    let part = parts.into_iter().filter_map(|part| line.find(part)).min();
    let end = part.filter(|&end| end <= at).unwrap_or(day);
    let name = line[..end].trim_end_matches(|c: char| !c.is_alphanumeric());
    let between = line[name.len()..at].split_whitespace().filter(|word| word.contains(char::is_alphanumeric));
    (!name.is_empty() && name.contains(char::is_alphabetic) && between.count() <= 4).then_some(name)
}
