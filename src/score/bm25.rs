//! BM25 over the sentences, as a baseline for queries.

use super::Scorer;
use crate::engine;
use crate::{Document, Error, Prior, Scores};

/// The textbook's ranking of sentences for a query: for each of the query's terms in the sentence ln(1 + (n −
/// df + ½) / (df + ½)) · tf · (k₁ + 1) / (tf + k₁ · (1 − b + b · length / mean length)), with k₁ = 1.2
/// and b = 0.75, over the document's own terms.
///
/// A baseline to measure queries against: it sees the terms alone, no titles, no related words. Without a
/// query all sentences have 0. Of a prior it takes the query's terms, not the weights.
///
/// Complexity: O(terms) time, O(n + distinct terms) memory.
///
/// # Bibliography
///
/// - S. Robertson, H. Zaragoza (2009), "The Probabilistic Relevance Framework: BM25 and Beyond".
///
/// # Example
///
/// ```
/// use epitome::{Method, Summarizer};
///
/// let text = "Rain fell for a week. The river rose. People left their houses.";
/// let summarizer = Summarizer::new().with_method(Method::Bm25).with_query("river");
/// assert_eq!(summarizer.summarize(text, 1).to_string(), "The river rose.");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bm25;

impl Bm25 {
    /// The scorer.
    pub const fn new() -> Self {
        Bm25
    }
}

impl Scorer for Bm25 {
    fn score(&self, document: &Document<'_>, prior: &Prior) -> Result<Scores, Error> {
        let engine::Bm25 { k1, b } = engine::Bm25::default();
        let counts = document.counts();
        let holders = counts.frequencies();
        let n = document.len() as f64;
        let mut rarity = vec![0.0; document.term_count()];
        for &term in prior.query_terms().unwrap_or_default() {
            // A stored prior may be another document's.
            if let Some(rarity) = rarity.get_mut(term as usize) {
                let df = f64::from(holders[term as usize]);
                *rarity = libm::log(1.0 + (n - df + 0.5) / (df + 0.5));
            }
        }
        let lengths = counts.row_sums();
        let mean = (lengths.iter().sum::<f64>() / n).max(1.0);
        let of = |((terms, counts), length): ((&[u32], &[f64]), f64)| -> f64 {
            let norm = k1 * (1.0 - b + b * length / mean);
            let term = |(&term, &tf): (&u32, &f64)| rarity[term as usize] * tf * (k1 + 1.0) / (tf + norm);
            terms.iter().zip(counts).map(term).sum()
        };
        Ok(Scores::from(counts.iter().zip(lengths).map(of).collect::<Vec<_>>()))
    }
}
