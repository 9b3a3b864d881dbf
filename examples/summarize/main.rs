//! Summarizes files or standard input: what a newcomer runs first.
//!
//! ```text
//! cargo run --release --example summarize -- examples/texts/news.txt
//! cargo run --release --example summarize -- --words 100 --format json < page.txt
//! cargo run --release --example summarize -- --highlight examples/texts/news.txt
//! cargo run --release --example summarize -- --jsonl < records.jsonl > summaries.jsonl
//! ```

#[path = "../shared/answer.rs"]
mod answer;
mod args;
#[path = "../shared/console.rs"]
mod console;
#[path = "../shared/content.rs"]
mod content;
#[path = "../shared/decode.rs"]
mod decode;
mod explain;
mod highlight;
mod input;
mod output;
mod places;
mod progress;
#[path = "../shared/record.rs"]
mod record;
mod records;
mod rules;
#[path = "../shared/texts.rs"]
mod texts;

use args::{Args, Format};
use console::say;
use epitome::Source;
use epitome::render::Strip;
use places::Places;
use std::io::{self, Write};
use std::process::ExitCode;

fn main() -> ExitCode {
    let args: Args = match console::arguments() {
        Ok(args) => args,
        Err(status) => return status,
    };
    let done = if args.jsonl { records::run(&args) } else { summarize(&args) };
    console::finish(done.map(|clean| match clean {
        Clean::Yes => ExitCode::SUCCESS,
        Clean::No => ExitCode::FAILURE,
    }))
}

/// Whether all of the input could be read as it should be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Clean {
    Yes,
    No,
}

/// One summary of all the files together, or of standard input.
fn summarize(args: &Args) -> io::Result<Clean> {
    let (texts, clean) = input::read(&args.inputs(), args.form, highlight::wants_html(args));
    if texts.is_empty() {
        return Ok(Clean::No);
    }
    let sources: Vec<Source<'_>> = texts
        .iter()
        .map(|text| {
            let source = text.content.source();
            let source = text.name.as_deref().map_or(source, |name| source.with_id(name));
            args.title.as_deref().map_or(source, |title| source.with_title(title))
        })
        .collect();
    let summarizer = args.rules.update(args.summarizer()).map_err(io::Error::other)?;
    let done = summarizer.document(&sources).and_then(|document| {
        let prior = summarizer.prior(&document)?;
        let scores = summarizer.score_with(&document, &prior)?;
        let summary = summarizer.select_with(&document, &scores, &prior, args.budget())?;
        let summary = args.rules.ordered(summary);
        let explanation = summarizer.explain(&document, &scores, &summary)?;
        Ok((document, scores, summary, explanation))
    });
    let (document, scores, summary, explanation) = done.map_err(io::Error::other)?;
    let shown = match args.format {
        format if format != Format::Json && args.highlight().is_some() => {
            highlight::shown(args, &texts, &document, &summary).map_err(io::Error::other)?
        }
        Format::Text if summary.is_empty() => String::new(),
        Format::Text => summarizer.render(&summary) + "\n",
        Format::Html => summarizer
            .report(&document, args.budget())
            .and_then(|report| report.html())
            .map_err(io::Error::other)?,
        Format::Markdown if args.cite => summarizer.render(&summary),
        Format::Markdown => output::markdown(&summary),
        Format::Json => {
            let id = match &texts[..] {
                [only] => only.name.as_deref(),
                _ => None,
            };
            let places = Places::new(args, &sources);
            let mut object = output::object(&summary, &places).map_err(io::Error::other)?;
            if args.explain {
                explain::add(&mut object, &document, &scores, &explanation, &places);
            }
            answer::object(id, object).map_err(io::Error::other)?
        }
    };
    let mut out = io::stdout().lock();
    out.write_all(shown.as_bytes())?;
    out.flush()?;
    args.rules.keep(&document).map_err(io::Error::other)?;
    if args.format != Format::Json {
        if args.explain {
            explain::print(&mut io::stderr().lock(), &document, &scores, &summary, &explanation)?;
        }
        if args.strip {
            let strip = Strip::new(&document, &scores, &summary).map_err(io::Error::other)?;
            say(strip.to_string().trim_end());
        }
        if *summary.outcome() != epitome::Outcome::Complete {
            say(format_args!("note: {}", summary.outcome()));
        }
    }
    Ok(clean)
}
