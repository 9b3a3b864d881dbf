//! Stage 1: a text and its layout to sentences.

mod clauses;
mod context;
mod enclosed;
mod inline_list;
mod missing_space;
mod orthographic_context;
mod rules;
mod scan;
mod spaces;
mod steps;
mod terminator;
mod word_shape;
mod writing;

pub(crate) use clauses::{Cut, clauses};
pub use rules::RuleSplitter;

use crate::stage::{stage_from_fn, stage_pointers};
use crate::{Error, Language, Layout};
use std::ops::Range;

/// Finds the sentences of a text.
///
/// # Contract
///
/// The answer's ranges are in bytes of `text`, on character boundaries, ascending, without overlap, and none
/// is empty. A range that breaks this makes [`Summarizer::try_summarize`](crate::Summarizer::try_summarize)
/// return an error and [`Summarizer::summarize`](crate::Summarizer::summarize) an empty summary whose outcome
/// holds it. A sentence belongs to the block of the layout in which it starts; text in no range is in no
/// sentence.
///
/// Implement it for a type, or make one from a closure with [`from_fn`] or
/// [`try_from_fn`].
///
/// # Example
///
/// ```
/// use epitome::split::Splitter;
/// use epitome::{Error, Language, Layout, Summarizer};
/// use std::ops::Range;
///
/// /// A sentence ends with a semicolon.
/// struct Clauses;
///
/// impl Splitter for Clauses {
///     fn split(&self, text: &str, _: &Layout, _: Language) -> Result<Vec<Range<usize>>, Error> {
///         let mut end = 0;
///         let pieces = text.split_inclusive(';').map(|piece| {
///             end += piece.len();
///             end - piece.trim_start().len()..end
///         });
///         Ok(pieces.collect())
///     }
/// }
///
/// let document = Summarizer::new().with_splitter(Clauses).document("Rain fell; the river rose;")?;
/// assert_eq!(document.sentences().collect::<Vec<_>>(), ["Rain fell;", "the river rose;"]);
/// # Ok::<(), epitome::Error>(())
/// ```
pub trait Splitter: Send + Sync {
    /// The sentences of `text`, which is in `language`, as byte ranges, in order.
    ///
    /// # Errors
    ///
    /// When it cannot do its work; [`Error::other`] wraps a cause. The crate's own never fail.
    fn split(&self, text: &str, layout: &Layout, language: Language) -> Result<Vec<Range<usize>>, Error>;
}

stage_pointers!(Splitter: fn split(text: &str, layout: &Layout, language: Language) -> Vec<Range<usize>>);

stage_from_fn! {
    /// A splitter from a closure.
    ///
    /// # Example
    ///
    /// ```
    /// use epitome::{Summarizer, split};
    ///
    /// // One sentence a line, whatever stands in it.
    /// let lines = split::from_fn(|text, _layout, _language| {
    ///     let mut start = 0;
    ///     let mut ranges = Vec::new();
    ///     for line in text.split_inclusive('\n') {
    ///         if !line.trim().is_empty() {
    ///             ranges.push(start..start + line.trim_end().len());
    ///         }
    ///         start += line.len();
    ///     }
    ///     ranges
    /// });
    /// let summary = Summarizer::new().with_splitter(lines).summarize("First. Line\nSecond. Line", 1);
    /// assert_eq!(summary.len(), 1);
    /// ```
    from_fn,
    /// A splitter from a closure that may fail, for example because a service does not answer. Its error
    /// reaches the user with its cause.
    ///
    /// # Example
    ///
    /// ```
    /// use epitome::{Summarizer, split};
    ///
    /// let offline = split::try_from_fn(|_, _, _| Err("the service does not answer"));
    /// let error = Summarizer::new().with_splitter(offline).document("Rain fell.").unwrap_err();
    /// assert_eq!(error.to_string(), "the splitter failed: the service does not answer");
    /// ```
    try_from_fn,
    Splitter: fn split(text: &str, layout: &Layout, language: Language) -> Vec<Range<usize>>
}
