//! Which sentences hold one of a language's patterns of words.

use crate::Document;
use crate::language::Patterns;
use crate::tokenize::Word;
use hashbrown::HashMap;

/// The most pairs of a list, a bit each: no list has more, as a test holds.
const PAIRS: usize = 31;

/// The bit of what stands alone.
const ALONE: u32 = 1 << PAIRS;

/// What a word is in the patterns: in which pairs it may come first, and in which second, a bit each.
#[derive(Clone, Copy, Default)]
struct Part {
    first: u32,
    second: u32,
}

/// A language's patterns, ready to be looked for in the sentences of one document.
pub(super) struct Finder {
    parts: HashMap<Word, Part>,
    /// Whether a word may come second, by its place: a byte each, for every word of a text is looked up here.
    seconds: Vec<bool>,
    /// The pairs whose second word may come two words after the first, and three.
    within_two: u32,
    within_three: u32,
}

impl Finder {
    /// Complexity: O(words of the patterns + distinct words), expected; O(distinct words) memory.
    pub(super) fn new(document: &Document<'_>, patterns: &Patterns) -> Self {
        let seconds = vec![false; document.places()];
        let mut finder = Finder { parts: HashMap::new(), seconds, within_two: 0, within_three: 0 };
        for word in patterns.words.iter().filter_map(|word| document.word(word)) {
            finder.add_second(word, ALONE);
        }
        for (bit, pair) in patterns.pairs.iter().take(PAIRS).enumerate() {
            let bit = 1 << bit;
            let mut begins = false;
            for word in pair.first.iter().filter_map(|word| document.word(word)) {
                finder.parts.entry(word).or_default().first |= bit;
                begins = true;
            }
            if !begins {
                continue;
            }
            for word in pair.second.iter().filter_map(|word| document.word(word)) {
                finder.add_second(word, bit);
            }
            finder.within_two |= if pair.within >= 2 { bit } else { 0 };
            finder.within_three |= if pair.within >= 3 { bit } else { 0 };
        }
        finder
    }

    fn add_second(&mut self, word: Word, bits: u32) {
        self.parts.entry(word).or_default().second |= bits;
        self.seconds[word.place()] = true;
    }

    /// Whether words in their order hold one of the patterns.
    ///
    /// Complexity: O(words), expected.
    pub(super) fn is_in(&self, words: &[Word]) -> bool {
        words.iter().enumerate().any(|(at, word)| self.seconds[word.place()] && self.ends_at(words, at))
    }

    fn ends_at(&self, words: &[Word], at: usize) -> bool {
        let part = |at: usize| self.parts.get(&words[at]).copied().unwrap_or_default();
        let first = |before: usize| at.checked_sub(before).map_or(0, |at| part(at).first);
        let open = ALONE | first(1) | first(2) & self.within_two | first(3) & self.within_three;
        part(at).second & open != 0
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
