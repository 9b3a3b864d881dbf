//! The selectors without a score of their own: every pick is the best one at its turn.

use crate::naive::{Sentences, document, select, text};
use epitome::select::{JensenShannon, KlSum, Picks, Selector, SumBasic, SummaryCentroid};
use epitome::{Budget, Document, Meter, Prior, Scores};
use proptest::collection::vec;
use proptest::prelude::*;

/// Up to 14 sentences of up to 12 words; low numbers are common, as in a text.
fn sentences() -> impl Strategy<Value = Sentences> {
    let word = prop_oneof![0..4u32, 0..12u32, 0..60u32];
    vec(vec(word, 0..12), 1..14)
}

/// The sentences that could be picked next.
fn open(document: &Document<'_>, sentences: &[Vec<u32>], chosen: &[usize]) -> Vec<usize> {
    let could = |next: usize| {
        let mut picks = Picks::new(Meter::new(document, Budget::sentences(sentences.len())));
        for &i in chosen {
            assert!(picks.take(i), "sentence {i} is a copy");
        }
        !sentences[next].is_empty() && picks.take(next)
    };
    (0..sentences.len()).filter(|&next| could(next)).collect()
}

/// Checks that each pick among the sentences with terms has the highest value of those open at its turn, or
/// as good as.
fn check(
    name: &str,
    selector: &dyn Selector,
    sentences: &Sentences,
    prior: &Prior,
    value: impl Fn(&[usize], &[usize], usize) -> Option<f64>,
) {
    let text = text(sentences);
    let document = document(&text);
    let scores = Scores::from(vec![0.0; sentences.len()]);
    let picked = selector
        .select(&document, &scores, prior, Meter::new(&document, Budget::sentences(sentences.len())))
        .unwrap();
    for (turn, &pick) in picked.iter().enumerate() {
        let chosen = &picked[..turn];
        let open = open(&document, sentences, chosen);
        if open.is_empty() {
            break; // what is left has no terms, and goes by its scores
        }
        let best = open.iter().filter_map(|&i| value(chosen, &open, i)).fold(f64::NEG_INFINITY, f64::max);
        let own = value(chosen, &open, pick).unwrap_or(f64::NEG_INFINITY);
        let slack = 1e-9 * best.abs().max(1e-300);
        assert!(own >= best - slack, "{name}, turn {turn}: sentence {pick} has {own}, the best {best}");
    }
    assert!(open(&document, sentences, &picked).is_empty(), "{name}: it stopped early");
}

proptest! {
    #[test]
    fn every_pick_is_the_best(sentences in sentences(), weights in vec(0.1..10.0f64, 14)) {
        let prior = Prior::new(weights).unwrap();
        let p = prior.distribution(sentences.len());
        check("SumBasic", &SumBasic::new(), &sentences, &prior, |chosen, open, next| {
            select::sum_basic(&sentences, &p, chosen, open, next)
        });
        let kl = KlSum::builder().smoothing(0.3).build().unwrap();
        check("KL-Sum", &kl, &sentences, &prior, |chosen, _, next| {
            Some(select::kl(&sentences, &p, 0.3, chosen, next))
        });
        check("Jensen-Shannon", &JensenShannon::new(), &sentences, &prior, |chosen, _, next| {
            Some(select::js(&sentences, &p, chosen, next))
        });
        check("centroid", &SummaryCentroid::new(), &sentences, &prior, |chosen, _, next| {
            Some(select::centroid(&sentences, &p, chosen, next))
        });
    }
}
