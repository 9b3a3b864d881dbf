//! The word lists of a language: text files, one entry a line, `//` opens a comment.

use super::patterns::{Spellings, spellings};
use super::{Abbreviations, Patterns, StopWords};
use crate::unicode::Script;
use hashbrown::{HashMap, HashSet};
use std::borrow::Cow;
use std::sync::OnceLock;

/// A language's scripts, and its files as they stand in its folder.
#[derive(Debug)]
pub(super) struct Files {
    pub(super) scripts: &'static [Script],
    pub(super) stop_words: &'static str,
    pub(super) abbreviations: &'static str,
    pub(super) starters: &'static str,
    pub(super) dangling: &'static str,
    pub(super) personal: &'static str,
    pub(super) cues: &'static str,
    #[cfg(feature = "stemmers")]
    pub(super) stemmer: Option<rust_stemmers::Algorithm>,
}

/// A language's word lists, ready to be asked.
#[derive(Debug, Default)]
pub(crate) struct Data {
    pub(crate) stop_words: StopWords,
    pub(crate) abbreviations: Abbreviations,
    pub(crate) dangling: DanglingWords,
    /// "I", "you" and their forms.
    pub(crate) personal: Patterns,
    /// What announces what a text has to say.
    pub(crate) cues: Patterns,
    #[cfg(feature = "stemmers")]
    pub(crate) stemmer: Option<rust_stemmers::Algorithm>,
}

impl Data {
    fn parse(files: &Files) -> Data {
        Data {
            stop_words: lines(files.stop_words).map(Cow::Borrowed).collect(),
            abbreviations: Abbreviations::parse(files.abbreviations, files.starters),
            dangling: DanglingWords::parse(files.dangling),
            personal: Patterns::parse(files.personal),
            cues: Patterns::parse(files.cues),
            #[cfg(feature = "stemmers")]
            stemmer: files.stemmer,
        }
    }
}

/// What a sentence opens with that does not stand alone. In the file, captions' labels end in a colon; what follows an
/// exclamation mark is no opening though it begins with one, for "this week" points to the calendar, not to a sentence; and
/// behind a word with a tilde what follows decides, as in "in these talks". A word behind two dots is an opening
/// that also points back where other words of the sentence come before it.
#[derive(Debug, Default)]
pub(crate) struct DanglingWords {
    openings: HashMap<&'static str, bool>,
    /// In lower case and with a capital, so that most can be looked up as they stand.
    first_words: HashMap<String, FirstWord>,
    captions: HashSet<&'static str>,
    demonstratives: Vec<Spellings>,
}

/// What it means that a sentence begins with a word.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct FirstWord {
    /// The words of the longest opening that begins with it; 0 where none does.
    pub(crate) longest: usize,
    /// It leaves it to the next word whether it points back.
    pub(crate) is_preposition: bool,
}

impl DanglingWords {
    fn parse(file: &'static str) -> Self {
        let (captions, openings): (Vec<_>, Vec<_>) = lines(file).partition(|entry| entry.ends_with(':'));
        let captions = captions.into_iter().map(|entry| entry.trim_end_matches(':')).collect();
        let (prepositions, openings): (Vec<_>, Vec<_>) =
            openings.into_iter().partition(|entry| entry.ends_with('~'));
        let opening = |entry: &'static str| match entry.strip_prefix('!') {
            Some(exception) => (exception, false),
            None => (entry.trim_start_matches(".. "), true),
        };
        let demonstratives =
            openings.iter().filter_map(|entry| entry.strip_prefix(".. ")).map(spellings).collect();
        let openings: HashMap<&str, bool> = openings.into_iter().map(opening).collect();
        let mut first_words = HashMap::<_, FirstWord>::new();
        for opening in openings.keys() {
            for spelling in opening.split(' ').next().map(spellings).into_iter().flatten() {
                let longest = &mut first_words.entry(spelling).or_default().longest;
                *longest = opening.split(' ').count().max(*longest);
            }
        }
        for entry in prepositions {
            for spelling in spellings(entry.trim_end_matches(['~', ' '])) {
                first_words.entry(spelling).or_default().is_preposition = true;
            }
        }
        DanglingWords { openings, first_words, captions, demonstratives }
    }

    /// Whether lower-case words, joined by a space, point back where a sentence opens with them; `None` where these words
    /// are in no list.
    pub(crate) fn points_back(&self, words: &str) -> Option<bool> {
        self.openings.get(words).copied()
    }

    /// What it means that a sentence begins with a word in lower case or with a capital; `None` where it means nothing.
    pub(crate) fn first_word(&self, word: &str) -> Option<FirstWord> {
        self.first_words.get(word).copied()
    }

    /// The words that point back wherever they stand, such as "these".
    pub(crate) fn demonstratives(&self) -> &[Spellings] {
        &self.demonstratives
    }

    pub(crate) fn is_demonstrative(&self, word: &str) -> bool {
        self.demonstratives.iter().flatten().any(|spelling| spelling == word)
    }

    /// Whether a lower-case word is a caption's label.
    pub(crate) fn is_caption(&self, word: &str) -> bool {
        self.captions.contains(word)
    }
}

/// The entries of a word list: lines without their comments and outer ASCII white space, the empty ones left out.
pub(crate) fn lines(file: &'static str) -> impl Iterator<Item = &'static str> {
    let mut rest = file;
    std::iter::from_fn(move || {
        while !rest.is_empty() {
            let (line, behind) = cut_line(rest);
            rest = behind;
            if !line.trim_ascii().is_empty() {
                return Some(line.trim_ascii());
            }
        }
        None
    })
}

/// The first line of a text, without its comment, and what stands behind it.
fn cut_line(text: &str) -> (&str, &str) {
    // Byte by byte: lines are short, and thousands of them are read before the first summary.
    let mark = text.bytes().position(|byte| matches!(byte, b'\n' | b'/'));
    match mark.map(|mark| (mark, text.as_bytes()[mark])) {
        None => (text, ""),
        Some((end, b'\n')) => (&text[..end], &text[end + 1..]),
        Some(_) => {
            let (line, behind) = text.split_once('\n').unwrap_or((text, ""));
            (line.split_once("//").map_or(line, |(entry, _)| entry), behind)
        }
    }
}

/// The data of the language at `index` of the table; empty data for the index past its end (`Unknown`).
pub(super) fn of(index: usize, files: &'static [Files]) -> &'static Data {
    static PARSED: [OnceLock<Data>; 128] = [const { OnceLock::new() }; 128];
    PARSED[index].get_or_init(|| files.get(index).map(Data::parse).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_lines_without_comments() {
        let file = "// All of it.\none\n  two // a word\r\n\n/\nand/or // either // or\n   \n///\nlast";
        let entries: Vec<_> = lines(file).collect();
        assert_eq!(entries, ["one", "two", "/", "and/or", "last"]);
        assert_eq!(lines("").count(), 0);
        assert_eq!(lines("a // no more").collect::<Vec<_>>(), ["a"]);
    }
}
