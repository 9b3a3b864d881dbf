//! Where a sentence might end: the scan over bytes and the marks it stops at.

use super::steps;
use crate::unicode::boundary::char_at;
use crate::unicode::punctuation::{TERMINATORS, Terminator, terminator};

/// Finds the marks of one language in a text.
pub(super) struct Scanner {
    /// Whether a mark can begin with this byte.
    starts: [bool; 256],
}

impl Scanner {
    /// With the terminators of every script, and `own`, an ASCII mark that ends sentences in one language only.
    pub(super) fn new(own: Option<char>) -> Self {
        let mut starts = BYTES.starts;
        if let Some(mark) = own.filter(char::is_ascii) {
            starts[mark as usize] = true;
        }
        Scanner { starts }
    }

    /// The next mark in `text[from..to]`: its place, its kind and the bytes of its character.
    pub(super) fn next(&self, text: &str, from: usize, to: usize) -> Option<(usize, Terminator, usize)> {
        let bytes = &text.as_bytes()[..to];
        let mut at = from;
        loop {
            let skipped = self.skip(bytes.get(at..)?);
            steps::count(1 + skipped);
            at += skipped;
            if at == to {
                return None;
            }
            if let Some((kind, length)) = self.kind_at(text, at, to) {
                return Some((at, kind, length));
            }
            at += 1;
        }
    }

    /// The bytes before the first that a mark can begin with.
    fn skip(&self, bytes: &[u8]) -> usize {
        let starts = |&byte: &u8| self.starts[usize::from(byte)];
        // Eight at a time, without a branch for each.
        let plain = |chunk: &&[u8]| !chunk.iter().map(starts).fold(false, |any, starts| any | starts);
        let skipped = 8 * bytes.chunks_exact(8).take_while(plain).count();
        skipped + bytes[skipped..].iter().take_while(|byte| !starts(byte)).count()
    }

    /// The kind of the mark at `at` in `text[..to]`, if one stands there, and its length in bytes.
    pub(super) fn kind_at(&self, text: &str, at: usize, to: usize) -> Option<(Terminator, usize)> {
        let bytes = &text.as_bytes()[..to];
        let lead = *bytes.get(at)?;
        if !self.starts[usize::from(lead)] {
            return None;
        }
        match lead {
            b'.' => return Some((Terminator::Stop, 1)),
            b'!' | b'?' => return Some((Terminator::Strong, 1)),
            0..=0x7F => return Some((Terminator::Full, 1)),
            _ => {}
        }
        // Of the letters and quotation marks that begin with the same byte as a mark, hardly one goes on as a mark does.
        let goes_on = |offset: usize, set: &[u64; 256]| {
            bytes.get(at + offset).is_some_and(|&byte| set[usize::from(lead)] & bit(byte) != 0)
        };
        if !goes_on(1, &BYTES.second) || (lead >= 0xE0 && !goes_on(2, &BYTES.third)) {
            return None;
        }
        let c = char_at(text, at)?;
        terminator(c).map(|kind| (kind, c.len_utf8()))
    }
}

/// The bytes that the terminators are made of.
struct Bytes {
    /// Whether a terminator begins with this byte.
    starts: [bool; 256],
    /// For each first byte the set of second bytes.
    second: [u64; 256],
    /// For each first byte the set of third bytes.
    third: [u64; 256],
}

/// A byte within a character, 0x80 to 0xBF, in a set of these.
const fn bit(byte: u8) -> u64 {
    1 << (byte & 0x3F)
}

const BYTES: Bytes = {
    let mut bytes = Bytes { starts: [false; 256], second: [0; 256], third: [0; 256] };
    let mut i = 0;
    while i < TERMINATORS.len() {
        let (mut c, last, _) = TERMINATORS[i];
        loop {
            let mut buffer = [0; 4];
            c.encode_utf8(&mut buffer);
            let lead = buffer[0] as usize;
            bytes.starts[lead] = true;
            if lead >= 0x80 {
                bytes.second[lead] |= bit(buffer[1]);
            }
            if lead >= 0xE0 {
                bytes.third[lead] |= bit(buffer[2]);
            }
            c = match char::from_u32(c as u32 + 1) {
                Some(next) if next as u32 <= last as u32 => next,
                _ => break,
            };
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
            assert_eq!(scanner.next(&text, 0, text.len()), expected, "{c:?}");
        }
    }

    #[test]
    fn a_language_adds_its_own_mark() {
        assert_eq!(Scanner::new(None).next("a;", 0, 2), None);
        assert_eq!(Scanner::new(Some(';')).next("a;", 0, 2), Some((1, Terminator::Full, 1)));
    }
}
