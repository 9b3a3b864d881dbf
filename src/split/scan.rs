//! Where a sentence might end: the scan over bytes and the marks it stops at.

use super::steps;
use crate::unicode::boundary::char_at;
use crate::unicode::punctuation::{TERMINATORS, Terminator, terminator};
use memchr::memchr3;

/// Finds the marks of one language in a text.
pub(super) struct Scanner {
    /// Whether a mark can begin with this byte.
    starts: [bool; 256],
    /// The mark of ASCII that ends sentences in this language only, else a full stop.
    own: u8,
}

/// So many bytes are searched before they are known to be ASCII: a sentence or two.
const FAR: usize = 256;
/// So many bytes are looked at one by one before it is tried to skip some.
const NEAR: usize = 32;

impl Scanner {
    /// With the terminators of every script, and `own`, an ASCII mark that ends sentences in one language
    /// only.
    pub(super) fn new(own: Option<char>) -> Self {
        let mut starts = BYTES.starts;
        let own = own.filter(char::is_ascii).map_or(b'.', |mark| mark as u8);
        starts[usize::from(own)] = true;
        Scanner { starts, own }
    }

    /// The next mark in a text from `from` on, which may be known to be ASCII: its place, its kind and the
    /// bytes of its character.
    pub(super) fn next(&self, text: &str, from: usize, is_ascii: bool) -> Option<(usize, Terminator, usize)> {
        let bytes = text.as_bytes();
        if is_ascii && self.own == b'.' {
            let at = memchr3(b'.', b'!', b'?', bytes.get(from..)?);
            steps::count(at.map_or(bytes.len() - from, |at| at + 1));
            return at.and_then(|at| Some((from + at, self.kind_at(text, from + at)?.0, 1)));
        }
        let mut at = from + self.skip_ascii(bytes.get(from..)?);
        loop {
            // Where letters begin as marks do, as in Arabic and Hindi, the bytes are gone through one by one.
            let end = bytes.len().min(at + NEAR);
            let mut passed = false;
            while at < end {
                if let Some((kind, length)) = self.kind_at(text, at) {
                    steps::count(at - from + 1);
                    return Some((at, kind, length));
                }
                passed |= self.starts[usize::from(bytes[at])];
                at += 1;
            }
            if at == bytes.len() {
                steps::count(at - from);
                return None;
            }
            if !passed {
                at += self.skip(&bytes[at..]);
            }
        }
    }

    /// The bytes of text of ASCII before a mark, at the speed of memory.
    fn skip_ascii(&self, bytes: &[u8]) -> usize {
        let mut skipped = 0;
        while self.own == b'.' && skipped < bytes.len() {
            let near = &bytes[skipped..bytes.len().min(skipped + FAR)];
            let plain = memchr3(b'.', b'!', b'?', near).unwrap_or(near.len());
            if !near[..plain].is_ascii() {
                break;
            }
            skipped += plain;
            if plain < near.len() {
                break;
            }
        }
        skipped
    }

    /// Bytes that no mark can begin with.
    fn skip(&self, bytes: &[u8]) -> usize {
        let starts = |&byte: &u8| self.starts[usize::from(byte)];
        // Eight at a time, a register of bytes, without a branch for each.
        let plain = |chunk: &&[u8]| !chunk.iter().map(starts).fold(false, |any, starts| any | starts);
        8 * bytes.chunks_exact(8).take_while(plain).count()
    }

    /// The kind of the mark at `at`, if one stands there, and its length in bytes.
    #[inline]
    pub(super) fn kind_at(&self, text: &str, at: usize) -> Option<(Terminator, usize)> {
        let lead = *text.as_bytes().get(at)?;
        if !self.starts[usize::from(lead)] {
            return None;
        }
        match lead {
            b'.' => Some((Terminator::Stop, 1)),
            b'!' | b'?' => Some((Terminator::Strong, 1)),
            0..=0x7F => Some((Terminator::Full, 1)),
            0x80..0xF0 if !BYTES.has(&text.as_bytes()[at..]) => None,
            _ => kind_beyond_ascii(text, at),
        }
    }
}

#[inline(never)]
fn kind_beyond_ascii(text: &str, at: usize) -> Option<(Terminator, usize)> {
    let c = char_at(text, at)?;
    terminator(c).map(|kind| (kind, c.len_utf8()))
}

/// The bytes that the terminators are made of.
struct Bytes {
    /// Whether a terminator begins with this byte.
    starts: [bool; 256],
    /// Of the terminators of two bytes, for each first byte the second ones.
    two: [Set; 32],
    /// Of the terminators of three bytes, for each first byte and second byte the third ones.
    three: [[Set; 64]; 16],
}

/// Bytes from 0x80 to 0xBF, which stand within characters, one bit each.
type Set = u64;

const fn place(byte: u8) -> usize {
    (byte & 0x3F) as usize
}

impl Bytes {
    /// Whether a terminator of two or three bytes stands at the start of `bytes`: letters and quotation marks
    /// begin as terminators do, so that this is asked often.
    #[inline]
    fn has(&self, bytes: &[u8]) -> bool {
        let (set, last) = match *bytes {
            [lead @ 0xE0..=0xEF, second, third, ..] => {
                (self.three[usize::from(lead & 0xF)][place(second)], third)
            }
            [lead @ 0xC0..=0xDF, second, ..] => (self.two[usize::from(lead & 0x1F)], second),
            _ => return false,
        };
        set >> place(last) & 1 == 1
    }
}

static BYTES: Bytes = {
    let mut bytes = Bytes { starts: [false; 256], two: [0; 32], three: [[0; 64]; 16] };
    let mut i = 0;
    while i < TERMINATORS.len() {
        let (first, last, _) = TERMINATORS[i];
        let mut number = first as u32;
        while number <= last as u32 {
            let mut buffer = [0; 4];
            if let Some(c) = char::from_u32(number) {
                match c.encode_utf8(&mut buffer).len() {
                    2 => bytes.two[(buffer[0] & 0x1F) as usize] |= 1 << place(buffer[1]),
                    3 => bytes.three[(buffer[0] & 0xF) as usize][place(buffer[1])] |= 1 << place(buffer[2]),
                    _ => {}
                }
                bytes.starts[buffer[0] as usize] = true;
            }
            number += 1;
        }
        i += 1;
    }
    bytes
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scan_finds_every_terminator_and_nothing_else() {
        let scanner = Scanner::new(None);
        for c in '\0'..=char::MAX {
            let text = format!("a{c}a");
            let expected = terminator(c).map(|kind| (1, kind, c.len_utf8()));
            assert_eq!(scanner.next(&text, 0, text.is_ascii()), expected, "{c:?}");
            assert_eq!(scanner.next(&text, 0, false), expected, "{c:?}");
        }
    }

    #[test]
    fn a_language_adds_its_own_mark() {
        for is_ascii in [true, false] {
            assert_eq!(Scanner::new(None).next("a;", 0, is_ascii), None);
            assert_eq!(Scanner::new(Some(';')).next("a;", 0, is_ascii), Some((1, Terminator::Full, 1)));
            assert_eq!(Scanner::new(None).next("a; b? c", 1, is_ascii), Some((4, Terminator::Strong, 1)));
        }
    }
}
