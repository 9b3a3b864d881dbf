//! How a summary is written out for whoever reads it: the text that budgets of bytes, characters and tokens
//! count.

mod escape;
pub mod highlight;
mod strip;
mod tally;
mod template;

pub use strip::Strip;
pub use template::Template;

pub(crate) use escape::escape;
pub(crate) use tally::Tally;

use crate::summary::heading_below_title;
use crate::{Sentence, SummarizedSource, Summary};
use std::fmt;

/// Writes a summary out, part by part: marks, headers, citations and what stands between sentences.
///
/// A summary is written by [`Summary::render`]. Given to a summarizer by
/// [`with_renderer`](crate::Summarizer::with_renderer), it is also what budgets of bytes, characters and
/// tokens count: the text as it is written, all of it.
///
/// Ready ones are the [`Template`]s. Implement it for a type, or make one from a closure with [`from_fn`].
///
/// # Contract
///
/// What is written for a part depends on that part alone, so that what it costs can be told before all of the
/// summary is known. Where that does not hold, a budget is kept all the same, for the last word is the text
/// as it is written, but it may be filled less well. Parts that a renderer does not know it writes nothing
/// for.
pub trait Renderer: Send + Sync {
    /// Writes a part behind what is written already.
    fn write(&self, part: Part<'_>, out: &mut String);
}

/// A part of a summary as it is written out, in this order:
///
/// ```text
/// Source  (Heading?  Sentence (Between Sentence)*  Between)*  End   Between   Source ..
/// ```
///
/// # Example
///
/// ```
/// use epitome::render::{self, Between, Part};
/// use epitome::{Source, Summarizer};
///
/// let numbered = render::from_fn(|part, out| match part {
///     Part::Sentence(sentence) => *out += &format!("[{}] {sentence}", sentence.source() + 1),
///     Part::Between(_) => out.push('\n'),
///     _ => {}
/// });
/// let sources = ["Rain fell for a week.", "The river rose over its banks."];
/// let summary = Summarizer::new().summarize(sources, 2);
/// assert_eq!(summary.render(&numbered), "[1] Rain fell for a week.\n[2] The river rose over its banks.");
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum Part<'p> {
    /// Before the first sentence of a source; with the source's number, from 0.
    Source(usize, &'p SummarizedSource<'p>),
    /// Before the first sentence under a heading. The source's title is none: it comes with the source.
    Heading(&'p str),
    /// A sentence.
    Sentence(&'p Sentence<'p>),
    /// Between two sentences that follow each other in the summary.
    Between(Between),
    /// Behind the last sentence of a source; with the source's number, from 0.
    End(usize, &'p SummarizedSource<'p>),
}

/// What two sentences that follow each other in a summary are of.
///
/// # Example
///
/// ```
/// use epitome::render::{self, Between, Part};
///
/// let paragraphs = render::from_fn(|part, out| match part {
///     Part::Sentence(sentence) => *out += sentence.text(),
///     Part::Between(Between::Sentences) => *out += " ",
///     Part::Between(_) => *out += "\n\n",
///     _ => {}
/// });
/// let text = "# Rain\n\nRain fell for a week.\n\n# Flood\n\nThe river rose over its banks.";
/// let summary = epitome::summarize(text, 2);
/// assert_eq!(summary.render(&paragraphs), "Rain fell for a week.\n\nThe river rose over its banks.");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Between {
    /// One source, under one heading.
    Sentences,
    /// One source, under different headings.
    Sections,
    /// Different sources; it comes between the end of the one and the start of the other.
    Sources,
}

impl Between {
    const ALL: [Between; 3] = [Between::Sentences, Between::Sections, Between::Sources];
}

/// Implements the trait for a pointer to a renderer.
macro_rules! pointers {
    ($($pointer:ty),+) => {$(
        impl<R: Renderer + ?Sized> Renderer for $pointer {
            fn write(&self, part: Part<'_>, out: &mut String) {
                (**self).write(part, out);
            }
        }
    )+};
}
pointers!(&R, Box<R>, std::sync::Arc<R>);

/// A renderer from a closure.
///
/// # Example
///
/// ```
/// use epitome::render::{self, Part};
/// use epitome::{Budget, Summarizer};
///
/// let lines = render::from_fn(|part, out| {
///     if let Part::Sentence(sentence) = part {
///         *out += &format!("* {sentence}\n");
///     }
/// });
/// let text = "Rain fell for a week. The river rose over its banks. People left their houses.";
/// let summarizer = Summarizer::new().with_renderer(lines);
/// let summary = summarizer.summarize(text, Budget::bytes(60));
/// assert!(summarizer.render(&summary).len() <= 60);
/// ```
pub fn from_fn<F: Fn(Part<'_>, &mut String) + Send + Sync>(write: F) -> FromFn<F> {
    FromFn(write)
}

/// A [`Renderer`] made by [`from_fn`].
#[derive(Clone, Copy)]
pub struct FromFn<F>(F);

impl<F: Fn(Part<'_>, &mut String) + Send + Sync> Renderer for FromFn<F> {
    fn write(&self, part: Part<'_>, out: &mut String) {
        (self.0)(part, out);
    }
}

impl<F> fmt::Debug for FromFn<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FromFn").finish_non_exhaustive()
    }
}

impl Summary<'_> {
    /// The summary as a renderer writes it; nothing where it has no sentence.
    ///
    /// Complexity: that of the renderer.
    ///
    /// # Example
    ///
    /// ```
    /// use epitome::render::Template;
    /// use epitome::{Source, Summarizer};
    ///
    /// let source = Source::new("Rain fell for a week. The river rose over its banks.").with_title("Flood");
    /// let summary = Summarizer::new().summarize(source, 2);
    /// assert_eq!(
    ///     summary.render(&Template::markdown()),
    ///     "## Flood\n\n- Rain fell for a week.\n- The river rose over its banks."
    /// );
    /// ```
    pub fn render(&self, renderer: &(impl Renderer + ?Sized)) -> String {
        let mut out = String::new();
        let nothing_known = SummarizedSource::default();
        let source_of = |number: usize| self.sources().get(number).unwrap_or(&nothing_known);
        let mut before: Option<(usize, Option<&str>)> = None;
        for sentence in self {
            let number = sentence.source();
            let source = source_of(number);
            let heading = heading_below_title(sentence.heading(), source.title());
            match before {
                Some((same, under)) if same == number => {
                    let same_heading = under == heading;
                    let between = if same_heading { Between::Sentences } else { Between::Sections };
                    renderer.write(Part::Between(between), &mut out);
                }
                _ => {
                    if let Some((other, _)) = before {
                        renderer.write(Part::End(other, source_of(other)), &mut out);
                        renderer.write(Part::Between(Between::Sources), &mut out);
                    }
                    renderer.write(Part::Source(number, source), &mut out);
                }
            }
            if let Some(heading) = heading.filter(|_| before != Some((number, heading))) {
                renderer.write(Part::Heading(heading), &mut out);
            }
            renderer.write(Part::Sentence(sentence), &mut out);
            before = Some((number, heading));
        }
        if let Some((last, _)) = before {
            renderer.write(Part::End(last, source_of(last)), &mut out);
        }
        out
    }
}
