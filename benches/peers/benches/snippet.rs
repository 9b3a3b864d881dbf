//! Snippets of 10,000 documents of 2 KB beside those of `tantivy`, for the same query and length in the same
//! run: both cut and stem words as English.
//!
//! ```text
//! cargo bench --manifest-path benches/peers/Cargo.toml --bench snippet
//! ```

#[path = "../../inputs/mod.rs"]
mod inputs;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use epitome::snippet::Snippeter;
use epitome::{Budget, Language};
use inputs::prose::{self, prose};
use std::hint::black_box;
use tantivy::query::QueryParser;
use tantivy::schema::{IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::snippet::SnippetGenerator;
use tantivy::{Index, doc};

const DOCUMENTS: usize = 10_000;
const QUERY: &str = "council pier ferry teacher";

/// Documents that differ: each begins elsewhere in a long text.
fn documents() -> Vec<String> {
    let text = prose(prose::ENGLISH, " ", 200_000);
    let starts: Vec<usize> = text.match_indices(". ").map(|(at, _)| at + 2).collect();
    let document = |i: usize| {
        let start = starts[i * 7 % (starts.len() - 40)];
        let end = starts.iter().find(|&&end| end >= start + 2_000).map_or(text.len(), |&end| end);
        format!("Document {i}. {}", &text[start..end])
    };
    (0..DOCUMENTS).map(document).collect()
}

fn snippet(c: &mut Criterion) {
    let documents = documents();
    let bytes: usize = documents.iter().map(String::len).sum();

    let mut schema = Schema::builder();
    let indexing = TextFieldIndexing::default()
        .set_tokenizer("en_stem")
        .set_index_option(IndexRecordOption::WithFreqsAndPositions);
    let body = schema.add_text_field("body", TextOptions::default().set_indexing_options(indexing));
    let index = Index::create_in_ram(schema.build());
    let mut writer = index.writer_with_num_threads(1, 50_000_000).expect("a writer");
    for document in &documents {
        writer.add_document(doc!(body => document.as_str())).expect("a document");
    }
    writer.commit().expect("an index");
    let searcher = index.reader().expect("a reader").searcher();
    let query = QueryParser::for_index(&index, vec![body]).parse_query(QUERY).expect("a query");
    let mut generator = SnippetGenerator::create(&searcher, &*query, body).expect("a generator");
    generator.set_max_num_chars(160);

    let found = Snippeter::builder(QUERY).length(Budget::chars(160)).build().expect("a length");
    let english = Snippeter::builder(QUERY).language(Language::English).build().expect("a language");
    let by_epitome = |snippeter: &Snippeter| -> usize {
        let matches = |text: &String| {
            snippeter.snippets(text).iter().map(|snippet| snippet.highlights().len()).sum::<usize>()
        };
        documents.iter().map(matches).sum()
    };
    let by_tantivy =
        || -> usize { documents.iter().map(|text| generator.snippet(text).highlighted().len()).sum() };
    // Nearly every document has the words, and both show them.
    assert!(by_epitome(&english) >= DOCUMENTS && by_tantivy() >= DOCUMENTS);
    println!("{} and {} matches shown", by_epitome(&english), by_tantivy());

    let mut group = c.benchmark_group("snippets-10000x2KB");
    group.sample_size(10).throughput(Throughput::Bytes(bytes as u64));
    group.bench_function("epitome", |b| b.iter(|| black_box(by_epitome(&english))));
    group.bench_function("epitome-language-found", |b| b.iter(|| black_box(by_epitome(&found))));
    group.bench_function("tantivy", |b| b.iter(|| black_box(by_tantivy())));
    group.finish();
}

criterion_group!(benches, snippet);
criterion_main!(benches);
