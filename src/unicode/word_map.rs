//! What is known of some words, found by a word or by its key.

use super::text_key::{TextKey, key_length, text_key};
use super::word_filter::WordFilter;
use hashbrown::HashMap;
use std::borrow::Cow;

/// Words with a value each. Nearly every word that is asked for is told by a few bits to be none of them.
#[derive(Clone, Debug)]
pub(crate) struct WordMap<T> {
    numbers: Numbers,
    values: Vec<T>,
}

/// The numbers of words, whatever their values are: one table for them all.
#[derive(Clone, Debug, Default)]
struct Numbers {
    filter: WordFilter,
    /// The words of at most 16 bytes by their keys, and the others.
    short: HashMap<TextKey, u32>,
    long: HashMap<Cow<'static, str>, u32>,
}

impl Numbers {
    fn find(&self, word: &str) -> Option<u32> {
        match text_key(word.as_bytes()) {
            Some(key) => self.find_key(key),
            None => self.long.get(word).copied(),
        }
    }

    fn find_key(&self, key: TextKey) -> Option<u32> {
        if self.filter.may_hold_key(key, key_length(key)) { self.short.get(&key).copied() } else { None }
    }

    /// The number of a word, which is `next` for a new one.
    fn find_or_add(&mut self, word: Cow<'static, str>, next: u32) -> u32 {
        self.filter.add(&word);
        match text_key(word.as_bytes()) {
            Some(key) => *self.short.entry(key).or_insert(next),
            None => *self.long.entry(word).or_insert(next),
        }
    }
}

impl<T> Default for WordMap<T> {
    fn default() -> Self {
        WordMap { numbers: Numbers::default(), values: Vec::new() }
    }
}

impl<T> WordMap<T> {
    /// With room for so many words of at most 16 bytes.
    pub(crate) fn with_capacity(words: usize) -> Self {
        let short = HashMap::with_capacity(words);
        WordMap { numbers: Numbers { short, ..Numbers::default() }, values: Vec::with_capacity(words) }
    }

    /// The value of a word, which is `value` if it has none.
    pub(crate) fn entry_or(&mut self, word: Cow<'static, str>, value: T) -> &mut T {
        let number = self.numbers.find_or_add(word, self.values.len() as u32) as usize;
        if number == self.values.len() {
            self.values.push(value);
        }
        &mut self.values[number]
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    pub(crate) fn get(&self, word: &str) -> Option<&T> {
        Some(&self.values[self.numbers.find(word)? as usize])
    }

    /// The same of a word of at most 16 bytes, by its key.
    pub(crate) fn get_key(&self, key: TextKey) -> Option<&T> {
        Some(&self.values[self.numbers.find_key(key)? as usize])
    }

    /// The words of at most 16 bytes by their keys, in any order.
    pub(crate) fn short(&self) -> impl Iterator<Item = (&TextKey, &T)> {
        self.numbers.short.iter().map(|(key, &number)| (key, &self.values[number as usize]))
    }

    /// The longer words, in any order.
    pub(crate) fn long(&self) -> impl Iterator<Item = (&str, &T)> {
        self.numbers.long.iter().map(|(word, &number)| (&**word, &self.values[number as usize]))
    }
}

impl<T: Default> WordMap<T> {
    /// The value of a word, which is the default one until another is put there.
    pub(crate) fn entry(&mut self, word: Cow<'static, str>) -> &mut T {
        self.entry_or(word, T::default())
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
