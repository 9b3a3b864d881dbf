//! The command line.

use crate::content::Form;
use crate::rules::Rules;
use clap::{ArgGroup, Parser, ValueEnum};
use epitome::render::highlight::Mode;
use epitome::render::{self, Part, Template};
use epitome::{Batch, Budget, Language, Method, Offset, Summarizer};
use std::path::{Path, PathBuf};

/// The sentences that carry the most of a text, word for word.
#[derive(Debug, Parser)]
#[command(version, about, after_help = methods())]
#[command(group = ArgGroup::new("budget").args(["sentences", "words", "percent", "auto", "bytes", "chars"]))]
#[allow(clippy::struct_excessive_bools, reason = "each is an option of its own")]
pub(crate) struct Args {
    /// Files to summarize together; standard input if there are none, or for `-`.
    files: Vec<PathBuf>,

    /// At most so many sentences [default: 3].
    #[arg(long, short = 'n', value_name = "N", value_parser = at_least_one)]
    sentences: Option<usize>,

    /// At most so many words.
    #[arg(long, short, value_name = "N", value_parser = at_least_one)]
    words: Option<usize>,

    /// So many hundredths of the sentences, from 1 to 100.
    #[arg(long, short, value_name = "P", value_parser = percent)]
    percent: Option<usize>,

    /// As many sentences as the text needs.
    #[arg(long)]
    auto: bool,

    /// At most so many bytes, printed as text.
    #[arg(long, value_name = "N", value_parser = at_least_one)]
    bytes: Option<usize>,

    /// At most so many characters, printed as text.
    #[arg(long, value_name = "N", value_parser = at_least_one)]
    chars: Option<usize>,

    /// The language of the text, as a code (en) or a name (English); found from the text if not given.
    #[arg(long, short, value_name = "CODE")]
    pub(crate) language: Option<Language>,

    /// How sentences are scored and chosen; the names are listed below.
    #[arg(long, short, value_name = "NAME", default_value_t)]
    method: Method,

    /// Show the sentences that answer this.
    #[arg(long, short, value_name = "TEXT")]
    pub(crate) query: Option<String>,

    #[command(flatten)]
    pub(crate) rules: Rules,

    /// Show only sentences of this relevance to the query or more, from 0 to 1: nothing where nothing
    /// answers.
    #[arg(long, value_name = "R", value_parser = relevance)]
    min_relevance: Option<f64>,

    /// The title of the text; looked for in the text if not given.
    #[arg(long, short, value_name = "TEXT")]
    pub(crate) title: Option<String>,

    /// How the texts are read; HTML is recognized if not given, and needs feature `html`.
    #[arg(long = "as", value_enum, value_name = "FORM")]
    pub(crate) form: Option<Form>,

    /// Show with each sentence so many before it and behind it, as far as the budget goes.
    #[arg(long, value_name = "K", default_value_t = 0)]
    context: usize,

    /// Show with each sentence what it is cited by: the number of its source and its bytes; as JSON also the
    /// fingerprint of its text, and the link to it on a page. Bytes and characters count it.
    #[arg(long)]
    pub(crate) cite: bool,

    /// The unit of the ranges in JSON: bytes, chars or utf16.
    #[arg(long, value_name = "UNIT", default_value_t)]
    pub(crate) offsets: Offset,

    /// How the summary is printed; with --jsonl always as JSON.
    #[arg(long, short, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,

    /// Show the text with the summary marked in it: `in-place`, or with the summary before it (`abstract`),
    /// without the rest (`hide`), or as a list (`bullets`), terms of the query marked too. A web page is
    /// marked in its own HTML with `in-place` and --format html.
    #[arg(long, value_name = "MODE", value_enum, num_args = 0..=1, require_equals = true, default_missing_value = "in-place")]
    highlight: Option<Highlight>,

    /// Whether --highlight colours the text: where it is printed to a terminal and `NO_COLOR` is not set,
    /// always, or never.
    #[arg(long, value_name = "WHEN", value_enum, default_value_t = Color::Auto)]
    pub(crate) color: Color,

    /// The columns to which --highlight wraps a text [default: `COLUMNS`, or 80, on a terminal; else none].
    #[arg(long, value_name = "N", value_parser = at_least_one)]
    pub(crate) width: Option<usize>,

    /// Also show why each sentence was chosen, and the parts of all sentences' scores: on standard error, or
    /// in the JSON object.
    #[arg(long, short)]
    pub(crate) explain: bool,

    /// Also show where in the text the weight lies, on standard error: a bar a sentence, with a mark below
    /// those of the summary.
    #[arg(long)]
    pub(crate) strip: bool,

    /// One JSON record a line in, one JSON object a line out.
    #[arg(long)]
    pub(crate) jsonl: bool,

    /// Records answered at once [default: as many as there are cores]; more than one needs feature
    /// `parallel`.
    #[arg(long, short, value_name = "N", value_parser = jobs, requires = "jsonl")]
    jobs: Option<Batch>,
}

/// How a summary is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// The sentences, joined by a space.
    Text,
    /// An object with each sentence's text, place and score.
    Json,
    /// A list, a sentence an item.
    Markdown,
    /// A page with the summary, its reasons, key phrases and the marked text, and a slider for the length;
    /// with --highlight the marked text alone.
    Html,
}

/// What is shown around a summary; as [`Mode`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Highlight {
    InPlace,
    Abstract,
    Hide,
    Bullets,
}

/// When a text is coloured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    Auto,
    Always,
    Never,
}

impl Args {
    /// The files to read, in order; `None` for standard input.
    pub(crate) fn inputs(&self) -> Vec<Option<&Path>> {
        if self.files.is_empty() {
            return vec![None];
        }
        self.files.iter().map(|file| (file.as_os_str() != "-").then_some(file.as_path())).collect()
    }

    pub(crate) fn budget(&self) -> Budget {
        let chosen = [
            self.sentences.map(Budget::sentences),
            self.words.map(Budget::words),
            self.percent.map(Budget::percent),
            self.auto.then(Budget::auto),
            self.bytes.map(Budget::bytes),
            self.chars.map(Budget::chars),
        ];
        chosen.into_iter().flatten().next().unwrap_or(Budget::sentences(3))
    }

    /// How the text around the summary is shown; `None` where it is not.
    pub(crate) fn highlight(&self) -> Option<Mode> {
        self.highlight.map(|highlight| match highlight {
            Highlight::InPlace => Mode::InPlace,
            Highlight::Abstract => Mode::Abstract,
            Highlight::Hide => Mode::Hide,
            Highlight::Bullets => Mode::Bullets,
        })
    }

    /// How records are answered.
    pub(crate) fn batch(&self) -> Batch {
        self.jobs.clone().unwrap_or_default()
    }

    /// The summarizer the options describe.
    pub(crate) fn summarizer(&self) -> Summarizer {
        let summarizer = Summarizer::new().with_method(self.method).with_context(self.context);
        let summarizer = match self.format {
            Format::Text if self.cite && !self.jsonl => {
                summarizer.with_renderer(Template::plain().with_citations())
            }
            Format::Markdown if self.cite && !self.jsonl => summarizer.with_renderer(render::from_fn(item)),
            _ => summarizer,
        };
        let summarizer = match self.language {
            Some(language) => summarizer.with_language(language),
            None => summarizer,
        };
        let summarizer = match &self.query {
            Some(query) => summarizer.with_query(query.as_str()),
            None => summarizer,
        };
        let summarizer = self.rules.of(summarizer);
        match self.min_relevance.map(|least| summarizer.clone().with_min_relevance(least)) {
            Some(Ok(strict)) => strict,
            // Where there is one it is in its range, by `relevance`.
            _ => summarizer,
        }
    }
}

/// A sentence as an item of a list, with its mark.
fn item(part: Part<'_>, out: &mut String) {
    if let Part::Sentence(sentence) = part {
        let words: Vec<&str> = sentence.displayed().split_whitespace().collect();
        out.extend([format!("- {} [{}]\n", words.join(" "), sentence.mark())]);
    }
}

/// Every method with what it does, for the help.
fn methods() -> String {
    let lines = Method::ALL.iter().map(|method| format!("  {:<18} {}", method.name(), method.about()));
    format!("Methods:\n{}", lines.collect::<Vec<_>>().join("\n"))
}

fn at_least_one(text: &str) -> Result<usize, String> {
    match text.parse() {
        Ok(0) => Err("it must be at least 1".to_owned()),
        Ok(number) => Ok(number),
        Err(_) => Err("it must be a whole number, at least 1".to_owned()),
    }
}

fn jobs(text: &str) -> Result<Batch, String> {
    let jobs = at_least_one(text)?;
    if jobs > 1 && !cfg!(feature = "parallel") {
        return Err("more than one needs a build with the feature 'parallel'".to_owned());
    }
    Batch::builder().jobs(jobs).build().map_err(|error| error.to_string())
}

fn relevance(text: &str) -> Result<f64, String> {
    match text.parse() {
        Ok(share) if (0.0..=1.0).contains(&share) => Ok(share),
        _ => Err("it must be a number from 0 to 1".to_owned()),
    }
}

fn percent(text: &str) -> Result<usize, String> {
    match text.trim_end_matches('%').parse() {
        Ok(number @ 1..=100) => Ok(number),
        _ => Err("it must be a whole number from 1 to 100".to_owned()),
    }
}
