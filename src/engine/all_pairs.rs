//! All-pairs similarity search: the edges of a graph with a threshold.

use super::{Edges, Matrix};

/// All pairs of rows whose inner product is above a threshold, each with that product.
///
/// An inverted index finds the pairs that share a term. Of a row only that part is put in the index without
/// which no row of length 1 could reach the threshold (by the inequality of Cauchy and Schwarz); the terms of
/// most rows come first, so that they are what is left out. The rest is added up for the pairs found.
///
/// A threshold does not factor, so this is not linear: O(Σ (rows of an indexed term)²) time, O(nnz + edges)
/// memory. Rows are of length 1 at most.
///
/// # Bibliography
///
/// - R. Bayardo, Y. Ma, R. Srikant (2007), "Scaling up all pairs similarity search".
/// - D. Anastasiu, G. Karypis (2014), "L2AP: Fast cosine similarity search with prefix L-2 norm bounds".
pub(crate) fn join(rows: Matrix, threshold: f64) -> Edges {
    let rows = rows.into_shared();
    let n = rows.rows();
    let frequency = rows.frequencies();
    let mut index: Vec<Vec<(u32, f64)>> = vec![Vec::new(); rows.width()];
    // The part of each row that is not in the index.
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
