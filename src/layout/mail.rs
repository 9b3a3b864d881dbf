//! Mails: their heads, field by field on lines or one behind the other before the text; the line before what
//! they quote; their signatures.

use super::boilerplate::phrases::{self, MailField};
use super::lines::{First, LABEL, Last, Line};
use super::markers::{Mark, MarkKind};
use super::timestamps::has_clock_time;
use crate::document::Boilerplate;
use memchr::memchr;

/// Marks the heads of mails: neighbouring lines of which two or more are known fields.
///
/// A head names a field once. Fields of one letter, such as the Italian `A:`, may as well be speakers and do
/// not count.
pub(super) fn find(text: &str, lines: &[Line], marks: &mut [Mark]) {
    let mut key = String::new();
    let mut names = Vec::new();
    let mut i = 0;
    while i < lines.len() {
        let s = lines[i].text(text);
        if !lines[i].colon {
            i += 1;
            continue;
        }
        if inline_head(s, &mut key) == Some(s.len()) {
            marks[i] = Mark::new(MarkKind::Subject, lines[i].start..lines[i].end);
            i += 1;
            continue;
        }
        let Some(name) = known_field(s, &mut key) else {
            i += 1;
            continue;
        };
        names.clear();
        names.push(name);
        let mut end = i + 1;
        // No head names 32 fields; the bound keeps the search among the names short.
        while end < lines.len() && !lines[end].after_gap && names.len() < 32 {
            let s = lines[end].text(text);
            match known_field(s, &mut key) {
                Some(name) if names.contains(&name) => break,
                Some(name) => names.push(name),
                None if lines[end].indent > 0 && lines[end - 1].last != Last::Final => {}
                None if is_other_field(s) => {}
                None => break,
            }
            end += 1;
        }
        if names.iter().filter(|name| name.chars().nth(1).is_some()).count() >= 2 {
            for at in i..end {
                marks[at] = field_mark(text, &lines[at], &mut key);
            }
        }
        i = end;
    }
}

/// The subject's line is a heading, and the words behind its name are its body.
fn field_mark(text: &str, line: &Line, key: &mut String) -> Mark {
    let s = line.text(text);
    match field_name(s) {
        Some(name) if phrases::mail_field(name, key) == Some(MailField::Subject) => {
            let body = line.end - s[name.len() + 1..].trim_start().len();
            Mark::new(MarkKind::Subject, body..line.end)
        }
        _ => Mark::new(MarkKind::MailField, line.start..line.end),
    }
}

/// Parts lines that begin with a mail's head from the words behind it, so that each is a line.
pub(super) fn part_heads(text: &str, lines: &mut Vec<Line>) {
    let mut key = String::new();
    let heads: Vec<(usize, usize)> = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| line.colon)
        .filter_map(|(i, line)| {
            let s = line.text(text);
            inline_head(s, &mut key).filter(|&end| end < s.len()).map(|end| (i, line.start + end))
        })
        .collect();
    if heads.is_empty() {
        return;
    }
    let mut parted = Vec::with_capacity(lines.len() + heads.len());
    let mut heads = heads.into_iter().peekable();
    for (i, line) in lines.iter().enumerate() {
        match heads.next_if(|&(at, _)| at == i) {
            Some((_, end)) => {
                parted.extend(Line::new(text, line.start, end, line.after_gap));
                parted.extend(Line::new(text, end, line.end, false));
            }
            None => parted.push(*line),
        }
    }
    *lines = parted;
}

/// Where a head of three or more fields on one line ends: `Name: "Ann Lee" To: ben@example.org Subject: "The
/// lift" Dear ..`. The values are quoted or addresses, or another known field follows them; where others end
/// cannot be told.
fn inline_head(s: &str, key: &mut String) -> Option<usize> {
    let (mut at, mut fields) = (0, 0);
    loop {
        let rest = &s[at..];
        let field = at + rest.len() - rest.trim_start().len();
        let Some(name) = field_name(&s[field..]).filter(|name| !name.contains(' ')) else { break };
        let start = field + name.len() + 1;
        match values(s, start, key) {
            Some(end) => (at, fields) = (end, fields + 1),
            None => break,
        }
    }
    // Two, such as "From: .. To: ..", may be words of a sentence; a mail's head has a sender, a receiver and
    // more.
    (fields >= 3).then_some(at)
}

/// The end of the values from `start` on.
fn values(s: &str, start: usize, key: &mut String) -> Option<usize> {
    let mut end = start;
    loop {
        let rest = s[end..].trim_start_matches([' ', ',', ';']);
        let at = s.len() - rest.len();
        let length = if let Some(quoted) = rest.strip_prefix('"') {
            // No quoted name or subject is longer.
            quoted.as_bytes().iter().take(512).position(|&b| b == b'"').map(|close| close + 2)
        } else {
            // An address has at most 254 bytes (RFC 5321); a bracket or a comma may stand beside it.
            let token = rest.as_bytes().iter().take(256).take_while(|b| !b.is_ascii_whitespace()).count();
            rest.as_bytes()[..token].contains(&b'@').then_some(token)
        };
        match length {
            Some(length) => end = at + length,
            None if end > start => return Some(end),
            None => return before_field(s, at, key),
        }
    }
}

/// Where the words from `start` on end because a known field begins on the same line.
fn before_field(s: &str, start: usize, key: &mut String) -> Option<usize> {
    // A value such as a subject or a date is shorter than two lines.
    let near = &s.as_bytes()[start..s.len().min(start + 160)];
    let colon = start + memchr(b':', near)?;
    let name = s[start..colon].rfind(' ').map_or(start, |space| start + space + 1);
    phrases::mail_field(&s[name..colon], key).map(|_| name)
}

/// The longest line before a quoted mail, in columns: a day, a time, a name and an address, wrapped once or
/// not at all.
const ATTRIBUTION: u32 = 240;
/// A signature has no more lines: RFC 3676 knows four, and a name, a role, a house, its address, a number of
/// telephone and of fax, a site and a device take eight.
const SIGNATURE: usize = 10;

/// What a mail says of the device it was sent from is no wider, in columns: half a line.
const DEVICE: u32 = 40;

/// Whether a gap or the text's end is behind a line.
fn is_last(lines: &[Line], at: usize) -> bool {
    lines.get(at + 1).is_none_or(|next| next.after_gap)
}

/// Marks what stands around the words of a mail beside its head: the line that says who wrote what is quoted,
/// `---- Forwarded message ----`, and the signature.
pub(super) fn surroundings(text: &str, lines: &[Line], marks: &mut [Mark]) {
    let mut key = String::new();
    for i in 0..lines.len() {
        match marks[i].kind {
            MarkKind::Plain if lines[i].last == Last::Colon => {
                if let Some(start) = attribution(text, lines, marks, i, &mut key) {
                    for at in start..=i {
                        marks[at] = Mark::new(MarkKind::MailField, lines[at].start..lines[at].end);
                    }
                }
            }
            // `Sent from my telephone`, on a line of its own.
            MarkKind::Plain
                if lines[i].after_gap
                    && lines[i].width <= DEVICE
                    && lines[i].first != First::Other
                    && is_last(lines, i) =>
            {
                let s = lines[i].text(text);
                if phrases::find(s, &mut key).is_some_and(|hit| hit.reason == Boilerplate::Signature) {
                    marks[i] = Mark::new(MarkKind::Signature, lines[i].start..lines[i].end);
                }
            }
            MarkKind::Plain | MarkKind::Item if lines[i].text(text).starts_with("--") => {
                if is_separator(lines[i].text(text)) {
                    marks[i] = Mark::new(MarkKind::MailField, lines[i].start..lines[i].end);
                } else if lines[i].text(text) == "--" {
                    signature(lines, marks, i);
                }
            }
            _ => {}
        }
    }
}

/// Where the line before a quoted mail that ends with line `i` begins: "On Monday at 9:14, Ann Lee wrote:".
///
/// What is quoted follows, and the line has a number, as a day has, or an address; or it says that somebody
/// wrote, and has both.
fn attribution(text: &str, lines: &[Line], marks: &[Mark], i: usize, key: &mut String) -> Option<usize> {
    let quoted = marks.get(i + 1).is_some_and(|next| next.kind == MarkKind::Quote);
    let is_plain = |at: usize| marks[at].kind == MarkKind::Plain && lines[at].last != Last::Final;
    // The name may stand on a line of its own, and the address on one more.
    for start in (i.saturating_sub(2)..=i).rev() {
        if !is_plain(start) && start < i {
            return None;
        }
        let s = &text[lines[start].start..lines[i].end];
        let width: u32 = lines[start..=i].iter().map(|line| line.width).sum();
        if width > ATTRIBUTION {
            return None;
        }
        // A day and a year, or an hour: "in 1911" is said in any text.
        let dated = s.bytes().filter(u8::is_ascii_digit).nth(4).is_some() || s.contains('年');
        let wrote = (dated || s.contains('@')) && phrases::ends_in_wrote(s, key);
        if (wrote && (quoted || (dated && has_clock_time(s.as_bytes()) && lines[start].after_gap)))
            || (quoted && (dated || s.contains('@')) && start == i && !s.contains(". "))
        {
            // What stands above it without a gap is part of it where it cannot begin here: "Tom Barrow wrote:".
            let begins = lines[start].after_gap || start == 0 || !is_plain(start - 1);
            if begins || start + 2 == i {
                return Some(start);
            }
        } else if lines[start].after_gap {
            return None;
        }
    }
    None
}

/// `-----Original Message-----`, `---------- Forwarded message ---------`.
fn is_separator(s: &str) -> bool {
    let words = s.trim_matches('-');
    let drawn = s.len() - words.len();
    s.starts_with("----")
        && s.ends_with("---")
        && drawn >= 7
        && words.trim().len() <= LABEL
        && !words.trim().is_empty()
}

/// Marks the signature below the line `--`: a few lines up to the next mail or the text's end.
fn signature(lines: &[Line], marks: &mut [Mark], start: usize) {
    let ends =
        |at: usize| matches!(marks[at].kind, MarkKind::Quote | MarkKind::MailField | MarkKind::Subject);
    let length = (start + 1..lines.len()).take(SIGNATURE + 1).take_while(|&at| !ends(at)).count();
    // Nothing of it is a paragraph.
    let is_wide = |at: usize| lines[at].width > 2 * LABEL as u32 && lines[at].last == Last::Final;
    let wide = (start + 1..start + 1 + length).filter(|&at| is_wide(at)).count();
    if length > SIGNATURE || wide > 1 {
        return;
    }
    for at in start..=start + length {
        marks[at] = Mark::new(MarkKind::Signature, lines[at].start..lines[at].end);
    }
}

fn known_field<'t>(s: &'t str, key: &mut String) -> Option<&'t str> {
    field_name(s).filter(|name| phrases::mail_field(name, key).is_some())
}

/// `X-Mailer: ..`, `Message-ID: ..`: fields that are told by their hyphen.
fn is_other_field(s: &str) -> bool {
    field_name(s).is_some_and(|name| name.contains('-') && !name.contains(' '))
}

/// What stands before a colon that white space follows.
fn field_name(s: &str) -> Option<&str> {
    // "Content-Transfer-Encoding" has 25 bytes; names of other scripts are short words.
    let colon = memchr(b':', &s.as_bytes()[..s.len().min(32)])?;
    let spaced = s.as_bytes().get(colon + 1).is_none_or(u8::is_ascii_whitespace);
    (spaced && colon > 0).then(|| &s[..colon])
}
