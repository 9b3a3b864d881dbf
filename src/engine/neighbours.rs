//! The cosines of one row with all others, asked row by row.

use super::{Idf, Matrix, idf, tf_idf, unit_rows};

/// Sentences' tf-idf rows, and who holds which term.
pub(crate) struct Neighbours {
    rows: Matrix,
    holders: Matrix,
    products: Vec<f64>,
    touched: Vec<u32>,
}

impl Neighbours {
    /// Complexity: O(nnz) time and memory.
    pub(crate) fn new(counts: &Matrix) -> Self {
        // Terms of one sentence count for its length, but make it like no other.
        let rows = unit_rows(tf_idf(counts, &idf(counts, Idf::Smooth))).into_shared();
        let holders = rows.transposed();
        Neighbours { products: vec![0.0; rows.rows()], touched: Vec::new(), rows, holders }
    }

    /// The cosines of a row with those that share a term with it, in no order.
    ///
    /// Complexity: O(rows that hold a term, summed over the row's terms).
    pub(crate) fn cosines(&mut self, one: usize, mut note: impl FnMut(usize, f64)) {
        let (terms, values) = self.rows.row(one);
        for (&term, value) in terms.iter().zip(values) {
            let (holders, held) = self.holders.row(term as usize);
            for (&holder, other) in holders.iter().zip(held) {
                let product = &mut self.products[holder as usize];
                if *product == 0.0 {
                    self.touched.push(holder);
                }
                *product += value * other;
            }
        }
        for holder in self.touched.drain(..) {
            let i = holder as usize;
            note(i, std::mem::take(&mut self.products[i]));
        }
    }
}
