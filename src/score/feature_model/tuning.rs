//! The constants inside the features, for whoever measures them.

use crate::Error;

/// The constants inside the features of a [`FeatureModel`](super::FeatureModel).
///
/// Lower level: it is there for measuring the default (`cargo run --release --example tune -- --constants
/// CORPORA`). Its fields may change in any release. To adapt the scorer to a kind of text, set its weights
/// instead.
///
/// [`build`](super::FeatureModelBuilder::build) checks the ranges.
///
/// # Example
///
/// ```
/// use epitome::{Prior, Summarizer, score::{FeatureModel, FeatureTuning, Scorer}};
///
/// let mut tuning = FeatureTuning::new();
/// tuning.half_place = 4.0;
/// let steep = FeatureModel::builder().tuning(tuning).build()?;
/// let document = Summarizer::new().document("Rain fell. The river rose. People left the town.")?;
/// let uniform = Prior::uniform();
/// assert_ne!(steep.score(&document, &uniform), FeatureModel::new().score(&document, &uniform));
/// # Ok::<(), epitome::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct FeatureTuning {
    /// The distance from the opening, in sentences, at which the position counts half; finite and above 0, by
    /// default 8.
    ///
    /// What opens a text is said for the reader in a hurry. The smaller the constant, the more the scorer is
    /// a lead.
    pub half_place: f64,

    /// Among how many first sentences of a source an announcement counts as a second opening; by default 10,
    /// with 0 never.
    ///
    /// An abstract gives the background first and the contribution after it; an announcement further on
    /// speaks for its own section only.
    pub second_opening_within: usize,

    /// The most words from the first word of a loose cue, such as "we .. show", to its second; 1..=3, by
    /// default 3.
    ///
    /// Adverbs stand between the two, "we also briefly show"; over more words they seldom belong together.
    pub cue_distance: usize,

    /// A sentence of fewer words is too short; 0..=1000, by default 10.
    ///
    /// Shorter sentences are mostly remarks that say nothing without what is around them.
    pub short_below: usize,

    /// A sentence of more words is too long; 1..=1000, by default 35.
    ///
    /// Longer ones are mostly lists, or sentences run together by a missing full stop, and use up a budget of
    /// words.
    pub long_above: usize,

    /// The fewest sections of which the last is a conclusion; at least 1, by default 3.
    ///
    /// The second of two sections is half of the text.
    pub conclusion_sections: usize,

    /// How much of position and cue is lost as all of a text becomes talk; 0..=1, by default 1.
    ///
    /// A conversation opens with greetings, and "we" announces nothing in it.
    pub talk_discount: f64,

    /// The share of the feature's [`spread`](super::Feature::spread) in its scale; 0..=1, by default 0.5.
    ///
    /// With 0 a feature is standardized in each document, so that one amount of money among hundreds of
    /// sentences outweighs all else; with 1 a feature that hardly varies in a text hardly counts in it.
    pub spread_share: f64,

    /// What a query's relevance of 1 counts in units of the prior's weight; above 0, by default 300.
    ///
    /// What is asked decides; the other features order what answers alike. From 200 to 500 the measures
    /// hardly change.
    pub asked: f64,

    /// The relevance of the best sentence below which the others features have the more to say; above 0, by
    /// default 0.1.
    pub answered: f64,
}

impl FeatureTuning {
    /// The constants as the default has them.
    pub const fn new() -> Self {
        FeatureTuning {
            half_place: 8.0,
            second_opening_within: 10,
            cue_distance: 3,
            short_below: 10,
            long_above: 35,
            conclusion_sections: 3,
            talk_discount: 1.0,
            spread_share: 0.5,
            asked: 300.0,
            answered: 0.1,
        }
    }

    /// Refuses a constant that is out of its range.
    pub(super) fn check(&self) -> Result<(), Error> {
        Error::check_positive("half_place", self.half_place)?;
        Error::check_count("cue_distance", self.cue_distance, 1..=3)?;
        Error::check_count("short_below", self.short_below, 0..=1000)?;
        Error::check_count("long_above", self.long_above, 1..=1000)?;
        Error::check_count("conclusion_sections", self.conclusion_sections, 1..=usize::MAX)?;
        Error::check_share("talk_discount", self.talk_discount)?;
        Error::check_share("spread_share", self.spread_share)?;
        Error::check_positive("asked", self.asked)?;
        Error::check_positive("answered", self.answered)
    }
}

impl Default for FeatureTuning {
    fn default() -> Self {
        FeatureTuning::new()
    }
}
