//! How often each term stands in each row, in a byte a count.

use super::Matrix;

/// For each row its terms in ascending order, each with how often it stands there.
///
/// What a [`Matrix`] of counts is, in less than half of the memory.
///
/// Memory: 5 bytes for each term of a row, 12 a row, and 12 for each count of 255 or more.
#[derive(Clone, Debug)]
pub(crate) struct Counts {
    offsets: Vec<usize>,
    columns: Vec<u32>,
    /// How often each term of `columns` stands in its row, at most 255.
    times: Vec<u8>,
    /// Counts of 255 or more, each behind its row and column, in order.
    many: Vec<[u32; 3]>,
    /// How many terms each row has, repeated ones each time.
    lengths: Vec<u32>,
    width: usize,
}

impl Counts {
    /// Of the rows that hold each term, a row for each time: those of term `t` are from `starts[t]` to
    /// `starts[t + 1]` of `rows`, ascending; and of how many terms each row has. With the number of rows that
    /// hold each term.
    ///
    /// Complexity: O(terms + rows + width) time and memory.
    pub(super) fn of_postings(starts: &[usize], rows: &[u32], lengths: Vec<u32>) -> (Self, Vec<u32>) {
        // Room for each row's terms, repeated ones each time.
        let mut room = 0;
        let mut ends = Vec::with_capacity(lengths.len());
        for &length in &lengths {
            ends.push(room);
            room += length as usize;
        }
        // Most terms stand in a row once.
        let (mut columns, mut times) = (vec![0; room], vec![1_u8; room]);
        let width = starts.len().saturating_sub(1);
        let mut frequencies = Vec::with_capacity(width);
        // Term by term, so that those of a row are ascending.
        for (term, bounds) in (0..).zip(starts.windows(2)) {
            let (mut last, mut frequency) = (u32::MAX, 0);
            for &row in &rows[bounds[0]..bounds[1]] {
                let end = &mut ends[row as usize];
                if row == last {
                    times[*end - 1] = times[*end - 1].saturating_add(1);
                } else {
                    columns[*end] = term;
                    *end += 1;
                    (last, frequency) = (row, frequency + 1);
                }
            }
            frequencies.push(frequency);
        }
        let mut counts = Counts { offsets: Vec::new(), columns, times, many: Vec::new(), lengths, width };
        counts.close_up(&ends);
        counts.note_many(starts, rows);
        (counts, frequencies)
    }

    /// Takes the room that is left out of the rows, which end there.
    fn close_up(&mut self, ends: &[usize]) {
        self.offsets.reserve_exact(ends.len() + 1);
        self.offsets.push(0);
        let (mut kept, mut start) = (0, 0);
        for (&length, &end) in self.lengths.iter().zip(ends) {
            if kept < start {
                self.columns.copy_within(start..end, kept);
                self.times.copy_within(start..end, kept);
            }
            kept += end - start;
            start += length as usize;
            self.offsets.push(kept);
        }
        self.columns.truncate(kept);
        self.columns.shrink_to_fit();
        self.times.truncate(kept);
        self.times.shrink_to_fit();
    }

    /// Notes the counts that a byte does not hold.
    fn note_many(&mut self, starts: &[usize], rows: &[u32]) {
        for at in memchr::memchr_iter(u8::MAX, &self.times) {
            let row = self.offsets.partition_point(|&offset| offset <= at) as u32 - 1;
            let term = self.columns[at];
            let held = &rows[starts[term as usize]..starts[term as usize + 1]];
            let first = held.partition_point(|&other| other < row);
            let count = held[first..].partition_point(|&other| other == row);
            self.many.push([row, term, count as u32]);
        }
    }

    /// The number of rows.
    pub(crate) fn rows(&self) -> usize {
        self.offsets.len() - 1
    }

    /// A row's terms, ascending.
    pub(crate) fn columns(&self, row: usize) -> &[u32] {
        &self.columns[self.offsets[row]..self.offsets[row + 1]]
    }

    /// Calls `of` with each of a row's terms, ascending, and its count.
    #[inline]
    pub(crate) fn each(&self, row: usize, mut of: impl FnMut(u32, u32)) {
        self.fold(row, (), |(), column, count| of(column, count));
    }

    /// What each of a row's terms, ascending, and its count make of a value.
    #[inline]
    pub(crate) fn fold<T>(&self, row: usize, value: T, mut of: impl FnMut(T, u32, u32) -> T) -> T {
        let own = self.offsets[row]..self.offsets[row + 1];
        if own.len() == self.lengths[row] as usize {
            // No term twice, as in most rows.
            self.columns[own].iter().fold(value, |value, &column| of(value, column, 1))
        } else {
            self.fold_repeated(row, value, of)
        }
    }

    /// The same of a row with a term twice; apart, so that the values of most rows stay in registers.
    #[inline(never)]
    fn fold_repeated<T>(&self, row: usize, value: T, mut of: impl FnMut(T, u32, u32) -> T) -> T {
        let own = self.offsets[row]..self.offsets[row + 1];
        let pairs = self.columns[own.clone()].iter().zip(&self.times[own]);
        pairs.fold(value, |value, (&column, &times)| of(value, column, self.count(row, column, times)))
    }

    /// The count that is kept as this.
    #[inline]
    fn count(&self, row: usize, column: u32, times: u8) -> u32 {
        match times {
            u8::MAX => self.find_many(row as u32, column),
            times => u32::from(times),
        }
    }

    #[cold]
    fn find_many(&self, row: u32, column: u32) -> u32 {
        let place = self.many.binary_search_by_key(&[row, column], |&[row, column, _]| [row, column]);
        place.map_or(u32::from(u8::MAX), |place| self.many[place][2])
    }

    /// How many terms each row has, repeated ones each time.
    pub(crate) fn lengths(&self) -> &[u32] {
        &self.lengths
    }

    /// The same as a matrix.
    pub(crate) fn matrix(&self) -> Matrix {
        self.clone().into_matrix()
    }

    /// The same in place of it.
    pub(super) fn into_matrix(self) -> Matrix {
        let mut values = Vec::with_capacity(self.times.len());
        for row in 0..self.rows() {
            self.each(row, |_, count| values.push(f64::from(count)));
        }
        Matrix::from_parts(self.offsets, self.columns, values, self.width)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::Postings;

    fn row(counts: &Counts, row: usize) -> Vec<(u32, u32)> {
        let mut terms = Vec::new();
        counts.each(row, |term, count| terms.push((term, count)));
        terms
    }

    #[test]
    fn counts_beyond_a_byte_are_kept() {
        let terms = |i: usize| {
            let times = [0, 1, 254, 255, 256, 257, 70_000][i];
            [9, 2].into_iter().flat_map(move |term| std::iter::repeat_n(term, times)).chain([5])
        };
        let (counts, _) = Postings::with_counts((0..7).map(terms), 10);
        for (i, times) in [0, 1, 254, 255, 256, 257, 70_000].into_iter().enumerate() {
            let expected = [(2, times), (5, 1), (9, times)].into_iter().filter(|&(_, times)| times > 0);
            assert_eq!(row(&counts, i), expected.collect::<Vec<_>>());
            assert_eq!(counts.matrix().row(i).0, counts.columns(i));
        }
        assert_eq!(counts.lengths()[6], 140_001);
    }

    #[test]
    fn many_rows_are_those_of_few() {
        // Rows of up to six of 1,000 terms.
        let terms = |i: u32| (0..i % 7).map(move |at| (i.wrapping_mul(i) % 4_001 + at * at * i) % 1_000);
        let (counts, postings) = Postings::with_counts((0..5_000).map(terms), 1_000);
        for i in 0..5_000 {
            let (one, _) = Postings::with_counts(std::iter::once(terms(i)), 1_000);
            assert_eq!(row(&counts, i as usize), row(&one, 0));
        }
        assert_eq!(postings.frequencies(), counts.matrix().frequencies());
    }
}
