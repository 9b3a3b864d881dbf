//! Measures how well queries are answered: on questions over texts with the bytes that answer them.
//!
//! ```text
//! cargo run --release -p epitome-measure --example questions -- FILES
//! cargo run --release -p epitome-measure --example questions -- --constants FILES
//! ```
//!
//! A file `NAME.jsonl` or `NAME.jsonl.gz` holds a record a line: `query`, `language`, `text` or
//! `documents`, `title`, and `gold`, the ranges that answer, each [number of the document, first byte,
//! end]. Sets whose names are the same up to the first `_` hold the same questions, and are left out
//! together.

#[path = "../shared/content.rs"]
mod content;
mod data;
mod measure;
#[path = "../shared/record.rs"]
mod record;
#[path = "../shared/texts.rs"]
mod texts;
mod tuning;

use data::Set;
use epitome::score::Retrieval;
use epitome::{Method, Summarizer};
use measure::{Figures, none_answers};
use std::error::Error;
use std::path::PathBuf;

type Outcome<T> = Result<T, Box<dyn Error>>;

/// The relevances that are tried as the least.
const LEAST: [f64; 10] = [0.0, 0.02, 0.04, 0.06, 0.08, 0.1, 0.12, 0.15, 0.2, 0.3];

fn main() -> Outcome<()> {
    let mut constants = false;
    let mut paths = Vec::new();
    for argument in std::env::args().skip(1) {
        match &*argument {
            "--constants" => constants = true,
            _ if argument.starts_with('-') => return Err(format!("unknown option {argument}").into()),
            _ => paths.push(PathBuf::from(argument)),
        }
    }
    let texts = paths.iter().map(|path| data::read(path)).collect::<Outcome<Vec<_>>>()?;
    let sets = texts.iter().map(Set::new).collect::<Outcome<Vec<_>>>()?;
    if sets.is_empty() {
        return Err("usage: questions [--constants] FILES".into());
    }
    if constants {
        return tuning::print(&sets);
    }
    let default = Summarizer::new();
    let bm25 = Summarizer::new().with_method(Method::Bm25);
    println!(
        "| set | questions | first | MRR | kept | by `bm25`: first | MRR | kept |\n|---|---|---|---|---|---|---|---|"
    );
    let mut all = Vec::new();
    for set in &sets {
        let of = [&default, &bm25].map(|summarizer| Figures::of(set, summarizer, Retrieval::new()));
        let [ours, theirs] = of;
        let (ours, theirs) = (ours?, theirs?);
        println!("| {} | {} | {ours} | {theirs} |", set.name, set.questions.len());
        all.push((ours, theirs));
    }
    let (ours, theirs): (Vec<_>, Vec<_>) = all.into_iter().unzip();
    println!("| mean | | {} | {} |", Figures::mean(&ours), Figures::mean(&theirs));
    println!("\n## Answer or none\n");
    println!(
        "| least relevance | of right answers shown | of questions to another text answered |\n|---|---|---|"
    );
    for (least, right, wrong) in none_answers(&sets, &LEAST)? {
        println!("| {least} | {right:.1} | {wrong:.1} |");
    }
    Ok(())
}
