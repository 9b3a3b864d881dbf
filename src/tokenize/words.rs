//! The default tokenizer: UAX #29 words, folded, without stop words, stemmed.

use super::{Role, Terms, Tokenizer};
use crate::Language;
use unicode_segmentation::UnicodeSegmentation;

/// UAX #29 words, lower-cased, stop words set apart, the rest stemmed where the language has a stemmer.
#[derive(Clone, Copy, Debug, Default)]
#[non_exhaustive]
pub struct WordTokenizer;

impl WordTokenizer {
    /// The tokenizer with its defaults.
    pub fn new() -> Self {
        WordTokenizer
    }
}

impl Tokenizer for WordTokenizer {
    fn tokenize(&self, sentence: &str, terms: &mut Terms<'_>) {
        let language = terms.language();
        for word in sentence.unicode_words() {
            terms.push_form(word, |form, term| normalize(form, language, term));
        }
    }
}

fn normalize(form: &str, language: Language, term: &mut String) -> Role {
    let folded = form.to_lowercase().replace('\u{2019}', "'");
    let role = if language.is_stop_word(&folded) { Role::StopWord } else { Role::Content };
    term.push_str(&folded);
    role
}
