//! Notices in whole sentences: on cookies, subscriptions, a mail's origin, what a site earns by its links. A
//! site or a server speaks in them to the reader about the page or the mail itself, and so in words that the
//! text does not use; who speaks of himself is the text's author.

use super::WIDEST_NOTICE;
use super::article::is_frame;
use super::phrases::{Speech, speech};
use crate::document::{BlockKind, Boilerplate};
use crate::layout::blocks::Draft;
use crate::layout::lines::Last;
use crate::unicode::word_filter::WordFilter;
use crate::unicode::{is_unspaced, rough_words, to_lower_case, words};
use hashbrown::HashSet;

/// So many different words about page or mail are in a notice; without "you" or "we" one more.
const ABOUT: usize = 3;
/// One word in so many is one about page or mail.
const SHARE: usize = 8;
/// Where no page's frame is, a notice is one of so many blocks at the top or at the bottom: the banner that a
/// server sets on a mail, and what stands below it.
const NEAR_EDGE: usize = 1;
/// Words with this beginning are forms of one another: "subscribe" and "subscription".
const STEM: usize = 5;

/// Calls the notices before and behind the prose of a text boilerplate, in a page also between.
///
/// Complexity: O(length of the text).
pub(in crate::layout) fn find(text: &str, drafts: &mut [Draft]) {
    let framed = drafts.iter().any(is_frame);
    let last = drafts.len().saturating_sub(NEAR_EDGE);
    let near = |i: usize| framed || i < NEAR_EDGE || i >= last;
    let may_be = |d: &Draft| {
        matches!(d.kind, BlockKind::Paragraph | BlockKind::Heading | BlockKind::ListItem)
            && d.last == Last::Final
            && d.width <= WIDEST_NOTICE
    };
    let notices: Vec<(usize, HashSet<String>)> = (0..drafts.len())
        .filter(|&i| near(i) && may_be(&drafts[i]))
        .filter_map(|i| Some((i, about(&text[drafts[i].body.clone()])?)))
        .collect();
    if notices.is_empty() {
        return;
    }
    let is_notice = |i: usize| notices.binary_search_by_key(&i, |(at, _)| *at).is_ok();
    let is_text = |i: &usize| drafts[*i].kind != BlockKind::Boilerplate && !is_notice(*i);
    let is_prose = |i: &usize| is_text(i) && drafts[*i].kind.is_prose() && drafts[*i].last == Last::Final;
    let mut prose = (0..drafts.len()).filter(is_prose);
    let (Some(first), end) = (prose.next(), prose.next_back()) else { return };
    let end = end.unwrap_or(first);
    let bodies = (0..drafts.len()).filter(is_text).map(|i| &text[drafts[i].body.clone()]);
    let used = used(&notices, bodies);
    let outside = |i: usize| i < first || i > end;
    let found: Vec<usize> = notices
        .iter()
        .filter(|(i, about)| (framed || outside(*i)) && is_apart(about, &used))
        .map(|(i, _)| *i)
        .collect();
    for i in found {
        drafts[i].call(Boilerplate::Notice);
    }
}

/// Whether the words of a notice are not those of the text, but for one in five.
fn is_apart(about: &HashSet<String>, used: &HashSet<&str>) -> bool {
    about.iter().filter(|stem| used.contains(stem.as_str())).count() * 5 <= about.len()
}

/// The stems of the notices that other texts hold, too.
fn used<'n, 't>(
    notices: &'n [(usize, HashSet<String>)],
    texts: impl Iterator<Item = &'t str>,
) -> HashSet<&'n str> {
    let wanted: HashSet<&str> = notices.iter().flat_map(|(_, about)| about).map(String::as_str).collect();
    let filter = WordFilter::of(wanted.iter().copied());
    let mut used = HashSet::new();
    for (_, word) in texts.flat_map(words) {
        // Of ASCII a stem is the word's first letters, which the filter needs in no lower case.
        let short = if word.is_ascii() { short(word, STEM) } else { word };
        if filter.may_hold(short) {
            used.extend(wanted.get(stem(&to_lower_case(word)).as_str()));
        }
    }
    used
}

/// The stems of the words about page or mail, where a block is a notice by its words.
fn about(s: &str) -> Option<HashSet<String>> {
    let all = rough_words(s);
    speech(s, |counts| {
        let to_reader = usize::from(counts.of(Speech::Reader).next().is_some());
        let about: HashSet<String> = counts.of(Speech::About).map(stem).collect();
        let enough = about.len() + to_reader > ABOUT && about.len() * SHARE >= all;
        (enough && counts.of(Speech::Author).next().is_none()).then_some(about)
    })
}

fn stem(word: &str) -> String {
    // A character of Chinese is a word of its own.
    short(word, if word.starts_with(is_unspaced) { 1 } else { STEM }).to_owned()
}

/// So many characters of a word, without an s at their end: "links" and "link".
fn short(word: &str, most: usize) -> &str {
    let end = word.char_indices().nth(most).map_or(word.len(), |(at, _)| at);
    word[..end].strip_suffix(['s', 'S']).unwrap_or(&word[..end])
}
