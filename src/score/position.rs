//! Position: how near a sentence is to the start of its source.

use super::Scorer;
use crate::{Document, Error, Prior, Scores};

/// Position: the share of its source that a sentence has not yet behind it, (n - i) / n for the sentence at
/// place i of n, counted from 0, times its prior.
///
/// In contrast to [`Lead`](super::Lead) it falls in equal steps, so that it can be weighed against other
/// scores.
///
/// Complexity: O(n) time and memory.
///
/// # Source
///
/// D. Radev, H. Jing, M. Styś, D. Tam (2004), "Centroid-based summarization of multiple documents", section
/// 4.2.2, where it is scaled by the largest centroid score.
///
/// # Example
///
/// ```
/// use epitome::{Summarizer, score::Position};
///
/// let summarizer = Summarizer::new().with_scorer(Position::new());
/// let document = summarizer.document("Rain fell. The river rose.")?;
/// assert_eq!(summarizer.score(&document)?.as_slice(), [1.0, 0.5]);
/// # Ok::<(), epitome::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default)]
#[non_exhaustive]
pub struct Position;

impl Position {
    /// The scorer; it has no parameters.
    pub fn new() -> Self {
        Position
    }
}

impl Scorer for Position {
    fn score(&self, document: &Document<'_>, prior: &Prior) -> Result<Scores, Error> {
        let of = |i: usize| {
            let n = document.source_len(document.source(i));
            (n - document.place(i)) as f64 / n as f64
        };
        Ok(super::times_prior((0..document.len()).map(of).collect(), "position", prior))
    }
}
