//! What speaks for each sentence: the query's terms in it, above it and beside it.

use super::fields::Fields;
use super::numbers::answers;
use super::partial::Pattern;
use super::query::Query;
use super::tuning::RetrievalTuning;
use crate::document::Word;
use crate::relevance::QueryTerm;
use crate::unicode::without_accents;
use crate::{Document, Error};
use hashbrown::HashMap;

/// What speaks for each sentence of a document.
#[derive(Debug)]
pub(super) struct Evidence<'t> {
    /// The number of terms of the query.
    width: usize,
    /// For each sentence and term how often it stands there, or how much a word there is like it, below 1.
    counts: Vec<f64>,
    /// For each sentence the weight of what else it holds of the query.
    phrases: Vec<Vec<u32>>,
    stop_words: Vec<Vec<u32>>,
    /// Whether it holds a number in words.
    numerals: Vec<bool>,
    fields: Fields<'t>,
}

/// What a word of the document is to a query.
#[derive(Clone, Debug, Default)]
struct Part {
    /// The terms it is or is like, with its likeness: 1 for the term itself.
    terms: Vec<(usize, f64)>,
    stop_word: Option<u32>,
    is_numeral: bool,
    in_pair: bool,
}

impl<'t> Evidence<'t> {
    /// Complexity: O(words + n · q + distinct terms · q) for a query of q terms.
    pub(super) fn new(
        document: &Document<'t>,
        query: &Query,
        tuning: &RetrievalTuning,
    ) -> Result<Self, Error> {
        let patterns: Vec<Pattern> = query.terms.iter().map(|term| Pattern::new(&term.texts[0])).collect();
        let fields = Fields::new(document, query, &patterns, tuning)?;
        let (number_of, parts) = parts(document, query, &patterns);
        let pairs: HashMap<(Word, Word), u32> =
            query.pairs.iter().zip(0..).map(|(pair, number)| (pair.words, number)).collect();
        let (n, width) = (document.len(), query.terms.len());
        let mut evidence = Evidence {
            width,
            counts: vec![0.0; n * width],
            phrases: vec![Vec::new(); n],
            stop_words: vec![Vec::new(); n],
            numerals: vec![false; n],
            fields,
        };
        for sentence in 0..n {
            let counts = &mut evidence.counts[sentence * width..(sentence + 1) * width];
            let mut before: Option<Word> = None;
            for &word in document.words(sentence) {
                let number = number_of[word.place()];
                let part = (number != 0).then(|| &parts[number as usize]);
                if let Some(part) = part {
                    for &(term, likeness) in &part.terms {
                        let count = &mut counts[term];
                        *count = if likeness < 1.0 {
                            if *count < 1.0 { count.max(tuning.partial * likeness) } else { *count }
                        } else if *count < 1.0 {
                            1.0
                        } else {
                            *count + 1.0
                        };
                    }
                    evidence.numerals[sentence] |= part.is_numeral;
                    if let Some(stop_word) = part.stop_word {
                        add(&mut evidence.stop_words[sentence], stop_word);
                    }
                    let pair = before.and_then(|before| pairs.get(&(before, word)));
                    if let Some(&pair) = pair {
                        add(&mut evidence.phrases[sentence], pair);
                    }
                }
                before = part.filter(|part| part.in_pair).map(|_| word);
            }
        }
        Ok(evidence)
    }

    /// For each sentence the weight of all that speaks for it, from 0 to 1.
    ///
    /// Complexity: O(n · q).
    pub(super) fn relevance(
        &self,
        document: &Document<'t>,
        query: &Query,
        tuning: &RetrievalTuning,
    ) -> Vec<f64> {
        let (n, width) = (document.len(), self.width);
        if width == 0 {
            return vec![0.0; n];
        }
        let rarity = self.rarities(n, tuning);
        let all: f64 = rarity.iter().sum();
        let own = self.saturated(document, tuning);
        let of_pair = |&pair: &u32| {
            query.pairs[pair as usize].terms.iter().map(|&term| rarity[term] / 2.0).sum::<f64>()
        };
        let stop_words = self.stop_word_rarities(query.stop_words.len(), n);
        let all_stop_words: f64 = stop_words.iter().sum::<f64>().max(1.0);
        let most = tuning.most(query.asked.is_some());
        let value = |i: usize| {
            let beside = |other: Option<usize>, term: usize| match other {
                Some(j) if j < n && document.source(j) == document.source(i) => own[j * width + term],
                _ => 0.0,
            };
            let (mut terms, mut inside) = (0.0, 0.0);
            for term in 0..width {
                let neighbour = beside(i.checked_sub(1), term).max(beside(Some(i + 1), term));
                let field = tuning.field * self.fields.holds(i, term);
                let held = own[i * width + term];
                inside += held;
                terms += rarity[term] * held.max(field).max(tuning.neighbour * neighbour);
            }
            let phrases: f64 = self.phrases[i].iter().map(of_pair).sum();
            let mut sum = (terms + tuning.phrase * phrases) / all;
            if let Some((held, covered)) = self.fields.title(i) {
                let shared: f64 = held.iter().zip(&rarity).map(|(held, rarity)| held.floor() * rarity).sum();
                sum += tuning.title * covered * shared / all;
            }
            if inside > 0.0 {
                let held: f64 = self.stop_words[i].iter().map(|&word| stop_words[word as usize]).sum();
                sum += tuning.stop_words * held / all_stop_words;
                if let Some(asked) = query.asked {
                    sum += tuning.kind * answers(document.sentence(i), query, asked, self.numerals[i]);
                }
            }
            (sum / most).min(1.0)
        };
        (0..n).map(value).collect()
    }

    /// How rare each term is among the sentences, where also what stands in a title or heading is held.
    fn rarities(&self, n: usize, tuning: &RetrievalTuning) -> Vec<f64> {
        let scale = if tuning.partial > 0.0 { 1.0 / tuning.partial } else { 0.0 };
        let held = |term: usize| -> f64 {
            let of = |i: usize| {
                let count = self.counts[i * self.width + term];
                let own = if count < 1.0 { count * scale } else { 1.0 };
                own.max(self.fields.holds(i, term).floor())
            };
            (0..n).map(of).sum()
        };
        (0..self.width).map(|term| libm::pow(rarity(n as f64, held(term)), tuning.rarity)).collect()
    }

    fn stop_word_rarities(&self, count: usize, n: usize) -> Vec<f64> {
        let mut holders = vec![0_u32; count];
        for &word in self.stop_words.iter().flatten() {
            holders[word as usize] += 1;
        }
        holders.into_iter().map(|holders| rarity(n as f64, f64::from(holders))).collect()
    }

    /// The counts after their saturation.
    fn saturated(&self, document: &Document<'t>, tuning: &RetrievalTuning) -> Vec<f64> {
        let RetrievalTuning { k1, b, .. } = *tuning;
        let n = document.len();
        let lengths: Vec<f64> = (0..n).map(|i| document.terms(i).len() as f64).collect();
        let mean = (lengths.iter().sum::<f64>() / n as f64).max(1.0);
        let mut values = self.counts.clone();
        for (row, length) in values.chunks_mut(self.width).zip(lengths) {
            let norm = k1 * (1.0 - b + b * length / mean);
            for value in row.iter_mut().filter(|value| **value > 0.0) {
                // What is but like a term counts its share of one occurrence.
                let tf = value.max(1.0);
                *value = value.min(1.0) * tf * (k1 + 1.0) / (tf + norm);
            }
        }
        values
    }

    /// The query's terms, each with the sentences that hold it.
    pub(super) fn into_terms(self, query: Query) -> Vec<QueryTerm> {
        let width = self.width;
        let rows = self.counts.len().checked_div(width).unwrap_or(0);
        let of = |(number, term): (usize, super::query::Term)| QueryTerm {
            text: term.written,
            numbers: term.here.iter().filter_map(|word| word.term()).collect(),
            sentences: (0..rows).filter(|i| self.counts[i * width + number] > 0.0).collect(),
        };
        query.terms.into_iter().enumerate().map(of).collect()
    }
}

/// ln(1 + (n − df + ½) / (df + ½)), above 0 whatever df is.
fn rarity(n: f64, df: f64) -> f64 {
    libm::log(1.0 + (n - df + 0.5).max(0.0) / (df + 0.5)).max(1e-9)
}

fn add(numbers: &mut Vec<u32>, number: u32) {
    if !numbers.contains(&number) {
        numbers.push(number);
    }
}

/// For the place of each of the document's words the number of what it is to the query; 0 for nothing.
fn parts(document: &Document<'_>, query: &Query, patterns: &[Pattern]) -> (Vec<u32>, Vec<Part>) {
    let mut number_of = vec![0_u32; document.places()];
    let mut parts = vec![Part::default()];
    let mut part = |word: Word, change: &mut dyn FnMut(&mut Part)| {
        let number = &mut number_of[word.place()];
        if *number == 0 {
            *number = parts.len() as u32;
            parts.push(Part::default());
        }
        change(&mut parts[*number as usize]);
    };
    for (number, term) in query.terms.iter().enumerate() {
        for &here in &term.here {
            part(here, &mut |part| part.terms.push((number, 1.0)));
        }
    }
    for (number, &word) in query.stop_words.iter().enumerate() {
        part(word, &mut |part| part.stop_word = Some(number as u32));
    }
    for pair in &query.pairs {
        for word in [pair.words.0, pair.words.1] {
            part(word, &mut |part| part.in_pair = true);
        }
    }
    if query.asked.is_some() {
        let languages = document.languages();
        for numeral in languages.iter().flat_map(|language| &language.data().questions.numerals) {
            let word = document.word(numeral);
            let asked = |word: Word| query.terms.iter().any(|term| term.here.contains(&word));
            if let Some(word) = word.filter(|&word| !asked(word)) {
                part(word, &mut |part| part.is_numeral = true);
            }
        }
    }
    let mut letters = Vec::new();
    for id in 0..document.term_count() as u32 {
        let (Some(text), Some(word)) = (document.term(id), document.term_word(id)) else { continue };
        letters.clear();
        without_accents(text, &mut letters);
        for (number, (term, pattern)) in query.terms.iter().zip(patterns).enumerate() {
            if !term.here.contains(&word) {
                let likeness = pattern.likeness(&letters, term.here.is_empty());
                if likeness > 0.0 {
                    // What is the same but for its accents is still less than the term itself.
                    part(word, &mut |part| part.terms.push((number, likeness.min(0.999))));
                }
            }
        }
    }
    (number_of, parts)
}
