//! Patterns of words: a word alone, or one word soon followed by another.

use super::reader::{Unread, entries};
use crate::unicode::letter::capital;

/// How many words later the second word of a loose pattern may still come.
const WITHIN: usize = 3;

/// A list of patterns, of which a sentence may hold one.
#[derive(Debug, Default)]
pub(crate) struct Patterns {
    pub(crate) words: Vec<Spellings>,
    pub(crate) pairs: Vec<Pair>,
}

/// A word in lower case and with a capital: it may open a sentence, or be a German noun.
pub(crate) type Spellings = [String; 2];

/// One of some words, followed by one of others.
#[derive(Debug)]
pub(crate) struct Pair {
    pub(crate) first: Vec<Spellings>,
    /// The most words from the first to the second; 1 where it follows at once.
    pub(crate) within: usize,
    pub(crate) second: Vec<Spellings>,
}

impl Patterns {
    /// From a file with sections, or from one of words alone.
    pub(super) fn parse(file: &'static str, unread: &mut Unread) -> Self {
        let mut patterns = Patterns::default();
        for (section, entry) in entries(file) {
            let within = match section {
                "" | "words" if !entry.contains('>') => {
                    patterns.words.extend(spelled(entry));
                    continue;
                }
                "at once" => Some(1),
                "within three" => Some(WITHIN),
                _ => None,
            };
            match within.and_then(|within| pair(entry, within)) {
                Some(pair) => patterns.pairs.push(pair),
                None => unread.push(entry),
            }
        }
        patterns
    }
}

/// `we our > show find`: one of the words before the sign, followed by one of those behind it.
fn pair(entry: &str, within: usize) -> Option<Pair> {
    let (first, second) = entry.split_once(" > ")?;
    Some(Pair { first: spelled(first).collect(), within, second: spelled(second).collect() })
}

fn spelled(words: &str) -> impl Iterator<Item = Spellings> {
    words.split_whitespace().map(spellings)
}

/// The spellings of a lower-case word.
pub(super) fn spellings(word: &str) -> Spellings {
    let mut chars = word.chars();
    let first = chars.next().map(capital);
    [word.to_owned(), first.into_iter().chain(chars).collect()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_words_or_words_followed_by_words() {
        let mut unread = Unread::new();
        let file = "// A comment.\n[words]\nfirst second\n[at once]\nthis our > paper\n\
            [within three]\nwe > show find // no more\n";
        let patterns = Patterns::parse(file, &mut unread);
        assert_eq!(patterns.words, [["first", "First"], ["second", "Second"]]);
        let pairs: Vec<_> =
            patterns.pairs.iter().map(|pair| (pair.first.len(), pair.within, pair.second.len())).collect();
        assert_eq!(pairs, [(2, 1, 1), (1, 3, 2)]);
        assert_eq!(Patterns::parse("i\nme", &mut unread).words, [["i", "I"], ["me", "Me"]]);
        assert!(unread.is_empty(), "{unread:?}");
    }

    #[test]
    fn what_stands_in_the_wrong_section_is_not_read() {
        let mut unread = Unread::new();
        Patterns::parse("a > b\n[at once]\nc d\n[soon]\ne > f", &mut unread);
        assert_eq!(unread, ["a > b", "c d", "e > f"]);
    }
}
