//! What is measured: the first sentence, the rank of the first that answers, what a short summary keeps.

use crate::Outcome;
use crate::data::{Question, Set};
use epitome::score::Retrieval;
use epitome::{Budget, Summarizer};
use std::collections::BTreeSet;
use std::fmt;

/// In hundredths: the share of one-sentence summaries that answer, the mean reciprocal rank by scores of
/// the first sentence that does, and the share of the ranges that a summary of a quarter of the words
/// overlaps.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Figures {
    pub(crate) first: f64,
    pub(crate) rank: f64,
    pub(crate) kept: f64,
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.1} | {:.1} | {:.1}", self.first, self.rank, self.kept)
    }
}

impl Figures {
    /// The figures of a summarizer over a set.
    pub(crate) fn of(set: &Set<'_>, summarizer: &Summarizer, retrieval: Retrieval) -> Outcome<Figures> {
        let mut sum = Figures::default();
        for question in &set.questions {
            let asking = summarizer.clone().with_retrieval(retrieval).with_query(question.query);
            let document = &question.document;
            let prior = asking.prior(document)?;
            let scores = asking.score_with(document, &prior)?;
            let shown = |budget: Budget| -> Outcome<BTreeSet<usize>> {
                let summary = asking.select_with(document, &scores, &prior, budget)?;
                Ok(summary.iter().flat_map(|sentence| question.hits(sentence.index())).collect())
            };
            sum.first += f64::from(!shown(Budget::sentences(1))?.is_empty());
            let ranked = scores.ranked();
            let rank = ranked.iter().position(|&i| question.hits(i).next().is_some());
            sum.rank += rank.map_or(0.0, |rank| 1.0 / (rank + 1) as f64);
            sum.kept += shown(Budget::words(set.words))?.len() as f64 / question.ranges().max(1) as f64;
        }
        let percent = |sum: f64| 100.0 * sum / set.questions.len().max(1) as f64;
        Ok(Figures { first: percent(sum.first), rank: percent(sum.rank), kept: percent(sum.kept) })
    }

    /// The means over sets.
    pub(crate) fn mean(figures: &[Figures]) -> Figures {
        let mean =
            |of: fn(&Figures) -> f64| figures.iter().map(of).sum::<f64>() / figures.len().max(1) as f64;
        Figures { first: mean(|f| f.first), rank: mean(|f| f.rank), kept: mean(|f| f.kept) }
    }

    /// What constants are chosen by.
    pub(crate) fn all(&self) -> f64 {
        self.first + self.rank + self.kept
    }
}

/// For each least relevance the hundredths of right answers that reach it, and of questions put to the
/// text of the set's next record; means over the sets.
pub(crate) fn none_answers(sets: &[Set<'_>], least: &[f64]) -> Outcome<Vec<(f64, f64, f64)>> {
    let mut shares = vec![(0.0, 0.0); least.len()];
    for set in sets {
        let (mut right, mut wrong) = (Vec::new(), Vec::new());
        for (question, other) in set.questions.iter().zip(set.questions.iter().cycle().skip(1)) {
            let asking = Summarizer::new().with_query(question.query);
            let summary = asking.select(&question.document, &asking.score(&question.document)?, 1)?;
            let first = summary.iter().next().map(epitome::Sentence::index);
            let relevance = |question: &Question<'_>| {
                Ok::<_, epitome::Error>(asking.relevance(&question.document)?.unwrap_or_default())
            };
            if let Some(first) = first.filter(|&first| question.hits(first).next().is_some()) {
                right.push(relevance(question)?.as_slice()[first]);
            }
            wrong.push(relevance(other)?.best());
        }
        for (shares, &least) in shares.iter_mut().zip(least) {
            let share = |values: &[f64]| {
                let reach = values.iter().filter(|&&value| value > 0.0 && value >= least).count();
                100.0 * reach as f64 / values.len().max(1) as f64 / sets.len() as f64
            };
            shares.0 += share(&right);
            shares.1 += share(&wrong);
        }
    }
    Ok(least.iter().zip(shares).map(|(&least, (right, wrong))| (least, right, wrong)).collect())
}
