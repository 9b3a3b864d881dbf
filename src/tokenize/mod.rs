//! Stage 2: a sentence to terms.

mod bigrams;
#[cfg(feature = "stemmers")]
mod english;
mod known_forms;
mod stem;
mod word_tokenizer;

pub use crate::document::{Role, Terms, Tokenizer, Vocabulary, Word};
pub use word_tokenizer::{WordTokenizer, WordTokenizerBuilder};

use crate::Language;
use crate::stage::stage_from_fn;

stage_from_fn! {
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
    /// let summarizer = Summarizer::new().with_tokenizer(lower_case);
    /// let document = summarizer.document("Rain fell. Then more rain fell.")?;
    /// assert_eq!(document.terms(0), [0, 1]);
    /// # Ok::<(), epitome::Error>(())
    /// ```
    from_fn,
    /// A tokenizer from a closure that may fail. Its error reaches the user with its cause.
    ///
    /// # Example
    ///
    /// ```
    /// use epitome::{Summarizer, tokenize};
    ///
    /// let broken = tokenize::try_from_fn(|_, _, _| Err("no dictionary"));
    /// let error = Summarizer::new().with_tokenizer(broken).document("Rain fell.").unwrap_err();
    /// assert_eq!(error.to_string(), "the tokenizer failed: no dictionary");
    /// ```
    try_from_fn,
    Tokenizer: fn tokenize(sentence: &str, language: Language, terms: &mut Terms<'_>) -> ()
}
