//! What the text itself shows of a word: whether it is written in lower case elsewhere.

use super::chars::{char_at, char_before};
use hashbrown::HashMap;
use memchr::memmem;
use std::cell::RefCell;

/// How far to both sides of a stop a word is looked for, in bytes.
const WINDOW: usize = 1 << 15;

/// How often, on average, a byte of the text may be looked at: past this nothing more is looked for, so that a text of
/// nothing but doubtful stops stays linear.
const LOOKS: usize = 8;

/// Looks words up in the text they stand in, each once.
///
/// The orthographic context of Kiss & Strunk, "Unsupervised Multilingual Sentence Boundary Detection" (2006), but over
/// one text and only for the words behind doubtful stops.
#[derive(Debug)]
pub(super) struct Evidence<'t> {
    text: &'t str,
    known: RefCell<Known<'t>>,
}

#[derive(Debug)]
struct Known<'t> {
    small: HashMap<&'t str, bool>,
    budget: usize,
}

impl<'t> Evidence<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let known = Known { small: HashMap::new(), budget: text.len() * LOOKS };
        Evidence { text, known: RefCell::new(known) }
    }

    /// Whether the capitalised `word` at `at` is also written in lower case near by, which a name is not.
    pub(super) fn is_seen_small(&self, word: &'t str, at: usize) -> bool {
        // A name goes on with capitals: "the U.S. State Department".
        let goes_on_small = self.text[at + word.len()..]
            .strip_prefix(' ')
            .is_some_and(|next| next.starts_with(char::is_lowercase));
        if word.chars().nth(1).is_none() || !word.starts_with(char::is_uppercase) || !goes_on_small {
            return false;
        }
        let mut known = self.known.borrow_mut();
        if let Some(&small) = known.small.get(word) {
            return small;
        }
        let bytes = self.text.as_bytes();
        let window = at.saturating_sub(WINDOW)..bytes.len().min(at + WINDOW);
        if window.len() > known.budget {
            return false;
        }
        known.budget -= window.len();
        let lowered = word.to_lowercase();
        let small = memmem::find_iter(&bytes[window.clone()], lowered.as_bytes()).any(|found| {
            let start = window.start + found;
            let end = start + lowered.len();
            let inside =
                |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '@' | '/' | '_' | '\'' | '’');
            !char_before(self.text, start).is_some_and(inside)
                && !char_at(self.text, end).is_some_and(|c| c != '.' && inside(c))
        });
        known.small.insert(word, small);
        small
    }
}
