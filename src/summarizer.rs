//! Joins the stages; the only file that knows them all.

use crate::document::{Counter, DocumentBuilder};
use crate::layout::{BlockKind, LayoutOptions};
use crate::score::{FeatureModel, Scorer};
use crate::select::{Novelty, Selector};
use crate::split::{RuleSplitter, Splitter};
use crate::summary::Sentence;
use crate::tokenize::{Tokenizer, WordTokenizer};
use crate::{
    Budget, Document, Error, Language, Layout, Meter, Method, Outcome, Prior, Scores, Source, Sources,
    Summary, Unit,
};
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

/// The stages, joined: a text goes in, a summary comes out.
///
/// Configured once with the `with_*` methods, used as often as wanted, from any thread; a clone is cheap.
///
/// [`summarize`](Summarizer::summarize) does all at once. To ask one text many times, for several lengths or queries, take
/// its steps one by one: [`document`](Summarizer::document), [`score`](Summarizer::score) and
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
    counter: Option<Counter>,
    query: Option<Arc<str>>,
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
            query: None,
        }
    }

    /// Names the language of the texts. By default it is found from them: that of the first source in which one is found
    /// holds for all sources of a summary, and for a layout that a source was given.
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

    /// Gives the counter of [`Budget::tokens`], for example a language model's tokenizer. Documents are made with it, so
    /// it is asked for by [`document`](Summarizer::document), not by [`select`](Summarizer::select).
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

    /// Asks for the sentences that answer a query: what [`score`](Summarizer::score) takes as the prior.
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

    /// The summary of a text, a source or many sources.
    ///
    /// It never fails: where a stage of the caller's own breaks its contract, the summary is empty and its outcome
    /// holds the error.
    ///
    /// Complexity: that of the stages; with those of the crate that are linear, as the default's, O(n log n) time and O(n)
    /// memory in the length of the text.
    pub fn summarize<'t>(&self, sources: impl Into<Sources<'t>>, budget: impl Into<Budget>) -> Summary<'t> {
        let sources = sources.into().into_vec();
        self.try_summarize(sources.clone(), budget)
            .unwrap_or_else(|error| Summary::new(Vec::new(), Outcome::Failed(error), sources))
    }

    /// The summary of a text, a source or many sources.
    ///
    /// # Errors
    ///
    /// When a stage of the caller's own breaks its contract, or a source was given the layout of another text; the stages
    /// of the crate never break theirs.
    pub fn try_summarize<'t>(
        &self,
        sources: impl Into<Sources<'t>>,
        budget: impl Into<Budget>,
    ) -> Result<Summary<'t>, Error> {
        let document = self.document(sources)?;
        let scores = self.score(&document)?;
        self.select(&document, &scores, budget)
    }

    /// Analyses a text, a source or many sources, to be asked many times: layout, sentences and words.
    ///
    /// # Errors
    ///
    /// When a splitter of the caller's own breaks its contract, or a source was given the layout of another text.
    ///
    /// Complexity: that of splitter and tokenizer; those of the crate take O(length of the text) time and memory.
    pub fn document<'t>(&self, sources: impl Into<Sources<'t>>) -> Result<Document<'t>, Error> {
        let sources = sources.into().into_vec();
        let language = self.language.unwrap_or_else(|| {
            let found = sources.iter().map(|source| Language::detect(source.text()));
            found.into_iter().find(|&l| l != Language::Unknown).unwrap_or_default()
        });
        let mut parsed = Vec::with_capacity(sources.len());
        for source in sources {
            let layout = match source.layout() {
                Some(layout) if !layout.fits(source.text()) => {
                    return Err(Error::contract("layout", "it is not the layout of this text"));
                }
                Some(layout) => layout.in_language(language),
                None => Layout::with(source.text(), language, self.layout),
            };
            let sentences = self.splitter.split(source.text(), &layout);
            check_sentences(source.text(), &sentences)?;
            parsed.push((source, layout, sentences));
        }
        let build = |keep: fn(BlockKind) -> bool| {
            let mut builder = DocumentBuilder::new(language, self.tokenizer.clone(), self.counter.clone());
            for (source, layout, sentences) in &parsed {
                builder.add(*source, layout, sentences, keep);
            }
            builder
        };
        let document = build(BlockKind::is_prose);
        if document.is_empty() && parsed.iter().any(|(_, _, sentences)| !sentences.is_empty()) {
            return Ok(build(|_| true).only_boilerplate().finish());
        }
        Ok(document.finish())
    }

    /// The scores of a document's sentences.
    ///
    /// # Errors
    ///
    /// When a scorer of the caller's own breaks its contract.
    pub fn score(&self, document: &Document<'_>) -> Result<Scores, Error> {
        match &self.query {
            Some(query) => self.score_with(document, &Prior::query(document, query)),
            None => self.score_with(document, &Prior::uniform()),
        }
    }

    /// The scores of a document's sentences, with what speaks for each of them beforehand. A query of the summarizer is not
    /// asked here; with weights of your own beside it, multiply them.
    ///
    /// # Example
    ///
    /// ```
    /// use epitome::{Prior, Summarizer};
    ///
    /// let summarizer = Summarizer::new();
    /// let document = summarizer.document("Rain fell for a week. The river rose. People left their houses.")?;
    /// let trusted = Prior::new(vec![1.0, 9.0, 1.0])?;
    /// let both = Prior::query(&document, "Why did people leave?").times(&trusted);
    /// let scores = summarizer.score_with(&document, &both)?;
    /// assert_eq!(scores.len(), 3);
    /// # Ok::<(), epitome::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// When the prior has weights, but not one for each sentence, or a scorer of the caller's own breaks its contract.
    pub fn score_with(&self, document: &Document<'_>, prior: &Prior) -> Result<Scores, Error> {
        if prior.len().is_some_and(|weights| weights != document.len()) {
            let sentences = format!("a weight for each of the {} sentences", document.len());
            return Err(Error::parameter("prior", prior.len().unwrap_or_default(), &sentences));
        }
        let scores = self.scorer.score(document, prior);
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
        let budget = budget.into();
        check_scores(document, scores)?;
        let chosen = self.selector.select(document, scores, &budget);
        if let Some(&wrong) = chosen.iter().find(|&&i| i >= document.len()) {
            let fault = format!("it chose sentence {wrong} of {}", document.len());
            return Err(Error::contract("selector", fault));
        }
        let chosen = keep_budget(document, &budget, chosen);
        let outcome = self.outcome(document, &budget, chosen.len());
        let mut sentences: Vec<Sentence<'t>> = chosen
            .iter()
            .enumerate()
            .map(|(rank, &index)| Sentence {
                text: document.sentence(index),
                start: document.range(index).start,
                end: document.range(index).end,
                index,
                source: document.source(index),
                score: scores.as_slice()[index],
                rank,
            })
            .collect();
        let turn = turns(document.sources());
        sentences.sort_by_key(|sentence| (turn[sentence.source], sentence.index));
        Ok(Summary::new(sentences, outcome, document.sources().to_vec()))
    }

    /// Why the summary is as it is.
    fn outcome(&self, document: &Document<'_>, budget: &Budget, chosen: usize) -> Outcome {
        let meter = Meter::new(document, budget);
        let counts_sentences = matches!(budget.unit(), Unit::Sentences | Unit::Percent);
        let query_missed = || self.query.as_ref().is_some_and(|query| document.terms_of(query).is_empty());
        if document.is_empty() {
            Outcome::NoSentences
        } else if budget.unit() == Unit::Tokens && document.counter().is_none() {
            Outcome::NoCounter
        } else if meter.limit() == 0 {
            Outcome::ZeroBudget
        } else if chosen == 0 {
            let smallest = (0..document.len()).map(|i| meter.cost(i)).min().unwrap_or(0);
            if smallest > meter.limit() {
                Outcome::BudgetTooSmall { smallest }
            } else {
                Outcome::NothingChosen
            }
        } else if document.is_only_boilerplate() {
            Outcome::OnlyBoilerplate
        } else if query_missed() {
            Outcome::QueryNotFound
        } else if counts_sentences && chosen < meter.limit() {
            Outcome::FewerSentences { asked: meter.limit(), found: chosen }
        } else {
            Outcome::Complete
        }
    }
}

/// The chosen sentences, each once, without what does not fit: no selector, the caller's own neither, overspends.
fn keep_budget(document: &Document<'_>, budget: &Budget, mut chosen: Vec<usize>) -> Vec<usize> {
    let mut meter = Meter::new(document, budget);
    let mut seen = vec![false; document.len()];
    chosen.retain(|&i| !std::mem::replace(&mut seen[i], true) && meter.take(i));
    if let (Unit::Tokens, false, Some(count)) = (budget.unit(), budget.is_nearest(), document.counter()) {
        // A counter need not be additive, so the last word is the summary as it is shown. The last picks are dropped by
        // steps that double, then halve, for each step counts the whole summary.
        let fits = |picks: usize| count(&shown(document, &chosen[..picks])) <= budget.amount();
        let (mut fitting, mut too_many, mut step) = (chosen.len(), chosen.len(), 1);
        while fitting > 0 && !fits(fitting) {
            too_many = fitting;
            fitting = fitting.saturating_sub(step);
            step *= 2;
        }
        while too_many - fitting > 1 {
            let middle = usize::midpoint(fitting, too_many);
            *(if fits(middle) { &mut fitting } else { &mut too_many }) = middle;
        }
        chosen.truncate(fitting);
    }
    chosen
}

/// The chosen sentences as a summary of them is displayed.
fn shown(document: &Document<'_>, chosen: &[usize]) -> String {
    let turn = turns(document.sources());
    let mut order = chosen.to_vec();
    order.sort_by_key(|&i| (turn[document.source(i)], i));
    order.into_iter().map(|i| document.sentence(i)).collect::<Vec<_>>().join(" ")
}

/// The place of each source in reading order: by date where all have one, else as given.
fn turns(sources: &[Source<'_>]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..sources.len()).collect();
    if sources.iter().all(|source| source.date().is_some()) {
        order.sort_by_key(|&i| sources[i].date());
    }
    let mut turns = vec![0; sources.len()];
    for (turn, source) in order.into_iter().enumerate() {
        turns[source] = turn;
    }
    turns
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
