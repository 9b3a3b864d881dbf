//! Which language a text is in: its script first, then a vote of stop words and letters over its first part.
//!
//! What a language says about itself here is its scripts, and its list of stop words: the letters it uses,
//! and the words. So a new language needs nothing but its folder and its line. Only the lists of the text's
//! script are read.

use super::reader::lines;
use super::{Language, TABLE, fold};
use crate::unicode::boundary::floor_char_boundary;
use crate::unicode::{Script, WordMap, lower_case, text_key, words};
use std::borrow::Cow;
use std::sync::OnceLock;

/// The most of a text that is read, in bytes.
pub(super) const SAMPLE: usize = 4096;

/// The letters whose script is looked at.
const LETTERS: usize = 512;

/// The bytes of stop words for each different one, about: the Latin lists have 7.4, those of other scripts
/// more.
const BYTES_A_WORD: usize = 8;

/// Sets of languages, one bit each.
type Languages = u64;

/// The scripts of more than one language have their letters below this code point.
const ALPHABETS_END: usize = 0x2000;

const LANGUAGES: usize = Language::ALL.len();
const _: () = assert!(LANGUAGES <= Languages::BITS as usize);

pub(super) fn detect(text: &str) -> Language {
    let sample = &text[..floor_char_boundary(text, SAMPLE)];
    let Some(script) = Script::of_most(sample, LETTERS) else { return Language::Unknown };
    let mut candidates = candidates(script);
    match (candidates.next(), candidates.next()) {
        (None, _) => Language::Unknown,
        (Some(only), None) => Language::ALL[only],
        _ => Evidence::of(script).vote(sample),
    }
}

/// The numbers of the languages that are written in a script.
fn candidates(script: Script) -> impl Iterator<Item = usize> + Clone {
    (0..LANGUAGES).filter(move |&number| TABLE[number].scripts.contains(&script))
}

/// The evidence for each of a script's languages; compiled once per process.
struct Evidence {
    words: WordMap<Languages>,
    /// By code point: of the letters up to the end of the alphabets, those beyond ASCII.
    letters: Vec<Languages>,
}

impl Evidence {
    fn of(script: Script) -> &'static Evidence {
        static EVIDENCE: [OnceLock<Evidence>; Script::COUNT] = [const { OnceLock::new() }; Script::COUNT];
        EVIDENCE[script as usize].get_or_init(|| Evidence::compile(candidates(script)))
    }

    fn compile(languages: impl Iterator<Item = usize> + Clone) -> Evidence {
        let bytes = languages.clone().map(|number| TABLE[number].files.stop_words.len()).sum::<usize>();
        let words = WordMap::with_capacity(bytes / BYTES_A_WORD);
        let mut evidence = Evidence { words, letters: vec![0; ALPHABETS_END] };
        for number in languages {
            let bit = 1 << number;
            for word in lines(TABLE[number].files.stop_words) {
                *evidence.words.entry(Cow::Borrowed(word)) |= bit;
                if !word.is_ascii() {
                    for c in word.chars().filter(|c| !c.is_ascii()) {
                        if let Some(languages) = evidence.letters.get_mut(c as usize) {
                            *languages |= bit;
                        }
                    }
                }
            }
        }
        evidence
    }

    /// The candidate with the most evidence from words and letters.
    fn vote(&self, sample: &str) -> Language {
        let mut count = Count { votes: [0; LANGUAGES], hits: [0; LANGUAGES], words: 0, foreign: 0 };
        let mut folded = String::new();
        for (_, word) in words(sample) {
            count.words += 1;
            let key = text_key(word.as_bytes()).filter(|_| word.is_ascii());
            let known = if let Some(key) = key {
                self.words.get_key(lower_case(key))
            } else {
                folded.clear();
                fold(word, Language::Unknown, &mut folded);
                self.words.get(&folded)
            };
            if let Some(&languages) = known {
                count.add(languages, WORD_COMMON, WORD_SHARED);
            }
            if key.is_none() && !folded.is_ascii() {
                // Where no list says whose letters these are, they are not English.
                count.foreign += u32::from(!cfg!(feature = "languages"));
                for &languages in folded.chars().filter_map(|c| self.letters.get(c as usize)) {
                    count.add(languages, 0, LETTER_SHARED);
                }
            }
            if count.words % CHECKED == 0 && count.is_decided() {
                break;
            }
        }
        count.winner()
    }
}

/// What a stop word adds to the votes of each of its languages: a fixed part, and a part that its languages
/// share. Stop words of one language alone thus weigh most, and the letter a of nearly all hardly more than
/// the fixed part.
const WORD_COMMON: u32 = 6;
const WORD_SHARED: u32 = 12;

/// What the languages of a letter share; a letter of many languages adds nothing.
const LETTER_SHARED: u32 = 8;

/// One word in this many must be evidence for the winner. In running text every second or third is a stop
/// word. Where English alone has its list, none outvotes it on the words it shares with others: a tenth of
/// those of Danish, `for`, `at`, `i`.
const WORDS_A_HIT: u32 = if cfg!(feature = "languages") { 12 } else { 5 };

/// After every `CHECKED` words the vote ends if it is decided: if the first leads the second by the votes of
/// some seven words that are its own alone.
const CHECKED: u32 = 32;
const DECIDED: u32 = 120;

/// A vote being counted, by the numbers of the languages.
struct Count {
    votes: [u32; LANGUAGES],
    /// Words and distinctive letters that were evidence for the language.
    hits: [u32; LANGUAGES],
    words: u32,
    /// Words with letters that no list knows; each outweighs a hit.
    foreign: u32,
}

impl Count {
    fn add(&mut self, mut languages: Languages, common: u32, shared: u32) {
        let votes = common + shared / languages.count_ones().max(1);
        // Two languages have a letter at least half to themselves; more do not tell enough.
        let hit = u32::from(votes > 1);
        while languages != 0 {
            let number = languages.trailing_zeros() as usize;
            self.votes[number] += votes;
            self.hits[number] += hit;
            languages &= languages - 1;
        }
    }

    fn is_decided(&self) -> bool {
        let (mut first, mut second) = (0, 0);
        for &votes in &self.votes {
            second = second.max(votes.min(first));
            first = first.max(votes);
        }
        first >= second + DECIDED
    }

    /// The language with the most votes, of equal ones the first of the table; `Unknown` if too few words
    /// were evidence for it.
    fn winner(&self) -> Language {
        let most = self.votes.iter().copied().max().unwrap_or(0);
        let winner = (0..LANGUAGES).find(|&number| self.votes[number] == most);
        let least = self.words + WORDS_A_HIT * self.foreign;
        let spoken = winner.filter(|&number| self.hits[number] * WORDS_A_HIT > least);
        spoken.map_or(Language::Unknown, |number| Language::ALL[number])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scripts_of_the_table_are_those_of_the_lists() {
        for (language, row) in
            Language::ALL.iter().zip(TABLE).filter(|(language, _)| language.has_word_lists())
        {
            let mut counts = [0_usize; Script::COUNT];
            for script in lines(row.files.stop_words).filter_map(|word| word.chars().find_map(Script::of)) {
                counts[script as usize] += 1;
            }
            let total: usize = counts.iter().sum();
            let of_lists: Vec<_> =
                Script::ALL.into_iter().filter(|&script| counts[script as usize] * 4 > total).collect();
            let mut of_table = row.scripts.to_vec();
            of_table.sort_by_key(|&script| script as usize);
            assert_eq!(of_table, of_lists, "{language}");
        }
    }
}
