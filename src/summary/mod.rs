//! The result: the chosen sentences with their places, and what is known of their sources.

mod sentence;
mod sources;

pub use sentence::Sentence;
pub use sources::{Mention, SourceOutcome};

use crate::{Document, Language, Outcome, Source};
use std::borrow::Cow;
use std::fmt;

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

impl<'t> Summary<'t> {
    /// The summary of the sentences that are shown; `scores` are those of all sentences.
    pub(crate) fn of(document: &Document<'t>, shown: &[Shown], scores: &[f64], outcome: Outcome) -> Self {
        let sentence = |&Shown { sentence, rank, is_context }: &Shown| {
            let mut shown = Sentence::of(document, sentence, scores[sentence], rank);
            shown.context = is_context;
            shown
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
