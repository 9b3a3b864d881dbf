//! Tokenizing and telling languages apart, on named inputs of stated size.
//!
//! `cargo bench --bench tokenize` measures; `cargo bench --bench tokenize -- --test` only checks that it
//! works.

#![allow(clippy::expect_used, reason = "a bench may fail by a panic")]

mod inputs;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use epitome::Language;
use epitome::tokenize::{Vocabulary, WordTokenizer};
use std::hint::black_box;

/// About a megabyte: paragraphs of generated words and of the article in turn.
fn long_text() -> String {
    let generated = inputs::text(6_000, 20);
    let article: Vec<&str> = inputs::ARTICLE.split("\n\n").collect();
    let mut text = String::new();
    for (paragraph, known) in generated.split("\n\n").zip(article.iter().cycle()) {
        text.push_str(paragraph);
        text.push('\n');
        text.push_str(known);
        text.push('\n');
    }
    text
}

fn tokenize(c: &mut Criterion) {
    let long = long_text();
    let russian =
        "Паром через реку закрывают в пятницу, и жители деревни прощаются с ним без радости. ".repeat(48);
    let vietnamese =
        "Chuyến phà cuối cùng qua sông sẽ rời bến vào tối thứ sáu, và dân làng rất buồn. ".repeat(40);
    let chinese = "最后一班渡轮将于星期五晚上离开码头，村民们对此感到非常难过。".repeat(48);
    let inputs = [
        ("article-3KB", inputs::ARTICLE, Language::English),
        ("mixed-1MB", &long, Language::English),
        ("russian-7KB", &russian, Language::Russian),
        ("vietnamese-4KB", &vietnamese, Language::Vietnamese),
        ("chinese-4KB", &chinese, Language::Chinese),
    ];
    let mut group = c.benchmark_group("tokenize");
    for (name, text, language) in inputs {
        group.throughput(Throughput::Bytes(text.len() as u64));
        let plain = WordTokenizer::builder().stemming(false).build().unwrap_or_default();
        for (tokenizer, title) in [(WordTokenizer::new(), "stems"), (plain, "forms")] {
            group.bench_with_input(BenchmarkId::new(title, name), text, |b, text| {
                b.iter(|| {
                    let mut vocabulary = Vocabulary::new();
                    let mut count = 0;
                    for sentence in text.split_inclusive(['.', '\n']) {
                        count += vocabulary
                            .words(&tokenizer, black_box(sentence), language)
                            .expect("stages of the crate do not fail")
                            .len();
                    }
                    assert!(count > 0);
                    vocabulary.len()
                });
            });
        }
    }
    group.finish();
}

fn detect(c: &mut Criterion) {
    let short = "The last ferry across the river will leave its slip on Friday evening.";
    let mut group = c.benchmark_group("detect");
    for (name, text) in [("sentence-70B", short), ("article-3KB", inputs::ARTICLE)] {
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_with_input(BenchmarkId::from_parameter(name), text, |b, text| {
            b.iter(|| assert_eq!(Language::detect(black_box(text)), Language::English));
        });
    }
    group.finish();
}

criterion_group!(benches, tokenize, detect);
criterion_main!(benches);
