//! The ceiling: what an extract can reach with the references in hand.

use super::Tokens;
use crate::Meter;
use crate::select::Picks;
use std::collections::HashMap;

/// The extract that a greedy search with the references in hand finds, in the order of choice: one after the
/// other the sentence that raises the mean F1 of ROUGE-1 and ROUGE-2 most, until none raises it or fits. What
/// is said already is not taken, as by every selector.
///
/// The labels of Nallapati, Zhai & Zhou 2017 (`SummaRuNNer`) in the form of Liu & Lapata 2019; with several
/// references the mean over them. Pairs of tokens are counted within sentences.
///
/// Complexity: O(k·t) time for k chosen sentences and t tokens.
///
/// # Example
///
/// ```
/// use epitome::{Budget, Meter, Summarizer, evaluate};
///
/// let text = "Rain fell for a week. People left. The river rose over its banks.";
/// let document = Summarizer::new().document(text)?;
/// let best = evaluate::oracle(&["The river rose."], Meter::new(&document, Budget::sentences(2)));
/// assert_eq!(best, [2]);
/// # Ok::<(), epitome::Error>(())
/// ```
pub fn oracle(references: &[&str], meter: Meter<'_, '_>) -> Vec<usize> {
    let document = meter.document();
    let tokens = |text: &str| Tokens::of(text, document.language());
    let mut grams = Grams::default();
    let mut targets: Vec<Target> =
        references.iter().map(|reference| Target::new(grams.add(&tokens(reference)))).collect();
    for target in &mut targets {
        target.left.resize(grams.numbers.len(), 0);
    }
    let mut open: Vec<(usize, Counted)> =
        (0..document.len()).map(|i| (i, grams.known(&tokens(document.sentence(i))))).collect();
    let mut picks = Picks::new(meter);
    let mut reached = 0.0;
    while !picks.is_full() {
        open.retain(|&(sentence, _)| picks.meter().fits(sentence));
        let value = |held: &Counted| targets.iter().map(|target| target.f1_with(held)).sum::<f64>();
        let best = open.iter().enumerate().map(|(at, (_, held))| (at, value(held)));
        let Some((at, value)) = best.reduce(|best, next| if next.1 > best.1 { next } else { best }) else {
            break;
        };
        if value <= reached {
            break;
        }
        let (sentence, held) = open.remove(at);
        if picks.take(sentence) {
            reached = value;
            for target in &mut targets {
                target.take(&held);
            }
        }
    }
    picks.into_vec()
}

/// Numbers for the references' tokens and pairs of tokens.
#[derive(Default)]
struct Grams {
    numbers: HashMap<Vec<String>, usize>,
}

/// Numbered tokens and pairs of a text, each with its count and whether it is a pair; and how many there are
/// at all.
#[derive(Default)]
struct Counted {
    counts: Vec<(usize, usize, usize)>,
    total: [usize; 2],
}

impl Grams {
    fn add(&mut self, reference: &Tokens) -> Counted {
        for n in [1, 2] {
            for gram in reference.as_slice().windows(n) {
                let next = self.numbers.len();
                self.numbers.entry(gram.to_vec()).or_insert(next);
            }
        }
        self.known(reference)
    }

    fn known(&self, text: &Tokens) -> Counted {
        let mut counted = Counted::default();
        for n in [1, 2] {
            let grams = text.as_slice().windows(n);
            counted.total[n - 1] = grams.len();
            let mut known: Vec<usize> = grams.filter_map(|gram| self.numbers.get(gram).copied()).collect();
            known.sort_unstable();
            counted.counts.extend(known.chunk_by(|a, b| a == b).map(|run| (run[0], run.len(), n - 1)));
        }
        counted
    }
}

/// A reference, and what of it the extract has.
struct Target {
    left: Vec<usize>,
    total: [usize; 2],
    shared: [usize; 2],
    taken: [usize; 2],
}

impl Target {
    fn new(reference: Counted) -> Self {
        let mut left = Vec::new();
        for (gram, count, _) in reference.counts {
            left.resize(left.len().max(gram + 1), 0);
            left[gram] = count;
        }
        Target { left, total: reference.total, shared: [0; 2], taken: [0; 2] }
    }

    /// The sum of the two F1 with a sentence more.
    fn f1_with(&self, held: &Counted) -> f64 {
        let mut shared = self.shared;
        for &(gram, count, pair) in &held.counts {
            shared[pair] += count.min(self.left[gram]);
        }
        let f1 = |n: usize| {
            let grams = self.total[n] + self.taken[n] + held.total[n];
            if grams == 0 { 0.0 } else { 2.0 * shared[n] as f64 / grams as f64 }
        };
        f1(0) + f1(1)
    }

    fn take(&mut self, held: &Counted) {
        for &(gram, count, pair) in &held.counts {
            let gained = count.min(self.left[gram]);
            self.left[gram] -= gained;
            self.shared[pair] += gained;
        }
        for n in [0, 1] {
            self.taken[n] += held.total[n];
        }
    }
}
