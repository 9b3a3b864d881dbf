//! Stage 3: a document to one score a sentence.

mod background;
mod centroid;
mod combined;
mod degree;
mod edmundson;
mod feature_model;
mod frequency;
mod hipo_rank;
mod lead;
mod lex_rank;
mod lsa;
mod luhn;
mod pac_sum;
mod position;
mod query;
mod random;
mod shared;
mod text_rank;
mod topic_signatures;

pub use background::Background;
pub use centroid::{Centroid, CentroidBuilder};
pub use combined::{Combined, CombinedBuilder};
pub use degree::{Degree, DegreeBuilder};
pub use edmundson::{Edmundson, EdmundsonBuilder};
pub use feature_model::{Feature, FeatureModel, FeatureModelBuilder};
pub use frequency::Frequency;
pub use hipo_rank::{HipoRank, HipoRankBuilder};
pub use lead::Lead;
pub use lex_rank::{LexRank, LexRankBuilder};
pub use lsa::{Lsa, LsaBuilder};
pub use luhn::{Luhn, LuhnBuilder};
pub use pac_sum::{PacSum, PacSumBuilder};
pub use position::Position;
pub use random::Random;
pub use text_rank::{Edge, TextRank, TextRankBuilder};
pub use topic_signatures::{TopicSignatures, TopicSignaturesBuilder};

pub(crate) use query::query_prior;

use crate::{Document, Prior, Scores};
use std::fmt;
use std::sync::Arc;

/// Says what each sentence of a document is worth.
///
/// # Contract
///
/// One finite total a sentence, higher is better, on any scale. Anything else makes
/// [`Summarizer::try_summarize`](crate::Summarizer::try_summarize) return an error.
///
/// Implement it for a type, or make one from a closure with [`from_fn`].
pub trait Scorer: Send + Sync {
    /// The scores of the document's sentences; `prior` says what speaks for each of them beforehand.
    fn score(&self, document: &Document<'_>, prior: &Prior) -> Scores;
}

macro_rules! forward {
    ($($pointer:ty),+) => {$(
        impl<S: Scorer + ?Sized> Scorer for $pointer {
            fn score(&self, document: &Document<'_>, prior: &Prior) -> Scores {
                (**self).score(document, prior)
            }
        }
    )+};
}
forward!(&S, Box<S>, Arc<S>);

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
pub fn from_fn<F>(score: F) -> FromFn<F>
where
    F: Fn(&Document<'_>, &Prior) -> Scores + Send + Sync,
{
    FromFn(score)
}

/// A [`Scorer`] made by [`from_fn`].
#[derive(Clone, Copy)]
pub struct FromFn<F>(F);

impl<F> Scorer for FromFn<F>
where
    F: Fn(&Document<'_>, &Prior) -> Scores + Send + Sync,
{
    fn score(&self, document: &Document<'_>, prior: &Prior) -> Scores {
        (self.0)(document, prior)
    }
}

impl<F> fmt::Debug for FromFn<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FromFn").finish_non_exhaustive()
    }
}

/// The scores of a method that takes the prior as a factor; its own value is the part of that name.
///
/// A factor above 1 has to speak for a sentence, so where values are below zero all are raised by the same, the least to 0, unless
/// the prior is uniform.
fn times_prior(mut values: Vec<f64>, part: &str, prior: &Prior) -> Scores {
    for value in &mut values {
        // A sum of nothing is -0, which would be ranked below 0.
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
