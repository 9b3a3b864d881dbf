//! What the selectors without a score of their own look for, worked out anew for each sentence.

use super::{Sentences, df, dot, tf, words};

/// The share of each word in the sentences, each weighed by its prior.
pub(crate) fn shares(sentences: &[Vec<u32>], prior: &[f64]) -> Vec<(u32, f64)> {
    let weight = |w: u32| sentences.iter().zip(prior).map(|(s, p)| tf(s, w) * p).sum::<f64>();
    let all: f64 = words(sentences).into_iter().map(weight).sum();
    words(sentences).into_iter().map(|w| (w, if all > 0.0 { weight(w) / all } else { 0.0 })).collect()
}

/// The chosen sentences, and then another one.
fn summary(sentences: &[Vec<u32>], chosen: &[usize], next: usize) -> Sentences {
    chosen.iter().chain([&next]).map(|&i| sentences[i].clone()).collect()
}

/// The Kullback-Leibler divergence after a further sentence, less its sign: higher is better.
pub(crate) fn kl(
    sentences: &[Vec<u32>],
    prior: &[f64],
    smoothing: f64,
    chosen: &[usize],
    next: usize,
) -> f64 {
    let summary = summary(sentences, chosen, next).concat();
    let p = shares(sentences, prior);
    let q = |w: u32| (tf(&summary, w) + smoothing) / (summary.len() as f64 + smoothing * p.len() as f64);
    -p.iter().filter(|(_, p)| *p > 0.0).map(|&(w, p)| p * (p / q(w)).ln()).sum::<f64>()
}

/// The Jensen-Shannon divergence after a further sentence, less its sign.
pub(crate) fn js(sentences: &[Vec<u32>], prior: &[f64], chosen: &[usize], next: usize) -> f64 {
    let summary = summary(sentences, chosen, next).concat();
    let divergence = |p: f64, m: f64| if p > 0.0 { p * (p / m).ln() } else { 0.0 };
    let of = |(w, p): (u32, f64)| {
        let q = tf(&summary, w) / summary.len() as f64;
        let m = f64::midpoint(p, q);
        0.5 * divergence(p, m) + 0.5 * divergence(q, m)
    };
    -shares(sentences, prior).into_iter().map(of).sum::<f64>()
}

/// The cosine of the summary's sum of tf-idf vectors and the centroid after a further sentence.
pub(crate) fn centroid(sentences: &[Vec<u32>], prior: &[f64], chosen: &[usize], next: usize) -> f64 {
    let n = sentences.len() as f64;
    let idf = |w: u32| ((n + 1.0) / (df(sentences, w) + 0.5)).ln();
    let all = words(sentences);
    let vector = |s: &[u32]| all.iter().map(|&w| tf(s, w) * idf(w)).collect::<Vec<f64>>();
    let mut centroid = vec![0.0; all.len()];
    for (sentence, p) in sentences.iter().zip(prior) {
        for (c, x) in centroid.iter_mut().zip(vector(sentence)) {
            *c += p * x;
        }
    }
    let sum = vector(&summary(sentences, chosen, next).concat());
    dot(&sum, &centroid) / (dot(&sum, &sum) * dot(&centroid, &centroid)).sqrt()
}

/// The mean probability of a sentence after the words of the chosen ones were squared, where it holds the
/// most probable word that any of the sentences `left` holds; else nothing.
pub(crate) fn sum_basic(
    sentences: &[Vec<u32>],
    prior: &[f64],
    chosen: &[usize],
    left: &[usize],
    next: usize,
) -> Option<f64> {
    let mut shares = shares(sentences, prior);
    for &i in chosen {
        shares.iter_mut().filter(|(w, _)| sentences[i].contains(w)).for_each(|(_, p)| *p *= *p);
    }
    let p = |w: u32| shares.iter().find(|(word, _)| *word == w).map_or(0.0, |(_, p)| *p);
    let most = left.iter().flat_map(|&i| &sentences[i]).map(|&w| p(w)).fold(0.0, f64::max);
    let sentence = &sentences[next];
    let holds = sentence.iter().any(|&w| p(w) >= most * (1.0 - 1e-9));
    holds.then(|| sentence.iter().map(|&w| p(w)).sum::<f64>() / sentence.len() as f64)
}
