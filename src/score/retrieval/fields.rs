//! What stands above or before a sentence and speaks for it: titles, headings, speakers' names.

use super::partial::Pattern;
use super::query::Query;
use super::tuning::RetrievalTuning;
use crate::unicode::without_accents;
use crate::{Document, Error, Language};
use hashbrown::HashMap;

/// The evidence of titles, headings and names, each looked through once.
#[derive(Debug)]
pub(super) struct Fields<'t> {
    known: HashMap<(Language, &'t str), usize>,
    /// For each text: for each term of the query how far it is held.
    held: Vec<Vec<f64>>,
    /// For each text the share of its terms that the query holds.
    covered: Vec<f64>,
    /// For each sentence its texts.
    of: Vec<[Option<usize>; 3]>,
}

impl<'t> Fields<'t> {
    pub(super) fn new(
        document: &Document<'t>,
        query: &Query,
        patterns: &[Pattern],
        tuning: &RetrievalTuning,
    ) -> Result<Self, Error> {
        let mut fields =
            Fields { known: HashMap::new(), held: Vec::new(), covered: Vec::new(), of: Vec::new() };
        let titles: Vec<Option<&str>> = (0..document.sources().len()).map(|i| document.title(i)).collect();
        for sentence in 0..document.len() {
            let texts =
                [titles[document.source(sentence)], document.heading(sentence), document.speaker(sentence)];
            let language = document.language_of(document.source(sentence));
            let mut of = [None; 3];
            for (place, text) in of.iter_mut().zip(texts) {
                *place = match text {
                    Some(text) => Some(fields.number(document, (language, text), query, patterns, tuning)?),
                    None => None,
                };
            }
            fields.of.push(of);
        }
        Ok(fields)
    }

    fn number(
        &mut self,
        document: &Document<'t>,
        field: (Language, &'t str),
        query: &Query,
        patterns: &[Pattern],
        tuning: &RetrievalTuning,
    ) -> Result<usize, Error> {
        if let Some(&known) = self.known.get(&field) {
            return Ok(known);
        }
        let mut held = vec![0.0_f64; query.terms.len()];
        let (mut terms, mut covered) = (0_usize, 0_usize);
        let mut letters = Vec::new();
        let (language, text) = field;
        for word in document.words_of(text, language)? {
            let exact = query.terms.iter().position(|term| term.texts.contains(&word.text));
            if let Some(exact) = exact {
                held[exact] = 1.0;
            }
            if !word.is_term {
                continue;
            }
            terms += 1;
            covered += usize::from(exact.is_some());
            if exact.is_none() {
                letters.clear();
                without_accents(&word.text, &mut letters);
                for (held, pattern) in held.iter_mut().zip(patterns) {
                    *held = held.max(tuning.partial * pattern.likeness(&letters, false));
                }
            }
        }
        let number = self.held.len();
        self.known.insert(field, number);
        self.held.push(held);
        self.covered.push(covered as f64 / terms.max(1) as f64);
        Ok(number)
    }

    /// How far a sentence's title, heading or speaker holds a term of the query.
    pub(super) fn holds(&self, sentence: usize, term: usize) -> f64 {
        self.of[sentence].iter().flatten().map(|&text| self.held[text][term]).fold(0.0, f64::max)
    }

    /// For each term how far the title of a sentence's source holds it, and the share of the title's terms
    /// that the query holds; `None` without a title.
    pub(super) fn title(&self, sentence: usize) -> Option<(&[f64], f64)> {
        let title = self.of[sentence][0]?;
        Some((&self.held[title], self.covered[title]))
    }
}
