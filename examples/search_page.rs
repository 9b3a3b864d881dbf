//! How do I show what answers a query? Here: a search page, with the two sentences of all documents that
//! answer it best, each with its document, the heading it stands under and its place, to be linked to.

use epitome::{Source, Summarizer};

fn main() {
    let documents = [
        ("ferry", include_str!("texts/news.txt")),
        ("hedges", include_str!("texts/abstract.txt")),
        ("library", include_str!("texts/page.txt")),
    ];
    let sources = documents.map(|(id, text)| Source::new(text).with_id(id));
    for query in ["How long does the crossing take?", "Who may borrow skis?"] {
        let summary = Summarizer::new().with_query(query).summarize(sources, 2);
        println!("{query} ({})", summary.outcome());
        for sentence in summary.by_rank() {
            let id = sentence.source_id().unwrap_or_default();
            let heading = sentence.heading().unwrap_or_default();
            println!("  {id}, {heading}, bytes {:?}\n    {sentence}", sentence.range());
        }
    }
}
