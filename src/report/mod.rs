//! A page that shows a summary in its text: one HTML file that needs nothing else.
//!
//! ```
//! use epitome::Summarizer;
//!
//! let text = "# Bridge\n\nThe old bridge is closed. Rust was found in its cables. A ferry sails meanwhile.";
//! let summarizer = Summarizer::new();
//! let document = summarizer.document(text)?;
//! let page = summarizer.report(&document, 1)?.html()?;
//! assert!(page.starts_with("<!DOCTYPE html>") && page.contains("<title>Bridge</title>"));
//! # Ok::<(), epitome::Error>(())
//! ```
//!
//! It holds the summary with the reasons of each sentence, the key phrases, and the whole text with the
//! summary marked in it. Every sentence has its rank, so that a slider sets the length without a server: from
//! one sentence to all that would ever be chosen, of long texts to a thousand. Without scripts the page shows
//! the length it was made for.

mod label;
mod page;

pub use label::Label;

use crate::keywords::{Keyword, KeywordExtractor};
use crate::reasons::{CoverageMap, English, Explanation, Reason, SentenceReasons, Wording};
use crate::{Budget, Document, Error, Language, Outcome, Scores, Sentence, Summarizer, Summary};
use std::fmt;

/// A page about one summary: made by [`Summarizer::report`], written by [`html`](Report::html).
///
/// The page is one HTML document, light or dark as its reader prefers, for a screen, paper, the keyboard and
/// screen readers. It asks for nothing from anywhere: its policy (Content Security Policy) allows its one
/// style sheet and its one script by their hashes, and nothing else. Whatever comes from the text, titles,
/// queries and ids is escaped, and each part has its own language and direction.
///
/// What a script or a style sheet of one's own may rely on:
///
/// - `#length`: the slider; its value is the number of sentences shown.
/// - `.sentences > li`: a sentence of the summary, or one that a greater length shows, with `data-rank`, from
///   0, and `data-words`; `hidden` where it is not shown.
/// - `#sentence-12`: the sentence numbered 12 of the document, in the text, `data-chosen` where it is in the
///   summary.
/// - `article`: a source with its text, as [`Html`](crate::render::highlight::Html) writes it.
/// - `svg`: the [`Strip`](crate::render::Strip).
///
/// # Example
///
/// ```
/// use epitome::Summarizer;
///
/// let summarizer = Summarizer::new();
/// let document = summarizer.document("Rain fell for a week. The river rose over its banks.")?;
/// let report = summarizer.report(&document, 1)?.with_title("Flood").with_keywords(5);
/// assert_eq!(report.summary().len(), 1);
/// assert!(report.html()?.contains("id=\"sentence-1\""));
/// # Ok::<(), epitome::Error>(())
/// ```
#[derive(Clone)]
pub struct Report<'d, 't> {
    document: &'d Document<'t>,
    scores: Scores,
    summary: Summary<'t>,
    /// The sentences of the page's list with their reasons, in reading order.
    items: Vec<Item<'t>>,
    /// The rank of each sentence of the document; empty where the length is fixed.
    ranks: Vec<Option<usize>>,
    keywords: Vec<Keyword>,
    query: Option<String>,
    title: Option<String>,
    words: Words<'d>,
}

#[derive(Clone, Debug)]
struct Item<'t> {
    sentence: Sentence<'t>,
    rank: usize,
    reasons: SentenceReasons,
    /// The sentences it stands for in the summary the page was made for.
    covers: Vec<usize>,
}

/// What the page's own words and the reasons are said by.
#[derive(Clone, Copy)]
struct Words<'d> {
    language: Language,
    labels: &'d (dyn Fn(&Label) -> String + 'd),
    wording: &'d (dyn Wording + 'd),
}

fn english_label(label: &Label) -> String {
    label.to_string()
}

/// So many key phrases a page shows unless told otherwise: what fits in a few lines.
const KEYWORDS: usize = 10;

/// So many sentences the slider goes to at most, unless the page is made for more: nobody reads a longer
/// summary, and the page would be several times the text.
const MOST_ITEMS: usize = 1000;

impl fmt::Debug for Report<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Report").field("summary", &self.summary).finish_non_exhaustive()
    }
}

/// # A page about it
impl Summarizer {
    /// A page with the summary of a document within a budget: its reasons, the key phrases, and the text with
    /// the summary marked in it. Neighbours that [`with_context`](Summarizer::with_context) shows are not on
    /// it, since all of the text is.
    ///
    /// # Errors
    ///
    /// As for [`select_nested`](Summarizer::select_nested), which finds the ranks of the sentences beyond the
    /// budget.
    ///
    /// Complexity: that of [`select_nested`](Summarizer::select_nested) and [`explain`](Summarizer::explain)
    /// for all sentences.
    ///
    /// # Example
    ///
    /// ```
    /// use epitome::{Budget, Summarizer};
    ///
    /// let text = "Rain fell for a week. The river rose over its banks. People left their houses.";
    /// let summarizer = Summarizer::new().with_query("Where did people go?");
    /// let document = summarizer.document(text)?;
    /// let page = summarizer.report(&document, Budget::words(10))?.with_title("The flood").html()?;
    /// assert!(page.contains("<h1 dir=\"auto\">The flood</h1>"));
    /// # Ok::<(), epitome::Error>(())
    /// ```
    pub fn report<'d, 't>(
        &self,
        document: &'d Document<'t>,
        budget: impl Into<Budget>,
    ) -> Result<Report<'d, 't>, Error> {
        let scores = self.score(document)?;
        let summarizer = self.clone().with_context(0);
        let lengths = [budget.into(), Budget::percent(100)];
        let mut summaries = summarizer.select_nested(document, &scores, lengths)?.into_iter();
        let summary = summaries.next().unwrap_or_default();
        let all = summaries.next().unwrap_or_default();
        let explanation = summarizer.explain(document, &scores, &summary)?;
        // Clauses are no sentences with a rank, and of nothing there is no first length.
        let is_fixed = summary.is_empty() || matches!(summary.outcome(), Outcome::Clauses { .. });
        let (items, ranks) = if is_fixed {
            (Item::fixed(&summary, &explanation), Vec::new())
        } else {
            let ranks = ranks(document, &summary, &all);
            let most = summary.len().max(MOST_ITEMS);
            let mut listed = all.into_iter().collect::<Vec<_>>();
            listed.retain(|sentence| ranks[sentence.index()].is_some_and(|rank| rank < most));
            let of_all: Vec<&Sentence<'_>> = listed.iter().collect();
            let nothing = CoverageMap::default();
            let reasons = summarizer.explain_sentences(document, &scores, &of_all, &nothing)?;
            (Item::ranked(listed, reasons, &ranks, explanation.coverage()), ranks)
        };
        Ok(Report {
            document,
            scores,
            summary,
            items,
            ranks,
            keywords: KeywordExtractor::new().extract(document, KEYWORDS),
            query: self.query().map(str::to_owned),
            title: None,
            words: Words { language: Language::English, labels: &english_label, wording: &English },
        })
    }
}

impl<'t> Item<'t> {
    /// The sentences of a summary, and nothing beyond it.
    fn fixed(summary: &Summary<'t>, explanation: &Explanation) -> Vec<Self> {
        let reasons = explanation.sentences().iter().cloned();
        let item = |(sentence, reasons): (&Sentence<'t>, SentenceReasons)| Item {
            sentence: sentence.clone(),
            rank: sentence.rank(),
            reasons,
            covers: Vec::new(),
        };
        summary.iter().zip(reasons).map(item).collect()
    }

    /// Sentences with their reasons and ranks, and those that each stands for.
    fn ranked(
        sentences: Vec<Sentence<'t>>,
        reasons: Vec<SentenceReasons>,
        ranks: &[Option<usize>],
        coverage: &CoverageMap,
    ) -> Vec<Self> {
        let mut covers = vec![Vec::new(); ranks.len()];
        for i in 0..ranks.len() {
            if let Some(by) = coverage.covered_by(i).filter(|&by| by != i) {
                covers[by].push(i);
            }
        }
        let item = |(sentence, reasons): (Sentence<'t>, SentenceReasons)| Item {
            rank: ranks[sentence.index()].unwrap_or_default(),
            reasons,
            covers: std::mem::take(&mut covers[sentence.index()]),
            sentence,
        };
        sentences.into_iter().zip(reasons).map(item).collect()
    }
}

/// The rank of each sentence of a document: those of the summary first, then those that longer ones add, then
/// what none shows.
fn ranks(document: &Document<'_>, summary: &Summary<'_>, all: &Summary<'_>) -> Vec<Option<usize>> {
    let mut ranks = vec![None; document.len()];
    let mut next = 0..;
    let (first, longer) = (summary.clone().by_rank(), all.clone().by_rank());
    let in_order = first.iter().chain(longer.iter()).map(Sentence::index).chain(0..document.len());
    for index in in_order {
        if ranks[index].is_none() {
            ranks[index] = next.next();
        }
    }
    ranks
}

impl<'d> Report<'d, '_> {
    /// With so many key phrases at most; 10 by default.
    #[must_use]
    pub fn with_keywords(self, count: usize) -> Self {
        Report { keywords: KeywordExtractor::new().extract(self.document, count), ..self }
    }

    /// With another title. By default that of the text, else its name; of several texts how many there are.
    #[must_use]
    pub fn with_title(self, title: impl Into<String>) -> Self {
        Report { title: Some(title.into()), ..self }
    }

    /// With reasons in another language.
    #[must_use]
    pub fn with_wording(self, wording: &'d (dyn Wording + 'd)) -> Self {
        Report { words: Words { wording, ..self.words }, ..self }
    }

    /// With the page's own words in another language, which is the page's language then.
    ///
    /// # Example
    ///
    /// ```
    /// use epitome::report::Label;
    /// use epitome::{Language, Summarizer};
    ///
    /// let summarizer = Summarizer::new();
    /// let document = summarizer.document("Der Fluss stieg in der Nacht. Schnee fiel auf den Bergen.")?;
    /// let labels = |label: &Label| match label {
    ///     Label::Summary => "Zusammenfassung".to_owned(),
    ///     other => other.to_string(),
    /// };
    /// let page = summarizer.report(&document, 1)?.with_labels(Language::German, &labels).html()?;
    /// assert!(page.contains("<html lang=\"de\"") && page.contains("<title>Zusammenfassung</title>"));
    /// # Ok::<(), epitome::Error>(())
    /// ```
    #[must_use]
    pub fn with_labels(self, language: Language, labels: &'d (dyn Fn(&Label) -> String + 'd)) -> Self {
        Report { words: Words { language, labels, ..self.words }, ..self }
    }

    /// The summary that the page shows first.
    pub fn summary(&self) -> &Summary<'_> {
        &self.summary
    }

    /// The page.
    ///
    /// # Errors
    ///
    /// When a tokenizer of the caller's own fails on the query.
    ///
    /// Complexity: O(length of the text).
    pub fn html(&self) -> Result<String, Error> {
        page::page(self)
    }
}
