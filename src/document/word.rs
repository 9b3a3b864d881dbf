//! Words and terms as numbers, and the port through which a tokenizer hands them in.

use super::Vocabulary;
use crate::stage::stage_pointers;
use crate::unicode::hyphenation::Hyphenated;
use crate::unicode::{PlainWord, TextKey};
use crate::{Error, Language};
use std::ops::Range;

/// Finds the terms of a sentence: what is counted and weighed.
///
/// # Contract
///
/// The same sentence must give the same terms every time. A sentence may have none. Each word's range lies
/// within the sentence and on its character boundaries; ranges may overlap, as pairs of Chinese characters
/// do. A range that breaks this makes [`Summarizer::document`](crate::Summarizer::document) return an error.
///
/// Implement it for a type, or make one from a closure with [`tokenize::from_fn`](crate::tokenize::from_fn).
///
/// # Example
///
/// ```
/// use epitome::tokenize::{Terms, Tokenizer};
/// use epitome::{Error, Language, Summarizer};
///
/// /// Words of more than three letters, as they stand.
/// struct LongWords;
///
/// impl Tokenizer for LongWords {
///     fn tokenize(&self, sentence: &str, _: Language, terms: &mut Terms<'_>) -> Result<(), Error> {
///         for word in sentence.split(|c: char| !c.is_alphabetic()).filter(|word| word.len() > 3) {
///             terms.push(terms.range_of(word), word);
///         }
///         Ok(())
///     }
/// }
///
/// let document = Summarizer::new().with_tokenizer(LongWords).document("Rain fell on us. Rain!")?;
/// assert_eq!((document.terms(0), document.terms(1)), (&[0, 1][..], &[0][..]));
/// # Ok::<(), epitome::Error>(())
/// ```
pub trait Tokenizer: Send + Sync {
    /// Puts the words of `sentence`, which is in `language`, into `terms`, in order.
    ///
    /// # Errors
    ///
    /// When it cannot do its work; [`Error::other`] wraps a cause. The crate's own never fail.
    fn tokenize(&self, sentence: &str, language: Language, terms: &mut Terms<'_>) -> Result<(), Error>;
}

stage_pointers!(Tokenizer: fn tokenize(sentence: &str, language: Language, terms: &mut Terms<'_>) -> ());

/// What a word counts as.
///
/// # Example
///
/// ```
/// use epitome::{Summarizer, tokenize::{self, Role}};
///
/// let short_is_stop = tokenize::from_fn(|sentence, _language, terms| {
///     for word in sentence.split_whitespace() {
///         terms.push_form(terms.range_of(word), |form, term| {
///             term.push_str(form);
///             if form.len() < 4 { Role::StopWord } else { Role::Content }
///         });
///     }
/// });
/// let document = Summarizer::new().with_tokenizer(short_is_stop).document("Rain fell on us.")?;
/// assert_eq!((document.words(0).len(), document.terms(0).len()), (4, 2));
/// # Ok::<(), epitome::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// A term: counted and weighed.
    Content,
    /// A stop word: keeps its place between terms, but is not weighed.
    StopWord,
}

/// What normalizes words of ASCII letters and digits.
pub(crate) trait PlainNormalizer {
    /// The term of a form of at most 16 bytes by its key, and what it counts as, where that is known already.
    fn known(&mut self, key: TextKey) -> Option<(Role, TextKey)>;

    /// The same of any form, with its key where it has at most 16 bytes. Where the term is longer it is
    /// written into the empty string, and `None` stands for its key.
    fn normalize(&mut self, key: Option<TextKey>, form: &str, term: &mut String) -> (Role, Option<TextKey>);
}

/// A word of a sentence: a term's number, or a stop word's in a numbering of its own.
///
/// Where it stands says [`Document::word_ranges`](crate::Document::word_ranges).
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

    /// The word with this [`key`](Word::key).
    pub(super) fn of_key(key: u32) -> Self {
        Word(key)
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

    /// A number that is equal for equal words and different for different ones, terms and stop words
    /// together.
    pub fn key(self) -> u32 {
        self.0
    }

    /// A place for it in a table: terms and stop words in turn, so that no branch tells them apart.
    #[inline]
    pub(crate) fn place(self) -> usize {
        self.0.rotate_left(1) as usize
    }
}

/// Where a tokenizer puts its words; each distinct one is stored once and known by a number from then on.
///
/// # Example
///
/// ```
/// use epitome::{Summarizer, tokenize};
///
/// let words = tokenize::from_fn(|sentence, _language, terms| {
///     for word in sentence.split_whitespace() {
///         match word {
///             "the" => terms.push_stop_word(terms.range_of(word), word),
///             _ => terms.push(terms.range_of(word), word),
///         }
///     }
/// });
/// let document = Summarizer::new().with_tokenizer(words).document("Rain fed the river.")?;
/// assert_eq!((document.words(0).len(), document.terms(0).len()), (4, 3));
/// # Ok::<(), epitome::Error>(())
/// ```
#[derive(Debug)]
pub struct Terms<'v> {
    vocabulary: &'v mut Vocabulary,
    words: &'v mut Vec<Word>,
    /// Where each word stands in the sentence, when that is asked for.
    ranges: Option<&'v mut Vec<Range<usize>>>,
    sentence: &'v str,
    /// The words with a hyphen of the whole text, where that is known.
    hyphenated: Option<&'v Hyphenated<'v>>,
    misplaced: Option<Range<usize>>,
}

impl<'v> Terms<'v> {
    pub(super) fn new(vocabulary: &'v mut Vocabulary, words: &'v mut Vec<Word>, sentence: &'v str) -> Self {
        Terms { vocabulary, words, ranges: None, sentence, hyphenated: None, misplaced: None }
    }

    /// The same, of a sentence of a text with these words.
    pub(super) fn with_hyphenated(self, hyphenated: &'v Hyphenated<'v>) -> Self {
        Terms { hyphenated: Some(hyphenated), ..self }
    }

    /// Whether the text elsewhere writes a word in two parts with a hyphen between, on one line.
    pub(crate) fn is_hyphenated(&self, first: &str, second: &str) -> bool {
        self.hyphenated.is_some_and(|words| words.holds(first, second))
    }

    /// The same, with the words' ranges put into `ranges`.
    pub(super) fn with_ranges(self, ranges: &'v mut Vec<Range<usize>>) -> Self {
        Terms { ranges: Some(ranges), ..self }
    }

    /// A range that was no part of the sentence.
    pub(super) fn misplaced(self) -> Option<Range<usize>> {
        self.misplaced
    }

    /// Where a word that was cut out of the sentence stands in it, in bytes. What is no part of the sentence
    /// has a range that is refused.
    ///
    /// Complexity: O(1).
    pub fn range_of(&self, word: &str) -> Range<usize> {
        let start = (word.as_ptr() as usize).wrapping_sub(self.sentence.as_ptr() as usize);
        start..start.wrapping_add(word.len())
    }

    /// Adds a term that stands at `range` of the sentence, in bytes.
    ///
    /// Complexity: O(length of the term).
    pub fn push(&mut self, range: Range<usize>, term: &str) {
        self.add(range, term, Role::Content);
    }

    /// Adds a stop word that stands at `range` of the sentence, in bytes: it keeps its place between terms,
    /// but is not weighed.
    ///
    /// Complexity: O(length of the word).
    pub fn push_stop_word(&mut self, range: Range<usize>, word: &str) {
        self.add(range, word, Role::StopWord);
    }

    /// Adds the word at `range` of the sentence, in bytes, normalized. `normalize` writes the term into the
    /// empty string it is given and says what it counts as; it is called only the first time a document shows
    /// this form of the word.
    ///
    /// Complexity: O(length of the word), and `normalize` once per distinct form.
    #[inline]
    pub fn push_form(&mut self, range: Range<usize>, normalize: impl FnOnce(&str, &mut String) -> Role) {
        match self.sentence.get(range.clone()) {
            Some(form) => {
                let word = self.vocabulary.intern_form(form, normalize);
                self.put(range, word);
            }
            None => self.refuse(range),
        }
    }

    /// The same for a word that is known to stand at `start`.
    #[inline]
    pub(crate) fn push_known(
        &mut self,
        start: usize,
        form: &str,
        normalize: impl FnOnce(&str, &mut String) -> Role,
    ) {
        let word = self.vocabulary.intern_form(form, normalize);
        self.put(start..start + form.len(), word);
    }

    /// The same for a word of ASCII letters and digits.
    #[inline]
    pub(crate) fn push_plain(&mut self, plain: PlainWord, normalizer: &mut impl PlainNormalizer) {
        let PlainWord { start, end, head } = plain;
        let is_short = end - start <= 16;
        let known = if is_short { self.vocabulary.find_short_form(head) } else { Err(0) };
        let word = match known {
            Ok(word) => word,
            // The halves of the key apart, for only those are handed over in registers.
            Err(free) => self.add_plain(start..end, (head[0], head[1]), free, normalizer),
        };
        self.put(start..end, word);
    }

    /// The word of a plain form that is new, if it has at most 16 bytes, with the place that is free for it.
    #[inline(never)]
    fn add_plain(
        &mut self,
        range: Range<usize>,
        head: (u64, u64),
        free: usize,
        normalizer: &mut impl PlainNormalizer,
    ) -> Word {
        let head: TextKey = head.into();
        let is_short = range.len() <= 16;
        if let Some((role, term)) = if is_short { normalizer.known(head) } else { None } {
            return self.vocabulary.add_short_form(head, free, role, term);
        }
        let form = self.sentence.get(range).unwrap_or_default();
        self.vocabulary.add_plain_form(form, is_short.then_some((head, free)), |key, term| {
            normalizer.normalize(key, form, term)
        })
    }

    fn add(&mut self, range: Range<usize>, word: &str, role: Role) {
        if self.sentence.get(range.clone()).is_some() {
            let word = self.vocabulary.intern(word, role);
            self.put(range, word);
        } else {
            self.refuse(range);
        }
    }

    #[inline]
    fn put(&mut self, range: Range<usize>, word: Word) {
        self.words.push(word);
        if let Some(ranges) = &mut self.ranges {
            ranges.push(range);
        }
    }

    #[cold]
    fn refuse(&mut self, range: Range<usize>) {
        self.misplaced.get_or_insert(range);
    }
}
