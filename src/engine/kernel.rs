//! TextRank's overlap of two sentences, divided by the sum of the logarithms of their lengths.

use super::Matrix;
use super::similarity::{Similarity, subtract_product};

/// The similarity of TextRank: the number of distinct terms that both sentences hold, divided by ln a + ln b,
/// with a and b their lengths in terms, repeated ones counted. Two sentences of one term each have no edge,
/// since the divisor is 0.
///
/// # How it is multiplied
///
/// The number of shared terms factors (it is B Bᵀ with B the 0/1 incidence), the divisor does not. But it
/// depends on the lengths alone, of which a text has few: the kernel K(a, b) = 1 / (ln a + ln b) is a
/// positive definite matrix over the distinct lengths, with eigenvalues that fall geometrically. Its Cholesky
/// factorization with diagonal pivots is stopped when no entry of the rest can exceed 10⁻¹⁰ of the smallest
/// kernel value, so every edge is right to ten digits; that takes 1 column where all sentences are of one
/// length and about 8 for lengths from 2 to 300. Then W = Σₖ Dₖ B Bᵀ Dₖ, Dₖ the diagonal of column k, less
/// the diagonal. Sums of exponentials do the same with fixed nodes, at more terms for less accuracy.
///
/// Complexity: O(nnz · k) time a product for k columns, O(nnz + distinct lengths · k²) time to make.
///
/// # Bibliography
///
/// - R. Mihalcea, P. Tarau (2004), "TextRank: Bringing Order into Texts", section 4.1.
/// - H. Harbrecht, M. Peters, R. Schneider (2012), "On the low-rank approximation by the pivoted Cholesky
///   decomposition".
///
/// # Example
///
/// ```
/// use epitome::engine::{Matrix, Overlap, Similarity};
///
/// // Two sentences of two terms, one of them shared: 1 / (ln 2 + ln 2).
/// let edges = Overlap::new(&Matrix::counts(&[0, 2, 4], &[0, 1, 1, 2], 3));
/// let exact = 1.0 / (2.0 * 2f64.ln());
/// assert!((edges.apply(&[1.0, 0.0])[1] - exact).abs() < 1e-9);
/// ```
#[derive(Clone, Debug)]
pub struct Overlap {
    rows: Matrix,
    /// For each row the number of its entry in `factors`.
    lengths: Vec<u32>,
    /// By block of columns, the factors of each distinct length.
    factors: Vec<Vec<Factor>>,
    diagonal: Vec<f64>,
}

/// Columns are taken four at a time: each term number that is read serves four sums.
const BLOCK: usize = 4;

/// A distinct length's entries in a block of columns of the factorization K = G Sᵀ: what a row of that length
/// takes from a term's sums, and what it adds to them.
#[derive(Clone, Copy, Debug, Default)]
struct Factor {
    take: [f64; BLOCK],
    give: [f64; BLOCK],
}

impl Overlap {
    /// The similarities of the rows of `counts`.
    pub fn new(counts: &Matrix) -> Self {
        let sums = counts.row_sums();
        let mut distinct = sums.clone();
        distinct.sort_unstable_by(f64::total_cmp);
        distinct.dedup();
        let factors = factorize(&distinct);
        let find = |sum: &f64| distinct.partition_point(|length| length < sum) as u32;
        let lengths: Vec<u32> = sums.iter().map(find).collect();
        let rows = counts.clone().into_shared();
        let at_itself = |length: u32| -> f64 {
            let factor =
                |block: &Vec<Factor>| dot(&block[length as usize].take, &block[length as usize].give);
            factors.iter().map(factor).sum()
        };
        let diagonal =
            rows.iter().zip(&lengths).map(|((terms, _), &l)| terms.len() as f64 * at_itself(l)).collect();
        Overlap { rows, lengths, factors, diagonal }
    }
}

impl Similarity for Overlap {
    fn len(&self) -> usize {
        self.rows.rows()
    }

    fn apply(&self, v: &[f64]) -> Vec<f64> {
        let mut result = vec![0.0; v.len()];
        let mut sums = vec![[0.0; BLOCK]; self.rows.width()];
        for (number, block) in self.factors.iter().enumerate() {
            if number > 0 {
                sums.fill([0.0; BLOCK]);
            }
            for ((&x, &length), (terms, _)) in v.iter().zip(&self.lengths).zip(self.rows.iter()) {
                let given = block[length as usize].give.map(|factor| factor * x);
                for &term in terms {
                    add(&mut sums[term as usize], &given);
                }
            }
            for ((r, &length), (terms, _)) in result.iter_mut().zip(&self.lengths).zip(self.rows.iter()) {
                let mut taken = [0.0; BLOCK];
                for &term in terms {
                    add(&mut taken, &sums[term as usize]);
                }
                *r += dot(&taken, &block[length as usize].take);
            }
        }
        subtract_product(&mut result, &self.diagonal, v);
        result
    }
}

fn add(sums: &mut [f64; BLOCK], values: &[f64; BLOCK]) {
    for (sum, value) in sums.iter_mut().zip(values) {
        *sum += value;
    }
}

fn dot(a: &[f64; BLOCK], b: &[f64; BLOCK]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// The kernel over the distinct lengths, ascending, as columns in blocks.
fn factorize(lengths: &[f64]) -> Vec<Vec<Factor>> {
    let logs: Vec<f64> = lengths.iter().map(|&length| libm::log(length.max(1.0))).collect();
    // Lengths 0 and 1 have the logarithm 0.
    let long = logs.partition_point(|&log| log <= 0.0);
    let mut columns: Vec<(Vec<f64>, Vec<f64>)> = Vec::new();
    for column in cholesky(&logs[long..]) {
        let column = [vec![0.0; long], column].concat();
        columns.push((column.clone(), column));
    }
    if long > 0 && long < logs.len() {
        // K(1, b) = 1 / ln b, while K(1, 1) is left at 0: two columns, one for each direction.
        let ones = (0..logs.len()).map(|i| if i < long { 1.0 } else { 0.0 }).collect::<Vec<f64>>();
        let inverse = logs.iter().map(|&log| if log > 0.0 { 1.0 / log } else { 0.0 }).collect::<Vec<f64>>();
        columns.push((ones.clone(), inverse.clone()));
        columns.push((inverse, ones));
    }
    let block = |columns: &[(Vec<f64>, Vec<f64>)]| {
        let mut factors = vec![Factor::default(); logs.len()];
        for (k, (take, give)) in columns.iter().enumerate() {
            for (factor, (&take, &give)) in factors.iter_mut().zip(take.iter().zip(give)) {
                factor.take[k] = take;
                factor.give[k] = give;
            }
        }
        factors
    };
    columns.chunks(BLOCK).map(block).collect()
}

/// The columns of the pivoted Cholesky factorization of 1 / (a + b) over positive `logs`, ascending.
fn cholesky(logs: &[f64]) -> Vec<Vec<f64>> {
    const ACCURACY: f64 = 1e-10;
    let Some(&longest) = logs.last() else { return Vec::new() };
    // What is left is positive semidefinite, so none of its entries exceeds its largest diagonal one.
    let enough = ACCURACY / (2.0 * longest);
    let mut left: Vec<f64> = logs.iter().map(|&a| 1.0 / (2.0 * a)).collect();
    let mut columns: Vec<Vec<f64>> = Vec::new();
    while columns.len() < logs.len() {
        let pivot = (0..left.len()).fold(0, |best, i| if left[i] > left[best] { i } else { best });
        if left[pivot] <= enough {
            break;
        }
        let root = left[pivot].sqrt();
        let entry = |i: usize| {
            let known: f64 = columns.iter().map(|column| column[i] * column[pivot]).sum();
            (1.0 / (logs[i] + logs[pivot]) - known) / root
        };
        let column: Vec<f64> = (0..logs.len()).map(entry).collect();
        for (rest, value) in left.iter_mut().zip(&column) {
            *rest -= value * value;
        }
        left[pivot] = 0.0;
        columns.push(column);
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kernel_is_right_to_ten_digits_with_few_columns() {
        for (lengths, most) in [(2..3, 1), (8..21, 6), (2..41, 8), (2..301, 9), (2..20_001, 12)] {
            let logs: Vec<f64> = lengths.clone().map(|a| f64::from(a).ln()).collect();
            let columns = cholesky(&logs);
            assert!(columns.len() <= most, "{} columns for {lengths:?}", columns.len());
            for i in (0..logs.len()).step_by(logs.len() / 40 + 1) {
                for j in (0..logs.len()).step_by(logs.len() / 40 + 1) {
                    let product: f64 = columns.iter().map(|c| c[i] * c[j]).sum();
                    let kernel = 1.0 / (logs[i] + logs[j]);
                    assert!((product - kernel).abs() <= 1e-10 * kernel, "{product} is not {kernel}");
                }
            }
        }
    }

    #[test]
    fn edges_by_hand() {
        // Sentences {0}, {0}, {0, 1}, {0, 1, 1}: a pair of the first two has no edge.
        let counts = Matrix::counts(&[0, 1, 2, 4, 7], &[0, 0, 0, 1, 0, 1, 1], 2);
        let graph = Overlap::new(&counts);
        let (two, three) = (2f64.ln(), 3f64.ln());
        let from_first = graph.apply(&[1.0, 0.0, 0.0, 0.0]);
        let expected = [0.0, 0.0, 1.0 / two, 1.0 / three];
        assert!(from_first.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-10), "{from_first:?}");
        let from_third = graph.apply(&[0.0, 0.0, 1.0, 0.0]);
        let expected = [1.0 / two, 1.0 / two, 0.0, 2.0 / (two + three)];
        assert!(from_third.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-9), "{from_third:?}");
    }
}
