//! Lead: the first sentences.

use super::Scorer;
use crate::{Document, Error, Prior, Scores};

/// The first sentences of each source: the floor that news is measured against.
///
/// The score of the sentence at place i of its source, from 0, is 1 / (1 + i), times its prior; so several
/// sources take turns.
///
/// Complexity: O(n) time and memory.
///
/// # Example
///
/// ```
/// use epitome::{Summarizer, score::Lead};
///
/// let summary = Summarizer::new().with_scorer(Lead::new()).summarize("Rain fell. The river rose.", 1);
/// assert_eq!(summary.to_string(), "Rain fell.");
/// ```
#[derive(Clone, Copy, Debug, Default)]
#[non_exhaustive]
pub struct Lead;

impl Lead {
    /// The scorer; it has no parameters.
    pub fn new() -> Self {
        Lead
    }
}

impl Scorer for Lead {
    fn score(&self, document: &Document<'_>, prior: &Prior) -> Result<Scores, Error> {
        let of = |i: usize| 1.0 / (1.0 + document.place(i) as f64);
        Ok(super::times_prior((0..document.len()).map(of).collect(), "lead", prior))
    }
}
