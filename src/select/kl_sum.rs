//! KL-Sum: the summary whose words are distributed as the document's.

use super::shared::fill::{distribution, fill};
use super::{Picks, Selector};
use crate::{Document, Error, Meter, Prior, Scores};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// KL-Sum: takes, again and again, the sentence after which the summary is nearest to the document, by the
/// Kullback-Leibler divergence Σ p(w) · ln(p(w) / q(w)).
///
/// p(w) is the share of a word in the document's terms, each sentence weighed by its prior; q(w) = (c(w) + δ)
/// / (N + δ · V) for a word that stands c times among the N terms of the summary, V the number of distinct
/// terms, δ the [`smoothing`](KlSumBuilder::smoothing), which the paper leaves open and without which the
/// divergence is infinite. Sentences are taken until the budget is used, even if the divergence grows. The
/// scores are ignored, unless no sentence has a term.
///
/// A popular implementation does not count the document's words that the summary misses, and so prefers the
/// sentences that say least.
///
/// # How it is found
///
/// A sentence gains Σ p(w) · ln((c(w) + tf(w) + δ) / (c(w) + δ)), which only falls as the summary grows, less
/// ln((N + length + δV) / (N + δV)), which depends on its length alone. So there is a heap for each length,
/// and only the heads are compared.
///
/// Complexity: O(nnz) memory; O((k + looked at) · lengths + looked at · terms of a sentence) time, where few
/// sentences are looked at for each pick; O(k · nnz) at worst.
///
/// # Source
///
/// A. Haghighi, L. Vanderwende (2009), "Exploring content models for multi-document summarization", NAACL.
///
/// # Example
///
/// ```
/// use epitome::{Summarizer, select::KlSum};
///
/// let text = "Trains were late. Rain fed the river and the river rose. Rain fell on the river.";
/// let summary = Summarizer::new().with_selector(KlSum::new()).summarize(text, 1);
/// assert_eq!(summary.to_string(), "Rain fed the river and the river rose.");
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct KlSum {
    smoothing: f64,
}

/// The parameters of a [`KlSum`], checked by [`build`](KlSumBuilder::build).
///
/// # Example
///
/// ```
/// use epitome::select::KlSum;
///
/// let chosen = KlSum::builder().smoothing(0.01).build()?;
/// assert_ne!(chosen, KlSum::new());
/// assert!(KlSum::builder().smoothing(0.0).build().is_err());
/// # Ok::<(), epitome::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct KlSumBuilder {
    kl_sum: KlSum,
}

impl Default for KlSum {
    fn default() -> Self {
        KlSum { smoothing: 1.0 }
    }
}

impl KlSum {
    /// The selector with its defaults: smoothing 1.
    pub fn new() -> Self {
        KlSum::default()
    }

    /// To set parameters other than the default ones.
    pub fn builder() -> KlSumBuilder {
        KlSumBuilder { kl_sum: KlSum::default() }
    }
}

impl KlSumBuilder {
    /// δ: how often a word that the summary lacks is taken to stand in it; positive, by default 1 (Laplace).
    #[must_use]
    pub fn smoothing(self, smoothing: f64) -> Self {
        KlSumBuilder { kl_sum: KlSum { smoothing } }
    }

    /// The selector.
    ///
    /// # Errors
    ///
    /// When the smoothing is not positive and finite.
    pub fn build(self) -> Result<KlSum, Error> {
        Error::check_positive("smoothing", self.kl_sum.smoothing)?;
        Ok(self.kl_sum)
    }
}

/// The sentences of one length by their gain, the largest first, of equal ones the earlier. A gain in the
/// heap is an upper bound, and not negative, so that its bits are in its order.
struct Group {
    length: f64,
    heap: BinaryHeap<(u64, Reverse<usize>)>,
}

impl Selector for KlSum {
    fn select(
        &self,
        document: &Document<'_>,
        scores: &Scores,
        prior: &Prior,
        meter: Meter<'_, '_>,
    ) -> Result<Vec<usize>, Error> {
        let counts = document.counts();
        let p = distribution(document, prior);
        let smoothing = self.smoothing;
        let everywhere = smoothing * p.len() as f64;
        let mut said = vec![0.0; p.len()];
        let mut size = 0.0;
        let gain_of = |sentence: usize, said: &[f64]| -> u64 {
            let (terms, tf) = counts.row(sentence);
            let gain = |(&term, tf): (&u32, &f64)| {
                let before = said[term as usize] + smoothing;
                p[term as usize] * libm::log((before + tf) / before)
            };
            terms.iter().zip(tf).map(gain).sum::<f64>().to_bits()
        };
        let mut picks = Picks::new(meter);
        for &pinned in picks.as_slice() {
            let (terms, tf) = counts.row(pinned);
            terms.iter().zip(tf).for_each(|(&term, tf)| said[term as usize] += tf);
            size += tf.iter().sum::<f64>();
        }
        let mut groups = groups(&counts.row_sums(), |sentence| gain_of(sentence, &said));
        while !picks.is_full() {
            let value = |group: &Group| {
                let &(gain, Reverse(sentence)) = group.heap.peek()?;
                let costs = libm::log((size + group.length + everywhere) / (size + everywhere));
                Some((f64::from_bits(gain) - costs, Reverse(sentence)))
            };
            let best = (0..groups.len())
                .filter_map(|at| value(&groups[at]).map(|value| (value, at)))
                .max_by(|((a, i), _), ((b, j), _)| a.total_cmp(b).then(i.cmp(j)));
            let Some((_, at)) = best else { break };
            let Some((noted, Reverse(sentence))) = groups[at].heap.pop() else { break };
            let now = gain_of(sentence, &said);
            if now < noted {
                groups[at].heap.push((now, Reverse(sentence)));
            } else if picks.take(sentence) {
                let (terms, tf) = counts.row(sentence);
                terms.iter().zip(tf).for_each(|(&term, tf)| said[term as usize] += tf);
                size += groups[at].length;
            }
        }
        Ok(fill(picks, scores))
    }
}

/// The sentences with terms, by length.
fn groups(lengths: &[f64], gain: impl Fn(usize) -> u64) -> Vec<Group> {
    let mut order: Vec<usize> = (0..lengths.len()).filter(|&i| lengths[i] > 0.0).collect();
    order.sort_by(|&a, &b| lengths[a].total_cmp(&lengths[b]));
    order
        .chunk_by(|&a, &b| lengths[a].total_cmp(&lengths[b]).is_eq())
        .map(|group| Group {
            length: lengths[group[0]],
            heap: group.iter().map(|&i| (gain(i), Reverse(i))).collect(),
        })
        .collect()
}
