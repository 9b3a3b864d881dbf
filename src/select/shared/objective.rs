//! The coverage objective: what a set of sentences is worth by the concepts it covers.

use super::greedy::scaled;
use crate::engine::Matrix;
use crate::{Document, Prior, Scores};
use hashbrown::HashMap;

/// The worth of a set of sentences: the weights of the concepts it holds, each counted once, and its
/// sentences' merits.
///
/// Concepts are terms and pairs of neighbouring words that are not both stop words, those that two sentences
/// hold or more; one weighs the sum of the priors of the sentences that hold it.
#[derive(Debug)]
pub(in crate::select) struct Objective {
    /// For each sentence its concepts with their weights, scaled so that the sentence that covers most for
    /// its length covers 1 − λ.
    pub(in crate::select) concepts: Matrix,
    /// What a sentence adds whatever is covered: λ · its score, scaled to 0..=1, times its length.
    pub(in crate::select) merits: Vec<f64>,
    /// The number of words to the power r.
    pub(in crate::select) lengths: Vec<f64>,
}

impl Objective {
    pub(in crate::select) fn new(
        document: &Document<'_>,
        scores: &Scores,
        prior: &Prior,
        lambda: f64,
        r: f64,
    ) -> Self {
        let lengths: Vec<f64> =
            (0..document.len()).map(|i| libm::pow(document.words(i).len().max(1) as f64, r)).collect();
        let held = concepts(document);
        let priors: Vec<f64> = (0..document.len()).map(|i| prior.weight(i)).collect();
        let weights = held.transposed_product(&priors);
        let weighed = held.map(|_, concept, _| weights[concept as usize]);
        let densities = weighed.row_sums().into_iter().zip(&lengths).map(|(sum, length)| sum / length);
        let densest = densities.fold(0.0, f64::max);
        let scale = if densest > 0.0 { (1.0 - lambda) / densest } else { 0.0 };
        let merits =
            scaled(scores.as_slice()).iter().zip(&lengths).map(|(s, length)| lambda * s * length).collect();
        Objective { concepts: weighed.map(|_, _, weight| weight * scale), merits, lengths }
    }
}

/// The concepts of each sentence, 1 where it holds one; those of one sentence only are left out.
fn concepts(document: &Document<'_>) -> Matrix {
    let mut pairs: HashMap<(u32, u32), u32> = HashMap::new();
    let mut held = Vec::new();
    let mut offsets = vec![0];
    for i in 0..document.len() {
        held.extend_from_slice(document.terms(i));
        for pair in document.words(i).windows(2) {
            if pair.iter().any(|word| word.term().is_some()) {
                let next = (document.term_count() + pairs.len()) as u32;
                held.push(*pairs.entry((pair[0].key(), pair[1].key())).or_insert(next));
            }
        }
        offsets.push(held.len());
    }
    let width = document.term_count() + pairs.len();
    Matrix::counts(&offsets, &held, width).map(|_, _, _| 1.0).into_shared()
}
