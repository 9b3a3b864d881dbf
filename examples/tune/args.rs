//! The command line.

use clap::{Parser, ValueEnum};
use epitome::Budget;
use std::num::NonZeroUsize;
use std::path::PathBuf;

/// Measures the constants of the default: its weights, each alone, all at random around equal ones, and as
/// they would have been chosen without the kind of text they are measured on; or those inside its features
/// and its selector.
#[derive(Debug, Parser)]
#[command(version, about)]
pub(crate) struct Args {
    /// Corpora, .jsonl or .jsonl.gz, or folders of them, with a manifest.json beside them or one level above.
    #[arg(required = true)]
    pub(crate) paths: Vec<PathBuf>,

    /// Only the corpora with these names.
    #[arg(long, value_name = "NAME,..", value_delimiter = ',')]
    pub(crate) only: Vec<String>,

    /// Which of the manifest's budgets a summary is given.
    #[arg(long, value_enum, default_value_t = By::Words)]
    by: By,

    /// Measure the constants inside the features, dangling sentences and near-copies instead, by words and by
    /// sentences.
    #[arg(long)]
    pub(crate) constants: bool,

    /// How many settings are drawn at random, at least one.
    #[arg(long, value_name = "N", default_value_t = NonZeroUsize::MIN.saturating_add(599))]
    pub(crate) settings: NonZeroUsize,

    /// How many of the best settings are shown.
    #[arg(long, value_name = "N", default_value_t = 50)]
    pub(crate) best: usize,

    /// How many of the settings that are best on the other kinds of text are averaged where a kind is left
    /// out.
    #[arg(long, value_name = "N", default_value_t = 30)]
    pub(crate) averaged: usize,

    /// Fields of the records to leave out.
    #[arg(long, value_name = "FIELD,..", value_enum, value_delimiter = ',')]
    pub(crate) ignore: Vec<Field>,
}

/// What a budget counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum By {
    Words,
    Sentences,
}

/// A field that helps a summarizer and can be left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Field {
    Title,
    Query,
    Language,
}

impl Args {
    /// What the budgets count.
    pub(crate) fn by(&self) -> By {
        self.by
    }

    /// The budget for every corpus: as the manifest gives it.
    #[expect(clippy::unused_self, reason = "the reader of corpora asks every command line for it")]
    pub(crate) fn budget(&self) -> Option<Budget> {
        None
    }
}
