//! Every reason that is given is true.

mod truth;

use crate::repository;
use epitome::reasons::{CoverageMap, Reason, SentenceReasons, WeighedReason};
use epitome::score::{Edmundson, Feature, FeatureModel};
use epitome::{Budget, Matcher, Method, Prior, Scores, Source, Summarizer, Summary};
use proptest::prelude::*;
use std::collections::BTreeMap;
use truth::{Asked, Truth};

fn read(path: &str) -> String {
    std::fs::read_to_string(repository(path)).unwrap()
}

/// The sample texts, and some of other languages, kinds and scripts.
fn samples() -> Vec<String> {
    let of = ["news", "abstract", "meeting", "page"].map(|name| format!("examples/texts/{name}.txt"));
    let others = ["ar", "he", "ja"].map(|name| format!("tests/data/report/{name}.txt"));
    of.iter().chain(&others).map(|path| read(path)).collect()
}

/// Asserts that the reasons of a summary are true, in their order, and what they weigh; counts them by name.
fn check(
    summarizer: &Summarizer,
    sources: &[Source<'_>],
    budget: Budget,
    asked: &Asked,
    seen: &mut BTreeMap<&'static str, usize>,
) {
    let document = summarizer.document(sources).unwrap();
    let scores = summarizer.score(&document).unwrap();
    let summary = summarizer.select(&document, &scores, budget).unwrap();
    assert!(!summary.is_empty(), "{budget} of {asked:?}");
    let explanation = summarizer.explain(&document, &scores, &summary).unwrap();
    let truth = Truth { document: &document, scores: &scores, summary: &summary, asked };
    assert_eq!(explanation.sentences().len(), summary.len());
    for (reasons, sentence) in explanation.sentences().iter().zip(&summary) {
        let i = sentence.index();
        assert_eq!((reasons.index(), reasons.rank()), (i, sentence.rank()));
        assert!(!reasons.reasons().is_empty() && !reasons.to_string().is_empty());
        let all = reasons.reasons().iter().map(|reason| (reason, false));
        for (weighed, against) in all.chain(reasons.objections().iter().map(|reason| (reason, true))) {
            let reason = weighed.reason();
            assert!(truth.holds(reason, i), "{reason:?} of {:?}", document.sentence(i));
            assert_eq!(reason.is_objection(), against);
            check_weight(weighed, against, &scores, i);
            *seen.entry(reason.code()).or_default() += 1;
        }
        check_order(reasons);
    }
    for i in 0..document.len() {
        assert_eq!(explanation.coverage().covered_by(i), truth.covered_by(i), "{:?}", document.sentence(i));
    }
}

/// A weight is what a part of the score has above its mean.
fn check_weight(weighed: &WeighedReason, against: bool, scores: &Scores, i: usize) {
    let Some(weight) = weighed.weight() else { return };
    assert!(if against { weight < 0.0 } else { weight > 0.0 });
    let above = |values: &[f64]| values[i] - values.iter().sum::<f64>() / values.len() as f64;
    let is_it = |values: &[f64]| (above(values) - weight).abs() <= 1e-9 * weight.abs();
    assert!(scores.parts().iter().any(|part| is_it(part.values())), "{weighed:?}");
}

fn check_order(reasons: &SentenceReasons) {
    let weights: Vec<f64> = reasons.reasons().iter().filter_map(WeighedReason::weight).collect();
    assert!(weights.is_sorted_by(|a, b| a >= b), "{weights:?}");
    let named: Vec<&Reason> = reasons.reasons().iter().map(WeighedReason::reason).collect();
    for (place, reason) in named.iter().enumerate() {
        assert!(!named[..place].contains(reason), "{reason:?} twice");
    }
}

#[test]
fn reasons_of_summaries_of_the_sample_texts_are_true() {
    let samples = samples();
    let methods = [
        Method::Default,
        Method::Lead,
        Method::TextRank,
        Method::LexRank,
        Method::Degree,
        Method::HipoRank,
        Method::PacSum,
        Method::Centroid,
        Method::Luhn,
        Method::SumBasic,
        Method::Coverage,
        Method::Random,
    ];
    let mut seen = BTreeMap::new();
    let mut summaries = 0;
    for text in &samples {
        let sources = [Source::new(text)];
        for method in methods {
            let summarizer = Summarizer::new().with_method(method);
            for budget in [Budget::sentences(2), Budget::percent(40)] {
                check(&summarizer, &sources, budget, &Asked::default(), &mut seen);
                summaries += 1;
            }
        }
        for budget in [Budget::words(60), Budget::sentences(1), Budget::percent(100)] {
            check(&Summarizer::new(), &sources, budget, &Asked::default(), &mut seen);
            summaries += 1;
        }
    }
    assert!(summaries >= 50);
    for code in [
        "opens-text",
        "place",
        "opens-section",
        "title",
        "phrases",
        "shared-words",
        "figures",
        "part",
        "novel",
        "stands-for",
        "short",
        "long",
        "personal",
    ] {
        assert!(seen.contains_key(code), "{code} is never given: {seen:?}");
    }
}

#[test]
fn reasons_of_queries_are_true() {
    // The main words of each query, counted by hand.
    let queries = [
        ("examples/texts/meeting.txt", "What does the roof cost?", 2),
        ("examples/texts/meeting.txt", "newsletter printing and the journals of the northern publisher", 5),
        ("examples/texts/news.txt", "When will the ferry cross the lake?", 3),
        ("examples/texts/news.txt", "price of the electric vessel", 3),
        ("examples/texts/abstract.txt", "Do hedges of cedar lower particulate matter?", 5),
        ("examples/texts/page.txt", "skis in the library", 2),
    ];
    let mut seen = BTreeMap::new();
    for (path, query, query_words) in queries {
        let text = read(path);
        let asked = Asked { query: Some(query), query_words, ..Asked::default() };
        for method in [Method::Default, Method::LexRank, Method::TextRank] {
            let summarizer = Summarizer::new().with_method(method).with_query(query);
            for sentences in [1, 5] {
                check(&summarizer, &[Source::new(&text)], Budget::sentences(sentences), &asked, &mut seen);
            }
        }
    }
    for code in ["query", "beside-answer"] {
        assert!(seen.contains_key(code), "{code} is never given: {seen:?}");
    }
}

#[test]
fn reasons_of_rules_and_of_many_sources_are_true() {
    let [news, abstract_, meeting] =
        ["news", "abstract", "meeting"].map(|name| read(&format!("examples/texts/{name}.txt")));
    let echo = "Nothing new. Fares have been set at 19 pounds for a car and 3.50 for a person on foot; residents pay half.";
    let sources = [Source::new(&news), Source::new(&abstract_), Source::new(&meeting), Source::new(echo)];
    let mut seen = BTreeMap::new();
    let asked = Asked { pinned: vec![4, 30], ..Asked::default() };
    let summarizer = Summarizer::new().with_pinned(Matcher::numbers([4, 30]));
    check(&summarizer, &sources, Budget::sentences(4), &asked, &mut seen);
    let asked = Asked { must: Some("roof \"lecture hall\" fares"), ..Asked::default() };
    let summarizer = Summarizer::new().with_must("roof \"lecture hall\" fares");
    check(&summarizer, &sources, Budget::sentences(5), &asked, &mut seen);
    let asked = Asked { per_source: 1, ..Asked::default() };
    let summarizer = Summarizer::new().with_per_source(1..=1);
    check(&summarizer, &sources, Budget::sentences(4), &asked, &mut seen);
    check(&Summarizer::new().with_context(1), &sources, Budget::sentences(9), &Asked::default(), &mut seen);
    for code in ["pinned", "must", "per-source", "also-in", "context"] {
        assert!(seen.contains_key(code), "{code} is never given: {seen:?}");
    }
}

fn explained(summarizer: &Summarizer, text: &str, sentences: usize) -> Vec<String> {
    let document = summarizer.document(text).unwrap();
    let scores = summarizer.score(&document).unwrap();
    let summary = summarizer.select(&document, &scores, sentences).unwrap();
    let explanation = summarizer.explain(&document, &scores, &summary).unwrap();
    explanation.sentences().iter().map(ToString::to_string).collect()
}

#[test]
fn reasons_by_hand() {
    let text = "# Old bridge closed\n\nThe old bridge over the Aller was closed on Monday. Rust was found in its cables. \
        A ferry sails.\n\n## Ferry\n\nThe ferry needs ten minutes.\n\n## Costs\n\nIn conclusion, the bridge costs 5 % more.";
    let whole = explained(&Summarizer::new(), text, 5);
    // The title's words are old, bridge and closed, all in the first sentence; "bridge" is in the last one too.
    assert!(whole[0].contains("holds all 3 main words of the title"), "{whole:?}");
    assert!(whole[0].contains("opens the text"), "{whole:?}");
    assert!(whole[3].contains("opens the section “Ferry”"), "{whole:?}");
    let last = &whole[4];
    for reason in ["announces what the text has to say", "names an amount of money or a percentage"] {
        assert!(last.contains(reason), "{last}");
    }
    let leads = explained(&Summarizer::new().with_method(Method::Lead), text, 1);
    assert_eq!(leads, ["opens the text; stands for 1 other sentence"]);
}

#[test]
fn weights_and_scorers_of_the_callers_own() {
    let text = "Rain fell. The river rose over its banks. People left.";
    let summarizer = Summarizer::new();
    let document = summarizer.document(text).unwrap();
    let prior = Prior::new(vec![1.0, 1.0, 90.0]).unwrap();
    let scores = summarizer.score_with(&document, &prior).unwrap();
    let summary = summarizer.select_with(&document, &scores, &prior, 1).unwrap();
    let explanation = summarizer.explain(&document, &scores, &summary).unwrap();
    let favoured = |weighed: &WeighedReason| *weighed.reason() == Reason::Favoured;
    assert!(explanation.of(2).unwrap().reasons().iter().any(favoured));
    assert!(explanation.of(0).is_none());

    // Without parts the place by score is all that can be said; a part of no known name is named.
    let plain =
        Summarizer::new().with_scorer(epitome::score::from_fn(|_, _| Scores::from(vec![1.0, 3.0, 3.0])));
    assert_eq!(explained(&plain, text, 1), ["is 1st of 3 by score"]);
    let named = Summarizer::new().with_scorer(epitome::score::from_fn(|_, _| {
        Scores::from(vec![1.0, 3.0, 3.0]).with_part("<glow>", vec![0.0, 2.0, 1.5])
    }));
    assert_eq!(explained(&named, text, 1), ["is 1st of 3 by “<glow>”"]);

    // Edmundson's cue words may be the caller's own: then the part is named and nothing is claimed of the text.
    let cues = Summarizer::new().with_scorer(Edmundson::builder().bonus(["banks"]).build().unwrap());
    let said = explained(&cues, text, 3);
    assert!(said[1].contains("is 1st of 3 by “cue”") && !said[1].contains("announces"), "{said:?}");
    // A feature that counts for nothing is no reason.
    let model = FeatureModel::builder().weight(Feature::Position, 0.0).build().unwrap();
    let placeless = explained(&Summarizer::new().with_scorer(model), text, 3);
    assert!(placeless.iter().all(|said| !said.contains("opens the text")), "{placeless:?}");
}

#[test]
fn nothing_and_what_is_not_of_the_document() {
    let summarizer = Summarizer::new();
    let document = summarizer.document("").unwrap();
    let scores = summarizer.score(&document).unwrap();
    let summary = summarizer.select(&document, &scores, 3).unwrap();
    let explanation = summarizer.explain(&document, &scores, &summary).unwrap();
    assert!(explanation.sentences().is_empty() && explanation.coverage().is_empty());
    assert_eq!(explanation.coverage().share(), 0.0);
    let other = Summarizer::new().summarize("Rain fell. The river rose. People left.", 3);
    assert!(summarizer.explain(&document, &scores, &other).unwrap().sentences().is_empty());
    assert!(
        summarizer
            .explain(&document, &Scores::from(vec![1.0]), &Summary::default())
            .unwrap_err()
            .is_contract()
    );
    assert!(CoverageMap::with_threshold(&document, [], 1.5).unwrap_err().is_parameter());
    let map = CoverageMap::new(&document, [7]);
    assert_eq!((map.covered_by(7), map.similarity(7)), (None, 0.0));
}

#[test]
fn clauses_have_the_reasons_of_their_sentence() {
    let text = "The river rose over its banks at night, people left their houses by boat, and the bridge was closed.";
    let summarizer = Summarizer::new();
    let document = summarizer.document(text).unwrap();
    let scores = summarizer.score(&document).unwrap();
    let summary = summarizer.select(&document, &scores, Budget::words(8)).unwrap();
    assert!(summary.len() == 1 && summary.to_string() != text);
    let explanation = summarizer.explain(&document, &scores, &summary).unwrap();
    assert_eq!(explanation.sentences().len(), 1);
}

/// What was looked at: `tests/data/reasons.txt`, the reasons of four sentences of each sample text.
#[test]
fn reasons_as_they_were_looked_at() {
    let mut said = String::new();
    for name in ["news", "abstract", "meeting", "page"] {
        let text = read(&format!("examples/texts/{name}.txt"));
        let summarizer = Summarizer::new();
        let document = summarizer.document(text.as_str()).unwrap();
        let scores = summarizer.score(&document).unwrap();
        let summary = summarizer.select(&document, &scores, 4).unwrap();
        let explanation = summarizer.explain(&document, &scores, &summary).unwrap();
        for reasons in explanation.sentences() {
            said.extend([document.sentence(reasons.index()), "\n    ", &reasons.to_string(), "\n"]);
        }
    }
    if cfg!(feature = "stemmers") {
        assert_eq!(said, read("tests/data/reasons.txt"));
    }
}

#[cfg(feature = "serde")]
#[test]
fn explanations_are_written_and_read_back() {
    let text = read("examples/texts/news.txt");
    let summarizer = Summarizer::new().with_query("What does the ferry cost?");
    let document = summarizer.document(text.as_str()).unwrap();
    let scores = summarizer.score(&document).unwrap();
    let summary = summarizer.select(&document, &scores, 4).unwrap();
    let explanation = summarizer.explain(&document, &scores, &summary).unwrap();
    let json = serde_json::to_string(&explanation).unwrap();
    // Numbers as they are written: the last bit of some is lost when they are read.
    let read = serde_json::from_str::<epitome::reasons::Explanation>(&json).unwrap();
    let codes = |explanation: &epitome::reasons::Explanation| -> Vec<Reason> {
        let of = |reasons: &SentenceReasons| reasons.reasons().to_vec();
        explanation.sentences().iter().flat_map(of).map(|weighed| weighed.reason().clone()).collect()
    };
    assert_eq!(codes(&read), codes(&explanation));
    assert!(
        (0..document.len()).all(|i| read.coverage().covered_by(i) == explanation.coverage().covered_by(i))
    );
    let title = serde_json::to_value(Reason::Title { held: 4, of: 6 }).unwrap();
    assert_eq!(title, serde_json::json!({"reason": "title", "held": 4, "of": 6}));
    for weighed in explanation.sentences().iter().flat_map(SentenceReasons::reasons) {
        assert_eq!(serde_json::to_value(weighed).unwrap()["reason"], weighed.reason().code());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn reasons_of_random_sources_are_true(sources in crate::render::sources(), sentences in 1_usize..5) {
        let sources: Vec<Source<'_>> = sources
            .iter()
            .map(|(text, title)| match title {
                Some(title) => Source::new(text).with_title(title),
                None => Source::new(text),
            })
            .collect();
        let summarizer = Summarizer::new();
        let document = summarizer.document(&sources).unwrap();
        let scores = summarizer.score(&document).unwrap();
        let summary = summarizer.select(&document, &scores, sentences).unwrap();
        let explanation = summarizer.explain(&document, &scores, &summary).unwrap();
        let asked = Asked::default();
        let truth = Truth { document: &document, scores: &scores, summary: &summary, asked: &asked };
        for reasons in explanation.sentences() {
            let i = reasons.index();
            for weighed in reasons.reasons().iter().chain(reasons.objections()) {
                let reason = weighed.reason();
                // Which copies are the same, marks and cases apart, and what closes or opens a sentence in every
                // script, are told by tests of their own.
                let elsewhere = matches!(reason, Reason::AlsoIn { .. } | Reason::Unclosed | Reason::Quotation);
                prop_assert!(elsewhere || truth.holds(reason, i), "{:?} of {:?}", reason, document.sentence(i));
            }
        }
        for i in 0..document.len() {
            let (found, expected) = (explanation.coverage().covered_by(i), truth.covered_by(i));
            // Of two equally close ones rounding may choose.
            let near = |one: Option<usize>| one.map_or(0.0, |one| truth.cosine(i, one));
            prop_assert!(found == expected || (near(found) - near(expected)).abs() < 1e-9);
        }
    }
}
