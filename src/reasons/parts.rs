//! Which fact each part of the scores comes from.

use super::facts::Facts;
use super::{Reason, WeighedReason};
use crate::Scores;
use crate::score::Feature;

/// The parts of the scores, each with its mean.
pub(super) struct Parts<'s> {
    scores: &'s Scores,
    means: Vec<f64>,
}

impl<'s> Parts<'s> {
    pub(super) fn new(scores: &'s Scores) -> Self {
        let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len().max(1) as f64;
        Parts { scores, means: scores.parts().iter().map(|part| mean(part.values())).collect() }
    }

    /// What the parts say for a sentence and what they say against it, the weightiest first.
    pub(super) fn weigh(
        &self,
        facts: &Facts<'_, '_>,
        sentence: usize,
    ) -> (Vec<WeighedReason>, Vec<WeighedReason>) {
        let (mut for_it, mut against) = (Vec::new(), Vec::new());
        for (part, mean) in self.scores.parts().iter().zip(&self.means) {
            let value = part.values()[sentence];
            let weight = value - mean;
            // What is equal up to rounding tells sentences apart by nothing.
            if weight.abs() <= 1e-9 * value.abs().max(mean.abs()) {
                continue;
            }
            if weight > 0.0 {
                let reason = self.reason(facts, part.name(), part.values(), sentence);
                for_it.extend(reason.map(|reason| WeighedReason { reason, weight: Some(weight) }));
            } else if let Some(reason) = objection(facts, part.name(), sentence) {
                against.push(WeighedReason { reason, weight: Some(weight) });
            }
        }
        for reasons in [&mut for_it, &mut against] {
            let size = |weighed: &WeighedReason| weighed.weight.unwrap_or_default().abs();
            reasons.sort_by(|a, b| size(b).total_cmp(&size(a)));
        }
        // Two parts may come from one fact: it weighs what the greater one does.
        let mut said: Vec<WeighedReason> = Vec::new();
        for weighed in for_it {
            if said.iter().all(|other| other.reason != weighed.reason) {
                said.push(weighed);
            }
        }
        (said, against)
    }

    /// The fact that a part of this name stands for, where the sentence has it; of a name that is not known
    /// the sentence's place.
    fn reason(&self, facts: &Facts<'_, '_>, name: &str, values: &[f64], sentence: usize) -> Option<Reason> {
        let holds = |feature: Feature| facts.feature(feature, sentence) > 0.0;
        match name {
            "centrality" | "degree" | "neighbours" => facts.shared_words(sentence),
            "bigrams" => facts.phrases(sentence),
            "title" => facts.title(sentence),
            "position" | "lead" | "location" => facts.place(sentence),
            "section" => facts.section(sentence),
            "conclusion" => holds(Feature::Conclusion).then_some(Reason::Conclusion),
            "figures" => holds(Feature::Figures).then_some(Reason::Figures),
            // Edmundson's cue words may be others, of the caller's own.
            "cue" if holds(Feature::Cue) => Some(Reason::Announces),
            // A query has reasons of its own.
            "prior" | "teleport" => (!facts.has_query()).then_some(Reason::Favoured),
            // That nothing speaks against a sentence is not why it was chosen; what is before and after it,
            // within its section and between them, is in the centrality.
            "length" | "closed" | "quotation" | "personal" | "before" | "after" | "within its section"
            | "between sections" => None,
            _ => {
                let Reason::Score { rank, of } = self.place(values, sentence) else { return None };
                Some(Reason::Part { name: name.to_owned(), rank, of })
            }
        }
    }

    /// The place of a sentence by some values, the highest first.
    pub(super) fn place(&self, values: &[f64], sentence: usize) -> Reason {
        let above = values.iter().filter(|&&value| value > values[sentence]).count();
        Reason::Score { rank: above + 1, of: self.scores.len() }
    }
}

/// What a part of the default's scores says against a sentence.
fn objection(facts: &Facts<'_, '_>, name: &str, sentence: usize) -> Option<Reason> {
    let value = |feature: Feature| facts.feature(feature, sentence);
    let words = facts.words(sentence);
    match name {
        "length" if value(Feature::Length) < 0.0 && words <= SHORT => Some(Reason::Short { words }),
        "length" if value(Feature::Length) < 0.0 => Some(Reason::Long { words }),
        "closed" => (value(Feature::Closed) == 0.0).then_some(Reason::Unclosed),
        "quotation" => (value(Feature::Quotation) > 0.0).then_some(Reason::Quotation),
        "personal" => (value(Feature::Personal) > 0.0).then_some(Reason::Personal),
        _ => None,
    }
}

/// Between what the length calls short and long by default, 10 and 35 words.
const SHORT: usize = 20;
