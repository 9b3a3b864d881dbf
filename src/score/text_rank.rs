//! TextRank: PageRank over the words that sentences share.

use super::{Scorer, shared::random_walk};
use crate::engine::{Bm25, Bm25Edges, Gram, Idf, Overlap, PageRank, bm25, idf, tf_idf};
use crate::{Document, Error, Prior, Scores};

/// TextRank: a sentence is worth what the sentences are worth that share its words.
///
/// An edge between sentences a and b weighs |words in both| / (ln |a| + ln |b|), the words in both counted
/// once each,
/// |a| with repeats; the scores are the PageRank of that graph and sum to 1. The prior is the walk's teleport
/// vector.
/// [`Edge`] names other weights.
///
/// Departures from the paper: words are the document's terms, stop words left out and stemmed, which the
/// paper leaves open. Where both sentences have one word the divisor is 0 and there is no edge. Scores sum to
/// 1; the paper's sum to n.
///
/// Popular implementations differ: some let a sentence vote for itself, and it is its own strongest neighbour
/// then; some return an eigenvector that is not the dominant one when their solver orders it first; some give
/// equal sentences one node.
///
/// Complexity: O(nnz · k) time a step of the solver, k below 10 (see [`Overlap`]), about ten steps; O(nnz)
/// memory.
///
/// # Bibliography
///
/// - R. Mihalcea, P. Tarau (2004), "TextRank: Bringing Order into Texts", EMNLP.
/// - F. Barrios, F. López, L. Argerich, R. Wachenchauzer (2016), "Variations of the Similarity Function of
///   TextRank for Automated Summarization".
///
/// # Example
///
/// ```
/// use epitome::{Summarizer, score::TextRank};
///
/// let text = "The river rose. Rain fed the river all week. The week of rain ended. Trains were late.";
/// let summarizer = Summarizer::new().with_scorer(TextRank::builder().damping(0.9).build()?);
/// let document = summarizer.document(text)?;
/// let scores = summarizer.score(&document)?;
/// assert_eq!(scores.ranked()[0], 1); // the only one that shares words with two others
/// assert_eq!(scores.ranked()[3], 3); // shares none
/// # Ok::<(), epitome::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct TextRank {
    walk: PageRank,
    edge: Edge,
}

/// What an edge of TextRank's graph weighs.
///
/// # Example
///
/// ```
/// use epitome::score::{Edge, TextRank};
///
/// let rank = TextRank::builder().edge(Edge::Cosine).build()?;
/// assert_eq!(rank, TextRank::with_edge(Edge::Cosine));
/// assert_eq!(TextRank::new(), TextRank::with_edge(Edge::Overlap));
/// # Ok::<(), epitome::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Edge {
    /// The paper's: |words in both| / (ln |a| + ln |b|).
    #[default]
    Overlap,
    /// BM25 of one sentence for the other's words, both ways added up; k1 = 1.2, b = 0.75 (Barrios et al.,
    /// who take one way: see [`Bm25Edges`]).
    Bm25,
    /// The cosine of the sentences' tf-idf vectors, idf = ln(n / df) (Barrios et al.).
    Cosine,
}

/// The parameters of a [`TextRank`], checked by [`build`](TextRankBuilder::build).
///
/// # Example
///
/// ```
/// use epitome::score::{Edge, TextRank};
///
/// let rank = TextRank::builder().edge(Edge::Bm25).damping(0.9).build()?;
/// assert_ne!(rank, TextRank::with_edge(Edge::Bm25));
/// assert!(TextRank::builder().damping(1.5).build().is_err());
/// # Ok::<(), epitome::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct TextRankBuilder {
    text_rank: TextRank,
}

impl TextRank {
    /// The scorer with its defaults: damping 0.85, tolerance 10⁻⁹, at most 200 steps, edges as in the paper.
    pub fn new() -> Self {
        TextRank::default()
    }

    /// The scorer with another weight of its edges and the defaults else.
    pub fn with_edge(edge: Edge) -> Self {
        TextRank { edge, ..TextRank::default() }
    }

    /// To set parameters other than the default ones.
    pub fn builder() -> TextRankBuilder {
        TextRankBuilder { text_rank: TextRank::default() }
    }
}

impl TextRankBuilder {
    random_walk::walk_setters!(text_rank);

    /// What an edge weighs; by default [`Edge::Overlap`].
    #[must_use]
    pub fn edge(mut self, edge: Edge) -> Self {
        self.text_rank.edge = edge;
        self
    }

    /// The scorer.
    ///
    /// # Errors
    ///
    /// When a parameter is out of its range.
    pub fn build(self) -> Result<TextRank, Error> {
        self.text_rank.walk.check()?;
        Ok(self.text_rank)
    }
}

impl Scorer for TextRank {
    fn score(&self, document: &Document<'_>, prior: &Prior) -> Result<Scores, Error> {
        let counts = document.counts();
        Ok(match self.edge {
            Edge::Overlap => random_walk::scores(&self.walk, &Overlap::new(counts), prior),
            Edge::Bm25 => {
                random_walk::scores(&self.walk, &Bm25Edges::new(bm25(counts, Bm25::default())), prior)
            }
            Edge::Cosine => random_walk::scores(
                &self.walk,
                &Gram::cosine(tf_idf(counts, &idf(counts, Idf::Plain))),
                prior,
            ),
        })
    }
}
