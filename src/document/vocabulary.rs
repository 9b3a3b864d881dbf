//! Words as numbers: each distinct form is folded, stemmed and looked up once a document.

use super::texts::Texts;
use super::{Role, Terms, Tokenizer, Word};
use crate::unicode::{TextKey, WordMap};
use crate::{Error, Language};
use std::ops::Range;

/// The distinct words of a document, known by numbers.
///
/// A document keeps its own; make one to see what a tokenizer does with a sentence.
///
/// The hash is seeded at random, so that no text can aim at it; numbers are given in order of first
/// appearance, so the seed never reaches a result.
///
/// # Example
///
/// ```
/// use epitome::Language;
/// use epitome::tokenize::{Vocabulary, WordTokenizer};
///
/// let mut vocabulary = Vocabulary::new();
/// let words = vocabulary.words(&WordTokenizer::new(), "The rain and the rains", Language::English)?;
/// let texts: Vec<_> = words.iter().filter_map(|&word| vocabulary.text(word)).collect();
/// assert_eq!(texts[0], "the");
/// assert_eq!(words[0].term(), None, "'the' is a stop word");
/// assert_eq!(words[1].term(), Some(0));
/// assert_eq!(vocabulary.term(0), Some("rain"));
/// # Ok::<(), epitome::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Vocabulary {
    /// Words as they stand in the text, each with the key of the word it was normalized to.
    forms: Texts,
    terms: Texts,
    stop_words: Texts,
    buffer: String,
}

impl Default for Vocabulary {
    fn default() -> Self {
        Vocabulary::for_text(0)
    }
}

impl Vocabulary {
    /// A vocabulary without words, that has room for those of a text of so many bytes, so that the common
    /// case does not grow the tables step by step.
    pub(super) fn for_text(bytes: usize) -> Self {
        // As Heaps' law has it, with an exponent of about a half: an article of 4 KB has some 350 distinct forms,
        // a book of 350 KB some 7,000, and most are terms of their own.
        let forms = 6 * bytes.isqrt();
        Vocabulary {
            forms: Texts::with_room(forms),
            terms: Texts::with_room(forms),
            stop_words: Texts::with_room(64),
            buffer: String::new(),
        }
    }

    /// A vocabulary without words.
    pub fn new() -> Self {
        Vocabulary::default()
    }

    /// The number of distinct terms, stop words not among them.
    pub fn len(&self) -> usize {
        self.terms.len()
    }

    /// Whether there is no term.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The term with a number.
    pub fn term(&self, id: u32) -> Option<&str> {
        self.terms.get(id)
    }

    /// The text of a word, be it a term or a stop word.
    pub fn text(&self, word: Word) -> Option<&str> {
        word.term().map_or_else(|| self.stop_words.get(word.number()), |id| self.terms.get(id))
    }

    /// The number of a term, where it is known.
    pub fn find(&self, term: &str) -> Option<u32> {
        self.terms.find(term)
    }

    /// The word with the same text and of the same role as another vocabulary's.
    pub(crate) fn find_same(&self, text: &str, other: Word) -> Option<Word> {
        let (role, id) = match other.term() {
            Some(_) => (Role::Content, self.find(text)),
            None => (Role::StopWord, self.stop_words.find(text)),
        };
        id.map(|id| Word::new(id, role))
    }

    /// What a word counts as, where the text has shown one of its spellings. Where a tokenizer adds no forms,
    /// the first spelling is looked for among the terms.
    pub(crate) fn find_word(&self, spellings: &[String]) -> Option<Word> {
        let form = spellings.iter().find_map(|spelling| self.find_form(spelling));
        form.or_else(|| {
            let word = spellings.first()?;
            let stop_word = self.find_stop_word(word);
            let term = || self.find(word).map(|id| Word::new(id, Role::Content));
            stop_word.or_else(|| if self.forms.len() == 0 { term() } else { None })
        })
    }

    /// The words that have one of these spellings or are stop words of this text, with what is known of it;
    /// some come more than once. Where a tokenizer adds no forms the texts of terms are their spellings.
    pub(crate) fn words_in<'a, T>(&'a self, known: &'a WordMap<T>) -> impl Iterator<Item = (Word, &'a T)> {
        let forms = self.forms.values_in(known).map(|(key, value)| (Word::of_key(key), value));
        // A form may be spelled in a third way, "I'VE" or "I’ve".
        let of = |role: Role| move |(id, value): (u32, &'a T)| (Word::new(id, role), value);
        let stop_words = self.stop_words.known_in(known).map(of(Role::StopWord));
        let terms = (self.forms.len() == 0).then(|| self.terms.known_in(known).map(of(Role::Content)));
        forms.chain(stop_words).chain(terms.into_iter().flatten())
    }

    /// A stop word, where it is known.
    pub(crate) fn find_stop_word(&self, word: &str) -> Option<Word> {
        self.stop_words.find(word).map(|id| Word::new(id, Role::StopWord))
    }

    /// The forms in which a term was written, in order of first appearance. Empty where the tokenizer added
    /// none, and for a number that no term has.
    ///
    /// Complexity: O(forms) time.
    pub fn forms(&self, term: u32) -> Vec<&str> {
        if term as usize >= self.terms.len() {
            return Vec::new();
        }
        self.forms.with_value(Word::new(term, Role::Content).key())
    }

    /// What a form counts as, where the text has shown it.
    fn find_form(&self, form: &str) -> Option<Word> {
        self.forms.find(form).map(Word::of_key)
    }

    /// The end of the places that [`Word::place`] gives.
    pub(crate) fn places(&self) -> usize {
        2 * self.terms.len().max(self.stop_words.len())
    }

    /// The words that a tokenizer finds in a sentence, in order; new ones get the next numbers.
    ///
    /// # Errors
    ///
    /// When the tokenizer fails.
    ///
    /// Complexity: that of the tokenizer.
    pub fn words(
        &mut self,
        tokenizer: &(impl Tokenizer + ?Sized),
        sentence: &str,
        language: Language,
    ) -> Result<Vec<Word>, Error> {
        let mut words = Vec::new();
        tokenizer.tokenize(sentence, language, &mut Terms::new(self, &mut words, sentence))?;
        Ok(words)
    }

    /// The same, added to what is there, with the place of each word in the text, in bytes.
    pub(crate) fn words_at(
        &mut self,
        tokenizer: &(impl Tokenizer + ?Sized),
        text: &str,
        language: Language,
        words: &mut Vec<Word>,
        ranges: &mut Vec<Range<usize>>,
    ) -> Result<(), Error> {
        tokenizer.tokenize(text, language, &mut Terms::new(self, words, text).with_ranges(ranges))
    }

    pub(super) fn intern(&mut self, word: &str, role: Role) -> Word {
        Word::new(self.texts_of(role).number(word), role)
    }

    fn texts_of(&mut self, role: Role) -> &mut Texts {
        match role {
            Role::Content => &mut self.terms,
            Role::StopWord => &mut self.stop_words,
        }
    }

    /// What a form of at most 16 bytes counts as, or else the place that is free for it.
    #[inline]
    pub(super) fn find_short_form(&self, form: TextKey) -> Result<Word, usize> {
        self.forms.find_key_or_place(form).map(Word::of_key)
    }

    /// Adds a form of at most 16 bytes, which is known to be new, at the place that is free for it, and its
    /// term.
    #[inline]
    pub(super) fn add_short_form(&mut self, form: TextKey, free: usize, role: Role, term: TextKey) -> Word {
        let word = Word::new(self.texts_of(role).number_of_key(term), role);
        self.forms.insert_at(free, form, word.key());
        word
    }

    /// What a form of ASCII counts as. One of at most 16 bytes, with its key and the place that is free for
    /// it, is known to be new.
    pub(super) fn add_plain_form(
        &mut self,
        form: &str,
        short: Option<(TextKey, usize)>,
        normalize: impl FnOnce(Option<TextKey>, &mut String) -> (Role, Option<TextKey>),
    ) -> Word {
        if let Some(word) = if short.is_none() { self.find_form(form) } else { None } {
            return word;
        }
        let mut buffer = std::mem::take(&mut self.buffer);
        buffer.clear();
        let (role, term) = normalize(short.map(|(key, _)| key), &mut buffer);
        let number = match term {
            Some(term) => self.texts_of(role).number_of_key(term),
            None => self.texts_of(role).number(&buffer),
        };
        self.buffer = buffer;
        let word = Word::new(number, role);
        match short {
            Some((key, free)) => self.forms.insert_at(free, key, word.key()),
            None => self.forms.insert(form, word.key()),
        }
        word
    }

    pub(super) fn intern_form(
        &mut self,
        form: &str,
        normalize: impl FnOnce(&str, &mut String) -> Role,
    ) -> Word {
        match self.forms.find(form) {
            Some(word) => Word::of_key(word),
            None => self.add_form(form, normalize),
        }
    }

    /// Adds a form that is not known.
    pub(super) fn add_form(&mut self, form: &str, normalize: impl FnOnce(&str, &mut String) -> Role) -> Word {
        let mut buffer = std::mem::take(&mut self.buffer);
        buffer.clear();
        let role = normalize(form, &mut buffer);
        let word = self.intern(&buffer, role);
        self.buffer = buffer;
        self.forms.insert(form, word.key());
        word
    }
}
