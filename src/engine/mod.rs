//! The hot path: numbers only. Sparse rows, weights, similarity operators, centrality,
//! coverage.
//!
//! A graph ranker multiplies the matrix of all sentences' similarities with a vector, over and over. That
//! matrix has as many entries as there are pairs of sentences; but it is a product of sparse matrices with
//! one entry per term of a sentence, and so the product with a vector is taken factor by factor, in time
//! linear in the text:
//!
//! ```
//! use epitome::engine::{Gram, Idf, Matrix, PageRank, Similarity, idf, tf_idf};
//!
//! // Three sentences over four terms.
//! let counts = Matrix::counts(&[0, 2, 4, 6], &[0, 1, 1, 2, 2, 3], 4);
//! let graph = Gram::cosine(tf_idf(&counts, &idf(&counts, Idf::Plain)));
//! let ranking = PageRank::default().rank(&graph, &[1.0 / 3.0; 3]);
//! assert!(ranking.scores()[1] > ranking.scores()[0]); // the middle sentence has two neighbours
//! ```

mod all_pairs;
mod centrality;
mod coverage;
mod dense;
mod directed;
mod kernel;
mod matrix;
mod similarity;
mod svd;
mod weight;

pub use all_pairs::join;
pub use centrality::{PageRank, PageRankBuilder, Ranking};
pub use coverage::Coverage;
pub use dense::Dense;
pub use directed::Directed;
pub use kernel::Overlap;
pub use matrix::Matrix;
pub use similarity::{Bm25Edges, Edges, Gram, Similarity};
pub use svd::{Svd, SvdParameters, svd};
pub use weight::{Bm25, Idf, bm25, idf, tf_idf, unit_rows};
