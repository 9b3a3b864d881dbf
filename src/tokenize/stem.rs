//! Stems: those of Snowball, where the language has a stemmer.

#[cfg(not(feature = "stemmers"))]
pub(super) use off::{stem, stem_key};
#[cfg(feature = "stemmers")]
pub(super) use snowball::{stem, stem_key};

#[cfg(feature = "stemmers")]
mod snowball {
    use super::super::english::{self, LONGEST};
    use crate::Language;
    use crate::unicode::eight_bytes::letters;
    use crate::unicode::{TextKey, key_bytes, text_key};
    use rust_stemmers::Algorithm;

    /// Replaces a folded word by its stem; a word with digits and a stem of nothing leave it as it is.
    pub(crate) fn stem(word: &mut String, language: Language) {
        let Some(algorithm) = language.data().stemmer.filter(|_| word.len() <= LONGEST) else { return };
        if !word.chars().all(|c| c.is_alphabetic() || c == '\'') {
            return;
        }
        match algorithm {
            Algorithm::English => english::stem(word),
            // The others' lists and stemmers are in a program or are not.
            #[cfg(feature = "languages")]
            _ => {
                let stem = rust_stemmers::Stemmer::create(algorithm).stem(word);
                if !stem.is_empty() && stem != *word {
                    *word = stem.into_owned();
                }
            }
            #[cfg(not(feature = "languages"))]
            _ => {}
        }
    }

    /// The stem of a folded word of `length` ASCII letters and digits, of at most 16, by its key. `None`
    /// where the language's stemmer asks for the word itself.
    pub(crate) fn stem_key(word: TextKey, length: usize, language: Language) -> Option<TextKey> {
        match language.data().stemmer {
            None => Some(word),
            Some(Algorithm::English) => {
                // A word with digits stays as it is.
                if letters(word[0]) + if length > 8 { letters(word[1]) } else { 0 } < length {
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

#[cfg(all(test, feature = "stemmers"))]
mod tests {
    use super::*;
    use crate::Language;
    use crate::unicode::text_key;

    #[test]
    fn a_stem_by_its_key_is_that_of_the_word() {
        let words = "a is ties bridges covid19 1990s b2b 12345678 vitamins2go responsibilities internationally 3dprintings";
        for word in words.split(' ') {
            let mut written = word.to_owned();
            stem(&mut written, Language::English);
            let by_key = stem_key(text_key(word.as_bytes()).unwrap(), word.len(), Language::English);
            assert_eq!(by_key, text_key(written.as_bytes()), "{word}");
            assert!(!word.contains(|c: char| c.is_ascii_digit()) || written == word, "{word}");
        }
        assert_eq!(stem_key([0x61, 0], 1, Language::Unknown), Some([0x61, 0]));
    }
}
