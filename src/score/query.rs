//! How well each sentence answers a query: what a scorer takes as its prior.

use crate::{Document, Prior};

/// The share of the query's terms in each sentence, each weighed by how few sentences have it, and half of
/// that of the sentences beside it. Uniform where no term of the query stands in the document.
///
/// Complexity: O(terms) time, O(n + distinct terms) memory.
pub(crate) fn query_prior(document: &Document<'_>, query: &[u32]) -> Prior {
    let counts = document.counts();
    let n = document.len();
    let mut weights = vec![0.0; document.term_count()];
    let holders = counts.frequencies();
    for &term in query {
        weights[term as usize] = libm::log(1.0 + n as f64 / f64::from(holders[term as usize].max(1)));
    }
    let own: Vec<f64> =
        counts.iter().map(|(terms, _)| terms.iter().map(|&term| weights[term as usize]).sum()).collect();
    if own.iter().all(|&weight| weight == 0.0) {
        return Prior::uniform();
    }
    let beside = |i: Option<usize>| i.and_then(|i| own.get(i)).copied().unwrap_or(0.0);
    let with_neighbours = |i: usize| own[i] + 0.5 * (beside(i.checked_sub(1)) + beside(i.checked_add(1)));
    Prior::from_weights((0..n).map(with_neighbours).collect())
}
