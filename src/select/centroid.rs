//! The summary-level centroid: the summary as a whole is to resemble the document.

use super::shared::fill::fill;
use super::{Picks, Selector};
use crate::engine::{Idf, idf, tf_idf};
use crate::{Document, Error, Meter, Prior, Scores};

/// Takes, again and again, the sentence after which the summary as a whole resembles the document most: by
/// the cosine of the sum of its sentences' tf-idf vectors and the centroid.
///
/// idf = ln((n + 1) / (df + 0.5)); the centroid is the sum of all sentences, each weighed by its prior. A
/// sentence that says the same again brings the sum no nearer, so nothing else is needed against repetition.
/// The scores are ignored, unless no sentence has a term.
///
/// Departures from the paper: idf from the document's own sentences; no choice of the first sentences of each
/// source beforehand, which a prior can do.
///
/// Complexity: O(nnz) memory; a pick takes O(n log n) and touches the sentences that share a term with it,
/// O(k · (nnz + n log n)) for k picks at worst: for summaries of some sentences, not for a share of a long
/// text.
///
/// # Source
///
/// D. Ghalandari (2017), "Revisiting the centroid-based method: a strong baseline for multi-document
/// summarization".
///
/// # Example
///
/// ```
/// use epitome::{Summarizer, select::SummaryCentroid};
///
/// let text = "Rain fed the river. Rain fed a river. Trains were late and full.";
/// let summary = Summarizer::new().with_selector(SummaryCentroid::new()).summarize(text, 2);
/// assert_eq!(summary.to_string(), "Rain fed the river. Trains were late and full.");
/// ```
#[derive(Clone, Copy, Debug, Default)]
#[non_exhaustive]
pub struct SummaryCentroid;

impl SummaryCentroid {
    /// The selector; it has no parameters.
    pub fn new() -> Self {
        SummaryCentroid
    }
}

impl Selector for SummaryCentroid {
    fn select(
        &self,
        document: &Document<'_>,
        scores: &Scores,
        prior: &Prior,
        meter: Meter<'_, '_>,
    ) -> Result<Vec<usize>, Error> {
        let counts = document.counts();
        let rows = tf_idf(counts, &idf(counts, Idf::Smooth));
        let holders = rows.transposed();
        let centroid = rows.transposed_product(&prior.distribution(document.len()));
        let with_centroid = rows.product(&centroid);
        let squares = rows.squared_norms();
        // Of the summary's sum: its product with each sentence, with the centroid, and with itself.
        let mut with_summary = vec![0.0; document.len()];
        let (mut product, mut square) = (0.0, 0.0);
        let mut left: Vec<usize> = (0..document.len()).filter(|&i| squares[i] > 0.0).collect();
        let mut picks = Picks::new(meter);
        while !picks.is_full() {
            let cosine = |i: usize| {
                let length: f64 = square + 2.0 * with_summary[i] + squares[i];
                (product + with_centroid[i]) / length.sqrt()
            };
            let Some(sentence) = picks.take_best(&mut left, cosine) else { break };
            product += with_centroid[sentence];
            square += 2.0 * with_summary[sentence] + squares[sentence];
            let (terms, values) = rows.row(sentence);
            for (&term, value) in terms.iter().zip(values) {
                let (holders, held) = holders.row(term as usize);
                for (&holder, other) in holders.iter().zip(held) {
                    with_summary[holder as usize] += value * other;
                }
            }
        }
        Ok(fill(picks, scores))
    }
}
