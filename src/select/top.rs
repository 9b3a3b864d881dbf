//! Top-ranked: the best scores first.

use super::Selector;
use crate::{Budget, Document, Meter, Scores};

/// Takes the sentences with the highest scores, best first, skipping what does not fit.
///
/// With a budget in sentences a larger budget keeps what a smaller one chose.
///
/// Complexity: O(n log n) time, O(n) memory.
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
        let mut meter = Meter::new(document, budget);
        let mut chosen = Vec::new();
        for sentence in scores.ranked() {
            if meter.is_full() {
                break;
            }
            if meter.take(sentence) {
                chosen.push(sentence);
            }
        }
        chosen
    }
}
