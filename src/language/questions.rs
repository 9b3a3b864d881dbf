//! What a question asks for, by its words.

use super::patterns::{Spellings, spellings};
use super::reader::{Unread, entries};
use crate::unicode::{is_unspaced, to_lower_case};

/// What an answer must hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    /// A year or another date.
    Time,
    /// An amount, a number of things, a length.
    Number,
}

/// The words that ask for a time or a number, and the numerals that answer.
#[derive(Debug, Default)]
pub(crate) struct Questions {
    phrases: Vec<(&'static str, Asked)>,
    pub(crate) numerals: Vec<Spellings>,
}

impl Questions {
    pub(super) fn parse(file: &'static str, unread: &mut Unread) -> Self {
        let mut questions = Questions::default();
        for (section, entry) in entries(file) {
            match section {
                "time" => questions.phrases.push((entry, Asked::Time)),
                "number" => questions.phrases.push((entry, Asked::Number)),
                "numerals" => questions.numerals.push(spellings(entry)),
                _ => unread.push(entry),
            }
        }
        questions
    }

    /// What a question asks for; of several phrases the first in the file decides.
    ///
    /// Complexity: O(phrases · length of the question).
    pub(crate) fn asked(&self, question: &str) -> Option<Asked> {
        let mut words = String::from(" ");
        for word in question.split_whitespace() {
            let is_mark =
                |c: char| c.is_ascii_punctuation() || matches!(c, '¿' | '¡' | '؟' | '…' | '«' | '»');
            words.push_str(&to_lower_case(word.trim_matches(is_mark)));
            words.push(' ');
        }
        let holds = |phrase: &str| {
            words.match_indices(phrase).any(|(at, _)| {
                let whole = words[..at].ends_with(' ') && words[at + phrase.len()..].starts_with(' ');
                whole || phrase.starts_with(is_unspaced)
            })
        };
        self.phrases.iter().find(|(phrase, _)| holds(phrase)).map(|&(_, asked)| asked)
    }
}

#[cfg(test)]
mod tests {
    use crate::Language;
    use crate::language::Asked;

    #[test]
    #[cfg_attr(not(feature = "languages"), ignore = "other languages have no lists")]
    fn questions_ask_for_a_time_or_a_number() {
        let asked = |language: Language, question| language.data().questions.asked(question);
        assert_eq!(asked(Language::English, "When was the bridge built?"), Some(Asked::Time));
        assert_eq!(asked(Language::English, "In what year did it fall?"), Some(Asked::Time));
        assert_eq!(asked(Language::English, "How many people left?"), Some(Asked::Number));
        assert_eq!(asked(Language::English, "Whenever it rains"), None);
        assert_eq!(asked(Language::Spanish, "¿Cuándo se construyó?"), Some(Asked::Time));
        assert_eq!(asked(Language::Chinese, "这座桥有多少米长？"), Some(Asked::Number));
        assert_eq!(asked(Language::Unknown, "When?"), None);
    }
}
