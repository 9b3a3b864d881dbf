//! What is asked: the query, and how well sentences answer it.

use super::Summarizer;
use crate::document::Tokenizer;
use crate::score::{Retrieval, candidates};
use crate::{Document, Error, Prior, Relevance, Source};
use std::sync::Arc;

/// A query with the function that answers it, which a program that never asks need not link.
#[derive(Clone, Debug)]
pub(super) struct Query {
    text: Arc<str>,
    relevance: fn(&Retrieval, &Document<'_>, &dyn Tokenizer, &str) -> Result<Relevance, Error>,
}

/// # What is asked
impl Summarizer {
    /// Asks for the sentences that answer a query. How well each does is the prior of the method
    /// ([`Retrieval`]); with the default method it decides, and what sums the text up only orders the
    /// sentences that answer alike. Of sources in several languages its words are found in each of these, by
    /// the stems of each.
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
        Summarizer { query: Some(Query { text: query.into(), relevance: Retrieval::relevance }), ..self }
    }

    /// What is asked.
    pub(crate) fn query(&self) -> Option<&str> {
        self.query.as_ref().map(|query| &*query.text)
    }

    /// Replaces the model by which sentences answer a query; lower level, for measuring the default.
    #[must_use]
    pub fn with_retrieval(self, retrieval: Retrieval) -> Self {
        Summarizer { retrieval, ..self }
    }

    /// Shows only sentences of at least this relevance to the query, from 0 to 1, by default 0; where there
    /// is none, the summary is empty and its outcome is
    /// [`Outcome::NotAnswered`](crate::Outcome::NotAnswered). Without a query it has no effect. What is
    /// pinned, or must be there, is shown however relevant, and what stands beside a sentence that is shown
    /// is its context.
    ///
    /// The scale is that of [`relevance`](Summarizer::relevance); where weights of the caller's own are given
    /// to [`select_with`](Summarizer::select_with), theirs. Of questions put to texts about something
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
            Some(Query { text, relevance }) => {
                relevance(&self.retrieval, document, &*self.tokenizer, text).map(Some)
            }
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
        match self.query() {
            Some(query) => candidates(sources, &*self.tokenizer, self.language_of(sources), query, most),
            None => Ok((0..sources.len().min(most)).collect()),
        }
    }
}
