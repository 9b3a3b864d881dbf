//! PacSum: directed centrality, in which earlier sentences gain from similar later ones.

use super::Scorer;
use crate::engine::{Directed, Idf, Matrix, Similarity, idf, join, tf_idf, unit_rows};
use crate::{Document, Error, Prior, Scores};

/// PacSum: λ₁ · (similarity with the sentences before it) + λ₂ · (similarity with those after it), times the
/// prior.
///
/// The similarity is the cosine of tf-idf vectors, idf = ln(n / df), less a
/// [`threshold`](PacSumBuilder::threshold) β times the largest one of the document, and nothing where that is
/// below zero. Before and after are meant within a source; sentences of different sources at the same place
/// have no edge.
///
/// Departures from the paper: cosines instead of inner products that grow with the length of the sentences,
/// since they summarize news and papers better; the smallest similarity is taken to be 0, as it is wherever
/// two sentences share no word. Ties go to the earlier sentence, while the authors' program shuffles them.
///
/// Complexity: O(nnz + n log n) time, O(nnz) memory. With a threshold the edges are found one by one:
/// O(Σ (sentences of a term)²) time, O(nnz + edges) memory.
///
/// # Source
///
/// H. Zheng, M. Lapata (2019), "Sentence centrality revisited for unsupervised summarization", ACL.
///
/// # Example
///
/// ```
/// use epitome::{Summarizer, score::PacSum};
///
/// let text = "The river rose. Trains were late. The river rose.";
/// let summarizer = Summarizer::new().with_scorer(PacSum::new());
/// let document = summarizer.document(text)?;
/// assert_eq!(summarizer.score(&document)?.ranked(), [0, 1, 2]); // only the first is repeated later
/// # Ok::<(), epitome::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PacSum {
    before: f64,
    after: f64,
    threshold: f64,
}

/// The parameters of a [`PacSum`], checked by [`build`](PacSumBuilder::build).
///
/// # Example
///
/// ```
/// use epitome::score::PacSum;
///
/// let chosen = PacSum::builder().before(-0.5).after(1.5).build()?;
/// assert_ne!(chosen, PacSum::new());
/// assert!(PacSum::builder().threshold(1.5).build().is_err());
/// # Ok::<(), epitome::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct PacSumBuilder {
    pac_sum: PacSum,
}

impl Default for PacSum {
    fn default() -> Self {
        PacSum { before: 0.0, after: 1.0, threshold: 0.0 }
    }
}

impl PacSum {
    /// The scorer with its defaults: λ₁ = 0, λ₂ = 1, no threshold.
    pub fn new() -> Self {
        PacSum::default()
    }

    /// To set parameters other than the default ones.
    pub fn builder() -> PacSumBuilder {
        PacSumBuilder { pac_sum: PacSum::default() }
    }
}

impl PacSumBuilder {
    /// λ₁, the weight of the sentences before; from −1000 to 1000, by default 0.
    #[must_use]
    pub fn before(self, weight: f64) -> Self {
        PacSumBuilder { pac_sum: PacSum { before: weight, ..self.pac_sum } }
    }

    /// λ₂, the weight of the sentences after; from −1000 to 1000, by default 1.
    #[must_use]
    pub fn after(self, weight: f64) -> Self {
        PacSumBuilder { pac_sum: PacSum { after: weight, ..self.pac_sum } }
    }

    /// β, the share of the largest similarity that is taken from each; 0 to 1, by default 0.
    #[must_use]
    pub fn threshold(self, threshold: f64) -> Self {
        PacSumBuilder { pac_sum: PacSum { threshold, ..self.pac_sum } }
    }

    /// The scorer.
    ///
    /// # Errors
    ///
    /// When a parameter is out of its range.
    pub fn build(self) -> Result<PacSum, Error> {
        let PacSum { before, after, threshold } = self.pac_sum;
        for (name, weight) in [("before", before), ("after", after)] {
            Error::check_weight(name, weight, -1e3)?;
        }
        Error::check_share("threshold", threshold)?;
        Ok(self.pac_sum)
    }
}

impl Scorer for PacSum {
    fn score(&self, document: &Document<'_>, prior: &Prior) -> Result<Scores, Error> {
        let counts = document.counts();
        let rows = unit_rows(tf_idf(counts, &idf(counts, Idf::Plain)));
        let places: Vec<f64> = (0..document.len()).map(|i| document.place(i) as f64).collect();
        let (before, after) = if self.threshold > 0.0 {
            above_threshold(rows, &places, self.threshold)
        } else {
            // Each sentence gains from those after it and gives to those before it.
            let graph = Directed::new(rows, &places);
            (graph.degrees(), graph.apply(&vec![1.0; document.len()]))
        };
        let total = |i: usize| self.before * before[i] + self.after * after[i];
        Ok(super::times_prior((0..document.len()).map(total).collect(), "centrality", prior)
            .with_part("before", before)
            .with_part("after", after))
    }
}

/// The similarity of each row with those before and with those after it, each less a share of the largest
/// one.
fn above_threshold(rows: Matrix, places: &[f64], share: f64) -> (Vec<f64>, Vec<f64>) {
    let edges = join(rows, 0.0);
    let largest = edges.largest();
    let sum = |i: usize, side: fn(&f64, &f64) -> bool| -> f64 {
        let (others, weights) = edges.row(i);
        let there = others.iter().zip(weights).filter(|(j, _)| side(&places[**j as usize], &places[i]));
        there.map(|(_, weight)| (weight - share * largest).max(0.0)).sum()
    };
    let all = |side| (0..places.len()).map(|i| sum(i, side)).collect();
    (all(f64::lt), all(f64::gt))
}
