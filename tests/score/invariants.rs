//! What holds for every scorer and method: refused parameters, empty texts, same bits, backgrounds that add
//! up.

use crate::naive::{self, assert_close, plain, text};
use epitome::engine::PageRank;
use epitome::score::{
    Background, Centroid, Combined, Degree, Edmundson, HipoRank, Lead, LexRank, Lsa, Luhn, PacSum, Position,
    Scorer, TextRank, TopicSignatures,
};
use epitome::select::KlSum;
use epitome::{Budget, Document, Error, Meter, Method, Outcome, Prior, Source, Summarizer, Unit};
use proptest::collection::vec;
use proptest::prelude::*;
use std::sync::Arc;

#[test]
fn parameters_out_of_range_are_refused() {
    fn refused<T>(name: &str, result: Result<T, Error>) {
        let error = result.err().unwrap_or_else(|| panic!("'{name}' was taken"));
        assert!(error.is_parameter());
        assert!(error.to_string().starts_with(&format!("parameter '{name}' is ")), "{error}");
    }
    for wrong in [-0.1, 1.1, f64::NAN, f64::INFINITY] {
        refused("damping", PageRank::builder().damping(wrong).build());
        refused("damping", TextRank::builder().damping(wrong).build());
        refused("damping", LexRank::builder().damping(wrong).build());
        refused("threshold", LexRank::builder().threshold(wrong).build());
        refused("threshold", Degree::builder().threshold(wrong).build());
        refused("threshold", Centroid::builder().threshold(wrong).build());
        refused("threshold", PacSum::builder().threshold(wrong).build());
    }
    for wrong in [0.0, -1.0, 1.1, f64::NAN] {
        refused("tolerance", TextRank::builder().tolerance(wrong).build());
    }
    refused("max_iterations", LexRank::builder().max_iterations(0).build());
    refused("frequency", Luhn::builder().frequency(0).build());
    refused("topics", Lsa::builder().topics(0).build());
    for wrong in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        refused("before", PacSum::builder().before(wrong).build());
        refused("after", PacSum::builder().after(wrong).build());
        refused("toward_end", HipoRank::builder().toward_end(wrong).build());
        refused("toward_middle", HipoRank::builder().toward_middle(wrong).build());
    }
    for wrong in [-1.0, f64::NAN, f64::INFINITY] {
        refused("cue", Edmundson::builder().cue(wrong).build());
        refused("key", Edmundson::builder().key(wrong).build());
        refused("title", Edmundson::builder().title(wrong).build());
        refused("location", Edmundson::builder().location(wrong).build());
        refused("sections", HipoRank::builder().sections(wrong).build());
        refused("last", HipoRank::builder().last(wrong).build());
        refused("smoothing", KlSum::builder().smoothing(wrong).build());
        refused("threshold", TopicSignatures::builder(Arc::default()).threshold(wrong).build());
        refused("weight", Combined::sum().with("lead", wrong, Lead::new()).build());
    }
    refused("last", HipoRank::builder().last(0.0).build());
    refused("smoothing", KlSum::builder().smoothing(0.0).build());
    refused("scorers", Combined::product().build());
}

proptest! {
    // Few sentences and few words: many are empty, equal, or the only one.
    #[test]
    fn every_method_scores_and_chooses_the_same_twice(
        sentences in vec(vec(0..6u32, 0..5), 0..9),
        weights in vec(prop_oneof![Just(0.0), 0.0..5.0f64], 9),
        asked in 0..10usize,
    ) {
        let text = text(&sentences);
        let prior = Prior::new(weights).unwrap();
        for &method in Method::ALL {
            let run = || {
                let document = plain().document(&text).unwrap();
                let scores = method.scorer().score(&document, &prior).unwrap();
                let chosen = method.selector().select(&document, &scores, &Prior::uniform(), Meter::new(&document, Budget::sentences(asked))).unwrap();
                let bits: Vec<u64> = scores.as_slice().iter().map(|score| score.to_bits()).collect();
                (document.len(), scores, bits, chosen)
            };
            let (n, scores, bits, chosen) = run();
            prop_assert_eq!(scores.len(), n, "{}", method);
            prop_assert!(scores.as_slice().iter().all(|score| score.is_finite()), "{}: {:?}", method, scores);
            for part in scores.parts() {
                prop_assert_eq!(part.values().len(), n, "{}", method);
            }
            prop_assert!(chosen.len() <= asked, "{} chose {:?}", method, &chosen);
            prop_assert!(chosen.len() >= asked.min(n).min(1), "{} chose nothing of {}", method, n);
            let (_, _, bits_again, chosen_again) = run();
            prop_assert_eq!(bits, bits_again, "{}", method);
            prop_assert_eq!(chosen, chosen_again, "{}", method);
        }
    }

    #[test]
    fn backgrounds_merge_in_any_order(texts in vec(vec(vec(0..9u32, 0..6), 1..5), 3)) {
        let texts: Vec<String> = texts.iter().map(|sentences| text(sentences)).collect();
        let of = |texts: &[String]| {
            let mut background = Background::new();
            for text in texts {
                background.add(&plain().document(text).unwrap());
            }
            background
        };
        let parts: Vec<Background> = texts.iter().map(|text| of(std::slice::from_ref(text))).collect();
        let [a, b, c] = &parts[..] else { panic!("three parts") };
        let whole = of(&texts);
        prop_assert_eq!(&a.clone().merge(b).merge(c), &whole);
        prop_assert_eq!(&a.clone().merge(&b.clone().merge(c)), &whole);
        prop_assert_eq!(&c.clone().merge(a).merge(b), &whole);
        prop_assert_eq!(&whole.clone().merge(&Background::new()), &whole);
        #[cfg(feature = "serde")]
        {
            let saved = serde_json::to_string(&whole).unwrap();
            prop_assert_eq!(&serde_json::from_str::<Background>(&saved).unwrap(), &whole);
            prop_assert_eq!(saved, serde_json::to_string(&c.clone().merge(b).merge(a)).unwrap());
        }
    }
}

#[test]
fn a_background_counts_documents_and_occurrences() {
    let mut background = Background::new();
    background.add(&plain().document("1 1 2 . 1 .").unwrap());
    background.add(&plain().document("2 3 .").unwrap());
    assert_eq!((background.documents(), background.size()), (2, 6));
    let of = |term| (background.document_frequency(term), background.occurrences(term));
    assert_eq!([of("1"), of("2"), of("3"), of("4")], [(1, 3), (2, 2), (1, 1), (0, 0)]);
    let document = plain().document("2 3 4 .").unwrap();
    let expected = [(3.0 / 2.5f64).ln(), (3.0 / 1.5f64).ln(), (3.0 / 0.5f64).ln()];
    assert_close("idf", &background.idf(&document), &expected, 1e-15);
}

#[test]
fn sums_and_products_of_scorers() {
    let text = text(&[vec![1], vec![2], vec![3], vec![4]]);
    let document = plain().document(&text).unwrap();
    let prior = Prior::new(vec![1.0, 2.0, 1.0, 1.0]).unwrap();
    // Scaled by the largest: position 1, 3/4, 2/4, 1/4; lead 1, 1/2, 1/3, 1/4.
    let sum = Combined::sum().with("position", 2.0, Position::new()).with("lead", 1.0, Lead::new());
    let scores = sum.build().unwrap().score(&document, &Prior::uniform()).unwrap();
    assert_close("sum", scores.as_slice(), &[3.0, 2.0, 4.0 / 3.0, 0.75], 1e-15);
    assert_eq!(scores.parts()[0].name(), "position");
    assert_close("part", scores.parts()[1].values(), &[1.0, 0.5, 1.0 / 3.0, 0.25], 1e-15);
    let product = Combined::product().with("position", 2.0, Position::new()).with("lead", 1.0, Lead::new());
    let scores = product.build().unwrap().score(&document, &prior).unwrap();
    assert_close("product", scores.as_slice(), &[1.0, 2.0 * 9.0 / 32.0, 1.0 / 12.0, 1.0 / 64.0], 1e-15);
}

const SECTIONS: &str = "\
# Harvest

The apple harvest began early. Pickers filled the crates by noon.

# Storage

Cold rooms keep the apple fresh. Crates stand in the cold until spring. Rooms are aired at noon.

# Market

Fresh apple crates go to market in spring. The harvest sells by noon.

# Weather

Spring was cold and early.
";

/// HipoRank as its documentation has it, λ₁ and μ as given, from dense cosines of a document's own counts.
fn hipo_rank(document: &Document<'_>, section: &[usize], toward_end: f64, weight: f64) -> Vec<f64> {
    let n = document.len();
    let sentences: Vec<Vec<u32>> = (0..n).map(|i| document.terms(i).to_vec()).collect();
    let rows: naive::Dense = naive::tf_idf(&sentences)
        .into_iter()
        .map(|row| {
            let norm = naive::dot(&row, &row).sqrt();
            row.iter().map(|x| if norm > 0.0 { x / norm } else { 0.0 }).collect()
        })
        .collect();
    let sections = section[n - 1] + 1;
    let members = |s: usize| (0..n).filter(move |&i| section[i] == s);
    let centroid = |s: usize| -> Vec<f64> {
        let mut sum = vec![0.0; rows[0].len()];
        members(s).for_each(|i| sum.iter_mut().zip(&rows[i]).for_each(|(c, x)| *c += x));
        let norm = naive::dot(&sum, &sum).sqrt();
        sum.into_iter().map(|x| x / norm).collect()
    };
    let distance = |place: usize, count: usize| place.min(count - 1 - place);
    let side = |own: usize, other: usize| if other > own { 1.0 } else { toward_end };
    (0..n)
        .map(|i| {
            let s = section[i];
            let first = members(s).next().unwrap();
            let count = members(s).count();
            let at = |j: usize| distance(j - first, count);
            let within: f64 = (members(s).filter(|&j| j != i))
                .map(|j| side(at(i), at(j)) * naive::dot(&rows[i], &rows[j]))
                .sum();
            let between: f64 = (0..sections)
                .filter(|&t| t != s)
                .map(|t| {
                    side(distance(s, sections), distance(t, sections)) * naive::dot(&rows[i], &centroid(t))
                })
                .sum();
            within / (count - 1).max(1) as f64 + weight * between / (sections - 1) as f64
        })
        .collect()
}

#[test]
fn hipo_rank_with_sections() {
    let document = Summarizer::new().document(SECTIONS).unwrap();
    assert_eq!(document.len(), 8);
    let section = [0, 0, 1, 1, 1, 2, 2, 3];
    for (toward_end, weight) in [(0.0, 0.5), (-0.25, 1.5)] {
        let scorer = HipoRank::builder().toward_end(toward_end).sections(weight).build().unwrap();
        let expected = hipo_rank(&document, &section, toward_end, weight);
        assert_close(
            "HipoRank",
            scorer.score(&document, &Prior::uniform()).unwrap().as_slice(),
            &expected,
            1e-9,
        );
    }
}

// The second source has one section, so nothing vouches for it from another section, though the first has its words.
#[test]
fn sections_of_other_sources_do_not_count() {
    let one =
        "# Rain\n\nThe river rose. The river fell again. Rain came.\n\n# Flood\n\nA river of rain came.";
    let two = "The river shone. Bright rain fell at night. Night falls.";
    let document = Summarizer::new().document([Source::new(one), Source::new(two)]).unwrap();
    assert_eq!((document.source_len(0), document.source_len(1)), (4, 3));
    let scorer = HipoRank::builder().toward_end(1.0).build().unwrap();
    let scores = scorer.score(&document, &Prior::uniform()).unwrap();
    let between = scores.parts().iter().find(|part| part.name() == "between sections").unwrap().values();
    assert!(between[..4].iter().all(|&x| x > 1e-3), "{between:?}");
    assert!(between[4..].iter().all(|&x| x.abs() < 1e-12), "{between:?}");
}

#[test]
fn the_engine_never_sees_a_text() {
    for file in std::fs::read_dir(crate::repository("src/engine")).unwrap() {
        let path = file.unwrap().path();
        let source = std::fs::read_to_string(&path).unwrap();
        for (number, line) in (1..).zip(source.lines()) {
            let code = line.split("//").next().unwrap();
            let mut words = code.split(|c: char| !(c.is_alphanumeric() || c == '_'));
            let word = words.find(|word| ["str", "String", "char", "Cow"].contains(word));
            assert!(word.is_none(), "{}:{number}: {line}", path.display());
        }
    }
}

/// What a source may hold: nothing, white space, boilerplate or headings alone, symbols, stop words, prose,
/// sections.
const KINDS_OF_SOURCES: [&str; 8] = [
    "",
    " \n\t\n",
    "Menu\nHome | News | Sport\n© 2024 The Aller Post",
    "# Rivers\n\n## Bridges",
    "?! *** 🎉",
    "It was. He is not.",
    "Rain fell for a week. The river rose over its banks. People left their houses.",
    "# Rain\n\nThe river rose. Rain fell.\n\n# Flood\n\nPeople left. The river fell again.",
];

/// Every list of up to two kinds of sources, and those with a source without sentences before, between or
/// behind two.
fn lists_of_sources() -> Vec<Vec<&'static str>> {
    let kinds = KINDS_OF_SOURCES;
    let mut lists = vec![vec![]];
    for a in kinds {
        lists.push(vec![a]);
        for b in kinds {
            lists.push(vec![a, b]);
            for empty in [kinds[0], kinds[2]] {
                lists.extend([vec![empty, a, b], vec![a, empty, b], vec![a, b, empty]]);
            }
        }
    }
    lists
}

#[test]
fn no_source_whatever_it_lacks_is_too_little_for_a_method() {
    let budgets = [
        Budget::sentences(2),
        Budget::percent(40),
        Budget::words(9),
        Budget::bytes(60),
        Budget::chars(60).nearest(),
        Budget::tokens(12),
    ];
    for list in lists_of_sources() {
        let sources: Vec<Source<'_>> = list.iter().copied().map(Source::new).collect();
        for query in [None, Some("river")] {
            for &method in Method::ALL {
                let mut summarizer = Summarizer::new().with_method(method).with_counter(str::len);
                if let Some(query) = query {
                    summarizer = summarizer.with_query(query);
                }
                let document = summarizer.document(sources.clone()).unwrap();
                let scores = summarizer.score(&document);
                assert!(scores.is_ok(), "{method}: {scores:?} of {list:?}");
                let scores = scores.unwrap();
                for budget in budgets {
                    let summary = summarizer.select(&document, &scores, budget).unwrap();
                    assert_eq!(document.is_empty(), summary.outcome() == &Outcome::NoSentences);
                    let counts_sentences = matches!(budget.unit(), Unit::Sentences | Unit::Percent);
                    assert!(
                        !summary.is_empty() || document.is_empty() || !counts_sentences,
                        "{method}: {list:?}"
                    );
                }
            }
        }
    }
}

#[test]
fn a_source_without_a_sentence_changes_no_score() {
    let [.., prose, sections] = KINDS_OF_SOURCES;
    let scores = |method: Method, list: &[&'static str]| {
        let summarizer = Summarizer::new().with_method(method).with_query("river");
        let sources: Vec<Source<'_>> = list.iter().copied().map(Source::new).collect();
        let document = summarizer.document(sources).unwrap();
        summarizer.score(&document).unwrap()
    };
    for &method in Method::ALL {
        let expected = scores(method, &[sections, prose]);
        for list in [["", sections, prose], [sections, " \n", prose], [sections, prose, ""]] {
            assert_eq!(scores(method, &list), expected, "{method}: {list:?}");
        }
    }
}
