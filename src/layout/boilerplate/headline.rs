//! The headline of a page's article: of the short lines before it the one that is most likely its title.

use super::WIDEST;
use crate::document::{BlockKind, Boilerplate};
use crate::layout::blocks::Draft;
use crate::layout::lines::{First, Last};
use crate::layout::markers::MarkKind;
use crate::unicode::word_filter::WordFilter;
use crate::unicode::{columns, is_unspaced, rough_words, to_lower_case, words};
use hashbrown::{HashMap, HashSet};

/// What speaks for a line being the headline. The points were chosen on every other of 250 public pages, and
/// checked on the rest, where a prototype found 58 to 64 % of the headlines. How flat the plateau around each
/// of them is was not measured.
mod points {
    /// All its words stand in the article.
    pub(super) const SHARED: usize = 10;
    /// For each word, up to so many: an entry of a menu has two.
    pub(super) const WORD: usize = 2;
    pub(super) const MOST_WORDS: usize = 8;
    /// It has more than two words.
    pub(super) const NO_ENTRY: usize = 6;
    /// The page begins with it: its `title` with the site's name behind.
    pub(super) const OPENS_PAGE: usize = 10;
    /// Another line ends with it, as a row of breadcrumbs does.
    pub(super) const ENDS_LINE: usize = 4;
    /// It returns before the article.
    pub(super) const RETURNS: usize = 2;
    /// A byline or a day follows.
    pub(super) const SIGNED: usize = 4;
}

/// A headline has no more words.
const MOST_WORDS: usize = 24;
/// How many lines may stand between a headline and its byline or day.
const SIGNATURE: usize = 3;
/// The page's own `title` has at most so many bytes, its site's name included.
const LONGEST_OPENING: usize = 400;
/// A word with fewer letters is one of any text: "from", "that" and "with" are the shortest that count.
const SHORTEST_WORD: usize = 4;

/// The headline of the article that begins at a block.
///
/// Complexity: O(length of the text).
pub(super) fn find(text: &str, drafts: &[Draft], start: usize) -> Option<usize> {
    let candidates: Vec<usize> = (0..start).filter(|&i| may_be_headline(text, &drafts[i])).collect();
    if candidates.is_empty() {
        return None;
    }
    let known: HashSet<&str> = candidates.iter().map(|&i| drafts[i].text(text)).collect();
    // "Home / News / The ferry returns" is the way to the headline, not the headline.
    let is_path = |line: &str| line_ends(line).any(|end| known.contains(end) && rough_words(end) > 2);
    let bodies = drafts[start..].iter().filter(|draft| draft.kind != BlockKind::Boilerplate);
    let bodies = bodies.map(|draft| &text[draft.body.clone()]);
    let article = shared_words(candidates.iter().map(|&i| drafts[i].text(text)), bodies);
    let mut times: HashMap<&str, usize> = HashMap::new();
    for draft in &drafts[..start] {
        *times.entry(draft.text(text)).or_default() += 1;
    }
    let ends: HashSet<&str> = drafts[..start].iter().flat_map(|draft| line_ends(draft.text(text))).collect();
    let opening = drafts[0].text(text);
    let opening = if opening.len() <= LONGEST_OPENING { opening } else { "" };
    let score = |i: usize| {
        let line = drafts[i].text(text);
        let words = rough_words(line);
        let (known, all) = content_words(line)
            .fold((0, 0), |(known, all), word| (known + usize::from(article.contains(&word)), all + 1));
        let if_so = |holds: bool, points: usize| if holds { points } else { 0 };
        let behind = drafts[i + 1..start].iter().take(SIGNATURE);
        let signed = |d: &Draft| matches!(d.reason, Some(Boilerplate::Byline | Boilerplate::Dateline));
        known * points::SHARED / all.max(1)
            + words.min(points::MOST_WORDS) * points::WORD
            + if_so(words > 2, points::NO_ENTRY)
            + if_so(i > 0 && opening.contains(line), points::OPENS_PAGE)
            + if_so(ends.contains(line), points::ENDS_LINE)
            + if_so(times[line] > 1, points::RETURNS)
            + if_so(behind.clone().any(signed), points::SIGNED)
    };
    // Of lines alike the first.
    let shown = candidates.into_iter().filter(|&i| !is_path(drafts[i].text(text)));
    let shares = |i: usize| content_words(drafts[i].text(text)).any(|word| article.contains(&word));
    shown.rev().max_by_key(|&i| score(i)).filter(|&i| shares(i))
}

/// Calls boilerplate what repeats a title: a line of the same words anywhere, and before a block, where the
/// article starts, a line of hardly any others.
pub(in crate::layout) fn call_repeats(text: &str, drafts: &mut [Draft], title: &str, start: usize) {
    let words: HashSet<String> = content_words(title).collect();
    let repeats = |i: usize, draft: &Draft| {
        let line = content_words(&text[draft.body.clone()]);
        // A line with twice the words does not repeat them.
        let (known, all) = line
            .take(2 * words.len() + 2)
            .fold((0, 0), |(known, all), word| (known + usize::from(words.contains(&word)), all + 1));
        let same = all == words.len() && known == all;
        let leads = || line_ends(draft.text(text)).any(|end| end == title);
        all > 1 && (same || (i < start && (known * 5 >= all * 4 || leads())))
    };
    for (i, draft) in drafts.iter_mut().enumerate() {
        if draft.kind.is_prose() && draft.last != Last::Final && repeats(i, draft) {
            draft.call(Boilerplate::Repeated);
        }
    }
}

fn may_be_headline(text: &str, draft: &Draft) -> bool {
    use Boilerplate::{Navigation, Repeated, Teaser};
    let line = draft.text(text);
    let placed = draft.reason.is_none_or(|reason| matches!(reason, Navigation | Repeated | Teaser));
    let words = rough_words(line);
    let ends = match draft.last {
        Last::Word => true,
        Last::Final => !line.ends_with(['.', '。']),
        Last::Colon | Last::Open | Last::Semicolon => false,
    };
    placed
        && ends
        && draft.mark != MarkKind::Item
        && matches!(draft.first, First::Upper | First::Lower | First::Digit | First::Letter)
        && (2..=MOST_WORDS).contains(&words)
        && columns(line) <= WIDEST as usize
        && !line.contains(['|', '｜'])
        && !line.contains("://")
        && !is_entry(line)
        && content_words(line).next().is_some()
}

/// Whether a mark of a list stands before a line. Of letters only "o", which tools write for a circle.
fn is_entry(line: &str) -> bool {
    let mark = line.split(' ').next().unwrap_or_default();
    mark == "o" || (mark.len() < line.len() && !mark.contains(char::is_alphanumeric))
}

/// The words of a line that say what it is about, in lower case.
fn content_words(line: &str) -> impl Iterator<Item = String> {
    words(line).map(|(_, word)| word).filter(|word| is_content(word)).map(to_lower_case)
}

fn is_content(word: &str) -> bool {
    word.starts_with(|c: char| c.is_numeric() || is_unspaced(c))
        || word.chars().nth(SHORTEST_WORD - 1).is_some()
}

/// The words of lines that stand in a text, too.
fn shared_words<'t>(
    lines: impl Iterator<Item = &'t str>,
    text: impl Iterator<Item = &'t str>,
) -> HashSet<String> {
    let wanted: HashSet<String> = lines.flat_map(content_words).collect();
    let filter = WordFilter::of(wanted.iter().map(String::as_str));
    let may_be = text.flat_map(words).map(|(_, word)| word).filter(|word| filter.may_hold(word));
    may_be.filter(|word| is_content(word)).map(to_lower_case).filter(|word| wanted.contains(word)).collect()
}

/// What a line ends with, from each of its words but the first on.
fn line_ends(line: &str) -> impl Iterator<Item = &str> {
    let line = if line.len() <= LONGEST_OPENING { line } else { "" };
    line.match_indices(char::is_whitespace).map(|(at, _)| line[at..].trim_start())
}
