//! LSA: of each topic of the document its strongest sentence.

use super::shared::fill::fill;
use super::{Picks, Selector};
use crate::engine::{SvdParameters, svd};
use crate::{Document, Error, Meter, Prior, Scores};

/// Takes from each topic of the document, the strongest topic first, the sentence that holds most of it.
///
/// The topics are the singular vectors of the matrix of term counts, and a sentence holds as much of one as
/// its entry is large, whatever its sign, times its prior. The scores are ignored, unless no sentence has a
/// term.
///
/// Departures from the paper: where the budget takes more sentences than there are topics, at most 20, it
/// begins again with the strongest topic and takes the next sentence of each.
///
/// Complexity: O(rounds · (nnz + n) + n log n) time with the 20 topics as a factor, O(nnz + n) memory.
///
/// # Source
///
/// Y. Gong, X. Liu (2001), "Generic text summarization using relevance measure and latent semantic analysis",
/// SIGIR.
///
/// # Example
///
/// ```
/// use epitome::{Summarizer, select::Lsa};
///
/// let text = "Rain fed the river. The river rose with the rain. \
///     Late trains annoyed people. Trains were late.";
/// let summary = Summarizer::new().with_selector(Lsa::new()).summarize(text, 2);
/// assert_eq!(summary.len(), 2);
/// ```
#[derive(Clone, Copy, Debug, Default)]
#[non_exhaustive]
pub struct Lsa;

impl Lsa {
    /// The selector; it has no parameters.
    pub fn new() -> Self {
        Lsa
    }
}

/// The most topics that are told apart.
const TOPICS: usize = 20;

impl Selector for Lsa {
    fn select(
        &self,
        document: &Document<'_>,
        scores: &Scores,
        prior: &Prior,
        meter: Meter<'_, '_>,
    ) -> Result<Vec<usize>, Error> {
        let counts = document.counts();
        let topics = svd(counts.clone(), SvdParameters { rank: TOPICS, ..SvdParameters::default() });
        let ranked = |vector: &Vec<f64>| {
            let weighed = vector.iter().enumerate().map(|(i, v)| v.abs() * prior.weight(i));
            Scores::from(weighed.collect::<Vec<f64>>()).ranked().into_iter()
        };
        let mut orders: Vec<_> = topics.vectors().iter().map(ranked).collect();
        let mut picks = Picks::new(meter);
        let mut open = true;
        while open {
            open = false;
            for order in &mut orders {
                if picks.is_full() {
                    return Ok(picks.into_vec());
                }
                open |= order.any(|sentence| picks.take(sentence));
            }
        }
        Ok(fill(picks, scores))
    }
}
