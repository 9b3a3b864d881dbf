//! Distinct texts as numbers: the table behind a vocabulary.

use crate::unicode::{TextKey, WordMap, text_key};
use hashbrown::DefaultHashBuilder;
use std::hash::BuildHasher;

/// Distinct texts, numbered from 0, each with a value.
///
/// Nearly every word has at most 16 bytes. These are kept and compared as two numbers; only longer ones are
/// looked at again.
#[derive(Clone, Debug)]
pub(super) struct Texts {
    /// Drawn at random, so that no text can aim at the places of others.
    seeds: [u64; 2],
    /// The numbers of the texts, as many slots as a power of two, at most half of them taken; a text stands
    /// in the first free one from its place on. None before the first text.
    slots: Vec<u32>,
    entries: Vec<Text>,
    /// The long texts one behind the other, and where each ends.
    long: String,
    long_ends: Vec<usize>,
    hasher: DefaultHashBuilder,
    /// The slots that are made for the first text.
    first_slots: usize,
}

#[derive(Clone, Copy, Debug)]
struct Text {
    /// The key's bytes; of a long text its hash, and what no text has.
    key: [[u8; 8]; 2],
    value: u32,
    /// The number of a long text among these.
    long: u32,
}

impl Text {
    fn key(&self) -> TextKey {
        let [head, tail] = self.key;
        [u64::from_le_bytes(head), u64::from_le_bytes(tail)]
    }
}

/// No byte of UTF-8 is 0xFF.
const LONG: u64 = u64::MAX;
/// The number of no text; its bytes differ, for equal ones are filled in one by one on some machines.
const FREE: u32 = u32::MAX - 1;

impl Texts {
    /// No texts, with room for `first` as soon as there is one.
    pub(super) fn with_room(first: usize) -> Self {
        let hasher = DefaultHashBuilder::default();
        Texts {
            seeds: [hasher.hash_one(0_u64), hasher.hash_one(1_u64)],
            slots: Vec::new(),
            entries: Vec::new(),
            long: String::new(),
            long_ends: Vec::new(),
            hasher,
            first_slots: 2 * first.max(32).next_power_of_two(),
        }
    }

    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    /// The text with a number.
    pub(super) fn get(&self, number: u32) -> Option<&str> {
        let text = self.entries.get(number as usize)?;
        if text.key[1] == LONG.to_le_bytes() {
            let long = text.long as usize;
            let start = long.checked_sub(1).map_or(0, |before| self.long_ends[before]);
            return self.long.get(start..self.long_ends[long]);
        }
        let bytes = text.key.as_flattened();
        let length = bytes.iter().rposition(|&byte| byte != 0).map_or(0, |last| last + 1);
        std::str::from_utf8(&bytes[..length]).ok()
    }

    /// The value of a text, where it is known.
    pub(super) fn find(&self, text: &str) -> Option<u32> {
        match text_key(text.as_bytes()) {
            Some(key) => self.find_key(key),
            None => self.find_long(self.long_key(text), text),
        }
    }

    /// The value of a text of at most 16 bytes by its key.
    #[inline]
    pub(super) fn find_key(&self, key: TextKey) -> Option<u32> {
        self.find_key_or_place(key).ok()
    }

    /// The same, or else the place that is free for it until a text is added.
    #[inline]
    pub(super) fn find_key_or_place(&self, key: TextKey) -> Result<u32, usize> {
        self.place_of(key, |_| true)
    }

    /// The texts with a value, in order of their numbers.
    pub(super) fn with_value(&self, value: u32) -> Vec<&str> {
        let own = (0..).zip(&self.entries).filter(|(_, text)| text.value == value);
        own.filter_map(|(number, _)| self.get(number)).collect()
    }

    /// The values of the texts that are among these words, with what is known of the word.
    pub(super) fn values_in<'a, T>(&'a self, known: &'a WordMap<T>) -> impl Iterator<Item = (u32, &'a T)> {
        let short = known.short().filter_map(|(key, value)| Some((self.find_key(*key)?, value)));
        short.chain(known.long().filter_map(|(word, value)| Some((self.find(word)?, value))))
    }

    /// The same for each of the texts, where these are few.
    pub(super) fn known_in<'a, T>(&'a self, known: &'a WordMap<T>) -> impl Iterator<Item = (u32, &'a T)> {
        self.entries.iter().enumerate().filter_map(|(number, text)| {
            let is_long = text.key[1] == LONG.to_le_bytes();
            let value = if is_long { known.get(self.get(number as u32)?) } else { known.get_key(text.key()) };
            Some((text.value, value?))
        })
    }

    /// The number of a text, which is its value; that of a new one is the next.
    pub(super) fn number(&mut self, text: &str) -> u32 {
        match text_key(text.as_bytes()) {
            Some(key) => self.number_of_key(key),
            None => self.find(text).unwrap_or_else(|| {
                let next = self.len() as u32;
                self.insert(text, next);
                next
            }),
        }
    }

    /// The same of a text of at most 16 bytes, by its key.
    #[inline]
    pub(super) fn number_of_key(&mut self, key: TextKey) -> u32 {
        self.find_key_or_place(key).unwrap_or_else(|free| {
            let next = self.entries.len() as u32;
            self.insert_at(free, key, next);
            next
        })
    }

    /// The value, from now on, of a text that is not known yet.
    pub(super) fn insert(&mut self, text: &str, value: u32) {
        let long = self.long_ends.len() as u32;
        let key = text_key(text.as_bytes()).unwrap_or_else(|| {
            self.long.push_str(text);
            self.long_ends.push(self.long.len());
            self.long_key(text)
        });
        if let Err(free) = self.place_of(key, |_| false) {
            self.add(free, key, value, long);
        }
    }

    /// The same of a text of at most 16 bytes, by its key and the place that was free for it.
    #[inline]
    pub(super) fn insert_at(&mut self, free: usize, key: TextKey, value: u32) {
        self.add(free, key, value, 0);
    }

    #[cold]
    fn long_key(&self, text: &str) -> TextKey {
        [self.hasher.hash_one(text.as_bytes()), LONG]
    }

    #[cold]
    fn find_long(&self, key: TextKey, text: &str) -> Option<u32> {
        self.place_of(key, |number| self.get(number) == Some(text)).ok()
    }

    /// Where the search for a key starts.
    #[inline]
    fn place(&self, key: TextKey) -> usize {
        // The hash is that of `foldhash` for so few bytes: the halves of a product of 128 bits.
        let product = u128::from(key[0] ^ self.seeds[0]) * u128::from(key[1] ^ self.seeds[1]);
        (product as u64 ^ (product >> 64) as u64) as usize
    }

    /// The value of a text, or the free slot where it would stand, if there are any.
    #[inline]
    fn place_of(&self, key: TextKey, is_text: impl Fn(u32) -> bool) -> Result<u32, usize> {
        let Some(last) = self.slots.len().checked_sub(1) else { return Err(0) };
        let mut place = self.place(key) & last;
        loop {
            let number = self.slots[place];
            // A free slot has the number of no text.
            let Some(text) = self.entries.get(number as usize) else { return Err(place) };
            // One by one: built for size, to compare both at once is a loop over their bytes.
            let [head, tail] = text.key();
            if head == key[0] && tail == key[1] && is_text(number) {
                return Ok(text.value);
            }
            place = (place + 1) & last;
        }
    }

    /// Adds a text for which a slot is free, if there are slots enough.
    #[inline]
    fn add(&mut self, mut free: usize, key: TextKey, value: u32, long: u32) {
        if self.slots.len() < 2 * (self.entries.len() + 1) {
            self.grow();
            if let Err(place) = self.place_of(key, |_| false) {
                free = place;
            }
        }
        self.slots[free] = self.entries.len() as u32;
        self.entries.push(Text { key: key.map(u64::to_le_bytes), value, long });
    }

    #[cold]
    fn grow(&mut self) {
        let length = (2 * self.slots.len()).max(self.first_slots);
        self.entries.reserve(length / 2 - self.entries.len());
        let mut slots = vec![FREE; length];
        for (number, text) in (0..).zip(&self.entries) {
            let mut place = self.place(text.key()) & (length - 1);
            while slots[place] != FREE {
                place = (place + 1) & (length - 1);
            }
            slots[place] = number;
        }
        self.slots = slots;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashMap;

    #[test]
    fn each_text_has_one_number_and_is_found_by_it() {
        let mut texts = Texts::with_room(4);
        let mut known = HashMap::new();
        let words = (0..3_000_u64).map(|i| {
            let repeated = ["a", "\0", "é", "ab\0"][(i % 4) as usize].repeat((i % 23) as usize);
            format!("{repeated}{}", if i % 3 == 0 { String::new() } else { (i * i % 1_007).to_string() })
        });
        for word in words {
            let next = known.len() as u32;
            let number = *known.entry(word.clone()).or_insert(next);
            assert_eq!(texts.find(&word), (number < next).then_some(number), "{word:?}");
            assert_eq!(texts.number(&word), number, "{word:?}");
        }
        assert_eq!(texts.len(), known.len());
        for (word, number) in known {
            assert_eq!(texts.get(number), Some(&*word));
        }
        assert_eq!((texts.find("unknown"), texts.get(9_999)), (None, None));
    }

    #[test]
    fn texts_of_a_value_come_in_their_order() {
        let mut texts = Texts::with_room(2);
        for (text, value) in [("banks", 1), ("river", 0), ("bank", 1), ("a bank's long embankment", 1)] {
            texts.insert(text, value);
        }
        assert_eq!(texts.with_value(1), ["banks", "bank", "a bank's long embankment"]);
        assert!(Texts::with_room(2).with_value(0).is_empty());
    }
}
