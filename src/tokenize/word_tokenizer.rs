//! The default tokenizer: UAX #29 words, folded, without stop words, stemmed.

use super::bigrams::{Run, script_of};
use super::known_forms::KnownForms;
use super::stem::{stem, stem_key};
use super::{Role, Terms, Tokenizer};
use crate::document::PlainNormalizer;
use crate::language::{Data, StopWords, fold};
use crate::unicode::hyphenation::broken_words;
use crate::unicode::{TextKey, key_bytes, lower_case, text_key, words};
use crate::{Error, Language};
use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

/// UAX #29 words, lower-cased, stop words set apart, the rest stemmed where the language has a stemmer.
///
/// A word becomes a term in five steps, once for each distinct form in a document:
///
/// 1. Folding: lower case, ’ to ', soft hyphens and zero-width marks left out, a final 's left out. In
///    languages that join a short word to the next by an apostrophe, such as French, `l'eau` counts as `eau`.
/// 2. Stop words of the language, or of the caller's own list, keep their place but are no terms.
/// 3. Stemming with the language's Snowball stemmer, so that `bridge` and `bridges` are one term (feature
///    `stemmers`). Words with a digit in them and words of more than 64 bytes stay as they are.
/// 4. A word that a hyphen breaks at the end of a line is that word: `govern-` and `ment` are `government`.
/// 5. An underscore separates words, as some Vietnamese sources write `đối_lập`, since the parts are what the
///    same text without underscores has.
///
/// Scripts without spaces between words (Chinese characters, Thai, Lao, Khmer, Burmese) give overlapping
/// pairs of characters as terms, after the stop words in them, found by the longest match, were set apart; a
/// single character left between two stop words is a term itself. Katakana words are words; Hiragana, in
/// which Japanese writes its grammar, counts as stop words.
///
/// In a text of [`Language::Unknown`] nothing is a stop word and nothing is stemmed.
///
/// Complexity: O(length of the sentence) in time, O(length of its longest word) in memory.
///
/// # Example
///
/// ```
/// use epitome::tokenize::WordTokenizer;
/// use epitome::{Language, Summarizer};
///
/// let text = "The old bridges were closed.";
/// let document = Summarizer::new().with_language(Language::English).document(text)?;
/// assert_eq!(document.words(0).len(), 5);
/// assert_eq!(document.terms(0).len(), 3, "'The' and 'were' are stop words");
///
/// let plain = WordTokenizer::builder().stemming(false).stop_words(["old"]).build()?;
/// let document = Summarizer::new().with_tokenizer(plain).document(text)?;
/// let terms: Vec<_> = document.terms(0).iter().filter_map(|&term| document.term(term)).collect();
/// assert_eq!(terms, ["the", "bridges", "were", "closed"]);
/// # Ok::<(), epitome::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct WordTokenizer {
    stemming: bool,
    min_chars: usize,
    stop_words: Option<Arc<StopWords>>,
}

impl Default for WordTokenizer {
    fn default() -> Self {
        WordTokenizer::new()
    }
}

impl WordTokenizer {
    /// The tokenizer with its defaults.
    pub fn new() -> Self {
        WordTokenizer { stemming: true, min_chars: 1, stop_words: None }
    }

    fn is_default(&self) -> bool {
        self.stemming && self.min_chars == 1 && self.stop_words.is_none()
    }

    /// To set parameters other than the default ones.
    pub fn builder() -> WordTokenizerBuilder {
        WordTokenizerBuilder { tokenizer: WordTokenizer::new() }
    }
}

/// The parameters of a [`WordTokenizer`], checked by [`build`](WordTokenizerBuilder::build).
///
/// # Example
///
/// ```
/// use epitome::{Summarizer, tokenize::WordTokenizer};
///
/// let long = WordTokenizer::builder().stemming(false).stop_words([""; 0]).min_chars(4).build()?;
/// let document = Summarizer::new().with_tokenizer(long).document("Rain fell on us.")?;
/// assert_eq!(document.terms(0).len(), 2);
/// # Ok::<(), epitome::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct WordTokenizerBuilder {
    tokenizer: WordTokenizer,
}

impl WordTokenizerBuilder {
    /// Whether words are reduced to their stems. Default: true, where the language has a stemmer.
    #[must_use]
    pub fn stemming(mut self, stemming: bool) -> Self {
        self.tokenizer.stemming = stemming;
        self
    }

    /// Stop words in place of the language's; none at all where `words` is empty. They are folded as the text
    /// is.
    #[must_use]
    pub fn stop_words<I>(mut self, words: I) -> Self
    where
        I: IntoIterator,
        I::Item: AsRef<str>,
    {
        let folded = words.into_iter().map(|word| {
            let mut folded = String::new();
            fold(word.as_ref(), Language::Unknown, &mut folded);
            Cow::Owned(folded)
        });
        self.tokenizer.stop_words = Some(Arc::new(folded.collect()));
        self
    }

    /// The fewest characters of a term; a shorter word counts as a stop word, except in scripts without
    /// spaces. From 1 to 16, default 1.
    #[must_use]
    pub fn min_chars(mut self, min_chars: usize) -> Self {
        self.tokenizer.min_chars = min_chars;
        self
    }

    /// The tokenizer.
    ///
    /// # Errors
    ///
    /// When `min_chars` is out of its range.
    pub fn build(self) -> Result<WordTokenizer, Error> {
        Error::check_count("min_chars", self.tokenizer.min_chars, 1..=16)?;
        Ok(self.tokenizer)
    }
}

impl Tokenizer for WordTokenizer {
    fn tokenize(&self, sentence: &str, language: Language, terms: &mut Terms<'_>) -> Result<(), Error> {
        let data = language.data();
        let stop_words = self.stop_words.as_deref().unwrap_or(&data.stop_words);
        let mut normalizer =
            Normalizer { tokenizer: self, stop_words, language, data, keeps: self.is_default(), known: None };
        let mut run = Run::new(sentence, stop_words);
        let mut words = words(sentence);
        let mut broken = broken_words(sentence).into_iter().peekable();
        // Where the next broken word may start, so that the words of most sentences are asked nothing else.
        let mut next_broken = broken.peek().map_or(usize::MAX, |word| word.start);
        let mut behind = 0;
        loop {
            if !run.is_open() {
                words.for_each_plain(next_broken, |word| terms.push_plain(word, &mut normalizer));
            }
            let (start, segment, plain) = match words.next_plain() {
                Some(word) if word.start < next_broken => {
                    run.finish(terms);
                    terms.push_plain(word, &mut normalizer);
                    continue;
                }
                Some(word) => (word.start, &sentence[word.start..word.end], true),
                None => match words.next_by_rules() {
                    Some((start, segment)) => (start, segment, false),
                    None => break,
                },
            };
            if start >= next_broken {
                if start < behind {
                    continue;
                }
                while broken.next_if(|word| word.start < start).is_some() {}
                if let Some(word) = broken.next_if(|word| word.start == start) {
                    run.finish(terms);
                    behind = word.end;
                    normalizer.push_broken(sentence, word, terms);
                    continue;
                }
                next_broken = broken.peek().map_or(usize::MAX, |word| word.start);
            }
            if plain {
                run.finish(terms);
                normalizer.push(start, segment, terms);
                continue;
            }
            if let Some(script) = script_of(segment) {
                run.extend(start, segment, script, terms);
                continue;
            }
            run.finish(terms);
            if !segment.as_bytes().contains(&b'_') {
                normalizer.push(start, segment, terms);
                continue;
            }
            let mut start = start;
            for part in segment.split('_') {
                normalizer.push(start, part, terms);
                start += part.len() + 1;
            }
        }
        run.finish(terms);
        Ok(())
    }
}

/// The bytes of the letters and digits that a text starts with.
fn letters(s: &str) -> usize {
    s.len() - s.trim_start_matches(char::is_alphanumeric).len()
}

/// The second part of a word that is broken once.
fn second_part(sentence: &str, range: &Range<usize>) -> Option<Range<usize>> {
    let first = range.start + letters(&sentence[range.clone()]);
    let start =
        range.end - sentence[first..range.end].trim_start_matches(|c: char| !c.is_alphanumeric()).len();
    // A soft hyphen only ever breaks.
    let hard = sentence[first..range.end].starts_with(['-', '\u{2010}']);
    (hard && start + letters(&sentence[start..range.end]) == range.end).then_some(start..range.end)
}

/// What turns a word of the text into a term.
struct Normalizer<'a> {
    tokenizer: &'a WordTokenizer,
    stop_words: &'a StopWords,
    language: Language,
    data: &'static Data,
    /// Whether terms are kept: with settings of the caller's own they are others.
    keeps: bool,
    /// Taken for the first form that is new to the document.
    known: Option<KnownForms>,
}

impl PlainNormalizer for Normalizer<'_> {
    #[inline]
    fn known(&mut self, key: TextKey) -> Option<(Role, TextKey)> {
        if self.keeps {
            return self.known.get_or_insert_with(KnownForms::take).get(key, self.language);
        }
        None
    }

    fn normalize(&mut self, key: Option<TextKey>, form: &str, term: &mut String) -> (Role, Option<TextKey>) {
        let (role, key_of_term) = key.and_then(|key| self.normalize_key(key, form.len())).map_or_else(
            || {
                let role = self.normalize_new(form, term);
                (role, text_key(term.as_bytes()))
            },
            |(role, term)| (role, Some(term)),
        );
        self.keep(key, role, key_of_term);
        (role, key_of_term)
    }
}

impl Normalizer<'_> {
    #[inline]
    fn push(&mut self, start: usize, word: &str, terms: &mut Terms<'_>) {
        if !word.is_empty() {
            terms.push_known(start, word, |form, term| self.normalize_form(form, term));
        }
    }

    /// A word in two parts or more, which its term is without the hyphens and line ends between; two words
    /// where the text elsewhere writes them with a hyphen, `well-known`.
    #[cold]
    fn push_broken(&mut self, sentence: &str, range: Range<usize>, terms: &mut Terms<'_>) {
        if let Some(second) = second_part(sentence, &range) {
            let first = range.start..range.start + letters(&sentence[range.start..]);
            if terms.is_hyphenated(&sentence[first.clone()], &sentence[second.clone()]) {
                self.push(first.start, &sentence[first], terms);
                self.push(second.start, &sentence[second], terms);
                return;
            }
        }
        terms.push_form(range, |form, term| {
            let joined: String = form.chars().filter(|c| c.is_alphanumeric()).collect();
            self.normalize_form(&joined, term)
        });
    }

    fn normalize_form(&mut self, form: &str, term: &mut String) -> Role {
        let key = text_key(form.as_bytes());
        if let Some((role, known)) = key.and_then(|key| self.known(key)) {
            let bytes = key_bytes(known);
            term.push_str(std::str::from_utf8(&bytes).unwrap_or_default().trim_end_matches('\0'));
            return role;
        }
        let role = self.normalize_new(form, term);
        self.keep(key, role, text_key(term.as_bytes()));
        role
    }

    /// Keeps what was made of a form, where both are short.
    fn keep(&mut self, form: Option<TextKey>, role: Role, term: Option<TextKey>) {
        if let (Some(form), Some(term), Some(known)) = (form, term, &mut self.known) {
            known.keep(form, self.language, role, term);
        }
    }

    /// What is made of a form of `length` ASCII letters and digits, of at most 16, by its key; `None` where
    /// that takes the form itself.
    fn normalize_key(&self, form: TextKey, length: usize) -> Option<(Role, TextKey)> {
        if self.tokenizer.min_chars > 1 || self.language.orthography().folds_ascii() {
            return None;
        }
        let folded = lower_case(form);
        if self.stop_words.contains_key(folded) {
            return Some((Role::StopWord, folded));
        }
        let stem = if self.tokenizer.stemming { stem_key(folded, length, self.language)? } else { folded };
        Some((Role::Content, stem))
    }

    fn normalize_new(&self, form: &str, term: &mut String) -> Role {
        fold(form, self.language, term);
        if self.stop_words.contains(term) {
            return Role::StopWord;
        }
        if self.strip_apostrophe(term) && self.stop_words.contains(term) {
            return Role::StopWord;
        }
        let fewest = self.tokenizer.min_chars;
        if term.is_empty() || fewest > 1 && term.chars().take(fewest).count() < fewest {
            return Role::StopWord;
        }
        if self.tokenizer.stemming {
            stem(term, self.language);
        }
        Role::Content
    }

    /// Cuts what an apostrophe joins to a word: a possessive s, a French article, a Turkish case ending.
    /// Whether there was any.
    fn strip_apostrophe(&self, word: &mut String) -> bool {
        let Some(at) = word.bytes().position(|byte| byte == b'\'') else { return false };
        if at > 0 && self.language.orthography().apostrophe_before_ending {
            word.truncate(at);
        } else if word.len() > 2 && word.ends_with("'s") {
            word.truncate(word.len() - 2);
        } else if at + 1 < word.len() && self.data.stop_words.contains(&word[..=at]) {
            word.drain(..=at);
        } else {
            return false;
        }
        true
    }
}
