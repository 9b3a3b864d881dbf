//! Text to summary, beside `lede`: an article of 4 KB and generated text of 350 KB, both within 500 bytes.
//!
//! ```text
//! cargo bench --manifest-path benches/peers/Cargo.toml --bench summarize
//! ```

#[path = "../../inputs/mod.rs"]
mod inputs;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use epitome::{Budget, Summarizer};
use lede::Mode;
use std::hint::black_box;

const BYTES: usize = 500;

fn summarize(c: &mut Criterion) {
    let article = inputs::article();
    let long = inputs::text(3_300, 20);
    let summarizer = Summarizer::new();
    for (name, text) in [("article-4KB", &article), ("generated-350KB", &long)] {
        let mut group = c.benchmark_group(name);
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function("epitome", |b| {
            b.iter(|| {
                let summary = summarizer.summarize(black_box(text), Budget::bytes(BYTES));
                assert!(!summary.is_empty());
            });
        });
        for (label, mode) in
            [("lede", Mode::Default), ("lede-legacy", Mode::Legacy), ("lede-coverage", Mode::Coverage)]
        {
            group.bench_function(label, |b| {
                b.iter(|| assert!(!lede::summarize(black_box(text), BYTES, mode).summary.is_empty()));
            });
        }
        group.finish();
    }
}

criterion_group!(benches, summarize);
criterion_main!(benches);
