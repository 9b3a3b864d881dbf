//! Key words and phrases: what a text is about, word for word, with every place where each stands.
//!
//! ```
//! let text = "The flood reached the old town. Behind the old town it rose by two metres.";
//! let keywords = epitome::keywords(text, 2);
//! assert_eq!(keywords[0].text(), "old town");
//! for place in keywords[0].places() {
//!     assert_eq!(&text[place.range()], "old town");
//! }
//! ```
//!
//! [`keywords`](crate::keywords()) is the short way; a [`KeywordExtractor`] has the options and takes a
//! [`Document`] that is analysed already.
//!
//! A candidate is a sequence of words that begins and ends with a term, with nothing but a space or a hyphen
//! between them; "river bank" and "river banks" are one. [`KeywordMethod`] says what a candidate is worth.
//! All methods share three departures from the papers: words are compared by their stems, what is no stop
//! word stands for the papers' nouns and adjectives, and of phrases of the same words only the best is given.

mod candidates;
mod rake;
mod salience;
mod text_rank;
mod tf_idf;
mod yake;

use crate::score::Background;
use crate::scores::sort_by_score;
use crate::{Document, Error};
use candidates::{Candidates, Token, tokens};
use std::cmp::Reverse;
use std::fmt;
use std::ops::Range;
use std::str::FromStr;
use std::sync::Arc;

/// A key word or phrase: how it is written, what it is worth and where it stands.
///
/// With feature `serde` it is written and read back.
///
/// # Example
///
/// ```
/// let text = "The sea wall broke. Both sea walls are old, and a third Sea Wall was never built.";
/// let keywords = epitome::keywords(text, 1);
/// assert_eq!((keywords[0].text(), keywords[0].count()), ("sea wall", 3));
/// ```
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Keyword {
    text: String,
    score: f64,
    places: Vec<KeywordPlace>,
}

/// A place where a key phrase stands.
///
/// With feature `serde` it is written and read back.
///
/// # Example
///
/// ```
/// let text = "The sea wall broke. A new one of the sea walls is built.";
/// let wall = &epitome::keywords(text, 1)[0];
/// let place = wall.places()[1];
/// assert_eq!((place.source(), place.sentence(), &text[place.range()]), (0, 1, "sea walls"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct KeywordPlace {
    source: usize,
    sentence: usize,
    start: usize,
    end: usize,
}

impl KeywordPlace {
    /// The number of its source, from 0.
    pub fn source(&self) -> usize {
        self.source
    }

    /// The number of its sentence in the document, from 0.
    pub fn sentence(&self) -> usize {
        self.sentence
    }

    /// Its place in its source's text, in bytes.
    pub fn range(&self) -> Range<usize> {
        self.start..self.end
    }
}

impl Keyword {
    /// How it is written most often, with one space for each line break or run of spaces; of forms equally
    /// often, the first.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What it is worth, above 0; comparable within one answer.
    pub fn score(&self) -> f64 {
        self.score
    }

    /// How often it stands in the document, in whatever form.
    pub fn count(&self) -> usize {
        self.places.len()
    }

    /// Every place where it stands, in the order of the text; at least one.
    pub fn places(&self) -> &[KeywordPlace] {
        &self.places
    }
}

impl fmt::Display for Keyword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// What a phrase is worth.
///
/// # Example
///
/// ```
/// use epitome::keywords::{KeywordExtractor, KeywordMethod};
///
/// let method: KeywordMethod = "yake".parse()?;
/// let extractor = KeywordExtractor::new().with_method(method).with_max_words(1)?;
/// assert_eq!(extractor.keywords("Rain fell. Rain fell again. The rain.", 1)?[0].text(), "Rain");
/// assert!("yak".parse::<KeywordMethod>().is_err());
/// # Ok::<(), epitome::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum KeywordMethod {
    /// What measures best over many kinds of text (`default`): how often, how early and how much as a name it
    /// stands, phrases before words.
    #[default]
    Default,
    /// PageRank over the graph of neighbouring words (`textrank`): R. Mihalcea, P. Tarau (2004), "TextRank:
    /// bringing order into texts". The graph is unweighted, the window is of 2 words, a third of the words is
    /// kept, neighbours among those are one phrase, worth the sum of its words.
    TextRank,
    /// How often it stands there, times the rarity of its words in a background (`tfidf`): G. Salton, C.
    /// Buckley (1988), "Term-weighting approaches in automatic text retrieval". Without a background every
    /// word is equally rare.
    TfIdf,
    /// Where and how its words are written, how often and among which (`yake`): R. Campos and others (2020),
    /// "YAKE! Keyword extraction from single documents using multiple local features". The score is 1 /
    /// S(kw), so that more is better.
    Yake,
    /// The degree of its words in the phrases between stop words, over how often they stand (`rake`): S. Rose
    /// and others (2010), "Automatic keyword extraction from individual documents". Phrases that a stop word
    /// joins, which the paper adds where they stand twice, are left out.
    Rake,
}

impl KeywordMethod {
    /// Every method, in a fixed order.
    pub const ALL: &'static [KeywordMethod] = &[
        KeywordMethod::Default,
        KeywordMethod::TextRank,
        KeywordMethod::TfIdf,
        KeywordMethod::Yake,
        KeywordMethod::Rake,
    ];

    /// The name, for example `textrank`.
    pub const fn name(self) -> &'static str {
        match self {
            KeywordMethod::Default => "default",
            KeywordMethod::TextRank => "textrank",
            KeywordMethod::TfIdf => "tfidf",
            KeywordMethod::Yake => "yake",
            KeywordMethod::Rake => "rake",
        }
    }
}

impl fmt::Display for KeywordMethod {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for KeywordMethod {
    type Err = Error;

    /// The method with a name; upper and lower case are the same.
    fn from_str(name: &str) -> Result<Self, Error> {
        let found = KeywordMethod::ALL.iter().find(|method| method.name().eq_ignore_ascii_case(name));
        found.copied().ok_or_else(|| {
            let known: Vec<&str> = KeywordMethod::ALL.iter().map(|method| method.name()).collect();
            Error::unknown_name("keyword method", name, known.join(", "))
        })
    }
}

/// Finds the key words and phrases of a document.
///
/// Configured once with the `with_*` methods, used as often as wanted, from any thread.
///
/// # Example
///
/// ```
/// use epitome::Summarizer;
/// use epitome::keywords::KeywordExtractor;
///
/// let document = Summarizer::new().document("The old bridge fell. The old bridge was of stone.")?;
/// let words = KeywordExtractor::new().with_max_words(1)?.extract(&document, 2);
/// assert!(words.iter().all(|keyword| !keyword.text().contains(' ')));
/// # Ok::<(), epitome::Error>(())
/// ```
#[derive(Clone)]
pub struct KeywordExtractor {
    method: KeywordMethod,
    weigh: Weigh,
    max_words: usize,
    background: Option<Arc<Background>>,
}

/// What each candidate is worth, by one of the methods: a function, so that a program holds only the methods
/// that it names.
type Weigh = fn(&[Vec<Token>], &Candidates, &Known<'_>) -> Vec<f64>;

/// What the methods know besides the words.
struct Known<'k> {
    /// How many terms the document has.
    terms: usize,
    /// The most words of a phrase.
    longest: usize,
    /// How rare each term is in the background.
    idf: Option<&'k [f64]>,
}

impl fmt::Debug for KeywordExtractor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let KeywordExtractor { method, max_words, background, weigh: _ } = self;
        f.debug_struct("KeywordExtractor")
            .field("method", method)
            .field("max_words", max_words)
            .field("background", background)
            .finish()
    }
}

impl Default for KeywordExtractor {
    fn default() -> Self {
        KeywordExtractor::new()
    }
}

impl KeywordExtractor {
    /// The default method, phrases of at most three words.
    pub fn new() -> Self {
        KeywordExtractor {
            method: KeywordMethod::Default,
            weigh: salience::weigh,
            max_words: 3,
            background: None,
        }
    }

    /// With another method.
    #[must_use]
    pub fn with_method(self, method: KeywordMethod) -> Self {
        let weigh = match method {
            KeywordMethod::Default => salience::weigh,
            KeywordMethod::TextRank => text_rank::weigh,
            KeywordMethod::TfIdf => tf_idf::weigh,
            KeywordMethod::Yake => yake::weigh,
            KeywordMethod::Rake => rake::weigh,
        };
        KeywordExtractor { method, weigh, ..self }
    }

    /// With phrases of at most so many words, from 1 to 8; by default 3. In scripts without spaces, where
    /// terms are overlapping pairs of characters, a phrase of n words is n + 1 characters long.
    ///
    /// # Errors
    ///
    /// When it is out of its range.
    pub fn with_max_words(self, max_words: usize) -> Result<Self, Error> {
        Error::check_count("max_words", max_words, 1..=8)?;
        Ok(KeywordExtractor { max_words, ..self })
    }

    /// With a collection of documents, which says how rare each word is. `tfidf` and the default ask it.
    #[must_use]
    pub fn with_background(self, background: impl Into<Arc<Background>>) -> Self {
        KeywordExtractor { background: Some(background.into()), ..self }
    }

    /// The key words and phrases of a text, `count` at most, the best first.
    ///
    /// # Errors
    ///
    /// Those of [`Summarizer::document`](crate::Summarizer::document); there are none for a plain text.
    ///
    /// Complexity: O(length of the text), n log n in the number of distinct phrases.
    pub fn keywords(&self, text: &str, count: usize) -> Result<Vec<Keyword>, Error> {
        Ok(self.extract(&crate::Summarizer::new().document(text)?, count))
    }

    /// The key words and phrases of a document, `count` at most, the best first. Of equal ones the first in
    /// the text comes first.
    ///
    /// Complexity: O(length of the text), n log n in the number of distinct phrases.
    pub fn extract(&self, document: &Document<'_>, count: usize) -> Vec<Keyword> {
        let sentences = tokens(document);
        let (candidates, scores) = self.weigh(document, &sentences);
        let mut order: Vec<usize> = (0..candidates.len()).filter(|&i| scores[i] > 0.0).collect();
        sort_by_score(&mut order, &scores);
        let chosen = distinct(&candidates, order, count);
        let mut keywords: Vec<Keyword> = chosen
            .iter()
            .map(|&phrase| Keyword { text: String::new(), score: scores[phrase], places: Vec::new() })
            .collect();
        let mut ranks = vec![None; candidates.len()];
        for (rank, &phrase) in chosen.iter().enumerate() {
            ranks[phrase] = Some(rank);
        }
        for place in candidates.places() {
            let Some(rank) = ranks[place.phrase as usize] else { continue };
            let length = candidates.words(place.phrase as usize).len();
            keywords[rank].places.push(place_in(
                document,
                place.sentence as usize,
                place.first as usize,
                length,
            ));
        }
        for keyword in &mut keywords {
            keyword.text = usual_form(document, &keyword.places);
        }
        keywords
    }

    /// The candidates of the method and what each is worth.
    fn weigh(&self, document: &Document<'_>, sentences: &[Vec<Token>]) -> (Candidates, Vec<f64>) {
        let idf = self.background.as_ref().map(|background| background.idf(document));
        let stop_words_inside = matches!(self.method, KeywordMethod::Default | KeywordMethod::Yake);
        let candidates = Candidates::of(sentences, self.max_words, stop_words_inside);
        let known = Known { terms: document.term_count(), longest: self.max_words, idf: idf.as_deref() };
        let scores = (self.weigh)(sentences, &candidates, &known);
        (candidates, scores)
    }
}

/// The first `count` of the phrases of which none has only words of one before it, or all words of one before
/// it and one more.
fn distinct(candidates: &Candidates, order: Vec<usize>, count: usize) -> Vec<usize> {
    let mut chosen: Vec<(usize, Vec<usize>)> = Vec::new();
    for phrase in order {
        if chosen.len() == count {
            break;
        }
        let mut terms: Vec<usize> = candidates.terms(phrase).collect();
        terms.sort_unstable();
        terms.dedup();
        let within = |few: &[usize], many: &[usize]| few.iter().all(|term| many.binary_search(term).is_ok());
        if !chosen.iter().any(|(_, known)| within(&terms, known) || within(known, &terms)) {
            chosen.push((phrase, terms));
        }
    }
    chosen.into_iter().map(|(phrase, _)| phrase).collect()
}

fn place_in(document: &Document<'_>, sentence: usize, first: usize, length: usize) -> KeywordPlace {
    let mut ranges = document.word_ranges(sentence).skip(first).take(length);
    let head = ranges.next().unwrap_or_default();
    let end = ranges.last().map_or(head.end, |last| last.end);
    KeywordPlace { source: document.source(sentence), sentence, start: head.start, end }
}

/// How a phrase is written most often.
fn usual_form(document: &Document<'_>, places: &[KeywordPlace]) -> String {
    let form = |(number, place): (usize, &KeywordPlace)| {
        let text = document.sources()[place.source].text();
        let written = text.get(place.range()).unwrap_or_default();
        (written.split_whitespace().collect::<Vec<_>>().join(" "), number)
    };
    let mut forms: Vec<(String, usize)> = places.iter().enumerate().map(form).collect();
    forms.sort_unstable();
    let usual = forms.chunk_by(|a, b| a.0 == b.0).max_by_key(|same| (same.len(), Reverse(same[0].1)));
    usual.map(|same| same[0].0.clone()).unwrap_or_default()
}
