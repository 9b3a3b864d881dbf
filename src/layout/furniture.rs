//! What a page shows around its text, told by its place, its shape and, last, its words.

use super::block::{BlockKind, Furniture};
use super::blocks::Draft;
use super::lines::{First, Last};
use super::phrases::{self, Phrase};
use super::shapes::{is_byline, is_date, is_menu_row, shape};
use hashbrown::HashMap;
use std::ops::Range;

/// Furniture is no wider, in characters.
const WIDEST: u32 = 160;
/// A notice about cookies is no wider.
const WIDEST_NOTICE: u32 = 400;
/// A paragraph of an article is at least as wide, in characters.
const PROSE: u32 = 80;
/// An entry of a menu is no wider, in characters.
const MENU: u32 = 28;
/// A headline is at least as wide, in characters.
const HEADLINE: u32 = 24;
/// So many entries make a menu.
const RUN: usize = 4;

/// Calls those blocks furniture that are not the page's text. Where a text has no paragraph of prose, nothing is.
pub(super) fn mark(text: &str, drafts: &mut [Draft]) {
    let mut hits = hits(text, drafts);
    let is_prose = |i: &usize| {
        let d = &drafts[*i];
        d.kind.is_prose() && d.width >= PROSE && d.last == Last::Final && hits[*i].is_none()
    };
    let Some(first) = (0..drafts.len()).find(is_prose) else { return };
    let last = (0..drafts.len()).rfind(is_prose).unwrap_or(first);
    let prose: u64 = (0..drafts.len()).filter(is_prose).map(|i| u64::from(drafts[i].width)).sum();
    let total: u64 = drafts.iter().map(|d| u64::from(d.width)).sum();
    let page = Page { text, body: first..last + 1, is_mostly_prose: prose * 2 >= total };

    page.weigh(drafts, &mut hits);
    page.call_hits(drafts, &hits);
    page.call_teasers(drafts, &hits);
    if page.is_mostly_prose {
        page.call_repeated(drafts);
        page.call_menus(drafts);
        page.call_headlines(drafts);
    }
}

/// What each block's words or shape say of it.
fn hits(text: &str, drafts: &[Draft]) -> Vec<Option<Phrase>> {
    let mut key = String::new();
    drafts.iter().map(|draft| hit(text, draft, &mut key)).collect()
}

fn hit(text: &str, draft: &Draft, key: &mut String) -> Option<Phrase> {
    let kind = matches!(draft.kind, BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Heading);
    if !kind || draft.width > WIDEST_NOTICE || draft.lines > 4 {
        return None;
    }
    let s = draft.text(text);
    let hit = phrases::find(&text[draft.body.clone()], key);
    if draft.width > WIDEST {
        return hit.filter(|hit| hit.reason == Furniture::Cookies);
    }
    let finished = draft.last == Last::Final;
    // A long sentence may begin as a notice does: "Published at first by two sisters, it ..."
    let sentence = finished && draft.width >= PROSE && !s.contains(": ");
    // A mark at its end makes a few ordinary words a sentence, a mark before them a heading.
    let words = finished || draft.kind == BlockKind::Heading;
    let hit = hit.filter(|hit| hit.whole || !sentence || hit.reason == Furniture::Cookies);
    shape(s, !finished).or(hit).filter(|hit| !(hit.weak && words))
}

struct Page<'t> {
    text: &'t str,
    /// The blocks from the first paragraph of prose to the last.
    body: Range<usize>,
    /// Whether most of the text stands in such paragraphs.
    is_mostly_prose: bool,
}

impl Page<'_> {
    /// Takes back the hits that their place does not bear out, and adds those that only their place does.
    fn weigh(&self, drafts: &[Draft], hits: &mut [Option<Phrase>]) {
        let mut key = String::new();
        for (i, (draft, hit)) in drafts.iter().zip(hits).enumerate() {
            let outside = !self.body.contains(&i);
            let s = draft.text(self.text);
            match hit.map(|hit| hit.reason) {
                Some(Furniture::Byline) => *hit = hit.filter(|_| i < self.body.start && is_byline(s)),
                Some(Furniture::Dateline) => *hit = hit.filter(|_| outside),
                None if draft.is_plain() && draft.width <= WIDEST && draft.last != Last::Final => {
                    if is_menu_row(s, outside, &mut key) {
                        *hit = Some(Phrase::sure(Furniture::Navigation));
                    } else if outside && i > 0 && is_date(s) {
                        *hit = Some(Phrase::sure(Furniture::Dateline));
                    }
                }
                _ => {}
            }
        }
    }

    /// Calls the sure hits furniture, and the others beside one, outside the body or where they return.
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

    /// Calls the headlines behind a pointer to other texts furniture, up to the next paragraph. A pointer that names its
    /// text on its own line has none behind it.
    fn call_teasers(&self, drafts: &mut [Draft], hits: &[Option<Phrase>]) {
        let mut open = false;
        for (i, draft) in drafts.iter_mut().enumerate() {
            if draft.kind == BlockKind::Furniture {
                open |= draft.reason == Some(Furniture::Teaser) && hits[i].is_some_and(|hit| hit.whole);
                continue;
            }
            let headline = matches!(draft.kind, BlockKind::Paragraph | BlockKind::ListItem)
                && draft.width <= WIDEST
                && (draft.last != Last::Final || draft.width < PROSE && i >= self.body.end)
                && draft.first != First::Lower;
            open &= headline;
            if open {
                draft.call(Furniture::Teaser);
            }
        }
    }

    /// Calls short lines furniture that the page shows again and again, unless each time a paragraph follows them.
    fn call_repeated(&self, drafts: &mut [Draft]) {
        let short = |d: &Draft| d.is_plain() && d.width <= MENU * 2 && d.lines == 1 && d.last != Last::Final;
        let mut seen: HashMap<&str, (usize, usize)> = HashMap::new();
        for (i, draft) in drafts.iter().enumerate().filter(|(_, d)| short(d)) {
            let (times, heading) = seen.entry(draft.text(self.text)).or_default();
            *times += 1;
            *heading += usize::from(
                drafts.get(i + 1).is_some_and(|next| next.width >= PROSE && next.kind.is_prose()),
            );
        }
        let repeated: Vec<usize> = (0..drafts.len())
            .filter(|&i| short(&drafts[i]))
            .filter(|&i| seen[drafts[i].text(self.text)].0 >= 2 + seen[drafts[i].text(self.text)].1)
            .collect();
        for i in repeated {
            drafts[i].call(Furniture::Repeated);
        }
    }

    /// Calls runs of very short lines before the first paragraph or behind the last one menus, where one of them is
    /// known to stand in menus. The last line before the first paragraph is spared where no other may be the title.
    fn call_menus(&self, drafts: &mut [Draft]) {
        for zone in [0..self.body.start, self.body.end..drafts.len()] {
            let in_head = zone.start == 0;
            let mut at = zone.start;
            while at < zone.end {
                let run = drafts[at..zone.end].iter().take_while(|d| is_entry(self.text, d)).count();
                let entries = &mut drafts[at..at + run];
                let of_menu = |d: &Draft| !matches!(d.reason, Some(Furniture::Byline | Furniture::Dateline));
                let long = entries.iter().filter(|d| of_menu(d)).count() >= RUN;
                if long && entries.iter().any(|d| d.reason.is_some()) {
                    let title = entries.iter().rposition(|d| d.reason.is_none()).filter(|_| in_head);
                    for (i, draft) in entries.iter_mut().enumerate() {
                        if draft.reason.is_none() && title != Some(i) {
                            draft.call(Furniture::Navigation);
                        }
                    }
                }
                at += run.max(1);
            }
        }
    }

    /// Calls two or more headlines at the end of the page teasers: lines of some length, each without a final mark,
    /// behind an article whose own paragraphs have theirs. A last paragraph that ends in a colon announces them.
    fn call_headlines(&self, drafts: &mut [Draft]) {
        let announced = drafts[..self.body.end].last().is_some_and(|d| d.last == Last::Colon);
        let left = || drafts[self.body.end..].iter().filter(|d| d.reason.is_none());
        let headline = |d: &Draft| {
            d.is_plain()
                && d.last == Last::Word
                && (HEADLINE..=WIDEST).contains(&d.width)
                && matches!(d.first, First::Upper | First::Letter)
        };
        let open = drafts[self.body.clone()].iter().filter(|d| d.is_plain() && d.last != Last::Final).count();
        let finished = open * 10 <= self.body.len();
        if announced || !finished || left().count() < 2 || !left().all(headline) {
            return;
        }
        for draft in drafts[self.body.end..].iter_mut().filter(|d| d.reason.is_none()) {
            draft.call(Furniture::Teaser);
        }
    }
}

/// Whether a line may stand in a menu: furniture already, or three words at the most.
fn is_entry(text: &str, draft: &Draft) -> bool {
    draft.reason.is_some_and(|reason| reason != Furniture::Rule)
        || (matches!(draft.kind, BlockKind::Paragraph | BlockKind::ListItem)
            && draft.width <= MENU
            && draft.last == Last::Word
            && draft.lines == 1
            && text[draft.body.clone()].split_whitespace().count() <= 3)
}
