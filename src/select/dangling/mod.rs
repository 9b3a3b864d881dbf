//! Dangling sentences: those that are not understood alone, since what they point back to is not chosen.

mod openings;

pub use openings::needs_context;

use super::SelectionTuning;
use crate::Document;
use openings::{Openings, Standing};
use std::ops::RangeInclusive;

/// What a selector does about sentences that do not stand alone.
///
/// Such a sentence needs the one before it as context: it opens with words that point back ("This",
/// "However", "As a result", "In these"), has a demonstrative that does among its first words ("They reported
/// these talks"; both per language, in `src/language/data/<code>/dangling.txt`), or ends a quotation that
/// began before it, and is not the first of its source. Questions (in conversations only those of fewer than
/// seven words) and captions ("Figure 2: ...") are weak too, but no other sentence helps them.
///
/// # Example
///
/// ```
/// use epitome::select::{Dangling, TopRanked};
/// use epitome::{Scores, Summarizer, score};
///
/// let second = score::from_fn(|document, _| {
///     Scores::from((0..document.len()).map(|i| f64::from(i == 1)).collect::<Vec<_>>())
/// });
/// let selector = TopRanked::new().with_dangling(Dangling::WithContext);
/// let summarizer = Summarizer::new().with_scorer(second).with_selector(selector);
/// let text = "The old dam broke. This flooded the town. Trains ran late.";
/// assert_eq!(summarizer.summarize(text, 2).to_string(), "The old dam broke. This flooded the town.");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Dangling {
    /// Nothing.
    Keep,
    /// Its merits are multiplied by 0.6, unless the sentence before it is chosen too. Those of questions and
    /// captions always are.
    #[default]
    Penalize,
    /// It is chosen only together with the sentence before it, if both fit the budget; if that one needs
    /// context too, with up to three. Together they are worth the mean of what each is worth, weighted by
    /// their words. Questions and captions are treated as by [`Penalize`](Dangling::Penalize). A budget of
    /// words, bytes, characters or tokens is not filled up with fragments of fewer than three words
    /// ("Thanks!", "Regards, Ann"). Only if nothing else can be chosen are dangling sentences chosen without
    /// their context, and fragments at all.
    WithContext,
}

/// Which sentences of a document dangle, as sentences are taken.
pub(in crate::select) struct DanglingState {
    dangling: Dangling,
    /// For each sentence whether it stands alone; empty for [`Dangling::Keep`].
    standings: Vec<Standing>,
    taken: Vec<bool>,
    weak_merit: f64,
    longest_context: usize,
}

impl DanglingState {
    pub(in crate::select) fn new(
        document: &Document<'_>,
        dangling: Dangling,
        tuning: &SelectionTuning,
    ) -> Self {
        let judged = if dangling == Dangling::Keep { 0 } else { document.len() };
        let openings = Openings::new(document, tuning);
        DanglingState {
            dangling,
            standings: (0..judged).map(|i| openings.standing(i)).collect(),
            taken: vec![false; document.len()],
            weak_merit: tuning.weak_merit,
            longest_context: tuning.longest_context,
        }
    }

    /// The factor of a sentence's merits now.
    pub(in crate::select) fn weight(&self, sentence: usize) -> f64 {
        match self.standings.get(sentence) {
            Some(Standing::Weak) => self.weak_merit,
            // Under `WithContext` it is weighed together with its context instead.
            Some(Standing::NeedsContext)
                if self.dangling == Dangling::Penalize && !self.taken[sentence - 1] =>
            {
                self.weak_merit
            }
            _ => 1.0,
        }
    }

    /// The sentences whose utility may change when a sentence is taken: those after it that need it as
    /// context, up to the one that needs the most others besides.
    pub(in crate::select) fn dependents(&self, sentence: usize) -> impl Iterator<Item = usize> {
        let after = sentence + 1..self.taken.len().min(sentence + 2 + self.longest_context);
        after.take_while(|&i| self.standings.get(i) == Some(&Standing::NeedsContext))
    }

    /// The sentences to take when a sentence is: itself, and with context those it needs.
    pub(in crate::select) fn context(&self, sentence: usize) -> Option<RangeInclusive<usize>> {
        let needs = |i: usize| self.standings.get(i) == Some(&Standing::NeedsContext) && !self.taken[i - 1];
        if self.dangling != Dangling::WithContext {
            return Some(sentence..=sentence);
        }
        let first = (sentence.saturating_sub(self.longest_context)..=sentence).rev().find(|&i| !needs(i))?;
        Some(first..=sentence)
    }

    pub(in crate::select) fn take(&mut self, sentence: usize) {
        self.taken[sentence] = true;
    }
}
