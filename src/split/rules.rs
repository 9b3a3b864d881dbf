//! Splits by rules: which marks end a sentence, decided from a few words to both sides.

use super::Splitter;
use super::chars::{char_at, char_before, is_kana, is_unspaced};
use super::list;
use super::mark::{First, Mark};
use super::scan::{Kind, Scanner};
use super::word::{Before, Shape, word_at};
use crate::language::{Abbreviations, Class};
use crate::{Language, Layout};
use std::ops::Range;

/// Splits by rules: terminators, abbreviations, initials, numbers, quotations, brackets.
#[derive(Clone, Copy, Debug, Default)]
#[non_exhaustive]
pub struct RuleSplitter;

impl RuleSplitter {
    /// The splitter with its defaults.
    pub fn new() -> Self {
        RuleSplitter
    }
}

impl Splitter for RuleSplitter {
    fn split(&self, text: &str, layout: &Layout) -> Vec<Range<usize>> {
        let rules = Rules::new(text, layout.language());
        let mut sentences = Vec::new();
        for block in layout.blocks() {
            rules.split_block(block.range(), &mut sentences);
        }
        sentences
    }
}

/// The rules of one language over one text.
struct Rules<'t> {
    text: &'t str,
    scanner: Scanner,
    language: Language,
    abbreviations: &'static Abbreviations,
    ordinals: bool,
}

impl<'t> Rules<'t> {
    fn new(text: &'t str, language: Language) -> Self {
        let extra = match language {
            Language::Greek => Some(b';'),
            Language::Armenian => Some(b':'),
            _ => None,
        };
        Rules {
            text,
            scanner: Scanner::new(extra),
            language,
            abbreviations: &language.data().abbreviations,
            ordinals: writes_ordinals_with_stop(language),
        }
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

    fn split_run(&self, run: Range<usize>, sentences: &mut Vec<Range<usize>>) {
        let mut start = skip_white(self.text, run.start, run.end);
        let mut from = start;
        while let Some(found) = self.scanner.next(self.text, from, run.end) {
            let mark = Mark::read(self.text, &self.scanner, found, run.end);
            if let Some(end) = self.end_at(&mark, start, run.end) {
                sentences.push(start..end);
                start = skip_white(self.text, end, run.end);
            }
            from = mark.run_end;
        }
        let rest = self.text[start..run.end].trim_end();
        if !rest.is_empty() {
            sentences.push(start..start + rest.len());
        }
    }

    /// Where the sentence that began at `start` ends at this mark, if it does.
    fn end_at(&self, mark: &Mark, start: usize, to: usize) -> Option<usize> {
        if mark.next.first == First::End {
            return None;
        }
        let ends = match mark.kind {
            Kind::Full => self.full_ends(mark),
            _ if !mark.next.gap => return self.end_without_space(mark, start, to),
            _ if mark.next.first == First::Continuing => false,
            Kind::Strong => self.strong_ends(mark, start, to),
            Kind::Ellipsis => return self.ellipsis_end(mark, start, to),
            Kind::Stop => self.stop_ends(mark, start, to),
        };
        ends.then_some(mark.end)
    }

    /// A mark of a script that has no other use for it ends the sentence, unless a quotation goes on behind it.
    fn full_ends(&self, mark: &Mark) -> bool {
        if mark.next.first == First::Continuing {
            return false;
        }
        let next = char_at(self.text, mark.next.word);
        !(mark.closed && !mark.next.gap && !mark.next.opened && next.is_some_and(is_kana))
    }

    /// A question or exclamation mark, with white space behind it.
    fn strong_ends(&self, mark: &Mark, start: usize, to: usize) -> bool {
        if char_before(self.text, mark.start) == Some('(') || self.is_reference(mark, to) {
            return false;
        }
        let before = Before::read(self.text, start, mark.start);
        match mark.next.first {
            First::Lower => self.lower_case_starts(&before, mark, start),
            First::Upper => {
                // A name that is written with its mark, as in "Yahoo! Research".
                let name = &self.text[before.start..mark.run_end];
                self.abbreviations.class(name) != Some(Class::Final) || self.is_clear_start(mark, start, to)
            }
            _ => true,
        }
    }

    /// An ellipsis, with white space behind it.
    fn ellipsis_end(&self, mark: &Mark, start: usize, to: usize) -> Option<usize> {
        let spaced = self.text[mark.start..mark.run_end].starts_with(". . .");
        let starts = match mark.next.first {
            First::Upper => {
                let word = word_at(self.text, mark.next.word, to);
                !(spaced && self.language == Language::English && is_first_person(word))
            }
            First::Caseless | First::Symbol => true,
            First::Digit | First::Lower | First::Continuing | First::End => false,
        };
        if !starts || mark.start == start || self.is_reference(mark, to) {
            return None;
        }
        // "compounds. . . . The": the first is the stop of the sentence, the rest stands for what is left out.
        let stop_first = spaced && char_before(self.text, mark.start).is_some_and(char::is_alphanumeric);
        Some(if stop_first && mark.run_end - mark.start > 5 { mark.start + 1 } else { mark.end })
    }

    /// A single full stop with white space behind it.
    fn stop_ends(&self, mark: &Mark, start: usize, to: usize) -> bool {
        let before = Before::read(self.text, start, mark.start);
        if self.is_item_mark(&before, mark, start) || self.is_reference(mark, to) {
            return false;
        }
        match mark.next.first {
            First::Lower => return self.lower_case_starts(&before, mark, start),
            // Behind a closed quotation or bracket no abbreviation goes on.
            _ if mark.closed => return true,
            _ => {}
        }
        match before.shape {
            Shape::Empty => true,
            Shape::Number => !self.ordinals || before.token.len() > 3 || self.is_clear_start(mark, start, to),
            Shape::Letter => {
                let first_person = is_first_person(word_at(self.text, mark.next.word, to));
                !first_person && self.is_clear_start(mark, start, to)
            }
            Shape::Dotted | Shape::Word => match self.class(&before) {
                Some(Class::Never) => false,
                Some(Class::Number) => {
                    mark.next.first != First::Digit && !is_roman(word_at(self.text, mark.next.word, to))
                }
                Some(Class::Final) => self.is_clear_start(mark, start, to),
                None => before.shape != Shape::Dotted || self.is_clear_start(mark, start, to),
            },
        }
    }

    /// The class of the token, or of its part behind a hyphen or an apostrophe.
    fn class(&self, before: &Before<'_>) -> Option<Class> {
        self.abbreviations.class(before.token).or_else(|| {
            let part = before.last_part();
            if part.len() < before.token.len() { self.abbreviations.class(part) } else { None }
        })
    }

    /// Whether the token is the number or letter of a list item: "1. Salt", "the following: a. Salt".
    fn is_item_mark(&self, before: &Before<'_>, mark: &Mark, start: usize) -> bool {
        let numbers = match before.shape {
            Shape::Number => before.token.len() <= 3 || before.token.contains('.'),
            Shape::Letter => true,
            Shape::Word | Shape::Dotted => is_roman(before.token),
            Shape::Empty => false,
        };
        let bracket = &self.text[mark.run_end..mark.end];
        if !numbers || !matches!(bracket, "" | ")") {
            return false;
        }
        let ahead = self.text[start..before.start].trim_end();
        ahead.chars().rev().take(8).all(|c| !c.is_alphanumeric()) && (ahead.len() < 8 || ahead.ends_with(':'))
            || (before.shape == Shape::Number && ahead.ends_with(':'))
    }

    /// Whether a bracket with a source or a year follows that belongs to the sentence before: `…" (Smith 55).`
    fn is_reference(&self, mark: &Mark, to: usize) -> bool {
        let rest = &self.text.as_bytes()[mark.next.start..to];
        if rest.first() != Some(&b'(') {
            return false;
        }
        let Some(close) = rest.iter().take(48).position(|&byte| byte == b')') else { return false };
        let numbers = rest[1..close].iter().all(|byte| byte.is_ascii_digit());
        (mark.closed || numbers) && matches!(rest.get(close + 1), Some(b'.' | b',' | b';' | b':'))
    }

    /// Whether a sentence ends before a lower-case word: where the writer starts sentences so, or the language's
    /// abbreviations are known and this word is none.
    fn lower_case_starts(&self, before: &Before<'_>, mark: &Mark, start: usize) -> bool {
        let next = &mark.next;
        if next.dash || (mark.closed && mark.kind == Kind::Strong) {
            return false;
        }
        let link = &self.text[next.word..];
        if link.starts_with("http") || link.starts_with("www.") {
            return true;
        }
        let ordinary = before.shape == Shape::Word
            && before.token.chars().count() > 2
            && before.token.chars().all(char::is_lowercase)
            && self.class(before).is_none();
        let lower_style = char_at(self.text, start).is_some_and(char::is_lowercase);
        match mark.kind {
            Kind::Stop => ordinary && !mark.closed && self.abbreviations.is_known(),
            _ => ordinary && (lower_style || self.language == Language::English),
        }
    }

    /// Whether what follows is the start of a sentence even behind an abbreviation.
    fn is_clear_start(&self, mark: &Mark, start: usize, to: usize) -> bool {
        match mark.next.first {
            First::Upper | First::Caseless => {
                let word = word_at(self.text, mark.next.word, to);
                if self.abbreviations.starts(word) {
                    return true;
                }
                // "at 6 p.m. Mr. Smith left", unless the time itself opens the sentence: "At 6 p.m. Mr. Smith left".
                let title = self.text.as_bytes().get(mark.next.word + word.len()) == Some(&b'.')
                    && self.abbreviations.class(word) == Some(Class::Never);
                title && self.text[start..mark.start].split_whitespace().nth(3).is_some()
            }
            First::Symbol => true,
            _ => false,
        }
    }

    /// A mark without white space behind it: inside a token, or a forgotten space.
    fn end_without_space(&self, mark: &Mark, start: usize, to: usize) -> Option<usize> {
        let next = char_at(self.text, mark.next.start)?;
        let last = char_before(self.text, mark.start)?;
        if is_unspaced(last) && (is_unspaced(next) || mark.kind == Kind::Strong) && mark.kind != Kind::Stop {
            return Some(mark.end);
        }
        let before = Before::read(self.text, start, mark.start);
        let glued = mark.next.first == First::Upper
            && last.is_lowercase()
            && before.token.chars().count() > 1
            && before.token.chars().all(char::is_lowercase)
            && !mark.next.opened
            && !mark.next.dash;
        if glued {
            let word = word_at(self.text, mark.next.word, to);
            let rest = char_at(self.text, mark.next.word + word.len());
            let plain = word.chars().skip(1).all(char::is_lowercase) || is_roman(word);
            let apart = rest.is_none_or(|c| c.is_whitespace() || matches!(c, ',' | '!' | '?' | '\'' | '’'))
                || (rest == Some('.') && self.abbreviations.class(word) == Some(Class::Never));
            let ellipsis = mark.kind == Kind::Ellipsis && self.language == Language::Armenian;
            return (plain && apart && !ellipsis).then_some(mark.end);
        }
        // "bought 1,000.That is": only a word that opens sentences speaks for a forgotten space behind a number.
        if mark.next.first == First::Upper
            && before.shape == Shape::Number
            && self.abbreviations.starts(word_at(self.text, mark.next.word, to))
        {
            return Some(mark.end);
        }
        // A number of a note behind the stop: "as shown.12 Later".
        let bytes = self.text.as_bytes();
        let digits = bytes[mark.run_end..to].iter().take(3).take_while(|byte| byte.is_ascii_digit()).count();
        let noted = (1..3).contains(&digits)
            && mark.kind == Kind::Stop
            && before.token.chars().count() > 3
            && before.token.chars().all(char::is_lowercase)
            && bytes.get(mark.run_end + digits) == Some(&b' ')
            && char_at(self.text, mark.run_end + digits + 1).is_some_and(char::is_uppercase);
        noted.then_some(mark.run_end + digits)
    }
}

/// Whether a language writes an ordinal number as a number with a stop.
fn writes_ordinals_with_stop(language: Language) -> bool {
    use Language as L;
    matches!(
        language,
        L::German
            | L::Czech
            | L::Slovak
            | L::Danish
            | L::Norwegian
            | L::Finnish
            | L::Estonian
            | L::Latvian
            | L::Lithuanian
            | L::Hungarian
            | L::Croatian
            | L::Serbian
            | L::Slovenian
            | L::Turkish
            | L::Basque
            | L::Polish
    )
}

fn is_first_person(word: &str) -> bool {
    word == "I" || word.strip_prefix('I').is_some_and(|rest| rest.starts_with(['\'', '’']))
}

/// Whether a word is a Roman number of more than one figure.
fn is_roman(word: &str) -> bool {
    word.len() > 1
        && word.len() < 8
        && word.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X' | b'L' | b'C' | b'D' | b'M'))
}

fn skip_white(text: &str, from: usize, to: usize) -> usize {
    from + (text[from..to].len() - text[from..to].trim_start().len())
}
