//! Stems: those of Snowball, where the language has a stemmer.

#[cfg(not(feature = "stemmers"))]
pub(super) use off::stem;
#[cfg(feature = "stemmers")]
pub(super) use snowball::stem;

#[cfg(feature = "stemmers")]
mod snowball {
    use super::super::english::{self, LONGEST};
    use crate::Language;
    use rust_stemmers::{Algorithm, Stemmer};

    /// Replaces a folded word by its stem; a word with digits and a stem of nothing leave it as it is.
    pub(crate) fn stem(word: &mut String, language: Language) {
        let Some(algorithm) = language.data().stemmer.filter(|_| word.len() <= LONGEST) else { return };
        if matches!(algorithm, Algorithm::English) && english::stem(word) {
            return;
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
}

#[cfg(not(feature = "stemmers"))]
mod off {
    use crate::Language;

    /// Without the feature a word is its own stem.
    pub(crate) fn stem(_: &mut str, _: Language) {}
}
