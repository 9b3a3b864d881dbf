//! Sets of questions, their texts analysed once.

use crate::Outcome;
use crate::record::{Fields, trimmed, with_null_for_nan};
use crate::texts::{Text, texts};
use epitome::{Document, Language, Source, Summarizer};
use flate2::read::MultiGzDecoder;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

/// What a file holds.
pub(crate) struct Questions {
    name: String,
    records: Vec<Record>,
}

struct Record {
    query: String,
    language: Option<Language>,
    texts: Vec<Text>,
    gold: Vec<[usize; 3]>,
}

/// The questions of a file, each with its document.
pub(crate) struct Set<'t> {
    pub(crate) name: &'t str,
    pub(crate) questions: Vec<Question<'t>>,
    /// A quarter of the texts' mean length in words.
    pub(crate) words: usize,
}

/// A question and the document that answers it.
pub(crate) struct Question<'t> {
    pub(crate) query: &'t str,
    pub(crate) document: Document<'t>,
    gold: &'t [[usize; 3]],
}

impl Question<'_> {
    /// The numbers of the ranges that a sentence overlaps.
    pub(crate) fn hits(&self, sentence: usize) -> impl Iterator<Item = usize> {
        let (source, range) = (self.document.source(sentence), self.document.range(sentence));
        let overlaps =
            move |&[of, start, end]: &[usize; 3]| of == source && range.start < end && start < range.end;
        self.gold.iter().enumerate().filter(move |(_, gold)| overlaps(gold)).map(|(number, _)| number)
    }

    pub(crate) fn ranges(&self) -> usize {
        self.gold.len()
    }
}

/// Reads a file.
pub(crate) fn read(path: &Path) -> Outcome<Questions> {
    let named = |error: std::io::Error| format!("{}: {error}", path.display());
    let file = File::open(path).map_err(named)?;
    let is_compressed = path.extension().is_some_and(|end| end == "gz");
    let input: Box<dyn Read> =
        if is_compressed { Box::new(MultiGzDecoder::new(file)) } else { Box::new(file) };
    let mut records = Vec::new();
    for line in BufReader::new(input).split(b'\n') {
        let line = line.map_err(named)?;
        let line = with_null_for_nan(String::from_utf8_lossy(trimmed(&line)));
        let (fields, read) = Fields::read(&line);
        read?;
        let title = fields.string("title")?;
        records.push(Record {
            query: fields.string("query")?.unwrap_or_default(),
            language: fields.language("language")?,
            texts: texts(&fields, title.as_deref(), None)?,
            gold: fields.get("gold").map_or(Ok(Vec::new()), |gold| serde_json::from_str(gold.get()))?,
        });
    }
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    Ok(Questions { name: name.split('.').next().unwrap_or_default().to_owned(), records })
}

impl<'t> Set<'t> {
    /// Analyses the texts.
    pub(crate) fn new(file: &'t Questions) -> Outcome<Set<'t>> {
        let (mut questions, mut words) = (Vec::new(), 0);
        for record in &file.records {
            let sources: Vec<Source<'_>> = record.texts.iter().map(Text::source).collect();
            words += sources.iter().map(|source| length(source.text(), record.language)).sum::<usize>();
            let summarizer = match record.language {
                Some(language) => Summarizer::new().with_language(language),
                None => Summarizer::new(),
            };
            let document = summarizer.document(sources)?;
            questions.push(Question { query: &record.query, document, gold: &record.gold });
        }
        let words = (words / (4 * questions.len().max(1))).max(10);
        Ok(Set { name: &file.name, questions, words })
    }

    /// What its name says of where its questions are from.
    pub(crate) fn family(&self) -> &'t str {
        self.name.split('_').next().unwrap_or(self.name)
    }
}

/// Words by white space; where it parts none, letters and digits.
fn length(text: &str, language: Option<Language>) -> usize {
    match language {
        Some(Language::Chinese | Language::Japanese | Language::Thai) => {
            text.chars().filter(|c| c.is_alphanumeric()).count()
        }
        _ => text.split_whitespace().count(),
    }
}
