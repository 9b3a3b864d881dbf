//! What each method reaches on a corpus, record by record.

use crate::corpus::{Corpus, Record};
use epitome::evaluate::{Content, Rouge, Score, Tokens, oracle};
use epitome::select::{ConceptCoverage, Dangling, Exact, Mmr, Novelty, Selector, TopRanked};
use epitome::{Budget, Document, Error, Language, Meter, Method, Sentence, Summarizer};
use rayon::prelude::*;
use std::fmt;
use std::str::FromStr;
use std::time::Instant;

/// What is measured: a method of the library, as it is or with another selector, or the ceiling for
/// comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum System {
    Method(Method, Option<(Choice, Option<Dangling>)>),
    Oracle,
}

/// A selector by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Choice {
    Top,
    Mmr,
    Novelty,
    Coverage,
    Exact,
}

const CHOICES: [(&str, Choice); 5] = [
    ("top", Choice::Top),
    ("mmr", Choice::Mmr),
    ("novelty", Choice::Novelty),
    ("coverage", Choice::Coverage),
    ("exact", Choice::Exact),
];
const DANGLING: [(&str, Dangling); 3] =
    [("keep", Dangling::Keep), ("penalize", Dangling::Penalize), ("context", Dangling::WithContext)];

impl Choice {
    fn selector(self, dangling: Option<Dangling>) -> Result<Box<dyn Selector>, Error> {
        Ok(match self {
            Choice::Top => Box::new(TopRanked::new().with_dangling(dangling.unwrap_or(Dangling::Keep))),
            Choice::Mmr => Box::new(Mmr::builder().dangling(dangling.unwrap_or(Dangling::Keep)).build()?),
            Choice::Novelty => Box::new(Novelty::builder().dangling(dangling.unwrap_or_default()).build()?),
            Choice::Coverage => {
                Box::new(ConceptCoverage::builder().dangling(dangling.unwrap_or_default()).build()?)
            }
            Choice::Exact => Box::new(Exact::new()),
        })
    }
}

/// The value with a name, or a message that lists the names.
fn named<T: Copy>(table: &[(&str, T)], what: &str, name: &str) -> Result<T, String> {
    table.iter().find(|(known, _)| *known == name).map(|(_, value)| *value).ok_or_else(|| {
        let known: Vec<&str> = table.iter().map(|(known, _)| *known).collect();
        format!("there is no {what} '{name}'; known are {}", known.join(", "))
    })
}

/// The name of a value.
fn name_of<'t, T: PartialEq>(table: &[(&'t str, T)], value: &T) -> &'t str {
    table.iter().find(|(_, known)| known == value).map_or("", |(name, _)| name)
}

impl FromStr for System {
    type Err = String;

    /// `textrank`, `textrank+novelty`, `textrank+novelty:strict` or `oracle`.
    fn from_str(name: &str) -> Result<Self, String> {
        let (method, choice) = name.split_once('+').map_or((name, None), |(m, choice)| (m, Some(choice)));
        if name == "oracle" {
            return Ok(System::Oracle);
        }
        let method = method.parse().map_err(|error: Error| format!("{error}, oracle"))?;
        let Some(choice) = choice else { return Ok(System::Method(method, None)) };
        let (choice, dangling) =
            choice.split_once(':').map_or((choice, None), |(c, dangling)| (c, Some(dangling)));
        let dangling = dangling
            .map(|dangling| named(&DANGLING, "treatment of dangling sentences", dangling))
            .transpose()?;
        Ok(System::Method(method, Some((named(&CHOICES, "selector", choice)?, dangling))))
    }
}

impl fmt::Display for System {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            System::Oracle => f.write_str("oracle"),
            System::Method(method, None) => f.write_str(method.name()),
            System::Method(method, Some((choice, dangling))) => {
                write!(f, "{method}+{}", name_of(&CHOICES, choice))?;
                dangling.map_or(Ok(()), |dangling| write!(f, ":{}", name_of(&DANGLING, &dangling)))
            }
        }
    }
}

/// The names of the measures, in the order of [`Measured::rouge`].
pub(crate) const MEASURES: [(&str, Rouge); 3] =
    [("R1", Rouge::N(1)), ("R2", Rouge::N(2)), ("RLsum", Rouge::Lsum)];

/// What a method's summary of one record reached.
pub(crate) struct Measured {
    /// F1 in hundredths, the mean over the references.
    pub(crate) rouge: [f64; 3],
    pub(crate) words: usize,
    pub(crate) sentences: usize,
    pub(crate) content: Content,
    pub(crate) seconds: f64,
}

/// What the methods reached on a corpus: for each record, for each method.
pub(crate) struct Results {
    pub(crate) name: String,
    pub(crate) budget: Budget,
    pub(crate) records: Vec<Vec<Measured>>,
}

/// Measures methods on a corpus, the records in parallel.
///
/// # Errors
///
/// When a method breaks its contract.
pub(crate) fn corpus(corpus: &Corpus, systems: &[System]) -> Result<Results, Error> {
    let records = corpus.records.par_iter().map(|of| record(of, corpus.budget, systems));
    Ok(Results {
        name: corpus.name.clone(),
        budget: corpus.budget,
        records: records.collect::<Result<_, _>>()?,
    })
}

fn record(record: &Record, budget: Budget, systems: &[System]) -> Result<Vec<Measured>, Error> {
    let configured = |summarizer: Summarizer| {
        let summarizer = match record.language {
            Some(language) => summarizer.with_language(language),
            None => summarizer,
        };
        match &record.query {
            Some(query) => summarizer.with_query(query.as_str()),
            None => summarizer,
        }
    };
    let document = configured(Summarizer::new()).document(record.sources())?;
    let language = record.language.unwrap_or(document.language());
    let references: Vec<Tokens> = record.references.iter().map(|text| Tokens::of(text, language)).collect();
    let measure = |system: &System| {
        let start = Instant::now();
        let chosen = match system {
            System::Oracle => {
                let references: Vec<&str> = record.references.iter().map(String::as_str).collect();
                oracle(&references, Meter::new(&document, budget))
            }
            System::Method(method, choice) => {
                let summarizer = Summarizer::new().with_method(*method);
                let summarizer = match choice {
                    Some((choice, dangling)) => summarizer.with_selector(choice.selector(*dangling)?),
                    None => summarizer,
                };
                let summarizer = configured(summarizer);
                let scores = summarizer.score(&document)?;
                let summary = summarizer.select(&document, &scores, budget)?;
                summary.iter().map(Sentence::index).collect()
            }
        };
        let seconds = start.elapsed().as_secs_f64();
        Ok(Measured { seconds, ..measured(&document, &chosen, &references, language) })
    };
    systems.iter().map(measure).collect()
}

/// The figures of the chosen sentences, in reading order, each a line to ROUGE.
fn measured(
    document: &Document<'_>,
    chosen: &[usize],
    references: &[Tokens],
    language: Language,
) -> Measured {
    let mut order = chosen.to_vec();
    order.sort_unstable();
    let lines: Vec<String> = order.iter().map(|&i| document.sentence(i).replace('\n', " ")).collect();
    let tokens = Tokens::of(&lines.join("\n"), language);
    let rouge = MEASURES.map(|(_, rouge)| {
        let scores: Vec<Score> = references.iter().map(|reference| rouge.score(&tokens, reference)).collect();
        100.0 * Score::mean(&scores).f1()
    });
    Measured {
        rouge,
        words: lines.iter().map(|line| line.split_whitespace().count()).sum(),
        sentences: lines.len(),
        content: Content::of(document, chosen),
        seconds: 0.0,
    }
}
