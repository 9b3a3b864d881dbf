//! Stage 3: a document to one score per sentence.

mod background;
mod bm25;
mod centroid;
mod combined;
mod degree;
mod edmundson;
mod embeddings;
mod feature_model;
mod frequency;
mod hipo_rank;
mod lead;
mod lex_rank;
mod lsa;
mod luhn;
mod pac_sum;
mod position;
mod random;
mod retrieval;
mod shared;
mod text_rank;
mod topic_signatures;

pub use background::Background;
pub use bm25::Bm25;
pub use centroid::{Centroid, CentroidBuilder};
pub use combined::{Combined, CombinedBuilder};
pub use degree::{Degree, DegreeBuilder};
pub use edmundson::{Edmundson, EdmundsonBuilder};
pub use embeddings::{Embeddings, EmbeddingsBuilder};
pub use feature_model::{Feature, FeatureModel, FeatureModelBuilder, FeatureTuning};
pub use frequency::Frequency;
pub use hipo_rank::{HipoRank, HipoRankBuilder};
pub use lead::Lead;
pub use lex_rank::{LexRank, LexRankBuilder};
pub use lsa::{Lsa, LsaBuilder};
pub use luhn::{Luhn, LuhnBuilder};
pub use pac_sum::{PacSum, PacSumBuilder};
pub use position::Position;
pub use random::Random;
pub use retrieval::{Retrieval, RetrievalTuning};
pub use text_rank::{Edge, TextRank, TextRankBuilder};
pub use topic_signatures::{TopicSignatures, TopicSignaturesBuilder};

pub(crate) use retrieval::candidates;

use crate::stage::{stage_from_fn, stage_pointers};
use crate::{Document, Error, Prior, Scores};

/// Says what each sentence of a document is worth.
///
/// # Contract
///
/// One finite total per sentence, higher is better, on any scale. Anything else makes
/// [`Summarizer::try_summarize`](crate::Summarizer::try_summarize) return an error.
///
/// Implement it for a type, or make one from a closure with [`from_fn`] or
/// [`try_from_fn`].
///
/// # Example
///
/// ```
/// use epitome::score::Scorer;
/// use epitome::{Document, Error, Prior, Scores, Summarizer};
///
/// /// Counts a word.
/// struct Mentions(&'static str);
///
/// impl Scorer for Mentions {
///     fn score(&self, document: &Document<'_>, _prior: &Prior) -> Result<Scores, Error> {
///         let count = |sentence: &str| sentence.matches(self.0).count() as f64;
///         Ok(Scores::from(document.sentences().map(count).collect::<Vec<_>>()))
///     }
/// }
///
/// let summary = Summarizer::new().with_scorer(Mentions("ferry")).summarize("Rain fell. The ferry sank.", 1);
/// assert_eq!(summary.to_string(), "The ferry sank.");
/// ```
pub trait Scorer: Send + Sync {
    /// The scores of the document's sentences; `prior` holds their prior weights.
    ///
    /// # Errors
    ///
    /// When it cannot do its work; [`Error::other`] wraps a cause. The crate's own never fail.
    fn score(&self, document: &Document<'_>, prior: &Prior) -> Result<Scores, Error>;
}

stage_pointers!(Scorer: fn score(document: &Document<'_>, prior: &Prior) -> Scores);

stage_from_fn! {
    /// A scorer from a closure.
    ///
    /// # Example
    ///
    /// ```
    /// use epitome::{Scores, Summarizer, score};
    ///
    /// let longest = score::from_fn(|document, _prior| {
    ///     Scores::from((0..document.len()).map(|i| document.words(i).len() as f64).collect::<Vec<_>>())
    /// });
    /// let summary = Summarizer::new().with_scorer(longest).summarize("Rain. A week of rain fell. Mud.", 1);
    /// assert_eq!(summary.to_string(), "A week of rain fell.");
    /// ```
    from_fn,
    /// A scorer from a closure that may fail, for example because a service does not answer. Its error
    /// reaches the user with its cause.
    ///
    /// # Example
    ///
    /// ```
    /// use epitome::{Scores, Summarizer, score};
    ///
    /// let numbers = score::try_from_fn(|document, _| {
    ///     let values = document.sentences().map(|sentence| sentence.trim_end_matches('.').parse::<f64>());
    ///     Ok::<_, std::num::ParseFloatError>(Scores::from(values.collect::<Result<Vec<_>, _>>()?))
    /// });
    /// let summarizer = Summarizer::new().with_scorer(numbers);
    /// let error = summarizer.try_summarize("One. Two.", 1).unwrap_err();
    /// assert!(error.is_failure() && std::error::Error::source(&error).is_some());
    /// ```
    try_from_fn,
    Scorer: fn score(document: &Document<'_>, prior: &Prior) -> Scores
}

/// The scores of a method that takes the prior as a factor; its own value is the part of that name.
///
/// A factor above 1 must raise a score. So unless the prior is uniform, negative values are avoided: all are
/// shifted by the same amount, the lowest to 0.
fn times_prior(mut values: Vec<f64>, part: &str, prior: &Prior) -> Scores {
    for value in &mut values {
        // An empty sum is -0, which would rank below 0.
        *value += 0.0;
    }
    let least = values.iter().copied().fold(0.0, f64::min);
    let totals = if prior.is_uniform() {
        values.clone()
    } else {
        values.iter().enumerate().map(|(i, value)| (value - least) * prior.weight(i)).collect()
    };
    Scores::from(totals).with_part(part, values)
}
