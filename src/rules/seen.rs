//! What was read before, for summaries of what is new.

use crate::Document;
use crate::fingerprint::fnv1a;
use crate::select::SelectionTuning;
use crate::unicode::{lower_case_of, words};
use hashbrown::{HashMap, HashSet};

/// The sentences of texts that were read before, as fingerprints: what
/// [`Summarizer::with_seen`](crate::Summarizer::with_seen) leaves out of a summary.
///
/// A sentence was read before where one of these has the same words, in whatever case, or nine tenths of its
/// terms in common with it: |shared| ≥ 0.9 · min(|one|, |other|), over sets of at least four terms. No text
/// is kept, but a number of 64 bits for each term; with feature `serde` it is written and read back.
///
/// Complexity: memory O(terms added); a question compares the sentences that share a rare term.
///
/// # Example
///
/// ```
/// use epitome::{Seen, Summarizer};
///
/// let monday = "The river rose over its banks on Monday. People left their houses by boat.";
/// let tuesday = "People left their houses by boat. The water fell on Tuesday. Schools stay closed.";
/// let summarizer = Summarizer::new();
/// let mut seen = Seen::new();
/// seen.add(&summarizer.document(monday)?);
/// let update = summarizer.with_seen(seen).summarize(tuesday, 3);
/// assert_eq!(update.to_string(), "The water fell on Tuesday. Schools stay closed.");
/// # Ok::<(), epitome::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(from = "Saved", into = "Saved"))]
pub struct Seen {
    wordings: HashSet<u64>,
    /// The terms of each sentence with enough of them, ascending.
    sentences: Vec<Vec<u64>>,
    /// For each term the sentences that hold it.
    holders: HashMap<u64, Vec<u32>>,
    /// For each term the sentences among whose few rarest terms it is.
    rarest: HashMap<u64, Vec<u32>>,
}

/// What repeats another sentence in a summary repeats one read before.
const TUNING: SelectionTuning = SelectionTuning::new();

impl Seen {
    /// Nothing read yet.
    pub fn new() -> Self {
        Seen::default()
    }

    /// Adds all sentences of a document.
    pub fn add(&mut self, document: &Document<'_>) {
        for sentence in 0..document.len() {
            self.add_sentence(document, sentence);
        }
    }

    /// Adds one sentence of a document, as of a summary that alone was read.
    ///
    /// # Panics
    ///
    /// When the document has no sentence with this number.
    pub fn add_sentence(&mut self, document: &Document<'_>, sentence: usize) {
        self.wordings.insert(wording(document.body(sentence)));
        self.insert(terms(document, sentence));
    }

    /// Whether a sentence of a document was read before.
    ///
    /// # Panics
    ///
    /// When the document has no sentence with this number.
    pub fn holds(&self, document: &Document<'_>, sentence: usize) -> bool {
        self.wordings.contains(&wording(document.body(sentence)))
            || self.holds_terms(&terms(document, sentence))
    }

    /// Whether nothing was read.
    pub fn is_empty(&self) -> bool {
        self.wordings.is_empty()
    }

    fn insert(&mut self, terms: Vec<u64>) {
        if terms.len() < TUNING.restated_terms || self.holds_same(&terms) {
            return;
        }
        let number = self.sentences.len() as u32;
        // One shorter than what it is compared with is found by any of so many of its terms.
        for term in self.rarest_of(&terms) {
            self.rarest.entry(term).or_default().push(number);
        }
        for &term in &terms {
            self.holders.entry(term).or_default().push(number);
        }
        self.sentences.push(terms);
    }

    /// As many of the rarest terms as a restatement cannot miss all of.
    fn rarest_of(&self, terms: &[u64]) -> Vec<u64> {
        let mut order = terms.to_vec();
        order.sort_by_key(|term| (self.holders.get(term).map_or(0, Vec::len), *term));
        order.truncate(terms.len() - TUNING.least_restated(terms.len()) + 1);
        order
    }

    fn holds_same(&self, terms: &[u64]) -> bool {
        let same = |&number: &u32| self.sentences[number as usize] == terms;
        self.rarest_of(terms)
            .first()
            .and_then(|term| self.holders.get(term))
            .is_some_and(|of| of.iter().any(same))
    }

    fn holds_terms(&self, terms: &[u64]) -> bool {
        if terms.len() < TUNING.restated_terms {
            return false;
        }
        let restates = |&number: &u32| {
            let other = &self.sentences[number as usize];
            shared(terms, other) >= TUNING.least_restated(terms.len().min(other.len()))
        };
        let among = |index: &HashMap<u64, Vec<u32>>, term: &u64| {
            index.get(term).is_some_and(|sentences| sentences.iter().any(restates))
        };
        self.rarest_of(terms).iter().any(|term| among(&self.holders, term))
            || terms.iter().any(|term| among(&self.rarest, term))
    }
}

/// How many numbers two ascending rows share.
fn shared(one: &[u64], other: &[u64]) -> usize {
    let mut rest = other.iter().peekable();
    let is_there = |term: &&u64| {
        while rest.next_if(|next| next < term).is_some() {}
        rest.next_if_eq(term).is_some()
    };
    one.iter().filter(is_there).count()
}

/// The distinct terms of a sentence as numbers, ascending.
fn terms(document: &Document<'_>, sentence: usize) -> Vec<u64> {
    let terms = document.terms(sentence).iter().filter_map(|&term| document.term(term));
    let mut numbers: Vec<u64> = terms.map(|term| fingerprint(term.chars())).collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

/// The same for sentences of the same words, in whatever case; without a word, of the same symbols.
fn wording(sentence: &str) -> u64 {
    let mut words = words(sentence).peekable();
    if words.peek().is_none() {
        return fingerprint(sentence.chars().filter(|c| !c.is_whitespace()));
    }
    fingerprint(words.flat_map(|(_, word)| word.chars().flat_map(lower_case_of).chain([' '])))
}

/// That of the characters' UTF-8.
fn fingerprint(chars: impl Iterator<Item = char>) -> u64 {
    fnv1a(chars.flat_map(|c| {
        let mut bytes = [0; 4];
        let length = c.encode_utf8(&mut bytes).len();
        bytes.into_iter().take(length)
    }))
}

impl PartialEq for Seen {
    fn eq(&self, other: &Self) -> bool {
        self.wordings == other.wordings && self.sentences == other.sentences
    }
}

/// What of it is stored; the rest is found again.
#[cfg(feature = "serde")]
#[derive(serde::Serialize, serde::Deserialize)]
struct Saved {
    wordings: Vec<u64>,
    sentences: Vec<Vec<u64>>,
}

#[cfg(feature = "serde")]
impl From<Seen> for Saved {
    fn from(seen: Seen) -> Self {
        let mut wordings: Vec<u64> = seen.wordings.into_iter().collect();
        wordings.sort_unstable();
        Saved { wordings, sentences: seen.sentences }
    }
}

#[cfg(feature = "serde")]
impl From<Saved> for Seen {
    fn from(saved: Saved) -> Self {
        let mut seen = Seen { wordings: saved.wordings.into_iter().collect(), ..Seen::new() };
        for mut terms in saved.sentences {
            // It may have been written by hand.
            terms.sort_unstable();
            terms.dedup();
            seen.insert(terms);
        }
        seen
    }
}
