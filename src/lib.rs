//! Extractive summarization: the sentences that carry the most, word for word, with their places in the source.

// Stages, in the order a text passes them.
pub mod layout;

pub mod split;

pub mod tokenize;

pub mod score;

pub mod select;

// How good the result is.
pub mod evaluate;

// What they share.
pub mod engine;

mod budget;
mod document;
mod error;
mod language;
mod outcome;
mod prior;
mod scores;
mod source;
mod summarizer;
mod summary;

pub use budget::{Budget, Meter, Unit};
pub use document::Document;
pub use error::Error;
pub use language::Language;
pub use layout::Layout;
pub use outcome::Outcome;
pub use prior::Prior;
pub use scores::{Part, Scores};
pub use source::{Source, Sources};
pub use summarizer::Summarizer;
pub use summary::{Sentence, Summary};

/// The summary of a text within a budget, with the default stages.
///
/// ```
/// let summary = epitome::summarize("Rain fell for a week. The river rose.", 1);
/// assert_eq!(summary.len(), 1);
/// ```
pub fn summarize<'t>(text: &'t str, budget: impl Into<Budget>) -> Summary<'t> {
    Summarizer::new().summarize(text, budget)
}
