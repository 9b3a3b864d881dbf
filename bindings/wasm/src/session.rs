//! What is asked of one text: its options, and the steps to the answer, so that the caller can stop between
//! them.

use crate::answer::Answer;
use epitome::keywords::KeywordExtractor;
use epitome::split::RuleSplitter;
use epitome::{Budget, Error, Language, Layout, OwnedDocument, Prior, Scores, Source, Summarizer};

/// What one reads at a glance.
const DEFAULT_BUDGET: Budget = Budget::sentences(3);

/// What a string that was handed over is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The text to work on.
    Text,
    /// The code or the English name of its language.
    Language,
    /// Its title.
    Title,
    /// How long the summary may be: `3`, `100 words`, `10%`, `auto`.
    Budget,
    /// What the summary shall answer.
    #[cfg(feature = "everything")]
    Query,
}

impl Field {
    /// By its number in the interface.
    #[must_use]
    pub fn numbered(number: u32) -> Option<Field> {
        let fields = [
            Field::Text,
            Field::Language,
            Field::Title,
            Field::Budget,
            #[cfg(feature = "everything")]
            Field::Query,
        ];
        fields.get(number as usize).copied()
    }
}

/// One text and what is known of it so far.
#[derive(Default)]
pub struct Session {
    text: String,
    title: Option<String>,
    language: Option<Language>,
    budget: Option<Budget>,
    summarizer: Summarizer,
    document: Option<OwnedDocument>,
    scores: Option<(Prior, Scores)>,
}

impl Session {
    /// Takes a string; everything before the first step.
    ///
    /// # Errors
    ///
    /// When no language or no budget is called so.
    pub fn set(&mut self, field: Field, value: String) -> Result<(), Error> {
        match field {
            Field::Text => self.text = value,
            Field::Language => self.language = Some(value.parse()?),
            Field::Title => self.title = Some(value),
            #[cfg(feature = "everything")]
            Field::Query => self.summarizer = std::mem::take(&mut self.summarizer).with_query(value),
            Field::Budget => self.budget = Some(value.parse()?),
        }
        Ok(())
    }

    /// The least relevance to the query of what is shown, from 0 to 1; nothing else is taken, for JavaScript
    /// refuses it.
    ///
    /// # Errors
    ///
    /// None.
    pub fn set_min_relevance(&mut self, least: f64) -> Result<(), Error> {
        // Where it is known to be in range no message has to write a float, and what writes one is not linked.
        if (0.0..=1.0).contains(&least) {
            self.summarizer = std::mem::take(&mut self.summarizer).with_min_relevance(least)?;
        }
        Ok(())
    }

    /// The first step: layout, sentences, words.
    ///
    /// # Errors
    ///
    /// None with the stages of the crate.
    pub fn analyze(&mut self) -> Result<(), Error> {
        if let Some(language) = self.language {
            self.summarizer = std::mem::take(&mut self.summarizer).with_language(language);
        }
        let source = Source::new(&self.text);
        let source = self.title.as_deref().map_or(source, |title| source.with_title(title));
        self.document = Some(self.summarizer.document(source)?.into_owned());
        self.text = String::new();
        Ok(())
    }

    /// The second step.
    ///
    /// # Errors
    ///
    /// None with the stages of the crate.
    pub fn score(&mut self) -> Result<(), Error> {
        if let Some(document) = self.document.as_ref().map(OwnedDocument::document) {
            let prior = self.summarizer.prior(&document)?;
            let scores = self.summarizer.score_with(&document, &prior)?;
            self.scores = Some((prior, scores));
        }
        Ok(())
    }

    /// The third step: the summary.
    ///
    /// # Errors
    ///
    /// None with the stages of the crate.
    pub fn select(&mut self) -> Result<Answer, Error> {
        let (Some(document), Some((prior, scores))) = (&self.document, &self.scores) else {
            return Ok(Answer::default());
        };
        let document = document.document();
        let summary =
            self.summarizer.select_with(&document, scores, prior, self.budget.unwrap_or(DEFAULT_BUDGET))?;
        Ok(Answer::of_summary(&summary, &document))
    }

    /// The key phrases of the text, after its analysis.
    #[must_use]
    pub fn keywords(&self, count: usize) -> Answer {
        let Some(document) = self.document.as_ref().map(OwnedDocument::document) else {
            return Answer::default();
        };
        Answer::of_keywords(&KeywordExtractor::new().extract(&document, count), &document)
    }

    /// The sentences of the text, headings and boilerplate among them; of a text that was not analysed.
    #[must_use]
    pub fn split(&self) -> Answer {
        let language = self.language.unwrap_or_else(|| Language::detect(&self.text));
        let ranges = RuleSplitter::new().sentences(&self.text, &Layout::of(&self.text), language);
        Answer::of_ranges(&ranges, &self.text)
    }
}
