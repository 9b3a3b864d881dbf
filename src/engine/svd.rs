//! The largest singular values of a sparse matrix and their left vectors.

use super::Matrix;
use super::eigen::eigen;

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

/// How many vectors go together: each value of the matrix that is read serves all of them.
const WIDTH: usize = 4;

/// Vectors side by side, entry by entry. In the place of a vector may stand zeros.
type Block = Vec<[f64; WIDTH]>;

/// A number for each vector of one block and each of another.
type Square = [[f64; WIDTH]; WIDTH];

/// The blocks of the span beyond twice those that are kept when it gets too large.
const SPARE: usize = 4;

/// Each so many blocks it is seen whether the vectors are near enough.
const CHECK: usize = 4;

/// The largest singular values of a matrix by block Lanczos with restarts.
///
/// A block of fixed start vectors is multiplied with X Xᵀ again and again; what is new in each product, made
/// orthogonal to all before it, is the next block. The eigenvectors of X Xᵀ within the span of all blocks
/// (Rayleigh and Ritz) come near to its strongest ones soonest. When the span is a little more than twice as
/// large as what is wanted, the strongest of them are kept and the blocks go on from there: a round.
///
/// A start of 4 vectors finds up to 4 equal values; where so many are found, fresh vectors look for more.
///
/// Complexity: O(rounds · (nnz · rank + rows · rank²)) time, O(nnz + rows · rank) memory.
///
/// # Bibliography
///
/// - G. Golub, R. Underwood (1977), "The block Lanczos method for computing eigenvalues".
/// - K. Wu, H. Simon (2000), "Thick-restart Lanczos method for large symmetric eigenvalue problems".
pub fn svd(matrix: Matrix, parameters: SvdParameters) -> Svd {
    let gram = Squared::new(matrix);
    let rows = gram.rows.rows();
    let kept = parameters.rank.min(rows).div_ceil(WIDTH) + 1;
    let mut span = Span::new(rows);
    let mut next = span.fresh();
    // The sum of the wanted squares when all were near, before fresh vectors looked for more.
    let mut known = None;
    let mut round = 1;
    loop {
        let coupling;
        (next, coupling) = span.grow(&gram, next);
        let whole = next.iter().all(|entries| *entries == [0.0; WIDTH]);
        let full = span.blocks.len() >= 2 * kept + SPARE;
        let early = known.is_none() && span.blocks.len() >= kept && span.blocks.len() % CHECK == 0;
        if !whole && !full && !early {
            continue;
        }
        let ritz = span.ritz(&coupling);
        let wanted = ritz.wanted(parameters);
        let allowed = parameters.tolerance * ritz.squares[0];
        let near = ritz.rests[..wanted].iter().all(|rest| *rest <= allowed);
        let sum: f64 = ritz.squares[..wanted].iter().sum();
        let some_hidden = ritz.squares[..wanted].windows(WIDTH).any(|s| s[0] - s[WIDTH - 1] <= allowed);
        let all = whole || !some_hidden || known.is_some_and(|known: f64| (sum - known).abs() <= allowed);
        let over = round >= parameters.rounds;
        if near && (all || over) || whole || full && over {
            return span.into_svd(&ritz, parameters, near);
        }
        if near {
            known = Some(sum);
            span.restart(&ritz, wanted);
            next = span.fresh();
        } else if full {
            span.restart(&ritz, kept * WIDTH);
        } else {
            continue;
        }
        round += 1;
    }
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

    /// X Xᵀ times each vector of a block.
    fn apply(&self, block: &Block) -> Block {
        let mut sums = vec![[0.0; WIDTH]; self.rows.width()];
        for (entries, (columns, values)) in block.iter().zip(self.rows.iter()) {
            for (&column, value) in columns.iter().zip(values) {
                for (sum, x) in sums[column as usize].iter_mut().zip(entries) {
                    *sum += value * x;
                }
            }
        }
        let mut image = Vec::with_capacity(block.len());
        for ((entries, alone), (columns, values)) in block.iter().zip(&self.alone).zip(self.rows.iter()) {
            let mut products = entries.map(|x| alone * x);
            for (&column, value) in columns.iter().zip(values) {
                for (product, sum) in products.iter_mut().zip(&sums[column as usize]) {
                    *product += value * sum;
                }
            }
            image.push(products);
        }
        image
    }
}

/// Orthogonal blocks of unit vectors, with the products of each vector and X Xᵀ times each other one.
struct Span {
    rows: usize,
    blocks: Vec<Block>,
    products: Vec<Vec<f64>>,
    /// A linear congruential generator (Knuth's MMIX).
    state: u64,
}

impl Span {
    fn new(rows: usize) -> Self {
        Span { rows, blocks: Vec::new(), products: Vec::new(), state: 1 }
    }

    /// A number from -1 to 1, the same ones in every run.
    fn number(&mut self) -> f64 {
        self.state =
            self.state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.state >> 11) as f64 / (1_u64 << 52) as f64 - 1.0
    }

    /// Vectors in general position beyond the span.
    fn fresh(&mut self) -> Block {
        self.replace(vec![[0.0; WIDTH]; self.rows], [true; WIDTH])
    }

    /// Takes a block in. Returns what X Xᵀ times it holds beyond the span, as unit vectors, and how much each
    /// vector of the block holds of them.
    fn grow(&mut self, gram: &Squared, block: Block) -> (Block, Square) {
        let mut image = gram.apply(&block);
        let before = lengths(&image);
        self.blocks.push(block);
        let size = self.blocks.len() * WIDTH;
        self.products.iter_mut().for_each(|row| row.resize(size, 0.0));
        self.products.resize(size, vec![0.0; size]);
        for (number, block) in self.blocks.iter().enumerate() {
            let shares = products(block, &image);
            add(&mut image, -1.0, block, &shares);
            for (row, shares) in (number * WIDTH..).zip(shares) {
                for (column, share) in (size - WIDTH..).zip(shares) {
                    self.products[row][column] = share;
                    self.products[column][row] = share;
                }
            }
        }
        let held = self.orthonormalize(&mut image, before, [0, 1, 2, 3]);
        let lost = std::array::from_fn(|k| held[k][k] == 0.0);
        (if lost.contains(&true) { self.replace(image, lost) } else { image }, held)
    }

    /// A block of unit vectors with fresh ones in the place of those that were lost; zeros where the span and
    /// the others are all there is.
    fn replace(&mut self, mut block: Block, lost: [bool; WIDTH]) -> Block {
        for entries in &mut block {
            for (entry, _) in entries.iter_mut().zip(lost).filter(|(_, lost)| *lost) {
                *entry = self.number();
            }
        }
        let before = lengths(&block);
        self.project(&mut block);
        self.project(&mut block);
        let mut order = [0, 1, 2, 3];
        order.sort_by_key(|&k| lost[k]);
        self.orthonormalize(&mut block, before, order);
        block
    }

    /// Takes the span out of the vectors of a block.
    fn project(&self, block: &mut Block) {
        for other in &self.blocks {
            let shares = products(other, block);
            add(block, -1.0, other, &shares);
        }
    }

    /// Makes vectors that have been projected orthogonal to each other in this order, and of length 1; zeros
    /// are left of those that depend on the others. Returns how much of each vector `i` is in each `j` before:
    /// `held[i][j]`.
    fn orthonormalize(&self, block: &mut Block, before: [f64; WIDTH], order: [usize; WIDTH]) -> Square {
        let mut held = [[0.0; WIDTH]; WIDTH];
        for (place, &k) in order.iter().enumerate() {
            let mut left = 0.0;
            for pass in 0..2 {
                let mut shares = products_with(block, k);
                for &i in &order[..place] {
                    held[i][k] += shares[i];
                }
                for (j, share) in shares.iter_mut().enumerate() {
                    *share *= if order[..place].contains(&j) { 1.0 } else { 0.0 };
                }
                let mut square = 0.0;
                for entries in block.iter_mut() {
                    entries[k] -= entries.iter().zip(&shares).map(|(x, share)| x * share).sum::<f64>();
                    square += entries[k] * entries[k];
                }
                left = square.sqrt();
                // What is small beside what was taken away is taken out once more, for the rounding.
                if pass == 1 || left > 1e-3 * before[k] {
                    break;
                }
                self.project(block);
            }
            let kept = left > 1e-12 * before[k];
            held[k][k] = if kept { left } else { 0.0 };
            let factor = if kept { 1.0 / left } else { 0.0 };
            for entries in block.iter_mut() {
                entries[k] *= factor;
            }
        }
        held
    }

    /// The eigenvectors of X Xᵀ within the span; `coupling` is what [`grow`](Span::grow) returned last.
    fn ritz(&self, coupling: &Square) -> Ritz {
        let (squares, weights) = eigen(self.products.clone());
        let rest = |weights: &Vec<f64>| {
            let last = &weights[weights.len() - WIDTH..];
            let beyond = coupling.iter().map(|held| held.iter().zip(last).map(|(h, w)| h * w).sum::<f64>());
            beyond.map(|x| x * x).sum::<f64>().sqrt()
        };
        Ritz { rests: weights.iter().map(rest).collect(), squares, weights }
    }

    /// The vectors with these weights.
    fn combine(&self, weights: &[Vec<f64>]) -> Block {
        let mut sum = vec![[0.0; WIDTH]; self.rows];
        for (number, block) in self.blocks.iter().enumerate() {
            let weight =
                |i: usize, j: usize| weights.get(j).map_or(0.0, |w: &Vec<f64>| w[number * WIDTH + i]);
            add(&mut sum, 1.0, block, &std::array::from_fn(|i| std::array::from_fn(|j| weight(i, j))));
        }
        sum
    }

    /// Keeps the span of the strongest eigenvectors.
    fn restart(&mut self, ritz: &Ritz, count: usize) {
        let count = count.min(ritz.weights.len());
        self.blocks = ritz.weights[..count].chunks(WIDTH).map(|weights| self.combine(weights)).collect();
        let size = self.blocks.len() * WIDTH;
        self.products = vec![vec![0.0; size]; size];
        for (k, &square) in ritz.squares[..count].iter().enumerate() {
            self.products[k][k] = square;
        }
    }

    fn into_svd(self, ritz: &Ritz, parameters: SvdParameters, converged: bool) -> Svd {
        let least = ritz.least(parameters);
        let large = ritz.squares[..ritz.wanted(parameters)].iter().take_while(|square| **square >= least);
        let values: Vec<f64> = large.map(|square| square.sqrt()).collect();
        let blocks = ritz.weights[..values.len()].chunks(WIDTH).map(|weights| self.combine(weights));
        let vectors = blocks.flat_map(|block| {
            std::array::from_fn::<Vec<f64>, WIDTH, _>(|k| block.iter().map(|entries| entries[k]).collect())
        });
        Svd { vectors: vectors.take(values.len()).collect(), values, converged }
    }
}

/// The eigenvectors of X Xᵀ within a span.
struct Ritz {
    /// The eigenvalues, descending.
    squares: Vec<f64>,
    /// How each vector is made of those of the span.
    weights: Vec<Vec<f64>>,
    /// How far X Xᵀ times each vector leads out of the span.
    rests: Vec<f64>,
}

impl Ritz {
    /// Below this a value is too small, or rounding.
    fn least(&self, parameters: SvdParameters) -> f64 {
        self.squares[0] * (parameters.least * parameters.least).max(1e-14)
    }

    /// How many of the first are asked for, if each is as large as it can still get.
    fn wanted(&self, parameters: SvdParameters) -> usize {
        let least = self.least(parameters);
        let large = |(square, rest): &(&f64, &f64)| **square > 0.0 && **square + **rest >= least;
        self.squares.iter().zip(&self.rests).take(parameters.rank).take_while(large).count()
    }
}

/// The products of each vector of one block with each of another.
fn products(a: &Block, b: &Block) -> Square {
    let mut sums = [[0.0; WIDTH]; WIDTH];
    for (a, b) in a.iter().zip(b) {
        for (sums, x) in sums.iter_mut().zip(a) {
            for (sum, y) in sums.iter_mut().zip(b) {
                *sum += x * y;
            }
        }
    }
    sums
}

/// The products of each vector of a block with one of them.
fn products_with(block: &Block, k: usize) -> [f64; WIDTH] {
    let mut sums = [0.0; WIDTH];
    for entries in block {
        for (sum, x) in sums.iter_mut().zip(entries) {
            *sum += x * entries[k];
        }
    }
    sums
}

/// The length of each vector of a block.
fn lengths(block: &Block) -> [f64; WIDTH] {
    let mut squares = [0.0; WIDTH];
    for entries in block {
        for (square, x) in squares.iter_mut().zip(entries) {
            *square += x * x;
        }
    }
    squares.map(f64::sqrt)
}

/// Adds to vector `j` of a block `factor · shares[i][j]` of each vector `i` of another one.
fn add(block: &mut Block, factor: f64, other: &Block, shares: &Square) {
    let shares = shares.map(|shares| shares.map(|share| factor * share));
    for (entries, other) in block.iter_mut().zip(other) {
        for (shares, x) in shares.iter().zip(other) {
            for (entry, share) in entries.iter_mut().zip(shares) {
                *entry += share * x;
            }
        }
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
    fn more_equal_values_are_found_than_vectors_go_together() {
        // 400 sentences without a word in common, so that the squares are their lengths: nine of nine words, then of eight
        // and fewer.
        let lengths: Vec<usize> = (0..400).map(|i| if i % 45 == 0 { 9 } else { 1 + i % 8 }).collect();
        let mut offsets = vec![0];
        for length in lengths {
            offsets.push(offsets[offsets.len() - 1] + length);
        }
        let width = offsets[400];
        let x = Matrix::counts(&offsets, &(0..width as u32).collect::<Vec<u32>>(), width);
        let svd = svd(x, SvdParameters { rank: 12, ..SvdParameters::default() });
        assert!(svd.converged());
        let squares: Vec<f64> = svd.values().iter().map(|value| value * value).collect();
        let expected = [9.0, 9.0, 9.0, 9.0, 9.0, 9.0, 9.0, 9.0, 9.0, 8.0, 8.0, 8.0];
        assert!(
            squares.len() == 12 && squares.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-5),
            "{squares:?}"
        );
    }

    #[test]
    fn nothing_gives_nothing() {
        for x in [Matrix::counts(&[0], &[], 0), Matrix::counts(&[0, 0, 0], &[], 3)] {
            let svd = svd(x, SvdParameters::default());
            assert!(svd.converged() && svd.values().is_empty());
        }
    }
}
