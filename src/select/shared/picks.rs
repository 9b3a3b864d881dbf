//! Sentences picked one by one: within the budget, and nothing said twice.

use super::near_copies::NearCopies;
use super::tuning::SelectionTuning;
use crate::Meter;

/// The sentences a selector has picked so far: it keeps the budget and refuses what was said already.
///
/// Every selector of the crate picks through it, so none takes a sentence twice, nor one that repeats one
/// taken:
///
/// - a copy has the same words, in whatever case and with whatever marks;
/// - a near-copy has nearly the same terms: a cosine of at least 0.8 between the two sets of terms, each
///   weighing ln((n + 1) / (df + 0.5));
/// - a restatement has nine tenths of its terms in common with the other, whichever is the shorter one:
///   |shared| ≥ 0.9 · min(|one|, |other|), over sets of at least four terms; of a text that is asked for
///   whole, by [`Budget::percent`](crate::Budget::percent) of 100, restatements are not left out.
///
/// Below three distinct terms only the same words count. Among more than 32 sentences taken that share a rare
/// term, only the same set of terms is sure to be refused.
///
/// What is refused once is refused ever after, so a selector need not offer it again.
///
/// Complexity: O(terms of the document) once; an offer O(t log t) for a sentence of t terms.
///
/// # Example
///
/// ```
/// use epitome::{Budget, Meter, Summarizer, select::Picks};
///
/// let text = "The river rose over its banks. The RIVER rose, over its banks! People left.";
/// let document = Summarizer::new().document(text)?;
/// let mut picks = Picks::new(Meter::new(&document, Budget::sentences(2)));
/// assert!(picks.take(0));
/// assert!(!picks.take(1)); // said already
/// assert!(picks.take(2));
/// assert!(picks.is_full());
/// assert_eq!(picks.into_vec(), [0, 2]);
/// # Ok::<(), epitome::Error>(())
/// ```
#[derive(Debug)]
pub struct Picks<'d, 't> {
    meter: Meter<'d, 't>,
    taken: NearCopies<'d, 't>,
    order: Vec<usize>,
    /// How many of those taken beforehand [`take_best`](Picks::take_best) has not told of yet.
    untold: usize,
}

impl<'d, 't> Picks<'d, 't> {
    /// No sentence picked yet of the document that the meter is for, but those that
    /// [`Summarizer::with_pinned`](crate::Summarizer::with_pinned) and its like take beforehand.
    pub fn new(meter: Meter<'d, 't>) -> Self {
        Picks::with_tuning(meter, &SelectionTuning::new())
    }

    pub(in crate::select) fn with_tuning(meter: Meter<'d, 't>, tuning: &SelectionTuning) -> Self {
        // Who asks for all of a text is not kept from what restates something: only copies are left out.
        let restated_terms = if meter.is_for_all() { usize::MAX } else { tuning.restated_terms };
        let tuning = SelectionTuning { restated_terms, ..*tuning };
        let mut taken = NearCopies::new(meter.document(), &tuning);
        let order = meter.pinned().to_vec();
        for &sentence in &order {
            taken.add(sentence);
        }
        Picks { taken, meter, untold: order.len(), order }
    }

    /// Picks a sentence if it fits the budget and says something new; whether it did.
    pub fn take(&mut self, sentence: usize) -> bool {
        let taken = self.meter.fits(sentence) && self.taken.add(sentence) && self.meter.take(sentence);
        if taken {
            self.order.push(sentence);
        }
        taken
    }

    /// Picks the most useful sentence that can be picked among those left, of equal ones the first; removes
    /// from those left what no longer fits or was refused before it. Before any it tells those that were
    /// taken beforehand, one at a time.
    ///
    /// Complexity: O(m log m), and one call of `utility` for each of the m sentences left.
    pub(in crate::select) fn take_best(
        &mut self,
        left: &mut Vec<usize>,
        utility: impl Fn(usize) -> f64,
    ) -> Option<usize> {
        if self.untold > 0 {
            self.untold -= 1;
            return self.order.get(self.order.len() - 1 - self.untold).copied();
        }
        left.retain(|&i| self.meter.fits(i));
        let mut order: Vec<(f64, usize)> = left.iter().map(|&i| (utility(i), i)).collect();
        order.sort_unstable_by(|(a, i), (b, j)| b.total_cmp(a).then(i.cmp(j)));
        let place = order.iter().position(|&(_, i)| self.take(i)).unwrap_or(order.len());
        let taken = order.get(place).map(|&(_, i)| i);
        order.drain(..order.len().min(place + 1));
        *left = order.into_iter().map(|(_, i)| i).collect();
        left.sort_unstable();
        taken
    }

    /// Whether all of these sentences fit the budget, one after the other.
    pub(in crate::select) fn fit_together(&self, sentences: impl Iterator<Item = usize>) -> bool {
        self.meter.fit_together(sentences)
    }

    /// Whether nothing is left of the budget.
    pub fn is_full(&self) -> bool {
        self.meter.is_full()
    }

    /// The budget and what of it is used.
    pub fn meter(&self) -> &Meter<'d, 't> {
        &self.meter
    }

    /// The picked sentences' numbers, in the order of choice.
    pub fn as_slice(&self) -> &[usize] {
        &self.order
    }

    /// The picked sentences' numbers, in the order of choice.
    pub fn into_vec(self) -> Vec<usize> {
        self.order
    }
}
