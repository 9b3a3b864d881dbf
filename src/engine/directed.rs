//! Similarities with a direction: only sentences further on vouch for a sentence.

use super::matrix::{add_scaled, dot};
use super::similarity::Similarity;
use super::{Edges, Matrix};

/// The inner products of a matrix's rows, of which each goes one way: from the row with the higher key to the one with the
/// lower. Rows of equal keys have no edge.
///
/// With a sentence's place as its key, later sentences vouch for earlier ones; with its distance from the nearer end of
/// its text, inner ones vouch for outer ones.
///
/// The rows are taken in the order of their keys, while a sum over terms holds all rows passed; so no pair is looked at.
///
/// Complexity: O(nnz) time a product, O(n log n + nnz) to make.
#[derive(Clone, Debug)]
pub struct Directed {
    rows: Matrix,
    /// The rows by descending key.
    order: Vec<u32>,
    /// Where in that order the rows of each key end.
    ends: Vec<usize>,
}

impl Directed {
    /// The edges between rows without negative values; `keys` are finite, one a row.
    pub fn new(rows: Matrix, keys: &[f64]) -> Self {
        let mut order: Vec<u32> = (0..keys.len() as u32).collect();
        order.sort_by(|&a, &b| keys[b as usize].total_cmp(&keys[a as usize]));
        let same = |a: &u32, b: &u32| keys[*a as usize].total_cmp(&keys[*b as usize]).is_eq();
        let mut end = 0;
        let ends = order
            .chunk_by(same)
            .map(|group| {
                end += group.len();
                end
            })
            .collect();
        Directed { rows: rows.into_shared(), order, ends }
    }

    /// Wᵀ v: what each row gives, where [`apply`](Similarity::apply) is what each receives.
    pub fn apply_transposed(&self, v: &[f64]) -> Vec<f64> {
        self.sweep((0..self.ends.len()).rev(), v)
    }

    /// For each row the sum over the rows of the groups that came before its own.
    fn sweep(&self, groups: impl Iterator<Item = usize>, v: &[f64]) -> Vec<f64> {
        let mut sums = vec![0.0; self.rows.width()];
        let mut result = vec![0.0; v.len()];
        for group in groups {
            let start = if group == 0 { 0 } else { self.ends[group - 1] };
            let group = &self.order[start..self.ends[group]];
            for &row in group {
                let (columns, values) = self.rows.row(row as usize);
                result[row as usize] = dot(columns, values, &sums);
            }
            for &row in group {
                let (columns, values) = self.rows.row(row as usize);
                add_scaled(&mut sums, v[row as usize], columns, values);
            }
        }
        result
    }
}

impl Similarity for Directed {
    fn len(&self) -> usize {
        self.rows.rows()
    }

    fn apply(&self, v: &[f64]) -> Vec<f64> {
        self.sweep(0..self.ends.len(), v)
    }

    fn degrees(&self) -> Vec<f64> {
        self.apply_transposed(&vec![1.0; self.len()])
    }

    fn is_symmetric(&self) -> bool {
        false
    }
}

/// All pairs of rows whose inner product is above a threshold, each with that product.
///
/// An inverted index finds the pairs that share a term. Of a row only that part is put in the index without which no row
/// of length 1 could reach the threshold (by the inequality of Cauchy and Schwarz); the terms of most rows come
/// first, so that they are what is left out. The rest is added up for the pairs found.
///
/// A threshold does not factor, so this is not linear: O(Σ (rows of an indexed term)²) time, O(nnz + edges) memory. Rows
/// are of length 1 at most.
///
/// # Bibliography
///
/// - R. Bayardo, Y. Ma, R. Srikant (2007), "Scaling up all pairs similarity search".
/// - D. Anastasiu, G. Karypis (2014), "L2AP: Fast cosine similarity search with prefix L-2 norm bounds".
pub fn join(rows: Matrix, threshold: f64) -> Edges {
    let rows = rows.into_shared();
    let n = rows.rows();
    let frequency = rows.frequencies();
    let mut index: Vec<Vec<(u32, f64)>> = vec![Vec::new(); rows.width()];
    // What of each row is not in the index.
    let mut heads: Vec<Vec<(u32, f64)>> = Vec::with_capacity(n);
    let mut neighbours: Vec<Vec<(u32, f64)>> = vec![Vec::new(); n];
    let mut products = vec![0.0; n];
    let mut dense = vec![0.0; rows.width()];
    let mut found: Vec<u32> = Vec::new();
    for (i, (columns, values)) in rows.iter().enumerate() {
        for (&column, &value) in columns.iter().zip(values) {
            dense[column as usize] = value;
            for &(j, other) in &index[column as usize] {
                if products[j as usize] == 0.0 {
                    found.push(j);
                }
                products[j as usize] += value * other;
            }
        }
        found.sort_unstable();
        found.dedup();
        for &j in &found {
            let rest: f64 = heads[j as usize].iter().map(|&(column, x)| x * dense[column as usize]).sum();
            let product = std::mem::take(&mut products[j as usize]) + rest;
            if product > threshold {
                neighbours[i].push((j, product));
                neighbours[j as usize].push((i as u32, product));
            }
        }
        found.clear();
        let mut terms: Vec<(u32, f64)> = columns.iter().copied().zip(values.iter().copied()).collect();
        terms.sort_by_key(|&(column, _)| (std::cmp::Reverse(frequency[column as usize]), column));
        let mut square = 0.0;
        let mut within = |&(_, x): &(u32, f64)| {
            square += x * x;
            // A little less than the threshold, for the rounding of the sum.
            square.sqrt() < threshold * (1.0 - 1e-9)
        };
        let head = terms.iter().take_while(|term| within(term)).count();
        for &(column, value) in &terms[head..] {
            index[column as usize].push((i as u32, value));
        }
        terms.truncate(head);
        heads.push(terms);
        for &column in columns {
            dense[column as usize] = 0.0;
        }
    }
    Edges(Matrix::from_rows(&neighbours, n))
}
