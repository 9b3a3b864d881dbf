//! What a page shows around its text, told by its place, its shape and, last, its words.

use super::block::{BlockKind, Furniture};
use super::blocks::Draft;
use super::lines::{First, Last};
use super::phrases::{self, Phrase};
use hashbrown::HashMap;
use memchr::{memchr, memchr3};
use std::ops::Range;

/// Furniture is no wider, in characters.
const WIDEST: u32 = 160;
/// A paragraph of an article is at least as wide, in characters.
const PROSE: u32 = 80;
/// An entry of a menu is no wider, in characters.
const MENU: u32 = 28;
/// So many entries make a menu.
const RUN: usize = 4;

/// Calls those blocks furniture that are not the page's text. Where a text has no paragraph of prose, nothing is.
pub(super) fn mark(text: &str, drafts: &mut [Draft]) {
    let is_prose = |d: &Draft| d.kind.is_prose() && d.width >= PROSE && d.last == Last::Final;
    let Some(first) = drafts.iter().position(is_prose) else { return };
    let last = drafts.iter().rposition(is_prose).unwrap_or(first);
    let prose: u64 = drafts.iter().filter(|d| is_prose(d)).map(|d| u64::from(d.width)).sum();
    let total: u64 = drafts.iter().map(|d| u64::from(d.width)).sum();
    let page = Page { text, body: first..last + 1, is_mostly_prose: prose * 2 >= total };

    let hits = page.hits(drafts);
    page.call_hits(drafts, &hits);
    page.call_teasers(drafts, &hits);
    if page.is_mostly_prose {
        page.call_repeated(drafts);
        page.call_menus(drafts);
    }
}

struct Page<'t> {
    text: &'t str,
    /// The blocks from the first paragraph of prose to the last.
    body: Range<usize>,
    /// Whether most of the text stands in such paragraphs.
    is_mostly_prose: bool,
}

impl Page<'_> {
    /// What each block's words or shape say of it.
    fn hits(&self, drafts: &[Draft]) -> Vec<Option<Phrase>> {
        let mut key = String::new();
        drafts.iter().enumerate().map(|(i, draft)| self.hit(i, draft, &mut key)).collect()
    }

    fn hit(&self, i: usize, draft: &Draft, key: &mut String) -> Option<Phrase> {
        let kind = matches!(draft.kind, BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Heading);
        if !kind || draft.width > WIDEST || draft.lines > 2 {
            return None;
        }
        let s = draft.text(self.text);
        let hit = shape(s, draft).or_else(|| phrases::find(&self.text[draft.body.clone()], key));
        let in_head = i < self.body.start;
        // A long sentence that begins as a notice does: "Published at first by two sisters, it ..."
        let sentence = draft.last == Last::Final && draft.width >= PROSE && !s.contains(": ");
        match hit?.reason {
            reason if sentence && reason != Furniture::Cookies => hit.filter(|hit| hit.whole),
            Furniture::Byline => hit.filter(|_| in_head && is_byline(s)),
            Furniture::Dateline => hit.filter(|_| in_head || i >= self.body.end),
            // A mark at its end makes a line of a few ordinary words a sentence, a mark before it a heading.
            _ => {
                hit.filter(|hit| !hit.weak || (draft.last != Last::Final && draft.kind != BlockKind::Heading))
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

/// What a line's shape says of it, whatever its words.
fn shape(s: &str, draft: &Draft) -> Option<Phrase> {
    let sure = |reason| Some(Phrase { reason, weak: false, whole: true });
    let open = draft.last != Last::Final;
    if is_copyright(s) {
        return sure(Furniture::Copyright);
    }
    if open && !s.contains(char::is_alphabetic) {
        return numbers(s).and_then(sure);
    }
    if open && memchr3(b'>', b'\xC2', b'\xE2', s.as_bytes()).is_some() {
        let separators = [" > ", " » ", " › ", " → "].iter().map(|sign| s.matches(sign).count()).max();
        if separators >= Some(2) {
            return sure(Furniture::Breadcrumbs);
        }
    }
    if open && is_bar(s) {
        return Some(Phrase { reason: Furniture::Navigation, weak: true, whole: true });
    }
    let mut words = s.split_whitespace();
    if s.starts_with('#') && s.contains(' ') && words.all(|w| w.starts_with('#') && w.len() > 1) {
        return sure(Furniture::Tags);
    }
    let address = s.starts_with("http://") || s.starts_with("https://") || s.starts_with("www.");
    if address && !s.contains(' ') {
        return sure(Furniture::Navigation);
    }
    None
}

/// `Home | News | Weather`: three entries of three words at the most, with a sign between them.
fn is_bar(s: &str) -> bool {
    [" | ", " · ", " • "].iter().any(|sign| {
        let entries = s.split(sign);
        entries.clone().count() >= 3
            && entries.into_iter().all(|entry| (1..=3).contains(&entry.split_whitespace().count()))
    })
}

/// What a line of figures is: the numbers of pages, or a day.
fn numbers(s: &str) -> Option<Furniture> {
    let digits = s.bytes().filter(u8::is_ascii_digit).count();
    let numbers = s.split(|c: char| !c.is_ascii_digit()).filter(|n| !n.is_empty()).count();
    let parted = s.bytes().filter(|b| matches!(b, b'-' | b'/' | b'.' | b':')).count();
    if digits >= 6 && numbers >= 3 && parted >= 2 {
        return Some(Furniture::Dateline);
    }
    let only_numbers = s.bytes().all(|b| b.is_ascii_digit() || b == b' ');
    (numbers >= 3 && only_numbers && digits <= 2 * numbers).then_some(Furniture::Pagination)
}

/// `© 2024 The Aller Post`: the sign before a year or a name, not inside a word that was decoded wrongly.
fn is_copyright(s: &str) -> bool {
    memchr(b'\xC2', s.as_bytes()).is_some()
        && s.match_indices('©').any(|(at, sign)| {
            let owner = s[at + sign.len()..].trim_start().chars().next();
            let before = s[..at].chars().next_back();
            before.is_none_or(|c| !c.is_alphanumeric())
                && owner.is_none_or(|c| c.is_uppercase() || c.is_ascii_digit())
        })
}

/// Whether names follow the "By".
fn is_byline(s: &str) -> bool {
    let mut names = s.split_whitespace().skip(1);
    let named = |w: &str| w.starts_with(|c: char| c.is_uppercase() || !c.is_alphabetic()) || w.len() <= 3;
    s.split_whitespace().count() <= 10
        && names.clone().next().is_some_and(|w| w.starts_with(char::is_uppercase))
        && names.all(named)
}
