//! TextRank: PageRank over the words that sentences share.

use super::{Scorer, walk};
use crate::engine::{Overlap, PageRank, PageRankBuilder};
use crate::{Document, Error, Prior, Scores};

/// TextRank: a sentence is worth what the sentences are worth that share its words.
///
/// An edge between sentences a and b weighs |words in both| / (ln |a| + ln |b|), the words in both counted once each,
/// |a| with repeats; the scores are the PageRank of that graph and sum to 1. The prior is the walk's teleport vector.
///
/// Departures from the paper: words are the document's terms, stop words left out and stemmed, which the paper leaves open.
/// Where both sentences have one word the divisor is 0 and there is no edge. Scores sum to 1; the paper's sum to n.
///
/// Complexity: O(nnz · k) time a step of the solver, k below 10 (see [`Overlap`]), about ten steps; O(nnz) memory.
///
/// # Source
///
/// R. Mihalcea, P. Tarau (2004), "TextRank: Bringing Order into Texts", EMNLP.
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
}

/// The parameters of a [`TextRank`], checked by [`build`](TextRankBuilder::build).
#[derive(Clone, Copy, Debug, Default)]
pub struct TextRankBuilder {
    walk: PageRankBuilder,
}

impl TextRank {
    /// The scorer with its defaults: damping 0.85, tolerance 10⁻⁶, at most 200 steps.
    pub fn new() -> Self {
        TextRank::default()
    }

    /// Parameters other than the default ones.
    pub fn builder() -> TextRankBuilder {
        TextRankBuilder::default()
    }
}

#[allow(clippy::needless_update, reason = "the setters are shared with builders that have further fields")]
impl TextRankBuilder {
    walk::walk_setters!();

    /// The scorer.
    ///
    /// # Errors
    ///
    /// When a parameter is out of its range.
    pub fn build(self) -> Result<TextRank, Error> {
        Ok(TextRank { walk: self.walk.build()? })
    }
}

impl Scorer for TextRank {
    fn score(&self, document: &Document<'_>, prior: &Prior) -> Scores {
        walk::scores(&self.walk, &Overlap::new(document.counts()), prior)
    }
}
