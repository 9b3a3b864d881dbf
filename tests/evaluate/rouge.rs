//! ROUGE against the figures of the Python package `rouge_score` and of its paper.

use epitome::Language;
use epitome::evaluate::{Rouge, Score, Tokens, first_bytes, first_words};
use serde_json::Value;

const MEASURES: [(&str, Rouge); 5] = [
    ("rouge1", Rouge::N(1)),
    ("rouge2", Rouge::N(2)),
    ("rouge3", Rouge::N(3)),
    ("rougeL", Rouge::L),
    ("rougeLsum", Rouge::Lsum),
];

const TOKENIZATIONS: [&str; 2] = ["stemmed", "plain"];

#[track_caller]
fn assert_close(score: Score, figures: &Value, what: &str) {
    let ours = [score.precision(), score.recall(), score.f1()];
    for (ours, theirs) in ours.iter().zip(figures.as_array().unwrap()) {
        let theirs = theirs.as_f64().unwrap();
        assert!((ours - theirs).abs() < 1e-9, "{what}: {ours} instead of {theirs}");
    }
}

#[test]
fn every_figure_is_that_of_rouge_score() {
    let mut pairs = 0;
    for line in include_str!("../data/rouge/pairs.jsonl").lines() {
        let record: Value = serde_json::from_str(line).unwrap();
        let summary = record["summary"].as_str().unwrap();
        for name in TOKENIZATIONS {
            let tokens = |text: &str| match name {
                "stemmed" => Tokens::stemmed(text),
                _ => Tokens::plain(text),
            };
            let references = record["references"].as_array().unwrap().iter();
            let references: Vec<Tokens> = references.map(|r| tokens(r.as_str().unwrap())).collect();
            for (measure, rouge) in MEASURES {
                let what = format!("{measure} {name} of {summary:?}");
                let scores: Vec<Score> =
                    references.iter().map(|r| rouge.score(&tokens(summary), r)).collect();
                let theirs = &record[name][measure];
                for (score, figures) in scores.iter().zip(theirs["each"].as_array().unwrap()) {
                    assert_close(*score, figures, &what);
                    pairs += 1;
                }
                assert_close(Score::max(&scores), &theirs["max"], &what);
            }
        }
    }
    assert!(pairs >= 200 * MEASURES.len() * TOKENIZATIONS.len());
}

#[test]
fn every_stem_is_that_of_nltk() {
    for line in include_str!("../data/rouge/stems.tsv").lines() {
        let (word, stem) = line.split_once('\t').unwrap();
        // Tokens of up to three letters stay as they are.
        let expected = if word.len() > 3 { stem } else { word };
        assert_eq!(Tokens::stemmed(word).as_slice(), [expected], "{word}");
    }
}

/// Lin 2004, sections 3.1 and 3.2.
#[test]
fn the_examples_of_the_paper() {
    let reference = Tokens::plain("police killed the gunman");
    let recall = |rouge: Rouge, summary: &str| rouge.score(&Tokens::plain(summary), &reference).recall();
    assert_eq!(recall(Rouge::L, "police kill the gunman"), 3.0 / 4.0);
    assert_eq!(recall(Rouge::L, "the gunman kill police"), 2.0 / 4.0);
    assert_eq!(recall(Rouge::L, "the gunman police killed"), 2.0 / 4.0);
    assert_eq!(recall(Rouge::N(2), "police kill the gunman"), recall(Rouge::N(2), "the gunman kill police"));
    let union =
        Rouge::Lsum.score(&Tokens::plain("w1 w2 w6 w7 w8\nw1 w3 w8 w9 w5"), &Tokens::plain("w1 w2 w3 w4 w5"));
    assert_eq!(union.recall(), 4.0 / 5.0);
}

#[test]
fn no_token_no_score() {
    let text = Tokens::plain("a text");
    for rouge in MEASURES.map(|(_, rouge)| rouge).into_iter().chain([Rouge::N(0), Rouge::N(usize::MAX)]) {
        for (summary, reference) in [("", "a text"), ("a text", ""), ("", "")] {
            let score = rouge.score(&Tokens::plain(summary), &Tokens::plain(reference));
            assert_eq!(score, Score::default(), "{rouge:?}");
        }
    }
    assert_eq!(Rouge::N(0).score(&text, &text), Score::default());
    assert_eq!((Score::mean(&[]), Score::max(&[])), (Score::default(), Score::default()));
}

#[test]
fn several_references_by_mean_and_by_best() {
    let summary = Tokens::plain("a b c d");
    let score = |reference: &str| Rouge::N(1).score(&summary, &Tokens::plain(reference));
    let scores = [score("a b"), score("a x"), score("y z")];
    // By hand: precisions 2/4, 1/4, 0; recalls 2/2, 1/2, 0; F1 2/3, 1/3, 0.
    let mean = Score::mean(&scores);
    assert_eq!((mean.precision(), mean.recall()), (0.25, 0.5));
    assert!((mean.f1() - 1.0 / 3.0).abs() < 1e-15);
    assert_eq!(Score::max(&scores), scores[0]);
}

#[test]
fn tokens_of_each_language() {
    let tokens = |text, language| Tokens::of(text, language).as_slice().join("|");
    assert_eq!(tokens("Cities rose 3%", Language::English), "citi|rose|3");
    assert_eq!(tokens("Die Städte wuchsen um 3%", Language::German), "die|städte|wuchsen|um|3");
    assert_eq!(tokens("Река_вышла из берегов!", Language::Russian), "река|вышла|из|берегов");
}

#[test]
fn length_limits() {
    let text = "The river rose.\n\nPeople left.";
    let cases =
        [(0, ""), (1, "The"), (3, "The river rose."), (4, "The river rose.\n\nPeople"), (5, text), (9, text)];
    for (limit, expected) in cases {
        assert_eq!(first_words(text, limit), expected, "{limit} words");
    }
    let cases = [(0, ""), (3, "The"), (15, "The river rose.\n\n"), (16, "The river rose.\n\nP"), (99, text)];
    for (limit, expected) in cases {
        assert_eq!(first_bytes(text, limit), expected, "{limit} bytes");
    }
    assert_eq!((first_words("", 3), first_bytes("", 3)), ("", ""));
}
