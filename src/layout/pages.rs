//! Running heads and page numbers of a printed text, which stand in the midst of its sentences.

use super::lines::{First, Last, Line};
use super::markers::{Mark, MarkKind};
use hashbrown::HashMap;
use memchr::memchr;
use std::ops::RangeInclusive;

/// A running head or a page number is no wider, in columns: it stands on one line of the page.
const WIDEST: u32 = 100;
/// A line with a page's number at its end is no wider, in columns: full lines of prose end with numbers, too.
const NUMBERED: u32 = 60;
/// A head and a foot have no more lines in all: a title, a date, a page number, and once more.
const LONGEST: usize = 6;
/// The lines of a page's text are as wide, in columns: those of a page of the web are cut where a link
/// begins, or not at all, and what stands between them is a link's word.
const TEXT: RangeInclusive<u32> = 40..=120;
/// A head without a number is at least as wide, in columns: two words.
const HEAD: u32 = 8;

/// Marks the lines at the heads and feet of pages: lines that return, whatever their numbers, at form feeds
/// or in the midst of sentences. The text's first line may be its title and is none.
pub(super) fn find(text: &str, lines: &[Line], marks: &mut [Mark]) {
    if !may_have_pages(text, lines) {
        return;
    }
    let keys: Vec<Option<String>> =
        lines.iter().zip(&*marks).map(|(line, mark)| key(text, line, mark)).collect();
    let mut groups: HashMap<&str, Group> = HashMap::new();
    for (at, key) in keys.iter().enumerate() {
        let Some(key) = key else { continue };
        let group = groups.entry(key).or_default();
        let numbers = numbers(lines[at].text(text));
        let step = |(before, at): (&u32, &u32)| matches!(at.checked_sub(*before), Some(1 | 2));
        group.steps += usize::from(group.numbers.iter().zip(&numbers).any(step));
        group.numbers = numbers;
        group.times += 1;
    }
    // In a text all in lower case a small letter behind a head says nothing; in prose every fifth line begins
    // with a capital, and far fewer where it is set narrow.
    let [upper, lower] =
        [First::Upper, First::Lower].map(|f| lines.iter().filter(|line| line.first == f).count());
    let cased = upper * 16 >= lower;
    let returns = |i: usize| keys[i].as_deref().is_some_and(|key| groups[key].times >= 2);
    // What returns line by line is a table or a refrain, and stands at no head.
    let mut heads = Vec::new();
    let mut i = 0;
    while i < lines.len() {
        let run = (i..lines.len()).take_while(|&at| returns(at)).count();
        if (1..=LONGEST).contains(&run) {
            heads.push((
                i..i + run,
                at_page(text, lines, i, i + run),
                cased && cuts_sentence(lines, i, i + run),
            ));
        }
        i += run.max(1);
    }
    for (run, at_page, cuts) in &heads {
        for key in run.clone().filter_map(|at| keys[at].as_deref()) {
            if let Some(group) = groups.get_mut(key) {
                group.heads += 1;
                group.at_page += usize::from(*at_page);
                group.cuts += usize::from(*cuts);
            }
        }
    }
    for at in heads.into_iter().flat_map(|(run, ..)| run) {
        let Some(key) = keys[at].as_deref().filter(|key| groups[key].is_head(key)) else { continue };
        let number = key.contains('#');
        if at > 0 || number {
            let kind = if number { MarkKind::PageNumber } else { MarkKind::RunningHead };
            marks[at] = Mark::new(kind, lines[at].start..lines[at].end);
        }
    }
}

/// What is known of the lines that are alike.
#[derive(Default)]
struct Group {
    times: usize,
    /// The numbers of the last one, and how often one was next to the same of the one before.
    numbers: Vec<u32>,
    steps: usize,
    /// Of these, those in runs that may be heads, those beside a form feed, and those within a sentence.
    heads: usize,
    at_page: usize,
    cuts: usize,
}

impl Group {
    /// Whether most stand at heads: half of them at form feeds, for the text before may end where a page
    /// does; or two within sentences, and these a third, for other pages end with a sentence. Where there are
    /// numbers they count up: from page to page, or on the left and the right ones.
    fn is_head(&self, key: &str) -> bool {
        let counts = self.steps * 3 >= (self.times - 1) * 2;
        let cuts = self.cuts >= 2 && self.cuts * 3 >= self.times;
        let words = key.len() >= HEAD as usize && key.contains(' ') && !key.contains('#');
        self.heads * 2 > self.times && (self.at_page * 2 >= self.times || (cuts && (counts || words)))
    }
}

/// Whether there is a form feed, or a line that goes on in lower case behind a gap or behind a short line
/// with a number: nearly no text has either.
fn may_have_pages(text: &str, lines: &[Line]) -> bool {
    let open = |line: &Line| matches!(line.last, Last::Word | Last::Open);
    let cut = |pair: &[Line]| {
        let [before, at] = pair else { return false };
        let apart = at.after_gap || (before.width <= NUMBERED && ends_with_digit(text, before));
        at.first == First::Lower && apart && open(before)
    };
    lines.windows(2).any(cut)
        || lines.iter().any(|line| line.after_page)
        || lines.iter().filter(|line| is_number(line.text(text))).nth(1).is_some()
}

fn ends_with_digit(text: &str, line: &Line) -> bool {
    line.text(text).as_bytes()[line.end - line.start - 1].is_ascii_digit()
}

/// Whether a line is a number and nothing else but marks around it: `12`, `- 12 -`.
fn is_number(s: &str) -> bool {
    // A page number of four digits, with marks at either side.
    s.len() <= 10
        && s.bytes().any(|b| b.is_ascii_digit())
        && s.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'-' | b'|' | b' ' | b'[' | b']'))
}

/// A line with its numbers as `#`, so that `Page 2 of 7` and `Page 3 of 7` are alike; `None` for one that is
/// too wide or has another mark.
fn key(text: &str, line: &Line, mark: &Mark) -> Option<String> {
    use MarkKind::{Dash, Item, Numbered, Plain};
    let open = matches!(line.last, Last::Word | Last::Open);
    if line.width > WIDEST || !open || !matches!(mark.kind, Plain | Numbered | Item | Dash) {
        return None;
    }
    let mut key = String::new();
    for c in line.text(text).chars() {
        match c {
            '0'..='9' if key.ends_with('#') => {}
            '0'..='9' => key.push('#'),
            c if c.is_whitespace() && key.ends_with(' ') => {}
            c if c.is_whitespace() => key.push(' '),
            // Program text returns line by line, too.
            '{' | '}' | '(' | ')' | '=' | '<' | '>' | ';' | '"' => return None,
            c => key.push(c),
        }
    }
    Some(key)
}

/// The numbers of a line.
fn numbers(s: &str) -> Vec<u32> {
    s.split(|c: char| !c.is_ascii_digit()).filter_map(|number| number.parse().ok()).collect()
}

/// Whether a form feed stands before, between or behind these lines.
fn at_page(text: &str, lines: &[Line], start: usize, end: usize) -> bool {
    let from = start.checked_sub(1).map_or(0, |before| lines[before].end);
    let to = lines.get(end).map_or(text.len(), |behind| behind.start);
    memchr(0x0C, &text.as_bytes()[from..to]).is_some()
}

/// Whether the sentence before these lines is left open and goes on behind them.
fn cuts_sentence(lines: &[Line], start: usize, end: usize) -> bool {
    let (Some(before), Some(behind)) = (start.checked_sub(1).map(|at| &lines[at]), lines.get(end)) else {
        return false;
    };
    let uncased = before.first == First::Letter && behind.first == First::Letter;
    // The last line of the text may be short.
    let wrapped =
        TEXT.contains(&before.width) && (TEXT.contains(&behind.width) || behind.last == Last::Final);
    wrapped && matches!(before.last, Last::Word | Last::Open) && (behind.first == First::Lower || uncased)
}
