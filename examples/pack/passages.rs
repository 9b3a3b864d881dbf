//! Reading passages from files or records.

use epitome::Source;
use serde::Deserialize;
use std::fs;
use std::io::{self, Read};
use std::path::PathBuf;

/// A text and what is known of it.
#[derive(Debug, Deserialize)]
pub(crate) struct Passage {
    text: String,
    id: Option<String>,
    title: Option<String>,
    date: Option<String>,
}

impl Passage {
    pub(crate) fn source(&self) -> Source<'_> {
        let source = Source::new(&self.text);
        let source = self.id.as_deref().map_or(source, |id| source.with_id(id));
        let source = self.title.as_deref().map_or(source, |title| source.with_title(title));
        self.date.as_deref().map_or(source, |date| source.with_date(date))
    }
}

/// The passages of files, or of standard input where there are none: a file each, or a line each.
pub(crate) fn read(files: &[PathBuf], records: bool) -> Result<Vec<Passage>, String> {
    let mut passages = Vec::new();
    let mut add = |name: &str, text: io::Result<String>| {
        let text = text.map_err(|error| format!("{name}: {error}"))?;
        if !records {
            passages.push(Passage { text, id: Some(name.to_owned()), title: None, date: None });
            return Ok(());
        }
        for (number, line) in (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()) {
            let passage =
                serde_json::from_str(line).map_err(|error| format!("{name}, line {number}: {error}"))?;
            passages.push(passage);
        }
        Ok::<_, String>(())
    };
    if files.is_empty() {
        let mut text = String::new();
        add("standard input", io::stdin().read_to_string(&mut text).map(|_| text))?;
    }
    for file in files {
        add(&file.display().to_string(), fs::read_to_string(file))?;
    }
    Ok(passages)
}
