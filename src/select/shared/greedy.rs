//! The choice that most selectors make: one after the other the sentence worth most now.

use super::picks::Picks;
use crate::select::dangling::is_fragment;
use crate::select::dangling::{Dangling, DanglingState};
use crate::{Document, Meter};
use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// What a sentence is worth now, with what is taken.
pub(in crate::select) trait Utility {
    /// The worth of a sentence whose merits are marked down to `weight`, in 0..=1. For the same weight it never grows
    /// as sentences are taken; nor does it as the weight falls.
    fn of(&self, sentence: usize, weight: f64) -> f64;

    /// Notes that a sentence was taken.
    fn take(&mut self, sentence: usize);
}

/// Takes, one after the other, the sentence worth most that fits the budget and says something new. Of
/// equal ones the earlier goes first.
///
/// A worth only falls, so the heap's entries are bounds: what is at the top and still true is the largest. Only where
/// what a sentence needs is taken, its entry is made anew.
///
/// Complexity: O(log n) for each sentence and for each fall of a worth that its sentence comes to the top with.
pub(in crate::select) fn greedy(
    meter: Meter<'_, '_>,
    dangling: Dangling,
    utility: &mut impl Utility,
) -> Vec<usize> {
    let document = meter.document();
    let counts_sentences = meter.budget().counts_sentences();
    let mut state = DanglingState::new(document, dangling);
    let mut picks = Picks::new(meter);
    let entry = |state: &DanglingState, utility: &dyn Utility, sentence: usize| Entry {
        utility: passage_worth(document, state, utility, sentence),
        sentence,
    };
    let mut heap: BinaryHeap<Entry> = (0..document.len()).map(|i| entry(&state, utility, i)).collect();
    let mut decided = vec![false; document.len()];
    let mut refused = Vec::new();
    while let Some(noted) = heap.pop().filter(|_| !picks.is_full()) {
        let sentence = noted.sentence;
        if !picks.meter().fits(sentence) {
            continue; // nor will it ever, for what is left of the budget only shrinks
        }
        let now = entry(&state, utility, sentence);
        if decided[sentence] || noted.utility < now.utility {
            continue; // decided, or its entry was made anew
        }
        if now.utility < noted.utility {
            heap.push(now);
            continue;
        }
        let filler =
            dangling == Dangling::WithContext && !counts_sentences && is_fragment(document, sentence);
        let context = state.context(sentence).filter(|context| picks.fit_together(context.clone()));
        let Some(context) = context.filter(|_| !filler) else {
            refused.push(sentence); // unless it comes anew, when what it needs is taken
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
    // A number of sentences is met, and a summary that needs its context is better than none; but words are left over
    // rather than filled up with sentences that hang in the air, or with fragments.
    if counts_sentences || picks.as_slice().is_empty() {
        for sentence in refused {
            picks.take(sentence);
        }
    }
    picks.into_vec()
}

/// What a sentence is worth with those it needs: the mean of what each is worth, by their words.
fn passage_worth(
    document: &Document<'_>,
    state: &DanglingState,
    utility: &dyn Utility,
    sentence: usize,
) -> f64 {
    let passage = state.context(sentence).unwrap_or(sentence..=sentence);
    if *passage.start() == sentence {
        return utility.of(sentence, state.weight(sentence));
    }
    let (mut sum, mut words) = (0.0, 0.0);
    for member in passage {
        let length = document.words(member).len().max(1) as f64;
        sum += length * utility.of(member, state.weight(member));
        words += length;
    }
    sum / words
}

/// Values scaled to 0..=1, the lowest of a document to 0 and the highest to 1; all 0 where they are equal.
pub(in crate::select) fn scaled(values: &[f64]) -> Vec<f64> {
    let low = values.iter().copied().fold(f64::INFINITY, f64::min);
    let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    // Halved first, so that the range of even the largest numbers is finite.
    let range = high / 2.0 - low / 2.0;
    values.iter().map(|v| if range > 0.0 { (v / 2.0 - low / 2.0) / range } else { 0.0 }).collect()
}

/// A sentence in the heap: the largest worth first, of equal ones the earlier sentence.
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
            assert_eq!(greedy(tenth(), Dangling::Penalize, &mut novelty).len(), sentences / 10);
            assert_eq!(greedy(tenth(), Dangling::Penalize, &mut coverage).len(), sentences / 10);
            [novelty.asked.get(), coverage.asked.get()].map(|asked| asked as f64 / sentences as f64)
        };
        let (small, large) = (asked(1_000), asked(8_000));
        for (small, large) in small.into_iter().zip(large) {
            // One step for each sentence and pick would be a hundred a sentence here, and eight times that there.
            assert!(large < 1.5 * small && large < 20.0, "{small} and {large} steps a sentence");
        }
    }
}
