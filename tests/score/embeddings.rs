//! Scores and choices by the caller's own vectors.

use epitome::engine::{Dense, PageRank, Similarity};
use epitome::score::{Embeddings, Scorer};
use epitome::select::{Mmr, Novelty};
use epitome::{Document, Embedder, Error, Outcome, Prior, Summarizer};
use proptest::collection::vec;
use proptest::prelude::*;

/// The matrix of (1 + cos) / 2, number by number; rows of zeros have no edges.
fn naive(rows: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let unit = |row: &Vec<f64>| -> Vec<f64> {
        let largest = row.iter().fold(0.0, |most: f64, x| most.max(x.abs()));
        let row: Vec<f64> = row.iter().map(|x| if largest > 0.0 { x / largest } else { 0.0 }).collect();
        let length = row.iter().map(|x| x * x).sum::<f64>().sqrt();
        row.iter().map(|x| if length > 0.0 { x / length } else { 0.0 }).collect()
    };
    let rows: Vec<Vec<f64>> = rows.iter().map(unit).collect();
    let is_zero = |row: &[f64]| row.iter().all(|&x| x == 0.0);
    let edge = |(i, a): (usize, &Vec<f64>), (j, b): (usize, &Vec<f64>)| {
        if i == j || is_zero(a) || is_zero(b) {
            return 0.0;
        }
        let product: f64 = a.iter().zip(b).map(|(x, y)| x * y).sum();
        f64::midpoint(1.0, product)
    };
    rows.iter().enumerate().map(|a| rows.iter().enumerate().map(|b| edge(a, b)).collect()).collect()
}

/// Rows of up to seven numbers, some of them zeros, some of extreme size; as `f32` and as `f64` gives them.
fn rows() -> impl Strategy<Value = Vec<Vec<f64>>> {
    let number = prop_oneof![
        Just(0.0),
        -1.0..1.0_f64,
        (-1.0..1.0_f32).prop_map(f64::from),
        (-3..4_i8).prop_map(f64::from)
    ];
    let size = prop::sample::select(vec![1.0, 1.0, 1.0, 0.0, 1e-200, 1e300]);
    (1..8_usize).prop_flat_map(move |width| vec((vec(number.clone(), width), size.clone()), 0..24)).prop_map(
        |rows| rows.into_iter().map(|(row, size)| row.into_iter().map(|x| x * size).collect()).collect(),
    )
}

proptest! {
    #[test]
    fn the_product_is_that_of_the_dense_matrix(rows in rows(), seed in vec(0.0..1.0_f64, 24)) {
        let v = &seed[..rows.len()];
        let expected: Vec<f64> =
            naive(&rows).iter().map(|edges| edges.iter().zip(v).map(|(e, x)| e * x).sum()).collect();
        let product = Dense::new(&rows).unwrap().apply(v);
        prop_assert_eq!(product.len(), expected.len());
        for (ours, expected) in product.iter().zip(&expected) {
            prop_assert!((ours - expected).abs() <= 1e-9, "{ours} is not {expected}");
        }
    }
}

/// How often the letters a to c stand in each sentence.
fn letters() -> Embedder {
    Embedder::new(|document: &Document<'_>| {
        let row = |sentence: &str| ['a', 'b', 'c'].map(|letter| sentence.matches(letter).count() as f32);
        Ok::<_, Error>(document.sentences().map(row).collect::<Vec<_>>())
    })
}

#[test]
fn what_most_vectors_point_to_is_central() {
    let text = "Papa has a map. Anna has a hat. Mama has a mast. Bob robbed Bobby.";
    let document = Summarizer::new().document(text).unwrap();
    let scores = Embeddings::new(letters()).score(&document, &Prior::uniform()).unwrap();
    assert_eq!(scores.ranked()[3], 3);
    let walked = PageRank::default().rank(&letters().embed(&document).unwrap(), &[0.25; 4]);
    assert_eq!(scores.as_slice(), walked.scores());
}

#[test]
fn vectors_tell_a_repetition() {
    // By its terms no sentence repeats another; by the letters the second repeats the first.
    let text = "Abba abab. Baba bab. Ccc cc.";
    let document = Summarizer::new().document(text).unwrap();
    let scores = epitome::Scores::from(vec![1.0, 0.9, 0.5]);
    for summarizer in [
        Summarizer::new().with_selector(Mmr::builder().lambda(0.5).embedder(letters()).build().unwrap()),
        Summarizer::new().with_selector(Novelty::builder().lambda(0.5).embedder(letters()).build().unwrap()),
    ] {
        let summary = summarizer.select(&document, &scores, 2).unwrap();
        assert_eq!(summary.to_string(), "Abba abab. Ccc cc.");
    }
    let by_terms = Summarizer::new().with_selector(Mmr::builder().lambda(0.5).build().unwrap());
    assert_eq!(by_terms.select(&document, &scores, 2).unwrap().to_string(), "Abba abab. Baba bab.");
}

#[test]
fn wrong_rows_and_failures_reach_the_user() {
    let text = "Rain fell. The river rose.";
    let of = |rows: Vec<Vec<f64>>| {
        let embedder = Embedder::new(move |_: &Document<'_>| Ok::<_, Error>(rows.clone()));
        Summarizer::new().with_scorer(Embeddings::new(embedder)).try_summarize(text, 1)
    };
    assert!(of(vec![vec![1.0], vec![2.0]]).is_ok());
    assert!(of(vec![vec![0.0], vec![0.0]]).is_ok());
    for rows in [vec![vec![1.0]], vec![vec![1.0], vec![1.0, 2.0]], vec![vec![1.0], vec![f64::NAN]]] {
        let error = of(rows).unwrap_err();
        assert!(error.is_parameter() && error.to_string().contains("row"), "{error}");
    }

    let offline = Embedder::new(|_: &Document<'_>| Err::<Vec<Vec<f32>>, _>(std::io::Error::other("offline")));
    let summarizer = Summarizer::new().with_scorer(Embeddings::new(offline));
    let error = summarizer.try_summarize(text, 1).unwrap_err();
    assert_eq!(error.to_string(), "the scorer failed: offline");
    assert_eq!(std::error::Error::source(&error).map(ToString::to_string), Some("offline".to_owned()));
    assert_eq!(summarizer.summarize(text, 1).outcome(), &Outcome::Failed { error });
}
