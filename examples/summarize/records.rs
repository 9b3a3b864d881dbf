//! `--jsonl`: one record a line in, one answer a line out, in order, whatever the number of records.

use crate::args::Args;
use crate::{Clean, explain, output};
use epitome::{Language, Source, Summarizer};
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;
use serde_json::{Value, json};
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, IsTerminal, Read, Write};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

/// How many records at most are read ahead, and answered side by side; memory is bounded by these.
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
    for file in args.inputs() {
        let (name, lines) = match file {
            None => ("standard input".to_owned(), Ok(read(io::stdin()))),
            Some(path) => (path.display().to_string(), File::open(path).map(read)),
        };
        match lines {
            Ok(lines) => {
                if answer(args, &summarizer, &name, &lines, &mut out, &progress)? == Clean::No {
                    clean = Clean::No;
                }
            }
            Err(error) => {
                eprintln!("error: {name}: {error}");
                clean = Clean::No;
            }
        }
    }
    progress.finish_and_clear();
    Ok(clean)
}

/// The lines of an input, read in a thread of its own: what has arrived is answered while the next is waited for.
fn read(input: impl Read + Send + 'static) -> Receiver<io::Result<Line>> {
    let (sender, lines) = sync_channel(BATCH);
    thread::spawn(move || {
        if let Err(error) = send_lines(BufReader::new(input), &sender) {
            // Where nobody listens any more, nobody needs to know.
            let _ = sender.send(Err(error));
        }
    });
    lines
}

/// Sends the lines that hold something, until the end of the input or of the interest in it.
fn send_lines(mut input: impl BufRead, sender: &SyncSender<io::Result<Line>>) -> io::Result<()> {
    for number in 1.. {
        let mut bytes = Vec::new();
        if input.read_until(b'\n', &mut bytes)? == 0 {
            break;
        }
        if number == 1 && bytes.starts_with("\u{feff}".as_bytes()) {
            bytes.drain(.."\u{feff}".len());
        }
        if !bytes.trim_ascii().is_empty() && sender.send(Ok(Line { number, bytes })).is_err() {
            break;
        }
    }
    Ok(())
}

/// Answers the lines of an input in order, as soon as they are there.
///
/// # Errors
///
/// When the answers cannot be written. An input that breaks off is named, and what came before is answered.
fn answer(
    args: &Args,
    summarizer: &Summarizer,
    name: &str,
    lines: &Receiver<io::Result<Line>>,
    out: &mut impl Write,
    progress: &ProgressBar,
) -> io::Result<Clean> {
    let mut clean = Clean::Yes;
    while let Ok(first) = lines.recv() {
        let batch: Vec<io::Result<Line>> =
            std::iter::once(first).chain(lines.try_iter().take(BATCH - 1)).collect();
        let answers: Vec<_> = batch
            .into_par_iter()
            .map(|line| line.map(|line| (line.number, answer_line(args, summarizer, &line.bytes))))
            .collect();
        for answer in answers {
            match answer {
                Ok((_, Ok(object))) => writeln!(out, "{object}")?,
                Ok((line, Err(error))) => {
                    writeln!(out, "{}", json!({"id": null, "line": line, "error": error}))?;
                    clean = Clean::No;
                }
                Err(error) => {
                    progress.suspend(|| eprintln!("error: {name}: {error}"));
                    clean = Clean::No;
                }
            }
            progress.inc(1);
        }
        out.flush()?;
    }
    Ok(clean)
}

fn answer_line(args: &Args, summarizer: &Summarizer, line: &[u8]) -> Result<Value, String> {
    // A record is one line, whose number goes beside the message.
    let message = |error: serde_json::Error| error.to_string().replace(" at line 1 column ", " at column ");
    let record: Value = serde_json::from_slice(line.trim_ascii()).map_err(message)?;
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
        Some(Value::Array(documents)) if !(documents.is_empty() && record["text"].is_string()) => {
            documents.iter().map(|document| source(document, string(document, "title")?.or(title))).collect()
        }
        Some(Value::Null | Value::Array(_)) | None => match string(record, "text")? {
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
