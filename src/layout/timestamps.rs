//! Times on lines: those of subtitles and of talk.

use super::lines::Line;
use super::markers::{Mark, MarkKind};
use std::ops::Range;

/// The longest line with a time, in bytes: "00:12:03,400 --> 00:12:05,900" of a subtitle, with the place on
/// the screen behind it ("align:start position:10%,line-left size:80%").
const LONGEST: usize = 96;

/// Finds the numbers and times of subtitles, and other times on a line of their own.
pub(super) fn find(text: &str, lines: &[Line], marks: &mut [Mark]) {
    let mut cues = false;
    for i in 0..lines.len() {
        let s = lines[i].text(text);
        if s.len() > LONGEST || !matches!(s.as_bytes()[0], b'0'..=b'9' | b'[' | b'(' | b'<') {
            continue;
        }
        let arrow = is_cue_time(s);
        if arrow || stamp(s) == Some(s.len()) {
            marks[i] = Mark::new(MarkKind::Stamp, lines[i].start..lines[i].end);
        }
        if arrow && i > 0 {
            cues = true;
            let named = lines[i - 1].after_gap && !lines[i].after_gap;
            if named || lines[i - 1].text(text).bytes().all(|b| b.is_ascii_digit()) {
                marks[i - 1].kind = MarkKind::Stamp;
            }
        }
    }
    if cues {
        notes(text, lines, marks);
        rolling(text, lines, marks);
    }
}

/// The least is "0:12 --> 0:15".
pub(super) fn is_cue_time(s: &str) -> bool {
    s.contains("-->") && s.bytes().filter(u8::is_ascii_digit).count() >= 6
}

/// The head of a `WebVTT` file, its notes and its styles, each up to the next gap.
fn notes(text: &str, lines: &[Line], marks: &mut [Mark]) {
    let mut open = false;
    for (i, line) in lines.iter().enumerate() {
        let word = line.text(text).split([' ', '\t']).next().unwrap_or_default();
        let opens = if i == 0 { word == "WEBVTT" } else { matches!(word, "NOTE" | "STYLE" | "REGION") };
        open = if line.after_gap { opens } else { open };
        if open {
            marks[i] = Mark::new(MarkKind::Stamp, line.start..line.end);
        }
    }
}

/// Captions that roll show each line twice, at the foot and above the next one: the second time it is the
/// page's, not the speaker's.
fn rolling(text: &str, lines: &[Line], marks: &mut [Mark]) {
    let mut shown: [Vec<String>; 2] = Default::default();
    let mut after_time = false;
    for (line, mark) in lines.iter().zip(marks) {
        if mark.kind == MarkKind::Stamp {
            if !after_time {
                shown.swap(0, 1);
                shown[1].clear();
            }
            after_time = true;
            continue;
        }
        after_time = false;
        let words = without_tags(line.text(text));
        if shown[0].contains(&words) {
            mark.kind = MarkKind::RunningHead;
        }
        // A cue has two or three lines; more are no captions.
        if shown[1].len() < 4 {
            shown[1].push(words);
        }
    }
}

pub(super) fn without_tags(s: &str) -> String {
    let mut words = String::with_capacity(s.len());
    let mut at = 0;
    for tag in tags_in(s) {
        words.push_str(&s[at..tag.start]);
        at = tag.end;
    }
    words.push_str(&s[at..]);
    words.trim().to_owned()
}

/// The tags of subtitles: `<i>`, `</v>`, `<00:01:02.500>`, `{\an8}`. Those that name a speaker are labels and
/// none of these. Nothing where a text has no subtitles.
pub(super) fn tags(text: &str, lines: &[Line], marks: &[Mark]) -> Vec<Range<usize>> {
    let mut cue = lines.iter().zip(marks).filter(|(_, mark)| mark.kind == MarkKind::Stamp);
    if !cue.any(|(line, _)| is_cue_time(line.text(text))) {
        return Vec::new();
    }
    let spoken = lines.iter().zip(marks).filter(|(_, mark)| mark.kind != MarkKind::Stamp);
    let of_line = |line: &Line| {
        let start = line.start;
        tags_in(line.text(text)).map(move |tag| start + tag.start..start + tag.end)
    };
    spoken.flat_map(|(line, _)| of_line(line)).collect()
}

fn tags_in(s: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            at += s[at..].find(['<', '{'])?;
            let start = at;
            at += 1;
            if let Some(length) = tag(&s[start..]) {
                at = start + length;
                return Some(start..at);
            }
        }
    })
}

/// The length of the tag that a text starts with.
fn tag(s: &str) -> Option<usize> {
    // The longest are a class of a colour and a place: "<c.colorE5E5E5>", "{\pos(192,210)}".
    let near = &s.as_bytes()[..s.len().min(32)];
    if s.starts_with("{\\") {
        return Some(near.iter().position(|&b| b == b'}')? + 1);
    }
    let end = near.iter().position(|&b| b == b'>')?;
    let inside = s[1..end].trim_start_matches('/');
    let names = ["i", "b", "u", "c", "v", "lang", "ruby", "rt", "font"];
    let name = inside.split(['.', ' ']).next().unwrap_or_default();
    let voice = name == "v" && !s.starts_with("</");
    (has_clock_time(inside.as_bytes()) || (names.contains(&name) && !voice)).then_some(end + 1)
}

/// Whether a time is counted from the beginning of what it is of: under ten minutes, `0:04` or `00:00:04`.
/// The day of a chat seldom begins so.
pub(super) fn is_elapsed(s: &str) -> bool {
    let mut parts = s.trim_start_matches(|c: char| !c.is_ascii_digit()).split([':', '.', ',']);
    parts.next().is_some_and(|hours| matches!(hours, "0" | "00"))
}

/// Where the words behind a time such as `00:12`, `[01:02:03.400]`, `(1:05)` or `12/05/2021, 10:15 -` start.
pub(super) fn stamp(s: &str) -> Option<usize> {
    let b = s.as_bytes();
    if !matches!(b.first()?, b'[' | b'(' | b'<' | b'0'..=b'9') {
        return None;
    }
    let inside = |b: &u8| {
        b.is_ascii_digit()
            || matches!(b, b':' | b'.' | b',' | b'/' | b'-' | b'[' | b']' | b'(' | b')' | b'<' | b'>' | b' ')
    };
    // The longest is "[2021-05-12, 10:15:03.400] - ", some 30 bytes.
    let mut end = b.iter().take(40).take_while(|b| inside(b)).count();
    for half in ["AM", "PM", "am", "pm"] {
        if s[end..].starts_with(half) && !s[end + 2..].starts_with(char::is_alphanumeric) {
            end += 2;
            // What closes and parts behind it: "AM] - ".
            end +=
                b[end..].iter().take(8).take_while(|b| matches!(b, b']' | b')' | b' ' | b'-' | b':')).count();
        }
    }
    // What opens there belongs to what follows: "[10:02] <ann> ".
    end -= b[..end].iter().rev().take_while(|b| matches!(b, b'[' | b'(' | b'<')).count();
    let spaced = end == b.len() || (end > 0 && matches!(b[end - 1], b' ' | b']' | b')' | b'>'));
    (has_clock_time(&b[..end]) && spaced).then_some(end)
}

/// Whether there is a time such as `7:45` or `00:12:03`: a digit, a colon, two digits.
pub(super) fn has_clock_time(bytes: &[u8]) -> bool {
    bytes.windows(4).any(|w| matches!(w, [b'0'..=b'9', b':', b'0'..=b'9', b'0'..=b'9']))
}
