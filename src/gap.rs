//! What a summary leaves out.

use crate::{Document, Summary};
use std::ops::Range;

/// Sentences of one source in a row that a summary does not show, to be listed, counted or shown after all.
///
/// Made by [`Summary::gaps`].
///
/// # Example
///
/// ```
/// use epitome::Summarizer;
///
/// let text = "Rain fell for a week. The river rose. It froze at night. People left their houses.";
/// let summarizer = Summarizer::new().with_method("lead".parse()?);
/// let document = summarizer.document(text)?;
/// let summary = summarizer.select(&document, &summarizer.score(&document)?, 2)?;
/// let gap = &summary.gaps(&document)[0];
/// assert_eq!(gap.text(), "It froze at night. People left their houses.");
/// assert_eq!((gap.len(), gap.sentences(), &text[gap.range()]), (2, 2..4, gap.text()));
/// # Ok::<(), epitome::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Gap<'t> {
    text: &'t str,
    source: usize,
    start: usize,
    first: usize,
    end: usize,
}

impl<'t> Gap<'t> {
    /// What is left out, from the start of its first sentence to the end of its last, with the headings and
    /// whatever else stands between.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// The number of its source, from 0.
    pub fn source(&self) -> usize {
        self.source
    }

    /// Its place in its source's text, in bytes.
    pub fn range(&self) -> Range<usize> {
        self.start..self.start + self.text.len()
    }

    /// The numbers of its sentences among the document's.
    pub fn sentences(&self) -> Range<usize> {
        self.first..self.end
    }

    /// How many sentences it has, at least one.
    #[allow(clippy::len_without_is_empty, reason = "none is empty")]
    pub fn len(&self) -> usize {
        self.end - self.first
    }
}

impl Summary<'_> {
    /// What of a document this summary of it leaves out, in the document's order: what stands between two
    /// sentences that are shown, before the first one and behind the last one of a source, and sources of
    /// which nothing is shown. A sentence of which a clause is shown counts as shown.
    ///
    /// Complexity: O(n) for n sentences of the document.
    pub fn gaps<'t>(&self, document: &Document<'t>) -> Vec<Gap<'t>> {
        let mut shown = vec![false; document.len()];
        for sentence in self {
            if let Some(shown) = shown.get_mut(sentence.index()) {
                *shown = true;
            }
        }
        let mut gaps = Vec::new();
        let mut first = 0;
        while first < shown.len() {
            if shown[first] {
                first += 1;
                continue;
            }
            let source = document.source(first);
            let goes_on = |&i: &usize| !shown[i] && document.source(i) == source;
            let end = (first..shown.len()).take_while(goes_on).last().unwrap_or(first) + 1;
            let (start, stop) = (document.range(first).start, document.range(end - 1).end);
            let text = document.sources()[source].text().get(start..stop).unwrap_or_default();
            gaps.push(Gap { text, source, start, first, end });
            first = end;
        }
        gaps
    }
}
