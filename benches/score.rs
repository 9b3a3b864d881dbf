//! How long a document's sentences take to be scored, its terms being interned.

#![allow(missing_docs, reason = "criterion's macros write undocumented functions")]
#![allow(clippy::expect_used, reason = "a bench may fail by a panic")]

mod inputs;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use epitome::{Method, Prior};
use std::hint::black_box;

fn score(c: &mut Criterion) {
    let mut group = c.benchmark_group("score");
    for (name, sentences) in [("small", 1_000), ("large", 100_000)] {
        let text = inputs::uneven(sentences);
        let document = inputs::document(&text);
        assert_eq!(document.len(), sentences);
        group.throughput(Throughput::Elements(sentences as u64));
        if sentences == 100_000 {
            group.sample_size(10);
        }
        for method in Method::ALL {
            // A threshold does not factor: its edges are found pair by pair.
            if *method == Method::LexRankThreshold && sentences > 1_000 {
                continue;
            }
            let scorer = method.scorer();
            document.counts();
            group.bench_function(BenchmarkId::new(method.name(), name), |b| {
                b.iter(|| {
                    scorer
                        .score(black_box(&document), &Prior::uniform())
                        .expect("stages of the crate do not fail")
                });
            });
        }
    }
    group.finish();
}

criterion_group!(benches, score);
criterion_main!(benches);
