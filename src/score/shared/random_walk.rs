//! What the scorers that walk a graph have in common.

use crate::engine::{PageRank, Similarity};
use crate::{Prior, Scores};

/// The scores of a walk over a similarity, with the prior as its teleport vector.
///
/// Parts: `teleport`, what a sentence has from walks that start at it; `neighbours`, what it has from similar
/// sentences. They add up to the total.
pub(in crate::score) fn scores(walk: &PageRank, graph: &impl Similarity, prior: &Prior) -> Scores {
    let teleport = prior.distribution(graph.len());
    let ranking = walk.rank(graph, &teleport);
    let start: Vec<f64> = teleport.iter().map(|b| (1.0 - walk.damping()) * b).collect();
    let neighbours = ranking.scores().iter().zip(&start).map(|(p, b)| p - b).collect();
    Scores::from(ranking.into_scores()).with_part("teleport", start).with_part("neighbours", neighbours)
}

/// The setters of a builder of a scorer with a field `walk`, a [`PageRank`]; `$scorer` is the builder's
/// field.
macro_rules! walk_setters {
    ($scorer:ident) => {
        /// The probability that the walk goes on to a similar sentence rather than starts anew; 0 to 1, by
        /// default 0.85.
        #[must_use]
        pub fn damping(mut self, damping: f64) -> Self {
            self.$scorer.walk.damping = damping;
            self
        }

        /// How far the scores may be from the exact ones, in the sum of absolute differences; above 0 and at
        /// most 1, by default 10⁻⁹.
        #[must_use]
        pub fn tolerance(mut self, tolerance: f64) -> Self {
            self.$scorer.walk.tolerance = tolerance;
            self
        }

        /// The most steps of the solver; at least 1, by default 200.
        #[must_use]
        pub fn max_iterations(mut self, max_iterations: usize) -> Self {
            self.$scorer.walk.max_iterations = max_iterations;
            self
        }
    };
}
pub(in crate::score) use walk_setters;
