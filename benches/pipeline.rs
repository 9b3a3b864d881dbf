//! End to end: how long does a summary take, once and from a document analysed before?

#![allow(clippy::expect_used, reason = "a benchmark may fail by a panic")]

mod inputs;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use epitome::{Budget, Method, Summarizer};
use std::hint::black_box;
use std::time::Duration;

/// Text to summary, the language named by nobody.
fn oneshot(c: &mut Criterion) {
    let long = inputs::text(2_000, 20);
    let texts: [(&str, &str); 3] =
        [("article-3KB", inputs::ARTICLE), ("page-4KB", inputs::PAGE), ("generated-2000-sentences", &long)];
    let mut group = c.benchmark_group("oneshot");
    for (name, text) in texts {
        group.throughput(Throughput::Bytes(text.len() as u64));
        for method in ["default", "textrank", "lexrank", "lead"] {
            let summarizer = Summarizer::new().with_method(method.parse().expect("a known method"));
            group.bench_function(format!("{method}/{name}"), |b| {
                b.iter(|| {
                    let summary = summarizer.summarize(black_box(text), 3);
                    assert_eq!(summary.len(), 3);
                });
            });
        }
    }
    group.finish();
}

/// From a document analysed before: scores, and a choice under each kind of budget.
fn prebuilt(c: &mut Criterion) {
    let text = inputs::text(2_000, 20);
    let summarizer = Summarizer::new();
    let document = summarizer.document(&text).expect("the stages of the crate keep their contracts");
    let scores = summarizer.score(&document).expect("the stages of the crate keep their contracts");
    let mut group = c.benchmark_group("prebuilt");
    group.bench_function("score/generated-2000-sentences", |b| {
        b.iter(|| summarizer.score(black_box(&document)));
    });
    for (name, budget) in [
        ("sentences-3", Budget::sentences(3)),
        ("words-200", Budget::words(200)),
        ("percent-10", Budget::percent(10)),
        ("bytes-1000", Budget::bytes(1000)),
    ] {
        group.bench_function(format!("select/{name}/generated-2000-sentences"), |b| {
            b.iter(|| {
                let summary = summarizer.select(black_box(&document), &scores, budget);
                assert!(!summary.expect("the stages of the crate keep their contracts").is_empty());
            });
        });
    }
    group.finish();
}

/// The same per sentence from a thousand sentences to a hundred thousand: is it linear?
fn growth(c: &mut Criterion) {
    let mut group = c.benchmark_group("growth");
    group.sample_size(10).measurement_time(Duration::from_secs(3));
    for sentences in [1_000, 10_000, 100_000] {
        let text = inputs::text(sentences, 20);
        group.throughput(Throughput::Elements(sentences as u64));
        for method in ["default", "textrank", "lexrank"] {
            let method: Method = method.parse().expect("a known method");
            let summarizer = Summarizer::new().with_method(method);
            for budget in [Budget::sentences(3), Budget::percent(10)] {
                let name = format!("{method}/{:?}/generated-{sentences}-sentences", budget.unit());
                group.bench_function(name, |b| {
                    b.iter(|| {
                        let summary = summarizer.summarize(black_box(&text), budget);
                        assert!(!summary.is_empty());
                    });
                });
            }
        }
    }
    group.finish();
}

criterion_group!(benches, oneshot, prebuilt, growth);
criterion_main!(benches);
