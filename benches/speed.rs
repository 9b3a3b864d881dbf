//! The figures of `results/speed.md`, each the fastest of some runs; `results/record speed` joins them.
//!
//! ```text
//! cargo bench --bench speed -- stages            # the stages of a summary, ns a byte
//! cargo bench --bench speed -- growth 1000000    # a whole summary of so many bytes, in a process of its own
//! cargo bench --bench speed -- scorers 1000      # each scorer on so many sentences
//! cargo bench --bench speed -- repeat split article 20      # one stage so many times, for callgrind
//! cargo bench --bench speed -- topics            # the truncated SVD
//! ```

#![allow(clippy::expect_used, reason = "a benchmark may fail by a panic")]

mod inputs;

use epitome::engine::{SvdParameters, svd};
use epitome::split::RuleSplitter;
use epitome::{Language, Layout, Method, Prior, Summarizer};
use inputs::prose::{self, prose};
use std::hint::black_box;
use std::time::{Duration, Instant};

const STAGES: [&str; 6] = ["layout", "split", "analysis", "score", "select", "summary"];

fn main() {
    let given: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    let number = |at: usize| given.get(at).and_then(|argument| argument.parse::<usize>().ok());
    match given.first().map(String::as_str) {
        Some("stages") => stages(),
        Some("growth") => growth(number(1).expect("a number of bytes")),
        Some("scorers") => scorers(number(1).expect("a number of sentences")),
        Some("repeat") => {
            let mut run = stage(&given[1], &given[2]);
            (0..number(3).expect("a number of runs")).for_each(|_| run());
        }
        Some("bytes") => println!("{}", text(&given[1]).0.len()),
        Some("topics") => topics(),
        // As `cargo bench` and `cargo test` call it.
        _ => println!("see benches/speed.rs for what to ask"),
    }
}

/// The fastest of as many runs as fit into a time, and of one at least.
fn fastest(time: Duration, mut run: impl FnMut()) -> Duration {
    let mut least = Duration::MAX;
    let begin = Instant::now();
    while least == Duration::MAX || begin.elapsed() < time {
        let start = Instant::now();
        run();
        least = least.min(start.elapsed());
    }
    least
}

/// A text by its name, with its language.
fn text(name: &str) -> (String, Language) {
    let (sentences, separator, language) = match name {
        "article" => return (inputs::article(), Language::English),
        "generated" => return (inputs::text(3_300, 20), Language::English),
        "russian" => (prose::RUSSIAN, " ", Language::Russian),
        "chinese" => (prose::CHINESE, "", Language::Chinese),
        "arabic" => (prose::ARABIC, " ", Language::Arabic),
        "hindi" => (prose::HINDI, " ", Language::Hindi),
        _ => (prose::ENGLISH, " ", Language::English),
    };
    (prose(sentences, separator, 40_000), language)
}

/// One stage of a summary of a text, what comes before it done.
fn stage(stage: &str, name: &str) -> Box<dyn FnMut()> {
    const KEPT: &str = "the stages of the crate keep their contracts";
    let (text, language) = text(name);
    // The text of a stage lives as long as the process.
    let text: &'static str = text.leak();
    let summarizer = Summarizer::new();
    let document = summarizer.document(text).expect(KEPT);
    let scores = summarizer.score(&document).expect(KEPT);
    match stage {
        "layout" => Box::new(move || {
            black_box(Layout::of(black_box(text)));
        }),
        "split" => {
            let layout = Layout::of(text);
            Box::new(move || {
                black_box(RuleSplitter::new().sentences(black_box(text), &layout, language));
            })
        }
        "analysis" => Box::new(move || {
            black_box(summarizer.document(black_box(text)).expect(KEPT));
        }),
        "score" => Box::new(move || {
            black_box(summarizer.score(black_box(&document)).expect(KEPT));
        }),
        "select" => Box::new(move || {
            black_box(summarizer.select(black_box(&document), &scores, 3).expect(KEPT));
        }),
        _ => Box::new(move || assert!(!summarizer.summarize(black_box(text), 3).is_empty())),
    }
}

/// A row for each stage and text.
fn stages() {
    for name in ["article", "generated"] {
        let bytes = text(name).0.len();
        for part in STAGES {
            let took = fastest(Duration::from_secs(2), stage(part, name));
            println!("{name} {part} {:.3}", took.as_secs_f64() * 1e9 / bytes as f64);
        }
    }
}

/// Bytes, milliseconds, ns a byte, and the peak of the process's memory over the text.
fn growth(bytes: usize) {
    let sentence = inputs::text(1_000, 20).len() / 1_000;
    let text = inputs::text(bytes.div_ceil(sentence), 20);
    let took = fastest(Duration::from_secs(3), || {
        assert!(!epitome::summarize(black_box(&text), 3).is_empty());
    });
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let peak = peak.and_then(|size| size.trim().trim_end_matches(" kB").parse::<f64>().ok());
    let memory = peak.map_or("not known".into(), |kilobytes| format!("{:.1}", kilobytes * 1024.0 / 1e6));
    println!(
        "| {} | {:.3} | {:.1} | {memory} |",
        text.len(),
        took.as_secs_f64() * 1e3,
        took.as_secs_f64() * 1e9 / text.len() as f64
    );
}

/// The name of each scorer and its milliseconds.
fn scorers(sentences: usize) {
    let text = inputs::uneven(sentences);
    let document = inputs::document(&text);
    document.counts();
    for method in Method::ALL {
        // A threshold does not factor: its edges are found pair by pair.
        if *method == Method::LexRankThreshold && sentences > 1_000 {
            println!("{} -", method.name());
            continue;
        }
        let scorer = method.scorer();
        let took = fastest(Duration::from_secs(2), || {
            black_box(scorer.score(black_box(&document), &Prior::uniform()).expect("a score"));
        });
        println!("{} {:.4}", method.name(), took.as_secs_f64() * 1e3);
    }
}

/// The milliseconds of the 20 strongest topics of 1,000 sentences.
fn topics() {
    let text = inputs::uneven(1_000);
    let document = inputs::document(&text);
    let took = fastest(Duration::from_secs(3), || {
        assert!(svd(document.counts().clone(), SvdParameters::default()).converged());
    });
    println!("{:.2}", took.as_secs_f64() * 1e3);
}
