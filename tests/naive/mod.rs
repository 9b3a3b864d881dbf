//! Textbook forms with dense matrices, so plain that they are unlikely to be wrong: the oracles of the fast
//! code.

pub(crate) mod select;

use epitome::{Document, Summarizer, split, tokenize};

/// Sentences as lists of words.
pub(crate) type Sentences = Vec<Vec<u32>>;

/// A dense square matrix.
pub(crate) type Dense = Vec<Vec<f64>>;

/// A text with these sentences, `3 1 4.` and so on, on one line.
pub(crate) fn text(sentences: &[Vec<u32>]) -> String {
    let line = |words: &Vec<u32>| words.iter().map(ToString::to_string).collect::<Vec<String>>().join(" ");
    sentences.iter().map(line).collect::<Vec<String>>().join(" . ") + " ."
}

/// A summarizer that takes [`text`] apart again: every full stop ends a sentence, every number is a term.
pub(crate) fn plain() -> Summarizer {
    let sentences = split::from_fn(|text, _, _| {
        let mut start = 0;
        let ends = text.match_indices('.').map(|(at, _)| at + 1);
        ends.map(|end| std::mem::replace(&mut start, end)..end).collect()
    });
    let numbers = tokenize::from_fn(|sentence, _, terms| {
        for word in sentence.split_whitespace().filter(|word| *word != ".") {
            terms.push(terms.range_of(word), word);
        }
    });
    Summarizer::new().with_splitter(sentences).with_tokenizer(numbers)
}

/// The document of [`text`].
pub(crate) fn document(text: &str) -> Document<'_> {
    plain().document(text).unwrap()
}

/// How often a word stands in a sentence.
pub(crate) fn tf(sentence: &[u32], word: u32) -> f64 {
    sentence.iter().filter(|&&w| w == word).count() as f64
}

/// In how many sentences a word stands.
pub(crate) fn df(sentences: &[Vec<u32>], word: u32) -> f64 {
    sentences.iter().filter(|s| s.contains(&word)).count() as f64
}

/// The distinct words, ascending.
pub(crate) fn words(sentences: &[Vec<u32>]) -> Vec<u32> {
    let mut words = sentences.concat();
    words.sort_unstable();
    words.dedup();
    words
}

/// The distinct words of both sentences.
pub(crate) fn common(a: &[u32], b: &[u32]) -> Vec<u32> {
    words(&[a.to_vec()]).into_iter().filter(|w| b.contains(w)).collect()
}

/// A matrix of what `f` says of each pair of different sentences.
pub(crate) fn pairs(n: usize, f: impl Fn(usize, usize) -> f64) -> Dense {
    (0..n).map(|i| (0..n).map(|j| if i == j { 0.0 } else { f(i, j) }).collect()).collect()
}

/// TextRank's edges.
pub(crate) fn overlap(sentences: &[Vec<u32>]) -> Dense {
    pairs(sentences.len(), |i, j| {
        let (a, b) = (&sentences[i], &sentences[j]);
        let divisor = (a.len() as f64).ln() + (b.len() as f64).ln();
        if a.is_empty() || b.is_empty() || divisor == 0.0 { 0.0 } else { common(a, b).len() as f64 / divisor }
    })
}

/// How often each word stands in each sentence.
pub(crate) fn counts(sentences: &[Vec<u32>]) -> Dense {
    let words = words(sentences);
    sentences.iter().map(|s| words.iter().map(|&w| tf(s, w)).collect()).collect()
}

/// The weight of each word in each sentence: tf · ln(n / df).
pub(crate) fn tf_idf(sentences: &[Vec<u32>]) -> Dense {
    let words = words(sentences);
    let n = sentences.len() as f64;
    let weight = |s: &Vec<u32>, &w: &u32| tf(s, w) * (n / df(sentences, w)).ln();
    sentences.iter().map(|s| words.iter().map(|w| weight(s, w)).collect()).collect()
}

/// The cosine of each pair of different rows.
pub(crate) fn cosine(rows: &Dense) -> Dense {
    pairs(rows.len(), |i, j| {
        let norm = dot(&rows[i], &rows[i]).sqrt() * dot(&rows[j], &rows[j]).sqrt();
        if norm == 0.0 { 0.0 } else { dot(&rows[i], &rows[j]) / norm }
    })
}

/// BM25 of sentence `d` for the distinct words of sentence `q`, k1 = 1.2, b = 0.75.
pub(crate) fn bm25(sentences: &[Vec<u32>], q: usize, d: usize) -> f64 {
    let n = sentences.len() as f64;
    let idf = |w: u32| ((n - df(sentences, w) + 0.5) / (df(sentences, w) + 0.5)).ln();
    let all = words(sentences);
    let floor = (all.iter().map(|&w| idf(w)).sum::<f64>() / all.len() as f64 * 0.25).max(0.0);
    let mean = sentences.concat().len() as f64 / n;
    let norm = 1.2 * (0.25 + 0.75 * sentences[d].len() as f64 / mean);
    let term = |w: u32| {
        let idf = if idf(w) < 0.0 { floor } else { idf(w) };
        idf * tf(&sentences[d], w) * 2.2 / (tf(&sentences[d], w) + norm)
    };
    common(&sentences[q], &sentences[d]).into_iter().map(term).sum()
}

/// BM25 in both directions.
pub(crate) fn bm25_edges(sentences: &[Vec<u32>]) -> Dense {
    pairs(sentences.len(), |i, j| bm25(sentences, i, j) + bm25(sentences, j, i))
}

/// A 0/1 graph of the pairs above a threshold.
pub(crate) fn links(w: &Dense, threshold: f64) -> Dense {
    pairs(w.len(), |i, j| if w[i][j] > threshold { 1.0 } else { 0.0 })
}

/// The sum of each row.
pub(crate) fn degrees(w: &Dense) -> Vec<f64> {
    w.iter().map(|row| row.iter().sum()).collect()
}

/// λ₁ times what is before plus λ₂ times what is after, each less β times the largest edge.
pub(crate) fn pac_sum(w: &Dense, before: f64, after: f64, beta: f64) -> Vec<f64> {
    let largest = w.concat().into_iter().fold(0.0, f64::max);
    let edge = |i: usize, j: usize| (w[i][j] - beta * largest).max(0.0);
    let n = w.len();
    (0..n)
        .map(|i| {
            let earlier: f64 = (0..i).map(|j| edge(i, j)).sum();
            let later: f64 = (i + 1..n).map(|j| edge(i, j)).sum();
            before * earlier + after * later
        })
        .collect()
}

/// HipoRank of a single section.
pub(crate) fn hipo_rank(w: &Dense, toward_end: f64, toward_middle: f64, last: f64) -> Vec<f64> {
    let n = w.len();
    let distance = |i: usize| (i as f64).min(last * (n - 1 - i) as f64);
    let weight = |i: usize, j: usize| if distance(j) > distance(i) { toward_middle } else { toward_end };
    let sum = |i: usize| (0..n).map(|j| weight(i, j) * w[i][j]).sum::<f64>();
    (0..n).map(|i| sum(i) / n.saturating_sub(1).max(1) as f64).collect()
}

/// The mean probability of each sentence's words.
pub(crate) fn frequency(sentences: &[Vec<u32>]) -> Vec<f64> {
    let all = sentences.concat();
    let p = |w: &u32| tf(&all, *w) / all.len() as f64;
    let mean = |s: &Vec<u32>| if s.is_empty() { 0.0 } else { s.iter().map(p).sum::<f64>() / s.len() as f64 };
    sentences.iter().map(mean).collect()
}

/// The sum of the centroid's weights of each sentence's distinct words; nothing where a weight is so near the
/// threshold that rounding decides.
pub(crate) fn centroid(sentences: &[Vec<u32>], threshold: f64) -> Option<Vec<f64>> {
    let n = sentences.len() as f64;
    let idf = |w: u32| ((n + 1.0) / (df(sentences, w) + 0.5)).ln();
    let weight = |w: u32| sentences.iter().map(|s| tf(s, w) * idf(w)).sum::<f64>() / n;
    let heaviest = words(sentences).into_iter().map(weight).fold(0.0, f64::max);
    let near = |w: u32| (weight(w) - threshold * heaviest).abs() < 1e-9 * heaviest;
    if words(sentences).into_iter().any(near) {
        return None;
    }
    let counted = |w: u32| if weight(w) < threshold * heaviest { 0.0 } else { weight(w) };
    Some(sentences.iter().map(|s| words(std::slice::from_ref(s)).into_iter().map(counted).sum()).collect())
}

/// The best of all clusters: runs of significant words with small gaps that cannot be made longer.
pub(crate) fn luhn(sentences: &[Vec<u32>], frequency: usize, gap: usize) -> Vec<f64> {
    let all = sentences.concat();
    let best = |s: &Vec<u32>| {
        let places: Vec<usize> = (0..s.len()).filter(|&i| tf(&all, s[i]) >= frequency as f64).collect();
        let clusters = places.chunk_by(|a, b| b - a - 1 <= gap).filter(|cluster| cluster.len() > 1);
        let value = |cluster: &[usize]| {
            let span = cluster[cluster.len() - 1] - cluster[0] + 1;
            (cluster.len() * cluster.len()) as f64 / span as f64
        };
        clusters.map(value).fold(0.0, f64::max)
    };
    sentences.iter().map(best).collect()
}

/// PageRank by powers, `w[i][j]` the weight of the edge from j to i: 2,000 steps, far past 10⁻¹² at a damping
/// of 0.85.
pub(crate) fn page_rank(w: &Dense, damping: f64, teleport: &[f64]) -> Vec<f64> {
    let n = w.len();
    let out: Vec<f64> = (0..n).map(|j| (0..n).map(|i| w[i][j]).sum()).collect();
    let mut p = teleport.to_vec();
    // What is left after so many steps is 0.99⁴⁰⁰⁰ at the most, also where the walk swings between two halves.
    for _ in 0..4000 {
        let dangling: f64 = (0..n).filter(|&j| out[j] <= 0.0).map(|j| p[j]).sum();
        let received =
            |i: usize| (0..n).filter(|&j| out[j] > 0.0).map(|j| w[i][j] / out[j] * p[j]).sum::<f64>();
        p = (0..n)
            .map(|i| damping * (received(i) + dangling * teleport[i]) + (1.0 - damping) * teleport[i])
            .collect();
    }
    p
}

/// W v.
pub(crate) fn product(w: &Dense, v: &[f64]) -> Vec<f64> {
    w.iter().map(|row| dot(row, v)).collect()
}

/// The inner product.
pub(crate) fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// Fails unless the two agree to `tolerance`, relative to the largest expected value.
#[track_caller]
pub(crate) fn assert_close(name: &str, given: &[f64], expected: &[f64], tolerance: f64) {
    assert_eq!(given.len(), expected.len(), "{name}: {given:?} is not {expected:?}");
    let scale = expected.iter().fold(f64::MIN_POSITIVE, |most, x| most.max(x.abs()));
    for (i, (a, b)) in given.iter().zip(expected).enumerate() {
        assert!((a - b).abs() <= tolerance * scale, "{name}, sentence {i}: {a} is not {b}");
    }
}
