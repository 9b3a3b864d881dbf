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
            Kind::Strong => self.strong_ends(mark),
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
    fn strong_ends(&self, mark: &Mark) -> bool {
        let bracketed = char_before(self.text, mark.start) == Some('(');
        mark.next.first != First::Lower && !bracketed
    }

    /// An ellipsis, with white space behind it.
    fn ellipsis_end(&self, mark: &Mark, start: usize, to: usize) -> Option<usize> {
        if !self.starts_sentence(mark, to) || mark.start == start {
            return None;
        }
        // "compounds. . . . The": the first is the stop of the sentence, the rest stands for what is left out.
        let spaced = self.text[mark.start..mark.run_end].starts_with(". . .");
        let stop_first = spaced && char_before(self.text, mark.start).is_some_and(char::is_alphanumeric);
        Some(if stop_first && mark.run_end - mark.start > 5 { mark.start + 1 } else { mark.end })
    }

    /// Whether what follows the mark can be the start of a sentence, after marks that often stand inside one.
    fn starts_sentence(&self, mark: &Mark, to: usize) -> bool {
        match mark.next.first {
            First::Upper => {
                self.language != Language::English || !is_first_person(word_at(self.text, mark.next.word, to))
            }
            First::Caseless | First::Symbol => true,
            First::Digit | First::Lower | First::Continuing | First::End => false,
        }
    }

    /// A single full stop with white space behind it.
    fn stop_ends(&self, mark: &Mark, start: usize, to: usize) -> bool {
        let before = Before::read(self.text, start, mark.start);
        let next = &mark.next;
        // The number or letter of a list item, as in "1. Salt", is no sentence.
        if before.start <= skip_openers(self.text, start, before.start)
            && is_item_mark(before.token, before.shape)
            && !mark.closed
        {
            return false;
        }
        if next.first == First::Lower {
            return false;
        }
        if mark.closed {
            // Behind a closed quotation or bracket no abbreviation goes on.
            return true;
        }
        let clear = || self.is_clear_start(mark, to);
        match before.shape {
            Shape::Empty => true,
            Shape::Number => self.number_ends(&before, mark, to),
            Shape::Letter => self.letter_ends(&before, mark, to),
            Shape::Dotted | Shape::Word => {
                let class = self.abbreviations.class(before.token).or_else(|| {
                    let part = before.last_part();
                    if part.len() < before.token.len() { self.abbreviations.class(part) } else { None }
                });
                match class {
                    Some(Class::Never) => false,
                    Some(Class::Number) => next.first != First::Digit && !is_roman(word_at(self.text, next.word, to)),
                    Some(Class::Final) => clear(),
                    None if before.shape == Shape::Dotted => clear(),
                    None => true,
                }
            }
        }
    }

    fn number_ends(&self, before: &Before<'_>, mark: &Mark, to: usize) -> bool {
        if !self.ordinals {
            return true;
        }
        let digits = before.token.len();
        digits > 3 || self.is_clear_start(mark, to)
    }

    fn letter_ends(&self, before: &Before<'_>, mark: &Mark, to: usize) -> bool {
        let _ = before;
        self.is_clear_start(mark, to)
    }

    /// Whether what follows is the start of a sentence even behind an abbreviation.
    fn is_clear_start(&self, mark: &Mark, to: usize) -> bool {
        match mark.next.first {
            First::Upper | First::Caseless => {
                let word = word_at(self.text, mark.next.word, to);
                self.abbreviations.starts(word)
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
            let plain = word.chars().skip(1).all(char::is_lowercase);
            let apart = rest.is_none_or(|c| c.is_whitespace() || matches!(c, ',' | '!' | '?'));
            return (plain && apart && mark.kind != Kind::Ellipsis).then_some(mark.end);
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
        L::German | L::Czech | L::Slovak | L::Danish | L::Norwegian | L::Finnish | L::Estonian | L::Latvian
            | L::Lithuanian | L::Hungarian | L::Croatian | L::Serbian | L::Slovenian | L::Turkish | L::Basque | L::Polish
    )
}

fn is_first_person(word: &str) -> bool {
    word == "I" || word.strip_prefix('I').is_some_and(|rest| rest.starts_with(['\'', '’']))
}

/// Whether a token can number an item of a list.
fn is_item_mark(token: &str, shape: Shape) -> bool {
    match shape {
        Shape::Number => token.len() <= 3 || token.contains('.'),
        Shape::Letter => true,
        Shape::Word | Shape::Dotted => is_roman(token),
        Shape::Empty => false,
    }
}

/// Whether a word is a Roman number of more than one figure.
fn is_roman(word: &str) -> bool {
    word.len() > 1 && word.len() < 8 && word.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X' | b'L' | b'C' | b'D' | b'M'))
}

fn skip_white(text: &str, from: usize, to: usize) -> usize {
    from + (text[from..to].len() - text[from..to].trim_start().len())
}

fn skip_openers(text: &str, from: usize, to: usize) -> usize {
    let rest = &text[from.min(to)..to];
    from + (rest.len() - rest.trim_start_matches(|c: char| !c.is_alphanumeric()).len())
}
