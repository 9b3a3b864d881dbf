//! How do I answer a stream of records? Here: a text a line, read as it is needed, answered by two threads
//! where the feature `parallel` is on, in order, until ten summaries have been shown.

use epitome::{Batch, Error, Summarizer};
use std::io::{BufRead, BufReader};
use std::ops::ControlFlow;

fn main() -> Result<(), Error> {
    let stream = BufReader::new(include_str!("texts/meeting.txt").as_bytes());
    let summarizer = Summarizer::new();
    // A record's text is dropped with it; its summary is kept.
    let shortened =
        |line: std::io::Result<String>| line.map(|text| summarizer.summarize(&text, 1).into_owned());

    let batch = Batch::builder().jobs(2).in_flight(16).build()?;
    let mut shown = 0;
    let ended = batch.try_for_each(stream.lines(), shortened, |record, answer| {
        match answer {
            Ok(Ok(summary)) => println!("{record}: {summary}"),
            Ok(Err(error)) => return ControlFlow::Break(error.to_string()),
            Err(panic) => println!("{record}: no answer, since {panic}"),
        }
        shown += 1;
        if shown < 10 { ControlFlow::Continue(()) } else { ControlFlow::Break("enough".to_owned()) }
    });
    if let ControlFlow::Break(reason) = ended {
        println!("The rest was not read: {reason}");
    }
    Ok(())
}
