//! Maximal marginal relevance: good scores that are unlike what is chosen already.

use super::shared::greedy::{Utility, greedy, scaled};
use super::shared::likeness::Likeness;
use super::{Dangling, SelectionTuning, Selector};
use crate::{Document, Embedder, Error, Meter, Prior, Scores};

/// Maximal marginal relevance (Carbonell & Goldstein 1998: "The use of MMR, diversity-based reranking for
/// reordering documents and producing summaries"): picks, one after the other, the sentence with the largest
///
/// ```text
/// λ · relevance(i) − (1 − λ) · max over the chosen j of similarity(i, j)
/// ```
///
/// that still fits the budget. The relevance is the score, scaled so that the document's lowest is 0 and its
/// highest 1 (0 where all are equal); the similarity is the cosine of the sentences' tf-idf rows
/// ([`Idf::Smooth`](crate::engine::Idf)), in 0..=1. Ties go to the earlier sentence.
///
/// Complexity: O(nnz) memory. A pick touches only the sentences that share a term with it, so that k picks
/// take O(n log n + Σ df) over the chosen sentences' terms, O(k·nnz) at worst. For budgets that are a share
/// of a long text, a selector that weighs coverage is linear.
///
/// # Example
///
/// ```
/// use epitome::{Summarizer, select::Mmr};
///
/// let diverse = Mmr::builder().lambda(0.5).build()?;
/// let text = "Heavy rain fell on the hills. Heavy rain fell on the hills and valleys. \
///     The river rose at night.";
/// let summary = Summarizer::new().with_selector(diverse).summarize(text, 2);
/// assert_eq!(summary.to_string(), "Heavy rain fell on the hills. The river rose at night.");
/// # Ok::<(), epitome::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Mmr {
    lambda: f64,
    dangling: Dangling,
    embedder: Option<Embedder>,
}

impl Mmr {
    /// With λ = 0.7, dangling sentences kept as they are, as in the paper.
    pub const fn new() -> Self {
        Mmr { lambda: 0.7, dangling: Dangling::Keep, embedder: None }
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
///
/// # Example
///
/// ```
/// use epitome::select::{Dangling, Mmr};
///
/// assert!(Mmr::builder().lambda(0.5).dangling(Dangling::Keep).build().is_ok());
/// let error = Mmr::builder().lambda(1.5).build().unwrap_err();
/// assert_eq!(error.to_string(), "parameter 'lambda' is 1.5, but must be in the range 0..=1");
/// ```
#[derive(Clone, Debug)]
pub struct MmrBuilder {
    mmr: Mmr,
}

impl MmrBuilder {
    /// The share of relevance: 1 is relevance alone, 0 unlikeness alone. Default 0.7.
    #[must_use]
    pub fn lambda(self, lambda: f64) -> Self {
        MmrBuilder { mmr: Mmr { lambda, ..self.mmr } }
    }

    /// What is done about sentences that do not stand alone; a mark against one counts against its relevance.
    /// Default [`Dangling::Keep`].
    #[must_use]
    pub fn dangling(self, dangling: Dangling) -> Self {
        MmrBuilder { mmr: Mmr { dangling, ..self.mmr } }
    }

    /// Vectors whose cosines are the similarity, in place of the sentences' terms; a negative one counts as
    /// 0. A pick then takes O(n·d) for vectors of d numbers.
    #[must_use]
    pub fn embedder(self, embedder: Embedder) -> Self {
        MmrBuilder { mmr: Mmr { embedder: Some(embedder), ..self.mmr } }
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
        let likeness = match &self.embedder {
            Some(embedder) => Likeness::of_vectors(embedder.embed(document)?),
            None => Likeness::of_terms(document),
        };
        let relevance = scaled(scores.as_slice());
        let mut utility = MarginalRelevance { lambda: self.lambda, relevance, likeness };
        Ok(greedy(meter, self.dangling, &SelectionTuning::new(), &mut utility))
    }
}

/// λ · relevance − (1 − λ) · likeness to the nearest of the chosen ones.
pub(super) struct MarginalRelevance {
    pub(super) lambda: f64,
    pub(super) relevance: Vec<f64>,
    pub(super) likeness: Likeness,
}

impl Utility for MarginalRelevance {
    fn of(&self, sentence: usize, weight: f64) -> f64 {
        let relevance = weight * self.relevance[sentence];
        self.lambda * relevance - (1.0 - self.lambda) * self.likeness.nearest(sentence)
    }

    fn take(&mut self, sentence: usize) {
        self.likeness.choose(sentence);
    }
}
