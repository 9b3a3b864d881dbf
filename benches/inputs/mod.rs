//! Named inputs of stated size for the benchmarks: generated text for scale, the sample texts for realism.

// Each benchmark binary takes what it needs of these.
#![allow(dead_code)]
#![allow(clippy::expect_used, reason = "a benchmark may fail by a panic")]

pub(crate) mod prose;

use epitome::{Document, Summarizer, split, tokenize};

/// About 3 KB of news: one article.
pub(crate) const ARTICLE: &str = include_str!("../../examples/texts/news.txt");

/// About 2.5 KB: a scientific abstract.
pub(crate) const ABSTRACT: &str = include_str!("../../examples/texts/abstract.txt");

/// About 3 KB: a page with boilerplate around its article.
pub(crate) const PAGE: &str = include_str!("../../examples/texts/page.txt");

/// An article of 4 KB.
pub(crate) fn article() -> String {
    [ARTICLE, "\n", ABSTRACT].concat().chars().take(4096).collect()
}

/// A small generator of numbers with a fixed seed (`SplitMix64`, Steele, Lea and Flood 2014), so that every
/// run and every machine sees the same text.
#[derive(Debug)]
pub(crate) struct Numbers(u64);

impl Numbers {
    pub(crate) fn new(seed: u64) -> Self {
        Numbers(seed)
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number in 0..1.
    pub(crate) fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// The rank of a word, from 0: about Zipf's law over `words` words, by inverting the integral of 1/x.
    pub(crate) fn zipf(&mut self, words: usize) -> usize {
        ((words as f64).powf(self.unit()) as usize).min(words) - 1
    }
}

/// A made-up word for a rank: short ones for the frequent ranks, distinct for distinct ranks.
pub(crate) fn word(rank: usize) -> String {
    const ONSETS: [&str; 16] =
        ["b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "br", "st", "tr"];
    const VOWELS: [&str; 5] = ["a", "e", "i", "o", "u"];
    let mut word = String::new();
    let mut rest = rank + 1;
    while rest > 0 {
        word.push_str(ONSETS[rest % 16]);
        rest /= 16;
        word.push_str(VOWELS[rest % 5]);
        rest /= 5;
    }
    word
}

/// The words of the sample texts, the most frequent first, then made-up ones; so the text is found to be
/// English.
fn vocabulary(size: usize) -> Vec<String> {
    let samples = [ARTICLE, ABSTRACT, PAGE].concat().to_lowercase();
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for word in samples.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| !word.is_empty()) {
        match counts.iter_mut().find(|(known, _)| *known == word) {
            Some((_, count)) => *count += 1,
            None => counts.push((word, 1)),
        }
    }
    counts.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
    counts.into_iter().map(|(word, _)| word.to_owned()).chain((0..).map(word)).take(size).collect()
}

/// Text of so many sentences of so many words each, eight sentences a paragraph, words by Zipf's law over a
/// vocabulary that grows with the text as Heaps' law has it (10 · words^0.6): those of the sample texts, then
/// made-up ones.
pub(crate) fn text(sentences: usize, words: usize) -> String {
    let names = vocabulary((10.0 * ((sentences * words) as f64).powf(0.6)) as usize);
    let mut numbers = Numbers::new(1);
    let mut text = String::new();
    for sentence in 0..sentences {
        for position in 0..words {
            let word = &names[numbers.zipf(names.len())];
            if position == 0 {
                let (first, rest) = word.split_at(1);
                text.push_str(&first.to_uppercase());
                text.push_str(rest);
            } else {
                text.push(' ');
                text.push_str(word);
            }
        }
        text.push_str(if sentence % 8 == 7 { ".\n\n" } else { ". " });
    }
    text
}

/// Numbered words in sentences of 10 to 30 words, 20 on average: lengths differ, as in natural text, and no
/// word is a stop word, so that graphs of sentences are as dense as they get. A full stop on its own ends a
/// sentence.
pub(crate) fn uneven(sentences: usize) -> String {
    let vocabulary = (10.0 * ((sentences * 20) as f64).powf(0.6)) as usize;
    let mut numbers = Numbers::new(2);
    let mut text = String::new();
    for _ in 0..sentences {
        let words = 10 + numbers.next() as usize % 21;
        for _ in 0..words {
            text.extend([&numbers.zipf(vocabulary).to_string(), " "]);
        }
        text.push_str(". ");
    }
    text
}

/// The document of [`uneven`]: what white space separates is a term.
pub(crate) fn document(text: &str) -> Document<'_> {
    let sentences = split::from_fn(|text, _, _| {
        let mut start = 0;
        let ends = text.match_indices('.').map(|(at, _)| at + 1);
        ends.map(|end| std::mem::replace(&mut start, end)..end).collect()
    });
    let words = tokenize::from_fn(|sentence, _, terms| {
        for word in sentence.split_whitespace().filter(|word| *word != ".") {
            terms.push(terms.range_of(word), word);
        }
    });
    let summarizer = Summarizer::new().with_splitter(sentences).with_tokenizer(words);
    summarizer.document(text).expect("the splitter keeps its contract")
}
