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
}
