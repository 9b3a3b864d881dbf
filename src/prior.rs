//! Prior weights: what favours a sentence before the text is weighed.

use crate::{Error, Relevance};

/// What favours each sentence before the text is weighed: a query, the caller's own weights.
///
/// One weight per sentence, from 0 to 1e100; only ratios count. A random walk takes the prior as its teleport
/// vector, other scorers as a factor.
///
/// With feature `serde` it is written and read back.
///
/// # Example
///
/// ```
/// use epitome::Prior;
///
/// let prior = Prior::new(vec![3.0, 1.0])?;
/// assert_eq!(prior.distribution(2), [0.75, 0.25]);
/// assert_eq!(Prior::uniform().distribution(2), [0.5, 0.5]);
/// # Ok::<(), epitome::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "Unchecked"))]
pub struct Prior {
    /// `None`: the same for all.
    weights: Option<Vec<f64>>,
    /// Where a query was asked, those of its terms that stand in the document.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    query: Option<Vec<u32>>,
}

/// A prior as it was stored.
#[cfg(feature = "serde")]
#[derive(serde::Deserialize)]
#[serde(rename = "Prior")]
struct Unchecked {
    weights: Option<Vec<f64>>,
    #[serde(default)]
    query: Option<Vec<u32>>,
}

#[cfg(feature = "serde")]
impl TryFrom<Unchecked> for Prior {
    type Error = Error;

    fn try_from(stored: Unchecked) -> Result<Self, Error> {
        let prior = stored.weights.map_or(Ok(Prior::uniform()), Prior::new)?;
        Ok(Prior { query: stored.query, ..prior })
    }
}

/// The largest weight: far from what overflows where scorers multiply and square it.
const LARGEST: f64 = 1e100;

impl Prior {
    /// The prior that favours no sentence.
    pub const fn uniform() -> Self {
        Prior { weights: None, query: None }
    }

    /// A prior from one weight per sentence.
    ///
    /// # Errors
    ///
    /// When a weight is not in 0..=1e100.
    pub fn new(weights: Vec<f64>) -> Result<Self, Error> {
        match weights.iter().find(|weight| !(0.0..=LARGEST).contains(*weight)) {
            Some(weight) => Err(Error::parameter("weight", weight, "in the range 0..=1e100")),
            None => Ok(Prior { weights: Some(weights), query: None }),
        }
    }

    /// The prior of a query: each sentence's relevance, or no weights where no sentence has any; and those of
    /// the query's terms that stand in the document.
    pub(crate) fn of_query(relevance: &Relevance) -> Self {
        let weights = (relevance.best() > 0.0).then(|| relevance.as_slice().to_vec());
        let terms = relevance.terms().iter().flat_map(|term| &term.numbers);
        Prior { weights, query: Some(terms.copied().collect()) }
    }

    /// The prior of parts of the sentences, each of which weighs what its sentence does.
    pub(crate) fn of_parts(&self, sentence_of: &[usize]) -> Self {
        let of_parts = |weights: &Vec<f64>| sentence_of.iter().map(|&i| weights[i]).collect();
        Prior { weights: self.weights.as_ref().map(of_parts), query: None }
    }

    /// Where the weights are how well the sentences answer a query, those of its terms that stand in the
    /// document, by their numbers; `None` where no query was asked. A prior multiplied by another keeps them.
    ///
    /// # Example
    ///
    /// ```
    /// use epitome::{Prior, Summarizer};
    ///
    /// let summarizer = Summarizer::new().with_query("When did the river rise?");
    /// let document = summarizer.document("Rain fell. The river rose at night.")?;
    /// let prior = summarizer.prior(&document)?;
    /// let terms = prior.query_terms().unwrap_or_default();
    /// assert_eq!(terms.iter().filter_map(|&term| document.term(term)).collect::<Vec<_>>(), ["river"]);
    /// assert_eq!(Prior::uniform().query_terms(), None);
    /// # Ok::<(), epitome::Error>(())
    /// ```
    pub fn query_terms(&self) -> Option<&[u32]> {
        self.query.as_deref()
    }

    /// Whether it favours no sentence.
    pub fn is_uniform(&self) -> bool {
        self.weights.is_none()
    }

    /// How many sentences it has weights for; `None` where it is uniform.
    pub(crate) fn len(&self) -> Option<usize> {
        self.weights.as_ref().map(Vec::len)
    }

    /// The weight of a sentence; 1 where the prior is uniform or has no weight for it.
    pub fn weight(&self, sentence: usize) -> f64 {
        self.weights.as_ref().and_then(|w| w.get(sentence).copied()).unwrap_or(1.0)
    }

    /// The prior with each weight multiplied by another's, all of them made smaller alike where one would
    /// pass 1e100.
    #[must_use]
    pub fn times(&self, other: &Prior) -> Prior {
        let product = |n: usize| {
            let weights: Vec<f64> = (0..n).map(|i| self.weight(i) * other.weight(i)).collect();
            let beyond = weights.iter().fold(LARGEST, |most, &weight| most.max(weight)) / LARGEST;
            weights.into_iter().map(|weight| weight / beyond).collect()
        };
        let query = self.query.clone().or_else(|| other.query.clone());
        Prior { weights: self.len().max(other.len()).map(product), query }
    }

    /// The weights of `n` sentences scaled to a sum of 1; all equal where every weight is 0.
    pub fn distribution(&self, n: usize) -> Vec<f64> {
        let weights: Vec<f64> = (0..n).map(|i| self.weight(i)).collect();
        let largest = weights.iter().copied().fold(0.0, f64::max);
        if largest == 0.0 {
            return vec![1.0 / n as f64; n];
        }
        // Divided by the largest first, so that the sum cannot overflow.
        let sum: f64 = weights.iter().map(|w| w / largest).sum();
        weights.iter().map(|w| w / largest / sum).collect()
    }
}
