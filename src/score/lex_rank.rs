//! LexRank: PageRank over tf-idf cosines.

use super::{Scorer, walk};
use crate::engine::{Cosine, Idf, PageRank, PageRankBuilder, idf, tf_idf};
use crate::{Document, Error, Prior, Scores};

/// LexRank, continuous: a sentence is worth what the sentences are worth that it resembles.
///
/// An edge weighs the cosine of two sentences' tf-idf vectors, idf = ln(n / df) over the document's own sentences; the
/// scores are the PageRank of that graph and sum to 1. The prior is the walk's teleport vector, which is biased LexRank.
///
/// Departures from the paper: a sentence is no neighbour of its own; damping is the probability to go on, which the
/// paper calls 1 - d.
///
/// Complexity: O(nnz) time a step of the solver, about ten steps; O(nnz) memory.
///
/// # Source
///
/// - G. Erkan, D. Radev (2004), "LexRank: Graph-based Lexical Centrality as Salience in Text Summarization", JAIR 22.
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
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct LexRank {
    walk: PageRank,
}

/// The parameters of a [`LexRank`], checked by [`build`](LexRankBuilder::build).
#[derive(Clone, Copy, Debug, Default)]
pub struct LexRankBuilder {
    walk: PageRankBuilder,
}

impl LexRank {
    /// The scorer with its defaults: damping 0.85, tolerance 10⁻⁶, at most 200 steps.
    pub fn new() -> Self {
        LexRank::default()
    }

    /// Parameters other than the default ones.
    pub fn builder() -> LexRankBuilder {
        LexRankBuilder::default()
    }
}

#[allow(clippy::needless_update, reason = "the setters are shared with builders that have further fields")]
impl LexRankBuilder {
    walk::walk_setters!();

    /// The scorer.
    ///
    /// # Errors
    ///
    /// When a parameter is out of its range.
    pub fn build(self) -> Result<LexRank, Error> {
        Ok(LexRank { walk: self.walk.build()? })
    }
}

impl Scorer for LexRank {
    fn score(&self, document: &Document<'_>, prior: &Prior) -> Scores {
        let counts = document.counts();
        let weights = tf_idf(counts, &idf(counts, Idf::Plain));
        walk::scores(&self.walk, &Cosine::new(weights), prior)
    }
}
