//! TF-IDF: how often a phrase stands in the document, times the rarity of its words.

use super::Known;
use super::candidates::{Candidates, Token};

/// tf(phrase) · Σ idf(term) over its terms.
///
/// Complexity: O(words of all phrases).
pub(super) fn weigh(_: &[Vec<Token>], candidates: &Candidates, known: &Known<'_>) -> Vec<f64> {
    let rarity = |term: usize| known.idf.map_or(1.0, |idf| idf[term]);
    let of = |phrase| candidates.count(phrase) * candidates.terms(phrase).map(rarity).sum::<f64>();
    (0..candidates.len()).map(of).collect()
}
