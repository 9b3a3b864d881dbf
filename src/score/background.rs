//! A background: how common words are in a collection of documents.

use crate::Document;
use std::collections::BTreeMap;

/// How often words stand in a collection of documents, and in how many of them.
///
/// Built once from a collection, kept (both ways through serde), and given to scorers that set a document off
/// against it: [`TopicSignatures`](super::TopicSignatures), [`LexRank`](super::LexRank),
/// [`Centroid`](super::Centroid). Parts of a collection can be counted apart and [merged](Background::merge)
/// in any order.
///
/// Words are terms as a document has them, folded and stemmed: a background fits documents made with the same
/// tokenizer and language.
///
/// With feature `serde` it is written and read back.
///
/// # Example
///
/// ```
/// use epitome::{Summarizer, score::Background};
///
/// let summarizer = Summarizer::new();
/// let mut background = Background::new();
/// for text in ["Rain fell.", "The river rose.", "Rain and river, river and rain."] {
///     background.add(&summarizer.document(text)?);
/// }
/// assert_eq!(background.documents(), 3);
/// assert_eq!(background.document_frequency("rain"), 2);
/// # Ok::<(), epitome::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Background {
    documents: u64,
    /// All terms of all documents, repeated ones counted.
    size: u64,
    /// Ordered, so that the same background is saved as the same bytes.
    terms: BTreeMap<String, Count>,
}

/// A term's place in a collection.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
struct Count {
    documents: u64,
    occurrences: u64,
}

impl Background {
    /// The background of no document.
    pub fn new() -> Self {
        Background::default()
    }

    /// Counts a document.
    ///
    /// Complexity: O(terms + distinct terms · log(terms known)).
    pub fn add(&mut self, document: &Document<'_>) {
        let occurrences = document.counts().transposed_product(&vec![1.0; document.len()]);
        self.documents = self.documents.saturating_add(1);
        for (term, occurrences) in (0..).zip(occurrences) {
            let Some(term) = document.term(term).filter(|_| occurrences > 0.0) else { continue };
            let count = Count { documents: 1, occurrences: occurrences as u64 };
            self.size = self.size.saturating_add(count.occurrences);
            self.add_count(term, count);
        }
    }

    /// The background of this collection and another one together. The order of merging makes no difference.
    ///
    /// Complexity: O(the other's distinct terms · log(terms known)).
    #[must_use]
    pub fn merge(mut self, other: &Background) -> Background {
        self.documents = self.documents.saturating_add(other.documents);
        self.size = self.size.saturating_add(other.size);
        for (term, &count) in &other.terms {
            self.add_count(term, count);
        }
        self
    }

    fn add_count(&mut self, term: &str, count: Count) {
        if let Some(known) = self.terms.get_mut(term) {
            known.documents = known.documents.saturating_add(count.documents);
            known.occurrences = known.occurrences.saturating_add(count.occurrences);
        } else {
            self.terms.insert(term.to_owned(), count);
        }
    }

    /// The number of documents.
    pub fn documents(&self) -> u64 {
        self.documents
    }

    /// The number of terms in all documents, repeated ones counted.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The number of different terms in all documents.
    pub fn distinct_terms(&self) -> usize {
        self.terms.len()
    }

    /// In how many documents a term stands.
    pub fn document_frequency(&self, term: &str) -> u64 {
        self.terms.get(term).map_or(0, |count| count.documents)
    }

    /// How often a term stands in all documents.
    pub fn occurrences(&self, term: &str) -> u64 {
        self.terms.get(term).map_or(0, |count| count.occurrences)
    }

    /// The rarity of each term of a document in this collection: ln((N + 1) / (df + 0.5)) for df of N
    /// documents, 0 at least.
    ///
    /// Complexity: O(distinct terms · log(terms known)).
    pub fn idf(&self, document: &Document<'_>) -> Vec<f64> {
        let all = self.documents as f64 + 1.0;
        let of = |term: u32| {
            let df = document.term(term).map_or(0, |term| self.document_frequency(term));
            libm::log(all / (df as f64 + 0.5)).max(0.0)
        };
        (0..document.term_count() as u32).map(of).collect()
    }
}
