//! How do I fill a language model's context? Here: what many documents say to a question, in at most 120
//! tokens, each line with the id of the document to be cited.

use epitome::{Budget, Source, Summarizer};

/// Stands in for the model's own tokenizer: four bytes to a token.
fn count_tokens(text: &str) -> usize {
    text.len().div_ceil(4)
}

fn main() {
    let documents = [
        ("ferry".to_owned(), include_str!("texts/news.txt").to_owned()),
        ("hedges".to_owned(), include_str!("texts/abstract.txt").to_owned()),
        ("meeting".to_owned(), include_str!("texts/meeting.txt").to_owned()),
    ];
    let sources: Vec<Source<'_>> = documents.iter().map(|(id, text)| Source::new(text).with_id(id)).collect();
    let summary = Summarizer::new()
        .with_counter(count_tokens)
        .with_query("What will it cost?")
        .summarize(sources, Budget::tokens(120));
    for sentence in &summary {
        println!("[{}] {sentence}", sentence.source_id().unwrap_or_default());
    }
}
