//! Coverage: what each row would add, as columns are covered one after the other.

use super::postings::Postings;
use super::{Counts, Matrix};

/// For each row the sum of its values in columns not covered yet.
///
/// Of sentences over terms: when a sentence is chosen its terms are covered, and every other sentence that
/// holds one of them has that much less to add. Each column is covered once, so all updates together touch
/// each value once.
///
/// Complexity: O(nnz + rows + width) time and memory to make; all calls of [`cover`](Coverage::cover)
/// together O(nnz).
#[derive(Clone, Debug)]
pub(crate) struct Coverage {
    values: Matrix,
    holders: Matrix,
    covered: Vec<bool>,
    left: Vec<f64>,
    /// How many columns of each row are not covered; at none, what rounding left of the sum is dropped.
    open: Vec<u32>,
}

impl Coverage {
    /// With nothing covered; values must not be negative.
    pub(crate) fn new(values: Matrix) -> Self {
        let holders = values.transposed();
        let covered = vec![false; values.width()];
        let left = values.row_sums();
        let open = values.iter().map(|(columns, _)| columns.len() as u32).collect();
        Coverage { values, holders, covered, left, open }
    }

    /// The sum of a row's values in columns not covered yet; it never grows.
    pub(crate) fn left(&self, row: usize) -> f64 {
        self.left[row]
    }

    /// Covers the columns in which a row has values.
    ///
    /// Complexity: O(length of the row + values in the columns that were not covered).
    pub(crate) fn cover(&mut self, row: usize) {
        for &column in self.values.row(row).0 {
            if std::mem::replace(&mut self.covered[column as usize], true) {
                continue;
            }
            let (rows, values) = self.holders.row(column as usize);
            for (&row, value) in rows.iter().zip(values) {
                let row = row as usize;
                self.open[row] -= 1;
                let left = (self.left[row] - value).max(0.0);
                self.left[row] = if self.open[row] == 0 { 0.0 } else { left };
            }
        }
    }
}

/// For each row the share of it in columns that other rows have, too, and that are not covered yet: Σ x² over
/// these divided by Σ x² over all, x being tf-idf with [`Idf::Smooth`](super::Idf).
///
/// What [`Coverage`] is of the squares of tf-idf in rows of length 1, from counts and their index alone.
///
/// Complexity: O(nnz + width) time and O(rows + width) memory to make; all calls of
/// [`cover`](TermCoverage::cover) together O(nnz).
#[derive(Clone, Debug)]
pub(crate) struct TermCoverage<'a> {
    counts: &'a Counts,
    postings: &'a Postings,
    /// The length of each row.
    norms: Vec<f64>,
    covered: Vec<bool>,
    left: Vec<f64>,
    open: Vec<u32>,
}

impl<'a> TermCoverage<'a> {
    /// With nothing covered.
    pub(crate) fn new(counts: &'a Counts, postings: &'a Postings) -> Self {
        let frequencies = postings.frequencies();
        let idf = postings.smooth_idf();
        let rows = counts.rows();
        let (mut norms, mut left) = (Vec::with_capacity(rows), Vec::with_capacity(rows));
        let mut open = Vec::with_capacity(rows);
        let x = |column: u32, count: u32| f64::from(count) * idf[column as usize];
        for row in 0..rows {
            let squares = |sum, column, count| sum + x(column, count) * x(column, count);
            let norm = counts.fold(row, 0.0, squares).sqrt();
            let (sum, shared) = counts.fold(row, (0.0, 0), |(sum, shared), column, count| {
                if frequencies[column as usize] > 1 {
                    (sum + share(x(column, count), norm), shared + 1)
                } else {
                    (sum, shared)
                }
            });
            norms.push(norm);
            left.push(sum);
            open.push(shared);
        }
        TermCoverage { counts, postings, norms, covered: vec![false; frequencies.len()], left, open }
    }

    /// The share of a row that is not covered yet and that other rows have, too; it never grows.
    pub(crate) fn left(&self, row: usize) -> f64 {
        self.left[row]
    }

    /// Covers the columns in which a row has values.
    ///
    /// Complexity: O(length of the row + values in the columns that were not covered).
    pub(crate) fn cover(&mut self, row: usize) {
        for &column in self.counts.columns(row) {
            let covered = std::mem::replace(&mut self.covered[column as usize], true);
            if covered || self.postings.frequencies()[column as usize] < 2 {
                continue;
            }
            for (row, count) in self.postings.of(column) {
                self.open[row] -= 1;
                let share = share(count * self.postings.smooth_idf()[column as usize], self.norms[row]);
                let left = (self.left[row] - share).max(0.0);
                self.left[row] = if self.open[row] == 0 { 0.0 } else { left };
            }
        }
    }
}

/// The share of a value in the square of a row's length.
fn share(value: f64, norm: f64) -> f64 {
    let x = if norm > 0.0 { value / norm } else { 0.0 };
    x * x
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{Idf, idf, tf_idf, unit_rows};

    #[test]
    fn shares_of_terms_are_those_of_the_matrix_to_the_last_bit() {
        // Rows of up to nine of 23 terms, some empty.
        let terms: Vec<u32> = (0..400_u32).map(|i| i * i % 23 * (i % 7) % 23).collect();
        let offsets: Vec<usize> = (0..=100).map(|row| 4 * row + row % 5 * usize::from(row < 100)).collect();
        let row = |row: usize| terms[offsets[row]..offsets[row + 1]].iter().copied();
        let (counts, postings) = Postings::with_counts((0..100).map(row), 40);
        let matrix = counts.matrix();
        let squares = unit_rows(tf_idf(&matrix, &idf(&matrix, Idf::Smooth))).map(|_, _, x| x * x);
        let mut expected = Coverage::new(squares.into_shared());
        let mut coverage = TermCoverage::new(&counts, &postings);
        for chosen in [3, 71, 3, 0, 99, 18, 2, 44, 60, 61, 62, 63] {
            let left = (0..100).map(|row| coverage.left(row));
            assert_eq!(left.collect::<Vec<_>>(), (0..100).map(|row| expected.left(row)).collect::<Vec<_>>());
            coverage.cover(chosen);
            expected.cover(chosen);
        }
    }

    #[test]
    fn what_is_covered_adds_nothing_more() {
        // Three sentences over three terms: {0, 1}, {1, 2}, {2}.
        let mut coverage = Coverage::new(Matrix::counts(&[0, 2, 4, 5], &[0, 1, 1, 2, 2], 3));
        coverage.cover(0);
        assert_eq!([0, 1, 2].map(|row| coverage.left(row)), [0.0, 1.0, 1.0]);
    }

    #[test]
    fn what_is_left_is_the_sum_over_uncovered_columns() {
        // Ten rows of up to five of seven columns, in tenths so that sums round.
        let terms: Vec<u32> =
            (0..50).map(|i: u32| i * i % 7 + i % 2 * (i / 5) % 7 % (7 - i * i % 7)).collect();
        let offsets: Vec<usize> = (0..=10).map(|row| row * 5).collect();
        let values =
            Matrix::counts(&offsets, &terms, 7).map(|_, column, count| count * 0.1 * f64::from(column + 1));
        let mut coverage = Coverage::new(values.clone());
        let mut covered = [false; 7];
        for chosen in [3, 7, 3, 0, 9, 1, 2, 4] {
            coverage.cover(chosen);
            values.row(chosen).0.iter().for_each(|&column| covered[column as usize] = true);
            for (row, (columns, values)) in values.iter().enumerate() {
                let open = columns.iter().zip(values).filter(|(column, _)| !covered[**column as usize]);
                let sum: f64 = open.map(|(_, value)| value).sum();
                assert!((coverage.left(row) - sum).abs() < 1e-12, "row {row}");
                assert!(sum > 0.0 || coverage.left(row) == 0.0, "row {row} has rounding left");
            }
        }
    }
}
