//! Which sentences each of the chosen ones stands for.

use crate::engine::Neighbours;
use crate::{Document, Error};

/// For each sentence of a document the chosen one that is closest to it, and none where nothing is close.
///
/// Close is a cosine of tf-idf vectors of at least 0.1, the threshold above which LexRank (Erkan and Radev
/// 2004) takes two sentences to be about the same; [`with_threshold`](CoverageMap::with_threshold) sets
/// another. Of chosen sentences that are equally close the one chosen first has it. A chosen sentence stands
/// for itself.
///
/// With feature `serde` it is written and read back.
///
/// # Example
///
/// ```
/// use epitome::Summarizer;
/// use epitome::reasons::CoverageMap;
///
/// let text = "The old bridge was closed. Rust was found in the bridge. Snow fell. Snow closed the pass.";
/// let document = Summarizer::new().document(text)?;
/// let map = CoverageMap::new(&document, [0, 3]);
/// assert_eq!(map.covered_by(1), Some(0));
/// assert_eq!(map.covered_by(2), Some(3));
/// assert_eq!(map.covers(0).collect::<Vec<_>>(), [1]);
/// assert_eq!(map.share(), 1.0);
/// # Ok::<(), epitome::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct CoverageMap {
    covered_by: Vec<Option<usize>>,
    similarity: Vec<f64>,
}

/// The cosine from which on two sentences are close.
const CLOSE: f64 = 0.1;

impl CoverageMap {
    /// The map of a document for these sentences, given in the order of choice; those it does not have are
    /// passed over.
    ///
    /// Complexity: O(n + terms) and, for each term, the chosen sentences that hold it times all that do.
    pub fn new(document: &Document<'_>, chosen: impl IntoIterator<Item = usize>) -> Self {
        Self::of(document, chosen, CLOSE)
    }

    /// The same where sentences are close from another similarity on.
    ///
    /// # Errors
    ///
    /// When it is not in 0..=1. With 0 two sentences are close where they share a term.
    ///
    /// # Example
    ///
    /// ```
    /// use epitome::Summarizer;
    /// use epitome::reasons::CoverageMap;
    ///
    /// let document = Summarizer::new().document("The bridge was closed. Rust was found in the bridge.")?;
    /// assert_eq!(CoverageMap::with_threshold(&document, [0], 0.9)?.covered_by(1), None);
    /// # Ok::<(), epitome::Error>(())
    /// ```
    pub fn with_threshold(
        document: &Document<'_>,
        chosen: impl IntoIterator<Item = usize>,
        threshold: f64,
    ) -> Result<Self, Error> {
        Error::check_share("threshold", threshold)?;
        Ok(Self::of(document, chosen, threshold))
    }

    fn of(document: &Document<'_>, chosen: impl IntoIterator<Item = usize>, threshold: f64) -> Self {
        let n = document.len();
        let chosen: Vec<usize> = chosen.into_iter().filter(|&i| i < n).collect();
        let mut map = CoverageMap { covered_by: vec![None; n], similarity: vec![0.0; n] };
        let mut neighbours = Neighbours::new(document.counts());
        for &one in &chosen {
            neighbours.cosines(one, |i, cosine| {
                if cosine > 0.0 && cosine >= threshold && cosine > map.similarity[i] {
                    map.similarity[i] = cosine.min(1.0);
                    map.covered_by[i] = Some(one);
                }
            });
        }
        for one in chosen {
            map.similarity[one] = 1.0;
            map.covered_by[one] = Some(one);
        }
        map
    }

    /// The number of sentences of the document.
    pub fn len(&self) -> usize {
        self.covered_by.len()
    }

    /// Whether the document has no sentence.
    pub fn is_empty(&self) -> bool {
        self.covered_by.is_empty()
    }

    /// The chosen sentence that is closest to a sentence, by its number; `None` where none is close, and for
    /// a number that no sentence has.
    ///
    /// Complexity: O(1).
    pub fn covered_by(&self, sentence: usize) -> Option<usize> {
        self.covered_by.get(sentence).copied().flatten()
    }

    /// How close that one is, from 0 to 1; 0 where there is none.
    ///
    /// Complexity: O(1).
    pub fn similarity(&self, sentence: usize) -> f64 {
        self.similarity.get(sentence).copied().unwrap_or(0.0)
    }

    /// The sentences that a chosen one stands for, without itself, in the order of the text.
    ///
    /// Complexity: O(n).
    pub fn covers(&self, chosen: usize) -> impl Iterator<Item = usize> + '_ {
        let of = move |&i: &usize| i != chosen && self.covered_by[i] == Some(chosen);
        (0..self.len()).filter(of)
    }

    /// The share of the sentences that are chosen or have a chosen one close to them, from 0 to 1; 0 where
    /// there is no sentence.
    ///
    /// Complexity: O(n).
    pub fn share(&self) -> f64 {
        let covered = self.covered_by.iter().filter(|by| by.is_some()).count();
        covered as f64 / self.len().max(1) as f64
    }
}
