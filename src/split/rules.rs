//! Splits by rules: which marks end a sentence, decided from a few words to both sides.

use super::Splitter;
use super::chars::{char_at, char_before, is_kana, is_opener, is_quote, is_unspaced};
use super::evidence::Evidence;
use super::list;
use super::mark::{First, Mark};
use super::scan::{Kind, Scanner};
use super::steps;
use super::thai;
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
    ordinals: Ordinals,
    evidence: Evidence<'t>,
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
            ordinals: Ordinals::of(language),
            evidence: Evidence::new(text),
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
            let mark = Mark::read(self.text, &self.scanner, found, start..run.end);
            if let Some(end) = self.end_at(&mark, start, run.end) {
                self.push(start..end, sentences);
                start = skip_white(self.text, end, run.end);
            }
            from = mark.run_end;
        }
        let rest = self.text[start..run.end].trim_end();
        if !rest.is_empty() {
            self.push(start..start + rest.len(), sentences);
        }
    }

    fn push(&self, sentence: Range<usize>, sentences: &mut Vec<Range<usize>>) {
        if self.language == Language::Thai {
            thai::push(self.text, sentence, sentences);
        } else {
            sentences.push(sentence);
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
        let goes_on = mark.closed && !mark.next.gap && !mark.next.lead.opened;
        !goes_on || !next.is_some_and(is_kana)
    }

    /// A question or exclamation mark, with white space behind it.
    fn strong_ends(&self, mark: &Mark, start: usize, to: usize) -> bool {
        if char_before(self.text, mark.start) == Some('(') || self.is_reference(mark, to) {
            return false;
        }
        if self.is_attributed(mark, to) {
            return false;
        }
        let before = Before::read(self.text, start, mark.start);
        match mark.next.first {
            First::Lower => self.lower_case_starts(&before, mark, start),
            First::Upper => {
                // A name that is written with its mark, as in "Yahoo! Research".
                let name = &self.text[before.start..mark.run_end];
                self.abbreviations.class(name) != Some(Class::Starter) || self.is_clear_start(mark, start, to)
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
                let apart = spaced || char_before(self.text, mark.start).is_some_and(char::is_whitespace);
                let first_person = self.language == Language::English && is_first_person(word);
                !(apart && first_person || self.is_attributed(mark, to))
            }
            First::Caseless => !char_at(self.text, mark.next.word).is_some_and(is_unspaced),
            First::Symbol => true,
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
        if self.language == Language::Armenian && char_before(self.text, mark.start).is_some_and(is_armenian)
        {
            // The stop of Armenian is a colon's shape; its dot divides a sentence.
            return false;
        }
        if mark.next.lead.dots {
            return true;
        }
        match mark.next.first {
            First::Lower => return self.lower_case_starts(&before, mark, start),
            // Behind a closed quotation or bracket no abbreviation goes on.
            First::Caseless if self.is_attributed(mark, to) => return false,
            _ if mark.closed => return true,
            _ => {}
        }
        match before.shape {
            Shape::Empty => true,
            Shape::Number => !self.is_ordinal(&before, mark, start, to) && !self.is_label(&before, start),
            Shape::Letter if before.token.chars().all(char::is_uppercase) => {
                let first_person = is_first_person(word_at(self.text, mark.next.word, to));
                !first_person && self.is_clear_start(mark, start, to)
            }
            Shape::Letter | Shape::Dotted | Shape::Word => match self.class(&before) {
                Some(Class::Title | Class::Never) => false,
                Some(Class::Capital) => mark.next.first != First::Digit && !self.is_numbering(mark, to),
                Some(Class::Starter) => self.is_clear_start(mark, start, to),
                None if before.shape == Shape::Letter => {
                    mark.next.first != First::Digit
                        && char_before(self.text, before.start) != Some('(')
                        && !self.is_letter_with_stop(mark, to)
                        && !self.is_numbering(mark, to)
                }
                None => {
                    let unclear = before.shape == Shape::Dotted
                        || self.evidence.is_seen_shortened(before.token, mark.start)
                        || (self.ordinals != Ordinals::None && is_roman(before.token));
                    !unclear || self.is_clear_start(mark, start, to)
                }
            },
        }
    }

    /// Whether a single letter with a stop follows, as behind the first letter of "i. G."
    fn is_letter_with_stop(&self, mark: &Mark, to: usize) -> bool {
        let word = word_at(self.text, mark.next.word, to);
        word.chars().nth(1).is_none() && self.text.as_bytes().get(mark.next.word + word.len()) == Some(&b'.')
    }

    /// Whether what follows numbers what stands before: `art. L. 12`, `vol. XIV`, `App. B, p. 3`, `i. V. m. Art. 2`.
    fn is_numbering(&self, mark: &Mark, to: usize) -> bool {
        let word = word_at(self.text, mark.next.word, to);
        let behind = &self.text.as_bytes()[mark.next.word + word.len()..to];
        let number =
            |bytes: &[u8]| bytes.first() == Some(&b' ') && bytes.get(1).is_some_and(u8::is_ascii_digit);
        let letter = word.chars().nth(1).is_none() && word.starts_with(char::is_uppercase);
        is_roman(word)
            || (letter && (number(behind) || matches!(behind.first(), Some(b'.' | b',' | b')'))))
            || (behind.first() == Some(&b'.')
                && number(&behind[1..])
                && self.abbreviations.class(word) == Some(Class::Capital))
    }

    /// Whether the stop makes the number before it an ordinal: `24. 8.`, `12. Juni`.
    fn is_ordinal(&self, before: &Before<'_>, mark: &Mark, start: usize, to: usize) -> bool {
        let apart = char_before(self.text, before.start).is_none_or(|c| c.is_whitespace() || is_opener(c));
        let plain = before.token.len() <= 2 && before.token.bytes().all(|byte| byte.is_ascii_digit());
        apart
            && plain
            && match self.ordinals {
                Ordinals::None => false,
                Ordinals::BeforeLowerCase => mark.next.first == First::Digit,
                Ordinals::BeforeCapitals => !self.is_clear_start(mark, start, to),
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
        let ahead = &self.text[start..before.start];
        let opens = ahead.len() < 8 && ahead.chars().all(|c| !c.is_alphanumeric());
        let announced = ahead.ends_with(char::is_whitespace) && ahead.trim_end().ends_with(':');
        opens || (before.shape == Shape::Number && announced)
    }

    /// Whether the words behind a closed quotation hand it to its speaker: `"Stop!" Mr. Hill cried.`
    fn is_attributed(&self, mark: &Mark, to: usize) -> bool {
        if !mark.closed || !self.text[mark.run_end..mark.end].ends_with(is_quote) || mark.next.lead.opened {
            return false;
        }
        let mut rest = &self.text[mark.next.word..to];
        for _ in 0..3 {
            let word = word_at(rest, 0, rest.len());
            if self.abbreviations.says(word) {
                return true;
            }
            let behind = &rest[word.len()..];
            match behind.strip_prefix(". ").or_else(|| behind.strip_prefix(' ')) {
                Some(next) if !word.is_empty() => rest = next,
                _ => return false,
            }
        }
        false
    }

    /// Whether the sentence so far is the label of a part: `Figure 2.`, `Article 5.`
    fn is_label(&self, before: &Before<'_>, start: usize) -> bool {
        let ahead = &self.text[start..before.start];
        let word = ahead.trim_end();
        before.token.len() < 4
            && word.len() < ahead.len()
            && word.len() < 16
            && word.starts_with(char::is_uppercase)
            && word.chars().all(char::is_alphabetic)
    }

    /// Whether a bracket with a source or a year follows that belongs to the sentence before: `…" (Smith 55).`
    fn is_reference(&self, mark: &Mark, to: usize) -> bool {
        let rest = &self.text.as_bytes()[mark.next.start..to];
        if rest.first() != Some(&b'(') {
            return false;
        }
        let Some(close) = rest.iter().take(48).position(|&byte| byte == b')') else { return false };
        let numbers = rest[1..close].iter().all(u8::is_ascii_digit);
        (mark.closed || numbers) && matches!(rest.get(close + 1), Some(b'.' | b',' | b';' | b':'))
    }

    /// Whether a sentence ends before a lower-case word: where the writer starts sentences so, or the language's
    /// abbreviations are known and this word is none.
    fn lower_case_starts(&self, before: &Before<'_>, mark: &Mark, start: usize) -> bool {
        let next = &mark.next;
        if next.lead.dash || (mark.closed && mark.kind == Kind::Strong) {
            return false;
        }
        let link = &self.text[next.word..];
        if link.starts_with("http") || link.starts_with("www.") {
            return true;
        }
        let ordinary = before.shape == Shape::Word
            && before.token.chars().count() > 2
            && before.token.chars().skip(usize::from(before.start == start)).all(char::is_lowercase)
            && self.class(before).is_none();
        let lower_style = char_at(self.text, start).is_some_and(char::is_lowercase);
        match mark.kind {
            Kind::Stop => ordinary && !mark.closed && self.abbreviations.is_known(),
            _ => ordinary && (lower_style || self.language == Language::English),
        }
    }

    /// Whether an ASCII mark between Chinese letters is a question or an exclamation: a lone `?` stands for the dot of
    /// a foreign name as well, which no word of asking comes before.
    fn asks_in_chinese(&self, mark: &Mark, start: usize) -> bool {
        let marks = &self.text[mark.start..mark.run_end];
        let asking = |c| {
            matches!(c, '吗' | '呢' | '吧' | '么' | '谁' | '哪' | '怎' | '什' | '何' | '几' | '啊' | '嘛')
        };
        marks != "?" || self.text[start..mark.start].chars().rev().take(40).any(asking)
    }

    /// Whether what follows is the start of a sentence even behind an abbreviation.
    fn is_clear_start(&self, mark: &Mark, start: usize, to: usize) -> bool {
        match mark.next.first {
            First::Upper | First::Caseless => {
                let word = word_at(self.text, mark.next.word, to);
                let stopped = self.text.as_bytes().get(mark.next.word + word.len()) == Some(&b'.');
                let initial = stopped && word.chars().nth(1).is_none();
                if !initial
                    && (self.abbreviations.starts(word) || self.evidence.is_seen_small(word, mark.next.word))
                {
                    return true;
                }
                // "at 6 p.m. Mr. Smith left", unless the time itself opens the sentence: "At 6 p.m. Mr. Smith left".
                let title = stopped && !initial && self.abbreviations.class(word) == Some(Class::Title);
                let ahead = &self.text.as_bytes()[start..mark.start];
                title && (ahead.len() > 64 || ahead.split(u8::is_ascii_whitespace).nth(3).is_some())
            }
            First::Symbol => true,
            _ => false,
        }
    }

    /// A mark without white space behind it: inside a token, or a forgotten space.
    fn end_without_space(&self, mark: &Mark, start: usize, to: usize) -> Option<usize> {
        let last = char_before(self.text, mark.start)?;
        if is_unspaced(last) && matches!(mark.kind, Kind::Strong | Kind::Full) {
            let ends = self.language != Language::Chinese || self.asks_in_chinese(mark, start);
            return ends.then_some(mark.end);
        }
        let before = Before::read(self.text, start, mark.start);
        let glued = mark.next.first == First::Upper
            && last.is_lowercase()
            && before.token.chars().count() > 1
            && before.token.chars().skip(1).all(char::is_lowercase)
            && self.class(&before).is_none()
            && !mark.next.lead.opened
            && !mark.next.lead.dash;
        if glued {
            let word = word_at(self.text, mark.next.word, to);
            let named = before.token.starts_with(char::is_uppercase)
                && !self.abbreviations.starts(word)
                && self.abbreviations.class(word) != Some(Class::Title);
            let rest = char_at(self.text, mark.next.word + word.len());
            let small = |c: char| c.is_lowercase() || !c.is_alphabetic();
            let plain = word.chars().skip(1).all(small) || is_roman(word);
            let apart = rest.is_none_or(|c| c.is_whitespace() || matches!(c, ',' | '!' | '?' | '\'' | '’'))
                || (rest == Some('.') && self.abbreviations.class(word) == Some(Class::Title));
            let ellipsis = mark.kind == Kind::Ellipsis && self.language == Language::Armenian;
            return (plain && apart && !ellipsis && !named).then_some(mark.end);
        }
        // "Is it open?who knows": a question or exclamation mark has no place inside a word.
        let asked = mark.kind == Kind::Strong
            && mark.next.first == First::Lower
            && mark.next.word == mark.end
            && before.shape == Shape::Word
            && before.token.chars().all(char::is_lowercase)
            && char_before(self.text, before.start).is_none_or(char::is_whitespace)
            && self.text.as_bytes().get(mark.next.word + word_at(self.text, mark.next.word, to).len())
                == Some(&b' ');
        if asked {
            return Some(mark.end);
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

/// How a language uses a stop behind a number to make it an ordinal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ordinals {
    /// Not at all.
    None,
    /// `XII. pluk`, `12. maj`: what follows is as a rule in lower case.
    BeforeLowerCase,
    /// `12. Juni`: what follows often has a capital.
    BeforeCapitals,
}

impl Ordinals {
    fn of(language: Language) -> Self {
        use Language as L;
        match language {
            L::German | L::Turkish => Ordinals::BeforeCapitals,
            L::Czech
            | L::Slovak
            | L::Slovenian
            | L::Croatian
            | L::Serbian
            | L::Polish
            | L::Danish
            | L::Norwegian
            | L::Finnish
            | L::Estonian
            | L::Latvian
            | L::Lithuanian
            | L::Hungarian
            | L::Basque => Ordinals::BeforeLowerCase,
            _ => Ordinals::None,
        }
    }
}

fn is_armenian(c: char) -> bool {
    matches!(c, '\u{531}'..='\u{588}')
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
    let white = text[from..to].len() - text[from..to].trim_start().len();
    steps::count(white);
    from + white
}
