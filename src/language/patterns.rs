//! Patterns of words: a word alone, or one word soon followed by another.

use super::data::lines;

/// How many words later the second word of a loose pattern may still come.
const WITHIN: usize = 3;

/// A list of patterns, of which a sentence may hold one.
///
/// In the file a line is a word alone; or words, then `>` and words of which one follows at once, or `..` and words of
/// which one follows within three. Words are in lower case.
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
    pub(super) fn parse(file: &'static str) -> Self {
        let mut patterns = Patterns::default();
        for line in lines(file) {
            let split = |mark: &str, within| line.split_once(mark).map(|(a, b)| (a, b, within));
            match split(" > ", 1).or_else(|| split(" .. ", WITHIN)) {
                Some((first, second, within)) => patterns.pairs.push(Pair {
                    first: spelled(first).collect(),
                    within,
                    second: spelled(second).collect(),
                }),
                None => patterns.words.extend(spelled(line)),
            }
        }
        patterns
    }
}

fn spelled(words: &str) -> impl Iterator<Item = Spellings> {
    words.split_whitespace().map(spellings)
}

/// The spellings of a lower-case word.
pub(super) fn spellings(word: &str) -> Spellings {
    let mut chars = word.chars();
    let capital = chars.next().into_iter().flat_map(char::to_uppercase).collect::<String>();
    [word.to_owned(), capital + chars.as_str()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_words_or_words_followed_by_words() {
        let patterns =
            Patterns::parse("// A comment.\nfirst second\nthis our > paper\nwe .. show find // no more\n");
        assert_eq!(patterns.words, [["first", "First"], ["second", "Second"]]);
        let pairs: Vec<_> =
            patterns.pairs.iter().map(|pair| (pair.first.len(), pair.within, pair.second.len())).collect();
        assert_eq!(pairs, [(2, 1, 1), (1, 3, 2)]);
    }
}
