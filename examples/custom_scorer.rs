//! How do I score sentences my own way? Here: TextRank, doubled for sentences with a number in them.

use epitome::score::{self, Scorer, TextRank};
use epitome::{Error, Scores, Summarizer};

fn main() {
    let text = include_str!("texts/news.txt");
    let rank = TextRank::new();
    let figures = score::try_from_fn(move |document, prior| {
        let ranks = rank.score(document, prior)?;
        let has_number = |i: usize| document.sentence(i).contains(|c: char| c.is_ascii_digit());
        let weight = |i: usize| if has_number(i) { 2.0 } else { 1.0 };
        let totals = ranks.as_slice().iter().enumerate().map(|(i, rank)| rank * weight(i));
        Ok::<_, Error>(Scores::from(totals.collect::<Vec<f64>>()))
    });
    let summary = Summarizer::new().with_scorer(figures).summarize(text, 3);
    println!("{summary}");
}
