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

/// The characters of a text but for most of those that have neither capitals nor small letters: the blocks
/// from Hebrew to Tibetan and those of East Asia are passed by their first bytes.
pub(crate) fn cased(text: &str) -> impl Iterator<Item = char> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            match text.as_bytes().get(at)? {
                0xD7..=0xDF => at += 2,
                0xE0 | 0xE3..=0xE9 | 0xEB..=0xED => at += 3,
                _ => {
                    let c = text[at..].chars().next()?;
                    at += c.len_utf8();
                    return Some(c);
                }
            }
        }
    })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_that_are_passed_have_no_case() {
        for c in '\0'..=char::MAX {
            let text = format!("{c}a");
            let left: Vec<char> = cased(&text).collect();
            let expected = if left.len() == 2 { vec![c, 'a'] } else { vec!['a'] };
            assert_eq!(left, expected);
            assert!(left.len() == 2 || !(c.is_lowercase() || c.is_uppercase()), "{c:?}");
        }
    }
}
