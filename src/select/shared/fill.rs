//! What several selectors begin and end with: the distribution of terms, and filling up the budget.

use super::picks::Picks;
use crate::{Document, Prior, Scores};

/// The share of each term in the document, each sentence weighed by its prior.
pub(in crate::select) fn distribution(document: &Document<'_>, prior: &Prior) -> Vec<f64> {
    let mut shares = document.counts().transposed_product(&prior.distribution(document.len()));
    let sum: f64 = shares.iter().sum();
    if sum > 0.0 {
        for share in &mut shares {
            *share /= sum;
        }
    }
    shares
}

/// Fills what is left of the budget with the sentences of the highest scores.
pub(in crate::select) fn fill(mut picks: Picks<'_, '_>, scores: &Scores) -> Vec<usize> {
    for sentence in scores.ranked() {
        if picks.is_full() {
            break;
        }
        picks.take(sentence);
    }
    picks.into_vec()
}
