//! A mark in its surroundings: the run of marks, what closes behind it, what comes next.

use super::scan::Scanner;
use super::steps;
use crate::unicode::boundary::char_at;
use crate::unicode::emoji::is_emoji;
use crate::unicode::invisible::is_invisible;
use crate::unicode::letter::{Sort, sort};
use crate::unicode::punctuation::{Terminator, is_closer, is_dash, is_opener, is_quote, pause};
use std::ops::Range;

/// A run of marks such as `.`, `?!` or `. . .` with the closers behind it.
#[derive(Debug)]
pub(super) struct Mark {
    /// Where the sentence started that may end here.
    pub(super) from: usize,
    /// Where the block ends.
    pub(super) to: usize,
    /// Where the run starts.
    pub(super) start: usize,
    /// Where the run ends, before any closer.
    pub(super) run_end: usize,
    /// Where the sentence ends if it ends here: behind the closers.
    pub(super) end: usize,
    pub(super) kind: Terminator,
    /// Whether a quotation mark or bracket closes behind the run.
    pub(super) closed: bool,
    pub(super) next: Next,
}

/// What follows a mark.
#[derive(Debug)]
pub(super) struct Next {
    /// Where the first character that is not white space stands.
    pub(super) start: usize,
    /// Where the word behind openers starts.
    pub(super) word: usize,
    /// Whether white space stands between.
    pub(super) gap: bool,
    /// What stands before the word.
    pub(super) lead: Lead,
    pub(super) first: First,
}

/// What stands between a mark and the next word, apart from white space.
#[derive(Debug, Default)]
pub(super) struct Lead {
    /// A quotation mark or bracket that opens.
    pub(super) opened: bool,
    /// A dash.
    pub(super) dash: bool,
    /// Dots for something left out.
    pub(super) dots: bool,
}

/// The first character of what follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum First {
    /// Nothing: the block ends.
    End,
    Upper,
    Lower,
    /// A letter of a script without case.
    Caseless,
    Digit,
    /// A mark that goes on with the sentence: a comma, a semicolon, a closing bracket.
    Continuing,
    /// Anything else.
    Symbol,
}

/// The most characters of a run of openers that are looked through: a dash, a bracket, two quotation marks
/// and their spaces.
const OPENERS: usize = 6;

impl Mark {
    /// Reads a mark found by the scanner in the rest of a block, `sentence`, that starts with the sentence it
    /// may end.
    pub(super) fn read(
        text: &str,
        scanner: &Scanner,
        found: (usize, Terminator, usize),
        sentence: Range<usize>,
    ) -> Mark {
        let Range { start: from, end: to } = sentence;
        let (start, mut kind, length) = found;
        let bytes = &text.as_bytes()[..to];
        let mut run_end = start + length;
        if let (Terminator::Stop | Terminator::Strong, Some(&[b' ', next])) =
            (kind, bytes.get(run_end..).and_then(|rest| rest.first_chunk()))
        {
            if next.is_ascii_alphanumeric() {
                // One mark, a space and a word, as at the end of most sentences: nothing more is there to read.
                let (next, gap) = (run_end + 1, true);
                let next = Next {
                    start: next,
                    word: next,
                    gap,
                    lead: Lead::default(),
                    first: first(char::from(bytes[next])),
                };
                return Mark { from, to, start, run_end, end: run_end, kind, closed: false, next };
            }
        }
        let mut dots = usize::from(kind == Terminator::Stop);
        while let Some((next, length)) = scanner.kind_at(&text[..to], run_end) {
            kind = stronger(kind, next);
            dots += usize::from(next == Terminator::Stop);
            run_end += length;
        }
        if kind == Terminator::Stop {
            while let Some(end) = spaced_dot(text, run_end, to) {
                dots += 1;
                run_end = end;
            }
            if dots > 1 {
                kind = Terminator::Ellipsis;
            }
        } else if kind == Terminator::Strong {
            while let Some(end) = spaced_strong(bytes, run_end) {
                run_end = end;
            }
        }
        steps::count(run_end - start);
        // Behind the stop of a script without spaces a straight mark may open the next sentence as well.
        let opens =
            kind == Terminator::Full && text[run_end..to].starts_with('"') && !opens_quote(text, from, start);
        let (end, closed) = if opens { (run_end, false) } else { closers(text, run_end, to) };
        let next = Next::read(text, end, to);
        let mut mark = Mark { from, to, start, run_end, end, kind, closed, next };
        mark.take_spaced_closer(text, from, to);
        mark.take_spaced_notes(text, to);
        mark.take_emoji(text, to);
        mark
    }

    /// A closer set off by a space, as in `« Non ! »`, belongs to the sentence before.
    fn take_spaced_closer(&mut self, text: &str, from: usize, to: usize) {
        if !self.next.gap {
            return;
        }
        let start = self.next.start;
        let rest = &text[start..to];
        let length = match rest.chars().next() {
            Some(c @ ('»' | ')' | ']' | '”' | '」' | '』' | '）')) => c.len_utf8(),
            Some('"')
                if rest[1..].starts_with(char::is_whitespace) && opens_quote(text, from, self.start) =>
            {
                1
            }
            Some('\'') if rest.starts_with("''") => 2,
            Some('-') if ["-RRB-", "-RSB-", "-RCB-"].iter().any(|&mark| rest.starts_with(mark)) => 5,
            _ => return,
        };
        let end = start + length;
        let apart = |c: char| c.is_whitespace() || matches!(c, ',' | '.' | ';');
        if rest[length..].chars().next().is_none_or(apart) {
            self.end = end;
            self.closed = true;
            self.next = Next::read(text, end, to);
        }
    }

    /// Note marks set off by a space, as in `He died in 2014. [4] His`, belong to the sentence before.
    fn take_spaced_notes(&mut self, text: &str, to: usize) {
        while self.next.gap && self.next.start < to && text.as_bytes()[self.next.start] == b'[' {
            let length = note(&text.as_bytes()[self.next.start..to]);
            let end = self.next.start + length;
            if length == 0 || char_at(text, end).is_some_and(|c| end < to && !c.is_whitespace()) {
                return;
            }
            self.end = end;
            self.next = Next::read(text, end, to);
        }
    }

    /// Pictographs and smileys behind a mark belong to the sentence before.
    fn take_emoji(&mut self, text: &str, to: usize) {
        let start = self.next.start;
        if start >= to || !matches!(self.next.first, First::Symbol | First::Continuing) {
            return;
        }
        let mut end = start;
        // Families and flags are sequences of up to ten characters; three or so in a row are common.
        for c in text[start..to].chars().take(32) {
            if !is_emoji(c) {
                break;
            }
            end += c.len_utf8();
        }
        if end == start {
            end += smiley(&text.as_bytes()[start..to]);
        }
        if end > start && (end >= to || char_at(text, end).is_some_and(char::is_whitespace)) {
            self.end = end;
            self.next = Next::read(text, end, to);
        }
    }
}

impl Next {
    fn read(text: &str, from: usize, to: usize) -> Next {
        let bytes = &text.as_bytes()[..to];
        let mut start = from;
        while start < to {
            match bytes[start] {
                b' ' | b'\n' | b'\r' | b'\t' => start += 1,
                0x21..=0x7F => break,
                _ => match char_at(text, start) {
                    Some(c) if c.is_whitespace() || is_invisible(c) => start += c.len_utf8(),
                    _ => break,
                },
            }
        }
        steps::count(start - from);
        let mut next =
            Next { start, word: start, gap: start > from, lead: Lead::default(), first: First::End };
        for _ in 0..OPENERS {
            if next.word >= to {
                return next;
            }
            let Some(c) = char_at(text, next.word) else { return next };
            if let Some(length) = elided(&text[next.word..to]) {
                next.word += length;
                next.first = First::Upper;
                return next;
            }
            if c == '-'
                && ["-LRB-", "-LSB-", "-LCB-"].iter().any(|&mark| text[next.word..to].starts_with(mark))
            {
                // The opening bracket of the Penn Treebank.
                next.lead.opened = true;
                next.word += 4;
            } else if is_opener(c) {
                next.lead.opened |= is_quote(c) || matches!(c, '(' | '[' | '（' | '¿' | '¡');
            } else if is_dash(c) {
                next.lead.dash = true;
            } else if c == '…' || (c == '.' && bytes[next.word..].starts_with(b"...")) {
                next.lead.dots = true;
                next.word += 2 * usize::from(c == '.');
            } else if c == ',' && bytes[next.word..].starts_with(b",,") {
                // The low opening quotation mark of old typewriters.
                next.lead.opened = true;
                next.word += 1;
            } else if (c.is_whitespace() && next.word > start) || is_invisible(c) {
            } else {
                next.first = first(c);
                return next;
            }
            next.word += c.len_utf8();
        }
        next.first = First::Symbol;
        next
    }
}

/// The length of a short word without a capital before one that has it, as in Dutch `'s Avonds`.
fn elided(text: &str) -> Option<usize> {
    let rest = text.strip_prefix(['\'', '’'])?;
    let small = rest.strip_prefix(|c: char| c.is_ascii_lowercase())?.strip_prefix(' ')?;
    small.starts_with(char::is_uppercase).then_some(text.len() - small.len())
}

fn first(c: char) -> First {
    match sort(c) {
        Sort::Digit => First::Digit,
        Sort::Upper => First::Upper,
        Sort::Lower => First::Lower,
        Sort::Caseless => First::Caseless,
        // Signs that stand before a number.
        _ if matches!(c, '№' | '§' | '$' | '€' | '£' | '¥' | '₹' | '₽' | '₴' | '₺') => {
            First::Digit
        }
        _ if pause(c).is_some() || matches!(c, ')' | ']' | '}' | '）' | '/' | '&' | '=') => {
            First::Continuing
        }
        _ => First::Symbol,
    }
}

fn stronger(kind: Terminator, next: Terminator) -> Terminator {
    match (kind, next) {
        (Terminator::Full, _) | (_, Terminator::Full) => Terminator::Full,
        (Terminator::Strong, _) | (_, Terminator::Strong) => Terminator::Strong,
        (Terminator::Ellipsis, _) | (_, Terminator::Ellipsis) => Terminator::Ellipsis,
        (Terminator::Stop, Terminator::Stop) => Terminator::Stop,
    }
}

/// Whether a straight quotation mark is open at `at` in the sentence from `from`, as far as a glance back
/// tells.
fn opens_quote(text: &str, from: usize, at: usize) -> bool {
    // A quotation is seldom longer than 400 bytes, and the bound keeps text of nothing but marks linear.
    let back = &text.as_bytes()[from.max(at.saturating_sub(400))..at];
    steps::count(back.len());
    memchr::memchr_iter(b'"', back).count() % 2 == 1
}

/// The end of a further dot of `. . .` behind `at`, if there is one.
fn spaced_dot(text: &str, at: usize, to: usize) -> Option<usize> {
    let bytes = &text.as_bytes()[..to];
    let dot = match bytes.get(at)? {
        b' ' => at + 1,
        0xC2 if bytes.get(at + 1) == Some(&0xA0) => at + 2,
        _ => return None,
    };
    let dotted = bytes.get(dot) == Some(&b'.') && bytes.get(dot + 1) != Some(&b'.');
    (dotted && !bytes.get(dot + 1).is_some_and(u8::is_ascii_alphanumeric)).then_some(dot + 1)
}

/// The end of a further mark of `? ? ?` behind `at`, if there is one.
fn spaced_strong(bytes: &[u8], at: usize) -> Option<usize> {
    let strong = bytes.get(at) == Some(&b' ') && matches!(bytes.get(at + 1), Some(b'!' | b'?'));
    (strong && !bytes.get(at + 2).is_some_and(u8::is_ascii_alphanumeric)).then_some(at + 2)
}

/// The end of the closers and note marks behind `at`, and whether there is a closer among them.
fn closers(text: &str, at: usize, to: usize) -> (usize, bool) {
    let mut end = at;
    let mut closed = false;
    while end < to {
        let Some(c) = char_at(text, end) else { break };
        if is_closer(c) {
            let opens = matches!(c, '“' | '‘' | '«' | '‹')
                && char_at(text, end + c.len_utf8()).is_some_and(char::is_alphanumeric);
            if opens {
                break;
            }
            closed = true;
        } else if c == '[' {
            match note(&text.as_bytes()[end..to]) {
                0 => break,
                length => {
                    end += length;
                    continue;
                }
            }
        } else if !is_invisible(c) && !matches!(c, '\u{B9}' | '\u{B2}' | '\u{B3}' | '\u{2070}'..='\u{2079}') {
            break;
        }
        end += c.len_utf8();
    }
    steps::count(end - at);
    (end, closed)
}

/// The length of a note mark such as `[4]` or `[12, 13]` at the start of `bytes`.
fn note(bytes: &[u8]) -> usize {
    // Three or four numbers: "[12, 13, 104]".
    let length = bytes.iter().take(16).position(|&byte| byte == b']').unwrap_or(0);
    let numbers = bytes.get(1..length).unwrap_or_default();
    let inside = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b',' | b' ' | b'-');
    if numbers.first().is_some_and(u8::is_ascii_digit) && numbers.iter().all(inside) { length + 1 } else { 0 }
}

/// The length of a smiley such as `:)` or `;-)` at the start of `bytes`.
fn smiley(bytes: &[u8]) -> usize {
    if bytes.starts_with(b"^_^") || bytes.starts_with(b"<3") {
        return if bytes[0] == b'^' { 3 } else { 2 };
    }
    let nose = 1 + usize::from(bytes.get(1) == Some(&b'-'));
    let eyes = matches!(bytes.first(), Some(b':' | b';' | b'='));
    match bytes.get(nose) {
        Some(b')' | b'(' | b'D' | b'P' | b'p' | b'/' | b'|' | b'*' | b'o' | b'O') if eyes => {
            let mouth = bytes[nose];
            nose + bytes[nose..].iter().take_while(|&&byte| byte == mouth).count()
        }
        _ => 0,
    }
}
