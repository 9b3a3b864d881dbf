//! Frequency: how common the words of a sentence are in the document.

use super::Scorer;
use crate::{Document, Error, Prior, Scores};

/// Frequency, also known as `FreqSum`: the mean probability of a sentence's terms in the document, times its
/// prior.
///
/// p(w) = (how often w stands in the document) / (all its terms), and the mean is over the terms of the
/// sentence with repeats. It is what [`SumBasic`](crate::select::SumBasic) starts from.
///
/// Complexity: O(nnz) time, O(distinct terms) memory.
///
/// # Source
///
/// A. Nenkova, L. Vanderwende (2005), "The impact of frequency on summarization", Microsoft Research
/// MSR-TR-2005-101.
///
/// # Example
///
/// ```
/// use epitome::{Summarizer, score::Frequency};
///
/// let summarizer = Summarizer::new().with_scorer(Frequency::new());
/// let document = summarizer.document("Rain, rain, rain. Rain stopped.")?;
/// assert_eq!(summarizer.score(&document)?.as_slice(), [0.8, 0.5]);
/// # Ok::<(), epitome::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default)]
#[non_exhaustive]
pub struct Frequency;

impl Frequency {
    /// The scorer; it has no parameters.
    pub fn new() -> Self {
        Frequency
    }
}

impl Scorer for Frequency {
    fn score(&self, document: &Document<'_>, prior: &Prior) -> Result<Scores, Error> {
        let counts = document.counts();
        let frequencies = counts.transposed_product(&vec![1.0; counts.rows()]);
        let all: f64 = frequencies.iter().sum();
        let sums = counts.product(&frequencies);
        let of = |(sum, length): (f64, f64)| if length > 0.0 { sum / length / all } else { 0.0 };
        Ok(super::times_prior(sums.into_iter().zip(counts.row_sums()).map(of).collect(), "frequency", prior))
    }
}
