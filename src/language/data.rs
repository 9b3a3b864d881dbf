//! The data of a language: its line of the table, and its word lists once they are read.

use super::orthography::{Orthography, SentenceEnds};
use super::reader::{Unread, lines};
use super::{Abbreviations, DanglingWords, Patterns, Questions, StopWords};
use crate::unicode::Script;
use std::borrow::Cow;
use std::sync::OnceLock;

/// A language's line of the table.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) scripts: &'static [Script],
    pub(super) files: Files,
    pub(super) orthography: Orthography,
    #[cfg(feature = "stemmers")]
    pub(super) stemmer: Option<rust_stemmers::Algorithm>,
}

/// The files of a language as they stand in its folder; a file that it does not have is empty.
#[derive(Debug)]
pub(super) struct Files {
    pub(super) stop_words: &'static str,
    pub(super) abbreviations: &'static str,
    pub(super) first_person: &'static str,
    pub(super) starters: &'static str,
    pub(super) dangling: &'static str,
    pub(super) cues: &'static str,
    pub(super) page: &'static str,
    pub(super) sentence_ends: &'static str,
    pub(super) questions: &'static str,
}

impl Files {
    pub(super) const NONE: Files = Files {
        stop_words: "",
        abbreviations: "",
        first_person: "",
        starters: "",
        dangling: "",
        cues: "",
        page: "",
        sentence_ends: "",
        questions: "",
    };

    /// Those that this build has.
    pub(super) const fn in_this_build(self, code: &str) -> Files {
        if is_in_this_build(code) { self } else { Files::NONE }
    }
}

/// Whether this build has what is known of a language's words: its files and its stemmer. What only those not
/// in it hold is not linked.
pub(super) const fn is_in_this_build(code: &str) -> bool {
    cfg!(feature = "languages") || matches!(code.as_bytes(), b"en")
}

/// A language's word lists, ready to be asked.
#[derive(Debug, Default)]
pub(crate) struct Data {
    pub(crate) stop_words: StopWords,
    pub(crate) abbreviations: Abbreviations,
    pub(crate) sentence_ends: SentenceEnds,
    pub(crate) dangling: DanglingWords,
    /// What announces what a text has to say; "I", "you" and their forms.
    pub(crate) patterns: Patterns,
    /// What asks for a number or a date.
    pub(crate) questions: Questions,
    #[cfg(feature = "stemmers")]
    pub(crate) stemmer: Option<rust_stemmers::Algorithm>,
}

impl Data {
    fn parse(row: &Row, unread: &mut Unread) -> Data {
        let files = &row.files;
        Data {
            stop_words: lines(files.stop_words).map(Cow::Borrowed).collect(),
            abbreviations: Abbreviations::parse(files.abbreviations, files.starters, unread),
            sentence_ends: SentenceEnds::parse(files.sentence_ends, unread),
            dangling: DanglingWords::parse(files.dangling, unread),
            patterns: Patterns::parse(files.cues, files.first_person, unread),
            questions: Questions::parse(files.questions, unread),
            #[cfg(feature = "stemmers")]
            stemmer: row.stemmer,
        }
    }
}

/// The data of the language at `index` of the table; empty data for the index past its end (`Unknown`).
pub(super) fn of(index: usize, table: &'static [Row]) -> &'static Data {
    static PARSED: [OnceLock<Data>; 128] = [const { OnceLock::new() }; 128];
    PARSED[index].get_or_init(|| {
        let row = table.get(index);
        row.map(|row| Data::parse(row, &mut Unread::new())).unwrap_or_default()
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail by a panic in its helpers too")]
mod tests {
    use super::super::{Language, TABLE};
    use super::*;
    use crate::language::entries;
    use crate::unicode::letter::capital;
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::{Path, PathBuf};

    impl Files {
        /// With their names.
        fn all(&self) -> [(&'static str, &'static str); 9] {
            [
                ("stop_words.txt", self.stop_words),
                ("abbreviations.txt", self.abbreviations),
                ("first_person.txt", self.first_person),
                ("starters.txt", self.starters),
                ("dangling.txt", self.dangling),
                ("cues.txt", self.cues),
                ("page.txt", self.page),
                ("sentence_ends.txt", self.sentence_ends),
                ("questions.txt", self.questions),
            ]
        }
    }

    fn names(folder: &Path) -> BTreeSet<String> {
        let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
        names.map(|name| name.into_string().unwrap()).collect()
    }

    #[test]
    fn the_table_names_every_file_of_the_folders_and_none_is_empty() {
        let data: PathBuf = [env!("CARGO_MANIFEST_DIR"), "src/language/data"].iter().collect();
        let mut folders = BTreeSet::from(["README.md".to_owned()]);
        for (language, row) in Language::ALL.iter().zip(TABLE) {
            folders.insert(language.code().to_owned());
            if !language.has_word_lists() {
                assert!(row.files.all().iter().all(|(_, file)| file.is_empty()), "{language}");
                continue;
            }
            let named = row.files.all().into_iter().filter(|(_, file)| !file.is_empty());
            let named: BTreeSet<_> = named.map(|(name, _)| name.to_owned()).collect();
            assert_eq!(names(&data.join(language.code())), named, "{language}");
            for (name, file) in row.files.all().into_iter().filter(|(_, file)| !file.is_empty()) {
                assert!(entries(file).next().is_some(), "{name} of {language} has no entry");
            }
        }
        assert_eq!(names(&data), folders);
    }

    #[test]
    fn the_capital_of_every_first_letter_is_known() {
        for (language, row) in Language::ALL.iter().zip(TABLE) {
            let Files { first_person, dangling, cues, questions, .. } = row.files;
            for (_, entry) in [first_person, dangling, cues, questions].into_iter().flat_map(entries) {
                for first in entry.split_whitespace().filter_map(|word| word.chars().next()) {
                    assert!(first.to_uppercase().eq([capital(first)]), "{entry:?} of {language}");
                }
            }
        }
    }

    #[test]
    fn every_entry_is_understood() {
        for (language, row) in Language::ALL.iter().zip(TABLE) {
            let mut unread = Unread::new();
            Data::parse(row, &mut unread);
            assert!(unread.is_empty(), "{language}: {unread:?}");
            for (name, file) in row.files.all() {
                let has_sections = file.lines().any(|line| line.starts_with('['));
                let plain = ["stop_words.txt", "first_person.txt", "starters.txt"].contains(&name);
                assert!(!plain || !has_sections, "{name} of {language} is one list");
                for (_, entry) in entries(file) {
                    // Signs that mean something stand in two files, and some abbreviations are written with
                    // marks.
                    let entry = match name {
                        "page.txt" => entry
                            .strip_suffix(" *")
                            .unwrap_or(entry)
                            .replace(['#', '&'], "1")
                            .replace([':', '@'], ""),
                        "cues.txt" => entry.replacen(" > ", " ", 1),
                        "abbreviations.txt" => entry.replace(['&', '!', '/', ':', '"'], ""),
                        _ => entry.to_owned(),
                    };
                    let inner = |c: char| !c.is_ascii() || matches!(c, ' ' | '\'' | '-' | '.');
                    let odd = entry.chars().find(|&c| !c.is_ascii_alphanumeric() && !inner(c));
                    assert_eq!(odd, None, "{entry:?} in {name} of {language}");
                    assert!(
                        !entry.contains("  ") && !entry.contains(".."),
                        "{entry:?} in {name} of {language}"
                    );
                }
            }
        }
    }
}
