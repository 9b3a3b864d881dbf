//! What a sentence opens with that does not stand alone.

use super::patterns::{Spellings, spellings};
use super::reader::{Unread, entries};
use crate::unicode::WordMap;
use hashbrown::HashSet;
use std::borrow::Cow;

/// The words that point back to the sentence before, and the labels of captions.
#[derive(Debug, Default)]
pub(crate) struct DanglingWords {
    /// Whether what begins with these words points back: false for the exceptions.
    openings: WordMap<bool>,
    /// In lower case and with a capital, so that most can be looked up as they stand.
    first_words: WordMap<FirstWord>,
    captions: HashSet<&'static str>,
    demonstratives: Vec<Spellings>,
}

/// What it means that a sentence begins with a word.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct FirstWord {
    /// The number of words of the longest opening that begins with it; 0 if there is none.
    pub(crate) longest: usize,
    /// Whether the next word decides if the sentence points back.
    pub(crate) is_preposition: bool,
}

impl DanglingWords {
    pub(super) fn parse(file: &'static str, unread: &mut Unread) -> Self {
        let mut words = DanglingWords::default();
        for (section, entry) in entries(file) {
            match section {
                "openings" => words.add_opening(entry, true),
                "anywhere" => {
                    words.add_opening(entry, true);
                    words.demonstratives.push(spellings(entry));
                }
                "prepositions" => {
                    for spelling in spellings(entry) {
                        words.first_words.entry(Cow::Owned(spelling)).is_preposition = true;
                    }
                }
                "captions" => drop(words.captions.insert(entry)),
                "exceptions" => words.add_opening(entry, false),
                _ => unread.push(entry),
            }
        }
        words
    }

    fn add_opening(&mut self, opening: &'static str, points_back: bool) {
        *self.openings.entry(Cow::Borrowed(opening)) = points_back;
        let length = opening.split(' ').count();
        for spelling in opening.split(' ').next().map(spellings).into_iter().flatten() {
            let longest = &mut self.first_words.entry(Cow::Owned(spelling)).longest;
            *longest = length.max(*longest);
        }
    }

    /// Whether lower-case words, joined by a space, point back where a sentence opens with them; `None` where
    /// these words are in no list.
    pub(crate) fn points_back(&self, words: &str) -> Option<bool> {
        self.openings.get(words).copied()
    }

    /// What it means that a sentence begins with a word in lower case or with a capital; `None` where it
    /// means nothing.
    pub(crate) fn first_word(&self, word: &str) -> Option<FirstWord> {
        self.first_words.get(word).copied()
    }

    /// The words that point back wherever they stand, such as "these".
    pub(crate) fn demonstratives(&self) -> &[Spellings] {
        &self.demonstratives
    }

    pub(crate) fn is_demonstrative(&self, word: &str) -> bool {
        self.demonstratives.iter().flatten().any(|spelling| spelling == word)
    }

    /// Whether a lower-case word is a caption's label.
    pub(crate) fn is_caption(&self, word: &str) -> bool {
        self.captions.contains(word)
    }
}
