//! What is chosen: the last step, and what it counts.

use super::{Summarizer, check_prior, check_scores};
use crate::admission::{Admission, Standing};
use crate::render::Renderer;
use crate::select::repetitions;
use crate::split::{Cut, clauses};
use crate::summary::Shown;
use crate::{Budget, Document, Error, Meter, Outcome, Prior, Scores, Summary, Unit};
use std::sync::Arc;

/// Gives a meter the summarizer's counter and renderer.
pub(super) type Writing = for<'d, 't> fn(&'d Summarizer, Meter<'d, 't>) -> Meter<'d, 't>;

/// # What is chosen
impl Summarizer {
    /// Gives the counter of [`Budget::tokens`], for example a language model's tokenizer: how many tokens a
    /// text has. That of the summarizer that selects counts.
    ///
    /// # Example
    ///
    /// ```
    /// use epitome::{Budget, Summarizer};
    ///
    /// let text = "Rain fell for a week. The river rose over its banks. People left their houses.";
    /// let letters = Summarizer::new().with_counter(|text| text.chars().count());
    /// assert!(letters.summarize(text, Budget::tokens(50)).to_string().len() <= 50);
    /// ```
    #[must_use]
    pub fn with_counter(self, counter: impl Fn(&str) -> usize + Send + Sync + 'static) -> Self {
        Summarizer { counter: Some(Arc::new(counter)), writing: Some(Summarizer::writing_meter), ..self }
    }

    /// Gives the renderer by which summaries are written out: budgets of bytes, characters and tokens then
    /// count the text as it writes it, separators, headers and citations among it. By default they count the
    /// sentences joined by one space. That of the summarizer that selects counts.
    ///
    /// # Example
    ///
    /// ```
    /// use epitome::render::Template;
    /// use epitome::{Budget, Summarizer};
    ///
    /// let text = "Rain fell for a week. The river rose over its banks. People left their houses.";
    /// let summarizer = Summarizer::new().with_renderer(Template::plain().with_citations());
    /// let summary = summarizer.summarize(text, Budget::chars(40));
    /// assert_eq!(summarizer.render(&summary), "Rain fell for a week. [1:0-21]");
    /// ```
    #[must_use]
    pub fn with_renderer(self, renderer: impl Renderer + 'static) -> Self {
        Summarizer { renderer: Some(Arc::new(renderer)), writing: Some(Summarizer::writing_meter), ..self }
    }

    /// Shows with each chosen sentence so many before it and behind it, of its source and under its heading,
    /// the nearest first and as far as the budget goes, which counts them as it counts the others. Default 0.
    /// That of the summarizer that selects counts.
    ///
    /// Complexity: O(`sentences`) a chosen sentence.
    ///
    /// # Example
    ///
    /// ```
    /// use epitome::Summarizer;
    ///
    /// let text = "Rain fell for a week. The river rose. People fled by boat. Snow fell at night. It froze.";
    /// let summary = Summarizer::new().with_query("boat").with_context(1).summarize(text, 3);
    /// assert_eq!(summary.to_string(), "The river rose. People fled by boat. Snow fell at night.");
    /// let context: Vec<_> = summary.iter().map(|sentence| sentence.is_context()).collect();
    /// assert_eq!(context, [true, false, true]);
    /// ```
    #[must_use]
    pub fn with_context(self, sentences: usize) -> Self {
        Summarizer { context: sentences, ..self }
    }

    /// A summary as its renderer writes it, by default as it is displayed.
    ///
    /// Complexity: that of the renderer.
    pub fn render(&self, summary: &Summary<'_>) -> String {
        match &self.renderer {
            Some(renderer) => summary.render(renderer),
            None => summary.to_string(),
        }
    }

    /// The summary of a document within a budget.
    ///
    /// # Errors
    ///
    /// When a selector of the caller's own breaks its contract.
    pub fn select<'t>(
        &self,
        document: &Document<'t>,
        scores: &Scores,
        budget: impl Into<Budget>,
    ) -> Result<Summary<'t>, Error> {
        self.select_with(document, scores, &self.prior(document)?, budget)
    }

    /// The summary of a document within a budget, where the scores were made with prior weights of the
    /// caller's own.
    ///
    /// # Errors
    ///
    /// When the prior has weights, but not one for each sentence, or a selector of the caller's own breaks
    /// its contract.
    pub fn select_with<'t>(
        &self,
        document: &Document<'t>,
        scores: &Scores,
        prior: &Prior,
        budget: impl Into<Budget>,
    ) -> Result<Summary<'t>, Error> {
        let meter = self.meter(document, budget.into());
        check_prior(document, prior)?;
        check_scores(document, scores)?;
        let admission = self.admission(document, scores, prior, &meter)?;
        self.select_under(document, scores, prior, &meter.with_admission(admission.as_ref()))
    }

    /// What the rules and the least relevance say of each sentence within a budget; `None` where they say
    /// nothing.
    fn admission(
        &self,
        document: &Document<'_>,
        scores: &Scores,
        prior: &Prior,
        meter: &Meter<'_, '_>,
    ) -> Result<Option<Admission>, Error> {
        let irrelevant = self.irrelevant(document, prior);
        if let Some(rules) = &self.rules {
            return rules
                .admission(document, scores, std::slice::from_ref(meter), &[], &irrelevant)
                .map(Some);
        }
        if irrelevant.is_empty() {
            return Ok(None);
        }
        let mut admission = Admission::open(document.len());
        for i in irrelevant {
            admission.pass_over(i);
        }
        Ok(Some(admission))
    }

    /// The sentences that are not relevant enough to be shown.
    pub(crate) fn irrelevant(&self, document: &Document<'_>, prior: &Prior) -> Vec<usize> {
        (0..document.len()).filter(|&i| !self.is_relevant(prior, i)).collect()
    }

    /// The summary of a document within the budget and under the rules of a meter.
    pub(crate) fn select_under<'t>(
        &self,
        document: &Document<'t>,
        scores: &Scores,
        prior: &Prior,
        meter: &Meter<'_, 't>,
    ) -> Result<Summary<'t>, Error> {
        let chosen = self.selector.select(document, scores, prior, meter.clone());
        let chosen = chosen.map_err(|error| error.of_stage("selector"))?;
        if let Some(&wrong) = chosen.iter().find(|&&i| i >= document.len()) {
            let fault = format!("it chose sentence {wrong} of {}", document.len());
            return Err(Error::contract("selector", fault));
        }
        let summary = |shown: &[Shown]| Summary::of(document, shown, scores.as_slice(), Outcome::default());
        let shown = meter.clone().keep(chosen, summary);
        let outcome = self.outcome(meter, prior, shown.len())?;
        if let Outcome::BudgetTooSmall { smallest, unit } = outcome {
            for cut in [Cut::AtMarks, Cut::AtCommas] {
                let clauses = self.select_clauses(document, scores, prior, meter, cut)?;
                if let Some(clauses) = clauses {
                    return Ok(clauses.with_outcome(Outcome::Clauses { smallest, unit }));
                }
            }
        }
        let summary = summary(&shown).with_outcome(outcome);
        if document.sources().len() < 2 {
            return Ok(summary);
        }
        let standing = |i: usize| meter.admission().map_or(Standing::Open, |rules| rules.standing(i));
        let chosen: Vec<usize> = Shown::chosen(&shown).collect();
        Ok(summary.with_sources(document, &chosen, &repetitions(document, &chosen), standing))
    }

    /// The summary of a document's clauses, each worth what its sentence is; `None` where not even one fits.
    fn select_clauses<'t>(
        &self,
        document: &Document<'t>,
        scores: &Scores,
        prior: &Prior,
        whole: &Meter<'_, '_>,
        cut: Cut,
    ) -> Result<Option<Summary<'t>>, Error> {
        let (parts, sentence_of) = document.in_parts(|text, range| clauses(text, range, cut))?;
        let of_parts: Vec<f64> = sentence_of.iter().map(|&i| scores.as_slice()[i]).collect();
        let (scores, prior) = (Scores::from(of_parts), prior.of_parts(&sentence_of));
        let admission = whole.admission().map(|whole| {
            let mut standings: Vec<Standing> = sentence_of.iter().map(|&i| whole.standing(i)).collect();
            if let Some(rules) = &self.rules {
                rules.bar(&parts, &mut standings);
            }
            Admission::new(standings, whole.most_per_source())
        });
        let meter = self.meter(&parts, whole.budget()).with_admission(admission.as_ref());
        let chosen = self.selector.select(&parts, &scores, &prior, meter.clone());
        let mut chosen = chosen.map_err(|error| error.of_stage("selector"))?;
        chosen.retain(|&part| part < parts.len());
        let summary = |shown: &[Shown]| {
            let summary = Summary::of(&parts, shown, scores.as_slice(), Outcome::default());
            summary.with_indices(&sentence_of)
        };
        let shown = meter.keep(chosen, summary);
        Ok((!shown.is_empty()).then(|| summary(&shown)))
    }

    pub(crate) fn meter<'d, 't>(&'d self, document: &'d Document<'t>, budget: Budget) -> Meter<'d, 't> {
        let meter = Meter::new(document, budget).with_context(self.context);
        match self.writing {
            Some(writing) => writing(self, meter),
            None => meter,
        }
    }

    fn writing_meter<'d, 't>(&'d self, meter: Meter<'d, 't>) -> Meter<'d, 't> {
        let meter = match &self.renderer {
            Some(renderer) => meter.with_renderer(renderer),
            None => meter,
        };
        match &self.counter {
            Some(counter) => meter.with_counter(&**counter),
            None => meter,
        }
    }

    /// Whether a sentence is relevant enough to be shown.
    fn is_relevant(&self, prior: &Prior, sentence: usize) -> bool {
        let relevance = if prior.is_uniform() { 0.0 } else { prior.weight(sentence) };
        self.query.is_none() || relevance >= self.min_relevance
    }

    /// Why the summary is as it is.
    fn outcome(&self, meter: &Meter<'_, '_>, prior: &Prior, chosen: usize) -> Result<Outcome, Error> {
        let (document, budget) = (meter.document(), meter.budget());
        let query_missed = match self.query() {
            Some(_) if prior.query_terms().is_some() => prior.is_uniform(),
            // The caller's own weights were not made for the query.
            Some(query) => document.terms_by(&*self.tokenizer, query)?.is_empty(),
            None => false,
        };
        Ok(if document.is_empty() {
            Outcome::NoSentences
        } else if budget.unit() == Unit::Tokens && self.counter.is_none() {
            Outcome::NoCounter
        } else if meter.limit() == 0 {
            Outcome::ZeroBudget
        } else if !(0..document.len()).any(|i| self.is_relevant(prior, i)) {
            let relevance = self.relevance(document)?.unwrap_or_default();
            Outcome::NotAnswered { missing: relevance.missing().map(str::to_owned).collect() }
        } else if chosen == 0 {
            let standing = |i: usize| meter.admission().map_or(Standing::Open, |rules| rules.standing(i));
            let open = (0..document.len()).filter(|&i| standing(i) == Standing::Open);
            match open.map(|i| meter.cost(i)).min() {
                Some(smallest) if smallest > meter.limit() => {
                    Outcome::BudgetTooSmall { smallest, unit: budget.unit() }
                }
                Some(_) => Outcome::NothingChosen,
                None if (0..document.len()).any(|i| standing(i) == Standing::Seen) => Outcome::NothingNew,
                None => Outcome::NothingAllowed,
            }
        } else if document.is_only_boilerplate() {
            Outcome::OnlyBoilerplate
        } else if query_missed {
            Outcome::QueryNotFound
        } else if budget.counts_sentences() && budget.unit() != Unit::Auto && chosen < meter.limit() {
            Outcome::FewerSentences { asked: meter.limit(), found: chosen }
        } else {
            Outcome::Complete
        })
    }
}
