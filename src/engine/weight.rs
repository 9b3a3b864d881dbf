//! What a term weighs in a sentence: tf-idf and BM25.

use super::Matrix;

/// How rare a term is among the n sentences of a document, df of which hold it.
///
/// # Bibliography
///
/// - K. Spärck Jones (1972), "A statistical interpretation of term specificity and its application in
///   retrieval".
/// - S. Robertson, H. Zaragoza (2009), "The Probabilistic Relevance Framework: BM25 and Beyond", section 3.
///
/// # Example
///
/// ```
/// use epitome::engine::{Idf, Matrix, idf};
///
/// // Term 0 is in both sentences, term 1 in one.
/// let counts = Matrix::counts(&[0, 2, 3], &[0, 1, 0], 2);
/// assert_eq!(idf(&counts, Idf::Plain)[0], 0.0);
/// assert!(idf(&counts, Idf::Smooth)[0] > 0.0);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Idf {
    /// ln(n / df): the textbook form. From 0, for a term that all sentences hold, to ln n.
    #[default]
    Plain,
    /// ln((n + 1) / (df + 0.5)): always positive.
    Smooth,
    /// ln((n - df + 0.5) / (df + 0.5)), of BM25; where that is below zero, a quarter of the mean over all
    /// terms, and never less than zero, so that a common term cannot count against a sentence (Barrios et al.
    /// 2016).
    Bm25,
}

/// The rarity of each column of `counts`; 0 for a column without a value.
///
/// Complexity: O(nnz + width).
pub fn idf(counts: &Matrix, form: Idf) -> Vec<f64> {
    idf_of(&counts.frequencies(), counts.rows(), form)
}

/// The same of the columns' frequencies among so many rows.
pub(super) fn idf_of(frequencies: &[u32], rows: usize, form: Idf) -> Vec<f64> {
    let n = rows as f64;
    let of = |df: u32| {
        let df = f64::from(df);
        match form {
            Idf::Plain => libm::log(n / df),
            Idf::Smooth => libm::log((n + 1.0) / (df + 0.5)),
            Idf::Bm25 => libm::log((n - df + 0.5) / (df + 0.5)),
        }
    };
    // A logarithm a distinct frequency rather than a term: most terms share a few small frequencies.
    let mut known = vec![f64::NAN; frequencies.iter().max().map_or(0, |&most| most as usize) + 1];
    known[0] = 0.0;
    let look_up = |&df: &u32| {
        let known = &mut known[df as usize];
        if known.is_nan() {
            *known = of(df);
        }
        *known
    };
    let mut idf: Vec<f64> = frequencies.iter().map(look_up).collect();
    if form == Idf::Bm25 {
        let terms = frequencies.iter().filter(|&&df| df > 0).count();
        let floor = (0.25 * idf.iter().sum::<f64>() / terms.max(1) as f64).max(0.0);
        for value in idf.iter_mut().filter(|value| **value < 0.0) {
            *value = floor;
        }
    }
    idf
}

/// Counts times rarity: a term's frequency in the sentence times the entry of `idf`.
///
/// Complexity: O(nnz).
pub fn tf_idf(counts: &Matrix, idf: &[f64]) -> Matrix {
    counts.clone().map(|_, column, count| count * idf[column as usize])
}

/// Each row divided by its Euclidean length; a row of zeros stays as it is.
///
/// Complexity: O(nnz), in place.
#[must_use]
pub fn unit_rows(matrix: Matrix) -> Matrix {
    let norms: Vec<f64> = matrix.squared_norms().into_iter().map(f64::sqrt).collect();
    matrix.map(|row, _, value| if norms[row] > 0.0 { value / norms[row] } else { 0.0 })
}

/// The parameters of BM25.
///
/// # Example
///
/// ```
/// use epitome::engine::{Bm25, Matrix, bm25};
///
/// let counts = Matrix::counts(&[0, 1, 3, 4], &[0, 1, 2, 3], 4);
/// let plain = bm25(&counts, Bm25 { b: 0.0, ..Bm25::default() });
/// assert_eq!(plain.row(0).1[0], plain.row(1).1[0]); // without b, a longer sentence loses nothing
/// assert!(bm25(&counts, Bm25::default()).row(0).1[0] > plain.row(0).1[0]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bm25 {
    /// How slowly a term's repetitions saturate; 1.2 by default.
    pub k1: f64,
    /// How much a long sentence is marked down, from 0 to 1; 0.75 by default.
    pub b: f64,
}

impl Default for Bm25 {
    fn default() -> Self {
        Bm25 { k1: 1.2, b: 0.75 }
    }
}

/// What each term of each sentence adds to that sentence's BM25 score where a query holds the term: idf · tf
/// · (k1 + 1) / (tf + k1 · (1 - b + b · length / mean length)), with [`Idf::Bm25`].
///
/// Complexity: O(nnz).
pub fn bm25(counts: &Matrix, parameters: Bm25) -> Matrix {
    let idf = idf(counts, Idf::Bm25);
    let norms = parameters.norms(&counts.row_sums());
    counts.clone().map(|row, column, tf| parameters.weight(idf[column as usize], tf, norms[row]))
}

impl Bm25 {
    /// What is added to a term's count in each of the rows of these lengths, where its weight saturates.
    pub(super) fn norms(self, lengths: &[f64]) -> Vec<f64> {
        let mean = lengths.iter().sum::<f64>() / lengths.len().max(1) as f64;
        lengths.iter().map(|length| self.k1 * (1.0 - self.b + self.b * length / mean)).collect()
    }

    /// The weight of a term of this rarity and count in a row of this norm.
    #[inline]
    pub(super) fn weight(self, idf: f64, tf: f64, norm: f64) -> f64 {
        idf * tf * (self.k1 + 1.0) / (tf + norm)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // Term 0 is in all three rows, term 1 in two, term 2 in one.
    fn counts() -> Matrix {
        Matrix::counts(&[0, 3, 5, 6], &[0, 1, 2, 0, 1, 0], 3)
    }

    fn close(a: &[f64], b: &[f64]) {
        assert_eq!(a.len(), b.len());
        assert!(a.iter().zip(b).all(|(a, b)| (a - b).abs() < 1e-15), "{a:?} is not {b:?}");
    }

    #[test]
    fn rarity_at_its_edges() {
        close(&idf(&counts(), Idf::Plain), &[0.0, 1.5f64.ln(), 3f64.ln()]);
        close(&idf(&counts(), Idf::Smooth), &[(4.0 / 3.5f64).ln(), (4.0 / 2.5f64).ln(), (4.0 / 1.5f64).ln()]);
        // ln(0.5 / 3.5), ln(1.5 / 2.5), ln(2.5 / 1.5): the mean is below zero, hence the floor is 0.
        close(&idf(&counts(), Idf::Bm25), &[0.0, 0.0, (2.5 / 1.5f64).ln()]);
        assert!(idf(&Matrix::default(), Idf::Bm25).is_empty());
    }

    #[test]
    fn rows_of_length_one() {
        let x = unit_rows(Matrix::counts(&[0, 7, 7], &[0, 0, 0, 1, 1, 1, 1], 2));
        close(x.row(0).1, &[0.6, 0.8]);
        assert!(x.row(1).1.is_empty());
    }

    #[test]
    fn bm25_by_hand() {
        // Mean length 2; in row 0, of length 3, the norm is 1.2 · (0.25 + 0.75 · 1.5) = 1.65.
        let x = bm25(&counts(), Bm25::default());
        close(x.row(0).1, &[0.0, 0.0, (2.5 / 1.5f64).ln() * 2.2 / 2.65]);
    }
}
