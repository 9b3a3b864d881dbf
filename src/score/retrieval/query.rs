//! A query, as its document knows it.

use crate::document::{ForeignWord, Tokenizer, Word};
use crate::language::Asked;
use crate::unicode::is_unspaced;
use crate::{Document, Error};

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
    pub(super) text: String,
    pub(super) here: Option<Word>,
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
        let words = document.words_by(tokenizer, text)?;
        let only_stop_words = words.iter().all(|word| !word.is_term);
        let counts = |word: &ForeignWord<'_>| word.is_term || only_stop_words;
        let mut terms: Vec<Term> = Vec::new();
        let mut stop_words = Vec::new();
        let mut places = Vec::with_capacity(words.len());
        for word in &words {
            let mut place = None;
            if counts(word) {
                place = terms.iter().position(|term| term.text == word.text);
                if place.is_none() && terms.len() < MOST_TERMS {
                    place = Some(terms.len());
                    terms.push(Term {
                        written: word.written.to_lowercase(),
                        text: word.text.clone(),
                        here: word.here,
                    });
                }
            } else if let Some(here) = word.here.filter(|here| !stop_words.contains(here)) {
                if stop_words.len() < MOST_TERMS {
                    stop_words.push(here);
                }
            }
            places.push(place);
        }
        let mut pairs: Vec<Pair> = Vec::new();
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
        let asked = document.language().data().questions.asked(text);
        let numbers = super::numbers::numbers(text).take(MOST_TERMS).map(str::to_owned).collect();
        Ok(Query { terms, stop_words, pairs, asked, numbers })
    }
}
