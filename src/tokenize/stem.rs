//! Stems: those of Snowball, where the language has a stemmer.

#[cfg(not(feature = "stemmers"))]
pub(super) use off::{stem, stem_key};
#[cfg(feature = "stemmers")]
pub(super) use snowball::{stem, stem_key};

#[cfg(feature = "stemmers")]
mod snowball {
    use super::super::english::{self, LONGEST};
    use crate::Language;
    use crate::unicode::{TextKey, key_bytes, text_key};
    use rust_stemmers::{Algorithm, Stemmer};

    /// Replaces a folded word by its stem; a word with digits and a stem of nothing leave it as it is.
    pub(crate) fn stem(word: &mut String, language: Language) {
        let Some(algorithm) = language.data().stemmer.filter(|_| word.len() <= LONGEST) else { return };
        if matches!(algorithm, Algorithm::English) {
            let mut letters = [0; LONGEST];
            let letters = &mut letters[..word.len()];
            letters.copy_from_slice(word.as_bytes());
            if let Some(length) = english::stem(letters) {
                word.clear();
                word.push_str(std::str::from_utf8(&letters[..length]).unwrap_or_default());
                return;
            }
        }
        // The only one there is without the others' lists: what is constant keeps theirs out of the program.
        #[cfg(not(feature = "languages"))]
        let algorithm = Algorithm::English;
        if word.chars().all(|c| c.is_alphabetic() || c == '\'') {
            let stem = Stemmer::create(algorithm).stem(word);
            if !stem.is_empty() && stem != *word {
                *word = stem.into_owned();
            }
        }
    }

    /// Whether a folded word of `length` ASCII letters and digits has a digit: the letters have a bit that no
    /// digit has.
    fn has_digit(word: TextKey, length: usize) -> bool {
        const LETTERS: [u64; 9] = {
            let mut letters = [0; 9];
            let mut length = 1;
            while length <= 8 {
                letters[length] = letters[length - 1] << 8 | 0x40;
                length += 1;
            }
            letters
        };
        let letters = [length.min(8), length.saturating_sub(8)].map(|length| LETTERS[length]);
        word[0] & letters[0] != letters[0] || word[1] & letters[1] != letters[1]
    }

    /// The stem of a folded word of `length` ASCII letters and digits, of at most 16, by its key. `None`
    /// where the language's stemmer asks for the word itself.
    pub(crate) fn stem_key(word: TextKey, length: usize, language: Language) -> Option<TextKey> {
        match language.data().stemmer {
            None => Some(word),
            Some(Algorithm::English) => {
                if has_digit(word, length) {
                    return Some(word);
                }
                let mut letters = key_bytes(word);
                let stem = english::stem_of_letters(&mut letters[..length]);
                text_key(&letters[..stem])
            }
            Some(_) => None,
        }
    }
}

#[cfg(not(feature = "stemmers"))]
mod off {
    use crate::Language;
    use crate::unicode::TextKey;

    /// Without the feature a word is its own stem.
    pub(crate) fn stem(_: &mut str, _: Language) {}

    /// The same by its key.
    #[expect(clippy::unnecessary_wraps, reason = "with the feature there are stemmers that ask for the word")]
    pub(crate) fn stem_key(word: TextKey, _: usize, _: Language) -> Option<TextKey> {
        Some(word)
    }
}
