//! The retrieval model: how well each sentence answers a query.

mod evidence;
mod fields;
mod numbers;
mod partial;
mod query;
mod scan;
mod tuning;

use crate::document::Tokenizer;
use crate::{Document, Error, Relevance};
use evidence::Evidence;
use query::Query;

pub(crate) use scan::candidates;
pub use tuning::RetrievalTuning;

/// The retrieval model: how well each sentence of a document answers a query, on an absolute scale of 0 to 1.
///
/// It is what a [`Summarizer`](crate::Summarizer) with a query asks by default. Its root is BM25 over the
/// document's sentences; what it adds is evidence that a sentence of a few words needs:
///
/// - A term t of the query has the evidence e(t, s) in the sentence s: the largest of tf · (k₁ + 1) / (tf +
///   k₁ · (1 − b + b · length / mean length); the same for a word much like t (another form, a part of a
///   compound, other accents, or one letter wrong where the document does not hold t), times `partial` and
///   its likeness; `field` where the source's title, the heading above s or its speaker's name holds t; and
///   `neighbour` times the evidence in the sentence before or after s, within its source.
/// - It weighs idf(t) = ln(1 + (n − df + ½) / (df + ½)) to the power `rarity`; a word much like t counts its
///   likeness in df, and a title or heading for each of its sentences.
/// - To Σ idf(t) · e(t, s) / Σ idf(t) are added: `phrase` for neighbouring words of the query that are
///   neighbours in s; `title` times the share of the title's terms that the query holds; `stop_words` for the
///   query's stop words; `kind` where the question asks for a time or a number, s answers another term of it
///   and holds a number that the question does not (for a time half of it unless it is a year).
/// - The sum is divided by the most that a sentence could have.
///
/// Departures from the sources: BM25F adds a term's frequencies over its fields before they saturate;
/// here the best field counts, since a title says a thing once for all its sentences. In the sequential
/// dependence model pairs also count when merely near each other; among sentences that brought nothing.
/// Other kinds of answers, a person, a place or a reason, were tried by capitals and by words such as
/// "because" and brought nothing either.
///
/// The constants stand on plateaus; what values chosen on other questions reach says `results/answers.md`.
///
/// Complexity: O(terms + n · q + distinct terms · q) time for a query of q terms, of which the first 64
/// count; O(n · q + distinct terms) memory.
///
/// # Bibliography
///
/// - S. Robertson, H. Zaragoza (2009), "The Probabilistic Relevance Framework: BM25 and Beyond".
/// - S. Robertson, H. Zaragoza, M. Taylor (2004), "Simple BM25 Extension to Multiple Weighted Fields".
/// - D. Metzler, W. B. Croft (2005), "A Markov Random Field Model for Term Dependencies".
/// - V. Murdock, W. B. Croft (2005), "A Translation Model for Sentence Retrieval": a sentence is smoothed by
///   what surrounds it, and related words are evidence too.
///
/// # Example
///
/// ```
/// use epitome::{Summarizer, score::Retrieval};
///
/// let text = "The old bridge was built of oak. It burned down. The new one was opened in 1905.";
/// let summarizer =
///     Summarizer::new().with_retrieval(Retrieval::new()).with_query("When was the bridge opened?");
/// assert_eq!(summarizer.summarize(text, 1).to_string(), "The new one was opened in 1905.");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Retrieval {
    tuning: RetrievalTuning,
}

impl Retrieval {
    /// With its default constants.
    pub const fn new() -> Self {
        Retrieval { tuning: RetrievalTuning::new() }
    }

    /// With other constants; lower level, for measuring the default.
    ///
    /// # Errors
    ///
    /// When a constant is out of its range.
    pub fn with_tuning(tuning: RetrievalTuning) -> Result<Self, Error> {
        tuning.check()?;
        Ok(Retrieval { tuning })
    }

    /// How well each sentence answers a query, whose words the tokenizer finds.
    pub(crate) fn relevance(
        &self,
        document: &Document<'_>,
        tokenizer: &dyn Tokenizer,
        query: &str,
    ) -> Result<Relevance, Error> {
        let query = Query::new(document, tokenizer, query)?;
        let evidence = Evidence::new(document, &query, &self.tuning)?;
        let values = evidence.relevance(document, &query, &self.tuning);
        Ok(Relevance::new(values, evidence.into_terms(query)))
    }
}
