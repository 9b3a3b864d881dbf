//! Sparse rows and their products with a vector.

use super::Postings;

/// A sparse matrix in compressed rows: for each sentence its terms in ascending order, each with a value.
///
/// Memory: 12 bytes a stored value and 8 a row.
///
/// # Example
///
/// ```
/// use epitome::engine::Matrix;
///
/// // Two rows over three terms: the first holds term 2 twice.
/// let counts = Matrix::counts(&[0, 3, 4], &[2, 0, 2, 1], 3);
/// assert_eq!(counts.row(0), (&[0, 2][..], &[1.0, 2.0][..]));
/// assert_eq!(counts.product(&[1.0, 10.0, 100.0]), [201.0, 10.0]);
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matrix {
    offsets: Vec<usize>,
    columns: Vec<u32>,
    values: Vec<f64>,
    width: usize,
}

impl Matrix {
    /// How often each term stands in each row: `terms` holds the rows' term numbers one behind the other, row
    /// `i` from `offsets[i]` to `offsets[i + 1]`. Numbers that are not below `width` are left out.
    ///
    /// Complexity: O(terms + rows + width) time and memory.
    pub fn counts(offsets: &[usize], terms: &[u32], width: usize) -> Matrix {
        let rows = offsets.windows(2).map(|bounds| terms[bounds[0]..bounds[1]].iter().copied());
        Postings::with_counts(rows, width).0.into_matrix()
    }

    /// The matrix whose row `i` is from `offsets[i]` to `offsets[i + 1]` of these.
    pub(super) fn from_parts(
        offsets: Vec<usize>,
        columns: Vec<u32>,
        values: Vec<f64>,
        width: usize,
    ) -> Matrix {
        Matrix { offsets, columns, values, width }
    }

    /// The matrix of these rows, each with its columns in ascending order.
    pub(super) fn from_rows(rows: &[Vec<(u32, f64)>], width: usize) -> Matrix {
        let mut matrix = Matrix { offsets: vec![0], width, ..Matrix::default() };
        for row in rows {
            matrix.columns.extend(row.iter().map(|(column, _)| column));
            matrix.values.extend(row.iter().map(|(_, value)| value));
            matrix.offsets.push(matrix.columns.len());
        }
        matrix
    }

    /// The number of rows.
    pub fn rows(&self) -> usize {
        self.offsets.len().saturating_sub(1)
    }

    /// The number of columns.
    pub fn width(&self) -> usize {
        self.width
    }

    /// The number of stored values.
    pub fn nnz(&self) -> usize {
        self.columns.len()
    }

    /// A row's columns, ascending, and the values in them.
    ///
    /// # Panics
    ///
    /// When there is no row with this number; [`iter`](Matrix::iter) never does.
    pub fn row(&self, index: usize) -> (&[u32], &[f64]) {
        let range = self.offsets[index]..self.offsets[index + 1];
        (&self.columns[range.clone()], &self.values[range])
    }

    /// The matrix with rows and columns exchanged: of counts, the inverted index, for each term the sentences
    /// that hold it, ascending, with their values.
    ///
    /// Complexity: O(nnz + rows + width) time and memory.
    #[must_use]
    pub fn transposed(&self) -> Matrix {
        let mut offsets = vec![0; self.width + 1];
        for &column in &self.columns {
            offsets[column as usize + 1] += 1;
        }
        for column in 0..self.width {
            offsets[column + 1] += offsets[column];
        }
        let mut next = offsets.clone();
        let mut columns = vec![0; self.nnz()];
        let mut values = vec![0.0; self.nnz()];
        for row in 0..self.rows() {
            let (terms, held) = self.row(row);
            for (&term, &value) in terms.iter().zip(held) {
                let place = &mut next[term as usize];
                columns[*place] = row as u32;
                values[*place] = value;
                *place += 1;
            }
        }
        Matrix { offsets, columns, values, width: self.rows() }
    }

    /// Every row in order, as [`row`](Matrix::row) gives it.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&[u32], &[f64])> {
        (0..self.rows()).map(|i| self.row(i))
    }

    /// In how many rows each column has a value: a term's sentence frequency.
    ///
    /// Complexity: O(nnz).
    pub fn frequencies(&self) -> Vec<u32> {
        let mut frequencies = vec![0; self.width];
        for &column in &self.columns {
            frequencies[column as usize] += 1;
        }
        frequencies
    }

    /// The sum of each row's values; for counts, how many terms a sentence has.
    ///
    /// Complexity: O(nnz).
    pub fn row_sums(&self) -> Vec<f64> {
        self.iter().map(|(_, values)| values.iter().sum()).collect()
    }

    /// The squared Euclidean length of each row.
    ///
    /// Complexity: O(nnz).
    pub fn squared_norms(&self) -> Vec<f64> {
        self.iter().map(|(_, values)| values.iter().map(|x| x * x).sum()).collect()
    }

    /// X v: for each row the sum of its values, each times the vector's entry of its column.
    ///
    /// Complexity: O(nnz).
    pub fn product(&self, v: &[f64]) -> Vec<f64> {
        self.iter().map(|(columns, values)| dot(columns, values, v)).collect()
    }

    /// Xᵀ v: for each column the sum of its values, each times the vector's entry of its row.
    ///
    /// Complexity: O(nnz).
    pub fn transposed_product(&self, v: &[f64]) -> Vec<f64> {
        let mut sums = vec![0.0; self.width];
        for (&x, (columns, values)) in v.iter().zip(self.iter()) {
            add_scaled(&mut sums, x, columns, values);
        }
        sums
    }

    /// The same matrix with each value replaced by what `f` makes of its row, its column and itself.
    #[must_use]
    pub fn map(mut self, mut f: impl FnMut(usize, u32, f64) -> f64) -> Matrix {
        for (row, bounds) in self.offsets.windows(2).enumerate() {
            let own = bounds[0]..bounds[1];
            for (value, &column) in self.values[own.clone()].iter_mut().zip(&self.columns[own]) {
                *value = f(row, column, *value);
            }
        }
        self
    }

    /// The sums of the rows of each group; `groups` holds a row's group, in ascending order from 0 without
    /// gaps.
    ///
    /// Complexity: O(nnz · log(columns of a group)).
    #[must_use]
    pub fn group_sums(&self, groups: &[u32]) -> Matrix {
        let mut sums = Vec::new();
        let mut dense = vec![0.0; self.width];
        let mut first = 0;
        for group in groups.chunk_by(|a, b| a == b) {
            let rows = first..first + group.len();
            let mut columns: Vec<u32> = rows.clone().flat_map(|row| self.row(row).0).copied().collect();
            columns.sort_unstable();
            columns.dedup();
            for row in rows {
                let (columns, values) = self.row(row);
                add_scaled(&mut dense, 1.0, columns, values);
            }
            sums.push(columns.into_iter().map(|c| (c, std::mem::take(&mut dense[c as usize]))).collect());
            first += group.len();
        }
        Matrix::from_rows(&sums, self.width)
    }

    /// The matrix with columns of its own for each group of rows, so that rows of different groups have none
    /// in common; `groups` as for [`group_sums`](Matrix::group_sums).
    ///
    /// Complexity: O(nnz · log(columns of a row) + width), in place.
    #[must_use]
    pub fn into_groups(mut self, groups: &[u32]) -> Matrix {
        if groups.first() == groups.last() {
            return self;
        }
        let mut number = vec![(u32::MAX, 0); self.width];
        let mut width = 0;
        for (row, &group) in groups.iter().enumerate() {
            let range = self.offsets[row]..self.offsets[row + 1];
            let mut entries: Vec<(u32, f64)> = Vec::with_capacity(range.len());
            for at in range.clone() {
                let of = &mut number[self.columns[at] as usize];
                if of.0 != group {
                    *of = (group, width);
                    width += 1;
                }
                entries.push((of.1, self.values[at]));
            }
            entries.sort_unstable_by_key(|&(column, _)| column);
            for (at, (column, value)) in range.zip(entries) {
                (self.columns[at], self.values[at]) = (column, value);
            }
        }
        self.width = width as usize;
        self
    }

    /// This matrix with another of the same width below it.
    #[must_use]
    pub fn with_rows(mut self, below: &Matrix) -> Matrix {
        let nnz = self.nnz();
        self.offsets.extend(below.offsets.iter().skip(1).map(|offset| offset + nnz));
        self.columns.extend_from_slice(&below.columns);
        self.values.extend_from_slice(&below.values);
        self
    }

    /// The matrix without the columns that have a value in one row only, the others numbered anew in the same
    /// order.
    ///
    /// A term that stands in one sentence links it to no other; a third of a text's terms and more are of
    /// this kind, so every later pass gets shorter.
    ///
    /// Complexity: O(nnz + width), in place.
    #[must_use]
    pub fn into_shared(mut self) -> Matrix {
        const DROPPED: u32 = u32::MAX;
        let mut width = 0;
        let mut number = self.frequencies();
        for entry in &mut number {
            let shared = *entry > 1;
            *entry = if shared { width } else { DROPPED };
            width += u32::from(shared);
        }
        let mut kept = 0;
        let mut start = 0;
        for row in 0..self.rows() {
            let end = self.offsets[row + 1];
            for at in start..end {
                let column = number[self.columns[at] as usize];
                if column != DROPPED {
                    self.columns[kept] = column;
                    self.values[kept] = self.values[at];
                    kept += 1;
                }
            }
            start = end;
            self.offsets[row + 1] = kept;
        }
        self.columns.truncate(kept);
        self.values.truncate(kept);
        self.width = width as usize;
        self
    }
}

/// The inner product of a sparse row with a dense vector, summed from the left.
pub(crate) fn dot(columns: &[u32], values: &[f64], v: &[f64]) -> f64 {
    columns.iter().zip(values).map(|(&column, &value)| value * v[column as usize]).sum()
}

/// The inner product of two dense vectors: eight interleaved sums, so that none has to wait for the last,
/// added up in their order.
pub(super) fn dot_dense(a: &[f64], b: &[f64]) -> f64 {
    let (a, b) = (a.chunks_exact(8), b.chunks_exact(8));
    let rest: f64 = a.remainder().iter().zip(b.remainder()).map(|(a, b)| a * b).sum();
    let mut sums = [0.0; 8];
    for (a, b) in a.zip(b) {
        for (sum, (a, b)) in sums.iter_mut().zip(a.iter().zip(b)) {
            *sum += a * b;
        }
    }
    sums.iter().sum::<f64>() + rest
}

/// Adds a multiple of a sparse row to a dense vector.
pub(crate) fn add_scaled(sums: &mut [f64], x: f64, columns: &[u32], values: &[f64]) {
    for (&column, &value) in columns.iter().zip(values) {
        sums[column as usize] += value * x;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // Rows {0: 2, 2: 1}, {}, {0: 1, 1: 1}.
    fn matrix() -> Matrix {
        Matrix::counts(&[0, 3, 3, 5], &[2, 0, 0, 1, 0], 3)
    }

    #[test]
    fn rows_are_sorted_and_counted() {
        let x = matrix();
        assert_eq!((x.rows(), x.width(), x.nnz()), (3, 3, 4));
        assert_eq!(x.row(0), (&[0, 2][..], &[2.0, 1.0][..]));
        assert_eq!(x.row(1), (&[][..], &[][..]));
        assert_eq!(x.frequencies(), [2, 1, 1]);
        assert_eq!(x.row_sums(), [3.0, 0.0, 2.0]);
        assert_eq!(x.squared_norms(), [5.0, 0.0, 2.0]);
    }

    #[test]
    fn products_by_hand() {
        let x = matrix();
        assert_eq!(x.product(&[1.0, 10.0, 100.0]), [102.0, 0.0, 11.0]);
        assert_eq!(x.transposed_product(&[1.0, 7.0, 3.0]), [5.0, 3.0, 1.0]);
    }

    #[test]
    fn terms_of_one_row_are_dropped() {
        let shared = matrix().into_shared();
        assert_eq!((shared.rows(), shared.width(), shared.nnz()), (3, 1, 2));
        assert_eq!(shared.row(0), (&[0][..], &[2.0][..]));
        assert_eq!(shared.row(2), (&[0][..], &[1.0][..]));
    }

    #[test]
    fn groups_by_hand() {
        let x = matrix();
        let sums = x.group_sums(&[0, 1, 1]);
        assert_eq!(sums.row(0), (&[0, 2][..], &[2.0, 1.0][..]));
        assert_eq!(sums.row(1), (&[0, 1][..], &[1.0, 1.0][..]));
        let apart = x.clone().into_groups(&[0, 1, 1]);
        assert_eq!(apart.width(), 4);
        assert_eq!(apart.row(2), (&[2, 3][..], &[1.0, 1.0][..]));
        let both = x.with_rows(&sums);
        assert_eq!((both.rows(), both.nnz()), (5, 8));
        assert_eq!(both.row(4), sums.row(1));
    }

    #[test]
    fn no_rows() {
        let x = Matrix::counts(&[0], &[], 0).into_shared();
        assert_eq!((x.rows(), x.nnz()), (0, 0));
        assert!(x.product(&[]).is_empty());
    }
}
