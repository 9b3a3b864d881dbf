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

/// Lists of a language's patterns, compiled for the words of one document and asked together.
pub(super) struct CueMatcher<const LISTS: usize> {
    lists: [Compiled; LISTS],
    /// In which of the lists a word may come second, a bit each, by its place: a byte for each word, for
    /// every word of a text is looked up here.
    seconds: Vec<u8>,
}

/// One list.
#[derive(Default)]
struct Compiled {
    roles: HashMap<Word, Roles>,
    /// The pairs whose second word may come two words after the first, and three.
    within_two: u32,
    within_three: u32,
}

impl<const LISTS: usize> CueMatcher<LISTS> {
    /// The second word of a pair may come at most `distance` words after the first, whatever the pair allows.
    ///
    /// Complexity: O(words of the patterns + distinct words), expected; O(distinct words) memory.
    pub(super) fn new(document: &Document<'_>, lists: [&Patterns; LISTS], distance: usize) -> Self {
        let mut seconds = vec![0; document.places()];
        let mut list = 0;
        let lists = lists.map(|patterns| {
            let compiled = Compiled::new(document, patterns, distance);
            for (word, _) in compiled.roles.iter().filter(|(_, roles)| roles.second != 0) {
                seconds[word.place()] |= 1 << list;
            }
            list += 1;
            compiled
        });
        CueMatcher { lists, seconds }
    }

    /// Whether a sentence of these words matches one of the patterns of each list.
    ///
    /// Complexity: O(words), expected.
    pub(super) fn matches(&self, words: &[Word]) -> [bool; LISTS] {
        let mut matches = [false; LISTS];
        for (at, word) in words.iter().enumerate() {
            let seconds = self.seconds[word.place()];
            if seconds != 0 {
                for (list, found) in matches.iter_mut().enumerate() {
                    *found = *found || (seconds >> list & 1 == 1 && self.lists[list].ends_at(words, at));
                }
            }
        }
        matches
    }
}

impl Compiled {
    fn new(document: &Document<'_>, patterns: &Patterns, distance: usize) -> Self {
        let mut compiled = Compiled::default();
        for word in patterns.words.iter().filter_map(|word| document.word(word)) {
            compiled.add_second(word, ALONE);
        }
        for (bit, pair) in patterns.pairs.iter().take(PAIRS).enumerate() {
            let bit = 1 << bit;
            let mut begins = false;
            for word in pair.first.iter().filter_map(|word| document.word(word)) {
                compiled.roles.entry(word).or_default().first |= bit;
                begins = true;
            }
            if !begins {
                continue;
            }
            for word in pair.second.iter().filter_map(|word| document.word(word)) {
                compiled.add_second(word, bit);
            }
            let within = pair.within.min(distance);
            compiled.within_two |= if within >= 2 { bit } else { 0 };
            compiled.within_three |= if within >= 3 { bit } else { 0 };
        }
        compiled
    }

    fn add_second(&mut self, word: Word, bits: u32) {
        self.roles.entry(word).or_default().second |= bits;
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
