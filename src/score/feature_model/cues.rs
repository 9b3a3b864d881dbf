//! Which sentences match one of a language's patterns of words.

use crate::Document;
use crate::document::Word;
use crate::language::Patterns;

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
    /// The number of a word's roles by its place: two bytes for each word, for every word of a text is looked
    /// up here.
    numbers: Vec<u16>,
    /// The roles of each word that has some; the first are none.
    roles: Vec<[Roles; LISTS]>,
}

/// One list.
#[derive(Clone, Copy, Default)]
struct Compiled {
    /// The pairs whose second word may come two words after the first, and three.
    within_two: u32,
    within_three: u32,
}

impl<const LISTS: usize> CueMatcher<LISTS> {
    /// The second word of a pair may come at most `distance` words after the first, whatever the pair allows.
    ///
    /// Complexity: O(words of the patterns + distinct words), expected; O(distinct words) memory.
    pub(super) fn new(document: &Document<'_>, lists: [&Patterns; LISTS], distance: usize) -> Self {
        let mut matcher = CueMatcher {
            lists: [Compiled::default(); LISTS],
            numbers: vec![0; document.places()],
            roles: vec![[Roles::default(); LISTS]],
        };
        for (list, patterns) in lists.into_iter().enumerate() {
            matcher.add(document, list, patterns, distance);
        }
        matcher
    }

    fn add(&mut self, document: &Document<'_>, list: usize, patterns: &Patterns, distance: usize) {
        for word in patterns.words.iter().filter_map(|word| document.word(word)) {
            self.roles_of(word)[list].second |= ALONE;
        }
        for (bit, pair) in patterns.pairs.iter().take(PAIRS).enumerate() {
            let bit = 1 << bit;
            let mut begins = false;
            for word in pair.first.iter().filter_map(|word| document.word(word)) {
                self.roles_of(word)[list].first |= bit;
                begins = true;
            }
            if !begins {
                continue;
            }
            for word in pair.second.iter().filter_map(|word| document.word(word)) {
                self.roles_of(word)[list].second |= bit;
            }
            let within = pair.within.min(distance);
            let compiled = &mut self.lists[list];
            compiled.within_two |= if within >= 2 { bit } else { 0 };
            compiled.within_three |= if within >= 3 { bit } else { 0 };
        }
    }

    fn roles_of(&mut self, word: Word) -> &mut [Roles; LISTS] {
        let number = &mut self.numbers[word.place()];
        if *number == 0 {
            *number = self.roles.len() as u16;
            self.roles.push([Roles::default(); LISTS]);
        }
        &mut self.roles[usize::from(*number)]
    }

    /// Whether a sentence of these words matches one of the patterns of each list.
    ///
    /// Complexity: O(words).
    pub(super) fn matches(&self, words: &[Word]) -> [bool; LISTS] {
        let mut matches = [false; LISTS];
        for (at, word) in words.iter().enumerate() {
            if self.numbers[word.place()] != 0 {
                for (list, found) in matches.iter_mut().enumerate() {
                    *found = *found || self.ends_at(list, words, at);
                }
            }
        }
        matches
    }

    /// Whether a word of a sentence ends one of the patterns of a list.
    fn ends_at(&self, list: usize, words: &[Word], at: usize) -> bool {
        let roles = |at: usize| self.roles[usize::from(self.numbers[words[at].place()])][list];
        let second = roles(at).second;
        if second == 0 {
            return false;
        }
        let first = |before: usize| at.checked_sub(before).map_or(0, |at| roles(at).first);
        let Compiled { within_two, within_three } = self.lists[list];
        let open = ALONE | first(1) | first(2) & within_two | first(3) & within_three;
        second & open != 0
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
            let words = [&data.cues, &data.first_person].map(|list| {
                let pairs = list.pairs.iter().map(|pair| pair.first.len() + pair.second.len());
                list.words.len() + pairs.sum::<usize>()
            });
            let words = words.iter().sum::<usize>();
            assert!(words < usize::from(u16::MAX), "{language}: {words} words");
        }
    }
}
