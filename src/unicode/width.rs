//! How long a text is in its own measure: columns for its width, words where spaces do not part them.

use super::emoji::is_emoji;
use super::invisible::{is_attached, is_invisible};
use super::is_unspaced;

/// The letters of a word where no spaces part them: most words of Chinese and Japanese have two,
const WIDE_LETTERS: usize = 2;
/// those of Thai, Burmese and Khmer some five with their vowel signs.
const NARROW_LETTERS: usize = 5;

/// The columns of a text: one a character, two a letter or mark of East Asia. A Chinese sentence has about
/// half the characters of an English one.
///
/// Complexity: O(length of the text).
pub(crate) fn columns(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    let bytes = text.as_bytes();
    // Wide characters begin with 0xE2, as quotation marks do, only among the rare radicals, which are left
    // out.
    if bytes[0] < 0xE3 && bytes.iter().copied().fold(0, u8::max) < 0xE3 {
        return text.chars().count();
    }
    let (mut columns, mut at) = (0, 0);
    while let Some(&byte) = bytes.get(at) {
        let Start { length, width } = STARTS[usize::from(byte)];
        columns += match width {
            0 => 1 + usize::from(text[at..].chars().next().is_some_and(is_wide)),
            width => usize::from(width),
        };
        at += usize::from(length);
    }
    columns
}

/// What the first byte of a character tells of it: how many bytes it has, and columns, where it tells that.
#[derive(Clone, Copy)]
struct Start {
    length: u8,
    width: u8,
}

const STARTS: [Start; 256] = {
    let mut starts = [Start { length: 1, width: 1 }; 256];
    let mut byte = 0xC0;
    while byte < 256 {
        starts[byte] = Start {
            length: match byte {
                0xF0.. => 4,
                0xE0..0xF0 => 3,
                _ => 2,
            },
            width: match byte {
                0xE4..=0xE9 | 0xEB | 0xEC => 2,
                0xE3 | 0xEA | 0xED | 0xEF | 0xF0 => 0,
                _ => 1,
            },
        };
        byte += 1;
    }
    starts
};

/// The words of a text by white space, and by the number of letters where the script has no spaces.
///
/// Complexity: O(length of the text).
pub(crate) fn rough_words(text: &str) -> usize {
    if text.is_ascii() {
        return text.split_ascii_whitespace().count();
    }
    // The letters of scripts without spaces begin with these bytes; the rare radicals, at 0xE2, are left out.
    if !text.bytes().any(|byte| byte >= 0xE0 && byte != 0xE2) {
        return text.split_whitespace().count();
    }
    let words = |part: &str| {
        let letters = || part.chars().filter(|&c| is_unspaced(c));
        let wide = letters().filter(|&c| is_wide(c)).count();
        let narrow = letters().count() - wide;
        (wide * NARROW_LETTERS + narrow * WIDE_LETTERS).div_ceil(WIDE_LETTERS * NARROW_LETTERS).max(1)
    };
    text.split_whitespace().map(words).sum()
}

/// The columns that a terminal may give to a character as a reader sees it, a grapheme cluster: two to a
/// letter or mark of East Asia and to a pictograph, one to any other, none to an accent of its own and to
/// what shows nothing. Terminals differ over pictographs and the vowel signs of India and its neighbours;
/// this is the most that one of them gives.
///
/// Complexity: O(length of the cluster).
pub(crate) fn cells(grapheme: &str) -> usize {
    let shows = |c: &char| !is_invisible(*c) && !is_attached(*c);
    let mut shown = grapheme.chars().filter(shows);
    let Some(first) = shown.next() else { return 0 };
    if is_wide(first) || is_emoji(first) {
        return 2;
    }
    let is_vowel_sign =
        |c: &char| c.is_alphabetic() && matches!(c, '\u{900}'..='\u{109F}' | '\u{1780}'..='\u{17FF}');
    1 + shown.filter(is_vowel_sign).count()
}

/// Whether a character is as wide as two, by Unicode's East Asian Width: letters and marks only, no
/// pictographs.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{303E}' | '\u{3041}'..='\u{A4CF}' | '\u{AC00}'..='\u{D7A3}' | '\u{F900}'..='\u{FAFF}'
        | '\u{FF01}'..='\u{FF60}' | '\u{FFE0}'..='\u{FFE6}' | '\u{20000}'..='\u{3FFFD}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_is_as_wide_as_it_is_alone() {
        for c in '\u{80}'..=char::MAX {
            let radical = matches!(c, '\u{2000}'..='\u{2FFF}');
            let expected = if is_wide(c) && !radical { 2 } else { 1 };
            assert_eq!(columns(c.encode_utf8(&mut [0; 4])), expected, "{c:?}");
        }
    }

    #[test]
    fn a_character_of_east_asia_is_two_columns() {
        for (text, columns_by_hand) in [
            ("", 0),
            ("rain", 4),
            ("“naïve”", 7),
            ("дождь", 5),
            ("ฝนตก", 4),
            ("雨が降る。", 10),
            ("비가 온다", 9),
            ("ｆｕｌｌ", 8),
            ("ABC 新闻", 8),
            ("rain 🌧", 6),
        ] {
            assert_eq!(columns(text), columns_by_hand, "{text}");
        }
    }

    #[test]
    fn a_terminal_shows_clusters_as_wide_as_their_widest_character() {
        for (cluster, cells_by_hand) in [
            ("a", 1),
            ("e\u{301}", 1),
            ("\u{202B}", 0),
            ("ש\u{5C1}", 1),
            ("雨", 2),
            ("が", 2),
            ("か\u{3099}", 2),
            ("。", 2),
            ("한", 2),
            ("กำ", 2),
            ("🌧", 2),
            ("👩\u{200D}🚒", 2),
            ("🇩🇪", 2),
            ("✓", 2),
        ] {
            assert_eq!(cells(cluster), cells_by_hand, "{cluster}");
        }
    }

    #[test]
    fn words_without_spaces_count_by_their_letters() {
        for (text, words) in [
            ("", 0),
            ("  one two\u{A0}three ", 3),
            ("über uns", 2),
            ("国际新闻", 2),
            ("国际 体育", 2),
            ("分享到 Facebook", 3),
            ("雨が降る", 2),
            ("비가 온다", 2),
            ("ภาษาไทย", 2),
        ] {
            assert_eq!(rough_words(text), words, "{text}");
        }
    }
}
