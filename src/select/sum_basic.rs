//! SumBasic: the best sentence with the commonest word, again and again, each word counting less once it is
//! said.

use super::shared::fill::{distribution, fill};
use super::{Picks, Selector};
use crate::{Document, Error, Meter, Prior, Scores};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// SumBasic: takes the sentence of the highest mean word probability among those that hold the most probable
/// word, then squares the probability of each of its words, and so on.
///
/// A word's probability is its share of the document's terms; the prior weighs what each sentence adds to it.
/// The scores are ignored, unless no sentence has a term.
///
/// Popular implementations leave out the rule of the most probable word and square a word once for each time
/// it stands in the sentence.
///
/// Complexity: O(nnz) memory; a pick looks at the sentences that hold the word, in a heap of its own for each
/// word, so mostly at few of them; O(k · nnz) for k picks at worst.
///
/// # Source
///
/// A. Nenkova, L. Vanderwende (2005), "The impact of frequency on summarization", Microsoft Research
/// MSR-TR-2005-101.
///
/// # Example
///
/// ```
/// use epitome::{Summarizer, select::SumBasic};
///
/// let text = "Rain fell. The rain fed the river. Trains were late.";
/// let summary = Summarizer::new().with_selector(SumBasic::new()).summarize(text, 2);
/// assert_eq!(summary.to_string(), "Rain fell. The rain fed the river.");
/// ```
#[derive(Clone, Copy, Debug, Default)]
#[non_exhaustive]
pub struct SumBasic;

impl SumBasic {
    /// The selector; it has no parameters.
    pub fn new() -> Self {
        SumBasic
    }
}

/// A number that is not negative, as an integer of the same order.
type Key = u64;

/// What is largest first, of equal ones the one with the lower number.
type Heap = BinaryHeap<(Key, Reverse<u32>)>;

impl Selector for SumBasic {
    fn select(
        &self,
        document: &Document<'_>,
        scores: &Scores,
        prior: &Prior,
        meter: Meter<'_, '_>,
    ) -> Result<Vec<usize>, Error> {
        let counts = document.counts();
        let holders = counts.transposed();
        let lengths = counts.row_sums();
        let mut probability = distribution(document, prior);
        let mut picks = Picks::new(meter);
        let mut offered = vec![false; document.len()];
        for &pinned in picks.as_slice() {
            offered[pinned] = true;
            for &term in counts.row(pinned).0 {
                probability[term as usize] *= probability[term as usize];
            }
        }
        let mut words: Heap =
            probability.iter().zip(0..).map(|(p, term)| (p.to_bits(), Reverse(term))).collect();
        let mut sentences: Vec<Option<Heap>> = vec![None; probability.len()];
        while let Some((noted, Reverse(word))) = words.pop() {
            if picks.is_full() {
                break;
            }
            let now = probability[word as usize].to_bits();
            if now < noted {
                words.push((now, Reverse(word)));
                continue;
            }
            // Probabilities only fall, and so do means: the heap's entries are upper bounds.
            let mean = |sentence: u32, probability: &[f64]| {
                let (terms, tf) = counts.row(sentence as usize);
                let sum: f64 = terms.iter().zip(tf).map(|(&term, tf)| tf * probability[term as usize]).sum();
                (sum / lengths[sentence as usize]).to_bits()
            };
            let heap = sentences[word as usize].get_or_insert_with(|| {
                let (holders, _) = holders.row(word as usize);
                let open = holders.iter().filter(|&&sentence| !offered[sentence as usize]);
                open.map(|&sentence| (mean(sentence, &probability), Reverse(sentence))).collect()
            });
            let mut taken = None;
            while let Some((noted, Reverse(sentence))) = heap.pop() {
                if offered[sentence as usize] {
                    continue;
                }
                let now = mean(sentence, &probability);
                if now < noted {
                    heap.push((now, Reverse(sentence)));
                    continue;
                }
                offered[sentence as usize] = true;
                if picks.take(sentence as usize) {
                    taken = Some(sentence);
                    break;
                }
            }
            // A word that no open sentence holds is dropped.
            if let Some(sentence) = taken {
                for &term in counts.row(sentence as usize).0 {
                    probability[term as usize] *= probability[term as usize];
                }
                words.push((probability[word as usize].to_bits(), Reverse(word)));
            }
        }
        Ok(fill(picks, scores))
    }
}
