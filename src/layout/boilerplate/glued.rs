//! Blocks that a tool glued together, for it wrote the elements of a page one behind the other: they are cut
//! where a word begins inside another, `AboutPricingLog in`, and at wide gaps. In a text that turns out to be
//! no page they are joined again, for `GitHub` and `iPhone` look the same.

use crate::document::BlockKind;
use crate::layout::blocks::Draft;
use crate::layout::lines::{First, Last, Line};
use crate::layout::markers::MarkKind;
use crate::unicode::punctuation::{is_closer, is_terminator};
use hashbrown::{HashMap, HashSet};
use memchr::memmem;
use std::ops::Range;

/// A glued line has at least so many bytes: in fewer is no paragraph with a menu, and lines that were
/// wrapped, or are rows of a table, have at most some 160.
const LONG_LINE: usize = 200;
/// Where one line is glued, others are that have fewer, but a line of a menu has not two entries.
const SHORTEST: usize = 40;
/// This many seams make a block a glued one; a paragraph of an article names a product or two.
const SEAMS: usize = 3;
/// In a menu so many seams stand within so many bytes, those of some twenty words.
const NEAR: usize = 120;
/// The most words between two seams of a menu. Its entries have three, with those of a row of products.
const ENTRY: usize = 6;
/// The most words of a headline that is glued to its paragraph, or to the line above.
const HEADLINE: usize = 14;
/// Within so many bytes of a glued line others of its page are looked for: a bound on what one line costs in
/// a long text.
const REACH: usize = 1 << 15;
/// Behind more capitals in a row, one that begins a word is not of theirs.
const CAPITALS: usize = 4;
/// So many spaces are no gap between words, however the text is set.
const GAP: &str = "   ";
/// So many bytes are looked at together, and can be counted in a byte.
const CHUNK: usize = 128;

/// Where a block may be cut.
#[derive(Clone, Copy, Debug)]
struct Seam {
    /// The end of what stands before, and the start of what follows.
    end: usize,
    start: usize,
    /// How many words of the block stand before it.
    words: usize,
    kind: Kind,
    /// The number of the word that it is in.
    word: Option<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// White space that is wide.
    Gap,
    /// A sentence ends, and the next begins.
    Sentence,
    /// A word that stands alone elsewhere begins, or one behind a small letter's word, a figure or a bracket.
    Capital,
    /// A capital in what may be a name, such as "GitHub".
    Name,
}

/// Cuts the glued blocks.
///
/// Complexity: O(length of the text).
pub(in crate::layout) fn cut(text: &str, drafts: Vec<Draft>) -> Vec<Draft> {
    // What a page shows around its article has no final marks: it is glued itself, or to what follows.
    let is_open = |draft: &Draft| draft.last != Last::Final && draft.kind.is_prose();
    let after_open = |i: usize| i > 0 && is_open(&drafts[i - 1]);
    let is_glued =
        |&(i, draft): &(usize, &Draft)| (is_open(draft) || after_open(i)) && may_be_glued(text, draft);
    let glued: Vec<Range<usize>> =
        drafts.iter().enumerate().filter(is_glued).map(|(_, draft)| draft.body.clone()).collect();
    let (Some(first), Some(last)) = (glued.first(), glued.last()) else { return drafts };
    // The rest of a page is near.
    let page = first.start.saturating_sub(REACH)..last.end.saturating_add(REACH);
    let is_near = |draft: &&Draft| page.contains(&draft.start);
    let mut words = Words::of(text, drafts.iter().filter(is_near));
    let seams_of = |draft: &Draft| if is_near(&draft) { words.seams(text, draft) } else { Vec::new() };
    let seams: Vec<Vec<Seam>> = drafts.iter().map(seams_of).collect();
    for run in seams.iter().flat_map(|seams| runs(seams)).filter(|run| !is_menu(run)) {
        for word in run.iter().filter_map(|seam| seam.word) {
            words.glued[word].1 = true;
        }
    }
    let mut cut = Vec::with_capacity(drafts.len() * 2);
    for (draft, seams) in drafts.into_iter().zip(&seams) {
        let cuts = words.cuts(seams);
        if cuts.is_empty() {
            cut.push(draft);
        } else {
            cut.extend(pieces(text, &draft, &cuts));
        }
    }
    cut
}

/// Joins again what was cut in a text that turns out to be no page, unless a sentence ends there.
pub(in crate::layout) fn join(text: &str, drafts: &mut Vec<Draft>) {
    if drafts.iter().any(super::article::is_frame) {
        return;
    }
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

/// Whether a block has so many seams that it is worth to look closely.
fn may_be_glued(text: &str, draft: &Draft) -> bool {
    let body = &text[draft.body.clone()];
    if body.len() < LONG_LINE * draft.lines as usize || !draft.kind.is_prose() {
        return false;
    }
    let bytes = body.as_bytes();
    // Counted without a branch and in bytes, so that many are compared at once: most blocks have none.
    let pairs = bytes.chunks(CHUNK).zip(bytes.get(1..).unwrap_or_default().chunks(CHUNK));
    let joints = pairs.map(|(before, bytes)| {
        before.iter().zip(bytes).map(|(&before, &byte)| u8::from(is_joint(before, byte))).sum::<u8>()
    });
    let has_gaps = || memmem::find_iter(bytes, GAP).take(SEAMS).count() >= SEAMS;
    if joints.map(usize::from).sum::<usize>() < SEAMS {
        return has_gaps();
    }
    // One letter before a capital is of a name, such as "iPad".
    let is_word = |end: usize| bytes[end] == b')' || (end > 0 && bytes[end - 1].is_ascii_alphabetic());
    let at = || (1..bytes.len()).filter(|&at| is_joint(bytes[at - 1], bytes[at]) && is_word(at - 1));
    at().zip(at().skip(SEAMS - 1)).any(|(first, last)| last - first <= NEAR) || has_gaps()
}

/// Whether a capital stands behind a small letter or a bracket. Without a branch, many bytes are compared at
/// once.
#[allow(clippy::needless_bitwise_bool)]
fn is_joint(before: u8, byte: u8) -> bool {
    byte.is_ascii_uppercase() && (before.is_ascii_lowercase() || before == b')')
}

/// The words of a text.
struct Words<'t> {
    /// Those that stand alone and begin with a capital.
    alone: HashSet<&'t str>,
    /// The number of each word that may be glued of several.
    numbers: HashMap<&'t str, usize>,
    /// How often it stands in the text, and whether it does where no menu is.
    glued: Vec<(usize, bool)>,
}

impl<'t> Words<'t> {
    fn of<'d>(text: &'t str, drafts: impl Iterator<Item = &'d Draft>) -> Self {
        let mut alone = HashSet::new();
        for draft in drafts {
            let body = &text[draft.body.clone()];
            let is_start =
                |at: &usize| at.checked_sub(1).is_none_or(|before| is_space(body.as_bytes()[before]));
            for at in capitals(body).filter(is_start) {
                alone.insert(bare(token_at(body, at)));
            }
        }
        Words { alone, numbers: HashMap::new(), glued: Vec::new() }
    }

    /// Where a block may be cut.
    fn seams(&mut self, text: &'t str, draft: &Draft) -> Vec<Seam> {
        let mut seams = Vec::new();
        if !draft.kind.is_prose() || draft.body.len() < SHORTEST * draft.lines as usize {
            return seams;
        }
        let body = &text[draft.body.clone()];
        gaps(body, &mut seams);
        let mut behind = 0;
        for at in capitals(body) {
            // Only inside a word, each word once.
            if at >= behind && at > 0 && !is_space(body.as_bytes()[at - 1]) {
                let token = token_at(body, at);
                let start = token.as_ptr() as usize - body.as_ptr() as usize;
                self.seams_of(token, start, &mut seams);
                behind = start + token.len();
            }
        }
        seams.sort_by_key(|seam| seam.start);
        seams.dedup_by_key(|seam| seam.start);
        let (mut words, mut counted) = (0, 0);
        for seam in &mut seams {
            words += word_starts(body, counted..seam.end);
            counted = seam.end;
            seam.words = words - usize::from(seam.kind != Kind::Gap);
            seam.end += draft.body.start;
            seam.start += draft.body.start;
        }
        seams
    }

    /// The seams of a word that stands at `start`.
    fn seams_of(&mut self, token: &'t str, start: usize, seams: &mut Vec<Seam>) {
        let before = seams.len();
        inside(token, |at, is_sentence| {
            let may_be_name = token.ends_with(',')
                || (token.starts_with(char::is_uppercase) && !self.alone.contains(next_word(&token[at..])));
            let kind = match is_sentence {
                true => Kind::Sentence,
                false if may_be_name => Kind::Name,
                false => Kind::Capital,
            };
            seams.push(Seam { end: start + at, start: start + at, words: 0, kind, word: None });
        });
        if seams.len() > before {
            let next = self.numbers.len();
            let number = *self.numbers.entry(bare(token)).or_insert(next);
            if number == next {
                self.glued.push((0, false));
            }
            self.glued[number].0 += 1;
            for seam in &mut seams[before..] {
                seam.word = Some(number);
            }
        }
    }

    /// The seams to cut at.
    fn cuts(&self, seams: &[Seam]) -> Vec<Seam> {
        let mut cuts: Vec<Seam> = Vec::new();
        for run in runs(seams) {
            let is_menu = is_menu(run);
            for (i, &seam) in run.iter().enumerate() {
                // The block itself begins at a seam.
                let behind = || seam.words - cuts.last().map_or(0, |cut| cut.words) <= HEADLINE;
                let before =
                    || run.get(i + 1).is_some_and(|next| matches!(next.kind, Kind::Gap | Kind::Sentence));
                // A name returns, and not in menus alone.
                let is_name = seam.word.is_some_and(|word| self.glued[word].0 > 1 && self.glued[word].1);
                let is_cut = match seam.kind {
                    Kind::Gap => true,
                    _ if is_name => false,
                    Kind::Sentence => true,
                    Kind::Capital => is_menu || behind() || before(),
                    Kind::Name => is_menu,
                };
                if is_cut {
                    cuts.push(seam);
                }
            }
        }
        cuts
    }
}

/// The wide gaps of a block.
fn gaps(body: &str, seams: &mut Vec<Seam>) {
    // No-break spaces are of two bytes, so that two of them are a gap.
    for space in [GAP, "\u{A0}"] {
        let mut behind = 0;
        for at in memmem::find_iter(body.as_bytes(), space) {
            if at < behind {
                continue;
            }
            let (before, rest) = body.split_at(at);
            let end = before.trim_end().len();
            let start = body.len() - rest.trim_start().len();
            behind = start;
            let is_gap = start - end >= GAP.len() && !body[end..start].contains(['\n', '\r']);
            if is_gap && start < body.len() {
                seams.push(Seam { end, start, words: 0, kind: Kind::Gap, word: None });
            }
        }
    }
}

/// The places of the capitals of a text.
fn capitals(body: &str) -> impl Iterator<Item = usize> + '_ {
    let bytes = body.as_bytes();
    // The first capital of more than a byte begins with 0xC3.
    let may_be = |&(_, &byte): &(usize, &u8)| byte.is_ascii_uppercase() || byte >= 0xC3;
    let places = bytes.iter().enumerate().filter(may_be).map(|(at, _)| at);
    places.filter(|&at| bytes[at].is_ascii() || body[at..].starts_with(char::is_uppercase))
}

fn is_space(byte: u8) -> bool {
    byte <= b' '
}

/// The word that a place is in.
fn token_at(body: &str, at: usize) -> &str {
    let (before, rest) = body.split_at(at);
    let start = before.trim_end_matches(|c: char| !c.is_whitespace()).len();
    let end = rest.find(char::is_whitespace).map_or(body.len(), |space| at + space);
    &body[start..end]
}

/// How many words begin in a part of a text, the first of the text among them.
fn word_starts(body: &str, part: Range<usize>) -> usize {
    let bytes = body.as_bytes();
    let first = usize::from(part.start == 0 && part.end > 0 && !is_space(bytes[0]));
    let from = part.start.max(1);
    if from >= part.end {
        return first;
    }
    let pairs = bytes[from - 1..part.end - 1].iter().zip(&bytes[from..part.end]);
    first + pairs.filter(|&(&before, &byte)| is_space(before) && !is_space(byte)).count()
}

/// A word without the marks around it.
fn bare(token: &str) -> &str {
    token.trim_matches(|c: char| !c.is_alphanumeric())
}

/// The seams that stand near each other.
fn runs(seams: &[Seam]) -> impl Iterator<Item = &[Seam]> {
    seams.chunk_by(|before, next| next.words - before.words <= ENTRY)
}

/// Whether a run of seams is that of a menu, not of names alone.
fn is_menu(run: &[Seam]) -> bool {
    run.len() >= SEAMS && run.iter().any(|seam| seam.kind != Kind::Name)
}

/// The seams inside a word, and whether a sentence ends at each.
fn inside(token: &str, mut found: impl FnMut(usize, bool)) {
    let is_address = token.contains(['@', '#']) || (token.contains('/') && token.contains('.'));
    if token.len() < 4 || is_address {
        return;
    }
    // A stop parts the names of a program as well: `os.Create(path)`.
    let is_program = token.contains(['(', '_', '=']);
    let (mut before, mut mark, mut letters, mut capitals) = (' ', None, 0, 0);
    for (at, c) in token.char_indices() {
        if c.is_uppercase() {
            let follows = |n| token[at..].chars().nth(n);
            let is_word = follows(1).is_none_or(char::is_lowercase);
            let is_seam = match before {
                // "iPhone" and "McDonald" are words.
                b if b.is_lowercase() => letters > 1 && !token[..at].ends_with("Mc"),
                ')' | '%' | '®' | '™' | '*' | '»' | '0'..='9' => is_word && at > 1,
                // "LATEST NEWSThe ferry": more than an abbreviation, such as the one in "PDFs".
                _ => capitals > CAPITALS && is_word && follows(2).is_some_and(char::is_lowercase),
            };
            // A stop behind a capital shortens a name: "U.S.", "J.Smith".
            if mark == Some(true) && !is_program {
                found(at, true);
            } else if is_seam {
                found(at, false);
            }
            letters = 0;
        }
        capitals = if c.is_uppercase() { capitals + 1 } else { 0 };
        if is_terminator(c) {
            mark = Some(before.is_lowercase() || before.is_ascii_digit() || is_closer(before));
        } else if !is_closer(c) {
            mark = None;
        }
        letters += usize::from(c.is_alphabetic());
        before = c;
    }
}

/// The word that begins here, up to the next capital or mark.
fn next_word(s: &str) -> &str {
    let end = s.char_indices().skip(1).find(|(_, c)| !c.is_alphabetic() || c.is_uppercase());
    &s[..end.map_or(s.len(), |(at, _)| at)]
}

/// The pieces of a block. The first keeps its mark, the others have none.
fn pieces(text: &str, draft: &Draft, cuts: &[Seam]) -> impl Iterator<Item = Draft> {
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
