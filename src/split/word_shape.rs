//! The word before a mark and the word behind it.

use super::steps;
use crate::unicode::boundary::{char_at, char_before};
use crate::unicode::invisible::is_invisible;
use crate::unicode::letter::{Sort, sort};
use crate::unicode::punctuation::{is_bullet, is_dash, is_opener};

/// The most bytes of a word that are looked at: abbreviations and words that open sentences are shorter, and
/// the bound keeps text without spaces linear.
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
        // Most words are of ASCII letters, which need no look at each.
        let letters =
            text.as_bytes()[from..at].iter().rev().take(REACH).take_while(|b| b.is_ascii_alphabetic());
        let letters = letters.count();
        let mut start = at - letters;
        let mut end = at;
        let mut pieces = Pieces { letters, piece: letters, longest: letters, ..Pieces::default() };
        while start > from && at - start < REACH {
            let Some(c) = char_before(text, start) else { break };
            let sort = sort(c);
            match sort {
                Sort::White => break,
                Sort::Lower | Sort::Upper | Sort::Caseless | Sort::Digit => pieces.add(sort),
                Sort::Other if bounds(c) => break,
                Sort::Other if is_invisible(c) && end == start => end -= c.len_utf8(),
                Sort::Other if c == '.' || is_dash(c) => pieces.part(c == '.'),
                Sort::Other => pieces.others += 1,
            }
            start -= c.len_utf8();
        }
        steps::count(at - start);
        Before { token: &text[start..end], start, shape: pieces.shape() }
    }

    /// The part of the token behind its last hyphen, apostrophe or inner stop, if that is longer than a
    /// letter.
    pub(super) fn last_part(&self) -> &'t str {
        if self.token.bytes().all(|byte| byte.is_ascii_alphabetic()) {
            return self.token; // as of most words
        }
        let cut = |c: char| is_dash(c) || matches!(c, '\'' | '’' | '(' | '.');
        let part = self.token.rsplit(cut).next().unwrap_or(self.token);
        if part.chars().nth(1).is_some() { part } else { self.token }
    }
}

/// Whether `c` bounds a token.
fn bounds(c: char) -> bool {
    is_opener(c) || is_bullet(c) || matches!(c, '—' | '–' | '/' | ',' | '…' | '=' | ':' | ')')
}

/// What a token is made of.
#[derive(Default)]
struct Pieces {
    letters: usize,
    digits: usize,
    stops: usize,
    hyphens: usize,
    others: usize,
    caseless: bool,
    piece: usize,
    longest: usize,
}

impl Pieces {
    fn add(&mut self, sort: Sort) {
        if sort == Sort::Digit {
            self.digits += 1;
        } else {
            self.letters += 1;
            self.caseless |= sort == Sort::Caseless;
        }
        self.piece += 1;
        self.longest = self.longest.max(self.piece);
    }

    fn part(&mut self, stop: bool) {
        self.stops += usize::from(stop);
        self.hyphens += usize::from(!stop);
        self.piece = 0;
    }

    fn shape(&self) -> Shape {
        let others = self.others + if self.stops > 0 { 0 } else { self.hyphens };
        if self.letters + self.digits == 0 {
            if others == 0 { Shape::Empty } else { Shape::Word }
        } else if self.letters == 0 {
            Shape::Number
        } else if self.letters == 1 && self.digits + self.stops + others == 0 && !self.caseless {
            Shape::Letter
        } else if self.stops > 0 && self.digits + others == 0 && self.longest <= 3 {
            // Pieces of four letters are words with a space forgotten between them, or a site's name.
            Shape::Dotted
        } else {
            Shape::Word
        }
    }
}

/// The letters from `at` on, at most [`REACH`] bytes of them.
pub(super) fn word_at(text: &str, at: usize, to: usize) -> &str {
    let mut end = at;
    while end < to && end - at < REACH {
        let Some(c) = char_at(text, end) else { break };
        if matches!(sort(c), Sort::White | Sort::Other) && !matches!(c, '\'' | '’' | '-') {
            break;
        }
        end += c.len_utf8();
    }
    steps::count(end - at);
    let word = &text[at..end.min(to)];
    word.trim_end_matches(['\'', '’', '-'])
}
