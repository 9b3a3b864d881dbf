//! What must, may and may not be chosen, whatever the method.

mod asked;
mod matcher;
mod nested;
mod options;
mod seen;

pub use matcher::Matcher;
pub use seen::Seen;

use crate::admission::{Admission, Standing};
use crate::scores::sort_by_score;
use crate::select::Picks;
use crate::unicode::word_count;
use crate::{Document, Error, Meter, Scores, Unit};
use matcher::Phrase;
use std::ops::RangeInclusive;
use std::sync::Arc;

/// What the rules of a summarizer come to. A summarizer has them behind a pointer, so that a program that
/// gives none holds nothing of them.
pub(crate) trait Ruling: Send + Sync {
    /// The rules themselves.
    fn into_rules(self: Arc<Self>) -> Arc<Rules>;

    /// What they come to for a document beside sentences that are taken; what is not relevant is passed over
    /// unless it is pinned by name.
    ///
    /// # Errors
    ///
    /// When what must be chosen is not there, is ruled out, or does not fit each of the unused budgets of
    /// `meters`: that of the summary and those of longer ones that contain it.
    fn admission(
        &self,
        document: &Document<'_>,
        scores: &Scores,
        meters: &[Meter<'_, '_>],
        taken: &[usize],
        irrelevant: &[usize],
    ) -> Result<Admission, Error>;

    /// Rules out what is too short, too long or read before.
    fn bar(&self, document: &Document<'_>, standings: &mut [Standing]);
}

/// The rules of a summarizer; those of one without any are idle.
#[derive(Clone, Debug)]
pub(crate) struct Rules {
    pinned: Vec<Matcher>,
    musts: Vec<Phrase>,
    forbidden: Vec<Matcher>,
    seen: Option<Arc<Seen>>,
    /// How many words a chosen sentence has.
    words: RangeInclusive<usize>,
    /// How many sentences of each source are chosen.
    per_source: RangeInclusive<usize>,
}

impl Default for Rules {
    fn default() -> Self {
        Rules {
            pinned: Vec::new(),
            musts: Vec::new(),
            forbidden: Vec::new(),
            seen: None,
            words: 0..=usize::MAX,
            per_source: 0..=usize::MAX,
        }
    }
}

impl Ruling for Rules {
    fn into_rules(self: Arc<Self>) -> Arc<Rules> {
        self
    }

    fn admission(
        &self,
        document: &Document<'_>,
        scores: &Scores,
        meters: &[Meter<'_, '_>],
        taken: &[usize],
        irrelevant: &[usize],
    ) -> Result<Admission, Error> {
        let mut admission = Admission::new(self.standings(document)?, *self.per_source.end());
        for &i in taken {
            admission.pin(i);
        }
        self.pin(document, scores, &mut admission)?;
        let mut admission = self.with_musts(document, scores, meters, &admission)?;
        for &i in irrelevant {
            admission.pass_over(i);
        }
        self.pin_floors(document, scores, meters, &mut admission);
        Ok(admission)
    }

    fn bar(&self, document: &Document<'_>, standings: &mut [Standing]) {
        self.bar_by_words(document, standings);
        self.bar_seen(document, standings);
    }
}

impl Rules {
    fn are_idle(&self) -> bool {
        let all = 0..=usize::MAX;
        self.pinned.is_empty()
            && self.musts.is_empty()
            && self.forbidden.is_empty()
            && self.seen.is_none()
            && self.words == all
            && self.per_source == all
    }

    /// The same with the musts as the first budget has room for them; as another one has, where these fit
    /// all budgets and those do not.
    fn with_musts(
        &self,
        document: &Document<'_>,
        scores: &Scores,
        meters: &[Meter<'_, '_>],
        pinned: &Admission,
    ) -> Result<Admission, Error> {
        let mut fault = Ok(pinned.clone());
        for meter in meters {
            let mut admission = pinned.clone();
            self.pin_musts(document, scores, meter, &mut admission)?;
            match meters.iter().try_for_each(|meter| check(meter, &admission)) {
                Ok(()) => return Ok(admission),
                Err(error) if fault.is_ok() => fault = Err(error),
                Err(_) => {}
            }
        }
        fault
    }

    /// What is ruled out.
    fn standings(&self, document: &Document<'_>) -> Result<Vec<Standing>, Error> {
        let mut standings = vec![Standing::Open; document.len()];
        for matcher in &self.forbidden {
            matcher.find(document)?.into_iter().for_each(|i| standings[i] = Standing::Forbidden);
        }
        self.bar(document, &mut standings);
        Ok(standings)
    }

    fn bar_seen(&self, document: &Document<'_>, standings: &mut [Standing]) {
        if let Some(seen) = &self.seen {
            for (i, standing) in standings.iter_mut().enumerate() {
                if *standing == Standing::Open && seen.holds(document, i) {
                    *standing = Standing::Seen;
                }
            }
        }
    }

    fn bar_by_words(&self, document: &Document<'_>, standings: &mut [Standing]) {
        if self.words != (0..=usize::MAX) {
            for (i, standing) in standings.iter_mut().enumerate() {
                if !self.words.contains(&word_count(document.sentence(i))) {
                    *standing = Standing::Forbidden;
                }
            }
        }
    }

    /// The pinned sentences, the best first.
    fn pin(&self, document: &Document<'_>, scores: &Scores, admission: &mut Admission) -> Result<(), Error> {
        let mut pinned = Vec::new();
        for matcher in &self.pinned {
            pinned.extend(matcher.find(document)?);
        }
        let is_barred = |&&i: &&usize| !matches!(admission.standing(i), Standing::Open | Standing::Pinned);
        if let Some(&barred) = pinned.iter().find(is_barred) {
            let why = match admission.standing(barred) {
                Standing::Seen => "was read before",
                _ => "is ruled out",
            };
            return Err(Error::not_there(format!("sentence {barred} is pinned, but it {why}")));
        }
        sort_by_score(&mut pinned, scores.as_slice());
        for i in pinned {
            admission.pin(i);
        }
        Ok(())
    }

    /// For each term that no sentence pinned so far has, the best sentence with it that still fits; where
    /// they do not all fit so, the shortest with each.
    fn pin_musts(
        &self,
        document: &Document<'_>,
        scores: &Scores,
        meter: &Meter<'_, '_>,
        admission: &mut Admission,
    ) -> Result<(), Error> {
        let mut open = Vec::new();
        for must in &self.musts {
            if must.is_idle(document)? {
                continue;
            }
            let mut found = must.find(document)?;
            found.retain(|&i| matches!(admission.standing(i), Standing::Open | Standing::Pinned));
            if found.is_empty() {
                let what = format!("no sentence that may be shown has '{}', which must be in it", must.text);
                return Err(Error::not_there(what));
            }
            sort_by_score(&mut found, scores.as_slice());
            open.push(found);
        }
        let is_met = |found: &[usize], more: &[usize]| {
            found.iter().any(|&i| admission.standing(i) == Standing::Pinned || more.contains(&i))
        };
        let pinning = |more: Vec<usize>| {
            let mut admission = admission.clone();
            for i in more {
                admission.pin(i);
            }
            admission
        };
        let best = || {
            let mut more = Vec::new();
            let any_source = admission.clone().of_any_source();
            let mut used = meter.clone().with_context(0).with_admission(Some(&any_source));
            for found in &open {
                if !is_met(found, &more) {
                    more.push(found.iter().copied().find(|&i| used.take(i))?);
                }
            }
            Some(pinning(more)).filter(|best| check(meter, best).is_ok())
        };
        let shortest = || {
            let mut more = Vec::new();
            for found in &open {
                if !is_met(found, &more) {
                    more.extend(found.iter().copied().min_by_key(|&i| meter.cost(i)));
                }
            }
            pinning(more)
        };
        *admission = best().unwrap_or_else(shortest);
        Ok(())
    }

    /// The best sentences of each source that has fewer than the least number, as far as they fit and say
    /// something new: first the best of each source, the better one first, then the second of each.
    fn pin_floors(
        &self,
        document: &Document<'_>,
        scores: &Scores,
        meters: &[Meter<'_, '_>],
        admission: &mut Admission,
    ) {
        let Some((meter, longer)) = meters.split_first() else { return };
        let floor = *self.per_source.start();
        if floor == 0 {
            return;
        }
        let mut of_source = vec![Vec::new(); document.sources().len()];
        // The sources by their best sentences.
        let mut order = Vec::new();
        for i in scores.ranked() {
            let source = document.source(i);
            if of_source[source].is_empty() {
                order.push(source);
            }
            of_source[source].push(i);
        }
        let mut chosen = vec![0; of_source.len()];
        admission.pinned().iter().for_each(|&i| chosen[document.source(i)] += 1);
        let mut picks = Picks::new(meter.clone().with_admission(Some(admission)));
        let mut queues: Vec<_> = of_source.into_iter().map(Vec::into_iter).collect();
        for round in 0..floor {
            for &source in &order {
                if chosen[source] <= round && queues[source].any(|i| picks.take(i)) {
                    chosen[source] += 1;
                }
            }
            if picks.is_full() {
                break;
            }
        }
        let mut picked = picks.into_vec();
        loop {
            let mut with_floors = admission.clone();
            for &i in &picked {
                with_floors.pin(i);
            }
            if picked.is_empty() || longer.iter().all(|meter| check(meter, &with_floors).is_ok()) {
                *admission = with_floors;
                return;
            }
            picked.truncate(picked.len() / 2);
        }
    }
}

/// Refuses pinned sentences that the budget has no room for.
fn check(meter: &Meter<'_, '_>, admission: &Admission) -> Result<(), Error> {
    if admission.pinned().is_empty() {
        return Ok(());
    }
    let unit = meter.budget().unit();
    let needed = match meter.written(admission.pinned()) {
        Some(tokens) => tokens,
        None if unit == Unit::Tokens => {
            return Err(Error::not_there(
                "the budget is in tokens, but no counter was given for what is pinned",
            ));
        }
        None => meter.clone().with_context(0).with_admission(Some(admission)).used(),
    };
    if needed > meter.limit() {
        return Err(Error::too_much_pinned(needed, meter.limit(), unit));
    }
    Ok(())
}
