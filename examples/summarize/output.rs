//! Printing summaries.

use epitome::Summary;
use serde_json::{Value, json};
use std::io::{self, Write};

/// The object of a summary: `{"id", "sentences": [{"text", "start", "end", "index", "source", "score"}], "outcome"}`.
pub(crate) fn object(id: &Value, summary: &Summary<'_>) -> Value {
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
    json!({"id": id, "sentences": sentences, "outcome": summary.outcome().to_string()})
}

/// A list, a sentence an item, the line breaks within a sentence as spaces.
pub(crate) fn markdown(out: &mut impl Write, summary: &Summary<'_>) -> io::Result<()> {
    for sentence in summary {
        let words: Vec<&str> = sentence.text().split_whitespace().collect();
        writeln!(out, "- {}", words.join(" "))?;
    }
    Ok(())
}
