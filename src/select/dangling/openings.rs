//! Which sentences do not stand alone, by how they open.

use crate::document::Word;
use crate::language::DanglingWords;
use crate::select::SelectionTuning;
use crate::unicode::{Script, to_lower_case};
use crate::{Document, Language};
use memchr::{memchr, memchr2, memchr3};

/// The longest opening in the word lists of scripts without spaces, in characters.
const LONGEST_UNSPACED: usize = 6;

/// Whether a sentence is understood alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::select) enum Standing {
    StandsAlone,
    /// It needs the sentence before it.
    NeedsContext,
    /// It is a question or a caption, which no other sentence completes.
    Weak,
}

/// What points back in a language.
struct Lists {
    language: Language,
    dangling: &'static DanglingWords,
    /// The demonstratives of the language that the document holds.
    demonstratives: Vec<Word>,
}

/// The openings of a document's sentences.
pub(in crate::select) struct Openings<'d, 't> {
    document: &'d Document<'t>,
    /// For each language of the document.
    lists: Vec<Lists>,
    demonstrative_within: usize,
    short_question_below: usize,
}

impl<'d, 't> Openings<'d, 't> {
    pub(in crate::select) fn new(document: &'d Document<'t>, tuning: &SelectionTuning) -> Self {
        let mut lists: Vec<Lists> = Vec::new();
        for language in (0..document.sources().len()).map(|source| document.language_of(source)) {
            if lists.iter().all(|known| known.language != language) {
                let dangling = &language.data().dangling;
                let words = dangling.demonstratives().iter();
                let demonstratives = words.filter_map(|word| document.word(word)).collect();
                lists.push(Lists { language, dangling, demonstratives });
            }
        }
        Openings {
            document,
            lists,
            demonstrative_within: tuning.demonstrative_within,
            short_question_below: tuning.short_question_below,
        }
    }

    /// The lists of the language of a sentence's source.
    fn lists(&self, sentence: usize) -> &Lists {
        let language = self.document.language_of(self.document.source(sentence));
        let own = self.lists.iter().position(|lists| lists.language == language);
        // There is one for each source, and no sentence without a source.
        &self.lists[own.unwrap_or(0)]
    }

    pub(in crate::select) fn standing(&self, sentence: usize) -> Standing {
        let text = self.document.body(sentence);
        if self.needs_context(sentence) {
            Standing::NeedsContext
        } else if self.is_caption(sentence, text) || self.only_asks(sentence) {
            Standing::Weak
        } else {
            Standing::StandsAlone
        }
    }

    fn needs_context(&self, sentence: usize) -> bool {
        let text = self.document.body(sentence);
        self.document.place(sentence) > 0
            && (self.points_back(sentence, text)
                || self.holds_demonstrative(sentence)
                || ends_quotation(text))
    }

    /// Whether a sentence opens with words that point back, or with a preposition and such words: "In these
    /// talks".
    fn points_back(&self, sentence: usize, text: &str) -> bool {
        let dangling = self.lists(sentence).dangling;
        let pointing = match opening(dangling, text) {
            (None, Some(behind)) => opening(dangling, behind).0,
            (pointing, _) => pointing,
        };
        pointing == Some(true)
    }

    /// Whether a demonstrative is among the first words, and no exception: "these days".
    fn holds_demonstrative(&self, sentence: usize) -> bool {
        let near = self.document.words(sentence).iter().take(self.demonstrative_within);
        let Lists { dangling, demonstratives, .. } = self.lists(sentence);
        if !near.clone().any(|word| demonstratives.contains(word)) {
            return false; // as in most sentences
        }
        let mut rest = self.document.body(sentence);
        let near = std::iter::from_fn(|| {
            let word = words(rest).next()?;
            let from = &rest[rest.find(word)?..];
            rest = &from[word.len()..];
            Some((word, from))
        });
        let mut demonstratives =
            near.take(self.demonstrative_within).filter(|(word, _)| dangling.is_demonstrative(word));
        demonstratives.any(|(_, from)| opening(dangling, from).0 == Some(true))
    }

    fn only_asks(&self, sentence: usize) -> bool {
        is_question(self.document.body(sentence))
            && (!self.document.is_talk(sentence)
                || self.document.words(sentence).len() < self.short_question_below)
    }

    /// Whether the sentence opens with a caption's label and a number or a colon: "Figure 2", "Photo:".
    fn is_caption(&self, sentence: usize, text: &str) -> bool {
        if memchr2(b':', b'|', text.as_bytes()).is_none() {
            return false; // as most sentences
        }
        let label = text.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        let rest = text[label.len()..].trim_start_matches(|c: char| c == '.' || c.is_whitespace());
        let rest = rest.trim_start_matches(|c: char| c.is_numeric() || c == '.');
        rest.starts_with([':', '|']) && self.lists(sentence).dangling.is_caption(&to_lower_case(label))
    }
}

/// Whether a sentence needs the one before it as context: it opens with words that point back, has a
/// demonstrative such as "these" near its beginning, or ends a quotation that began earlier, and is not the
/// first of its source.
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
    Openings::new(document, &SelectionTuning::new()).needs_context(sentence)
}

/// Whether the longest entry of the language's list that a text opens with points back; `None` if there is no
/// such entry. A word with an apostrophe also counts as the part before it: "It's" opens with "it". And what
/// follows the first word, if that is a preposition.
fn opening<'a>(dangling: &DanglingWords, text: &'a str) -> (Option<bool>, Option<&'a str>) {
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    if text.chars().next().and_then(Script::of).is_some_and(Script::is_unspaced) {
        let mut found = None;
        for (at, c) in text.char_indices().take(LONGEST_UNSPACED) {
            found = dangling.points_back(&text[..at + c.len_utf8()]).or(found);
        }
        return (found, None);
    }
    let mut words = words(text);
    let Some(first) = words.next() else { return (None, None) };
    let is_special = |c: char| c.is_uppercase() || matches!(c, '\'' | '\u{2019}');
    if dangling.first_word(first).is_none() && !first.chars().skip(1).any(is_special) {
        return (None, None); // as most sentences do
    }
    // The longest have some five words.
    let mut opening = String::with_capacity(64);
    push_lower_case(&mut opening, first);
    let known = dangling.first_word(&opening).unwrap_or_default();
    let behind = known.is_preposition.then(|| &text[first.len()..]);
    let longest_before_apostrophe = before_apostrophe(&opening)
        .and_then(|word| dangling.first_word(word))
        .map_or(0, |known| known.longest);
    let longest = known.longest.max(longest_before_apostrophe);
    if longest == 0 {
        return (None, behind);
    }
    let points_back = |opening: &str| {
        let shorter = || before_apostrophe(opening).and_then(|part| dangling.points_back(part));
        dangling.points_back(opening).or_else(shorter)
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
    memchr(b'\'', words.as_bytes()).map(|at| &words[..at])
}

/// Writes a word in lower case and with straight apostrophes.
fn push_lower_case(opening: &mut String, word: &str) {
    if word.is_ascii() {
        let start = opening.len();
        opening.push_str(word);
        opening[start..].make_ascii_lowercase();
    } else {
        opening.push_str(&to_lower_case(word).replace('\u{2019}', "'"));
    }
}

/// The words of a text by white space and punctuation, apostrophes and hyphens within a word kept.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let inner = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '\u{2019}' | '-');
    text.split(move |c| !inner(c)).filter(|word| !word.is_empty())
}

/// Whether the first quotation mark is a closing one. Which it is shows by what is around it, for the same
/// mark opens in one language and closes in another.
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

pub(super) fn is_question(text: &str) -> bool {
    let end = text.trim_end_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '?' | '？' | '؟'));
    end.ends_with(['?', '？', '؟'])
}
