//! The Snowball stemmer of English ("Porter 2") on bytes.
//!
//! `rust-stemmers` has it too, with the same stems; this one needs no allocation and a tenth of the time, and English
//! is what most text is in.

/// Replaces a word by its stem. `false` where the word is not of the lower-case letters a to z and apostrophes only; it
/// then stays as it is.
///
/// The steps and their names are those of <https://snowballstem.org/algorithms/english/stemmer.html>.
///
/// Complexity: O(length of the word).
pub(super) fn stem(word: &mut String) -> bool {
    if !word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'\'') {
        return false;
    }
    if word.len() > 2 && !is_exception(word) {
        let mut bytes = std::mem::take(word).into_bytes();
        Stemmer::new(&mut bytes).run();
        *word = String::from_utf8(bytes).unwrap_or_default();
    }
    true
}

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

/// The last letters of the suffixes of some rules, as bits: most words have none of them.
const fn last_letters(rules: Rules) -> u32 {
    let mut letters = 0;
    let mut rule = 0;
    while rule < rules.len() {
        let suffix = rules[rule].0;
        letters |= 1 << (suffix[suffix.len() - 1] - b'a');
        rule += 1;
    }
    letters
}

struct Stemmer<'w> {
    word: &'w mut Vec<u8>,
    /// Where the regions R1 and R2 start.
    r1: usize,
    r2: usize,
}

/// Vowels; a y that stands for a consonant is written Y.
fn is_vowel(byte: u8) -> bool {
    matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

impl<'w> Stemmer<'w> {
    fn new(word: &'w mut Vec<u8>) -> Self {
        if word.first() == Some(&b'\'') {
            word.remove(0);
        }
        for at in 0..word.len() {
            if word[at] == b'y' && (at == 0 || is_vowel(word[at - 1])) {
                word[at] = b'Y';
            }
        }
        let prefix = [&b"gener"[..], b"commun", b"arsen"].into_iter().find(|prefix| word.starts_with(prefix));
        let r1 = prefix.map_or_else(|| region(word, 0), <[u8]>::len);
        let r2 = region(word, r1);
        Stemmer { word, r1, r2 }
    }

    fn run(&mut self) {
        self.step_0();
        self.step_1a();
        let whole: [&[u8]; 8] =
            [b"inning", b"outing", b"canning", b"herring", b"earring", b"proceed", b"exceed", b"succeed"];
        if !whole.contains(&self.word.as_slice()) {
            self.step_1b();
            self.step_1c();
            self.step_2();
            self.step_3();
            self.step_4();
            self.step_5();
        }
        self.word.make_ascii_lowercase();
    }

    fn ends(&self, suffix: &[u8]) -> bool {
        self.word.ends_with(suffix)
    }

    /// The byte so many from the end, from 1.
    fn last(&self, back: usize) -> Option<u8> {
        self.word.len().checked_sub(back).map(|at| self.word[at])
    }

    fn cut(&mut self, bytes: usize) {
        self.word.truncate(self.word.len() - bytes);
    }

    /// The first rule whose suffix the word has, with where the suffix starts.
    fn find(&self, rules: Rules, last_letters: u32) -> Option<(usize, &'static [u8], &'static [u8])> {
        let last = self.last(1).filter(u8::is_ascii_lowercase)?;
        if last_letters >> (last - b'a') & 1 == 0 {
            return None;
        }
        let rule = rules.iter().find(|(suffix, _)| suffix.last() == Some(&last) && self.ends(suffix))?;
        Some((self.word.len() - rule.0.len(), rule.0, rule.1))
    }

    fn replace(&mut self, start: usize, by: &[u8]) {
        self.word.truncate(start);
        self.word.extend_from_slice(by);
    }

    fn has_vowel_before(&self, end: usize) -> bool {
        self.word[..end].iter().copied().any(is_vowel)
    }

    /// Whether the first `end` bytes end in a short syllable.
    fn is_short_syllable(&self, end: usize) -> bool {
        match self.word[..end] {
            [vowel, consonant] => is_vowel(vowel) && !is_vowel(consonant),
            [.., before, vowel, consonant] => {
                !is_vowel(before)
                    && is_vowel(vowel)
                    && !is_vowel(consonant)
                    && !matches!(consonant, b'w' | b'x' | b'Y')
            }
            _ => false,
        }
    }

    fn step_0(&mut self) {
        for suffix in [&b"'s'"[..], b"'s", b"'"] {
            if self.ends(suffix) {
                self.cut(suffix.len());
                return;
            }
        }
    }

    fn step_1a(&mut self) {
        if self.ends(b"sses") {
            self.cut(2);
        } else if self.ends(b"ied") || self.ends(b"ies") {
            self.cut(if self.word.len() > 4 { 2 } else { 1 });
        } else if self.ends(b"us") || self.ends(b"ss") {
        } else if self.ends(b"s") && self.word.len() > 2 && self.has_vowel_before(self.word.len() - 2) {
            self.cut(1);
        }
    }

    fn step_1b(&mut self) {
        for suffix in [&b"eedly"[..], b"eed"] {
            if self.ends(suffix) {
                let start = self.word.len() - suffix.len();
                if start >= self.r1 {
                    self.replace(start, b"ee");
                }
                return;
            }
        }
        for suffix in [&b"ingly"[..], b"edly", b"ing", b"ed"] {
            if self.ends(suffix) {
                let start = self.word.len() - suffix.len();
                if self.has_vowel_before(start) {
                    self.word.truncate(start);
                    self.mend();
                }
                return;
            }
        }
    }

    /// What step 1b does to a word after it cut the suffix.
    fn mend(&mut self) {
        let doubled = match **self.word {
            [.., a, b] => a == b && matches!(a, b'b' | b'd' | b'f' | b'g' | b'm' | b'n' | b'p' | b'r' | b't'),
            _ => false,
        };
        if self.ends(b"at") || self.ends(b"bl") || self.ends(b"iz") {
            self.word.push(b'e');
        } else if doubled {
            self.cut(1);
        } else if self.r1 >= self.word.len() && self.is_short_syllable(self.word.len()) {
            self.word.push(b'e');
        }
    }

    fn step_1c(&mut self) {
        if let [_, .., before, last @ (b'y' | b'Y')] = &mut **self.word {
            if !is_vowel(*before) {
                *last = b'i';
            }
        }
    }

    fn step_2(&mut self) {
        let Some((start, suffix, by)) = self.find(STEP_2, const { last_letters(STEP_2) }) else { return };
        let before = start.checked_sub(1).map(|at| self.word[at]);
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
        let Some((start, suffix, by)) = self.find(STEP_3, const { last_letters(STEP_3) }) else { return };
        if start >= if suffix == b"ative" { self.r2 } else { self.r1 } {
            self.replace(start, by);
        }
    }

    fn step_4(&mut self) {
        let Some((start, suffix, _)) = self.find(STEP_4, const { last_letters(STEP_4) }) else { return };
        let fits =
            suffix != b"ion" || matches!(start.checked_sub(1).map(|at| self.word[at]), Some(b's' | b't'));
        if fits && start >= self.r2 {
            self.word.truncate(start);
        }
    }

    fn step_5(&mut self) {
        let Some(start) = self.word.len().checked_sub(1) else { return };
        let cut = match self.word[start] {
            b'e' => start >= self.r2 || (start >= self.r1 && !self.is_short_syllable(start)),
            b'l' => start >= self.r2 && self.last(2) == Some(b'l'),
            _ => false,
        };
        if cut {
            self.cut(1);
        }
    }
}

/// Where the region after the first consonant behind a vowel starts, from a place on.
fn region(word: &[u8], from: usize) -> usize {
    let vowel = word[from..].iter().position(|&byte| is_vowel(byte)).map(|at| from + at);
    let consonant =
        vowel.and_then(|vowel| Some(vowel + word[vowel..].iter().position(|&byte| !is_vowel(byte))?));
    consonant.map_or(word.len(), |at| at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
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

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(20_000))]

        #[test]
        fn stems_are_those_of_snowball(
            root in "[a-z]{0,6}|[aeiouybdlst']{0,5}|gener|commun|arsen",
            endings in "(s|es|ed|ing|ly|edly|ingly|eed|eedly|ied|ies|y|e|l|ll|at|bl|iz|'s|'|'s'|sses|us|ss){0,2}",
            derived in "(tional|enci|anci|abli|entli|izer|ization|ational|ation|ator|alism|aliti|alli|fulness|ousli|ousness|iveness|iviti|biliti|bli|logi|ogi|fulli|lessli|li|alize|icate|iciti|ical|ful|ness|ative|al|ance|ence|er|ic|able|ible|ant|ement|ment|ent|ism|ate|iti|ous|ive|ize|ion|sion|tion){0,2}",
        ) {
            assert_same(&format!("{root}{derived}{endings}"));
        }
    }
}
