//! Directed similarities: a sentence gains only from similar ones on one side of it.

use super::Matrix;
use super::matrix::{add_scaled, dot};
use super::similarity::Similarity;
use super::weight::{Idf, idf};

/// The inner products of a matrix's rows, of which each goes one way: from the row with the higher key to the
/// one with the lower. Rows of equal keys have no edge.
///
/// With a sentence's place as its key, earlier sentences gain from later ones; with its distance from the
/// nearer end of its text, outer ones gain from inner ones.
///
/// The rows are taken in the order of their keys, while a sum over terms holds all rows passed; so no pair is
/// looked at.
///
/// Complexity: O(nnz) time a product, O(n log n + nnz) to make.
///
/// # Example
///
/// ```
/// use epitome::engine::{Directed, Matrix, Similarity};
///
/// // Two rows with one term; the first has the lower key, so it gains from the second.
/// let edges = Directed::new(Matrix::counts(&[0, 1, 2], &[0, 0], 1), &[0.0, 1.0]);
/// assert_eq!(edges.apply(&[1.0, 1.0]), [1.0, 0.0]);
/// ```
#[derive(Clone, Debug)]
pub struct Directed {
    rows: Matrix,
    /// The rows by descending key.
    order: Vec<u32>,
    /// Where in that order the rows of each key end.
    ends: Vec<usize>,
}

/// For each row the sum of its cosines, of tf-idf vectors, with the rows of its group that have a higher key:
/// what [`Directed`] with a vector of ones has for the rows of each group alone. `sizes` are those of the
/// groups, which stand one behind the other.
///
/// The weights are not stored: a term's sum is kept with its squared rarity, so that the counts are read as
/// they are.
///
/// Complexity: O(nnz + n log n) time, 16 bytes a term and 12 a row of the largest group.
pub(crate) fn directed_cosines(counts: &Matrix, keys: &[f64], sizes: &[usize]) -> Vec<f64> {
    // For each term idf², and times it the sum over the rows passed of their counts by their lengths.
    let mut terms: Vec<[f64; 2]> = idf(counts, Idf::Plain).into_iter().map(|idf| [idf * idf, 0.0]).collect();
    let mut result = vec![0.0; keys.len()];
    let mut factors = Vec::new();
    let mut start = 0;
    for &size in sizes {
        let group = start..start + size;
        let order = descending(keys, group.clone());
        for equal in order.chunk_by(|&a, &b| same(keys, a, b)) {
            factors.clear();
            for &row in equal {
                let (columns, values) = counts.row(row as usize);
                let (mut square, mut sum) = (0.0, 0.0);
                for (&column, value) in columns.iter().zip(values) {
                    let [weight, passed] = terms[column as usize];
                    square += value * value * weight;
                    sum += value * passed;
                }
                let factor = if square > 0.0 { 1.0 / square.sqrt() } else { 0.0 };
                factors.push(factor);
                result[row as usize] = sum * factor;
            }
            for (&row, factor) in equal.iter().zip(&factors) {
                let (columns, values) = counts.row(row as usize);
                for (&column, value) in columns.iter().zip(values) {
                    let [weight, passed] = &mut terms[column as usize];
                    *passed += *weight * value * factor;
                }
            }
        }
        start = group.end;
        if start < keys.len() {
            for row in group {
                counts.row(row).0.iter().for_each(|&column| terms[column as usize][1] = 0.0);
            }
        }
    }
    result
}

/// These rows by descending key, equal ones in their order.
fn descending(keys: &[f64], rows: std::ops::Range<usize>) -> Vec<u32> {
    let mut order: Vec<u32> = (rows.start as u32..rows.end as u32).collect();
    order.sort_by(|&a, &b| keys[b as usize].total_cmp(&keys[a as usize]));
    order
}

fn same(keys: &[f64], a: u32, b: u32) -> bool {
    keys[a as usize].total_cmp(&keys[b as usize]).is_eq()
}

impl Directed {
    /// The edges between rows without negative values; `keys` are finite, one per row.
    pub fn new(rows: Matrix, keys: &[f64]) -> Self {
        let order = descending(keys, 0..keys.len());
        let mut end = 0;
        let ends = order
            .chunk_by(|&a, &b| same(keys, a, b))
            .map(|group| {
                end += group.len();
                end
            })
            .collect();
        Directed { rows: rows.into_shared(), order, ends }
    }

    /// Wᵀ v: what each row gives, where [`apply`](Similarity::apply) is what each receives.
    pub fn apply_transposed(&self, v: &[f64]) -> Vec<f64> {
        self.sweep((0..self.ends.len()).rev(), v)
    }

    /// For each row the sum over the rows of the groups that came before its own.
    fn sweep(&self, groups: impl Iterator<Item = usize>, v: &[f64]) -> Vec<f64> {
        let mut sums = vec![0.0; self.rows.width()];
        let mut result = vec![0.0; v.len()];
        for group in groups {
            let start = if group == 0 { 0 } else { self.ends[group - 1] };
            let group = &self.order[start..self.ends[group]];
            for &row in group {
                let (columns, values) = self.rows.row(row as usize);
                result[row as usize] = dot(columns, values, &sums);
            }
            for &row in group {
                let (columns, values) = self.rows.row(row as usize);
                add_scaled(&mut sums, v[row as usize], columns, values);
            }
        }
        result
    }
}

impl Similarity for Directed {
    fn len(&self) -> usize {
        self.rows.rows()
    }

    fn apply(&self, v: &[f64]) -> Vec<f64> {
        self.sweep(0..self.ends.len(), v)
    }

    fn degrees(&self) -> Vec<f64> {
        self.apply_transposed(&vec![1.0; self.len()])
    }

    fn is_symmetric(&self) -> bool {
        false
    }
}
