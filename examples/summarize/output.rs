//! Printing summaries.

use epitome::{Sentence, Summary};
use serde_json::{Value, json};

/// The object of a summary without its id: `{"sentences": [{"text", "start", "end", "index", "source",
/// "score"}], "outcome"}`.
pub(crate) fn object(summary: &Summary<'_>) -> Value {
    let sentences: Vec<Value> = summary
        .iter()
        .map(|sentence| {
            let range = sentence.range();
            json!({
                "text": sentence.text(),
                "start": range.start,
                "end": range.end,
                "index": sentence.index(),
                "source": sentence.source(),
                "score": sentence.score(),
            })
        })
        .collect();
    json!({"sentences": sentences, "outcome": summary.outcome().to_string()})
}

/// A list, a sentence an item, the line breaks within a sentence as spaces.
pub(crate) fn markdown(summary: &Summary<'_>) -> String {
    let item = |sentence: &Sentence<'_>| {
        let words: Vec<&str> = sentence.text().split_whitespace().collect();
        format!("- {}\n", words.join(" "))
    };
    summary.iter().map(item).collect()
}
