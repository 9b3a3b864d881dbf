//! The title of a text and the headings of its sections, told by their place, their shortness and their
//! missing final mark.

use super::blocks::Draft;
use super::lines::{First, Last};
use super::markers::MarkKind;
use super::wrap::is_caps;
use crate::document::BlockKind;
use crate::unicode::{roman, rough_words};

/// A heading is no wider, in columns: a line and a third of a page of 75.
const WIDEST: u32 = 100;
/// A title is no wider: those of papers run over two lines of a page.
const WIDEST_TITLE: u32 = 160;
/// A heading has no more words: longer ones are sentences that lost their final mark.
const MOST_WORDS: usize = 14;
/// Prose below a heading is at least as wide, in columns, and an entry of a list narrower: most of a line.
const LINE: u32 = 60;
/// The most lines between a title and the first paragraph: authors, dates, a recipe's amounts.
const LONGEST_HEAD: usize = 12;

/// Finds title and headings among the blocks that no mark explains.
pub(super) fn find(text: &str, drafts: &mut [Draft]) {
    let words: Vec<usize> = (0..drafts.len()).filter(|&i| drafts[i].kind != BlockKind::Boilerplate).collect();
    let short_is_common = short_is_common(drafts);
    for (at, &i) in words.iter().enumerate() {
        let next = words.get(at + 1).map(|&n| &drafts[n]);
        let before = at.checked_sub(1).map(|b| &drafts[words[b]]);
        let is_item = |draft: &Draft| draft.mark == MarkKind::Numbered;
        let alone = is_item(&drafts[i]) && ![before, next].into_iter().flatten().any(is_item);
        let numbered = alone && is_section_number(drafts[i].text(text));
        if (drafts[i].is_plain() || numbered) && is_heading(text, &drafts[i], before, next, short_is_common) {
            drafts[i].kind = BlockKind::Heading;
        }
    }
    let is_titled = words.iter().any(|&i| drafts[i].kind == BlockKind::Title);
    if let Some(i) = title(text, drafts, &words).filter(|_| !is_titled) {
        drafts[i].kind = BlockKind::Title;
    }
}

/// Whether lines without a final mark are so common that a missing mark means nothing, as in talk, verse and
/// notes.
fn short_is_common(drafts: &[Draft]) -> bool {
    let content = || drafts.iter().filter(|d| d.is_plain() || d.kind == BlockKind::Turn);
    let unmarked = content().filter(|d| d.width <= WIDEST && d.last != Last::Final).count();
    // Two in five: an article with a heading over every second paragraph stays below, verse is far above.
    unmarked * 10 > content().count() * 4
}

fn is_heading(
    text: &str,
    at: &Draft,
    before: Option<&Draft>,
    next: Option<&Draft>,
    short_is_common: bool,
) -> bool {
    let Some(next) = next else { return false };
    let s = at.text(text);
    let shape = at.width <= WIDEST && at.lines <= 2 && matches!(at.last, Last::Word) && has_letter(s);
    let starts = matches!(at.first, First::Upper | First::Digit | First::Letter);
    let heads = next.kind != BlockKind::Heading && next.kind != BlockKind::Turn && !at_list(next);
    if heads && at.width <= WIDEST && next.width > at.width && is_caps(s) && !is_caps(next.text(text)) {
        return true;
    }
    if !shape || !starts || rough_words(s) > MOST_WORDS {
        return false;
    }
    if is_section_number(s) && next.width > at.width {
        return true;
    }
    // In front of prose, behind prose that is finished, on a line of its own or much shorter than what it heads.
    let prose =
        next.kind.is_prose() && next.width >= LINE && (next.last == Last::Final || next.width > WIDEST);
    let finished =
        before.is_none_or(|b| b.last == Last::Final || b.kind == BlockKind::Heading || at.after_gap);
    let apart = (at.after_gap && next.after_gap) || next.width >= 2 * at.width;
    // Before a list whose entries are marked, a line of its own is a heading, not an entry.
    let lists = at.after_gap && next.after_gap && at_list(next);
    lists || (!short_is_common && heads && prose && finished && apart)
}

/// Whether a line is one word of a script that parts words.
fn single_word(s: &str) -> bool {
    // From U+2E80 on are the scripts of East Asia.
    !s.contains(char::is_whitespace) && s.chars().all(|c| c < '\u{2E80}')
}

fn at_list(next: &Draft) -> bool {
    next.kind == BlockKind::ListItem && next.width < LINE
}

fn has_letter(s: &str) -> bool {
    s.chars().any(char::is_alphabetic)
}

/// `3 Results`, `3.2 Results`, `IV. Results`: a number, then a capital.
fn is_section_number(s: &str) -> bool {
    let Some((number, rest)) = s.split_once(' ') else { return false };
    let arabic = number
        .trim_end_matches('.')
        .split('.')
        .all(|n| (1..=2).contains(&n.len()) && n.bytes().all(|b| b.is_ascii_digit()));
    let capitals = number.strip_suffix('.').filter(|number| number.starts_with(char::is_uppercase));
    // No text has 40 sections or more; "L. Hale" and "C. Hale" (50 and 100) are names.
    let roman = capitals.and_then(roman).is_some_and(|section| section < 40);
    (arabic || roman) && rest.trim_start().starts_with(char::is_uppercase)
}

/// The title: the first heading of the first level where it stands first, or a short first line before a
/// body.
fn title(text: &str, drafts: &[Draft], words: &[usize]) -> Option<usize> {
    let &first = words.first()?;
    let at = &drafts[first];
    let body = words.get(1..)?.iter().map(|&i| &drafts[i]).take(LONGEST_HEAD);
    let has_body =
        body.clone().any(|d| d.kind.is_prose() && (d.last == Last::Final || d.width > WIDEST_TITLE));
    if !has_body {
        return None;
    }
    if at.kind == BlockKind::Heading && at.mark == MarkKind::Plain {
        // One of several headings in capitals is the first section's, and so are "Introduction" and "1 Scope".
        let s = at.text(text);
        let caps = |i: usize| drafts[i].kind == BlockKind::Heading && is_caps(drafts[i].text(text));
        let one_of_many = caps(first) && words[1..].iter().any(|&i| caps(i));
        return (!one_of_many && !single_word(s) && !is_section_number(s)).then_some(first);
    }
    if at.mark == MarkKind::TopHeading || (at.mark == MarkKind::Subject && at.body.start > at.start) {
        return Some(first);
    }
    let next = &drafts[words[1]];
    let s = at.text(text);
    if single_word(s) && !next.after_gap {
        return None;
    }
    let ends = match at.last {
        Last::Word => true,
        // "Who owns the river?" is a title where a blank line says so.
        Last::Final => !s.ends_with('.') && next.after_gap && next.width > 2 * at.width,
        Last::Colon | Last::Open | Last::Semicolon => false,
    };
    let set_off = next.after_gap
        || (next.width >= 2 * at.width && next.last == Last::Final && !short_is_common(drafts));
    // A title of three lines is set in the narrow column of a page's head.
    (at.is_plain()
        && at.width <= WIDEST_TITLE
        && at.lines <= 3
        && ends
        && set_off
        && has_letter(s)
        && at.first != First::Lower)
        .then_some(first)
}
