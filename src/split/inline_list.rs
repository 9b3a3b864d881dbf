//! Lists that run on within a block: `1. Salt 2. Pepper`.

use super::steps;
use crate::unicode::punctuation::is_bullet;
use std::ops::Range;

/// Where the items of a list begin, but for the first: empty unless the block starts with a list mark.
pub(super) fn items(text: &str, block: Range<usize>) -> Vec<usize> {
    let mut starts = Vec::new();
    let body = &text[block.clone()];
    if let Some(bullet) = body.chars().next().filter(|&c| is_bullet(c)) {
        starts.extend(body.match_indices(bullet).skip(1).map(|(at, _)| block.start + at));
        return starts;
    }
    let Some(mut mark) = Mark::read(body) else { return starts };
    let mut from = mark.length;
    while let Some(next) = mark.following() {
        let Some(at) = find_mark(body, from, &next) else { break };
        starts.push(block.start + at);
        from = at + next.length;
        mark = next;
    }
    starts
}

/// A number or letter with what stands behind it.
struct Mark {
    value: u32,
    letter: bool,
    /// `.`, `)` or `.)`.
    tail: &'static str,
    length: usize,
}

impl Mark {
    fn read(body: &str) -> Option<Mark> {
        let bytes = body.as_bytes();
        // No list within a paragraph has a thousand items.
        let digits = bytes.iter().take(3).take_while(|byte| byte.is_ascii_digit()).count();
        let letter = digits == 0 && bytes.first() == Some(&b'a');
        let value = if letter { 1 } else { body[..digits].parse().ok()? };
        let width = digits.max(usize::from(letter));
        let tail = [".)", ".", ")"].into_iter().find(|tail| body[width..].starts_with(tail))?;
        let length = width + tail.len();
        (bytes.get(length) == Some(&b' ')).then_some(Mark { value, letter, tail, length })
    }

    fn following(&self) -> Option<Mark> {
        let value = self.value + 1;
        let width = if self.letter { 1 } else { value.to_string().len() };
        (!self.letter || value <= 26).then_some(Mark { value, length: width + self.tail.len(), ..*self })
    }

    fn written(&self) -> String {
        if self.letter {
            let letter = char::from(b'a' + (self.value - 1) as u8);
            format!(" {letter}{} ", self.tail)
        } else {
            format!(" {}{} ", self.value, self.tail)
        }
    }
}

/// Where `mark` stands in `body` behind `from`, between spaces and before a capital.
fn find_mark(body: &str, from: usize, mark: &Mark) -> Option<usize> {
    let written = mark.written();
    let found = body[from..].find(&written);
    steps::count(found.unwrap_or(body.len() - from));
    let at = from + found?;
    let next = body[at + written.len()..].chars().next()?;
    (!next.is_lowercase()).then_some(at + 1)
}
