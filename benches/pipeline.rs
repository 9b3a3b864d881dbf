//! End to end: how long does a summary take, once and from a document analysed before?

#![allow(clippy::expect_used, reason = "a benchmark may fail by a panic")]

mod inputs;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use epitome::{Budget, Method, Source, Summarizer};
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

/// 10 MB in 1,000 documents, without a query, with one of words that a hundredth of the documents or all
/// of them hold, and with that asked of the documents a scan finds.
fn query(c: &mut Criterion) {
    let all = inputs::text(88_000, 20);
    let paragraphs: Vec<&str> = all.trim_end().split("\n\n").collect();
    let mut texts: Vec<String> = paragraphs.chunks(11).map(|chunk| chunk.join("\n\n")).collect();
    for text in texts.iter_mut().skip(7).step_by(100) {
        text.insert_str(0, "The zyxomat of Quorrington was built in 1905. ");
    }
    assert_eq!(texts.len(), 1_000);
    let sources: Vec<Source<'_>> = texts.iter().map(Source::from).collect();
    let bytes: usize = texts.iter().map(String::len).sum();
    let common = texts[0].split(' ').find(|word| word.len() > 6).expect("a text has a long word");
    let mut group = c.benchmark_group("query");
    group.sample_size(10).throughput(Throughput::Bytes(bytes as u64));
    let plain = Summarizer::new();
    let rare = plain.clone().with_query("When was the zyxomat of Quorrington built?");
    let often = plain.clone().with_query(format!("What is {common}?"));
    let all = |summarizer: &Summarizer| summarizer.summarize(sources.clone(), 3);
    let found = |summarizer: &Summarizer| {
        let found = summarizer.candidates(&sources, 50).expect("the crate's tokenizer does not fail");
        summarizer.summarize(found.into_iter().map(|i| sources[i]).collect::<Vec<_>>(), 3)
    };
    group.bench_function("none/10MB-1000-documents", |b| {
        b.iter(|| assert_eq!(all(black_box(&plain)).len(), 3));
    });
    for (name, summarizer) in [("rare", &rare), ("common", &often)] {
        group.bench_function(format!("{name}/10MB-1000-documents"), |b| {
            b.iter(|| assert_eq!(all(black_box(summarizer)).len(), 3));
        });
        group.bench_function(format!("{name}-candidates/10MB-1000-documents"), |b| {
            b.iter(|| assert_eq!(found(black_box(summarizer)).len(), 3));
        });
    }
    group.finish();
}

criterion_group!(benches, oneshot, prebuilt, growth, query);
criterion_main!(benches);
