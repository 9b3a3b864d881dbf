//! What of a budget is used while sentences are taken.

use super::written::Written;
use super::{Budget, Counter, Unit};
use crate::admission::{Admission, Standing};
use crate::render::{Renderer, Tally};
use crate::summary::Shown;
use crate::unicode::{word_count, word_count_up_to};
use crate::{Document, Outcome, Summary};
use std::fmt;

/// Counters of the other units that are counted on a text as it is written.
static BYTES: fn(&str) -> usize = str::len;
static CHARS: fn(&str) -> usize = |text| text.chars().count();

/// What of a budget is used: a selector asks it what still fits.
///
/// Lower level: only a selector of your own needs it.
///
/// # Panics
///
/// Like the document's, the methods that take a sentence's number panic where there is none with it.
///
/// # Example
///
/// ```
/// use epitome::{Budget, Meter, Summarizer};
///
/// let document = Summarizer::new().document("Rain fell. The river rose over its banks.")?;
/// let mut meter = Meter::new(&document, Budget::words(3));
/// assert!(!meter.take(1)); // seven words do not fit
/// assert!(meter.take(0));
/// # Ok::<(), epitome::Error>(())
/// ```
#[derive(Clone)]
pub struct Meter<'d, 't> {
    document: &'d Document<'t>,
    budget: Budget,
    counter: Option<&'d Counter<'d>>,
    renderer: Option<&'d dyn Renderer>,
    /// What is counted on the text as it is written.
    written: Option<Box<dyn Written + 'd>>,
    neighbours: Option<Neighbours>,
    limit: usize,
    used: usize,
    taken: usize,
    admission: Option<&'d Admission>,
    /// How many sentences of each source are taken, where that has a limit.
    of_source: Vec<usize>,
}

/// The sentences beside those taken, which come along as far as they fit.
#[derive(Clone)]
struct Neighbours {
    /// How many on each side.
    reach: usize,
    /// The place in `shown` of each sentence that is there.
    places: Vec<Option<usize>>,
    shown: Vec<Shown>,
    /// How many of those were chosen.
    chosen: usize,
}

impl Neighbours {
    fn show(&mut self, shown: Shown) {
        if let Some(place) = self.places[shown.sentence] {
            self.shown[place] = shown;
        } else {
            self.places[shown.sentence] = Some(self.shown.len());
            self.shown.push(shown);
        }
    }
}

impl<'d, 't> Meter<'d, 't> {
    /// The unused budget for a document. One in tokens admits nothing without a
    /// [`counter`](Meter::with_counter).
    pub fn new(document: &'d Document<'t>, budget: impl Into<Budget>) -> Self {
        let budget = budget.into();
        let limit = match budget.unit {
            Unit::Percent => (document.len() as u128 * budget.amount.min(100) as u128).div_ceil(100) as usize,
            Unit::Auto => auto(document.len()),
            Unit::Tokens => 0,
            _ => budget.amount,
        };
        Meter {
            document,
            budget,
            counter: None,
            renderer: None,
            written: None,
            neighbours: None,
            limit,
            used: 0,
            taken: 0,
            admission: None,
            of_source: Vec::new(),
        }
    }

    /// The same with a counter of tokens, which other budgets do not ask.
    #[must_use]
    pub fn with_counter(self, counter: &'d (dyn Fn(&str) -> usize + Send + Sync)) -> Self {
        let limit = if self.budget.unit == Unit::Tokens { self.budget.amount } else { self.limit };
        Meter { counter: Some(counter), limit, ..self }.with_written()
    }

    /// The same, counting bytes, characters and tokens on what a renderer writes.
    #[must_use]
    pub(crate) fn with_renderer(self, renderer: &'d dyn Renderer) -> Self {
        Meter { renderer: Some(renderer), ..self }.with_written()
    }

    fn with_written(mut self) -> Self {
        let counter: Option<&Counter<'_>> = match self.budget.unit {
            Unit::Tokens => self.counter,
            Unit::Bytes => self.renderer.map(|_| &BYTES as _),
            Unit::Chars => self.renderer.map(|_| &CHARS as _),
            Unit::Sentences | Unit::Percent | Unit::Auto | Unit::Words => None,
        };
        self.written = counter.map(|counter| -> Box<dyn Written + 'd> {
            Box::new(Tally::new(self.document, self.renderer, counter))
        });
        self
    }

    /// The same, taking with each sentence so many before it and behind it.
    #[must_use]
    pub(crate) fn with_context(self, reach: usize) -> Self {
        let places = vec![None; self.document.len()];
        let neighbours = (reach > 0).then(|| Neighbours { reach, places, shown: Vec::new(), chosen: 0 });
        Meter { neighbours, ..self }
    }

    /// The same under rules: what they pin is taken, whether it fits or not, and what they rule out never is.
    #[must_use]
    pub(crate) fn with_admission(self, admission: Option<&'d Admission>) -> Self {
        let Some(rules) = admission else { return self };
        let sources = if rules.most_per_source() < usize::MAX { self.document.sources().len() } else { 0 };
        let mut meter = Meter { admission, of_source: vec![0; sources], ..self };
        // What is beside them comes along when all of them are there.
        let neighbours = meter.neighbours.take();
        for &sentence in rules.pinned() {
            let cost = meter.cost(sentence);
            meter.choose(sentence, cost);
        }
        meter.neighbours = neighbours;
        rules.pinned().iter().for_each(|&sentence| meter.show(sentence));
        rules.pinned().iter().for_each(|&sentence| meter.take_neighbours(sentence));
        meter
    }

    /// The rules, where there are any.
    pub(crate) fn admission(&self) -> Option<&'d Admission> {
        self.admission
    }

    /// The sentences that were taken beforehand.
    pub(crate) fn pinned(&self) -> &'d [usize] {
        self.admission.map_or(&[], Admission::pinned)
    }

    /// The most sentences of one source that may be taken.
    pub(crate) fn most_per_source(&self) -> usize {
        self.admission.map_or(usize::MAX, Admission::most_per_source)
    }

    /// What chosen sentences use as they are written, where that is what the budget counts.
    pub(crate) fn written(&self, chosen: &[usize]) -> Option<usize> {
        let written = self.written.as_ref()?;
        let (shown, scores) = (Shown::in_order(chosen.iter().copied()), vec![0.0; self.document.len()]);
        Some(written.count(&Summary::of(self.document, &shown, &scores, Outcome::default())))
    }

    /// The same as a hard budget.
    #[must_use]
    pub(crate) fn hard(self) -> Self {
        Meter { budget: Budget { nearest: false, ..self.budget }, ..self }
    }

    /// The document whose sentences it counts.
    pub fn document(&self) -> &'d Document<'t> {
        self.document
    }

    /// The budget.
    pub fn budget(&self) -> Budget {
        self.budget
    }

    /// The most that may be used, in the budget's unit; for percent and auto, in sentences.
    pub fn limit(&self) -> usize {
        self.limit
    }

    /// What is used so far.
    pub fn used(&self) -> usize {
        self.used
    }

    /// What is left.
    pub fn left(&self) -> usize {
        self.limit.saturating_sub(self.used)
    }

    /// Whether a share of the text is asked for that is all of it.
    pub(crate) fn is_for_all(&self) -> bool {
        self.budget.unit == Unit::Percent && self.budget.amount >= 100
    }

    /// Whether nothing is left, so that no further sentence can fit.
    pub fn is_full(&self) -> bool {
        self.used >= self.limit
    }

    /// What a sentence would use now, with what joins it to those taken before; nothing where it is shown
    /// already, as the context of one taken. A renderer's marks, and the headers of a source or a section
    /// that is not open yet, are part of it.
    ///
    /// Complexity: O(length of the sentence) for words, characters and tokens, the latter once a sentence;
    /// else O(1).
    pub fn cost(&self, sentence: usize) -> usize {
        self.cost_behind(sentence, None)
    }

    /// The same, where another sentence was taken just before it.
    fn cost_behind(&self, sentence: usize, before: Option<usize>) -> usize {
        if self.shows(sentence) {
            return 0;
        }
        if let Some(written) = &self.written {
            return written.cost(self.document, sentence, before);
        }
        let joint = usize::from(self.taken > 0 || before.is_some());
        match self.budget.unit {
            Unit::Sentences | Unit::Percent | Unit::Auto => 1,
            Unit::Words => word_count(&self.document.displayed(sentence)),
            Unit::Bytes => self.document.displayed(sentence).len() + joint,
            Unit::Chars => self.document.displayed(sentence).chars().count() + joint,
            Unit::Tokens => 0, // without a counter nothing is admitted
        }
    }

    /// Whether a sentence is there as the context of one taken, or was taken where that is kept.
    fn shows(&self, sentence: usize) -> bool {
        self.neighbours.as_ref().is_some_and(|neighbours| neighbours.places[sentence].is_some())
    }

    /// Whether a sentence would be taken now.
    pub fn fits(&self, sentence: usize) -> bool {
        self.is_open(sentence, 0)
            && self.admits(self.cost_if_admitted(sentence, None, self.left()), self.left())
    }

    /// Whether all of these sentences of one source fit, one after the other.
    ///
    /// Complexity: as for [`cost`](Meter::cost), for each of them.
    pub(crate) fn fit_together(&self, sentences: impl Iterator<Item = usize>) -> bool {
        let (mut left, mut before) = (self.left(), None);
        for (others, sentence) in sentences.enumerate() {
            let cost = self.cost_if_admitted(sentence, before, left);
            if !self.is_open(sentence, others) || !self.admits(cost, left) {
                return false;
            }
            left = left.saturating_sub(cost);
            before = Some(sentence);
        }
        true
    }

    /// Takes a sentence if it fits, and says whether it did.
    pub fn take(&mut self, sentence: usize) -> bool {
        if !self.is_open(sentence, 0) {
            return false;
        }
        let cost = self.cost_if_admitted(sentence, None, self.left());
        let admitted = self.admits(cost, self.left());
        if admitted {
            self.choose(sentence, cost);
        }
        admitted
    }

    /// Takes a sentence, and those beside it as far as they fit.
    fn choose(&mut self, sentence: usize, cost: usize) {
        self.note(sentence, cost);
        if let Some(taken) = self.of_source.get_mut(self.document.source(sentence)) {
            *taken += 1;
        }
        self.show(sentence);
        self.take_neighbours(sentence);
    }

    /// Shows a sentence that was taken, where that is kept.
    fn show(&mut self, sentence: usize) {
        if let Some(neighbours) = &mut self.neighbours {
            let rank = neighbours.chosen;
            neighbours.chosen += 1;
            neighbours.show(Shown { sentence, rank, is_context: false });
        }
    }

    fn note(&mut self, sentence: usize, cost: usize) {
        self.used = self.used.saturating_add(cost);
        self.taken += 1;
        if let Some(written) = &mut self.written {
            written.take(self.document, sentence);
        }
    }

    /// Whether the rules let a sentence be taken now. One that is taken beforehand is not taken once more.
    /// `others`: how many of its source are to be taken before it.
    fn is_open(&self, sentence: usize, others: usize) -> bool {
        self.admission.is_none_or(|rules| {
            let of_source = self.of_source.get(self.document.source(sentence)).copied().unwrap_or(0);
            rules.standing(sentence) == Standing::Open
                && of_source.saturating_add(others) < rules.most_per_source()
        })
    }

    /// Whether the rules let a sentence not even be shown beside one that is taken.
    fn is_ruled_out(&self, sentence: usize) -> bool {
        let standing = self.admission.map(|rules| rules.standing(sentence));
        matches!(standing, Some(Standing::Forbidden | Standing::Seen))
    }

    /// Takes those beside a sentence that is shown, the nearest first, on each side as far as they fit; not
    /// beyond a heading.
    fn take_neighbours(&mut self, sentence: usize) {
        let Some(mut neighbours) = self.neighbours.take() else { return };
        let document = self.document;
        let rank = neighbours.places[sentence].map_or(0, |place| neighbours.shown[place].rank);
        let place = |i: usize| (document.source(i), document.heading_block(i));
        let beside = |i: Option<usize>| i.filter(|&i| i < document.len() && place(i) == place(sentence));
        let (mut before, mut behind) = (Some(sentence), Some(sentence));
        for _ in 0..neighbours.reach {
            before = beside(before.and_then(|i| i.checked_sub(1)));
            behind = beside(behind.and_then(|i| i.checked_add(1)));
            for side in [&mut before, &mut behind] {
                let Some(neighbour) = *side else { continue };
                if neighbours.places[neighbour].is_some() {
                    continue;
                }
                let cost = self.cost(neighbour);
                if cost > self.left() || self.is_ruled_out(neighbour) {
                    *side = None;
                    continue;
                }
                self.note(neighbour, cost);
                neighbours.show(Shown { sentence: neighbour, rank, is_context: true });
            }
            if before.is_none() && behind.is_none() {
                break;
            }
        }
        self.neighbours = Some(neighbours);
    }

    /// The cost of a sentence that may be admitted; of another one any cost that is not. Most sentences are
    /// asked for when little is left, and need not be counted to their ends then.
    fn cost_if_admitted(&self, sentence: usize, before: Option<usize>, left: usize) -> usize {
        match self.budget.unit {
            Unit::Words if !self.shows(sentence) => {
                word_count_up_to(&self.document.displayed(sentence), left.saturating_mul(2))
            }
            _ => self.cost_behind(sentence, before),
        }
    }

    /// Whether a cost is admitted where so much is left.
    fn admits(&self, cost: usize, left: usize) -> bool {
        left > 0 && (cost <= left || (self.budget.nearest && cost - left < left))
    }

    /// The chosen sentences, each once, and those beside them, without what does not fit: no selector
    /// overspends, custom ones included. `summary` makes the summary that is shown of some of them.
    pub(crate) fn keep<'s>(
        mut self,
        chosen: Vec<usize>,
        summary: impl Fn(&[Shown]) -> Summary<'s>,
    ) -> Vec<Shown> {
        let mut seen = vec![false; self.document.len()];
        self.pinned().iter().for_each(|&i| seen[i] = true);
        let mut shown: Vec<Shown> = Shown::in_order(self.pinned().iter().copied());
        for sentence in chosen {
            if !std::mem::replace(&mut seen[sentence], true) && self.take(sentence) {
                shown.push(Shown { sentence, rank: shown.len(), is_context: false });
            }
        }
        if let Some(neighbours) = self.neighbours.take() {
            shown = neighbours.shown;
        }
        match &self.written {
            Some(written) => written.keep(&self, shown, &|shown| written.count(&summary(shown))),
            None => shown,
        }
    }
}

/// How many of a text's sentences its summary needs.
///
/// From 0.65 to 1 the factor makes no difference above 0.6 R1 over the corpora.
fn auto(sentences: usize) -> usize {
    (libm::round(0.8 * libm::sqrt(sentences as f64)) as usize).max(usize::from(sentences > 0))
}

impl fmt::Debug for Meter<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Meter")
            .field("budget", &self.budget)
            .field("limit", &self.limit)
            .field("used", &self.used)
            .finish_non_exhaustive()
    }
}
