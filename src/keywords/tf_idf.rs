//! TF-IDF: how often a phrase stands in the document, times the rarity of its words.

use super::candidates::Candidates;

/// tf(phrase) · Σ idf(term) over its terms.
///
/// Complexity: O(words of all phrases).
pub(super) fn weigh(candidates: &Candidates, idf: Option<&[f64]>) -> Vec<f64> {
    let rarity = |term: usize| idf.map_or(1.0, |idf| idf[term]);
    let of = |phrase| candidates.count(phrase) * candidates.terms(phrase).map(rarity).sum::<f64>();
    (0..candidates.len()).map(of).collect()
}
