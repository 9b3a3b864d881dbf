//! How do I answer a request for the gist of an article? Here: a news backend, which sends the title, three
//! sentences, the language and, where the text does not have what was asked for, the reason, as JSON.

use epitome::Sentence;
use serde_json::{Value, json};

fn gist(article: &str) -> Value {
    let summary = epitome::summarize(article, 3);
    json!({
        "title": summary.title(),
        "sentences": summary.iter().map(Sentence::text).collect::<Vec<_>>(),
        "language": summary.language(),
        // A code and its fields for programs, a message for people: the client needs to parse no prose.
        "outcome": summary.outcome(),
    })
}

fn main() {
    println!("{:#}", gist(include_str!("texts/news.txt")));
    println!("{:#}", gist("Ferry returns\n\nThe ferry sails again from May."));
    println!("{:#}", gist(""));
}
