//! Which rows hold each term: the inverted index that counts, weights and coverage share.

use super::Counts;
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
    /// How often each term stands in each row, and the rows that hold it, of the term numbers of each row, in
    /// any order; numbers that are not below `width` are left out.
    ///
    /// Complexity: O(terms + rows + width) time and memory.
    pub(crate) fn with_counts(
        rows: impl DoubleEndedIterator<Item: Iterator<Item = u32>> + ExactSizeIterator + Clone,
        width: usize,
    ) -> (Counts, Postings) {
        let mut starts = vec![0_usize; width + 1];
        let lengths = count(rows.clone(), &mut starts);
        // As in a counting sort, each group filled from its end, so that this becomes its start.
        let mut end = 0;
        for start in &mut starts {
            end += *start;
            *start = end;
        }
        let mut holders = vec![0_u32; end + 1];
        fill(rows, &mut starts, &mut holders);
        holders.truncate(end);
        let of_rows = lengths.len();
        let (counts, frequencies) = Counts::of_postings(&starts, &holders, lengths);
        (counts, Postings { starts, rows: holders, frequencies, of_rows, smooth_idf: OnceLock::new() })
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

/// Counts each term at its place in `counts`; gives how many of each row have one.
///
/// The last place is for what has none, and 0 in the end: so no branch, which would often be guessed wrong,
/// tells that apart.
fn count(rows: impl Iterator<Item: Iterator<Item = u32>>, counts: &mut [usize]) -> Vec<u32> {
    let Some(last) = counts.len().checked_sub(1) else { return Vec::new() };
    let lengths = rows.map(|row| {
        let (mut length, before) = (0, counts[last]);
        for term in row {
            counts[(term as usize).min(last)] += 1;
            length += 1;
        }
        length - (counts[last] - before) as u32
    });
    let lengths = lengths.collect();
    counts[last] = 0;
    lengths
}

/// Puts the number of each row where its terms' groups end by now; what has no place goes to the last of
/// `holders`.
#[inline(never)]
fn fill(
    rows: impl DoubleEndedIterator<Item: Iterator<Item = u32>> + ExactSizeIterator,
    ends: &mut [usize],
    holders: &mut [u32],
) {
    let Some(last) = ends.len().checked_sub(1) else { return };
    for (row, terms) in (0..rows.len() as u32).zip(rows).rev() {
        for term in terms {
            let end = &mut ends[(term as usize).min(last)];
            *end -= usize::from((term as usize) < last);
            if let Some(holder) = holders.get_mut(*end) {
                *holder = row;
            }
        }
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
        let row = |row: usize| terms[offsets[row]..offsets[row + 1]].iter().copied();
        let (counts, postings) = Postings::with_counts((0..100).map(row), 40);
        let counts = counts.matrix();
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

    #[test]
    fn numbers_beyond_the_width_are_left_out() {
        // Rows of up to six of 13 numbers, of which those from 7 on are no terms; some rows have none.
        let row = |i: u32| (0..i % 7).map(move |at| (i * i + at * i + at) % 13);
        let own = |i: u32| row(i).filter(|&term| term < 7);
        let (counts, postings) = Postings::with_counts((0..60).map(row), 7);
        let expected =
            Postings::with_counts((0..60).map(own).map(Iterator::collect::<Vec<_>>).map(Vec::into_iter), 7);
        assert_eq!(counts.lengths(), (0..60).map(|i| own(i).count() as u32).collect::<Vec<_>>());
        assert_eq!(counts.lengths(), expected.0.lengths());
        for i in 0..60 {
            assert_eq!(counts.columns(i), expected.0.columns(i));
        }
        for term in 0..7 {
            let rows: Vec<_> = (0..60).filter(|&i| own(i).any(|other| other == term)).collect();
            assert_eq!(postings.of(term).map(|(row, _)| row as u32).collect::<Vec<_>>(), rows);
        }
        let (none, empty) = Postings::with_counts((0..60).map(row), 0);
        assert!((0..60).all(|i| none.columns(i).is_empty()) && empty.frequencies().is_empty());
    }
}
