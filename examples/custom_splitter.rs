//! How do I bring my own sentences? Here: one a line, as in subtitles or a list of reviews.

use epitome::{Summarizer, split};

fn main() {
    let text = "great tent, up in five minutes\nthe bag it comes in is too small\n\
                five minutes and the tent was up\nzip broke on the second night";
    let lines = split::from_fn(|text, _layout, _language| {
        let start_of = |line: &str| line.as_ptr() as usize - text.as_ptr() as usize;
        text.lines()
            .filter(|line| !line.trim().is_empty())
            .map(|line| start_of(line)..start_of(line) + line.len())
            .collect()
    });
    let summarizer = Summarizer::new().with_splitter(lines);
    for sentence in &summarizer.summarize(text, 2) {
        println!("{:?} {}", sentence.range(), sentence.text());
    }
}
