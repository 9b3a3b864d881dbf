//! Languages that write no stops, such as Thai: a space stands between sentences, but between clauses and
//! around numbers as well.

use crate::language::orthography::SentenceEnds;
use crate::unicode::Script;
use crate::unicode::boundary::{char_at, char_before};
use std::ops::Range;

/// The fewest bytes of a sentence without a closing particle: sixty letters, more than most clauses have.
const SHORTEST: usize = 180;

/// Adds a sentence, cut at the spaces where one probably ends.
pub(super) fn push(
    text: &str,
    sentence: Range<usize>,
    known: &SentenceEnds,
    sentences: &mut Vec<Range<usize>>,
) {
    let mut start = sentence.start;
    let mut from = start;
    while let Some(space) = memchr::memchr(b' ', &text.as_bytes()[from..sentence.end]).map(|at| from + at) {
        from = space + 1;
        if ends(text, start..sentence.end, space, known) {
            sentences.push(start..space);
            start = space + (text[space..sentence.end].len() - text[space..sentence.end].trim_start().len());
            from = start;
        }
    }
    sentences.push(start..sentence.end);
}

/// Whether a sentence ends at the space at `space`, within the rest of a run.
fn ends(text: &str, rest: Range<usize>, space: usize, known: &SentenceEnds) -> bool {
    let before = &text[rest.start..space];
    let behind = &text[space + 1..rest.end];
    let letter = |c: char| Script::of(c).is_some_and(Script::is_unspaced);
    if !char_before(text, space).is_some_and(letter) || !char_at(text, space + 1).is_some_and(letter) {
        return false;
    }
    let closed = known.closing.iter().any(|particle| before.ends_with(particle));
    closed || (before.len() >= SHORTEST && !known.continuing.iter().any(|word| behind.starts_with(word)))
}
