//! Maximal marginal relevance: good scores that are unlike what is chosen already.

use super::shared::greedy::{Utility, greedy, scaled};
use super::{Dangling, SelectionTuning, Selector};
use crate::engine::{Idf, Matrix, idf, tf_idf, unit_rows};
use crate::{Document, Error, Meter, Prior, Scores};

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
    dangling: Dangling,
}

impl Mmr {
    /// With λ = 0.7, dangling sentences kept as they are, as in the paper.
    pub const fn new() -> Self {
        Mmr { lambda: 0.7, dangling: Dangling::Keep }
    }

    /// To set parameters other than the default ones.
    pub const fn builder() -> MmrBuilder {
        MmrBuilder { mmr: Mmr::new() }
    }
}

impl Default for Mmr {
    fn default() -> Self {
        Mmr::new()
    }
}

/// The parameters of an [`Mmr`], checked by [`build`](MmrBuilder::build).
#[derive(Clone, Copy, Debug)]
pub struct MmrBuilder {
    mmr: Mmr,
}

impl MmrBuilder {
    /// The share of relevance: 1 is relevance alone, 0 unlikeness alone. Default 0.7.
    #[must_use]
    pub const fn lambda(self, lambda: f64) -> Self {
        MmrBuilder { mmr: Mmr { lambda, ..self.mmr } }
    }

    /// What is done about sentences that do not stand alone; a mark against one counts against its relevance. Default
    /// [`Dangling::Keep`].
    #[must_use]
    pub const fn dangling(self, dangling: Dangling) -> Self {
        MmrBuilder { mmr: Mmr { dangling, ..self.mmr } }
    }

    /// The selector.
    ///
    /// # Errors
    ///
    /// When λ is not in 0..=1.
    pub fn build(self) -> Result<Mmr, Error> {
        Error::check_share("lambda", self.mmr.lambda)?;
        Ok(self.mmr)
    }
}

impl Selector for Mmr {
    fn select(
        &self,
        document: &Document<'_>,
        scores: &Scores,
        _prior: &Prior,
        meter: Meter<'_, '_>,
    ) -> Result<Vec<usize>, Error> {
        let mut utility = MarginalRelevance {
            lambda: self.lambda,
            relevance: scaled(scores.as_slice()),
            likeness: Likeness::new(document.counts()),
        };
        Ok(greedy(meter, self.dangling, &SelectionTuning::new(), &mut utility))
    }
}

struct MarginalRelevance {
    lambda: f64,
    relevance: Vec<f64>,
    likeness: Likeness,
}

impl Utility for MarginalRelevance {
    fn of(&self, sentence: usize, weight: f64) -> f64 {
        let relevance = weight * self.relevance[sentence];
        self.lambda * relevance - (1.0 - self.lambda) * self.likeness.nearest[sentence]
    }

    fn take(&mut self, sentence: usize) {
        self.likeness.choose(sentence);
    }
}

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
