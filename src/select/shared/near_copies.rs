//! Which sentences repeat one that is taken.

use super::tuning::SelectionTuning;
use super::wordings::Wordings;
use crate::Document;
use crate::document::Word;
use crate::engine::{Idf, Matrix, idf};
use hashbrown::{HashMap, HashSet};

/// The most sentences sharing a rare term that one is compared with, so that a text of one sentence's
/// variations stays linear. Those with the very same terms are all found.
const MOST_COMPARED: usize = 32;

/// The sentences taken so far, ready to be asked whether another one is a copy or near-copy of one of them.
///
/// A copy has the same words, whatever their case and marks. A near-copy has nearly the same terms: Σ
/// w(shared) ≥ 0.8 · √(Σ w(one) · Σ w(other)). Where more than 32 sentences taken share a rare term, only the
/// same set of terms is sure to be found. Such a pair shares one of the rarest terms of each (the prefix
/// filter of Chaudhuri, Ganti and Kaushik 2006: "A primitive operator for similarity joins in data
/// cleaning"), so only the holders of these are compared.
///
/// Complexity: O(n + distinct terms) memory and preparation; a question O(t log t) for t terms and at most 32
/// comparisons.
#[derive(Debug)]
pub(in crate::select) struct NearCopies<'d, 't> {
    counts: &'d Matrix,
    weights: SetWeights,
    least_terms: usize,
    wordings: Wordings<'d, 't>,
    /// The wordings of the sentences taken.
    said: HashSet<(&'d [Word], &'t str)>,
    /// The distinct terms of each sentence taken that has enough of them for a near-copy.
    vocabularies: HashSet<&'d [u32]>,
    /// For each term that is among the rarest of a sentence taken, those sentences.
    holders: HashMap<u32, Vec<usize>>,
}

impl<'d, 't> NearCopies<'d, 't> {
    pub(in crate::select) fn new(document: &'d Document<'t>, tuning: &SelectionTuning) -> Self {
        let counts = document.counts();
        NearCopies {
            counts,
            weights: SetWeights::new(counts, tuning.copy_cosine),
            least_terms: tuning.copy_terms,
            wordings: Wordings::new(document),
            said: HashSet::new(),
            vocabularies: HashSet::new(),
            holders: HashMap::new(),
        }
    }

    /// Adds a sentence to those taken, unless it is a copy or near-copy of one; says whether it was added.
    pub(in crate::select) fn add(&mut self, sentence: usize) -> bool {
        if !self.said.insert(self.wordings.of(sentence)) {
            return false;
        }
        let (terms, _) = self.counts.row(sentence);
        if terms.len() < self.least_terms {
            return true;
        }
        if !self.vocabularies.insert(terms) {
            return false;
        }
        let rarest = self.weights.prefix(terms);
        if self.compared(&rarest).any(|other| self.are_near(sentence, other)) {
            return false;
        }
        for term in rarest {
            self.holders.entry(term).or_default().push(sentence);
        }
        true
    }

    /// For each sentence the earlier ones that it is a near-copy of.
    pub(in crate::select) fn pairs(document: &'d Document<'t>) -> Vec<Vec<usize>> {
        let mut index = NearCopies::new(document, &SelectionTuning::new());
        let near_of = |sentence: usize| {
            let (terms, _) = index.counts.row(sentence);
            if terms.len() < index.least_terms {
                return Vec::new();
            }
            let rarest = index.weights.prefix(terms);
            let near = index.compared(&rarest).filter(|&other| index.are_near(sentence, other)).collect();
            for term in rarest {
                index.holders.entry(term).or_default().push(sentence);
            }
            near
        };
        (0..document.len()).map(near_of).collect()
    }

    /// The sentences taken that share one of the rarest terms, each once, up to the most that are compared.
    fn compared(&self, rarest: &[u32]) -> impl Iterator<Item = usize> {
        let mut compared = Vec::new();
        for &holder in rarest.iter().filter_map(|term| self.holders.get(term)).flatten() {
            if compared.len() == MOST_COMPARED {
                break;
            }
            if !compared.contains(&holder) {
                compared.push(holder);
            }
        }
        compared.into_iter()
    }

    fn are_near(&self, one: usize, other: usize) -> bool {
        let (one, other) = (self.counts.row(one).0, self.counts.row(other).0);
        self.weights.are_near(one, other)
    }
}

/// In how many sentences each term stands, and what it weighs for that.
#[derive(Debug)]
struct SetWeights {
    sentences: Vec<u32>,
    /// ln((n + 1) / (df + 0.5)).
    weights: Vec<f64>,
    /// The least cosine of near-copies.
    cosine: f64,
}

impl SetWeights {
    fn new(counts: &Matrix, cosine: f64) -> Self {
        SetWeights { sentences: counts.frequencies(), weights: idf(counts, Idf::Smooth), cosine }
    }

    fn weight(&self, terms: &[u32]) -> f64 {
        terms.iter().map(|&term| self.weights[term as usize]).sum()
    }

    /// The rarest terms, up to where the rest weigh too little to make a near-copy without them.
    fn prefix(&self, terms: &[u32]) -> Vec<u32> {
        let mut rarest = terms.to_vec();
        rarest.sort_unstable_by_key(|&term| (self.sentences[term as usize], term));
        let mut rest = self.weight(terms);
        let needed = self.least_shared(rest);
        let length = rarest
            .iter()
            .position(|&term| {
                let enough = rest < needed;
                rest -= self.weights[term as usize];
                enough
            })
            .unwrap_or(rarest.len());
        rarest.truncate(length);
        rarest
    }

    /// Whether two ascending rows of terms are near-copies.
    fn are_near(&self, one: &[u32], other: &[u32]) -> bool {
        let mut shared = 0.0;
        let mut rest = other.iter().peekable();
        for term in one {
            while rest.next_if(|&next| next < term).is_some() {}
            if rest.next_if_eq(&term).is_some() {
                shared += self.weights[*term as usize];
            }
        }
        // Most pairs that are compared share too little to be near-copies whatever the other one weighs.
        let weight = self.weight(one);
        shared >= self.least_shared(weight) && shared >= self.cosine * (weight * self.weight(other)).sqrt()
    }

    /// The least weight that a sentence of some weight shares with a near-copy: the shared weight is at most
    /// the lighter one's, hence at least the square of the cosine of either's; minus a margin for rounding.
    fn least_shared(&self, weight: f64) -> f64 {
        self.cosine * self.cosine * weight * (1.0 - 1e-9)
    }
}
