//! Sparse rows.

/// A sparse matrix in compressed rows: for each sentence its terms in ascending order, each with a value.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matrix {
    offsets: Vec<usize>,
    columns: Vec<u32>,
    values: Vec<f64>,
    width: usize,
}

impl Matrix {
    /// How often each term stands in each row: `terms` holds the rows' term numbers one behind the other, row `i` from
    /// `offsets[i]` to `offsets[i + 1]`; each number is below `width`.
    ///
    /// Complexity: O(terms · log(terms of a row)) time, O(terms) memory.
    pub fn counts(offsets: &[usize], terms: &[u32], width: usize) -> Matrix {
        let rows = offsets.len().saturating_sub(1);
        let mut matrix = Matrix { width, ..Matrix::default() };
        matrix.offsets.reserve(rows + 1);
        matrix.offsets.push(0);
        let mut row = Vec::new();
        for bounds in offsets.windows(2) {
            row.clear();
            row.extend_from_slice(&terms[bounds[0]..bounds[1]]);
            row.sort_unstable();
            for run in row.chunk_by(|a, b| a == b) {
                matrix.columns.push(run[0]);
                matrix.values.push(run.len() as f64);
            }
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
    pub fn row(&self, index: usize) -> (&[u32], &[f64]) {
        let range = self.offsets[index]..self.offsets[index + 1];
        (&self.columns[range.clone()], &self.values[range])
    }

    /// The matrix with rows and columns exchanged: of counts, the inverted index, for each term the sentences that hold
    /// it, ascending, with their values.
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
}
