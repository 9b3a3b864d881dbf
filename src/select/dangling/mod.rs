//! Dangling sentences: those that do not stand alone, for what they point back to is not chosen.

mod openings;

pub(super) use openings::is_fragment;
pub use openings::needs_context;

use crate::Document;
use openings::{Openings, Standing};
use std::ops::RangeInclusive;

/// What a sentence that does not stand alone is worth, against its merits. Over 24 corpora, by the default's scores, 15
/// of 100 chosen sentences lean on one that is not chosen where nothing is done; 0.9, 0.8, 0.7, 0.6 and 0.5 leave 7, 3,
/// 1.5, 1 and 1 of them for up to 0.1 ROUGE-1.
const WEAKENED: f64 = 0.6;

/// The most sentences that are pulled in before one that needs them.
const LONGEST_CONTEXT: usize = 3;

/// What a selector does about sentences that do not stand alone.
///
/// Such a sentence opens with a word that points back ("This", "However", "As a result", "In these"), has a demonstrative
/// that does among its first words ("They reported these talks"; both per language, in
/// `src/language/data/<code>/dangling.txt`), or ends a quotation that began before it, and is not the first of its source.
/// Questions (in talk those of fewer than seven words) and captions ("Figure 2: ...") stand alone badly too, but no other
/// sentence helps them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Dangling {
    /// Nothing.
    Keep,
    /// Its merits count 0.6, unless the sentence before it is chosen too. Questions and captions always count so.
    #[default]
    Penalize,
    /// It is chosen only with the sentence before it, which is pulled in where both fit the budget; where that needs
    /// another in turn, so is that one, up to three. Together they are worth the mean of what each is worth, by their
    /// words. Questions and captions as for [`Penalize`](Dangling::Penalize). Where nothing else can be chosen, it is chosen without. Nor is a
    /// budget of words, bytes, characters or tokens filled up with fragments, of fewer than three words ("Thanks!",
    /// "Regards, Ann"): they are chosen where nothing else can be.
    WithContext,
}

/// What is done about dangling sentences, on the way through a document.
pub(in crate::select) struct DanglingState {
    dangling: Dangling,
    /// Empty where they are kept as they are.
    marks: Vec<Standing>,
    taken: Vec<bool>,
}

impl DanglingState {
    pub(in crate::select) fn new(document: &Document<'_>, dangling: Dangling) -> Self {
        let marked = if dangling == Dangling::Keep { 0 } else { document.len() };
        let openings = Openings::new(document);
        let marks = (0..marked).map(|i| openings.mark(i)).collect();
        DanglingState { dangling, marks, taken: vec![false; document.len()] }
    }

    /// How much of a sentence's merits count now.
    pub(in crate::select) fn weight(&self, sentence: usize) -> f64 {
        match self.marks.get(sentence) {
            Some(Standing::Weak) => WEAKENED,
            // With its context it comes with its context and shares that's worth instead.
            Some(Standing::NeedsContext)
                if self.dangling == Dangling::Penalize && !self.taken[sentence - 1] =>
            {
                WEAKENED
            }
            _ => 1.0,
        }
    }

    /// The sentences whose worth may change when a sentence is taken: those behind it that lean on it, up to the one that
    /// needs the most others besides.
    pub(in crate::select) fn dependents(&self, sentence: usize) -> impl Iterator<Item = usize> {
        let behind = sentence + 1..self.taken.len().min(sentence + 2 + LONGEST_CONTEXT);
        behind.take_while(|&i| self.marks.get(i) == Some(&Standing::NeedsContext))
    }

    /// The sentences to take when a sentence is: itself, and with context those it needs.
    pub(in crate::select) fn context(&self, sentence: usize) -> Option<RangeInclusive<usize>> {
        let needs = |i: usize| self.marks.get(i) == Some(&Standing::NeedsContext) && !self.taken[i - 1];
        if self.dangling != Dangling::WithContext {
            return Some(sentence..=sentence);
        }
        let first = (sentence.saturating_sub(LONGEST_CONTEXT)..=sentence).rev().find(|&i| !needs(i))?;
        Some(first..=sentence)
    }

    pub(in crate::select) fn take(&mut self, sentence: usize) {
        self.taken[sentence] = true;
    }
}
