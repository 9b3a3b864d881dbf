//! Which rows hold each term: the inverted index that counts, weights and coverage share.

use super::Matrix;
use super::weight::{Idf, idf_of};
use std::sync::OnceLock;

/// For each term the rows that hold it, in order.
///
/// Memory: 4 bytes for each time a term stands in a row, and 12 a term.
#[derive(Clone, Debug)]
pub(crate) struct Postings {
    starts: Vec<usize>,
    /// A row for each time it holds the term.
    rows: Vec<u32>,
    frequencies: Vec<u32>,
    /// The number of rows.
    of_rows: usize,
    smooth_idf: OnceLock<Vec<f64>>,
}

impl Postings {
    /// How often each term stands in each row, and the rows that hold it; the arguments are those of
    /// [`Matrix::counts`].
    ///
    /// Complexity: O(terms + rows + width) time and memory.
    pub(crate) fn with_counts(offsets: &[usize], terms: &[u32], width: usize) -> (Matrix, Postings) {
        // As in a counting sort, each group filled from its end, so that this becomes its start.
        let (first, last) = (offsets.first().copied().unwrap_or(0), offsets.last().copied().unwrap_or(0));
        let mut starts = vec![0_usize; width + 1];
        for &term in &terms[first..last] {
            starts[term as usize] += 1;
        }
        let mut end = 0;
        for start in &mut starts {
            end += *start;
            *start = end;
        }
        let mut rows = vec![0_u32; end];
        for (row, bounds) in offsets.windows(2).enumerate().rev() {
            for &term in terms[bounds[0]..bounds[1]].iter().rev() {
                let start = &mut starts[term as usize];
                *start -= 1;
                rows[*start] = row as u32;
            }
        }
        let mut postings = Postings {
            starts,
            rows,
            frequencies: Vec::with_capacity(width),
            of_rows: offsets.len().saturating_sub(1),
            smooth_idf: OnceLock::new(),
        };
        let counts = postings.counts(offsets);
        (counts, postings)
    }

    /// The rows put back into their order: what comes in the order of the terms is sorted in each row.
    fn counts(&mut self, offsets: &[usize]) -> Matrix {
        let end = offsets.last().copied().unwrap_or(0);
        let (mut columns, mut values) = (vec![0; end], vec![0.0; end]);
        let mut ends = offsets.to_vec();
        for (term, bounds) in self.starts.windows(2).enumerate() {
            let (mut last, mut frequency) = (u32::MAX, 0);
            for &row in &self.rows[bounds[0]..bounds[1]] {
                let end = &mut ends[row as usize];
                if row == last {
                    values[*end - 1] += 1.0;
                } else {
                    (columns[*end], values[*end]) = (term as u32, 1.0);
                    *end += 1;
                    (last, frequency) = (row, frequency + 1);
                }
            }
            self.frequencies.push(frequency);
        }
        Matrix::from_parts(offsets, &ends, columns, values, self.frequencies.len())
    }

    /// In how many rows each term stands.
    pub(crate) fn frequencies(&self) -> &[u32] {
        &self.frequencies
    }

    /// [`idf`](super::idf) with [`Idf::Smooth`], found when first asked for.
    pub(crate) fn smooth_idf(&self) -> &[f64] {
        self.smooth_idf.get_or_init(|| idf_of(&self.frequencies, self.of_rows, Idf::Smooth))
    }

    /// The rows that hold a term, and how often each does.
    pub(crate) fn of(&self, term: u32) -> impl Iterator<Item = (usize, f64)> {
        let rows = &self.rows[self.starts[term as usize]..self.starts[term as usize + 1]];
        rows.chunk_by(u32::eq).map(|row| (row[0] as usize, row.len() as f64))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_index_is_the_transposed_matrix() {
        // Rows of up to nine of 23 terms, some empty, some with a term twice.
        let terms: Vec<u32> = (0..400_u32).map(|i| i * i % 23 * (i % 7) % 23).collect();
        let offsets: Vec<usize> = (0..=100).map(|row| 4 * row + row % 5 * usize::from(row < 100)).collect();
        let (counts, postings) = Postings::with_counts(&offsets, &terms, 40);
        let transposed = counts.transposed();
        assert_eq!(postings.frequencies(), counts.frequencies());
        for term in 0..40 {
            let (rows, values) = transposed.row(term as usize);
            let expected: Vec<_> = rows.iter().map(|&row| row as usize).zip(values.iter().copied()).collect();
            assert_eq!(postings.of(term).collect::<Vec<_>>(), expected);
        }
        for (row, (columns, values)) in counts.iter().enumerate() {
            assert!(columns.is_sorted_by(|a, b| a < b));
            let own = &terms[offsets[row]..offsets[row + 1]];
            let count = |term: u32| own.iter().filter(|&&other| other == term).count() as f64;
            assert!(columns.iter().zip(values).all(|(&term, &value)| value == count(term)));
            assert_eq!(values.iter().sum::<f64>(), own.len() as f64);
        }
    }
}
