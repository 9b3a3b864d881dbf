//! `--jsonl`: one record a line in, one answer a line out, in order, whatever the number of records.

use crate::answer::{self, Answer, answer};
use crate::args::Args;
use crate::console::say;
use crate::places::Places;
use crate::progress::Progress;
use crate::record::{Fields, trimmed};
use crate::rules::with_words;
use crate::texts::{Text, texts};
use crate::{Clean, explain, output};
use epitome::{Batch, Source, Summarizer};
use serde_json::{Value, json};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::mem;
use std::ops::ControlFlow;

/// A line of the input and its number, from 1.
struct Line {
    number: usize,
    bytes: Vec<u8>,
}

/// Answers the records of the files one behind the other, or of standard input.
pub(crate) fn run(args: &Args) -> io::Result<Clean> {
    let (batch, summarizer) = (args.batch(), args.summarizer());
    let mut progress = Progress::new();
    let mut clean = Clean::Yes;
    for file in args.inputs() {
        let (name, input): (String, io::Result<Box<dyn Read + Send>>) = match file {
            None => ("standard input".to_owned(), Ok(Box::new(io::stdin()))),
            Some(path) => (path.display().to_string(), File::open(path).map(|file| Box::new(file) as _)),
        };
        match input {
            Ok(input) => {
                let answer = |line: Line| {
                    answer(&line.bytes, line.number, |record| summarize(args, &summarizer, record))
                };
                let lines = lines(BufReader::new(input));
                if answer_all(&name, lines, &batch, answer, &mut progress)? == Clean::No {
                    clean = Clean::No;
                }
            }
            Err(error) => {
                say(format_args!("error: {name}: {error}"));
                clean = Clean::No;
            }
        }
    }
    progress.clear();
    Ok(clean)
}

/// The lines that hold something, until the end of the input or a fault of it.
fn lines(input: impl BufRead) -> impl Iterator<Item = io::Result<Line>> {
    let lines = input.split(b'\n').zip(1..).map(|(bytes, number)| Ok(Line { number, bytes: bytes? }));
    let mut failed = false;
    let whole = lines.take_while(move |line| !mem::replace(&mut failed, line.is_err()));
    whole.filter(|line| line.as_ref().map_or(true, |line| !trimmed(&line.bytes).is_empty()))
}

/// Answers the lines of an input in order, as soon as they are there.
///
/// Each answer is one write: what is killed leaves whole lines behind, as far as the system writes them whole
/// (to a pipe up to 4 KB).
///
/// # Errors
///
/// When the answers cannot be written. An input that breaks off is named, and what came before is answered.
fn answer_all(
    name: &str,
    lines: impl Iterator<Item = io::Result<Line>> + Send,
    batch: &Batch,
    answer: impl Fn(Line) -> Answer + Sync,
    progress: &mut Progress,
) -> io::Result<Clean> {
    let mut out = io::stdout();
    let mut clean = Clean::Yes;
    let ended = batch.try_for_each(
        lines,
        |line| line.map(&answer),
        |_, answered| {
            progress.inc();
            let line = match answered {
                Ok(Ok(Answer { line, fault })) => {
                    if fault.is_some() {
                        clean = Clean::No;
                    }
                    line
                }
                Ok(Err(error)) => {
                    progress.clear();
                    say(format_args!("error: {name}: {error}"));
                    clean = Clean::No;
                    return ControlFlow::Continue(());
                }
                Err(panic) => {
                    clean = Clean::No;
                    // An object of a string can always be written.
                    answer::object((), json!({"error": panic.to_string()})).unwrap_or_default()
                }
            };
            out.write_all(line.as_bytes()).map_or_else(ControlFlow::Break, ControlFlow::Continue)
        },
    );
    match ended {
        ControlFlow::Continue(()) => Ok(clean),
        ControlFlow::Break(error) => Err(error),
    }
}

/// The summary of a record, as an object without its id.
fn summarize(args: &Args, summarizer: &Summarizer, record: &Fields<'_>) -> Result<Value, String> {
    let title = record.string("title")?.or(args.title.clone());
    let texts = texts(record, title.as_deref(), args.form)?;
    let mut summarizer = summarizer.clone();
    if let Some(query) = record.string("query")? {
        summarizer = summarizer.with_query(query);
    }
    summarizer = with_words(summarizer, &strings(record, "must")?, &strings(record, "must_not")?);
    if let Some(least) = record.number("min_relevance")? {
        summarizer = summarizer.with_min_relevance(least).map_err(|error| error.to_string())?;
    }
    if let Some(language) = record.language("language")? {
        summarizer = summarizer.with_language(language);
    }
    let sources: Vec<Source<'_>> = texts.iter().map(Text::source).collect();
    let answered = summarizer.document(&sources).and_then(|document| {
        let prior = summarizer.prior(&document)?;
        let scores = summarizer.score_with(&document, &prior)?;
        let summary = summarizer.select_with(&document, &scores, &prior, args.budget())?;
        let places = Places::new(args, &sources);
        let summary = args.rules.ordered(summary);
        let mut object = output::object(&summary, &places)?;
        if args.explain {
            let explanation = summarizer.explain(&document, &scores, &summary)?;
            explain::add(&mut object, &document, &scores, &explanation, &places);
        }
        Ok(object)
    });
    answered.map_err(|error| error.to_string())
}

/// A field that must be a string or a list of strings where it is there.
fn strings(record: &Fields<'_>, field: &str) -> Result<Vec<String>, String> {
    let Some(value) = record.get(field) else { return Ok(Vec::new()) };
    let one = serde_json::from_str(value.get()).map(|one| vec![one]);
    one.or_else(|_| serde_json::from_str(value.get()))
        .map_err(|_| format!("'{field}' must be a string or a list of strings"))
}
