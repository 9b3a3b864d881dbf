//! The hot path: numbers only. Sparse rows, weights, similarity operators, centrality, coverage.

mod matrix;

pub use matrix::Matrix;
