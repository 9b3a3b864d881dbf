//! How the text is written, as far as its own stops and commas tell: with capitals, with spaces before its
//! marks, with spaces behind them.

use super::steps;
use crate::language::Abbreviations;
use crate::unicode::boundary::{char_at, char_before};
use memchr::memchr2_iter;

/// A word of so many letters is hardly ever shortened further: a stop behind it ends a sentence.
const WHOLE_WORD: usize = 8;

/// How much of a text is looked at: its writer has shown his habits by then. In bytes.
const LONGEST: usize = 1 << 15;

/// What the stops and commas of a text have in common.
#[derive(Debug, Default)]
pub(super) struct Writing {
    /// Stops between white space: `nepal . and they`.
    spaced: usize,
    /// Stops behind a letter or digit, with white space behind them.
    attached: usize,
    /// Stops before a capital,
    before_capital: usize,
    /// and those that end a sentence before a lower-case word: set off, or behind a whole word.
    before_small: usize,
    /// Marks before a letter without a space where one is usual: `rain,we`, `stopped.We`.
    unspaced: usize,
}

impl Writing {
    /// Counts over a text, or the beginning of a long one.
    pub(super) fn of(text: &str, abbreviations: &Abbreviations) -> Writing {
        let bytes = text.as_bytes();
        let mut writing = Writing::default();
        let counted = bytes.len().min(LONGEST);
        steps::count(counted);
        for at in memchr2_iter(b'.', b',', &bytes[..counted]) {
            let behind = bytes.get(at + 1).copied();
            let letter_before = bytes[..at].last().is_some_and(|b| b.is_ascii_alphanumeric() || *b > 0x7F);
            if bytes[at] == b',' {
                let joined = behind.is_some_and(|b| b.is_ascii_alphabetic());
                writing.unspaced +=
                    usize::from(joined && bytes[..at].last().is_some_and(u8::is_ascii_lowercase));
            } else if behind.is_none_or(|b| b.is_ascii_whitespace()) {
                writing.count_stop(text, at, letter_before);
            } else if letter_before && behind.is_some_and(|b| b.is_ascii_uppercase()) {
                let word = super::word_shape::word_at(text, at + 1, text.len());
                let small = whole_word_before(text, at, 3);
                writing.unspaced += usize::from(small && abbreviations.starts(word));
            }
        }
        writing
    }

    /// A stop with white space or nothing behind it.
    fn count_stop(&mut self, text: &str, at: usize, letter_before: bool) {
        let bytes = text.as_bytes();
        let mut behind = bytes[at + 1..].iter().take(8);
        let next = behind.position(|b| !b.is_ascii_whitespace() && !matches!(b, b'`' | b'\'' | b'"'));
        let next = next.and_then(|next| char_at(text, at + 1 + next));
        let mut apart = false;
        if letter_before {
            self.attached += 1;
        } else if at > 1 && bytes[at - 1] == b' ' && bytes[at - 2] != b'.' && next != Some('.') {
            self.spaced += 1;
            apart = true;
        }
        match next {
            Some(c) if c.is_uppercase() => self.before_capital += 1,
            Some(c) if c.is_lowercase() && (apart || whole_word_before(text, at, WHOLE_WORD)) => {
                self.before_small += 1;
            }
            _ => {}
        }
    }

    /// Whether the words and marks stand apart, as tokenizers leave them.
    pub(super) fn is_tokenized(&self) -> bool {
        2 * self.spaced > self.attached && (self.spaced > 1 || self.attached == 0)
    }

    /// Whether sentences open with capitals, so that a lower-case word behind a stop goes on with one.
    pub(super) fn opens_with_capitals(&self) -> bool {
        self.before_small == 0 || self.before_capital > 4 * self.before_small
    }

    /// Whether spaces behind marks are left out.
    pub(super) fn leaves_out_spaces(&self) -> bool {
        self.unspaced > 0
    }
}

/// Whether a word of at least so many letters, all small, ends at `at`.
fn whole_word_before(text: &str, at: usize, letters: usize) -> bool {
    let mut start = at;
    for _ in 0..letters {
        match char_before(text, start) {
            Some(c) if c.is_lowercase() => start -= c.len_utf8(),
            _ => return false,
        }
    }
    steps::count(at - start);
    true
}
