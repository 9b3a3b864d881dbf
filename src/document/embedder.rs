//! The port through which vectors of the caller's own come in.

use super::Document;
use crate::Error;
use crate::engine::Dense;
use std::fmt;
use std::sync::Arc;

/// Gives each sentence of a document a vector, such as a language model's embedding: for
/// [`score::Embeddings`](crate::score::Embeddings), and for what [`Mmr`](crate::select::Mmr) and
/// [`Novelty`](crate::select::Novelty) call a repetition.
///
/// It is made of a closure, which is asked once by each stage that has it; a clone is cheap and is the same
/// embedder.
///
/// # Example
///
/// ```
/// use epitome::{Document, Embedder, Summarizer};
///
/// // The length and the number of commas: not much of an embedding.
/// let embedder = Embedder::new(|document: &Document<'_>| {
///     let row = |sentence: &str| [sentence.len() as f64, sentence.matches(',').count() as f64];
///     Ok::<_, epitome::Error>(document.sentences().map(row).collect::<Vec<_>>())
/// });
/// let document = Summarizer::new().document("Rain fell. The river, swollen, rose.")?;
/// assert_eq!(embedder.embed(&document)?.width(), 2);
/// # Ok::<(), epitome::Error>(())
/// ```
#[derive(Clone)]
pub struct Embedder(Arc<Embed>);

/// A document to its sentences' vectors.
type Embed = dyn Fn(&Document<'_>) -> Result<Dense, Error> + Send + Sync;

impl Embedder {
    /// An embedder from a closure that gives one row per sentence, all of the same number of `f32` or `f64`.
    /// It may fail, for example because a service does not answer.
    pub fn new<F, I, R, X, E>(rows: F) -> Self
    where
        F: Fn(&Document<'_>) -> Result<I, E> + Send + Sync + 'static,
        I: IntoIterator<Item = R>,
        R: AsRef<[X]>,
        X: Copy + Into<f64>,
        E: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        Embedder(Arc::new(move |document| Dense::new(rows(document).map_err(Error::other)?)))
    }

    /// The vectors of a document's sentences as edges.
    ///
    /// # Errors
    ///
    /// When the closure fails, or its rows are not one per sentence, differ in width, or hold NaN or
    /// infinity.
    ///
    /// Complexity: that of the closure, and O(n·d) for n sentences and d numbers.
    pub fn embed(&self, document: &Document<'_>) -> Result<Dense, Error> {
        let dense = (self.0)(document)?;
        let rows = dense.rows();
        if rows != document.len() {
            let sentences = format!("one for each of the {} sentences", document.len());
            return Err(Error::parameter("rows", rows, sentences));
        }
        Ok(dense)
    }
}

impl PartialEq for Embedder {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl fmt::Debug for Embedder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Embedder").finish_non_exhaustive()
    }
}
