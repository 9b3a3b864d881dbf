//! Words broken by a hyphen at the end of a line: `govern-` and `ment`.

use super::to_lower_case;
use hashbrown::HashSet;
use memchr::memchr_iter;
use std::cell::OnceCell;
use std::ops::Range;

/// Words that stand behind a hyphen that is no break, as in German `Umwelt- und Naturschutz`.
const CONJUNCTIONS: &[&str] = &["und", "oder", "och", "eller"];

/// The words of a text that a line end breaks, as ranges over all their parts.
///
/// Complexity: O(length of the text) time.
pub(crate) fn broken_words(text: &str) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    for (hyphen, second) in breaks(text) {
        let letters = text[second..].len() - text[second..].trim_start_matches(char::is_alphanumeric).len();
        let end = second + letters;
        match words.last_mut().filter(|last| last.end == hyphen) {
            Some(last) => last.end = end,
            None => words.push(text[..hyphen].trim_end_matches(char::is_alphanumeric).len()..end),
        }
    }
    words
}

/// How often a line end breaks a word of a text.
///
/// Complexity: O(length of the text) time.
pub(crate) fn count_breaks(text: &str) -> usize {
    breaks(text).count()
}

/// The hyphens at line ends that break a word, each with the place where its second part starts.
fn breaks(text: &str) -> impl Iterator<Item = (usize, usize)> {
    memchr_iter(b'\n', text.as_bytes()).filter_map(|line_end| {
        let before = text[..line_end].trim_end_matches([' ', '\t', '\r']);
        let hyphen = before.strip_suffix(['-', '\u{AD}', '\u{2010}'])?;
        let next = text[line_end + 1..].trim_start_matches([' ', '\t']);
        let letters = next.len() - next.trim_start_matches(char::is_alphabetic).len();
        let joins = next.starts_with(char::is_lowercase) && !CONJUNCTIONS.contains(&&next[..letters]);
        let breaks = joins && hyphen.ends_with(|c: char| c.is_lowercase() || c.is_uppercase());
        breaks.then(|| (hyphen.len(), text.len() - next.len()))
    })
}

/// The words that a text writes with a hyphen on one line, `well-known`: found when first asked for.
#[derive(Debug)]
pub(crate) struct Hyphenated<'t> {
    text: &'t str,
    words: OnceCell<HashSet<String>>,
}

impl<'t> Hyphenated<'t> {
    pub(crate) fn of(text: &'t str) -> Self {
        Hyphenated { text, words: OnceCell::new() }
    }

    /// Whether the text has these two parts with a hyphen between, in any case.
    ///
    /// Complexity: O(length of the text) once, then O(length of the parts).
    pub(crate) fn holds(&self, first: &str, second: &str) -> bool {
        self.words.get_or_init(|| self.find()).contains(&pair(first, second))
    }

    fn find(&self) -> HashSet<String> {
        let parts = memchr_iter(b'-', self.text.as_bytes()).filter_map(|at| {
            let (before, behind) = (&self.text[..at], &self.text[at + 1..]);
            let first = &before[before.trim_end_matches(char::is_alphanumeric).len()..];
            let letters = behind.len() - behind.trim_start_matches(char::is_alphanumeric).len();
            (!first.is_empty() && letters > 0).then(|| pair(first, &behind[..letters]))
        });
        parts.collect()
    }
}

fn pair(first: &str, second: &str) -> String {
    let mut pair = to_lower_case(first);
    pair.push('-');
    pair.push_str(&to_lower_case(second));
    pair
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_with_a_hyphen_on_one_line_is_known() {
        let words = Hyphenated::of("A Well-known, well-\nread up-to-date man -- self - made.");
        for (first, second, known) in [
            ("well", "known", true),
            ("well", "read", false),
            ("up", "to", true),
            ("to", "date", true),
            ("self", "made", false),
        ] {
            assert_eq!(words.holds(first, second), known, "{first}-{second}");
        }
    }

    #[test]
    fn a_hyphen_at_a_line_end_breaks_a_word_before_a_small_letter() {
        for (text, count) in [
            ("govern-\nment", 1),
            ("govern- \r\n  ment", 1),
            ("govern\u{AD}\nment", 1),
            ("inter-\nna-\ntional", 2),
            ("govern-ment", 0),
            ("govern - \nment", 0),
            ("govern-\n\nment", 0),
            ("Anglo-\nSaxon", 0),
            ("1990-\n1995", 0),
            ("Umwelt-\nund Naturschutz", 0),
            ("-\nment", 0),
            ("govern-\n", 0),
        ] {
            assert_eq!(count_breaks(text), count, "{text:?}");
        }
    }

    #[test]
    fn a_broken_word_has_all_its_parts() {
        let text = "An inter-\nna-\ntional (govern-\nment).";
        let words: Vec<_> = broken_words(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(words, ["inter-\nna-\ntional", "govern-\nment"]);
    }
}
