//! Printing summaries.

use epitome::{Mention, Sentence, SummarizedSource, Summary};
use serde_json::{Value, json};

/// The object of a summary without its id: `{"title", "language", "sentences": [{"text", "start", "end",
/// "index", "source", "score"}], "outcome"}`; of several sources `"sources": [{"id", "title", "date",
/// "language", "outcome"}]` for the title and the language, and `"also_in": [{"source", "index", "start",
/// "end"}]` for a sentence that others say too.
pub(crate) fn object(summary: &Summary<'_>) -> Value {
    let sentences: Vec<Value> = summary
        .iter()
        .map(|sentence| {
            let range = sentence.range();
            let mut object = json!({
                "text": sentence.text(),
                "start": range.start,
                "end": range.end,
                "index": sentence.index(),
                "source": sentence.source(),
                "score": sentence.score(),
            });
            if !sentence.also_in().is_empty() {
                object["also_in"] = sentence.also_in().iter().map(mention).collect();
            }
            object
        })
        .collect();
    let mut object = json!({"sentences": sentences, "outcome": summary.outcome().to_string()});
    match summary.sources() {
        [only] => {
            object["title"] = json!(only.title());
            object["language"] = json!(only.language().code());
        }
        several => {
            let source = |source: &SummarizedSource<'_>| {
                json!({
                    "id": source.id(),
                    "title": source.title(),
                    "date": source.date(),
                    "language": source.language().code(),
                    "outcome": source.outcome().code(),
                })
            };
            object["sources"] = several.iter().map(source).collect();
        }
    }
    object
}

fn mention(mention: &Mention<'_>) -> Value {
    let range = mention.range();
    json!({"source": mention.source(), "index": mention.index(), "start": range.start, "end": range.end})
}

/// A list, a sentence an item, the line breaks within a sentence as spaces.
pub(crate) fn markdown(summary: &Summary<'_>) -> String {
    let item = |sentence: &Sentence<'_>| {
        let words: Vec<&str> = sentence.text().split_whitespace().collect();
        format!("- {}\n", words.join(" "))
    };
    summary.iter().map(item).collect()
}
