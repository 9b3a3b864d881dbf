//! One sentence a line: from files or standard input, or JSON records with `--jsonl`.

#[path = "shared/answer.rs"]
mod answer;
#[path = "shared/console.rs"]
mod console;
#[path = "shared/record.rs"]
mod record;

use answer::{Answer, answer};
use clap::Parser;
use console::say;
use epitome::split::RuleSplitter;
use epitome::{Language, Layout};
use record::{Fields, trimmed};
use serde_json::{Value, json};
use std::fs;
use std::io::{self, BufRead, Read, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// Cuts texts into sentences, one a line.
#[derive(Debug, Parser)]
struct Arguments {
    /// Files to read; standard input without any, or for `-`.
    files: Vec<PathBuf>,
    /// The language, such as `en`; found from each text by default. Records with a `lang` keep theirs.
    #[arg(short, long)]
    language: Option<Language>,
    /// Reads records {"id", "lang", "text"}, one a line, and writes {"id", "spans"}, then the time taken.
    #[arg(long)]
    jsonl: bool,
    /// Shows the blocks of the layout instead: kind, range, text.
    #[arg(long)]
    blocks: bool,
}

fn main() -> ExitCode {
    let arguments: Arguments = match console::arguments() {
        Ok(arguments) => arguments,
        Err(status) => return status,
    };
    let good = run(&arguments);
    console::finish(good.map(|good| if good { ExitCode::SUCCESS } else { ExitCode::FAILURE }))
}

/// Whether every input was good.
///
/// # Errors
///
/// When the output cannot be written.
fn run(arguments: &Arguments) -> io::Result<bool> {
    let mut out = io::stdout().lock();
    let mut good = true;
    let mut stopwatch = Stopwatch::default();
    let standard_input = [PathBuf::from("-")];
    let files = if arguments.files.is_empty() { &standard_input[..] } else { &arguments.files };
    for file in files {
        let mut refuse = |error: io::Error| {
            say(format_args!("error: {}: {error}", file.display()));
            good = false;
        };
        let mut input = match open(file) {
            Ok(input) => input,
            Err(error) => {
                refuse(error);
                continue;
            }
        };
        if arguments.jsonl {
            good &= records(file, &mut input, arguments.language, &mut stopwatch, &mut out)?;
            continue;
        }
        let mut bytes = Vec::new();
        if let Err(error) = input.read_to_end(&mut bytes) {
            refuse(error);
            continue;
        }
        let text = String::from_utf8_lossy(&bytes);
        let language = arguments.language.unwrap_or_else(|| Language::detect(&text));
        let shown = if arguments.blocks {
            blocks(&text)
        } else {
            let sentences = stopwatch.sentences(&text, language);
            sentences.into_iter().map(|range| one_line(&text[range]) + "\n").collect()
        };
        out.write_all(shown.as_bytes())?;
    }
    if arguments.jsonl {
        let timing = json!({"timing": {"bytes": stopwatch.bytes, "seconds": stopwatch.time.as_secs_f64()}});
        out.write_all(format!("{timing}\n").as_bytes())?;
    }
    out.flush()?;
    Ok(good)
}

/// A file, or standard input for `-`.
fn open(file: &Path) -> io::Result<Box<dyn BufRead>> {
    if file.as_os_str() == "-" {
        return Ok(Box::new(io::stdin().lock()));
    }
    Ok(Box::new(io::BufReader::new(fs::File::open(file)?)))
}

/// Answers each record of `input`; a bad line is answered by its error. Whether all were good.
///
/// # Errors
///
/// When the output cannot be written.
fn records(
    file: &Path,
    input: &mut dyn BufRead,
    language: Option<Language>,
    stopwatch: &mut Stopwatch,
    out: &mut impl Write,
) -> io::Result<bool> {
    let mut good = true;
    let mut bytes = Vec::new();
    for number in 1.. {
        bytes.clear();
        match input.read_until(b'\n', &mut bytes) {
            Ok(0) => break,
            Ok(_) => {}
            Err(error) => {
                say(format_args!("error: {}: {error}", file.display()));
                return Ok(false);
            }
        }
        if !trimmed(&bytes).is_empty() {
            let Answer { line, fault } = answer(&bytes, number, |record| spans(record, language, stopwatch));
            if let Some(fault) = fault {
                say(format_args!("error: {}: line {number}: {fault}", file.display()));
                good = false;
            }
            out.write_all(line.as_bytes())?;
        }
    }
    Ok(good)
}

/// The sentences of a record, as an object without its id.
fn spans(
    record: &Fields<'_>,
    language: Option<Language>,
    stopwatch: &mut Stopwatch,
) -> Result<Value, String> {
    let text = record.string("text")?.ok_or("'text' is missing")?;
    let own = record.language("lang")?.or(record.language("language")?);
    let language = own.or(language).unwrap_or_else(|| Language::detect(&text));
    let spans: Vec<_> = stopwatch.sentences(&text, language).iter().map(|s| [s.start, s.end]).collect();
    Ok(json!({"spans": spans}))
}

/// Splits and adds up the bytes split and the time it took.
#[derive(Default)]
struct Stopwatch {
    bytes: usize,
    time: Duration,
}

impl Stopwatch {
    fn sentences(&mut self, text: &str, language: Language) -> Vec<Range<usize>> {
        let start = Instant::now();
        let layout = Layout::of(text);
        let sentences = RuleSplitter::new().sentences(text, &layout, language);
        self.time += start.elapsed();
        self.bytes += text.len();
        sentences
    }
}

fn blocks(text: &str) -> String {
    let layout = Layout::of(text);
    let lines = layout.blocks().iter().map(|block| {
        let range = block.range();
        let kind = format!("{:?}", block.kind());
        format!("{kind:<10} {:>8}..{:<8} {}\n", range.start, range.end, one_line(&text[range.clone()]))
    });
    lines.collect()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
