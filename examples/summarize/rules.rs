//! The options that rule what may be chosen.

use clap::{Args, ValueEnum};
use epitome::{Document, Matcher, Summarizer, Summary};
use std::ops::RangeInclusive;
use std::path::PathBuf;

/// What must, may and may not be in a summary.
#[derive(Debug, Args)]
pub(crate) struct Rules {
    /// Words, and "phrases" in quotation marks, that must be in the summary; may be given several times.
    #[arg(long, value_name = "TEXT")]
    must: Vec<String>,

    /// Words, and "phrases" in quotation marks, whose sentences are never shown; may be given several times.
    #[arg(long, value_name = "TEXT")]
    must_not: Vec<String>,

    /// How many sentences of each source are shown: 1-3, or 3 for at most three.
    #[arg(long, value_name = "RANGE", value_parser = range)]
    per_source: Option<RangeInclusive<usize>>,

    /// How many words a shown sentence has: 5-40, or 40 for at most forty.
    #[arg(long, value_name = "RANGE", value_parser = range)]
    sentence_words: Option<RangeInclusive<usize>>,

    /// A file with what was read before: that is left out, and what is read now is added to it.
    #[arg(long, value_name = "FILE", conflicts_with = "jsonl")]
    seen: Option<PathBuf>,

    /// The order of the sentences [default: by date where all sources have one, else by source].
    #[arg(long, value_enum, value_name = "ORDER")]
    order: Option<Order>,
}

/// In which order sentences are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Order {
    /// As the sources are given.
    Source,
    /// By the sources' dates; those without one last.
    Date,
    /// The best first.
    Relevance,
}

impl Rules {
    /// The summarizer under these rules.
    pub(crate) fn of(&self, summarizer: Summarizer) -> Summarizer {
        let summarizer = with_words(summarizer, &self.must, &self.must_not);
        let summarizer = match &self.per_source {
            Some(range) => summarizer.with_per_source(range.clone()),
            None => summarizer,
        };
        match &self.sentence_words {
            Some(range) => summarizer.with_sentence_words(range.clone()),
            None => summarizer,
        }
    }

    /// The summary in the order that is asked for.
    pub(crate) fn ordered<'t>(&self, summary: Summary<'t>) -> Summary<'t> {
        match self.order {
            None => summary,
            Some(Order::Source) => summary.by_source(),
            Some(Order::Date) => summary.by_date(),
            Some(Order::Relevance) => summary.by_rank(),
        }
    }

    /// The summarizer without what was read before.
    ///
    /// # Errors
    ///
    /// When the file cannot be read, or is none of these.
    #[cfg(feature = "serde")]
    pub(crate) fn update(&self, summarizer: Summarizer) -> Result<Summarizer, String> {
        Ok(match self.read()? {
            Some(seen) => summarizer.with_seen(seen),
            None => summarizer,
        })
    }

    /// Adds what was read now to the file.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    #[cfg(feature = "serde")]
    pub(crate) fn keep(&self, document: &Document<'_>) -> Result<(), String> {
        if let (Some(path), Some(mut seen)) = (&self.seen, self.read()?) {
            seen.add(document);
            let json = serde_json::to_vec(&seen).map_err(|error| error.to_string())?;
            std::fs::write(path, json).map_err(|error| format!("{}: {error}", path.display()))?;
        }
        Ok(())
    }

    /// What was read before: nothing where there is no such file yet.
    #[cfg(feature = "serde")]
    fn read(&self) -> Result<Option<epitome::Seen>, String> {
        let Some(path) = &self.seen else { return Ok(None) };
        let named = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
        match std::fs::read(path) {
            Ok(json) => serde_json::from_slice(&json).map(Some).map_err(|error| named(&error)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Some(epitome::Seen::new())),
            Err(error) => Err(named(&error)),
        }
    }

    #[cfg(not(feature = "serde"))]
    pub(crate) fn update(&self, summarizer: Summarizer) -> Result<Summarizer, String> {
        match self.seen {
            Some(_) => Err("--seen needs a build with the feature 'serde'".to_owned()),
            None => Ok(summarizer),
        }
    }

    #[cfg(not(feature = "serde"))]
    #[allow(
        clippy::unused_self,
        clippy::unnecessary_wraps,
        reason = "with the feature it uses it and can fail"
    )]
    pub(crate) fn keep(&self, _: &Document<'_>) -> Result<(), String> {
        Ok(())
    }
}

/// A summarizer with words that must and must not be in its summaries besides.
pub(crate) fn with_words(summarizer: Summarizer, must: &[String], must_not: &[String]) -> Summarizer {
    let summarizer = must.iter().fold(summarizer, |summarizer, words| summarizer.with_must(words));
    must_not.iter().fold(summarizer, |summarizer, words| summarizer.with_forbidden(Matcher::any_of(words)))
}

fn range(text: &str) -> Result<RangeInclusive<usize>, String> {
    let (least, most) = text.split_once('-').unwrap_or(("0", text));
    match (least.trim().parse(), most.trim().parse()) {
        (Ok(least), Ok(most)) if least <= most && most > 0 => Ok(least..=most),
        _ => Err("it must be a whole number, or two such as 1-3".to_owned()),
    }
}
