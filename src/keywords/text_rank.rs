//! TextRank for words (Mihalcea & Tarau 2004): PageRank over the graph of words that stand side by side.

use super::Known;
use super::candidates::{Candidates, Token};
use crate::engine::{PageRank, Similarity};
use crate::scores::sort_by_score;

/// The share of the words that phrases are made of, as in the paper.
const KEPT: usize = 3;

/// Which words stand side by side, each pair once.
struct WordGraph {
    offsets: Vec<usize>,
    neighbours: Vec<u32>,
}

impl WordGraph {
    /// Complexity: O(words · log words).
    fn of(sentences: &[Vec<Token>], terms: usize) -> WordGraph {
        let mut edges: Vec<(u32, u32)> = Vec::new();
        for tokens in sentences {
            for pair in tokens.windows(2) {
                if let (Some(a), Some(b)) = (pair[0].word.term(), pair[1].word.term()) {
                    if a != b {
                        edges.extend([(a, b), (b, a)]);
                    }
                }
            }
        }
        edges.sort_unstable();
        edges.dedup();
        let mut offsets = vec![0; terms + 1];
        for &(a, _) in &edges {
            offsets[a as usize + 1] += 1;
        }
        for term in 0..terms {
            offsets[term + 1] += offsets[term];
        }
        WordGraph { offsets, neighbours: edges.into_iter().map(|(_, b)| b).collect() }
    }
}

impl Similarity for WordGraph {
    fn len(&self) -> usize {
        self.offsets.len() - 1
    }

    fn apply(&self, v: &[f64]) -> Vec<f64> {
        let of = |term: usize| {
            let neighbours = &self.neighbours[self.offsets[term]..self.offsets[term + 1]];
            neighbours.iter().map(|&neighbour| v[neighbour as usize]).sum()
        };
        (0..self.len()).map(of).collect()
    }
}

/// The sum of the ranks of a phrase's words (Wan & Xiao 2008; the paper ranks words only), where all of them
/// are among the first third of the words; 0 else, and 0 where the phrase is always part of a longer one of
/// such words.
///
/// Complexity: O(words · log words), and O(distinct pairs) a step of PageRank.
pub(super) fn weigh(sentences: &[Vec<Token>], candidates: &Candidates, known: &Known<'_>) -> Vec<f64> {
    let terms = known.terms;
    let graph = WordGraph::of(sentences, terms);
    let teleport = vec![1.0 / terms.max(1) as f64; terms];
    let ranks = PageRank::default().rank(&graph, &teleport).into_scores();
    let mut order: Vec<usize> = (0..terms).collect();
    sort_by_score(&mut order, &ranks);
    let mut is_kept = vec![false; terms];
    for &term in &order[..terms.div_ceil(KEPT)] {
        is_kept[term] = true;
    }
    let kept = |token: &Token| token.word.term().is_some_and(|term| is_kept[term as usize]);
    // A phrase is a whole run of kept words at one place at least.
    let mut is_run = vec![false; candidates.len()];
    for place in candidates.places() {
        let tokens = &sentences[place.sentence as usize];
        let first = place.first as usize;
        let end = first + candidates.words(place.phrase as usize).len();
        let goes_on = tokens.get(end).is_some_and(|token| token.is_joined && kept(token));
        let began = first > 0 && tokens[first].is_joined && kept(&tokens[first - 1]);
        is_run[place.phrase as usize] |= !goes_on && !began;
    }
    let of = |phrase: usize| {
        if !is_run[phrase] || !candidates.terms(phrase).all(|term| is_kept[term]) {
            return 0.0;
        }
        candidates.terms(phrase).map(|term| ranks[term]).sum()
    };
    (0..candidates.len()).map(of).collect()
}
