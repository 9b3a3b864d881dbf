//! Similarities between all sentences as linear operators: multiplied with, never built.

use super::postings::Postings;
use super::weight::{Bm25, Idf, idf_of, unit_rows};
use super::{Counts, Matrix};

/// The similarities of n sentences, as a matrix W that is only ever multiplied with a vector.
///
/// # Contract
///
/// Entries are not negative; a sentence is not similar to itself (the diagonal is 0). W is symmetric unless
/// [`is_symmetric`](Similarity::is_symmetric) says otherwise.
///
/// # Example
///
/// ```
/// use epitome::engine::{PageRank, Similarity};
///
/// /// Each sentence resembles the one before it and the one after it.
/// struct Chain(usize);
///
/// impl Similarity for Chain {
///     fn len(&self) -> usize {
///         self.0
///     }
///
///     fn apply(&self, v: &[f64]) -> Vec<f64> {
///         let at = |i: usize| v.get(i).copied().unwrap_or(0.0);
///         (0..v.len()).map(|i| at(i.wrapping_sub(1)) + at(i + 1)).collect()
///     }
/// }
///
/// let ranking = PageRank::default().rank(&Chain(3), &[1.0 / 3.0; 3]);
/// assert!(ranking.scores()[1] > ranking.scores()[0]);
/// ```
pub trait Similarity {
    /// The number of sentences n.
    fn len(&self) -> usize;

    /// W v, in the order of the sentences; `v` has n entries.
    fn apply(&self, v: &[f64]) -> Vec<f64>;

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

/// The inner product of each pair of rows: W = X Xᵀ - diag(X Xᵀ).
///
/// With rows of length 1 these are cosines, with rows of ones and zeros the numbers of shared terms.
///
/// Complexity: O(nnz) time a product.
///
/// # Example
///
/// ```
/// use epitome::engine::{Gram, Matrix, Similarity};
///
/// let shared = Gram::new(Matrix::counts(&[0, 2, 4], &[0, 1, 1, 2], 3));
/// assert_eq!(shared.apply(&[1.0, 0.0]), [0.0, 1.0]); // one term in both, and none with itself
/// ```
#[derive(Clone, Debug)]
pub struct Gram {
    rows: Matrix,
    diagonal: Vec<f64>,
}

impl Gram {
    /// The inner products of the rows of a matrix without negative values.
    ///
    /// Complexity: O(nnz) time, in place.
    pub fn new(rows: Matrix) -> Self {
        let rows = rows.into_shared();
        let diagonal = rows.squared_norms();
        Gram { rows, diagonal }
    }

    /// The cosines of the rows of a matrix without negative values. The length of a row counts all of its
    /// terms, also those that no other row shares; a row of zeros resembles none.
    ///
    /// Complexity: O(nnz) time, in place.
    pub fn cosine(weights: Matrix) -> Self {
        Gram::new(unit_rows(weights))
    }
}

impl Similarity for Gram {
    fn len(&self) -> usize {
        self.rows.rows()
    }

    fn apply(&self, v: &[f64]) -> Vec<f64> {
        let mut result = self.rows.product(&self.rows.transposed_product(v));
        subtract_product(&mut result, &self.diagonal, v);
        result
    }
}

/// BM25 made symmetric: what one sentence scores with the other as its query, and the other way round, added
/// up. W = A Bᵀ + B Aᵀ without its diagonal, A the 0/1 incidence of terms, B the weights of
/// [`bm25`](super::bm25).
///
/// Barrios et al. give the weight of one direction to an undirected edge, so their graph changes when the
/// sentences are reversed; the sum of both directions does not.
///
/// A popular implementation matches pairs of a term and its count rather than terms, so that a word that one
/// sentence has twice and another once does not link them.
///
/// Complexity: O(nnz) time a product.
///
/// # Example
///
/// ```
/// use epitome::engine::{Bm25, Bm25Edges, Matrix, Similarity, bm25};
///
/// let counts = Matrix::counts(&[0, 2, 4, 5, 6], &[0, 1, 1, 2, 3, 4], 5);
/// let edges = Bm25Edges::new(bm25(&counts, Bm25::default()));
/// let degrees = edges.degrees();
/// assert!(degrees[0] == degrees[1] && degrees[2] == 0.0); // the first two share a term
/// ```
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

/// A term as [`bm25_degrees`] needs it.
struct Held {
    idf: f64,
    /// The number of its rows; 0 where it is one, for that links nothing.
    holders: f64,
    /// The sum of its weights.
    weights: f64,
}

/// The degrees of [`Bm25Edges`] between sentences with these counts of terms, to the last bit, without the
/// edges' matrix.
///
/// Complexity: O(nnz + width) time, 16 bytes a row and 32 a term: weights are found twice, for all of them
/// would take more memory than the text.
pub(crate) fn bm25_degrees(counts: &Counts, postings: &Postings, parameters: Bm25) -> Vec<f64> {
    let frequencies = postings.frequencies();
    let idf = idf_of(frequencies, counts.rows(), Idf::Bm25);
    let norms = parameters.norms(&counts.lengths().iter().copied().map(f64::from).collect::<Vec<_>>());
    let holders = |frequency: u32| if frequency > 1 { f64::from(frequency) } else { 0.0 };
    let held = |(&idf, &frequency)| Held { idf, holders: holders(frequency), weights: 0.0 };
    let mut terms: Vec<Held> = idf.iter().zip(frequencies).map(held).collect();
    for (row, &norm) in norms.iter().enumerate() {
        counts.each(row, |column, count| {
            let Held { idf, weights, .. } = &mut terms[column as usize];
            *weights += parameters.weight(*idf, f64::from(count), norm);
        });
    }
    let degree = |(row, &norm): (usize, &f64)| {
        let (degree, own) = counts.fold(row, (0.0, 0.0), |(degree, own), column, count| {
            let Held { idf, holders, weights } = terms[column as usize];
            if holders > 0.0 {
                let weight = parameters.weight(idf, f64::from(count), norm);
                (degree + (weight * holders + weights), own + weight)
            } else {
                (degree, own)
            }
        });
        degree - 2.0 * own
    };
    norms.iter().enumerate().map(degree).collect()
}

impl Similarity for Bm25Edges {
    fn len(&self) -> usize {
        self.rows.rows()
    }

    fn apply(&self, v: &[f64]) -> Vec<f64> {
        // Both products in one pass each way: the pair holds (Aᵀv, Bᵀv).
        let mut sums = vec![[0.0; 2]; self.rows.width()];
        for (&x, (columns, values)) in v.iter().zip(self.rows.iter()) {
            for (&column, &value) in columns.iter().zip(values) {
                let [a, b] = &mut sums[column as usize];
                *a += x;
                *b += value * x;
            }
        }
        let of = |(columns, values): (&[u32], &[f64])| -> f64 {
            let pairs = columns.iter().zip(values);
            pairs.map(|(&column, &value)| value * sums[column as usize][0] + sums[column as usize][1]).sum()
        };
        let mut result: Vec<f64> = self.rows.iter().map(of).collect();
        subtract_product(&mut result, &self.diagonal, v);
        result
    }
}

/// Edges that are stored one by one, as in a graph whose weak edges were cut.
///
/// Complexity: O(edges) time a product.
#[derive(Clone, Debug)]
pub(crate) struct Edges(pub(super) Matrix);

impl Edges {
    /// The neighbours of a sentence, ascending, and what their edges weigh.
    pub(crate) fn row(&self, index: usize) -> (&[u32], &[f64]) {
        self.0.row(index)
    }

    /// The largest weight; 0 where there is no edge.
    pub(crate) fn largest(&self) -> f64 {
        self.0.iter().flat_map(|(_, weights)| weights).copied().fold(0.0, f64::max)
    }

    /// The same edges with another weight each; 0 or more.
    #[must_use]
    pub(crate) fn map(self, mut f: impl FnMut(f64) -> f64) -> Self {
        Edges(self.0.map(|_, _, weight| f(weight)))
    }
}

impl Similarity for Edges {
    fn len(&self) -> usize {
        self.0.rows()
    }

    fn apply(&self, v: &[f64]) -> Vec<f64> {
        self.0.product(v)
    }
}

/// Takes diag(d) v from a vector.
pub(super) fn subtract_product(result: &mut [f64], d: &[f64], v: &[f64]) {
    for ((r, d), v) in result.iter_mut().zip(d).zip(v) {
        *r -= d * v;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::bm25;

    #[test]
    fn degrees_without_the_matrix_are_those_with_it_to_the_last_bit() {
        // Rows of up to nine of 23 terms, some empty.
        let terms: Vec<u32> = (0..400_u32).map(|i| i * i % 23 * (i % 7) % 23).collect();
        let offsets: Vec<usize> = (0..=100).map(|row| 4 * row + row % 5 * usize::from(row < 100)).collect();
        for rows in [100, 17, 2, 1, 0] {
            let offsets = &offsets[..=rows];
            let row = |row: usize| terms[offsets[row]..offsets[row + 1]].iter().copied();
            let (counts, postings) = Postings::with_counts((0..rows).map(row), 40);
            let parameters = Bm25::default();
            let expected = Bm25Edges::new(bm25(&counts.matrix(), parameters)).degrees();
            assert_eq!(bm25_degrees(&counts, &postings, parameters), expected);
        }
    }
}
