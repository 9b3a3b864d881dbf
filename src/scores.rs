//! What each sentence is worth: a total, its named parts, and the order they give.

use std::borrow::Cow;

/// One score per sentence, higher is better, on no fixed scale; with the named parts it is made of.
///
/// With feature `serde` it is written and read back.
///
/// # Example
///
/// ```
/// use epitome::Scores;
///
/// let scores = Scores::from(vec![0.2, 0.5, 0.5]);
/// assert_eq!(scores.ranked(), [1, 2, 0]);
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Scores {
    totals: Vec<f64>,
    #[cfg_attr(feature = "serde", serde(default))]
    parts: Vec<Part>,
}

/// One named part of the scores, such as the centrality or the position: one value per sentence.
///
/// With feature `serde` it is written and read back.
///
/// # Example
///
/// ```
/// use epitome::Scores;
///
/// let scores = Scores::from(vec![3.0, 1.0]).with_part("length", vec![2.0, 1.0]);
/// let part = &scores.parts()[0];
/// assert_eq!((part.name(), part.values()), ("length", &[2.0, 1.0][..]));
/// ```
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Part {
    name: Cow<'static, str>,
    values: Vec<f64>,
}

impl Part {
    pub(crate) fn new(name: &'static str, values: Vec<f64>) -> Self {
        Part { name: Cow::Borrowed(name), values }
    }

    /// The part's name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The part's value for each sentence.
    pub fn values(&self) -> &[f64] {
        &self.values
    }
}

impl Scores {
    /// Adds a named part, one value per sentence.
    #[must_use]
    pub fn with_part(mut self, name: impl Into<String>, values: Vec<f64>) -> Self {
        self.parts.push(Part { name: Cow::Owned(name.into()), values });
        self
    }

    pub(crate) fn with_parts(self, parts: Vec<Part>) -> Self {
        Scores { parts, ..self }
    }

    /// The number of sentences.
    pub fn len(&self) -> usize {
        self.totals.len()
    }

    /// Whether there is no sentence.
    pub fn is_empty(&self) -> bool {
        self.totals.is_empty()
    }

    /// The total of each sentence.
    pub fn as_slice(&self) -> &[f64] {
        &self.totals
    }

    /// The named parts.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// What is wrong with them as the scores of a document of this many sentences.
    pub(crate) fn fault(&self, sentences: usize) -> Option<String> {
        if self.len() != sentences {
            return Some(format!("it gave {} scores for {sentences} sentences", self.len()));
        }
        if let Some(part) = self.parts.iter().find(|part| part.values.len() != sentences) {
            let (name, values) = (part.name(), part.values.len());
            return Some(format!("its part '{name}' has {values} values for {sentences} sentences"));
        }
        let wrong = self.totals.iter().position(|score| !score.is_finite())?;
        // By name, for to write a number would bring a browser all that writes numbers.
        let value = match self.totals[wrong] {
            f64::INFINITY => "inf",
            f64::NEG_INFINITY => "-inf",
            _ => "NaN",
        };
        Some(format!("the score of sentence {wrong} is {value}"))
    }

    /// The sentences, best first; of equal ones the earlier first. NaN sorts by [`f64::total_cmp`].
    ///
    /// Complexity: O(n log n) time, O(n) memory.
    pub fn ranked(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.totals.len()).collect();
        sort_by_score(&mut order, &self.totals);
        order
    }
}

/// Sorts numbers by their scores, best first; of equal ones the smaller first.
pub(crate) fn sort_by_score(numbers: &mut [usize], scores: &[f64]) {
    numbers.sort_unstable_by(|&a, &b| scores[b].total_cmp(&scores[a]).then(a.cmp(&b)));
}

impl From<Vec<f64>> for Scores {
    fn from(totals: Vec<f64>) -> Self {
        Scores { totals, ..Scores::default() }
    }
}
