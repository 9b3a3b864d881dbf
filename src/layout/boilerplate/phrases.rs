//! What pages say around their texts: the `page.txt` of each language, and looking a line up in them.
//!
//! All languages of a line's script are looked up at once: an English button on a French page is a button.
//! The files of a script are read when the first line of it is met.

use crate::Language;
use crate::document::Boilerplate;
use crate::language::entries;
use crate::unicode::Script;
use crate::unicode::boundary::floor_char_boundary;
use crate::unicode::letter::{is_alphabetic, is_alphanumeric, is_numeric};
use crate::unicode::word_filter::WordFilter;
use crate::unicode::{lower_case_of, words};
use hashbrown::{HashMap, HashSet};
use std::sync::OnceLock;

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

/// What a word of a notice does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::layout) enum Speech {
    /// It is about the page or the mail: "link", "subscription".
    About,
    /// It addresses the reader, or the site speaks: "your", "our".
    Reader,
    /// An author speaks of himself: "my".
    Author,
}

/// The words of a notice in one language that a text has.
#[derive(Debug, Default)]
pub(in crate::layout) struct Speeches(Vec<(&'static str, Speech)>);

impl Speeches {
    pub(in crate::layout) fn of(&self, speech: Speech) -> impl Iterator<Item = &'static str> {
        self.0.iter().filter(move |(_, of)| *of == speech).map(|(word, _)| *word)
    }
}

/// What a section of a file holds.
#[derive(Clone, Copy, Debug)]
enum Section {
    /// Phrases, and whether they are weak.
    Boilerplate(Boilerplate, bool),
    Mail(MailField),
    Notice(Speech),
    Wrote,
    Chat,
}

/// The phrases of one script.
#[derive(Debug)]
struct Phrases {
    /// Whether spaces part the words of the script. Where they do not, the keys have none.
    spaced: bool,
    whole: HashMap<&'static str, Phrase>,
    beginnings: HashMap<&'static str, Phrase>,
    /// The words that phrases begin with, or the characters where words are not parted: most lines are told
    /// by theirs to be none.
    first_words: HashSet<&'static str>,
    mail_fields: HashMap<&'static str, MailField>,
    /// The words that say who wrote what is quoted below.
    wrote: HashSet<&'static str>,
    /// What chats say of themselves.
    chat: HashSet<&'static str>,
    /// The words of notices, and what each does in which language.
    notices: HashMap<&'static str, Vec<(usize, Speech)>>,
    may_be_notice: WordFilter,
    languages: usize,
}

/// No phrase of the files has more bytes, as a test holds.
const LONGEST: usize = 96;
/// No beginning has more bytes, with the space behind it.
const LONGEST_BEGINNING: usize = 68;
/// The most words that a beginning has, and characters where words are not parted.
const BEGINNING: (usize, usize) = (6, 20);

/// The script that a line's phrases are looked up in: that of its first letter beyond ASCII, for names of
/// sites and products are Latin everywhere.
fn script_of(line: &str) -> Script {
    let near = &line.as_bytes()[..line.len().min(LONGEST)];
    // No letter's first byte is 0xC2 or 0xE2, but those of quotation marks and dashes are.
    if near.is_ascii() || near.iter().all(|&byte| byte < 0xC3 || byte == 0xE2) {
        return Script::Latin;
    }
    let mut beyond = line.chars().take(LONGEST).filter(|c| !c.is_ascii());
    beyond.find_map(Script::of).unwrap_or(Script::Latin)
}

impl Phrases {
    fn of(line: &str) -> &'static Phrases {
        static PHRASES: [OnceLock<Phrases>; Script::COUNT] = [const { OnceLock::new() }; Script::COUNT];
        let script = match script_of(line) {
            Script::Kana => Script::Han, // Japanese phrases are in either
            script => script,
        };
        PHRASES[script as usize].get_or_init(|| Phrases::read(script))
    }

    fn read(script: Script) -> Phrases {
        let kana = (script == Script::Han).then_some(Script::Kana);
        let files = || [script].into_iter().chain(kana).flat_map(Language::page_files);
        // A phrase has some seventeen bytes in its file, and every other one a first word of its own.
        let about = files().map(str::len).sum::<usize>() / 17;
        let mut phrases = Phrases {
            spaced: !script.is_unspaced(),
            whole: HashMap::with_capacity(about),
            beginnings: HashMap::with_capacity(about / 4),
            first_words: HashSet::with_capacity(about / 2),
            mail_fields: HashMap::new(),
            wrote: HashSet::new(),
            chat: HashSet::new(),
            notices: HashMap::new(),
            may_be_notice: WordFilter::default(),
            languages: 0,
        };
        for file in files() {
            phrases.add_file(file);
        }
        phrases
    }

    fn add_file(&mut self, file: &'static str) {
        let mut name = "";
        let mut section = None;

        for (of, entry) in entries(file) {
            if of != name {
                (name, section) = (of, section_named(of));
            }
            match section {
                Some(Section::Boilerplate(reason, weak)) => self.add(entry, reason, weak),
                Some(Section::Mail(field)) => {
                    self.mail_fields.entry(entry).or_insert(field);
                }
                Some(Section::Notice(speech)) => {
                    self.may_be_notice.add(entry);
                    self.notices.entry(entry).or_default().push((self.languages, speech));
                }
                Some(Section::Wrote) => {
                    self.wrote.insert(entry);
                }
                Some(Section::Chat) => {
                    self.chat.insert(entry);
                }
                None => {}
            }
        }
        self.languages += 1;
    }

    fn add(&mut self, entry: &'static str, reason: Boilerplate, weak: bool) {
        let end = if self.spaced { entry.find(' ') } else { entry.chars().next().map(char::len_utf8) };
        let first = &entry[..end.unwrap_or(entry.len())];
        self.first_words.insert(first.trim_end_matches([':', '-', '\'']));
        match entry.strip_suffix(" *") {
            Some(beginning) => {
                self.beginnings.entry(beginning).or_insert(Phrase { reason, weak, whole: false })
            }
            None => self.whole.entry(entry).or_insert(Phrase { reason, weak, whole: true }),
        };
    }

    /// Whether a line may be a phrase, by what it starts with.
    fn may_hold(&self, line: &str, key: &mut String) -> bool {
        let line = line.trim_start_matches(|c: char| !is_alphanumeric(c));
        let end =
            if self.spaced { line.find([' ', '\u{A0}']) } else { line.chars().next().map(char::len_utf8) };
        self.normalize(&line[..end.unwrap_or(line.len())], key);
        self.first_words.contains(key.as_str()) || key.contains(' ')
    }

    /// The beginning that a line, normalized, starts with.
    fn beginning(&self, key: &str) -> Option<Phrase> {
        let find = |end: usize| self.beginnings.get(&key[..end]).copied();
        if self.spaced {
            return key.match_indices(' ').map(|(at, _)| at).take(BEGINNING.0).find_map(find);
        }
        key.char_indices().skip(1).map(|(at, _)| at).take(BEGINNING.1).find_map(find)
    }

    /// Lower case, numbers as `#`, one space between words, and of the marks only those that phrases are told
    /// by.
    fn normalize(&self, line: &str, key: &mut String) {
        key.clear();
        for c in line.chars() {
            let before = key.chars().next_back();
            // Arabic and Hindi have digits of their own.
            if c.is_ascii_digit() || (!c.is_ascii() && is_numeric(c)) {
                if before != Some('#') {
                    key.push('#');
                }
            } else if is_alphabetic(c)
                || is_sign(c)
                || c == '&'
                || c == '@'
                || (c == ':' && before.is_some_and(|b| b != ' '))
            {
                if c.is_ascii() {
                    key.push(c.to_ascii_lowercase());
                } else {
                    // A Turkish capital with a dot becomes a letter and a dot of its own.
                    key.extend(lower_case_of(c).filter(|&c| c != '\u{307}'));
                }
            } else if matches!(c, ':' | '：') && before.is_some() && !key.trim_end().is_empty() {
                // French sets a space before it.
                key.truncate(key.trim_end().len());
                key.push(':');
            } else if matches!(c, '\'' | '’') {
                key.push('\'');
            } else if c == '-' && before.is_some_and(char::is_alphabetic) {
                key.push('-');
            } else if matches!(c, '.' | ',') && before == Some('#') {
                // "1,204" and "1.2" are one number.
            } else if self.spaced && before.is_some_and(|b| b != ' ') {
                key.push(' ');
            }
        }
        let end = key.trim_end_matches([' ', ':', '-', '\'']).len();
        key.truncate(end);
        let start = key.len() - key.trim_start_matches(['\'', ' ']).len();
        key.drain(..start);
    }
}

/// Whether a character is part of a word though Unicode calls it no letter: Hindi's dot and virama, Thai's
/// tones.
fn is_sign(c: char) -> bool {
    matches!(c, '\u{93C}' | '\u{94D}' | '\u{E47}'..='\u{E4E}')
}

/// The names of sections, `weak` behind a comma where the phrase alone is not enough.
fn section_named(name: &str) -> Option<Section> {
    let (reason, weak) = name.strip_suffix(", weak").map_or((name, false), |reason| (reason, true));
    let reason = match reason {
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
        "signature" => Boilerplate::Signature,
        "wrote" if !weak => return Some(Section::Wrote),
        "chat" if !weak => return Some(Section::Chat),
        "mail" if !weak => return Some(Section::Mail(MailField::Other)),
        "subject" if !weak => return Some(Section::Mail(MailField::Subject)),
        "notice" if !weak => return Some(Section::Notice(Speech::About)),
        "reader" if !weak => return Some(Section::Notice(Speech::Reader)),
        "author" if !weak => return Some(Section::Notice(Speech::Author)),
        _ => return None,
    };
    Some(Section::Boilerplate(reason, weak))
}

/// Looks up a line of a page. `key` is scratch space.
pub(in crate::layout) fn find(line: &str, key: &mut String) -> Option<Phrase> {
    let phrases = Phrases::of(line);
    if !phrases.may_hold(line, key) {
        return None;
    }
    // No phrase is longer, so of a longer line the beginning will do.
    let most = if line.len() > LONGEST { LONGEST_BEGINNING } else { line.len() };
    let head = floor_char_boundary(line, most);
    phrases.normalize(&line[..head], key);
    if let Some(&phrase) = phrases.whole.get(key.as_str()).filter(|_| head == line.len()) {
        return Some(phrase);
    }
    phrases.beginning(key)
}

/// Whether a line ends with the credit of a picture: `The bridge in May. Photo: Ann Lee`. `key` is scratch
/// space.
pub(in crate::layout) fn ends_in_credit(line: &str, key: &mut String) -> bool {
    // Two names, or a name and an agency.
    let Some(colon) = line.rfind(": ").filter(|&at| line.len() - at <= 48) else { return false };
    let label = line[..colon].rsplit([' ', '\u{A0}']).next().unwrap_or_default();
    let phrases = Phrases::of(label);
    phrases.normalize(label, key);
    key.push(':');
    phrases.beginnings.get(key.as_str()).is_some_and(|phrase| phrase.reason == Boilerplate::Caption)
}

/// The field of a mail's head of this name, in any case. `key` is scratch space.
pub(in crate::layout) fn mail_field(name: &str, key: &mut String) -> Option<MailField> {
    let phrases = Phrases::of(name);
    phrases.normalize(name, key);
    phrases.mail_fields.get(key.as_str()).copied()
}

/// What the words of a notice in any one language make of a text: the first answer is it.
pub(in crate::layout) fn speech<T>(s: &str, judge: impl Fn(Speeches) -> Option<T>) -> Option<T> {
    let phrases = Phrases::of(s);
    let mut found: Vec<(usize, &'static str, Speech)> = Vec::new();
    let mut add = |(&word, speeches): (&&'static str, &Vec<(usize, Speech)>)| {
        found.extend(speeches.iter().map(|&(language, speech)| (language, word, speech)));
    };
    if phrases.spaced {
        let mut key = String::new();
        for (_, word) in words(s).filter(|(_, word)| phrases.may_be_notice.may_hold(word)) {
            key.clear();
            if word.is_ascii() {
                key.push_str(word);
                key.make_ascii_lowercase();
            } else {
                key.extend(word.chars().flat_map(lower_case_of).map(|c| if c == '’' { '\'' } else { c }));
            }
            phrases.notices.get_key_value(key.as_str()).into_iter().for_each(&mut add);
        }
    } else {
        phrases.notices.iter().filter(|(word, _)| s.contains(**word)).for_each(&mut add);
    }
    found.sort_unstable_by_key(|&(language, word, _)| (language, word));
    found.chunk_by(|a, b| a.0 == b.0).find_map(|of_language| {
        judge(Speeches(of_language.iter().map(|&(_, word, speech)| (word, speech)).collect()))
    })
}

/// Whether a line's last words say that somebody wrote what follows. `key` is scratch space.
pub(in crate::layout) fn ends_in_wrote(line: &str, key: &mut String) -> bool {
    // "Ann Lee <ann@example.org> wrote:", "schrieb Ann Lee:", "a écrit :", and "Ann Lee 写道：": any of the words.
    let phrases = Phrases::of(line);
    if phrases.wrote.is_empty() {
        return false;
    }
    phrases.normalize(line, key);
    phrases.wrote.iter().any(|word| {
        let ends = |at: usize| key[..at].ends_with(' ') || at == 0 || !phrases.spaced;
        let closes = |end: usize| key[end..].starts_with([' ', ':']) || end == key.len() || !phrases.spaced;
        key.match_indices(*word).any(|(at, _)| ends(at) && closes(at + word.len()))
    })
}

/// Whether a message is the chat's own. `key` is scratch space.
pub(in crate::layout) fn is_chat_notice(line: &str, key: &mut String) -> bool {
    if line.len() > LONGEST {
        return false;
    }
    let phrases = Phrases::of(line);
    phrases.normalize(line, key);
    let beginning = || key.match_indices(' ').map(|(at, _)| &key[..at]).take(BEGINNING.0);
    phrases.chat.contains(key.as_str())
        || beginning().any(|start| {
            let mut entry = String::with_capacity(start.len() + 2);
            entry.push_str(start);
            entry.push_str(" *");
            phrases.chat.contains(entry.as_str())
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_section_is_known_and_every_phrase_can_be_found() {
        let mut key = String::new();
        for script in Script::ALL {
            for (section, phrase) in Language::page_files(script).flat_map(entries) {
                assert!(section_named(section).is_some(), "no section {section:?}");
                match section_named(section) {
                    None => {}
                    Some(Section::Wrote) => {
                        assert!(ends_in_wrote(&format!("Ann Lee {phrase}:"), &mut key), "{phrase}");
                    }
                    Some(Section::Chat) => {
                        let line = phrase.replace('#', "12").replace(" *", " Anna");
                        assert!(is_chat_notice(&line, &mut key), "{phrase}");
                    }
                    Some(Section::Mail(field)) => {
                        assert_eq!(mail_field(phrase, &mut key), Some(field), "{phrase}");
                    }
                    Some(Section::Notice(speech_of)) => {
                        let is_found = |speeches: Speeches| speeches.of(speech_of).any(|word| word == phrase);
                        assert_eq!(
                            speech(phrase, |found| is_found(found).then_some(())),
                            Some(()),
                            "{phrase}"
                        );
                    }
                    Some(Section::Boilerplate(..)) => {
                        // A line of a page: a number for each `#`, a name for each `*`.
                        let page = phrase.replace('#', "12").replace(" *", " Anna");
                        let most = if phrase.ends_with('*') { LONGEST_BEGINNING } else { LONGEST };
                        assert!(phrase.len() <= most, "{phrase:?} is too long");
                        let found = find(&page, &mut key);
                        assert!(
                            found.is_some(),
                            "{phrase:?} is not found as {page:?}, but looked up as {key:?}"
                        );
                    }
                }
            }
        }
    }
}
