//! The fast code against textbook forms on random documents.

use crate::naive::{self, Dense, Sentences, assert_close, document, text};
use epitome::engine::{
    self, Bm25, Bm25Edges, Directed, Gram, Idf, Matrix, Overlap, PageRank, Similarity, SvdParameters, bm25,
    idf, tf_idf, unit_rows,
};
use epitome::score::{
    Centroid, Degree, Edge, Frequency, HipoRank, Lead, LexRank, Lsa, Luhn, PacSum, Position, Scorer, TextRank,
};
use epitome::{Prior, Scores};
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
        ("cosine", Box::new(Gram::cosine(weighted)), naive::cosine(&naive::tf_idf(sentences))),
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
            assert_close(name, scorer.score(&document, &prior).unwrap().as_slice(), expected, 1e-9);
        };
        let walk = |w: &Dense| naive::page_rank(w, 0.85, &teleport);
        let text_rank = TextRank::builder().tolerance(1e-12).build().unwrap();
        check("TextRank", &text_rank, &walk(&naive::overlap(&sentences)));
        let lex_rank = LexRank::builder().tolerance(1e-12).build().unwrap();
        let cosine = naive::cosine(&naive::tf_idf(&sentences));
        check("LexRank", &lex_rank, &walk(&cosine));
        let bm25 = TextRank::builder().edge(Edge::Bm25).tolerance(1e-12).build().unwrap();
        check("TextRank over BM25", &bm25, &walk(&naive::bm25_edges(&sentences)));
        let cosines = TextRank::builder().edge(Edge::Cosine).tolerance(1e-12).build().unwrap();
        check("TextRank over cosines", &cosines, &walk(&cosine));
    }

    #[test]
    fn scorers_with_a_factor(sentences in sentences(), weights in weights(), parameter in 0.0..1.0f64) {
        let text = text(&sentences);
        let document = document(&text);
        let n = sentences.len();
        let prior = Prior::new(weights[..n].to_vec()).unwrap();
        let check = |name: &str, scorer: &dyn Scorer, expected: &[f64]| {
            let scores = scorer.score(&document, &Prior::uniform()).unwrap();
            assert_close(name, scores.as_slice(), expected, 1e-9);
            let least = expected.iter().copied().fold(0.0, f64::min);
            // Rounding is in proportion to the scores before they are raised.
            let slack = 1e-9 * expected.iter().fold(f64::MIN_POSITIVE, |most, x| most.max(x.abs()));
            for ((given, x), w) in scorer.score(&document, &prior).unwrap().as_slice().iter().zip(expected).zip(&weights) {
                let biased = (x - least) * w;
                assert!((given - biased).abs() <= slack * w, "{name} with a prior: {given} is not {biased}");
            }
        };
        let cosine = naive::cosine(&naive::tf_idf(&sentences));
        check("degree", &Degree::new(), &naive::degrees(&cosine));
        check("PacSum", &PacSum::new(), &naive::pac_sum(&cosine, 0.0, 1.0, 0.0));
        let pac_sum = PacSum::builder().before(-0.5).after(1.5).build().unwrap();
        check("PacSum with both", &pac_sum, &naive::pac_sum(&cosine, -0.5, 1.5, 0.0));
        let hipo_rank = HipoRank::builder().toward_end(-0.25).last(0.5 + parameter).build().unwrap();
        check("HipoRank", &hipo_rank, &naive::hipo_rank(&cosine, -0.25, 1.0, 0.5 + parameter));
        check("frequency", &Frequency::new(), &naive::frequency(&sentences));
        check("Luhn", &Luhn::new(), &naive::luhn(&sentences, 2, 4));
        let gap = (parameter * 4.0) as usize;
        let luhn = Luhn::builder().frequency(3).gap(gap).build().unwrap();
        check("Luhn with other parameters", &luhn, &naive::luhn(&sentences, 3, gap));
        for (centroid, threshold) in [
            (Centroid::new(), 0.3),
            (Centroid::builder().threshold(0.0).build().unwrap(), 0.0),
            (Centroid::builder().threshold(parameter).build().unwrap(), parameter),
        ] {
            if let Some(expected) = naive::centroid(&sentences, threshold) {
                check("centroid", &centroid, &expected);
            }
        }
        let places = |f: fn(f64, f64) -> f64| (0..n).map(|i| f(i as f64, n as f64)).collect::<Vec<f64>>();
        check("lead", &Lead::new(), &places(|i, _| 1.0 / (1.0 + i)));
        check("position", &Position::new(), &places(|i, n| 1.0 - i / n));
    }

    // A threshold cuts, so a sum that rounds to its other side is not close: thresholds are drawn off the cosines.
    #[test]
    fn scorers_with_a_threshold(sentences in sentences(), threshold in 0.01..0.99f64) {
        let cosine = naive::cosine(&naive::tf_idf(&sentences));
        prop_assume!(cosine.concat().into_iter().all(|x| (x - threshold).abs() > 1e-9));
        let text = text(&sentences);
        let document = document(&text);
        let check = |name: &str, scorer: &dyn Scorer, expected: &[f64]| {
            assert_close(name, scorer.score(&document, &Prior::uniform()).unwrap().as_slice(), expected, 1e-9);
        };
        let links = naive::links(&cosine, threshold);
        let degree = Degree::builder().threshold(threshold).build().unwrap();
        check("degree", &degree, &naive::degrees(&links));
        let lex_rank = LexRank::builder().threshold(threshold).tolerance(1e-12).build().unwrap();
        let teleport = vec![1.0 / sentences.len() as f64; sentences.len()];
        check("LexRank", &lex_rank, &naive::page_rank(&links, 0.85, &teleport));
        let pac_sum = PacSum::builder().before(-0.5).threshold(threshold).build().unwrap();
        check("PacSum", &pac_sum, &naive::pac_sum(&cosine, -0.5, 1.0, threshold));
    }

    #[test]
    fn directed_products_and_walks(sentences in sentences(), weights in weights()) {
        let n = sentences.len();
        let counts = counts(&sentences);
        let rows = unit_rows(tf_idf(&counts, &idf(&counts, Idf::Plain)));
        // Few keys, so that many are equal.
        let keys: Vec<f64> = sentences.iter().map(|s| (s.len() / 3) as f64).collect();
        let cosine = naive::cosine(&naive::tf_idf(&sentences));
        let dense = naive::pairs(n, |i, j| if keys[j] > keys[i] { cosine[i][j] } else { 0.0 });
        let graph = Directed::new(rows, &keys);
        assert_close("product", &graph.apply(&weights[..n]), &naive::product(&dense, &weights[..n]), 1e-9);
        let teleport = Prior::new(weights).unwrap().distribution(n);
        let ranking = exact().rank(&graph, &teleport);
        prop_assert!(ranking.converged());
        assert_close("walk", ranking.scores(), &naive::page_rank(&dense, 0.85, &teleport), 1e-9);
    }

    // A decomposition is right if its vectors are orthonormal eigenvectors of X Xᵀ; it is whole if the values' squares add
    // up to those of the matrix.
    #[test]
    fn singular_values(sentences in sentences()) {
        let dense = naive::counts(&sentences);
        let weights = counts(&sentences);
        let all = SvdParameters { rank: 24, tolerance: 1e-12, ..SvdParameters::default() };
        let svd = engine::svd(weights.clone(), all);
        prop_assert!(svd.converged());
        let square: f64 = dense.concat().iter().map(|x| x * x).sum();
        let sum: f64 = svd.values().iter().map(|x| x * x).sum();
        prop_assert!((sum - square).abs() <= 1e-9 * square, "{} is not {}", sum, square);
        let gram: Dense =
            dense.iter().map(|a| dense.iter().map(|b| naive::dot(a, b)).collect()).collect();
        for (k, (value, vector)) in svd.values().iter().zip(svd.vectors()).enumerate() {
            let expected: Vec<f64> = vector.iter().map(|x| value * value * x).collect();
            let scale = svd.values()[0] * svd.values()[0];
            for (a, b) in naive::product(&gram, vector).iter().zip(expected) {
                prop_assert!((a - b).abs() <= 1e-9 * scale, "vector {}", k);
            }
            for (j, other) in svd.vectors().iter().enumerate() {
                let expected = if j == k { 1.0 } else { 0.0 };
                prop_assert!((naive::dot(vector, other) - expected).abs() <= 1e-9);
            }
        }
        // Fewer values are the first of all.
        let few = engine::svd(weights, SvdParameters { rank: 3, rounds: 200, ..all });
        prop_assert!(few.converged());
        for (a, b) in few.values().iter().zip(svd.values()) {
            prop_assert!((a - b).abs() <= 1e-9 * svd.values()[0], "{} is not {}", a, b);
        }
        prop_assert_eq!(few.values().len(), svd.values().len().min(3));
        let mut squares = vec![0.0; sentences.len()];
        let strong = svd.values().iter().zip(svd.vectors()).take(10).filter(|(v, _)| **v >= svd.values()[0] * 0.5);
        for (value, vector) in strong {
            squares.iter_mut().zip(vector).for_each(|(square, v)| *square += value * value * v * v);
        }
        let near = |v: &f64| (v / svd.values()[0] - 0.5).abs() < 1e-6;
        // Where a value lies on the border, or the tenth and eleventh are equal, either answer is right.
        if svd.values().iter().any(near) || svd.values().len() > 10 {
            return Ok(());
        }
        let expected: Vec<f64> = squares.into_iter().map(f64::sqrt).collect();
        let text = text(&sentences);
        assert_close("LSA", Lsa::new().score(&document(&text), &Prior::uniform()).unwrap().as_slice(), &expected, 1e-5);
    }

    #[test]
    fn walks_sum_to_one_and_their_parts_to_the_total(sentences in sentences(), weights in weights()) {
        let text = text(&sentences);
        let document = document(&text);
        let prior = Prior::new(weights).unwrap();
        for scores in [TextRank::new().score(&document, &prior).unwrap(), LexRank::new().score(&document, &prior).unwrap()] {
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
            let mut other = scorer.score(&backwards, &uniform).unwrap().as_slice().to_vec();
            other.reverse();
            assert_close(name, scorer.score(&document, &uniform).unwrap().as_slice(), &other, 1e-6);
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
            let first = bits(scorer.score(&document(&text), &prior).unwrap());
            prop_assert_eq!(first, bits(scorer.score(&document(&text), &prior).unwrap()));
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

#[test]
fn a_walk_that_never_leaves_sentences_without_neighbours_stays_there() {
    let sentences = vec![vec![0, 1], vec![1, 2], vec![2, 3], vec![9], vec![8], vec![7]];
    let walk = PageRank::builder().damping(1.0).build().unwrap();
    let teleport = [0.0, 0.0, 0.0, 0.25, 0.75, 0.0];
    for (name, graph, _) in similarities(&sentences) {
        assert_close(name, walk.rank(&*graph, &teleport).scores(), &teleport, 1e-9);
    }
}

/// A small similarity written out.
struct Written {
    rows: Dense,
    is_symmetric: bool,
}

impl Similarity for Written {
    fn len(&self) -> usize {
        self.rows.len()
    }

    fn apply(&self, v: &[f64]) -> Vec<f64> {
        naive::product(&self.rows, v)
    }

    fn degrees(&self) -> Vec<f64> {
        (0..self.len()).map(|j| self.rows.iter().map(|row| row[j]).sum()).collect()
    }

    fn is_symmetric(&self) -> bool {
        self.is_symmetric
    }
}

/// The bound of the power method, by hand: where each sentence passes all on to the next and the walk starts
/// at the first, step m moves 2 dᵐ, so that the bound d / (1 - d) times that is 2¹⁻ᵐ for d = ½.
#[test]
fn the_power_method_stops_at_its_bound() {
    let n = 16;
    let chain =
        Written { rows: naive::pairs(n, |i, j| f64::from(u8::from(i == j + 1))), is_symmetric: false };
    let mut start = vec![0.0; n];
    start[0] = 1.0;
    let rank = |tolerance: f64, most: usize| {
        let walk = PageRank::builder().damping(0.5).tolerance(tolerance).max_iterations(most);
        walk.build().unwrap().rank(&chain, &start)
    };
    for m in 1..12 {
        let bound = 0.5_f64.powi(m - 1);
        let (met, cut_short) = (rank(bound, 99), rank(bound, m as usize - 1 + usize::from(m == 1)));
        assert_eq!((met.iterations(), met.residual(), met.converged()), (m as usize, bound, true));
        assert!(m == 1 || (!cut_short.converged() && cut_short.residual() == 2.0 * bound));
    }
    for damping in [0.25, 0.75_f64] {
        for m in 1..8 {
            let bound = 2.0 * damping.powi(m + 1) / (1.0 - damping);
            let iterations = |tolerance: f64| {
                let walk = PageRank::builder().damping(damping).tolerance(tolerance).build();
                walk.unwrap().rank(&chain, &start).iterations()
            };
            if bound < 0.9 {
                assert_eq!(iterations(bound * 1.001), m as usize);
                assert_eq!(iterations(bound * 0.999), m as usize + 1);
            }
        }
    }
}

/// The bound of conjugate gradients, by hand: Σ |rest · root| / ((1 - d) · total). From ½ : ½ on a pair the
/// walk that starts at the first of them is that far off: (1 - d) (½ + ½) / (1 - d) = 1. With a third
/// sentence without neighbours that has half the starts, rest is half as large and the total ½ + ½ (1 - d),
/// so that the bound is 1 / (2 - d).
#[test]
fn conjugate_gradients_stop_at_their_bound() {
    // Whatever the two are alike by.
    let alike = |i, j| if i + j == 1 { 4.0 } else { 0.0 };
    let graph = |n| Written { rows: naive::pairs(n, alike), is_symmetric: true };
    for (start, bound) in [(vec![1.0, 0.0], 1.0), (vec![0.5, 0.0, 0.5], 1.0 / 1.25)] {
        let rank = |tolerance: f64| {
            let walk = PageRank::builder().damping(0.75).tolerance(tolerance).build().unwrap();
            walk.rank(&graph(start.len()), &start)
        };
        let met = rank(bound);
        assert_eq!((met.iterations(), met.residual(), met.converged()), (0, bound, true));
        let ranking = rank(bound - 1e-12);
        // A pair has two eigenvalues, of which the first is known.
        assert_eq!(ranking.iterations(), 1);
        assert!(ranking.residual() < 1e-12 && ranking.converged());
    }
}
