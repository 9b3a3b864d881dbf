//! A text's lines, with what the later steps ask of each.

use crate::unicode::boundary::floor_char_boundary;
use crate::unicode::invisible::is_invisible;
use crate::unicode::letter::{is_alphanumeric, is_lowercase, is_numeric, is_uppercase};
use crate::unicode::punctuation::{Pause, is_closer, is_dash, is_terminator, pause};
use crate::unicode::{Script, columns};
use memchr::{memchr, memchr2, memchr3};

/// A line that is not blank.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// Where the line's first visible character is.
    pub(super) start: usize,
    /// Where the line's last visible character ends.
    pub(super) end: usize,
    /// The [`columns`] from `start` to `end`, or the number of bytes where there are more than [`WIDE`] of
    /// these.
    pub(super) width: u32,
    /// The number of white space characters before `start`, a tab counted as four.
    pub(super) indent: u32,
    /// Whether there is a colon among the first [`LABEL`] bytes: most lines have none, and so no label and no
    /// field.
    pub(super) colon: bool,
    /// Whether a blank line, a page break or the text's beginning lies before it.
    pub(super) after_gap: bool,
    /// Whether a form feed lies before it.
    pub(super) after_page: bool,
    pub(super) first: First,
    pub(super) last: Last,
}

/// What a line starts with, quotation marks and brackets skipped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum First {
    Upper,
    Lower,
    Digit,
    /// A letter of a script without case.
    Letter,
    Other,
}

/// What a line ends with, closing quotation marks and brackets skipped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Last {
    /// A sentence's final mark.
    Final,
    Colon,
    /// A comma or a dash: the sentence goes on.
    Open,
    /// The sentence goes on, or the next entry of a list begins.
    Semicolon,
    /// A letter or a digit, or anything else.
    Word,
}

/// Lines with more bytes are wide: no text is wrapped at such a width, and the columns need no counting.
pub(super) const WIDE: usize = 1024;

/// How many letters tell the script of a line or of another piece of a text: a name or two in another script
/// among the first words is outvoted.
const LETTERS: usize = 32;

/// No speaker's label and no name of a mail's field is longer, in bytes: five words of a name and a role, or
/// half as many in a script of two bytes a letter.
pub(super) const LABEL: usize = 64;

impl Line {
    pub(super) fn text<'t>(&self, text: &'t str) -> &'t str {
        &text[self.start..self.end]
    }

    pub(super) fn new(text: &str, start: usize, end: usize, after_gap: bool) -> Option<Line> {
        let (from, indent) = trimmed_start(text, start, end)?;
        let to = trimmed_end(text, from, end);
        let line = &text[from..to];
        let width = if line.len() > WIDE { line.len() } else { columns(line) };
        Some(Line {
            start: from,
            end: to,
            width: width as u32,
            indent,
            colon: memchr(b':', &line.as_bytes()[..line.len().min(LABEL)]).is_some(),
            after_gap,
            after_page: false,
            first: First::of(line),
            last: Last::of(line),
        })
    }
}

/// Whether a character shows nothing.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || c.is_control() || is_invisible(c)
}

fn trimmed_start(text: &str, start: usize, end: usize) -> Option<(usize, u32)> {
    // Nearly every line starts with a character of ASCII that shows.
    if text.as_bytes()[start..end].first().is_some_and(u8::is_ascii_graphic) {
        return Some((start, 0));
    }
    let mut indent = 0;
    for (at, c) in text[start..end].char_indices() {
        if !is_blank(c) {
            return Some((start + at, indent));
        }
        indent += if c == '\t' { 4 } else { u32::from(c.is_whitespace()) };
    }
    None
}

fn trimmed_end(text: &str, start: usize, end: usize) -> usize {
    if text.as_bytes()[end - 1].is_ascii_graphic() {
        return end;
    }
    start + text[start..end].trim_end_matches(is_blank).len()
}

impl First {
    pub(super) fn of(line: &str) -> First {
        match line.as_bytes().first() {
            Some(b'a'..=b'z') => return First::Lower,
            Some(b'A'..=b'Z') => return First::Upper,
            _ => {}
        }
        let opening = |c: &char| !is_alphanumeric(*c);
        // A bracket, a quotation mark or two, and the letter behind them.
        match line.chars().take(4).find(|c| !opening(c)) {
            Some(c) if is_lowercase(c) => First::Lower,
            Some(c) if is_uppercase(c) => First::Upper,
            Some(c) if is_numeric(c) => First::Digit,
            Some(_) => First::Letter,
            None => First::Other,
        }
    }
}

impl Last {
    pub(super) fn of(line: &str) -> Last {
        match line.as_bytes().last() {
            Some(b'.' | b'!' | b'?') => return Last::Final,
            Some(b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9') => return Last::Word,
            _ => {}
        }
        let closing = |c: &char| *c == ' ' || is_closer(*c);
        // A mark may have brackets, nested quotation marks and their spaces behind it: `he said.” )`.
        match line.chars().rev().take(6).find(|c| !closing(c)) {
            Some(c) if ends_sentence(c, line) => Last::Final,
            // A footnote's number behind the mark: "fell sharply.[4]"
            Some(c) if c.is_ascii_digit() && line.ends_with(']') => footnoted(line),
            Some(c) if is_dash(c) => Last::Open,
            last => match last.and_then(pause) {
                Some(Pause::Colon) => Last::Colon,
                Some(Pause::Semicolon) => Last::Semicolon,
                Some(Pause::Comma) => Last::Open,
                None => Last::Word,
            },
        }
    }
}

/// Whether `c` ends a sentence in this line, whose language is not known yet: the script of its letters
/// tells.
fn ends_sentence(c: char, line: &str) -> bool {
    let of_a_script = || Script::ALL.iter().any(|script| script.own_terminator() == Some(c));
    is_terminator(c) || (of_a_script() && own_terminator(line) == Some(c))
}

/// The mark that ends sentences in the script of a text and in no other.
pub(super) fn own_terminator(text: &str) -> Option<char> {
    if text.is_ascii() { None } else { Script::of_most(text, LETTERS)?.own_terminator() }
}

fn footnoted(line: &str) -> Last {
    let note = |c: char| c.is_ascii_digit() || matches!(c, '[' | ']' | ',');
    // Some five notes of two or three digits: "[12][13][14]".
    let tail = floor_char_boundary(line, line.len().saturating_sub(24));
    match line[tail..].trim_end_matches(note).chars().next_back() {
        Some(c) if ends_sentence(c, line) => Last::Final,
        _ => Last::Word,
    }
}

/// The lines of a text that are not blank, in order.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let bytes = text.as_bytes();
    // Wrapped lines have some 70 bytes and paragraphs some 500; the room grows where lines are short.
    let mut lines = Vec::with_capacity(bytes.len() / 128 + 1);
    let (mut start, mut after_gap, mut after_page) = (0, true, false);
    let mut breaks = Breaks::new(bytes);
    loop {
        let (end, next, page) = breaks.after(start);
        match Line::new(text, start, end, after_gap) {
            Some(line) => {
                lines.push(Line { after_page, ..line });
                (after_gap, after_page) = (page, false);
            }
            None => after_gap = true,
        }
        after_page |= page && bytes[end] == 0x0C;
        if next >= bytes.len() {
            return lines;
        }
        start = next;
    }
}

/// Finds line breaks: LF, CR, CRLF, form feed, and those of Unicode: NEL, U+2028, U+2029.
struct Breaks<'t> {
    bytes: &'t [u8],
    /// The next break of two or three bytes; these are rare, so one is looked for only when the last one is
    /// passed.
    unicode: usize,
}

impl<'t> Breaks<'t> {
    fn new(bytes: &'t [u8]) -> Self {
        Breaks { bytes, unicode: next_unicode(bytes, 0) }
    }

    /// The end of the line at `start`, the start of the next, and whether the break between them is a page's
    /// or a paragraph's.
    fn after(&mut self, start: usize) -> (usize, usize, bool) {
        if self.unicode < start {
            self.unicode = next_unicode(self.bytes, start);
        }
        let rest = &self.bytes[start..self.unicode];
        match memchr3(b'\n', b'\r', 0x0C, rest) {
            Some(at) => {
                let at = start + at;
                let crlf = self.bytes[at] == b'\r' && self.bytes.get(at + 1) == Some(&b'\n');
                (at, at + 1 + usize::from(crlf), self.bytes[at] == 0x0C)
            }
            None if self.unicode == self.bytes.len() => (self.unicode, self.unicode, false),
            None if self.bytes[self.unicode] == 0xC2 => (self.unicode, self.unicode + 2, false),
            None => (self.unicode, self.unicode + 3, self.bytes[self.unicode + 2] == 0xA9),
        }
    }
}

/// The place of the first NEL, U+2028 or U+2029 from `start` on, or the end.
fn next_unicode(bytes: &[u8], start: usize) -> usize {
    let mut at = start;
    while let Some(found) = memchr2(0xE2, 0xC2, &bytes[at..]) {
        at += found;
        if matches!(bytes[at..], [0xC2, 0x85, ..] | [0xE2, 0x80, 0xA8 | 0xA9, ..]) {
            return at;
        }
        at += 1;
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_ends_with_the_marks_of_its_script() {
        for (line, last) in [
            ("Πότε φεύγει το πρώτο λεωφορείο;", Last::Final),
            ("Πότε φεύγει το πρώτο λεωφορείο;»", Last::Final),
            ("Φέρνουμε τρία πράγματα:", Last::Colon),
            ("Գետը դուրս եկավ ափերից:", Last::Final),
            ("Գետը դուրս եկավ ափերից:[3]", Last::Final),
            ("The letter α stands for the share:", Last::Colon),
            ("The letter α stands for the share;", Last::Semicolon),
            ("Did they close the bridge again‽", Last::Final),
            ("Πότε φεύγει\u{37E}", Last::Final),
            ("ཆུ་བོ་ཆེན་པོ་ཡིན༑", Last::Final),
            ("ꦏꦭꦶꦧꦚ꧀ꦗꦶꦂ꧉", Last::Final),
            ("ወንዙ ሞላ፣", Last::Open),
        ] {
            assert_eq!(Last::of(line), last, "{line}");
        }
    }

    #[test]
    fn marks_of_direction_around_a_line_are_no_part_of_it() {
        let text = "\u{2067}The river rose.\u{2069}";
        let line = Line::new(text, 0, text.len(), false).map(|line| (line.text(text), line.last));
        assert_eq!(line, Some(("The river rose.", Last::Final)));
        // The selector that colours the heart is.
        let text = "They came back ❤\u{FE0F}";
        assert_eq!(Line::new(text, 0, text.len(), false).map(|line| line.text(text)), Some(text));
    }
}
