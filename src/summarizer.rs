//! Joins the stages; the only file that knows them all.

use crate::admission::Standing;
use crate::budget::Counter;
use crate::document::{BlockKind, DocumentBuilder, Tokenizer};
use crate::layout::LayoutOptions;
use crate::render::Renderer;
use crate::rules::Rules;
use crate::score::{FeatureModel, Retrieval, Scorer, candidates};
use crate::select::{Novelty, Selector, repetitions};
use crate::split::{Cut, RuleSplitter, Splitter, clauses};
use crate::summary::Shown;
use crate::tokenize::WordTokenizer;
use crate::{
    Batch, Budget, Document, Error, Language, Layout, Meter, Method, Outcome, Prior, Relevance, Scores,
    Source, Sources, Summary, Unit,
};
use std::borrow::Cow;
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

/// The stages, joined: a text goes in, a summary comes out.
///
/// Configured once with the `with_*` methods, used as often as wanted, from any thread; a clone is cheap.
///
/// [`summarize`](Summarizer::summarize) does all at once. To ask one text many times, for several lengths or
/// queries, take its steps one by one: [`document`](Summarizer::document), [`score`](Summarizer::score) and
/// [`select`](Summarizer::select).
///
/// # Example
///
/// ```
/// use epitome::score::LexRank;
/// use epitome::{Budget, Language, Summarizer};
///
/// let text = "Rain fell for a week. The river rose over its banks. People left their houses.";
/// let summarizer = Summarizer::new()
///     .with_language(Language::English)
///     .with_scorer(LexRank::builder().damping(0.9).build()?);
/// assert_eq!(summarizer.summarize(text, 2).len(), 2);
///
/// let document = summarizer.document(text)?;
/// let scores = summarizer.score(&document)?;
/// let short = summarizer.select(&document, &scores, 1)?;
/// let long = summarizer.select(&document, &scores, Budget::words(12))?;
/// assert!(short.len() == 1 && long.len() == 2);
/// # Ok::<(), epitome::Error>(())
/// ```
#[derive(Clone)]
pub struct Summarizer {
    language: Option<Language>,
    layout: LayoutOptions,
    splitter: Arc<dyn Splitter>,
    tokenizer: Arc<dyn Tokenizer>,
    scorer: Arc<dyn Scorer>,
    selector: Arc<dyn Selector>,
    counter: Option<Arc<Counter<'static>>>,
    renderer: Option<Arc<dyn Renderer>>,
    context: usize,
    query: Option<Arc<str>>,
    pub(crate) rules: Arc<Rules>,
    retrieval: Retrieval,
    /// The least relevance of what is shown.
    min_relevance: f64,
}

impl Default for Summarizer {
    fn default() -> Self {
        Summarizer::new()
    }
}

impl Summarizer {
    /// The default stages, the language found from the text.
    pub fn new() -> Self {
        Summarizer {
            language: None,
            layout: LayoutOptions::new(),
            splitter: Arc::new(RuleSplitter::new()),
            tokenizer: Arc::new(WordTokenizer::new()),
            scorer: Arc::new(FeatureModel::new()),
            selector: Arc::new(Novelty::new()),
            counter: None,
            renderer: None,
            context: 0,
            query: None,
            rules: Arc::default(),
            retrieval: Retrieval::new(),
            min_relevance: 0.0,
        }
    }

    /// Names the language of the texts. By default it is found for each source from its text.
    #[must_use]
    pub fn with_language(self, language: Language) -> Self {
        Summarizer { language: Some(language), ..self }
    }

    /// Decides what the layout would else find from the text, such as what a line break means.
    #[must_use]
    pub fn with_layout(self, options: LayoutOptions) -> Self {
        Summarizer { layout: options, ..self }
    }

    /// Replaces the splitter.
    #[must_use]
    pub fn with_splitter(self, splitter: impl Splitter + 'static) -> Self {
        Summarizer { splitter: Arc::new(splitter), ..self }
    }

    /// Replaces the tokenizer.
    #[must_use]
    pub fn with_tokenizer(self, tokenizer: impl Tokenizer + 'static) -> Self {
        Summarizer { tokenizer: Arc::new(tokenizer), ..self }
    }

    /// Replaces the scorer.
    #[must_use]
    pub fn with_scorer(self, scorer: impl Scorer + 'static) -> Self {
        Summarizer { scorer: Arc::new(scorer), ..self }
    }

    /// Replaces the selector.
    #[must_use]
    pub fn with_selector(self, selector: impl Selector + 'static) -> Self {
        Summarizer { selector: Arc::new(selector), ..self }
    }

    /// Replaces scorer and selector by those of a named method.
    #[must_use]
    pub fn with_method(self, method: Method) -> Self {
        Summarizer { scorer: method.scorer(), selector: method.selector(), ..self }
    }

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
        Summarizer { counter: Some(Arc::new(counter)), ..self }
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
        Summarizer { renderer: Some(Arc::new(renderer)), ..self }
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

    /// Asks for the sentences that answer a query. How well each does is the prior of the method
    /// ([`Retrieval`]); with the default method it decides, and what sums the text up only orders the
    /// sentences that answer alike.
    ///
    /// # Example
    ///
    /// ```
    /// use epitome::Summarizer;
    ///
    /// let text = "The museum opens at nine. Children pay half on Sundays. The cafe closes at four.";
    /// let summary = Summarizer::new().with_query("What do children pay?").summarize(text, 1);
    /// assert_eq!(summary.to_string(), "Children pay half on Sundays.");
    /// ```
    #[must_use]
    pub fn with_query(self, query: impl Into<Arc<str>>) -> Self {
        Summarizer { query: Some(query.into()), ..self }
    }

    /// Replaces the model by which sentences answer a query; lower level, for measuring the default.
    #[must_use]
    pub fn with_retrieval(self, retrieval: Retrieval) -> Self {
        Summarizer { retrieval, ..self }
    }

    /// Shows only sentences of at least this relevance to the query, from 0 to 1, by default 0; where
    /// there is none, the summary is empty and its outcome is [`Outcome::NotAnswered`]. Without a query
    /// it has no effect.
    ///
    /// The scale is that of [`relevance`](Summarizer::relevance). Of questions put to texts about something
    /// else fewer than a tenth pass 0.08, of right answers nine in ten (`results/answers.md` has the curve).
    ///
    /// # Errors
    ///
    /// When it is not in 0..=1.
    ///
    /// # Example
    ///
    /// ```
    /// use epitome::{Outcome, Summarizer};
    ///
    /// let text = "The museum opens at nine. Children pay half on Sundays. The cafe closes at four.";
    /// let strict = Summarizer::new().with_min_relevance(0.1)?;
    /// let asked = |query| strict.clone().with_query(query).summarize(text, 1);
    /// assert_eq!(asked("When does the cafe close?").to_string(), "The cafe closes at four.");
    /// let missing = vec!["bus".to_owned(), "station".to_owned()];
    /// assert_eq!(asked("Where is the bus station?").outcome(), &Outcome::NotAnswered { missing });
    /// # Ok::<(), epitome::Error>(())
    /// ```
    pub fn with_min_relevance(self, least: f64) -> Result<Self, Error> {
        Error::check_share("min_relevance", least)?;
        Ok(Summarizer { min_relevance: least, ..self })
    }

    /// The summary of a text, a source or many sources.
    ///
    /// It never fails: where a stage of the caller's own breaks its contract, the summary is empty and its
    /// outcome holds the error.
    ///
    /// Complexity: that of the stages; with those of the crate that are linear, as the default's, O(n log n)
    /// time and O(n) memory in the length of the text.
    pub fn summarize<'t>(&self, sources: impl Into<Sources<'t>>, budget: impl Into<Budget>) -> Summary<'t> {
        let sources = sources.into().into_vec();
        self.try_summarize(sources.clone(), budget)
            .unwrap_or_else(|error| Summary::empty(&sources, Outcome::Failed { error }))
    }

    /// The summary of a text, a source or many sources.
    ///
    /// # Errors
    ///
    /// When a stage of the caller's own breaks its contract, or a source was given the layout of another
    /// text; the stages of the crate never break theirs.
    pub fn try_summarize<'t>(
        &self,
        sources: impl Into<Sources<'t>>,
        budget: impl Into<Budget>,
    ) -> Result<Summary<'t>, Error> {
        let document = self.document(sources)?;
        let prior = self.prior(&document)?;
        let scores = self.score_with(&document, &prior)?;
        self.select_with(&document, &scores, &prior, budget)
    }

    /// The summaries of many texts, each a text, a source or many sources, in their order and lazily: texts
    /// are read, and several summarized at a time with feature `parallel`, when the iterator is asked.
    ///
    /// Each summary is that of [`summarize`](Summarizer::summarize). Where a stage of the caller's own
    /// panics, the summary is empty, also of sources, and its outcome holds the error; the others are not
    /// touched. [`Batch::map`] with its default settings does the work: take it or [`Batch::try_for_each`]
    /// for other settings, for texts that do not outlive the iterator, or for answers of another kind.
    ///
    /// Complexity: that of [`summarize`](Summarizer::summarize) for each text; memory for those in flight.
    ///
    /// # Example
    ///
    /// ```
    /// use epitome::{Budget, Summarizer};
    ///
    /// let texts = vec![String::from("Rain fell for a week. The river rose."), String::from("Snow fell.")];
    /// let summarizer = Summarizer::new();
    /// let summaries = summarizer.summarize_many(&texts, Budget::words(5));
    /// assert_eq!(summaries.map(|summary| summary.len()).collect::<Vec<_>>(), [1, 1]);
    /// ```
    pub fn summarize_many<'t>(
        &self,
        texts: impl IntoIterator<Item: Into<Sources<'t>> + Send>,
        budget: impl Into<Budget>,
    ) -> impl Iterator<Item = Summary<'t>> {
        let budget = budget.into();
        Batch::new()
            .map(texts, move |text| self.summarize(text, budget))
            .map(|answer| answer.unwrap_or_else(|error| Summary::empty(&[], Outcome::Failed { error })))
    }

    /// Analyses a text, a source or many sources, to be asked many times: layout, sentences and words.
    ///
    /// # Errors
    ///
    /// When a splitter or a tokenizer of the caller's own breaks its contract, or a source was given the
    /// layout of another text.
    ///
    /// Complexity: that of splitter and tokenizer; those of the crate take O(length of the text) time and
    /// memory.
    pub fn document<'t>(&self, sources: impl Into<Sources<'t>>) -> Result<Document<'t>, Error> {
        let sources = sources.into().into_vec();
        let mut layouts = Vec::with_capacity(sources.len());
        for source in &sources {
            layouts.push(match source.layout() {
                Some(layout) if !layout.fits(source.text()) => {
                    return Err(Error::contract("layout", "it is not the layout of this text"));
                }
                Some(layout) => Cow::Borrowed(layout),
                None => Cow::Owned(Layout::with(source.text(), self.layout)),
            });
        }
        let own = |(source, layout): (&Source<'t>, &Cow<'_, Layout>)| {
            self.language.unwrap_or_else(|| layout.language(source.text()))
        };
        let mut languages: Vec<Language> = sources.iter().zip(&layouts).map(own).collect();
        // A source that tells nothing, such as a headline, is likely in the language of the others.
        let known = languages.iter().copied().find(|&l| l != Language::Unknown).unwrap_or_default();
        for language in languages.iter_mut().filter(|language| **language == Language::Unknown) {
            *language = known;
        }
        let mut parsed = Vec::with_capacity(sources.len());
        for ((source, layout), language) in sources.into_iter().zip(layouts).zip(languages) {
            let split = self.splitter.split(source.text(), &layout, language);
            let sentences = split.map_err(|error| error.of_stage("splitter"))?;
            check_sentences(source.text(), &sentences)?;
            parsed.push((source, language, layout, sentences));
        }
        let build = |keep: fn(BlockKind) -> bool| {
            let mut builder = DocumentBuilder::new(self.tokenizer.clone());
            for (source, language, layout, sentences) in &parsed {
                builder.add(*source, *language, layout, sentences, keep)?;
            }
            Ok::<_, Error>(builder)
        };
        let document = build(BlockKind::is_prose)?;
        if document.is_empty() && parsed.iter().any(|(.., sentences)| !sentences.is_empty()) {
            return build(|_| true)?.only_boilerplate().finish();
        }
        document.finish()
    }

    /// The language named, else the first one found.
    fn language_of(&self, sources: &[Source<'_>]) -> Language {
        self.language.unwrap_or_else(|| {
            let found = sources.iter().map(|source| Language::detect(source.text()));
            found.into_iter().find(|&l| l != Language::Unknown).unwrap_or_default()
        })
    }

    /// The prior weights of a document's sentences: how well each answers the query; uniform without one, and
    /// where none of its terms stands in the document.
    ///
    /// # Errors
    ///
    /// When a tokenizer of the caller's own fails.
    ///
    /// Complexity: O(terms + length of the query) time, O(n + distinct terms) memory.
    pub fn prior(&self, document: &Document<'_>) -> Result<Prior, Error> {
        Ok(self.relevance(document)?.map_or_else(Prior::uniform, |relevance| Prior::of_query(&relevance)))
    }

    /// How well each sentence answers the query, and which of its terms stand where; `None` without a query.
    ///
    /// # Errors
    ///
    /// When a tokenizer of the caller's own fails.
    ///
    /// Complexity: that of the [`Retrieval`].
    pub fn relevance(&self, document: &Document<'_>) -> Result<Option<Relevance>, Error> {
        match &self.query {
            Some(query) => self.retrieval.relevance(document, &*self.tokenizer, query).map(Some),
            None => Ok(None),
        }
    }

    /// The numbers of the sources that may answer the query, best first, at most `most`: those in which words
    /// begin as its terms do, found by a scan of their bytes and titles without analysing any. All of
    /// them, in order, without a query.
    ///
    /// For many sources, of which a few answer: what is left out costs no more than the scan. Sources that
    /// only hold a term with an accent or a letter wrong are not found.
    ///
    /// # Errors
    ///
    /// When a tokenizer of the caller's own fails.
    ///
    /// Complexity: O(length of the sources · terms of the query) time at the speed of a search for bytes,
    /// O(number of sources · terms) memory.
    ///
    /// # Example
    ///
    /// ```
    /// use epitome::{Source, Summarizer};
    ///
    /// let texts = ["Rain fell.", "The bridge was built in 1905. It is of steel.", "A bridge is closed."];
    /// let sources = texts.map(Source::new);
    /// let summarizer = Summarizer::new().with_query("When was the steel bridge built?");
    /// let found = summarizer.candidates(&sources, 2)?;
    /// assert_eq!(found, [1, 2]);
    /// let few: Vec<Source> = found.into_iter().map(|i| sources[i]).collect();
    /// assert_eq!(summarizer.summarize(few, 1).to_string(), "The bridge was built in 1905.");
    /// # Ok::<(), epitome::Error>(())
    /// ```
    pub fn candidates(&self, sources: &[Source<'_>], most: usize) -> Result<Vec<usize>, Error> {
        match &self.query {
            Some(query) => candidates(sources, &*self.tokenizer, self.language_of(sources), query, most),
            None => Ok((0..sources.len().min(most)).collect()),
        }
    }

    /// The scores of a document's sentences.
    ///
    /// # Errors
    ///
    /// When a scorer of the caller's own breaks its contract.
    pub fn score(&self, document: &Document<'_>) -> Result<Scores, Error> {
        self.score_with(document, &self.prior(document)?)
    }

    /// The scores of a document's sentences with prior weights of the caller's own. A query of the summarizer
    /// is not asked here: multiply the weights with its [`prior`](Summarizer::prior), as in the example, and
    /// select with the same by [`select_with`](Summarizer::select_with).
    ///
    /// # Example
    ///
    /// ```
    /// use epitome::{Prior, Summarizer};
    ///
    /// let summarizer = Summarizer::new().with_query("Why did people leave?");
    /// let text = "Rain fell for a week. The river rose. People left their houses.";
    /// let document = summarizer.document(text)?;
    /// let trusted = Prior::new(vec![1.0, 9.0, 1.0])?;
    /// let both = summarizer.prior(&document)?.times(&trusted);
    /// let scores = summarizer.score_with(&document, &both)?;
    /// let summary = summarizer.select_with(&document, &scores, &both, 1)?;
    /// assert_eq!(summary.len(), 1);
    /// # Ok::<(), epitome::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// When the prior has weights, but not one for each sentence, or a scorer of the caller's own breaks its
    /// contract.
    pub fn score_with(&self, document: &Document<'_>, prior: &Prior) -> Result<Scores, Error> {
        check_prior(document, prior)?;
        let scores = self.scorer.score(document, prior).map_err(|error| error.of_stage("scorer"))?;
        check_scores(document, &scores)?;
        Ok(scores)
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
        let admission = self.rules.admission(document, scores, &meter)?;
        self.select_under(document, scores, prior, &meter.with_admission(admission.as_ref()))
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
        let mut chosen = chosen.map_err(|error| error.of_stage("selector"))?;
        if let Some(&wrong) = chosen.iter().find(|&&i| i >= document.len()) {
            let fault = format!("it chose sentence {wrong} of {}", document.len());
            return Err(Error::contract("selector", fault));
        }
        chosen.retain(|&i| self.may_show(prior, i));
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
        let of_sentences =
            |value: &dyn Fn(usize) -> f64| -> Vec<f64> { sentence_of.iter().map(|&i| value(i)).collect() };
        let scores = Scores::from(of_sentences(&|i| scores.as_slice()[i]));
        let prior = if prior.is_uniform() {
            Prior::uniform()
        } else {
            Prior::new(of_sentences(&|i| prior.weight(i)))?
        };
        let admission = whole.admission().map(|whole| self.rules.of_parts(whole, &parts, &sentence_of));
        let meter = self.meter(&parts, whole.budget()).with_admission(admission.as_ref());
        let chosen = self.selector.select(&parts, &scores, &prior, meter.clone());
        let mut chosen = chosen.map_err(|error| error.of_stage("selector"))?;
        chosen.retain(|&part| part < parts.len() && self.may_show(&prior, part));
        let summary = |shown: &[Shown]| {
            let summary = Summary::of(&parts, shown, scores.as_slice(), Outcome::default());
            summary.with_indices(&sentence_of)
        };
        let shown = meter.keep(chosen, summary);
        Ok((!shown.is_empty()).then(|| summary(&shown)))
    }

    pub(crate) fn meter<'d, 't>(&'d self, document: &'d Document<'t>, budget: Budget) -> Meter<'d, 't> {
        let meter = Meter::new(document, budget).with_context(self.context);
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
    fn may_show(&self, prior: &Prior, sentence: usize) -> bool {
        let relevance = if prior.is_uniform() { 0.0 } else { prior.weight(sentence) };
        self.query.is_none() || relevance >= self.min_relevance
    }

    /// Why the summary is as it is.
    fn outcome(&self, meter: &Meter<'_, '_>, prior: &Prior, chosen: usize) -> Result<Outcome, Error> {
        let (document, budget) = (meter.document(), meter.budget());
        let query_missed = match &self.query {
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
        } else if !(0..document.len()).any(|i| self.may_show(prior, i)) {
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

fn check_sentences(text: &str, sentences: &[Range<usize>]) -> Result<(), Error> {
    let mut end = 0;
    for range in sentences {
        if range.start < end || range.start >= range.end || text.get(range.clone()).is_none() {
            let fault =
                format!("the sentence {range:?} overlaps, is empty or lies outside the text's characters");
            return Err(Error::contract("splitter", fault));
        }
        end = range.end;
    }
    Ok(())
}

fn check_prior(document: &Document<'_>, prior: &Prior) -> Result<(), Error> {
    match prior.len().filter(|&weights| weights != document.len()) {
        Some(weights) => {
            let sentences = format!("a weight for each of the {} sentences", document.len());
            Err(Error::parameter("prior", weights, &sentences))
        }
        None => Ok(()),
    }
}

fn check_scores(document: &Document<'_>, scores: &Scores) -> Result<(), Error> {
    scores.fault(document.len()).map_or(Ok(()), |fault| Err(Error::contract("scorer", fault)))
}

impl fmt::Debug for Summarizer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Summarizer")
            .field("language", &self.language)
            .field("query", &self.query)
            .finish_non_exhaustive()
    }
}
