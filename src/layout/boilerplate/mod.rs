//! What a page shows around its text, told by its place, its shape and, last, its words.

pub(super) mod article;
mod frame;
pub(super) mod glued;
pub(super) mod headline;
pub(super) mod notices;
pub(super) mod phrases;
pub(super) mod shapes;

use crate::document::{BlockKind, Boilerplate};
use crate::layout::blocks::Draft;
use crate::layout::lines::{First, Last};
use crate::unicode::Script;
use phrases::Phrase;
use shapes::{is_byline, is_date, is_menu_row, is_unspaced_line, shape};
use std::ops::Range;

/// Boilerplate is no wider, in columns: two lines of a page.
pub(in crate::layout) const WIDEST: u32 = 160;
/// A notice about cookies is no wider: these are paragraphs of two or three sentences.
const WIDEST_NOTICE: u32 = 400;
/// A paragraph of an article is at least as wide, in columns: more than a line of a page.
pub(in crate::layout) const PROSE: u32 = 80;
/// This many blocks of boilerplate part what is around a page's article, such as a notice above its menu,
/// from the article: one or two, such as an offer or share buttons, stand within articles as well.
const PARTING: usize = 3;

/// Calls those blocks boilerplate that are not the page's text. Where a text has no paragraph of prose,
/// nothing is.
pub(in crate::layout) fn find(text: &str, drafts: &mut [Draft]) {
    finish_unmarked(text, drafts);
    let mut hits = hits(text, drafts);
    let is_prose = |i: &usize| {
        let d = &drafts[*i];
        d.kind.is_prose() && d.width >= PROSE && d.last == Last::Final && hits[*i].is_none()
    };
    let Some(body) = body(drafts, &hits, is_prose) else { return };
    let prose: u64 = (0..drafts.len()).filter(is_prose).map(|i| u64::from(drafts[i].width)).sum();
    let total: u64 = drafts.iter().map(|d| u64::from(d.width)).sum();
    let is_mostly_prose = prose * 2 >= total;
    let mut page = Page { text, body, is_mostly_prose, framed: false };

    page.weigh(drafts, &mut hits);
    page.framed = is_framed(&hits);
    page.call_hits(drafts, &hits);
    page.call_teasers(drafts, &hits);
    if page.is_mostly_prose || page.framed {
        page.call_repeated(drafts);
        page.call_menus(drafts);
        page.call_headlines(drafts);
    }
    if page.framed {
        page.call_frame(drafts);
    }
}

/// Calls the wide blocks of scripts without final marks finished: nothing else tells their prose from the
/// lines of a page.
fn finish_unmarked(text: &str, drafts: &mut [Draft]) {
    let unmarked = |draft: &Draft| {
        let last = text[draft.body.clone()].chars().next_back().and_then(Script::of);
        matches!(last, Some(Script::Thai | Script::Lao))
    };
    for draft in drafts.iter_mut().filter(|d| d.width >= PROSE && d.last == Last::Word && d.kind.is_prose()) {
        if unmarked(draft) {
            draft.last = Last::Final;
        }
    }
}

/// From the first paragraph of prose to the last: of the runs of prose that boilerplate parts, the widest and
/// those at least half as wide count. What stands between paragraphs, such as a caption or a teaser, is no
/// such boilerplate.
fn body(
    drafts: &[Draft],
    hits: &[Option<Phrase>],
    is_prose: impl Fn(&usize) -> bool,
) -> Option<Range<usize>> {
    use Boilerplate::{Advertisement, Caption, Teaser};
    let mut runs: Vec<(Range<usize>, u64)> = Vec::new();
    let mut parting = PARTING;
    for (i, draft) in drafts.iter().enumerate() {
        if is_prose(&i) {
            if parting >= PARTING {
                runs.push((i..i, 0));
            }
            if let Some((run, width)) = runs.last_mut() {
                run.end = i + 1;
                *width += u64::from(draft.width);
            }
            parting = 0;
        } else if hits[i].is_some_and(|hit| !matches!(hit.reason, Teaser | Caption | Advertisement)) {
            parting += 1;
        }
    }
    let widest = runs.iter().map(|(_, width)| *width).max()?;
    let mut wide = runs.into_iter().filter(|(_, width)| width * 2 >= widest).map(|(run, _)| run);
    let first = wide.next()?;
    Some(first.start..wide.next_back().unwrap_or(first).end)
}

/// What each block's words or shape say of it.
fn hits(text: &str, drafts: &[Draft]) -> Vec<Option<Phrase>> {
    let mut key = String::new();
    drafts.iter().map(|draft| hit(text, draft, &mut key)).collect()
}

fn hit(text: &str, draft: &Draft, key: &mut String) -> Option<Phrase> {
    let kind = matches!(draft.kind, BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Heading);
    // A notice of WIDEST_NOTICE has four lines where it is wrapped.
    if !kind || draft.width > WIDEST_NOTICE || draft.lines > 4 {
        return None;
    }
    let s = draft.text(text);
    let hit = phrases::find(&text[draft.body.clone()], key);
    if draft.width > WIDEST {
        return hit.filter(|hit| hit.reason == Boilerplate::Cookies);
    }
    let finished = draft.last == Last::Final;
    // A long sentence may begin as a notice does: "Published at first by two sisters, it ..."
    let sentence = finished && draft.width >= PROSE && !s.contains(": ") && !s.contains('：');
    // A mark at its end makes a few ordinary words a sentence, a mark before them a heading.
    let words = finished || draft.kind == BlockKind::Heading;
    let is_notice = |hit: &Phrase| matches!(hit.reason, Boilerplate::Cookies | Boilerplate::Offer);
    let hit = hit.filter(|hit| hit.whole || !sentence || is_notice(hit));
    shape(s, !finished).or(hit).filter(|hit| !(hit.weak && words))
}

/// What is known of a text while its boilerplate is looked for.
pub(in crate::layout) struct Page<'t> {
    pub(in crate::layout) text: &'t str,
    /// The blocks from the first paragraph of prose to the last.
    pub(in crate::layout) body: Range<usize>,
    /// Whether most of the text stands in such paragraphs.
    is_mostly_prose: bool,
    /// Whether it surely is a page with its frame.
    pub(in crate::layout) framed: bool,
}

/// Whether the boilerplate found so far is that of a page: three lines or more, for two reasons, one of them
/// sure.
fn is_framed(hits: &[Option<Phrase>]) -> bool {
    let found = || hits.iter().flatten();
    let reason = found().next().map(|hit| hit.reason);
    found().nth(2).is_some() && found().any(|hit| !hit.weak) && found().any(|hit| Some(hit.reason) != reason)
}

impl Page<'_> {
    /// Takes back the hits that their place does not bear out, and adds those that only their place does.
    fn weigh(&self, drafts: &[Draft], hits: &mut [Option<Phrase>]) {
        let mut key = String::new();
        for (i, (draft, hit)) in drafts.iter().zip(hits).enumerate() {
            let outside = !self.body.contains(&i);
            let s = draft.text(self.text);
            match hit.map(|hit| hit.reason) {
                // East Asia's pages name the editor behind the article.
                Some(Boilerplate::Byline) => {
                    let placed = i < self.body.start || (outside && is_unspaced_line(s));
                    *hit = hit.filter(|_| placed && is_byline(s));
                }
                Some(Boilerplate::Dateline) => *hit = hit.filter(|_| outside),
                None if draft.is_plain() && draft.width <= WIDEST && draft.last != Last::Final => {
                    if is_menu_row(s, outside, &mut key) {
                        *hit = Some(Phrase::sure(Boilerplate::Navigation));
                    } else if draft.lines == 1 && phrases::ends_in_credit(s, &mut key) {
                        *hit = Some(Phrase::sure(Boilerplate::Caption));
                    } else if outside && i > 0 && is_date(s) {
                        *hit = Some(Phrase::sure(Boilerplate::Dateline));
                    }
                }
                _ => {}
            }
        }
    }

    /// Calls the sure hits boilerplate, and the others beside one, outside the body or where they return.
    fn call_hits(&self, drafts: &mut [Draft], hits: &[Option<Phrase>]) {
        let any = |i: usize| hits.get(i).is_some_and(Option::is_some);
        for (i, hit) in hits.iter().enumerate() {
            let Some(hit) = hit else { continue };
            let beside = any(i + 1) || (i > 0 && any(i - 1));
            if !hit.weak || beside || (self.is_mostly_prose && !self.body.contains(&i)) {
                drafts[i].call(hit.reason);
            }
        }
    }

    /// Calls the headlines behind a pointer to other texts boilerplate, up to the next paragraph. A pointer
    /// that names its text on its own line has none behind it.
    fn call_teasers(&self, drafts: &mut [Draft], hits: &[Option<Phrase>]) {
        let mut open = false;
        for (i, draft) in drafts.iter_mut().enumerate() {
            if draft.kind == BlockKind::Boilerplate {
                open |= draft.reason == Some(Boilerplate::Teaser) && hits[i].is_some_and(|hit| hit.whole);
                continue;
            }
            let headline = matches!(draft.kind, BlockKind::Paragraph | BlockKind::ListItem)
                && draft.width <= WIDEST
                && (draft.last != Last::Final || draft.width < PROSE && i >= self.body.end)
                && draft.first != First::Lower;
            open &= headline;
            if open {
                draft.call(Boilerplate::Teaser);
            }
        }
    }
}
