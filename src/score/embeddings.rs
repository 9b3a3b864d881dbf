//! TextRank over the caller's own vectors.

use super::Scorer;
use super::shared::random_walk;
use crate::document::Embedder;
use crate::engine::PageRank;
use crate::{Document, Error, Prior, Scores};

/// PageRank over the similarities of vectors that the caller gives, such as a language model's embeddings.
///
/// An edge weighs (1 + cos) / 2, as [`Dense`](crate::engine::Dense) has it; a sentence whose vector is zero
/// has no edge. The prior is the walk's teleport vector.
///
/// Parts: as for [`TextRank`](super::TextRank).
///
/// Complexity: that of the closure; O(n·d) time for each of 4 to 20 products, O(n·d) memory, for n vectors of
/// d numbers. The matrix of all similarities is never built.
///
/// # Example
///
/// ```
/// use epitome::score::Embeddings;
/// use epitome::{Document, Embedder, Summarizer};
///
/// let letters = Embedder::new(|document: &Document<'_>| {
///     let count = |sentence: &str| -> Vec<f32> {
///         ('a'..='z').map(|letter| sentence.matches(letter).count() as f32).collect()
///     };
///     Ok::<_, epitome::Error>(document.sentences().map(count).collect::<Vec<_>>())
/// });
/// let text = "Rain fell on the hills. Rain fell on the hill. Zip.";
/// let summary = Summarizer::new().with_scorer(Embeddings::new(letters)).summarize(text, 1);
/// assert_ne!(summary.to_string(), "Zip.");
/// ```
///
/// # Bibliography
///
/// - R. Mihalcea, P. Tarau (2004), "TextRank: Bringing Order into Texts": the walk, with other edges.
#[derive(Clone, Debug, PartialEq)]
pub struct Embeddings {
    embedder: Embedder,
    walk: PageRank,
}

/// The parameters of an [`Embeddings`], checked by [`build`](EmbeddingsBuilder::build).
///
/// # Example
///
/// ```
/// use epitome::score::Embeddings;
/// use epitome::{Document, Embedder, Error};
///
/// let lengths = Embedder::new(|document: &Document<'_>| {
///     Ok::<_, Error>(document.sentences().map(|s| [s.len() as f32, 1.0]).collect::<Vec<_>>())
/// });
/// assert!(Embeddings::builder(lengths.clone()).damping(0.9).build().is_ok());
/// assert!(Embeddings::builder(lengths).damping(1.5).build().is_err());
/// ```
#[derive(Clone, Debug)]
pub struct EmbeddingsBuilder {
    embeddings: Embeddings,
}

impl Embeddings {
    /// The scorer with its defaults: damping 0.85, tolerance 10⁻⁹, at most 200 steps.
    pub fn new(embedder: Embedder) -> Self {
        Embeddings { embedder, walk: PageRank::default() }
    }

    /// To set parameters other than the default ones.
    pub fn builder(embedder: Embedder) -> EmbeddingsBuilder {
        EmbeddingsBuilder { embeddings: Embeddings::new(embedder) }
    }
}

impl EmbeddingsBuilder {
    random_walk::walk_setters!(embeddings);

    /// The scorer.
    ///
    /// # Errors
    ///
    /// When a parameter is out of its range.
    pub fn build(self) -> Result<Embeddings, Error> {
        self.embeddings.walk.check()?;
        Ok(self.embeddings)
    }
}

impl Scorer for Embeddings {
    fn score(&self, document: &Document<'_>, prior: &Prior) -> Result<Scores, Error> {
        Ok(random_walk::scores(&self.walk, &self.embedder.embed(document)?, prior))
    }
}
