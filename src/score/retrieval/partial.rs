//! Words that are much like a term of the query: other forms, compounds, words with a slip.

use crate::unicode::{Script, without_accents};

/// The fewest letters of a word that others are compared with: of shorter ones too many are alike.
const FEWEST: usize = 4;
/// From how many letters on a word is found inside another, or with one letter wrong.
const FEWEST_INSIDE: usize = 5;
/// Longer words are like none: what is compared letter by letter keeps a bound.
const MOST: usize = 64;
/// The share of the longer word that two must have in common at their start.
const LEAST_COMMON: f64 = 0.6;
/// What a word counts that stands inside another: a part of a compound.
const INSIDE: f64 = 0.7;
/// What five letters in common at the start count, where the words go on differently.
const FIVE_IN_COMMON: f64 = 0.5;
/// What a word with one letter wrong counts.
const SLIP: f64 = 0.8;

/// What a pair of characters counts that shares one: in Chinese writing each has a meaning of its own.
const ONE_CHARACTER: f64 = 0.5;

/// A term of the query, ready to be compared.
#[derive(Debug)]
pub(super) struct Pattern {
    letters: Vec<char>,
    has_digit: bool,
}

impl Pattern {
    pub(super) fn new(term: &str) -> Self {
        let mut letters = Vec::new();
        without_accents(term, &mut letters);
        let has_digit = letters.iter().any(|c| c.is_numeric());
        Pattern { letters, has_digit }
    }

    /// How much a word, without its accents, is like this one though it is not the same: from 0 to 1.
    /// `may_slip`: whether one letter may be wrong.
    ///
    /// Complexity: O(length of the two words), times the shorter one's where it may be inside.
    pub(super) fn likeness(&self, word: &[char], may_slip: bool) -> f64 {
        let own = &self.letters[..];
        let (short, long) = if own.len() < word.len() { (own, word) } else { (word, own) };
        if short == long {
            return 1.0; // but for accents
        }
        if let ([a, b], [_, _]) = (own, word) {
            let is_shared = |c: &char| word.contains(c) && Script::of(*c) == Some(Script::Han);
            return if is_shared(a) || is_shared(b) { ONE_CHARACTER } else { 0.0 };
        }
        if short.len() < FEWEST || long.len() > MOST || self.has_digit {
            return 0.0;
        }
        let common = short.iter().zip(long).take_while(|(a, b)| a == b).count();
        let share = common as f64 / long.len() as f64;
        let mut best = 0.0;
        if common >= FEWEST && share >= LEAST_COMMON {
            best = share;
        }
        let inside = || long.windows(short.len()).any(|part| part == short);
        if short.len() >= FEWEST_INSIDE && (common == short.len() || inside()) {
            best = INSIDE.max(best);
        } else if common >= FEWEST_INSIDE {
            best = FIVE_IN_COMMON.max(best);
        }
        if may_slip && own.len() >= FEWEST_INSIDE && best < SLIP && is_slip(short, long, common) {
            best = SLIP;
        }
        best
    }
}

/// Whether two words differ by one letter: added, left out, another, or two neighbours exchanged.
fn is_slip(short: &[char], long: &[char], common: usize) -> bool {
    let (a, b) = (&short[common..], &long[common..]);
    match b.len() - a.len() {
        0 => a[1..] == b[1..] || (a.len() > 1 && a[0] == b[1] && a[1] == b[0] && a[2..] == b[2..]),
        1 => *a == b[1..],
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn likeness_by_hand() {
        let like = |term: &str, word: &str| {
            let mut letters = Vec::new();
            without_accents(word, &mut letters);
            Pattern::new(term).likeness(&letters, true)
        };
        let cases = [
            ("munchen", "münchen", 1.0),
            ("preparation", "prepay", 0.5),  // five letters, of eleven
            ("evolution", "evolving", 0.0),  // four of nine
            ("dampf", "dampfmaschine", 0.7), // a part of the compound
            ("maschine", "dampfmaschine", 0.7),
            ("bridges", "bridge", 0.857),     // six of seven letters
            ("pasific", "pacific", 0.8),      // another letter
            ("recieve", "receive", 0.8),      // two exchanged
            ("goverment", "government", 0.8), // one left out
            ("rain", "train", 0.0),           // too short for a slip
            ("1998", "1999", 0.0),
            ("cat", "cats", 0.0),
        ];
        for (term, word, expected) in cases {
            assert!((like(term, word) - expected).abs() < 1e-3, "{term} {word}: {}", like(term, word));
        }
    }
}
