//! Marks within something short that closes before the sentence goes on: the title of a song in quotation
//! marks, a remark in brackets, a code span.

use super::rules::Rules;
use super::steps;
use super::terminator::Mark;
use crate::unicode::boundary::{char_at, char_before};
use crate::unicode::punctuation::{Terminator, is_terminator, pause};
use memchr::{memchr, memchr3, memmem, memrchr_iter, memrchr3_iter};
use std::ops::Range;

/// The most bytes between the mark and the opener before it, and between the mark and the closer behind it.
const REACH: usize = 80;

/// Where there are stops in a longer quotation, they end sentences: in bytes.
const LONGEST_TITLE: usize = 48;

/// What a mark can be enclosed in, with what closes it.
#[derive(Clone, Copy, Debug)]
enum Enclosure {
    Quotation(&'static str),
    Brackets(&'static str),
    /// A quotation that closed before the mark.
    Over,
    /// Code, or a title in Chinese: no sentence ends in it, whatever follows.
    Name(&'static str),
}

/// Whether a text has any of the openers that few texts have: of code, and of titles in Chinese.
pub(super) fn has_rare_openers(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr(b'`', bytes).is_some()
        || ["«", "《"].iter().any(|opener| memmem::find(bytes, opener.as_bytes()).is_some())
}

impl Rules<'_> {
    /// Whether the mark stands within a quotation or brackets that opened behind a word of the sentence,
    /// close soon, and have the sentence going on behind them: `the song "Wait! Wait!" in May`.
    pub(super) fn is_enclosed(&self, mark: &Mark) -> bool {
        let Some((at, enclosure)) = self.open_before(mark) else { return false };
        let closer = match enclosure {
            Enclosure::Quotation(closer) | Enclosure::Name(closer) | Enclosure::Brackets(closer) => closer,
            Enclosure::Over => return false,
        };
        let bytes = self.text.as_bytes();
        let reach = mark.to.min(mark.run_end + REACH);
        steps::count(reach - mark.run_end);
        let Some(found) = memmem::find(&bytes[mark.run_end..reach], closer.as_bytes()) else { return false };
        let rest = &self.text[mark.run_end + found + closer.len()..mark.to];
        let ahead = self.text[mark.from..at].trim_end();
        let goes_on = || {
            rest.starts_with(is_terminator)
                || rest.trim_start().starts_with(|c: char| c.is_lowercase() || pause(c).is_some())
        };
        match enclosure {
            Enclosure::Quotation(_) => {
                let title = mark.kind != Terminator::Stop || mark.run_end + found - at < LONGEST_TITLE;
                title && ahead.ends_with(char::is_alphanumeric) && goes_on()
            }
            Enclosure::Brackets(_) => !ahead.is_empty() && goes_on(),
            Enclosure::Name(_) => true,
            Enclosure::Over => false,
        }
    }

    /// Whether there may be anything in a part of the text that a mark can be enclosed in.
    pub(super) fn has_openers(&self, run: Range<usize>) -> bool {
        self.has_rare_openers
            || self.has_square_brackets
            || memchr3(b'"', b'(', 0xE2, &self.text.as_bytes()[run]).is_some()
    }

    /// Whether a title in Chinese closes behind the mark: no sentence ends in its name.
    pub(super) fn ends_title(&self, mark: &Mark) -> bool {
        self.has_rare_openers && self.text[mark.run_end..mark.end].contains('》')
    }

    /// What is open before the mark, as far as a glance back tells, and where it opened.
    fn open_before(&self, mark: &Mark) -> Option<(usize, Enclosure)> {
        let from = mark.from.max(mark.start.saturating_sub(REACH));
        let back = &self.text.as_bytes()[from..mark.start];
        steps::count(2 * back.len());
        let rare = if self.has_rare_openers { back } else { &[] };
        let mut usual = memrchr3_iter(b'"', b'(', 0xE2, back);
        let mut rare = memrchr3_iter(b'`', 0xE3, 0xC2, rare);
        let nearest = |at: usize| self.enclosure_at(from + at, mark).map(|found| (from + at, found));
        let square = if self.has_square_brackets { back } else { &[] };
        let mut square = memrchr_iter(b'[', square);
        usual.find_map(nearest).or_else(|| rare.find_map(nearest)).or_else(|| square.find_map(nearest))
    }

    /// What opens at a place: `None` where no mark of the kinds stands there.
    fn enclosure_at(&self, at: usize, mark: &Mark) -> Option<Enclosure> {
        let c = char_at(self.text, at)?;
        let inside = &self.text[at + c.len_utf8()..mark.start];
        let apart = char_before(self.text, at).is_none_or(|c| c.is_whitespace() || c == '(');
        let opens = apart && !inside.starts_with(char::is_whitespace);
        let or_over = |enclosure| if opens { enclosure } else { Enclosure::Over };
        match c {
            '"' => Some(or_over(Enclosure::Quotation("\""))),
            '“' => Some(or_over(Enclosure::Quotation("”"))),
            '„' => Some(or_over(Enclosure::Quotation("“"))),
            '«' => Some(or_over(Enclosure::Quotation("»"))),
            '”' | '»' | '》' => Some(Enclosure::Over),
            '(' => (!inside.contains(')')).then_some(Enclosure::Brackets(")")),
            '[' => (!inside.contains(']')).then_some(Enclosure::Brackets("]")),
            '《' => Some(Enclosure::Name("》")),
            // Doubled they are the quotation marks of the Penn Treebank.
            '`' if inside.starts_with('`') || char_before(self.text, at) == Some('`') => {
                Some(Enclosure::Over)
            }
            '`' => Some(or_over(Enclosure::Name("`"))),
            _ => None,
        }
    }
}
