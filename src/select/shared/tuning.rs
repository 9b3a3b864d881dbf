//! The constants of dangling sentences and repetitions, for whoever measures them.

use crate::Error;

/// The constants behind what a [`Novelty`](crate::select::Novelty) does about dangling sentences and
/// repetitions; other selectors have the default ones.
///
/// Lower level: it is there for measuring the default (`cargo run --release --example tune -- --constants
/// CORPORA`). Its fields may change in any release. To choose what is done at all, set
/// [`Dangling`](crate::select::Dangling) instead.
///
/// [`build`](crate::select::NoveltyBuilder::build) checks the ranges.
///
/// # Example
///
/// ```
/// use epitome::{Summarizer, select::{Novelty, SelectionTuning}};
///
/// let mut tuning = SelectionTuning::new();
/// tuning.copy_terms = 2;
/// let strict = Novelty::builder().tuning(tuning).build()?;
/// let text = "The bridge was closed. Closed was the bridge. Rain fell.";
/// assert_eq!(Summarizer::new().with_selector(strict).summarize(text, 3).len(), 2);
/// # Ok::<(), epitome::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct SelectionTuning {
    /// Among how many first words a demonstrative points back though it does not open the sentence; by
    /// default 8.
    ///
    /// "They reported these talks" points back; further on a demonstrative mostly means something of its own
    /// sentence.
    pub demonstrative_within: usize,

    /// A sentence of fewer words is a fragment; by default 3.
    ///
    /// "Thanks!" and "Regards, Ann" fill up a budget of words and say nothing.
    pub fragment_below: usize,

    /// In talk only a question of fewer words is weak; by default 7.
    ///
    /// "We have to do what?" only asks; a longer question in talk also tells.
    pub short_question_below: usize,

    /// What the merits of a weak sentence, or of a penalized dangling one, count; 0..=1, by default 0.6.
    ///
    /// Low enough that most others go before, high enough that a sentence far above the others stays.
    pub weak_merit: f64,

    /// The most sentences that are taken before one that needs its context; 0..=100, by default 3.
    ///
    /// A longer chain is a whole paragraph, and a budget for a summary seldom has room for one.
    pub longest_context: usize,

    /// The cosine of two sentences' sets of terms from which on they are near-copies; 0..=1, by default 0.8.
    ///
    /// At 0.8 the lighter of two sentences, one of which holds all terms of the other, has 0.64 of the
    /// heavier one's weight. Below it sentences that report different facts in the same words are lost.
    pub copy_cosine: f64,

    /// With fewer distinct terms only the same words make a copy; at least 1, by default 3.
    ///
    /// "The bill passed." is no copy of "The bill did not pass.", whose terms are the same.
    pub copy_terms: usize,

    /// The share of the shorter one's distinct terms from which on two sentences restate each other; 0..=1,
    /// by default 0.9.
    ///
    /// Nine of ten words in common: the tenth is a name for the same, or one that a stemmer missed.
    pub restated_share: f64,

    /// With fewer distinct terms no sentence restates another; at least 1, by default 4.
    ///
    /// "The council closed the bridge." is told by many a sentence that tells more. From 4 to 10 the default
    /// measures the same to 0.02 over 24 corpora, by words and by sentences; with 3 it loses 0.03 R2.
    pub restated_terms: usize,
}

impl SelectionTuning {
    /// The constants as the default has them.
    pub const fn new() -> Self {
        SelectionTuning {
            demonstrative_within: 8,
            fragment_below: 3,
            short_question_below: 7,
            weak_merit: 0.6,
            longest_context: 3,
            copy_cosine: 0.8,
            copy_terms: 3,
            restated_share: 0.9,
            restated_terms: 4,
        }
    }

    /// How many terms the shorter of two sentences, with so many distinct ones, shares with what it restates.
    pub(crate) fn least_restated(&self, terms: usize) -> usize {
        // The product of 0.9 and a multiple of ten may be a rounding above the whole number it is.
        libm::ceil(self.restated_share * terms as f64 - 1e-9) as usize
    }

    /// Refuses a constant that is out of its range.
    pub(in crate::select) fn check(&self) -> Result<(), Error> {
        Error::check_share("weak_merit", self.weak_merit)?;
        Error::check_count("longest_context", self.longest_context, 0..=100)?;
        Error::check_share("copy_cosine", self.copy_cosine)?;
        Error::check_count("copy_terms", self.copy_terms, 1..=usize::MAX)?;
        Error::check_share("restated_share", self.restated_share)?;
        Error::check_count("restated_terms", self.restated_terms, 1..=usize::MAX)
    }
}

impl Default for SelectionTuning {
    fn default() -> Self {
        SelectionTuning::new()
    }
}
