//! What stands around a mark: the questions the rules ask.

use super::rules::Rules;
use super::terminator::{First, Mark};
use super::word_shape::{Before, Shape, word_at};
use crate::language::Class;
use crate::language::orthography::Ordinals;
use crate::unicode::boundary::{char_at, char_before};
use crate::unicode::is_roman_capitals;
use crate::unicode::punctuation::{Terminator, is_opener, is_quote};

impl<'t> Rules<'t> {
    /// The class of the token, or of its part behind a hyphen or an apostrophe.
    pub(super) fn class(&self, before: &Before<'_>) -> Option<Class> {
        self.abbreviations.class(before.token).or_else(|| {
            let part = before.last_part();
            if part.len() < before.token.len() { self.abbreviations.class(part) } else { None }
        })
    }

    /// Whether what follows is the start of a sentence even behind an abbreviation.
    pub(super) fn is_clear_start(&self, mark: &Mark) -> bool {
        match mark.next.first {
            First::Upper | First::Caseless => {
                let word = word_at(self.text, mark.next.word, mark.to);
                let stopped = self.text.as_bytes().get(mark.next.word + word.len()) == Some(&b'.');
                let initial = stopped && word.chars().nth(1).is_none();
                if !initial
                    && (self.abbreviations.starts(word) || self.evidence.is_seen_small(word, mark.next.word))
                {
                    return true;
                }
                // "at 6 p.m. Mr. Smith left", unless the time itself opens the sentence: "At 6 p.m. Mr. Smith left".
                let title = stopped && !initial && self.abbreviations.class(word) == Some(Class::Title);
                let ahead = &self.text.as_bytes()[mark.from..mark.start];
                // More than a time and a preposition stands before it: three spaces, or more bytes than those
                // take.
                title && (ahead.len() > 64 || ahead.split(u8::is_ascii_whitespace).nth(3).is_some())
            }
            First::Symbol => true,
            _ => false,
        }
    }

    /// Whether the mark stands apart from the word before it, in a text that sets all its marks off, and not
    /// behind an initial: `nepal . and they`, but `j . k . hill`.
    pub(super) fn is_set_off(&self, mark: &Mark) -> bool {
        let ahead = &self.text[mark.from..mark.start];
        if !ahead.ends_with(' ') || !self.writing().is_tokenized() {
            return false;
        }
        let goes_on = mark.next.first == First::Lower && !mark.next.lead.opened;
        if goes_on && self.writing().opens_with_capitals() {
            return false;
        }
        let word = Before::read(self.text, mark.from, mark.from + ahead.trim_end().len());
        word.shape != Shape::Letter || self.stop_words.contains(word.token)
    }

    /// Whether a sentence ends before a lower-case word: where the writer starts sentences so, or the
    /// language's abbreviations are known and this word is none.
    pub(super) fn lower_case_starts(&self, before: &Before<'t>, mark: &Mark) -> bool {
        let next = &mark.next;
        if mark.closed && self.is_set_off(mark) && !self.is_attributed(mark) {
            return true;
        }
        if next.lead.dash || (mark.closed && mark.kind == Terminator::Strong) {
            return false;
        }
        let link = &self.text[next.word..];
        if link.starts_with("http") || link.starts_with("www.") {
            return true;
        }
        let lower_style = char_at(self.text, mark.from).is_some_and(char::is_lowercase);
        let opens = usize::from(before.start == mark.from);
        let ordinary = match before.shape {
            Shape::Word => {
                let small = before.token.chars().skip(opens).all(char::is_lowercase);
                // Unknown abbreviations have one or two letters more often than words do.
                let known = before.token.chars().nth(2).is_some() || self.stop_words.contains(before.token);
                let capitals = before.token.bytes().all(|byte| byte.is_ascii_uppercase())
                    && !is_roman_capitals(before.token);
                known && (small || capitals) && self.class(before).is_none()
            }
            // "(p < 0.05). we": nothing is short for something behind a bracket.
            Shape::Empty => char_before(self.text, mark.start) == Some(')'),
            Shape::Number => {
                // Up to three digits may number something: "no. 12. see", "vol. 312."
                self.orthography.ordinals == Ordinals::None
                    && (lower_style || before.token.len() > 3 || before.token.contains(['.', ',']))
            }
            Shape::Letter | Shape::Dotted => false,
        };
        match mark.kind {
            Terminator::Stop => {
                ordinary
                    && !mark.closed
                    && self.abbreviations.is_known()
                    && !self.may_be_shortened(before, mark)
            }
            _ => ordinary && (lower_style || self.orthography.lower_case_starts),
        }
    }

    /// Whether a lower-case word behind the stop shows that the token before it is shortened, as in a text
    /// that opens its sentences with capitals: `the config. file`. A token that the text also writes without
    /// a stop is a word.
    fn may_be_shortened(&self, before: &Before<'t>, mark: &Mark) -> bool {
        before.shape == Shape::Word
            && !mark.next.lead.opened
            && looks_shortened(before.token)
            && !char_at(self.text, mark.from).is_some_and(char::is_lowercase)
            && !self.stop_words.contains(before.token)
            && self.writing().opens_with_capitals()
            && !self.evidence.is_seen_whole(before.token, mark.start)
    }

    /// Whether a number behind the stop shows that the token before it is shortened: `approx. 20`.
    pub(super) fn is_measured(&self, before: &Before<'t>, mark: &Mark) -> bool {
        if mark.next.first != First::Digit {
            return false;
        }
        let number = &self.text[mark.next.word..mark.to];
        let behind = number.trim_start_matches(|c: char| c.is_ascii_digit());
        before.token.chars().nth(4).is_none()
            && !behind.starts_with(['.', ')'])
            && !behind.trim_start().starts_with(char::is_uppercase)
            && number.len() - behind.len() < 4
            && self.may_be_shortened(before, mark)
    }

    /// Whether the stop makes the number before it an ordinal: `24. 8.`, `12. Juni`.
    pub(super) fn is_ordinal(&self, before: &Before<'_>, mark: &Mark) -> bool {
        let apart = char_before(self.text, before.start).is_none_or(|c| c.is_whitespace() || is_opener(c));
        // Days, months, centuries.
        let plain = before.token.len() <= 2 && before.token.bytes().all(|byte| byte.is_ascii_digit());
        apart
            && plain
            && match self.orthography.ordinals {
                Ordinals::None => false,
                Ordinals::BeforeLowerCase => mark.next.first == First::Digit,
                Ordinals::BeforeCapitals => !self.is_clear_start(mark),
            }
    }

    /// Whether the sentence so far is the label of a part: `Figure 2.`, `Article 5.`
    pub(super) fn is_label(&self, before: &Before<'_>, mark: &Mark) -> bool {
        let ahead = &self.text[mark.from..before.start];
        let word = ahead.trim_end();
        // Four digits are a year or an amount. "Illustration", "Recommendation": the word is shorter than 16
        // bytes.
        before.token.len() < 4
            && word.len() < ahead.len()
            && word.len() < 16
            && word.starts_with(char::is_uppercase)
            && word.chars().all(char::is_alphabetic)
    }

    /// Whether the token is the number or letter of a list item: "1. Salt", "the following: a. Salt".
    pub(super) fn is_item_mark(&self, before: &Before<'_>, mark: &Mark) -> bool {
        let numbers = match before.shape {
            // Four digits are a year, but "3.2.1" numbers a section.
            Shape::Number => before.token.len() <= 3 || before.token.contains('.'),
            Shape::Letter => true,
            Shape::Word | Shape::Dotted => is_roman_capitals(before.token),
            Shape::Empty => false,
        };
        let bracket = &self.text[mark.run_end..mark.end];
        if !numbers || !matches!(bracket, "" | ")") {
            return false;
        }
        let ahead = &self.text[mark.from..before.start];
        // What opens a sentence before its number: a quotation mark, a bracket, a dash, of two or three bytes
        // each.
        let opens = ahead.len() < 8 && ahead.chars().all(|c| !c.is_alphanumeric());
        let announced = ahead.ends_with(char::is_whitespace) && ahead.trim_end().ends_with(':');
        opens || (before.shape == Shape::Number && announced)
    }

    /// Whether what follows numbers what stands before: `art. L. 12`, `vol. XIV`, `App. B, p. 3`, `i. V. m.
    /// Art. 2`.
    pub(super) fn is_numbering(&self, mark: &Mark) -> bool {
        let word = word_at(self.text, mark.next.word, mark.to);
        let behind = &self.text.as_bytes()[mark.next.word + word.len()..mark.to];
        let number =
            |bytes: &[u8]| bytes.first() == Some(&b' ') && bytes.get(1).is_some_and(u8::is_ascii_digit);
        let letter = word.chars().nth(1).is_none()
            && word.starts_with(char::is_uppercase)
            && !self.abbreviations.starts(word);
        let stopped = behind.first() == Some(&b'.') && number(&behind[1..]);
        let apart = number(behind) || stopped || matches!(behind.first(), Some(b',' | b')'));
        is_roman_capitals(word)
            || (letter && apart)
            || (stopped && self.abbreviations.class(word) == Some(Class::Capital))
    }

    /// Whether a single letter with a stop follows, as behind the first letter of "i. G."
    pub(super) fn is_letter_with_stop(&self, mark: &Mark) -> bool {
        let word = word_at(self.text, mark.next.word, mark.to);
        word.chars().nth(1).is_none() && self.text.as_bytes().get(mark.next.word + word.len()) == Some(&b'.')
    }

    /// Whether a bracket with a source or a year follows that belongs to the sentence before: `…" (Smith
    /// 55).`
    pub(super) fn is_reference(&self, mark: &Mark) -> bool {
        let rest = &self.text.as_bytes()[mark.next.start..mark.to];
        if rest.first() != Some(&b'(') {
            return false;
        }
        // "(Smith, Jones and Taylor 1998, pp. 55-60)"; longer brackets are more often sentences.
        let Some(close) = rest.iter().take(48).position(|&byte| byte == b')') else { return false };
        let numbers = rest[1..close].iter().all(u8::is_ascii_digit);
        (mark.closed || numbers) && matches!(rest.get(close + 1), Some(b'.' | b',' | b';' | b':'))
    }

    /// Whether the words behind a closed quotation hand it to its speaker: `"Stop!" Mr. Hill cried.`
    pub(super) fn is_attributed(&self, mark: &Mark) -> bool {
        if !mark.closed || !self.text[mark.run_end..mark.end].ends_with(is_quote) || mark.next.lead.opened {
            return false;
        }
        let mut rest = &self.text[mark.next.word..mark.to];
        // The verb stands behind a title and a name at most: "Mr. Hill cried".
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
}

/// Whether a token may be the beginning of a longer word: few letters, the last a consonant as in `approx.`,
/// or an `o` as in `info.`
fn looks_shortened(token: &str) -> bool {
    let mut letters = token.chars().rev();
    let last = letters.next().unwrap_or_default();
    let most = match last {
        'o' => 5,
        _ if is_vowel(last) => return false,
        _ => 6,
    };
    last.is_lowercase() && letters.nth(most - 1).is_none()
}

/// Whether a small letter of the Latin, Greek or Cyrillic script is a vowel, with any accent.
fn is_vowel(c: char) -> bool {
    matches!(
        c,
        'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'à'..='æ' | 'è'..='ï' | 'ò'..='ö' | 'ø'..='ü' | 'ā' | 'ă' | 'ą'
            | 'ē' | 'ė' | 'ę' | 'ě' | 'ī' | 'į' | 'ı' | 'ő' | 'œ' | 'ū' | 'ů' | 'ű' | 'ų' | 'ơ' | 'ư'
            | 'ά'..='ί' | 'α' | 'ε' | 'η' | 'ι' | 'ο' | 'υ' | 'ω' | 'ό'..='ώ'
            | 'а' | 'е' | 'и' | 'о' | 'у' | 'ы' | 'э'..='я' | 'ё' | 'є' | 'і' | 'ї' | 'ъ' | 'ь'
    )
}
