//! Measures methods over corpora with references: ROUGE-1, -2 and -Lsum, what the summaries hold, and how
//! sure the differences are.
//!
//! ```text
//! cargo run --release --example evaluate -- corpora/               # every method, budgets of manifest.json
//! cargo run --release --example evaluate -- --method lead,textrank --baseline lead --words 100 news.jsonl.gz
//! cargo run --release --example evaluate -- --by sentences --only cnndm --json scores.json corpora/
//! ```
//!
//! A corpus is a file of JSON records, one a line, plain or gzip-compressed:
//!
//! ```text
//! {"id": .., "text": ".." | "documents": [{"title": "..", "text": ".."}], "title": "..", "query": "..",
//!  "language": "en",
//!  "references": ["..", ..]}
//! ```
//!
//! `manifest.json` beside the corpora or one level above gives the budgets: {"NAME": {"words": 53,
//! "sentences": 3}}.

mod args;
#[path = "../shared/console.rs"]
mod console;
#[path = "../shared/content.rs"]
mod content;
mod corpus;
mod measure;
#[path = "../shared/record.rs"]
mod record;
mod report;
mod statistics;
#[path = "../shared/texts.rs"]
mod texts;

use args::Args;
use console::say;
use indicatif::{ProgressBar, ProgressStyle};
use std::io::{self, IsTerminal};
use std::process::ExitCode;

fn main() -> ExitCode {
    let args: Args = match console::arguments() {
        Ok(args) => args,
        Err(status) => return status,
    };
    console::finish(run(&args).map(|faults| {
        if faults == 0 {
            return ExitCode::SUCCESS;
        }
        say(format_args!("{faults} records or files could not be read"));
        ExitCode::FAILURE
    }))
}

/// Measures and reports; returns how many records and files were no good.
fn run(args: &Args) -> io::Result<usize> {
    let mut results = Vec::new();
    let mut faults = 0;
    let files = corpus::files(&args.paths, &args.only)?;
    let progress = progress(files.len());
    for file in &files {
        progress.set_message(file.name.clone());
        match corpus::read(file, args) {
            Ok((corpus, bad)) => {
                for message in &bad {
                    progress.suspend(|| say(format_args!("{}: {message}", file.path.display())));
                }
                faults += bad.len();
                if corpus.records.is_empty() {
                    progress
                        .suspend(|| say(format_args!("{}: no record can be measured", file.path.display())));
                    faults += usize::from(bad.is_empty());
                } else {
                    results.push(measure::corpus(&corpus, &args.systems()).map_err(io::Error::other)?);
                }
            }
            Err(message) => {
                progress.suspend(|| say(format_args!("{}: {message}", file.path.display())));
                faults += 1;
            }
        }
        progress.inc(1);
    }
    progress.finish_and_clear();
    if results.is_empty() {
        return Ok(faults);
    }
    let report = report::Report::new(args, results);
    report.print(&mut io::stdout().lock())?;
    if let Some(path) = &args.json {
        let object = serde_json::to_string_pretty(&report.json())?;
        std::fs::write(path, object + "\n")
            .map_err(|error| io::Error::other(format!("{}: {error}", path.display())))?;
    }
    Ok(faults)
}

/// A bar over the corpora on standard error where that is a terminal, else nothing.
fn progress(corpora: usize) -> ProgressBar {
    if !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:30} {pos}/{len} {msg}, {elapsed}");
    ProgressBar::new(corpora as u64).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
