//! The options of a summarizer that rule what may be chosen.

use super::matcher::Phrase;
use super::{Matcher, Rules, Ruling, Seen};
use crate::Summarizer;
use std::ops::{Bound, RangeBounds, RangeInclusive};
use std::sync::Arc;

/// # What must and must not be in a summary
///
/// These hold for every method, with selectors of the caller's own too. Where what must be chosen cannot be,
/// [`try_summarize`](Summarizer::try_summarize) and [`select`](Summarizer::select) return an error for which
/// [`is_unmet`](crate::Error::is_unmet) holds, and [`summarize`](Summarizer::summarize) an empty summary
/// whose outcome holds it. Sentences are shown whole, so no number, name or negation of a chosen one is lost.
impl Summarizer {
    /// Pins sentences: all that are meant are in the summary, the best first in the order of choice, whatever
    /// else there is room for. May be given several times.
    ///
    /// A pinned sentence counts against the budget, hard or soft, and against no limit of sentences of its
    /// source. That the budget is too small for all of them, or one of them is ruled out, is an error.
    ///
    /// # Example
    ///
    /// ```
    /// use epitome::{Budget, Matcher, Summarizer};
    ///
    /// let text = "Rain fell for a week. The river rose over its banks. People left their houses.";
    /// let summarizer = Summarizer::new().with_pinned(Matcher::numbers([2]));
    /// assert!(summarizer.summarize(text, 1).to_string() == "People left their houses.");
    /// let error = summarizer.try_summarize(text, Budget::words(3)).unwrap_err();
    /// assert_eq!(
    ///     error.to_string(),
    ///     "the budget is too small for what must be chosen: 4 words are needed, 1 more than 3"
    /// );
    /// ```
    #[must_use]
    pub fn with_pinned(self, sentences: Matcher) -> Self {
        self.with_rule(|rules| rules.pinned.push(sentences))
    }

    /// Words and, in quotation marks, phrases that must be in the summary: for each of them the best sentence
    /// with it is, or if these do not fit together, the shortest. May be given several times.
    ///
    /// Words are found as by [`Matcher::any_of`]: by their stems, stop words only within quotation marks.
    /// That a word stands in no sentence that may be shown is an error.
    ///
    /// # Example
    ///
    /// ```
    /// use epitome::Summarizer;
    ///
    /// let text = "Rain fell for a week. The river rose over its banks. People left their houses by boat.";
    /// let summary = Summarizer::new().with_must("houses \"river rose\"").summarize(text, 2);
    /// assert_eq!(summary.to_string(), "The river rose over its banks. People left their houses by boat.");
    /// assert!(Summarizer::new().with_must("snow").try_summarize(text, 2).is_err());
    /// ```
    #[must_use]
    pub fn with_must(self, words: &str) -> Self {
        let phrases = Phrase::all(words);
        self.with_rule(|rules| rules.musts.extend(phrases))
    }

    /// Rules sentences out: none that is meant is shown, not in part either, nor as the context of another
    /// one. May be given several times.
    ///
    /// # Example
    ///
    /// ```
    /// use epitome::{Matcher, Summarizer};
    ///
    /// let text = "Rain fell for a week. The river rose over its banks. People left their houses.";
    /// let dry = Summarizer::new().with_forbidden(Matcher::any_of("rain river"));
    /// assert_eq!(dry.summarize(text, 3).to_string(), "People left their houses.");
    /// ```
    #[must_use]
    pub fn with_forbidden(self, sentences: Matcher) -> Self {
        self.with_rule(|rules| rules.forbidden.push(sentences))
    }

    /// Leaves out what was read before: the summary is of what is new. Nothing in it repeats a sentence of
    /// what was seen, by the definition of [`Seen`].
    ///
    /// # Example
    ///
    /// ```
    /// use epitome::{Outcome, Seen, Summarizer};
    ///
    /// let text = "The river rose over its banks on Monday.";
    /// let mut seen = Seen::new();
    /// seen.add(&Summarizer::new().document(text)?);
    /// let update = Summarizer::new().with_seen(seen).summarize(text, 3);
    /// assert_eq!((update.len(), update.outcome()), (0, &Outcome::NothingNew));
    /// # Ok::<(), epitome::Error>(())
    /// ```
    #[must_use]
    pub fn with_seen(self, seen: impl Into<Arc<Seen>>) -> Self {
        let seen = seen.into();
        self.with_rule(|rules| rules.seen = Some(seen))
    }

    /// How many words a chosen sentence has, counted as for [`Budget::words`](crate::Budget::words); others
    /// are ruled out, also as parts. By default any number.
    ///
    /// # Example
    ///
    /// ```
    /// use epitome::Summarizer;
    ///
    /// let text = "It rained. The river rose over its banks at night. People left.";
    /// let summary = Summarizer::new().with_sentence_words(4..=20).summarize(text, 3);
    /// assert_eq!(summary.to_string(), "The river rose over its banks at night.");
    /// ```
    #[must_use]
    pub fn with_sentence_words(self, words: impl RangeBounds<usize>) -> Self {
        self.with_rule(|rules| rules.words = inclusive(&words))
    }

    /// How many sentences of each source are chosen: no more than the range's end, and as far as the budget
    /// has room and they are relevant and say something new, no fewer than its start. By default any number.
    ///
    /// # Example
    ///
    /// ```
    /// use epitome::Summarizer;
    ///
    /// let sources = ["The river rose over its banks. The river fell at night.", "Snow fell on the pass."];
    /// let summary = Summarizer::new().with_per_source(1..=1).summarize(sources, 2);
    /// assert_eq!(summary.iter().map(|sentence| sentence.source()).collect::<Vec<_>>(), [0, 1]);
    /// ```
    #[must_use]
    pub fn with_per_source(self, sentences: impl RangeBounds<usize>) -> Self {
        self.with_rule(|rules| rules.per_source = inclusive(&sentences))
    }

    fn with_rule(mut self, change: impl FnOnce(&mut Rules)) -> Self {
        let mut rules = self.rules.take().map_or_else(Arc::default, Ruling::into_rules);
        change(Arc::make_mut(&mut rules));
        self.rules = if rules.are_idle() { None } else { Some(rules) };
        self
    }

    /// The rules it was given.
    pub(crate) fn rules(&self) -> Arc<Rules> {
        self.rules.clone().map_or_else(Arc::default, Ruling::into_rules)
    }
}

fn inclusive(range: &impl RangeBounds<usize>) -> RangeInclusive<usize> {
    let start = match range.start_bound() {
        Bound::Included(&start) => start,
        Bound::Excluded(&start) => start.saturating_add(1),
        Bound::Unbounded => 0,
    };
    match range.end_bound() {
        Bound::Included(&end) => start..=end,
        Bound::Excluded(&0) => RangeInclusive::new(1, 0),
        Bound::Excluded(&end) => start..=end - 1,
        Bound::Unbounded => start..=usize::MAX,
    }
}
