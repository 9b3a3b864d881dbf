//! UAX #29 words, with a short way for the letters that most text is written in.

use super::eight_bytes::{letters, letters_and_digits};
use super::text_key::{TextKey, first_of_key};
use unicode_segmentation::{UnicodeSegmentation, UnicodeWordIndices};

/// The UAX #29 words of a text with the places where they start: exactly those of `unicode_word_indices`.
///
/// Letters of the alphabets without combining marks, ASCII digits and the usual punctuation are classed here;
/// a stretch between two spaces that holds anything else is left to `unicode-segmentation`.
///
/// Complexity: O(length of the text) in time, O(1) in memory.
pub(crate) fn words(text: &str) -> Words<'_> {
    Words { text, at: 0, stretch: None }
}

/// The iterator [`words`] makes.
#[derive(Debug)]
pub(crate) struct Words<'t> {
    text: &'t str,
    at: usize,
    /// A stretch that is not of the usual characters; `at` is past the end meanwhile.
    stretch: Option<Stretch<'t>>,
}

#[derive(Debug)]
struct Stretch<'t> {
    words: UnicodeWordIndices<'t>,
    start: usize,
    end: usize,
}

/// What the word boundary rules see in a character; the numbers in the comments are the rules'.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    /// `ALetter`: WB5, 9, 10.
    Letter,
    /// `Numeric`: WB8, 9, 10.
    Digit,
    /// `ExtendNumLet`, which is the underscore: `WB13a` and `WB13b`.
    Underscore,
    /// `MidLetter`, between letters only: WB6, 7.
    MidLetter,
    /// `MidNum`, between digits only: WB11, 12.
    MidNum,
    /// `MidNumLet` and `Single_Quote`, between letters or digits.
    MidBoth,
    /// A word by itself with its marks, as in the scripts without spaces: WB999.
    Single,
    /// A mark of those scripts, which belongs to the character before it: WB4.
    Mark,
    /// No word, and breaks on both sides: WB999.
    Other,
    /// Anything else.
    Unusual,
}

const ASCII: [Class; 128] = {
    let mut classes = [Class::Other; 128];
    let mut byte = 0;
    while byte < 128 {
        classes[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' => Class::Letter,
            b'0'..=b'9' => Class::Digit,
            b'_' => Class::Underscore,
            b':' => Class::MidLetter,
            b',' | b';' => Class::MidNum,
            b'.' | b'\'' => Class::MidBoth,
            _ => Class::Other,
        };
        byte += 1;
    }
    classes
};

/// The bytes of these classes.
const fn bytes_of(letters_and_digits: bool, underscore: bool, other: bool) -> [bool; 256] {
    let mut bytes = [false; 256];
    let mut byte = 0;
    while byte < 128 {
        bytes[byte] = match ASCII[byte] {
            Class::Letter | Class::Digit => letters_and_digits,
            Class::Underscore => underscore,
            Class::Other => other,
            _ => false,
        };
        byte += 1;
    }
    bytes
}

/// Bytes that go on with a word whatever stands around them.
const IN_WORD: [bool; 256] = bytes_of(true, true, false);
const LETTERS_AND_DIGITS: [bool; 256] = bytes_of(true, false, false);
/// What a byte behind a word of ASCII letters and digits makes of it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ending {
    /// It is no word and ends one whatever follows.
    Plain,
    /// It is within a word only between two letters or digits.
    Between,
    /// The rules have to say.
    Unclear,
}

const ENDINGS: [Ending; 256] = {
    let mut endings = [Ending::Unclear; 256];
    let mut byte = 0;
    while byte < 128 {
        endings[byte] = match ASCII[byte] {
            Class::Other => Ending::Plain,
            Class::MidLetter | Class::MidNum | Class::MidBoth => Ending::Between,
            _ => Ending::Unclear,
        };
        byte += 1;
    }
    endings
};
/// Bytes that are no word and end one whatever follows.
const PLAINLY_NONE: [bool; 256] = bytes_of(false, false, true);

/// The class of a character beyond ASCII.
fn classify(c: char) -> Class {
    match c {
        '\u{D7}' | '\u{F7}' | '\u{38B}' | '\u{38D}' | '\u{3A2}' | '\u{3F6}' => Class::Unusual,
        '\u{C0}'..='\u{2AF}' // Latin
        | '\u{388}'..='\u{3FF}' // Greek
        | '\u{400}'..='\u{481}' | '\u{48A}'..='\u{52F}' // Cyrillic
        | '\u{531}'..='\u{556}' | '\u{561}'..='\u{586}' // Armenian
        | '\u{620}'..='\u{64A}' | '\u{671}'..='\u{6D3}' // Arabic
        | '\u{10D0}'..='\u{10FA}' // Georgian
        | '\u{1E00}'..='\u{1EFF}' // Latin of Vietnamese
        | '\u{AC00}'..='\u{D7A3}' // Hangul
            => Class::Letter,
        '\u{E01}'..='\u{E30}' | '\u{E32}' | '\u{E33}' | '\u{E40}'..='\u{E46}' // Thai
        | '\u{1000}'..='\u{102A}' | '\u{103F}' | '\u{1050}'..='\u{1055}' // Burmese
        | '\u{1780}'..='\u{17B3}' // Khmer
        | '\u{3041}'..='\u{3096}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' // Hiragana, Han
            => Class::Single,
        '\u{E31}' | '\u{E34}'..='\u{E3A}' | '\u{E47}'..='\u{E4E}' | '\u{102B}'..='\u{103E}' | '\u{17B6}'..='\u{17D3}'
            => Class::Mark,
        '\u{2018}' | '\u{2019}' => Class::MidBoth,
        '\u{FF0C}' | '\u{FF1B}' => Class::MidNum,
        '\u{FF1A}' => Class::MidLetter,
        '\u{A0}'..='\u{A9}' | '\u{AB}' | '\u{AC}' | '\u{AE}'..='\u{B1}' | '\u{B4}' | '\u{B6}' | '\u{BB}'
        | '\u{BF}' | '\u{2010}'..='\u{2017}' | '\u{201A}'..='\u{2023}' | '\u{2025}' | '\u{2026}'
        | '\u{2030}'..='\u{203E}' | '\u{20A0}'..='\u{20BF}'
        | '\u{3001}' | '\u{3002}' | '\u{3008}'..='\u{3011}' | '\u{FF01}' | '\u{FF08}' | '\u{FF09}' | '\u{FF1F}'
            => Class::Other,
        _ => Class::Unusual,
    }
}

/// The class of the character at a place, and its length in bytes; past the end, `Other` and 0.
#[inline]
fn class_at(text: &str, at: usize) -> (Class, usize) {
    let bytes = text.as_bytes();
    match bytes.get(at) {
        None => (Class::Other, 0),
        Some(&byte) if byte < 128 => (ASCII[usize::from(byte)], 1),
        // The blocks of two bytes that hold letters only.
        Some(0xC4..=0xC9 | 0xD0 | 0xD1) => (Class::Letter, 2),
        _ => class_beyond(text, at),
    }
}

#[inline(never)]
fn class_beyond(text: &str, at: usize) -> (Class, usize) {
    text[at..].chars().next().map_or((Class::Other, 0), |c| (classify(c), c.len_utf8()))
}

/// A word of ASCII letters and digits.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PlainWord {
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// Its first 16 bytes as the key that they are.
    pub(crate) head: TextKey,
}

/// Eight bytes from `at` on, with zeros behind the end of the text.
#[inline]
fn eight_at(bytes: &[u8], at: usize) -> u64 {
    let rest = bytes.get(at..).unwrap_or_default();
    match (rest.first_chunk(), bytes.last_chunk()) {
        (Some(eight), _) => u64::from_le_bytes(*eight),
        // The last of the text, without those before `at`; twice half of a shift of up to 64 bits, which a single
        // one cannot be.
        (None, Some(last)) => u64::from_le_bytes(*last) >> (4 * (8 - rest.len())) >> (4 * (8 - rest.len())),
        (None, None) => rest.iter().rev().fold(0, |eight, &byte| (eight << 8) | u64::from(byte)),
    }
}

impl<'t> Words<'t> {
    /// Goes through words of at most seven ASCII letters, each behind one plain byte and before another, as
    /// most of Latin text is; none that starts at `end` or behind it.
    #[inline]
    pub(crate) fn for_each_plain(&mut self, end: usize, mut word: impl FnMut(PlainWord)) {
        let bytes = self.text.as_bytes();
        // Eight bytes that start before `end` end here at last.
        let bytes = bytes.get(..end.saturating_add(7)).unwrap_or(bytes);
        let mut start = self.at;
        while let Some(&[a, b, c, d, e, f, g, h]) = bytes.get(start..start + 8) {
            let eight = u64::from_le_bytes([a, b, c, d, e, f, g, h]);
            let length = letters(eight);
            if length == 0 || length == 8 {
                break;
            }
            let behind = (eight >> (8 * length)) as u8;
            if ENDINGS[usize::from(behind)] != Ending::Plain {
                break;
            }
            let head = eight & (u64::MAX >> (64 - 8 * length));
            word(PlainWord { start, end: start + length, head: [head, 0] });
            start += length + 1;
        }
        self.at = start;
    }

    /// The next word, if it is of ASCII letters and digits and what ends it is plain too; else `None`, with
    /// what is plainly no word skipped.
    #[inline(never)]
    pub(crate) fn next_plain(&mut self) -> Option<PlainWord> {
        if self.stretch.is_some() {
            return None;
        }
        let bytes = self.text.as_bytes();
        let behind = |mut at: usize, these: &[bool; 256]| {
            while bytes.get(at).is_some_and(|&byte| these[usize::from(byte)]) {
                at += 1;
            }
            at
        };
        let start = behind(self.at, &PLAINLY_NONE);
        self.at = start;
        let mut head = [eight_at(bytes, start), 0];
        let mut length = letters_and_digits(head[0]);
        if length == 8 {
            head[1] = eight_at(bytes, start + 8);
            length += letters_and_digits(head[1]);
        }
        let end = if length == 16 { behind(start + 16, &LETTERS_AND_DIGITS) } else { start + length };
        if start == end {
            return None;
        }
        let ending = |at: usize| bytes.get(at).map_or(Ending::Plain, |&byte| ENDINGS[usize::from(byte)]);
        match ending(end) {
            Ending::Plain => self.at = end,
            // The comma or the stop behind a word joins nothing to it.
            Ending::Between if ending(end + 1) == Ending::Plain => self.at = end + 1,
            _ => return None,
        }
        // Past the space, where there is one.
        self.at += usize::from(self.at < bytes.len());
        Some(PlainWord { start, end, head: first_of_key(head, length) })
    }

    /// Leaves the stretch from `start` to `unicode-segmentation`, up to the next space or line end behind
    /// `self.at`.
    fn leave(&mut self, start: usize) {
        let length = memchr::memchr2(b' ', b'\n', &self.text.as_bytes()[self.at..]);
        let end = length.map_or(self.text.len(), |length| self.at + length);
        self.stretch = Some(Stretch { words: self.text[start..end].unicode_word_indices(), start, end });
        self.at = self.text.len();
    }

    /// Where that starts what an unusual character at `self.at` can attach to: a run of spaces or one other
    /// character.
    fn attached(&self) -> usize {
        let before = &self.text[..self.at];
        let spaces = before.len() - before.trim_end_matches(' ').len();
        self.at - spaces.max(before.chars().next_back().map_or(0, char::len_utf8))
    }

    /// Where the word that starts at `self.at` ends; `None` where it meets an unusual character.
    #[inline]
    fn word_end(&self) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let mut at = self.at;
        loop {
            while bytes.get(at).is_some_and(|&byte| IN_WORD[usize::from(byte)]) {
                at += 1;
            }
            let (class, length) = class_at(self.text, at);
            match class {
                Class::Letter | Class::Digit | Class::Underscore => {}
                Class::Single | Class::Other => return Some(at),
                Class::Mark | Class::Unusual => return None,
                Class::MidLetter | Class::MidNum | Class::MidBoth => {
                    // Of the usual characters only letters have more than one byte.
                    let before = bytes[at - 1];
                    let before = ASCII.get(usize::from(before)).copied().unwrap_or(Class::Letter);
                    match class_at(self.text, at + length).0 {
                        Class::Mark | Class::Unusual => return None,
                        Class::Letter if before == Class::Letter && class != Class::MidNum => {}
                        Class::Digit if before == Class::Digit && class != Class::MidLetter => {}
                        _ => return Some(at),
                    }
                }
            }
            at += length;
        }
    }

    /// The next word, whatever it is of.
    #[inline(never)]
    pub(crate) fn next_by_rules(&mut self) -> Option<(usize, &'t str)> {
        loop {
            if let Some(Stretch { words, start, end }) = &mut self.stretch {
                if let Some((at, word)) = words.next() {
                    return Some((*start + at, word));
                }
                self.at = *end;
                self.stretch = None;
            }
            let (class, length) = class_at(self.text, self.at);
            match class {
                Class::Letter | Class::Digit | Class::Underscore => {
                    let start = self.at;
                    let Some(end) = self.word_end() else {
                        self.leave(start);
                        continue;
                    };
                    self.at = end;
                    let word = &self.text[start..end];
                    if class != Class::Underscore || word.bytes().any(|byte| byte != b'_') {
                        return Some((start, word));
                    }
                }
                Class::Single => {
                    let start = self.at;
                    let mut end = start + length;
                    let next = loop {
                        match class_at(self.text, end) {
                            (Class::Mark, length) => end += length,
                            (class, _) => break class,
                        }
                    };
                    if next == Class::Unusual {
                        self.leave(start);
                    } else {
                        self.at = end;
                        return Some((start, &self.text[start..end]));
                    }
                }
                Class::Mark | Class::Unusual => self.leave(self.attached()),
                _ if length == 0 => return None,
                _ => self.at += length,
            }
        }
    }
}

impl<'t> Iterator for Words<'t> {
    type Item = (usize, &'t str);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        match self.next_plain() {
            Some(PlainWord { start, end, .. }) => Some((start, &self.text[start..end])),
            None => self.next_by_rules(),
        }
    }
}

/// All texts of up to `most` of these characters.
#[cfg(test)]
pub(crate) fn texts_of(characters: &[char], most: u32) -> impl Iterator<Item = String> {
    let base = characters.len();
    let text = move |length: u32, number: usize| {
        (0..length).map(|place| characters[number / base.pow(place) % base]).collect()
    };
    (0..=most).flat_map(move |length| (0..base.pow(length)).map(move |number| text(length, number)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unicode::text_key;

    fn assert_same(text: &str) {
        let ours: Vec<_> = words(text).collect();
        let theirs: Vec<_> = text.unicode_word_indices().collect();
        assert_eq!(ours, theirs, "{text:?}");
    }

    #[test]
    fn plain_words_come_with_their_first_bytes() {
        for length in 1..=40 {
            let word: String = ('a'..='z').chain('A'..='Z').take(length).collect();
            for text in [format!("{word} x"), format!("  {word}"), format!("{word}, and so on, and so on")] {
                let found = words(&text).next_plain().unwrap();
                let mut head = [0; 16];
                head[..length.min(16)].copy_from_slice(&word.as_bytes()[..length.min(16)]);
                assert_eq!(&text[found.start..found.end], word);
                assert_eq!(found.head.map(u64::to_le_bytes).concat(), head, "{text:?}");
            }
        }
    }

    #[test]
    fn runs_of_short_words_end_at_what_is_no_short_word() {
        for (text, end, expected) in [
            ("the cat sat here, on it all", 99, vec!["the", "cat", "sat"]),
            ("a letter of eight-letter words", 99, vec!["a", "letter", "of", "eight", "letter"]),
            ("seventh eightham x", 99, vec!["seventh"]),
            ("an x1 in it is what ends it", 99, vec!["an"]),
            ("Zoë's or caf\u{E9} bar", 99, vec![]),
            ("two  spaces and more", 99, vec!["two"]),
            ("one two six ten, and so on", 8, vec!["one", "two"]),
            ("at last", 99, vec![]), // fewer than eight bytes are left
            ("so at last", 99, vec!["so"]),
        ] {
            let mut found = Vec::new();
            let mut run = words(text);
            run.for_each_plain(end, |word| {
                assert_eq!(Some(word.head), text_key(&text.as_bytes()[word.start..word.end]));
                found.push(&text[word.start..word.end]);
            });
            assert_eq!(found, expected, "{text:?}");
            // What follows is what the rules find behind them.
            let others: Vec<_> = run.map(|(_, word)| word).collect();
            assert_eq!([found, others].concat(), text.unicode_words().collect::<Vec<_>>(), "{text:?}");
        }
    }

    #[test]
    fn every_character_is_classed_as_unicode_classes_it() {
        for c in (0..=0x3FFFF).filter_map(char::from_u32) {
            for text in
                [format!("a{c}a"), format!("1{c}1"), format!("{c}"), format!("_{c}a"), format!("a{c}1")]
            {
                assert_same(&text);
            }
        }
    }

    #[test]
    fn the_words_around_unusual_characters_are_those_of_the_rules() {
        for text in [
            "",
            " ",
            "_",
            "__ _a",
            "can't e.g. 3.14 1,000 a,b a:b 1:2 x_y",
            "a'\u{301}b",
            "a.\u{200D}ℹ",
            "  \u{200D}ℹ",
            "—\u{200D}ℹ b",
            "naïve “quotes” don’t",
            "l’eau",
            "ab\u{AD}cd",
            "x\u{301}y z",
            "東京に a",
            "a東京",
            "ก็ x",
            "e\u{301}.e\u{301}",
            "1\u{FE0F}\u{20E3} 2",
            "’tis",
            "a’’b",
            "שלום\"ה x",
            "\r\n\u{301}a",
            "ぁA𖭣",
            "東0\u{301}",
        ] {
            assert_same(text);
        }
    }

    /// Of each class some characters, with those that attach to others by a rule of their own.
    const LIKELY: [char; 21] = [
        'a', 'É', 'ж', '0', '_', '東', '\'', '’', '.', ',', ':', '—', ' ', '\n', '\u{301}', '\u{200D}',
        '\u{AD}', 'ℹ', 'ア', 'א', '𖭣',
    ];

    #[test]
    fn the_words_of_all_short_texts_are_those_of_the_rules() {
        for text in texts_of(&LIKELY, 4) {
            assert_same(&text);
        }
    }
}
