//! Times on lines: those of subtitles and of talk.

use super::lines::Line;
use super::markers::{Mark, MarkKind};

/// Finds the numbers and times of subtitles, and other times on a line of their own.
pub(super) fn find(text: &str, lines: &[Line], marks: &mut [Mark]) {
    for i in 0..lines.len() {
        let s = lines[i].text(text);
        // The longest is a subtitle's "00:12:03,400 --> 00:12:05,900" with the place on the screen behind it.
        if s.len() > 64 || !matches!(s.as_bytes()[0], b'0'..=b'9' | b'[' | b'(' | b'<') {
            continue;
        }
        // The least is "0:12 --> 0:15".
        let arrow = s.contains("-->") && s.bytes().filter(u8::is_ascii_digit).count() >= 6;
        if arrow || stamp(s) == Some(s.len()) {
            marks[i] = Mark::new(MarkKind::Stamp, lines[i].start..lines[i].end);
            if arrow && i > 0 && lines[i - 1].text(text).bytes().all(|b| b.is_ascii_digit()) {
                marks[i - 1].kind = MarkKind::Stamp;
            }
        }
    }
}

/// Where the words behind a time such as `00:12`, `[01:02:03.400]`, `(1:05)` or `12/05/2021, 10:15 -` start.
pub(super) fn stamp(s: &str) -> Option<usize> {
    let b = s.as_bytes();
    if !matches!(b[0], b'[' | b'(' | b'<' | b'0'..=b'9') {
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
    let spaced = end == b.len() || matches!(b[end - 1], b' ' | b']' | b')' | b'>');
    (has_clock_time(&b[..end]) && spaced).then_some(end)
}

/// Whether there is a time such as `7:45` or `00:12:03`: a digit, a colon, two digits.
pub(super) fn has_clock_time(bytes: &[u8]) -> bool {
    bytes.windows(4).any(|w| matches!(w, [b'0'..=b'9', b':', b'0'..=b'9', b'0'..=b'9']))
}
