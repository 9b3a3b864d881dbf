//! The stages of a summary beside other crates, on the same texts in one run, each the fastest of some runs;
//! rows for `results/speed.md`.
//!
//! ```text
//! cargo bench --manifest-path benches/peers/Cargo.toml --bench beside
//! ```

#[path = "../../inputs/mod.rs"]
mod inputs;

use epitome::split::RuleSplitter;
use epitome::{Budget, Language, Layout, Summarizer};
use icu_segmenter::options::SentenceBreakInvariantOptions;
use icu_segmenter::{SentenceSegmenter, SentenceSegmenterBorrowed};
use lede::Mode;
use std::hint::black_box;
use std::time::{Duration, Instant};
use unicode_segmentation::UnicodeSegmentation;

const BYTES: usize = 500;

fn main() {
    let icu: SentenceSegmenterBorrowed<'_> =
        SentenceSegmenter::new(SentenceBreakInvariantOptions::default());
    let splitter = RuleSplitter::new();
    let summarizer = Summarizer::new();
    let texts = [inputs::article(), inputs::text(3_300, 20)];
    let layouts = [Layout::of(&texts[0]), Layout::of(&texts[1])];
    type Run<'r> = &'r dyn Fn(&str, &Layout);
    let rows: [(&str, Run<'_>); 9] = [
        ("a summary within 500 bytes, epitome", &|text, _| {
            assert!(!summarizer.summarize(text, Budget::bytes(BYTES)).is_empty());
        }),
        ("the same, lede, default", &|text, _| {
            assert!(!lede::summarize(text, BYTES, Mode::Default).summary.is_empty());
        }),
        ("the same, lede, legacy", &|text, _| {
            assert!(!lede::summarize(text, BYTES, Mode::Legacy).summary.is_empty());
        }),
        ("layout, sentences, words and terms, epitome", &|text, _| {
            assert!(!summarizer.document(text).expect("a document").is_empty());
        }),
        ("sentences, epitome", &|text, layout| {
            assert!(!splitter.sentences(text, layout, Language::English).is_empty());
        }),
        ("layout and sentences, epitome", &|text, _| {
            assert!(!splitter.sentences(text, &Layout::of(text), Language::English).is_empty());
        }),
        ("sentences, icu_segmenter", &|text, _| assert!(icu.segment_str(text).count() > 1)),
        ("sentences, sentencex", &|text, _| {
            assert!(!sentencex::get_sentence_boundaries("en", text).is_empty());
        }),
        ("words, unicode-segmentation", &|text, _| assert!(text.unicode_words().count() > 1)),
    ];
    for (name, run) in rows {
        let took: Vec<String> = texts
            .iter()
            .zip(&layouts)
            .map(|(text, layout)| {
                let took = fastest(|| run(black_box(text), layout));
                format!("{:.1}", took.as_secs_f64() * 1e9 / text.len() as f64)
            })
            .collect();
        println!("| {name} | {} |", took.join(" | "));
    }
}

/// The fastest of the runs of two seconds.
fn fastest(mut run: impl FnMut()) -> Duration {
    let (begin, mut least) = (Instant::now(), Duration::MAX);
    while begin.elapsed() < Duration::from_secs(2) {
        let start = Instant::now();
        run();
        least = least.min(start.elapsed());
    }
    least
}
