//! Scorers combined: a weighted sum or product of their scores.

use super::Scorer;
use crate::{Document, Error, Prior, Scores};
use std::fmt;
use std::sync::Arc;

/// A weighted sum or a weighted product of scorers.
///
/// Each scorer's totals are first moved up, where one is below zero, until the least is 0, and then divided
/// by the largest, so that they lie from 0 to 1; a sum adds them up times their weights, a product multiplies
/// their powers. In a sum each scorer takes the prior in its own way; a product takes it once, as a further
/// factor. The scaled scores are the parts.
///
/// Complexity: that of the scorers, and O(n) for each.
///
/// # Example
///
/// ```
/// use epitome::{Summarizer, score::{Combined, LexRank, Position}};
///
/// let both = Combined::sum()
///     .with("centrality", 0.7, LexRank::new())
///     .with("position", 0.3, Position::new())
///     .build()?;
/// let text = "Rain fell. The river rose. Rain fell again.";
/// let summary = Summarizer::new().with_scorer(both).summarize(text, 1);
/// assert_eq!(summary.to_string(), "Rain fell.");
/// # Ok::<(), epitome::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Combined {
    how: How,
    scorers: Vec<Weighted>,
}

/// The scorers of a [`Combined`], checked by [`build`](CombinedBuilder::build).
///
/// # Example
///
/// ```
/// use epitome::score::{Combined, Lead, Position};
///
/// let blend = Combined::product().with("lead", 1.0, Lead::new()).with("position", 0.5, Position::new());
/// assert!(blend.build().is_ok());
/// assert!(Combined::sum().with("lead", f64::NAN, Lead::new()).build().is_err());
/// ```
#[derive(Clone, Debug)]
pub struct CombinedBuilder {
    combined: Combined,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum How {
    Sum,
    Product,
}

#[derive(Clone)]
struct Weighted {
    name: String,
    weight: f64,
    scorer: Arc<dyn Scorer>,
}

impl fmt::Debug for Weighted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} · {}", self.weight, self.name)
    }
}

impl Combined {
    /// A sum, to which scorers are added [`with`](CombinedBuilder::with) their weights.
    pub fn sum() -> CombinedBuilder {
        CombinedBuilder { combined: Combined { how: How::Sum, scorers: Vec::new() } }
    }

    /// A product, to which scorers are added [`with`](CombinedBuilder::with) their exponents.
    pub fn product() -> CombinedBuilder {
        CombinedBuilder { combined: Combined { how: How::Product, scorers: Vec::new() } }
    }
}

impl CombinedBuilder {
    /// Adds a scorer, the name of its part, and its weight, from 0 to 1000.
    #[must_use]
    pub fn with(mut self, name: impl Into<String>, weight: f64, scorer: impl Scorer + 'static) -> Self {
        self.combined.scorers.push(Weighted { name: name.into(), weight, scorer: Arc::new(scorer) });
        self
    }

    /// The scorer.
    ///
    /// # Errors
    ///
    /// When a weight is not in 0..=1000, or when there is no scorer.
    pub fn build(self) -> Result<Combined, Error> {
        for Weighted { weight, .. } in &self.combined.scorers {
            Error::check_weight("weight", *weight, 0.0)?;
        }
        if self.combined.scorers.is_empty() {
            return Err(Error::parameter("scorers", 0, "at least 1"));
        }
        Ok(self.combined)
    }
}

impl Scorer for Combined {
    fn score(&self, document: &Document<'_>, prior: &Prior) -> Result<Scores, Error> {
        let n = document.len();
        let own = if self.how == How::Sum { prior } else { &Prior::uniform() };
        let mut totals = match self.how {
            How::Sum => vec![0.0; n],
            How::Product => (0..n).map(|i| prior.weight(i)).collect(),
        };
        let mut parts = Vec::with_capacity(self.scorers.len());
        for Weighted { name, weight, scorer } in &self.scorers {
            let scores = scorer.score(document, own)?;
            if scores.fault(n).is_some() {
                return Ok(scores); // for the caller to be told what is wrong with them
            }
            let values = scaled(scores.as_slice());
            for (total, value) in totals.iter_mut().zip(&values) {
                match self.how {
                    How::Sum => *total += weight * value,
                    How::Product => *total *= libm::pow(*value, *weight),
                }
            }
            parts.push((name, values));
        }
        let scores = Scores::from(totals);
        Ok(parts.into_iter().fold(scores, |scores, (name, values)| scores.with_part(name.as_str(), values)))
    }
}

/// Values moved and divided so that they lie from 0 to 1.
fn scaled(values: &[f64]) -> Vec<f64> {
    let least = values.iter().copied().fold(0.0, f64::min);
    // Halved, so that the distance of the extremes cannot overflow.
    let most = values.iter().map(|value| value / 2.0 - least / 2.0).fold(0.0, f64::max);
    let of = |value: &f64| if most > 0.0 { (value / 2.0 - least / 2.0) / most } else { 0.0 };
    values.iter().map(of).collect()
}
