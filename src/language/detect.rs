//! Which language a text is in: its script first, then a vote of stop words and letters over its first part.
//!
//! All that a language says about itself here comes out of its list of stop words: the script it is written in, the
//! letters it uses, and the words. So a new language needs nothing but its folder.

use super::data::lines;
use super::{FILES, Language, Script, fold, words};
use hashbrown::HashMap;
use std::sync::OnceLock;

/// The most of a text that is read, in bytes.
const SAMPLE: usize = 4096;

/// Sets of languages, one bit each.
type Languages = u64;

const _: () = assert!(Language::ALL.len() <= Languages::BITS as usize);

pub(super) fn detect(text: &str) -> Language {
    let sample = &text[..floor_char_boundary(text, SAMPLE)];
    Evidence::all().language_of(sample)
}

/// What speaks for which languages; compiled once a process.
struct Evidence {
    /// The languages written in each script, by its number.
    of_script: [Languages; Script::COUNT],
    of_word: HashMap<&'static str, Languages>,
    /// For the letters of scripts that several languages share.
    of_letter: HashMap<char, Languages>,
}

impl Evidence {
    fn all() -> &'static Evidence {
        static ALL: OnceLock<Evidence> = OnceLock::new();
        ALL.get_or_init(Evidence::compile)
    }

    fn compile() -> Evidence {
        let mut evidence =
            Evidence { of_script: [0; Script::COUNT], of_word: HashMap::new(), of_letter: HashMap::new() };
        for (number, files) in FILES.iter().enumerate() {
            let bit = 1 << number;
            let mut letters = [0_usize; Script::COUNT];
            for word in lines(files.stop_words) {
                *evidence.of_word.entry(word).or_default() |= bit;
                for c in word.chars() {
                    if let Some(script) = Script::of(c) {
                        letters[script as usize] += 1;
                        if !c.is_ascii() {
                            *evidence.of_letter.entry(c).or_default() |= bit;
                        }
                    }
                }
            }
            let total: usize = letters.iter().sum();
            for (of_script, count) in evidence.of_script.iter_mut().zip(letters) {
                // Serbian has two scripts; a few letters of a second one make none.
                if count * 4 > total {
                    *of_script |= bit;
                }
            }
        }
        evidence
    }

    fn language_of(&self, sample: &str) -> Language {
        let Some(script) = main_script(sample) else { return Language::Unknown };
        let candidates = self.of_script[script as usize];
        match candidates.count_ones() {
            0 => Language::Unknown,
            1 => Language::ALL[candidates.trailing_zeros() as usize],
            _ => self.vote(sample, candidates),
        }
    }

    /// The candidate that most words and letters speak for.
    fn vote(&self, sample: &str, candidates: Languages) -> Language {
        let mut votes = [0_u32; Languages::BITS as usize];
        let mut hits = [0_u32; Languages::BITS as usize];
        let mut total = 0;
        let mut folded = String::new();
        for (_, word) in words(sample) {
            folded.clear();
            fold(word, Language::Unknown, &mut folded);
            total += 1;
            if let Some(of_word) = self.of_word.get(folded.as_str()) {
                let of_word = of_word & candidates;
                let weight = WORD + WORD * 2 / of_word.count_ones().max(1);
                each(of_word, |number| {
                    votes[number] += weight;
                    hits[number] += 1;
                });
            }
            for c in folded.chars().filter(|c| !c.is_ascii()) {
                if let Some(of_letter) = self.of_letter.get(&c) {
                    let of_letter = of_letter & candidates;
                    let weight = LETTER / of_letter.count_ones().max(1);
                    each(of_letter, |number| {
                        votes[number] += weight;
                        hits[number] += u32::from(weight > 1);
                    });
                }
            }
        }
        // The first of those with the most votes, so that ties have one answer.
        let best = (0..Language::ALL.len()).rev().max_by_key(|&number| votes[number]);
        best.filter(|&number| hits[number] * FEWEST > total)
            .map_or(Language::Unknown, |number| Language::ALL[number])
    }
}

const WORD: u32 = 6;
const LETTER: u32 = 8;
const FEWEST: u32 = 12;

/// The script of most letters. Japanese has more Han than Kana at times, so a tenth of Kana is enough against Han.
fn main_script(sample: &str) -> Option<Script> {
    let mut counts = [0_usize; Script::COUNT];
    for c in sample.chars() {
        if let Some(script) = Script::of(c) {
            counts[script as usize] += 1;
        }
    }
    counts[Script::Other as usize] = 0;
    if counts[Script::Kana as usize] * 10 > counts[Script::Han as usize] {
        counts[Script::Kana as usize] += std::mem::take(&mut counts[Script::Han as usize]);
    }
    Script::ALL
        .into_iter()
        .rev()
        .max_by_key(|&script| counts[script as usize])
        .filter(|&script| counts[script as usize] > 0)
}

/// Calls `visit` with the number of each language of a set.
#[inline]
fn each(mut languages: Languages, mut visit: impl FnMut(usize)) {
    while languages != 0 {
        visit(languages.trailing_zeros() as usize);
        languages &= languages - 1;
    }
}

/// `str::floor_char_boundary`, which the crate's rust-version does not have yet.
fn floor_char_boundary(text: &str, index: usize) -> usize {
    (0..=index.min(text.len())).rev().find(|&i| text.is_char_boundary(i)).unwrap_or(0)
}
