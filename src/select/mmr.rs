//! Maximal marginal relevance: good scores that are unlike what is chosen already.

use super::{Picks, Selector};
use crate::engine::{Idf, Matrix, idf, tf_idf, unit_rows};
use crate::{Budget, Document, Error, Scores};
use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// Maximal marginal relevance (Carbonell & Goldstein 1998: "The use of MMR, diversity-based reranking for reordering
/// documents and producing summaries"): picks, one after the other, the sentence with the largest
///
/// ```text
/// λ · relevance(i) − (1 − λ) · max over the chosen j of similarity(i, j)
/// ```
///
/// that still fits the budget. The relevance is the score, scaled so that the document's lowest is 0 and its highest 1
/// (0 where all are equal); the similarity is the cosine of the sentences' tf-idf rows
/// ([`Idf::Smooth`](crate::engine::Idf)), in 0..=1.
/// Ties go to the earlier sentence.
///
/// Complexity: O(nnz) memory. A pick touches only the sentences that share a term with it, so that k picks take
/// O(n log n + Σ df) over the chosen sentences' terms, O(k·nnz) at worst. For budgets that are a share of a long text,
/// a selector that weighs coverage is linear.
///
/// # Example
///
/// ```
/// use epitome::{Summarizer, select::Mmr};
///
/// let diverse = Mmr::builder().lambda(0.5).build()?;
/// let text = "Heavy rain fell on the hills. Heavy rain fell on the hills and valleys. The river rose at night.";
/// let summary = Summarizer::new().with_selector(diverse).summarize(text, 2);
/// assert_eq!(summary.to_string(), "Heavy rain fell on the hills. The river rose at night.");
/// # Ok::<(), epitome::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mmr {
    lambda: f64,
}

impl Mmr {
    /// With λ = 0.7.
    pub const fn new() -> Self {
        Mmr { lambda: 0.7 }
    }

    /// To set λ.
    pub const fn builder() -> MmrBuilder {
        MmrBuilder { lambda: Self::new().lambda }
    }
}

impl Default for Mmr {
    fn default() -> Self {
        Mmr::new()
    }
}

/// The parameters of an [`Mmr`], made by [`Mmr::builder`].
#[derive(Clone, Copy, Debug)]
pub struct MmrBuilder {
    lambda: f64,
}

impl MmrBuilder {
    /// The share of relevance: 1 is relevance alone, 0 unlikeness alone. Default 0.7.
    #[must_use]
    pub const fn lambda(self, lambda: f64) -> Self {
        MmrBuilder { lambda }
    }

    /// The selector.
    ///
    /// # Errors
    ///
    /// When λ is not in 0..=1.
    pub fn build(self) -> Result<Mmr, Error> {
        if !(0.0..=1.0).contains(&self.lambda) {
            return Err(Error::parameter("lambda", self.lambda, "in the range 0..=1"));
        }
        Ok(Mmr { lambda: self.lambda })
    }
}

impl Selector for Mmr {
    fn select(&self, document: &Document<'_>, scores: &Scores, budget: &Budget) -> Vec<usize> {
        let relevance = scaled(scores.as_slice());
        let mut likeness = Likeness::new(document.counts());
        let mut picks = Picks::new(document, budget);
        // A value only falls as sentences are chosen, so one that is still true at the top of the heap is the largest.
        let value = |likeness: &Likeness, i: usize| {
            self.lambda * relevance[i] - (1.0 - self.lambda) * likeness.nearest[i]
        };
        let mut heap: BinaryHeap<Candidate> =
            (0..document.len()).map(|i| Candidate { value: value(&likeness, i), sentence: i }).collect();
        while let Some(Candidate { value: noted, sentence }) = heap.pop() {
            if picks.is_full() {
                break;
            }
            let now = value(&likeness, sentence);
            if now < noted {
                heap.push(Candidate { value: now, sentence });
            } else if picks.take(sentence) {
                likeness.choose(sentence);
            }
        }
        picks.into_vec()
    }
}

/// Values scaled to 0..=1; all 0 where they are equal.
fn scaled(values: &[f64]) -> Vec<f64> {
    let low = values.iter().copied().fold(f64::INFINITY, f64::min);
    let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    // Halved first, so that the range of even the largest numbers is finite.
    let range = high / 2.0 - low / 2.0;
    values.iter().map(|v| if range > 0.0 { (v / 2.0 - low / 2.0) / range } else { 0.0 }).collect()
}

/// A sentence in the heap: the largest value first, of equal ones the earlier sentence.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    value: f64,
    sentence: usize,
}

impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> Ordering {
        self.value.total_cmp(&other.value).then(other.sentence.cmp(&self.sentence))
    }
}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Candidate {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Candidate {}

/// Each sentence's cosine to the nearest of the chosen ones.
struct Likeness {
    rows: Matrix,
    holders: Matrix,
    nearest: Vec<f64>,
    products: Vec<f64>,
    touched: Vec<u32>,
}

impl Likeness {
    fn new(counts: &Matrix) -> Self {
        // Terms of one sentence count for its length, but make it like no other.
        let rows = unit_rows(tf_idf(counts, &idf(counts, Idf::Smooth))).into_shared();
        let n = rows.rows();
        let holders = rows.transposed();
        Likeness { rows, holders, nearest: vec![0.0; n], products: vec![0.0; n], touched: Vec::new() }
    }

    /// Notes a sentence as chosen.
    fn choose(&mut self, chosen: usize) {
        let (terms, values) = self.rows.row(chosen);
        for (&term, value) in terms.iter().zip(values) {
            let (holders, held) = self.holders.row(term as usize);
            for (&holder, other) in holders.iter().zip(held) {
                let product = &mut self.products[holder as usize];
                if *product == 0.0 {
                    self.touched.push(holder);
                }
                *product += value * other;
            }
        }
        for holder in self.touched.drain(..) {
            let i = holder as usize;
            let cosine = std::mem::take(&mut self.products[i]);
            self.nearest[i] = self.nearest[i].max(cosine.min(1.0));
        }
    }
}
