//! Sentence boundaries beside `icu_segmenter` and `sentencex`, on the same text in the same run: documents of
//! 7 KB.
//!
//! ```text
//! cargo bench --manifest-path benches/peers/Cargo.toml --bench split
//! EPITOME_TEXT=article.txt EPITOME_LANGUAGE=en \
//!     cargo bench --manifest-path benches/peers/Cargo.toml --bench split -- file
//! ```

#[path = "../../inputs/mod.rs"]
mod inputs;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use epitome::split::RuleSplitter;
use epitome::{Language, Layout};
use icu_segmenter::SentenceSegmenter;
use icu_segmenter::options::SentenceBreakInvariantOptions;
use inputs::prose::{self, prose};
use std::hint::black_box;

fn compare(c: &mut Criterion, name: &str, code: &str, text: &str) {
    let language: Language = code.parse().expect("a language of the table");
    let layout = Layout::of(text);
    let splitter = RuleSplitter::new();
    let icu = SentenceSegmenter::new(SentenceBreakInvariantOptions::default());
    let mut group = c.benchmark_group(name);
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("epitome", |b| {
        b.iter(|| splitter.sentences(black_box(text), &layout, language).len())
    });
    group.bench_function("epitome-with-layout", |b| {
        b.iter(|| splitter.sentences(black_box(text), &Layout::of(text), language).len());
    });
    group.bench_function("icu_segmenter", |b| b.iter(|| icu.segment_str(black_box(text)).count()));
    group.bench_function("sentencex", |b| {
        b.iter(|| sentencex::get_sentence_boundaries(code, black_box(text)).len());
    });
    group.finish();
}

fn split(c: &mut Criterion) {
    for (name, code, sentences, separator) in [
        ("english-7KB", "en", prose::ENGLISH, " "),
        ("russian-7KB", "ru", prose::RUSSIAN, " "),
        ("hindi-7KB", "hi", prose::HINDI, " "),
        ("chinese-7KB", "zh", prose::CHINESE, ""),
    ] {
        compare(c, name, code, &prose(sentences, separator, 7_000));
    }
    if let Ok(path) = std::env::var("EPITOME_TEXT") {
        let text = std::fs::read_to_string(path).expect("a file of UTF-8 text");
        let code = std::env::var("EPITOME_LANGUAGE").unwrap_or_else(|_| "en".to_owned());
        compare(c, "file", &code, &text);
    }
}

criterion_group!(benches, split);
criterion_main!(benches);
