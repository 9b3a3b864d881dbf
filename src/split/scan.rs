//! Where a sentence might end: the scan over bytes and the marks it stops at.

use super::steps;

/// What kind of mark ends a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A full stop, which ends abbreviations, numbers and initials as well.
    Stop,
    /// A question or exclamation mark that also stands inside sentences.
    Strong,
    /// Three dots, however written.
    Ellipsis,
    /// A mark that needs no white space behind it and has no other use.
    Full,
}

/// Finds the marks of one language in a text.
pub(super) struct Scanner {
    /// Whether a mark can begin with this byte.
    table: [bool; 256],
}

impl Scanner {
    /// With the terminators of every script, and `extra`, an ASCII mark that ends sentences in one language only.
    pub(super) fn new(extra: Option<u8>) -> Self {
        let mut table = TABLE;
        if let Some(byte) = extra {
            table[usize::from(byte)] = true;
        }
        Scanner { table }
    }

    /// The next mark in `text[from..to]`: its place, its kind and the bytes of its first character.
    pub(super) fn next(&self, text: &str, from: usize, to: usize) -> Option<(usize, Kind, usize)> {
        let bytes = &text.as_bytes()[..to];
        let mut at = from;
        loop {
            let rest = bytes.get(at..)?;
            let skipped = rest.iter().position(|&byte| self.table[usize::from(byte)]);
            steps::count(1 + skipped.unwrap_or(rest.len()));
            at += skipped?;
            // The letters of India, of which a text is full.
            let letter = bytes[at] == 0xE0
                && bytes.get(at + 2).is_some_and(|third| !matches!(third, 0x8D..=0xA5 | 0xB4));
            if !letter {
                if let Some((kind, length)) = self.kind_at(bytes, at) {
                    return Some((at, kind, length));
                }
            }
            at += 1;
        }
    }

    /// The kind of the mark at `at`, if one stands there, and its length in bytes.
    #[allow(clippy::unnested_or_patterns, reason = "a line holds the marks of one block of characters")]
    pub(super) fn kind_at(&self, bytes: &[u8], at: usize) -> Option<(Kind, usize)> {
        let lead = *bytes.get(at)?;
        if !self.table[usize::from(lead)] {
            return None;
        }
        match lead {
            b'.' => return Some((Kind::Stop, 1)),
            b'!' | b'?' => return Some((Kind::Strong, 1)),
            0..=0x7F => return Some((Kind::Full, 1)),
            _ => {}
        }
        let second = *bytes.get(at + 1)?;
        if lead < 0xE0 {
            // U+037E, U+0589, U+061D to U+061F, U+06D4, U+0700 to U+0702, U+07F9
            let kind = match (lead, second) {
                (0xD8, 0x9F) => Kind::Strong,
                (0xCD, 0xBE)
                | (0xD6, 0x89)
                | (0xD8, 0x9D | 0x9E)
                | (0xDB, 0x94)
                | (0xDC, 0x80..=0x82)
                | (0xDF, 0xB9) => Kind::Full,
                _ => return None,
            };
            return Some((kind, 2));
        }
        let third = *bytes.get(at + 2)?;
        let kind = match [lead, second, third] {
            [0xE2, 0x80, 0xA6] => Kind::Ellipsis,
            [0xE2, 0x80, 0xBC..=0xBD] | [0xE2, 0x81, 0x87..=0x89] => Kind::Strong,
            [0xEF, 0xBC, 0x8E] => Kind::Stop,
            // Chinese and Japanese, full, half and small width
            [0xE3, 0x80, 0x82]
            | [0xEF, 0xB9, 0x92 | 0x96 | 0x97]
            | [0xEF, 0xBC, 0x81 | 0x9F]
            | [0xEF, 0xBD, 0xA1]
            // Devanagari, Sinhala, Thai, Tibetan
            | [0xE0, 0xA5, 0xA4 | 0xA5]
            | [0xE0, 0xB7, 0xB4]
            | [0xE0, 0xB9, 0x9B]
            | [0xE0, 0xBC, 0x8D..=0x92]
            // Burmese, Ethiopic, Canadian syllabics, Khmer, Mongolian
            | [0xE1, 0x81, 0x8A | 0x8B]
            | [0xE1, 0x8D, 0xA2 | 0xA7 | 0xA8]
            | [0xE1, 0x99, 0xAE]
            | [0xE1, 0x9F, 0x94 | 0x95]
            | [0xE1, 0xA0, 0x83 | 0x89]
            // Hanunoo, Limbu, Tai Tham, Balinese, Lepcha, Ol Chiki
            | [0xE1, 0x9C, 0xB5 | 0xB6]
            | [0xE1, 0xA5, 0x84 | 0x85]
            | [0xE1, 0xAA, 0xA8..=0xAB]
            | [0xE1, 0xAD, 0x9A | 0x9B | 0x9E | 0x9F]
            | [0xE1, 0xB0, 0xBB | 0xBC]
            | [0xE1, 0xB1, 0xBE | 0xBF]
            // Lisu, Vai, Bamum, Phags-pa, Saurashtra, Kayah Li, Javanese, Cham, Meetei Mayek
            | [0xEA, 0x93, 0xBF]
            | [0xEA, 0x98, 0x8E | 0x8F]
            | [0xEA, 0x9B, 0xB3 | 0xB7]
            | [0xEA, 0xA1, 0xB6 | 0xB7]
            | [0xEA, 0xA3, 0x8E | 0x8F]
            | [0xEA, 0xA4, 0xAF]
            | [0xEA, 0xA7, 0x88 | 0x89]
            | [0xEA, 0xA9, 0x9D..=0x9F]
            | [0xEA, 0xAB, 0xB0 | 0xB1]
            | [0xEA, 0xAF, 0xAB] => Kind::Full,
            _ => return None,
        };
        Some((kind, 3))
    }
}

const TABLE: [bool; 256] = {
    let mut table = [false; 256];
    let leads = [b'.', b'!', b'?', 0xCD, 0xD6, 0xD8, 0xDB, 0xDC, 0xDF, 0xE0, 0xE1, 0xE2, 0xE3, 0xEA, 0xEF];
    let mut i = 0;
    while i < leads.len() {
        table[leads[i] as usize] = true;
        i += 1;
    }
    table
};
