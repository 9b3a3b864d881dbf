//! The guard against sentences that do not stand alone.

use crate::Document;
use crate::language::{GuardWords, Script};
use crate::layout::BlockKind;
use memchr::memchr3;
use std::ops::RangeInclusive;

/// What a sentence that does not stand alone is worth, against its merits. Over 24 corpora, by the default's scores,
/// 14 of 100 chosen sentences lean on one that is not chosen where nothing is done; 0.9, 0.8, 0.7, 0.6 and 0.5 leave
/// 7.0, 2.5, 1.1, 0.8 and 0.7 of them for up to 0.2 ROUGE-1.
const WEAKENED: f64 = 0.6;

/// The most sentences that are pulled in before one that needs them.
const LONGEST_CONTEXT: usize = 3;

/// The longest opening in the word lists of scripts without spaces, in characters.
const LONGEST_UNSPACED: usize = 6;

/// What a selector does about sentences that do not stand alone.
///
/// Such a sentence opens with a word that points back ("This", "However", "As a result", "In these"; per language, in
/// `src/language/data/<code>/guard.txt`) or ends a quotation that began before it, and is not the first of its source.
/// Questions outside of talk and captions ("Figure 2: ...") stand alone badly too, but no other sentence helps them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Guard {
    /// Nothing.
    Off,
    /// Its merits count 0.6, unless the sentence before it is chosen too. Questions and captions always count so.
    #[default]
    Soft,
    /// It is chosen only with the sentence before it, which is pulled in where both fit the budget; where that needs
    /// another in turn, so is that one, up to three. Together they are worth the mean of what each is worth, by their
    /// words. Questions and captions as for soft. Where nothing else can be chosen, it is chosen without.
    Strict,
}

/// What speaks against a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    StandsAlone,
    NeedsContext,
    Weak,
}

/// A guard on its way through a document.
pub(super) struct Watch {
    guard: Guard,
    /// Empty where the guard is off.
    marks: Vec<Mark>,
    taken: Vec<bool>,
}

impl Watch {
    pub(super) fn new(document: &Document<'_>, guard: Guard) -> Self {
        let marked = if guard == Guard::Off { 0 } else { document.len() };
        let marks = (0..marked).map(|i| mark(document, i)).collect();
        Watch { guard, marks, taken: vec![false; document.len()] }
    }

    /// How much of a sentence's merits count now.
    pub(super) fn weight(&self, sentence: usize) -> f64 {
        match self.marks.get(sentence) {
            Some(Mark::Weak) => WEAKENED,
            // Under a strict guard it comes with its context and shares that's worth instead.
            Some(Mark::NeedsContext) if self.guard == Guard::Soft && !self.taken[sentence - 1] => WEAKENED,
            _ => 1.0,
        }
    }

    /// The sentences whose worth may change when a sentence is taken: those behind it that lean on it.
    pub(super) fn dependents(&self, sentence: usize) -> impl Iterator<Item = usize> {
        let behind = sentence + 1..self.taken.len().min(sentence + 1 + LONGEST_CONTEXT);
        behind.take_while(|&i| self.marks.get(i) == Some(&Mark::NeedsContext))
    }

    /// The sentences to take when a sentence is: itself, and under a strict guard those it needs.
    pub(super) fn context(&self, sentence: usize) -> Option<RangeInclusive<usize>> {
        let needs = |i: usize| self.marks.get(i) == Some(&Mark::NeedsContext) && !self.taken[i - 1];
        if self.guard != Guard::Strict {
            return Some(sentence..=sentence);
        }
        let first = (sentence.saturating_sub(LONGEST_CONTEXT)..=sentence).rev().find(|&i| !needs(i))?;
        Some(first..=sentence)
    }

    pub(super) fn take(&mut self, sentence: usize) {
        self.taken[sentence] = true;
    }
}

/// Whether a sentence leans on the one before it: it opens with a word that points back, or ends a quotation that began
/// earlier, and is not the first of its source.
///
/// Complexity: O(length of the sentence).
///
/// # Example
///
/// ```
/// use epitome::{Summarizer, select::needs_context};
///
/// let text = "The council met on Monday. It voted to close the bridge. As a result, buses turn back.";
/// let document = Summarizer::new().document(text)?;
/// assert_eq!([0, 1, 2].map(|i| needs_context(&document, i)), [false, true, true]);
/// # Ok::<(), epitome::Error>(())
/// ```
pub fn needs_context(document: &Document<'_>, sentence: usize) -> bool {
    let text = document.body(sentence);
    document.place(sentence) > 0 && (points_back(document, text) || ends_quotation(text))
}

fn mark(document: &Document<'_>, sentence: usize) -> Mark {
    let text = document.body(sentence);
    if needs_context(document, sentence) {
        Mark::NeedsContext
    } else if is_caption(document, text) || (is_question(text) && !in_talk(document, sentence)) {
        Mark::Weak
    } else {
        Mark::StandsAlone
    }
}

fn in_talk(document: &Document<'_>, sentence: usize) -> bool {
    document.block(document.block_of(sentence)).kind() == BlockKind::Turn
}

/// Whether a sentence opens with words that point back, or with a preposition and such words: "In these talks".
fn points_back(document: &Document<'_>, text: &str) -> bool {
    let guard = &document.language().data().guard;
    let pointing = match opening(guard, text) {
        (None, Some(behind)) => opening(guard, behind).0,
        (pointing, _) => pointing,
    };
    pointing == Some(true)
}

/// What the longest entry of the language's list that a text opens with says: whether it points back; `None` where there
/// is no such entry. A word with an apostrophe also counts as the part before it: "It's" opens with "it". And what stands
/// behind the first word, if that is a preposition.
fn opening<'a>(guard: &GuardWords, text: &'a str) -> (Option<bool>, Option<&'a str>) {
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    if text.chars().next().and_then(Script::of).is_some_and(Script::is_unspaced) {
        let mut found = None;
        for (at, c) in text.char_indices().take(LONGEST_UNSPACED) {
            found = guard.points_back(&text[..at + c.len_utf8()]).or(found);
        }
        return (found, None);
    }
    let mut words = words(text);
    let Some(first) = words.next() else { return (None, None) };
    let is_special = |c: char| c.is_uppercase() || matches!(c, '\'' | '\u{2019}');
    if !guard.may_begin(first) && !first.chars().skip(1).any(is_special) {
        return (None, None); // as most sentences do
    }
    let mut opening = String::new();
    push_lower_case(&mut opening, first);
    let known = guard.first_word(&opening);
    let behind = known.is_preposition.then(|| &text[first.len()..]);
    let longest_before_apostrophe =
        before_apostrophe(&opening).map_or(0, |word| guard.first_word(word).longest);
    let longest = known.longest.max(longest_before_apostrophe);
    if longest == 0 {
        return (None, behind);
    }
    let points_back = |opening: &str| {
        let shorter = || before_apostrophe(opening).and_then(|part| guard.points_back(part));
        guard.points_back(opening).or_else(shorter)
    };
    let mut found = points_back(&opening);
    for word in words.take(longest - 1) {
        opening.push(' ');
        push_lower_case(&mut opening, word);
        found = points_back(&opening).or(found);
    }
    (found, behind)
}

fn before_apostrophe(words: &str) -> Option<&str> {
    words.find('\'').map(|at| &words[..at])
}

/// Writes a word in lower case and with straight apostrophes.
fn push_lower_case(opening: &mut String, word: &str) {
    if word.is_ascii() {
        let start = opening.len();
        opening.push_str(word);
        opening[start..].make_ascii_lowercase();
    } else {
        opening.push_str(&word.to_lowercase().replace('\u{2019}', "'"));
    }
}

/// The words of a text by white space and punctuation, apostrophes and hyphens within a word kept.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let inner = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '\u{2019}' | '-');
    text.split(move |c| !inner(c)).filter(|word| !word.is_empty())
}

/// Whether the first quotation mark is a closing one. Which it is shows by what is around it, for the same mark opens
/// in one language and closes in another.
fn ends_quotation(text: &str) -> bool {
    let is_mark = |c: char| matches!(c, '"' | '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{ab}' | '\u{bb}');
    // Every mark starts with one of these bytes, and most sentences have none.
    let Some(from) = memchr3(b'"', 0xC2, 0xE2, text.as_bytes()) else { return false };
    let Some(at) = text[from..].find(is_mark).map(|at| from + at) else { return false };
    let (before, rest) = text.split_at(at);
    let mut rest = rest.chars();
    let (mark, next) = (rest.next(), rest.next());
    if next.is_some_and(char::is_alphanumeric) {
        return false;
    }
    match before.chars().next_back() {
        None | Some('(' | '[') => false,
        // French sets spaces inside the marks.
        Some(previous) if previous.is_whitespace() => mark == Some('\u{bb}'),
        // Inches are no quotation.
        Some(previous) => !previous.is_numeric(),
    }
}

fn is_question(text: &str) -> bool {
    let end = text.trim_end_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '?' | '？' | '؟'));
    end.ends_with(['?', '？', '؟'])
}

/// Whether the sentence opens with a caption's label and a number or a colon: "Figure 2", "Photo:".
fn is_caption(document: &Document<'_>, text: &str) -> bool {
    let label = text.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let rest = text[label.len()..].trim_start_matches(|c: char| c == '.' || c.is_whitespace());
    let rest = rest.trim_start_matches(|c: char| c.is_numeric() || c == '.');
    rest.starts_with([':', '|']) && document.language().data().guard.is_caption(&label.to_lowercase())
}
