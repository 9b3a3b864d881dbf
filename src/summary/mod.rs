//! The result: the chosen sentences with their places, and what is known of their sources.

mod sources;

pub use sources::{Mention, SourceOutcome};

use crate::{Document, Language, Outcome, Source};
use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

/// The chosen sentences, in reading order, and what became of the request.
///
/// It borrows the sources' texts and nothing else; [`into_owned`](Summary::into_owned) makes one that
/// outlives them. Printed, it is its sentences joined by one space. With feature `serde` it is written and
/// read back.
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
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Summary<'t> {
    sentences: Vec<Sentence<'t>>,
    sources: Vec<SummarizedSource<'t>>,
    outcome: Outcome,
}

/// A chosen sentence: its text, where it stands and what it was worth.
///
/// With feature `serde` it is written and read back.
///
/// # Example
///
/// ```
/// use epitome::{Source, Summarizer};
///
/// let text = "# Bridge\n\nAnn: The old bridge is closed.\n\nBen: Rust was found in its cables.";
/// let source = Source::new(text).with_id("minutes");
/// let summary = Summarizer::new().summarize(source, 1);
/// let sentence = &summary.sentences()[0];
/// assert_eq!((sentence.source_id(), sentence.heading()), (Some("minutes"), Some("Bridge")));
/// assert_eq!(sentence.speaker(), Some("Ann"));
/// ```
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Sentence<'t> {
    text: Cow<'t, str>,
    start: usize,
    end: usize,
    index: usize,
    source: usize,
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    source_id: Option<Cow<'t, str>>,
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    heading: Option<Cow<'t, str>>,
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    speaker: Option<Cow<'t, str>>,
    score: f64,
    rank: usize,
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    also_in: Vec<Mention<'t>>,
}

/// What is known of a source that was summarized, without its text.
///
/// With feature `serde` it is written and read back.
///
/// # Example
///
/// ```
/// use epitome::Language;
///
/// let summary = epitome::summarize("# Hochwasser\n\nDer Fluss stieg in der Nacht über die Ufer.", 1);
/// let source = &summary.sources()[0];
/// assert_eq!((source.title(), source.language()), (Some("Hochwasser"), Language::German));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct SummarizedSource<'t> {
    id: Option<Cow<'t, str>>,
    title: Option<Cow<'t, str>>,
    date: Option<Cow<'t, str>>,
    language: Language,
    #[cfg_attr(feature = "serde", serde(default))]
    outcome: SourceOutcome,
}

fn owned(text: Option<Cow<'_, str>>) -> Option<Cow<'static, str>> {
    text.map(|text| Cow::Owned(text.into_owned()))
}

impl<'t> SummarizedSource<'t> {
    /// A source of which nothing was found out.
    pub(crate) fn new(source: &Source<'t>) -> Self {
        SummarizedSource {
            id: source.id().map(Cow::Borrowed),
            title: source.title().map(Cow::Borrowed),
            date: source.date().map(Cow::Borrowed),
            language: Language::Unknown,
            outcome: SourceOutcome::NotChosen,
        }
    }

    /// The name it was given.
    pub fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    /// Its title: the one it was given, else the one found in its text.
    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// The date it was given.
    pub fn date(&self) -> Option<&str> {
        self.date.as_deref()
    }

    /// The language its words were taken to be in.
    pub fn language(&self) -> Language {
        self.language
    }

    /// What became of it: whether a sentence of it is shown, and if none is, why.
    pub fn outcome(&self) -> SourceOutcome {
        self.outcome
    }

    fn into_owned(self) -> SummarizedSource<'static> {
        SummarizedSource {
            id: owned(self.id),
            title: owned(self.title),
            date: owned(self.date),
            language: self.language,
            outcome: self.outcome,
        }
    }
}

impl<'t> Sentence<'t> {
    /// The sentence as it stands in its source.
    pub fn text(&self) -> &str {
        &self.text
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

    /// The name its source was given.
    pub fn source_id(&self) -> Option<&str> {
        self.source_id.as_deref()
    }

    /// The heading it stands under, be it the text's title; `None` before the first one.
    pub fn heading(&self) -> Option<&str> {
        self.heading.as_deref()
    }

    /// Who says it, in a talk whose turns are labelled.
    pub fn speaker(&self) -> Option<&str> {
        self.speaker.as_deref()
    }

    /// What the scorer gave it; comparable within one document.
    pub fn score(&self) -> f64 {
        self.score
    }

    /// Its place in the order of choice, from 0.
    pub fn rank(&self) -> usize {
        self.rank
    }

    /// The sentences of other sources that say the same: copies, near-copies and restatements, in the order
    /// of the sources.
    ///
    /// # Example
    ///
    /// ```
    /// use epitome::{Source, Summarizer};
    ///
    /// let sources = [
    ///     Source::new("The old iron bridge at Harlow was closed on Monday.").with_id("post"),
    ///     Source::new("At Harlow the old iron bridge was closed on Monday evening.").with_id("echo"),
    /// ];
    /// let summary = Summarizer::new().summarize(sources, 1);
    /// let sentence = &summary.sentences()[0];
    /// assert_eq!(sentence.source_id(), Some("post"));
    /// assert_eq!(sentence.also_in()[0].source_id(), Some("echo"));
    /// ```
    pub fn also_in(&self) -> &[Mention<'t>] {
        &self.also_in
    }

    fn into_owned(self) -> Sentence<'static> {
        Sentence {
            text: Cow::Owned(self.text.into_owned()),
            start: self.start,
            end: self.end,
            index: self.index,
            source: self.source,
            source_id: owned(self.source_id),
            heading: owned(self.heading),
            speaker: owned(self.speaker),
            score: self.score,
            rank: self.rank,
            also_in: self.also_in.into_iter().map(Mention::into_owned).collect(),
        }
    }
}

impl<'t> Summary<'t> {
    /// The summary of the chosen sentences, given in the order of choice; `scores` are those of all
    /// sentences.
    pub(crate) fn of(document: &Document<'t>, chosen: &[usize], scores: &[f64], outcome: Outcome) -> Self {
        let sentence = |(rank, &index): (usize, &usize)| Sentence {
            text: Cow::Borrowed(document.sentence(index)),
            start: document.range(index).start,
            end: document.range(index).end,
            index,
            source: document.source(index),
            source_id: document.sources()[document.source(index)].id().map(Cow::Borrowed),
            heading: document.heading(index).map(Cow::Borrowed),
            speaker: document.speaker(index).map(Cow::Borrowed),
            score: scores[index],
            rank,
            also_in: Vec::new(),
        };
        let mut sentences: Vec<Sentence<'t>> = chosen.iter().enumerate().map(sentence).collect();
        let turn = reading_turns(document.sources());
        sentences.sort_by_key(|sentence| (turn[sentence.source], sentence.index));
        let known = |(number, source)| SummarizedSource {
            title: document.title(number).map(Cow::Borrowed),
            language: document.language(),
            outcome: SourceOutcome::of(document, number, chosen),
            ..SummarizedSource::new(source)
        };
        let sources = document.sources().iter().enumerate().map(known).collect();
        Summary { sentences, sources, outcome }
    }

    /// The same with another outcome.
    pub(crate) fn with_outcome(self, outcome: Outcome) -> Self {
        Summary { outcome, ..self }
    }

    /// The same of parts of sentences, where `sentence_of` has the sentence that each part is of.
    pub(crate) fn with_indices(mut self, sentence_of: &[usize]) -> Self {
        for part in &mut self.sentences {
            part.index = sentence_of[part.index];
        }
        self
    }

    /// A summary of nothing, with the reason.
    pub(crate) fn empty(sources: &[Source<'t>], outcome: Outcome) -> Self {
        let sources = sources.iter().map(SummarizedSource::new).collect();
        Summary { sentences: Vec::new(), sources, outcome }
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

    /// The title of the text: the one it was given, else the one found in it. Of several sources, that of the
    /// first one that has a title.
    ///
    /// # Example
    ///
    /// ```
    /// let summary = epitome::summarize("# Flood\n\nThe river rose over its banks at night.", 1);
    /// assert_eq!(summary.title(), Some("Flood"));
    /// ```
    pub fn title(&self) -> Option<&str> {
        self.sources.iter().find_map(SummarizedSource::title)
    }

    /// The language that the words of all sources were taken to be in.
    ///
    /// # Example
    ///
    /// ```
    /// use epitome::Language;
    ///
    /// let summary = epitome::summarize("Der Fluss stieg in der Nacht über die Ufer.", 1);
    /// assert_eq!(summary.language(), Language::German);
    /// ```
    pub fn language(&self) -> Language {
        self.sources.first().map(SummarizedSource::language).unwrap_or_default()
    }

    /// The sources that were summarized, in the order given.
    pub fn sources(&self) -> &[SummarizedSource<'t>] {
        &self.sources
    }

    /// The same sentences in the order of choice, the best first.
    #[must_use]
    pub fn by_rank(mut self) -> Self {
        self.sentences.sort_by_key(|sentence| sentence.rank);
        self
    }

    /// The same, owning what it shows, so that it outlives the sources' texts.
    ///
    /// Complexity: O(length of the summary).
    ///
    /// # Example
    ///
    /// ```
    /// use epitome::Summary;
    ///
    /// fn read(path: &str) -> Summary<'static> {
    ///     let text = format!("The file {path} was read. It held two sentences.");
    ///     epitome::summarize(&text, 1).into_owned()
    /// }
    /// assert_eq!(read("a.txt").to_string(), "The file a.txt was read.");
    /// ```
    #[must_use]
    pub fn into_owned(self) -> Summary<'static> {
        Summary {
            sentences: self.sentences.into_iter().map(Sentence::into_owned).collect(),
            sources: self.sources.into_iter().map(SummarizedSource::into_owned).collect(),
            outcome: self.outcome,
        }
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
            f.write_str(&sentence.text)?;
        }
        Ok(())
    }
}

impl fmt::Display for Sentence<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
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
fn reading_turns(sources: &[Source<'_>]) -> Vec<usize> {
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
