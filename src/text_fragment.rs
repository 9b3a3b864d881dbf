//! Links that lead to a sentence on a web page.

use crate::unicode::lower_case_of;
use std::fmt::Write;
use std::ops::Range;

/// A sentence of more characters than this is given by its first and last words. The longest exact match that
/// browsers' own generators make.
const LONGEST_EXACT: usize = 300;

/// The words at each end of a longer one, to begin with.
const FIRST_WORDS: usize = 3;

/// The most words that are tried as a prefix or suffix, or at an end: what these do not tell apart stands in
/// a text that repeats itself. It is linked to all the same, a long range by all of its words.
const MOST_WORDS: usize = 12;

/// Links to places of a page by its text: the part of an address behind `#`, as browsers follow it.
///
/// By the specification of URL fragment text directives (WICG,
/// <https://wicg.github.io/scroll-to-text-fragment/>):
/// `:~:text=[prefix-,]textStart[,textEnd][,-suffix]`. A range of more than 300 characters is given by its
/// first and last words; where what would be looked for stands elsewhere in the text too, the words before
/// it, else those behind it, are added until it does not. All but letters, digits and `_.~!*'()` of ASCII is
/// percent-encoded, `-`, `,` and `&` too, as the specification demands. White space, of which a page shows
/// one space, is one space; case does not count.
///
/// # Example
///
/// ```
/// use epitome::TextFragments;
///
/// let text = "Rain fell. The fare is 19 pounds - half for residents. Rain fell.";
/// let fragments = TextFragments::new(text);
/// let summary = epitome::summarize(text, 3);
/// let directive = fragments.directive(summary.sentences()[1].range());
/// assert_eq!(directive, ":~:text=The%20fare%20is%2019%20pounds%20%2D%20half%20for%20residents.");
/// let link = format!("https://a.org/ferry#{directive}");
/// assert_eq!(fragments.directive(55..65), ":~:text=residents.-,Rain%20fell.");
/// ```
#[derive(Clone, Debug)]
pub struct TextFragments {
    /// The text with white space as single spaces.
    shown: String,
    /// The same in lower case, byte for byte in the same places.
    folded: String,
    /// Where each word starts in the text and in `shown`.
    words: Vec<(usize, usize)>,
}

impl TextFragments {
    /// Of the text of a page.
    ///
    /// Complexity: O(length of the text) time and memory.
    pub fn new(text: &str) -> Self {
        let mut fragments = TextFragments {
            shown: String::with_capacity(text.len()),
            folded: String::new(),
            words: Vec::new(),
        };
        for word in text.split_whitespace() {
            if !fragments.shown.is_empty() {
                fragments.shown.push(' ');
            }
            let start = word.as_ptr() as usize - text.as_ptr() as usize;
            fragments.words.push((start, fragments.shown.len()));
            fragments.shown.push_str(word);
        }
        fragments.folded = fragments.shown.chars().map(lower).collect();
        fragments
    }

    /// The text directive that leads to a range of the text, in bytes, with `:~:` before it; empty where
    /// nothing but white space stands there.
    ///
    /// Complexity: O(length of the text).
    pub fn directive(&self, range: Range<usize>) -> String {
        let (start, end) = (self.place(range.start), self.place(range.end));
        let Some(target) = self.shown.get(start..end).filter(|target| !target.trim().is_empty()) else {
            return String::new();
        };
        let start = end - target.trim_start().len();
        let end = start + target.trim().len();
        let long = target.chars().nth(LONGEST_EXACT).is_some();
        let (first, last) = if long { self.ends(start..end) } else { (start..end, None) };
        // What the browser looks for to begin with has to be there alone, or with what stands around it.
        let (prefix, suffix) = self.context(&first, last.as_ref());
        let mut directive = String::from(":~:text=");
        if !prefix.is_empty() {
            self.encode(prefix, &mut directive);
            directive.push_str("-,");
        }
        self.encode(first, &mut directive);
        if let Some(last) = last {
            directive.push(',');
            self.encode(last, &mut directive);
        }
        if !suffix.is_empty() {
            directive.push_str(",-");
            self.encode(suffix, &mut directive);
        }
        directive
    }

    /// Where a place of the text is in `shown`; one in white space is behind the word before.
    fn place(&self, at: usize) -> usize {
        let behind = self.words.partition_point(|&(start, _)| start <= at);
        let Some(&(start, shown)) = self.words[..behind].last() else { return 0 };
        let next = self.words.get(behind).map_or(self.shown.len(), |&(_, next)| next - 1);
        (shown + (at - start)).min(next)
    }

    /// The first and the last words of a range: as many as lead from its start to its end, and not to a place
    /// between.
    fn ends(&self, range: Range<usize>) -> (Range<usize>, Option<Range<usize>>) {
        let mut words = FIRST_WORDS;
        loop {
            let first = range.start..self.behind(range.start, words, range.end);
            let last = self.before(range.end, words, first.end)..range.end;
            if last.start <= first.end || first.end == range.end {
                return (range, None); // a few words, however long
            }
            let next = self.places(&self.folded[last.clone()], first.end).next();
            if next == Some(last.start) {
                return (first, Some(last));
            }
            if words == MOST_WORDS {
                return (range, None); // its end stands all over it
            }
            words += 1;
        }
    }

    /// The words before or behind that tell a range from every other place where the same stands; empty where
    /// none are needed.
    fn context(&self, first: &Range<usize>, last: Option<&Range<usize>>) -> (Range<usize>, Range<usize>) {
        let others: Vec<usize> =
            self.places(&self.folded[first.clone()], 0).filter(|&at| at != first.start).collect();
        let end = last.map_or(first.end, |last| last.end);
        let (no_prefix, no_suffix) = (first.start..first.start, end..end);
        if others.is_empty() {
            return (no_prefix, no_suffix);
        }
        let length = first.len();
        let prefixes = || (1..=MOST_WORDS).map(|words| self.before(first.start, words, 0)..first.start);
        let suffixes = || (1..=MOST_WORDS).map(|words| end..self.behind(end, words, self.shown.len()));
        let told_by_prefix = |prefix: &Range<usize>| {
            let before = &self.folded[prefix.clone()];
            !prefix.is_empty() && others.iter().all(|&at| !self.folded[..at].ends_with(before))
        };
        // Behind a range given by its ends stands what follows the last words, wherever those are.
        let told_by_suffix = |suffix: &Range<usize>| {
            let behind = &self.folded[suffix.clone()];
            let alone = others.iter().all(|&at| !self.folded[at + length..].starts_with(behind));
            last.is_none() && !suffix.is_empty() && alone
        };
        if let Some(prefix) = prefixes().find(told_by_prefix) {
            return (prefix, no_suffix);
        }
        if let Some(suffix) = suffixes().find(told_by_suffix) {
            return (no_prefix, suffix);
        }
        (prefixes().next_back().unwrap_or(no_prefix), suffixes().next_back().unwrap_or(no_suffix))
    }

    /// Where a text stands, from a place on, between what is no part of its first and last words.
    fn places<'s>(&'s self, needle: &'s str, from: usize) -> impl Iterator<Item = usize> + 's {
        let found = memchr::memmem::find_iter(&self.folded.as_bytes()[from..], needle);
        let joins = |a: Option<char>, b: Option<char>| {
            a.is_some_and(char::is_alphanumeric) && b.is_some_and(char::is_alphanumeric)
        };
        found.map(move |at| from + at).filter(move |&at| {
            let (before, behind) = (&self.folded[..at], &self.folded[at + needle.len()..]);
            !joins(before.chars().next_back(), needle.chars().next())
                && !joins(needle.chars().next_back(), behind.chars().next())
        })
    }

    /// The end of so many words behind a place, not beyond `most`.
    fn behind(&self, at: usize, words: usize, most: usize) -> usize {
        let rest = &self.shown[at..most];
        let skipped = rest.len() - rest.trim_start().len();
        let ends = rest.char_indices().skip_while(|&(i, _)| i < skipped).filter(|&(_, c)| ends_word(c));
        let end = ends.map(|(i, c)| if c == ' ' { i } else { i + c.len_utf8() }).nth(words - 1);
        at + end.unwrap_or(rest.len())
    }

    /// The start of so many words before a place, not before `least`.
    fn before(&self, at: usize, words: usize, least: usize) -> usize {
        let rest = self.shown[least..at].trim_end();
        // What ends the last word is no end before it.
        let ends = rest.char_indices().rev().skip(1).filter(|&(_, c)| ends_word(c));
        least + ends.map(|(i, c)| i + c.len_utf8()).nth(words - 1).unwrap_or(0)
    }

    fn encode(&self, range: Range<usize>, out: &mut String) {
        for byte in self.shown[range].trim().bytes() {
            if byte.is_ascii_alphanumeric() || b"_.~!*'()".contains(&byte) {
                out.push(char::from(byte));
            } else {
                let _ = write!(out, "%{byte:02X}"); // never fails
            }
        }
    }
}

/// Whether a word ends with or before a character: a space, or a mark of scripts without spaces.
fn ends_word(c: char) -> bool {
    matches!(c, ' ' | '、' | '。' | '，' | '；' | '：' | '！' | '？')
}

/// A character in lower case, where that is one of as many bytes.
fn lower(c: char) -> char {
    let mut lower = lower_case_of(c);
    match (lower.next(), lower.next()) {
        (Some(one), None) if one.len_utf8() == c.len_utf8() => one,
        _ => c,
    }
}
