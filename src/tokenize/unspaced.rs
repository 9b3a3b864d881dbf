//! Scripts without spaces between words: pairs of characters stand for words.

use super::Terms;
use super::words::Normalizer;
use crate::language::Script;

/// The most characters of a stop word that is looked for in a run.
const LONGEST_STOP_WORD: usize = 6;

/// The script of a UAX #29 segment that is one character of a script without spaces, with its marks. A Katakana word
/// is none: UAX #29 keeps it whole.
pub(super) fn script_of(segment: &str) -> Option<Script> {
    let mut chars = segment.chars();
    let script = chars.next().and_then(Script::of).filter(|script| script.is_unspaced())?;
    let word = script == Script::Kana && chars.any(|c| Script::of(c) == Some(Script::Kana));
    (!word).then_some(script)
}

/// Neighbouring characters of one script without spaces.
#[derive(Default)]
pub(super) struct Run {
    script: Option<Script>,
    /// Where each character starts in the sentence, and where the last one ends.
    places: Vec<usize>,
}

impl Run {
    /// Adds a character, after the run before it was put out where it does not go on with it.
    pub(super) fn extend(
        &mut self,
        start: usize,
        segment: &str,
        script: Script,
        sentence: &str,
        normalizer: &Normalizer<'_>,
        terms: &mut Terms<'_>,
    ) {
        if self.script != Some(script) || self.places.last() != Some(&start) {
            self.finish(sentence, normalizer, terms);
            self.script = Some(script);
            self.places.push(start);
        }
        self.places.push(start + segment.len());
    }

    /// Puts out the words of the run and empties it: its stop words by the longest match from the left, and the pairs
    /// of characters between them.
    pub(super) fn finish(&mut self, sentence: &str, normalizer: &Normalizer<'_>, terms: &mut Terms<'_>) {
        let Some(script) = self.script.take() else { return };
        let count = self.places.len() - 1;
        let text = |from: usize, to: usize| &sentence[self.places[from]..self.places[to]];
        let mut pending = 0;
        let mut at = 0;
        while at < count {
            let length = if script == Script::Kana {
                1
            } else {
                let most = LONGEST_STOP_WORD.min(count - at);
                (1..=most).rev().find(|n| normalizer.is_stop_word(text(at, at + n))).unwrap_or(0)
            };
            if length > 0 {
                push_pairs(pending, at, &text, terms);
                terms.push_stop_word(text(at, at + length));
                pending = at + length;
            }
            at += length.max(1);
        }
        push_pairs(pending, count, &text, terms);
        self.places.clear();
    }
}

fn push_pairs<'t>(from: usize, to: usize, text: &impl Fn(usize, usize) -> &'t str, terms: &mut Terms<'_>) {
    if to - from == 1 {
        terms.push(text(from, to));
    }
    for at in from + 1..to {
        terms.push(text(at - 1, at + 1));
    }
}
