//! Patterns of words: a word alone, or one word soon followed by another.

use super::reader::{Unread, entries};
use crate::unicode::WordMap;
use crate::unicode::letter::capital;
use std::borrow::Cow;
use std::ops::BitOrAssign;

/// How many words later the second word of a loose pattern may still come.
const WITHIN: usize = 3;

/// The lists of patterns.
#[derive(Clone, Copy, Debug)]
enum List {
    /// What announces what a text has to say.
    Cues,
    /// The first and the second person.
    Personal,
}

const LISTS: usize = Patterns::LISTS;

/// The most pairs of a list, one bit each.
const PAIRS: usize = 31;

/// The bit of words that match without a partner.
const ALONE: u32 = 1 << PAIRS;

/// What a word is in a list: the pairs, one bit each, in which it may come first, and those in which it may
/// come second.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Role {
    first: u32,
    second: u32,
}

/// What a word is in each of the lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Roles([Role; LISTS]);

impl BitOrAssign for Roles {
    fn bitor_assign(&mut self, other: Roles) {
        for (own, other) in self.0.iter_mut().zip(other.0) {
            own.first |= other.first;
            own.second |= other.second;
        }
    }
}

/// Lists of patterns, asked together: a sentence holds one of a list or it does not.
#[derive(Debug, Default)]
pub(crate) struct Patterns {
    /// By each spelling of a word; some hundreds.
    pub(crate) words: WordMap<Roles>,
    /// For each list the pairs whose second word may come one word after the first, two and three.
    within: [[u32; WITHIN]; LISTS],
}

impl Patterns {
    pub(crate) const LISTS: usize = 2;

    /// From a file with sections, or from one of words alone, for each list.
    pub(super) fn parse(cues: &'static str, personal: &'static str, unread: &mut Unread) -> Self {
        let mut patterns = Patterns::default();
        patterns.read(cues, List::Cues, unread);
        patterns.read(personal, List::Personal, unread);
        patterns
    }

    fn read(&mut self, file: &'static str, list: List, unread: &mut Unread) {
        let mut pairs = 0;
        for (section, entry) in entries(file) {
            let within = match section {
                "" | "words" if !entry.contains('>') => {
                    self.add(entry, list, Role { first: 0, second: ALONE });
                    continue;
                }
                "at once" => 1,
                "within three" => WITHIN,
                _ => 0,
            };
            // `we our > show find`: one of the words before the sign, followed by one of those behind it.
            match entry.split_once(" > ").filter(|_| within > 0 && pairs < PAIRS) {
                Some((first, second)) => {
                    let bit = 1 << pairs;
                    pairs += 1;
                    self.add(first, list, Role { first: bit, second: 0 });
                    self.add(second, list, Role { first: 0, second: bit });
                    self.within[list as usize].iter_mut().take(within).for_each(|pairs| *pairs |= bit);
                }
                None => unread.push(entry),
            }
        }
    }

    fn add(&mut self, words: &'static str, list: List, role: Role) {
        for spelling in words.split_whitespace().flat_map(spellings) {
            let mut roles = Roles::default();
            roles.0[list as usize] = role;
            *self.words.entry(Cow::Owned(spelling)) |= roles;
        }
    }

    /// Whether a sentence holds a pattern of each list, of which the word at `at` is the last. The second
    /// word of a pair comes at most `distance` words after the first, whatever the pair allows.
    #[inline]
    pub(crate) fn end_at(&self, at: usize, distance: usize, roles: impl Fn(usize) -> Roles) -> [bool; LISTS] {
        let last = roles(at).0;
        if last.iter().all(|role| role.second == 0) {
            return [false; LISTS];
        }
        let mut open = [ALONE; LISTS];
        for before in 1..=distance.min(WITHIN).min(at) {
            for (list, first) in roles(at - before).0.iter().enumerate() {
                open[list] |= first.first & self.within[list][before - 1];
            }
        }
        std::array::from_fn(|list| last[list].second & open[list] != 0)
    }
}

/// A word in lower case and with a capital: it may open a sentence, or be a German noun.
pub(crate) type Spellings = [String; 2];

/// The spellings of a lower-case word.
pub(super) fn spellings(word: &str) -> Spellings {
    let mut chars = word.chars();
    let first = chars.next().map(capital);
    [word.to_owned(), first.into_iter().chain(chars).collect()]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Which lists a sentence holds a pattern of.
    fn held(patterns: &Patterns, sentence: &str, distance: usize) -> [bool; LISTS] {
        let words: Vec<_> = sentence.split(' ').collect();
        let roles = |at: usize| patterns.words.get(words[at]).copied().unwrap_or_default();
        let ends = (0..words.len()).map(|at| patterns.end_at(at, distance, roles));
        ends.fold([false; LISTS], |[a, b], [c, d]| [a || c, b || d])
    }

    #[test]
    fn a_line_is_words_or_words_followed_by_words() {
        let mut unread = Unread::new();
        let cues = "// A comment.\n[words]\nfirst second\n[at once]\nthis our > paper\n\
            [within three]\nwe > show find // no more\n";
        let patterns = Patterns::parse(cues, "i\nme", &mut unread);
        assert!(unread.is_empty(), "{unread:?}");
        for (sentence, cue, personal) in [
            ("Second to none", true, false),
            ("Our paper", true, false),
            ("paper our", false, false),
            ("this new paper", false, false),
            ("We show", true, false),
            ("and we also now find it", true, false),
            ("we do not also find it", false, false),
            ("we paper", false, false),
            ("so I say", false, true),
            ("tell me of this paper", true, true),
        ] {
            assert_eq!(held(&patterns, sentence, WITHIN), [cue, personal], "{sentence}");
        }
        let near = [1, 2, 3].map(|distance| held(&patterns, "we also find", distance)[0]);
        assert_eq!(near, [false, true, true]);
    }

    #[test]
    fn what_stands_in_the_wrong_section_is_not_read() {
        let mut unread = Unread::new();
        Patterns::parse("a > b\n[at once]\nc d\n[soon]\ne > f", "", &mut unread);
        assert_eq!(unread, ["a > b", "c d", "e > f"]);
    }

    #[test]
    fn no_more_pairs_are_read_than_there_are_bits() {
        let mut unread = Unread::new();
        let cues = format!("[at once]\n{}", "a > b\n".repeat(PAIRS) + "c > d");
        Patterns::parse(cues.leak(), "", &mut unread);
        assert_eq!(unread, ["c > d"]);
    }
}
