//! Which sentences repeat one that is taken.

use super::tuning::SelectionTuning;
use super::wordings::Wordings;
use crate::Document;
use crate::document::Word;
use crate::engine::Counts;
use hashbrown::{HashMap, HashSet};

/// So many sentences taken are all compared; of more only those that share a rare term, and at most so many
/// of them, so that a text of one sentence's variations stays linear. Those with the very same terms are all
/// found.
const MOST_COMPARED: usize = 32;

/// The sentences taken so far, ready to be asked whether another one repeats one of them: as a copy, a
/// near-copy or a restatement.
///
/// A copy has the same words, whatever their case and marks. A near-copy has nearly the same terms: Σ
/// w(shared) ≥ 0.8 · √(Σ w(one) · Σ w(other)). A restatement has nine tenths of its terms in the other one,
/// whatever they weigh and whatever that one says besides: |shared| ≥ 0.9 · min(|one|, |other|). Both are
/// symmetric. Where more than 32 sentences taken share a rare term, only the same set of terms is sure to be
/// found.
///
/// A near-copy shares one of the rarest terms of each (the prefix filter of Chaudhuri, Ganti and Kaushik
/// 2006: "A primitive operator for similarity joins in data cleaning"), and so does a restatement one of any
/// t − ⌈0.9 · t⌉ + 1 of the shorter one's t terms. So only the holders of these are compared.
///
/// Complexity: O(n + distinct terms) memory and preparation; a question O(t log t) for t terms and at most 96
/// comparisons.
#[derive(Debug)]
pub(in crate::select) struct NearCopies<'d, 't> {
    counts: &'d Counts,
    measure: Measure<'d>,
    wordings: Wordings<'d, 't>,
    /// The wordings of the sentences taken.
    said: HashSet<(&'d [Word], &'t str)>,
    /// The distinct terms of each sentence taken that has enough of them for a near-copy.
    vocabularies: HashSet<&'d [u32]>,
    /// The sentences taken with enough terms for a near-copy.
    taken: Vec<usize>,
    /// For each term that is among the rarest of a sentence taken, those sentences; once they are many.
    holders: HashMap<u32, Vec<usize>>,
    /// For each term of a sentence taken, those sentences; once they are many.
    all_holders: HashMap<u32, Vec<usize>>,
}

impl<'d, 't> NearCopies<'d, 't> {
    pub(in crate::select) fn new(document: &'d Document<'t>, tuning: &SelectionTuning) -> Self {
        let counts = document.term_counts();
        NearCopies {
            counts,
            measure: Measure::new(document, tuning),
            wordings: Wordings::new(document),
            said: HashSet::new(),
            vocabularies: HashSet::new(),
            taken: Vec::new(),
            holders: HashMap::new(),
            all_holders: HashMap::new(),
        }
    }

    /// Adds a sentence to those taken, unless it repeats one of them; says whether it was added.
    pub(in crate::select) fn add(&mut self, sentence: usize) -> bool {
        if !self.said.insert(self.wordings.of(sentence)) {
            return false;
        }
        let terms = self.counts.columns(sentence);
        if terms.len() < self.measure.tuning.copy_terms {
            return true;
        }
        if !self.vocabularies.insert(terms) {
            return false;
        }
        if self.repeated(sentence).next().is_some() {
            return false;
        }
        self.note(sentence);
        true
    }

    /// For each sentence the earlier ones that it is a near-copy or a restatement of.
    pub(in crate::select) fn pairs(document: &'d Document<'t>) -> Vec<Vec<usize>> {
        let mut index = NearCopies::new(document, &SelectionTuning::new());
        let near_of = |sentence: usize| {
            let terms = index.counts.columns(sentence);
            if terms.len() < index.measure.tuning.copy_terms {
                return Vec::new();
            }
            let near = index.repeated(sentence).collect();
            index.note(sentence);
            near
        };
        (0..document.len()).map(near_of).collect()
    }

    /// Notes a sentence as taken.
    fn note(&mut self, sentence: usize) {
        self.taken.push(sentence);
        match self.taken.len() {
            ..=MOST_COMPARED => {}
            length if length == MOST_COMPARED + 1 => (0..length).for_each(|i| self.index(self.taken[i])),
            _ => self.index(sentence),
        }
    }

    fn index(&mut self, sentence: usize) {
        let rarest = self.measure.by_rarity(self.counts.columns(sentence));
        for term in &rarest[..self.measure.prefix(&rarest)] {
            self.holders.entry(*term).or_default().push(sentence);
        }
        for term in rarest {
            self.all_holders.entry(term).or_default().push(sentence);
        }
    }

    /// The sentences taken that a sentence repeats.
    fn repeated(&self, sentence: usize) -> impl Iterator<Item = usize> {
        let row = |i: usize| self.counts.columns(i);
        let compared = if self.taken.len() <= MOST_COMPARED {
            self.taken.clone()
        } else {
            self.compared(&self.measure.by_rarity(row(sentence)))
        };
        compared.into_iter().filter(move |&other| self.measure.is_repeated(row(sentence), row(other)))
    }

    /// The sentences that one may repeat, whose terms are given the rarest first.
    fn compared(&self, rarest: &[u32]) -> Vec<usize> {
        let near = sharing(&self.holders, &rarest[..self.measure.prefix(rarest)]);
        // One restates a shorter one where it holds any of its rarest terms, a longer one where that holds its own.
        let shorter = sharing(&self.holders, rarest);
        let longer = sharing(&self.all_holders, &rarest[..=self.measure.missable(rarest.len())]);
        let mut all = [near, shorter, longer].concat();
        all.sort_unstable();
        all.dedup();
        all
    }
}

/// For each of these sentences those of other sources that repeat it or that it repeats, in order.
///
/// Complexity: that of a question to [`NearCopies`] for each sentence of the document.
pub(crate) fn repetitions(document: &Document<'_>, of: &[usize]) -> Vec<Vec<usize>> {
    let mut index = NearCopies::new(document, &SelectionTuning::new());
    let mut places: Vec<Option<usize>> = vec![None; document.len()];
    let mut by_wording = HashMap::new();
    for (place, &sentence) in of.iter().enumerate() {
        places[sentence] = Some(place);
        by_wording.entry(index.wordings.of(sentence)).or_insert(sentence);
        if index.counts.columns(sentence).len() >= index.measure.tuning.copy_terms {
            index.note(sentence);
        }
    }
    let mut found = vec![Vec::new(); of.len()];
    for other in (0..document.len()).filter(|&other| places[other].is_none()) {
        let mut same: Vec<usize> = by_wording.get(&index.wordings.of(other)).copied().into_iter().collect();
        if index.counts.columns(other).len() >= index.measure.tuning.copy_terms {
            same.extend(index.repeated(other).filter(|i| !same.contains(i)).collect::<Vec<_>>());
        }
        for sentence in same.into_iter().filter(|&i| document.source(i) != document.source(other)) {
            if let Some(place) = places[sentence] {
                found[place].push(other);
            }
        }
    }
    found
}

/// The sentences that hold one of these terms, each once, up to the most that are compared.
fn sharing(holders: &HashMap<u32, Vec<usize>>, terms: &[u32]) -> Vec<usize> {
    let mut found = Vec::new();
    for &holder in terms.iter().filter_map(|term| holders.get(term)).flatten() {
        if found.len() == MOST_COMPARED {
            break;
        }
        if !found.contains(&holder) {
            found.push(holder);
        }
    }
    found
}

/// When the terms of two sentences make one a repetition of the other.
#[derive(Debug)]
struct Measure<'d> {
    /// In how many sentences each term stands.
    sentences: &'d [u32],
    /// ln((n + 1) / (df + 0.5)).
    weights: &'d [f64],
    tuning: SelectionTuning,
}

impl<'d> Measure<'d> {
    fn new(document: &'d Document<'_>, tuning: &SelectionTuning) -> Self {
        let postings = document.postings();
        Measure { sentences: postings.frequencies(), weights: postings.smooth_idf(), tuning: *tuning }
    }

    fn weight(&self, terms: &[u32]) -> f64 {
        terms.iter().map(|&term| self.weights[term as usize]).sum()
    }

    /// The terms, the rarest first.
    fn by_rarity(&self, terms: &[u32]) -> Vec<u32> {
        let mut rarest = terms.to_vec();
        rarest.sort_unstable_by_key(|&term| (self.sentences[term as usize], term));
        rarest
    }

    /// How many of the rarest terms there are before the rest is too little for a repetition without them.
    fn prefix(&self, rarest: &[u32]) -> usize {
        let mut rest = self.weight(rarest);
        let needed = self.least_shared(rest);
        let too_light = rarest.iter().position(|&term| {
            let enough = rest < needed;
            rest -= self.weights[term as usize];
            enough
        });
        too_light.unwrap_or(rarest.len()).max(self.missable(rarest.len()) + 1)
    }

    /// How many of so many terms a restatement may miss.
    fn missable(&self, terms: usize) -> usize {
        // Not all, so that one of one more is always shared.
        (terms - self.tuning.least_restated(terms)).min(terms.saturating_sub(1))
    }

    /// Whether two ascending rows of terms are near-copies, or one restates the other.
    fn is_repeated(&self, one: &[u32], other: &[u32]) -> bool {
        let (mut shared, mut number) = (0.0, 0);
        let mut rest = other.iter().peekable();
        for term in one {
            while rest.next_if(|&next| next < term).is_some() {}
            if rest.next_if_eq(&term).is_some() {
                shared += self.weights[*term as usize];
                number += 1;
            }
        }
        let shorter = one.len().min(other.len());
        if shorter >= self.tuning.restated_terms && number >= self.tuning.least_restated(shorter) {
            return true;
        }
        // Most pairs that are compared share too little to be near-copies whatever the other one weighs.
        let weight = self.weight(one);
        shared >= self.least_shared(weight)
            && shared >= self.tuning.copy_cosine * (weight * self.weight(other)).sqrt()
    }

    /// The least weight that a sentence of some weight shares with a near-copy: the shared weight is at most
    /// the lighter one's, hence at least the square of the cosine of either's; minus a margin for rounding.
    fn least_shared(&self, weight: f64) -> f64 {
        self.tuning.copy_cosine * self.tuning.copy_cosine * weight * (1.0 - 1e-9)
    }
}
