//! A query, as its document knows it.

use crate::document::{ForeignWord, Tokenizer, Word};
use crate::language::Asked;
use crate::unicode::{is_unspaced, to_lower_case};
use crate::{Document, Error};
use hashbrown::HashMap;

/// The most terms of a query that count, the first of it: what costs time for each of them stays linear.
const MOST_TERMS: usize = 64;

/// A query's words, each once.
#[derive(Debug)]
pub(super) struct Query {
    /// Its terms; its stop words where it has no others.
    pub(super) terms: Vec<Term>,
    /// Its stop words that the document holds, each once.
    pub(super) stop_words: Vec<Word>,
    /// Neighbours that the document may hold as neighbours, each with the terms it is made of.
    pub(super) pairs: Vec<Pair>,
    pub(super) asked: Option<Asked>,
    /// The numbers it holds: what it says is no answer.
    pub(super) numbers: Vec<String>,
}

/// A term of a query.
#[derive(Debug)]
pub(super) struct Term {
    pub(super) written: String,
    /// What it is in each language, that of the query first.
    pub(super) texts: Vec<String>,
    /// Those of them that the document holds.
    pub(super) here: Vec<Word>,
}

/// Two neighbouring words of a query.
#[derive(Debug)]
pub(super) struct Pair {
    pub(super) words: (Word, Word),
    /// The places of those that are terms in [`Query::terms`].
    pub(super) terms: Vec<usize>,
}

impl Query {
    pub(super) fn new(document: &Document<'_>, tokenizer: &dyn Tokenizer, text: &str) -> Result<Self, Error> {
        let mut readings = Vec::new();
        for language in document.languages() {
            readings.push((language, document.words_by(tokenizer, text, language)?));
        }
        // The query is taken to be in the language that knows the most stop words of it; of equal ones the
        // document's own.
        let stop_words_of = |words: &[ForeignWord<'_>]| words.iter().filter(|word| !word.is_term).count();
        let mut own = 0;
        for (number, (_, words)) in readings.iter().enumerate() {
            if stop_words_of(words) > stop_words_of(&readings[own].1) {
                own = number;
            }
        }
        let (language, words) = readings.remove(own);
        let only_stop_words = words.iter().all(|word| !word.is_term);
        let counts = |word: &ForeignWord<'_>| word.is_term || only_stop_words;
        let mut terms: Vec<Term> = Vec::new();
        let mut stop_words = Vec::new();
        let mut places = Vec::with_capacity(words.len());
        for word in &words {
            let mut place = None;
            if counts(word) {
                place = terms.iter().position(|term| term.texts[0] == word.text);
                if place.is_none() && terms.len() < MOST_TERMS {
                    place = Some(terms.len());
                    terms.push(Term {
                        written: to_lower_case(word.written),
                        texts: vec![word.text.clone()],
                        here: word.here.into_iter().collect(),
                    });
                }
            } else if let Some(here) = word.here.filter(|here| !stop_words.contains(here)) {
                if stop_words.len() < MOST_TERMS {
                    stop_words.push(here);
                }
            }
            places.push(place);
        }
        let mut pairs = Vec::new();
        add_pairs(&mut pairs, &words, &places);
        for (_, reading) in &readings {
            let places = add_reading(&mut terms, &words, &places, reading);
            add_pairs(&mut pairs, reading, &places);
        }
        let asked = language.data().questions.asked(text);
        let numbers = super::numbers::numbers(text).take(MOST_TERMS).map(str::to_owned).collect();
        Ok(Query { terms, stop_words, pairs, asked, numbers })
    }
}

/// Adds what another language takes the query's terms for, and says which of them each of its words is.
fn add_reading(
    terms: &mut [Term],
    words: &[ForeignWord<'_>],
    places: &[Option<usize>],
    reading: &[ForeignWord<'_>],
) -> Vec<Option<usize>> {
    // What an apostrophe joins is one word here and two there: one end of it is the same.
    let (mut by_start, mut by_end) = (HashMap::new(), HashMap::new());
    for (word, place) in words.iter().zip(places) {
        if let Some(place) = *place {
            by_start.insert(word.range.start, place);
            by_end.insert(word.range.end, place);
        }
    }
    let place_of = |word: &ForeignWord<'_>| {
        let place = by_start.get(&word.range.start).or_else(|| by_end.get(&word.range.end)).copied();
        place.filter(|_| word.is_term)
    };
    let found: Vec<Option<usize>> = reading.iter().map(place_of).collect();
    for (word, place) in reading.iter().zip(&found) {
        let Some(term) = place.map(|place| &mut terms[place]) else { continue };
        if !term.texts.contains(&word.text) {
            term.texts.push(word.text.clone());
        }
        if let Some(here) = word.here.filter(|here| !term.here.contains(here)) {
            term.here.push(here);
        }
    }
    found
}

/// Adds the neighbours among words of which the places of those that are terms are known.
fn add_pairs(pairs: &mut Vec<Pair>, words: &[ForeignWord<'_>], places: &[Option<usize>]) {
    for (words, places) in words.windows(2).zip(places.windows(2)) {
        // Pairs of characters are neighbours already.
        let is_pair = |word: &ForeignWord<'_>| word.is_term && word.text.starts_with(is_unspaced);
        let (Some(a), Some(b)) = (words[0].here, words[1].here) else { continue };
        let terms: Vec<usize> = places.iter().copied().flatten().collect();
        let known = pairs.iter().any(|pair| pair.words == (a, b));
        if !terms.is_empty() && !words.iter().any(is_pair) && !known && pairs.len() < MOST_TERMS {
            pairs.push(Pair { words: (a, b), terms });
        }
    }
}
