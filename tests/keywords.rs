//! Key words and phrases: the methods worked out by hand, and what holds of any text.

use epitome::keywords::{Keyword, KeywordExtractor, KeywordMethod};
use epitome::{Source, Summarizer};
use proptest::prelude::*;

fn found(method: KeywordMethod, text: &str) -> Vec<(String, f64)> {
    let summarizer = Summarizer::new().with_language(epitome::Language::English);
    let document = summarizer.document(text).unwrap();
    let keywords = KeywordExtractor::new().with_method(method).extract(&document, 10);
    keywords.iter().map(|keyword| (keyword.text().to_owned(), keyword.score())).collect()
}

fn assert_scores(found: &[(String, f64)], expected: &[(&str, f64)]) {
    let names: Vec<&str> = found.iter().map(|(text, _)| text.as_str()).collect();
    assert_eq!(names, expected.iter().map(|(text, _)| *text).collect::<Vec<_>>());
    for ((text, score), (_, exact)) in found.iter().zip(expected) {
        assert!((score - exact).abs() < 1e-4, "{text}: {score}, not {exact}");
    }
}

#[test]
fn rake_weighs_the_degree_of_words_over_their_frequency() {
    // The phrases are of 3 and 2 words: deg(red) = 5 over 2, fox and jumps 3 over 1, fence 2 over 1.
    let found = found(KeywordMethod::Rake, "Red fox jumps over red fence.");
    assert_scores(&found, &[("Red fox jumps", 8.5), ("red fence", 4.5)]);
}

#[test]
fn text_rank_keeps_a_third_of_the_words() {
    // A chain of three: m = 0.05 + 0.85 · 2 e and e = 0.05 + 0.85 · m / 2, so m = 0.135 / 0.2775.
    assert_scores(&found(KeywordMethod::TextRank, "Rain fed rivers."), &[("fed", 0.135 / 0.2775)]);
}

#[test]
fn text_rank_joins_neighbours_that_are_both_kept() {
    // Six words in a chain: the third of them that is kept, b and e, are not neighbours; with a seventh pair of
    // the same two they are.
    let apart = found(KeywordMethod::TextRank, "Alder birch cedar elder fir gorse.");
    assert!(apart.iter().all(|(text, _)| !text.contains(' ')), "{apart:?}");
    let joined =
        found(KeywordMethod::TextRank, "Alder birch. Birch cedar. Cedar elder. Birch fir. Cedar gorse.");
    assert_eq!(joined[0].0, "Birch cedar");
}

#[cfg(feature = "stemmers")]
#[test]
fn tf_idf_counts_a_phrase_times_the_rarity_of_its_words() {
    use epitome::score::Background;
    let found = found(KeywordMethod::TfIdf, "The sea wall broke. A sea wall is built.");
    assert_scores(&found[..1], &[("sea wall", 4.0)]);

    let summarizer = Summarizer::new().with_language(epitome::Language::English);
    let mut background = Background::new();
    for text in ["The wall.", "A wall.", "Walls."] {
        background.add(&summarizer.document(text).unwrap());
    }
    let document = summarizer.document("The wall at the harbour.").unwrap();
    let extractor = KeywordExtractor::new().with_method(KeywordMethod::TfIdf).with_background(background);
    let keywords = extractor.extract(&document, 2);
    let scores: Vec<_> = keywords.iter().map(|k| (k.text().to_owned(), k.score())).collect();
    // ln((3 + 1) / (0 + 0.5)) and ln((3 + 1) / (3 + 0.5)).
    assert_scores(&scores, &[("harbour", 8.0_f64.ln()), ("wall", (8.0_f64 / 7.0).ln())]);
}

#[test]
fn yake_is_that_of_the_paper() {
    // rain: TF 2, mean TF 4/3 and deviation √2/3, TRel 1 + 1 · 2/2, TPos ln ln 3.5, TSent 2/2, no capitals within.
    let usual = 4.0 / 3.0 + 2.0_f64.sqrt() / 3.0;
    let s = 2.0 * 3.5_f64.ln().ln() / ((2.0 / usual) / 2.0 + 1.0 / 2.0);
    let kw = s / (2.0 * (1.0 + s));
    let extractor = KeywordExtractor::new().with_method(KeywordMethod::Yake).with_max_words(1).unwrap();
    let rain = &extractor.keywords("Rain fell. Rain stopped.", 1).unwrap()[0];
    assert!(rain.text() == "Rain" && (rain.score() - 1.0 / kw).abs() < 1e-9, "{rain:?}, not {}", 1.0 / kw);
}

#[cfg(feature = "stemmers")]
#[test]
fn a_phrase_is_given_with_every_form_and_place() {
    let text = "Where the road turns, the old river bank slid after weeks of rain, as river\n\
        banks often do; a river's bank may. Nobody saw the River Bank fall.";
    let bank = &epitome::keywords(text, 1)[0];
    assert_eq!(bank.text(), "river bank");
    let places: Vec<&str> = bank.places().iter().map(|place| &text[place.range()]).collect();
    assert_eq!(places, ["river bank", "river\nbanks", "river's bank", "River Bank"]);
}

#[test]
fn marks_and_stop_words_end_a_phrase() {
    for text in ["Storm, flood.", "Storm and flood.", "Storm. Flood.", "Storm (flood)."] {
        let keywords = epitome::keywords(text, 9);
        assert!(keywords.iter().all(|k| !k.text().to_lowercase().contains("storm f")), "{keywords:?}");
        assert_eq!(keywords.len(), 2, "{text}");
    }
}

#[test]
fn numbers_are_no_key_words() {
    let keywords = epitome::keywords("In 2019 the 14 dams of 2019 held.", 9);
    assert_eq!(keywords.iter().map(Keyword::text).collect::<Vec<_>>(), ["dams", "held"]);
}

#[test]
fn places_in_many_sources_are_those_of_each() {
    let texts = ["The flood came.", "No flood warning was given."];
    let document = Summarizer::new().document(texts.map(Source::new)).unwrap();
    let flood = &KeywordExtractor::new().with_max_words(1).unwrap().extract(&document, 1)[0];
    let places: Vec<_> = flood.places().iter().map(|place| (place.source(), place.range())).collect();
    assert_eq!((flood.text(), places), ("flood", vec![(0, 4..9), (1, 3..8)]));
}

#[test]
fn an_unspaced_script_gives_strings_of_characters() {
    let text = "洪水冲垮了大桥。洪水之后,大桥重建。";
    let keywords = epitome::keywords(text, 2);
    assert_eq!(keywords.iter().map(Keyword::text).collect::<Vec<_>>(), ["洪水", "大桥"]);
}

#[test]
fn bad_parameters_are_refused() {
    let error = KeywordExtractor::new().with_max_words(0).unwrap_err().to_string();
    assert!(error.contains("max_words") && error.contains('0') && error.contains("1..=8"), "{error}");
    assert!("pagerank".parse::<KeywordMethod>().unwrap_err().to_string().contains("textrank"));
}

fn texts() -> impl Strategy<Value = String> {
    let word =
        prop_oneof!["[a-c]{1,2}", "[A-C][a-c]", Just("the".to_owned()), Just("of".to_owned()), "\\PC{0,3}"];
    let mark = prop_oneof![Just(" "), Just(" "), Just(" "), Just(". "), Just("-"), Just(", "), Just("\n\n")];
    proptest::collection::vec((word, mark), 0..60)
        .prop_map(|parts| parts.into_iter().map(|(w, m)| w + m).collect())
}

proptest! {
    #[test]
    fn what_holds_of_any_text(text in texts(), count in 0..12_usize, longest in 1..=8_usize) {
        let document = Summarizer::new().document(text.as_str()).unwrap();
        for &method in KeywordMethod::ALL {
            let extractor = KeywordExtractor::new().with_method(method).with_max_words(longest).unwrap();
            let keywords = extractor.extract(&document, count);
            prop_assert!(keywords.len() <= count);
            prop_assert!(keywords.windows(2).all(|pair| pair[0].score() >= pair[1].score()), "{method}");
            prop_assert_eq!(&keywords, &extractor.extract(&document, count));
            for keyword in &keywords {
                prop_assert!(keyword.score() > 0.0 && keyword.score().is_finite());
                prop_assert!(!keyword.text().is_empty());
                let mut end = 0;
                for place in keyword.places() {
                    let sentence = document.range(place.sentence());
                    prop_assert!(place.range().start >= sentence.start && place.range().end <= sentence.end);
                    prop_assert!(text[place.range()].chars().any(char::is_alphabetic));
                    // In order; a phrase may overlap itself, as "a b a" does.
                    prop_assert!(place.range().start >= end);
                    end = place.range().start + 1;
                }
            }
        }
    }
}
