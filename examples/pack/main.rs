//! Packs what passages say to a question into a language model's context: within a budget of the model's own
//! tokens, counted on the text as it is prompted, each sentence with a mark by which it can be cited.
//!
//! ```text
//! cargo run --release -p epitome-pack --example pack -- -t 200 -q "What does it cost?" examples/texts/*.txt
//! cargo run --release -p epitome-pack --example pack -- --jsonl --format xml < passages.jsonl
//! ```
//!
//! The context goes to standard output; what it uses, and with `--citations` what each mark leads to, to
//! standard error.

mod args;
mod passages;

use args::{Args, Encoding, Format};
use clap::Parser;
use epitome::render::Template;
use epitome::{Budget, Citations, Error, Summarizer, Summary};
use passages::Passage;
use std::io::{self, Write};
use std::process::ExitCode;
use tiktoken_rs::CoreBPE;

fn main() -> ExitCode {
    let args = Args::parse();
    match run(&args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(args: &Args) -> Result<(), Box<dyn std::error::Error>> {
    let passages = passages::read(&args.files, args.jsonl)?;
    let tokenizer = args.encoding.tokenizer();
    let count = move |text: &str| tokenizer.encode_ordinary(text).len();
    let summarizer = summarizer(args, count);
    let sources: Vec<_> = passages.iter().map(Passage::source).collect();
    let summary = summarizer.try_summarize(&sources, Budget::tokens(args.tokens))?;
    let context = summarizer.render(&summary);
    if !context.is_empty() {
        writeln!(io::stdout(), "{context}")?;
    }
    let (used, shown) = (count(&context), summary.len());
    eprintln!("{used} of {} tokens, {shown} sentences of {} passages", args.tokens, sources.len());
    if summary.is_empty() {
        eprintln!("note: {}", summary.outcome());
    }
    if args.citations {
        cite(&summary, &Citations::new(&sources))?;
    }
    Ok(())
}

fn summarizer(args: &Args, count: impl Fn(&str) -> usize + Send + Sync + 'static) -> Summarizer {
    let template = match args.format {
        Format::Plain => Template::plain(),
        Format::Markdown => Template::markdown(),
        Format::Xml => Template::xml(),
    };
    let summarizer = Summarizer::new()
        .with_counter(count)
        .with_renderer(template.with_citations())
        .with_context(args.context);
    match &args.query {
        Some(query) => summarizer.with_query(query.as_str()),
        None => summarizer,
    }
}

/// What each mark in the context leads to, in a form that can be kept.
fn cite(summary: &Summary<'_>, citations: &Citations<'_>) -> Result<(), Error> {
    for sentence in summary {
        eprintln!("[{}] {}", sentence.mark(), citations.cite(sentence)?);
    }
    Ok(())
}

impl Encoding {
    fn tokenizer(self) -> &'static CoreBPE {
        match self {
            Encoding::O200k => tiktoken_rs::o200k_base_singleton(),
            Encoding::Cl100k => tiktoken_rs::cl100k_base_singleton(),
        }
    }
}
