//! What a results page shows of a document: the passages that answer a query best, with the query's words
//! marked.

mod extent;
mod hits;

use crate::score::Background;
use crate::tokenize::{Tokenizer, WordTokenizer};
use crate::{Budget, Error, Language, Source, Unit};
use extent::{Extent, Free, Reach};
use hits::Scratch;
use std::fmt;
use std::ops::Range;
use std::sync::{Arc, Mutex};

/// The length of a snippet where none is set: some two lines, as results pages show.
const LENGTH: Budget = Budget::chars(160);

/// A scratch that has met more terms than this is not kept: by then it holds some megabytes.
const MOST_TERMS: usize = 100_000;

/// Finds the passages of documents that answer a query best, as a search engine's highlighter does.
///
/// Words match by what the tokenizer makes of them: by default folded and stemmed, so that a query for
/// "bridges" marks "Bridge"; in scripts without spaces by pairs of characters. Stop words match only where
/// the query has nothing else. The best passage is the one that holds, within the length, the most of the
/// query's distinct words, each by its weight; of equal ones that with more matches, then the first. A second
/// passage is the best of the rest of the text, words that no passage has yet before all others, and so on.
///
/// A passage consists of whole sentences where those around its matches fit the length, and as many beside
/// them as fit; else it is cut at words, with an ellipsis where a sentence is cut.
///
/// Made once for a query and used for as many documents as wanted, from any thread: what it learns of words
/// is kept.
///
/// # Example
///
/// ```
/// use epitome::{Budget, snippet::Snippeter};
///
/// let text = "The ferry sails from May. A ticket costs nineteen pounds, and residents pay half. It rained.";
/// let snippeter = Snippeter::builder("ticket for a resident").length(Budget::chars(70)).build()?;
/// let snippets = snippeter.snippets(text);
/// assert_eq!(snippets.len(), 1);
/// assert_eq!(snippets[0].to_string(), "A ticket costs nineteen pounds, and residents pay half. It rained.");
/// let marked: Vec<_> = snippets[0].highlights().iter().map(|range| &text[range.clone()]).collect();
/// # #[cfg(feature = "stemmers")]
/// assert_eq!(marked, ["ticket", "residents"]);
/// # Ok::<(), epitome::Error>(())
/// ```
pub struct Snippeter {
    query: Arc<str>,
    length: Budget,
    count: usize,
    language: Option<Language>,
    tokenizer: Arc<dyn Tokenizer>,
    background: Option<Arc<Background>>,
    /// What is learned of words, one for each thread at work and each language.
    scratches: Mutex<Vec<Scratch>>,
}

/// The parameters of a [`Snippeter`], checked by [`build`](SnippeterBuilder::build).
///
/// # Example
///
/// ```
/// use epitome::{Budget, snippet::Snippeter};
///
/// let error = Snippeter::builder("ferry").length(Budget::percent(10)).build().unwrap_err();
/// assert_eq!(error.to_string(), "parameter 'length' is 10%, but must be above 0 in chars, words or bytes");
/// assert!(Snippeter::builder("ferry").length(Budget::words(30)).count(3).build().is_ok());
/// ```
pub struct SnippeterBuilder {
    snippeter: Snippeter,
}

impl Snippeter {
    /// For a query, with the defaults: one snippet a document, of at most 160 characters.
    pub fn new(query: impl Into<Arc<str>>) -> Self {
        Snippeter {
            query: query.into(),
            length: LENGTH,
            count: 1,
            language: None,
            tokenizer: Arc::new(WordTokenizer::new()),
            background: None,
            scratches: Mutex::new(Vec::new()),
        }
    }

    /// For a query, to set parameters other than the default ones.
    pub fn builder(query: impl Into<Arc<str>>) -> SnippeterBuilder {
        SnippeterBuilder { snippeter: Snippeter::new(query) }
    }

    /// The best passages of a document, the best first; none where no word of the query stands in it.
    ///
    /// A single match that is longer than a snippet may be is not shown.
    ///
    /// Complexity: O(length of the text) time, and memory for a range a word.
    pub fn snippets<'t>(&self, text: impl Into<Source<'t>>) -> Vec<Snippet<'t>> {
        let text = text.into().text();
        let mut scratch = self.scratch(text);
        scratch.find_hits(&*self.tokenizer, text);
        let extent = Extent::new(text, self.length, scratch.language());
        let mut snippets: Vec<Snippet<'t>> = Vec::new();
        let mut shown = scratch.nothing_shown();
        while snippets.len() < self.count {
            let Some((core, score)) = scratch.best_window(&extent, &shown) else { break };
            let free = free(text, &snippets, core.start);
            let reach = extent.around(scratch.words(), core, &free);
            let highlights = scratch.show(reach.range.clone(), &mut shown);
            if !extent.admits(&reach) {
                continue;
            }
            let Reach { range: Range { start, end }, cut_before, cut_after } = reach;
            snippets.push(Snippet { text, start, end, cut_before, cut_after, highlights, score });
        }
        self.keep(scratch);
        snippets
    }

    /// The places of all matches in a document, in bytes, in order and without overlap.
    ///
    /// Complexity: O(length of the text) time, and memory for a range a word.
    ///
    /// # Example
    ///
    /// ```
    /// use epitome::snippet::Snippeter;
    ///
    /// let text = "The old bridge was closed. A new bridge opened.";
    /// assert_eq!(Snippeter::new("bridge").highlights(text), [8..14, 33..39]);
    /// ```
    pub fn highlights<'t>(&self, text: impl Into<Source<'t>>) -> Vec<Range<usize>> {
        let text = text.into().text();
        let mut scratch = self.scratch(text);
        scratch.find_hits(&*self.tokenizer, text);
        let highlights = scratch.highlights(0..text.len());
        self.keep(scratch);
        highlights
    }

    /// A scratch of the text's language: one that was used before, or a new one.
    fn scratch(&self, text: &str) -> Scratch {
        let language = self.language.unwrap_or_else(|| Language::detect(text));
        let mut scratches = self.scratches.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let known = scratches.iter().position(|scratch| scratch.language() == language);
        if let Some(known) = known {
            return scratches.swap_remove(known);
        }
        drop(scratches);
        let weight = |term: &str| self.background.as_ref().map_or(1.0, |background| idf(background, term));
        Scratch::new(&*self.tokenizer, &self.query, language, weight)
    }

    fn keep(&self, scratch: Scratch) {
        if scratch.terms() <= MOST_TERMS {
            self.scratches.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push(scratch);
        }
    }
}

/// The part of a text around a place that no snippet has.
fn free(text: &str, snippets: &[Snippet<'_>], at: usize) -> Free {
    let before = snippets.iter().filter(|snippet| snippet.end <= at).max_by_key(|snippet| snippet.end);
    let behind = snippets.iter().filter(|snippet| snippet.start > at).min_by_key(|snippet| snippet.start);
    let (start, end) = (before.map_or(0, |s| s.end), behind.map_or(text.len(), |s| s.start));
    Free {
        range: start..end,
        opens: before.is_none_or(|snippet| !snippet.cut_after),
        closes: behind.is_none_or(|snippet| !snippet.cut_before),
    }
}

/// How rare a term is: ln((N + 1) / (df + 0.5)), above 0 for every term.
fn idf(background: &Background, term: &str) -> f64 {
    let (documents, holders) = (background.documents() as f64, background.document_frequency(term) as f64);
    libm::log((documents + 1.0) / (holders + 0.5))
}

impl SnippeterBuilder {
    /// The most that a snippet may have, ellipses counted: characters, words or bytes, above 0. Default 160
    /// characters.
    #[must_use]
    pub fn length(mut self, length: impl Into<Budget>) -> Self {
        self.snippeter.length = length.into();
        self
    }

    /// The most snippets of a document, at least 1. Default 1.
    #[must_use]
    pub fn count(mut self, snippets: usize) -> Self {
        self.snippeter.count = snippets;
        self
    }

    /// The language of the documents and the query. By default it is found from each document.
    #[must_use]
    pub fn language(mut self, language: Language) -> Self {
        self.snippeter.language = Some(language);
        self
    }

    /// What makes terms of words. Where it fails on a document, that has no snippets.
    #[must_use]
    pub fn tokenizer(mut self, tokenizer: impl Tokenizer + 'static) -> Self {
        self.snippeter.tokenizer = Arc::new(tokenizer);
        self
    }

    /// How common words are in the documents that are searched: a word of the query then weighs
    /// ln((N + 1) / (df + 0.5)), with N documents of which df hold it. By default all weigh the same.
    #[must_use]
    pub fn background(mut self, background: impl Into<Arc<Background>>) -> Self {
        self.snippeter.background = Some(background.into());
        self
    }

    /// The snippeter.
    ///
    /// # Errors
    ///
    /// When the length is zero, soft, or counted in anything but characters, words or bytes, or the count is
    /// zero.
    pub fn build(self) -> Result<Snippeter, Error> {
        let length = self.snippeter.length;
        let counted = matches!(length.unit(), Unit::Chars | Unit::Words | Unit::Bytes);
        if !counted || length.amount() == 0 || length.is_nearest() {
            return Err(Error::parameter("length", length, "above 0 in chars, words or bytes"));
        }
        Error::check_count("count", self.snippeter.count, 1..=usize::MAX)?;
        Ok(self.snippeter)
    }
}

impl fmt::Debug for Snippeter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Snippeter")
            .field("query", &self.query)
            .field("length", &self.length)
            .field("count", &self.count)
            .field("language", &self.language)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for SnippeterBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SnippeterBuilder").field("snippeter", &self.snippeter).finish()
    }
}

/// A passage of a document that answers a query. Displayed, it is its text, with `…` where a sentence is cut.
///
/// # Example
///
/// ```
/// use epitome::{Budget, snippet::Snippeter};
///
/// let text = "After the flood of that year the council had the old bridge over the river <Aller> \
///     closed to all but pedestrians, as it did again in May.";
/// let snippeter = Snippeter::builder("bridge river").length(Budget::chars(50)).build()?;
/// let snippet = &snippeter.snippets(text)[0];
/// assert_eq!(snippet.to_string(), "…had the old bridge over the river <Aller> closed…");
///
/// let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
/// let html: String = snippet
///     .pieces()
///     .map(|(text, is_match)| if is_match { format!("<b>{}</b>", escaped(text)) } else { escaped(text) })
///     .collect();
/// assert_eq!(html, "had the old <b>bridge</b> over the <b>river</b> &lt;Aller> closed");
/// # Ok::<(), epitome::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Snippet<'t> {
    /// The text of the document.
    text: &'t str,
    start: usize,
    end: usize,
    cut_before: bool,
    cut_after: bool,
    highlights: Vec<Range<usize>>,
    score: f64,
}

impl<'t> Snippet<'t> {
    /// The passage as it stands in the document.
    pub fn text(&self) -> &'t str {
        &self.text[self.start..self.end]
    }

    /// Its place in the document, in bytes.
    pub fn range(&self) -> Range<usize> {
        self.start..self.end
    }

    /// The places of its matches in the document, in bytes, in order and without overlap.
    pub fn highlights(&self) -> &[Range<usize>] {
        &self.highlights
    }

    /// Whether it starts within a sentence.
    pub fn is_cut_before(&self) -> bool {
        self.cut_before
    }

    /// Whether it ends within a sentence.
    pub fn is_cut_after(&self) -> bool {
        self.cut_after
    }

    /// The weight of the distinct words of the query that it holds.
    pub fn score(&self) -> f64 {
        self.score
    }

    /// Its text in pieces, in order, each with whether it is a match; what is between two matches, too.
    pub fn pieces(&self) -> impl Iterator<Item = (&'t str, bool)> + '_ {
        let mut at = self.start;
        let marked = self.highlights.iter().cloned().chain(std::iter::once(self.end..self.end));
        let pairs = marked.flat_map(move |range| {
            let before = at..range.start;
            at = range.end;
            [(before, false), (range, true)]
        });
        pairs.filter(|(range, _)| !range.is_empty()).map(|(range, is_match)| (&self.text[range], is_match))
    }
}

impl fmt::Display for Snippet<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ellipsis = |cut: bool| if cut { "…" } else { "" };
        write!(f, "{}{}{}", ellipsis(self.cut_before), self.text(), ellipsis(self.cut_after))
    }
}
