//! `--jsonl`: one record a line in, one answer a line out, in order, whatever the number of records.

use crate::answer::{Answer, answer};
use crate::args::Args;
use crate::console::say;
use crate::record::{Fields, trimmed};
use crate::texts::{Text, texts};
use crate::{Clean, explain, output};
use epitome::{Source, Summarizer};
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;
use serde_json::Value;
use std::fs::File;
use std::io::{self, BufRead, BufReader, IsTerminal, Read, Write};
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
    let mut out = io::stdout().lock();
    let progress = progress();
    let mut clean = Clean::Yes;
    for file in args.inputs() {
        let (name, lines) = match file {
            None => ("standard input".to_owned(), Ok(read(io::stdin()))),
            Some(path) => (path.display().to_string(), File::open(path).map(read)),
        };
        match lines {
            Ok(lines) => {
                let answer = |line: &Line| {
                    answer(&line.bytes, line.number, |record| summarize(args, &summarizer, record))
                };
                if answer_all(&name, &lines, answer, &mut out, &progress)? == Clean::No {
                    clean = Clean::No;
                }
            }
            Err(error) => {
                say(format_args!("error: {name}: {error}"));
                clean = Clean::No;
            }
        }
    }
    progress.finish_and_clear();
    Ok(clean)
}

/// The lines of an input, read in a thread of its own: what has arrived is answered while the next is waited
/// for.
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
        if !trimmed(&bytes).is_empty() && sender.send(Ok(Line { number, bytes })).is_err() {
            break;
        }
    }
    Ok(())
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
    lines: &Receiver<io::Result<Line>>,
    answer: impl Fn(&Line) -> Answer + Sync,
    out: &mut impl Write,
    progress: &ProgressBar,
) -> io::Result<Clean> {
    let mut clean = Clean::Yes;
    while let Ok(first) = lines.recv() {
        let batch: Vec<io::Result<Line>> =
            std::iter::once(first).chain(lines.try_iter().take(BATCH - 1)).collect();
        let answers: Vec<io::Result<Answer>> =
            batch.into_par_iter().map(|line| line.map(|line| answer(&line))).collect();
        for answer in answers {
            match answer {
                Ok(Answer { line, fault }) => {
                    out.write_all(line.as_bytes())?;
                    if fault.is_some() {
                        clean = Clean::No;
                    }
                }
                Err(error) => {
                    progress.suspend(|| say(format_args!("error: {name}: {error}")));
                    clean = Clean::No;
                }
            }
            progress.inc(1);
        }
        out.flush()?;
    }
    Ok(clean)
}

/// The summary of a record, as an object without its id.
fn summarize(args: &Args, summarizer: &Summarizer, record: &Fields<'_>) -> Result<Value, String> {
    let title = record.string("title")?.or(args.title.clone());
    let texts = texts(record, title.as_deref())?;
    let mut summarizer = summarizer.clone();
    if let Some(query) = record.string("query")? {
        summarizer = summarizer.with_query(query);
    }
    if let Some(language) = record.language("language")? {
        summarizer = summarizer.with_language(language);
    }
    let sources: Vec<Source<'_>> = texts.iter().map(Text::source).collect();
    let answered = summarizer.document(sources).and_then(|document| {
        let scores = summarizer.score(&document)?;
        let summary = summarizer.select(&document, &scores, args.budget())?;
        let mut object = output::object(&summary);
        if args.explain {
            explain::add(&mut object, &document, &scores);
        }
        Ok(object)
    });
    answered.map_err(|error| error.to_string())
}

/// A counter of records on standard error where that is a terminal, else nothing.
fn progress() -> ProgressBar {
    if !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{spinner} {pos} records, {per_sec}, {elapsed}");
    ProgressBar::new_spinner().with_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()))
}
