//! Key words and phrases, one a line with its score and count: from files or standard input, or JSON records
//! with `--jsonl`.

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
use epitome::keywords::{Keyword, KeywordExtractor, KeywordMethod};
use epitome::{Document, Error, Language, Source, Summarizer};
use inputs::{Inputs, Work};
use record::Fields;
use serde_json::{Value, json};
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// Finds the key words and phrases of texts.
#[derive(Debug, Parser)]
struct Arguments {
    /// Files to read; standard input without any, or for `-`.
    files: Vec<PathBuf>,
    /// How many.
    #[arg(short = 'n', long, default_value_t = 10)]
    count: usize,
    /// default, textrank, tfidf, yake or rake.
    #[arg(short, long, default_value_t)]
    method: KeywordMethod,
    /// The most words of a phrase, from 1 to 8.
    #[arg(long, default_value_t = 3)]
    max_words: usize,
    /// The language, such as `en`; found from each text by default. Records with a `lang` keep theirs.
    #[arg(short, long)]
    language: Option<Language>,
    /// Reads records {"id", "lang", "title", "text" or "html"}, one a line, and writes {"id", "keywords"}.
    #[arg(long)]
    jsonl: bool,
    /// How the texts are read; HTML is recognized if not given, and needs feature `html`.
    #[arg(long = "as", value_enum, value_name = "FORM")]
    form: Option<Form>,
}

fn main() -> ExitCode {
    let arguments: Arguments = match console::arguments() {
        Ok(arguments) => arguments,
        Err(status) => return status,
    };
    let extractor = match KeywordExtractor::new().with_max_words(arguments.max_words) {
        Ok(extractor) => extractor.with_method(arguments.method),
        Err(error) => return console::finish(Err(error)),
    };
    let good = run(&arguments, extractor);
    console::finish(good.map(|good| if good { ExitCode::SUCCESS } else { ExitCode::FAILURE }))
}

/// Whether every input was good.
///
/// # Errors
///
/// When the output cannot be written.
fn run(arguments: &Arguments, extractor: KeywordExtractor) -> io::Result<bool> {
    let mut out = io::stdout().lock();
    let inputs = Inputs { files: &arguments.files, form: arguments.form, jsonl: arguments.jsonl };
    let good = inputs.each(&mut Keywords { arguments, extractor }, &mut out)?;
    out.flush()?;
    Ok(good)
}

struct Keywords<'a> {
    arguments: &'a Arguments,
    extractor: KeywordExtractor,
}

impl Keywords<'_> {
    fn of(&self, source: Source<'_>, language: Option<Language>) -> Result<Vec<Keyword>, Error> {
        let mut summarizer = Summarizer::new();
        if let Some(language) = language.or(self.arguments.language) {
            summarizer = summarizer.with_language(language);
        }
        let document: Document<'_> = summarizer.document(source)?;
        Ok(self.extractor.extract(&document, self.arguments.count))
    }
}

impl Work for Keywords<'_> {
    fn show(&mut self, source: Source<'_>) -> String {
        match self.of(source, None) {
            Ok(keywords) => {
                let line = |k: &Keyword| format!("{:.4} {:>3} {k}\n", k.score(), k.count());
                keywords.iter().map(line).collect::<Vec<_>>().concat()
            }
            Err(error) => format!("error: {error}\n"),
        }
    }

    fn answer(&mut self, record: &Fields<'_>) -> Result<Value, String> {
        let content = content(record, self.arguments.form)?.ok_or("'text' is missing")?;
        let title = record.string("title")?;
        let source = content.source();
        let source = title.as_deref().map_or(source, |title| source.with_title(title));
        let language = record.language("lang")?.or(record.language("language")?);
        let keywords = self.of(source, language).map_err(|error| error.to_string())?;
        let keywords: Vec<Value> = keywords
            .iter()
            .map(|keyword| {
                let places: Vec<_> =
                    keyword.places().iter().map(|place| [place.range().start, place.range().end]).collect();
                json!({"text": keyword.text(), "score": keyword.score(), "places": places})
            })
            .collect();
        Ok(json!({"keywords": keywords}))
    }
}
