//! Top-ranked: the best scores first.

use super::greedy::{Worth, greedy, scaled};
use super::{Guard, Picks, Selector};
use crate::{Budget, Document, Scores};

/// Takes the sentences with the highest scores, best first, skipping what does not fit and what was said already.
///
/// With a budget in sentences a larger budget keeps what a smaller one chose.
///
/// Complexity: O(terms + n log n) time, O(terms) memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TopRanked {
    guard: Guard,
}

impl TopRanked {
    /// Without a guard.
    pub const fn new() -> Self {
        TopRanked { guard: Guard::Off }
    }

    /// With a guard against sentences that do not stand alone; a mark against one counts against its score, scaled so
    /// that the document's lowest is 0 and its highest 1. With [`Guard::Strict`] a larger budget need not keep what a
    /// smaller one chose.
    #[must_use]
    pub const fn with_guard(self, guard: Guard) -> Self {
        TopRanked { guard }
    }
}

impl Default for TopRanked {
    fn default() -> Self {
        TopRanked::new()
    }
}

impl Selector for TopRanked {
    fn select(&self, document: &Document<'_>, scores: &Scores, budget: &Budget) -> Vec<usize> {
        if self.guard != Guard::Off {
            return greedy(document, budget, self.guard, &mut Merit(scaled(scores.as_slice())));
        }
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

/// The scaled scores, whatever is taken.
struct Merit(Vec<f64>);

impl Worth for Merit {
    fn of(&self, sentence: usize, weight: f64) -> f64 {
        weight * self.0[sentence]
    }

    fn take(&mut self, _: usize) {}
}
