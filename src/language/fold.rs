//! Folding: the one form that the spellings of a word share.

use super::Language;
use crate::unicode::invisible::{is_attached, is_invisible};
use crate::unicode::lower_case_of;

/// Writes the folded form of `word` behind `out`: lower case, one apostrophe, without what is not seen or
/// only tells how to read (soft hyphens, zero-width marks, Arabic and Hebrew vowel points, the Arabic
/// elongation).
///
/// A few languages compare letters by others, as their line of the table says: Turkish pairs I with ı,
/// Russian text writes е for ё at will, Persian and Urdu text takes the Arabic yeh and kaf for its own.
pub(crate) fn fold(word: &str, language: Language, out: &mut String) {
    let orthography = language.orthography();
    if word.is_ascii() && !orthography.folds_ascii() {
        let start = out.len();
        out.push_str(word);
        out[start..].make_ascii_lowercase();
        return;
    }
    for (at, c) in word.char_indices() {
        if let Some(&(_, folded)) = orthography.folds.iter().find(|&&(letter, _)| letter == c) {
            out.push(folded);
            continue;
        }
        match c {
            'a'..='z' | '0'..='9' | '\'' => out.push(c),
            'A'..='Z' => out.push(c.to_ascii_lowercase()),
            '\u{2018}' | '\u{2019}' | '\u{02BC}' | '\u{FF07}' => out.push('\''),
            // Its lower case is an i with a dot set above, a spelling that no other i has.
            'İ' => out.push('i'),
            // At the end of a word the small sigma is ς, in capitals there is but one.
            'Σ' if word[at + 2..].is_empty() && at > 0 => out.push('ς'),
            _ if is_invisible(c) || is_attached(c) || is_point(c) => {}
            _ => out.extend(lower_case_of(c)),
        }
    }
}

/// Vowel points and the like of Hebrew and Arabic, and the Arabic elongation.
fn is_point(c: char) -> bool {
    matches!(c,
        '\u{0591}'..='\u{05BD}' | '\u{05BF}' | '\u{05C1}' | '\u{05C2}' | '\u{05C4}' | '\u{05C5}' | '\u{05C7}'
        | '\u{0640}' | '\u{064B}'..='\u{0652}' | '\u{0670}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_seen_is_left_out() {
        for word in ["wa\u{AD}ter", "\u{202A}water\u{202C}", "\u{2067}water\u{2069}", "wa\u{200D}ter\u{FE0F}"]
        {
            let mut folded = String::new();
            fold(word, Language::English, &mut folded);
            assert_eq!(folded, "water", "{word:?}");
        }
    }
}
