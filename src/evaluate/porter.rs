//! Porter's stemmer of 1980 with the departures of NLTK, which are what published ROUGE figures were computed
//! with.

use std::borrow::Cow;

/// The stem of a lower-case word of ASCII letters and digits.
///
/// M. F. Porter 1980: "An algorithm for suffix stripping", Program 14(3), as NLTK's `PorterStemmer` has it by
/// default: a table of irregular words; words of up to two letters stay; *-ies* and *-ied* of four letters
/// lose their last one (*dies*, *die*); *y* becomes *i* after a consonant that is not the word's first
/// letter; a vowel and a consonant are a short stem; *-alli* goes first in step 2, whose *-abli* is *-bli*
/// and which has *-fulli* and *-logi* besides.
///
/// It is not Snowball's "English" stemmer, and differs from its "Porter" too; terms are stemmed by those,
/// ROUGE by this.
///
/// Complexity: O(length of the word).
pub(super) fn stem(word: &str) -> Cow<'_, str> {
    if let Some((_, stem)) = IRREGULAR.iter().find(|(form, _)| *form == word) {
        return Cow::Borrowed(stem);
    }
    if word.len() <= 2 || !word.is_ascii() {
        return Cow::Borrowed(word);
    }
    let mut word = Stem(word.to_owned());
    word.plural();
    word.past_and_progressive();
    word.final_y();
    word.double_suffix();
    word.first_of(&[
        ("icate", "ic"),
        ("ative", ""),
        ("alize", "al"),
        ("iciti", "ic"),
        ("ical", "ic"),
        ("ful", ""),
        ("ness", ""),
    ]);
    word.single_suffix();
    word.final_e();
    word.final_ll();
    Cow::Owned(word.0)
}

const IRREGULAR: &[(&str, &str)] = &[
    ("sky", "sky"),
    ("skies", "sky"),
    ("dying", "die"),
    ("lying", "lie"),
    ("tying", "tie"),
    ("news", "news"),
    ("innings", "inning"),
    ("inning", "inning"),
    ("outings", "outing"),
    ("outing", "outing"),
    ("cannings", "canning"),
    ("canning", "canning"),
    ("howe", "howe"),
    ("proceed", "proceed"),
    ("exceed", "exceed"),
    ("succeed", "succeed"),
];

/// A word on its way to its stem.
struct Stem(String);

/// For each letter whether it is a consonant: neither a, e, i, o, u nor a y after a consonant.
fn consonants(stem: &str) -> impl Iterator<Item = bool> {
    let mut before = false;
    stem.bytes().map(move |letter| {
        before = match letter {
            b'a' | b'e' | b'i' | b'o' | b'u' => false,
            b'y' => !before,
            _ => true,
        };
        before
    })
}

/// The paper's m: how often a consonant follows a vowel.
fn measure(stem: &str) -> usize {
    let mut vowel_before = false;
    consonants(stem)
        .filter(|&consonant| std::mem::replace(&mut vowel_before, !consonant) && consonant)
        .count()
}

/// The paper's *v*.
fn has_vowel(stem: &str) -> bool {
    consonants(stem).any(|consonant| !consonant)
}

/// The paper's *d.
fn ends_doubled(stem: &str) -> bool {
    let bytes = stem.as_bytes();
    bytes.len() >= 2
        && bytes[bytes.len() - 1] == bytes[bytes.len() - 2]
        && consonants(stem).last() == Some(true)
}

/// The paper's *o, consonant, vowel, consonant other than w, x and y; or a word of a vowel and a consonant.
fn ends_short(stem: &str) -> bool {
    let kinds: Vec<bool> = consonants(stem).collect();
    match kinds[..] {
        [false, true] => true,
        [.., true, false, true] => !stem.ends_with(['w', 'x', 'y']),
        _ => false,
    }
}

impl Stem {
    /// What is before a suffix, where the word has it.
    fn before(&self, suffix: &str) -> Option<&str> {
        self.0.strip_suffix(suffix)
    }

    /// Puts another ending in the place of the last letters.
    fn replace(&mut self, letters: usize, ending: &str) {
        self.0.truncate(self.0.len() - letters);
        self.0.push_str(ending);
    }

    /// Replaces the first of the suffixes that the word has, if m > 0 before it.
    fn first_of(&mut self, rules: &[(&str, &str)]) {
        let found = rules.iter().find_map(|(suffix, ending)| Some((self.before(suffix)?, suffix, ending)));
        if let Some((_, suffix, ending)) = found.filter(|(before, ..)| measure(before) > 0) {
            self.replace(suffix.len(), ending);
        }
    }

    /// Step 1a.
    fn plural(&mut self) {
        let removed = if self.0.ends_with("ies") {
            if self.0.len() == 4 { 1 } else { 2 }
        } else if self.0.ends_with("sses") {
            2
        } else {
            usize::from(self.0.ends_with('s') && !self.0.ends_with("ss"))
        };
        self.replace(removed, "");
    }

    /// Step 1b.
    fn past_and_progressive(&mut self) {
        if self.0.ends_with("ied") {
            let removed = if self.0.len() == 4 { 1 } else { 2 };
            self.replace(removed, "");
            return;
        }
        if let Some(before) = self.before("eed") {
            if measure(before) > 0 {
                self.replace(1, "");
            }
            return;
        }
        let Some(suffix) =
            ["ed", "ing"].into_iter().find(|suffix| self.before(suffix).is_some_and(has_vowel))
        else {
            return;
        };
        self.replace(suffix.len(), "");
        let stem = self.0.as_str();
        if ["at", "bl", "iz"].iter().any(|ending| stem.ends_with(ending)) {
            self.0.push('e');
        } else if ends_doubled(stem) {
            if !stem.ends_with(['l', 's', 'z']) {
                self.replace(1, "");
            }
        } else if measure(stem) == 1 && ends_short(stem) {
            self.0.push('e');
        }
    }

    /// Step 1c.
    fn final_y(&mut self) {
        if self.before("y").is_some_and(|before| before.len() > 1 && consonants(before).last() == Some(true))
        {
            self.replace(1, "i");
        }
    }

    /// Step 2.
    fn double_suffix(&mut self) {
        if self.before("alli").is_some_and(|before| measure(before) > 0) {
            self.replace(2, "");
        }
        // The l of -logi counts with the stem, so that "geologi" is one of m > 0.
        let rules = [
            ("ational", "ate", 0),
            ("tional", "tion", 0),
            ("enci", "ence", 0),
            ("anci", "ance", 0),
            ("izer", "ize", 0),
            ("bli", "ble", 0),
            ("alli", "al", 0),
            ("entli", "ent", 0),
            ("eli", "e", 0),
            ("ousli", "ous", 0),
            ("ization", "ize", 0),
            ("ation", "ate", 0),
            ("ator", "ate", 0),
            ("alism", "al", 0),
            ("iveness", "ive", 0),
            ("fulness", "ful", 0),
            ("ousness", "ous", 0),
            ("aliti", "al", 0),
            ("iviti", "ive", 0),
            ("biliti", "ble", 0),
            ("fulli", "ful", 0),
            ("logi", "log", 1),
        ];
        let Some((suffix, ending, kept)) = rules.iter().find(|(suffix, ..)| self.0.ends_with(suffix)) else {
            return;
        };
        if measure(&self.0[..self.0.len() - suffix.len() + kept]) > 0 {
            self.replace(suffix.len(), ending);
        }
    }

    /// Step 4.
    fn single_suffix(&mut self) {
        const SUFFIXES: [&str; 19] = [
            "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "ou",
            "ism", "ate", "iti", "ous", "ive", "ize",
        ];
        let Some((suffix, before)) = SUFFIXES.iter().find_map(|s| Some((*s, self.before(s)?))) else {
            return;
        };
        if measure(before) > 1 && (suffix != "ion" || before.ends_with(['s', 't'])) {
            self.replace(suffix.len(), "");
        }
    }

    /// Step 5a.
    fn final_e(&mut self) {
        let Some(before) = self.before("e") else { return };
        let m = measure(before);
        if m > 1 || (m == 1 && !ends_short(before)) {
            self.replace(1, "");
        }
    }

    /// Step 5b.
    fn final_ll(&mut self) {
        if self.0.ends_with("ll") && measure(&self.0[..self.0.len() - 1]) > 1 {
            self.replace(1, "");
        }
    }
}
