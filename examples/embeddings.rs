//! How do I use vectors of my own, such as a language model's embeddings? Here: vectors made of the letters
//! of each sentence, in place of a model. They say what is central, and what repeats what is chosen already.

use epitome::score::Embeddings;
use epitome::select::Novelty;
use epitome::{Document, Embedder, Error, Summarizer};

/// How often each pair of letters stands in a sentence, hashed to 64 numbers.
fn embed(sentence: &str) -> Vec<f32> {
    let mut vector = vec![0.0; 64];
    for pair in sentence.to_lowercase().as_bytes().windows(2) {
        vector[(usize::from(pair[0]) * 31 + usize::from(pair[1])) % 64] += 1.0;
    }
    vector
}

fn main() -> Result<(), Error> {
    // A real model is asked here, for all sentences at once; it may fail, and its error reaches the caller.
    let embedder = Embedder::new(|document: &Document<'_>| {
        Ok::<_, Error>(document.sentences().map(embed).collect::<Vec<_>>())
    });
    let summarizer = Summarizer::new()
        .with_scorer(Embeddings::new(embedder.clone()))
        .with_selector(Novelty::builder().embedder(embedder).build()?);
    println!("{}", summarizer.try_summarize(include_str!("texts/news.txt"), 3)?);
    Ok(())
}
