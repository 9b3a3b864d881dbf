//! How do I analyse a text once and ask many times? Here: three lengths, and two questions.

use epitome::{Budget, Error, Summarizer};

fn main() -> Result<(), Error> {
    let text = include_str!("texts/meeting.txt");
    let summarizer = Summarizer::new();
    let document = summarizer.document(text)?;

    let scores = summarizer.score(&document)?;
    for budget in [Budget::sentences(1), Budget::words(60), Budget::percent(10)] {
        println!("{budget:?}\n  {}", summarizer.select(&document, &scores, budget)?);
    }
    for question in ["What does the roof cost?", "What was decided about Sundays?"] {
        let asking = summarizer.clone().with_query(question);
        let scores = asking.score(&document)?;
        println!("{question}\n  {}", asking.select(&document, &scores, 2)?);
    }
    Ok(())
}
