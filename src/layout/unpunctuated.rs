//! Words that go on and on without a final mark, as a machine takes down speech: cut at their pauses.

use super::blocks::Draft;
use super::lines::{First, Last, own_terminator};
use super::markers::MarkKind;
use crate::unicode::boundary::floor_char_boundary;
use crate::unicode::columns;
use crate::unicode::punctuation::is_terminator;
use memchr::memrchr3;
use std::cell::LazyCell;
use std::ops::Range;

/// A sentence is no longer, in bytes: some 500 words of English, 200 of Russian, 100 of Tamil.
const LONGEST: usize = 3000;
/// What is longer is cut at its last pause between these two, in bytes: some 20 to 70 words of English, so
/// that a piece is no longer than a long sentence.
const PIECE: Range<usize> = 120..400;

/// Cuts the prose that goes on without a final mark for longer than a sentence does.
pub(super) fn cut(text: &str, drafts: Vec<Draft>) -> Vec<Draft> {
    let is_long = |d: &Draft| d.kind.is_prose() && d.body.len() > LONGEST;
    if !drafts.iter().any(is_long) {
        return drafts;
    }
    let mut cut = Vec::with_capacity(drafts.len());
    for mut draft in drafts {
        if is_long(&draft) {
            for at in pauses(text, draft.body.clone()) {
                let (head, rest) = part(text, &draft, at);
                cut.push(head);
                draft = rest;
            }
        }
        cut.push(draft);
    }
    cut
}

/// Parts a block in two.
fn part(text: &str, draft: &Draft, at: usize) -> (Draft, Draft) {
    let end = text[..at].trim_end().len();
    let start = at + text[at..].len() - text[at..].trim_start().len();
    let mut head = draft.clone();
    (head.end, head.body.end) = (end, end);
    head.width = columns(&text[head.start..end]) as u32;
    head.last = Last::of(&text[head.body.clone()]);
    let width = draft.width.saturating_sub(head.width + 1);
    let first = First::of(&text[start..draft.end]);
    (
        head,
        Draft {
            start,
            body: start..draft.body.end,
            width,
            first,
            after_gap: false,
            mark: MarkKind::Plain,
            ..draft.clone()
        },
    )
}

/// Where to cut the body of a block.
fn pauses(text: &str, body: Range<usize>) -> Vec<usize> {
    let own = LazyCell::new(|| own_terminator(&text[body.clone()]));
    let mut cuts = Vec::new();
    let mut from = body.start;
    while body.end - from > LONGEST {
        let near = &text[from..floor_char_boundary(text, from + LONGEST)];
        if let Some(mark) = last_final(near, || *own) {
            from += mark;
            continue;
        }
        // Nothing ends in all of this: it is cut up to the next final mark, and there the search goes on.
        let end = from + near.len();
        let until = text[end..body.end]
            .find(|c| is_terminator(c) || Some(c) == *own)
            .map_or(body.end, |mark| end + mark);
        while until - from > PIECE.end {
            match pause(text, from, until) {
                Some(at) => {
                    cuts.push(at);
                    from = until - text[at..until].trim_start().len();
                }
                None => break,
            }
        }
        from = until;
        from += text[from..body.end].chars().next().map_or(0, char::len_utf8);
    }
    cuts
}

/// The end of the last final mark.
fn last_final(s: &str, own: impl Fn() -> Option<char>) -> Option<usize> {
    match memrchr3(b'.', b'!', b'?', s.as_bytes()) {
        Some(at) => Some(at + 1),
        None if s.is_ascii() => None,
        None => s
            .char_indices()
            .rfind(|&(_, c)| is_terminator(c) || Some(c) == own())
            .map(|(at, c)| at + c.len_utf8()),
    }
}

/// The best place to cut the words from `from` on, at white space: behind a mark that parts, else behind a
/// comma, else between two words.
fn pause(text: &str, from: usize, until: usize) -> Option<usize> {
    let start = floor_char_boundary(text, from + PIECE.start);
    let near = &text[start..floor_char_boundary(text, from + PIECE.end)];
    let behind = |mark: &str| near.rfind(mark).map(|at| at + mark.trim_end().len());
    let parting = ["; ", " - ", " -- ", " – ", " — ", "  "].into_iter().filter_map(behind).max();
    let found = parting.or_else(|| behind(", ")).or_else(|| near.rfind(char::is_whitespace));
    found
        .or_else(|| Some(near.len() + text[start + near.len()..until].find(char::is_whitespace)?))
        .map(|at| start + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_that_end_with_the_mark_of_their_script_are_no_words_without_marks() {
        let armenian = "Գետը դուրս եկավ ափերից, և կամուրջը փակեցին: ".repeat(60);
        assert!(armenian.len() > LONGEST);
        assert_eq!(pauses(&armenian, 0..armenian.len()), []);
        let unmarked = armenian.replace(':', "");
        assert!(!pauses(&unmarked, 0..unmarked.len()).is_empty());
    }
}
