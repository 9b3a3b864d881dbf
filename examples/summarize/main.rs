//! Summarizes files or standard input: what a newcomer runs first.
//!
//! ```text
//! cargo run --release --example summarize -- examples/texts/news.txt
//! cargo run --release --example summarize -- --words 100 --format json < page.txt
//! cargo run --release --example summarize -- --jsonl < records.jsonl > summaries.jsonl
//! ```

mod args;
mod explain;
mod input;
mod output;
mod records;

use args::{Args, Format};
use clap::Parser;
use epitome::{Source, Summary};
use std::io::{self, Write};
use std::process::ExitCode;

fn main() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) if error.use_stderr() => return refuse(&error),
        Err(help) => {
            // Help and version go to standard output; a closed pipe there is no fault.
            let _ = help.print();
            return ExitCode::SUCCESS;
        }
    };
    let done = if args.jsonl { records::run(&args) } else { summarize(&args) };
    match done {
        Ok(Clean::Yes) => ExitCode::SUCCESS,
        Ok(Clean::No) => ExitCode::FAILURE,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Whether all of the input could be read as it should be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Clean {
    Yes,
    No,
}

/// One clear line on standard error, status 2.
fn refuse(error: &clap::Error) -> ExitCode {
    let message = error.to_string();
    let mut lines = message.lines().map(str::trim).filter(|line| !line.is_empty());
    let line = lines.next().unwrap_or("error: the arguments cannot be read");
    // Clap names what is missing in the lines that follow.
    let missing: Vec<&str> = if line.ends_with(':') { lines.take(1).collect() } else { Vec::new() };
    eprintln!("{}", [line, missing.join(" ").as_str()].join(" ").trim_end());
    ExitCode::from(2)
}

/// One summary of all the files together, or of standard input.
fn summarize(args: &Args) -> io::Result<Clean> {
    let (texts, clean) = input::read(&args.inputs());
    if texts.is_empty() {
        return Ok(Clean::No);
    }
    let sources: Vec<Source<'_>> = texts
        .iter()
        .map(|text| {
            let source = Source::new(&text.text);
            let source = text.name.as_deref().map_or(source, |name| source.with_id(name));
            args.title.as_deref().map_or(source, |title| source.with_title(title))
        })
        .collect();
    let summarizer = args.summarizer();
    let done = summarizer.document(sources).and_then(|document| {
        let scores = summarizer.score(&document)?;
        let summary = summarizer.select(&document, &scores, args.budget())?;
        Ok((document, scores, summary))
    });
    let (document, scores, summary) = done.map_err(io::Error::other)?;
    let mut out = io::stdout().lock();
    match args.format {
        Format::Text => print_text(&mut out, &summary)?,
        Format::Markdown => output::markdown(&mut out, &summary)?,
        Format::Json => {
            let id = match &texts[..] {
                [only] => only.name.as_deref().map_or(serde_json::Value::Null, Into::into),
                _ => serde_json::Value::Null,
            };
            let mut object = output::object(&id, &summary);
            if args.explain {
                explain::add(&mut object, &document, &scores);
            }
            writeln!(out, "{object}")?;
        }
    }
    out.flush()?;
    if args.format != Format::Json {
        if args.explain {
            explain::print(&mut io::stderr().lock(), &document, &scores, &summary)?;
        }
        if *summary.outcome() != epitome::Outcome::Complete {
            eprintln!("note: {}", summary.outcome());
        }
    }
    Ok(clean)
}

fn print_text(out: &mut impl Write, summary: &Summary<'_>) -> io::Result<()> {
    if summary.is_empty() { Ok(()) } else { writeln!(out, "{summary}") }
}
