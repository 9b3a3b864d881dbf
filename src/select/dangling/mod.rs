//! Dangling sentences: those that are not understood alone, since what they point back to is not chosen.

mod openings;
mod questions;

pub use openings::needs_context;

use super::SelectionTuning;
use crate::Document;
use openings::{Openings, Standing};
use questions::Answers;
use std::cell::Cell;
use std::ops::RangeInclusive;

/// What a selector does about sentences that do not stand alone.
///
/// Such a sentence needs the one before it as context: it opens with words that point back ("This",
/// "However", "As a result", "In these"), has a demonstrative that does among its first words ("They reported
/// these talks"; both per language, in `src/language/data/<code>/dangling.txt`), or ends a quotation that
/// began before it, and is not the first of its source. In talk the sentence before it is the last one that
/// says something: "Good." does not. Where a text is made of questions and answers, an answer needs its
/// question, and a question its answer. Other questions (in conversations only those of fewer than
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

/// A sentence with those it needs.
#[derive(Clone, Debug)]
pub(in crate::select) struct Passage<'s> {
    /// The question it answers, which stands before the others.
    question: Option<usize>,
    range: RangeInclusive<usize>,
    sentence: usize,
    says_nothing: &'s [bool],
}

impl Passage<'_> {
    /// Its sentences in the order of the text.
    pub(in crate::select) fn iter(&self) -> impl Iterator<Item = usize> + Clone + '_ {
        let shown = |&i: &usize| i == self.sentence || !self.says_nothing.get(i).copied().unwrap_or(false);
        self.question.into_iter().chain(self.range.clone().filter(shown))
    }

    /// Whether it is one sentence.
    pub(in crate::select) fn is_alone(&self) -> bool {
        self.question.is_none() && self.range.start() == self.range.end()
    }
}

/// Which sentences of a document dangle, as sentences are taken.
pub(in crate::select) struct DanglingState<'d, 't> {
    dangling: Dangling,
    openings: Openings<'d, 't>,
    /// For each sentence whether it stands alone, looked at when first asked for: most sentences of a long
    /// text are never near to being chosen. Empty for [`Dangling::Keep`].
    standings: Vec<Cell<Option<Standing>>>,
    /// In talk, sentences such as "Good.", which no other leans on; empty where there are none.
    says_nothing: Vec<bool>,
    answers: Answers,
    taken: Vec<bool>,
    weak_merit: f64,
    longest_context: usize,
}

impl<'d, 't> DanglingState<'d, 't> {
    pub(in crate::select) fn new(
        document: &'d Document<'t>,
        dangling: Dangling,
        tuning: &SelectionTuning,
    ) -> Self {
        let judged = if dangling == Dangling::Keep { 0 } else { document.len() };
        let openings = Openings::new(document, tuning);
        let answers = if judged == 0 { Answers::default() } else { Answers::of(document) };
        let standings = vec![Cell::new(None); judged];
        let nothing = |&i: &usize| {
            document.is_talk(i)
                && answers.question(i).is_none()
                && (document.words(i).iter().all(|word| word.term().is_none())
                    || document.words(i).len() < tuning.fragment_below)
        };
        let mut says_nothing = Vec::new();
        for i in (0..judged).filter(nothing) {
            says_nothing.resize(judged, false);
            says_nothing[i] = true;
        }
        if dangling == Dangling::WithContext {
            // Together with its answer a question is no weaker than anything else.
            for question in (0..judged).filter(|&i| answers.is_answered(i)) {
                standings[question].set(Some(Standing::StandsAlone));
            }
        }
        DanglingState {
            dangling,
            openings,
            standings,
            says_nothing,
            answers,
            taken: vec![false; document.len()],
            weak_merit: tuning.weak_merit,
            longest_context: tuning.longest_context,
        }
    }

    /// Whether a sentence stands alone; `None` where it is not asked.
    fn standing(&self, sentence: usize) -> Option<Standing> {
        let known = self.standings.get(sentence)?;
        if known.get().is_none() {
            known.set(Some(self.openings.standing(sentence)));
        }
        known.get()
    }

    /// How many sentences before one may be taken with it as its context, at most; `None` where it may be a
    /// question that stands anywhere.
    pub(in crate::select) fn reach(&self) -> Option<usize> {
        match self.dangling {
            Dangling::WithContext if self.answers.is_empty() => Some(self.longest_context),
            Dangling::WithContext => None,
            Dangling::Keep | Dangling::Penalize => Some(0),
        }
    }

    /// The factor of a sentence's merits now.
    pub(in crate::select) fn weight(&self, sentence: usize) -> f64 {
        match self.standing(sentence) {
            Some(Standing::Weak) => self.weak_merit,
            // Under `WithContext` it is weighed together with its context instead.
            Some(Standing::NeedsContext)
                if self.dangling == Dangling::Penalize && !self.taken[self.before(sentence)] =>
            {
                self.weak_merit
            }
            Some(_) if self.dangling == Dangling::Penalize && self.asked(sentence).is_some() => {
                self.weak_merit
            }
            _ => 1.0,
        }
    }

    /// The sentences whose utility may change when a sentence is taken: those after it that need it as
    /// context, up to the one that needs the most others besides.
    pub(in crate::select) fn dependents(&self, sentence: usize) -> impl Iterator<Item = usize> {
        let after = sentence + 1..self.taken.len().min(sentence + 2 + self.longest_context);
        let leans = |&i: &usize| self.standing(i) == Some(Standing::NeedsContext) || self.is_nothing(i);
        let answers = if self.answers.is_answered(sentence) { self.answers.end(sentence) } else { 0 };
        after.clone().take_while(leans).chain(after.end.max(sentence + 1)..answers).chain(
            // What answers a question and does not lean on it otherwise.
            after.filter(move |&i| i < answers),
        )
    }

    /// The sentences to take when a sentence is: itself, and with context those it needs.
    pub(in crate::select) fn context(&self, sentence: usize) -> Option<Passage<'_>> {
        let alone = sentence..=sentence;
        let passage =
            |question, range| Some(Passage { question, range, sentence, says_nothing: &self.says_nothing });
        if self.dangling != Dangling::WithContext {
            return passage(None, alone);
        }
        let leans =
            |i: usize| self.standing(i) == Some(Standing::NeedsContext) && !self.taken[self.before(i)];
        // Who leans on a sentence that says nothing leans on the one before it.
        let needs = |i: usize| leans(i) || (i < sentence && i > 0 && self.is_nothing(i));
        let first = (sentence.saturating_sub(self.longest_context)..=sentence).rev().find(|&i| !needs(i))?;
        let asked = self.asked(sentence);
        // A short answer is shown from its beginning, of a longer one the sentence and the question.
        let whole = asked.filter(|question| sentence - question <= self.longest_context);
        let first = whole.map_or(first, |question| first.min(question));
        let asked = asked.filter(|&question| question < first);
        let answer = sentence + 1;
        if self.answers.is_answered(sentence) && !self.taken[answer] {
            return passage(asked, first..=answer);
        }
        passage(asked, first..=sentence)
    }

    /// Whether it is a question whose answer is not taken, or an answer whose question is not.
    pub(in crate::select) fn is_parted(&self, sentence: usize) -> bool {
        self.asked(sentence).is_some()
            || (self.answers.is_answered(sentence) && !self.taken.get(sentence + 1).copied().unwrap_or(true))
    }

    /// The question that a sentence answers, where it is not taken.
    fn asked(&self, sentence: usize) -> Option<usize> {
        self.answers.question(sentence).filter(|&question| !self.taken[question])
    }

    /// The sentence that one leans on: the last before it that says something.
    fn before(&self, sentence: usize) -> usize {
        let near = sentence.saturating_sub(1 + self.longest_context)..sentence;
        near.rev().find(|&i| !self.is_nothing(i)).unwrap_or(sentence - 1)
    }

    /// Whether a sentence of talk says nothing: "Good."
    pub(in crate::select) fn is_nothing(&self, sentence: usize) -> bool {
        self.says_nothing.get(sentence).copied().unwrap_or(false)
    }

    pub(in crate::select) fn take(&mut self, sentence: usize) {
        self.taken[sentence] = true;
    }
}
