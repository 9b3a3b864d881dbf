//! How do I answer a question from many files? Here: the sentences that answer it, each cited by its file and
//! its bytes; where none does, nothing, with the words that no file has on standard error and exit code 1.
//!
//! ```text
//! cargo run --release --example answer -- "How long does the crossing take?" examples/texts/*.txt
//! ```

use epitome::{Source, Summarizer};
use std::error::Error;
use std::process::ExitCode;

/// Of the files that hold a word of the question so many are read closely.
const FILES: usize = 50;

/// The relevance from which on a sentence answers: see results/answers.md.
const LEAST: f64 = 0.1;

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let question = arguments.next().ok_or("usage: answer QUESTION FILE...")?;
    let mut files = Vec::new();
    for name in arguments {
        let text = String::from_utf8_lossy(&std::fs::read(&name)?).into_owned();
        files.push((name, text));
    }
    let sources: Vec<Source<'_>> = files.iter().map(|(name, text)| Source::new(text).with_id(name)).collect();
    let summarizer = Summarizer::new().with_query(question).with_min_relevance(LEAST)?;
    let found = summarizer.candidates(&sources, FILES)?;
    if found.is_empty() {
        eprintln!("no file has a word of the question");
        return Ok(ExitCode::FAILURE);
    }
    let summary = summarizer.summarize(found.into_iter().map(|i| sources[i]).collect::<Vec<_>>(), 3);
    if summary.is_empty() {
        eprintln!("{}", summary.outcome());
        return Ok(ExitCode::FAILURE);
    }
    for sentence in summary.by_rank() {
        let (file, bytes) = (sentence.source_id().unwrap_or_default(), sentence.range());
        println!("{sentence} [{file}, bytes {}-{}]", bytes.start, bytes.end);
    }
    Ok(ExitCode::SUCCESS)
}
