//! Sentences that go on behind what is not of the text: behind a page's end, a subtitle's time, a stamp.

use super::blocks::Draft;
use super::lines::{First, Last};
use super::markers::MarkKind;
use super::timestamps::{is_cue_time, is_elapsed, stamp, without_tags};
use crate::document::{BlockKind, Boilerplate};
use crate::unicode::boundary::floor_char_boundary;
use crate::unicode::punctuation::is_terminator;
use std::ops::Range;

/// What goes on over the end of a page is at least as wide, in columns, where no small letter tells: longer
/// than a heading that begins the next page.
const WIDE: u32 = 60;
/// One block in this many has a final mark where such marks are written; of captions without them each is by
/// itself.
const BLOCKS_A_MARK: usize = 6;

/// Joins each block that is left open with the one that goes on behind a page's end or a time, and adds what
/// stands between to the gaps.
pub(super) fn join(text: &str, drafts: Vec<Draft>, gaps: &mut Vec<Range<usize>>) -> Vec<Draft> {
    let stamped =
        |d: &Draft| d.kind == BlockKind::Turn && d.body.start > d.start && stamp(label(text, d)).is_some();
    let parts = |d: &Draft| is_between(d) || d.after_page || stamped(d);
    if !drafts.iter().any(parts) {
        return drafts;
    }
    let talk = Talk::of(text, &drafts);
    let mut joined: Vec<Draft> = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let prose = draft.kind.is_prose();
        let between = if prose { joined.iter().rev().take_while(|d| is_between(d)).count() } else { 0 };
        let at = joined.len() - between;
        let before = at.checked_sub(1).map(|before| &joined[before]).filter(|_| prose);
        if before.is_some_and(|before| talk.goes_on(text, before, &joined[at..], &draft)) {
            joined.truncate(at);
            if let Some(before) = joined.last_mut() {
                if between > 0 || draft.after_page || draft.body.start > draft.start {
                    gaps.push(before.body.end..draft.body.start);
                }
                before.end = draft.end;
                before.body.end = draft.body.end;
                before.width = before.width.saturating_add(1 + draft.width);
                before.lines += draft.lines;
                before.last = draft.last;
            }
        } else {
            joined.push(draft);
        }
    }
    joined
}

/// Whether it is something that may stand within a sentence.
fn is_between(draft: &Draft) -> bool {
    matches!(draft.mark, MarkKind::Stamp | MarkKind::RunningHead | MarkKind::PageNumber)
}

/// What stands before a turn's words.
fn label<'t>(text: &'t str, draft: &Draft) -> &'t str {
    text[draft.start..draft.body.start].trim_end()
}

/// The time that opens a turn without a name.
fn stamp_alone<'t>(text: &'t str, draft: &Draft) -> Option<&'t str> {
    let label = label(text, draft);
    (!label.is_empty() && stamp(label) == Some(label.len())).then_some(label)
}

/// The name that opens a turn, behind its time if it has one.
fn name<'t>(text: &'t str, draft: &Draft) -> &'t str {
    let label = label(text, draft);
    if label.is_empty() { label } else { label[stamp(label).unwrap_or(0)..].trim() }
}

/// How a text with times is written.
struct Talk {
    /// Whether its sentences have final marks.
    marked: bool,
    /// Whether it is of subtitles.
    cues: bool,
    /// Whether its times run from its own beginning, as those of recordings do and those of chats do not.
    elapsed: bool,
}

impl Talk {
    fn of(text: &str, drafts: &[Draft]) -> Talk {
        let prose = || drafts.iter().filter(|d| d.kind.is_prose());
        let marks = prose().filter(|d| text[d.body.clone()].contains(is_terminator)).count();
        let of_time = |d: &Draft| match d.reason {
            Some(Boilerplate::Timestamp) => Some(d.text(text)).filter(|s| s.contains(':')),
            _ => stamp_alone(text, d),
        };
        let first = drafts.iter().find_map(of_time);
        Talk {
            marked: marks * BLOCKS_A_MARK >= prose().count(),
            cues: drafts.iter().any(|d| d.mark == MarkKind::Stamp && is_cue_time(d.text(text))),
            elapsed: first.is_some_and(is_elapsed),
        }
    }

    /// How a block ends, tags of subtitles left out.
    fn last(&self, text: &str, draft: &Draft) -> Last {
        let body = &text[draft.body.clone()];
        if !self.cues || !body.ends_with('>') {
            return draft.last;
        }
        // A tag or two.
        let tail = floor_char_boundary(body, body.len().saturating_sub(64));
        Last::of(&without_tags(&body[tail..]))
    }

    /// Whether a block goes on the one before, over what stands between.
    fn goes_on(&self, text: &str, before: &Draft, between: &[Draft], at: &Draft) -> bool {
        let open = matches!(self.last(text, before), Last::Word | Last::Open | Last::Semicolon);
        if !open || !before.kind.is_prose() || !at.kind.is_prose() {
            return false;
        }
        let same = before.kind == at.kind || at.kind == BlockKind::Paragraph;
        if self.cues && between.is_empty() && !at.after_gap {
            // The lines of one subtitle; two voices each have a dash or a name.
            return same && at.mark == MarkKind::Plain;
        }
        if !self.marked {
            return false;
        }
        let time = match at.kind {
            BlockKind::Turn => {
                // The same voice: no name, or the same one.
                let timed = self.cues || stamp(label(text, at)).is_some();
                before.kind == BlockKind::Turn && timed && name(text, before) == name(text, at)
            }
            _ => between.iter().any(|d| d.mark == MarkKind::Stamp),
        };
        if time {
            let plain = at.mark == MarkKind::Plain || at.kind == BlockKind::Turn;
            return same && plain && (at.first == First::Lower || self.elapsed || self.cues);
        }
        let page = !between.is_empty() || at.after_page;
        let wide = before.width >= WIDE && at.width >= WIDE && at.first != First::Other;
        page && same && at.mark == MarkKind::Plain && (at.first == First::Lower || wide)
    }
}
