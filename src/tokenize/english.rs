//! The Snowball stemmer of English ("Porter 2") on bytes.
//!
//! `rust-stemmers` has it too, with the same stems; this one needs no allocation and a fraction of the time,
//! and English is what most text is in.

/// Words longer than this, in bytes, are not stemmed in any language: no word is so long, and a stemmer's
/// work can grow with the square of the length. Here each byte has a bit of a number.
pub(super) const LONGEST: usize = u64::BITS as usize;

/// Replaces a word by its stem. `false` where the word is longer than [`LONGEST`] or has anything but the
/// lower-case letters a to z and apostrophes; it then stays as it is.
///
/// The steps and their names are those of <https://snowballstem.org/algorithms/english/stemmer.html>.
///
/// Complexity: O(length of the word).
pub(super) fn stem(word: &mut String) -> bool {
    if word.len() > LONGEST {
        return false;
    }
    let mut vowels = 0;
    let mut ys = 0;
    for (at, byte) in word.bytes().enumerate() {
        match byte {
            b'a'..=b'z' => {
                vowels |= u64::from(VOWELS >> (byte - b'a') & 1) << at;
                ys |= u64::from(byte == b'y') << at;
            }
            b'\'' => {}
            _ => return false,
        }
    }
    if word.len() > 2 && !is_exception(word) {
        Stemmer::new(word, vowels, ys).run();
    }
    true
}

/// The letters that are vowels wherever they stand, a bit each, `a` the lowest; a y is one behind a
/// consonant.
const VOWELS: u32 = {
    let letters = *b"aeiou";
    let (mut vowels, mut at) = (0, 0);
    while at < letters.len() {
        vowels |= 1 << (letters[at] - b'a');
        at += 1;
    }
    vowels
};

/// Words that have a stem of their own, or are one.
fn is_exception(word: &mut String) -> bool {
    let stem = match word.as_str() {
        "skis" => "ski",
        "skies" => "sky",
        "dying" => "die",
        "lying" => "lie",
        "tying" => "tie",
        "idly" => "idl",
        "gently" => "gentl",
        "ugly" => "ugli",
        "early" => "earli",
        "only" => "onli",
        "singly" => "singl",
        "sky" | "news" | "howe" | "atlas" | "cosmos" | "bias" | "andes" => return true,
        _ => return false,
    };
    word.clear();
    word.push_str(stem);
    true
}

/// Suffixes of a step with what they become, longer ones before their own endings.
type Rules = &'static [(&'static [u8], &'static str)];

const STEP_2: Rules = &[
    (b"ational", "ate"),
    (b"fulness", "ful"),
    (b"iveness", "ive"),
    (b"ization", "ize"),
    (b"ousness", "ous"),
    (b"biliti", "ble"),
    (b"lessli", "less"),
    (b"tional", "tion"),
    (b"alism", "al"),
    (b"aliti", "al"),
    (b"ation", "ate"),
    (b"entli", "ent"),
    (b"fulli", "ful"),
    (b"iviti", "ive"),
    (b"ousli", "ous"),
    (b"abli", "able"),
    (b"alli", "al"),
    (b"anci", "ance"),
    (b"ator", "ate"),
    (b"enci", "ence"),
    (b"izer", "ize"),
    (b"bli", "ble"),
    (b"ogi", "og"),
    (b"li", ""),
];

const STEP_3: Rules = &[
    (b"ational", "ate"),
    (b"tional", "tion"),
    (b"alize", "al"),
    (b"ative", ""),
    (b"icate", "ic"),
    (b"iciti", "ic"),
    (b"ical", "ic"),
    (b"ness", ""),
    (b"ful", ""),
];

const STEP_4: Rules = &[
    (b"ement", ""),
    (b"able", ""),
    (b"ance", ""),
    (b"ence", ""),
    (b"ible", ""),
    (b"ment", ""),
    (b"ant", ""),
    (b"ate", ""),
    (b"ent", ""),
    (b"ion", ""),
    (b"ism", ""),
    (b"iti", ""),
    (b"ive", ""),
    (b"ize", ""),
    (b"ous", ""),
    (b"al", ""),
    (b"er", ""),
    (b"ic", ""),
];

/// The last two letters of the suffixes of some rules: for each last letter those before it, as bits. Most
/// words end in none of them.
type Endings = [u32; 26];

const fn endings(rules: Rules) -> Endings {
    let mut endings = [0; 26];
    let mut rule = 0;
    while rule < rules.len() {
        let suffix = rules[rule].0;
        let [before, last] = [suffix[suffix.len() - 2], suffix[suffix.len() - 1]];
        endings[(last - b'a') as usize] |= 1 << (before - b'a');
        rule += 1;
    }
    endings
}

/// A word on its way. Places are counted in bytes from its start; bit `i` of a number speaks of the letter at
/// place `i`.
struct Stemmer<'w> {
    word: &'w mut String,
    /// Which letters of the word as it was given are vowels.
    vowels: u64,
    /// Which of its letters are a y that stands for a consonant. No step puts a y into a word.
    consonant_ys: u64,
    /// Where the regions R1 and R2 start.
    r1: usize,
    r2: usize,
}

impl<'w> Stemmer<'w> {
    /// `vowels` without its ys, and these; a bit for each letter of the word.
    fn new(word: &'w mut String, mut vowels: u64, mut ys: u64) -> Self {
        if word.starts_with('\'') {
            word.remove(0);
            (vowels, ys) = (vowels >> 1, ys >> 1);
        }
        let mut consonant_ys = 0;
        while ys != 0 {
            let y = ys & ys.wrapping_neg();
            // At the start a y is a consonant too.
            let is_consonant = y == 1 || vowels & (y >> 1) != 0;
            *(if is_consonant { &mut consonant_ys } else { &mut vowels }) |= y;
            ys &= !y;
        }
        let prefix = match word.as_bytes()[0] {
            b'g' | b'c' | b'a' => {
                ["gener", "commun", "arsen"].into_iter().find(|prefix| word.starts_with(prefix))
            }
            _ => None,
        };
        let r1 = prefix.map_or_else(|| region(vowels, word.len(), 0), str::len);
        let r2 = region(vowels, word.len(), r1);
        Stemmer { word, vowels, consonant_ys, r1, r2 }
    }

    fn run(&mut self) {
        self.step_0();
        self.step_1a();
        if !self.is_invariant() {
            self.step_1b();
            self.step_1c();
            self.step_2();
            self.step_3();
            self.step_4();
            self.step_5();
        }
    }

    /// Words that stay as they are behind step 1a.
    fn is_invariant(&self) -> bool {
        matches!(self.last(), Some(b'g' | b'd'))
            && matches!(
                self.word.as_str(),
                "inning" | "outing" | "canning" | "herring" | "earring" | "proceed" | "exceed" | "succeed"
            )
    }

    /// Where a suffix starts that the word ends in.
    fn start_of(&self, suffix: &str) -> Option<usize> {
        self.word.ends_with(suffix).then(|| self.word.len() - suffix.len())
    }

    fn last(&self) -> Option<u8> {
        self.word.as_bytes().last().copied()
    }

    fn cut(&mut self, bytes: usize) {
        self.word.truncate(self.word.len() - bytes);
    }

    /// The first rule whose suffix the word has, with where the suffix starts.
    fn find(&self, rules: Rules, endings: &Endings) -> Option<(usize, &'static [u8], &'static str)> {
        let [.., before, last] = *self.word.as_bytes() else { return None };
        let among = |byte: u8| Some(usize::from(byte.checked_sub(b'a')?)); // an apostrophe is below the letters
        if endings[among(last)?] >> among(before)? & 1 == 0 {
            return None;
        }
        let word = self.word.as_bytes();
        let rule = rules.iter().find(|(suffix, _)| suffix.last() == Some(&last) && word.ends_with(suffix))?;
        Some((word.len() - rule.0.len(), rule.0, rule.1))
    }

    fn replace(&mut self, start: usize, by: &str) {
        self.word.truncate(start);
        self.word.push_str(by);
    }

    /// Whether the letter at a place is a vowel, also in a word that has changed.
    fn is_vowel(&self, at: usize) -> bool {
        let byte = self.word.as_bytes()[at];
        is_vowel(byte) || (byte == b'y' && self.consonant_ys >> at & 1 == 0)
    }

    /// Whether there is a vowel before a place, in a word of which nothing but its end has been cut.
    fn has_vowel_before(&self, end: usize) -> bool {
        self.vowels & ((1 << end) - 1) != 0
    }

    /// Whether the first `end` bytes end in a short syllable.
    fn is_short_syllable(&self, end: usize) -> bool {
        match self.word.as_bytes()[..end] {
            [_, _] => self.is_vowel(0) && !self.is_vowel(1),
            [.., _, _, last] => {
                !self.is_vowel(end - 3)
                    && self.is_vowel(end - 2)
                    && !self.is_vowel(end - 1)
                    && !matches!(last, b'w' | b'x' | b'y')
            }
            _ => false,
        }
    }

    fn step_0(&mut self) {
        let bytes = match *self.word.as_bytes() {
            [.., b'\'', b's', b'\''] => 3,
            [.., b'\'', b's'] => 2,
            [.., b'\''] => 1,
            _ => return,
        };
        self.cut(bytes);
    }

    fn step_1a(&mut self) {
        let length = self.word.len();
        match *self.word.as_bytes() {
            [.., b's', b's', b'e', b's'] => self.cut(2),
            [.., b'i', b'e', b'd' | b's'] => self.cut(if length > 4 { 2 } else { 1 }),
            [.., b'u' | b's', b's'] => {}
            [.., _, _, b's'] if self.has_vowel_before(length - 2) => self.cut(1),
            _ => {}
        }
    }

    fn step_1b(&mut self) {
        if !matches!(self.last(), Some(b'd' | b'g' | b'y')) {
            return;
        }
        if let Some(start) = self.start_of("eedly").or_else(|| self.start_of("eed")) {
            if start >= self.r1 {
                self.replace(start, "ee");
            }
            return;
        }
        let start = ["ingly", "edly", "ing", "ed"].into_iter().find_map(|suffix| self.start_of(suffix));
        if let Some(start) = start.filter(|&start| self.has_vowel_before(start)) {
            self.word.truncate(start);
            self.mend();
        }
    }

    /// What step 1b does to a word after it cut the suffix.
    fn mend(&mut self) {
        let length = self.word.len();
        match *self.word.as_bytes() {
            [.., b'a', b't'] | [.., b'b', b'l'] | [.., b'i', b'z'] => self.word.push('e'),
            [.., a, b] if a == b && b"bdfgmnprt".contains(&a) => self.cut(1),
            _ if self.r1 >= length && self.is_short_syllable(length) => self.word.push('e'),
            _ => {}
        }
    }

    fn step_1c(&mut self) {
        if self.last() == Some(b'y') && self.word.len() > 2 && !self.is_vowel(self.word.len() - 2) {
            self.replace(self.word.len() - 1, "i");
        }
    }

    fn step_2(&mut self) {
        let Some((start, suffix, by)) = self.find(STEP_2, const { &endings(STEP_2) }) else { return };
        let before = start.checked_sub(1).map(|at| self.word.as_bytes()[at]);
        let fits = match suffix {
            b"ogi" => before == Some(b'l'),
            b"li" => before.is_some_and(|byte| b"cdeghkmnrt".contains(&byte)),
            _ => true,
        };
        if fits && start >= self.r1 {
            self.replace(start, by);
        }
    }

    fn step_3(&mut self) {
        let Some((start, suffix, by)) = self.find(STEP_3, const { &endings(STEP_3) }) else { return };
        if start >= if suffix == b"ative" { self.r2 } else { self.r1 } {
            self.replace(start, by);
        }
    }

    fn step_4(&mut self) {
        let Some((start, suffix, _)) = self.find(STEP_4, const { &endings(STEP_4) }) else { return };
        let before = start.checked_sub(1).map(|at| self.word.as_bytes()[at]);
        let fits = suffix != b"ion" || matches!(before, Some(b's' | b't'));
        if fits && start >= self.r2 {
            self.word.truncate(start);
        }
    }

    fn step_5(&mut self) {
        let Some(start) = self.word.len().checked_sub(1) else { return };
        let cut = match *self.word.as_bytes() {
            [.., b'e'] => start >= self.r2 || (start >= self.r1 && !self.is_short_syllable(start)),
            [.., b'l', b'l'] => start >= self.r2,
            _ => false,
        };
        if cut {
            self.cut(1);
        }
    }
}

fn is_vowel(byte: u8) -> bool {
    matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u')
}

/// Where the region after the first consonant behind a vowel starts, searched from `from` on, in a word of
/// `length` letters.
fn region(vowels: u64, length: usize, from: usize) -> usize {
    let behind = |at: usize| u64::MAX.checked_shl(at as u32).unwrap_or(0);
    let vowel = (vowels & behind(from)).trailing_zeros() as usize;
    let consonant = (!vowels & behind(vowel)).trailing_zeros() as usize;
    length.min(consonant + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_stemmers::{Algorithm, Stemmer};

    fn assert_same(word: &str) {
        let mut ours = word.to_owned();
        assert!(stem(&mut ours), "{word}");
        assert_eq!(ours, Stemmer::create(Algorithm::English).stem(word), "{word}");
    }

    #[test]
    fn stems_are_those_of_the_published_examples() {
        for (word, expected) in [
            ("consign", "consign"),
            ("consigned", "consign"),
            ("consistency", "consist"),
            ("consolatory", "consolatori"),
            ("knightly", "knight"),
            ("knockers", "knocker"),
            ("kneeling", "kneel"),
            ("hoping", "hope"),
            ("hopping", "hop"),
            ("generously", "generous"),
            ("ties", "tie"),
            ("cries", "cri"),
            ("gas", "gas"),
            ("kiwis", "kiwi"),
            ("saying", "say"),
        ] {
            let mut ours = word.to_owned();
            assert!(stem(&mut ours));
            assert_eq!(ours, expected, "{word}");
        }
        let mut other = String::from("naïve");
        assert!(!stem(&mut other));
        assert_eq!(other, "naïve");
    }

    #[test]
    fn the_exceptions_are_those_of_snowball() {
        for word in "skis skies dying lying tying idly gently ugly early only singly sky news howe atlas cosmos bias andes \
            inning innings outing canning herring earring proceed exceed succeed proceeds general community arsenal"
            .split_whitespace()
        {
            assert_same(word);
        }
    }
}
