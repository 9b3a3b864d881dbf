//! Tokenizing and telling languages apart, on named inputs of stated size.
//!
//! `cargo bench --bench tokenize` measures; `cargo bench --bench tokenize -- --test` only checks that it works.

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use epitome::Language;
use epitome::tokenize::{Vocabulary, WordTokenizer};
use std::hint::black_box;

/// A news article of own writing, 3.8 KB.
const ARTICLE: &str = include_str!("texts/article.txt");

/// English-like text of about `bytes` bytes: the words of the article and invented, inflected ones, by a law of Zipf's
/// kind. The same every time.
fn zipf_text(bytes: usize) -> String {
    let known: Vec<&str> = ARTICLE.split_whitespace().collect();
    let endings = ["", "s", "ed", "ing", "ly", "ation", "ness", "er", "'s", ","];
    let syllables =
        ["ba", "cor", "del", "fi", "gran", "ho", "lim", "mer", "nor", "pla", "que", "ster", "tu", "vo"];
    let mut state = 7_u64;
    let mut next = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    let mut text = String::with_capacity(bytes + 64);
    let mut length = 0;
    while text.len() < bytes {
        if next(3) > 0 {
            text.push_str(known[next(known.len())]);
        } else {
            // The reciprocal of an even number is spread as Zipf's law has it.
            let mut rank = 40_000 / (1 + next(40_000));
            for _ in 0..2 + rank % 3 {
                text.push_str(syllables[rank % syllables.len()]);
                rank = rank / 3 + 1;
            }
            text.push_str(endings[next(endings.len())]);
        }
        length += 1;
        text.push_str(if length % 20 == 0 { ".\n" } else { " " });
    }
    text
}

fn tokenize(c: &mut Criterion) {
    let long = zipf_text(1 << 20);
    let russian =
        "Паром через реку закрывают в пятницу, и жители деревни прощаются с ним без радости. ".repeat(48);
    let vietnamese =
        "Chuyến phà cuối cùng qua sông sẽ rời bến vào tối thứ sáu, và dân làng rất buồn. ".repeat(40);
    let chinese = "最后一班渡轮将于星期五晚上离开码头，村民们对此感到非常难过。".repeat(48);
    let inputs = [
        ("article-4KB", ARTICLE, Language::English),
        ("zipf-1MB", &long, Language::English),
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
                        count += vocabulary.words(&tokenizer, black_box(sentence), language).len();
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
    for (name, text) in [("sentence-70B", short), ("article-4KB", ARTICLE)] {
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_with_input(BenchmarkId::from_parameter(name), text, |b, text| {
            b.iter(|| assert_eq!(Language::detect(black_box(text)), Language::English));
        });
    }
    group.finish();
}

criterion_group!(benches, tokenize, detect);
criterion_main!(benches);
