//! Whether a word may be one of a few, asked before it is written in lower case and looked up.

use super::TextKey;

/// The beginnings and the lengths of a few words in lower case: nearly every word of a text is told by these
/// to be none of them.
#[derive(Clone, Debug)]
pub(crate) struct WordFilter {
    /// A bit for each two first letters and length modulo eight.
    places: [u64; PLACES / 64],
}

const PLACES: usize = 1 << 13;

impl Default for WordFilter {
    fn default() -> Self {
        WordFilter { places: [0; PLACES / 64] }
    }
}

impl WordFilter {
    pub(crate) fn of<'w>(words: impl Iterator<Item = &'w str>) -> Self {
        let mut filter = WordFilter::default();
        words.for_each(|word| filter.add(word));
        filter
    }

    /// Adds a word in lower case.
    pub(crate) fn add(&mut self, word: &str) {
        let place = place(word);
        self.places[place / 64] |= 1 << (place % 64);
    }

    /// Whether a word in any case may be one of those added.
    #[inline]
    pub(crate) fn may_hold(&self, word: &str) -> bool {
        // Of other letters the lower case may have more bytes, and others.
        self.holds(place(word)) || !word.is_ascii()
    }

    /// Whether a word of `length` bytes, of at most 16, may be one of those added as it stands, by its key.
    #[inline]
    pub(crate) fn may_hold_key(&self, key: TextKey, length: usize) -> bool {
        let [first, second] = [key[0], key[0] >> 8].map(|letter| letter as usize % 32);
        self.holds(first | (second << 5) | ((length % 8) << 10))
    }

    #[inline]
    fn holds(&self, place: usize) -> bool {
        self.places[place / 64] & (1 << (place % 64)) != 0
    }
}

/// Small and capital letters of ASCII have the last five bits in common.
#[inline]
fn place(word: &str) -> usize {
    let bytes = word.as_bytes();
    let letter = |at: usize| bytes.get(at).map_or(0, |&byte| usize::from(byte) % 32);
    letter(0) | letter(1) << 5 | (bytes.len() % 8) << 10
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unicode::text_key;

    #[test]
    fn no_word_that_was_added_is_told_to_be_none() {
        let long = "x".repeat(70);
        let filter = WordFilter::of(["river", "ἀρχή", "i̇stanbul", &long].into_iter());
        for word in ["river", "River", "RIVER", "ἈΡΧΉ", "İSTANBUL", &long] {
            assert!(filter.may_hold(word), "{word}");
        }
        for word in ["", "x", "river", "liver", "Riverside", "rivers"] {
            let key = text_key(word.as_bytes()).unwrap_or_default();
            assert_eq!(filter.may_hold_key(key, word.len()), filter.may_hold(word), "{word}");
        }
        for word in ["rivers", "liver", "x", ""] {
            assert!(!filter.may_hold(word), "{word}");
        }
    }
}
