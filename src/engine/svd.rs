//! The largest singular values of a sparse matrix and their left vectors.

use super::Matrix;
use super::matrix::dot_dense as dot;

/// The largest singular values of a matrix, with their vectors over its rows.
///
/// With sentences as rows, a vector says how much of a topic is in each sentence, and the value how much of
/// the text the topic makes up.
///
/// # Example
///
/// ```
/// use epitome::engine::{Matrix, SvdParameters, svd};
///
/// // Two sentences of the same term, one of another: the values are √2 and 1.
/// let topics = svd(Matrix::counts(&[0, 1, 2, 3], &[0, 0, 1], 2), SvdParameters::default());
/// assert!(topics.converged() && topics.vectors().len() == 2);
/// assert!((topics.values()[0] - 2f64.sqrt()).abs() < 1e-6);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Svd {
    values: Vec<f64>,
    vectors: Vec<Vec<f64>>,
    converged: bool,
}

impl Svd {
    /// The singular values, descending; those that are 0 are left out.
    pub fn values(&self) -> &[f64] {
        &self.values
    }

    /// For each value its vector over the rows, of length 1; its sign means nothing.
    pub fn vectors(&self) -> &[Vec<f64>] {
        &self.vectors
    }

    /// Whether each vector u of a value σ came so near that ‖X Xᵀ u - σ² u‖ ≤ tolerance · σ₁² within the
    /// rounds.
    pub fn converged(&self) -> bool {
        self.converged
    }
}

/// What is asked of a [`svd`].
///
/// # Example
///
/// ```
/// use epitome::engine::{Matrix, SvdParameters, svd};
///
/// let one = SvdParameters { rank: 1, ..SvdParameters::default() };
/// assert_eq!(svd(Matrix::counts(&[0, 1, 2], &[0, 1], 2), one).values().len(), 1);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SvdParameters {
    /// The most values.
    pub rank: usize,
    /// None below this share of the largest one.
    pub least: f64,
    /// How near a vector has to come, as a share of σ₁².
    pub tolerance: f64,
    /// The most rounds.
    pub rounds: usize,
}

impl Default for SvdParameters {
    /// 20 values of any size, to 10⁻⁶, in at most 30 rounds.
    fn default() -> Self {
        SvdParameters { rank: 20, least: 0.0, tolerance: 1e-6, rounds: 30 }
    }
}

/// Vectors beside the wanted ones, which come near soonest when the values fall off behind them.
const SPARE: usize = 4;

/// A round multiplies at most so often: the degree of the polynomial that drives out the small values.
const MOST: usize = 16;

/// How many vectors are multiplied at once: each value of the matrix that is read serves all of them.
const TOGETHER: usize = 4;

/// What the polynomial may grow to. More would let the rounding of the strongest vector drown the weak ones.
const GROWTH: f64 = 1e8;

/// The largest singular values of a matrix by subspace iteration.
///
/// A block of fixed start vectors is multiplied with a Chebyshev polynomial of X Xᵀ that is small on the
/// values not wanted and grows fast beyond them, made orthogonal, and turned to the eigenvectors of X Xᵀ
/// within its span (Rayleigh and Ritz); again until these are near enough. Vectors that are near are set
/// aside, the strongest first, and taken out of X Xᵀ. A block, unlike a single vector, finds values that are
/// equal.
///
/// Complexity: O(rounds · (nnz · rank + rows · rank²)) time, O(nnz + rows · rank) memory.
///
/// # Bibliography
///
/// - Y. Saad (2011), "Numerical Methods for Large Eigenvalue Problems", chapter 5.
/// - Y. Zhou, Y. Saad, M. Tiago, J. Chelikowsky (2006), "Self-consistent-field calculations using
///   Chebyshev-filtered subspace iteration".
pub fn svd(matrix: Matrix, parameters: SvdParameters) -> Svd {
    let gram = Squared::new(matrix);
    let n = gram.rows.rows();
    let mut block = start(n, parameters.rank.saturating_add(SPARE).min(n));
    let mut found = Svd { values: Vec::new(), vectors: Vec::new(), converged: false };
    // What the block holds beyond what is set aside.
    let mut open = (Vec::new(), 0);
    for _ in 0..parameters.rounds {
        orthonormalize(&mut block, &found.vectors);
        let images = gram.apply(&block);
        let (squares, turn) = eigen(&block, &images);
        block = combine(&block, &turn);
        let images = combine(&images, &turn);
        let largest = found.values.first().map_or_else(|| squares.first().copied().unwrap_or(0.0), |v| v * v);
        // Below this a value is rounding.
        let least = largest * (parameters.least * parameters.least).max(1e-14);
        let left = parameters.rank - found.values.len();
        let wanted = squares.iter().take(left).filter(|&&square| square > 0.0 && square >= least).count();
        let near = |&k: &usize| {
            let rest = images[k].iter().zip(&block[k]).map(|(image, x)| image - squares[k] * x);
            rest.map(|x| x * x).sum::<f64>().sqrt() <= parameters.tolerance * largest
        };
        let done = (0..wanted).take_while(near).count();
        found.values.extend(squares[..done].iter().map(|square| square.sqrt()));
        found.vectors.extend(block.drain(..done));
        if done == wanted {
            found.converged = true;
            return found;
        }
        open = (squares[done..].to_vec(), wanted - done);
        // The polynomial is small from 0 to the edge, and largest at the strongest value still open.
        let edge = squares[squares.len() - 1].max(squares[done] * 1e-3);
        let degree = degree(squares[done] / edge);
        block = gram.filter(block, &images[done..], &found, edge, degree);
    }
    orthonormalize(&mut block, &found.vectors);
    let (squares, wanted) = open;
    found.values.extend(squares.iter().take(wanted).map(|square| square.sqrt()));
    found.vectors.extend(block.into_iter().take(wanted));
    found.values.truncate(found.vectors.len());
    found
}

/// The degree at which the Chebyshev polynomial of 2 · ratio - 1 stays within [`GROWTH`].
fn degree(ratio: f64) -> usize {
    let x = 2.0 * ratio - 1.0;
    let arcosh = libm::log(x + (x * x - 1.0).max(0.0).sqrt());
    ((libm::log(2.0 * GROWTH) / arcosh.max(1e-3)) as usize).clamp(1, MOST)
}

/// X Xᵀ, the terms of a single row taken out of the products.
struct Squared {
    rows: Matrix,
    /// What those terms add to the diagonal.
    alone: Vec<f64>,
}

impl Squared {
    fn new(matrix: Matrix) -> Self {
        let all = matrix.squared_norms();
        let rows = matrix.into_shared();
        let alone = all.iter().zip(rows.squared_norms()).map(|(all, shared)| all - shared).collect();
        Squared { rows, alone }
    }

    /// X Xᵀ v for each vector v of a block.
    fn apply(&self, block: &[Vec<f64>]) -> Vec<Vec<f64>> {
        block.chunks(TOGETHER).flat_map(|vectors| self.apply_together(vectors)).collect()
    }

    fn apply_together(&self, vectors: &[Vec<f64>]) -> Vec<Vec<f64>> {
        let mut sums = vec![[0.0; TOGETHER]; self.rows.width()];
        for (i, (columns, values)) in self.rows.iter().enumerate() {
            let entries: [f64; TOGETHER] = std::array::from_fn(|k| vectors.get(k).map_or(0.0, |v| v[i]));
            for (&column, value) in columns.iter().zip(values) {
                for (sum, x) in sums[column as usize].iter_mut().zip(&entries) {
                    *sum += value * x;
                }
            }
        }
        let mut images = vec![Vec::with_capacity(self.alone.len()); vectors.len()];
        for (i, (columns, values)) in self.rows.iter().enumerate() {
            let mut entries = [0.0; TOGETHER];
            for (&column, value) in columns.iter().zip(values) {
                for (x, sum) in entries.iter_mut().zip(&sums[column as usize]) {
                    *x += value * sum;
                }
            }
            for ((image, x), v) in images.iter_mut().zip(entries).zip(vectors) {
                image.push(x + self.alone[i] * v[i]);
            }
        }
        images
    }

    /// T(2 X Xᵀ / edge - 1) x, T the Chebyshev polynomial of a degree, for each vector x of a block and X Xᵀ
    /// x; the vectors found are taken out of X Xᵀ.
    fn filter(
        &self,
        block: Vec<Vec<f64>>,
        images: &[Vec<f64>],
        found: &Svd,
        edge: f64,
        degree: usize,
    ) -> Vec<Vec<f64>> {
        let scaled = |image: &f64, x: &f64| 2.0 / edge * image - x;
        let first =
            |(image, x): (&Vec<f64>, &Vec<f64>)| image.iter().zip(x).map(|(i, x)| scaled(i, x)).collect();
        let mut now: Vec<Vec<f64>> = images.iter().zip(&block).map(first).collect();
        let mut before = block;
        for _ in 1..degree {
            let mut images = self.apply(&now);
            for ((before, image), now) in before.iter_mut().zip(&mut images).zip(&now) {
                for (value, vector) in found.values.iter().zip(&found.vectors) {
                    add(image, -value * value * dot(vector, now), vector);
                }
                for ((before, image), now) in before.iter_mut().zip(image).zip(now) {
                    *before = 2.0 * scaled(image, now) - *before;
                }
            }
            std::mem::swap(&mut before, &mut now);
        }
        now
    }
}

/// Fixed vectors in general position: numbers from -1 to 1 out of a linear congruential generator (Knuth's
/// MMIX).
fn start(n: usize, count: usize) -> Vec<Vec<f64>> {
    let mut state = 1_u64;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 11) as f64 / (1_u64 << 52) as f64 - 1.0
    };
    (0..count).map(|_| (0..n).map(|_| next()).collect()).collect()
}

/// Makes vectors orthogonal to those found and to each other, and of length 1, twice for the rounding; what
/// depends on those before it is left out.
fn orthonormalize(block: &mut Vec<Vec<f64>>, found: &[Vec<f64>]) {
    let mut done: Vec<Vec<f64>> = Vec::with_capacity(block.len());
    for mut vector in block.drain(..) {
        let length = dot(&vector, &vector).sqrt();
        for _ in 0..2 {
            for other in found.iter().chain(&done) {
                let share = dot(&vector, other);
                add(&mut vector, -share, other);
            }
        }
        let left = dot(&vector, &vector).sqrt();
        if left > 1e-12 * length {
            for x in &mut vector {
                *x /= left;
            }
            done.push(vector);
        }
    }
    *block = done;
}

/// The eigenvalues of the symmetric matrix block · images, descending, and for each the weights of its
/// vector.
fn eigen(block: &[Vec<f64>], images: &[Vec<f64>]) -> (Vec<f64>, Vec<Vec<f64>>) {
    let size = block.len();
    let mut a = vec![vec![0.0; size]; size];
    for i in 0..size {
        for j in 0..=i {
            a[i][j] = dot(&block[i], &images[j]);
            a[j][i] = a[i][j];
        }
    }
    let vectors = jacobi(&mut a);
    let mut order: Vec<usize> = (0..size).collect();
    order.sort_by(|&i, &j| a[j][j].total_cmp(&a[i][i]));
    let column = |k: &usize| (0..size).map(|i| vectors[i][*k]).collect();
    (order.iter().map(|&k| a[k][k]).collect(), order.iter().map(column).collect())
}

/// Turns a symmetric matrix to its diagonal by rotations of two axes at a time (Jacobi), and returns the
/// turn; its columns are the eigenvectors.
fn jacobi(a: &mut [Vec<f64>]) -> Vec<Vec<f64>> {
    let n = a.len();
    let mut turn: Vec<Vec<f64>> =
        (0..n).map(|i| (0..n).map(|j| if i == j { 1.0 } else { 0.0 }).collect()).collect();
    let scale: f64 = a.iter().flatten().map(|x| x * x).sum();
    // Quadratic in the end; 30 sweeps are far more than any matrix needs.
    for _ in 0..30 {
        let rest: f64 =
            (0..n).flat_map(|i| (0..i).map(move |j| (i, j))).map(|(i, j)| a[i][j] * a[i][j]).sum();
        if rest <= 1e-30 * scale {
            break;
        }
        for p in 0..n {
            for q in p + 1..n {
                if a[p][q] == 0.0 {
                    continue;
                }
                let theta = (a[q][q] - a[p][p]) / (2.0 * a[p][q]);
                let t = theta.signum() / (theta.abs() + (theta * theta + 1.0).sqrt());
                let c = 1.0 / (t * t + 1.0).sqrt();
                let s = t * c;
                let rotate = |x: &mut f64, y: &mut f64| (*x, *y) = (c * *x - s * *y, s * *x + c * *y);
                let (above, below) = a.split_at_mut(q);
                above[p].iter_mut().zip(below[0].iter_mut()).for_each(|(x, y)| rotate(x, y));
                for row in a.iter_mut().chain(turn.iter_mut()) {
                    let (left, right) = row.split_at_mut(q);
                    rotate(&mut left[p], &mut right[0]);
                }
            }
        }
    }
    turn
}

/// The vectors that `weights` makes of a block.
fn combine(block: &[Vec<f64>], weights: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let make = |weights: &Vec<f64>| {
        let mut vector = vec![0.0; block.first().map_or(0, Vec::len)];
        weights.iter().zip(block).for_each(|(&weight, other)| add(&mut vector, weight, other));
        vector
    };
    weights.iter().map(make).collect()
}

fn add(vector: &mut [f64], factor: f64, other: &[f64]) {
    for (x, y) in vector.iter_mut().zip(other) {
        *x += factor * y;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_by_hand() {
        // Rows (3, 4), (0, 0), (4, 3): X Xᵀ has the eigenvalues 49 and 1.
        let x = Matrix::counts(&[0, 7, 7, 14], &[0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0, 1, 1, 1], 2);
        let svd = svd(x, SvdParameters { tolerance: 1e-12, ..SvdParameters::default() });
        assert!(svd.converged());
        let [a, b] = svd.values() else { panic!("{:?}", svd.values()) };
        assert!((a - 7.0).abs() < 1e-12 && (b - 1.0).abs() < 1e-12);
        let half = std::f64::consts::FRAC_1_SQRT_2;
        for (value, expected) in svd.vectors()[0].iter().zip([half, 0.0, half]) {
            assert!((value.abs() - expected).abs() < 1e-12);
        }
    }

    #[test]
    fn equal_values_are_all_found() {
        // Five sentences without a word in common, the same length: five equal values.
        let x = Matrix::counts(&[0, 2, 4, 6, 8, 10], &[0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 10);
        let svd = svd(x, SvdParameters::default());
        assert_eq!(svd.values().len(), 5);
        assert!(svd.values().iter().all(|value| (value - 2f64.sqrt()).abs() < 1e-9));
    }

    #[test]
    fn nothing_gives_nothing() {
        for x in [Matrix::counts(&[0], &[], 0), Matrix::counts(&[0, 0, 0], &[], 3)] {
            let svd = svd(x, SvdParameters::default());
            assert!(svd.converged() && svd.values().is_empty());
        }
    }
}
