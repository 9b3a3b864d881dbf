//! The hot path: numbers only. Sparse rows, weights, similarity operators, centrality.
//!
//! A summary needs none of this; it is public for scorers of your own.
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
//!
//! # For a scorer of your own
//!
//! - [`Matrix`]: sparse rows; [`Document::counts`](crate::Document::counts) has a document's.
//! - [`idf`], [`tf_idf`], [`unit_rows`]: what a term weighs. [`Idf`] names the form.
//! - [`Similarity`]: a matrix of similarities that is only ever multiplied with. [`Gram`] makes one of sparse
//!   rows, [`Dense`] of vectors; implement it for another.
//! - [`PageRank`] and its [`Ranking`]: the centrality of each sentence.
//!
//! # Lower level
//!
//! You may ignore the rest. These are parts of single methods, each reached by its scorer, and public so that
//! they can be checked and measured by themselves: [`Overlap`] and [`Bm25Edges`] with [`bm25`] and its
//! parameters [`Bm25`] (TextRank), [`Directed`] (PacSum and HipoRank), [`svd`] with [`SvdParameters`] and
//! [`Svd`] (LSA).

mod all_pairs;
mod centrality;
mod counts;
mod coverage;
mod dense;
mod directed;
mod eigen;
mod kernel;
mod matrix;
mod neighbours;
mod postings;
mod similarity;
mod svd;
mod weight;

// What a scorer of the caller's own is made of.
pub use centrality::{PageRank, PageRankBuilder, Ranking};
pub use dense::Dense;
pub use matrix::Matrix;
pub use similarity::{Gram, Similarity};
pub use weight::{Idf, idf, tf_idf, unit_rows};

// Lower level.
pub use directed::Directed;
pub use kernel::Overlap;
pub use similarity::Bm25Edges;
pub use svd::{Svd, SvdParameters, svd};
pub use weight::{Bm25, bm25};

pub(crate) use all_pairs::join;
pub(crate) use counts::Counts;
pub(crate) use coverage::{Coverage, TermCoverage};
pub(crate) use directed::directed_cosines;
pub(crate) use neighbours::Neighbours;
pub(crate) use postings::Postings;
pub(crate) use similarity::{Edges, bm25_degrees};
