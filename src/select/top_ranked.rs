//! Top-ranked: the best scores first.

use super::shared::fill::fill;
use super::shared::greedy::{Utility, greedy, scaled};
use super::{Dangling, Picks, SelectionTuning, Selector};
use crate::{Document, Error, Meter, Prior, Scores};

/// Takes the sentences with the highest scores, best first, skipping what does not fit and what was said
/// already.
///
/// With a budget in sentences a larger budget keeps what a smaller one chose.
///
/// Complexity: O(terms + n log n) time, O(terms) memory.
///
/// # Example
///
/// ```
/// use epitome::score::Lead;
/// use epitome::{Summarizer, select::TopRanked};
///
/// let first = Summarizer::new().with_scorer(Lead::new()).with_selector(TopRanked::new());
/// assert_eq!(first.summarize("Rain fell. The river rose. Trains ran late.", 1).to_string(), "Rain fell.");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TopRanked {
    dangling: Dangling,
}

impl TopRanked {
    /// Dangling sentences kept as they are.
    pub const fn new() -> Self {
        TopRanked { dangling: Dangling::Keep }
    }

    /// With something done about sentences that do not stand alone; a mark against one counts against its
    /// score, scaled so that the document's lowest is 0 and its highest 1. With [`Dangling::WithContext`] a
    /// larger budget need not keep what a smaller one chose.
    #[must_use]
    pub const fn with_dangling(self, dangling: Dangling) -> Self {
        TopRanked { dangling }
    }
}

impl Default for TopRanked {
    fn default() -> Self {
        TopRanked::new()
    }
}

impl Selector for TopRanked {
    fn select(
        &self,
        _document: &Document<'_>,
        scores: &Scores,
        _prior: &Prior,
        meter: Meter<'_, '_>,
    ) -> Result<Vec<usize>, Error> {
        if self.dangling != Dangling::Keep {
            return Ok(greedy(
                meter,
                self.dangling,
                &SelectionTuning::new(),
                &mut Merit(scaled(scores.as_slice())),
            ));
        }
        Ok(fill(Picks::new(meter), scores))
    }
}

/// The scaled scores, whatever is taken.
struct Merit(Vec<f64>);

impl Utility for Merit {
    fn of(&self, sentence: usize, weight: f64) -> f64 {
        weight * self.0[sentence]
    }

    fn take(&mut self, _: usize) {}
}
