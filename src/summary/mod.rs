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
    /// Without its gaps, where it has some.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    displayed: Option<Cow<'t, str>>,
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
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    time: Option<Cow<'t, str>>,
    score: f64,
    rank: usize,
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    also_in: Vec<Mention<'t>>,
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "is_false"))]
    context: bool,
}

/// For serde, which hands over a reference.
#[cfg(feature = "serde")]
#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
fn is_false(flag: &bool) -> bool {
    !flag
}

/// A sentence that is shown: one that was chosen, or one beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Shown {
    pub(crate) sentence: usize,
    /// The place in the order of choice, of one beside it that of the chosen one.
    pub(crate) rank: usize,
    pub(crate) is_context: bool,
}

impl Shown {
    /// Chosen sentences, given in the order of choice.
    pub(crate) fn in_order(chosen: impl Iterator<Item = usize>) -> Vec<Shown> {
        let shown = |(rank, sentence)| Shown { sentence, rank, is_context: false };
        chosen.enumerate().map(shown).collect()
    }

    /// Those that were chosen, in the order of choice.
    pub(crate) fn chosen(shown: &[Shown]) -> impl Iterator<Item = usize> + use<> {
        let mut chosen: Vec<Shown> = shown.iter().filter(|shown| !shown.is_context).copied().collect();
        chosen.sort_by_key(|shown| shown.rank);
        chosen.into_iter().map(|shown| shown.sentence)
    }

    /// Numbers the ranks anew from 0, where some of those chosen are no more there.
    pub(crate) fn rank_anew(shown: &mut [Shown]) {
        let mut ranks: Vec<usize> = shown.iter().filter(|shown| !shown.is_context).map(|s| s.rank).collect();
        ranks.sort_unstable();
        for shown in shown {
            shown.rank = ranks.partition_point(|&rank| rank < shown.rank);
        }
    }
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

    /// What is known of a source of a document.
    pub(crate) fn of(document: &Document<'t>, number: usize) -> Self {
        SummarizedSource {
            title: document.title(number).map(Cow::Borrowed),
            language: document.language_of(number),
            outcome: SourceOutcome::of(document, number),
            ..SummarizedSource::new(&document.sources()[number])
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

    pub(crate) fn into_owned(self) -> SummarizedSource<'static> {
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
    /// A sentence of a document.
    pub(crate) fn of(document: &Document<'t>, index: usize, score: f64, rank: usize) -> Self {
        Sentence {
            text: Cow::Borrowed(document.sentence(index)),
            displayed: Some(document.displayed(index)).filter(|text| matches!(text, Cow::Owned(_))),
            start: document.range(index).start,
            end: document.range(index).end,
            index,
            source: document.source(index),
            source_id: document.sources()[document.source(index)].id().map(Cow::Borrowed),
            heading: document.heading(index).map(Cow::Borrowed),
            speaker: document.speaker(index).map(Cow::Borrowed),
            time: document.time(index).map(Cow::Borrowed),
            score,
            rank,
            also_in: Vec::new(),
            context: false,
        }
    }

    /// The sentence as it stands in its source.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The sentence as it is printed: without what stands within it and is not of it, such as the running
    /// head of a page or the time of a subtitle ([`Layout::gaps`](crate::Layout::gaps)). Else its
    /// [`text`](Sentence::text).
    pub fn displayed(&self) -> &str {
        self.displayed.as_ref().unwrap_or(&self.text)
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

    /// When it is said, in a talk or in subtitles with times: the time or the times as they stand there,
    /// such as `00:01:02,400 --> 00:01:05,000`. That of the stamp the sentence begins under.
    ///
    /// # Example
    ///
    /// ```
    /// let text = "[00:09] Ann: The river rose in the night.\n[00:12] Ben: The old bridge is gone.";
    /// let summary = epitome::summarize(text, 2);
    /// let times: Vec<_> = summary.iter().map(|sentence| sentence.time()).collect();
    /// assert_eq!(times, [Some("00:09"), Some("00:12")]);
    /// ```
    pub fn time(&self) -> Option<&str> {
        self.time.as_deref()
    }

    /// What the scorer gave it; comparable within one document.
    pub fn score(&self) -> f64 {
        self.score
    }

    /// Its place in the order of choice, from 0; where it is [context](Sentence::is_context), that of the
    /// sentence it stands beside.
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

    /// Whether it was not chosen, but stands beside a sentence that was
    /// ([`Summarizer::with_context`](crate::Summarizer::with_context)).
    pub fn is_context(&self) -> bool {
        self.context
    }

    /// What it is cited by among the sentences of one request: the number of its source, from 1, and its
    /// place in bytes, `2:120-245`. It is the same whatever else is shown. What holds beyond one request, and
    /// leads back to the text, is a [`Citation`](crate::Citation).
    ///
    /// # Example
    ///
    /// ```
    /// let summary = epitome::summarize("Rain fell. The river rose over its banks.", 2);
    /// assert_eq!(summary.sentences()[1].mark(), "1:11-41");
    /// ```
    pub fn mark(&self) -> String {
        format!("{}:{}-{}", self.source + 1, self.start, self.end)
    }

    fn into_owned(self) -> Sentence<'static> {
        Sentence {
            text: Cow::Owned(self.text.into_owned()),
            displayed: owned(self.displayed),
            start: self.start,
            end: self.end,
            index: self.index,
            source: self.source,
            source_id: owned(self.source_id),
            heading: owned(self.heading),
            speaker: owned(self.speaker),
            time: owned(self.time),
            score: self.score,
            rank: self.rank,
            also_in: self.also_in.into_iter().map(Mention::into_owned).collect(),
            context: self.context,
        }
    }
}

impl<'t> Summary<'t> {
    /// The summary of the sentences that are shown; `scores` are those of all sentences.
    pub(crate) fn of(document: &Document<'t>, shown: &[Shown], scores: &[f64], outcome: Outcome) -> Self {
        let sentence = |&Shown { sentence, rank, is_context }: &Shown| Sentence {
            context: is_context,
            ..Sentence::of(document, sentence, scores[sentence], rank)
        };
        let mut sentences: Vec<Sentence<'t>> = shown.iter().map(sentence).collect();
        let turn = reading_turns(document.sources());
        sentences.sort_by_key(|sentence| (turn[sentence.source], sentence.index));
        let mut sources: Vec<SummarizedSource<'t>> =
            (0..document.sources().len()).map(|number| SummarizedSource::of(document, number)).collect();
        for sentence in &sentences {
            sources[sentence.source].outcome = SourceOutcome::Shown;
        }
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

    /// The language that the words were taken to be in: of several sources, that of the first whose language
    /// is known.
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
        let mut languages = self.sources.iter().map(SummarizedSource::language);
        languages.find(|&language| language != Language::Unknown).unwrap_or_default()
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
            f.write_str(sentence.displayed())?;
        }
        Ok(())
    }
}

impl fmt::Display for Sentence<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.displayed())
    }
}

/// A heading, where it is one within a text and not the title of all of it.
pub(crate) fn heading_below_title<'h>(heading: Option<&'h str>, title: Option<&str>) -> Option<&'h str> {
    heading.filter(|_| heading != title)
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
