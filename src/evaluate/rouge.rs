//! ROUGE: how much of a reference a summary has.

use super::Tokens;
use super::lcs;
use std::collections::HashMap;

/// A measure of the ROUGE family (Lin 2004: "ROUGE: a package for automatic evaluation of summaries"), with
/// the figures of the Python package `rouge_score` 0.1.2.
///
/// # Example
///
/// ```
/// use epitome::evaluate::{Rouge, Tokens};
///
/// let summary = Tokens::stemmed("The river rose over its banks.");
/// let reference = Tokens::stemmed("The river left its banks.\nPeople fled.");
/// let score = Rouge::N(1).score(&summary, &reference);
/// assert_eq!((score.precision(), score.recall()), (4.0 / 6.0, 4.0 / 7.0));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Rouge {
    /// ROUGE-N: shared n-grams of this many tokens, each counted as often as both texts have it. With `N(0)`
    /// all scores are 0.
    N(usize),
    /// ROUGE-L: the longest common subsequence of the whole texts.
    L,
    /// ROUGE-Lsum: for each line of the reference the union of its longest common subsequences with the
    /// summary's lines, each token counted at most as often as both have it.
    Lsum,
}

/// Precision, recall and F1, each in 0..=1.
///
/// With feature `serde` it is written.
///
/// # Example
///
/// ```
/// use epitome::evaluate::{Rouge, Tokens};
///
/// let score = Rouge::L.score(&Tokens::stemmed("rain fell"), &Tokens::stemmed("rain fell hard today"));
/// assert_eq!((score.precision(), score.recall()), (1.0, 0.5));
/// assert_eq!(score.f1(), 2.0 / 3.0);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Score {
    precision: f64,
    recall: f64,
    f1: f64,
}

impl Rouge {
    /// The score of a summary against a reference; 0 where either has no token.
    ///
    /// Complexity: O(tokens) time and memory for ROUGE-N, O(summary · reference) time for the others;
    /// ROUGE-Lsum needs as much memory as the product of the longest lines.
    pub fn score(self, summary: &Tokens, reference: &Tokens) -> Score {
        let (summary, reference) = numbered(summary, reference);
        match self {
            Rouge::N(n) => n_grams(n, &summary.tokens, &reference.tokens),
            Rouge::L => {
                let shared = lcs::length(&reference.tokens, &summary.tokens);
                Score::of(shared, summary.tokens.len(), reference.tokens.len())
            }
            Rouge::Lsum => union(&summary, &reference),
        }
    }
}

impl Score {
    /// From the number of shared units and those of the summary and of the reference; 0 for a share of
    /// nothing.
    fn of(shared: usize, summary: usize, reference: usize) -> Score {
        let share = |whole: usize| if whole == 0 { 0.0 } else { shared as f64 / whole as f64 };
        let (precision, recall) = (share(summary), share(reference));
        let f1 = if shared == 0 { 0.0 } else { 2.0 * precision * recall / (precision + recall) };
        Score { precision, recall, f1 }
    }

    /// The share of the summary that the reference has.
    pub fn precision(self) -> f64 {
        self.precision
    }

    /// The share of the reference that the summary has.
    pub fn recall(self) -> f64 {
        self.recall
    }

    /// The harmonic mean of precision and recall.
    pub fn f1(self) -> f64 {
        self.f1
    }

    /// The mean of each figure over several references' scores; 0 of none.
    pub fn mean(scores: &[Score]) -> Score {
        let mean = |of: fn(Score) -> f64| {
            let sum: f64 = scores.iter().map(|&score| of(score)).sum();
            sum / scores.len().max(1) as f64
        };
        Score { precision: mean(Score::precision), recall: mean(Score::recall), f1: mean(Score::f1) }
    }

    /// The score of the reference with the largest F1, of equal ones the first; 0 of none.
    pub fn max(scores: &[Score]) -> Score {
        let best = scores.iter().copied().reduce(|best, next| if next.f1 > best.f1 { next } else { best });
        best.unwrap_or_default()
    }
}

/// A text with a number for each distinct token.
struct Numbered {
    tokens: Vec<u32>,
    ends: Vec<usize>,
}

impl Numbered {
    fn lines(&self) -> impl Iterator<Item = &[u32]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, &end)| &self.tokens[start..end])
    }
}

/// Two texts with the same number for the same token.
fn numbered(summary: &Tokens, reference: &Tokens) -> (Numbered, Numbered) {
    fn number<'t>(text: &'t Tokens, numbers: &mut HashMap<&'t str, u32>) -> Numbered {
        let mut numbered = Numbered { tokens: Vec::new(), ends: Vec::new() };
        for line in text.lines() {
            for token in line {
                let next = numbers.len() as u32;
                numbered.tokens.push(*numbers.entry(token).or_insert(next));
            }
            numbered.ends.push(numbered.tokens.len());
        }
        numbered
    }
    let mut numbers = HashMap::new();
    (number(summary, &mut numbers), number(reference, &mut numbers))
}

fn n_grams(n: usize, summary: &[u32], reference: &[u32]) -> Score {
    if n == 0 {
        return Score::default();
    }
    let mut counts: HashMap<&[u32], usize> = HashMap::new();
    for gram in reference.windows(n) {
        *counts.entry(gram).or_default() += 1;
    }
    let mut shared = 0;
    for gram in summary.windows(n) {
        if let Some(left) = counts.get_mut(gram).filter(|left| **left > 0) {
            *left -= 1;
            shared += 1;
        }
    }
    let grams = |tokens: &[u32]| (tokens.len() + 1).saturating_sub(n);
    Score::of(shared, grams(summary), grams(reference))
}

fn union(summary: &Numbered, reference: &Numbered) -> Score {
    let distinct =
        summary.tokens.iter().chain(&reference.tokens).max().map_or(0, |&largest| largest as usize + 1);
    let count = |tokens: &[u32]| {
        let mut counts = vec![0_usize; distinct];
        for &token in tokens {
            counts[token as usize] += 1;
        }
        counts
    };
    let (mut in_summary, mut in_reference) = (count(&summary.tokens), count(&reference.tokens));
    let mut shared = 0;
    let mut common = Vec::new();
    for line in reference.lines() {
        common.clear();
        common.resize(line.len(), false);
        for other in summary.lines() {
            lcs::mark(line, other, &mut common);
        }
        for (&token, _) in line.iter().zip(&common).filter(|(_, common)| **common) {
            let token = token as usize;
            if in_summary[token] > 0 && in_reference[token] > 0 {
                shared += 1;
                in_summary[token] -= 1;
                in_reference[token] -= 1;
            }
        }
    }
    Score::of(shared, summary.tokens.len(), reference.tokens.len())
}
