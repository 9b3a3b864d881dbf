//! What is known of some words, found by a word or by its key.

use super::text_key::{TextKey, key_length, text_key};
use super::word_filter::WordFilter;
use hashbrown::HashMap;
use std::borrow::Cow;

/// Words with a value each. Nearly every word that is asked for is told by a few bits to be none of them.
#[derive(Clone, Debug)]
pub(crate) struct WordMap<T> {
    filter: WordFilter,
    /// The words of at most 16 bytes by their keys, and the others.
    short: HashMap<TextKey, T>,
    long: HashMap<Cow<'static, str>, T>,
}

impl<T> Default for WordMap<T> {
    fn default() -> Self {
        WordMap { filter: WordFilter::default(), short: HashMap::new(), long: HashMap::new() }
    }
}

impl<T> WordMap<T> {
    /// Gives a word a value in place of the one it has.
    pub(crate) fn insert(&mut self, word: Cow<'static, str>, value: T) {
        self.filter.add(&word);
        match text_key(word.as_bytes()) {
            Some(key) => self.short.insert(key, value),
            None => self.long.insert(word, value),
        };
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.short.is_empty() && self.long.is_empty()
    }
}

impl<T: Default> WordMap<T> {
    /// The value of a word, which is the default one until another is put there.
    pub(crate) fn entry(&mut self, word: Cow<'static, str>) -> &mut T {
        self.filter.add(&word);
        match text_key(word.as_bytes()) {
            Some(key) => self.short.entry(key).or_default(),
            None => self.long.entry(word).or_default(),
        }
    }
}

impl<T> WordMap<T> {
    pub(crate) fn get(&self, word: &str) -> Option<&T> {
        match text_key(word.as_bytes()) {
            Some(key) => self.get_key(key),
            None => self.long.get(word),
        }
    }

    /// The same of a word of at most 16 bytes, by its key.
    #[inline]
    pub(crate) fn get_key(&self, key: TextKey) -> Option<&T> {
        if self.filter.may_hold_key(key, key_length(key)) { self.short.get(&key) } else { None }
    }

    /// The words of at most 16 bytes by their keys, in any order.
    pub(crate) fn short(&self) -> impl Iterator<Item = (&TextKey, &T)> {
        self.short.iter()
    }

    /// The longer words, in any order.
    pub(crate) fn long(&self) -> impl Iterator<Item = (&str, &T)> {
        self.long.iter().map(|(word, value)| (&**word, value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_by_themselves_and_by_their_keys() {
        let mut map = WordMap::default();
        let words = ["we", "We", "наши", "Наши", "embankment", "a much longer word than that", "ταῦτα", ""];
        for (number, word) in (1..).zip(words) {
            *map.entry(Cow::Borrowed(word)) = number;
        }
        for (number, word) in (1..).zip(words) {
            assert_eq!(map.get(word), Some(&number), "{word}");
            if let Some(key) = text_key(word.as_bytes()) {
                assert_eq!(map.get_key(key), Some(&number), "{word}");
            }
        }
        let mut all: Vec<_> =
            map.short().map(|(_, value)| *value).chain(map.long().map(|(_, value)| *value)).collect();
        all.sort_unstable();
        assert_eq!(all, [1, 2, 3, 4, 5, 6, 7, 8]);
        for word in ["WE", "w", "нашу", "embankments", "a much longer word than those"] {
            assert_eq!(map.get(word), None, "{word}");
        }
    }
}
