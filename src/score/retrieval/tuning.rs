//! The constants of the retrieval model, for whoever measures them.

use crate::Error;

/// The constants of a [`Retrieval`](super::Retrieval).
///
/// Lower level: it is there for measuring the default. Its fields may change in any release.
///
/// # Example
///
/// ```
/// use epitome::{Summarizer, score::{Retrieval, RetrievalTuning}};
///
/// let mut tuning = RetrievalTuning::new();
/// tuning.partial = 0.0;
/// let exact = Summarizer::new().with_retrieval(Retrieval::with_tuning(tuning)?).with_query("riverbank");
/// let document = exact.document("The rivers rose. People left.")?;
/// assert_eq!(exact.relevance(&document)?.unwrap_or_default().best(), 0.0);
/// # Ok::<(), epitome::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct RetrievalTuning {
    /// How slowly a term's repetitions saturate, BM25's k₁; 0..=100, by default 0.3.
    ///
    /// Documents repeat what they are about; a sentence that does so seldom answers better.
    pub k1: f64,

    /// How much a long sentence is marked down, BM25's b; 0..=1, by default 0.75.
    pub b: f64,

    /// The power of a term's rarity; 0..=10, by default 1.3.
    ///
    /// Among a paragraph's few sentences the logarithm hardly tells rare terms from common ones.
    pub rarity: f64,

    /// What a term in the title, the heading or the speaker's name counts; 0..=1, by default 1.
    pub field: f64,

    /// What a title adds of which the query holds all terms; 0..=10, by default 0.8.
    ///
    /// It names what is asked about.
    pub title: f64,

    /// What a term in the sentence before or after counts; 0..=1, by default 0.25.
    pub neighbour: f64,

    /// What a word like the term counts; 0..=1, by default 0.7.
    pub partial: f64,

    /// What two words beside each other as in the query add, each weighing half; 0..=10, by default 0.3.
    pub phrase: f64,

    /// What the query's stop words add; 0..=10, by default 0.1.
    ///
    /// "Before" and "after" tell questions of the same terms apart.
    pub stop_words: f64,

    /// What a number adds where a number or a date is asked for; 0..=10, by default 0.15.
    pub kind: f64,
}

impl RetrievalTuning {
    /// The constants as the default has them.
    pub const fn new() -> Self {
        RetrievalTuning {
            k1: 0.3,
            b: 0.75,
            rarity: 1.3,
            field: 1.0,
            title: 0.8,
            neighbour: 0.25,
            partial: 0.7,
            phrase: 0.3,
            stop_words: 0.1,
            kind: 0.15,
        }
    }

    /// Refuses a constant that is out of its range.
    pub(super) fn check(&self) -> Result<(), Error> {
        for (name, share) in
            [("b", self.b), ("field", self.field), ("neighbour", self.neighbour), ("partial", self.partial)]
        {
            Error::check_share(name, share)?;
        }
        for (name, value, most) in [
            ("k1", self.k1, 100.0),
            ("rarity", self.rarity, 10.0),
            ("title", self.title, 10.0),
            ("phrase", self.phrase, 10.0),
            ("stop_words", self.stop_words, 10.0),
            ("kind", self.kind, 10.0),
        ] {
            if !(0.0..=most).contains(&value) {
                return Err(Error::parameter(name, value, format!("in the range 0..={most}")));
            }
        }
        Ok(())
    }

    /// What a sentence has that holds all that can speak for it.
    pub(super) fn most(&self, asks_kind: bool) -> f64 {
        let kind = if asks_kind { self.kind } else { 0.0 };
        (self.k1 + 1.0) + self.title + self.phrase + self.stop_words + kind
    }
}

impl Default for RetrievalTuning {
    fn default() -> Self {
        RetrievalTuning::new()
    }
}
