//! How do I show a summary in its text? A page, a terminal's text or Markdown, the sentences marked in it,
//! the terms of a query too.
//!
//! ```text
//! cargo run --example highlight
//! cargo run --example highlight -- page.txt "the old bridge" > page.html
//! ```

use epitome::Summarizer;
use epitome::render::highlight::{Highlights, Mode, Strength};
use std::env;
use std::error::Error;
use std::fs;
use std::io::{self, IsTerminal, Write};

const TEXT: &str = "# The river floods three villages

Rain fell on the hills for eleven days, and on Tuesday night the river rose over its banks. Within an hour the water
stood in the streets of three villages. Nobody was hurt, but some two hundred people left their houses by boat.

- The old bridge is closed until its piers have been looked at.
- The road along the river is under water.";

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = env::args().skip(1);
    let text = args.next().map_or_else(|| Ok(TEXT.to_owned()), fs::read_to_string)?;
    let query = args.next().unwrap_or_else(|| "rivers".to_owned());

    let summarizer = Summarizer::new();
    let document = summarizer.document(&text)?;
    let scores = summarizer.score(&document)?;
    let summary = summarizer.select(&document, &scores, 3)?;
    let highlights = Highlights::new(&document, &summary)?.with_query(&query)?.with_strength(Strength::Score);

    let mut out = io::stdout().lock();
    if out.is_terminal() {
        // For whoever looks on: in colours, and then the list by itself.
        let bullets = Highlights::new(&document, &summary)?.with_mode(Mode::Bullets);
        writeln!(out, "{}\n\n{}", highlights.terminal().with_width(80), bullets.markdown())?;
    } else {
        // For a file: a page in which every sentence can be jumped to, with its rank by score.
        let mut ranks = vec![None; document.len()];
        for (rank, index) in scores.ranked().into_iter().enumerate() {
            ranks[index] = Some(rank);
        }
        write!(out, "{}", highlights.html().with_id_prefix("sentence-").with_ranks(&ranks).page())?;
    }
    Ok(())
}
