//! Marks without white space behind them: within a word, or before a forgotten space.

use super::rules::Rules;
use super::steps;
use super::terminator::{First, Mark};
use super::word_shape::{Before, Shape, word_at};
use crate::language::Class;
use crate::unicode::boundary::{char_at, char_before};
use crate::unicode::punctuation::Terminator;
use crate::unicode::{is_roman_capitals, is_unspaced};

/// The most letters of a word before a forgotten space; the same bound as for a token, so that text without
/// spaces stays linear.
const REACH: usize = 48;

impl Rules<'_> {
    /// Where the sentence ends at a mark without white space behind it, if it does.
    pub(super) fn end_without_space(&self, mark: &Mark) -> Option<usize> {
        let last = char_before(self.text, mark.start)?;
        if is_unspaced(last) && mark.kind == Terminator::Strong {
            let lone = &self.text[mark.start..mark.run_end] == "?";
            let asks = || self.sentence_ends.asks(&self.text[mark.from..mark.start]);
            return (!lone || asks()).then_some(mark.end);
        }
        if !self.stands_behind_one_word(mark) {
            return None;
        }
        let before = Before::read(self.text, mark.from, mark.start);
        let ends = match mark.next.first {
            First::Upper => self.space_is_forgotten(&before, mark),
            First::Lower => self.asks_without_space(&before, mark),
            _ => false,
        };
        if ends { Some(mark.end) } else { self.end_before_note(&before, mark) }
    }

    /// Whether nothing but letters and digits stands between the mark and the white space before it, so that
    /// it is not one of the stops of a name such as `a.b.c`.
    fn stands_behind_one_word(&self, mark: &Mark) -> bool {
        let ahead = &self.text[mark.from..mark.start];
        let inside = |c: &char| !matches!(c, '.' | '!' | '?') && !c.is_whitespace();
        let length: usize = ahead.chars().rev().take(REACH).take_while(inside).map(char::len_utf8).sum();
        steps::count(length);
        char_before(ahead, ahead.len() - length).is_none_or(char::is_whitespace)
    }

    /// "The rain stopped.We went home": a small word before the mark, a whole word with its capital behind
    /// it.
    fn space_is_forgotten(&self, before: &Before<'_>, mark: &Mark) -> bool {
        if mark.next.lead.opened || mark.next.lead.dash {
            return false;
        }
        let word = word_at(self.text, mark.next.word, mark.to);
        let opens = self.abbreviations.starts(word);
        if before.shape == Shape::Number {
            return opens;
        }
        let title = self.abbreviations.class(word) == Some(Class::Title);
        let mut letters = before.token.chars();
        let capital = letters.next().is_some_and(char::is_uppercase);
        // Behind a name, as in "Node.Js", only a word that opens sentences or a title is trusted.
        let trusted = !capital || opens || title;
        let whole = letters.clone().next().is_some() && letters.all(char::is_lowercase);
        let small = |c: char| c.is_lowercase() || !c.is_alphabetic();
        let plain = word.chars().skip(1).all(small) || is_roman_capitals(word);
        let apart = match char_at(self.text, mark.next.word + word.len()) {
            Some(c) => c.is_whitespace() || matches!(c, ',' | '!' | '?' | '\'' | '’') || (c == '.' && title),
            None => true,
        };
        let left_out = mark.kind == Terminator::Ellipsis && self.orthography.stop_divides.is_some();
        trusted
            && whole
            && plain
            && apart
            && !left_out
            && self.class(before).is_none()
            // "os.Exit", "context.Context" are names.
            && (mark.kind != Terminator::Stop
                || opens
                || title
                || is_roman_capitals(word)
                || self.writing().leaves_out_spaces())
    }

    /// "Is it open?who knows": a question or exclamation mark has no place within a word.
    fn asks_without_space(&self, before: &Before<'_>, mark: &Mark) -> bool {
        let behind = mark.next.word + word_at(self.text, mark.next.word, mark.to).len();
        mark.kind == Terminator::Strong
            && mark.next.word == mark.end
            && before.shape == Shape::Word
            && before.token.chars().all(char::is_lowercase)
            && char_before(self.text, before.start).is_none_or(char::is_whitespace)
            && self.text.as_bytes().get(behind) == Some(&b' ')
    }

    /// "as shown.12 Later": behind the number of a note.
    fn end_before_note(&self, before: &Before<'_>, mark: &Mark) -> Option<usize> {
        let rest = &self.text[mark.run_end..mark.to];
        // Notes have one or two digits, words before them four letters or more: "vol.12 No" is none.
        let digits = rest.bytes().take(3).take_while(u8::is_ascii_digit).count();
        let noted = (1..3).contains(&digits)
            && mark.kind == Terminator::Stop
            && before.token.chars().nth(3).is_some()
            && before.token.chars().all(char::is_lowercase)
            && rest[digits..].strip_prefix(' ').is_some_and(|next| next.starts_with(char::is_uppercase));
        noted.then_some(mark.run_end + digits)
    }
}
