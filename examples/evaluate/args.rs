//! The command line.

use crate::measure::System;
use clap::{Parser, ValueEnum};
use epitome::{Budget, Method};
use std::path::PathBuf;

/// ROUGE of methods over corpora, with 95 % intervals of their differences to a baseline.
#[derive(Debug, Parser)]
#[command(version, about)]
pub(crate) struct Args {
    /// Corpora, .jsonl or .jsonl.gz, or folders of them.
    #[arg(required = true)]
    pub(crate) paths: Vec<PathBuf>,

    /// The methods, by name; also 'oracle', and a method's scores with another selector and treatment of
    /// dangling sentences: 'textrank+novelty:context' (top, mmr, novelty, coverage, exact; keep, penalize,
    /// context) [default: all methods].
    #[arg(long, short, value_name = "NAME,..", value_delimiter = ',')]
    method: Vec<System>,

    /// The method the others are compared with [default: the first].
    #[arg(long, value_name = "NAME")]
    baseline: Option<System>,

    /// Only the corpora with these names.
    #[arg(long, value_name = "NAME,..", value_delimiter = ',')]
    pub(crate) only: Vec<String>,

    /// Which of the manifest's budgets a summary is given.
    #[arg(long, value_enum, default_value_t = By::Words, conflicts_with_all = ["words", "sentences"])]
    by: By,

    /// This many words for every corpus, whatever the manifest says.
    #[arg(long, value_name = "N", conflicts_with = "sentences")]
    words: Option<usize>,

    /// This many sentences for every corpus, whatever the manifest says.
    #[arg(long, value_name = "N")]
    sentences: Option<usize>,

    /// Fields of the records to leave out.
    #[arg(long, value_name = "FIELD,..", value_enum, value_delimiter = ',')]
    pub(crate) ignore: Vec<Field>,

    /// How many times the records are drawn anew for the intervals.
    #[arg(long, value_name = "N", default_value_t = 1_000)]
    pub(crate) resamples: usize,

    /// Write the tables as Markdown.
    #[arg(long)]
    pub(crate) markdown: bool,

    /// Also write everything as JSON to this file.
    #[arg(long, value_name = "FILE")]
    pub(crate) json: Option<PathBuf>,
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
    /// The methods to measure, the baseline first where it is not among those named.
    pub(crate) fn systems(&self) -> Vec<System> {
        let all = || Method::ALL.iter().map(|&method| System::Method(method, None)).collect();
        let mut systems = if self.method.is_empty() { all() } else { self.method.clone() };
        if let Some(baseline) = self.baseline.filter(|baseline| !systems.contains(baseline)) {
            systems.insert(0, baseline);
        }
        systems
    }

    /// The place of the baseline among the methods.
    pub(crate) fn baseline(&self) -> usize {
        let place = |baseline| self.systems().iter().position(|&system| system == baseline);
        self.baseline.and_then(place).unwrap_or(0)
    }

    /// What the budgets count.
    pub(crate) fn by(&self) -> By {
        match (self.words, self.sentences) {
            (Some(_), _) => By::Words,
            (None, Some(_)) => By::Sentences,
            (None, None) => self.by,
        }
    }

    /// The budget for every corpus, where one is given.
    pub(crate) fn budget(&self) -> Option<Budget> {
        self.words.map(Budget::words).or(self.sentences.map(Budget::sentences))
    }
}
