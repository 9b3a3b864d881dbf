//! The fast code against textbook forms on random documents.

#![allow(clippy::unwrap_used, reason = "a test may fail by a panic in its helpers too")]

mod naive;

use epitome::engine::{
    Bm25, Bm25Edges, Cosine, Idf, Matrix, Overlap, PageRank, Similarity, bm25, idf, tf_idf,
};
use epitome::score::{LexRank, Scorer, TextRank};
use epitome::{Prior, Scores};
use naive::{Dense, Sentences, assert_close, document, text};
use proptest::collection::vec;
use proptest::prelude::*;

/// Up to 24 sentences of up to 12 words; low numbers are common, as in a text.
fn sentences() -> impl Strategy<Value = Sentences> {
    let word = prop_oneof![0..4u32, 0..12u32, 0..60u32];
    vec(vec(word, 0..12), 1..24)
}

/// Weights that leave some sentences out.
fn weights() -> impl Strategy<Value = Vec<f64>> {
    vec(prop_oneof![Just(0.0), 0.0..1.0f64, 1.0..100.0f64], 24)
}

fn counts(sentences: &[Vec<u32>]) -> Matrix {
    let mut offsets = vec![0];
    for sentence in sentences {
        offsets.push(offsets[offsets.len() - 1] + sentence.len());
    }
    Matrix::counts(&offsets, &sentences.concat(), 60)
}

/// Every similarity with its dense twin.
fn similarities(sentences: &[Vec<u32>]) -> Vec<(&'static str, Box<dyn Similarity>, Dense)> {
    let counts = counts(sentences);
    let weighted = tf_idf(&counts, &idf(&counts, Idf::Plain));
    vec![
        ("overlap", Box::new(Overlap::new(&counts)), naive::overlap(sentences)),
        ("cosine", Box::new(Cosine::new(weighted)), naive::cosine(&naive::tf_idf(sentences))),
        ("bm25", Box::new(Bm25Edges::new(bm25(&counts, Bm25::default()))), naive::bm25_edges(sentences)),
    ]
}

fn exact() -> PageRank {
    PageRank::builder().tolerance(1e-12).build().unwrap()
}

proptest! {
    #[test]
    fn products(sentences in sentences(), weights in weights()) {
        let v = &weights[..sentences.len()];
        for (name, graph, dense) in similarities(&sentences) {
            prop_assert_eq!(graph.len(), sentences.len());
            assert_close(name, &graph.apply(v), &naive::product(&dense, v), 1e-9);
            let ones = vec![1.0; v.len()];
            assert_close(name, &graph.degrees(), &naive::product(&dense, &ones), 1e-9);
        }
    }

    #[test]
    fn walks(sentences in sentences(), weights in weights(), damping in 0.0..0.99f64) {
        let walk = PageRank::builder().damping(damping).tolerance(1e-12).build().unwrap();
        let teleport = Prior::new(weights).unwrap().distribution(sentences.len());
        for (name, graph, dense) in similarities(&sentences) {
            let ranking = walk.rank(&*graph, &teleport);
            prop_assert!(ranking.converged(), "{} ended at {}", name, ranking.residual());
            assert_close(name, ranking.scores(), &naive::page_rank(&dense, damping, &teleport), 1e-9);
        }
    }

    #[test]
    fn stated_error_bounds_hold(sentences in sentences(), weights in weights(), steps in 1..6usize) {
        let teleport = Prior::new(weights).unwrap().distribution(sentences.len());
        for (name, graph, _) in similarities(&sentences) {
            let early = PageRank::builder().max_iterations(steps).build().unwrap().rank(&*graph, &teleport);
            let late = exact().rank(&*graph, &teleport);
            let distance: f64 = early.scores().iter().zip(late.scores()).map(|(a, b)| (a - b).abs()).sum();
            // Scaling to a sum of 1 can double it.
            let bound = 2.0 * early.residual() + 1e-11;
            prop_assert!(distance <= bound, "{}: {} is above {}", name, distance, bound);
        }
    }

    #[test]
    fn scorers(sentences in sentences(), weights in weights()) {
        let text = text(&sentences);
        let document = document(&text);
        let prior = Prior::new(weights[..sentences.len()].to_vec()).unwrap();
        let teleport = prior.distribution(sentences.len());
        let check = |name: &str, scorer: &dyn Scorer, expected: &[f64]| {
            assert_close(name, scorer.score(&document, &prior).as_slice(), expected, 1e-9);
        };
        let walk = |w: &Dense| naive::page_rank(w, 0.85, &teleport);
        let text_rank = TextRank::builder().tolerance(1e-12).build().unwrap();
        check("TextRank", &text_rank, &walk(&naive::overlap(&sentences)));
        let lex_rank = LexRank::builder().tolerance(1e-12).build().unwrap();
        check("LexRank", &lex_rank, &walk(&naive::cosine(&naive::tf_idf(&sentences))));
    }

    #[test]
    fn walks_sum_to_one_and_their_parts_to_the_total(sentences in sentences(), weights in weights()) {
        let text = text(&sentences);
        let document = document(&text);
        let prior = Prior::new(weights).unwrap();
        for scores in [TextRank::new().score(&document, &prior), LexRank::new().score(&document, &prior)] {
            prop_assert!((scores.as_slice().iter().sum::<f64>() - 1.0).abs() < 1e-12);
            let [a, b] = scores.parts() else { panic!("not two parts") };
            for (i, total) in scores.as_slice().iter().enumerate() {
                prop_assert!((a.values()[i] + b.values()[i] - total).abs() < 1e-15);
            }
        }
    }

    #[test]
    fn the_order_of_sentences_does_not_matter(sentences in sentences()) {
        let backwards: Sentences = sentences.iter().rev().cloned().collect();
        let (text, backwards) = (text(&sentences), text(&backwards));
        let (document, backwards) = (document(&text), document(&backwards));
        let uniform = Prior::uniform();
        let check = |name: &str, scorer: &dyn Scorer| {
            let mut other = scorer.score(&backwards, &uniform).as_slice().to_vec();
            other.reverse();
            assert_close(name, scorer.score(&document, &uniform).as_slice(), &other, 1e-6);
        };
        check("TextRank", &TextRank::new());
        check("LexRank", &LexRank::new());
    }

    #[test]
    fn same_bits_twice(sentences in sentences(), weights in weights()) {
        let text = text(&sentences);
        let prior = Prior::new(weights).unwrap();
        let bits = |scores: Scores| scores.as_slice().iter().map(|x| x.to_bits()).collect::<Vec<u64>>();
        for scorer in [&TextRank::new() as &dyn Scorer, &LexRank::new()] {
            let first = bits(scorer.score(&document(&text), &prior));
            prop_assert_eq!(first, bits(scorer.score(&document(&text), &prior)));
        }
    }
}

#[test]
fn a_damping_of_one_gives_the_degrees() {
    let sentences = vec![vec![0, 1], vec![1, 2], vec![2, 3], vec![9], vec![8], vec![7]];
    let walk = PageRank::builder().damping(1.0).build().unwrap();
    for (name, graph, dense) in similarities(&sentences) {
        let degrees = naive::product(&dense, &[1.0; 6]);
        let sum: f64 = degrees.iter().sum();
        let expected: Vec<f64> = degrees.iter().map(|degree| degree / sum).collect();
        assert_close(name, walk.rank(&*graph, &[1.0 / 6.0; 6]).scores(), &expected, 1e-9);
    }
}
