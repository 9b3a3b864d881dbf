//! How like each sentence is to the nearest of those chosen.

use crate::Document;
use crate::engine::{Dense, Neighbours};

/// Each sentence's cosine to the nearest of the chosen ones, 0 where none is chosen or all point the other
/// way.
pub(in crate::select) struct Likeness {
    vectors: Vectors,
    nearest: Vec<f64>,
}

enum Vectors {
    Terms(Neighbours),
    Dense(Dense),
}

impl Likeness {
    /// By the sentences' terms.
    ///
    /// Complexity: O(nnz).
    pub(in crate::select) fn of_terms(document: &Document<'_>) -> Self {
        let terms = Neighbours::new(document.counts());
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
