//! Centroid: how much of the document's typical words a sentence holds.

use super::{Background, Scorer};
use crate::engine::{Idf, idf};
use crate::{Document, Error, Prior, Scores};
use std::sync::Arc;

/// Centroid: the sum of what the words of a sentence weigh in the centroid of the document, times its prior.
///
/// The centroid weighs a word by its mean tf · idf over the sentences, idf = ln((n + 1) / (df + 0.5)); words
/// below a share of the heaviest one, the [`threshold`](CentroidBuilder::threshold), weigh nothing. Each word
/// of a sentence counts once.
///
/// Departures from the paper: idf comes from the document's own sentences unless a
/// [`background`](CentroidBuilder::background) is given, hence its smoothed form, and the threshold is
/// relative.
///
/// Complexity: O(nnz) time and memory.
///
/// # Source
///
/// D. Radev, H. Jing, M. Styś, D. Tam (2004), "Centroid-based summarization of multiple documents",
/// Information Processing and Management 40.
///
/// # Example
///
/// ```
/// use epitome::{Summarizer, score::Centroid};
///
/// let text = "The river rose. Rain fed the river all week. Trains were late.";
/// let summary = Summarizer::new().with_scorer(Centroid::new()).summarize(text, 1);
/// assert_eq!(summary.to_string(), "Rain fed the river all week.");
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Centroid {
    threshold: f64,
    background: Option<Arc<Background>>,
}

/// The parameters of a [`Centroid`], checked by [`build`](CentroidBuilder::build).
///
/// # Example
///
/// ```
/// use epitome::score::Centroid;
///
/// let chosen = Centroid::builder().threshold(0.1).build()?;
/// assert_ne!(chosen, Centroid::new());
/// assert!(Centroid::builder().threshold(2.0).build().is_err());
/// # Ok::<(), epitome::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct CentroidBuilder {
    centroid: Centroid,
}

impl Default for Centroid {
    fn default() -> Self {
        Centroid { threshold: 0.3, background: None }
    }
}

impl Centroid {
    /// The scorer with its defaults: threshold 0.3, no background.
    pub fn new() -> Self {
        Centroid::default()
    }

    /// To set parameters other than the default ones.
    pub fn builder() -> CentroidBuilder {
        CentroidBuilder { centroid: Centroid::default() }
    }
}

impl CentroidBuilder {
    /// The share of the heaviest word's weight below which a word does not count; 0 to 1, by default 0.3.
    #[must_use]
    pub fn threshold(self, threshold: f64) -> Self {
        CentroidBuilder { centroid: Centroid { threshold, ..self.centroid } }
    }

    /// Takes idf from a collection of documents.
    #[must_use]
    pub fn background(self, background: Arc<Background>) -> Self {
        CentroidBuilder { centroid: Centroid { background: Some(background), ..self.centroid } }
    }

    /// The scorer.
    ///
    /// # Errors
    ///
    /// When the threshold is out of its range.
    pub fn build(self) -> Result<Centroid, Error> {
        Error::check_share("threshold", self.centroid.threshold)?;
        Ok(self.centroid)
    }
}

impl Scorer for Centroid {
    fn score(&self, document: &Document<'_>, prior: &Prior) -> Result<Scores, Error> {
        let counts = document.counts();
        let n = counts.rows();
        let mut centroid = counts.transposed_product(&vec![1.0 / n as f64; n]);
        let rarity = match &self.background {
            Some(background) => background.idf(document),
            None => idf(counts, Idf::Smooth),
        };
        for (weight, idf) in centroid.iter_mut().zip(rarity) {
            *weight *= idf;
        }
        let least = self.threshold * centroid.iter().copied().fold(0.0, f64::max);
        for weight in centroid.iter_mut().filter(|weight| **weight < least) {
            *weight = 0.0;
        }
        let of = |(terms, _): (&[u32], &[f64])| terms.iter().map(|&term| centroid[term as usize]).sum();
        Ok(super::times_prior(counts.iter().map(of).collect(), "centroid", prior))
    }
}
