//! Top-ranked: the best scores first.

use super::{Picks, Selector};
use crate::{Budget, Document, Scores};

/// Takes the sentences with the highest scores, best first, skipping what does not fit and what was said already.
///
/// With a budget in sentences a larger budget keeps what a smaller one chose.
///
/// Complexity: O(terms + n log n) time, O(terms) memory.
#[derive(Clone, Copy, Debug, Default)]
#[non_exhaustive]
pub struct TopRanked;

impl TopRanked {
    /// The selector; it has no parameters.
    pub fn new() -> Self {
        TopRanked
    }
}

impl Selector for TopRanked {
    fn select(&self, document: &Document<'_>, scores: &Scores, budget: &Budget) -> Vec<usize> {
        let mut picks = Picks::new(document, budget);
        for sentence in scores.ranked() {
            if picks.is_full() {
                break;
            }
            picks.take(sentence);
        }
        picks.into_vec()
    }
}
