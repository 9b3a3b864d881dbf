//! LexRank: PageRank over tf-idf cosines.

use super::{Background, Scorer, shared::random_walk};
use crate::engine::{Gram, Idf, PageRank, idf, join, tf_idf, unit_rows};
use crate::{Document, Error, Prior, Scores};
use std::sync::Arc;

/// LexRank: a sentence is worth what the sentences are worth that it resembles.
///
/// An edge weighs the cosine of two sentences' tf-idf vectors, idf = ln(n / df) over the document's own
/// sentences, or from a [`background`](LexRankBuilder::background) collection; the scores are the PageRank of
/// that graph and sum to 1. The prior is the walk's teleport vector, which is biased LexRank. With a
/// [`threshold`](LexRankBuilder::threshold) an edge weighs 1 where the cosine is above it, else there is
/// none.
///
/// Departures from the paper: a sentence is no neighbour of its own; damping is the probability to go on,
/// which the paper calls 1 - d. Popular implementations use an idf that is negative for a word of every
/// sentence, stop after a few steps at a distance of 0.1, or leave the damping out, so that equal scores are
/// the rule.
///
/// Complexity: O(nnz) time a step of the solver, about ten steps; O(nnz) memory. With a threshold the edges
/// are found and stored one by one: O(Σ (sentences of a term)²) time, O(nnz + edges) memory.
///
/// # Bibliography
///
/// - G. Erkan, D. Radev (2004), "LexRank: Graph-based Lexical Centrality as Salience in Text Summarization",
///   JAIR 22.
/// - J. Otterbacher, G. Erkan, D. Radev (2009), "Biased LexRank", Information Processing and Management 45.
///
/// # Example
///
/// ```
/// use epitome::{Summarizer, score::LexRank};
///
/// let text = "The river rose. Rain fed the river all week. The week of rain ended. Trains were late.";
/// let summary = Summarizer::new().with_scorer(LexRank::new()).summarize(text, 1);
/// assert_eq!(summary.to_string(), "Rain fed the river all week.");
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LexRank {
    walk: PageRank,
    background: Option<Arc<Background>>,
    threshold: Option<f64>,
}

/// The parameters of a [`LexRank`], checked by [`build`](LexRankBuilder::build).
///
/// # Example
///
/// ```
/// use epitome::score::LexRank;
///
/// let chosen = LexRank::builder().threshold(0.1).damping(0.9).build()?;
/// assert_ne!(chosen, LexRank::new());
/// assert!(LexRank::builder().damping(1.5).build().is_err());
/// # Ok::<(), epitome::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct LexRankBuilder {
    lex_rank: LexRank,
}

impl LexRank {
    /// The scorer with its defaults: continuous, damping 0.85, tolerance 10⁻⁹, at most 200 steps.
    pub fn new() -> Self {
        LexRank::default()
    }

    /// The scorer with the paper's best threshold, 0.1, and the defaults else.
    pub fn with_threshold() -> Self {
        LexRank { threshold: Some(0.1), ..LexRank::default() }
    }

    /// To set parameters other than the default ones.
    pub fn builder() -> LexRankBuilder {
        LexRankBuilder { lex_rank: LexRank::default() }
    }
}

impl LexRankBuilder {
    random_walk::walk_setters!(lex_rank);

    /// The cosine above which two sentences are linked, 0 to 1; the paper's best is 0.1. By default there is
    /// none, and an edge weighs its cosine.
    #[must_use]
    pub fn threshold(mut self, threshold: f64) -> Self {
        self.lex_rank.threshold = Some(threshold);
        self
    }

    /// Takes idf from a collection of documents, ln((N + 1) / (df + 0.5)), as the paper does.
    #[must_use]
    pub fn background(mut self, background: Arc<Background>) -> Self {
        self.lex_rank.background = Some(background);
        self
    }

    /// The scorer.
    ///
    /// # Errors
    ///
    /// When a parameter is out of its range.
    pub fn build(self) -> Result<LexRank, Error> {
        self.lex_rank.walk.check()?;
        if let Some(threshold) = self.lex_rank.threshold {
            Error::check_share("threshold", threshold)?;
        }
        Ok(self.lex_rank)
    }
}

impl Scorer for LexRank {
    fn score(&self, document: &Document<'_>, prior: &Prior) -> Result<Scores, Error> {
        let counts = document.counts();
        let rarity = match &self.background {
            Some(background) => background.idf(document),
            None => idf(counts, Idf::Plain),
        };
        let weights = tf_idf(counts, &rarity);
        Ok(match self.threshold {
            None => random_walk::scores(&self.walk, &Gram::cosine(weights), prior),
            Some(threshold) => {
                let links = join(unit_rows(weights), threshold).map(|_| 1.0);
                random_walk::scores(&self.walk, &links, prior)
            }
        })
    }
}
