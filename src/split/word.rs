//! The word before a mark and the word behind it.

use super::chars::{char_at, char_before, is_dash, is_invisible, is_opener};

/// The most bytes of a word that are looked at.
const REACH: usize = 48;

/// The token right before a mark.
#[derive(Debug)]
pub(super) struct Before<'t> {
    /// From the last white space or opener to the mark.
    pub(super) token: &'t str,
    /// Where the token starts.
    pub(super) start: usize,
    pub(super) shape: Shape,
}

/// What a token looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Nothing: white space stands before the mark.
    Empty,
    /// Digits, perhaps with separators: `12`, `1,000`, `27.10.14`.
    Number,
    /// A single letter with a case.
    Letter,
    /// Short pieces with stops between: `U.S`, `e.g`, `Ph.D`.
    Dotted,
    /// Everything else.
    Word,
}

impl<'t> Before<'t> {
    /// The token of the block from `from` that ends at `at`.
    pub(super) fn read(text: &'t str, from: usize, at: usize) -> Before<'t> {
        let mut start = at;
        while start > from && at - start < REACH {
            let Some(c) = char_before(text, start) else { break };
            if c.is_whitespace()
                || is_opener(c)
                || matches!(c, '—' | '–' | '/' | ',' | '…' | '=' | ':' | '”' | ')' | '•' | '⁃')
            {
                break;
            }
            start -= c.len_utf8();
        }
        let token = text[start..at].trim_end_matches(is_invisible);
        Before { token, start, shape: shape(token) }
    }

    /// The part of the token behind its last hyphen, apostrophe or inner stop, if that is longer than a letter.
    pub(super) fn last_part(&self) -> &'t str {
        let cut = |c: char| is_dash(c) || matches!(c, '\'' | '’' | '(' | '.');
        let part = self.token.rsplit(cut).next().unwrap_or(self.token);
        if part.chars().nth(1).is_some() { part } else { self.token }
    }
}

fn shape(token: &str) -> Shape {
    let mut letters = 0;
    let mut digits = 0;
    let mut stops = 0;
    let mut others = 0;
    let mut cased = false;
    let mut piece = 0;
    let mut longest = 0;
    for c in token.chars() {
        if c.is_ascii_digit() || c.is_numeric() {
            digits += 1;
        } else if c.is_alphabetic() {
            letters += 1;
            cased |= c.is_lowercase() || c.is_uppercase();
        } else if c == '.' || (is_dash(c) && stops > 0) {
            stops += 1;
            longest = longest.max(piece);
            piece = 0;
            continue;
        } else {
            others += 1;
        }
        piece += 1;
    }
    longest = longest.max(piece);
    if letters + digits == 0 {
        if others == 0 { Shape::Empty } else { Shape::Word }
    } else if letters == 0 {
        Shape::Number
    } else if letters == 1 && digits == 0 && stops == 0 && cased && others == 0 {
        Shape::Letter
    } else if stops > 0 && digits == 0 && longest <= 3 && others == 0 {
        Shape::Dotted
    } else {
        Shape::Word
    }
}

/// The letters from `at` on, at most [`REACH`] bytes of them.
pub(super) fn word_at(text: &str, at: usize, to: usize) -> &str {
    let mut end = at;
    while end < to && end - at < REACH {
        match char_at(text, end) {
            Some(c) if c.is_alphanumeric() || matches!(c, '\'' | '’' | '-') => end += c.len_utf8(),
            _ => break,
        }
    }
    let word = &text[at..end.min(to)];
    word.trim_end_matches(['\'', '’', '-'])
}
