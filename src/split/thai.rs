//! Thai, which writes no stops: a space stands between sentences, but between clauses and around numbers as well.

use crate::unicode::Script;
use crate::unicode::boundary::{char_at, char_before};
use std::ops::Range;

/// The fewest bytes of a sentence without a closing particle: sixty letters.
const SHORTEST: usize = 180;

/// Particles that close a sentence.
const CLOSING: &[&str] = &["ครับ", "ค่ะ", "คะ", "นะ", "จ้ะ", "จ้า"];

/// Words that go on with a sentence: and, or, that, which, by, in order to, with, of, because, so that, such as, including.
const CONTINUING: &[&str] = &[
    "และ",
    "หรือ",
    "ที่",
    "ซึ่ง",
    "โดย",
    "เพื่อ",
    "กับ",
    "ของ",
    "เพราะ",
    "จึง",
    "ว่า",
    "เช่น",
    "รวม",
    "อัน",
    "ให้",
    "ๆ",
    "จาก",
    "แห่ง",
];

/// Adds a sentence, cut at the spaces where one probably ends.
pub(super) fn push(text: &str, sentence: Range<usize>, sentences: &mut Vec<Range<usize>>) {
    let mut start = sentence.start;
    let mut from = start;
    while let Some(space) = memchr::memchr(b' ', &text.as_bytes()[from..sentence.end]).map(|at| from + at) {
        from = space + 1;
        if ends(text, start, space, sentence.end) {
            sentences.push(start..space);
            start = space + (text[space..sentence.end].len() - text[space..sentence.end].trim_start().len());
            from = start;
        }
    }
    sentences.push(start..sentence.end);
}

/// Whether the sentence from `start` ends at the space at `space`.
fn ends(text: &str, start: usize, space: usize, to: usize) -> bool {
    let before = &text[start..space];
    let behind = &text[space + 1..to];
    let thai = |c: char| Script::of(c) == Some(Script::Thai);
    if !char_before(text, space).is_some_and(thai) || !char_at(text, space + 1).is_some_and(thai) {
        return false;
    }
    let closed = CLOSING.iter().any(|particle| before.ends_with(particle));
    closed || (before.len() >= SHORTEST && !CONTINUING.iter().any(|word| behind.starts_with(word)))
}
