//! LSA: how much of the document's main topics a sentence holds.

use super::Scorer;
use crate::engine::{SvdParameters, svd};
use crate::{Document, Error, Prior, Scores};

/// Latent semantic analysis: the length of a sentence's vector in the space of the document's main topics,
/// times its prior.
///
/// With the singular value decomposition of the matrix of term counts, a sentence i is worth √(Σ σ(k)² v(i,
/// k)²) over the topics k whose singular value σ is at least half of the largest one, and at most
/// [`topics`](LsaBuilder::topics) of them. Counts are not weighed by rarity, which the paper leaves open:
/// with idf the strongest topics are single sentences of rare words, and summaries get worse than chance.
///
/// A popular implementation takes all topics, and then the score is nothing but the length of the sentence's
/// vector.
///
/// Complexity: O(rounds · (nnz · topics + n · topics²)) time, few rounds, O(nnz + n · topics) memory: see
/// [`svd`].
///
/// # Source
///
/// J. Steinberger, K. Ježek (2004), "Using latent semantic analysis in text summarization and summary
/// evaluation", ISIM.
///
/// # Example
///
/// ```
/// use epitome::{Summarizer, score::Lsa};
///
/// let text = "The river rose. Rain fed the river all week. The week of rain ended. Trains were late.";
/// let summary = Summarizer::new().with_scorer(Lsa::new()).summarize(text, 1);
/// assert_eq!(summary.to_string(), "Rain fed the river all week.");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lsa {
    topics: usize,
}

/// The parameters of an [`Lsa`], checked by [`build`](LsaBuilder::build).
///
/// # Example
///
/// ```
/// use epitome::score::Lsa;
///
/// let chosen = Lsa::builder().topics(5).build()?;
/// assert_ne!(chosen, Lsa::new());
/// assert!(Lsa::builder().topics(0).build().is_err());
/// # Ok::<(), epitome::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct LsaBuilder {
    lsa: Lsa,
}

impl Default for Lsa {
    fn default() -> Self {
        Lsa { topics: 10 }
    }
}

impl Lsa {
    /// The scorer with its defaults: at most 10 topics.
    pub fn new() -> Self {
        Lsa::default()
    }

    /// To set parameters other than the default ones.
    pub fn builder() -> LsaBuilder {
        LsaBuilder { lsa: Lsa::default() }
    }
}

impl LsaBuilder {
    /// The most topics to look at; at least 1, by default 10.
    #[must_use]
    pub fn topics(self, topics: usize) -> Self {
        LsaBuilder { lsa: Lsa { topics } }
    }

    /// The scorer.
    ///
    /// # Errors
    ///
    /// When the number of topics is 0.
    pub fn build(self) -> Result<Lsa, Error> {
        Error::check_count("topics", self.lsa.topics, 1..=usize::MAX)?;
        Ok(self.lsa)
    }
}

impl Scorer for Lsa {
    fn score(&self, document: &Document<'_>, prior: &Prior) -> Result<Scores, Error> {
        let counts = document.counts();
        let weights = counts.clone();
        let parameters = SvdParameters { rank: self.topics, least: 0.5, ..SvdParameters::default() };
        let topics = svd(weights, parameters);
        let mut squares = vec![0.0; document.len()];
        for (value, vector) in topics.values().iter().zip(topics.vectors()) {
            for (square, v) in squares.iter_mut().zip(vector) {
                *square += value * value * v * v;
            }
        }
        Ok(super::times_prior(squares.into_iter().map(f64::sqrt).collect(), "topics", prior))
    }
}
