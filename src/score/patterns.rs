//! Which sentences hold one of a language's patterns of words.

use crate::Document;
use crate::language::Patterns;
use crate::tokenize::Word;

/// Room for the pairs of a list; what goes beyond is left out.
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
    parts: Parts,
    /// The pairs whose second word may come two words after the first, and three.
    within_two: u32,
    within_three: u32,
}

impl Finder {
    /// Complexity: O(words of the patterns), expected; O(distinct words) memory at most.
    pub(super) fn new(document: &Document<'_>, patterns: &Patterns) -> Self {
        let within = |words: usize| {
            let pairs = patterns.pairs.iter().take(PAIRS).enumerate();
            pairs.filter(|(_, pair)| pair.within >= words).fold(0, |bits, (bit, _)| bits | 1 << bit)
        };
        let parts = Parts::new(document, patterns);
        Finder { parts, within_two: within(2), within_three: within(3) }
    }

    /// Whether words in their order hold one of the patterns.
    ///
    /// Complexity: O(words).
    pub(super) fn is_in(&self, words: &[Word]) -> bool {
        words.iter().enumerate().any(|(at, &word)| {
            let second = self.parts.of(word).second;
            if second == 0 {
                return false; // as most words
            }
            let first = |before: usize| match at.checked_sub(before) {
                Some(at) => self.parts.of(words[at]).first,
                None => 0,
            };
            let open = ALONE | first(1) | first(2) & self.within_two | first(3) & self.within_three;
            second & open != 0
        })
    }
}

/// What each word of a document is in the patterns, by its number among the terms or the stop words.
struct Parts {
    terms: Vec<Part>,
    stop_words: Vec<Part>,
}

impl Parts {
    fn new(document: &Document<'_>, patterns: &Patterns) -> Self {
        let mut parts = Parts { terms: Vec::new(), stop_words: Vec::new() };
        for word in patterns.words.iter().filter_map(|word| document.word(word)) {
            parts.entry(word).second |= ALONE;
        }
        for (bit, pair) in patterns.pairs.iter().take(PAIRS).enumerate() {
            let mut begins = false;
            for word in pair.first.iter().filter_map(|word| document.word(word)) {
                parts.entry(word).first |= 1 << bit;
                begins = true;
            }
            if begins {
                for word in pair.second.iter().filter_map(|word| document.inner_word(word)) {
                    parts.entry(word).second |= 1 << bit;
                }
            }
        }
        parts
    }

    fn entry(&mut self, word: Word) -> &mut Part {
        let (list, number) = match word.term() {
            Some(term) => (&mut self.terms, term as usize),
            None => (&mut self.stop_words, word.stop_word().unwrap_or_default() as usize),
        };
        if list.len() <= number {
            list.resize(number + 1, Part::default());
        }
        &mut list[number]
    }

    #[inline]
    fn of(&self, word: Word) -> Part {
        let part = match word.term() {
            Some(term) => self.terms.get(term as usize),
            None => word.stop_word().and_then(|number| self.stop_words.get(number as usize)),
        };
        part.copied().unwrap_or_default()
    }
}
