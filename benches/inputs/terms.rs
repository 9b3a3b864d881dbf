//! Named inputs whose terms are interned beforehand: numbered words by a fixed generator, the same on every machine.

use super::Numbers;
use epitome::{Document, Summarizer, split, tokenize};

/// `small`: 1,000 sentences of 20 words on average.
pub(crate) const SMALL: usize = 1_000;

/// `large`: 100,000 sentences of 20 words on average.
pub(crate) const LARGE: usize = 100_000;

/// A text of so many sentences: 10 to 30 words each, every length as likely, drawn from 30,000 words of which the one of
/// rank r comes with a probability in proportion to 1 / (r + 2.7), as in natural text (Zipf and Mandelbrot). No word is a
/// stop word, so that the graphs are as dense as they get. A sentence ends with a full stop on its own.
pub(crate) fn zipf(sentences: usize) -> String {
    const WORDS: usize = 30_000;
    let mut sum = 0.0;
    let cumulated: Vec<f64> = (0..WORDS)
        .map(|rank| {
            sum += 1.0 / (rank as f64 + 2.7);
            sum
        })
        .collect();
    let mut numbers = Numbers::new(1);
    let mut text = String::new();
    for _ in 0..sentences {
        let length = 10 + (numbers.unit() * 21.0) as usize;
        for _ in 0..length {
            let at = numbers.unit() * sum;
            let word = cumulated.partition_point(|&c| c < at);
            text.extend(["w", &word.to_string(), " "]);
        }
        text.push_str(". ");
    }
    text
}

/// The document of such a text: every full stop ends a sentence, what white space separates is a term.
pub(crate) fn document(text: &str) -> Document<'_> {
    let sentences = split::from_fn(|text, _| {
        let mut start = 0;
        let ends = text.match_indices('.').map(|(at, _)| at + 1);
        ends.map(|end| std::mem::replace(&mut start, end)..end).collect()
    });
    let words = tokenize::from_fn(|sentence, terms| {
        sentence.split_whitespace().filter(|word| *word != ".").for_each(|word| terms.push(word));
    });
    let summarizer = Summarizer::new().with_splitter(sentences).with_tokenizer(words);
    summarizer.document(text).expect("the splitter keeps its contract")
}
