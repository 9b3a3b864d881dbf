//! Which sentences match one of a language's patterns of words.

use crate::Document;
use crate::document::Word;
use crate::language::Patterns;
use hashbrown::HashMap;

/// The most pairs of a list, one bit each: no list has more, as a test holds.
const PAIRS: usize = 31;

/// The bit of words that match without a partner.
const ALONE: u32 = 1 << PAIRS;

/// The pairs, one bit each, in which a word may come first, and those in which it may come second.
#[derive(Clone, Copy, Default)]
struct Roles {
    first: u32,
    second: u32,
}

/// A language's patterns, compiled for the words of one document.
pub(super) struct CueMatcher {
    roles: HashMap<Word, Roles>,
    /// Whether a word may come second, by its place: a byte each, for every word of a text is looked up here.
    seconds: Vec<bool>,
    /// The pairs whose second word may come two words after the first, and three.
    within_two: u32,
    within_three: u32,
}

impl CueMatcher {
    /// The second word of a pair may come at most `distance` words after the first, whatever the pair allows.
    ///
    /// Complexity: O(words of the patterns + distinct words), expected; O(distinct words) memory.
    pub(super) fn new(document: &Document<'_>, patterns: &Patterns, distance: usize) -> Self {
        let seconds = vec![false; document.places()];
        let mut matcher = CueMatcher { roles: HashMap::new(), seconds, within_two: 0, within_three: 0 };
        for word in patterns.words.iter().filter_map(|word| document.word(word)) {
            matcher.add_second(word, ALONE);
        }
        for (bit, pair) in patterns.pairs.iter().take(PAIRS).enumerate() {
            let bit = 1 << bit;
            let mut begins = false;
            for word in pair.first.iter().filter_map(|word| document.word(word)) {
                matcher.roles.entry(word).or_default().first |= bit;
                begins = true;
            }
            if !begins {
                continue;
            }
            for word in pair.second.iter().filter_map(|word| document.word(word)) {
                matcher.add_second(word, bit);
            }
            let within = pair.within.min(distance);
            matcher.within_two |= if within >= 2 { bit } else { 0 };
            matcher.within_three |= if within >= 3 { bit } else { 0 };
        }
        matcher
    }

    fn add_second(&mut self, word: Word, bits: u32) {
        self.roles.entry(word).or_default().second |= bits;
        self.seconds[word.place()] = true;
    }

    /// Whether a sentence of these words matches one of the patterns.
    ///
    /// Complexity: O(words), expected.
    pub(super) fn matches(&self, words: &[Word]) -> bool {
        words.iter().enumerate().any(|(at, word)| self.seconds[word.place()] && self.ends_at(words, at))
    }

    fn ends_at(&self, words: &[Word], at: usize) -> bool {
        let roles = |at: usize| self.roles.get(&words[at]).copied().unwrap_or_default();
        let first = |before: usize| at.checked_sub(before).map_or(0, |at| roles(at).first);
        let open = ALONE | first(1) | first(2) & self.within_two | first(3) & self.within_three;
        roles(at).second & open != 0
    }
}

#[cfg(test)]
mod tests {
    use super::PAIRS;
    use crate::Language;

    #[test]
    fn no_list_has_more_pairs_than_there_is_room_for() {
        for language in Language::ALL {
            let data = language.data();
            for pairs in [&data.cues.pairs, &data.first_person.pairs] {
                assert!(pairs.len() <= PAIRS, "{language}: {} pairs", pairs.len());
            }
        }
    }
}
