//! The greedy choice that most selectors make.

use super::picks::Picks;
use super::tuning::SelectionTuning;
use crate::select::dangling::{Dangling, DanglingState};
use crate::{Document, Meter};
use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// The marginal utility of sentences, given those taken.
pub(in crate::select) trait Utility {
    /// The utility of a sentence whose merits are multiplied by `weight`, in 0..=1. It never grows as
    /// sentences are taken or as the weight falls.
    fn of(&self, sentence: usize, weight: f64) -> f64;

    /// Notes that a sentence was taken.
    fn take(&mut self, sentence: usize);
}

/// Takes, one after the other, the most useful sentence that fits the budget and says something new, of equal
/// ones the earlier.
///
/// Lazy evaluation: the entries of the heap are upper bounds, at first those of [`upper_bounds`] and then
/// utilities, which only fall, and an entry at the top that is still true is the largest. Only when the
/// context of a sentence is taken does its utility grow; then it gets a new entry.
///
/// Complexity: O(log n) for each sentence, and for each entry that has fallen when it comes to the top.
pub(in crate::select) fn greedy(
    meter: Meter<'_, '_>,
    dangling: Dangling,
    tuning: &SelectionTuning,
    utility: &mut impl Utility,
) -> Vec<usize> {
    let document = meter.document();
    let counts_sentences = meter.budget().counts_sentences();
    let mut state = DanglingState::new(document, dangling, tuning);
    let mut picks = Picks::with_tuning(meter, tuning);
    let mut decided = vec![false; document.len()];
    for &pinned in picks.as_slice() {
        decided[pinned] = true;
        utility.take(pinned);
        state.take(pinned);
    }
    let entry = |state: &DanglingState<'_, '_>, utility: &dyn Utility, sentence: usize| Entry {
        utility: passage_utility(document, state, utility, sentence),
        sentence,
    };
    let mut heap = BinaryHeap::from(upper_bounds(document, &state, utility));
    let mut refused = Vec::new();
    while let Some(noted) = heap.pop().filter(|_| !picks.is_full()) {
        let sentence = noted.sentence;
        if !picks.meter().fits(sentence) {
            continue; // nor will it ever: what is left of the budget only shrinks
        }
        let now = entry(&state, utility, sentence);
        if decided[sentence] || noted.utility < now.utility {
            continue; // decided, or it has a newer entry
        }
        if now.utility < noted.utility {
            heap.push(now);
            continue;
        }
        let filler = dangling == Dangling::WithContext
            && (state.is_nothing(sentence)
                || (!counts_sentences && document.words(sentence).len() < tuning.fragment_below));
        let context = state.context(sentence).filter(|context| !filler && picks.fit_together(context.iter()));
        let Some(context) = context.map(|context| context.iter().collect::<Vec<_>>()) else {
            refused.push(sentence); // it gets a new entry if its context is taken
            continue;
        };
        for member in context {
            decided[member] = true;
            if picks.take(member) {
                utility.take(member);
                state.take(member);
                for dependent in state.dependents(member).filter(|&i| !decided[i]) {
                    heap.push(entry(&state, utility, dependent));
                }
            }
        }
    }
    // A number of sentences is met, and a dangling summary is better than none; but words are left over
    // rather than filled up with dangling sentences or fragments.
    if counts_sentences || picks.as_slice().is_empty() {
        for sentence in refused {
            // But no question without its answer, nor the other way round, where anything else is shown, unless
            // all of the text is asked for.
            let is_first = picks.as_slice().is_empty();
            if is_first || picks.meter().is_for_all() || !state.is_parted(sentence) {
                picks.take(sentence);
            }
        }
    }
    picks.into_vec()
}

/// For each sentence what its utility with its context is not above, ever: how it opens, which says what its
/// context is, is then asked only of those that come to the top.
fn upper_bounds(document: &Document<'_>, state: &DanglingState<'_, '_>, utility: &dyn Utility) -> Vec<Entry> {
    let entries = |of: &dyn Fn(usize) -> f64| -> Vec<Entry> {
        (0..document.len()).map(|sentence| Entry { utility: of(sentence), sentence }).collect()
    };
    let Some(reach) = state.reach() else {
        return entries(&|i| passage_utility(document, state, utility, i));
    };
    let mut bounds = entries(&|i| utility.of(i, 1.0));
    if reach == 0 {
        return bounds;
    }
    // From the last on, so that those before one still have their own.
    for i in (0..bounds.len()).rev() {
        let near = bounds[i.saturating_sub(reach)..=i].iter().map(|entry| entry.utility);
        let largest = near.fold(f64::NEG_INFINITY, f64::max);
        // A mean is no larger than the largest of its values but for rounding, of some 10⁻¹⁴ of it at the most.
        bounds[i].utility = largest + largest.abs() * 1e-9;
    }
    bounds
}

/// The utility of a sentence with its context: the mean over these sentences, weighted by their words.
fn passage_utility(
    document: &Document<'_>,
    state: &DanglingState<'_, '_>,
    utility: &dyn Utility,
    sentence: usize,
) -> f64 {
    let Some(passage) = state.context(sentence).filter(|passage| !passage.is_alone()) else {
        return utility.of(sentence, state.weight(sentence));
    };
    let (mut sum, mut words) = (0.0, 0.0);
    for member in passage.iter() {
        let length = document.words(member).len().max(1) as f64;
        sum += length * utility.of(member, state.weight(member));
        words += length;
    }
    sum / words
}

/// Min-max scaling: the lowest value becomes 0, the highest 1; all are 0 if they are equal.
#[derive(Clone, Copy)]
pub(in crate::select) struct MinMax {
    low: f64,
    range: f64,
}

impl MinMax {
    pub(in crate::select) fn of(values: &[f64]) -> Self {
        let low = values.iter().copied().fold(f64::INFINITY, f64::min);
        let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        // Halved first, so that the range of even the largest numbers is finite.
        MinMax { low, range: high / 2.0 - low / 2.0 }
    }

    pub(in crate::select) fn scale(self, value: f64) -> f64 {
        if self.range > 0.0 { (value / 2.0 - self.low / 2.0) / self.range } else { 0.0 }
    }
}

/// The values by their [`MinMax`] scaling.
pub(in crate::select) fn scaled(values: &[f64]) -> Vec<f64> {
    let scaling = MinMax::of(values);
    values.iter().map(|&value| scaling.scale(value)).collect()
}

/// A sentence in the heap: the largest utility first, of equal ones the earlier sentence.
#[derive(Clone, Copy, Debug)]
struct Entry {
    utility: f64,
    sentence: usize,
}

impl Ord for Entry {
    fn cmp(&self, other: &Self) -> Ordering {
        self.utility.total_cmp(&other.utility).then(other.sentence.cmp(&self.sentence))
    }
}

impl PartialOrd for Entry {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Entry {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Entry {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::select::{ConceptCoverage, Novelty};
    use crate::{Budget, Prior, Scores, Summarizer};
    use std::cell::Cell;

    /// Counts how often it is asked.
    struct Counted<W> {
        utility: W,
        asked: Cell<usize>,
    }

    impl<W: Utility> Utility for Counted<W> {
        fn of(&self, sentence: usize, weight: f64) -> f64 {
            self.asked.set(self.asked.get() + 1);
            self.utility.of(sentence, weight)
        }

        fn take(&mut self, sentence: usize) {
            self.utility.take(sentence);
        }
    }

    /// Words with frequencies like those of a language: the r-th is drawn with a probability like 1/r.
    fn text(sentences: usize) -> String {
        let mut state = 1_u64;
        let mut draw = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 11) as f64 / (1_u64 << 53) as f64
        };
        let sentence = |_| {
            let words: Vec<String> =
                (0..12).map(|_| format!("w{}x", (10_000_f64.powf(draw()) as usize))).collect();
            format!("T{}.", words.join(" "))
        };
        (0..sentences).map(sentence).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_tenth_of_a_text_is_chosen_in_steps_that_grow_with_the_text() {
        let asked = |sentences: usize| -> [f64; 2] {
            let text = text(sentences);
            let document = Summarizer::new().document(&text).unwrap();
            assert_eq!(document.len(), sentences);
            let scores = Scores::from((0..sentences).map(|i| 1.0 / (1.0 + i as f64)).collect::<Vec<_>>());
            let uniform = Prior::uniform();
            let mut novelty =
                Counted { utility: Novelty::new().utility(&document, &scores), asked: Cell::new(0) };
            let mut coverage = Counted {
                utility: ConceptCoverage::new().utility(&document, &scores, &uniform),
                asked: Cell::new(0),
            };
            let tenth = || Meter::new(&document, Budget::percent(10));
            assert_eq!(
                greedy(tenth(), Dangling::Penalize, &SelectionTuning::new(), &mut novelty).len(),
                sentences / 10
            );
            assert_eq!(
                greedy(tenth(), Dangling::Penalize, &SelectionTuning::new(), &mut coverage).len(),
                sentences / 10
            );
            [novelty.asked.get(), coverage.asked.get()].map(|asked| asked as f64 / sentences as f64)
        };
        let (small, large) = (asked(1_000), asked(8_000));
        for (small, large) in small.into_iter().zip(large) {
            // One step for each sentence and pick would be a hundred a sentence here, and eight times that there.
            assert!(large < 1.5 * small && large < 20.0, "{small} and {large} steps a sentence");
        }
    }
}
