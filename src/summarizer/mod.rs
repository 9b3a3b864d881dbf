//! Joins the stages; the only folder that knows them all.

mod choice;
mod query;

use crate::budget::Counter;
use crate::document::{BlockKind, DocumentBuilder, Tokenizer};
use crate::layout::LayoutOptions;
use crate::render::Renderer;
use crate::rules::Ruling;
use crate::score::{FeatureModel, Retrieval, Scorer};
use crate::select::{Novelty, Selector};
use crate::split::{RuleSplitter, Splitter};
use crate::tokenize::WordTokenizer;
use crate::{
    Batch, Budget, Document, Error, Language, Layout, Method, Outcome, Prior, Scores, Source, Sources,
    Summary,
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
    /// Where there is a counter or a renderer what gives them to a meter; else it need not be linked.
    writing: Option<choice::Writing>,
    context: usize,
    query: Option<query::Query>,
    /// `None` where they are idle.
    pub(crate) rules: Option<Arc<dyn Ruling>>,
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
            writing: None,
            context: 0,
            query: None,
            rules: None,
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
            .field("query", &self.query())
            .finish_non_exhaustive()
    }
}
