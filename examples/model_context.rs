//! How do I fill a language model's context? Here: what many documents say to a question, in at most 120
//! tokens, all of what is prompted counted, each line with the id of the document to be cited.

use epitome::render::{self, Part};
use epitome::{Budget, Source, Sources, Summarizer};

/// Stands in for the model's own tokenizer: four bytes to a token.
fn count_tokens(text: &str) -> usize {
    text.len().div_ceil(4)
}

fn main() {
    let documents = [
        ("ferry", include_str!("texts/news.txt")),
        ("hedges", include_str!("texts/abstract.txt")),
        ("meeting", include_str!("texts/meeting.txt")),
    ];
    let sources: Sources<'_> = documents.iter().map(|(id, text)| Source::new(text).with_id(id)).collect();
    let lines = render::from_fn(|part, out| {
        if let Part::Sentence(sentence) = part {
            out.extend([format!("[{}] {sentence}\n", sentence.source_id().unwrap_or_default())]);
        }
    });
    let summarizer = Summarizer::new().with_counter(count_tokens).with_renderer(lines);
    let summarizer = summarizer.with_query("What will it cost?");
    let context = summarizer.render(&summarizer.summarize(sources, Budget::tokens(120)));
    print!("{context}");
    assert!(count_tokens(&context) <= 120);
}
