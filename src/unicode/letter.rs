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

/// Whether a character is one of the usual letters of a script without case.
#[inline]
fn is_caseless(c: char) -> bool {
    matches!(c, '一'..='鿿' | '\u{904}'..='\u{939}' | '\u{93E}'..='\u{94C}' // Devanagari
        | 'א'..='ת' | 'ء'..='غ' | 'ف'..='ي' | '\u{E01}'..='\u{E30}' | 'ぁ'..='ゖ' | 'ァ'..='ヺ' | '가'..='힣')
}

/// Whether a character is one of the usual letters of a script, without a search for it.
#[inline]
fn is_usual(c: char) -> bool {
    matches!(c, 'a'..='z' | 'A'..='Z' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ÿ' | 'А'..='џ') || is_caseless(c)
}

/// [`char::is_alphabetic`], without a search for the letters that most texts are of.
#[inline]
pub(crate) fn is_alphabetic(c: char) -> bool {
    is_usual(c) || c.is_alphabetic()
}

/// [`char::is_numeric`], in the same way.
#[inline]
pub(crate) fn is_numeric(c: char) -> bool {
    !is_usual(c) && c.is_numeric()
}

/// [`char::is_alphanumeric`], in the same way.
#[inline]
pub(crate) fn is_alphanumeric(c: char) -> bool {
    is_usual(c) || c.is_alphanumeric()
}

/// [`char::is_lowercase`], in the same way.
#[inline]
pub(crate) fn is_lowercase(c: char) -> bool {
    !is_caseless(c) && c.is_lowercase()
}

/// [`char::is_uppercase`], in the same way.
#[inline]
pub(crate) fn is_uppercase(c: char) -> bool {
    !is_caseless(c) && c.is_uppercase()
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

/// The capital of a small letter that has one capital, in the alphabets that word lists are written in:
/// Latin, Greek, Cyrillic, Armenian and Georgian. Any other character is left as it is, which spares a
/// browser the table of all capitals.
pub(crate) fn capital(c: char) -> char {
    let before = match c {
        'a'..='z' | 'à'..='ö' | 'ø'..='þ' | 'α'..='ρ' | 'σ'..='ϋ' | 'а'..='я' => 0x20,
        'ā'..='ķ' | 'ŋ'..='ŷ' | 'ș'..='ț' | 'ạ'..='ỹ' if u32::from(c) % 2 == 1 && c != 'ı' => 1,
        'ĺ'..='ň' | 'ź'..='ž' if u32::from(c) % 2 == 0 => 1,
        'ά' => 0x26,
        'έ'..='ί' => 0x25,
        'ό' => 0x40,
        'ύ' | 'ώ' => 0x3F,
        'ѐ'..='џ' => 0x50,
        'ơ' | 'ư' | 'ґ' => 1,
        'ա'..='ֆ' => 0x30,
        'ა'..='ჺ' => -0xBC0,
        _ => 0,
    };
    u32::from(c).checked_add_signed(-before).and_then(char::from_u32).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_capital_is_that_of_unicode() {
        for c in '\0'..=char::MAX {
            let capital = capital(c);
            assert!(capital == c || c.to_uppercase().eq([capital]), "{c:?} {capital:?}");
        }
    }

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

    #[test]
    fn characters_are_what_the_standard_library_says() {
        for c in '\0'..=char::MAX {
            let here =
                [is_alphabetic(c), is_numeric(c), is_alphanumeric(c), is_lowercase(c), is_uppercase(c)];
            let there =
                [c.is_alphabetic(), c.is_numeric(), c.is_alphanumeric(), c.is_lowercase(), c.is_uppercase()];
            assert_eq!(here, there, "{c:?}");
        }
    }
}
