//! Stage 4: scores and a budget to the chosen sentences.

mod centroid;
mod concept_coverage;
mod dangling;
mod exact;
mod jensen_shannon;
mod kl_sum;
mod lsa;
mod mmr;
mod novelty;
mod shared;
mod sum_basic;
mod top_ranked;

pub use centroid::SummaryCentroid;
pub use concept_coverage::{ConceptCoverage, ConceptCoverageBuilder};
pub use dangling::{Dangling, needs_context};
pub use exact::{Exact, ExactBuilder, Solution};
pub use jensen_shannon::JensenShannon;
pub use kl_sum::{KlSum, KlSumBuilder};
pub use lsa::Lsa;
pub use mmr::{Mmr, MmrBuilder};
pub use novelty::{Novelty, NoveltyBuilder};
pub(crate) use shared::near_copies::repetitions;
pub use shared::picks::Picks;
pub use shared::tuning::SelectionTuning;
pub use sum_basic::SumBasic;
pub use top_ranked::TopRanked;

use crate::stage::{stage_from_fn, stage_pointers};
use crate::{Document, Error, Meter, Prior, Scores};

/// Chooses sentences within a budget.
///
/// # Contract
///
/// Numbers below the document's length, in the order of choice; a number that comes twice counts once, and
/// what does not fit the budget any more is left out. A number that no sentence has makes
/// [`Summarizer::try_summarize`](crate::Summarizer::try_summarize) return an error.
///
/// Implement it for a type, or make one from a closure with [`from_fn`] or
/// [`try_from_fn`].
///
/// # Example
///
/// ```
/// use epitome::select::Selector;
/// use epitome::{Document, Error, Meter, Prior, Scores, Summarizer};
///
/// /// From the end backwards, as many as fit.
/// struct Last;
///
/// impl Selector for Last {
///     fn select(
///         &self,
///         document: &Document<'_>,
///         _scores: &Scores,
///         _prior: &Prior,
///         mut meter: Meter<'_, '_>,
///     ) -> Result<Vec<usize>, Error> {
///         Ok((0..document.len()).rev().take_while(|&sentence| meter.take(sentence)).collect())
///     }
/// }
///
/// let summary = Summarizer::new().with_selector(Last).summarize("Rain fell. The river rose. It froze.", 2);
/// assert_eq!(summary.to_string(), "The river rose. It froze.");
/// ```
pub trait Selector: Send + Sync {
    /// The chosen sentences' numbers, in the order of choice. `prior` is what the scores were made with;
    /// `meter` is the budget, of which nothing is used yet.
    ///
    /// # Errors
    ///
    /// When it cannot do its work; [`Error::other`] wraps a cause. The crate's own never fail.
    fn select(
        &self,
        document: &Document<'_>,
        scores: &Scores,
        prior: &Prior,
        meter: Meter<'_, '_>,
    ) -> Result<Vec<usize>, Error>;
}

stage_pointers! {
    Selector: fn select(document: &Document<'_>, scores: &Scores, prior: &Prior, meter: Meter<'_, '_>)
        -> Vec<usize>
}

stage_from_fn! {
    /// A selector from a closure.
    ///
    /// # Example
    ///
    /// ```
    /// use epitome::{Summarizer, select};
    ///
    /// // Every second sentence, as many as fit.
    /// let alternate = select::from_fn(|document, _scores, _prior, mut meter| {
    ///     (0..document.len()).step_by(2).filter(|&i| meter.take(i)).collect()
    /// });
    /// let summary = Summarizer::new().with_selector(alternate).summarize("One. Two. Three.", 2);
    /// assert_eq!(summary.to_string(), "One. Three.");
    /// ```
    from_fn,
    /// A selector from a closure that may fail. Its error reaches the user with its cause.
    ///
    /// # Example
    ///
    /// ```
    /// use epitome::{Summarizer, select};
    ///
    /// let none = select::try_from_fn(|_, _, _, _| Err("nothing was marked"));
    /// let error = Summarizer::new().with_selector(none).try_summarize("One. Two.", 1).unwrap_err();
    /// assert_eq!(error.to_string(), "the selector failed: nothing was marked");
    /// ```
    try_from_fn,
    Selector: fn select(document: &Document<'_>, scores: &Scores, prior: &Prior, meter: Meter<'_, '_>)
        -> Vec<usize>
}
