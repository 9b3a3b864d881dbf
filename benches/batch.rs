//! Many records: what do threads bring, and what does the batch itself cost?

#![allow(clippy::expect_used, reason = "a benchmark may fail by a panic")]

mod inputs;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use epitome::{Batch, Summarizer};
use std::hint::black_box;

/// A thousand articles of 3 KB, one by one and in batches. Two jobs must take little more than half the time
/// of one.
fn articles(c: &mut Criterion) {
    let summarizer = Summarizer::new();
    let records = || (0..1_000).map(|_| black_box(inputs::ARTICLE));
    let mut group = c.benchmark_group("batch");
    group.sample_size(10).throughput(Throughput::Elements(1_000));
    group.bench_function("articles/one-by-one", |b| {
        b.iter(|| records().map(|text| summarizer.summarize(text, 3).len()).sum::<usize>());
    });
    for jobs in [1, 2, 4] {
        let batch = Batch::builder().jobs(jobs).build().expect("a few threads");
        group.bench_function(format!("articles/{jobs}-jobs"), |b| {
            b.iter(|| {
                let lengths = batch.map(records(), |text| summarizer.summarize(text, 3).len());
                assert_eq!(lengths.flatten().sum::<usize>(), 3_000);
            });
        });
    }
    group.finish();
}

/// A hundred thousand records that are no work: what a batch adds to each.
fn nothing(c: &mut Criterion) {
    let mut group = c.benchmark_group("batch");
    group.sample_size(10).throughput(Throughput::Elements(100_000));
    for jobs in [1, 2] {
        let batch = Batch::builder().jobs(jobs).build().expect("a few threads");
        group.bench_function(format!("nothing/{jobs}-jobs"), |b| {
            b.iter(|| assert_eq!(batch.map(0..100_000, |n: u32| black_box(n)).count(), 100_000));
        });
    }
    group.finish();
}

criterion_group!(benches, articles, nothing);
criterion_main!(benches);
