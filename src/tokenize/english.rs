//! The Snowball stemmer of English ("Porter 2") on bytes.
//!
//! `rust-stemmers` has it too, with the same stems; this one works in place and in a fraction of the time,
//! and English is what most text is in.

/// Words longer than this, in bytes, are not stemmed in any language: no word is so long, and a stemmer's
/// work can grow with the square of the length. Here each byte has a bit of a number.
pub(super) const LONGEST: usize = u64::BITS as usize;

/// Replaces a word of small letters and apostrophes by its stem; one longer than [`LONGEST`] stays as it is.
///
/// Complexity: O(length of the word).
pub(super) fn stem(word: &mut String) {
    if word.len() > LONGEST {
        return;
    }
    // What is beyond ASCII is to the stemmer what q is: a consonant that no suffix has.
    let mut letters = [b'q'; LONGEST];
    let mut length = 0;
    for (letter, c) in letters.iter_mut().zip(word.chars()) {
        *letter = u8::try_from(c).ok().filter(u8::is_ascii).unwrap_or(b'q');
        length += 1;
    }
    let length = stem_of_letters(&mut letters[..length]);
    let stem = letters[..length].iter().zip(word.chars());
    *word = stem.map(|(&letter, c)| if letter == b'q' { c } else { char::from(letter) }).collect();
}

/// Writes the stem of a word of at most [`LONGEST`] letters from a to z and apostrophes over its beginning,
/// and says how long it is, which is never more than the word.
///
/// The steps and their names are those of <https://snowballstem.org/algorithms/english/stemmer.html>.
pub(super) fn stem_of_letters(word: &mut [u8]) -> usize {
    if word.len() <= 2 {
        return word.len();
    }
    exception(word).unwrap_or_else(|| {
        let (first, second) = word.split_at(word.len().min(32));
        let [first, second] = [first, second].map(|letters| {
            letters.iter().rev().fold(0, |kinds, &letter| kinds << 1 | KINDS[usize::from(letter % 32)])
        });
        let vowels = first & u64::from(u32::MAX) | second << 32;
        let ys = first >> 32 | second & !u64::from(u32::MAX);
        Stemmer::new(word, vowels, ys).run()
    })
}

/// What letters are, by their last five bits: 1 for those that are vowels wherever they stand, 2³² for a y,
/// which is a vowel behind a consonant. So the kinds of 32 letters fit in one number.
const KINDS: [u64; 32] = {
    let mut kinds = [0; 32];
    let mut letter = b'a';
    while letter <= b'z' {
        kinds[letter as usize % 32] = if is_vowel(letter) { 1 } else { 0 };
        letter += 1;
    }
    kinds[b'y' as usize % 32] = 1 << 32;
    kinds
};

/// The stem of a word that has one of its own, or is one.
fn exception(word: &mut [u8]) -> Option<usize> {
    if word.len() > 6 || !matches!(word.last(), Some(b's' | b'g' | b'y' | b'e')) {
        return None; // as of most words
    }
    let stem: &[u8] = match &*word {
        b"skis" => b"ski",
        b"skies" => b"sky",
        b"dying" => b"die",
        b"lying" => b"lie",
        b"tying" => b"tie",
        b"idly" => b"idl",
        b"gently" => b"gentl",
        b"ugly" => b"ugli",
        b"early" => b"earli",
        b"only" => b"onli",
        b"singly" => b"singl",
        b"sky" | b"news" | b"howe" | b"atlas" | b"cosmos" | b"bias" | b"andes" => return Some(word.len()),
        _ => return None,
    };
    word[..stem.len()].copy_from_slice(stem);
    Some(stem.len())
}

/// Suffixes of a step with what they become, longer ones before their own endings.
type Rules = &'static [(&'static [u8], &'static [u8])];

const STEP_2: Rules = &[
    (b"ational", b"ate"),
    (b"fulness", b"ful"),
    (b"iveness", b"ive"),
    (b"ization", b"ize"),
    (b"ousness", b"ous"),
    (b"biliti", b"ble"),
    (b"lessli", b"less"),
    (b"tional", b"tion"),
    (b"alism", b"al"),
    (b"aliti", b"al"),
    (b"ation", b"ate"),
    (b"entli", b"ent"),
    (b"fulli", b"ful"),
    (b"iviti", b"ive"),
    (b"ousli", b"ous"),
    (b"abli", b"able"),
    (b"alli", b"al"),
    (b"anci", b"ance"),
    (b"ator", b"ate"),
    (b"enci", b"ence"),
    (b"izer", b"ize"),
    (b"bli", b"ble"),
    (b"ogi", b"og"),
    (b"li", b""),
];

const STEP_3: Rules = &[
    (b"ational", b"ate"),
    (b"tional", b"tion"),
    (b"alize", b"al"),
    (b"ative", b""),
    (b"icate", b"ic"),
    (b"iciti", b"ic"),
    (b"ical", b"ic"),
    (b"ness", b""),
    (b"ful", b""),
];

const STEP_4: Rules = &[
    (b"ement", b""),
    (b"able", b""),
    (b"ance", b""),
    (b"ence", b""),
    (b"ible", b""),
    (b"ment", b""),
    (b"ant", b""),
    (b"ate", b""),
    (b"ent", b""),
    (b"ion", b""),
    (b"ism", b""),
    (b"iti", b""),
    (b"ive", b""),
    (b"ize", b""),
    (b"ous", b""),
    (b"al", b""),
    (b"er", b""),
    (b"ic", b""),
];

/// The last two letters of the suffixes of some rules: for each last letter, by its last five bits, those
/// before it, as bits. Most words end in none of them.
type Endings = [u32; 32];

const fn endings(rules: Rules) -> Endings {
    let mut endings = [0; 32];
    let mut rule = 0;
    while rule < rules.len() {
        let suffix = rules[rule].0;
        let [before, last] = [suffix[suffix.len() - 2], suffix[suffix.len() - 1]];
        endings[last as usize % 32] |= 1 << (before % 32);
        rule += 1;
    }
    endings
}

/// A word on its way. Places are counted in bytes from its start; bit `i` of a number speaks of the letter at
/// place `i`.
struct Stemmer<'w> {
    letters: &'w mut [u8],
    /// How many of them the word still has.
    length: usize,
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
    fn new(letters: &'w mut [u8], mut vowels: u64, mut ys: u64) -> Self {
        let mut length = letters.len();
        if letters.first() == Some(&b'\'') {
            letters.copy_within(1.., 0);
            (vowels, ys, length) = (vowels >> 1, ys >> 1, length - 1);
        }
        let mut consonant_ys = 0;
        while ys != 0 {
            let y = ys & ys.wrapping_neg();
            // At the start a y is a consonant too.
            let is_consonant = y == 1 || vowels & (y >> 1) != 0;
            *(if is_consonant { &mut consonant_ys } else { &mut vowels }) |= y;
            ys &= !y;
        }
        let prefixes: [&[u8]; 3] = [b"gener", b"commun", b"arsen"];
        let prefix = match letters[0] {
            b'g' | b'c' | b'a' => prefixes.into_iter().find(|prefix| letters[..length].starts_with(prefix)),
            _ => None,
        };
        let r1 = prefix.map_or_else(|| region(vowels, length, 0), <[u8]>::len);
        let r2 = region(vowels, length, r1);
        Stemmer { letters, length, vowels, consonant_ys, r1, r2 }
    }

    /// The length of the stem.
    fn run(mut self) -> usize {
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
        self.length
    }

    /// What is left of the word.
    #[inline]
    fn word(&self) -> &[u8] {
        &self.letters[..self.length]
    }

    /// Words that stay as they are behind step 1a.
    fn is_invariant(&self) -> bool {
        matches!(self.last(), Some(b'g' | b'd'))
            && matches!(
                self.word(),
                b"inning"
                    | b"outing"
                    | b"canning"
                    | b"herring"
                    | b"earring"
                    | b"proceed"
                    | b"exceed"
                    | b"succeed"
            )
    }

    /// Where a suffix starts that the word ends in.
    fn start_of(&self, suffix: &[u8]) -> Option<usize> {
        self.word().ends_with(suffix).then(|| self.length - suffix.len())
    }

    fn last(&self) -> Option<u8> {
        self.word().last().copied()
    }

    fn cut(&mut self, bytes: usize) {
        self.length -= bytes;
    }

    /// The first rule whose suffix the word has, with where the suffix starts.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "a copy for each list of rules takes half of the time")]
    fn find(&self, rules: Rules, endings: &Endings) -> Option<(usize, &'static [u8], &'static [u8])> {
        let [.., before, last] = *self.word() else { return None };
        if (endings[usize::from(last % 32)] >> (before % 32)) & 1 == 0 {
            return None;
        }
        let word = self.word();
        let rule = rules.iter().find(|(suffix, _)| suffix.last() == Some(&last) && word.ends_with(suffix))?;
        Some((word.len() - rule.0.len(), rule.0, rule.1))
    }

    fn replace(&mut self, start: usize, by: &[u8]) {
        self.length = start + by.len();
        self.letters[start..self.length].copy_from_slice(by);
    }

    /// Whether the letter at a place is a vowel, also in a word that has changed.
    fn is_vowel(&self, at: usize) -> bool {
        let byte = self.letters[at];
        is_vowel(byte) || (byte == b'y' && self.consonant_ys >> at & 1 == 0)
    }

    /// Whether there is a vowel before a place, in a word of which nothing but its end has been cut.
    fn has_vowel_before(&self, end: usize) -> bool {
        self.vowels & ((1 << end) - 1) != 0
    }

    /// Whether the first `end` bytes end in a short syllable.
    fn is_short_syllable(&self, end: usize) -> bool {
        match self.letters[..end] {
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
        let bytes = match *self.word() {
            [.., b'\'', b's', b'\''] => 3,
            [.., b'\'', b's'] => 2,
            [.., b'\''] => 1,
            _ => return,
        };
        self.cut(bytes);
    }

    fn step_1a(&mut self) {
        let length = self.length;
        match *self.word() {
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
        if let Some(start) = self.start_of(b"eedly").or_else(|| self.start_of(b"eed")) {
            if start >= self.r1 {
                self.replace(start, b"ee");
            }
            return;
        }
        let suffixes: [&[u8]; 4] = [b"ingly", b"edly", b"ing", b"ed"];
        let start = suffixes.into_iter().find_map(|suffix| self.start_of(suffix));
        if let Some(start) = start.filter(|&start| self.has_vowel_before(start)) {
            self.length = start;
            self.mend();
        }
    }

    /// What step 1b does to a word after it cut the suffix.
    fn mend(&mut self) {
        let length = self.length;
        match *self.word() {
            [.., b'a', b't'] | [.., b'b', b'l'] | [.., b'i', b'z'] => self.replace(length, b"e"),
            [.., a, b] if a == b && b"bdfgmnprt".contains(&a) => self.cut(1),
            _ if self.r1 >= length && self.is_short_syllable(length) => self.replace(length, b"e"),
            _ => {}
        }
    }

    fn step_1c(&mut self) {
        if self.last() == Some(b'y') && self.length > 2 && !self.is_vowel(self.length - 2) {
            self.replace(self.length - 1, b"i");
        }
    }

    fn step_2(&mut self) {
        let Some((start, suffix, by)) = self.find(STEP_2, const { &endings(STEP_2) }) else { return };
        let before = start.checked_sub(1).map(|at| self.letters[at]);
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
        let before = start.checked_sub(1).map(|at| self.letters[at]);
        let fits = suffix != b"ion" || matches!(before, Some(b's' | b't'));
        if fits && start >= self.r2 {
            self.length = start;
        }
    }

    fn step_5(&mut self) {
        let Some(start) = self.length.checked_sub(1) else { return };
        let cut = match *self.word() {
            [.., b'e'] => start >= self.r2 || (start >= self.r1 && !self.is_short_syllable(start)),
            [.., b'l', b'l'] => start >= self.r2,
            _ => false,
        };
        if cut {
            self.cut(1);
        }
    }
}

const fn is_vowel(byte: u8) -> bool {
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

    fn stemmed(word: &str) -> String {
        let mut word = word.to_owned();
        stem(&mut word);
        word
    }

    fn assert_same(word: &str) {
        assert_eq!(stemmed(word), Stemmer::create(Algorithm::English).stem(word), "{word}");
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
            assert_eq!(stemmed(word), expected);
        }
    }

    #[test]
    fn letters_beyond_ascii_are_consonants() {
        for word in "naïve naïvely cafés fiancées é éé ées aés yés éy éys résumés façades übers piqués qés œuvres éing boéing \
            fêted fêting café's niños señoritas déjà ßing crèches coopération coöperations angströms ångströming əs ñeñed"
            .split_whitespace()
        {
            assert_same(word);
        }
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
