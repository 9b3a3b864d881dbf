//! Similarities between dense vectors, such as embeddings, as an operator.

use super::Similarity;
use crate::Error;

/// The cosines of the caller's vectors as edges: (1 + cos) / 2 between two sentences, so from 0 where they
/// point in opposite directions, over 1/2 where they have nothing in common, to 1 where they say the same.
///
/// Cosines can be negative and edges cannot; the shift keeps the product linear, which cutting them off at 0
/// would not. A row of zeros points nowhere: it has no edge to any sentence. The diagonal is 0.
///
/// W v = (u (uᵀv) + X (Xᵀv)) / 2 less the diagonal, X the rows scaled to length 1 and u the rows that are not
/// zero, so the n × n matrix is never built.
///
/// Complexity: O(n·d) time a product for n rows of d numbers; O(n·d) memory, 4 bytes for each number of an
/// `f32`.
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
    numbers: Numbers,
    /// What each row is multiplied with to have length 1; 0 for a row of zeros.
    scales: Vec<f64>,
    width: usize,
}

/// The rows as given, one behind the other.
#[derive(Clone, Debug, PartialEq)]
enum Numbers {
    /// As long as every number is one of these: half the memory, and nothing is lost.
    Single(Vec<f32>),
    Double(Vec<f64>),
}

/// Squares of numbers from 1e-100 to 1e100 neither vanish nor overflow.
const LARGEST: f64 = 1e100;

impl Dense {
    /// The edges between rows of equally many numbers, `f32` or `f64`; kept as `f32` where nothing is lost by
    /// it.
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
        let mut dense = Dense { numbers: Numbers::Single(Vec::new()), scales: Vec::new(), width: 0 };
        for row in rows {
            dense.push(row.as_ref())?;
        }
        Ok(dense)
    }

    fn push<X: Copy + Into<f64>>(&mut self, row: &[X]) -> Result<(), Error> {
        let number = self.scales.len();
        if number == 0 {
            self.width = row.len();
        }
        if row.len() != self.width {
            let width = format!("of {} numbers, as those before it", self.width);
            return Err(Error::parameter("row", format!("{number} with {} numbers", row.len()), width));
        }
        let given = || row.iter().map(|&x| x.into());
        if let Some(wrong) = given().find(|x| !x.is_finite()) {
            return Err(Error::parameter("row", format!("{number} with {wrong}"), "of finite numbers"));
        }
        let largest = given().fold(0.0, |most: f64, x| most.max(x.abs()));
        // A row of extreme numbers is kept divided by the largest, which its direction does not tell.
        let extreme = largest > 0.0 && !(1.0 / LARGEST..=LARGEST).contains(&largest);
        let divisor = if extreme { largest } else { 1.0 };
        let kept = || given().map(|x| x / divisor);
        let length = kept().map(|x| x * x).sum::<f64>().sqrt();
        self.scales.push(if length > 0.0 { 1.0 / length } else { 0.0 });
        if let Numbers::Single(numbers) = &mut self.numbers {
            if kept().all(|x| f64::from(x as f32) == x) {
                numbers.extend(kept().map(|x| x as f32));
                return Ok(());
            }
            self.numbers = Numbers::Double(numbers.iter().map(|&x| f64::from(x)).collect());
        }
        if let Numbers::Double(numbers) = &mut self.numbers {
            numbers.extend(kept());
        }
        Ok(())
    }

    /// The number of rows.
    pub fn rows(&self) -> usize {
        self.scales.len()
    }

    /// The numbers of a row.
    pub fn width(&self) -> usize {
        self.width
    }

    /// The cosine of two rows; 0 where one is zero or does not exist.
    ///
    /// Complexity: O(d).
    pub fn cosine(&self, one: usize, other: usize) -> f64 {
        let scale = |row: usize| self.scales.get(row).copied().unwrap_or(0.0);
        let product = match &self.numbers {
            Numbers::Single(numbers) => inner_product(self.row(numbers, one), self.row(numbers, other)),
            Numbers::Double(numbers) => inner_product(self.row(numbers, one), self.row(numbers, other)),
        };
        product * scale(one) * scale(other)
    }

    /// A row of the numbers; empty where there is none.
    fn row<'n, X>(&self, numbers: &'n [X], index: usize) -> &'n [X] {
        let start = index.saturating_mul(self.width);
        numbers.get(start..start.saturating_add(self.width)).unwrap_or_default()
    }

    /// W v over the numbers.
    fn product<X: Copy + Into<f64>>(&self, numbers: &[X], v: &[f64]) -> Vec<f64> {
        let mut sum = vec![0.0; self.width];
        let mut total = 0.0;
        for (i, (&weight, &scale)) in v.iter().zip(&self.scales).enumerate() {
            if weight == 0.0 || scale == 0.0 {
                continue;
            }
            total += weight;
            for (sum, &x) in sum.iter_mut().zip(self.row(numbers, i)) {
                *sum += weight * scale * x.into();
            }
        }
        let image = |(i, (&weight, &scale)): (usize, (&f64, &f64))| {
            if scale == 0.0 {
                return 0.0;
            }
            // With itself a row has the edge 1, which is no edge. Rounding may leave less than nothing.
            let with_all = inner_product(self.row(numbers, i), &sum) * scale;
            (f64::midpoint(total, with_all) - weight).max(0.0)
        };
        v.iter().zip(&self.scales).enumerate().map(image).collect()
    }
}

/// In four sums, which a processor adds up side by side; always in this order, so that the result has the
/// same bits everywhere.
fn inner_product<X: Copy + Into<f64>, Y: Copy + Into<f64>>(a: &[X], b: &[Y]) -> f64 {
    let mut sums = [0.0; 4];
    let (a_parts, b_parts) = (a.chunks_exact(4), b.chunks_exact(4));
    let rest: f64 =
        a_parts.remainder().iter().zip(b_parts.remainder()).map(|(&x, &y)| x.into() * y.into()).sum();
    for (x, y) in a_parts.zip(b_parts) {
        for lane in 0..4 {
            sums[lane] += x[lane].into() * y[lane].into();
        }
    }
    sums[0] + sums[1] + (sums[2] + sums[3]) + rest
}

impl Similarity for Dense {
    fn len(&self) -> usize {
        self.rows()
    }

    fn apply(&self, v: &[f64]) -> Vec<f64> {
        match &self.numbers {
            Numbers::Single(numbers) => self.product(numbers, v),
            Numbers::Double(numbers) => self.product(numbers, v),
        }
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
