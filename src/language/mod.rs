//! What each language brings, in one place: word lists, how it writes, its stemmer, and how it is recognised.
//!
//! A language is one folder of data under `data/` and one line of the table below. `data/README.md` says what
//! each file holds and how a language is added. What [`Language::detect`] knows of a language beside its
//! scripts comes out of its stop words: its letters, its words.

mod abbreviations;
mod dangling;
mod data;
mod detect;
mod fold;
pub(crate) mod orthography;
mod patterns;
mod questions;
mod reader;
mod stop_words;

pub(crate) use abbreviations::{Abbreviations, Class};
pub(crate) use dangling::DanglingWords;
pub(crate) use data::Data;
pub(crate) use fold::fold;
pub(crate) use patterns::{Patterns, Roles};
pub(crate) use questions::{Asked, Questions};
pub(crate) use reader::entries;
pub(crate) use stop_words::StopWords;

use crate::Error;
use crate::unicode::{Script, to_lower_case};
use data::{Files, Row};
use orthography::{Ordinals, Orthography};
use std::fmt;
use std::str::FromStr;

/// Writes the enum, its codes and names, and the table of data, from one line per language.
macro_rules! languages {
    ($(
        $variant:ident $code:literal $name:literal [$($script:ident)+] $($stemmer:ident)? {$($file:ident)*}
        $(($($column:ident: $value:expr),+))?;
    )+) => {
        /// A language the crate has word lists for, or [`Unknown`](Language::Unknown).
        ///
        /// Without feature `languages` only English has its lists and its stemmer
        /// ([`has_word_lists`](Language::has_word_lists)). The others can still be named and parsed, and a
        /// text in a script of one language alone is still found to be in it, but their words are treated
        /// as those of [`Unknown`](Language::Unknown); a text in another language of a shared script is
        /// `Unknown`.
        ///
        /// Found from the text by default ([`Language::detect`]); named with
        /// [`Summarizer::with_language`](crate::Summarizer::with_language).
        ///
        /// With feature `serde` it is written and read back.
        ///
        /// # Example
        ///
        /// ```
        /// use epitome::Language;
        ///
        /// let french: Language = "fr".parse()?;
        /// assert_eq!(french, Language::French);
        /// assert_eq!(french.name(), "French");
        /// # #[cfg(feature = "languages")]
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
            /// Every language the crate has word lists for, in this build or not, in a fixed order.
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

        static TABLE: &[Row] = &[$(Row {
            scripts: &[$(Script::$script,)+],
            files: Files {
                stop_words: languages!(@file $code stop_words),
                abbreviations: languages!(@file $code abbreviations),
                first_person: languages!(@file $code first_person),
                $($file: languages!(@file $code $file),)*
                ..Files::NONE
            }
            .in_this_build($code),
            orthography: Orthography { $($($column: $value,)+)? ..Orthography::COMMON },
            #[cfg(feature = "stemmers")]
            stemmer: if data::is_in_this_build($code) { languages!(@stemmer $($stemmer)?) } else { None },
        },)+];
    };
    (@file $code:literal $file:ident) => {
        include_str!(concat!("data/", $code, "/", stringify!($file), ".txt"))
    };
    (@stemmer $stemmer:ident) => { Some(rust_stemmers::Algorithm::$stemmer) };
    (@stemmer) => { None };
}

// In each line: the scripts, the stemmer if there is one, the files beside the three that every language has,
// and where the language writes unlike most, how.
languages! {
    English "en" "English" [Latin] English {starters dangling cues page questions}
        (capital_pronoun: Some("I"), lower_case_starts: true);
    German "de" "German" [Latin] German {starters dangling cues page questions} (ordinals: Ordinals::BeforeCapitals);
    French "fr" "French" [Latin] French {starters dangling cues page questions};
    Norwegian "no" "Norwegian" [Latin] Norwegian {starters dangling cues page questions}
        (ordinals: Ordinals::BeforeLowerCase);
    Russian "ru" "Russian" [Cyrillic] Russian {starters dangling cues page questions} (folds: &[('ё', 'е'), ('Ё', 'е')]);
    Indonesian "id" "Indonesian" [Latin] {starters dangling cues page questions};
    Vietnamese "vi" "Vietnamese" [Latin] {starters dangling page questions};
    Spanish "es" "Spanish" [Latin] Spanish {starters dangling cues page questions};
    Portuguese "pt" "Portuguese" [Latin] Portuguese {starters dangling cues page questions};
    Italian "it" "Italian" [Latin] Italian {starters dangling cues page questions};
    Dutch "nl" "Dutch" [Latin] Dutch {starters dangling cues page questions};
    Swedish "sv" "Swedish" [Latin] Swedish {starters dangling cues page questions};
    Danish "da" "Danish" [Latin] Danish {starters dangling cues page questions} (ordinals: Ordinals::BeforeLowerCase);
    Finnish "fi" "Finnish" [Latin] Finnish {starters dangling questions} (ordinals: Ordinals::BeforeLowerCase);
    Hungarian "hu" "Hungarian" [Latin] Hungarian {starters dangling questions} (ordinals: Ordinals::BeforeLowerCase);
    Romanian "ro" "Romanian" [Latin] Romanian {starters dangling questions};
    Turkish "tr" "Turkish" [Latin] Turkish {starters dangling page questions} (
        ordinals: Ordinals::BeforeCapitals,
        apostrophe_before_ending: true,
        folds: &[('I', 'ı')]
    );
    Arabic "ar" "Arabic" [Arabic] Arabic {starters dangling page questions};
    Tamil "ta" "Tamil" [Tamil] Tamil {starters};
    Polish "pl" "Polish" [Latin] {starters dangling cues page questions} (ordinals: Ordinals::BeforeLowerCase);
    Czech "cs" "Czech" [Latin] {starters dangling cues questions} (ordinals: Ordinals::BeforeLowerCase);
    Slovak "sk" "Slovak" [Latin] {starters questions} (ordinals: Ordinals::BeforeLowerCase);
    Slovenian "sl" "Slovenian" [Latin] {starters} (ordinals: Ordinals::BeforeLowerCase);
    Croatian "hr" "Croatian" [Latin] {starters dangling questions} (ordinals: Ordinals::BeforeLowerCase);
    Serbian "sr" "Serbian" [Cyrillic Latin] {starters} (ordinals: Ordinals::BeforeLowerCase);
    Bulgarian "bg" "Bulgarian" [Cyrillic] {starters dangling questions};
    Ukrainian "uk" "Ukrainian" [Cyrillic] {starters dangling cues questions};
    Kazakh "kk" "Kazakh" [Cyrillic] {starters};
    Greek "el" "Greek" [Greek] {starters dangling questions};
    Estonian "et" "Estonian" [Latin] {starters} (ordinals: Ordinals::BeforeLowerCase);
    Latvian "lv" "Latvian" [Latin] {starters} (ordinals: Ordinals::BeforeLowerCase);
    Lithuanian "lt" "Lithuanian" [Latin] {starters} (ordinals: Ordinals::BeforeLowerCase);
    Catalan "ca" "Catalan" [Latin] {starters dangling};
    Basque "eu" "Basque" [Latin] {starters} (ordinals: Ordinals::BeforeLowerCase);
    Armenian "hy" "Armenian" [Armenian] {starters} (stop_divides: Some(Script::Armenian));
    Georgian "ka" "Georgian" [Georgian] {starters};
    Hebrew "he" "Hebrew" [Hebrew] {starters questions};
    Persian "fa" "Persian" [Arabic] {starters questions} (folds: &[('ي', 'ی'), ('ى', 'ی'), ('ك', 'ک')]);
    Pashto "ps" "Pashto" [Arabic] {starters};
    Urdu "ur" "Urdu" [Arabic] {starters} (folds: &[('ي', 'ی'), ('ى', 'ی'), ('ك', 'ک')]);
    Hindi "hi" "Hindi" [Devanagari] {starters page questions};
    Marathi "mr" "Marathi" [Devanagari] {starters};
    Bengali "bn" "Bengali" [Bengali] {starters questions};
    Gujarati "gu" "Gujarati" [Gujarati] {starters};
    Amharic "am" "Amharic" [Ethiopic] {};
    Burmese "my" "Burmese" [Burmese] {};
    Khmer "km" "Khmer" [Khmer] {};
    Thai "th" "Thai" [Thai] {page sentence_ends questions};
    Chinese "zh" "Chinese" [Han] {dangling page sentence_ends questions};
    Japanese "ja" "Japanese" [Kana] {dangling page questions};
    Korean "ko" "Korean" [Hangul] {dangling page questions};
}

impl Language {
    /// The most of a text that is read to find its language, in bytes.
    pub(crate) const SAMPLE: usize = detect::SAMPLE;

    /// The language a text is most likely in, by a vote of scripts and stop words over its first part;
    /// `Unknown` if there is no evidence for any.
    ///
    /// Complexity: O(1) in the length of the text, of which at most the first 4 KB are read.
    ///
    /// # Example
    ///
    /// ```
    /// use epitome::Language;
    ///
    /// let text = "Der Fluss ist nach dem Regen über die Ufer getreten.";
    /// # #[cfg(feature = "languages")]
    /// assert_eq!(Language::detect(text), Language::German);
    /// assert_eq!(Language::detect("12 + 34"), Language::Unknown);
    /// ```
    pub fn detect(text: &str) -> Language {
        detect::detect(text)
    }

    /// Whether this build has the language's word lists: with feature `languages` all but
    /// [`Unknown`](Language::Unknown) have theirs, without it English alone.
    ///
    /// # Example
    ///
    /// ```
    /// use epitome::Language;
    ///
    /// assert!(Language::English.has_word_lists());
    /// assert_eq!(Language::French.has_word_lists(), cfg!(feature = "languages"));
    /// assert!(!Language::Unknown.has_word_lists());
    /// ```
    pub fn has_word_lists(self) -> bool {
        TABLE.get(self as usize).is_some_and(|row| !row.files.stop_words.is_empty())
    }

    /// Whether a word, lower-cased by the caller, is a stop word of this language.
    ///
    /// Complexity: O(length of the word).
    pub fn is_stop_word(self, word: &str) -> bool {
        self.data().stop_words.contains(word)
    }

    /// The word lists, parsed once a process.
    pub(crate) fn data(self) -> &'static Data {
        data::of(self as usize, TABLE)
    }

    /// How the language writes.
    pub(crate) fn orthography(self) -> &'static Orthography {
        static COMMON: Orthography = Orthography::COMMON;
        TABLE.get(self as usize).map_or(&COMMON, |row| &row.orthography)
    }

    /// The ASCII mark that ends sentences in this language, by its script.
    pub(crate) fn own_terminator(self) -> Option<char> {
        TABLE.get(self as usize)?.scripts.iter().find_map(|script| script.own_terminator())
    }

    /// What pages in a script say around their texts: the files of its languages.
    pub(crate) fn page_files(script: Script) -> impl Iterator<Item = &'static str> {
        TABLE.iter().filter(move |row| row.scripts.contains(&script)).map(|row| row.files.page)
    }
}

impl FromStr for Language {
    type Err = Error;

    /// From an ISO 639-1 code (`en`, also with a region: `en-GB`) or an English name (`English`), in any
    /// case.
    fn from_str(name: &str) -> Result<Self, Error> {
        let wanted = to_lower_case(name.trim());
        let base = wanted.split(['-', '_']).next().unwrap_or_default();
        let codes = || Self::ALL.iter().copied().chain([Language::Unknown]);
        codes()
            .find(|l| l.code() == base || to_lower_case(l.name()) == wanted)
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
