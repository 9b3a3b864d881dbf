//! The command line.

use clap::{Parser, ValueEnum};
use std::path::PathBuf;

/// What passages say, within a language model's budget, each sentence with a mark to cite it by.
#[derive(Debug, Parser)]
#[command(version, about)]
pub(crate) struct Args {
    /// Files, a passage each, or records with --jsonl; standard input if there are none.
    pub(crate) files: Vec<PathBuf>,

    /// At most so many tokens, all of what is printed counted.
    #[arg(long, short, value_name = "N", default_value_t = 2000)]
    pub(crate) tokens: usize,

    /// Pack what answers this.
    #[arg(long, short, value_name = "TEXT")]
    pub(crate) query: Option<String>,

    /// With each sentence so many before it and behind it.
    #[arg(long, value_name = "K", default_value_t = 0)]
    pub(crate) context: usize,

    /// How the context is written.
    #[arg(long, short, value_enum, default_value_t = Format::Xml)]
    pub(crate) format: Format,

    /// Whose tokens are counted.
    #[arg(long, value_enum, default_value_t = Encoding::O200k)]
    pub(crate) encoding: Encoding,

    /// One JSON record a line: a passage's `text`, and where known its `id`, `title` and `date`.
    #[arg(long)]
    pub(crate) jsonl: bool,

    /// Say on standard error what each mark leads to: source, fingerprint of its text, bytes.
    #[arg(long)]
    pub(crate) citations: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Format {
    /// The sentences in a row.
    Plain,
    /// A list for each passage.
    Markdown,
    /// A document element for each passage.
    Xml,
}

/// A vocabulary of a family of models.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Encoding {
    /// GPT-4o and later.
    O200k,
    /// GPT-4 and GPT-3.5.
    Cl100k,
}
