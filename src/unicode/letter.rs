//! What characters are to a word: letters, figures, white space.

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
