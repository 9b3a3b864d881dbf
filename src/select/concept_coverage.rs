//! Concept coverage: the sentences that together hold the most of what the text says again and again.

use super::shared::greedy::{Utility, greedy};
use super::shared::objective::Objective;
use super::{Dangling, SelectionTuning, Selector};
use crate::engine::Coverage;
use crate::{Document, Error, Meter, Prior, Scores};

/// Picks, one after the other, the sentence with the largest
///
/// ```text
/// (1 − λ) · Σ w(u) / words(i)ʳ / g + λ · relevance(i)
/// ```
///
/// that still fits the budget; the sum is over its concepts u that no chosen sentence holds, and g is the
/// largest of all sentences' sums per words(i)ʳ at the beginning. Concepts are terms and pairs of
/// neighbouring words that are not both stop words, those that at least two sentences hold; w(u) is the sum
/// of the [`Prior`](crate::Prior)s of the sentences that hold it. The relevance is the score, scaled so that
/// the document's lowest is 0 and its highest 1. Ties go to the earlier sentence.
///
/// After Gillick & Favre 2009 ("A scalable global model for summarization"), whose concepts are pairs of
/// words weighed by the documents that hold them and chosen by an integer program, and Lin & Bilmes 2010
/// ("Multi-document summarization via budgeted maximization of submodular functions"), whose greedy choice
/// divides by the length to a power r. Of this crate are the single terms, the weights by sentences, for one
/// document has no other, and the relevance.
///
/// Complexity: O(nnz + n log n) time, with a further O(log n) for each time a sentence's worth falls,
/// whatever the budget; O(nnz) memory, nnz counting concepts.
///
/// # Example
///
/// ```
/// use epitome::{Summarizer, select::ConceptCoverage};
///
/// let coverage = ConceptCoverage::builder().lambda(0.0).build()?;
/// let text = "Heavy rain fell. People slept. The river rose. Heavy rain made the river rise. A dog barked.";
/// let summary = Summarizer::new().with_selector(coverage).summarize(text, 1);
/// assert_eq!(summary.to_string(), "Heavy rain made the river rise.");
/// # Ok::<(), epitome::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ConceptCoverage {
    lambda: f64,
    length_power: f64,
    dangling: Dangling,
}

impl ConceptCoverage {
    /// With λ = 0.3 and r = 0.7, dangling sentences penalized.
    pub const fn new() -> Self {
        ConceptCoverage { lambda: 0.3, length_power: 0.7, dangling: Dangling::Penalize }
    }

    /// λ, the share of relevance.
    pub const fn lambda(&self) -> f64 {
        self.lambda
    }

    /// r, the power of the length.
    pub const fn length_power(&self) -> f64 {
        self.length_power
    }

    /// The same with another treatment of dangling sentences.
    pub(super) const fn with_dangling(self, dangling: Dangling) -> Self {
        ConceptCoverage { dangling, ..self }
    }

    /// To set parameters other than the default ones.
    pub const fn builder() -> ConceptCoverageBuilder {
        ConceptCoverageBuilder { coverage: ConceptCoverage::new() }
    }
}

impl Default for ConceptCoverage {
    fn default() -> Self {
        ConceptCoverage::new()
    }
}

/// The parameters of a [`ConceptCoverage`], checked by [`build`](ConceptCoverageBuilder::build).
///
/// # Example
///
/// ```
/// use epitome::select::ConceptCoverage;
///
/// assert_ne!(ConceptCoverage::builder().lambda(0.5).build()?, ConceptCoverage::new());
/// assert!(ConceptCoverage::builder().lambda(1.5).build().is_err());
/// # Ok::<(), epitome::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct ConceptCoverageBuilder {
    coverage: ConceptCoverage,
}

impl ConceptCoverageBuilder {
    /// The share of relevance: 1 is relevance alone, 0 coverage alone. Default 0.3.
    #[must_use]
    pub const fn lambda(self, lambda: f64) -> Self {
        ConceptCoverageBuilder { coverage: ConceptCoverage { lambda, ..self.coverage } }
    }

    /// The power r of the length that coverage is divided by, in 0..=1: 0 favours long sentences, 1 short
    /// ones. Default 0.7.
    #[must_use]
    pub const fn length_power(self, length_power: f64) -> Self {
        ConceptCoverageBuilder { coverage: ConceptCoverage { length_power, ..self.coverage } }
    }

    /// What is done about sentences that do not stand alone; a mark against one counts against all it is
    /// worth. Default [`Dangling::Penalize`].
    #[must_use]
    pub const fn dangling(self, dangling: Dangling) -> Self {
        ConceptCoverageBuilder { coverage: ConceptCoverage { dangling, ..self.coverage } }
    }

    /// The selector.
    ///
    /// # Errors
    ///
    /// When λ or r is not in 0..=1.
    pub fn build(self) -> Result<ConceptCoverage, Error> {
        Error::check_share("lambda", self.coverage.lambda)?;
        Error::check_share("length_power", self.coverage.length_power)?;
        Ok(self.coverage)
    }
}

impl ConceptCoverage {
    /// What sentences are worth before any is chosen.
    pub(super) fn utility(self, document: &Document<'_>, scores: &Scores, prior: &Prior) -> impl Utility {
        let Objective { concepts, merits, lengths } =
            Objective::new(document, scores, prior, self.lambda, self.length_power);
        Uncovered { coverage: Coverage::new(concepts), merits, lengths }
    }

    /// The chosen sentences.
    pub(super) fn choose(
        self,
        document: &Document<'_>,
        scores: &Scores,
        prior: &Prior,
        meter: Meter<'_, '_>,
    ) -> Vec<usize> {
        greedy(meter, self.dangling, &SelectionTuning::new(), &mut self.utility(document, scores, prior))
    }
}

impl Selector for ConceptCoverage {
    fn select(
        &self,
        document: &Document<'_>,
        scores: &Scores,
        prior: &Prior,
        meter: Meter<'_, '_>,
    ) -> Result<Vec<usize>, Error> {
        Ok(self.choose(document, scores, prior, meter))
    }
}

struct Uncovered {
    coverage: Coverage,
    merits: Vec<f64>,
    lengths: Vec<f64>,
}

impl Utility for Uncovered {
    fn of(&self, sentence: usize, weight: f64) -> f64 {
        weight * (self.coverage.left(sentence) + self.merits[sentence]) / self.lengths[sentence]
    }

    fn take(&mut self, sentence: usize) {
        self.coverage.cover(sentence);
    }
}
