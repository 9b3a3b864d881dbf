//! Coverage: what each row would add, as columns are covered one after the other.

use super::Matrix;

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

#[cfg(test)]
mod tests {
    use super::*;

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
