//! How like each sentence is to the nearest of those chosen.

use crate::Document;
use crate::engine::{Dense, Idf, Matrix, idf, tf_idf, unit_rows};

/// Each sentence's cosine to the nearest of the chosen ones, 0 where none is chosen or all point the other
/// way.
pub(in crate::select) struct Likeness {
    vectors: Vectors,
    nearest: Vec<f64>,
}

enum Vectors {
    Terms(Terms),
    Dense(Dense),
}

impl Likeness {
    /// By the sentences' terms.
    ///
    /// Complexity: O(nnz).
    pub(in crate::select) fn of_terms(document: &Document<'_>) -> Self {
        let terms = Terms::new(document.counts());
        Likeness { vectors: Vectors::Terms(terms), nearest: vec![0.0; document.len()] }
    }

    /// By vectors of the caller's own.
    pub(in crate::select) fn of_vectors(vectors: Dense) -> Self {
        let nearest = vec![0.0; vectors.rows()];
        Likeness { vectors: Vectors::Dense(vectors), nearest }
    }

    pub(in crate::select) fn nearest(&self, sentence: usize) -> f64 {
        self.nearest[sentence]
    }

    /// Notes a sentence as chosen.
    ///
    /// Complexity: for terms, those of the sentences that share one; O(n·d) for vectors of d numbers.
    pub(in crate::select) fn choose(&mut self, chosen: usize) {
        let nearest = &mut self.nearest;
        let mut note = |i: usize, cosine: f64| nearest[i] = nearest[i].max(cosine.min(1.0));
        match &mut self.vectors {
            Vectors::Terms(terms) => terms.cosines(chosen, note),
            Vectors::Dense(dense) => (0..dense.rows()).for_each(|i| note(i, dense.cosine(i, chosen))),
        }
    }
}

/// The sentences' tf-idf rows, and who holds which term.
struct Terms {
    rows: Matrix,
    holders: Matrix,
    products: Vec<f64>,
    touched: Vec<u32>,
}

impl Terms {
    fn new(counts: &Matrix) -> Self {
        // Terms of one sentence count for its length, but make it like no other.
        let rows = unit_rows(tf_idf(counts, &idf(counts, Idf::Smooth))).into_shared();
        let holders = rows.transposed();
        Terms { products: vec![0.0; rows.rows()], touched: Vec::new(), rows, holders }
    }

    /// The cosines of one sentence with those that share a term with it.
    fn cosines(&mut self, one: usize, mut note: impl FnMut(usize, f64)) {
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
