//! Which language a text is in: a vote of stop words over its first part.

use super::Language;

/// The most of a text that is read, in bytes.
const SAMPLE: usize = 4096;

pub(super) fn detect(text: &str) -> Language {
    let sample = &text[..text.floor_char_boundary_at(SAMPLE)];
    let mut votes = vec![0_u32; Language::ALL.len()];
    for word in sample.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
        let word = word.to_lowercase();
        for (vote, language) in votes.iter_mut().zip(Language::ALL) {
            *vote += u32::from(language.is_stop_word(&word));
        }
    }
    let most = votes.iter().copied().max().unwrap_or(0);
    let first = votes.iter().position(|&vote| vote == most && vote > 0);
    first.map_or(Language::Unknown, |index| Language::ALL[index])
}

/// `str::floor_char_boundary`, which the crate's rust-version does not have yet.
trait FloorCharBoundary {
    fn floor_char_boundary_at(&self, index: usize) -> usize;
}

impl FloorCharBoundary for str {
    fn floor_char_boundary_at(&self, index: usize) -> usize {
        (0..=index.min(self.len())).rev().find(|&i| self.is_char_boundary(i)).unwrap_or(0)
    }
}
