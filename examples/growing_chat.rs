//! How do I summarize a chat that grows? Here: every message is appended, the summary is made anew after
//! every few, with who said what, and the summaries are kept while the chat goes on changing.

use epitome::{Summarizer, Summary};

fn main() {
    let messages = include_str!("texts/meeting.txt").lines();
    let summarizer = Summarizer::new();
    let mut chat = String::new();
    let mut kept: Vec<Summary<'static>> = Vec::new();
    for (count, message) in (1..).zip(messages) {
        chat.push_str(message);
        chat.push('\n');
        if count % 10 == 0 {
            kept.push(summarizer.summarize(&chat, 2).into_owned());
        }
    }
    for (number, summary) in (1..).zip(&kept) {
        println!("After {} messages:", number * 10);
        for sentence in summary {
            println!("  {}: {sentence}", sentence.speaker().unwrap_or("somebody"));
        }
    }
}
