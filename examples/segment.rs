//! One sentence a line: from files or standard input, or JSON records with `--jsonl`.

use clap::Parser;
use epitome::split::{RuleSplitter, Splitter};
use epitome::{Language, Layout};
use std::error::Error;
use std::fs;
use std::io::{self, BufRead, Read, Write};
use std::ops::Range;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// Cuts texts into sentences, one a line.
#[derive(Debug, Parser)]
struct Arguments {
    /// Files to read; standard input without any, or for `-`.
    files: Vec<PathBuf>,
    /// The language, such as `en`; found from each text by default. Records with a `lang` keep theirs.
    #[arg(short, long)]
    language: Option<String>,
    /// Reads records {"id", "lang", "text"}, one a line, and writes {"id", "spans"}, then the time taken.
    #[arg(long)]
    jsonl: bool,
    /// Shows the blocks of the layout instead: kind, range, text.
    #[arg(long)]
    blocks: bool,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run(&arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) if is_closed_pipe(&*error) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("segment: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Whether whoever read the output has seen enough.
fn is_closed_pipe(error: &(dyn Error + 'static)) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}

/// Whether every input was good.
fn run(arguments: &Arguments) -> Result<bool, Box<dyn Error>> {
    let language = arguments.language.as_deref().map(str::parse::<Language>).transpose()?;
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut good = true;
    let mut stopwatch = Stopwatch::default();
    let standard_input = [PathBuf::from("-")];
    let files = if arguments.files.is_empty() { &standard_input[..] } else { &arguments.files };
    for file in files {
        let mut input: Box<dyn BufRead> = if file.as_os_str() == "-" {
            Box::new(io::stdin().lock())
        } else {
            match fs::File::open(file) {
                Ok(opened) => Box::new(io::BufReader::new(opened)),
                Err(error) => {
                    eprintln!("segment: {}: {error}", file.display());
                    good = false;
                    continue;
                }
            }
        };
        if arguments.jsonl {
            good &= records(&mut input, language, &mut stopwatch, &mut out)?;
        } else {
            let mut bytes = Vec::new();
            input.read_to_end(&mut bytes)?;
            let text = String::from_utf8_lossy(&bytes);
            let language = language.unwrap_or_else(|| Language::detect(&text));
            if arguments.blocks {
                blocks(&text, &mut out)?;
            } else {
                for range in stopwatch.sentences(&text, language) {
                    writeln!(out, "{}", one_line(&text[range]))?;
                }
            }
        }
    }
    if arguments.jsonl {
        let timing = serde_json::json!({"timing": {"bytes": stopwatch.bytes, "seconds": stopwatch.time.as_secs_f64()}});
        writeln!(out, "{timing}")?;
    }
    out.flush()?;
    Ok(good)
}

/// Answers each record of `input`; a bad line is answered by its error. Whether all were good.
fn records(
    input: &mut dyn BufRead,
    language: Option<Language>,
    stopwatch: &mut Stopwatch,
    out: &mut impl Write,
) -> io::Result<bool> {
    let mut good = true;
    let mut line = Vec::new();
    let mut number = 0;
    loop {
        line.clear();
        if input.read_until(b'\n', &mut line)? == 0 {
            return Ok(good);
        }
        number += 1;
        if line.trim_ascii().is_empty() {
            continue;
        }
        match record(&line, language, stopwatch) {
            Ok(answer) => writeln!(out, "{answer}")?,
            Err(error) => {
                good = false;
                eprintln!("segment: line {number}: {error}");
                writeln!(
                    out,
                    "{}",
                    serde_json::json!({"id": null, "line": number, "error": error.to_string()})
                )?;
            }
        }
    }
}

fn record(
    line: &[u8],
    language: Option<Language>,
    stopwatch: &mut Stopwatch,
) -> Result<serde_json::Value, Box<dyn Error>> {
    let record: serde_json::Value = serde_json::from_slice(line)?;
    let text = record["text"].as_str().ok_or("the field 'text' is missing or no string")?;
    let code = record["lang"].as_str().or(record["language"].as_str());
    let language = match code {
        Some(code) => code.parse().unwrap_or_default(),
        None => language.unwrap_or_else(|| Language::detect(text)),
    };
    let spans: Vec<_> = stopwatch.sentences(text, language).iter().map(|s| [s.start, s.end]).collect();
    Ok(serde_json::json!({"id": record["id"], "spans": spans}))
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
        let sentences = RuleSplitter::new().split(text, &layout, language);
        self.time += start.elapsed();
        self.bytes += text.len();
        sentences
    }
}

fn blocks(text: &str, out: &mut impl Write) -> io::Result<()> {
    for block in Layout::of(text).blocks() {
        let range = block.range();
        let kind = format!("{:?}", block.kind());
        writeln!(out, "{kind:<10} {:>8}..{:<8} {}", range.start, range.end, one_line(&text[range.clone()]))?;
    }
    Ok(())
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
