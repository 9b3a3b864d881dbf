//! Splits by rules: which marks end a sentence, decided from a few words to both sides.

use super::Splitter;
use super::enclosed;
use super::inline_list as list;
use super::orthographic_context::Evidence;
use super::scan::Scanner;
use super::spaces;
use super::steps;
use super::terminator::{First, Mark};
use super::word_shape::{Before, Shape, word_at};
use super::writing::Writing;
use crate::language::orthography::{Ordinals, Orthography, SentenceEnds};
use crate::language::{Abbreviations, Class, StopWords};
use crate::unicode::boundary::{char_at, char_before};
use crate::unicode::punctuation::Terminator;
use crate::unicode::{Script, is_roman_capitals, is_unspaced};
use crate::{Error, Language, Layout};
use memchr::memchr;
use std::cell::OnceCell;
use std::ops::Range;

/// Splits by rules: the marks of every script, and for each language its abbreviations, its ordinals and the
/// words that open its sentences.
///
/// A scan over the bytes finds the marks; each is decided from the word before it and the words behind it.
/// Sentences stay within the blocks of the layout, white space within a block, line ends too, is a space.
/// What closes behind a mark (quotation marks, brackets, note numbers, pictographs) belongs to the sentence
/// before. A mark within a quotation ends a sentence as any other, unless the quoting sentence goes on behind
/// it in lower case or with its speaker.
///
/// Of abbreviations there are three classes: those that never end a sentence (`Dr.`, `e.g.`), those that
/// end one before a word that opens sentences (`Inc.`, `U.S.`), and those that end one before any capital
/// (`min.`, `etc.`). What the text itself shows counts too: a word also written small is no name, a word
/// with its stop before a lower-case word is an abbreviation, the more so where sentences open with
/// capitals. Where marks stand apart from the words, as tokenizers leave them, each ends a sentence;
/// `os.Exit` is one word unless spaces are left out elsewhere. A mark within a title, brackets or code that
/// close soon, with the sentence going on behind them, ends none. A language without word lists gets
/// Unicode's terminators alone.
///
/// Complexity: O(length of the text) in time, and the sentences in memory.
///
/// # Example
///
/// ```
/// use epitome::split::{RuleSplitter, Splitter};
/// use epitome::{Language, Layout};
///
/// let text = "Dr. Hale of Tide Inc. left at 6 p.m. She was late. \"Why?\" he asked.";
/// let layout = Layout::of(text);
/// let ranges = RuleSplitter::new().sentences(text, &layout, Language::English);
/// let sentences: Vec<_> = ranges.into_iter().map(|range| &text[range]).collect();
/// assert_eq!(sentences, ["Dr. Hale of Tide Inc. left at 6 p.m.", "She was late.", "\"Why?\" he asked."]);
/// ```
#[derive(Clone, Copy, Debug, Default)]
#[non_exhaustive]
pub struct RuleSplitter;

impl RuleSplitter {
    /// The splitter with its defaults.
    pub fn new() -> Self {
        RuleSplitter
    }

    /// The sentences of `text`, which is in `language`, as byte ranges, in order; what [`Splitter::split`]
    /// gives, which for these rules never fails.
    ///
    /// Complexity: O(length of the text) time and memory.
    pub fn sentences(&self, text: &str, layout: &Layout, language: Language) -> Vec<Range<usize>> {
        // What is not of the text is read as white space.
        let text = &*layout.blanked(text);
        let rules = Rules::new(text, language);
        let mut sentences = Vec::with_capacity(text.len() / BYTES_A_SENTENCE);
        for block in layout.blocks() {
            rules.split_block(block.range(), &mut sentences);
        }
        sentences
    }
}

/// Fewer than the sentences of most texts have, so that few lists of them grow.
const BYTES_A_SENTENCE: usize = 64;

impl Splitter for RuleSplitter {
    fn split(&self, text: &str, layout: &Layout, language: Language) -> Result<Vec<Range<usize>>, Error> {
        Ok(self.sentences(text, layout, language))
    }
}

/// The rules of one language over one text.
pub(super) struct Rules<'t> {
    pub(super) text: &'t str,
    pub(super) orthography: &'static Orthography,
    pub(super) abbreviations: &'static Abbreviations,
    pub(super) sentence_ends: &'static SentenceEnds,
    pub(super) stop_words: &'static StopWords,
    pub(super) evidence: Evidence<'t>,
    writing: OnceCell<Writing>,
    pub(super) has_rare_openers: bool,
    pub(super) has_square_brackets: bool,
    scanner: Scanner,
}

impl<'t> Rules<'t> {
    fn new(text: &'t str, language: Language) -> Self {
        Rules {
            text,
            orthography: language.orthography(),
            abbreviations: &language.data().abbreviations,
            sentence_ends: &language.data().sentence_ends,
            stop_words: &language.data().stop_words,
            evidence: Evidence::new(text),
            writing: OnceCell::new(),
            has_rare_openers: enclosed::has_rare_openers(text),
            has_square_brackets: memchr(b'[', text.as_bytes()).is_some(),
            scanner: Scanner::new(language.own_terminator()),
        }
    }

    /// How the text is written: looked up only where a mark is doubtful.
    pub(super) fn writing(&self) -> &Writing {
        self.writing.get_or_init(|| Writing::of(self.text, self.abbreviations))
    }

    /// Adds the sentences of one block.
    fn split_block(&self, block: Range<usize>, sentences: &mut Vec<Range<usize>>) {
        let mut from = block.start;
        for item in list::items(self.text, block.clone()) {
            self.split_run(from..item, sentences);
            from = item;
        }
        self.split_run(from..block.end, sentences);
    }

    /// Adds the sentences of a block, or of an item of the list it is.
    fn split_run(&self, run: Range<usize>, sentences: &mut Vec<Range<usize>>) {
        let mut start = skip_white(self.text, run.start, run.end);
        let mut from = start;
        let is_ascii = self.text.as_bytes()[run.clone()].is_ascii();
        let has_openers = self.has_openers(run.clone());
        while let Some(found) = self.scanner.next(&self.text[..run.end], from, is_ascii) {
            let mark = Mark::read(self.text, &self.scanner, found, start..run.end);
            let is_within = |mark: &Mark| {
                if mark.closed { self.ends_title(mark) } else { has_openers && self.is_enclosed(mark) }
            };
            if let Some(end) = self.end_at(&mark).filter(|_| !is_within(&mark)) {
                self.push(start..end, sentences);
                start = skip_white(self.text, end, run.end);
            }
            // A smiley that closed the sentence may hold a mark of its own.
            from = mark.run_end.max(start);
        }
        let rest = self.text[start..run.end].trim_end();
        if !rest.is_empty() {
            self.push(start..start + rest.len(), sentences);
        }
    }

    fn push(&self, sentence: Range<usize>, sentences: &mut Vec<Range<usize>>) {
        if self.sentence_ends.are_spaces() {
            spaces::push(self.text, sentence, self.sentence_ends, sentences);
        } else {
            sentences.push(sentence);
        }
    }

    /// Where the sentence ends at this mark, if it does.
    fn end_at(&self, mark: &Mark) -> Option<usize> {
        if mark.next.first == First::End {
            return None;
        }
        let ends = match mark.kind {
            Terminator::Full => self.full_ends(mark),
            _ if !mark.next.gap => return self.end_without_space(mark),
            _ if mark.next.first == First::Continuing => false,
            Terminator::Strong => self.strong_ends(mark),
            Terminator::Ellipsis => return self.ellipsis_end(mark),
            Terminator::Stop => self.stop_ends(mark),
        };
        ends.then_some(mark.end)
    }

    /// A mark of a script that has no other use for it ends the sentence, unless a quotation goes on behind
    /// it.
    fn full_ends(&self, mark: &Mark) -> bool {
        if mark.next.first == First::Continuing {
            return false;
        }
        let next = char_at(self.text, mark.next.word);
        let goes_on = mark.closed && !mark.next.gap && !mark.next.lead.opened;
        !goes_on || !next.is_some_and(|c| Script::of(c) == Some(Script::Kana))
    }

    /// A question or exclamation mark, with white space behind it.
    fn strong_ends(&self, mark: &Mark) -> bool {
        if char_before(self.text, mark.start) == Some('(') || self.is_reference(mark) {
            return false;
        }
        if self.is_attributed(mark) {
            return false;
        }
        let before = Before::read(self.text, mark.from, mark.start);
        // A name that is written with its mark, as in "Yahoo! Research".
        let name = &self.text[before.start..mark.run_end];
        let is_name = || self.abbreviations.class(name) == Some(Class::Starter);
        match mark.next.first {
            First::Lower if !mark.closed && self.is_set_off(mark) => true,
            First::Lower => !is_name() && self.lower_case_starts(&before, mark),
            First::Upper => !is_name() || self.is_clear_start(mark),
            _ => true,
        }
    }

    /// An ellipsis, with white space behind it.
    fn ellipsis_end(&self, mark: &Mark) -> Option<usize> {
        let spaced = self.text[mark.start..mark.run_end].starts_with(". . .");
        let starts = match mark.next.first {
            First::Upper => {
                let word = word_at(self.text, mark.next.word, mark.to);
                let apart = spaced || char_before(self.text, mark.start).is_some_and(char::is_whitespace);
                let pronoun = self.orthography.is_capital_pronoun(word);
                !(apart && pronoun || self.is_attributed(mark))
            }
            First::Caseless => !char_at(self.text, mark.next.word).is_some_and(is_unspaced),
            First::Symbol => true,
            First::Digit | First::Lower | First::Continuing | First::End => false,
        };
        if !starts || mark.start == mark.from || self.is_reference(mark) {
            return None;
        }
        // "compounds. . . . The": the first is the stop of the sentence, the rest stands for what is left
        // out. Three dots with spaces between have five bytes, so more are four dots.
        let stop_first = spaced && char_before(self.text, mark.start).is_some_and(char::is_alphanumeric);
        Some(if stop_first && mark.run_end - mark.start > 5 { mark.start + 1 } else { mark.end })
    }

    /// A single full stop with white space behind it.
    fn stop_ends(&self, mark: &Mark) -> bool {
        let before = Before::read(self.text, mark.from, mark.start);
        if self.is_item_mark(&before, mark) || self.is_reference(mark) {
            return false;
        }
        let script = self.orthography.stop_divides;
        if script.is_some() && char_before(self.text, mark.start).and_then(Script::of) == script {
            return false;
        }
        if mark.next.lead.dots {
            return true;
        }
        if before.shape == Shape::Empty && !mark.closed && self.is_set_off(mark) {
            return true;
        }
        match mark.next.first {
            First::Lower => return self.lower_case_starts(&before, mark),
            First::Caseless if self.is_attributed(mark) => return false,
            // Behind a closed quotation or bracket no abbreviation goes on.
            _ if mark.closed => return true,
            _ => {}
        }
        match before.shape {
            Shape::Empty => true,
            Shape::Number => !self.is_ordinal(&before, mark) && !self.is_label(&before, mark),
            Shape::Letter if before.token.chars().all(char::is_uppercase) => {
                let next = word_at(self.text, mark.next.word, mark.to);
                !self.orthography.is_capital_pronoun(next) && self.is_clear_start(mark)
            }
            Shape::Letter | Shape::Dotted | Shape::Word => match self.class(&before) {
                Some(Class::Title | Class::Never) => false,
                Some(Class::Capital) => mark.next.first != First::Digit && !self.is_numbering(mark),
                Some(Class::Starter) => self.is_clear_start(mark),
                None if before.shape == Shape::Letter => {
                    mark.next.first != First::Digit
                        && char_before(self.text, before.start) != Some('(')
                        && !self.is_letter_with_stop(mark)
                        && !self.is_numbering(mark)
                }
                None => {
                    if self.is_measured(&before, mark) {
                        return false;
                    }
                    let unclear = before.shape == Shape::Dotted
                        || self.evidence.is_seen_shortened(before.token, mark.start)
                        || (self.orthography.ordinals != Ordinals::None && is_roman_capitals(before.token));
                    !unclear || self.is_clear_start(mark)
                }
            },
        }
    }
}

/// Where the white space from `from` on ends.
fn skip_white(text: &str, from: usize, to: usize) -> usize {
    let bytes = &text.as_bytes()[..to];
    let mut at = from;
    while matches!(bytes.get(at), Some(b' ' | b'\n')) {
        at += 1;
    }
    if !bytes.get(at).is_some_and(u8::is_ascii_graphic) {
        at = to - text[at..to].trim_start().len();
    }
    steps::count(at - from);
    at
}
