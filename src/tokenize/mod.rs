//! Stage 2: a sentence to terms.

mod bigrams;
#[cfg(feature = "stemmers")]
mod english;
mod stem;
mod word_tokenizer;

pub use crate::document::{Role, Terms, Tokenizer, Vocabulary, Word};
pub use word_tokenizer::{WordTokenizer, WordTokenizerBuilder};

use crate::Language;
use std::fmt;

/// A tokenizer from a closure.
///
/// # Example
///
/// ```
/// use epitome::{Summarizer, tokenize};
///
/// let lower_case = tokenize::from_fn(|sentence, _language, terms| {
///     for word in sentence.split_whitespace() {
///         terms.push(terms.range_of(word), &word.to_lowercase());
///     }
/// });
/// let document = Summarizer::new().with_tokenizer(lower_case).document("Rain fell. Then more rain fell.")?;
/// assert_eq!(document.terms(0), [0, 1]);
/// # Ok::<(), epitome::Error>(())
/// ```
pub fn from_fn<F>(tokenize: F) -> FromFn<F>
where
    F: Fn(&str, Language, &mut Terms<'_>) + Send + Sync,
{
    FromFn(tokenize)
}

/// A [`Tokenizer`] made by [`from_fn`].
#[derive(Clone, Copy)]
pub struct FromFn<F>(F);

impl<F> Tokenizer for FromFn<F>
where
    F: Fn(&str, Language, &mut Terms<'_>) + Send + Sync,
{
    fn tokenize(&self, sentence: &str, language: Language, terms: &mut Terms<'_>) {
        (self.0)(sentence, language, terms);
    }
}

impl<F> fmt::Debug for FromFn<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FromFn").finish_non_exhaustive()
    }
}
