//! What each language brings, in one place: stop words, abbreviations, its stemmer, and how it is recognised.
//!
//! A language is one folder of data under `data/` and one line of the table below, which names the scripts it is written
//! in and its stemmer. In the folder, one entry a line, `//` before a comment:
//!
//! - `stop_words.txt`: function words, folded as `fold.rs` folds them and sorted by code point. No word that could tell
//!   what a text is about. An entry with an apostrophe at its end (`l'`) is cut off the word it is joined to. What
//!   [`Language::detect`] knows of a language beside its scripts comes out of this list too: its letters, its words.
//! - `abbreviations.txt` and `starters.txt`: where a full stop ends no sentence, and which words open one.
//! - `dangling.txt`: openings of sentences that do not stand alone, and demonstratives that need no such place.
//! - `first_person.txt`: the forms of "I" and "you".
//! - `cues.txt`: what announces what a text has to say ("we propose"), as [`Patterns`]; empty for many languages.

mod abbreviations;
mod data;
mod detect;
mod fold;
pub(crate) mod orthography;
mod patterns;
mod stop_words;

pub(crate) use abbreviations::{Abbreviations, Class};
pub(crate) use data::{DanglingWords, Data, lines};
pub(crate) use fold::fold;
pub(crate) use patterns::Patterns;
pub(crate) use stop_words::StopWords;

use crate::Error;
use crate::unicode::Script;
use std::fmt;
use std::str::FromStr;

/// Writes the enum, its codes and names, and the table of data, from one line a language.
macro_rules! languages {
    ($($variant:ident $code:literal $name:literal [$($script:ident)+] $($stemmer:ident)?;)+) => {
        /// A language the crate has word lists for, or [`Unknown`](Language::Unknown).
        ///
        /// Found from the text by default ([`Language::detect`]); named with
        /// [`Summarizer::with_language`](crate::Summarizer::with_language).
        ///
        /// # Example
        ///
        /// ```
        /// use epitome::Language;
        ///
        /// let french: Language = "fr".parse()?;
        /// assert_eq!(french, Language::French);
        /// assert_eq!(french.name(), "French");
        /// assert!(french.is_stop_word("les"));
        /// # Ok::<(), epitome::Error>(())
        /// ```
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Language {
            $(#[doc = concat!($name, " (`", $code, "`).")] $variant,)+
            /// Any other language (`und`): Unicode's rules, no word lists, no stemming.
            #[default]
            Unknown,
        }

        impl Language {
            /// Every language with word lists, in a fixed order.
            pub const ALL: &'static [Language] = &[$(Language::$variant,)+];

            /// The ISO 639-1 code, for example `en`; `und` for [`Unknown`](Language::Unknown).
            pub const fn code(self) -> &'static str {
                match self {
                    $(Language::$variant => $code,)+
                    Language::Unknown => "und",
                }
            }

            /// The English name, for example `English`.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Language::$variant => $name,)+
                    Language::Unknown => "Unknown",
                }
            }
        }

        static FILES: &[data::Files] = &[$(data::Files {
            scripts: &[$(Script::$script,)+],
            stop_words: include_str!(concat!("data/", $code, "/stop_words.txt")),
            abbreviations: include_str!(concat!("data/", $code, "/abbreviations.txt")),
            starters: include_str!(concat!("data/", $code, "/starters.txt")),
            dangling: include_str!(concat!("data/", $code, "/dangling.txt")),
            personal: include_str!(concat!("data/", $code, "/first_person.txt")),
            cues: include_str!(concat!("data/", $code, "/cues.txt")),
            #[cfg(feature = "stemmers")]
            stemmer: languages!(@stemmer $($stemmer)?),
        },)+];
    };
    (@stemmer $stemmer:ident) => { Some(rust_stemmers::Algorithm::$stemmer) };
    (@stemmer) => { None };
}

languages! {
    English "en" "English" [Latin] English;
    German "de" "German" [Latin] German;
    French "fr" "French" [Latin] French;
    Norwegian "no" "Norwegian" [Latin] Norwegian;
    Russian "ru" "Russian" [Cyrillic] Russian;
    Indonesian "id" "Indonesian" [Latin];
    Vietnamese "vi" "Vietnamese" [Latin];
    Spanish "es" "Spanish" [Latin] Spanish;
    Portuguese "pt" "Portuguese" [Latin] Portuguese;
    Italian "it" "Italian" [Latin] Italian;
    Dutch "nl" "Dutch" [Latin] Dutch;
    Swedish "sv" "Swedish" [Latin] Swedish;
    Danish "da" "Danish" [Latin] Danish;
    Finnish "fi" "Finnish" [Latin] Finnish;
    Hungarian "hu" "Hungarian" [Latin] Hungarian;
    Romanian "ro" "Romanian" [Latin] Romanian;
    Turkish "tr" "Turkish" [Latin] Turkish;
    Arabic "ar" "Arabic" [Arabic] Arabic;
    Tamil "ta" "Tamil" [Tamil] Tamil;
    Polish "pl" "Polish" [Latin];
    Czech "cs" "Czech" [Latin];
    Slovak "sk" "Slovak" [Latin];
    Slovenian "sl" "Slovenian" [Latin];
    Croatian "hr" "Croatian" [Latin];
    Serbian "sr" "Serbian" [Cyrillic Latin];
    Bulgarian "bg" "Bulgarian" [Cyrillic];
    Ukrainian "uk" "Ukrainian" [Cyrillic];
    Kazakh "kk" "Kazakh" [Cyrillic];
    Greek "el" "Greek" [Greek];
    Estonian "et" "Estonian" [Latin];
    Latvian "lv" "Latvian" [Latin];
    Lithuanian "lt" "Lithuanian" [Latin];
    Catalan "ca" "Catalan" [Latin];
    Basque "eu" "Basque" [Latin];
    Armenian "hy" "Armenian" [Armenian];
    Georgian "ka" "Georgian" [Georgian];
    Hebrew "he" "Hebrew" [Hebrew];
    Persian "fa" "Persian" [Arabic];
    Pashto "ps" "Pashto" [Arabic];
    Urdu "ur" "Urdu" [Arabic];
    Hindi "hi" "Hindi" [Devanagari];
    Marathi "mr" "Marathi" [Devanagari];
    Bengali "bn" "Bengali" [Bengali];
    Gujarati "gu" "Gujarati" [Gujarati];
    Amharic "am" "Amharic" [Ethiopic];
    Burmese "my" "Burmese" [Burmese];
    Khmer "km" "Khmer" [Khmer];
    Thai "th" "Thai" [Thai];
    Chinese "zh" "Chinese" [Han];
    Japanese "ja" "Japanese" [Kana];
    Korean "ko" "Korean" [Hangul];
}

impl Language {
    /// The language a text is most likely in, by a vote of scripts and stop words over its first part; `Unknown` where
    /// nothing speaks for any.
    ///
    /// Complexity: O(1) in the length of the text, of which at most the first 4 KB are read.
    ///
    /// # Example
    ///
    /// ```
    /// use epitome::Language;
    ///
    /// assert_eq!(Language::detect("Der Fluss ist nach dem Regen über die Ufer getreten."), Language::German);
    /// assert_eq!(Language::detect("12 + 34"), Language::Unknown);
    /// ```
    pub fn detect(text: &str) -> Language {
        detect::detect(text)
    }

    /// Whether a word, lower-cased by the caller, is a stop word of this language.
    ///
    /// Complexity: O(length of the word).
    pub fn is_stop_word(self, word: &str) -> bool {
        self.data().stop_words.contains(word)
    }

    /// The word lists, parsed once a process.
    pub(crate) fn data(self) -> &'static Data {
        data::of(self as usize, FILES)
    }
}

impl FromStr for Language {
    type Err = Error;

    /// From an ISO 639-1 code (`en`, also with a region: `en-GB`) or an English name (`English`), in any case.
    fn from_str(name: &str) -> Result<Self, Error> {
        let wanted = name.trim().to_lowercase();
        let base = wanted.split(['-', '_']).next().unwrap_or_default();
        let codes = || Self::ALL.iter().copied().chain([Language::Unknown]);
        codes()
            .find(|l| l.code() == base || l.name().to_lowercase() == wanted)
            .or(match base {
                "nb" | "nn" => Some(Language::Norwegian),
                _ => None,
            })
            .ok_or_else(|| {
                let known: Vec<_> = codes().map(Language::code).collect();
                Error::unknown_name("language", name, known.join(", "))
            })
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Language {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Language {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        name.parse().map_err(serde::de::Error::custom)
    }
}
