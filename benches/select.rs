//! How long a choice takes from scores at hand, under a small budget and under a share of the text.

#![allow(missing_docs, reason = "criterion's macros write undocumented functions")]
#![allow(clippy::expect_used, reason = "a bench may fail by a panic")]

mod inputs;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use epitome::select::{ConceptCoverage, Exact, Mmr, Novelty, Selector, TopRanked};
use epitome::{Budget, Meter, Prior, Summarizer, score};
use std::hint::black_box;
use std::time::Duration;

/// The selectors whose time does not grow with the number of chosen sentences beside that of the text.
fn linear() -> [(&'static str, Box<dyn Selector>); 3] {
    [
        ("top", Box::new(TopRanked::new())),
        ("novelty", Box::new(Novelty::new())),
        ("coverage", Box::new(ConceptCoverage::new())),
    ]
}

/// An article's sentences, three of them chosen.
fn article(c: &mut Criterion) {
    let document =
        Summarizer::new().document(inputs::ARTICLE).expect("the stages of the crate keep their contracts");
    let scores = score::Scorer::score(&score::TextRank::new(), &document, &Prior::uniform()).expect("scores");
    let mut group = c.benchmark_group("select/article-3KB");
    let others: [(&str, Box<dyn Selector>); 2] =
        [("mmr", Box::new(Mmr::new())), ("exact", Box::new(Exact::new()))];
    for (name, selector) in linear().into_iter().chain(others) {
        group.bench_function(BenchmarkId::new(name, "3-sentences"), |b| {
            b.iter(|| {
                let chosen = selector
                    .select(
                        black_box(&document),
                        &scores,
                        &Prior::uniform(),
                        Meter::new(black_box(&document), Budget::sentences(3)),
                    )
                    .expect("stages of the crate do not fail");
                assert_eq!(chosen.len(), 3);
            });
        });
    }
    group.finish();
}

/// A tenth of generated texts of a thousand to a hundred thousand sentences: the time a sentence must not
/// grow. MMR, which compares all pairs at worst, is left out of the longest.
fn tenth(c: &mut Criterion) {
    let mut group = c.benchmark_group("select/10-percent");
    group.sample_size(10).measurement_time(Duration::from_secs(3));
    for sentences in [1_000, 10_000, 100_000] {
        let text = inputs::uneven(sentences);
        let document = inputs::document(&text);
        let scores =
            score::Scorer::score(&score::TextRank::new(), &document, &Prior::uniform()).expect("scores");
        group.throughput(Throughput::Elements(sentences as u64));
        let mut selectors: Vec<(&str, Box<dyn Selector>)> = linear().into();
        if sentences <= 10_000 {
            selectors.push(("mmr", Box::new(Mmr::new())));
        }
        for (name, selector) in selectors {
            group.bench_function(BenchmarkId::new(name, format!("{sentences}-sentences")), |b| {
                b.iter(|| {
                    let chosen = selector
                        .select(
                            black_box(&document),
                            &scores,
                            &Prior::uniform(),
                            Meter::new(black_box(&document), Budget::percent(10)),
                        )
                        .expect("stages of the crate do not fail");
                    assert!(!chosen.is_empty());
                });
            });
        }
    }
    group.finish();
}

criterion_group!(benches, article, tenth);
criterion_main!(benches);
