//! Degree: how much a sentence resembles all others.

use super::Scorer;
use crate::engine::{Gram, Idf, Similarity, idf, join, tf_idf, unit_rows};
use crate::{Document, Error, Prior, Scores};

/// Degree centrality: the sum of a sentence's cosines with all others, times its prior.
///
/// The cosines are LexRank's, of tf-idf vectors with idf = ln(n / df). With a
/// [`threshold`](DegreeBuilder::threshold) it is the number of sentences whose cosine is above it, which is
/// the paper's form. The scores of LexRank without damping are in proportion to it.
///
/// Complexity: O(nnz) time and memory. With a threshold the edges are found one by one:
/// O(Σ (sentences of a term)²) time, O(nnz + edges) memory.
///
/// # Source
///
/// G. Erkan, D. Radev (2004), "LexRank: Graph-based Lexical Centrality as Salience in Text Summarization",
/// section 3.1.
///
/// # Example
///
/// ```
/// use epitome::{Summarizer, score::Degree};
///
/// let text = "The river rose. Rain fed the river all week. The week of rain ended. Trains were late.";
/// let summarizer = Summarizer::new().with_scorer(Degree::builder().threshold(0.1).build()?);
/// let document = summarizer.document(text)?;
/// assert_eq!(summarizer.score(&document)?.as_slice(), [1.0, 2.0, 1.0, 0.0]);
/// # Ok::<(), epitome::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Degree {
    threshold: Option<f64>,
}

/// The parameters of a [`Degree`], checked by [`build`](DegreeBuilder::build).
///
/// # Example
///
/// ```
/// use epitome::score::Degree;
///
/// assert_ne!(Degree::builder().threshold(0.1).build()?, Degree::new());
/// let error = Degree::builder().threshold(1.5).build().unwrap_err();
/// assert_eq!(error.to_string(), "parameter 'threshold' is 1.5, but must be in the range 0..=1");
/// # Ok::<(), epitome::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct DegreeBuilder {
    degree: Degree,
}

impl Degree {
    /// The scorer without a threshold.
    pub fn new() -> Self {
        Degree::default()
    }

    /// To set parameters other than the default ones.
    pub fn builder() -> DegreeBuilder {
        DegreeBuilder { degree: Degree::default() }
    }
}

impl DegreeBuilder {
    /// The cosine above which a sentence counts, 0 to 1; by default there is none, and all cosines are added
    /// up.
    #[must_use]
    pub fn threshold(self, threshold: f64) -> Self {
        DegreeBuilder { degree: Degree { threshold: Some(threshold) } }
    }

    /// The scorer.
    ///
    /// # Errors
    ///
    /// When the threshold is out of its range.
    pub fn build(self) -> Result<Degree, Error> {
        if let Some(threshold) = self.degree.threshold {
            Error::check_share("threshold", threshold)?;
        }
        Ok(self.degree)
    }
}

impl Scorer for Degree {
    fn score(&self, document: &Document<'_>, prior: &Prior) -> Result<Scores, Error> {
        let counts = document.counts();
        let weights = tf_idf(counts, &idf(counts, Idf::Plain));
        let degrees = match self.threshold {
            None => Gram::cosine(weights).degrees(),
            Some(threshold) => join(unit_rows(weights), threshold).map(|_| 1.0).degrees(),
        };
        Ok(super::times_prior(degrees, "degree", prior))
    }
}
