//! Words and terms as numbers, and the port through which a tokenizer hands them in.

use super::Vocabulary;
use crate::Language;
use std::sync::Arc;

/// Finds the terms of a sentence: what is counted and weighed.
///
/// # Contract
///
/// The same sentence must give the same terms every time. A sentence may have none.
///
/// Implement it for a type, or make one from a closure with [`from_fn`].
pub trait Tokenizer: Send + Sync {
    /// Puts the words of `sentence` into `terms`, in order.
    fn tokenize(&self, sentence: &str, terms: &mut Terms<'_>);
}

macro_rules! forward {
    ($($pointer:ty),+) => {$(
        impl<T: Tokenizer + ?Sized> Tokenizer for $pointer {
            fn tokenize(&self, sentence: &str, terms: &mut Terms<'_>) {
                (**self).tokenize(sentence, terms);
            }
        }
    )+};
}
forward!(&T, Box<T>, Arc<T>);

/// What a word counts as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// A term: counted and weighed.
    Content,
    /// A stop word: keeps its place between terms, but is not weighed.
    StopWord,
}

/// Where a tokenizer puts its words; each distinct one is stored once and known by a number from then on.
#[derive(Debug)]
pub struct Terms<'v> {
    vocabulary: &'v mut Vocabulary,
    words: &'v mut Vec<Word>,
    language: Language,
}

/// A word of a sentence: a term's number, or a stop word's in a numbering of its own.
///
/// # Example
///
/// ```
/// use epitome::Summarizer;
///
/// let document = Summarizer::new().document("The river rose over the banks.")?;
/// let words = document.words(0);
/// let terms: Vec<_> = words.iter().filter_map(|word| word.term()).collect();
/// let stop_words: Vec<_> = words.iter().filter_map(|word| word.stop_word()).collect();
/// assert_eq!(terms, [0, 1, 2]);         // river, rose, banks
/// assert_eq!(stop_words, [0, 1, 0]);    // the, over, the
/// assert_eq!(words[0], words[4]);
/// # Ok::<(), epitome::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Word(u32);

impl Word {
    const STOP: u32 = 1 << 31;

    pub(crate) fn new(id: u32, role: Role) -> Self {
        Word(if role == Role::StopWord { id | Self::STOP } else { id })
    }

    /// The term's number, from 0 in order of first appearance; `None` for a stop word.
    pub fn term(self) -> Option<u32> {
        (self.0 & Self::STOP == 0).then_some(self.0)
    }

    /// The stop word's number, from 0 in order of first appearance; `None` for a term.
    pub fn stop_word(self) -> Option<u32> {
        (self.0 & Self::STOP != 0).then(|| self.number())
    }

    /// The number, from 0 in each of the two numberings.
    pub(super) fn number(self) -> u32 {
        self.0 & !Self::STOP
    }

    /// A number that is equal for equal words and different for different ones, terms and stop words together.
    pub fn key(self) -> u32 {
        self.0
    }

    /// A place for it in a table: terms and stop words in turn, so that no branch tells them apart.
    #[inline]
    pub(crate) fn place(self) -> usize {
        self.0.rotate_left(1) as usize
    }
}

impl<'v> Terms<'v> {
    pub(crate) fn new(vocabulary: &'v mut Vocabulary, words: &'v mut Vec<Word>, language: Language) -> Self {
        Terms { vocabulary, words, language }
    }

    /// The language of the text.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Adds a term as it stands.
    ///
    /// Complexity: O(length of the term).
    pub fn push(&mut self, term: &str) {
        let word = self.vocabulary.intern(term, Role::Content);
        self.words.push(word);
    }

    /// Adds a stop word: it keeps its place between terms, but is not weighed.
    ///
    /// Complexity: O(length of the word).
    pub fn push_stop_word(&mut self, word: &str) {
        let word = self.vocabulary.intern(word, Role::StopWord);
        self.words.push(word);
    }

    /// Adds a word as it stands in the text, normalized. `normalize` writes the term into the empty string it is given
    /// and says what it counts as; it is called only the first time a document shows this form of the word.
    ///
    /// Complexity: O(length of the word), and `normalize` once per distinct form.
    pub fn push_form(&mut self, form: &str, normalize: impl FnOnce(&str, &mut String) -> Role) {
        let word = self.vocabulary.intern_form(form, normalize);
        self.words.push(word);
    }
}
