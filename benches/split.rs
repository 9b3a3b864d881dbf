//! Sentence boundaries alone, layout and boundaries together, and input made to be slow.

mod inputs;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use epitome::split::RuleSplitter;
use epitome::{Language, Layout};
use inputs::prose::{self, prose};
use std::hint::black_box;

/// Documents of 7 KB, as articles are, and one of 4 MB.
fn languages(c: &mut Criterion) {
    let splitter = RuleSplitter::new();
    for (name, language, sentences, separator) in [
        ("english", Language::English, prose::ENGLISH, " "),
        ("russian", Language::Russian, prose::RUSSIAN, " "),
        ("hindi", Language::Hindi, prose::HINDI, " "),
        ("chinese", Language::Chinese, prose::CHINESE, ""),
    ] {
        for (size, bytes) in [("7KB", 7_000), ("4MB", 4_000_000)] {
            let text = prose(sentences, separator, bytes);
            let layout = Layout::of(&text);
            let mut group = c.benchmark_group(format!("split/{name}-{size}"));
            group.throughput(Throughput::Bytes(text.len() as u64)).sample_size(20);
            group.bench_function("boundaries", |b| {
                b.iter(|| splitter.sentences(black_box(&text), &layout, language));
            });
            group.bench_function("layout-and-boundaries", |b| {
                b.iter(|| splitter.sentences(black_box(&text), &Layout::of(&text), language));
            });
            group.finish();
        }
    }
}

/// A megabyte of one short pattern in a single block.
fn hostile(c: &mut Criterion) {
    let mut group = c.benchmark_group("split/hostile-1MB");
    group.sample_size(10);
    for (name, pattern) in prose::HOSTILE {
        let text = pattern.repeat(1_000_000 / pattern.len());
        let layout = Layout::of(&text);
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(*name, |b| {
            b.iter(|| RuleSplitter::new().sentences(black_box(&text), &layout, Language::English));
        });
    }
    group.finish();
}

criterion_group!(benches, languages, hostile);
criterion_main!(benches);
