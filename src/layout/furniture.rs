//! What a page shows around its text, told by its place, its shape and, last, its words.

use super::block::{BlockKind, Furniture};
use super::blocks::Draft;
use super::lines::{First, Last};
use super::phrases::{self, Phrase};
use std::collections::HashMap;
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
    page.call_teasers(drafts);
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
        match hit?.reason {
            Furniture::Byline => hit.filter(|_| in_head && is_byline(s)),
            Furniture::Dateline => hit.filter(|_| in_head || i >= self.body.end),
            // A mark at its end makes a line of a few ordinary words a sentence.
            _ => hit.filter(|hit| !hit.weak || draft.last != Last::Final),
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

    /// Calls the headlines behind a pointer to other texts furniture, up to the next paragraph.
    fn call_teasers(&self, drafts: &mut [Draft]) {
        let mut open = false;
        for i in 0..drafts.len() {
            if drafts[i].kind == BlockKind::Furniture {
                open |= drafts[i].reason == Some(Furniture::Teaser);
                continue;
            }
            let headline = matches!(drafts[i].kind, BlockKind::Paragraph | BlockKind::ListItem)
                && drafts[i].width <= WIDEST
                && (drafts[i].last != Last::Final || drafts[i].width < PROSE && i >= self.body.end)
                && drafts[i].first != First::Lower;
            open &= headline;
            if open {
                drafts[i].call(Furniture::Teaser);
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

    /// Calls runs of very short lines before the first paragraph or behind the last one menus.
    fn call_menus(&self, drafts: &mut [Draft]) {
        let entry = |d: &Draft| {
            d.reason.is_some_and(|r| r != Furniture::Rule)
                || (matches!(d.kind, BlockKind::Paragraph | BlockKind::ListItem)
                    && d.width <= MENU
                    && d.last == Last::Word
                    && d.lines == 1)
        };
        for zone in [0..self.body.start, self.body.end..drafts.len()] {
            let mut at = zone.start;
            while at < zone.end {
                let run = drafts[at..zone.end].iter().take_while(|d| entry(d)).count();
                let known = drafts[at..at + run].iter().any(|d| d.reason.is_some());
                if run >= RUN && known {
                    for draft in drafts[at..at + run].iter_mut().filter(|d| d.reason.is_none()) {
                        draft.call(Furniture::Navigation);
                    }
                }
                at += run.max(1);
            }
        }
    }
}

/// What a line's shape says of it, whatever its words.
fn shape(s: &str, draft: &Draft) -> Option<Phrase> {
    let sure = |reason| Some(Phrase { reason, weak: false });
    let open = draft.last != Last::Final;
    if is_copyright(s) {
        return sure(Furniture::Copyright);
    }
    let letters = s.chars().filter(|c| c.is_alphabetic()).count();
    let digits = s.bytes().filter(u8::is_ascii_digit).count();
    if letters == 0 && digits > 0 && open {
        let numbers = s.split(|c: char| !c.is_ascii_digit()).filter(|n| !n.is_empty()).count();
        let years = s.bytes().filter(|b| matches!(b, b'-' | b'/' | b'.' | b':')).count() >= 2;
        if digits >= 6 && numbers >= 3 && years {
            return sure(Furniture::Dateline);
        }
        if numbers >= 3 && s.bytes().all(|b| b.is_ascii_digit() || b == b' ') && digits <= 2 * numbers {
            return sure(Furniture::Pagination);
        }
        return None;
    }
    let separators = [" > ", " » ", " › ", " → "].iter().map(|sign| s.matches(sign).count()).max();
    if open && separators >= Some(2) {
        return sure(Furniture::Breadcrumbs);
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

/// `© 2024 The Aller Post`: the sign before a year or a name, not inside a word that was decoded wrongly.
fn is_copyright(s: &str) -> bool {
    s.match_indices('©').any(|(at, sign)| {
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
