//! The best choice by concept coverage, with the proof.

use super::shared::exchange::improve;
use super::shared::fill::fill;
use super::shared::near_copies::NearCopies;
use super::shared::objective::Objective;
use super::shared::wordings::Wordings;
use super::{ConceptCoverage, Dangling, Picks, Selector};
use crate::{Document, Error, Meter, Prior, Scores, Unit};
use std::collections::HashMap;

/// How many values all nodes together look at by default; a fraction of a second.
const DEFAULT_EFFORT: usize = 20_000_000;

/// What sorting takes in a node for each sentence, in values looked at.
const SORTING: usize = 16;

/// Chooses the sentences that together are worth most,
///
/// ```text
/// (1 − λ) · Σ w(u) / g + λ · Σ relevance(i) · words(i)ʳ
/// ```
///
/// the first sum over the concepts that any of them holds, each once, the second over the sentences: what
/// [`ConceptCoverage`] chooses greedily, with the same concepts, weights and scale. No two near-copies or
/// restatements are among them.
///
/// Branch and bound, depth first: each node takes or leaves the sentence that adds most for its cost; its
/// bound is what could be added if each sentence added all it adds now, filled into the budget by that, the
/// last one in part. Beyond a number of nodes the best choice found so far is returned, with the bound. It
/// begins with the greedy choice and one pass of exchanges, hence is never worse. The form and the bound are
/// those of a maximum coverage problem under a knapsack (Gillick & Favre 2009, "A scalable global model for
/// summarization", solve it as an integer program).
///
/// Dangling sentences are kept as they are, and a soft budget ([`Budget::nearest`](crate::Budget::nearest))
/// is kept as a hard one until one last sentence.
///
/// Complexity: O(nodes · (nnz + n log n)) time, O(nnz + nodes · k) memory for k chosen sentences.
///
/// # Example
///
/// ```
/// use epitome::{Meter, Prior, Scores, Summarizer, select::Exact};
///
/// let text = "Heavy rain fell. People slept. The river rose. Heavy rain made the river rise. A dog barked.";
/// let document = Summarizer::new().document(text)?;
/// let (scores, prior) = (Scores::from(vec![0.0; 5]), Prior::uniform());
/// let solution = Exact::new().solve(&document, &scores, &prior, Meter::new(&document, 1));
/// assert_eq!(solution.sentences(), [3]);
/// assert!(solution.is_proven());
/// # Ok::<(), epitome::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Exact {
    coverage: ConceptCoverage,
    nodes: Option<usize>,
}

/// What a search found.
///
/// # Example
///
/// ```
/// use epitome::{Meter, Prior, Scores, Summarizer, select::Exact};
///
/// let document = Summarizer::new().document("Rain fell. Heavy rain fell for a week. Trains ran late.")?;
/// let (scores, prior) = (Scores::from(vec![0.0; 3]), Prior::uniform());
/// let solution = Exact::new().solve(&document, &scores, &prior, Meter::new(&document, 2));
/// assert!(solution.is_proven() && solution.sentences().len() == 2);
/// assert!(solution.value() <= solution.bound());
/// # Ok::<(), epitome::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Solution {
    sentences: Vec<usize>,
    value: f64,
    bound: f64,
    proven: bool,
}

impl Exact {
    /// With the objective of [`ConceptCoverage::new`], and as many nodes as take a fraction of a second.
    pub const fn new() -> Self {
        Exact { coverage: ConceptCoverage::new(), nodes: None }
    }

    /// To set parameters other than the default ones.
    pub const fn builder() -> ExactBuilder {
        ExactBuilder { exact: Exact::new() }
    }

    /// The best choice found, its worth, and what none can exceed.
    pub fn solve(
        &self,
        document: &Document<'_>,
        scores: &Scores,
        prior: &Prior,
        meter: Meter<'_, '_>,
    ) -> Solution {
        let objective =
            Objective::new(document, scores, prior, self.coverage.lambda(), self.coverage.length_power());
        let hard = meter.hard();
        let greedy =
            self.coverage.with_dangling(Dangling::Keep).choose(document, scores, prior, hard.clone());
        let mut search = Search::new(&hard, &objective);
        search.offer(&improve(&hard, &objective, greedy));
        let work = objective.concepts.nnz() + SORTING * document.len() + 1;
        let bound = search.run(self.nodes.unwrap_or(DEFAULT_EFFORT.div_ceil(work)));
        let Search { mut best, value, .. } = search;
        let scores = scores.as_slice();
        best.sort_by(|&a, &b| scores[b].total_cmp(&scores[a]).then(a.cmp(&b)));
        Solution { sentences: best, value, bound: bound.unwrap_or(value), proven: bound.is_none() }
    }
}

impl Default for Exact {
    fn default() -> Self {
        Exact::new()
    }
}

/// The parameters of an [`Exact`], checked by [`build`](ExactBuilder::build).
///
/// # Example
///
/// ```
/// use epitome::select::Exact;
///
/// let chosen = Exact::builder().nodes(1000).build()?;
/// assert_ne!(chosen, Exact::new());
/// assert!(Exact::builder().nodes(0).build().is_err());
/// # Ok::<(), epitome::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct ExactBuilder {
    exact: Exact,
}

impl ExactBuilder {
    /// The objective: its λ and r. Default [`ConceptCoverage::new`].
    #[must_use]
    pub const fn coverage(self, coverage: ConceptCoverage) -> Self {
        ExactBuilder { exact: Exact { coverage, ..self.exact } }
    }

    /// The most nodes that are looked at, at least 1. By default as many as take a fraction of a second: 20
    /// million divided by the number of concepts, each counted for each sentence that holds it, and 16 a
    /// sentence.
    #[must_use]
    pub const fn nodes(self, nodes: usize) -> Self {
        ExactBuilder { exact: Exact { nodes: Some(nodes), ..self.exact } }
    }

    /// The selector.
    ///
    /// # Errors
    ///
    /// When the number of nodes is 0.
    pub fn build(self) -> Result<Exact, Error> {
        if let Some(nodes) = self.exact.nodes {
            Error::check_count("nodes", nodes, 1..=usize::MAX)?;
        }
        Ok(self.exact)
    }
}

impl Solution {
    /// The chosen sentences' numbers, by score, best first.
    pub fn sentences(&self) -> &[usize] {
        &self.sentences
    }

    /// What they are worth together.
    pub fn value(&self) -> f64 {
        self.value
    }

    /// What no choice within the budget exceeds; the value itself where it is proven.
    pub fn bound(&self) -> f64 {
        self.bound
    }

    /// Whether no choice is better.
    pub fn is_proven(&self) -> bool {
        self.proven
    }
}

impl Selector for Exact {
    fn select(
        &self,
        document: &Document<'_>,
        scores: &Scores,
        prior: &Prior,
        meter: Meter<'_, '_>,
    ) -> Result<Vec<usize>, Error> {
        let mut picks = Picks::new(meter.clone());
        for sentence in self.solve(document, scores, prior, meter.clone()).sentences {
            picks.take(sentence);
        }
        // What is left of the budget is for sentences that add nothing to the objective.
        Ok(fill(picks, scores))
    }
}

/// A part of the search: what is taken and left so far, and what no choice that goes on from there exceeds.
struct Node {
    taken: Vec<usize>,
    left: Vec<usize>,
    bound: f64,
}

struct Search<'o> {
    objective: &'o Objective,
    /// The sentences to choose from, without those that one of the same words beats in merits and price.
    candidates: Vec<usize>,
    /// For each sentence a number that those with the same words share.
    wordings: Vec<usize>,
    /// The near-copies and restatements of each sentence.
    near: Vec<Vec<usize>>,
    /// What each sentence uses of the limit, the space that joins it to the next among it.
    prices: Vec<usize>,
    limit: usize,
    /// What is part of every choice.
    pinned: Vec<usize>,
    source_of: Vec<usize>,
    most_per_source: usize,
    best: Vec<usize>,
    value: f64,
}

impl<'o> Search<'o> {
    fn new(meter: &Meter<'_, '_>, objective: &'o Objective) -> Self {
        let document = meter.document();
        let joint = usize::from(matches!(meter.budget().unit(), Unit::Bytes | Unit::Chars));
        let mut near = vec![Vec::new(); document.len()];
        for (i, earlier) in NearCopies::pairs(document).into_iter().enumerate() {
            for j in earlier {
                near[i].push(j);
                near[j].push(i);
            }
        }
        let prices: Vec<usize> = (0..document.len()).map(|i| meter.cost(i).saturating_add(joint)).collect();
        let wordings = wordings(document);
        // What does not fit an unused budget never will; in tokens without a counter nothing does, whatever it costs.
        let candidates = without_copies(&wordings, &objective.merits, &prices, |&i| meter.fits(i));
        Search {
            objective,
            candidates,
            wordings,
            near,
            prices,
            limit: meter.limit().saturating_add(joint),
            pinned: meter.pinned().to_vec(),
            source_of: (0..document.len()).map(|i| document.source(i)).collect(),
            most_per_source: meter.most_per_source(),
            best: Vec::new(),
            value: 0.0,
        }
    }

    /// Keeps a choice where it is the best so far.
    fn offer(&mut self, taken: &[usize]) {
        let value = self.value_of(taken);
        if value > self.value {
            self.value = value;
            self.best = taken.to_vec();
        }
    }

    fn value_of(&self, taken: &[usize]) -> f64 {
        let mut covered = vec![false; self.objective.concepts.width()];
        let mut value = 0.0;
        for &i in taken {
            value += self.adds(i, &covered);
            cover(&mut covered, self.objective.concepts.row(i).0);
        }
        value
    }

    /// Looks at this many nodes at most; returns what no choice exceeds, if they did not settle it.
    fn run(&mut self, nodes: usize) -> Option<f64> {
        let mut stack = vec![Node { taken: self.pinned.clone(), left: Vec::new(), bound: f64::INFINITY }];
        let mut seen = 0;
        while let Some(node) = stack.pop() {
            if self.is_beaten(node.bound) {
                continue;
            }
            if seen == nodes {
                return Some(stack.iter().map(|open| open.bound).fold(node.bound, f64::max));
            }
            seen += 1;
            self.expand(node, &mut stack);
        }
        None
    }

    /// Whether nothing within a bound is better than the best so far, rounding apart.
    fn is_beaten(&self, bound: f64) -> bool {
        bound <= self.value * (1.0 + 1e-12)
    }

    fn expand(&mut self, node: Node, stack: &mut Vec<Node>) {
        self.offer(&node.taken);
        let mut covered = vec![false; self.objective.concepts.width()];
        let mut closed = vec![false; self.objective.merits.len()];
        let mut said = vec![false; self.objective.merits.len()];
        let mut value = 0.0;
        let mut used = 0_usize;
        for &i in &node.taken {
            value += self.adds(i, &covered);
            cover(&mut covered, self.objective.concepts.row(i).0);
            used = used.saturating_add(self.prices[i]);
            closed[i] = true;
            said[self.wordings[i]] = true;
            self.near[i].iter().for_each(|&j| closed[j] = true);
        }
        node.left.iter().for_each(|&i| closed[i] = true);
        let room = self.limit.saturating_sub(used);
        let mut of_source = vec![0_usize; self.source_of.last().map_or(0, |last| last + 1)];
        node.taken.iter().for_each(|&i| of_source[self.source_of[i]] += 1);
        let has_place = |i: usize| of_source[self.source_of[i]] < self.most_per_source;
        let is_open =
            |i: usize| !closed[i] && !said[self.wordings[i]] && self.prices[i] <= room && has_place(i);
        let fitting = self.candidates.iter().filter(|&&i| is_open(i));
        let mut open: Vec<(f64, usize)> = fitting.map(|&i| (self.adds(i, &covered), i)).collect();
        // What costs nothing comes first.
        let density = |&(gain, i): &(f64, usize)| match self.prices[i] {
            0 => f64::INFINITY,
            price => gain / price as f64,
        };
        open.sort_by(|a, b| density(b).total_cmp(&density(a)).then(a.1.cmp(&b.1)));
        let bound = (value + self.fill(&open, room)).min(node.bound);
        let Some(&(_, first)) = open.first() else { return };
        if self.is_beaten(bound) {
            return;
        }
        let with = |list: &[usize]| [list, &[first]].concat();
        stack.push(Node { taken: node.taken.clone(), left: with(&node.left), bound });
        stack.push(Node { taken: with(&node.taken), left: node.left, bound });
    }

    /// The most that gains can add within some room, were they independent: the densest first, the last in
    /// part.
    fn fill(&self, open: &[(f64, usize)], mut room: usize) -> f64 {
        let mut sum = 0.0;
        for &(gain, i) in open {
            let price = self.prices[i];
            if price > room {
                return sum + gain * room as f64 / price as f64;
            }
            room -= price;
            sum += gain;
        }
        sum
    }

    /// What a sentence adds to what is covered.
    fn adds(&self, sentence: usize, covered: &[bool]) -> f64 {
        let (concepts, weights) = self.objective.concepts.row(sentence);
        let new = concepts.iter().zip(weights).filter(|(u, _)| !covered[**u as usize]);
        new.map(|(_, weight)| weight).sum::<f64>() + self.objective.merits[sentence]
    }
}

fn cover(covered: &mut [bool], concepts: &[u32]) {
    for &concept in concepts {
        covered[concept as usize] = true;
    }
}

/// For each sentence a number that those with the same words share, and no others.
fn wordings(document: &Document<'_>) -> Vec<usize> {
    let wordings = Wordings::new(document);
    let mut first = HashMap::new();
    (0..document.len()).map(|i| *first.entry(wordings.of(i)).or_insert(i)).collect()
}

/// The sentences that fit, without those that another one of the same words equals or beats in both merits
/// and price.
fn without_copies(
    wordings: &[usize],
    merits: &[f64],
    prices: &[usize],
    fits: impl Fn(&usize) -> bool,
) -> Vec<usize> {
    let mut order: Vec<usize> = (0..wordings.len()).filter(fits).collect();
    order.sort_unstable_by(|&a, &b| {
        let by_worth = merits[b].total_cmp(&merits[a]).then(prices[a].cmp(&prices[b]));
        wordings[a].cmp(&wordings[b]).then(by_worth).then(a.cmp(&b))
    });
    // Best merits first, so a later one of the same words has to be cheaper than all before it.
    let mut kept: Vec<usize> = Vec::new();
    for i in order {
        let beaten = |&last: &usize| wordings[last] == wordings[i] && prices[last] <= prices[i];
        if !kept.last().is_some_and(beaten) {
            kept.push(i);
        }
    }
    kept.sort_unstable();
    kept
}
