//! A summary marked in its text, in every format, beside the summary itself; with feature `html` also in a
//! page's own HTML.
//!
//! `cargo bench --bench highlight` measures; `cargo bench --bench highlight -- --test` only checks that it
//! works.

#![allow(clippy::expect_used, reason = "a bench may fail by a panic")]

mod inputs;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use epitome::render::highlight::Highlights;
use epitome::{Budget, Summarizer};
use std::hint::black_box;

fn highlight(c: &mut Criterion) {
    let (tenth, long) = (inputs::text(800, 20), inputs::text(8_000, 20));
    let mut group = c.benchmark_group("highlight");
    let texts = [("article-3KB", inputs::ARTICLE), ("generated-100KB", &tenth), ("generated-1MB", &long)];
    for (name, text) in texts {
        let summarizer = Summarizer::new();
        let document = summarizer.document(text).expect("a plain text is never refused");
        let scores = summarizer.score(&document).expect("the default scorer never fails");
        let summary = summarizer.select(&document, &scores, Budget::percent(10)).expect("nor the selector");
        let query = text.split_whitespace().take(3).collect::<Vec<_>>().join(" ");
        let marked = || Highlights::new(black_box(&document), &summary).expect("the summary is of the text");
        let highlights = marked().with_query(&query).expect("the crate's tokenizer never fails");
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_with_input(BenchmarkId::new("summary", name), text, |b, text| {
            b.iter(|| assert!(!epitome::summarize(black_box(text), Budget::percent(10)).is_empty()));
        });
        group.bench_function(BenchmarkId::new("mark", name), |b| {
            b.iter(|| marked().with_query(&query).expect("the crate's tokenizer never fails"));
        });
        group.bench_function(BenchmarkId::new("html", name), |b| {
            b.iter(|| assert!(highlights.html().to_string().len() > text.len()));
        });
        group.bench_function(BenchmarkId::new("terminal", name), |b| {
            b.iter(|| assert!(highlights.terminal().with_width(80).to_string().len() > text.len()));
        });
        group.bench_function(BenchmarkId::new("markdown", name), |b| {
            b.iter(|| assert!(highlights.markdown().to_string().len() > text.len() / 2));
        });
        #[cfg(feature = "html")]
        {
            let paragraphs = text.split("\n\n").collect::<Vec<_>>().join("</p>\n<p>");
            let html = format!("<body><nav>Home</nav><article><p>{paragraphs}</p></article></body>");
            let page = epitome::layout::html::Page::new(&html);
            group.bench_function(BenchmarkId::new("page", name), |b| {
                b.iter(|| assert!(!epitome::layout::html::Page::new(black_box(&html)).text().is_empty()));
            });
            group.bench_function(BenchmarkId::new("places", name), |b| {
                b.iter(|| assert!(!page.places(black_box(&html)).pieces(0..100).is_empty()));
            });
        }
    }
    group.finish();
}

criterion_group!(benches, highlight);
criterion_main!(benches);
