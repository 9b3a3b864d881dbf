//! The eigenvectors of a small symmetric matrix.

use super::matrix::dot_dense as dot;

/// The eigenvalues of a symmetric matrix, descending, and for each its unit vector.
///
/// Householder's reflections make the matrix tridiagonal, and rotations with implicit shifts diagonal (QL).
///
/// Complexity: O(n³) time, O(n²) memory.
///
/// # Bibliography
///
/// - G. Golub, C. Van Loan (2013), "Matrix Computations", sections 8.3.1 and 8.3.3.
pub(super) fn eigen(mut a: Vec<Vec<f64>>) -> (Vec<f64>, Vec<Vec<f64>>) {
    let n = a.len();
    let reflections = tridiagonalize(&mut a);
    let mut values: Vec<f64> = (0..n).map(|i| a[i][i]).collect();
    let beside: Vec<f64> = (0..n).map(|i| if i + 1 < n { a[i + 1][i] } else { 0.0 }).collect();
    let mut vectors: Vec<Vec<f64>> =
        (0..n).map(|i| (0..n).map(|j| if i == j { 1.0 } else { 0.0 }).collect()).collect();
    diagonalize(&mut values, beside, &mut vectors);
    for vector in &mut vectors {
        for (k, reflection) in reflections.iter().enumerate().rev() {
            reflect(&mut vector[k + 1..], reflection);
        }
    }
    let mut order: Vec<usize> = (0..n).collect();
    order.sort_by(|&i, &j| values[j].total_cmp(&values[i]));
    let vectors = order.iter().map(|&k| std::mem::take(&mut vectors[k])).collect();
    (order.iter().map(|&k| values[k]).collect(), vectors)
}

/// x - 2 u uᵀ x, of a unit vector u or of none.
fn reflect(x: &mut [f64], u: &[f64]) {
    let twice = 2.0 * dot(u, x);
    for (x, u) in x.iter_mut().zip(u) {
        *x -= twice * u;
    }
}

/// Turns a symmetric matrix into one with entries on the diagonal and beside it, and returns the unit vector
/// of each reflection; an empty one where there was nothing to do.
fn tridiagonalize(a: &mut [Vec<f64>]) -> Vec<Vec<f64>> {
    let n = a.len();
    let mut reflections = Vec::new();
    for k in 0..n.saturating_sub(2) {
        // The column below the diagonal becomes a multiple of its first axis.
        let mut u: Vec<f64> = a[k + 1..].iter().map(|row| row[k]).collect();
        let below = dot(&u[1..], &u[1..]);
        if below == 0.0 {
            reflections.push(Vec::new());
            continue;
        }
        let length = (below + u[0] * u[0]).sqrt();
        let head = if u[0] > 0.0 { -length } else { length };
        u[0] -= head;
        let size = (below + u[0] * u[0]).sqrt();
        for x in &mut u {
            *x /= size;
        }
        a[k + 1][k] = head;
        // A - 2 u wᵀ - 2 w uᵀ, with w = A u - (uᵀ A u) u.
        let mut w: Vec<f64> = a[k + 1..].iter().map(|row| dot(&row[k + 1..], &u)).collect();
        let share = dot(&u, &w);
        w.iter_mut().zip(&u).for_each(|(w, u)| *w -= share * u);
        for (i, row) in a[k + 1..].iter_mut().enumerate() {
            let (by_u, by_w) = (2.0 * w[i], 2.0 * u[i]);
            for (x, (u, w)) in row[k + 1..].iter_mut().zip(u.iter().zip(&w)) {
                *x -= by_u * u + by_w * w;
            }
        }
        reflections.push(u);
    }
    reflections
}

/// Turns a tridiagonal matrix to its diagonal, and the rows of `vectors` with it.
fn diagonalize(d: &mut [f64], mut e: Vec<f64>, vectors: &mut [Vec<f64>]) {
    let n = d.len();
    let scale = d.iter().chain(&e).fold(0.0, |most: f64, x| most.max(x.abs()));
    for l in 0..n {
        // Cubic in the end; 60 rounds are far more than any matrix needs.
        for _ in 0..60 {
            let m = (l..n - 1).find(|&m| {
                e[m].abs() <= 1e-17 * scale || e[m].abs() <= f64::EPSILON * (d[m].abs() + d[m + 1].abs())
            });
            let m = m.unwrap_or(n - 1);
            if m == l {
                break;
            }
            let half = (d[l + 1] - d[l]) / (2.0 * e[l]);
            let mut g = d[m] - d[l] + e[l] / (half + (half * half + 1.0).sqrt().copysign(half));
            let (mut s, mut c, mut p) = (1.0, 1.0, 0.0);
            let mut split = false;
            for i in (l..m).rev() {
                let (f, b) = (s * e[i], c * e[i]);
                let r = (f * f + g * g).sqrt();
                e[i + 1] = r;
                if r == 0.0 {
                    // It falls apart here.
                    d[i + 1] -= p;
                    e[m] = 0.0;
                    split = true;
                    break;
                }
                (s, c) = (f / r, g / r);
                g = d[i + 1] - p;
                let r = (d[i] - g) * s + 2.0 * c * b;
                p = s * r;
                d[i + 1] = g + p;
                g = c * r - b;
                let (above, below) = vectors.split_at_mut(i + 1);
                for (x, y) in above[i].iter_mut().zip(&mut below[0]) {
                    (*x, *y) = (c * *x - s * *y, s * *x + c * *y);
                }
            }
            if !split {
                d[l] -= p;
                e[l] = g;
                e[m] = 0.0;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_and_vectors_by_hand() {
        // The path of three places, 0 and 1 apart: 2 and 2 ± √2.
        let (values, vectors) =
            eigen(vec![vec![2.0, -1.0, 0.0], vec![-1.0, 2.0, -1.0], vec![0.0, -1.0, 2.0]]);
        let root = 2f64.sqrt();
        for (value, expected) in values.iter().zip([2.0 + root, 2.0, 2.0 - root]) {
            assert!((value - expected).abs() < 1e-14, "{values:?}");
        }
        let half = std::f64::consts::FRAC_1_SQRT_2;
        assert!((vectors[1][0] * vectors[1][2] + half * half).abs() < 1e-14, "{vectors:?}");
    }

    #[test]
    fn vectors_are_orthonormal_and_their_images_multiples() {
        for n in [0, 1, 2, 5, 40] {
            // Dense, with equal values and zeros: i · j mod 7, and the last rows empty.
            let entry = |i: usize, j: usize| if i.max(j) + 3 > n { 0.0 } else { (i * j % 7 + i + j) as f64 };
            let a: Vec<Vec<f64>> = (0..n).map(|i| (0..n).map(|j| entry(i, j)).collect()).collect();
            let (values, vectors) = eigen(a.clone());
            assert!(values.is_sorted_by(|a, b| a >= b));
            for (k, (value, vector)) in values.iter().zip(&vectors).enumerate() {
                for (row, x) in a.iter().zip(vector) {
                    assert!((dot(row, vector) - value * x).abs() < 1e-11 * n as f64, "{n}, vector {k}");
                }
                for (j, other) in vectors.iter().enumerate() {
                    let expected = if j == k { 1.0 } else { 0.0 };
                    assert!((dot(vector, other) - expected).abs() < 1e-12, "{n}, vectors {j} and {k}");
                }
            }
        }
    }
}
