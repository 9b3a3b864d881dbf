//! How far a snippet reaches around its matches: whole sentences where they fit, else as many words as fit.

use crate::split::RuleSplitter;
use crate::unicode::boundary::floor_char_boundary;
use crate::unicode::word_count;
use crate::{Budget, Language, Layout, Unit};
use std::ops::Range;

/// What a snippet of a text may have.
pub(super) struct Extent<'t> {
    text: &'t str,
    length: Budget,
    language: Language,
}

/// The part of a text that no snippet has yet around some matches.
#[derive(Clone, Debug)]
pub(super) struct Free {
    pub(super) range: Range<usize>,
    /// Whether a sentence starts where it starts, and ends where it ends.
    pub(super) opens: bool,
    pub(super) closes: bool,
}

/// The range of a snippet, and whether it cuts a sentence at its start and at its end.
#[derive(Clone, Debug)]
pub(super) struct Reach {
    pub(super) range: Range<usize>,
    pub(super) cut_before: bool,
    pub(super) cut_after: bool,
}

impl<'t> Extent<'t> {
    pub(super) fn new(text: &'t str, length: Budget, language: Language) -> Self {
        Extent { text, length, language }
    }

    /// The length of a part of the text.
    pub(super) fn size(&self, range: Range<usize>) -> usize {
        let part = &self.text[range];
        match self.length.unit() {
            Unit::Words => word_count(part),
            Unit::Bytes => part.len(),
            _ => part.chars().count(),
        }
    }

    /// What a part of the text is longer than another part within it. In words a mark beside a word counts
    /// with the word, where it would be one by itself.
    pub(super) fn more(&self, whole: Range<usize>, part: Range<usize>) -> usize {
        self.size(whole).saturating_sub(self.size(part))
    }

    /// Whether a snippet is no longer than it may be.
    pub(super) fn admits(&self, reach: &Reach) -> bool {
        let cuts = usize::from(reach.cut_before) + usize::from(reach.cut_after);
        self.size(reach.range.clone()) + cuts * self.ellipsis() <= self.length.amount()
    }

    /// What an ellipsis takes. Beside a word it is no word of its own.
    fn ellipsis(&self) -> usize {
        match self.length.unit() {
            Unit::Words => 0,
            Unit::Bytes => '…'.len_utf8(),
            _ => 1,
        }
    }

    /// The most that a snippet may have between two ellipses.
    pub(super) fn most_cut(&self) -> usize {
        self.length.amount().saturating_sub(2 * self.ellipsis())
    }

    /// The reach of the snippet around its matches, which are no longer than [`most_cut`](Extent::most_cut)
    /// and lie in the free part; `words` are the places of the text's words.
    ///
    /// Complexity: O(length of the snippet + log(words)).
    pub(super) fn around(&self, words: &[Range<usize>], core: Range<usize>, free: &Free) -> Reach {
        // No snippet reaches farther to one side than its whole length.
        let start = self.before(core.start).max(free.range.start).min(core.start);
        let region = start..self.behind(core.end).min(free.range.end).max(core.end);
        let opens = free.opens && region.start == free.range.start;
        let closes = free.closes && region.end == free.range.end;
        let part = &self.text[region.clone()];
        let sentences: Vec<Range<usize>> = RuleSplitter::new()
            .sentences(part, &Layout::of(part), self.language)
            .into_iter()
            .map(|sentence| region.start + sentence.start..region.start + sentence.end)
            .collect();
        let first = sentences.partition_point(|sentence| sentence.start <= core.start).checked_sub(1);
        let last = sentences.partition_point(|sentence| sentence.end < core.end);
        let starts = |i: usize| opens || i > 0;
        let ends = |i: usize| closes || i + 1 < sentences.len();
        let left = first.filter(|&i| starts(i)).map(|i| sentences[i].start);
        let right = sentences.get(last).filter(|_| ends(last)).map(|sentence| sentence.end);
        if let (Some(first), Some(left), Some(right)) = (first, left, right) {
            let room = self.length.amount().checked_sub(self.size(left..right));
            if let Some(room) = room {
                // What stands behind tells how it goes on, so it comes first.
                let behind =
                    sentences[last + 1..].iter().take(sentences.len() - last - 1 - usize::from(!closes));
                let (end, room) = self.grown(right, behind.map(|s| s.end), room);
                let before = sentences[..first].iter().skip(usize::from(!opens)).rev();
                let (start, _) = self.grown(left, before.map(|s| s.start), room);
                return Reach { range: start..end, cut_before: false, cut_after: false };
            }
        }
        self.cut(words, core, left, right, &region)
    }

    /// A place moved on to the next places, as far as there is room for what lies between; and the room left.
    fn grown(&self, at: usize, places: impl Iterator<Item = usize>, room: usize) -> (usize, usize) {
        let (mut at, mut room) = (at, room);
        for next in places {
            let Some(left) = room.checked_sub(self.size(at.min(next)..at.max(next))) else { break };
            (at, room) = (next, left);
        }
        (at, room)
    }

    /// The same cut at words: half of what is left to each side, or to the one what the other does not need
    /// to reach the start or the end of its sentence, or has no whole word for.
    fn cut(
        &self,
        words: &[Range<usize>],
        core: Range<usize>,
        left: Option<usize>,
        right: Option<usize>,
        region: &Range<usize>,
    ) -> Reach {
        let room = self.most_cut().saturating_sub(self.size(core.clone()));
        let half = room / 2;
        let need =
            |whole: Option<Range<usize>>| whole.map_or(usize::MAX, |whole| self.more(whole, core.clone()));
        let before = need(left.map(|left| left..core.end));
        let behind = need(right.map(|right| core.start..right));
        let for_left = if before <= half {
            before
        } else if behind <= half {
            room - behind
        } else {
            half
        };
        let mut range = core.clone();
        let mut used = 0;
        if let Some(left) = left.filter(|_| before <= for_left) {
            (range.start, used) = (left, before);
        } else {
            let known = words.partition_point(|word| word.start < core.start);
            let mut last = core.clone();
            for word in words[..known].iter().rev() {
                used += self.more(word.start..last.end, last.clone());
                if used > for_left || word.start < region.start {
                    break;
                }
                range.start = word.start;
                last = word.clone();
            }
            used = self.more(range.start..core.end, core.clone());
        }
        let for_right = room.saturating_sub(used);
        if let Some(right) = right.filter(|_| behind <= for_right) {
            range.end = right;
        } else {
            let (mut used, mut last) = (0, core.clone());
            let known = words.partition_point(|word| word.start < core.end);
            for word in words[known..].iter().filter(|word| word.end > core.end) {
                used += self.more(last.start.min(word.start)..word.end.max(last.end), last.clone());
                if used > for_right || word.end > region.end {
                    break;
                }
                range.end = range.end.max(word.end);
                last = word.clone();
            }
        }
        let (cut_before, cut_after) = (left != Some(range.start), right != Some(range.end));
        Reach { range, cut_before, cut_after }
    }

    /// As far before a place as a snippet can reach.
    fn before(&self, at: usize) -> usize {
        let amount = self.length.amount();
        match self.length.unit() {
            Unit::Bytes => floor_char_boundary(self.text, at.saturating_sub(amount)),
            unit => {
                let most = if unit == Unit::Words { amount.saturating_mul(LONG_WORD) } else { amount };
                let before = self.text[..at].char_indices().rev();
                before.map(|(place, _)| place).nth(most.saturating_sub(1)).unwrap_or(0)
            }
        }
    }

    /// As far behind a place as a snippet can reach.
    fn behind(&self, at: usize) -> usize {
        let amount = self.length.amount();
        match self.length.unit() {
            Unit::Bytes => floor_char_boundary(self.text, at.saturating_add(amount)).max(at),
            unit => {
                let most = if unit == Unit::Words { amount.saturating_mul(LONG_WORD) } else { amount };
                let behind = self.text[at..].char_indices();
                behind.map(|(place, _)| at + place).nth(most).unwrap_or(self.text.len())
            }
        }
    }
}

/// The characters that a word with its space is taken to have at most, where a length in words says how far
/// to look for the sentence's ends: twice the mean of German or Finnish. Farther off they are not found.
const LONG_WORD: usize = 14;
