//! How a language writes, beyond its word lists: the columns of the table.

use super::reader::{Unread, entries};
use crate::unicode::Script;

/// What a language's line of the table says of its spelling and its marks, where it differs from most.
#[derive(Debug)]
pub(crate) struct Orthography {
    pub(crate) ordinals: Ordinals,
    /// Behind letters of this script the ASCII full stop divides a sentence, for another mark ends it.
    pub(crate) stop_divides: Option<Script>,
    /// The pronoun that has its capital within sentences too: the English `I`.
    pub(crate) capital_pronoun: Option<&'static str>,
    /// Whether a question or exclamation mark ends a sentence before a lower-case word in any writer's text.
    pub(crate) lower_case_starts: bool,
    /// Whether what an apostrophe joins to a word is an ending: `Ankara'da`.
    pub(crate) apostrophe_before_ending: bool,
    /// Letters that its words are compared by another letter for, before their case is folded.
    pub(crate) folds: &'static [(char, char)],
}

impl Orthography {
    /// As most languages write.
    pub(super) const COMMON: Orthography = Orthography {
        ordinals: Ordinals::None,
        stop_divides: None,
        capital_pronoun: None,
        lower_case_starts: false,
        apostrophe_before_ending: false,
        folds: &[],
    };

    /// Whether a letter of ASCII is compared by another one than its small one.
    #[inline]
    pub(crate) fn folds_ascii(&self) -> bool {
        self.folds.iter().any(|(letter, _)| letter.is_ascii())
    }

    /// Whether a word is the pronoun with a capital, alone or shortened with another: `I`, `I'm`.
    pub(crate) fn is_capital_pronoun(&self, word: &str) -> bool {
        let rest = self.capital_pronoun.and_then(|pronoun| word.strip_prefix(pronoun));
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['\'', '’']))
    }
}

/// How a language uses a stop behind a number to make it an ordinal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ordinals {
    /// Not at all.
    None,
    /// `XII. pluk`, `12. maj`: what follows is as a rule in lower case.
    BeforeLowerCase,
    /// `12. Juni`: what follows often has a capital.
    BeforeCapitals,
}

/// What shows where a sentence ends in a language whose marks do not tell.
#[derive(Debug, Default)]
pub(crate) struct SentenceEnds {
    /// A sentence holds one of these characters where a lone ASCII `?` asks.
    asking: Vec<char>,
    /// A space ends a sentence behind one of these words,
    pub(crate) closing: Vec<&'static str>,
    /// and does not before one of these.
    pub(crate) continuing: Vec<&'static str>,
}

/// An asking word is looked for among this many of a sentence's last characters: a clause or two of Chinese.
const NEAR_END: usize = 40;

impl SentenceEnds {
    pub(super) fn parse(file: &'static str, unread: &mut Unread) -> Self {
        let mut ends = SentenceEnds::default();
        for (section, entry) in entries(file) {
            match section {
                "asking" => ends.asking.extend(entry.chars()),
                "closing" => ends.closing.push(entry),
                "continuing" => ends.continuing.push(entry),
                _ => unread.push(entry),
            }
        }
        ends
    }

    /// Whether a space may end a sentence, for the language has no mark that does.
    pub(crate) fn are_spaces(&self) -> bool {
        !self.closing.is_empty()
    }

    /// Whether a lone ASCII `?` behind a sentence ends it. In Chinese it stands for the dot of a foreign name
    /// as well, so the sentence must ask or exclaim.
    pub(crate) fn asks(&self, sentence: &str) -> bool {
        self.asking.is_empty() || sentence.chars().rev().take(NEAR_END).any(|c| self.asking.contains(&c))
    }
}
