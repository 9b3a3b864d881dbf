//! Stage 1: a text and its layout to sentences.

mod context;
mod inline_list;
mod missing_space;
mod orthographic_context;
mod rules;
mod scan;
mod spaces;
mod steps;
mod terminator;
mod word_shape;

pub use rules::RuleSplitter;

use crate::Layout;
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

/// Finds the sentences of a text.
///
/// # Contract
///
/// The answer's ranges are in bytes of `text`, on character boundaries, ascending, without overlap, and none is empty.
/// A range that breaks this makes [`Summarizer::try_summarize`](crate::Summarizer::try_summarize) return an error and
/// [`Summarizer::summarize`](crate::Summarizer::summarize) an empty summary whose outcome holds it. A sentence belongs
/// to the block of the layout in which it starts; text in no range is in no sentence.
///
/// Implement it for a type, or make one from a closure with [`from_fn`].
pub trait Splitter: Send + Sync {
    /// The sentences of `text` as byte ranges, in order.
    fn split(&self, text: &str, layout: &Layout) -> Vec<Range<usize>>;
}

macro_rules! forward {
    ($($pointer:ty),+) => {$(
        impl<S: Splitter + ?Sized> Splitter for $pointer {
            fn split(&self, text: &str, layout: &Layout) -> Vec<Range<usize>> {
                (**self).split(text, layout)
            }
        }
    )+};
}
forward!(&S, Box<S>, Arc<S>);

/// A splitter from a closure.
///
/// # Example
///
/// ```
/// use epitome::{Summarizer, split};
///
/// // One sentence a line, whatever stands in it.
/// let lines = split::from_fn(|text, _layout| {
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
pub fn from_fn<F>(split: F) -> FromFn<F>
where
    F: Fn(&str, &Layout) -> Vec<Range<usize>> + Send + Sync,
{
    FromFn(split)
}

/// A [`Splitter`] made by [`from_fn`].
#[derive(Clone, Copy)]
pub struct FromFn<F>(F);

impl<F> Splitter for FromFn<F>
where
    F: Fn(&str, &Layout) -> Vec<Range<usize>> + Send + Sync,
{
    fn split(&self, text: &str, layout: &Layout) -> Vec<Range<usize>> {
        (self.0)(text, layout)
    }
}

impl<F> fmt::Debug for FromFn<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FromFn").finish_non_exhaustive()
    }
}
