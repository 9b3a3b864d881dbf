//! One sentence a line: from files or standard input, or JSON records with `--jsonl`.

#[path = "shared/answer.rs"]
mod answer;
#[path = "shared/console.rs"]
mod console;
#[path = "shared/content.rs"]
mod content;
#[path = "shared/decode.rs"]
mod decode;
#[path = "shared/inputs.rs"]
mod inputs;
#[path = "shared/record.rs"]
mod record;

use clap::Parser;
use content::{Form, content};
use epitome::split::RuleSplitter;
use epitome::{Language, Layout, Source};
use inputs::{Inputs, Work};
use record::Fields;
use serde_json::{Value, json};
use std::borrow::Cow;
use std::io::{self, Write};
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
    let mut segment = Segment { arguments, stopwatch: Stopwatch::default() };
    let inputs = Inputs { files: &arguments.files, form: arguments.form, jsonl: arguments.jsonl };
    let good = inputs.each(&mut segment, &mut out)?;
    if arguments.jsonl {
        let Stopwatch { bytes, time } = segment.stopwatch;
        let timing = json!({"timing": {"bytes": bytes, "seconds": time.as_secs_f64()}});
        out.write_all(format!("{timing}\n").as_bytes())?;
    }
    out.flush()?;
    Ok(good)
}

struct Segment<'a> {
    arguments: &'a Arguments,
    stopwatch: Stopwatch,
}

impl Work for Segment<'_> {
    fn show(&mut self, source: Source<'_>) -> String {
        if self.arguments.blocks {
            return blocks(source);
        }
        let text = source.text();
        let language = self.arguments.language.unwrap_or_else(|| Language::detect(text));
        let (layout, sentences) = self.stopwatch.sentences(source, language);
        sentences.into_iter().map(|range| one_line(&layout.displayed(text, range)) + "\n").collect()
    }

    fn answer(&mut self, record: &Fields<'_>) -> Result<Value, String> {
        let content = content(record, self.arguments.form)?.ok_or("'text' is missing")?;
        let source = content.source();
        let own = record.language("lang")?.or(record.language("language")?);
        let language = own.or(self.arguments.language).unwrap_or_else(|| Language::detect(source.text()));
        let spans: Vec<_> =
            self.stopwatch.sentences(source, language).1.iter().map(|s| [s.start, s.end]).collect();
        Ok(json!({"spans": spans}))
    }
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
