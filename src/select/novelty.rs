//! Novelty: good scores that say what is not said yet, in time linear in the text.

use super::mmr::MarginalRelevance;
use super::shared::greedy::{MinMax, Utility, greedy, scaled};
use super::shared::likeness::Likeness;
use super::{Dangling, SelectionTuning, Selector};
use crate::engine::TermCoverage;
use crate::{Document, Embedder, Error, Meter, Prior, Scores};

/// Picks, one after the other, the sentence with the largest
///
/// ```text
/// λ · relevance(i) − (1 − λ) · repetition(i)
/// ```
///
/// that still fits the budget. The relevance is the score, scaled so that the document's lowest is 0 and its
/// highest 1 (0 where all are equal). The repetition is the share of the sentence that is said already: Σ x²
/// over its terms that a chosen sentence holds, divided by Σ x² over all, x being tf-idf
/// ([`Idf::Smooth`](crate::engine::Idf)). Ties go to the earlier sentence.
///
/// For a query λ is 1 − (1 − λ) / 20, and dangling sentences are kept: what answers is chosen.
///
/// It asks what [`Mmr`](super::Mmr) asks, but of all chosen sentences at once rather than of the nearest; and
/// as each term is said for the first time only once, the whole choice touches each term of each sentence at
/// most once, whatever the budget.
///
/// Complexity: O(nnz + n log n) time, with a further O(log n) for each time a sentence's worth falls; O(nnz)
/// memory.
///
/// # Example
///
/// ```
/// use epitome::{Summarizer, select::Novelty};
///
/// let novel = Novelty::builder().lambda(0.5).build()?;
/// let text = "Heavy rain fell on the hills. Heavy rain fell on the hills and valleys. \
///     The river rose at night.";
/// let summary = Summarizer::new().with_selector(novel).summarize(text, 2);
/// assert_eq!(summary.to_string(), "Heavy rain fell on the hills. The river rose at night.");
/// # Ok::<(), epitome::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Novelty {
    lambda: f64,
    dangling: Dangling,
    tuning: SelectionTuning,
    by_vectors: Option<ByVectors>,
}

/// An embedder with the function that chooses by its vectors, which a program that has none need not link.
#[derive(Clone, Debug)]
struct ByVectors {
    embedder: Embedder,
    select: SelectByVectors,
}

type SelectByVectors =
    fn(&Novelty, &Embedder, &Document<'_>, &Scores, Meter<'_, '_>) -> Result<Vec<usize>, Error>;

impl PartialEq for ByVectors {
    fn eq(&self, other: &Self) -> bool {
        self.embedder == other.embedder
    }
}

impl Novelty {
    /// With λ = 0.7, dangling sentences chosen with their context only.
    pub const fn new() -> Self {
        Novelty {
            lambda: 0.7,
            dangling: Dangling::WithContext,
            tuning: SelectionTuning::new(),
            by_vectors: None,
        }
    }

    /// To set parameters other than the default ones.
    pub const fn builder() -> NoveltyBuilder {
        NoveltyBuilder { novelty: Novelty::new() }
    }
}

impl Default for Novelty {
    fn default() -> Self {
        Novelty::new()
    }
}

/// The parameters of a [`Novelty`], checked by [`build`](NoveltyBuilder::build).
///
/// # Example
///
/// ```
/// use epitome::select::{Dangling, Novelty};
///
/// assert!(Novelty::builder().lambda(0.5).dangling(Dangling::Keep).build().is_ok());
/// let error = Novelty::builder().lambda(1.5).build().unwrap_err();
/// assert_eq!(error.to_string(), "parameter 'lambda' is 1.5, but must be in the range 0..=1");
/// ```
#[derive(Clone, Debug)]
pub struct NoveltyBuilder {
    novelty: Novelty,
}

impl NoveltyBuilder {
    /// The share of relevance: 1 is relevance alone, 0 novelty alone. Default 0.7.
    #[must_use]
    pub fn lambda(self, lambda: f64) -> Self {
        NoveltyBuilder { novelty: Novelty { lambda, ..self.novelty } }
    }

    /// What is done about sentences that do not stand alone; a mark against one counts against its relevance.
    /// Default [`Dangling::WithContext`].
    #[must_use]
    pub fn dangling(self, dangling: Dangling) -> Self {
        NoveltyBuilder { novelty: Novelty { dangling, ..self.novelty } }
    }

    /// The constants of dangling sentences and near-copies; lower level, for measuring the default.
    #[must_use]
    pub fn tuning(self, tuning: SelectionTuning) -> Self {
        NoveltyBuilder { novelty: Novelty { tuning, ..self.novelty } }
    }

    /// Vectors by which a sentence repeats the chosen ones: the repetition is then the largest cosine with
    /// one of them, 0 at the least, and a pick takes O(n·d) for vectors of d numbers. By default it is told
    /// by the sentences' terms.
    #[must_use]
    pub fn embedder(self, embedder: Embedder) -> Self {
        let by_vectors = Some(ByVectors { embedder, select: Novelty::select_by_vectors });
        NoveltyBuilder { novelty: Novelty { by_vectors, ..self.novelty } }
    }

    /// The selector.
    ///
    /// # Errors
    ///
    /// When λ is not in 0..=1, or a constant of the tuning is out of its range.
    pub fn build(self) -> Result<Novelty, Error> {
        Error::check_share("lambda", self.novelty.lambda)?;
        self.novelty.tuning.check()?;
        Ok(self.novelty)
    }
}

impl Novelty {
    /// The same for a query: what answers is chosen, also where it points back, and a twentieth of the
    /// weight of repetition is left, for what answers one question is mostly said in the same words.
    fn for_query(&self) -> Novelty {
        let lambda = 1.0 - (1.0 - self.lambda) / 20.0;
        Novelty { lambda, dangling: Dangling::Keep, ..self.clone() }
    }

    fn select_by_vectors(
        &self,
        embedder: &Embedder,
        document: &Document<'_>,
        scores: &Scores,
        meter: Meter<'_, '_>,
    ) -> Result<Vec<usize>, Error> {
        let likeness = Likeness::of_vectors(embedder.embed(document)?);
        let relevance = scaled(scores.as_slice());
        let mut utility = MarginalRelevance { lambda: self.lambda, relevance, likeness };
        Ok(greedy(meter, self.dangling, &self.tuning, &mut utility))
    }

    /// What sentences are worth before any is chosen.
    pub(super) fn utility<'d>(
        &self,
        document: &'d Document<'_>,
        scores: &'d Scores,
    ) -> impl Utility + use<'d> {
        // A term of one sentence counts for its length, but is never said by another.
        let coverage = TermCoverage::new(document.term_counts(), document.postings());
        let shared = (0..document.len()).map(|i| coverage.left(i)).collect();
        let scores = scores.as_slice();
        Repetition { lambda: self.lambda, scores, scaling: MinMax::of(scores), shared, coverage }
    }
}

impl Selector for Novelty {
    fn select(
        &self,
        document: &Document<'_>,
        scores: &Scores,
        prior: &Prior,
        meter: Meter<'_, '_>,
    ) -> Result<Vec<usize>, Error> {
        let own;
        let this = if prior.query_terms().is_some() && !prior.is_uniform() {
            own = self.for_query();
            &own
        } else {
            self
        };
        match &this.by_vectors {
            Some(ByVectors { embedder, select }) => select(this, embedder, document, scores, meter),
            None => Ok(greedy(meter, this.dangling, &this.tuning, &mut this.utility(document, scores))),
        }
    }
}

struct Repetition<'d> {
    lambda: f64,
    scores: &'d [f64],
    scaling: MinMax,
    /// The share of each sentence that other sentences could say.
    shared: Vec<f64>,
    coverage: TermCoverage<'d>,
}

impl Utility for Repetition<'_> {
    fn of(&self, sentence: usize, weight: f64) -> f64 {
        let said = self.shared[sentence] - self.coverage.left(sentence);
        let relevance = self.scaling.scale(self.scores[sentence]);
        self.lambda * weight * relevance - (1.0 - self.lambda) * said
    }

    fn take(&mut self, sentence: usize) {
        self.coverage.cover(sentence);
    }
}
