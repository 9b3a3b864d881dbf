//! Local search: one sentence exchanged for another, which a greedy choice misses.

use super::objective::Objective;
use super::picks::Picks;
use crate::Meter;

/// The most chosen sentences that are tried to be exchanged, those that add least first, so that the pass
/// stays linear.
const MOST_TRIED: usize = 8;

/// The choice after one pass in which each of the chosen sentences that add least is exchanged for the one
/// that adds most in its place, if that is more and fits the budget.
///
/// Complexity: O(nnz + n log n) time, O(nnz) memory.
pub(in crate::select) fn improve(
    unused: &Meter<'_, '_>,
    objective: &Objective,
    mut chosen: Vec<usize>,
) -> Vec<usize> {
    let mut state = State::new(objective, &chosen);
    let pinned = unused.pinned();
    let mut order: Vec<usize> = chosen.iter().copied().filter(|i| !pinned.contains(i)).collect();
    order.sort_by(|&a, &b| state.adds(a, 1).total_cmp(&state.adds(b, 1)).then(b.cmp(&a)));
    for out in order.into_iter().take(MOST_TRIED) {
        let kept: Vec<usize> = chosen.iter().copied().filter(|&i| i != out).collect();
        let loss = state.adds(out, 1);
        state.remove(out);
        let mut candidates: Vec<(f64, usize)> = (0..unused.document().len())
            .filter(|&i| !state.chosen[i] && i != out)
            .map(|i| (state.adds(i, 0), i))
            .filter(|(gain, _)| *gain > loss * (1.0 + 1e-9))
            .collect();
        candidates.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let mut picks = Picks::new(unused.clone());
        for &i in &kept {
            picks.take(i);
        }
        let came = candidates.into_iter().map(|(_, i)| i).find(|&i| picks.take(i));
        state.add(came.unwrap_or(out));
        if came.is_some() {
            chosen = picks.into_vec();
        }
    }
    chosen
}

struct State<'o> {
    objective: &'o Objective,
    times: Vec<u32>,
    chosen: Vec<bool>,
}

impl<'o> State<'o> {
    fn new(objective: &'o Objective, chosen: &[usize]) -> Self {
        let times = vec![0; objective.concepts.width()];
        let mut state = State { objective, times, chosen: vec![false; objective.concepts.rows()] };
        for &i in chosen {
            state.add(i);
        }
        state
    }

    /// What a sentence adds to the objective where its concepts held `times` times count as its own.
    fn adds(&self, sentence: usize, times: u32) -> f64 {
        let (concepts, weights) = self.objective.concepts.row(sentence);
        let own = concepts.iter().zip(weights).filter(|(u, _)| self.times[**u as usize] <= times);
        own.map(|(_, weight)| weight).sum::<f64>() + self.objective.merits[sentence]
    }

    fn add(&mut self, sentence: usize) {
        self.chosen[sentence] = true;
        for &concept in self.objective.concepts.row(sentence).0 {
            self.times[concept as usize] += 1;
        }
    }

    fn remove(&mut self, sentence: usize) {
        self.chosen[sentence] = false;
        for &concept in self.objective.concepts.row(sentence).0 {
            self.times[concept as usize] -= 1;
        }
    }
}
