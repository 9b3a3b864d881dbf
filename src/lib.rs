//! Extractive summarization: the sentences that carry the most, word for word, with their places in the
//! source.
//!
//! ```
//! let text = "Rain fell for a week. The river rose over its banks. People left their houses by boat.";
//! let summary = epitome::summarize(text, 2);
//! assert_eq!(summary.len(), 2);
//! for sentence in &summary {
//!     assert_eq!(&text[sentence.range()], sentence.text());
//! }
//! ```
//!
//! # Overview
//!
//! In the order in which a program meets them:
//!
//! 1. [`summarize`] is the short way: a text and a [`Budget`] in, a [`Summary`] out.
//! 2. A [`Summary`] is its [`Sentence`]s, what is known of each source ([`SummarizedSource`]), and an
//!    [`Outcome`], which says why it is short where it is.
//! 3. [`Summarizer`] does the same with options: a [`Language`], a [`Method`] by name, a query, a counter of
//!    tokens, other stages.
//!    [`Matcher`] means the sentences that must or must not be shown, [`Seen`] what was read before.
//! 4. [`Source`] is a text with an id, a title or a date; every function that takes a text takes many
//!    [`Sources`] too.
//! 5. [`Document`] is a text analysed once and asked many times; [`Scores`] holds what each of its sentences
//!    is worth, [`Prior`] what favours some of them beforehand.
//! 6. [`Batch`] answers many records as if one by one; [`Summarizer::summarize_many`] is its short way.
//! 7. [`render`] writes a summary out, and budgets count what is written; [`Citations`] lead from a sentence
//!    back to its bytes, [`Offsets`] and [`TextFragments`] to its place in other units and on a web page.
//!    [`render::highlight`] shows a summary in its text.
//! 8. [`snippet`] finds the passages of a document that a results page shows for a query.
//! 9. [`reasons`] say why each sentence was chosen, and a [`report`] shows all of it on one page.
//! 10. [`Error`] is the one error type; [`split()`] finds sentences, and nothing else.
//!
//! ```text
//! Source ──layout──▶ blocks ──split──▶ sentences ──tokenize──▶ terms = Document
//!                                                                 │ weigh
//! Summary ◀─reading order─ select ◀─ Scores ◀─ score ◀─ Prior     ▼
//!                            ▲                   └────────── sparse matrix
//!                          Budget
//! ```
//!
//! # Example: a budget
//!
//! ```
//! use epitome::Budget;
//!
//! let text = "Rain fell for a week. The river rose over its banks. People left their houses by boat.";
//! let summary = epitome::summarize(text, Budget::bytes(60));
//! assert!(summary.to_string().len() <= 60);
//! ```
//!
//! # Example: a method by name
//!
//! ```
//! use epitome::{Method, Summarizer};
//!
//! let method: Method = "lexrank".parse()?;
//! let summary = Summarizer::new().with_method(method).summarize("Rain fell. Rain fell again. Snow.", 1);
//! assert_eq!(summary.len(), 1);
//! # Ok::<(), epitome::Error>(())
//! ```
//!
//! # Example: many sources, one question
//!
//! ```
//! use epitome::{Source, Summarizer};
//!
//! let sources = [
//!     Source::new("The ferry sails again from May. The crossing takes fourteen minutes.").with_id("news"),
//!     Source::new("A ticket costs nineteen pounds. Residents pay half.").with_id("fares"),
//! ];
//! let summary = Summarizer::new().with_query("What does a ticket cost?").summarize(sources, 1);
//! let sentence = &summary.sentences()[0];
//! assert_eq!(sentence.text(), "A ticket costs nineteen pounds.");
//! assert_eq!(sentence.source_id(), Some("fares"));
//! # Ok::<(), epitome::Error>(())
//! ```
//!
//! # Example: a language model's context
//!
//! ```
//! use epitome::render::Template;
//! use epitome::{Budget, Citations, Source, Summarizer};
//!
//! let sources = [
//!     Source::new("The ferry sails again from May. The crossing takes fourteen minutes.").with_id("news"),
//!     Source::new("A ticket costs nineteen pounds. Residents pay half.").with_id("fares"),
//! ];
//! let count = |text: &str| text.len().div_ceil(4); // in place of the model's tokenizer
//! let summarizer = Summarizer::new()
//!     .with_query("What does a ticket cost?")
//!     .with_counter(count)
//!     .with_renderer(Template::xml().with_citations());
//! let summary = summarizer.summarize(sources, Budget::tokens(40));
//! let context = summarizer.render(&summary);
//! assert!(count(&context) <= 40);
//!
//! // What the model cites, `2:0-31`, leads back to the source.
//! let citations = Citations::new(sources);
//! assert_eq!(citations.resolve_mark("2:0-31")?, "A ticket costs nineteen pounds.");
//! # Ok::<(), epitome::Error>(())
//! ```
//!
//! # Example: every sentence's score
//!
//! ```
//! use epitome::Summarizer;
//!
//! let summarizer = Summarizer::new();
//! let document = summarizer.document("Rain fell for a week. The river rose. People left.")?;
//! let scores = summarizer.score(&document)?;
//! for index in scores.ranked() {
//!     println!("{:.3} {}", scores.as_slice()[index], document.sentence(index));
//! }
//! # Ok::<(), epitome::Error>(())
//! ```
//!
//! # Example: many texts
//!
//! ```
//! use epitome::Summarizer;
//!
//! let summarizer = Summarizer::new();
//! let texts = ["Rain fell for a week. The river rose.", "Snow fell. The pass was closed."];
//! for (text, summary) in texts.iter().zip(summarizer.summarize_many(texts, 1)) {
//!     assert!(text.contains(&summary.to_string()));
//! }
//! ```
//!
//! # Write your own stage
//!
//! A [`Summarizer`] joins four stages, and each is a trait with one method:
//!
//! | Stage | It is given | It answers |
//! |---|---|---|
//! | [`Splitter`](split::Splitter) | a text, its [`Layout`], its language | the sentences' byte ranges |
//! | [`Tokenizer`](tokenize::Tokenizer) | a sentence, its language | terms and stop words, with places |
//! | [`Scorer`](score::Scorer) | a [`Document`], a [`Prior`] | [`Scores`]: one finite number per sentence |
//! | [`Selector`](select::Selector) | the same, the scores, a [`Meter`] | the chosen sentences' numbers |
//!
//! Implement the trait for a type, or make a stage from a closure with `from_fn`, or with `try_from_fn` from
//! one that may fail: each of the modules [`mod@split`], [`tokenize`], [`score`] and [`select`] has both. An
//! error of a stage reaches the caller with its cause. Vectors of the caller's own, such as embeddings, need
//! no stage: [`score::Embeddings`] takes an [`Embedder`].
//!
//! ```
//! use epitome::{Scores, Summarizer, score};
//!
//! let asks = score::from_fn(|document, _prior| {
//!     Scores::from(document.sentences().map(|s| f64::from(s.ends_with('?'))).collect::<Vec<_>>())
//! });
//! let summary = Summarizer::new().with_scorer(asks).summarize("Rain fell. Who knew? It was late.", 1);
//! assert_eq!(summary.to_string(), "Who knew?");
//! ```
//!
//! # Lower level
//!
//! You may ignore these; a summary needs none of them.
//!
//! - [`engine`]: sparse matrices, similarities as operators, PageRank; for a scorer of your own.
//! - [`layout`]: the blocks of a text, and options for how they are found.
//! - [`evaluate`]: ROUGE and other measures of a summary.
//! - [`Meter`]: a budget as it is used up; for a selector of your own.
//! - [`score::FeatureTuning`], [`select::SelectionTuning`]: the constants inside the default method.
//!
//! # What this crate does not do
//!
//! It writes no sentence of its own: a summary is made of the text's sentences as they stand. It reads no
//! files and opens no connections. It has no neural network and needs no model.
//!
//! # Promises
//!
//! Time and memory grow with the text, n log n at most, whatever the budget, on the default path; a method
//! that costs more says so. The same input gives the same bits on every run, with any number of threads, on
//! every platform. Nothing panics on any text. A stage of the caller's own that breaks its contract gives an
//! empty summary whose outcome holds the [`Error`]; the `try_` forms return it. In a batch no record costs
//! another its answer, even where it panics.
//!
//! # Crate features
//!
//! - `languages` (default): the word lists of 51 languages. Without it English alone has its lists and its
//!   stemmer, in a smaller program; the others are read by Unicode's rules ([`Language`]).
//! - `stemmers` (default): Snowball stemming.
//! - `serde` (default): `Serialize` for [`Summary`], [`Sentence`] and [`Outcome`]; both ways for [`Budget`],
//!   [`Citation`], [`Language`], [`Offset`], [`Scores`], [`Prior`] and models.
//! - `html`: the main content of a web page, with its layout ([`layout`]'s module `html`).
//! - `parallel`: a [`Batch`] runs on several threads, with the same answers.

#![cfg_attr(docsrs, feature(doc_cfg))]

// Stages, in the order a text passes them.
pub mod layout;

pub mod split;

pub mod tokenize;

pub mod score;

pub mod select;

// What becomes of the result.
pub mod render;

pub mod snippet;

pub mod reasons;

pub mod report;

// What else the same analysis gives.
pub mod keywords;

// How good the result is.
pub mod evaluate;

// What they share.
pub mod engine;

mod admission;
mod batch;
mod budget;
mod citation;
mod document;
mod error;
mod fingerprint;
mod gap;
#[cfg(feature = "html")]
mod html_places;
mod language;
mod method;
mod offsets;
mod outcome;
mod prior;
mod relevance;
mod rules;
mod scores;
mod stage;
mod summarizer;
mod summary;
mod text_fragment;
mod unicode;

use split::RuleSplitter;

pub use batch::{Batch, BatchBuilder};
pub use budget::{Budget, Meter, Unit};
pub use citation::{Citation, Citations};
pub use document::{Document, Embedder, Layout, OwnedDocument, Source, Sources};
pub use error::Error;
pub use gap::Gap;
#[cfg(feature = "html")]
pub use html_places::HtmlPlaces;
pub use language::Language;
pub use method::Method;
pub use offsets::{Offset, Offsets};
pub use outcome::Outcome;
pub use prior::Prior;
pub use relevance::{QueryTerm, Relevance};
pub use rules::{Matcher, Seen};
pub use scores::{Part, Scores};
pub use summarizer::Summarizer;
pub use summary::{Mention, Sentence, SourceOutcome, SummarizedSource, Summary};
pub use text_fragment::TextFragments;

/// The summary of a text within a budget, with the default stages; a bare number is a number of sentences.
///
/// It never fails and never panics; [`Summary::outcome`] says why a summary is short or empty. For options,
/// several sources or a query, see [`Summarizer`].
///
/// Complexity: O(n log n) time and O(n) memory in the length of the text.
///
/// # Example
///
/// ```
/// use epitome::Budget;
///
/// let text = "Rain fell for a week. The river rose. People left.";
/// assert_eq!(epitome::summarize(text, 1).len(), 1);
/// assert_eq!(epitome::summarize(text, Budget::percent(100)).to_string(), text);
/// ```
pub fn summarize(text: &str, budget: impl Into<Budget>) -> Summary<'_> {
    Summarizer::new().summarize(text, budget)
}

/// The sentences of a text, headings and boilerplate among them, in the language found from it.
///
/// For a language that is known, ranges, or rules of your own, see [`split::RuleSplitter`] and
/// [`split::Splitter`]; for the sentences that a summary may show, [`Document::sentences`].
///
/// Complexity: O(length of the text) time and memory.
///
/// # Example
///
/// ```
/// let sentences = epitome::split("Dr. Ems came at 5 p.m. on Monday. It rained.");
/// assert_eq!(sentences, ["Dr. Ems came at 5 p.m. on Monday.", "It rained."]);
/// ```
pub fn split(text: &str) -> Vec<&str> {
    let sentences = RuleSplitter::new().sentences(text, &Layout::of(text), Language::detect(text));
    sentences.into_iter().map(|range| &text[range]).collect()
}

/// The key words and phrases of a text, `count` at most, the best first, each with every place where it
/// stands.
///
/// For other methods, a background or a document that is analysed already, see
/// [`keywords::KeywordExtractor`].
///
/// Complexity: O(length of the text), n log n in the number of distinct phrases.
///
/// # Example
///
/// ```
/// let keywords = epitome::keywords("The sea wall broke. A new sea wall is to be built.", 1);
/// assert_eq!((keywords[0].text(), keywords[0].count()), ("sea wall", 2));
/// ```
pub fn keywords(text: &str, count: usize) -> Vec<keywords::Keyword> {
    // A plain text is never refused.
    keywords::KeywordExtractor::new().keywords(text, count).unwrap_or_default()
}

/// The README's examples are compiled and run with the documentation tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct ReadmeExamples;
