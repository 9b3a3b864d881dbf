//! Key words and phrases by every method, beside a summary of the same text.
//!
//! `cargo bench --bench keywords` measures; `cargo bench --bench keywords -- --test` only checks that it
//! works.

#![allow(clippy::expect_used, reason = "a bench may fail by a panic")]

mod inputs;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use epitome::keywords::{KeywordExtractor, KeywordMethod};
use std::hint::black_box;

fn keywords(c: &mut Criterion) {
    let long = inputs::text(8_000, 20);
    let mut group = c.benchmark_group("keywords");
    for (name, text) in [("article-3KB", inputs::ARTICLE), ("generated-1MB", &long)] {
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_with_input(BenchmarkId::new("summary", name), text, |b, text| {
            b.iter(|| assert_eq!(epitome::summarize(black_box(text), 3).len(), 3));
        });
        for &method in KeywordMethod::ALL {
            let extractor = KeywordExtractor::new().with_method(method);
            group.bench_with_input(BenchmarkId::new(method.name(), name), text, |b, text| {
                b.iter(|| {
                    let keywords =
                        extractor.keywords(black_box(text), 10).expect("a plain text is never refused");
                    assert_eq!(keywords.len(), 10);
                });
            });
        }
    }
    group.finish();
}

criterion_group!(benches, keywords);
criterion_main!(benches);
