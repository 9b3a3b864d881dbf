//! Many sources: who says the same, in which order they stand, and what became of each.

use super::{Sentence, Summary, owned};
use crate::Document;
use crate::admission::Standing;
use hashbrown::HashMap;
use std::borrow::Cow;
use std::ops::Range;

/// A sentence of another source that says the same as a chosen one.
///
/// With feature `serde` it is written and read back.
///
/// # Example
///
/// ```
/// use epitome::Summarizer;
///
/// let texts = [
///     "The old iron bridge was closed on Monday.",
///     "It rained. The old iron bridge was closed on Monday.",
/// ];
/// let summary = Summarizer::new().summarize(texts, 1);
/// let mention = &summary.sentences()[0].also_in()[0];
/// assert_eq!((mention.source(), mention.index()), (1, 2));
/// assert_eq!(&texts[1][mention.range()], "The old iron bridge was closed on Monday.");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Mention<'t> {
    index: usize,
    start: usize,
    end: usize,
    source: usize,
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    source_id: Option<Cow<'t, str>>,
}

impl<'t> Mention<'t> {
    fn new(document: &Document<'t>, index: usize) -> Self {
        let (range, source) = (document.range(index), document.source(index));
        let source_id = document.sources()[source].id().map(Cow::Borrowed);
        Mention { index, start: range.start, end: range.end, source, source_id }
    }

    /// Its number among the document's sentences, from 0.
    pub fn index(&self) -> usize {
        self.index
    }

    /// Its place in its source's text, in bytes.
    pub fn range(&self) -> Range<usize> {
        self.start..self.end
    }

    /// The number of its source, from 0.
    pub fn source(&self) -> usize {
        self.source
    }

    /// The name its source was given.
    pub fn source_id(&self) -> Option<&str> {
        self.source_id.as_deref()
    }

    pub(super) fn into_owned(self) -> Mention<'static> {
        let Mention { index, start, end, source, source_id } = self;
        Mention { index, start, end, source, source_id: owned(source_id) }
    }
}

/// What became of a source: whether a sentence of it is shown, and if none is, why.
///
/// # Example
///
/// ```
/// use epitome::{SourceOutcome, Summarizer};
///
/// let text = "The old iron bridge was closed on Monday.";
/// let summary = Summarizer::new().summarize([text, text, ""], 2);
/// let outcomes: Vec<_> = summary.sources().iter().map(|source| source.outcome()).collect();
/// assert_eq!(outcomes, [SourceOutcome::Shown, SourceOutcome::SaidElsewhere, SourceOutcome::NoSentences]);
/// assert_eq!(SourceOutcome::SaidElsewhere.code(), "said-elsewhere");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum SourceOutcome {
    /// A sentence of it is shown.
    Shown,
    /// It has no sentence that a summary may show.
    NoSentences,
    /// Every sentence of it is ruled out.
    NothingAllowed,
    /// Every sentence of it that is not ruled out was read before.
    NothingNew,
    /// Another source's sentence is shown that says what one of its own does.
    SaidElsewhere,
    /// Others were better, or did not leave room.
    #[default]
    NotChosen,
}

impl SourceOutcome {
    /// Of a source of which nothing is shown so far.
    pub(super) fn of(document: &Document<'_>, source: usize) -> Self {
        if document.source_len(source) == 0 { SourceOutcome::NoSentences } else { SourceOutcome::NotChosen }
    }

    /// The name of the variant, for programs: `shown`, `no-sentences`, `nothing-allowed`, `nothing-new`,
    /// `said-elsewhere` or `not-chosen`.
    pub const fn code(self) -> &'static str {
        match self {
            SourceOutcome::Shown => "shown",
            SourceOutcome::NoSentences => "no-sentences",
            SourceOutcome::NothingAllowed => "nothing-allowed",
            SourceOutcome::NothingNew => "nothing-new",
            SourceOutcome::SaidElsewhere => "said-elsewhere",
            SourceOutcome::NotChosen => "not-chosen",
        }
    }
}

impl<'t> Summary<'t> {
    /// The same with what is known of several sources: for each of the chosen sentences, given in the order
    /// of choice, those that say the same, and what the rules say of each sentence.
    pub(crate) fn with_sources(
        mut self,
        document: &Document<'t>,
        chosen: &[usize],
        same: &[Vec<usize>],
        standing: impl Fn(usize) -> Standing,
    ) -> Self {
        debug_assert_eq!(chosen.len(), same.len());
        let rank_of: HashMap<usize, usize> = chosen.iter().copied().zip(0..).collect();
        for sentence in self.sentences.iter_mut().filter(|sentence| !sentence.context) {
            let same = rank_of.get(&sentence.index).into_iter().flat_map(|&rank| &same[rank]);
            sentence.also_in = same.map(|&other| Mention::new(document, other)).collect();
        }
        let mut said = vec![false; self.sources.len()];
        same.iter().flatten().for_each(|&other| said[document.source(other)] = true);
        let (mut open, mut seen) = (vec![false; self.sources.len()], vec![false; self.sources.len()]);
        for i in 0..document.len() {
            open[document.source(i)] |= matches!(standing(i), Standing::Open | Standing::Pinned);
            seen[document.source(i)] |= standing(i) == Standing::Seen;
        }
        for (number, source) in self.sources.iter_mut().enumerate() {
            if source.outcome == SourceOutcome::NotChosen {
                source.outcome = match () {
                    () if !open[number] && seen[number] => SourceOutcome::NothingNew,
                    () if !open[number] => SourceOutcome::NothingAllowed,
                    () if said[number] => SourceOutcome::SaidElsewhere,
                    () => SourceOutcome::NotChosen,
                };
            }
        }
        self
    }

    /// The same sentences in the order of the sources, as given, whatever their dates.
    #[must_use]
    pub fn by_source(mut self) -> Self {
        self.sentences.sort_by_key(|sentence| (sentence.source, sentence.index));
        self
    }

    /// The same sentences in the order of their sources' dates; those without a date behind all others.
    #[must_use]
    pub fn by_date(mut self) -> Self {
        let Summary { sentences, sources, .. } = &mut self;
        let date = |sentence: &Sentence<'_>| sources[sentence.source].date();
        sentences.sort_by(|a, b| {
            let by_date = date(a).is_none().cmp(&date(b).is_none()).then(date(a).cmp(&date(b)));
            by_date.then((a.source, a.index).cmp(&(b.source, b.index)))
        });
        self
    }

    /// The sentences by their sources' dates, the earliest first, those of one date in the order of the
    /// sources; those without a date come last.
    ///
    /// Complexity: O(k log k) for k sentences.
    ///
    /// # Example
    ///
    /// ```
    /// use epitome::{Source, Summarizer};
    ///
    /// let sources = [
    ///     Source::new("The water began to fall on Wednesday.").with_date("2024-03-06"),
    ///     Source::new("The river rose over its banks.").with_date("2024-03-04"),
    ///     Source::new("A bakery in the hills won a prize."),
    /// ];
    /// let summary = Summarizer::new().summarize(sources, 3);
    /// let dates: Vec<_> = summary.timeline().into_iter().map(|(date, _)| date).collect();
    /// assert_eq!(dates, [Some("2024-03-04"), Some("2024-03-06"), None]);
    /// ```
    pub fn timeline(&self) -> Vec<(Option<&str>, Vec<&Sentence<'t>>)> {
        let date = |sentence: &Sentence<'_>| self.sources[sentence.source].date();
        let mut order: Vec<&Sentence<'t>> = self.sentences.iter().collect();
        order.sort_by_key(|sentence| {
            (date(sentence).is_none(), date(sentence), sentence.source, sentence.index)
        });
        order
            .chunk_by(|a, b| date(a) == date(b))
            .filter_map(|group| Some((date(group.first()?), group.to_vec())))
            .collect()
    }
}
