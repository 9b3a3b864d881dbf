//! What every selector promises, and each against its textbook form.

// A helper that cannot go on fails its test; the compared shares are exact.
#![allow(clippy::unwrap_used, clippy::float_cmp)]

use epitome::select::{Mmr, Picks, Selector, TopRanked};
use epitome::{Budget, Document, Language, Meter, Scores, Summarizer, Unit};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// Words of no language, so that none is a stop word or an abbreviation.
const WORDS: [&str; 16] = [
    "kamora", "lirend", "zenopa", "tubalk", "mirosh", "pelgan", "dovrit", "sarkel", "hontib", "vexami",
    "quorla", "brintu", "jaskem", "wolpid", "fenrok", "gludas",
];

fn text(sentences: &[Vec<usize>]) -> String {
    let sentence = |words: &Vec<usize>| {
        let words: Vec<&str> = words.iter().map(|&w| WORDS[w % WORDS.len()]).collect();
        let joined = words.join(" ");
        format!("{}{}.", joined[..1].to_uppercase(), &joined[1..])
    };
    sentences.iter().map(sentence).collect::<Vec<_>>().join(" ")
}

fn document(text: &str) -> Document<'_> {
    Summarizer::new()
        .with_language(Language::English)
        .with_counter(|text| text.len().div_ceil(4))
        .document(text)
        .unwrap()
}

fn sentences() -> impl Strategy<Value = Vec<Vec<usize>>> {
    prop::collection::vec(prop::collection::vec(0..WORDS.len(), 1..9), 1..24)
}

fn budgets() -> impl Strategy<Value = Budget> {
    prop_oneof![
        (0..30_usize).prop_map(Budget::sentences),
        (0..120_usize).prop_map(Budget::percent),
        (0..120_usize).prop_map(Budget::words),
        (0..600_usize).prop_map(Budget::bytes),
        (0..600_usize).prop_map(Budget::chars),
        (0..150_usize).prop_map(Budget::tokens),
    ]
}

fn selectors() -> Vec<(&'static str, Box<dyn Selector>)> {
    vec![
        ("top", Box::new(TopRanked::new())),
        ("mmr", Box::new(Mmr::new())),
        ("mmr of unlikeness", Box::new(Mmr::builder().lambda(0.0).build().unwrap())),
    ]
}

/// The document's terms as sets, with each term's ln((n + 1) / (df + 0.5)).
fn weighed_sets(document: &Document<'_>) -> (Vec<BTreeSet<u32>>, impl Fn(&BTreeSet<u32>) -> f64) {
    let n = document.len();
    let sets: Vec<BTreeSet<u32>> = (0..n).map(|i| document.terms(i).iter().copied().collect()).collect();
    let weight: Vec<f64> = (0..document.term_count() as u32)
        .map(|t| libm::log((n as f64 + 1.0) / (sets.iter().filter(|s| s.contains(&t)).count() as f64 + 0.5)))
        .collect();
    (sets, move |set: &BTreeSet<u32>| set.iter().map(|&t| weight[t as usize]).sum())
}

/// Whether one sentence is a copy or near-copy of another, by the definition.
fn copies(document: &Document<'_>) -> Vec<Vec<bool>> {
    let (sets, weight) = weighed_sets(document);
    let near = |i: usize, j: usize| {
        let shared: BTreeSet<u32> = sets[i].intersection(&sets[j]).copied().collect();
        let enough = 0.8 * (weight(&sets[i]) * weight(&sets[j])).sqrt();
        document.words(i) == document.words(j)
            || (sets[i].len() >= 3 && sets[j].len() >= 3 && weight(&shared) >= enough)
    };
    (0..document.len()).map(|i| (0..document.len()).map(|j| near(i, j)).collect()).collect()
}

/// The first of `chosen` that does not have the largest maximal marginal relevance of all that are not said yet: the
/// paper's definition, every pair compared at every step. Values that differ by rounding alone count as equal.
fn first_wrong_by_mmr(
    document: &Document<'_>,
    scores: &[f64],
    lambda: f64,
    chosen: &[usize],
) -> Option<usize> {
    let n = document.len();
    let (sets, weight) = weighed_sets(document);
    let idf = |t: u32| weight(&BTreeSet::from([t]));
    let tf = |i: usize, t: u32| document.terms(i).iter().filter(|&&other| other == t).count() as f64;
    let dot = |i: usize, j: usize| -> f64 {
        sets[i].intersection(&sets[j]).map(|&t| tf(i, t) * tf(j, t) * idf(t) * idf(t)).sum()
    };
    let cosine = |i: usize, j: usize| dot(i, j) / (dot(i, i) * dot(j, j)).sqrt();
    let low = scores.iter().copied().fold(f64::INFINITY, f64::min);
    let high = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let relevance = |i: usize| if high > low { (scores[i] - low) / (high - low) } else { 0.0 };
    let copies = copies(document);
    (0..chosen.len()).find(|&k| {
        let before = &chosen[..k];
        let value = |i: usize| {
            let nearest = before.iter().map(|&j| cosine(i, j)).fold(0.0, f64::max);
            lambda * relevance(i) - (1.0 - lambda) * nearest
        };
        let open = (0..n).filter(|&i| !before.iter().any(|&j| i == j || copies[i][j]));
        let best = open.map(value).fold(f64::NEG_INFINITY, f64::max);
        value(chosen[k]) < best - 1e-9
    })
}

proptest! {
    #[test]
    fn no_selector_exceeds_a_budget_or_leaves_room_for_a_new_sentence(
        sentences in sentences(), seed in prop::collection::vec(0.0..1.0_f64, 24), budget in budgets(), nearest: bool,
    ) {
        let text = text(&sentences);
        let document = document(&text);
        let scores = Scores::from(seed[..document.len()].to_vec());
        let copies = copies(&document);
        let budget = if nearest { budget.nearest() } else { budget };
        for (name, selector) in selectors() {
            let chosen = selector.select(&document, &scores, &budget);
            let mut meter = Meter::new(&document, &budget);
            for (k, &i) in chosen.iter().enumerate() {
                prop_assert!(meter.take(i), "{name}: sentence {i} is past the budget");
                prop_assert!(!chosen[..k].iter().any(|&j| i == j || copies[i][j]), "{name}: {i} was said already");
            }
            if !nearest {
                prop_assert!(meter.used() <= meter.limit());
                let shown: Vec<&str> = chosen.iter().map(|&i| document.sentence(i)).collect();
                let shown = shown.join(" ");
                match budget.unit() {
                    Unit::Words => prop_assert!(shown.split_whitespace().count() <= budget.amount()),
                    Unit::Bytes => prop_assert!(shown.len() <= budget.amount()),
                    Unit::Chars => prop_assert!(shown.chars().count() <= budget.amount()),
                    _ => {}
                }
            }
            for i in 0..document.len() {
                let said = chosen.iter().any(|&j| i == j || copies[i][j]);
                prop_assert!(said || !meter.fits(i), "{name}: sentence {i} would still fit");
            }
        }
    }

    #[test]
    fn mmr_is_its_dense_form(
        sentences in sentences(), seed in prop::collection::vec(0..5_u8, 24), lambda in 0..=4_u8, count in 0..24_usize,
    ) {
        let text = text(&sentences);
        let document = document(&text);
        let scores: Vec<f64> = seed[..document.len()].iter().map(|&s| f64::from(s)).collect();
        let lambda = f64::from(lambda) / 4.0;
        let mmr = Mmr::builder().lambda(lambda).build().unwrap();
        let chosen = mmr.select(&document, &Scores::from(scores.clone()), &Budget::sentences(count));
        prop_assert_eq!(first_wrong_by_mmr(&document, &scores, lambda, &chosen), None, "{:?}", chosen);
    }

    #[test]
    fn a_larger_sentence_budget_keeps_what_a_smaller_one_chose(
        sentences in sentences(), seed in prop::collection::vec(0..5_u8, 24), small in 0..12_usize, more in 0..12_usize,
    ) {
        let text = text(&sentences);
        let document = document(&text);
        let scores = Scores::from(seed[..document.len()].iter().map(|&s| f64::from(s)).collect::<Vec<_>>());
        let few = TopRanked::new().select(&document, &scores, &Budget::sentences(small));
        let many = TopRanked::new().select(&document, &scores, &Budget::sentences(small + more));
        prop_assert!(many.starts_with(&few));
    }
}

#[test]
fn near_copies_are_refused_and_look_alikes_are_not() {
    let first = "The council voted on Monday to close the old iron bridge for repairs.";
    let cases = [
        ("the same", "The council voted on Monday to close the old iron bridge for repairs.", true),
        (
            "other case and marks",
            "The Council voted, on Monday, to close the old iron bridge for repairs!",
            true,
        ),
        (
            "other stop words",
            "On Monday the council has voted to close this old iron bridge for its repairs.",
            true,
        ),
        (
            "one word more",
            "The council voted on Monday to close the old iron bridge for urgent repairs.",
            true,
        ),
        ("one word less", "The council voted to close the old iron bridge for repairs.", true),
        ("half of it", "The council closed the bridge.", false),
        (
            "twice as long",
            "The council voted on Monday to close the old iron bridge for repairs, which angered \
            shopkeepers, commuters and the ferry company across the water.",
            false,
        ),
        ("other facts", "The council voted on Friday to open the new stone bridge for traffic.", false),
    ];
    for (name, second, refused) in cases {
        let text = format!("{first} Nobody was hurt in the storm. {second} Rain is expected tomorrow.");
        let document = document(&text);
        assert_eq!(document.len(), 4, "{name}");
        let mut picks = Picks::new(&document, &Budget::sentences(4));
        assert!(picks.take(0), "{name}");
        assert_eq!(picks.take(2), !refused, "{name}: {second}");
    }
}

#[test]
fn sentences_of_few_terms_are_copies_only_word_for_word() {
    let text = "The bill passed. The bill did not pass. It was. He is. It was.";
    let document = document(text);
    let chosen = TopRanked::new().select(&document, &Scores::from(vec![0.0; 5]), &Budget::sentences(5));
    assert_eq!(chosen, [0, 1, 2, 3]);
}

#[test]
fn mmr_rejects_what_is_no_share() {
    for lambda in [-0.1, 1.1, f64::NAN, f64::INFINITY] {
        let error = Mmr::builder().lambda(lambda).build().unwrap_err();
        assert_eq!(
            error.to_string(),
            format!("parameter 'lambda' is {lambda}, but must be in the range 0..=1")
        );
    }
}

#[test]
fn mmr_takes_scores_of_any_size() {
    let text = text(&[vec![0, 1, 2], vec![3, 4, 5], vec![6, 7, 8]]);
    let document = document(&text);
    for scores in [[f64::MAX, f64::MIN, 0.0], [5e-324, 0.0, 0.0], [-1.0, -3.0, -2.0]] {
        let chosen = Mmr::new().select(&document, &Scores::from(scores.to_vec()), &Budget::sentences(1));
        assert_eq!(chosen, [0], "{scores:?}");
    }
}
