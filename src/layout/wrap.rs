//! Which line breaks are only there because a line was full.

use super::lines::{First, Last, Line};
use super::markers::{Mark, MarkKind};
use super::options::LineBreaks;
use crate::unicode::letter::{cased, is_lowercase, is_uppercase};
use crate::unicode::punctuation::is_terminator;
use memchr::memchr3;

/// Lines wider than this were not wrapped, in columns.
const WIDEST: usize = 200;
/// Text is not wrapped narrower than this, in columns.
const NARROWEST: usize = 24;
/// Verse and lists are often narrower than this, prose seldom, in columns.
const NARROW: usize = 50;
/// How much further a wrapped line could have gone, in columns: editors and typists break early.
const SLACK: u32 = 8;

/// For each line whether it goes on the line before.
pub(super) fn joined(text: &str, lines: &[Line], marks: &[Mark], breaks: LineBreaks) -> Vec<bool> {
    let mut joined = vec![false; lines.len()];
    let width = match breaks {
        LineBreaks::Auto => wrap_width(text, lines, marks),
        LineBreaks::Wrapped | LineBreaks::Hard => None,
    };
    // The mark of the line that the block at hand starts with.
    let mut block = marks.first().map_or(MarkKind::Plain, |mark| mark.kind);
    for i in 1..lines.len() {
        let goes_on = || match (breaks, width) {
            (LineBreaks::Hard, _) => false,
            (LineBreaks::Wrapped, _) => true,
            (LineBreaks::Auto, Some(width)) => goes_on_wrapped(text, lines, i, width),
            (LineBreaks::Auto, None) => {
                goes_on(text, &lines[i - 1], &lines[i], joined[i - 1])
                    || is_inline(text, lines, marks, i, joined[i - 1])
            }
        };
        let by_chance = || {
            width.is_some_and(|width| is_full(text, &lines[i - 1], &lines[i], width))
                && is_by_chance(marks[i].kind, block, &lines[i - 1])
        };
        joined[i] = !lines[i].after_gap
            && (belongs(&marks[i - 1], &marks[i])
                || (is_running(block, marks[i].kind) || by_chance()) && goes_on());
        if !joined[i] {
            block = marks[i].kind;
        }
    }
    if breaks == LineBreaks::Auto && width.is_none() {
        drop_unfinished(lines, marks, &mut joined);
    }
    if breaks != LineBreaks::Hard && marks.iter().any(|mark| mark.kind == MarkKind::Message) {
        join_messages(lines, marks, &mut joined);
    }
    joined
}

/// Joins the lines of each message.
fn join_messages(lines: &[Line], marks: &[Mark], joined: &mut [bool]) {
    let mut in_message = false;
    for (i, mark) in marks.iter().enumerate() {
        in_message = match mark.kind {
            MarkKind::Message => true,
            MarkKind::Plain => in_message && !lines[i].after_gap,
            _ => false,
        };
        joined[i] |= in_message && mark.kind == MarkKind::Plain;
    }
}

/// Whether a line without a mark, or with the mark of a quotation, may run on from the block's lines before
/// it.
fn is_running(block: MarkKind, at: MarkKind) -> bool {
    use MarkKind::{Dash, Item, Message, Numbered, Plain, Quote, Turn};
    match block {
        Plain | Item | Numbered | Dash | Turn | Message => at == Plain,
        Quote => at == Quote,
        _ => false,
    }
}

/// Whether a mark at the start of a line of a wrapped paragraph may stand there by chance: the line before
/// was full, and its sentence is not finished.
fn is_by_chance(at: MarkKind, block: MarkKind, before: &Line) -> bool {
    use MarkKind::{Dash, Item, Numbered, Plain, Turn};
    block == Plain
        && matches!(before.last, Last::Word | Last::Open)
        && matches!(at, Numbered | Dash | Turn | Item)
}

/// Whether the line belongs to the one before whatever their widths: an underline, or the words of a speaker
/// whose label stands alone.
fn belongs(before: &Mark, at: &Mark) -> bool {
    at.kind == MarkKind::Underline
        || (matches!(before.kind, MarkKind::Turn | MarkKind::Message)
            && before.body_start >= before.body_end
            && at.kind == MarkKind::Plain)
}

/// The width a hard-wrapped text is wrapped at, in columns; `None` for any other text.
///
/// In a wrapped text nearly every line that is followed by another is full: the first word of the next would
/// not have fitted. Where each line is a sentence, a paragraph, a verse or an entry, few are, and few are
/// left open.
fn wrap_width(text: &str, lines: &[Line], marks: &[Mark]) -> Option<u32> {
    let pairs = || {
        (1..lines.len())
            .filter(|&i| !lines[i].after_gap && matches!(marks[i].kind, MarkKind::Plain | MarkKind::Quote))
            .filter(|&i| {
                !matches!(
                    marks[i - 1].kind,
                    MarkKind::TableRow
                        | MarkKind::Code
                        | MarkKind::CodeStart
                        | MarkKind::Stamp
                        | MarkKind::RunningHead
                        | MarkKind::PageNumber
                        | MarkKind::MailField
                        | MarkKind::Metadata
                        | MarkKind::Rule
                )
            })
    };
    let mut histogram = [0_u32; WIDEST + 1];
    let (mut count, mut wide) = (0_u32, 0_u32);
    for i in pairs() {
        count += 1;
        match histogram.get_mut(lines[i - 1].width as usize) {
            Some(bar) => *bar += 1,
            None => wide += 1,
        }
    }
    // Fewer than three pairs of lines have no common width. Up to a tenth may be wide: addresses, tables.
    if count < 3 || wide * 10 > count {
        return None;
    }
    // The width is the 95th percentile: the few longest lines may stick out.
    let mut left = (count - wide) * 19 / 20;
    let width = histogram.iter().position(|&bar| {
        let found = bar > left;
        left = left.saturating_sub(bar);
        found
    })?;
    if width < NARROWEST || (width < NARROW && !has_sentences(text, lines)) {
        return None;
    }
    let (mut full, mut open, mut lower, mut cased) = (0, 0, 0, 0);
    for i in pairs() {
        if is_full(text, &lines[i - 1], &lines[i], width as u32) {
            full += 1;
            if lines[i - 1].last != Last::Final {
                open += 1;
                // In a text all in capitals these go on a sentence, too.
                let caps = lines[i].first == First::Upper && is_caps(lines[i].text(text));
                lower += u32::from(caps || lines[i].first == First::Lower);
                cased += u32::from(matches!(lines[i].first, First::Lower | First::Upper));
            }
        }
    }
    // In wrapped prose nearly all lines with a next one are full and nine in ten of these end within a
    // sentence; about half of either is asked for, so that headings, lists and short paragraphs may stand
    // between. Where the next lines begin with letters that have a case, prose has small ones at least in
    // every fourth: verse has capitals.
    let mostly_full = full * 10 >= count * 5;
    let left_open = open * 10 >= full * 4;
    let goes_on = cased * 2 < open || lower * 4 >= cased;
    (mostly_full && left_open && goes_on).then_some(width as u32)
}

/// Whether sentences end in the text: a final mark in every tenth line or more. Armenian has a colon for it.
fn has_sentences(text: &str, lines: &[Line]) -> bool {
    let marked = |line: &&Line| {
        let s = line.text(text);
        let ascii = memchr3(b'.', b'!', b'?', s.as_bytes()).is_some();
        ascii || s.contains(|c: char| c == ':' || is_terminator(c))
    };
    // The marked lines are counted only until they are enough.
    let enough = lines.len().div_ceil(10);
    lines.iter().filter(marked).take(enough).count() == enough
}

/// Whether the next line's first word would not have fitted on the line any more.
fn is_full(text: &str, line: &Line, next: &Line, width: u32) -> bool {
    line.width + 1 + first_word(next.text(text)) + SLACK > width
}

/// The length of the first word, in characters; scripts without spaces break between any two characters.
fn first_word(line: &str) -> u32 {
    let mut length = 0;
    for &byte in line.as_bytes().iter().take(WIDEST) {
        match byte {
            // From U+3000 on, at 0xE3, are the scripts of East Asia.
            b' ' | b'\t' | 0xE3.. => break,
            0x80..0xC0 => {}
            _ => length += 1,
        }
    }
    length.max(1)
}

fn goes_on_wrapped(text: &str, lines: &[Line], i: usize, width: u32) -> bool {
    let (before, at) = (&lines[i - 1], &lines[i]);
    let unfinished = matches!(before.last, Last::Word | Last::Open | Last::Semicolon);
    let set_in = at.indent >= before.indent + 2 && !unfinished;
    (is_full(text, before, at, width) && !set_in) || (unfinished && at.first == First::Lower)
}

/// Whether a line goes on the one before in a text that is not wrapped as a whole: a sentence is left open,
/// and the next line goes on in lower case. In a text all in lower case that means nothing, so the sentence
/// must have begun with a capital.
fn goes_on(text: &str, before: &Line, at: &Line, before_joined: bool) -> bool {
    let s = before.text(text);
    let begun = before_joined || (before.first == First::Upper && s.contains(' ') && !is_caps(s));
    let cased = begun && at.first == First::Lower && matches!(before.last, Last::Word | Last::Open);
    cased
        || (at.first == First::Letter
            && before.last == Last::Word
            && s.ends_with(['の', 'を', 'は', 'が', 'に', 'と', 'で']))
}

/// Whether a line is a piece of a sentence that was cut where a link begins or ends: it opens with a mark
/// that only closes, or stands between an open line and one that does or goes on in lower case.
fn is_inline(text: &str, lines: &[Line], marks: &[Mark], i: usize, before_joined: bool) -> bool {
    let (before, at) = (&lines[i - 1], &lines[i]);
    if opens_with_mark(at.text(text)) {
        return before.last != Last::Final || before_joined;
    }
    let s = before.text(text);
    let open = matches!(before.last, Last::Word | Last::Open) && (before_joined || s.contains(' '));
    let next = lines.get(i + 1).filter(|next| !next.after_gap && marks[i + 1].kind == MarkKind::Plain);
    open && at.last != Last::Final
        && next.is_some_and(|next| {
            let goes_on =
                || next.first == First::Lower && s.ends_with(|c: char| c.is_lowercase() || c == ',');
            opens_with_mark(next.text(text)) || goes_on()
        })
}

/// Whether a line opens with a mark that stands behind words only: `, who said`.
fn opens_with_mark(s: &str) -> bool {
    let mut chars = s.chars();
    chars.next().is_some_and(|c| matches!(c, ',' | '.' | ';' | ':' | '?' | '!' | ')'))
        && chars.next().is_none_or(|c| c == ' ' || c == '"' || c == '”')
}

/// Whether a line has capitals and no small letter.
pub(super) fn is_caps(s: &str) -> bool {
    // Most lines of a script without case are passed many bytes at once; in others a small letter is near.
    if !s.is_ascii() && !s.starts_with(|c| is_lowercase(c) || is_uppercase(c)) && !may_hold_capital(s) {
        return false;
    }
    let mut capitals = 0;
    for c in cased(s) {
        if c.is_lowercase() {
            return false;
        }
        capitals += usize::from(c.is_uppercase());
    }
    capitals >= 2
}

/// Whether a text may hold a capital, by the bytes that characters begin with.
fn may_hold_capital(text: &str) -> bool {
    let is_first = |byte: u8| matches!(byte, b'A'..=b'Z' | 0xC3..=0xD6 | 0xE1 | 0xEA | 0xF0..);
    let bytes = text.as_bytes();
    // These two begin the marks of many scripts, too.
    let mut others = memchr::memchr2_iter(0xE2, 0xEF, bytes);
    bytes.iter().fold(false, |may, &byte| may | is_first(byte))
        || others.any(|at| matches!(bytes[at..], [0xE2, 0x84..=0xBF, ..] | [0xEF, 0xBC, 0xA1..=0xBA, ..]))
}

/// Takes back the joins of lines that never come to a final mark: those are entries of a list.
fn drop_unfinished(lines: &[Line], marks: &[Mark], joined: &mut [bool]) {
    let mut finished = false;
    for i in (1..lines.len()).rev() {
        if !joined.get(i + 1).copied().unwrap_or(false) {
            finished = lines[i].last == Last::Final;
        }
        if joined[i] && !belongs(&marks[i - 1], &marks[i]) {
            joined[i] = finished;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_capital_is_missed_by_its_first_byte() {
        for c in ('\0'..=char::MAX).filter(|c| c.is_uppercase()) {
            assert!(may_hold_capital(&format!("नदी {c}।")), "{c:?}");
        }
        for none in ["", "the river", "नदी का पानी बढ़ गया।", "河水上涨了。", "ارتفع منسوب النهر."]
        {
            assert!(!may_hold_capital(none), "{none}");
        }
    }
}
