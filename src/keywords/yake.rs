//! YAKE (Campos and others 2020): statistics of single words, joined to those of phrases.

use super::Known;
use super::candidates::{Candidates, Case, Token};

/// 1 / S(kw), with S(kw) = Π S(w) / (TF(kw) · (1 + Σ S(w))); a stop word within a phrase counts by how seldom
/// it stands between its neighbours, as in the authors' own program.
///
/// Complexity: O(words · log words).
pub(super) fn weigh(sentences: &[Vec<Token>], candidates: &Candidates, known: &Known<'_>) -> Vec<f64> {
    let words = word_scores(sentences, known.terms);
    let pairs = Pairs::of(sentences);
    let of = |phrase: usize| {
        let phrase_words = candidates.words(phrase);
        let (mut product, mut sum) = (1.0, 0.0);
        for (i, word) in phrase_words.iter().enumerate() {
            if let Some(term) = word.term() {
                product *= words[term as usize];
                sum += words[term as usize];
            } else {
                let (before, behind) = (phrase_words[i - 1].key(), phrase_words[i + 1].key());
                let bound = pairs.share(before, word.key(), before) * pairs.share(word.key(), behind, behind);
                product *= 1.0 + (1.0 - bound);
                sum -= 1.0 - bound;
            }
        }
        // The sum falls below -1 only where several loose stop words stand in one phrase.
        let score = product / (candidates.count(phrase) * (1.0 + sum).max(f64::MIN_POSITIVE));
        if score > 0.0 { (1.0 / score).min(f64::MAX) } else { 0.0 }
    };
    (0..candidates.len()).map(of).collect()
}

/// What is counted of a word.
#[derive(Clone, Default)]
struct Statistics {
    frequency: f64,
    acronym: f64,
    capitalized: f64,
    /// The sentences it stands in, each once.
    sentences: Vec<u32>,
    /// The words before and behind it: how many, and the distinct ones.
    left: f64,
    right: f64,
    distinct_left: f64,
    distinct_right: f64,
}

/// S(w) of each term: `TRel · TPos / (TCase + TFNorm / TRel + TSent / TRel)`.
fn word_scores(sentences: &[Vec<Token>], terms: usize) -> Vec<f64> {
    let mut words = vec![Statistics::default(); terms];
    let mut beside: Vec<(u32, u32)> = Vec::new();
    let mut before: Vec<(u32, u32)> = Vec::new();
    for (sentence, tokens) in (0..).zip(sentences) {
        for (i, token) in tokens.iter().enumerate() {
            let Some(term) = token.word.term() else { continue };
            let word = &mut words[term as usize];
            word.frequency += 1.0;
            word.acronym += f64::from(token.case == Case::Acronym);
            word.capitalized += f64::from(token.case == Case::Capitalized);
            if word.sentences.last() != Some(&sentence) {
                word.sentences.push(sentence);
            }
            if i > 0 && token.is_joined {
                word.left += 1.0;
                before.push((term, tokens[i - 1].word.key()));
            }
            if let Some(next) = tokens.get(i + 1).filter(|next| next.is_joined) {
                word.right += 1.0;
                beside.push((term, next.word.key()));
            }
        }
    }
    for (pairs, is_left) in [(&mut before, true), (&mut beside, false)] {
        pairs.sort_unstable();
        pairs.dedup();
        for &(term, _) in pairs.iter() {
            let word = &mut words[term as usize];
            *(if is_left { &mut word.distinct_left } else { &mut word.distinct_right }) += 1.0;
        }
    }
    let n = words.len().max(1) as f64;
    let mean = words.iter().map(|word| word.frequency).sum::<f64>() / n;
    let variance =
        words.iter().map(|word| (word.frequency - mean) * (word.frequency - mean)).sum::<f64>() / n;
    let usual = mean + variance.sqrt();
    let most = words.iter().map(|word| word.frequency).fold(1.0, f64::max);
    let all = sentences.len().max(1) as f64;
    words
        .iter()
        .map(|word| {
            let share = |distinct: f64, count: f64| if count > 0.0 { distinct / count } else { 0.0 };
            let related = 1.0
                + (share(word.distinct_left, word.left) + share(word.distinct_right, word.right))
                    * (word.frequency / most);
            let position = libm::log(libm::log(3.0 + median(&word.sentences)));
            let case = word.acronym.max(word.capitalized) / (1.0 + libm::log(word.frequency.max(1.0)));
            let frequency = word.frequency / usual;
            let spread = word.sentences.len() as f64 / all;
            related * position / (case + frequency / related + spread / related)
        })
        .collect()
}

fn median(sorted: &[u32]) -> f64 {
    let middle = |at: usize| sorted.get(at).map_or(0.0, |&sentence| f64::from(sentence));
    f64::midpoint(middle(sorted.len().saturating_sub(1) / 2), middle(sorted.len() / 2))
}

/// How often words and pairs of neighbours stand in the text.
struct Pairs {
    pairs: Vec<(u32, u32)>,
    words: Vec<u32>,
}

impl Pairs {
    fn of(sentences: &[Vec<Token>]) -> Pairs {
        let mut words: Vec<u32> = sentences.iter().flatten().map(|token| token.word.key()).collect();
        let joined = sentences.iter().flat_map(|tokens| tokens.windows(2)).filter(|pair| pair[1].is_joined);
        let mut pairs: Vec<(u32, u32)> =
            joined.map(|pair| (pair[0].word.key(), pair[1].word.key())).collect();
        words.sort_unstable();
        pairs.sort_unstable();
        Pairs { pairs, words }
    }

    /// How often b stands behind a, of how often `of` stands.
    fn share(&self, a: u32, b: u32, of: u32) -> f64 {
        let both = count(&self.pairs, &(a, b));
        let alone = count(&self.words, &of);
        if alone > 0.0 { both / alone } else { 0.0 }
    }
}

/// How often an item stands in a sorted list.
fn count<T: Ord>(sorted: &[T], item: &T) -> f64 {
    (sorted.partition_point(|known| known <= item) - sorted.partition_point(|known| known < item)) as f64
}
