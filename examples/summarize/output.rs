//! Printing summaries.

use crate::places::Places;
use epitome::{Error, Sentence, SummarizedSource, Summary};
use serde_json::{Value, json};

/// The object of a summary without its id: `{"title", "language", "sentences": [{"text", "start", "end",
/// "index", "source", "score"}], "outcome"}`; of several sources `"sources": [{"id", "title", "date",
/// "language", "outcome"}]` for the title and the language, and `"also_in": [{"source", "index", "start",
/// "end"}]` for a sentence that others say too. Sentences beside chosen ones have `"context": true`, and
/// cited ones `"mark", "citation", "fragment"`.
pub(crate) fn object(summary: &Summary<'_>, places: &Places<'_>) -> Result<Value, Error> {
    let sentence = |sentence: &Sentence<'_>| {
        let range = places.range(sentence.source(), sentence.range());
        let mut object = json!({
            "text": sentence.displayed(),
            "start": range.start,
            "end": range.end,
            "index": sentence.index(),
            "source": sentence.source(),
            "score": sentence.score(),
        });
        if sentence.is_context() {
            object["context"] = json!(true);
        }
        if !sentence.also_in().is_empty() {
            let mention = |mention| places.mention(mention);
            object["also_in"] = sentence.also_in().iter().map(mention).collect();
        }
        places.cite(&mut object, sentence)?;
        Ok(object)
    };
    let sentences = summary.iter().map(sentence).collect::<Result<Vec<Value>, Error>>()?;
    let mut object = json!({"sentences": sentences, "outcome": summary.outcome().to_string()});
    places.add_unit(&mut object);
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
    Ok(object)
}

/// A list, a sentence an item, the line breaks within a sentence as spaces.
pub(crate) fn markdown(summary: &Summary<'_>) -> String {
    let item = |sentence: &Sentence<'_>| {
        let words: Vec<&str> = sentence.displayed().split_whitespace().collect();
        format!("- {}\n", words.join(" "))
    };
    summary.iter().map(item).collect()
}
