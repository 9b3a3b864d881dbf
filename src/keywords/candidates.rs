//! The phrases of a document that may be key phrases, each with its places.

use crate::Document;
use crate::document::Word;
use hashbrown::{DefaultHashBuilder, HashTable};
use std::hash::BuildHasher;
use std::ops::Range;

/// Every sequence of up to a few words that stands in a sentence with nothing but a space or a hyphen
/// between them, begins and ends with a term, and is counted under its terms: the phrases "river bank" and
/// "river banks" are one.
pub(super) struct Candidates {
    /// The words of the phrases in a row, stop words among them, and where each phrase's end.
    words: Vec<Word>,
    ends: Vec<usize>,
    /// Every place of every phrase, in the order of the text.
    places: Vec<Place>,
    counts: Vec<u32>,
}

/// Where a phrase stands: the sentence's number, the number of its first word in that, and how many they are.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) phrase: u32,
    pub(super) sentence: u32,
    pub(super) first: u32,
}

/// A word of a sentence and whether it is joined to the one before it.
#[derive(Clone, Copy)]
pub(super) struct Token {
    pub(super) word: Word,
    pub(super) is_joined: bool,
    /// Whether it shares a character with the one before it, as pairs in unspaced scripts do.
    pub(super) overlaps: bool,
    pub(super) case: Case,
}

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    /// In capitals throughout, two at least.
    Acronym,
    /// With a capital first, not at the head of its sentence.
    Capitalized,
    /// Otherwise: in small letters, at the head of a sentence, in a script without case.
    Other,
    /// Without letters, or a single small one.
    Bare,
}

impl Candidates {
    /// The phrases of up to `longest` words. `inner_stop_words`: whether stop words may stand inside them.
    ///
    /// Complexity: O(words · longest) time and memory.
    pub(super) fn of(sentences: &[Vec<Token>], longest: usize, inner_stop_words: bool) -> Candidates {
        let mut found = Finder::default();
        for (sentence, tokens) in (0..).zip(sentences) {
            for first in 0..tokens.len() {
                if !tokens[first].may_end() {
                    continue;
                }
                for (length, token) in tokens[first..].iter().take(longest).enumerate() {
                    if length > 0 && !token.is_joined {
                        break;
                    }
                    if token.word.term().is_none() && !inner_stop_words {
                        break;
                    }
                    if token.may_end() {
                        found.add(&tokens[first..=first + length], sentence, first as u32);
                    }
                }
            }
        }
        let Finder { words, ends, places, counts, .. } = found;
        Candidates { words, ends, places, counts }
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The words of a phrase.
    pub(super) fn words(&self, phrase: usize) -> &[Word] {
        range_of(&self.ends, phrase).map_or(&[], |range| &self.words[range])
    }

    /// The terms of a phrase: its words without the stop words.
    pub(super) fn terms(&self, phrase: usize) -> impl Iterator<Item = usize> + '_ {
        self.words(phrase).iter().filter_map(|word| word.term()).map(|term| term as usize)
    }

    /// How often a phrase stands in the document.
    pub(super) fn count(&self, phrase: usize) -> f64 {
        f64::from(self.counts[phrase])
    }

    /// Every place of every phrase, in the order of the text.
    pub(super) fn places(&self) -> &[Place] {
        &self.places
    }
}

fn range_of(ends: &[usize], index: usize) -> Option<Range<usize>> {
    let end = *ends.get(index)?;
    Some(index.checked_sub(1).map_or(0, |before| ends[before])..end)
}

impl Token {
    /// Whether a phrase may begin or end with it: a term of more than a digit or a letter.
    fn may_end(self) -> bool {
        self.word.term().is_some() && self.case != Case::Bare
    }
}

#[derive(Default)]
struct Finder {
    hasher: DefaultHashBuilder,
    table: HashTable<u32>,
    words: Vec<Word>,
    ends: Vec<usize>,
    places: Vec<Place>,
    counts: Vec<u32>,
}

impl Finder {
    fn add(&mut self, tokens: &[Token], sentence: u32, first: u32) {
        let Finder { hasher, table, words, ends, .. } = self;
        let of = |phrase: u32| {
            range_of(ends, phrase as usize).map_or(&[][..], |range: Range<usize>| &words[range])
        };
        let hash = hasher.hash_one(Keys(tokens.iter().map(|token| token.word)));
        let same = |&phrase: &u32| of(phrase).iter().copied().eq(tokens.iter().map(|token| token.word));
        let known = table.find(hash, same).copied();
        let phrase = known.unwrap_or(ends.len() as u32);
        if known.is_none() {
            table.insert_unique(hash, phrase, |&known| hasher.hash_one(Keys(of(known).iter().copied())));
            words.extend(tokens.iter().map(|token| token.word));
            ends.push(words.len());
            self.counts.push(0);
        }
        self.counts[phrase as usize] += 1;
        self.places.push(Place { phrase, sentence, first });
    }
}

/// Words that are hashed one after the other.
struct Keys<I>(I);

impl<I: Iterator<Item = Word> + Clone> std::hash::Hash for Keys<I> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.0.clone().for_each(|word| state.write_u32(word.key()));
    }
}

/// The words of each sentence of a document, with how they are joined and written.
///
/// Complexity: O(length of the text).
pub(super) fn tokens(document: &Document<'_>) -> Vec<Vec<Token>> {
    (0..document.len()).map(|sentence| tokens_of(document, sentence)).collect()
}

fn tokens_of(document: &Document<'_>, sentence: usize) -> Vec<Token> {
    let text = document.sources()[document.source(sentence)].text();
    let mut behind: Option<Range<usize>> = None;
    let ranges = document.word_ranges(sentence);
    let words = document.words(sentence).iter().zip(ranges);
    words
        .map(|(&word, range)| {
            let written = text.get(range.clone()).unwrap_or_default();
            let gap = behind.as_ref().map(|behind| text.get(behind.end..range.start));
            let overlaps = gap == Some(None);
            let is_joined = gap.is_some_and(|gap| gap.is_none_or(is_join));
            let case = case_of(written, behind.is_none());
            behind = Some(range);
            Token { word, is_joined, overlaps, case }
        })
        .collect()
}

/// Whether two words with this between them may be of one phrase.
fn is_join(between: &str) -> bool {
    between.chars().all(char::is_whitespace) || matches!(between, "-" | "\u{2010}" | "\u{2011}")
}

fn case_of(written: &str, is_first: bool) -> Case {
    let mut letters = written.chars().filter(|c| c.is_alphabetic());
    let Some(first) = letters.next() else { return Case::Bare };
    let mut others = letters.peekable();
    if others.peek().is_none() && first.is_lowercase() {
        Case::Bare
    } else if !first.is_uppercase() {
        Case::Other
    } else if others.peek().is_some() && others.all(char::is_uppercase) {
        Case::Acronym
    } else if is_first {
        Case::Other
    } else {
        Case::Capitalized
    }
}
