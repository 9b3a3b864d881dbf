//! Several lengths at once.

use super::Ruling;
use crate::admission::Admission;
use crate::summary::Shown;
use crate::{Budget, Document, Error, Outcome, Scores, Sentence, Sources, Summarizer, Summary};

/// # Several lengths at once
impl Summarizer {
    /// The summaries of a text, a source or many sources within several budgets, from the shortest to the
    /// longest, each containing the one before: a headline, some lines, a paragraph. One analysis serves all.
    ///
    /// It never fails: where an error occurs, each summary is empty and its outcome holds it.
    ///
    /// # Example
    ///
    /// ```
    /// use epitome::{Budget, Summarizer};
    ///
    /// let text = "Rain fell for a week. The river rose over its banks. People left their houses. It froze.";
    /// let lengths = [Budget::sentences(1), Budget::words(12), Budget::percent(75)];
    /// let summaries = Summarizer::new().summarize_nested(text, lengths);
    /// assert_eq!(summaries.iter().map(|summary| summary.len()).collect::<Vec<_>>(), [1, 2, 3]);
    /// for pair in summaries.windows(2) {
    ///     assert!(pair[0].iter().all(|short| pair[1].iter().any(|long| long.index() == short.index())));
    /// }
    /// ```
    pub fn summarize_nested<'t>(
        &self,
        sources: impl Into<Sources<'t>>,
        budgets: impl IntoIterator<Item: Into<Budget>>,
    ) -> Vec<Summary<'t>> {
        let sources = sources.into().into_vec();
        let budgets: Vec<Budget> = budgets.into_iter().map(Into::into).collect();
        let done = self.document(sources.clone()).and_then(|document| {
            let scores = self.score(&document)?;
            self.select_nested(&document, &scores, budgets.iter().copied())
        });
        let empty = |error: Error| Summary::empty(&sources, Outcome::Failed { error });
        done.unwrap_or_else(|error| budgets.iter().map(|_| empty(error.clone())).collect())
    }

    /// The summaries of a document within several budgets, in their order, each containing the one before.
    ///
    /// Each is what [`select`](Summarizer::select) would choose with those before it pinned. A sentence is
    /// chosen for a shorter one only where the longer ones have room for it too, in whatever unit they count,
    /// what must be there as well, so budgets are best given from the smallest to the largest.
    ///
    /// # Errors
    ///
    /// As for [`select`](Summarizer::select).
    ///
    /// Complexity: that of [`select`](Summarizer::select) for each budget.
    pub fn select_nested<'t>(
        &self,
        document: &Document<'t>,
        scores: &Scores,
        budgets: impl IntoIterator<Item: Into<Budget>>,
    ) -> Result<Vec<Summary<'t>>, Error> {
        let prior = self.prior(document)?;
        let budgets: Vec<Budget> = budgets.into_iter().map(Into::into).collect();
        let (rules, irrelevant) = (self.rules(), self.irrelevant(document, &prior));
        let mut summaries = Vec::with_capacity(budgets.len());
        let mut chosen: Vec<usize> = Vec::new();
        for number in 0..budgets.len() {
            let meters: Vec<_> = budgets[number..].iter().map(|&b| self.meter(document, b)).collect();
            let rules = rules.admission(document, scores, &meters, &chosen, &irrelevant)?;
            let Some((meter, longer)) = meters.split_first() else { break };
            let mut admission = rules.clone();
            for later in longer {
                (0..document.len()).filter(|&i| !later.fits(i)).for_each(|i| admission.forbid(i));
            }
            let select = |admission: &Admission| {
                self.select_under(document, scores, &prior, &meter.clone().with_admission(Some(admission)))
            };
            let mut summary = select(&admission)?;
            let picks: Vec<usize> =
                summary.clone().by_rank().iter().filter(|s| !s.is_context()).map(Sentence::index).collect();
            let kept = longer.iter().fold(picks.clone(), |kept, later| {
                let meter = later.clone().with_admission(Some(&rules));
                let of =
                    |shown: &[Shown]| Summary::of(document, shown, scores.as_slice(), Outcome::default());
                Shown::chosen(&meter.keep(kept, of)).collect()
            });
            if kept.len() < picks.len() && !matches!(summary.outcome(), Outcome::Clauses { .. }) {
                // The longer ones have no room for all of it.
                (0..document.len()).for_each(|i| admission.forbid(i));
                for &i in &kept {
                    admission.pin(i);
                }
                summary = select(&admission)?;
            }
            chosen = kept;
            summaries.push(summary);
        }
        Ok(summaries)
    }
}
