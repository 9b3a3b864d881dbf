//! Words as numbers: each distinct form is folded, stemmed and looked up once a document.

use super::{Role, Terms, Tokenizer, Word};
use crate::{Error, Language};
use hashbrown::{DefaultHashBuilder, HashTable};
use std::hash::{BuildHasher, Hasher};
use std::ops::Range;

/// The forms, and the terms or stop words, that room is made for at the first one: an article's worth, so
/// that the common case does not grow the tables step by step.
const FIRST_FORMS: usize = 400;
const FIRST_TERMS: usize = 200;

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
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    hasher: DefaultHashBuilder,
    /// Words as they stand in the text, each with what it was normalized to.
    forms: HashTable<Form>,
    form_texts: String,
    terms: Interner,
    stop_words: Interner,
    buffer: String,
}

/// A form of a word and where its text is.
#[derive(Clone, Copy, Debug)]
struct Form {
    start: usize,
    length: u32,
    word: Word,
}

impl Form {
    #[inline]
    fn text(self, texts: &str) -> &[u8] {
        &texts.as_bytes()[self.start..self.start + self.length as usize]
    }
}

impl Vocabulary {
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
        self.terms.find(term, &self.hasher)
    }

    /// The word with the same text and of the same role as another vocabulary's.
    pub(crate) fn find_same(&self, text: &str, other: Word) -> Option<Word> {
        let (role, id) = match other.term() {
            Some(_) => (Role::Content, self.find(text)),
            None => (Role::StopWord, self.stop_words.find(text, &self.hasher)),
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
            stop_word.or_else(|| if self.forms.is_empty() { term() } else { None })
        })
    }

    /// A stop word, where it is known.
    pub(crate) fn find_stop_word(&self, word: &str) -> Option<Word> {
        self.stop_words.find(word, &self.hasher).map(|id| Word::new(id, Role::StopWord))
    }

    /// The forms in which a term was written, in order of first appearance. Empty where the tokenizer added
    /// none, and for a number that no term has.
    ///
    /// Complexity: O(forms) time.
    pub fn forms(&self, term: u32) -> Vec<&str> {
        let of_term = |form: &&Form| form.word.term() == Some(term);
        let mut forms: Vec<Form> = self.forms.iter().filter(of_term).copied().collect();
        // The table's order is the seed's; that of the texts is the document's.
        forms.sort_unstable_by_key(|form| form.start);
        forms
            .into_iter()
            .map(|form| &self.form_texts[form.start..form.start + form.length as usize])
            .collect()
    }

    /// What a form counts as, where the text has shown it.
    fn find_form(&self, form: &str) -> Option<Word> {
        let same = |known: &Form| known.text(&self.form_texts) == form.as_bytes();
        self.forms.find(hash(&self.hasher, form), same).map(|known| known.word)
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
        let table = match role {
            Role::Content => &mut self.terms,
            Role::StopWord => &mut self.stop_words,
        };
        Word::new(table.intern(word, &self.hasher), role)
    }

    #[inline]
    pub(super) fn intern_form(
        &mut self,
        form: &str,
        normalize: impl FnOnce(&str, &mut String) -> Role,
    ) -> Word {
        let hash = hash(&self.hasher, form);
        let same = |known: &Form| known.text(&self.form_texts) == form.as_bytes();
        if let Some(known) = self.forms.find(hash, same) {
            return known.word;
        }
        let mut buffer = std::mem::take(&mut self.buffer);
        buffer.clear();
        let role = normalize(form, &mut buffer);
        let word = self.intern(&buffer, role);
        self.buffer = buffer;
        // A form too long for its length to be kept is not kept.
        if let Ok(length) = u32::try_from(form.len()) {
            let Vocabulary { hasher, forms, form_texts, .. } = self;
            if forms.is_empty() {
                forms.reserve(FIRST_FORMS, |_| 0);
                form_texts.reserve(FIRST_FORMS * 8);
            }
            let start = form_texts.len();
            form_texts.push_str(form);
            forms.insert_unique(hash, Form { start, length, word }, |known| {
                hash_bytes(hasher, known.text(form_texts))
            });
        }
        word
    }
}

/// Distinct strings, numbered from 0, their text in one arena.
#[derive(Clone, Debug, Default)]
struct Interner {
    arena: String,
    ends: Vec<usize>,
    table: HashTable<u32>,
}

impl Interner {
    fn len(&self) -> usize {
        self.ends.len()
    }

    fn get(&self, id: u32) -> Option<&str> {
        ((id as usize) < self.ends.len()).then(|| entry(&self.arena, &self.ends, id))
    }

    fn find(&self, text: &str, hasher: &DefaultHashBuilder) -> Option<u32> {
        let same = |&id: &u32| entry(&self.arena, &self.ends, id) == text;
        self.table.find(hash(hasher, text), same).copied()
    }

    fn intern(&mut self, text: &str, hasher: &DefaultHashBuilder) -> u32 {
        let Interner { arena, ends, table } = self;
        let hashed = hash(hasher, text);
        if let Some(&id) = table.find(hashed, |&id| entry(arena, ends, id) == text) {
            return id;
        }
        if ends.is_empty() {
            arena.reserve(FIRST_TERMS * 8);
            ends.reserve(FIRST_TERMS);
            table.reserve(FIRST_TERMS, |_| 0);
        }
        let id = ends.len() as u32;
        arena.push_str(text);
        ends.push(arena.len());
        table.insert_unique(hashed, id, |&id| hash(hasher, entry(arena, ends, id)));
        id
    }
}

fn entry<'a>(arena: &'a str, ends: &[usize], id: u32) -> &'a str {
    let id = id as usize;
    let start = if id == 0 { 0 } else { ends[id - 1] };
    &arena[start..ends[id]]
}

#[inline]
fn hash(hasher: &DefaultHashBuilder, text: &str) -> u64 {
    hash_bytes(hasher, text.as_bytes())
}

/// Without the end mark that `str` hashes, which only tuples of strings need.
#[inline]
fn hash_bytes(hasher: &DefaultHashBuilder, bytes: &[u8]) -> u64 {
    let mut state = hasher.build_hasher();
    state.write(bytes);
    state.finish()
}
