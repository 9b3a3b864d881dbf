//! Blocks that a tool glued together, for it wrote the elements of a page one behind the other: they are cut
//! where a word begins inside another, `AboutPricingLog in`, and at wide gaps. What turns out to be of one
//! kind is joined again, for `GitHub` and `iPhone` look the same.

use crate::document::BlockKind;
use crate::layout::blocks::Draft;
use crate::layout::lines::{First, Last, Line};
use crate::layout::markers::MarkKind;
use crate::unicode::punctuation::{is_closer, is_terminator};
use hashbrown::HashMap;
use memchr::memmem;

/// A glued line has at least so many bytes: in fewer is no paragraph with a menu, and lines that were wrapped,
/// or are rows of a table, have at most some 160.
const LONG_LINE: usize = 200;
/// This many seams make a block a glued one; a paragraph of an article names a product or two.
const SEAMS: usize = 3;
/// The most words between two seams of a menu. Its entries have three, with those of a row of products.
const ENTRY: usize = 6;
/// The most words of a headline that is glued to its paragraph, or to the line above.
const HEADLINE: usize = 14;
/// So many spaces are no gap between words, however the text is set.
const GAP: &str = "   ";

/// Where a block may be cut.
#[derive(Clone, Copy, Debug)]
struct Seam<'t> {
    /// The end of what stands before, and the start of what follows.
    end: usize,
    start: usize,
    /// How many words of the block stand before it.
    words: usize,
    kind: Kind<'t>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind<'t> {
    /// White space that is wide.
    Gap,
    /// A sentence ends within the word given, and the next begins.
    Sentence(&'t str),
    /// A capital within the word given, or behind it a figure or a bracket.
    Capital(&'t str),
}

/// Cuts the glued blocks.
///
/// Complexity: O(length of the text).
pub(in crate::layout) fn cut(text: &str, drafts: Vec<Draft>) -> Vec<Draft> {
    if !drafts.iter().any(|draft| may_be_glued(text, draft)) {
        return drafts;
    }
    let mut cut = Vec::with_capacity(drafts.len() * 2);
    for draft in drafts {
        if may_be_glued(text, &draft) {
            let seams = cuts(seams(text, &draft));
            cut.extend(pieces(text, &draft, &seams));
        } else {
            cut.push(draft);
        }
    }
    cut
}

/// Joins again what was cut where both sides are prose, unless a sentence ends there.
pub(in crate::layout) fn join(text: &str, drafts: &mut Vec<Draft>) {
    drafts.dedup_by(|next, before| {
        let between = &text[before.end..next.start];
        let was_cut = between.is_empty() || (between.len() >= GAP.len() && !between.contains(['\n', '\r']));
        let is_open = before.last != Last::Final || next.first == First::Lower;
        let joined = was_cut && is_open && before.kind.is_prose() && next.is_plain();
        if joined {
            before.end = next.end;
            before.body.end = next.body.end;
            before.width = before.width.saturating_add(1 + next.width);
            before.last = next.last;
        }
        joined
    });
}

/// Whether a block has so many seams that it is worth to look closely. It counts bytes alone: most blocks
/// have none.
fn may_be_glued(text: &str, draft: &Draft) -> bool {
    let body = &text[draft.body.clone()];
    if body.len() < LONG_LINE * draft.lines as usize || !draft.kind.is_prose() {
        return false;
    }
    let bytes = body.as_bytes();
    let is_seam = |(&a, &b): (&u8, &u8)| {
        b.is_ascii_uppercase() & (a.is_ascii_lowercase() | matches!(a, b'.' | b'!' | b'?' | b')'))
    };
    let seams = bytes.iter().zip(&bytes[1..]).filter(|&(a, b)| is_seam((a, b))).count();
    seams >= SEAMS || memmem::find_iter(bytes, GAP).take(SEAMS).count() >= SEAMS
}

fn seams<'t>(text: &'t str, draft: &Draft) -> Vec<Seam<'t>> {
    let mut seams = Vec::new();
    let body = &text[draft.body.clone()];
    let (mut words, mut end) = (0, draft.body.start);
    for token in body.split_whitespace() {
        // The token is a part of the body, so that its place is known.
        let start = draft.body.start + (token.as_ptr() as usize - body.as_ptr() as usize);
        let gap = &text[end..start];
        if gap.len() >= GAP.len() && !gap.contains(['\n', '\r']) {
            seams.push(Seam { end, start, words, kind: Kind::Gap });
        }
        end = start + token.len();
        inside(token, |at, is_sentence| {
            let kind = if is_sentence { Kind::Sentence(token) } else { Kind::Capital(token) };
            seams.push(Seam { end: start + at, start: start + at, words, kind });
        });
        words += 1;
    }
    seams
}

/// The seams inside a word, and whether a sentence ends at each.
fn inside(token: &str, mut found: impl FnMut(usize, bool)) {
    if token.len() < 4 {
        return;
    }
    // A stop parts the names of a program as well: `os.Create(path)`.
    let is_program = token.contains(['(', '_', '=', '/', '@']);
    let (mut before, mut mark, mut letters) = (' ', None, 0);
    for (at, c) in token.char_indices() {
        if c.is_uppercase() {
            let follows = token[at..].chars().nth(1);
            let word = follows.is_none_or(char::is_lowercase);
            match before {
                // "iPhone" and "McDonald" are words.
                b if b.is_lowercase() && letters > 1 && !token[..at].ends_with("Mc") => found(at, false),
                // A stop behind a capital shortens a name: "U.S.", "J.Smith".
                b if is_terminator(b) || is_closer(b) => match mark {
                    Some(ended) if ended && !is_program => found(at, true),
                    _ if b == ')' && word => found(at, false),
                    _ => {}
                },
                b if b.is_ascii_digit() && word && at > 1 => found(at, false),
                _ => {}
            }
            letters = 0;
        }
        if is_terminator(c) {
            mark = Some(before.is_lowercase() || before.is_ascii_digit() || is_closer(before));
        } else if !is_closer(c) {
            mark = None;
        }
        letters += usize::from(c.is_alphabetic());
        before = c;
    }
}

/// The seams to cut at.
fn cuts(seams: Vec<Seam<'_>>) -> Vec<Seam<'_>> {
    let mut seen: HashMap<&str, usize> = HashMap::new();
    for seam in &seams {
        if let Kind::Capital(word) | Kind::Sentence(word) = seam.kind {
            *seen.entry(word).or_default() += 1;
        }
    }
    // A name that returns is a name.
    let is_name = |word: &str| seen[word] > 1 || word.ends_with(',');
    let mut cuts: Vec<Seam<'_>> = Vec::with_capacity(seams.len());
    let mut at = 0;
    while at < seams.len() {
        let near = |pair: &[Seam<'_>]| pair[1].words - pair[0].words <= ENTRY;
        let run = 1 + seams[at..].windows(2).take_while(|pair| near(pair)).count();
        let is_menu = run >= SEAMS;
        for i in at..at + run {
            let seam = seams[i];
            let behind = |before: Option<&Seam<'_>>| before.is_some_and(|b| seam.words - b.words <= HEADLINE);
            let before = |next: Option<&Seam<'_>>| {
                next.is_some_and(|n| !matches!(n.kind, Kind::Capital(_)) && n.words - seam.words <= HEADLINE)
            };
            let is_cut = match seam.kind {
                Kind::Gap => true,
                Kind::Sentence(word) => !is_name(word),
                Kind::Capital(word) => {
                    is_menu || (!is_name(word) && (behind(cuts.last()) || before(seams.get(i + 1))))
                }
            };
            if is_cut {
                cuts.push(seam);
            }
        }
        at += run;
    }
    cuts
}

/// The pieces of a block. The first keeps its mark, the others have none.
fn pieces<'a>(text: &'a str, draft: &'a Draft, cuts: &'a [Seam<'a>]) -> impl Iterator<Item = Draft> + 'a {
    let starts = std::iter::once(draft.start).chain(cuts.iter().map(|cut| cut.start));
    let ends = cuts.iter().map(|cut| cut.end).chain(std::iter::once(draft.end));
    starts.zip(ends).enumerate().filter_map(|(i, (start, end))| {
        let line = Line::new(text, start, end, i > 0 || draft.after_gap)?;
        let piece = Draft {
            start: line.start,
            end: line.end,
            body: line.start..line.end,
            width: line.width,
            lines: 1,
            after_gap: line.after_gap,
            first: line.first,
            last: line.last,
            ..draft.clone()
        };
        Some(if i == 0 {
            Draft { body: draft.body.start..line.end.max(draft.body.start), first: draft.first, ..piece }
        } else {
            Draft { kind: BlockKind::Paragraph, reason: None, mark: MarkKind::Plain, ..piece }
        })
    })
}
