//! A sentence of a summary, with its place.

use super::{Mention, owned};
use crate::Document;
use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

/// A chosen sentence: its text, where it stands and what it was worth.
///
/// With feature `serde` it is written and read back.
///
/// # Example
///
/// ```
/// use epitome::{Source, Summarizer};
///
/// let text = "# Bridge\n\nAnn: The old bridge is closed.\n\nBen: Rust was found in its cables.";
/// let source = Source::new(text).with_id("minutes");
/// let summary = Summarizer::new().summarize(source, 1);
/// let sentence = &summary.sentences()[0];
/// assert_eq!((sentence.source_id(), sentence.heading()), (Some("minutes"), Some("Bridge")));
/// assert_eq!(sentence.speaker(), Some("Ann"));
/// ```
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Sentence<'t> {
    text: Cow<'t, str>,
    /// Without its gaps, where it has some.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    displayed: Option<Cow<'t, str>>,
    start: usize,
    end: usize,
    pub(super) index: usize,
    pub(super) source: usize,
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    source_id: Option<Cow<'t, str>>,
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    heading: Option<Cow<'t, str>>,
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    speaker: Option<Cow<'t, str>>,
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    time: Option<Cow<'t, str>>,
    score: f64,
    pub(super) rank: usize,
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub(super) also_in: Vec<Mention<'t>>,
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "is_false"))]
    pub(super) context: bool,
}

/// For serde, which hands over a reference.
#[cfg(feature = "serde")]
#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
fn is_false(flag: &bool) -> bool {
    !flag
}

impl<'t> Sentence<'t> {
    /// A sentence of a document.
    pub(crate) fn of(document: &Document<'t>, index: usize, score: f64, rank: usize) -> Self {
        Sentence {
            text: Cow::Borrowed(document.sentence(index)),
            displayed: Some(document.displayed(index)).filter(|text| matches!(text, Cow::Owned(_))),
            start: document.range(index).start,
            end: document.range(index).end,
            index,
            source: document.source(index),
            source_id: document.sources()[document.source(index)].id().map(Cow::Borrowed),
            heading: document.heading(index).map(Cow::Borrowed),
            speaker: document.speaker(index).map(Cow::Borrowed),
            time: document.time(index).map(Cow::Borrowed),
            score,
            rank,
            also_in: Vec::new(),
            context: false,
        }
    }

    /// The sentence as it stands in its source.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The sentence as it is printed: without what stands within it and is not of it, such as the running
    /// head of a page or the time of a subtitle ([`Layout::gaps`](crate::Layout::gaps)). Else its
    /// [`text`](Sentence::text).
    pub fn displayed(&self) -> &str {
        self.displayed.as_ref().unwrap_or(&self.text)
    }

    /// Its place in its source's text, in bytes.
    pub fn range(&self) -> Range<usize> {
        self.start..self.end
    }

    /// Its number among the document's sentences, from 0.
    pub fn index(&self) -> usize {
        self.index
    }

    /// The number of its source, from 0.
    pub fn source(&self) -> usize {
        self.source
    }

    /// The name its source was given.
    pub fn source_id(&self) -> Option<&str> {
        self.source_id.as_deref()
    }

    /// The heading it stands under, be it the text's title; `None` before the first one.
    pub fn heading(&self) -> Option<&str> {
        self.heading.as_deref()
    }

    /// Who says it, in a talk whose turns are labelled.
    pub fn speaker(&self) -> Option<&str> {
        self.speaker.as_deref()
    }

    /// When it is said, in a talk or in subtitles with times: the time or the times as they stand there,
    /// such as `00:01:02,400 --> 00:01:05,000`. That of the stamp the sentence begins under.
    ///
    /// # Example
    ///
    /// ```
    /// let text = "[00:09] Ann: The river rose in the night.\n[00:12] Ben: The old bridge is gone.";
    /// let summary = epitome::summarize(text, 2);
    /// let times: Vec<_> = summary.iter().map(|sentence| sentence.time()).collect();
    /// assert_eq!(times, [Some("00:09"), Some("00:12")]);
    /// ```
    pub fn time(&self) -> Option<&str> {
        self.time.as_deref()
    }

    /// What the scorer gave it; comparable within one document.
    pub fn score(&self) -> f64 {
        self.score
    }

    /// Its place in the order of choice, from 0; where it is [context](Sentence::is_context), that of the
    /// sentence it stands beside.
    pub fn rank(&self) -> usize {
        self.rank
    }

    /// The sentences of other sources that say the same: copies, near-copies and restatements, in the order
    /// of the sources.
    ///
    /// # Example
    ///
    /// ```
    /// use epitome::{Source, Summarizer};
    ///
    /// let sources = [
    ///     Source::new("The old iron bridge at Harlow was closed on Monday.").with_id("post"),
    ///     Source::new("At Harlow the old iron bridge was closed on Monday evening.").with_id("echo"),
    /// ];
    /// let summary = Summarizer::new().summarize(sources, 1);
    /// let sentence = &summary.sentences()[0];
    /// assert_eq!(sentence.source_id(), Some("post"));
    /// assert_eq!(sentence.also_in()[0].source_id(), Some("echo"));
    /// ```
    pub fn also_in(&self) -> &[Mention<'t>] {
        &self.also_in
    }

    /// Whether it was not chosen, but stands beside a sentence that was
    /// ([`Summarizer::with_context`](crate::Summarizer::with_context)).
    pub fn is_context(&self) -> bool {
        self.context
    }

    /// What it is cited by among the sentences of one request: the number of its source, from 1, and its
    /// place in bytes, `2:120-245`. It is the same whatever else is shown. What holds beyond one request, and
    /// leads back to the text, is a [`Citation`](crate::Citation).
    ///
    /// # Example
    ///
    /// ```
    /// let summary = epitome::summarize("Rain fell. The river rose over its banks.", 2);
    /// assert_eq!(summary.sentences()[1].mark(), "1:11-41");
    /// ```
    pub fn mark(&self) -> String {
        format!("{}:{}-{}", self.source + 1, self.start, self.end)
    }

    pub(super) fn into_owned(self) -> Sentence<'static> {
        Sentence {
            text: Cow::Owned(self.text.into_owned()),
            displayed: owned(self.displayed),
            start: self.start,
            end: self.end,
            index: self.index,
            source: self.source,
            source_id: owned(self.source_id),
            heading: owned(self.heading),
            speaker: owned(self.speaker),
            time: owned(self.time),
            score: self.score,
            rank: self.rank,
            also_in: self.also_in.into_iter().map(Mention::into_owned).collect(),
            context: self.context,
        }
    }
}

impl fmt::Display for Sentence<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.displayed())
    }
}
