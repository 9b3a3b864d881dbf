//! What stands before a line's own words: the marks of headings, lists, quotations, code, tables and
//! subtitles.

use super::lines::{First, Line};
use super::{mail, markup, timestamps};
use crate::unicode::punctuation::{is_bullet, is_long_dash, is_middle_dot};
use crate::unicode::roman;
use memchr::memchr2_iter;
use std::ops::Range;

/// What a line's marks say of it, and where its own words are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) kind: MarkKind,
    pub(super) body_start: usize,
    pub(super) body_end: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MarkKind {
    /// No mark.
    Plain,
    /// `# Title`: a heading of the first level.
    TopHeading,
    /// `## Heading`, `== Heading ==`, or a line with an underline.
    Heading,
    /// The line of `=` or `-` below a heading; part of its block.
    Underline,
    /// `> quoted`
    Quote,
    /// `- item`, `* item`, `• item`
    Item,
    /// `1. item`, `(a) item`: also what a wrapped line may happen to start with.
    Numbered,
    /// `— Yes, he said.`
    Dash,
    /// A line of a fenced or indented block.
    Code,
    /// The first line of such a block.
    CodeStart,
    TableRow,
    /// `----`, `* * *`
    Rule,
    /// A subtitle's number or time, or a time on a line of its own.
    Stamp,
    /// A line at the head of each page, and one with the page's number.
    RunningHead,
    PageNumber,
    /// `From: ..` in a mail's head.
    MailField,
    /// `Subject: ..` in a mail's head, or a head that stands on one line.
    Subject,
    /// A line of a mail's signature.
    Signature,
    /// `PM: ..`, `[00:12] Ann: ..`
    Turn,
    /// A turn in a talk whose turns have times: each line up to the next one belongs to it.
    Message,
    /// A line of a chat's own.
    Notice,
    /// What is said of the text: a field of its head, a command.
    Metadata,
}

impl Mark {
    pub(super) fn new(kind: MarkKind, body: Range<usize>) -> Self {
        Mark { kind, body_start: body.start, body_end: body.end }
    }
}

/// The mark of every line.
pub(super) fn markers(text: &str, lines: &[Line]) -> Vec<Mark> {
    let mut marks: Vec<Mark> = lines.iter().map(|line| mark_of(text, line)).collect();
    fences(text, lines, &mut marks);
    markup::find(text, lines, &mut marks);
    underlines(text, lines, &mut marks);
    let markdown = marks
        .iter()
        .any(|m| matches!(m.kind, MarkKind::TopHeading | MarkKind::Heading | MarkKind::CodeStart));
    if markdown {
        indented_code(lines, &mut marks);
    }
    tables(text, lines, &mut marks);
    timestamps::find(text, lines, &mut marks);
    mail::find(text, lines, &mut marks);
    mail::surroundings(text, lines, &mut marks);
    marks
}

fn mark_of(text: &str, line: &Line) -> Mark {
    let whole = line.start..line.end;
    let s = line.text(text);
    let first = s.as_bytes()[0];
    // Most lines start with a letter of ASCII and are done here.
    if first.is_ascii_alphabetic() {
        return match numbered(s) {
            Some(at) => Mark::new(MarkKind::Numbered, line.start + at..line.end),
            None => Mark::new(MarkKind::Plain, whole),
        };
    }
    if let Some((kind, body)) = wiki_heading(s).or_else(|| atx_heading(s)) {
        return Mark::new(kind, line.start + body.start..line.start + body.end);
    }
    if is_rule(s) {
        return Mark::new(MarkKind::Rule, whole);
    }
    let (kind, at) = if first == b'>' {
        (MarkKind::Quote, s.len() - s.trim_start_matches(['>', ' ', '\t']).len())
    } else if let Some(at) = bullet(s) {
        (MarkKind::Item, at)
    } else if let Some(at) = numbered(s) {
        (MarkKind::Numbered, at)
    } else if let Some(rest) = s.strip_prefix(is_long_dash) {
        (MarkKind::Dash, s.len() - rest.trim_start().len())
    } else {
        (MarkKind::Plain, 0)
    };
    Mark::new(kind, line.start + at..line.end)
}

/// `# Heading`, with the number signs behind it, if any, left out.
fn atx_heading(s: &str) -> Option<(MarkKind, Range<usize>)> {
    let level = s.bytes().take_while(|&b| b == b'#').count();
    // Markdown has six levels.
    if !(1..=6).contains(&level) || !s[level..].starts_with([' ', '\t']) {
        return None;
    }
    let body = s[level..].trim_start();
    let start = s.len() - body.len();
    let end = start + body.trim_end_matches('#').trim_end().len();
    let kind = if level == 1 { MarkKind::TopHeading } else { MarkKind::Heading };
    (start < end).then_some((kind, start..end))
}

/// `== Heading ==` as wikis write it; the signs behind it may be missing.
fn wiki_heading(s: &str) -> Option<(MarkKind, Range<usize>)> {
    let level = s.bytes().take_while(|&b| b == b'=').count();
    // MediaWiki has six levels; of the first, `= Title =`, a formula is told by nothing.
    if !(2..=6).contains(&level) {
        return None;
    }
    let body = s[level..].trim_start();
    let start = s.len() - body.len();
    let end = start + body.trim_end_matches('=').trim_end().len();
    (start < end && s[start..].starts_with(char::is_alphanumeric)).then_some((MarkKind::Heading, start..end))
}

/// Whether a line is drawn, not written: three marks or more, no letter and no digit.
fn is_rule(s: &str) -> bool {
    let drawn = |c: char| {
        matches!(
            c,
            '-' | '='
                | '*'
                | '_'
                | '~'
                | '#'
                | '+'
                | '•'
                | '·'
                | '–'
                | '—'
                | '―'
                | '─'
                | '━'
                | '⁂'
                | '◆'
                | '.'
                | '^'
                | '"'
        )
    };
    // Markdown's least is three marks; one or two are a bullet or a dash alone.
    s.len() >= 3
        && s.chars().all(|c| drawn(c) || c == ' ')
        && (s == "⁂" || s.chars().filter(|&c| drawn(c)).count() >= 3)
        && !s.chars().all(|c| c == '.' || c == ' ')
}

/// Where the words behind a bullet start.
fn bullet(s: &str) -> Option<usize> {
    let mut chars = s.chars();
    let spaced = match chars.next()? {
        '-' | '*' | '+' => true,
        c if is_bullet(c) || is_middle_dot(c) => false,
        _ => return None,
    };
    let rest = chars.as_str();
    if spaced && !rest.is_empty() && !rest.starts_with([' ', '\t', '\u{A0}']) {
        return None;
    }
    let body = rest.trim_start();
    let body = ["[ ] ", "[x] ", "[X] "].iter().find_map(|box_| body.strip_prefix(box_)).unwrap_or(body);
    Some(s.len() - body.len())
}

/// Where the words behind `1.`, `12)`, `(3)`, `a)`, `(iv)` or `b.` start.
fn numbered(s: &str) -> Option<usize> {
    let bytes = s.as_bytes();
    // The longest mark is "(xviii)".
    if !bytes.iter().take(7).any(|b| matches!(b, b'.' | b')')) {
        return None;
    }
    let open = usize::from(bytes[0] == b'(');
    // A letter of any other script: "г) ..".
    let letter = s[open..].chars().next().filter(|c| !c.is_ascii() && c.is_alphabetic());
    if let Some(rest) = letter.and_then(|c| s[open + c.len_utf8()..].strip_prefix(") ")) {
        return Some(s.len() - rest.trim_start().len());
    }
    let digits = bytes[open..].iter().take(4).take_while(|b| b.is_ascii_digit()).count();
    let letters = bytes[open..].iter().take(6).take_while(|b| b.is_ascii_alphabetic()).count();
    let mark = &s[open..open + digits.max(letters)];
    let lower = mark.bytes().all(|b| b.is_ascii_lowercase());
    // No list has 90 items or more; "Mix." and "cd." (1,009 and 400) are words.
    let roman = roman(mark).is_some_and(|item| item < 90);
    // Four digits are a year.
    if !(1..=3).contains(&digits) && letters != 1 && !roman {
        return None;
    }
    let at = open + mark.len();
    let closed = match bytes.get(at)? {
        b')' => true,
        // "A. Smith" and "I. Newton" are names more often than items.
        b'.' => open == 0 && (digits > 0 || lower) && mark != "e" && mark != "i",
        _ => false,
    };
    if !closed {
        return None;
    }
    let body = s[at + 1..].trim_start();
    (body.is_empty() || s[at + 1..].starts_with([' ', '\t', '\u{A0}'])).then_some(s.len() - body.len())
}

/// Marks the lines from an opening fence to its closing one. A fence that is never closed opens nothing.
fn fences(text: &str, lines: &[Line], marks: &mut [Mark]) {
    // The shortest fence of each kind that was found unclosed: none is looked for twice, so this stays linear.
    let mut unclosed = [usize::MAX; 2];
    let mut i = 0;
    while i < lines.len() {
        if let Some((kind, length, _)) = fence(lines[i].text(text))
            .filter(|&(kind, length, _)| length < unclosed[kind] && !is_underline(lines, marks, i))
        {
            let closes = |line: &Line| {
                fence(line.text(text)).is_some_and(|(k, l, bare)| k == kind && l >= length && bare)
            };
            if let Some(count) = lines[i + 1..].iter().position(closes) {
                let last = i + 1 + count;
                for mark in &mut marks[i..=last] {
                    mark.kind = MarkKind::Code;
                }
                marks[i].kind = MarkKind::CodeStart;
                let empty = lines[i].end;
                (marks[i].body_start, marks[i].body_end) = (empty, empty);
                (marks[last].body_start, marks[last].body_end) = (lines[last].start, lines[last].start);
                i = last;
            } else {
                unclosed[kind] = length;
            }
        }
        i += 1;
    }
}

/// Whether a drawn line stands below a line of its own that is no wider, as reStructuredText writes headings.
fn is_underline(lines: &[Line], marks: &[Mark], i: usize) -> bool {
    let above = i.checked_sub(1).filter(|_| !lines[i].after_gap);
    above.is_some_and(|at| {
        let alone = at == 0 || lines[at].after_gap || marks[at - 1].kind == MarkKind::Rule;
        alone
            && marks[at].kind == MarkKind::Plain
            && lines[at].first != First::Other
            && lines[at].width <= lines[i].width
    })
}

/// A fence's kind, its length and whether nothing follows it. Markdown's least length is three; above eight
/// all count as eight, so that `fences` looks for few lengths.
fn fence(s: &str) -> Option<(usize, usize, bool)> {
    let sign = *s.as_bytes().first()?;
    let kind = match sign {
        b'`' => 0,
        b'~' => 1,
        _ => return None,
    };
    let length = s.bytes().take_while(|&b| b == sign).count();
    (length >= 3).then_some((kind, length.min(8), length == s.len()))
}

/// Finds `====`, `----` or the like below a short line.
fn underlines(text: &str, lines: &[Line], marks: &mut [Mark]) {
    for i in 1..lines.len() {
        if marks[i].kind != MarkKind::Rule || lines[i].after_gap {
            continue;
        }
        let s = lines[i].text(text).as_bytes();
        // Markdown draws with two signs, reStructuredText with any, but as long as the heading.
        let drawn = matches!(s[0], b'=' | b'-') || is_underline(lines, marks, i);
        let same = drawn && s.iter().all(|&b| b == s[0]);
        let above = &lines[i - 1];
        let alone = above.after_gap || marks.get(i.wrapping_sub(2)).is_some_and(|m| m.kind == MarkKind::Rule);
        // A paragraph may stand above a rule, but a paragraph is wider; an underline drawn too short is at
        // least a quarter of its heading.
        let short = above.width <= 120 && above.width <= 4 * lines[i].width;
        if same && alone && short && marks[i - 1].kind == MarkKind::Plain {
            // The first heading of a file in reStructuredText is of the first level, whatever is drawn below it.
            let top = s[0] == b'=' || (i == 1 && s[0] != b'-');
            marks[i - 1].kind = if top { MarkKind::TopHeading } else { MarkKind::Heading };
            marks[i].kind = MarkKind::Underline;
        }
    }
}

/// Finds lines that are set in by four columns behind a blank line, as Markdown says.
fn indented_code(lines: &[Line], marks: &mut [Mark]) {
    let mut in_code = false;
    for i in 0..lines.len() {
        let deep = lines[i].indent >= 4 && !matches!(marks[i].kind, MarkKind::Code | MarkKind::CodeStart);
        let item_before = i > 0 && matches!(marks[i - 1].kind, MarkKind::Item | MarkKind::Numbered);
        let opens =
            lines[i].after_gap && !item_before && matches!(marks[i].kind, MarkKind::Plain | MarkKind::Rule);
        if deep && (in_code || opens) {
            marks[i] = Mark::new(
                if in_code { MarkKind::Code } else { MarkKind::CodeStart },
                lines[i].start..lines[i].end,
            );
            in_code = true;
        } else {
            in_code = false;
        }
    }
}

/// Longer lines, in bytes, are no rows of a table: eight cells of 60 bytes.
const ROW: usize = 512;

/// Finds neighbouring lines with the same number of bars or tabs.
fn tables(text: &str, lines: &[Line], marks: &mut [Mark]) {
    let mut before = (0, 0);
    for i in 0..lines.len() {
        let s = lines[i].text(text);
        let cells = if s.len() <= ROW && matches!(marks[i].kind, MarkKind::Plain | MarkKind::Rule) {
            cells(s)
        } else {
            (0, 0)
        };
        let row = cells != (0, 0) && cells == before && !lines[i].after_gap;
        if row {
            marks[i - 1].kind = MarkKind::TableRow;
            marks[i].kind = MarkKind::TableRow;
        }
        before = cells;
    }
}

/// The number of bars and of tabs in a line, if it looks like a row; cells of a sentence's length are prose.
fn cells(s: &str) -> (usize, usize) {
    let (mut bars, mut tabs) = (0_usize, 0_usize);
    for at in memchr2_iter(b'|', b'\t', s.as_bytes()) {
        if s.as_bytes()[at] == b'|' { bars += 1 } else { tabs += 1 }
    }
    let edge = usize::from(s.starts_with('|')) + usize::from(s.ends_with('|'));
    let count = (bars + tabs + 1).saturating_sub(edge).max(1);
    // A cell of more than 60 bytes on average, some ten words, holds sentences.
    let narrow = s.len() <= 60 * count;
    if narrow && (bars >= 2 || tabs >= 1) { (bars, tabs) } else { (0, 0) }
}
