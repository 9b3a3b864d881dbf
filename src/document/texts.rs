//! Distinct texts as numbers: the table behind a vocabulary.

use hashbrown::DefaultHashBuilder;
use std::hash::BuildHasher;

/// Distinct texts, numbered from 0, each with a value; their text lies in one arena.
///
/// Nearly every word has at most 16 bytes. These are compared as two numbers and never read again, be it to
/// compare them or to make the table larger.
#[derive(Clone, Debug)]
pub(super) struct Texts {
    /// Drawn at random, so that no text can aim at the places of others.
    seeds: [u64; 2],
    /// As many as a power of two, at most half of them taken; a text stands in the first free one from its
    /// place on. None before the first text.
    slots: Vec<Slot>,
    arena: String,
    ends: Vec<usize>,
    hasher: DefaultHashBuilder,
    /// The slots that are made for the first text.
    first_slots: usize,
}

/// A key, the number of its text and the value.
type Slot = (Key, u32, u32);

/// The bytes of a text of at most 16, with zeros behind; of a longer one its hash, and what no text has.
type Key = [u64; 2];

/// No byte of UTF-8 is 0xFF.
const LONG: u64 = u64::MAX;
const FREE: Key = [LONG; 2];

impl Texts {
    /// No texts, with room for `first`, a power of two, as soon as there is one.
    pub(super) fn with_room(first: usize) -> Self {
        let hasher = DefaultHashBuilder::default();
        let seeds = [hasher.hash_one(0_u64), hasher.hash_one(1_u64)];
        let first_slots = 2 * first.next_power_of_two();
        Texts { seeds, slots: Vec::new(), arena: String::new(), ends: Vec::new(), hasher, first_slots }
    }

    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The text with a number.
    pub(super) fn get(&self, number: u32) -> Option<&str> {
        let number = number as usize;
        let end = *self.ends.get(number)?;
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.arena.get(start..end)
    }

    /// The value of a text, where it is known.
    #[inline]
    pub(super) fn find(&self, text: &str) -> Option<u32> {
        self.find_key(self.key(text), text)
    }

    /// The texts with a value, in order of their numbers.
    pub(super) fn with_value(&self, value: u32) -> Vec<&str> {
        let own = |slot: &&Slot| slot.2 == value && slot.0 != FREE;
        let mut numbers: Vec<u32> = self.slots.iter().filter(own).map(|&(_, number, _)| number).collect();
        // The table's order is the seed's.
        numbers.sort_unstable();
        numbers.into_iter().filter_map(|number| self.get(number)).collect()
    }

    /// The number of a text, which is its value; that of a new one is the next.
    #[inline]
    pub(super) fn number(&mut self, text: &str) -> u32 {
        let (key, next) = (self.key(text), self.ends.len() as u32);
        self.find_key(key, text).unwrap_or_else(|| {
            self.add(key, text, next);
            next
        })
    }

    /// The value of a text that is not known yet, from now on.
    #[inline]
    pub(super) fn insert(&mut self, text: &str, value: u32) {
        self.add(self.key(text), text, value);
    }

    #[inline]
    fn key(&self, text: &str) -> Key {
        short(text.as_bytes()).unwrap_or_else(|| self.long(text))
    }

    #[cold]
    fn long(&self, text: &str) -> Key {
        // One bit less, so that it is not that of a free slot.
        [self.hasher.hash_one(text.as_bytes()) >> 1, LONG]
    }

    /// Where the search for a key starts.
    #[inline]
    fn place(&self, key: Key) -> usize {
        // The hash is that of `foldhash` for so few bytes: the halves of a product of 128 bits.
        let product = u128::from(key[0] ^ self.seeds[0]) * u128::from(key[1] ^ self.seeds[1]);
        (product as u64 ^ (product >> 64) as u64) as usize
    }

    /// The value of the text with a key that is not long.
    #[inline]
    pub(super) fn find_short(&self, key: Key) -> Option<u32> {
        self.find_where(key, |_| true)
    }

    #[inline]
    fn find_key(&self, key: Key, text: &str) -> Option<u32> {
        self.find_where(key, |number| key[1] != LONG || self.get(number) == Some(text))
    }

    #[inline]
    fn find_where(&self, key: Key, is_text: impl Fn(u32) -> bool) -> Option<u32> {
        let last = self.slots.len().checked_sub(1)?;
        let mut place = self.place(key) & last;
        loop {
            let (known, number, value) = self.slots[place];
            if known == key && is_text(number) {
                return Some(value);
            }
            if known == FREE {
                return None;
            }
            place = (place + 1) & last;
        }
    }

    #[inline]
    fn add(&mut self, key: Key, text: &str, value: u32) {
        if self.slots.len() < 2 * (self.ends.len() + 1) {
            self.grow();
        }
        let number = self.ends.len() as u32;
        self.arena.push_str(text);
        self.ends.push(self.arena.len());
        self.put((key, number, value));
    }

    #[inline]
    fn put(&mut self, slot: Slot) {
        let last = self.slots.len() - 1;
        let mut place = self.place(slot.0) & last;
        while self.slots[place].0 != FREE {
            place = (place + 1) & last;
        }
        self.slots[place] = slot;
    }

    #[cold]
    fn grow(&mut self) {
        if self.slots.is_empty() {
            self.ends.reserve(self.first_slots / 2);
            // Words of eight bytes.
            self.arena.reserve(self.first_slots * 4);
        }
        let slots = vec![(FREE, 0, 0); (2 * self.slots.len()).max(self.first_slots)];
        for slot in std::mem::replace(&mut self.slots, slots) {
            if slot.0 != FREE {
                self.put(slot);
            }
        }
    }
}

/// The bytes of a text of at most 16 as two numbers, with zeros behind; the same for no two texts. `None` for
/// a longer one, for one that ends in a zero itself, and for none.
#[inline]
pub(crate) fn short(bytes: &[u8]) -> Option<[u64; 2]> {
    let length = bytes.len();
    let [first, .., last] = *bytes else {
        return Some([bytes.first().copied().map(u64::from).filter(|&byte| byte > 0)?, 0]);
    };
    let key = match length {
        ..4 => {
            let middle = u64::from(bytes[length / 2]) << (length / 2 * 8);
            [u64::from(first) | middle | u64::from(last) << (length * 8 - 8), 0]
        }
        // Where two reads overlap they hold the same bytes at the same place.
        4..8 => {
            let head = u64::from(u32::from_le_bytes(*bytes.first_chunk()?));
            let tail = u64::from(u32::from_le_bytes(*bytes.last_chunk()?));
            [head | tail << (length * 8 - 32), 0]
        }
        8..=16 => {
            let tail = u64::from_le_bytes(*bytes.last_chunk()?);
            // Twice half of a shift of up to 64 bits, which a single one cannot be.
            let half = (16 - length) * 4;
            [u64::from_le_bytes(*bytes.first_chunk()?), tail >> half >> half]
        }
        _ => return None,
    };
    (last > 0).then_some(key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashMap;

    #[test]
    fn short_texts_are_their_bytes() {
        let text: Vec<u8> = (1..=20).collect();
        for length in 1..=16 {
            let mut padded = [0; 16];
            padded[..length].copy_from_slice(&text[..length]);
            let key = short(&text[..length]).unwrap();
            assert_eq!([key[0].to_le_bytes(), key[1].to_le_bytes()].concat(), padded, "{length}");
        }
        for none in [&text[..17], b"\0", b"ab\0", b"abcdefghijk\0", b""] {
            assert_eq!(short(none), None, "{none:?}");
        }
    }

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
