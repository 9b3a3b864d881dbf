//! A summary marked in its text: the text with the chosen sentences highlighted in it, for a page, a terminal
//! or a file.
//!
//! [`Highlights`] joins a document and a summary of it: each sentence with its strength, the terms of a query
//! and key phrases within. It writes them as HTML, for a terminal, as Markdown and as plain text, in the
//! modes that word processors had ([`Mode`]).
//!
//! ```
//! use epitome::Summarizer;
//! use epitome::render::highlight::Highlights;
//!
//! let summarizer = Summarizer::new();
//! let document = summarizer.document("Rain fell. The river rose over its banks by night.")?;
//! let summary = summarizer.select(&document, &summarizer.score(&document)?, 1)?;
//! let highlights = Highlights::new(&document, &summary)?.with_query("river")?;
//! assert_eq!(
//!     highlights.plain().to_string(),
//!     "Rain fell. >>The *river* rose over its banks by night.<<"
//! );
//! # Ok::<(), epitome::Error>(())
//! ```

mod html;
mod markdown;
mod pieces;
mod terminal;
mod walk;
mod wrap;

pub use html::Html;
pub use markdown::Markdown;
pub use terminal::Terminal;

use crate::{Document, Error, Sentence, Summary};
use pieces::Marks;
use std::collections::HashSet;
use std::ops::Range;

/// What of a text is shown around its summary; as word processors had it.
///
/// # Example
///
/// ```
/// use epitome::Summarizer;
/// use epitome::render::highlight::{Highlights, Mode};
///
/// let summarizer = Summarizer::new().with_method("lead".parse()?);
/// let document = summarizer.document("# Flood\n\nRain fell for a week. The river rose.")?;
/// let summary = summarizer.select(&document, &summarizer.score(&document)?, 1)?;
/// let plain = |mode| -> Result<String, epitome::Error> {
///     Ok(Highlights::new(&document, &summary)?.with_mode(mode).plain().to_string())
/// };
/// let whole = plain(Mode::InPlace)?;
/// assert_eq!(whole, "# Flood\n\n>>Rain fell for a week.<< The river rose.");
/// assert_eq!(plain(Mode::Hide)?, "# Flood\n\nRain fell for a week.");
/// assert_eq!(plain(Mode::Bullets)?, "- Rain fell for a week.");
/// assert_eq!(plain(Mode::Abstract)?, format!("Rain fell for a week.\n\n* * *\n\n{whole}"));
/// # Ok::<(), epitome::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Mode {
    /// The whole text, the summary marked in it.
    #[default]
    InPlace,
    /// The summary first, then the whole text, the summary marked in it.
    Abstract,
    /// The summary's sentences where they stand, with their headings; the rest is left out.
    Hide,
    /// A list of the summary's sentences, in the summary's order.
    Bullets,
}

/// What the strength of a sentence's mark, from 1 to 5, is taken from. One that stands beside a chosen one
/// ([`is_context`](crate::Sentence::is_context)) has 1.
///
/// # Example
///
/// ```
/// use epitome::Summarizer;
/// use epitome::render::highlight::{Highlights, Strength};
///
/// let summarizer = Summarizer::new().with_method("lead".parse()?);
/// let document = summarizer.document("Rain fell for a week. The river rose.")?;
/// let summary = summarizer.select(&document, &summarizer.score(&document)?, 2)?;
/// let highlights = Highlights::new(&document, &summary)?;
/// assert!(highlights.html().to_string().contains("data-strength=\"3\">The river rose."));
/// let even = highlights.with_strength(Strength::Even);
/// assert!(even.html().to_string().contains("data-strength=\"5\">The river rose."));
/// # Ok::<(), epitome::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Strength {
    /// The order of choice: the first fifth of the sentences has 5.
    #[default]
    Rank,
    /// The score, as a share of the highest score in the summary.
    Score,
    /// Nothing: 5 for every sentence that was chosen.
    Even,
}

/// The strongest mark.
const STRONGEST: u8 = 5;

/// A document with a summary marked in it.
///
/// What is marked are the sentences of the summary, in their sources' texts, each with a strength from 1 to 5
/// ([`Strength`]); within sentences, whether chosen or not, the terms of a query, and key phrases. A sentence
/// over a gap ([`Layout::gaps`](crate::Layout::gaps)) is marked before and behind it.
///
/// # Example
///
/// ```
/// use epitome::Summarizer;
/// use epitome::render::highlight::{Highlights, Mode};
///
/// let text = "# Flood\n\nRain fell for a week. The river rose over its banks. A dog barked.";
/// let summarizer = Summarizer::new().with_method("lead".parse()?);
/// let document = summarizer.document(text)?;
/// let summary = summarizer.select(&document, &summarizer.score(&document)?, 1)?;
/// let highlights = Highlights::new(&document, &summary)?;
/// assert_eq!(
///     highlights.html().to_string(),
///     "<article dir=\"auto\" lang=\"en\" data-source=\"0\">\
///      <h1 dir=\"auto\"><span data-mark=\"label\" hidden># </span>Flood</h1>\n\n\
///      <p dir=\"auto\"><mark id=\"epitome-0\" data-mark=\"sentence\" data-sentence=\"0\" data-rank=\"0\" \
///      data-strength=\"5\">Rain fell for a week.</mark> The river rose over its banks. A dog barked.</p>\
///      </article>\n"
/// );
/// assert_eq!(highlights.with_mode(Mode::Bullets).markdown().to_string(), "- Rain fell for a week.\n");
/// # Ok::<(), epitome::Error>(())
/// ```
#[derive(Debug)]
pub struct Highlights<'d, 't> {
    document: &'d Document<'t>,
    mode: Mode,
    strength: Strength,
    /// The sentences of the document, or the parts of them, in the order of its sources.
    sentences: Vec<MarkedSentence>,
    /// Those that are shown, in the order of the summary.
    shown: Vec<usize>,
    /// Of each source.
    marks: Vec<Marks>,
}

/// A sentence of the document, or a part of it that is shown or not.
#[derive(Clone, Debug)]
struct MarkedSentence {
    index: usize,
    source: usize,
    range: Range<usize>,
    /// Where it is shown.
    choice: Option<Choice>,
}

#[derive(Clone, Copy, Debug)]
struct Choice {
    rank: usize,
    score: f64,
    is_context: bool,
    strength: u8,
}

impl Choice {
    fn of(sentence: &Sentence<'_>) -> Self {
        Choice {
            rank: sentence.rank(),
            score: sentence.score(),
            is_context: sentence.is_context(),
            strength: STRONGEST,
        }
    }
}

impl<'d, 't> Highlights<'d, 't> {
    /// A summary in the document it is of.
    ///
    /// # Errors
    ///
    /// Where a sentence of the summary does not stand in the document: the summary was one of another text.
    ///
    /// Complexity: O(n + k log k) for n sentences and k of them in the summary, and O(length of the summary).
    pub fn new(document: &'d Document<'t>, summary: &Summary<'_>) -> Result<Self, Error> {
        let mut order: Vec<usize> = (0..summary.len()).collect();
        let all = summary.sentences();
        order.sort_by_key(|&i| (all[i].source(), all[i].range().start, all[i].range().end));
        let mut next = order.iter().copied().peekable();
        let mut sentences: Vec<MarkedSentence> = Vec::with_capacity(document.len());
        let mut place = vec![None; summary.len()];
        for index in 0..document.len() {
            let (source, range) = (document.source(index), document.range(index));
            let part = |range, choice| MarkedSentence { index, source, range, choice };
            let mut at = range.start;
            let is_here = |&i: &usize| (all[i].source(), all[i].range().start) < (source, range.end);
            while let Some(i) = next.next_if(is_here) {
                let chosen = &all[i];
                let own = chosen.range();
                let text = document.sources()[source].text().get(own.clone());
                if chosen.source() != source || own.start < range.start || text != Some(chosen.text()) {
                    return Err(not_of_this(chosen));
                }
                let own = own.start.max(at)..own.end.min(range.end);
                if own.is_empty() {
                    continue; // within the one before
                }
                sentences.extend((at < own.start).then(|| part(at..own.start, None)));
                place[i] = Some(sentences.len());
                at = own.end;
                sentences.push(part(own, Some(Choice::of(chosen))));
            }
            sentences.extend((at < range.end).then(|| part(at..range.end, None)));
        }
        if let Some(i) = next.next() {
            return Err(not_of_this(&all[i]));
        }
        let mut marks: Vec<Marks> = Vec::with_capacity(document.sources().len());
        marks.resize_with(document.sources().len(), Marks::default);
        for (number, sentence) in sentences.iter().enumerate() {
            marks[sentence.source].push_sentence(sentence.range.clone(), number);
        }
        for (source, marks) in marks.iter_mut().enumerate() {
            marks.gaps = document.gaps(source).to_vec();
        }
        let shown = place.into_iter().flatten().collect();
        let mode = Mode::default();
        let mut highlights =
            Highlights { document, mode, strength: Strength::default(), sentences, shown, marks };
        highlights.weigh();
        Ok(highlights)
    }

    /// In another mode. The default is [`Mode::InPlace`].
    #[must_use]
    pub fn with_mode(self, mode: Mode) -> Self {
        Highlights { mode, ..self }
    }

    /// With strengths taken from something else. The default is [`Strength::Rank`].
    #[must_use]
    pub fn with_strength(mut self, strength: Strength) -> Self {
        self.strength = strength;
        self.weigh();
        self
    }

    /// Marks the terms of a query, found by their stems in every sentence, whether it is chosen or not.
    ///
    /// # Errors
    ///
    /// When the document's tokenizer fails on the query; the crate's own does not.
    ///
    /// Complexity: that of the tokenizer over the document, as for
    /// [`Document::word_ranges`].
    pub fn with_query(mut self, query: &str) -> Result<Self, Error> {
        let terms: HashSet<u32> = self.document.terms_of(query)?.into_iter().collect();
        self.marks.iter_mut().for_each(|marks| marks.terms.clear());
        if terms.is_empty() {
            return Ok(self);
        }
        for index in 0..self.document.len() {
            // Most sentences have none, and the places are found only where they are asked for.
            if !self.document.terms(index).iter().any(|term| terms.contains(term)) {
                continue;
            }
            let marks = &mut self.marks[self.document.source(index)];
            let ranges = self.document.word_ranges(index);
            let found = self.document.words(index).iter().zip(ranges).filter_map(|(word, range)| {
                (word.term().is_some_and(|term| terms.contains(&term))).then_some(range)
            });
            marks.terms.extend(found.filter(|range| !range.is_empty()));
        }
        self.marks.iter_mut().for_each(|marks| pieces::join(&mut marks.terms));
        Ok(self)
    }

    /// Marks phrases, such as the places of [`keywords`](crate::keywords()), within the sentences they stand
    /// in: each is the number of a source and a range of its text in bytes. What is no range of a source's
    /// characters is passed over.
    ///
    /// Complexity: O(p log p) for p phrases.
    ///
    /// # Example
    ///
    /// ```
    /// use epitome::Summarizer;
    /// use epitome::render::highlight::Highlights;
    ///
    /// let text = "The sea wall broke. A new sea wall is to be built.";
    /// let summarizer = Summarizer::new();
    /// let document = summarizer.document(text)?;
    /// let summary = summarizer.select(&document, &summarizer.score(&document)?, 1)?;
    /// let keywords = epitome::keywords(text, 1);
    /// let places = keywords.iter().flat_map(|keyword| keyword.places());
    /// let highlights = Highlights::new(&document, &summary)?
    ///     .with_phrases(places.map(|place| (place.source(), place.range())));
    /// assert!(highlights.html().to_string().contains("<mark data-mark=\"phrase\">sea wall</mark>"));
    /// # Ok::<(), epitome::Error>(())
    /// ```
    #[must_use]
    pub fn with_phrases(mut self, phrases: impl IntoIterator<Item = (usize, Range<usize>)>) -> Self {
        self.marks.iter_mut().for_each(|marks| marks.phrases.clear());
        for (source, range) in phrases {
            let text = self.document.sources().get(source).and_then(|of| of.text().get(range.clone()));
            if text.is_some_and(|text| !text.is_empty()) {
                self.marks[source].phrases.push(range);
            }
        }
        self.marks.iter_mut().for_each(|marks| pieces::join(&mut marks.phrases));
        self
    }

    /// As HTML.
    pub fn html(&self) -> Html<'_> {
        Html::new(self)
    }

    /// For a terminal, in colours.
    pub fn terminal(&self) -> Terminal<'_> {
        Terminal::new(self, true)
    }

    /// As plain text: the same without colours.
    pub fn plain(&self) -> Terminal<'_> {
        Terminal::new(self, false)
    }

    /// As Markdown.
    pub fn markdown(&self) -> Markdown<'_> {
        Markdown::new(self)
    }

    /// Gives each sentence that is shown its strength.
    fn weigh(&mut self) {
        let shown = self.shown.iter().filter_map(|&i| self.sentences[i].choice);
        let chosen = shown.clone().filter(|choice| !choice.is_context).count();
        let best = shown.map(|choice| choice.score).fold(0.0, f64::max);
        let strength = self.strength;
        for choice in self.sentences.iter_mut().filter_map(|sentence| sentence.choice.as_mut()) {
            let share = match strength {
                Strength::Rank => 1.0 - choice.rank as f64 / chosen.max(1) as f64,
                Strength::Score if best > 0.0 => choice.score / best,
                Strength::Score | Strength::Even => 1.0,
            };
            let level = (share * f64::from(STRONGEST)).ceil().clamp(1.0, f64::from(STRONGEST));
            choice.strength = if choice.is_context { 1 } else { level as u8 };
        }
    }
}

fn not_of_this(sentence: &Sentence<'_>) -> Error {
    Error::parameter("summary", sentence.mark(), "of this document")
}
