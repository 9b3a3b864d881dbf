//! Where the article of a page is: the runs of blocks in which prose outweighs the lines around it.
//!
//! Each finished block of prose adds its words, any other line takes some away; the runs with the greatest
//! sum are the article, after the maximum subsequence segmentation of Pasternack and Roth (2009), "Extracting
//! article text from the web with maximum subsequence segmentation". A text without a page's frame is all
//! article.

use super::headline;
use crate::document::{BlockKind, Boilerplate};
use crate::layout::blocks::Draft;
use crate::layout::lines::Last;
use crate::unicode::rough_words;
use std::ops::Range;

/// So many blocks of a page's frame, and one block in so many, tell a page; an article that was copied with
/// a pointer or two has fewer.
const FRAME: (usize, usize) = (6, 12);
/// So many known lines, and one line in so many, make a list a menu.
const MENU: (usize, usize) = (2, 10);
/// A sentence of an article has as many words; buttons that end in a mark have fewer.
const SENTENCE: usize = 8;
/// A line without a final mark, but with as many words, is as often an article's as not: it counts nothing.
const LONG_LINE: usize = 12;
/// A line of fewer words without a final mark is an entry of a menu or a table, a label or a button.
const SHORT_LINE: usize = 10;
/// What a line costs, in words: at first, then less while too much of the page's prose stands outside.
const COSTS: [i64; 3] = [9, 4, 2];
/// The share of the page's prose, in percent, that its article has. Where the runs have less, as in
/// a forum or a list of products, lines between paragraphs are the page's own.
const HELD: i64 = 72;
/// A page with fewer words of prose has no article to tell.
const SHORTEST: i64 = 100;
/// A run belongs to the article if its sum is at least this share, in percent, of the greatest.
const RUN: i64 = 50;
/// What a line costs at the ends of a run, where standfirsts, captions and author boxes stand,
const EDGE_COST: i64 = 40;
/// and the share of a run's words, in percent, that an end may lose.
const EDGE: i64 = 10;

/// Calls boilerplate what stands outside a page's article, and finds its title. Whether there is such an
/// article.
///
/// Complexity: O(blocks + length of the text).
pub(in crate::layout) fn find(text: &str, drafts: &mut [Draft]) -> bool {
    if !drafts.iter().any(is_frame) {
        return false;
    }
    let runs = if is_page(drafts) {
        call_menus(text, drafts);
        article(&drafts.iter().map(|draft| Worth::of(text, draft)).collect::<Vec<_>>())
    } else {
        None
    };
    let Some(runs) = runs else {
        call_first_headline(text, drafts);
        return false;
    };
    call_headline(text, drafts, runs.first().map_or(0, |run| run.start));
    let mut outside = 0;
    for run in runs.iter().cloned().chain(std::iter::once(drafts.len()..drafts.len())) {
        let between = &mut drafts[outside..run.start];
        if between.iter().any(is_frame) {
            for draft in between.iter_mut().filter(|d| d.kind.is_prose()) {
                draft.call(reason(draft));
            }
        }
        outside = run.end;
    }
    call_short_lines(text, drafts);
    true
}

/// Calls the short entries of a list boilerplate among which lines of the page's frame stand: the entries of
/// a menu, of which some are known.
fn call_menus(text: &str, drafts: &mut [Draft]) {
    let is_entry = |d: &Draft| {
        matches!(d.kind, BlockKind::ListItem | BlockKind::Turn)
            && d.last == Last::Word
            && rough_words(&text[d.body.clone()]) < SHORT_LINE
    };
    for menu in drafts.chunk_by_mut(|a, b| [a, b].iter().all(|d| is_frame(d) || is_entry(d))) {
        let known = menu.iter().filter(|d| is_frame(d)).count();
        if known >= MENU.0 && known * MENU.1 >= menu.len() {
            menu.iter_mut().filter(|d| is_entry(d)).for_each(|d| d.call(Boilerplate::Navigation));
        }
    }
}

/// Calls the short lines of a page boilerplate that are no sentences, but for a list, with its headings, in
/// which nothing else is.
fn call_short_lines(text: &str, drafts: &mut [Draft]) {
    let finished = |d: &Draft| d.kind.is_prose() && d.last == Last::Final;
    for between in drafts.split_mut(finished) {
        let has_list = between.iter().any(|d| d.kind == BlockKind::ListItem);
        if has_list && !between.iter().any(is_frame) {
            continue;
        }
        let open = |d: &Draft| d.kind.is_prose() && d.last == Last::Word;
        for draft in between.iter_mut().filter(|d| open(d)) {
            if rough_words(&text[draft.body.clone()]) < SHORT_LINE {
                draft.call(Boilerplate::Navigation);
            }
        }
    }
}

fn reason(draft: &Draft) -> Boilerplate {
    if draft.last == Last::Final { Boilerplate::Teaser } else { Boilerplate::Navigation }
}

/// Whether a block is of a page's frame, for what it is itself.
pub(super) fn is_frame(draft: &Draft) -> bool {
    use Boilerplate::{MailHeader, Rule, Timestamp};
    draft.reason.is_some_and(|reason| !matches!(reason, MailHeader | Rule | Timestamp))
}

fn is_page(drafts: &[Draft]) -> bool {
    use Boilerplate::{Caption, Dateline, Repeated, Teaser};
    // Articles have these, too: the cells of a table return, a list names days and other texts.
    let own = |d: &Draft| matches!(d.reason, Some(Caption | Dateline | Repeated | Teaser));
    let frame = || drafts.iter().filter(|d| is_frame(d) && !own(d));
    let first = frame().next().and_then(|d| d.reason);
    let count = frame().count();
    count >= FRAME.0 && count * FRAME.1 >= drafts.len() && frame().any(|d| d.reason != first)
}

/// What a block says of where the article is.
#[derive(Clone, Copy, Debug)]
struct Worth {
    /// The words of finished prose.
    words: i64,
    /// How much of a line's cost it has, in halves.
    halves: i64,
}

impl Worth {
    fn of(text: &str, draft: &Draft) -> Worth {
        let nothing = Worth { words: 0, halves: 0 };
        let cost = |halves| Worth { words: 0, halves };
        match draft.kind {
            BlockKind::Boilerplate => match draft.reason {
                Some(Boilerplate::Rule | Boilerplate::Timestamp) => nothing,
                // These stand inside articles, too.
                Some(Boilerplate::Caption | Boilerplate::Advertisement) => cost(1),
                _ => cost(2),
            },
            kind if !kind.is_prose() || kind == BlockKind::Quotation => nothing,
            kind => {
                let words = rough_words(&text[draft.body.clone()]);
                match draft.last {
                    Last::Final if words >= SENTENCE => Worth { words: i64::from(words as u32), halves: 0 },
                    // It announces a list.
                    Last::Colon => nothing,
                    Last::Word | Last::Open | Last::Semicolon if words >= LONG_LINE => nothing,
                    _ if matches!(kind, BlockKind::ListItem | BlockKind::Turn) => cost(1),
                    _ => cost(2),
                }
            }
        }
    }

    fn sum(self, cost: i64) -> i64 {
        self.words - self.halves * cost / 2
    }
}

/// The runs of blocks that are the article; none where no cost leaves enough of the page's prose in them.
fn article(blocks: &[Worth]) -> Option<Vec<Range<usize>>> {
    let words = |blocks: &[Worth]| blocks.iter().map(|block| block.words).sum::<i64>();
    let total = words(blocks);
    if total < SHORTEST {
        return None;
    }
    COSTS.iter().find_map(|&cost| {
        let runs = runs(blocks, cost);
        let best = runs.iter().map(|(_, sum)| *sum).max()?;
        let runs: Vec<Range<usize>> =
            runs.into_iter().filter(|(_, sum)| sum * 100 >= best * RUN).map(|(run, _)| run).collect();
        let held: i64 = runs.iter().map(|run| words(&blocks[run.clone()])).sum();
        (held * 100 >= total * HELD).then(|| runs.into_iter().map(|run| trimmed(blocks, run)).collect())
    })
}

/// The runs of positive sum, each up to where its sum is greatest, with their sums. A run ends where its sum
/// is used up.
fn runs(blocks: &[Worth], cost: i64) -> Vec<(Range<usize>, i64)> {
    let mut runs: Vec<(Range<usize>, i64)> = Vec::new();
    let mut sum = 0;
    for (i, block) in blocks.iter().enumerate() {
        let before = sum;
        sum = (sum + block.sum(cost)).max(0);
        match runs.last_mut() {
            Some((run, best)) if before > 0 && sum > *best => (run.end, *best) = (i + 1, sum),
            Some(_) if before > 0 => {}
            _ if sum > 0 => runs.push((i..i + 1, sum)),
            _ => {}
        }
    }
    runs
}

/// A run without what little prose the lines at its ends part from the rest.
fn trimmed(blocks: &[Worth], run: Range<usize>) -> Range<usize> {
    let most = blocks[run.clone()].iter().map(|block| block.words).sum::<i64>() * EDGE / 100;
    let cut = |order: &mut dyn Iterator<Item = usize>| {
        let (mut sum, mut words, mut least, mut cut) = (0, 0, 0, None);
        for i in order {
            sum += blocks[i].sum(EDGE_COST);
            words += blocks[i].words;
            if words > most {
                break;
            }
            if sum < least {
                (least, cut) = (sum, Some(i));
            }
        }
        cut
    };
    let start = cut(&mut run.clone()).map_or(run.start, |at| at + 1);
    let end = cut(&mut run.clone().rev()).map_or(run.end, |at| at);
    start..end.max(start)
}

/// Calls the headline before the first sentence the title, where lines of a page's frame stand before it.
fn call_first_headline(text: &str, drafts: &mut [Draft]) {
    let is_sentence = |d: &Draft| {
        d.kind.is_prose() && d.last == Last::Final && rough_words(&text[d.body.clone()]) >= SENTENCE
    };
    if let Some(start) = drafts.iter().position(is_sentence).filter(|&at| drafts[..at].iter().any(is_frame)) {
        call_headline(text, drafts, start);
    }
}

/// Calls the headline before a block the title, and what repeats it boilerplate.
fn call_headline(text: &str, drafts: &mut [Draft], start: usize) {
    let Some(title) = headline::find(text, drafts, start) else { return };
    drafts[title].kind = BlockKind::Title;
    drafts[title].reason = None;
    let range = drafts[title].start..drafts[title].end;
    headline::call_repeats(text, drafts, &text[range], start);
}
