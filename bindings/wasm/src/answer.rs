//! An answer as bytes: numbers in little-endian order, strings with their length before them.
//!
//! What reads it is `js/answer.js`; the two change together.

use epitome::keywords::Keyword;
use epitome::{Document, Offset, Offsets, Summary};
use std::ops::Range;

/// Bytes being written.
#[derive(Debug, Default)]
pub struct Answer(Vec<u8>);

impl Answer {
    /// The bytes.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.0
    }

    /// An answer that is a string alone.
    #[must_use]
    pub fn of_text(text: &str) -> Self {
        let mut answer = Answer::default();
        answer.text(text);
        answer
    }

    /// A summary: of what it was made, what became of the request, and the sentences.
    #[must_use]
    pub fn of_summary(summary: &Summary<'_>, document: &Document<'_>) -> Self {
        let mut answer = Answer::default();
        let offsets = Offsets::new(text_of(document));
        answer.text(summary.language().code());
        answer.optional(summary.title());
        answer.text(summary.outcome().code());
        answer.text(&summary.outcome().to_string());
        answer.number(document.len());
        answer.number(summary.len());
        for sentence in summary {
            answer.range(&offsets, sentence.range());
            answer.number(sentence.index());
            answer.number(sentence.rank());
            answer.float(sentence.score());
            answer.optional(Some(sentence.displayed()).filter(|&text| text != sentence.text()));
            answer.optional(sentence.heading());
            answer.optional(sentence.speaker());
            answer.optional(sentence.time());
        }
        answer
    }

    /// Key phrases with their places.
    #[must_use]
    pub fn of_keywords(keywords: &[Keyword], document: &Document<'_>) -> Self {
        let mut answer = Answer::default();
        let offsets = Offsets::new(text_of(document));
        answer.number(keywords.len());
        for keyword in keywords {
            answer.text(keyword.text());
            answer.float(keyword.score());
            answer.number(keyword.count());
            for place in keyword.places() {
                answer.range(&offsets, place.range());
            }
        }
        answer
    }

    /// The ranges of sentences.
    #[must_use]
    pub fn of_ranges(ranges: &[Range<usize>], text: &str) -> Self {
        let mut answer = Answer::default();
        let offsets = Offsets::new(text);
        answer.number(ranges.len());
        for range in ranges {
            answer.range(&offsets, range.clone());
        }
        answer
    }

    fn number(&mut self, number: usize) {
        self.0.extend((number as u32).to_le_bytes());
    }

    fn float(&mut self, number: f64) {
        self.0.extend(number.to_le_bytes());
    }

    fn text(&mut self, text: &str) {
        self.number(text.len());
        self.0.extend(text.as_bytes());
    }

    /// A string that may be missing: a byte says whether it is there.
    fn optional(&mut self, text: Option<&str>) {
        self.0.push(u8::from(text.is_some()));
        if let Some(text) = text {
            self.text(text);
        }
    }

    fn range(&mut self, offsets: &Offsets<'_>, bytes: Range<usize>) {
        let range = offsets.range(bytes, Offset::Utf16);
        self.number(range.start);
        self.number(range.end);
    }
}

/// The text of the one source.
fn text_of<'t>(document: &Document<'t>) -> &'t str {
    document.sources().first().map_or("", |source| source.text())
}
