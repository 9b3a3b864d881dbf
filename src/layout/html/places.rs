//! A page's text found again in its HTML.
//!
//! The text is the page's without what stands around the article, so that the one is nearly a subsequence of
//! the other. As in a patience diff, short runs of characters that stand once in both are anchors; the
//! longest chain of these in order is kept, each is extended as far as both agree, and what is left between
//! two is looked for there block by block. White space, which the text has as it likes, is passed over.

use super::Page;
use super::tags::{Piece, Pieces};
use crate::html_places::{HtmlPlace, HtmlPlaces};
use hashbrown::HashMap;
use html_escape::decode_html_entities;
use std::ops::Range;

/// The length of an anchor, in characters: two or three words, which hardly stand twice by chance.
const ANCHOR: usize = 16;
/// An anchor of the text begins at each so many characters.
const STEP: usize = 4;
/// Looking for what is left between anchors may compare so many times the characters of both.
const COMPARED: usize = 8;
/// The longest reference to a character by its name has 33; numbers may have zeros before them.
const LONGEST_REFERENCE: usize = 40;
/// Elements whose text is not the article's, or in which a mark would be no HTML.
const PASSED_OVER: [&str; 5] = ["template", "svg", "math", "select", "button"];

impl Page {
    /// Where the text stands in the HTML it was read from, such as to mark a sentence there. What the page
    /// has changed by a parser's rules alone, as a reference that no semicolon ends, is not found.
    ///
    /// Complexity: O(n log n) time and O(n) memory in the length of the HTML and the text.
    pub fn places(&self, html: &str) -> HtmlPlaces {
        let page = characters(html);
        let text: Vec<(usize, char)> = self.text().char_indices().filter(|(_, c)| shows(*c)).collect();
        let letters: Vec<char> = text.iter().map(|&(_, c)| c).collect();
        let blocks = self.layout().blocks().iter().map(|block| block.range().start);
        let starts = blocks.map(|start| text.partition_point(|&(at, _)| at < start)).collect();
        let mut places = Vec::with_capacity(text.len());
        for Run { text: first, html, length } in (Alignment { text: letters, html: &page, starts }).runs() {
            places.extend((0..length).map(|i| {
                let Character { range, stretch, .. } = &page[html + i];
                HtmlPlace { at: text[first + i].0, html: range.clone(), stretch: *stretch }
            }));
        }
        HtmlPlaces::new(places, html.len())
    }
}

fn shows(c: char) -> bool {
    !c.is_whitespace() && c != '\0'
}

/// A character that a page shows.
#[derive(Debug)]
struct Character {
    c: char,
    range: Range<usize>,
    stretch: usize,
}

/// The characters of a page's text, without white space.
fn characters(html: &str) -> Vec<Character> {
    let mut characters = Vec::new();
    let (mut stretch, mut end, mut hidden) = (0, 0, 0_usize);
    for piece in Pieces::new(html) {
        match piece {
            Piece::Open(name, attributes) if is_passed_over(name) => {
                hidden += usize::from(!attributes.ends_with('/'));
            }
            Piece::Close(name) if is_passed_over(name) => hidden = hidden.saturating_sub(1),
            Piece::Text(text) if hidden == 0 => {
                // The piece is a part of the HTML.
                let start = text.as_ptr() as usize - html.as_ptr() as usize;
                stretch += usize::from(start != end);
                end = start + text.len();
                read(text, start, stretch, &mut characters);
            }
            _ => {}
        }
    }
    characters
}

fn is_passed_over(name: &str) -> bool {
    PASSED_OVER.iter().any(|known| name.eq_ignore_ascii_case(known))
}

/// Reads a stretch of text, its references decoded.
fn read(text: &str, start: usize, stretch: usize, characters: &mut Vec<Character>) {
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let reference = if c == '&' { reference(&text[at..]) } else { None };
        let length = reference.map_or(c.len_utf8(), str::len);
        let range = start + at..start + at + length;
        let push = |c| Character { c, range: range.clone(), stretch };
        match reference {
            Some(reference) => {
                characters.extend(decode_html_entities(reference).chars().filter(|&c| shows(c)).map(push));
            }
            None => characters.extend(Some(c).filter(|&c| shows(c)).map(push)),
        }
        at += length;
    }
}

/// The reference to a character that a text begins with.
fn reference(text: &str) -> Option<&str> {
    let body = text.bytes().skip(1).take(LONGEST_REFERENCE);
    let length = 1 + body.take_while(|b| b.is_ascii_alphanumeric() || *b == b'#').count();
    (text.as_bytes().get(length) == Some(&b';')).then(|| &text[..=length])
}

/// A run of characters that text and page have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Run {
    text: usize,
    html: usize,
    length: usize,
}

impl Run {
    fn text_end(self) -> usize {
        self.text + self.length
    }

    fn html_end(self) -> usize {
        self.html + self.length
    }
}

struct Alignment<'p> {
    text: Vec<char>,
    html: &'p [Character],
    /// Where the blocks of the text begin, in its characters.
    starts: Vec<usize>,
}

impl Alignment<'_> {
    fn agree(&self, text: usize, html: usize) -> bool {
        self.text[text] == self.html[html].c
    }

    /// The runs in order.
    fn runs(&self) -> Vec<Run> {
        let end = Run { text: self.text.len(), html: self.html.len(), length: 0 };
        let mut runs = Vec::new();
        let mut last = Run { text: 0, html: 0, length: 0 };
        let mut left = COMPARED * (self.text.len() + self.html.len());
        for anchor in self.chain().into_iter().chain([end]) {
            if anchor.text < last.text_end() || anchor.html < last.html_end() {
                continue; // a part of the run before
            }
            let (ahead, behind) = self.extend(last, anchor);
            last.length += ahead;
            if last.length > 0 {
                runs.push(last);
            }
            let next = Run {
                text: anchor.text - behind,
                html: anchor.html - behind,
                length: anchor.length + behind,
            };
            self.between(last, next, &mut left, &mut runs);
            last = next;
            // What follows is agreed on too, up to the next anchor of another distance.
            while last.text_end() < self.text.len()
                && last.html_end() < self.html.len()
                && anchor.length > 0
                && self.agree(last.text_end(), last.html_end())
                && self.html[last.html_end()].stretch == self.html[last.html_end() - 1].stretch
            {
                last.length += 1;
            }
        }
        runs.extend(Some(last).filter(|last| last.length > 0));
        runs
    }

    /// How many characters behind a run, and before the next anchor, belong to them. Where both claim the
    /// same, those up to the last end of a stretch of the page go with the run.
    fn extend(&self, last: Run, next: Run) -> (usize, usize) {
        let room = (next.text - last.text_end()).min(next.html - last.html_end());
        // Nothing is claimed by no run.
        let [ahead, behind] = [last, next].map(|run| if run.length > 0 { room } else { 0 });
        let ahead = (0..ahead).take_while(|i| self.agree(last.text_end() + i, last.html_end() + i)).count();
        let behind = (1..=behind).take_while(|i| self.agree(next.text - i, next.html - i)).count();
        let common = (ahead + behind).saturating_sub(next.text - last.text_end());
        let is_end = |&cut: &usize| {
            let at = last.html_end() + ahead - cut;
            at > 0 && self.html.get(at).is_none_or(|next| next.stretch != self.html[at - 1].stretch)
        };
        let cut = (0..=common).find(is_end).unwrap_or(0);
        (ahead - cut, behind - (common - cut).min(behind))
    }

    /// Looks for the blocks of the text between two runs in the page between them.
    fn between(&self, last: Run, next: Run, left: &mut usize, runs: &mut Vec<Run>) {
        let (mut at, mut from) = (last.text_end(), last.html_end());
        let mut block = self.starts.partition_point(|&start| start <= at);
        while at < next.text {
            let end = self.starts.get(block).copied().unwrap_or(next.text).clamp(at, next.text);
            block += 1;
            let whole = self.starts.binary_search(&at).is_ok();
            if whole && end > at {
                let Some(found) = self.find(at..end, from..next.html, left) else {
                    at = end;
                    continue;
                };
                runs.push(Run { text: at, html: found, length: end - at });
                from = found + (end - at);
            }
            at = end;
        }
    }

    /// Where a part of the text begins in a part of the page, at the start of a stretch.
    fn find(&self, text: Range<usize>, html: Range<usize>, left: &mut usize) -> Option<usize> {
        let last = html.end.checked_sub(text.len())?;
        for at in html.start..=last {
            let starts = at == 0 || self.html[at].stretch != self.html[at - 1].stretch;
            let same = if starts {
                text.clone().zip(at..).take_while(|&(text, html)| self.agree(text, html)).count()
            } else {
                0
            };
            if same == text.len() {
                return Some(at);
            }
            *left = left.checked_sub(same + 1)?;
        }
        None
    }

    /// The longest chain of anchors in the order of both.
    fn chain(&self) -> Vec<Run> {
        let anchors = self.anchors();
        // The number of the anchor that ends the best chain of each length, and of each anchor the one before.
        let mut ends: Vec<usize> = Vec::new();
        let mut before: Vec<Option<usize>> = Vec::with_capacity(anchors.len());
        for (number, anchor) in anchors.iter().enumerate() {
            let length = ends.partition_point(|&end| anchors[end].html < anchor.html);
            before.push(length.checked_sub(1).map(|shorter| ends[shorter]));
            if length == ends.len() {
                ends.push(number);
            } else {
                ends[length] = number;
            }
        }
        let mut chain = Vec::with_capacity(ends.len());
        let mut at = ends.last().copied();
        while let Some(number) = at {
            chain.push(anchors[number]);
            at = before[number];
        }
        chain.reverse();
        chain
    }

    /// What stands once in the text, of the runs at its steps, and once in the page; in the order of the
    /// text.
    fn anchors(&self) -> Vec<Run> {
        let runs = self.text.len() / STEP + 1;
        let mut known: HashMap<u64, Known> = HashMap::with_capacity(runs);
        let mut seen = Seen::new(runs);
        for (at, hash) in hashes(self.text.iter().copied()).step_by(STEP) {
            seen.add(hash);
            let found = |twice: &mut Known| twice.is_unique = false;
            known.entry(hash).and_modify(found).or_insert(Known { text: at, html: None, is_unique: true });
        }
        for (at, hash) in hashes(self.html.iter().map(|character| character.c)) {
            if let Some(known) = seen.may_have(hash).then(|| known.get_mut(&hash)).flatten() {
                known.is_unique &= known.html.replace(at).is_none();
            }
        }
        let anchor = |known: &Known| {
            let html = known.html.filter(|_| known.is_unique)?;
            Some(Run { text: known.text, html, length: ANCHOR })
        };
        let mut anchors: Vec<Run> = known.values().filter_map(anchor).collect();
        anchors.retain(|run| (0..ANCHOR).all(|i| self.agree(run.text + i, run.html + i)));
        anchors.sort_unstable_by_key(|run| run.text);
        anchors
    }
}

/// A run of the text that may be an anchor.
struct Known {
    text: usize,
    html: Option<usize>,
    is_unique: bool,
}

/// Bits of hashes, asked before the table of them, which a page's every character would be looked up in: most
/// are in neither.
struct Seen {
    bits: Vec<u64>,
    shift: u32,
}

impl Seen {
    /// For so many hashes, with eight bits for each.
    fn new(hashes: usize) -> Self {
        let words = (hashes / 8 + 1).next_power_of_two();
        Seen { bits: vec![0; words], shift: 64 - (words.trailing_zeros() + 6) }
    }

    fn place(&self, hash: u64) -> (usize, u64) {
        // The upper bits of a product depend on all of its factors' bits.
        let at = hash.wrapping_mul(BASE) >> self.shift;
        ((at / 64) as usize, 1 << (at % 64))
    }

    fn add(&mut self, hash: u64) {
        let (word, bit) = self.place(hash);
        self.bits[word] |= bit;
    }

    fn may_have(&self, hash: u64) -> bool {
        let (word, bit) = self.place(hash);
        self.bits[word] & bit != 0
    }
}

/// An odd number with as many ones as zeros: the golden ratio's fraction.
const BASE: u64 = 0x9E37_79B9_7F4A_7C15;

/// The hash of each run of an anchor's length, with where it begins: a polynomial in the characters, which
/// goes on from one run to the next. Equal hashes are compared, so that they need not be hard to find.
fn hashes(characters: impl Iterator<Item = char> + Clone) -> impl Iterator<Item = (usize, u64)> {
    let leaving_weight = (0..ANCHOR).fold(1_u64, |weight, _| weight.wrapping_mul(BASE));
    let mut leaving = characters.clone();
    let mut hash = 0_u64;
    characters.enumerate().filter_map(move |(at, c)| {
        hash = hash.wrapping_mul(BASE).wrapping_add(u64::from(c) + 1);
        if at >= ANCHOR {
            let left = leaving.next().map_or(0, |c| u64::from(c) + 1);
            hash = hash.wrapping_sub(left.wrapping_mul(leaving_weight));
        }
        (at + 1 >= ANCHOR).then(|| (at + 1 - ANCHOR, hash))
    })
}
