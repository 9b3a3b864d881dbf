//! Scripts without spaces between words: pairs of characters stand for words.

use super::Terms;
use crate::language::StopWords;
use crate::unicode::Script;
use std::ops::Range;

/// The script of a UAX #29 segment that is one character of a script without spaces, with its marks. A
/// Katakana word is none: UAX #29 keeps it whole.
#[inline]
pub(super) fn script_of(segment: &str) -> Option<Script> {
    // The first of these scripts starts at U+0E00, whose first byte is 0xE0.
    if segment.as_bytes().first().is_none_or(|&byte| byte < 0xE0) {
        return None;
    }
    let mut chars = segment.chars();
    let script = chars.next().and_then(Script::of).filter(|script| script.is_unspaced())?;
    let word = script == Script::Kana && chars.any(|c| Script::of(c) == Some(Script::Kana));
    (!word).then_some(script)
}

/// Neighbouring characters of one script without spaces.
pub(super) struct Run<'a> {
    sentence: &'a str,
    stop_words: &'a StopWords,
    script: Option<Script>,
    /// Where each character starts in the sentence, and where the last one ends.
    places: Vec<usize>,
}

impl<'a> Run<'a> {
    pub(super) fn new(sentence: &'a str, stop_words: &'a StopWords) -> Self {
        Run { sentence, stop_words, script: None, places: Vec::new() }
    }

    /// Whether there are characters that were not put out.
    pub(super) fn is_open(&self) -> bool {
        self.script.is_some()
    }

    /// Adds a character, after the run before it was put out where it does not go on with it.
    pub(super) fn extend(&mut self, start: usize, segment: &str, script: Script, terms: &mut Terms<'_>) {
        if self.script != Some(script) || self.places.last() != Some(&start) {
            self.finish(terms);
            self.script = Some(script);
            self.places.push(start);
        }
        self.places.push(start + segment.len());
    }

    /// Puts out the words of the run, if there is one, and empties it.
    #[inline]
    pub(super) fn finish(&mut self, terms: &mut Terms<'_>) {
        if let Some(script) = self.script {
            self.script = None;
            self.put_out(script, terms);
            self.places.clear();
        }
    }

    /// Stop words by the longest match from the left, and the pairs of characters between them.
    fn put_out(&self, script: Script, terms: &mut Terms<'_>) {
        let count = self.places.len() - 1;
        let mut pending = 0;
        let mut at = 0;
        while at < count {
            let length = if script == Script::Kana { 1 } else { self.stop_word_at(at) };
            if length > 0 {
                self.put_out_pairs(pending, at, terms);
                let range = self.range(at, at + length);
                terms.push_stop_word(range.clone(), &self.sentence[range]);
                pending = at + length;
            }
            at += length.max(1);
        }
        self.put_out_pairs(pending, count, terms);
    }

    fn put_out_pairs(&self, from: usize, to: usize, terms: &mut Terms<'_>) {
        if to - from == 1 {
            self.put_out_term(from, to, terms);
        }
        for at in from + 1..to {
            self.put_out_term(at - 1, at + 1, terms);
        }
    }

    /// The number of characters of the longest stop word that starts at one; 0 where none does.
    fn stop_word_at(&self, at: usize) -> usize {
        let start = self.places[at];
        let first = self.sentence[start..].chars().next();
        let longest = first.map_or(0, |first| self.stop_words.longest_from(first));
        let ends = self.places[at + 1..].iter().take_while(|&&end| end <= start + longest);
        let most = ends.count();
        (1..=most)
            .rev()
            .find(|length| self.stop_words.contains(&self.sentence[self.range(at, at + length)]))
            .unwrap_or(0)
    }

    fn put_out_term(&self, from: usize, to: usize, terms: &mut Terms<'_>) {
        let range = self.range(from, to);
        terms.push(range.clone(), &self.sentence[range]);
    }

    /// Where some of the characters stand in the sentence.
    fn range(&self, from: usize, to: usize) -> Range<usize> {
        self.places[from]..self.places[to]
    }
}
