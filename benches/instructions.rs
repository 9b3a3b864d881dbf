//! One product with a similarity, for a simulator to count its instructions:
//!
//! ```text
//! cargo bench --bench instructions --no-run
//! valgrind --tool=callgrind --callgrind-out-file=/dev/null --toggle-collect='*Similarity>::apply' \
//!     target/release/deps/instructions-* cosine 1000
//! ```
//!
//! "Collected" divided by the number it prints, of values in the matrix, is what a value costs in a product.
//!
//! And so many default summaries of a text, which is `article`, `generated` or a file; what twice as many
//! collect more, divided by their number, is what a summary costs:
//!
//! ```text
//! valgrind --tool=callgrind --callgrind-out-file=/dev/null \
//!     target/release/deps/instructions-* summary article 20
//! ```

#![allow(clippy::expect_used, reason = "a benchmark may fail by a panic")]

mod inputs;

use epitome::engine::{Bm25, Bm25Edges, Gram, Idf, Matrix, Overlap, Similarity, bm25, idf, tf_idf};

fn main() {
    let mut given = std::env::args().skip(1).filter(|argument| !argument.starts_with('-'));
    let (name, sentences) = (given.next().unwrap_or("cosine".into()), given.next().unwrap_or("1000".into()));
    if name == "summary" {
        let runs = given.next().unwrap_or("1".into()).parse().expect("a number of summaries");
        return summaries(&sentences, runs);
    }
    let text = inputs::uneven(sentences.parse().expect("a number of sentences"));
    let document = inputs::document(&text);
    let counts = document.counts();
    let graph = graph(&name, counts);
    let values = counts.clone().into_shared().nnz();
    let image = graph.apply(&vec![1.0; document.len()]);
    assert!(image.iter().all(|x| *x >= 0.0));
    println!("{name}: {} sentences, {values} values of terms that sentences share", document.len());
}

/// So many summaries of one text.
fn summaries(name: &str, runs: usize) {
    let text = match name {
        "article" => inputs::article(),
        "generated" => inputs::text(3_300, 20),
        file => std::fs::read_to_string(file).expect("a file of text"),
    };
    for _ in 0..runs {
        assert!(!epitome::summarize(std::hint::black_box(&text), 3).is_empty());
    }
    println!("{runs} summaries of {} bytes", text.len());
}

fn graph(name: &str, counts: &Matrix) -> Box<dyn Similarity> {
    match name {
        "overlap" => Box::new(Overlap::new(counts)),
        "bm25" => Box::new(Bm25Edges::new(bm25(counts, Bm25::default()))),
        _ => Box::new(Gram::cosine(tf_idf(counts, &idf(counts, Idf::Plain)))),
    }
}
