//! The ceiling and the content measures, against their definitions.

use epitome::evaluate::{Content, Tokens, oracle};
use epitome::{Budget, Document, Language, Meter, Source, Summarizer};
use proptest::prelude::*;

fn document(text: &str) -> Document<'_> {
    Summarizer::new().with_language(Language::English).document(text).unwrap()
}

/// Sentences of words of no language.
fn texts() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "kamora", "lirend", "zenopa", "tubalk", "mirosh", "pelgan", "dovrit", "sarkel",
    ]);
    let sentence = prop::collection::vec(word, 1..8).prop_map(|words| format!("X{}.", words.join(" ")));
    prop::collection::vec(sentence, 1..12).prop_map(|sentences| sentences.join(" "))
}

/// The mean F1 of ROUGE-1 and ROUGE-2, pairs of tokens counted within sentences as the oracle does.
fn value(document: &Document<'_>, chosen: &[usize], references: &[&str]) -> f64 {
    let f1 = |n: usize, reference: &str| {
        let grams = |text: &str| -> Vec<Vec<String>> {
            Tokens::stemmed(text).as_slice().windows(n).map(<[String]>::to_vec).collect()
        };
        let mut left = grams(reference);
        let summary: Vec<_> = chosen.iter().flat_map(|&i| grams(document.sentence(i))).collect();
        let all = left.len() + summary.len();
        let before = left.len();
        for gram in summary {
            if let Some(at) = left.iter().position(|other| *other == gram) {
                left.swap_remove(at);
            }
        }
        if all == 0 { 0.0 } else { 2.0 * (before - left.len()) as f64 / all as f64 }
    };
    let sum: f64 = references.iter().map(|r| f1(1, r) + f1(2, r)).sum();
    sum / 2.0 / references.len() as f64
}

proptest! {
    #[test]
    fn each_pick_of_the_oracle_raises_the_value_most(text in texts(), one in texts(), two in texts(), k in 0..6_usize) {
        let document = document(&text);
        let references = [one.as_str(), two.as_str()];
        let chosen = oracle(&references, Meter::new(&document, Budget::sentences(k)));
        prop_assert!(chosen.len() <= k);
        for end in 0..chosen.len() {
            let reached = value(&document, &chosen[..end], &references);
            let now = value(&document, &chosen[..=end], &references);
            prop_assert!(now > reached - 1e-12);
            for other in (0..document.len()).filter(|i| !chosen[..end].contains(i)) {
                // What is said already is no candidate.
                if document.words(other) != document.words(chosen[end]) {
                    let with_other = [&chosen[..end], &[other]].concat();
                    let near = chosen[..end].iter().any(|&j| same_terms(&document, other, j));
                    prop_assert!(near || now >= value(&document, &with_other, &references) - 1e-12);
                }
            }
        }
    }

    #[test]
    fn redundancy_is_the_mean_cosine_of_all_pairs(text in texts(), step in 1..4_usize) {
        let document = document(&text);
        let chosen: Vec<usize> = (0..document.len()).step_by(step).collect();
        let n = document.len() as f64;
        let tf = |i: usize, t: u32| document.terms(i).iter().filter(|&&other| other == t).count() as f64;
        let weight = |t: u32| ((n + 1.0) / ((0..document.len()).filter(|&i| tf(i, t) > 0.0).count() as f64 + 0.5)).ln();
        let dot = |i: usize, j: usize| -> f64 {
            (0..document.term_count() as u32).map(|t| tf(i, t) * tf(j, t) * weight(t) * weight(t)).sum()
        };
        let mut cosines = Vec::new();
        for (k, &i) in chosen.iter().enumerate() {
            cosines.extend(chosen[..k].iter().map(|&j| dot(i, j) / (dot(i, i) * dot(j, j)).sqrt()));
        }
        let mean = cosines.iter().sum::<f64>() / cosines.len().max(1) as f64;
        prop_assert!((Content::of(&document, &chosen).redundancy() - mean).abs() < 1e-9);
    }
}

/// Nearly the same terms: a share of 0.3, by number, is a safe bound below what selectors call a near-copy.
fn same_terms(document: &Document<'_>, one: usize, other: usize) -> bool {
    let set = |i: usize| document.terms(i).iter().copied().collect::<std::collections::BTreeSet<u32>>();
    let (one, other) = (set(one), set(other));
    one.intersection(&other).count() * 10 >= one.len().max(other.len()) * 3
}

#[test]
fn content_by_hand() {
    let first = Source::new("Heavy rain fell. Rivers flooded cellars. Rivers flooded streets. People left.");
    let second = Source::new("Boats came. Rain stopped.");
    let document = Summarizer::new().with_language(Language::English).document([first, second]).unwrap();
    assert_eq!(document.len(), 6);
    let terms: usize = (0..6).map(|i| document.terms(i).len()).sum();
    assert_eq!(terms, 15);
    // Rivers and flooded stand twice, cellars, boats and came once.
    let content = Content::of(&document, &[4, 1, 4, 99]);
    assert_eq!(content.coverage(), 7.0 / 15.0);
    assert_eq!(content.redundancy(), 0.0);
    // The second of four sentences and the first of two.
    assert_eq!(content.positions(), [1, 0, 1, 0, 0, 0, 0, 0, 0, 0]);
    assert_eq!(Content::of(&document, &[]), Content::default());
}

#[test]
fn no_reference_no_oracle() {
    let document = document("Rain fell. The river rose.");
    for references in [&[][..], &[""][..], &["Nothing shared here at all"][..]] {
        assert!(oracle(references, Meter::new(&document, Budget::sentences(2))).is_empty());
    }
    // By hand: either alone reaches 2 in the sum of the four F1, both together 3/4 + 4/5 + 4/7 + 2/4.
    let both = oracle(&["The river rose.", "Rain fell."], Meter::new(&document, Budget::words(100)));
    assert_eq!(both, [0, 1]);
}

#[test]
fn a_sentence_dangles_without_the_one_before_it() {
    let document = document("The council met. It closed the bridge. This angered shops. Buses turn back.");
    let dangling = |chosen: &[usize]| Content::of(&document, chosen).dangling();
    assert_eq!([dangling(&[0, 1]), dangling(&[1, 2]), dangling(&[1, 3]), dangling(&[0, 2])], [0, 1, 1, 1]);
}
