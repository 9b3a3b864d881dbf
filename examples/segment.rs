//! One sentence a line: from files or standard input, or JSON records with `--jsonl`.

#[path = "shared/answer.rs"]
mod answer;
#[path = "shared/console.rs"]
mod console;
#[path = "shared/content.rs"]
mod content;
#[path = "shared/decode.rs"]
mod decode;
#[path = "shared/record.rs"]
mod record;

use answer::{Answer, answer};
use clap::Parser;
use console::say;
use content::{Form, content};
use decode::Decoded;
use epitome::split::RuleSplitter;
use epitome::{Language, Layout, Source};
use record::{Fields, trimmed};
use serde_json::{Value, json};
use std::borrow::Cow;
use std::fmt::Display;
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
    /// Reads records {"id", "lang", "text" or "html"}, one a line, and writes {"id", "spans"}, then the time
    /// taken.
    #[arg(long)]
    jsonl: bool,
    /// How the texts are read; HTML is recognized if not given, and needs feature `html`.
    #[arg(long = "as", value_enum, value_name = "FORM")]
    form: Option<Form>,
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
        let mut refuse = |error: &dyn Display| {
            say(format_args!("error: {}: {error}", file.display()));
            good = false;
        };
        let mut input = match open(file) {
            Ok(input) => input,
            Err(error) => {
                refuse(&error);
                continue;
            }
        };
        if arguments.jsonl {
            good &= records(file, &mut input, arguments, &mut stopwatch, &mut out)?;
            continue;
        }
        let mut bytes = Vec::new();
        if let Err(error) = input.read_to_end(&mut bytes) {
            refuse(&error);
            continue;
        }
        let content = match Decoded::read(bytes, arguments.form) {
            Ok(Decoded { content, fault }) => {
                if let Some(at) = fault {
                    say(format_args!("warning: {} is not UTF-8 at byte {at}", file.display()));
                }
                content
            }
            Err(error) => {
                refuse(&error);
                continue;
            }
        };
        let source = content.source();
        let text = source.text();
        let language = arguments.language.unwrap_or_else(|| Language::detect(text));
        let shown = if arguments.blocks {
            blocks(source)
        } else {
            let (layout, sentences) = stopwatch.sentences(source, language);
            sentences.into_iter().map(|range| one_line(&layout.displayed(text, range)) + "\n").collect()
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
    arguments: &Arguments,
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
            let Answer { line, fault } = answer(&bytes, number, |record| spans(record, arguments, stopwatch));
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
fn spans(record: &Fields<'_>, arguments: &Arguments, stopwatch: &mut Stopwatch) -> Result<Value, String> {
    let content = content(record, arguments.form)?.ok_or("'text' is missing")?;
    let source = content.source();
    let own = record.language("lang")?.or(record.language("language")?);
    let language = own.or(arguments.language).unwrap_or_else(|| Language::detect(source.text()));
    let spans: Vec<_> = stopwatch.sentences(source, language).1.iter().map(|s| [s.start, s.end]).collect();
    Ok(json!({"spans": spans}))
}

/// Splits and adds up the bytes split and the time it took.
#[derive(Default)]
struct Stopwatch {
    bytes: usize,
    time: Duration,
}

impl Stopwatch {
    fn sentences<'t>(
        &mut self,
        source: Source<'t>,
        language: Language,
    ) -> (Cow<'t, Layout>, Vec<Range<usize>>) {
        let start = Instant::now();
        let layout = layout(source);
        let sentences = RuleSplitter::new().sentences(source.text(), &layout, language);
        self.time += start.elapsed();
        self.bytes += source.text().len();
        (layout, sentences)
    }
}

/// The layout a page has, or that of a text.
fn layout(source: Source<'_>) -> Cow<'_, Layout> {
    source.layout().map_or_else(|| Cow::Owned(Layout::of(source.text())), Cow::Borrowed)
}

fn blocks(source: Source<'_>) -> String {
    let text = source.text();
    let layout = layout(source);
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
