//! Which sentences have the same words.

use crate::Document;
use crate::document::Word;
use crate::unicode::punctuation::is_quote;
use hashbrown::HashMap;

/// Tells sentences with the same words, whatever their case and marks; without a word, those with the same
/// symbols, in quotation marks or not.
///
/// A list mark or a speaker's label before a sentence is none of its words. The same text may stand elsewhere
/// where nothing shows that it begins with one ("1. It rose." on the second line of a paragraph); there it
/// counts as none either, so that sentences of the same text always have the same words.
///
/// Complexity: O(n) time, O(sentences with a label) memory.
#[derive(Debug)]
pub(in crate::select) struct Wordings<'d, 't> {
    document: &'d Document<'t>,
    /// For each text that begins with a label somewhere, the sentence whose label is longest.
    labelled: HashMap<&'t str, usize>,
}

impl<'d, 't> Wordings<'d, 't> {
    pub(in crate::select) fn new(document: &'d Document<'t>) -> Self {
        let mut labelled = HashMap::new();
        for sentence in 0..document.len() {
            let body = document.body(sentence);
            if body.len() < document.range(sentence).len() {
                let longest = labelled.entry(document.sentence(sentence)).or_insert(sentence);
                if body.len() < document.body(*longest).len() {
                    *longest = sentence;
                }
            }
        }
        Wordings { document, labelled }
    }

    /// What is equal for sentences with the same words and differs for others.
    pub(in crate::select) fn of(&self, sentence: usize) -> (&'d [Word], &'t str) {
        let text = self.document.sentence(sentence);
        let sentence = self.labelled.get(text).copied().unwrap_or(sentence);
        let words = self.document.words(sentence);
        if !words.is_empty() {
            return (words, "");
        }
        let symbols = self.document.body(sentence).trim_matches(|c: char| is_quote(c) || c.is_whitespace());
        (words, if symbols.is_empty() { text } else { symbols })
    }
}
