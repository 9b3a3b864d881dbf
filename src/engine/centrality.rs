//! PageRank with a teleport vector, over a similarity that is never built.

use super::Similarity;
use super::matrix::dot_dense as dot;
use crate::Error;

/// PageRank: where a reader would be who goes from sentence to similar sentence, and now and then starts
/// anew.
///
/// p = d · (W D⁻¹ p + m b) + (1 - d) · b, with W the similarities, D their column sums, b the teleport
/// vector, d the damping, and m the share of p that stands on sentences without any neighbour: from there the
/// reader starts anew, so that p sums to 1.
///
/// # How it is solved
///
/// Where W is symmetric, p = D^½ y turns the equation into (I - d D^-½ W D^-½) y = (1 - d) D^-½ b, whose
/// matrix is symmetric and positive definite: conjugate gradients solve it, in half the products that the
/// power method takes or fewer. They start from the degrees, which solve it for d = 1; so there the answer is
/// the degrees themselves. Where W is not symmetric the power method is used. Both stop when p is within
/// [`tolerance`](PageRankBuilder::tolerance) of the exact answer in the sum of absolute differences (L1), by
/// a bound that is computed, not guessed.
///
/// Complexity: O(products · cost of a product) time, O(n) memory beside the similarity's.
///
/// # Bibliography
///
/// - S. Brin, L. Page (1998), "The anatomy of a large-scale hypertextual Web search engine".
/// - D. Gleich (2015), "PageRank beyond the Web", sections 2.3 (sentences without neighbours) and 5.2
///   (undirected graphs).
///
/// # Example
///
/// ```
/// use epitome::engine::{Gram, Matrix, PageRank};
///
/// // Three sentences; the middle one shares a term with each of the others.
/// let graph = Gram::new(Matrix::counts(&[0, 1, 3, 4], &[0, 0, 1, 1], 2));
/// let ranking = PageRank::builder().damping(1.0).build()?.rank(&graph, &[1.0 / 3.0; 3]);
/// let expected = [0.25, 0.5, 0.25];
/// assert!(ranking.scores().iter().zip(expected).all(|(score, exact)| (score - exact).abs() < 1e-9));
/// # Ok::<(), epitome::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PageRank {
    pub(crate) damping: f64,
    pub(crate) tolerance: f64,
    pub(crate) max_iterations: usize,
}

impl Default for PageRank {
    fn default() -> Self {
        PageRank { damping: 0.85, tolerance: 1e-9, max_iterations: 200 }
    }
}

/// The parameters of a [`PageRank`], checked by [`build`](PageRankBuilder::build).
///
/// # Example
///
/// ```
/// use epitome::engine::PageRank;
///
/// let page_rank = PageRank::builder().damping(0.9).tolerance(1e-6).max_iterations(50).build()?;
/// assert_eq!(page_rank.damping(), 0.9);
/// assert!(PageRank::builder().tolerance(0.0).build().is_err());
/// # Ok::<(), epitome::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct PageRankBuilder {
    page_rank: PageRank,
}

/// Where PageRank ended.
///
/// # Example
///
/// ```
/// use epitome::engine::{Gram, Matrix, PageRank};
///
/// let graph = Gram::new(Matrix::counts(&[0, 1, 2], &[0, 0], 1));
/// let ranking = PageRank::default().rank(&graph, &[0.5, 0.5]);
/// assert!(ranking.converged() && ranking.residual() <= 1e-9);
/// assert!((ranking.scores().iter().sum::<f64>() - 1.0).abs() < 1e-9);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Ranking {
    scores: Vec<f64>,
    iterations: usize,
    residual: f64,
    converged: bool,
}

impl Ranking {
    /// The share of each sentence; they sum to 1.
    pub fn scores(&self) -> &[f64] {
        &self.scores
    }

    /// The shares, without the rest.
    pub fn into_scores(self) -> Vec<f64> {
        self.scores
    }

    /// How many products with the similarity it took, that for the degrees not counted.
    pub fn iterations(&self) -> usize {
        self.iterations
    }

    /// A bound of the L1 distance from the exact answer.
    pub fn residual(&self) -> f64 {
        self.residual
    }

    /// Whether that bound came within the tolerance before the iterations ran out.
    pub fn converged(&self) -> bool {
        self.converged
    }
}

impl PageRankBuilder {
    /// The probability to go on to a neighbour rather than to start anew; 0 to 1, by default 0.85.
    #[must_use]
    pub fn damping(self, damping: f64) -> Self {
        PageRankBuilder { page_rank: PageRank { damping, ..self.page_rank } }
    }

    /// How far the answer may be from the exact one, in the sum of absolute differences; from 0 to 1 without
    /// 0, by default 10⁻⁹.
    #[must_use]
    pub fn tolerance(self, tolerance: f64) -> Self {
        PageRankBuilder { page_rank: PageRank { tolerance, ..self.page_rank } }
    }

    /// The most products to take; at least 1, by default 200.
    #[must_use]
    pub fn max_iterations(self, max_iterations: usize) -> Self {
        PageRankBuilder { page_rank: PageRank { max_iterations, ..self.page_rank } }
    }

    /// The parameters, checked.
    ///
    /// # Errors
    ///
    /// When one is out of its range.
    pub fn build(self) -> Result<PageRank, Error> {
        self.page_rank.check()?;
        Ok(self.page_rank)
    }
}

impl PageRank {
    /// To set parameters other than the default ones.
    pub fn builder() -> PageRankBuilder {
        PageRankBuilder { page_rank: PageRank::default() }
    }

    /// Refuses a parameter that is out of its range.
    pub(crate) fn check(&self) -> Result<(), Error> {
        Error::check_share("damping", self.damping)?;
        if !(self.tolerance > 0.0 && self.tolerance <= 1.0) {
            return Err(Error::parameter("tolerance", self.tolerance, "above 0 and at most 1"));
        }
        Error::check_count("max_iterations", self.max_iterations, 1..=usize::MAX)
    }

    /// The probability to go on to a neighbour.
    pub fn damping(&self) -> f64 {
        self.damping
    }

    /// The share of each sentence. `teleport` sums to 1, as
    /// [`Prior::distribution`](crate::Prior::distribution) does, and has one entry per sentence.
    pub fn rank(&self, graph: &(impl Similarity + ?Sized), teleport: &[f64]) -> Ranking {
        let degrees = graph.degrees();
        if !degrees.iter().any(|&degree| degree > 0.0) {
            return Ranking { scores: teleport.to_vec(), iterations: 0, residual: 0.0, converged: true };
        }
        let mut ranking = if graph.is_symmetric() {
            self.conjugate_gradients(graph, &degrees, teleport)
        } else {
            self.power_method(graph, &degrees, teleport)
        };
        // Scales away the mass on sentences without neighbours, and the last rounding.
        let sum: f64 = ranking.scores.iter().sum();
        if sum == 0.0 {
            // A walk that never restarts, and starts on sentences without neighbours, stays where it starts.
            ranking.scores = teleport.to_vec();
            return ranking;
        }
        for score in &mut ranking.scores {
            *score /= sum;
        }
        ranking
    }

    fn conjugate_gradients(
        &self,
        graph: &(impl Similarity + ?Sized),
        degrees: &[f64],
        teleport: &[f64],
    ) -> Ranking {
        let restart = 1.0 - self.damping;
        let linked = |i: usize| degrees[i] > 0.0;
        let n = degrees.len();
        let root: Vec<f64> = degrees.iter().map(|&degree| degree.max(0.0).sqrt()).collect();
        let inverse: Vec<f64> = root.iter().map(|&root| if root > 0.0 { 1.0 / root } else { 0.0 }).collect();
        let mass: f64 = (0..n).filter(|&i| linked(i)).map(|i| teleport[i]).sum();
        let volume: f64 = (0..n).filter(|&i| linked(i)).map(|i| degrees[i]).sum();
        let total = mass + restart * (1.0 - mass).max(0.0);

        // root is the eigenvector of D^-½ W D^-½ with the eigenvalue 1, so its part of the solution is known.
        let mut y: Vec<f64> = root.iter().map(|&root| mass / volume * root).collect();
        let mut rest: Vec<f64> = (0..n).map(|i| restart * (teleport[i] * inverse[i] - y[i])).collect();
        let mut direction = rest.clone();
        let mut square = dot(&rest, &rest);
        let bound = |rest: &[f64]| {
            let sum: f64 = rest.iter().zip(&root).map(|(rest, root)| (rest * root).abs()).sum();
            if sum > 0.0 { sum / (restart * total) } else { 0.0 }
        };
        let mut residual = bound(&rest);
        let mut iterations = 0;
        while residual > self.tolerance && iterations < self.max_iterations {
            let scaled: Vec<f64> = direction.iter().zip(&inverse).map(|(x, inverse)| x * inverse).collect();
            let mut image = graph.apply(&scaled);
            for ((image, x), inverse) in image.iter_mut().zip(&direction).zip(&inverse) {
                *image = x - self.damping * inverse * *image;
            }
            iterations += 1;
            let curvature = dot(&direction, &image);
            if curvature <= 0.0 {
                break; // only where rounding is all that is left
            }
            let step = square / curvature;
            for i in 0..n {
                y[i] += step * direction[i];
                rest[i] -= step * image[i];
            }
            residual = bound(&rest);
            let next = dot(&rest, &rest);
            let turn = next / square;
            for (x, r) in direction.iter_mut().zip(&rest) {
                *x = r + turn * *x;
            }
            square = next;
        }
        let score = |i: usize| if linked(i) { (y[i] * root[i]).max(0.0) } else { restart * teleport[i] };
        Ranking {
            scores: (0..n).map(score).collect(),
            iterations,
            residual,
            converged: residual <= self.tolerance,
        }
    }

    fn power_method(&self, graph: &(impl Similarity + ?Sized), degrees: &[f64], teleport: &[f64]) -> Ranking {
        let mut scores = teleport.to_vec();
        let mut residual = f64::INFINITY;
        let mut iterations = 0;
        // An exact step shrinks the distance from the answer by the damping, which bounds what is left by the last step.
        let left = if self.damping < 1.0 { self.damping / (1.0 - self.damping) } else { 1.0 };
        while residual > self.tolerance && iterations < self.max_iterations {
            let shares: Vec<f64> = scores
                .iter()
                .zip(degrees)
                .map(|(p, &degree)| if degree > 0.0 { p / degree } else { 0.0 })
                .collect();
            let dangling: f64 =
                scores.iter().zip(degrees).filter(|(_, degree)| **degree <= 0.0).map(|(p, _)| p).sum();
            let restart = self.damping * dangling + 1.0 - self.damping;
            let mut next = graph.apply(&shares);
            for (next, b) in next.iter_mut().zip(teleport) {
                *next = (self.damping * *next + restart * b).max(0.0);
            }
            iterations += 1;
            residual = left * scores.iter().zip(&next).map(|(a, b)| (a - b).abs()).sum::<f64>();
            scores = next;
        }
        Ranking { scores, iterations, residual, converged: residual <= self.tolerance }
    }
}
