//! Sets of stop words, asked once for each distinct word of a document.

use super::Script;
use crate::unicode::{TextKey, WordMap};
use hashbrown::HashMap;
use std::borrow::Cow;

/// Stop words, folded.
#[derive(Clone, Debug, Default)]
pub(crate) struct StopWords {
    words: WordMap<()>,
    /// For each first character of a script without spaces, the length in bytes of the longest word that
    /// starts with it.
    longest: HashMap<char, usize>,
}

impl StopWords {
    pub(crate) fn contains(&self, word: &str) -> bool {
        self.words.get(word).is_some()
    }

    /// The same of a word of at most 16 bytes, by its key.
    pub(crate) fn contains_key(&self, key: TextKey) -> bool {
        self.words.get_key(key).is_some()
    }

    /// The length in bytes of the longest word of a script without spaces that starts with a character; 0 if
    /// there is none.
    pub(crate) fn longest_from(&self, first: char) -> usize {
        self.longest.get(&first).copied().unwrap_or(0)
    }
}

impl FromIterator<Cow<'static, str>> for StopWords {
    fn from_iter<I: IntoIterator<Item = Cow<'static, str>>>(words: I) -> Self {
        let mut stop_words = StopWords::default();
        for word in words {
            if let Some(first) =
                word.chars().next().filter(|&c| Script::of(c).is_some_and(Script::is_unspaced))
            {
                let longest = stop_words.longest.entry(first).or_default();
                *longest = word.len().max(*longest);
            }
            stop_words.words.entry(word);
        }
        stop_words
    }
}
