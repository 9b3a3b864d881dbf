//! Corpora: files of records with references, and the budget each is given.

use crate::args::{Args, By, Field};
use crate::record::{Fields, trimmed, with_null_for_nan};
use crate::texts::{Text, texts};
use epitome::{Budget, Language, Source};
use flate2::read::MultiGzDecoder;
use serde_json::Value;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

/// A corpus's file and its name, which is the file's without its endings.
pub(crate) struct CorpusFile {
    pub(crate) path: PathBuf,
    pub(crate) name: String,
}

/// The records of a file, and the budget of each summary.
pub(crate) struct Corpus {
    pub(crate) name: String,
    pub(crate) budget: Budget,
    pub(crate) records: Vec<Record>,
}

/// A text or several, and summaries of it by people.
pub(crate) struct Record {
    texts: Vec<Text>,
    pub(crate) query: Option<String>,
    pub(crate) language: Option<Language>,
    pub(crate) references: Vec<String>,
}

impl Record {
    pub(crate) fn sources(&self) -> Vec<Source<'_>> {
        self.texts.iter().map(Text::source).collect()
    }
}

/// The corpora among files and folders, in order of name; with names given, these only.
///
/// # Errors
///
/// When a folder cannot be read, or no corpus is left.
pub(crate) fn files(paths: &[PathBuf], only: &[String]) -> io::Result<Vec<CorpusFile>> {
    let mut found = Vec::new();
    for path in paths {
        let named = |error| io::Error::other(format!("{}: {error}", path.display()));
        if path.is_dir() {
            let mut inside = Vec::new();
            for entry in std::fs::read_dir(path).map_err(named)? {
                inside.push(entry.map_err(named)?.path());
            }
            inside.sort();
            found.extend(
                inside.into_iter().filter_map(|path| Some(CorpusFile { name: corpus_name(&path)?, path })),
            );
        } else {
            let name = corpus_name(path).unwrap_or_else(|| path.display().to_string());
            found.push(CorpusFile { name, path: path.clone() });
        }
    }
    found.retain(|file| only.is_empty() || only.contains(&file.name));
    if found.is_empty() {
        return Err(io::Error::other("no corpus found: a corpus is a .jsonl or .jsonl.gz file"));
    }
    Ok(found)
}

/// The name of a corpus, where a file is one.
fn corpus_name(path: &Path) -> Option<String> {
    let name = path.file_name()?.to_str()?;
    name.strip_suffix(".jsonl.gz").or(name.strip_suffix(".jsonl")).map(str::to_owned)
}

/// The records of a corpus, and a message for each line that holds none.
pub(crate) fn read(file: &CorpusFile, args: &Args) -> Result<(Corpus, Vec<String>), String> {
    let budget = match args.budget() {
        Some(budget) => budget,
        None => manifest_budget(file, args.by())?,
    };
    let opened = File::open(&file.path).map_err(|error| error.to_string())?;
    let compressed = file.path.extension().is_some_and(|extension| extension == "gz");
    let bytes: Box<dyn Read> =
        if compressed { Box::new(MultiGzDecoder::new(opened)) } else { Box::new(opened) };
    let (mut records, mut bad) = (Vec::new(), Vec::new());
    for (number, line) in BufReader::new(bytes).split(b'\n').enumerate() {
        let line = line.map_err(|error| error.to_string())?;
        if !trimmed(&line).is_empty() {
            match record(&line, &args.ignore) {
                Ok(record) => records.push(record),
                Err(message) => bad.push(format!("line {}: {message}", number + 1)),
            }
        }
    }
    Ok((Corpus { name: file.name.clone(), budget, records }, bad))
}

/// The budget that the manifest beside the corpus or one level above gives.
///
/// # Errors
///
/// When there is no manifest, or it gives the corpus no such budget.
pub(crate) fn manifest_budget(file: &CorpusFile, by: By) -> Result<Budget, String> {
    let folder = file.path.parent().unwrap_or(Path::new("."));
    let found = [folder.join("manifest.json"), folder.join("../manifest.json")]
        .into_iter()
        .find(|path| path.exists());
    let path =
        found.ok_or("there is no manifest.json beside it or one level above; give --words or --sentences")?;
    let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let manifest: Value =
        serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
    let (field, budget): (_, fn(usize) -> Budget) = match by {
        By::Words => ("words", Budget::words),
        By::Sentences => ("sentences", Budget::sentences),
    };
    let amount = manifest[&file.name][field].as_u64();
    let amount = amount.ok_or_else(|| format!("{} gives it no number of {field}", path.display()))?;
    Ok(budget(amount as usize))
}

fn record(line: &[u8], ignore: &[Field]) -> Result<Record, String> {
    let line = std::str::from_utf8(trimmed(line)).map_err(|error| error.to_string())?;
    let line = with_null_for_nan(line.into());
    let (record, read) = Fields::read(&line);
    read?;
    let mut texts = texts(&record, record.string("title")?.as_deref(), None)?;
    if ignore.contains(&Field::Title) {
        for text in &mut texts {
            text.title = None;
        }
    }
    let references = record.get("references").ok_or("there are no 'references'")?;
    let references: Vec<String> =
        serde_json::from_str(references.get()).map_err(|_| "'references' must be a list of strings")?;
    if references.is_empty() {
        return Err("there are no 'references'".to_owned());
    }
    let query = record.string("query")?.filter(|_| !ignore.contains(&Field::Query));
    let language = record.language("language")?.filter(|_| !ignore.contains(&Field::Language));
    Ok(Record { texts, query, language, references })
}
