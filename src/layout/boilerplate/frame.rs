//! The frame of a page: menus before and behind its article, lines that return, headlines of other articles.

use super::shapes::is_date;
use super::{PROSE, Page, WIDEST};
use crate::document::{BlockKind, Boilerplate};
use crate::layout::blocks::Draft;
use crate::layout::lines::{First, Last};
use crate::layout::wrap::is_caps;
use crate::unicode::rough_words;
use hashbrown::HashMap;

/// An entry of a menu is no wider, in columns, and has no more words: "Terms of service",
/// "Datenschutzerklärung".
const MENU: (u32, usize) = (28, 3);
/// A headline is at least as wide, in columns, or has as many words: shorter than that are names of sections.
const HEADLINE: (u32, usize) = (24, 4);
/// A line at the head of each printed page is no wider, in columns: it stands on one line of the page.
const WIDEST_HEADER: u32 = 100;
/// This many entries make a menu, since three short lines may be an address or a verse; where a text is known
/// to be a page, two do.
const RUN: usize = 4;

impl Page<'_> {
    /// Calls short lines boilerplate that the page shows again and again, unless each time a paragraph
    /// follows them.
    pub(in crate::layout) fn call_repeated(&self, drafts: &mut [Draft]) {
        let short =
            |d: &Draft| d.is_plain() && d.width <= WIDEST_HEADER && d.lines == 1 && d.last != Last::Final;
        let mut seen: HashMap<&str, (usize, usize)> = HashMap::new();
        for (i, draft) in drafts.iter().enumerate().filter(|(_, d)| short(d)) {
            let (times, heading) = seen.entry(draft.text(self.text)).or_default();
            *times += 1;
            *heading += usize::from(
                drafts.get(i + 1).is_some_and(|next| next.width >= PROSE && next.kind.is_prose()),
            );
        }
        let returns = |&(times, heading): &(usize, usize)| times >= 2 + heading;
        // A page shows a few lines again; where more than RUN return, they are the cells of a table that was
        // torn apart.
        if !self.framed && seen.values().filter(|counts| returns(counts)).count() > RUN {
            return;
        }
        let repeated: Vec<usize> = (0..drafts.len())
            .filter(|&i| short(&drafts[i]) && returns(&seen[drafts[i].text(self.text)]))
            .collect();
        // The first block may be the title, which the page then shows again.
        for i in repeated.into_iter().filter(|&i| i > 0) {
            drafts[i].call(Boilerplate::Repeated);
        }
    }

    /// Calls runs of very short lines menus, where one of them is known to stand in menus: before the first
    /// paragraph and behind the last one, in a page also between. The last line before the first paragraph is
    /// spared where no other may be the title.
    pub(in crate::layout) fn call_menus(&self, drafts: &mut [Draft]) {
        let between = if self.framed { self.body.clone() } else { 0..0 };
        let least = if self.framed { 2 } else { RUN };
        for zone in [0..self.body.start, between, self.body.end..drafts.len()] {
            let in_head = zone.start == 0;
            let mut at = zone.start;
            while at < zone.end {
                let run = drafts[at..zone.end].iter().take_while(|d| is_entry(self.text, d)).count();
                let entries = &mut drafts[at..at + run];
                let of_menu =
                    |d: &Draft| !matches!(d.reason, Some(Boilerplate::Byline | Boilerplate::Dateline));
                let long = entries.iter().filter(|d| of_menu(d) || self.framed).count() >= least;
                if long && entries.iter().any(|d| d.reason.is_some()) {
                    let title =
                        entries.iter().rposition(|d| d.reason.is_none()).filter(|_| in_head && !self.framed);
                    for (i, draft) in entries.iter_mut().enumerate() {
                        if draft.reason.is_none() && title != Some(i) {
                            draft.call(Boilerplate::Navigation);
                        }
                    }
                }
                at += run.max(1);
            }
        }
    }

    /// Calls the frame of a page boilerplate: what stands before its title, the very short lines between
    /// title and article, days on lines of their own, and the lines without a final mark behind the article.
    pub(in crate::layout) fn call_frame(&self, drafts: &mut [Draft]) {
        for draft in &mut drafts[self.body.clone()] {
            if draft.is_plain() && draft.last == Last::Word && is_date(draft.text(self.text)) {
                draft.call(Boilerplate::Dateline);
            }
        }
        let title = self.title(drafts).unwrap_or(0);
        for (i, draft) in drafts[..self.body.start].iter_mut().enumerate() {
            let loose = draft.is_plain() && draft.last == Last::Word;
            if (i < title && draft.is_plain()) || (loose && i != title && is_entry(self.text, draft)) {
                draft.call(Boilerplate::Navigation);
            }
        }
        if drafts[..self.body.end].last().is_some_and(|d| d.last == Last::Colon) {
            return;
        }
        for draft in &mut drafts[self.body.end..] {
            if draft.is_plain() && draft.last == Last::Word && draft.width <= WIDEST {
                let entry = draft.width < HEADLINE.0;
                draft.call(if entry { Boilerplate::Navigation } else { Boilerplate::Teaser });
            }
        }
    }

    /// Of the lines before the article that are long enough for a headline and stand behind what is called
    /// boilerplate, the first that is at least half as wide as the widest; else the widest of all lines
    /// there.
    fn title(&self, drafts: &[Draft]) -> Option<usize> {
        let head = || (0..self.body.start).filter(|&i| drafts[i].is_plain() && drafts[i].last != Last::Colon);
        let is_headline = |d: &Draft| rough_words(d.text(self.text)) >= HEADLINE.1;
        let headlines = || {
            head().filter(|&i| {
                let d = &drafts[i];
                is_headline(d) && d.width <= WIDEST && !d.text(self.text).ends_with(['.', '。'])
            })
        };
        let is_above = |&i: &usize| {
            use Boilerplate::{Breadcrumbs, Cookies, Navigation, Offer};
            matches!(drafts[i].reason, Some(Navigation | Breadcrumbs | Cookies | Offer))
        };
        let from = headlines().next_back().and_then(|last| (0..last).rfind(is_above)).unwrap_or(0);
        let headlines = || headlines().filter(|&i| i >= from);
        let widest = headlines().map(|i| drafts[i].width).max().unwrap_or(0);
        let found = headlines().find(|&i| drafts[i].width * 2 >= widest);
        found.or_else(|| head().rev().max_by_key(|&i| drafts[i].width))
    }

    /// Calls two or more headlines at the end of the page teasers: lines of some length, each without a final
    /// mark, behind an article whose own paragraphs have theirs. A last paragraph that ends in a colon
    /// announces them.
    pub(in crate::layout) fn call_headlines(&self, drafts: &mut [Draft]) {
        let announced = drafts[..self.body.end].last().is_some_and(|d| d.last == Last::Colon);
        let left = || drafts[self.body.end..].iter().filter(|d| d.reason.is_none());
        let headline = |d: &Draft| {
            d.is_plain()
                && d.last == Last::Word
                && (HEADLINE.0..=WIDEST).contains(&d.width)
                && matches!(d.first, First::Upper | First::Letter)
        };
        let open = drafts[self.body.clone()].iter().filter(|d| d.is_plain() && d.last != Last::Final).count();
        // One paragraph in ten may lack its mark: a subheading, a caption.
        let finished = open * 10 <= self.body.len();
        if announced || !finished || left().count() < 2 || !left().all(headline) {
            return;
        }
        for draft in drafts[self.body.end..].iter_mut().filter(|d| d.reason.is_none()) {
            draft.call(Boilerplate::Teaser);
        }
    }
}

/// Whether a line may stand in a menu: boilerplate already, or short and of three words at the most.
fn is_entry(text: &str, draft: &Draft) -> bool {
    draft.reason.is_some_and(|reason| reason != Boilerplate::Rule)
        || (matches!(draft.kind, BlockKind::Paragraph | BlockKind::ListItem)
            && draft.width <= MENU.0
            && (draft.last == Last::Word || is_caps(draft.text(text)))
            && draft.lines == 1
            && rough_words(&text[draft.body.clone()]) <= MENU.1)
}
