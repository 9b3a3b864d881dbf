//! The result: chosen sentences, borrowed from the sources.

use crate::{Document, Outcome, Source};
use std::fmt;
use std::ops::Range;

/// The chosen sentences, in reading order, and what became of the request.
///
/// It borrows the sources' texts and nothing else. Printed, it is its sentences joined by one space.
///
/// # Example
///
/// ```
/// let text = "Rain fell for a week. The river rose over its banks. People left their houses.";
/// let summary = epitome::summarize(text, 2);
/// for sentence in &summary {
///     assert_eq!(&text[sentence.range()], sentence.text());
/// }
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Summary<'t> {
    sentences: Vec<Sentence<'t>>,
    outcome: Outcome,
    #[cfg_attr(feature = "serde", serde(skip))]
    sources: Vec<Source<'t>>,
}

/// A chosen sentence: its text, its place and what it was worth.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Sentence<'t> {
    pub(crate) text: &'t str,
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) index: usize,
    pub(crate) source: usize,
    pub(crate) score: f64,
    pub(crate) rank: usize,
}

impl<'t> Sentence<'t> {
    /// The sentence as it stands in its source.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// Its place in its source's text, in bytes.
    pub fn range(&self) -> Range<usize> {
        self.start..self.end
    }

    /// Its number among the document's sentences, from 0.
    pub fn index(&self) -> usize {
        self.index
    }

    /// The number of its source, from 0.
    pub fn source(&self) -> usize {
        self.source
    }

    /// What the scorer gave it; comparable within one document.
    pub fn score(&self) -> f64 {
        self.score
    }

    /// Its place in the order of choice, from 0.
    pub fn rank(&self) -> usize {
        self.rank
    }
}

impl<'t> Summary<'t> {
    pub(crate) fn new(sentences: Vec<Sentence<'t>>, outcome: Outcome, sources: Vec<Source<'t>>) -> Self {
        Summary { sentences, outcome, sources }
    }

    /// The number of sentences.
    pub fn len(&self) -> usize {
        self.sentences.len()
    }

    /// Whether there is no sentence; [`outcome`](Summary::outcome) says why.
    pub fn is_empty(&self) -> bool {
        self.sentences.is_empty()
    }

    /// The sentences.
    pub fn sentences(&self) -> &[Sentence<'t>] {
        &self.sentences
    }

    /// The sentences, one by one.
    pub fn iter(&self) -> std::slice::Iter<'_, Sentence<'t>> {
        self.sentences.iter()
    }

    /// What the summary is, or why it is short or empty.
    pub fn outcome(&self) -> &Outcome {
        &self.outcome
    }

    /// The sources that were summarized, in the order given.
    pub fn sources(&self) -> &[Source<'t>] {
        &self.sources
    }

    /// The same sentences in the order of choice, the best first.
    #[must_use]
    pub fn by_rank(mut self) -> Self {
        self.sentences.sort_by_key(|sentence| sentence.rank);
        self
    }
}

impl<'s, 't> IntoIterator for &'s Summary<'t> {
    type Item = &'s Sentence<'t>;
    type IntoIter = std::slice::Iter<'s, Sentence<'t>>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<'t> IntoIterator for Summary<'t> {
    type Item = Sentence<'t>;
    type IntoIter = std::vec::IntoIter<Sentence<'t>>;

    fn into_iter(self) -> Self::IntoIter {
        self.sentences.into_iter()
    }
}

impl fmt::Display for Summary<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, sentence) in self.sentences.iter().enumerate() {
            if i > 0 {
                f.write_str(" ")?;
            }
            f.write_str(sentence.text)?;
        }
        Ok(())
    }
}

impl fmt::Display for Sentence<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text)
    }
}

/// The chosen sentences as a summary of them is displayed.
pub(crate) fn shown(document: &Document<'_>, chosen: &[usize]) -> String {
    let turn = reading_turns(document.sources());
    let mut order = chosen.to_vec();
    order.sort_by_key(|&i| (turn[document.source(i)], i));
    order.into_iter().map(|i| document.sentence(i)).collect::<Vec<_>>().join(" ")
}

/// The place of each source in reading order: by date where all have one, else as given.
pub(crate) fn reading_turns(sources: &[Source<'_>]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..sources.len()).collect();
    if sources.iter().all(|source| source.date().is_some()) {
        order.sort_by_key(|&i| sources[i].date());
    }
    let mut turns = vec![0; sources.len()];
    for (turn, source) in order.into_iter().enumerate() {
        turns[source] = turn;
    }
    turns
}
