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

/// Whether each sentence holds one of the patterns.
///
/// Complexity: O(words + words of the patterns), expected.
pub(super) fn hold(document: &Document<'_>, patterns: &Patterns) -> Vec<bool> {
    let parts = Parts::new(document, patterns);
    let within = |words: usize| {
        let pairs = patterns.pairs.iter().take(PAIRS).enumerate();
        pairs.filter(|(_, pair)| pair.within >= words).fold(0, |bits, (bit, _)| bits | 1 << bit)
    };
    let (within_two, within_three) = (within(2), within(3));
    let holds = |i: usize| {
        let (mut one_before, mut two_before, mut three_before) = (0, 0, 0);
        document.words(i).iter().any(|&word| {
            let part = parts.of(word);
            let open = ALONE | one_before | two_before & within_two | three_before & within_three;
            (three_before, two_before, one_before) = (two_before, one_before, part.first);
            part.second & open != 0
        })
    };
    (0..document.len()).map(holds).collect()
}

/// What each word of a document is in the patterns, by its number among the terms or the stop words.
struct Parts {
    terms: Vec<Part>,
    stop_words: Vec<Part>,
}

impl Parts {
    fn new(document: &Document<'_>, patterns: &Patterns) -> Self {
        let mut parts = Parts { terms: Vec::new(), stop_words: Vec::new() };
        let mut add = |word: &str, first: u32, second: u32| {
            let Some(word) = document.word(word) else { return };
            let (list, number) = match (word.term(), word.stop_word()) {
                (Some(term), _) => (&mut parts.terms, term),
                (None, number) => (&mut parts.stop_words, number.unwrap_or_default()),
            };
            let number = number as usize;
            if list.len() <= number {
                list.resize(number + 1, Part::default());
            }
            list[number].first |= first;
            list[number].second |= second;
        };
        for word in &patterns.words {
            add(word, 0, ALONE);
        }
        for (bit, pair) in patterns.pairs.iter().take(PAIRS).enumerate() {
            pair.first.iter().for_each(|word| add(word, 1 << bit, 0));
            pair.second.iter().for_each(|word| add(word, 0, 1 << bit));
        }
        parts
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
