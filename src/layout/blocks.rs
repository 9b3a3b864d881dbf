//! Lines joined to blocks, with what the kinds are judged by.

use super::lines::{First, Last, Line};
use super::markers::{Mark, MarkKind};
use crate::document::{Block, BlockKind, Boilerplate};
use std::ops::Range;

/// A block whose kind may still change.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) kind: BlockKind,
    pub(super) reason: Option<Boilerplate>,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) body: Range<usize>,
    /// The number of columns, as the lines count it.
    pub(super) width: u32,
    pub(super) lines: u32,
    pub(super) after_gap: bool,
    /// Whether a form feed stands before it.
    pub(super) after_page: bool,
    pub(super) first: First,
    pub(super) last: Last,
    /// The mark it starts with.
    pub(super) mark: MarkKind,
}

impl Draft {
    pub(super) fn text<'t>(&self, text: &'t str) -> &'t str {
        &text[self.start..self.end]
    }

    /// Whether nothing yet says that it is more than a line of words.
    pub(super) fn is_plain(&self) -> bool {
        self.kind == BlockKind::Paragraph && self.mark == MarkKind::Plain
    }

    pub(super) fn call(&mut self, reason: Boilerplate) {
        self.kind = BlockKind::Boilerplate;
        self.reason = Some(reason);
    }

    pub(super) fn block(self) -> Block {
        Block::new(self.kind, self.reason, self.start..self.end, self.body)
    }
}

/// The blocks of the lines, their kinds as the marks say.
pub(super) fn drafts(text: &str, lines: &[Line], marks: &[Mark], joined: &[bool]) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::with_capacity(lines.len());
    for (i, (line, mark)) in lines.iter().zip(marks).enumerate() {
        match drafts.last_mut() {
            Some(draft) if joined[i] || mark.kind == MarkKind::Code => extend(draft, line, mark),
            _ => drafts.push(draft(text, line, mark)),
        }
    }
    drafts
}

fn draft(text: &str, line: &Line, mark: &Mark) -> Draft {
    let (kind, reason) = match mark.kind {
        MarkKind::Plain | MarkKind::Dash | MarkKind::Underline => (BlockKind::Paragraph, None),
        MarkKind::TopHeading | MarkKind::Heading | MarkKind::Subject => (BlockKind::Heading, None),
        MarkKind::Quote => (BlockKind::Quotation, None),
        MarkKind::Item | MarkKind::Numbered => (BlockKind::ListItem, None),
        MarkKind::Code | MarkKind::CodeStart => (BlockKind::Code, None),
        MarkKind::TableRow => (BlockKind::TableRow, None),
        MarkKind::Turn | MarkKind::Message => (BlockKind::Turn, None),
        MarkKind::Rule => (BlockKind::Boilerplate, Some(Boilerplate::Rule)),
        MarkKind::Stamp => (BlockKind::Boilerplate, Some(Boilerplate::Timestamp)),
        MarkKind::RunningHead => (BlockKind::Boilerplate, Some(Boilerplate::Repeated)),
        MarkKind::PageNumber => (BlockKind::Boilerplate, Some(Boilerplate::Pagination)),
        MarkKind::MailField => (BlockKind::Boilerplate, Some(Boilerplate::MailHeader)),
        MarkKind::Signature => (BlockKind::Boilerplate, Some(Boilerplate::Signature)),
        MarkKind::Notice => (BlockKind::Boilerplate, Some(Boilerplate::ChatNotice)),
        MarkKind::Metadata => (BlockKind::Boilerplate, Some(Boilerplate::Metadata)),
    };
    let body = mark.body_start..mark.body_end;
    // What the words start with, behind the mark.
    let first = if mark.body_start == line.start { line.first } else { First::of(&text[body.clone()]) };
    Draft {
        kind,
        reason,
        start: line.start,
        end: line.end,
        body,
        width: line.width,
        lines: 1,
        after_gap: line.after_gap,
        after_page: line.after_page,
        first,
        last: line.last,
        mark: mark.kind,
    }
}

fn extend(draft: &mut Draft, line: &Line, mark: &Mark) {
    draft.end = line.end;
    draft.lines += 1;
    match mark.kind {
        MarkKind::Underline => return,
        // The words of a speaker whose label stood alone start here.
        _ if draft.body.is_empty() => draft.body = mark.body_start..mark.body_end,
        // A closing fence ends the code before itself.
        _ => draft.body.end = mark.body_end.max(draft.body.start),
    }
    draft.width = draft.width.saturating_add(1 + line.width);
    draft.last = line.last;
}
