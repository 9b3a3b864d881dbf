//! What the text itself shows of a word: whether it is written small elsewhere, whether it is shortened
//! elsewhere.

use super::steps;
use crate::unicode::boundary::{char_at, char_before};
use crate::unicode::to_lower_case;
use hashbrown::HashMap;
use memchr::memmem;
use std::cell::RefCell;

/// How far to both sides of a stop a word is looked for, in bytes: some ten pages.
const WINDOW: usize = 1 << 15;

/// How often, on average, a byte of the text may be looked at: past this nothing more is looked for, so that
/// a text of nothing but doubtful stops stays linear.
const LOOKS: usize = 8;

/// Looks words up in the text they stand in, each once.
///
/// The orthographic context of Kiss & Strunk, "Unsupervised Multilingual Sentence Boundary Detection" (2006),
/// but within one text and only for the words around doubtful stops.
#[derive(Debug)]
pub(super) struct Evidence<'t> {
    text: &'t str,
    found: RefCell<Found<'t>>,
}

#[derive(Debug)]
struct Found<'t> {
    small: HashMap<&'t str, bool>,
    shortened: HashMap<&'t str, bool>,
    whole: HashMap<&'t str, bool>,
    budget: usize,
}

impl<'t> Evidence<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let budget = text.len() * LOOKS;
        let found = Found { small: HashMap::new(), shortened: HashMap::new(), whole: HashMap::new(), budget };
        Evidence { text, found: RefCell::new(found) }
    }

    /// Whether the capitalised `word` at `at` is also written in lower case near by, which a name is not.
    pub(super) fn is_seen_small(&self, word: &'t str, at: usize) -> bool {
        // A name goes on with capitals: "the U.S. State Department".
        let behind = self.text[at + word.len()..].strip_prefix(' ');
        let goes_on_small = behind.is_some_and(|next| next.starts_with(char::is_lowercase));
        if !goes_on_small || word.chars().nth(1).is_none() || !word.starts_with(char::is_uppercase) {
            return false;
        }
        let Found { small, budget, .. } = &mut *self.found.borrow_mut();
        *small.entry(word).or_insert_with(|| {
            let lowered = to_lower_case(word);
            let inside = |c: char| c.is_alphanumeric() || matches!(c, '-' | '@' | '/' | '_' | '\'' | '’');
            self.is_near(&lowered, at, budget, |start, end| {
                !char_before(self.text, start).is_some_and(|c| c == '.' || inside(c))
                    && !char_at(self.text, end).is_some_and(inside)
            })
        })
    }

    /// Whether `token`, which ends at `at` before a stop, looks like an abbreviation and stands with its stop
    /// before a lower-case word near by.
    pub(super) fn is_seen_shortened(&self, token: &'t str, at: usize) -> bool {
        let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y') || !c.is_ascii();
        // Abbreviations have up to five letters ("Corp", "Maj"); longer tokens are words.
        let short = if token.is_ascii() { token.len() <= 5 } else { token.chars().nth(5).is_none() };
        if !short || (!token.starts_with(char::is_uppercase) && token.contains(vowel)) {
            return false;
        }
        let Found { shortened, budget, .. } = &mut *self.found.borrow_mut();
        *shortened.entry(token).or_insert_with(|| {
            self.is_near(token, at, budget, |start, end| {
                self.text[end..].strip_prefix(". ").is_some_and(|next| next.starts_with(char::is_lowercase))
                    && !char_before(self.text, start).is_some_and(char::is_alphanumeric)
            })
        })
    }

    /// Whether `token`, which ends at `at` before a stop, stands without one near by.
    pub(super) fn is_seen_whole(&self, token: &'t str, at: usize) -> bool {
        let Found { whole, budget, .. } = &mut *self.found.borrow_mut();
        *whole.entry(token).or_insert_with(|| {
            self.is_near(token, at, budget, |start, end| {
                let inside = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '/');
                !char_before(self.text, start).is_some_and(inside)
                    && char_at(self.text, end).is_some_and(|c| !inside(c))
            })
        })
    }

    /// Whether `word` stands near `at` in a place that `fits` takes, as far as the budget of bytes allows to
    /// look.
    fn is_near(
        &self,
        word: &str,
        at: usize,
        budget: &mut usize,
        fits: impl Fn(usize, usize) -> bool,
    ) -> bool {
        let bytes = self.text.as_bytes();
        let window = at.saturating_sub(WINDOW)..bytes.len().min(at + WINDOW);
        let Some(rest) = budget.checked_sub(window.len()) else { return false };
        steps::count(window.len());
        *budget = rest;
        let mut places = memmem::find_iter(&bytes[window.clone()], word.as_bytes());
        places.any(|place| fits(window.start + place, window.start + place + word.len()))
    }
}
