//! Similarities between all sentences as linear operators: multiplied with, never built.

use super::Matrix;
use super::weight::unit_rows;

/// The similarities of n sentences, as a matrix W that is only ever multiplied with a vector.
///
/// # Contract
///
/// Entries are not negative; a sentence is not similar to itself (the diagonal is 0). W is symmetric unless
/// [`is_symmetric`](Similarity::is_symmetric) says otherwise.
pub trait Similarity {
    /// The number of sentences n.
    fn len(&self) -> usize;

    /// W v, in the order of the sentences; `v` has n entries.
    fn apply(&self, v: &[f64]) -> Vec<f64>;

    /// How similar each sentence is to itself, as far as it shares terms with others at all: what
    /// [`apply`](Similarity::apply) leaves out.
    fn diagonal(&self) -> Vec<f64>;

    /// Whether there is no sentence.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The sum of each column: all that a sentence gives to the others.
    fn degrees(&self) -> Vec<f64> {
        self.apply(&vec![1.0; self.len()])
    }

    /// Whether the similarity of a pair is the same in both directions.
    fn is_symmetric(&self) -> bool {
        true
    }
}

/// The cosine of each pair of weighted rows: W = X Xᵀ - diag(X Xᵀ), X with rows of length 1.
///
/// Complexity: O(nnz) time a product.
#[derive(Clone, Debug)]
pub struct Cosine {
    rows: Matrix,
    diagonal: Vec<f64>,
}

impl Cosine {
    /// The cosines of the rows of `weights`, which are not negative.
    ///
    /// Complexity: O(nnz) time, in place.
    pub fn new(weights: Matrix) -> Self {
        // The length of a row counts all of its terms, also those that no other row shares.
        let rows = unit_rows(weights).into_shared();
        let diagonal = rows.squared_norms();
        Cosine { rows, diagonal }
    }
}

impl Similarity for Cosine {
    fn len(&self) -> usize {
        self.rows.rows()
    }

    fn apply(&self, v: &[f64]) -> Vec<f64> {
        let mut result = self.rows.product(&self.rows.transposed_product(v));
        subtract_product(&mut result, &self.diagonal, v);
        result
    }

    fn diagonal(&self) -> Vec<f64> {
        self.diagonal.clone()
    }
}

/// BM25 made symmetric: what one sentence scores with the other as its query, and the other way round, added up.
/// W = A Bᵀ + B Aᵀ without its diagonal, A the 0/1 incidence of terms, B the weights of [`bm25`](super::bm25).
///
/// Barrios et al. give the weight of one direction to an undirected edge, so their graph changes when the sentences are
/// reversed; the sum of both directions does not.
///
/// Complexity: O(nnz) time a product.
#[derive(Clone, Debug)]
pub struct Bm25Edges {
    rows: Matrix,
    diagonal: Vec<f64>,
}

impl Bm25Edges {
    /// The edges between the rows of `weights`, which are not negative.
    ///
    /// Complexity: O(nnz) time, in place.
    pub fn new(weights: Matrix) -> Self {
        let rows = weights.into_shared();
        let diagonal = rows.row_sums().into_iter().map(|sum| 2.0 * sum).collect();
        Bm25Edges { rows, diagonal }
    }
}

impl Similarity for Bm25Edges {
    fn len(&self) -> usize {
        self.rows.rows()
    }

    fn apply(&self, v: &[f64]) -> Vec<f64> {
        // Both products in one pass each way: the pair holds (Aᵀv, Bᵀv).
        let mut sums = vec![(0.0, 0.0); self.rows.width()];
        for (&x, (columns, values)) in v.iter().zip(self.rows.iter()) {
            for (&column, &value) in columns.iter().zip(values) {
                let sum: &mut (f64, f64) = &mut sums[column as usize];
                sum.0 += x;
                sum.1 += value * x;
            }
        }
        let mut result: Vec<f64> = (self.rows.iter())
            .map(|(columns, values)| {
                let terms = columns.iter().zip(values);
                terms.map(|(&c, &value)| value * sums[c as usize].0 + sums[c as usize].1).sum()
            })
            .collect();
        subtract_product(&mut result, &self.diagonal, v);
        result
    }

    fn diagonal(&self) -> Vec<f64> {
        self.diagonal.clone()
    }
}

/// Takes diag(d) v from a vector.
pub(super) fn subtract_product(result: &mut [f64], d: &[f64], v: &[f64]) {
    for ((r, d), v) in result.iter_mut().zip(d).zip(v) {
        *r -= d * v;
    }
}
