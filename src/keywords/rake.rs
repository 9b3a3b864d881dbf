//! RAKE (Rose and others 2010): words that stand in long phrases between stop words.

use super::Known;
use super::candidates::{Candidates, Token};

/// Σ deg(w) / freq(w) over the words of a phrase that stands whole between stop words or marks; 0 for its
/// parts. deg(w) is the number of words in all phrases with w, itself among them.
///
/// A phrase of more than the most words counts for the degrees but is no key phrase.
///
/// Complexity: O(words).
pub(super) fn weigh(sentences: &[Vec<Token>], candidates: &Candidates, known: &Known<'_>) -> Vec<f64> {
    let &Known { terms, longest, .. } = known;
    let (mut degree, mut frequency) = (vec![0.0; terms], vec![0.0; terms]);
    let ends_run = |tokens: &[Token], at: usize| {
        tokens.get(at).is_none_or(|token| !token.is_joined || token.word.term().is_none())
    };
    // For each word of each sentence how long the whole phrase is that begins there.
    let mut whole: Vec<Vec<usize>> = Vec::with_capacity(sentences.len());
    for tokens in sentences {
        let mut lengths = vec![0; tokens.len()];
        let mut first = 0;
        while first < tokens.len() {
            if tokens[first].word.term().is_none() {
                first += 1;
                continue;
            }
            let mut end = first + 1;
            while !ends_run(tokens, end) {
                end += 1;
            }
            lengths[first] = end - first;
            for term in tokens[first..end].iter().filter_map(|token| token.word.term()) {
                degree[term as usize] += (end - first) as f64;
                frequency[term as usize] += 1.0;
            }
            first = end;
        }
        whole.push(lengths);
    }
    let mut is_whole = vec![false; candidates.len()];
    for place in candidates.places() {
        let length = candidates.words(place.phrase as usize).len();
        let stands_whole = whole[place.sentence as usize][place.first as usize] == length;
        is_whole[place.phrase as usize] |= stands_whole && length <= longest;
    }
    let of = |phrase: usize| {
        let sum = || candidates.terms(phrase).map(|term| degree[term] / frequency[term]).sum();
        if is_whole[phrase] { sum() } else { 0.0 }
    };
    (0..candidates.len()).map(of).collect()
}
