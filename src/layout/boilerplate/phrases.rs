//! What pages say around their texts, in many languages: data files under `data/`, and looking a line up in them.
//!
//! A file has a section for each reason, such as `[share]`, and one phrase a line; `//` opens a comment. Phrases are in lower
//! case, without final marks, and `#` stands for a number. `~` before a phrase says that it is also an ordinary word or
//! heading and needs a sign beside it; `*` behind it, that anything may follow. All languages are looked up at once: an
//! English button on a French page is a button.

use crate::document::Boilerplate;
use crate::language::lines;
use crate::unicode::boundary::floor_char_boundary;
use hashbrown::{HashMap, HashSet};
use std::sync::OnceLock;

static FILES: &[&str] = &[
    include_str!("../data/en.txt"),
    include_str!("../data/de.txt"),
    include_str!("../data/fr.txt"),
    include_str!("../data/es.txt"),
    include_str!("../data/it.txt"),
    include_str!("../data/pt.txt"),
    include_str!("../data/nl.txt"),
    include_str!("../data/no.txt"),
    include_str!("../data/sv.txt"),
    include_str!("../data/da.txt"),
    include_str!("../data/pl.txt"),
    include_str!("../data/ru.txt"),
    include_str!("../data/id.txt"),
    include_str!("../data/vi.txt"),
];

/// What a phrase says of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::layout) struct Phrase {
    pub(in crate::layout) reason: Boilerplate,
    /// Whether the phrase alone is not enough.
    pub(in crate::layout) weak: bool,
    /// Whether the line is the phrase and nothing else.
    pub(in crate::layout) whole: bool,
}

impl Phrase {
    pub(in crate::layout) fn sure(reason: Boilerplate) -> Self {
        Phrase { reason, weak: false, whole: true }
    }
}

/// A field of a mail's head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::layout) enum MailField {
    Subject,
    Other,
}

/// What a section of a file holds.
#[derive(Clone, Copy, Debug)]
enum Section {
    Boilerplate(Boilerplate),
    Mail(MailField),
}

#[derive(Debug)]
struct Phrases {
    whole: HashMap<&'static str, Phrase>,
    beginnings: HashMap<&'static str, Phrase>,
    /// The words that phrases begin with: most lines are told by theirs to be none.
    first_words: HashSet<&'static str>,
    mail_fields: HashMap<&'static str, MailField>,
}

/// No phrase has more bytes.
const LONGEST: usize = 96;
/// No beginning has more bytes, with the space behind it.
const LONGEST_BEGINNING: usize = 68;
/// The most words that a beginning has.
const BEGINNING: usize = 6;

fn phrases() -> &'static Phrases {
    static PHRASES: OnceLock<Phrases> = OnceLock::new();
    PHRASES.get_or_init(|| {
        // A phrase has some seventeen bytes in its file, and every other one a first word of its own.
        let about = FILES.iter().map(|file| file.len()).sum::<usize>() / 17;
        let mut phrases = Phrases {
            whole: HashMap::with_capacity(about),
            beginnings: HashMap::with_capacity(about / 4),
            first_words: HashSet::with_capacity(about / 2),
            mail_fields: HashMap::new(),
        };
        for file in FILES {
            phrases.read(file);
        }
        phrases
    })
}

impl Phrases {
    fn read(&mut self, file: &'static str) {
        let mut section = None;
        for entry in lines(file) {
            if let Some(name) = entry.strip_prefix('[').and_then(|e| e.strip_suffix(']')) {
                section = section_named(name);
                continue;
            }
            match section {
                Some(Section::Boilerplate(reason)) => self.add(entry, reason),
                Some(Section::Mail(field)) => {
                    self.mail_fields.entry(entry).or_insert(field);
                }
                None => {}
            }
        }
    }

    fn add(&mut self, entry: &'static str, reason: Boilerplate) {
        let weak = entry.starts_with('~');
        let entry = entry.trim_start_matches('~').trim_start();
        let first = entry.split_once(' ').map_or(entry, |(first, _)| first);
        self.first_words.insert(first.trim_end_matches([':', '-', '\'']));
        match entry.strip_suffix(" *") {
            Some(beginning) => {
                self.beginnings.entry(beginning).or_insert(Phrase { reason, weak, whole: false })
            }
            None => self.whole.entry(entry).or_insert(Phrase { reason, weak, whole: true }),
        };
    }
}

fn section_named(name: &str) -> Option<Section> {
    Some(Section::Boilerplate(match name {
        "navigation" => Boilerplate::Navigation,
        "pagination" => Boilerplate::Pagination,
        "share" => Boilerplate::Share,
        "comments" => Boilerplate::Comments,
        "offer" => Boilerplate::Offer,
        "teaser" => Boilerplate::Teaser,
        "caption" => Boilerplate::Caption,
        "byline" => Boilerplate::Byline,
        "dateline" => Boilerplate::Dateline,
        "tags" => Boilerplate::Tags,
        "advertisement" => Boilerplate::Advertisement,
        "cookies" => Boilerplate::Cookies,
        "copyright" => Boilerplate::Copyright,
        "mail" => return Some(Section::Mail(MailField::Other)),
        "subject" => return Some(Section::Mail(MailField::Subject)),
        _ => return None,
    }))
}

/// Looks up a line of a page. `key` is scratch space.
pub(in crate::layout) fn find(line: &str, key: &mut String) -> Option<Phrase> {
    let phrases = phrases();
    let first = line.trim_start_matches(|c: char| !c.is_alphanumeric()).split([' ', '\u{A0}']).next();
    normalize(first.unwrap_or_default(), key);
    if !phrases.first_words.contains(key.as_str()) && !key.contains(' ') {
        return None;
    }
    // No phrase is longer, so of a longer line the beginning will do.
    let most = if line.len() > LONGEST { LONGEST_BEGINNING } else { line.len() };
    let head = floor_char_boundary(line, most);
    normalize(&line[..head], key);
    if let Some(&phrase) = phrases.whole.get(key.as_str()).filter(|_| head == line.len()) {
        return Some(phrase);
    }
    let mut ends = key.match_indices(' ').map(|(at, _)| at).take(BEGINNING);
    ends.find_map(|end| phrases.beginnings.get(&key[..end]).copied())
}

/// Whether a line ends with the credit of a picture: `The bridge in May. Photo: Ann Lee`. `key` is scratch space.
pub(in crate::layout) fn ends_in_credit(line: &str, key: &mut String) -> bool {
    let Some(colon) = line.rfind(": ").filter(|&at| line.len() - at <= 48) else { return false };
    normalize(line[..colon].rsplit([' ', '\u{A0}']).next().unwrap_or_default(), key);
    key.push(':');
    phrases().beginnings.get(key.as_str()).is_some_and(|phrase| phrase.reason == Boilerplate::Caption)
}

/// The field of a mail's head of this name, in any case. `key` is scratch space.
pub(in crate::layout) fn mail_field(name: &str, key: &mut String) -> Option<MailField> {
    normalize(name, key);
    phrases().mail_fields.get(key.as_str()).copied()
}

/// Lower case, numbers as `#`, one space between words, and of the marks only those that phrases are told by.
fn normalize(line: &str, key: &mut String) {
    key.clear();
    for c in line.chars() {
        let before = key.chars().next_back();
        if c.is_ascii_digit() {
            if before != Some('#') {
                key.push('#');
            }
        } else if c.is_alphabetic() || c == '&' || c == '@' || (c == ':' && before.is_some_and(|b| b != ' '))
        {
            if c.is_ascii() { key.push(c.to_ascii_lowercase()) } else { key.extend(c.to_lowercase()) }
        } else if matches!(c, ':' | '：') && before == Some(' ') && !key.trim_end().is_empty() {
            // French sets a space before it.
            key.truncate(key.trim_end().len());
            key.push(':');
        } else if matches!(c, '\'' | '’') {
            key.push('\'');
        } else if c == '-' && before.is_some_and(char::is_alphabetic) {
            key.push('-');
        } else if matches!(c, '.' | ',') && before == Some('#') {
            // "1,204" and "1.2" are one number.
        } else if before.is_some_and(|b| b != ' ') {
            key.push(' ');
        }
    }
    let end = key.trim_end_matches([' ', ':', '-', '\'']).len();
    key.truncate(end);
    let start = key.len() - key.trim_start_matches(['\'', ' ']).len();
    key.drain(..start);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_section_is_known_and_every_phrase_can_be_found() {
        let mut key = String::new();
        for file in FILES {
            let mut section = None;
            for line in lines(file) {
                if let Some(name) = line.strip_prefix('[') {
                    section = section_named(name.trim_end_matches(']'));
                    assert!(section.is_some(), "no section {name}");
                } else if let Some(Section::Boilerplate(_)) = section {
                    // A line of a page: a number for each `#`, a name for each `*`.
                    let page = line.trim_start_matches("~ ").replace('#', "12").replace(" *", " Anna");
                    let most = if line.ends_with('*') { LONGEST_BEGINNING } else { LONGEST };
                    assert!(line.len() <= most, "{line:?} is too long");
                    let found = find(&page, &mut key);
                    assert!(found.is_some(), "{line:?} is not found as {page:?}, but looked up as {key:?}");
                }
            }
        }
    }
}
