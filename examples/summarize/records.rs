//! `--jsonl`: one record a line in, one answer a line out, in order, whatever the number of records.

use crate::args::Args;
use crate::{Clean, explain, output};
use epitome::{Language, Source, Summarizer};
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;
use serde_json::{Value, json};
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, IsTerminal, Write};

/// How many records are read before they are answered side by side; memory is bounded by these.
const BATCH: usize = 256;

/// A line of the input and its number, from 1.
struct Line {
    number: usize,
    bytes: Vec<u8>,
}

/// Answers the records of the files one behind the other, or of standard input.
pub(crate) fn run(args: &Args) -> io::Result<Clean> {
    let summarizer = args.summarizer();
    let mut out = BufWriter::new(io::stdout().lock());
    let progress = progress();
    let mut clean = Clean::Yes;
    if args.files.is_empty() {
        clean = answer(args, &summarizer, io::stdin().lock(), &mut out, &progress)?;
    }
    for path in &args.files {
        let done = File::open(path).map(BufReader::new);
        match done.map(|file| answer(args, &summarizer, file, &mut out, &progress)) {
            Ok(Ok(Clean::Yes)) => {}
            Ok(Ok(Clean::No)) => clean = Clean::No,
            Ok(Err(error)) => return Err(error),
            Err(error) => {
                eprintln!("error: {}: {error}", path.display());
                clean = Clean::No;
            }
        }
    }
    progress.finish_and_clear();
    out.flush()?;
    Ok(clean)
}

fn answer(
    args: &Args,
    summarizer: &Summarizer,
    mut input: impl BufRead,
    out: &mut impl Write,
    progress: &ProgressBar,
) -> io::Result<Clean> {
    let mut clean = Clean::Yes;
    let mut number = 0;
    loop {
        let batch = read_batch(&mut input, &mut number)?;
        if batch.is_empty() {
            return Ok(clean);
        }
        let answers: Vec<(usize, Result<Value, String>)> =
            batch.par_iter().map(|line| (line.number, answer_line(args, summarizer, &line.bytes))).collect();
        for (line, answer) in answers {
            let object = answer.unwrap_or_else(|error| {
                clean = Clean::No;
                json!({"id": null, "line": line, "error": error})
            });
            writeln!(out, "{object}")?;
        }
        progress.inc(batch.len() as u64);
    }
}

/// The next lines that hold something; none at the end of the input.
fn read_batch(input: &mut impl BufRead, number: &mut usize) -> io::Result<Vec<Line>> {
    let mut batch = Vec::new();
    while batch.len() < BATCH {
        let mut bytes = Vec::new();
        if input.read_until(b'\n', &mut bytes)? == 0 {
            break;
        }
        *number += 1;
        if !bytes.trim_ascii().is_empty() {
            batch.push(Line { number: *number, bytes });
        }
    }
    Ok(batch)
}

fn answer_line(args: &Args, summarizer: &Summarizer, line: &[u8]) -> Result<Value, String> {
    let record: Value = serde_json::from_slice(line.trim_ascii()).map_err(|error| error.to_string())?;
    if !record.is_object() {
        return Err("a record must be an object".to_owned());
    }
    let title = string(&record, "title")?.or(args.title.as_deref());
    let sources = sources(&record, title)?;
    let mut summarizer = summarizer.clone();
    if let Some(query) = string(&record, "query")? {
        summarizer = summarizer.with_query(query);
    }
    if let Some(code) = string(&record, "language")? {
        // A language without word lists is summarized by Unicode's rules, as an unknown one.
        summarizer = summarizer.with_language(code.parse().unwrap_or(Language::Unknown));
    }
    let answered = summarizer.document(sources).and_then(|document| {
        let scores = summarizer.score(&document)?;
        let summary = summarizer.select(&document, &scores, args.budget())?;
        let mut object = output::object(record.get("id").unwrap_or(&Value::Null), &summary);
        if args.explain {
            explain::add(&mut object, &document, &scores);
        }
        Ok(object)
    });
    answered.map_err(|error| error.to_string())
}

/// The sources of a record: its `text`, or its `documents`.
fn sources<'r>(record: &'r Value, title: Option<&'r str>) -> Result<Vec<Source<'r>>, String> {
    let source = |of: &'r Value, title: Option<&'r str>| {
        let text = string(of, "text")?.ok_or("'text' is missing")?;
        let source = Source::new(text);
        let source = title.map_or(source, |title| source.with_title(title));
        let source = string(of, "id")?.map_or(source, |id| source.with_id(id));
        Ok::<_, String>(string(of, "date")?.map_or(source, |date| source.with_date(date)))
    };
    match record.get("documents") {
        Some(Value::Array(documents)) => {
            documents.iter().map(|document| source(document, string(document, "title")?.or(title))).collect()
        }
        Some(Value::Null) | None => match string(record, "text")? {
            Some(text) => {
                let source = Source::new(text);
                Ok(vec![title.map_or(source, |title| source.with_title(title))])
            }
            None => Err("a record needs 'text' or 'documents'".to_owned()),
        },
        Some(_) => Err("'documents' must be a list".to_owned()),
    }
}

/// A field that must be a string where it is there.
fn string<'r>(record: &'r Value, field: &str) -> Result<Option<&'r str>, String> {
    match record.get(field) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(_) => Err(format!("'{field}' must be a string")),
    }
}

/// A counter of records on standard error where that is a terminal, else nothing.
fn progress() -> ProgressBar {
    if !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{spinner} {pos} records, {per_sec}, {elapsed}");
    ProgressBar::new_spinner().with_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()))
}
