//! The words of a text as a budget counts them.

use super::hyphenation::count_breaks;
use super::words;

/// The UAX #29 words of a text, and what stands between white space without one; a word that a hyphen breaks
/// at the end of a line is one.
///
/// Complexity: O(length of the text) time, O(1) memory.
pub(crate) fn word_count(text: &str) -> usize {
    word_count_up_to(text, usize::MAX)
}

/// The same where there are at most so many; where there are more, some number above that, sooner.
pub(crate) fn word_count_up_to(text: &str, most: usize) -> usize {
    let breaks = count_breaks(text);
    parts_up_to(text, most.saturating_add(breaks)) - breaks
}

/// The same with the parts of a broken word counted apart.
fn parts_up_to(text: &str, most: usize) -> usize {
    if !text.is_ascii() && !text.chars().all(is_plain) {
        return text.split_whitespace().map(|part| words(part).count().max(1)).sum();
    }
    // Here no word goes over white space, so that all are found at once; the next way is to look between them.
    let (mut count, mut end) = (0, 0);
    for (start, word) in words(text) {
        let least = if end > 0 { " - ".len() } else { "- ".len() };
        if start - end >= least {
            count += parts_without_word(&text[end..start], end > 0, true);
        }
        count += 1;
        if count > most {
            return count;
        }
        end = start + word.len();
    }
    count + parts_without_word(&text[end..], end > 0, false)
}

/// The parts between white space that touch neither the word before the text nor the one behind it.
fn parts_without_word(text: &str, word_before: bool, word_behind: bool) -> usize {
    let mut parts = text.split(char::is_whitespace);
    if word_before {
        parts.next();
    }
    if word_behind {
        parts.next_back();
    }
    parts.filter(|part| !part.is_empty()).count()
}

/// Characters that are no marks and join no words: ASCII, Latin and Cyrillic letters, dashes and quotation
/// marks.
fn is_plain(c: char) -> bool {
    matches!(c, '\0'..='\u{7F}' | '\u{C0}'..='\u{24F}' | '\u{400}'..='\u{481}' | '\u{48A}'..='\u{52F}' | '\u{2010}'..='\u{2026}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unicode::words::texts_of;
    use unicode_segmentation::UnicodeSegmentation;

    fn by_parts(text: &str) -> usize {
        let parts = text.split_whitespace().map(|part| part.unicode_words().count().max(1));
        parts.sum::<usize>() - count_breaks(text)
    }

    #[test]
    fn words_by_hand() {
        for (text, count) in [
            ("", 0),
            (" - ", 1),
            ("Rain fell.", 2),
            ("Rain - and snow - fell ( )", 8),
            ("state-of-the-art", 4),
            ("The govern-\nment fell.", 3),
            ("\"(a) -- b\" ...", 4),
            ("1\u{202F}000 m", 3),
        ] {
            assert_eq!(word_count(text), count, "{text:?}");
        }
    }

    #[test]
    fn the_words_of_all_short_texts_are_those_of_each_part() {
        let likely = [
            'a', '0', 'é', 'ж', '.', ',', '’', '-', '—', '(', ' ', '\n', '\u{B}', '\u{A0}', '\u{301}',
            '\u{200D}', 'ℹ',
        ];
        for text in texts_of(&likely, 4) {
            assert_eq!(word_count(&text), by_parts(&text), "{text:?}");
        }
    }

    #[test]
    fn counting_no_further_tells_as_much() {
        for text in texts_of(&['a', ' ', ',', '-'], 8) {
            let count = by_parts(&text);
            for most in 0..5 {
                let no_further = word_count_up_to(&text, most);
                assert_eq!(no_further.min(most + 1), count.min(most + 1), "{text:?} up to {most}");
                assert!(no_further <= count, "{text:?} up to {most}");
            }
        }
    }
}
