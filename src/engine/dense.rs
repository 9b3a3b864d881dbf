//! Similarities between dense vectors, such as embeddings, as an operator.

use super::Similarity;
use crate::Error;

/// The cosines of the caller's vectors as edges: (1 + cos) / 2 between two sentences, so from 0 where they point in
/// opposite directions, over 1/2 where they have nothing in common, to 1 where they say the same.
///
/// Cosines can be negative and edges cannot; the shift keeps the product linear, which cutting them off at 0 would not.
/// A row of zeros points nowhere: it has no edge to any sentence. The diagonal is 0.
///
/// W v = (u (uᵀv) + X (Xᵀv)) / 2 less the diagonal, X the rows scaled to length 1 and u the rows that are not zero, so
/// the n × n matrix is never built.
///
/// Complexity: O(n·d) time a product for n rows of d numbers; O(n·d) memory, 4 bytes a number.
///
/// # Example
///
/// ```
/// use epitome::engine::{Dense, Similarity};
///
/// let rows = [[1.0, 0.0], [1.0, 0.0], [0.0, 2.0], [-3.0, 0.0]];
/// let edges = Dense::new(rows)?;
/// assert_eq!(edges.apply(&[1.0, 0.0, 0.0, 0.0]), [0.0, 1.0, 0.5, 0.0]);
/// # Ok::<(), epitome::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Dense {
    /// The rows scaled to length 1, one behind the other; a row of zeros as it is.
    unit: Vec<f32>,
    rows: usize,
    width: usize,
}

impl Dense {
    /// The edges between rows of equally many numbers, `f32` or `f64`; kept as `f32`.
    ///
    /// # Errors
    ///
    /// When rows differ in width, or a number is NaN or infinite.
    ///
    /// Complexity: O(n·d).
    pub fn new<R, X>(rows: impl IntoIterator<Item = R>) -> Result<Self, Error>
    where
        R: AsRef<[X]>,
        X: Copy + Into<f64>,
    {
        let mut dense = Dense { unit: Vec::new(), rows: 0, width: 0 };
        for row in rows {
            dense.push(row.as_ref())?;
        }
        Ok(dense)
    }

    fn push<X: Copy + Into<f64>>(&mut self, row: &[X]) -> Result<(), Error> {
        if self.rows == 0 {
            self.width = row.len();
        }
        if row.len() != self.width {
            let width = format!("of {} numbers, as those before it", self.width);
            return Err(Error::parameter("row", format!("{} with {} numbers", self.rows, row.len()), width));
        }
        let numbers = || row.iter().map(|&x| x.into());
        if let Some(wrong) = numbers().find(|x| !x.is_finite()) {
            return Err(Error::parameter("row", format!("{} with {wrong}", self.rows), "of finite numbers"));
        }
        // Divided by the largest first, so that no square overflows or vanishes.
        let largest = numbers().fold(0.0, |most: f64, x| most.max(x.abs()));
        let scaled = || numbers().map(|x| if largest > 0.0 { x / largest } else { 0.0 });
        let length = scaled().map(|x| x * x).sum::<f64>().sqrt();
        self.unit.extend(scaled().map(|x| if length > 0.0 { (x / length) as f32 } else { 0.0 }));
        self.rows += 1;
        Ok(())
    }

    /// The numbers of a row.
    pub fn width(&self) -> usize {
        self.width
    }

    /// A row scaled to length 1; empty where there is no such row.
    pub fn row(&self, index: usize) -> &[f32] {
        let start = index.saturating_mul(self.width);
        self.unit.get(start..start.saturating_add(self.width)).unwrap_or_default()
    }

    /// The cosine of two rows; 0 where one is zero or does not exist.
    ///
    /// Complexity: O(d).
    pub fn cosine(&self, one: usize, other: usize) -> f64 {
        inner_product(self.row(one), self.row(other))
    }

    fn unit_rows(&self) -> impl Iterator<Item = &[f32]> {
        (0..self.rows).map(|index| self.row(index))
    }
}

/// In four sums, which a processor adds up side by side; always in this order, so that the result has the same bits
/// everywhere.
fn inner_product(a: &[f32], b: &[f32]) -> f64 {
    let mut sums = [0.0; 4];
    let (a_parts, b_parts) = (a.chunks_exact(4), b.chunks_exact(4));
    let rest: f64 =
        a_parts.remainder().iter().zip(b_parts.remainder()).map(|(&x, &y)| f64::from(x) * f64::from(y)).sum();
    for (x, y) in a_parts.zip(b_parts) {
        for lane in 0..4 {
            sums[lane] += f64::from(x[lane]) * f64::from(y[lane]);
        }
    }
    sums[0] + sums[1] + (sums[2] + sums[3]) + rest
}

impl Similarity for Dense {
    fn len(&self) -> usize {
        self.rows
    }

    fn apply(&self, v: &[f64]) -> Vec<f64> {
        let is_zero = |row: &[f32]| row.iter().all(|&x| x == 0.0);
        let mut sum = vec![0.0; self.width];
        let mut total = 0.0;
        for (row, &weight) in self.unit_rows().zip(v) {
            if weight == 0.0 || is_zero(row) {
                continue;
            }
            total += weight;
            for (sum, &x) in sum.iter_mut().zip(row) {
                *sum += weight * f64::from(x);
            }
        }
        let image = |(row, &weight): (&[f32], &f64)| {
            if is_zero(row) {
                return 0.0;
            }
            let with_all: f64 = row.iter().zip(&sum).map(|(&x, sum)| f64::from(x) * sum).sum();
            let own = inner_product(row, row);
            // Rounding may leave less than nothing.
            ((total - weight + with_all - own * weight) / 2.0).max(0.0)
        };
        self.unit_rows().zip(v).map(image).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_that_are_none_are_refused() {
        assert!(Dense::new([vec![1.0_f32, 2.0], vec![1.0]]).unwrap_err().is_parameter());
        assert!(Dense::new([[f64::NAN]]).unwrap_err().to_string().contains("row"));
        assert!(Dense::new([[f32::INFINITY]]).is_err());
        assert_eq!(Dense::new(Vec::<Vec<f32>>::new()).unwrap().apply(&[]), Vec::<f64>::new());
    }

    #[test]
    fn a_row_of_zeros_has_no_edges_and_length_does_not_count() {
        let dense = Dense::new([[0.0, 0.0], [1e300, 0.0], [1e-300, 0.0]]).unwrap();
        assert_eq!(dense.apply(&[1.0, 1.0, 1.0]), [0.0, 1.0, 1.0]);
        assert_eq!(dense.cosine(1, 2), 1.0);
    }
}
