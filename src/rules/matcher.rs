//! Which sentences of a document somebody means.

use crate::document::{ForeignWord, Word};
use crate::unicode::is_unspaced;
use crate::unicode::punctuation::is_quote;
use crate::{Document, Error, Language};
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

/// Which sentences of a document are meant: those with some words, at some place, or that a closure tells.
///
/// Words are found by their stems, as the document's own were: "bridge" finds "Bridges", whatever their case;
/// of sources in several languages, by their stems in each of these.
/// A phrase finds its words one behind the other; stop words count within one. Where a text has no word, as
/// "§ 5" has none but a number or "→" none at all, it is found as it is written.
///
/// # Example
///
/// ```
/// use epitome::{Matcher, Summarizer};
///
/// let text = "Rain fell for a week. The river rose over its banks. People left their houses.";
/// let document = Summarizer::new().document(text)?;
/// assert_eq!(Matcher::phrase("its bank").find(&document)?, [1]);
/// assert_eq!(Matcher::any_of("houses \"a week\" snow").find(&document)?, [0, 2]);
/// assert_eq!(Matcher::range(0, 0..30).find(&document)?, [0, 1]);
/// let short = Matcher::from_fn(|document, sentence| document.words(sentence).len() < 5);
/// assert_eq!(short.find(&document)?, [2]);
/// # Ok::<(), epitome::Error>(())
/// ```
#[derive(Clone)]
pub struct Matcher {
    means: Means,
}

type Closure = dyn Fn(&Document<'_>, usize) -> bool + Send + Sync;

#[derive(Clone)]
enum Means {
    Phrases(Vec<Phrase>),
    Numbers(Vec<usize>),
    Range { source: usize, range: Range<usize> },
    Closure(Arc<Closure>),
}

/// Words in a row, and whether stop words alone make one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    pub(super) text: String,
    quoted: bool,
}

impl Matcher {
    /// The sentences that hold these words in a row.
    ///
    /// Complexity: O(words of the document · words of the phrase).
    pub fn phrase(text: impl Into<String>) -> Self {
        Matcher { means: Means::Phrases(vec![Phrase { text: text.into(), quoted: true }]) }
    }

    /// The sentences that hold one of these words or, in quotation marks, phrases; stop words outside
    /// quotation marks find nothing.
    pub fn any_of(text: &str) -> Self {
        Matcher { means: Means::Phrases(Phrase::all(text)) }
    }

    /// The sentences with these numbers, from 0 through all sources. Numbers that no sentence has are left
    /// out.
    pub fn numbers(numbers: impl IntoIterator<Item = usize>) -> Self {
        Matcher { means: Means::Numbers(numbers.into_iter().collect()) }
    }

    /// The sentences of a source, numbered from 0, that share a byte with this range of its text.
    pub fn range(source: usize, range: Range<usize>) -> Self {
        Matcher { means: Means::Range { source, range } }
    }

    /// The sentences for which a closure, given the document and a sentence's number, answers `true`: by a
    /// regular expression, a speaker, a heading, or whatever else.
    pub fn from_fn(matches: impl Fn(&Document<'_>, usize) -> bool + Send + Sync + 'static) -> Self {
        Matcher { means: Means::Closure(Arc::new(matches)) }
    }

    /// The numbers of the sentences meant, in the order of the text.
    ///
    /// # Errors
    ///
    /// When a tokenizer of the caller's own fails.
    pub fn find(&self, document: &Document<'_>) -> Result<Vec<usize>, Error> {
        let all = 0..document.len();
        Ok(match &self.means {
            Means::Phrases(phrases) => {
                let mut found = vec![false; document.len()];
                for phrase in phrases {
                    phrase.find(document)?.into_iter().for_each(|i| found[i] = true);
                }
                all.filter(|&i| found[i]).collect()
            }
            Means::Numbers(numbers) => {
                let mut found: Vec<usize> = numbers.iter().copied().filter(|i| all.contains(i)).collect();
                found.sort_unstable();
                found.dedup();
                found
            }
            Means::Range { source, range } => {
                let shares = |own: Range<usize>| own.start < range.end && range.start < own.end;
                all.filter(|&i| document.source(i) == *source && shares(document.range(i))).collect()
            }
            Means::Closure(matches) => all.filter(|&i| matches(document, i)).collect(),
        })
    }
}

impl Phrase {
    /// The words and the phrases in quotation marks of a text.
    pub(super) fn all(text: &str) -> Vec<Phrase> {
        let mut phrases = Vec::new();
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let behind = &rest[c.len_utf8()..];
            if c.is_whitespace() {
                rest = behind;
            } else if is_opening(c) {
                let end = behind.find(is_closing).unwrap_or(behind.len());
                phrases.push(Phrase { text: behind[..end].to_owned(), quoted: true });
                rest = behind[end..].strip_prefix(is_closing).unwrap_or_default();
            } else {
                let end = rest.find(|c: char| c.is_whitespace() || is_opening(c)).unwrap_or(rest.len());
                phrases.push(Phrase { text: rest[..end].to_owned(), quoted: false });
                rest = &rest[end..];
            }
        }
        phrases
    }

    /// Whether it asks for nothing: it is white space, or a stop word that is not quoted and in no language
    /// of the document another word that stands there.
    pub(super) fn is_idle(&self, document: &Document<'_>) -> Result<bool, Error> {
        Ok(self.readings(document)?.is_empty())
    }

    /// Its words as each language of the document reads them, where that asks for something.
    fn readings<'q>(&'q self, document: &Document<'_>) -> Result<Vec<Vec<ForeignWord<'q>>>, Error> {
        if self.text.trim().is_empty() {
            return Ok(Vec::new());
        }
        let languages = document.languages();
        let read = |&language: &Language| document.words_of(&self.text, language);
        let mut readings = languages.iter().map(read).collect::<Result<Vec<_>, _>>()?;
        let is_stop_word = |words: &[ForeignWord<'_>]| !words.is_empty() && words.iter().all(|w| !w.is_term);
        if !self.quoted && readings.iter().any(|words| is_stop_word(words)) {
            readings.retain(|words| !is_stop_word(words) && words.iter().all(|word| word.here.is_some()));
        }
        Ok(readings)
    }

    /// The sentences that hold it, in the order of the text.
    pub(super) fn find(&self, document: &Document<'_>) -> Result<Vec<usize>, Error> {
        let readings = self.readings(document)?;
        let Some(first) = readings.first() else { return Ok(Vec::new()) };
        let text = self.text.trim();
        // Where scripts have no spaces, what a word is depends on what stands beside it.
        let as_written = first.is_empty() || text.chars().any(is_unspaced);
        let here = |words: &Vec<ForeignWord<'_>>| words.iter().map(|word| word.here).collect();
        let mut rows: Vec<Vec<Word>> = readings.iter().filter_map(here).collect();
        rows.retain(|words| !words.is_empty());
        rows.dedup();
        let holds = |i: &usize| {
            let stands = |words: &Vec<Word>| document.words(*i).windows(words.len()).any(|row| row == words);
            rows.iter().any(stands) || as_written && document.sentence(*i).contains(text)
        };
        Ok((0..document.len()).filter(holds).collect())
    }
}

/// An apostrophe within a word is no quotation mark, so the single ones are none.
fn is_opening(c: char) -> bool {
    is_quote(c) && !matches!(c, '\'' | '’' | '‘' | '‚' | '‛' | '`' | '´')
}

fn is_closing(c: char) -> bool {
    is_opening(c)
}

impl fmt::Debug for Matcher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.means {
            Means::Phrases(phrases) => f.debug_tuple("Phrases").field(phrases).finish(),
            Means::Numbers(numbers) => f.debug_tuple("Numbers").field(numbers).finish(),
            Means::Range { source, range } => {
                f.debug_struct("Range").field("source", source).field("range", range).finish()
            }
            Means::Closure(_) => f.write_str("Closure"),
        }
    }
}
