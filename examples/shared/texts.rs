//! The texts of a JSON record.

use super::content::{Content, Form, content};
use super::record::{Fields, string};
use epitome::Source;
use serde_json::value::RawValue;

/// A text of a record, with what is known of it.
#[derive(Debug)]
pub(crate) struct Text {
    content: Content,
    pub(crate) title: Option<String>,
    id: Option<String>,
    date: Option<String>,
}

impl Text {
    pub(crate) fn source(&self) -> Source<'_> {
        let source = self.content.source();
        let source = self.title.as_deref().map_or(source, |title| source.with_title(title));
        let source = self.id.as_deref().map_or(source, |id| source.with_id(id));
        self.date.as_deref().map_or(source, |date| source.with_date(date))
    }
}

/// The texts of a record: its `text`, its `html`, or its `documents`. Those without a title have the
/// record's.
pub(crate) fn texts(
    record: &Fields<'_>,
    title: Option<&str>,
    form: Option<Form>,
) -> Result<Vec<Text>, String> {
    let content = content(record, form)?;
    let documents: Vec<&RawValue> = match record.get("documents") {
        Some(list) => serde_json::from_str(list.get()).map_err(|_| "'documents' must be a list")?,
        None => Vec::new(),
    };
    match content {
        Some(content) if !content.source().text().is_empty() && !documents.is_empty() => {
            Err("a record has 'text' or 'documents', not both".to_owned())
        }
        Some(content) if documents.is_empty() => {
            let date = record.string("date").unwrap_or_default();
            Ok(vec![Text { content, title: title.map(str::to_owned), id: None, date }])
        }
        None if record.get("documents").is_none() => Err("a record needs 'text' or 'documents'".to_owned()),
        _ => documents.iter().enumerate().map(|(place, value)| document(value, place, title, form)).collect(),
    }
}

fn document(value: &RawValue, place: usize, title: Option<&str>, form: Option<Form>) -> Result<Text, String> {
    let name = format!("documents[{place}]");
    let (mut document, read) = Fields::read(value.get());
    read.map_err(|_| format!("'{name}' must be an object"))?;
    document.path = format!("{name}.");
    Ok(Text {
        content: content(&document, form)?.ok_or_else(|| format!("'{name}.text' is missing"))?,
        title: document.string("title")?.or(title.map(str::to_owned)),
        // An id may be anything; what is no string is taken as its JSON text.
        id: document.get("id").map(|id| string(id, "id").unwrap_or_else(|_| id.get().to_owned())),
        date: document.string("date")?,
    })
}
