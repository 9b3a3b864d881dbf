//! Where the words of a query stand in a document, and which stretch holds the most of them.

use super::extent::Extent;
use crate::Language;
use crate::document::{Tokenizer, Vocabulary, Word};
use std::ops::Range;

/// What is learned of a language's words, and the matches in the document at hand.
pub(super) struct Scratch {
    language: Language,
    vocabulary: Vocabulary,
    /// The query's words by [`Word::place`]: the number of each, from 1; 0 for every other word.
    numbers: Vec<u32>,
    /// What each of the query's words weighs, in [`ONE`]s: sums of whole numbers are exact whatever is added
    /// and taken away.
    weights: Vec<u64>,
    /// The words of the document, and where each stands.
    words: Vec<Word>,
    ranges: Vec<Range<usize>>,
    hits: Vec<Hit>,
}

/// A match: a word of the document and a word of the query, by their numbers.
#[derive(Clone, Copy, Debug)]
struct Hit {
    word: u32,
    term: u32,
    /// Whether a snippet has it already.
    shown: bool,
}

/// What a weight of 1 is as a whole number: fine enough to tell any two terms apart by their rarity among a
/// million documents.
const ONE: f64 = (1_u64 << 32) as f64;

impl Scratch {
    /// For a query in a language; `weight` says what its terms weigh.
    pub(super) fn new(
        tokenizer: &dyn Tokenizer,
        query: &str,
        language: Language,
        weight: impl Fn(&str) -> f64,
    ) -> Self {
        let mut vocabulary = Vocabulary::new();
        let words = vocabulary.words(tokenizer, query, language).unwrap_or_default();
        // Stop words count where there is nothing else.
        let any_term = words.iter().any(|word| word.term().is_some());
        let mut numbers = vec![0; vocabulary.places()];
        let mut weights = Vec::new();
        for &word in words.iter().filter(|word| !any_term || word.term().is_some()) {
            let number = &mut numbers[word.place()];
            if *number == 0 {
                let weight = weight(vocabulary.text(word).unwrap_or_default());
                weights.push((weight.max(0.0) * ONE) as u64);
                *number = weights.len() as u32;
            }
        }
        let (words, ranges, hits) = (Vec::new(), Vec::new(), Vec::new());
        Scratch { language, vocabulary, numbers, weights, words, ranges, hits }
    }

    pub(super) fn language(&self) -> Language {
        self.language
    }

    /// How many terms it has met.
    pub(super) fn terms(&self) -> usize {
        self.vocabulary.len()
    }

    /// The places of the document's words.
    pub(super) fn words(&self) -> &[Range<usize>] {
        &self.ranges
    }

    /// Reads a document and notes its matches; none where the tokenizer fails.
    pub(super) fn find_hits(&mut self, tokenizer: &dyn Tokenizer, text: &str) {
        let Scratch { language, vocabulary, numbers, words, ranges, hits, .. } = self;
        words.clear();
        ranges.clear();
        hits.clear();
        if vocabulary.words_at(tokenizer, text, *language, words, ranges).is_err() {
            return;
        }
        if !ranges.is_sorted_by_key(|range| range.start) {
            // A tokenizer of the caller's own may tell words in any order.
            let mut placed: Vec<_> = ranges.drain(..).zip(words.drain(..)).collect();
            placed.sort_by_key(|(range, _)| (range.start, range.end));
            (*ranges, *words) = placed.into_iter().unzip();
        }
        for (at, word) in (0..).zip(words.iter()) {
            if let Some(&number @ 1..) = numbers.get(word.place()) {
                if !ranges[at as usize].is_empty() {
                    hits.push(Hit { word: at, term: number - 1, shown: false });
                }
            }
        }
    }

    /// For each word of the query that it is in no snippet yet.
    pub(super) fn nothing_shown(&self) -> Vec<bool> {
        vec![false; self.weights.len()]
    }

    fn place(&self, hit: Hit) -> Range<usize> {
        self.ranges[hit.word as usize].clone()
    }

    /// The stretch of matches that fits a snippet and is worth most, and the weight of its words: first by
    /// those that no snippet has, then by all of them, then by the number of matches, then the earliest.
    pub(super) fn best_window(&self, extent: &Extent<'_>, shown: &[bool]) -> Option<(Range<usize>, f64)> {
        let mut counts = vec![0_u32; self.weights.len()];
        let mut worth = Worth::default();
        let mut best: Option<(Worth, Range<usize>)> = None;
        let (mut first, mut size) = (0, 0);
        for (last, &hit) in self.hits.iter().enumerate() {
            if hit.shown {
                // A snippet lies between: no window goes beyond it.
                counts.fill(0);
                worth = Worth::default();
                (first, size) = (last + 1, 0);
                continue;
            }
            let of = |term: u32| (self.weights[term as usize], shown[term as usize]);
            counts[hit.term as usize] += 1;
            worth.matches += 1;
            if counts[hit.term as usize] == 1 {
                worth.add(of(hit.term));
            }
            size = if first == last { self.own(extent, last) } else { size + self.step(extent, last) };
            while first <= last && size > extent.most_cut() {
                let term = self.hits[first].term;
                counts[term as usize] -= 1;
                worth.matches -= 1;
                if counts[term as usize] == 0 {
                    worth.remove(of(term));
                }
                first += 1;
                size = if first > last {
                    0 // one match that is too long
                } else {
                    let without = self.own(extent, first - 1) + self.step(extent, first);
                    size.saturating_sub(without) + self.own(extent, first)
                };
            }
            if first <= last && best.as_ref().is_none_or(|(most, _)| worth > *most) {
                best = Some((worth, self.place(self.hits[first]).start..self.place(hit).end));
            }
        }
        best.map(|(worth, core)| (core, worth.all as f64 / ONE))
    }

    /// The length of a match, and how far it goes on from the one before.
    fn own(&self, extent: &Extent<'_>, hit: usize) -> usize {
        extent.size(self.place(self.hits[hit]))
    }

    fn step(&self, extent: &Extent<'_>, hit: usize) -> usize {
        let (last, this) = (self.place(self.hits[hit - 1]), self.place(self.hits[hit]));
        extent.more(last.start..this.end.max(last.end), last)
    }

    /// Notes that a range is shown, and gives the matches in it.
    pub(super) fn show(&mut self, range: Range<usize>, shown: &mut [bool]) -> Vec<Range<usize>> {
        let highlights = self.highlights(range.clone());
        let ranges = &self.ranges;
        for hit in &mut self.hits {
            let place = &ranges[hit.word as usize];
            hit.shown |= place.start < range.end && range.start < place.end;
            shown[hit.term as usize] |= range.start <= place.start && place.end <= range.end;
        }
        highlights
    }

    /// The places of the matches within a range; overlapping ones, as of pairs of characters, are one.
    pub(super) fn highlights(&self, range: Range<usize>) -> Vec<Range<usize>> {
        let mut highlights: Vec<Range<usize>> = Vec::new();
        let places = self.hits.iter().map(|&hit| self.place(hit));
        for place in places.filter(|place| place.start >= range.start && place.end <= range.end) {
            match highlights.last_mut() {
                Some(last) if place.start < last.end => last.end = last.end.max(place.end),
                _ => highlights.push(place),
            }
        }
        highlights
    }
}

/// What a window is worth, compared in this order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Worth {
    /// The weight of its words that no snippet has yet.
    new: u64,
    all: u64,
    matches: usize,
}

impl Worth {
    /// Adds a word of a weight, which a snippet may have already.
    fn add(&mut self, (weight, shown): (u64, bool)) {
        self.all = self.all.saturating_add(weight);
        self.new = self.new.saturating_add(if shown { 0 } else { weight });
    }

    fn remove(&mut self, (weight, shown): (u64, bool)) {
        self.all = self.all.saturating_sub(weight);
        self.new = self.new.saturating_sub(if shown { 0 } else { weight });
    }
}
