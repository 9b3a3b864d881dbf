//! What characters are to a sentence: closers, openers, letters.

use crate::unicode::punctuation::is_quote;

/// What a character is to a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    Lower,
    Upper,
    /// A letter of a script without case.
    Caseless,
    Digit,
    White,
    Other,
}

/// The sort of `c`, without a search for the letters of the scripts most texts are in.
pub(crate) fn sort(c: char) -> Sort {
    match c {
        'a'..='z' | 'ß'..='ö' | 'ø'..='ÿ' | '\u{300}'..='\u{36F}' | 'α'..='ω' | 'а'..='џ' => {
            Sort::Lower
        }
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' | 'Ѐ'..='Я' => Sort::Upper,
        ' ' | '\t'..='\r' => Sort::White,
        '0'..='9' => Sort::Digit,
        '\0'..='\x7F' => Sort::Other,
        // The signs of India's scripts count as their letters; each block of 128 has its digits at the same place.
        '\u{900}'..='\u{DFF}' => match u32::from(c) & 0x7F {
            0x64 | 0x65 => Sort::Other,
            0x66..=0x6F => Sort::Digit,
            _ => Sort::Caseless,
        },
        '\u{591}'..='\u{5BD}' | '\u{64B}'..='\u{65F}' | '\u{E31}'..='\u{E4E}' => Sort::Caseless,
        'א'..='ת' | 'ء'..='غ' | 'ف'..='ي' | '一'..='鿿' | 'ぁ'..='ゖ' | 'ァ'..='ヺ' | '가'..='힣' => {
            Sort::Caseless
        }
        _ if c.is_whitespace() => Sort::White,
        _ if c.is_lowercase() => Sort::Lower,
        _ if c.is_uppercase() => Sort::Upper,
        _ if c.is_alphabetic() => Sort::Caseless,
        _ if c.is_numeric() => Sort::Digit,
        _ => Sort::Other,
    }
}

/// The character that starts at `at`.
pub(crate) fn char_at(text: &str, at: usize) -> Option<char> {
    match *text.as_bytes().get(at)? {
        byte @ 0..=0x7F => Some(char::from(byte)),
        _ => text[at..].chars().next(),
    }
}

/// The character that ends at `at`.
pub(crate) fn char_before(text: &str, at: usize) -> Option<char> {
    match *text.as_bytes().get(at.checked_sub(1)?)? {
        byte @ 0..=0x7F => Some(char::from(byte)),
        _ => text[..at].chars().next_back(),
    }
}

/// Whether `c` may stand before the first word of a sentence.
pub(crate) fn is_opener(c: char) -> bool {
    is_quote(c) || matches!(c, '(' | '[' | '{' | '¿' | '¡' | '（' | '【' | '〈' | '*' | '_' | '`' | '<')
}

/// Whether `c` is a dash that opens direct speech or an aside.
pub(crate) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '―' | '‐' | '‑')
}

/// Whether `c` is a pictograph, or joins or colours one.
pub(crate) fn is_emoji(c: char) -> bool {
    matches!(c, '\u{1F300}'..='\u{1FAFF}' | '\u{2600}'..='\u{27BF}' | '\u{FE0F}' | '\u{200D}' | '\u{2B50}' | '\u{2B55}')
}

/// Whether `c` belongs to a script written without spaces between words.
pub(crate) fn is_unspaced(c: char) -> bool {
    matches!(
        c,
        '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{2E80}'..='\u{9FFF}'
            | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFF}'
    )
}

/// Whether `c` is a hiragana or katakana letter.
pub(crate) fn is_kana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{30FF}')
}

/// Whether `c` is a mark of writing direction or joining, which has no width.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}
