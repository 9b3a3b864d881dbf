//! Jensen-Shannon: the summary nearest to the document, where missing and excess words count alike.

use super::shared::fill::{distribution, fill};
use super::{Picks, Selector};
use crate::engine::Matrix;
use crate::{Document, Error, Meter, Prior, Scores};

/// Takes, again and again, the sentence after which the Jensen-Shannon divergence of document and summary is
/// least: ½ Σ p ln(p / m) + ½ Σ q ln(q / m) with m = (p + q) / 2.
///
/// p(w) is the share of a word in the document's terms, each sentence weighed by its prior; q(w) its share in
/// the summary's. Unlike in [`KlSum`](super::KlSum) nothing needs smoothing. Sentences are taken until the
/// budget is used, even if the divergence grows. The scores are ignored, unless no sentence has a term.
///
/// # How it is found
///
/// With a further sentence the shares of all words of the summary change, by its length. So for each of the
/// few lengths the divergence of the present words is taken once, and a sentence corrects it for its own
/// words only.
///
/// Complexity: O(nnz) memory, O(k · (nnz + n log n + lengths · distinct terms of the summary)) time for k
/// picks: for summaries of some sentences, not for a share of a long text.
///
/// # Bibliography
///
/// - C.-Y. Lin, G. Cao, J. Gao, J.-Y. Nie (2006), "An information-theoretic approach to automatic evaluation
///   of summaries", NAACL.
/// - A. Louis, A. Nenkova (2013), "Automatically assessing machine summary content without a gold standard",
///   Computational Linguistics 39.
///
/// # Example
///
/// ```
/// use epitome::{Summarizer, select::JensenShannon};
///
/// let text = "Trains were late. Rain fed the river and the river rose. Rain fell on the river.";
/// let summary = Summarizer::new().with_selector(JensenShannon::new()).summarize(text, 1);
/// assert_eq!(summary.to_string(), "Rain fed the river and the river rose.");
/// ```
#[derive(Clone, Copy, Debug, Default)]
#[non_exhaustive]
pub struct JensenShannon;

impl JensenShannon {
    /// The selector; it has no parameters.
    pub fn new() -> Self {
        JensenShannon
    }
}

impl Selector for JensenShannon {
    fn select(
        &self,
        document: &Document<'_>,
        scores: &Scores,
        prior: &Prior,
        meter: Meter<'_, '_>,
    ) -> Result<Vec<usize>, Error> {
        let counts = document.counts();
        let mut summary = Shares::new(distribution(document, prior));
        let lengths = counts.row_sums();
        let mut distinct: Vec<f64> = lengths.iter().copied().filter(|&length| length > 0.0).collect();
        distinct.sort_unstable_by(f64::total_cmp);
        distinct.dedup();
        let mut left: Vec<usize> = (0..document.len()).filter(|&i| lengths[i] > 0.0).collect();
        let mut picks = Picks::new(meter);
        while !picks.is_full() {
            let present: Vec<f64> = distinct.iter().map(|&length| summary.divergence(length)).collect();
            let nearness = |i: usize| {
                let at = distinct.partition_point(|&length| length < lengths[i]);
                -(present[at] + summary.change(counts, i, lengths[i]))
            };
            let Some(sentence) = picks.take_best(&mut left, nearness) else { break };
            summary.add(counts, sentence, lengths[sentence]);
        }
        Ok(fill(picks, scores))
    }
}

/// The words of the document and of the summary so far.
struct Shares {
    p: Vec<f64>,
    said: Vec<f64>,
    /// The terms of the summary.
    terms: Vec<u32>,
    size: f64,
}

impl Shares {
    fn new(p: Vec<f64>) -> Self {
        Shares { said: vec![0.0; p.len()], p, terms: Vec::new(), size: 0.0 }
    }

    /// The divergence if `length` more terms were none of the present ones, up to what the words missed add.
    fn divergence(&self, length: f64) -> f64 {
        let of = |&term: &u32| self.term(term, 0.0, length);
        self.terms.iter().map(of).sum()
    }

    /// What a sentence's own words change in that.
    fn change(&self, counts: &Matrix, sentence: usize, length: f64) -> f64 {
        let (terms, tf) = counts.row(sentence);
        let of = |(&term, &tf): (&u32, &f64)| self.term(term, tf, length) - self.term(term, 0.0, length);
        terms.iter().zip(tf).map(of).sum()
    }

    /// What a term adds to the divergence when it stands `more` times more in the summary and `length` terms
    /// are added, less what it adds if it is missed.
    fn term(&self, term: u32, more: f64, length: f64) -> f64 {
        let p = self.p[term as usize];
        let q = (self.said[term as usize] + more) / (self.size + length);
        let m = f64::midpoint(p, q);
        0.5 * (entropy(p) + entropy(q)) - entropy(m) - 0.5 * p * std::f64::consts::LN_2
    }

    fn add(&mut self, counts: &Matrix, sentence: usize, length: f64) {
        let (terms, tf) = counts.row(sentence);
        for (&term, tf) in terms.iter().zip(tf) {
            if self.said[term as usize] == 0.0 {
                self.terms.push(term);
            }
            self.said[term as usize] += tf;
        }
        self.size += length;
    }
}

/// x · ln x, and 0 at 0.
fn entropy(x: f64) -> f64 {
    if x > 0.0 { x * libm::log(x) } else { 0.0 }
}
