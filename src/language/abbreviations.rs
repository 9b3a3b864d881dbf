//! What a language's stops mean: its abbreviations in three classes and the words that open sentences.

use super::reader::{Unread, entries, lines};
use crate::unicode::{WordMap, lower_case, lower_case_of, text_key};
use hashbrown::HashSet;
use std::borrow::Cow;

/// What the stop behind an abbreviation says about the end of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// A name follows, so that the stop never ends a sentence, and one may start with the word: `Dr.`
    Title,
    /// The stop never ends a sentence: `e.g.`, `v.`
    Never,
    /// It ends a sentence only before a word that opens sentences: `Inc.`, `U.S.`
    Starter,
    /// It ends a sentence before any capital, but not before a number or a lower-case word: `No.`, `min.`
    Capital,
}

/// The abbreviations of one language, and the words that open sentences in it.
///
/// An entry in lower case stands for the word in any case, one with a capital only for itself.
#[derive(Debug, Default)]
pub(crate) struct Abbreviations {
    classes: WordMap<Class>,
    starters: HashSet<&'static str>,
    says: HashSet<&'static str>,
    longest: usize,
}

impl Abbreviations {
    /// From the two files of a language.
    pub(super) fn parse(abbreviations: &'static str, starters: &'static str, unread: &mut Unread) -> Self {
        let mut parsed = Abbreviations { starters: lines(starters).collect(), ..Self::default() };
        for (section, word) in entries(abbreviations) {
            let class = match section {
                "title" => Class::Title,
                "never" => Class::Never,
                "starter" => Class::Starter,
                "capital" => Class::Capital,
                "says" => {
                    parsed.says.insert(word);
                    continue;
                }
                _ => {
                    unread.push(word);
                    continue;
                }
            };
            *parsed.classes.entry_or(Cow::Borrowed(word), class) = class;
            parsed.longest = parsed.longest.max(word.len());
        }
        parsed
    }

    /// The class of `word` as written or in lower case; `None` for an ordinary word.
    pub(crate) fn class(&self, word: &str) -> Option<Class> {
        if word.len() > self.longest + 2 {
            return None;
        }
        // "Min." before a name is a minister, "min." a minute.
        if let Some(key) = text_key(word.as_bytes()).filter(|_| word.is_ascii()) {
            let class = self.classes.get_key(key).or_else(|| self.classes.get_key(lower_case(key)));
            return class.copied();
        }
        let lowered = || Lowered::of(word).and_then(|lowered| self.classes.get(lowered.as_str()).copied());
        self.classes.get(word).copied().or_else(lowered)
    }

    /// Whether `word` hands a quotation to its speaker.
    pub(crate) fn says(&self, word: &str) -> bool {
        !word.is_empty() && self.says.contains(word)
    }

    /// Whether the language has any abbreviations listed.
    pub(crate) fn is_known(&self) -> bool {
        !self.classes.is_empty()
    }

    /// Whether a capitalised `word` is one that opens sentences rather than a name.
    pub(crate) fn starts(&self, word: &str) -> bool {
        Lowered::of(word).is_some_and(|lowered| self.starters.contains(lowered.as_str()))
    }
}

/// A short word in lower case, without an allocation.
struct Lowered {
    bytes: [u8; Lowered::LONGEST],
    length: usize,
}

impl Lowered {
    const LONGEST: usize = 48;

    fn of(word: &str) -> Option<Lowered> {
        let mut lowered = Lowered { bytes: [0; Self::LONGEST], length: 0 };
        if word.is_ascii() {
            let bytes = lowered.bytes.get_mut(..word.len())?;
            bytes.copy_from_slice(word.as_bytes());
            bytes.make_ascii_lowercase();
            lowered.length = word.len();
            return Some(lowered);
        }
        for c in word.chars() {
            match c {
                // Small letters of Europe and letters without case are as they should be; no table need be searched.
                'a'..='z' | 'ß'..='ÿ' | 'а'..='џ' | 'א'..='ႏ' | 'ぁ'..='鿿' => lowered.push(c)?,
                'А'..='Я' => lowered.push(char::from_u32(c as u32 + 0x20)?)?,
                _ => lower_case_of(c).try_for_each(|c| lowered.push(c))?,
            }
        }
        Some(lowered)
    }

    fn push(&mut self, c: char) -> Option<()> {
        let end = self.length + c.len_utf8();
        c.encode_utf8(self.bytes.get_mut(self.length..end)?);
        self.length = end;
        Some(())
    }

    fn as_str(&self) -> &str {
        std::str::from_utf8(&self.bytes[..self.length]).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::{Abbreviations, Class, Unread};
    use crate::Language;

    #[test]
    fn sections_give_classes_and_capitals_count() {
        let parsed = Abbreviations::parse(
            "[title]\ndr\n[never]\ne.g\n[starter]\nSat\n[capital]\nno\n[says]\nsaid",
            "the",
            &mut Unread::new(),
        );
        let classes = ["Dr", "E.G", "Sat", "sat", "NO", "word", "said"].map(|word| parsed.class(word));
        let [title, never, starter, capital] =
            [Class::Title, Class::Never, Class::Starter, Class::Capital].map(Some);
        assert_eq!(classes, [title, never, starter, None, capital, None, None]);
        assert!(parsed.says("said") && !parsed.says("dr") && !parsed.says(""));
        assert!(parsed.starts("The") && !parsed.starts("Then"));
    }

    #[test]
    fn words_in_other_scripts_are_lowered_too() {
        let parsed = Abbreviations::parse("[never]\nул\nπ.χ\nöd", "и", &mut Unread::new());
        assert_eq!(["Ул", "Π.Χ", "ÖD"].map(|word| parsed.class(word)), [Some(Class::Never); 3]);
        assert!(parsed.starts("И"));
    }

    #[test]
    fn a_word_longer_than_any_entry_is_ordinary() {
        let parsed = Abbreviations::parse("[never]\ndr", "the", &mut Unread::new());
        assert_eq!(parsed.class(&"dr".repeat(100)), None);
        assert!(!parsed.starts(&"The".repeat(100)));
    }

    #[test]
    fn the_files_hold_each_entry_once_and_without_its_last_stop() {
        for language in Language::ALL {
            let file = super::super::TABLE[*language as usize].files.abbreviations;
            let mut entries: Vec<_> = super::entries(file).map(|(_, entry)| entry).collect();
            for entry in &entries {
                assert!(!entry.ends_with('.') && !entry.contains(' '), "{entry:?} of {language}");
            }
            let count = entries.len();
            entries.sort_unstable();
            entries.dedup();
            assert_eq!(entries.len(), count, "an entry of {language} stands twice");
        }
    }

    #[test]
    fn no_abbreviation_is_a_stop_word() {
        for language in Language::ALL {
            let file = super::super::TABLE[*language as usize].files.abbreviations;
            for (_, entry) in super::entries(file).filter(|&(section, _)| section != "says") {
                let stop_word = language.is_stop_word(&entry.to_lowercase());
                assert!(!stop_word, "{entry:?} of {language} is a stop word");
            }
        }
    }
}
