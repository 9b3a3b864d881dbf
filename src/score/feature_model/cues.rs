//! Which sentences hold one of a language's patterns of words.

use crate::Document;
use crate::document::Word;
use crate::language::{Patterns, Roles};

/// A language's patterns, compiled for the words of one document.
pub(super) struct CueMatcher {
    patterns: &'static Patterns,
    distance: usize,
    /// The number of a word's roles by its place: two bytes for each word, for every word of a text is looked
    /// up here.
    numbers: Vec<u16>,
    /// The roles of each word that has some; the first are none.
    roles: Vec<Roles>,
}

impl CueMatcher {
    /// The second word of a pair may come at most `distance` words after the first, whatever the pair allows.
    ///
    /// Complexity: O(words of the patterns + distinct words), expected; O(distinct words) memory.
    pub(super) fn new(document: &Document<'_>, patterns: &'static Patterns, distance: usize) -> Self {
        let mut numbers = vec![0; document.places()];
        let mut roles = Vec::with_capacity(64); // most texts have fewer
        roles.push(Roles::default());
        for (word, &more) in document.words_in(&patterns.words) {
            let number = &mut numbers[word.place()];
            if *number == 0 {
                *number = roles.len() as u16;
                roles.push(Roles::default());
            }
            roles[usize::from(*number)] |= more;
        }
        CueMatcher { patterns, distance, numbers, roles }
    }

    /// Whether a sentence of these words holds a pattern of each list.
    ///
    /// Complexity: O(words).
    pub(super) fn matches(&self, words: &[Word]) -> [bool; Patterns::LISTS] {
        let mut matches = [false; Patterns::LISTS];
        let roles = |at: usize| self.roles[usize::from(self.numbers[words[at].place()])];
        for (at, word) in words.iter().enumerate() {
            if self.numbers[word.place()] != 0 {
                let ends = self.patterns.end_at(at, self.distance, roles);
                matches.iter_mut().zip(ends).for_each(|(found, ends)| *found |= ends);
            }
        }
        matches
    }
}

#[cfg(test)]
mod tests {
    use crate::Language;

    #[test]
    fn no_language_has_more_words_in_its_patterns_than_there_are_numbers() {
        for language in Language::ALL {
            let words = &language.data().patterns.words;
            // Each as a form, as a stop word and as a term of their own at most.
            let most = 3 * (words.short().count() + words.long().count());
            assert!(most < usize::from(u16::MAX), "{language}: {most}");
        }
    }
}
