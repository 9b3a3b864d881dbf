//! Budgets that are counted on the text as it is written: those of tokens, and where a renderer writes it.

use super::Meter;
use crate::render::Tally;
use crate::summary::Shown;
use crate::{Document, Summary};

/// What sentences use as they are written. The meter knows it by its address alone, so that a program that
/// counts nothing so need not link it.
pub(super) trait Written: Send + Sync {
    /// What a sentence adds now, where `before` was taken just before it and is not noted yet.
    fn cost(&self, document: &Document<'_>, sentence: usize, before: Option<usize>) -> usize;

    /// Notes that a sentence is taken.
    fn take(&mut self, document: &Document<'_>, sentence: usize);

    /// What a whole summary uses.
    fn count(&self, summary: &Summary<'_>) -> usize;

    /// Those of the picks that fit together; `used` tells what some use.
    fn keep(&self, meter: &Meter<'_, '_>, shown: Vec<Shown>, used: &dyn Fn(&[Shown]) -> usize) -> Vec<Shown>;

    /// A copy of its own.
    fn boxed<'a>(&self) -> Box<dyn Written + 'a>
    where
        Self: 'a;
}

impl Clone for Box<dyn Written + '_> {
    fn clone(&self) -> Self {
        (**self).boxed()
    }
}

impl Written for Tally<'_> {
    fn cost(&self, document: &Document<'_>, sentence: usize, before: Option<usize>) -> usize {
        Tally::cost(self, document, sentence, before)
    }

    fn take(&mut self, document: &Document<'_>, sentence: usize) {
        Tally::take(self, document, sentence);
    }

    fn count(&self, summary: &Summary<'_>) -> usize {
        self.count_summary(summary)
    }

    fn keep(
        &self,
        meter: &Meter<'_, '_>,
        mut shown: Vec<Shown>,
        used: &dyn Fn(&[Shown]) -> usize,
    ) -> Vec<Shown> {
        let fitting = fitting(meter, shown.len(), |first| used(&shown[..first]));
        let is_kept = |&pinned: &usize| Shown::chosen(&shown[..fitting]).any(|chosen| chosen == pinned);
        if !meter.pinned().iter().all(is_kept) {
            // They fit by themselves, for it was checked before.
            return Shown::in_order(meter.pinned().iter().copied());
        }
        if fitting == 0 {
            // The first one alone costs more than its parts did; another may not.
            let alone = shown.iter().map(|&shown| Shown { rank: 0, is_context: false, ..shown });
            return alone.skip(1).find(|&alone| used(&[alone]) <= meter.limit()).into_iter().collect();
        }
        shown.truncate(fitting);
        // One that was beside another before it was chosen stands before what was chosen earlier.
        Shown::rank_anew(&mut shown);
        shown
    }

    fn boxed<'a>(&self) -> Box<dyn Written + 'a>
    where
        Self: 'a,
    {
        Box::new(self.clone())
    }
}

/// How many of the picks may be shown; `used` tells what the first ones use together.
///
/// A counter need not be additive, so the last word is the summary as it is shown. The last picks are
/// dropped by steps that double, then halve, for each step counts the whole summary.
fn fitting(meter: &Meter<'_, '_>, picks: usize, used: impl Fn(usize) -> usize) -> usize {
    let fits = |picks: usize| picks == 0 || used(picks) <= meter.limit();
    let (mut fitting, mut too_many, mut step) = (picks, picks + 1, 1);
    while !fits(fitting) {
        too_many = fitting;
        fitting = fitting.saturating_sub(step);
        step *= 2;
    }
    while too_many - fitting > 1 {
        let middle = usize::midpoint(fitting, too_many);
        *(if fits(middle) { &mut fitting } else { &mut too_many }) = middle;
    }
    if meter.budget().is_nearest() && fitting < picks {
        // One more may overshoot, if that ends closer to the budget than without it.
        let shown = if fitting == 0 { 0 } else { used(fitting) };
        let left = meter.limit().saturating_sub(shown);
        fitting += usize::from(used(fitting + 1).saturating_sub(meter.limit()) < left);
    }
    fitting
}
