//! A text cut where marks begin and end.

use std::ops::Range;

/// What is marked in a source: each list in order and without overlaps.
#[derive(Debug, Default)]
pub(super) struct Marks {
    sentences: Vec<Range<usize>>,
    /// Of each its number.
    numbers: Vec<usize>,
    pub(super) gaps: Vec<Range<usize>>,
    pub(super) phrases: Vec<Range<usize>>,
    pub(super) terms: Vec<Range<usize>>,
}

/// A stretch of a text in which nothing begins or ends. Numbers tell one mark of a kind from the next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) range: Range<usize>,
    pub(super) sentence: Option<usize>,
    pub(super) phrase: Option<usize>,
    pub(super) term: Option<usize>,
    pub(super) outside: Outside,
}

/// What a piece is besides the text's own words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outside {
    No,
    /// The mark of a list or a heading, the name of a speaker.
    Label,
    /// What interrupts a text and is none of it.
    Gap,
    /// Something stood here that is not shown.
    Omitted,
}

impl Marks {
    pub(super) fn push_sentence(&mut self, range: Range<usize>, number: usize) {
        self.sentences.push(range);
        self.numbers.push(number);
    }

    /// The pieces of a range, whose own words stand in `body`.
    ///
    /// Complexity: O(log(marks)) and O(1) a piece.
    pub(super) fn pieces(&self, range: Range<usize>, body: &Range<usize>) -> Vec<Piece> {
        let mut sentences = Cursor::at(&self.sentences, range.start);
        let mut gaps = Cursor::at(&self.gaps, range.start);
        let mut phrases = Cursor::at(&self.phrases, range.start);
        let mut terms = Cursor::at(&self.terms, range.start);
        // Without words of its own all of it is shown as it is.
        let bounds = [body.start, body.end].map(|at| if body.is_empty() { range.start } else { at });
        let mut pieces = Vec::new();
        let mut at = range.start;
        while at < range.end {
            let [sentence, gap, phrase, term] =
                [&mut sentences, &mut gaps, &mut phrases, &mut terms].map(|cursor| cursor.seek(at));
            let ends = [sentence, gap, phrase, term].map(|(_, end)| end);
            let bound = bounds.into_iter().find(|&bound| at < bound).unwrap_or(range.end);
            let end = ends.into_iter().fold(bound.min(range.end), usize::min);
            let is_label = !body.is_empty() && !body.contains(&at);
            let outside = match gap.0 {
                Some(_) => Outside::Gap,
                None if is_label => Outside::Label,
                None => Outside::No,
            };
            let sentence = sentence.0.filter(|_| outside != Outside::Gap);
            let within = sentence.is_some() && outside == Outside::No;
            pieces.push(Piece {
                range: at..end,
                sentence: sentence.map(|at| self.numbers[at]),
                phrase: phrase.0.filter(|_| within),
                term: term.0.filter(|_| within),
                outside,
            });
            at = end;
        }
        pieces
    }
}

/// A place in a list of ranges in order, which only goes on.
struct Cursor<'r> {
    ranges: &'r [Range<usize>],
    next: usize,
}

impl<'r> Cursor<'r> {
    fn at(ranges: &'r [Range<usize>], at: usize) -> Self {
        Cursor { ranges, next: ranges.partition_point(|range| range.end <= at) }
    }

    /// The number of the range at a place, and where that changes.
    fn seek(&mut self, at: usize) -> (Option<usize>, usize) {
        while self.ranges.get(self.next).is_some_and(|range| range.end <= at) {
            self.next += 1;
        }
        match self.ranges.get(self.next) {
            Some(range) if range.start <= at => (Some(self.next), range.end),
            Some(range) => (None, range.start),
            None => (None, usize::MAX),
        }
    }
}

/// Puts ranges in order and makes one of those that overlap.
pub(super) fn join(ranges: &mut Vec<Range<usize>>) {
    ranges.sort_unstable_by_key(|range| (range.start, range.end));
    ranges.dedup_by(|next, last| {
        let overlaps = next.start < last.end;
        if overlaps {
            last.end = last.end.max(next.end);
        }
        overlaps
    });
}
