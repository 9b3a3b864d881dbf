//! The functions of many rows: the same however the rows are spread.

#![allow(clippy::expect_used, clippy::unwrap_used, missing_docs)]

mod support;

use datafusion::arrow::array::{Array, AsArray};
use epitome::score::Background;
use epitome::{Source, Summarizer};
use std::sync::Arc;
use support::{answers, query, rows_of, session, strings, table, texts};

#[tokio::test]
async fn one_summary_of_many_rows_is_the_crates_own_with_its_rows_ids() {
    let texts = texts(25);
    let ids: Vec<String> = (0..texts.len()).map(|id| id.to_string()).collect();
    let sources: Vec<Source<'_>> =
        texts.iter().zip(&ids).map(|(text, id)| Source::new(text).with_id(id)).collect();
    let summary = Summarizer::new().summarize(&sources, 6);
    let wanted_ids: Vec<_> = summary.iter().map(|sentence| sentence.source_id().map(str::to_owned)).collect();
    for partitions in [1, 2, 5, 25] {
        let context = session(partitions);
        table(&context, "t", &strings(&texts), partitions);
        let found = query(&context, "SELECT summarize_agg(text, 6, id) FROM t").await;
        assert_eq!(answers(found.column(0)), [Some(rows_of(&summary))], "{partitions} partitions");
        let items = found.column(0).as_list::<i32>().value(0);
        let found_ids: Vec<_> =
            items.as_struct().column(4).as_string::<i32>().iter().map(|id| id.map(str::to_owned)).collect();
        assert_eq!(found_ids, wanted_ids, "{partitions} partitions");
    }
}

#[tokio::test]
async fn groups_have_summaries_of_their_own_whatever_the_partitions() {
    let texts = texts(60);
    let sql = "SELECT id % 7 AS g, summarize_agg(text, '40 words') FROM t GROUP BY g ORDER BY g";
    let mut first = None;
    for partitions in [1, 3, 8] {
        let context = session(partitions);
        table(&context, "t", &strings(&texts), partitions);
        let found = answers(query(&context, sql).await.column(1));
        assert_eq!(found.len(), 7);
        let first = first.get_or_insert_with(|| found.clone());
        assert_eq!(*first, found, "{partitions} partitions");
    }
    // Group 3 by hand: without ids the order of the texts decides.
    let mut of_three: Vec<&str> =
        (0..60).filter(|id| id % 7 == 3).map(|id: usize| texts[id].as_str()).collect();
    of_three.sort_unstable();
    let sources: Vec<Source<'_>> = of_three.iter().map(|text| Source::new(text)).collect();
    let summary = Summarizer::new().summarize(&sources, epitome::Budget::words(40));
    assert_eq!(first.unwrap()[3], Some(rows_of(&summary)));
}

#[tokio::test]
async fn nothing_to_summarize_is_null_and_nulls_are_left_out() {
    let context = session(2);
    table(&context, "t", &strings(&["Rain fell.".to_owned(), "Snow fell.".to_owned()]), 2);
    let found = query(&context, "SELECT summarize_agg(text) FROM t WHERE id > 5").await;
    assert!(found.column(0).is_null(0));
    let found = query(&context, "SELECT summarize_agg(CASE WHEN id = 0 THEN text END, 3, id) FROM t").await;
    let rows = answers(found.column(0))[0].clone().unwrap();
    assert_eq!(rows.iter().map(|row| row.0.as_str()).collect::<Vec<_>>(), ["Rain fell."]);
}

#[tokio::test]
async fn ids_that_are_numbers_are_in_the_order_of_their_values() {
    let texts: Vec<String> =
        (0..12).map(|n| format!("Report {n} says that the bridge {n} is closed.")).collect();
    let context = session(3);
    table(&context, "t", &strings(&texts), 4);
    let found = query(&context, "SELECT summarize_agg(text, '100%', id) FROM t").await;
    let rows = answers(found.column(0))[0].clone().unwrap();
    assert_eq!(rows.iter().map(|row| row.0.clone()).collect::<Vec<_>>(), texts);
}

#[tokio::test]
async fn document_frequencies_are_the_background_of_the_whole_whatever_the_partitions() {
    let texts = texts(40);
    let summarizer = Summarizer::new();
    let mut background = Background::new();
    for text in &texts {
        background.add(&summarizer.document(text.as_str()).unwrap());
    }
    let wanted = serde_json::to_string(&background).unwrap();
    for partitions in [1, 2, 7, 40] {
        let context = session(partitions);
        table(&context, "t", &strings(&texts), partitions);
        let found = query(&context, "SELECT document_frequencies(text) FROM t").await;
        assert_eq!(found.column(0).as_string::<i32>().value(0), wanted, "{partitions} partitions");
    }
}

#[tokio::test]
async fn two_passes_weigh_the_phrases_of_each_row_by_the_whole_collection() {
    use epitome::keywords::{KeywordExtractor, KeywordMethod};
    let texts = texts(30);
    let summarizer = Summarizer::new();
    let mut background = Background::new();
    for text in &texts {
        background.add(&summarizer.document(text.as_str()).unwrap());
    }
    let extractor =
        KeywordExtractor::new().with_method(KeywordMethod::TfIdf).with_background(Arc::new(background));
    let wanted: Vec<Vec<(String, f64)>> = texts
        .iter()
        .map(|text| {
            let words = extractor.keywords(text, 4).unwrap();
            words.iter().map(|word| (word.text().to_owned(), word.score())).collect()
        })
        .collect();
    let context = session(3);
    table(&context, "t", &strings(&texts), 5);
    let sql = r#"SELECT keywords(text, '{"method": "tfidf", "count": 4}', (SELECT document_frequencies(text) FROM t))
        FROM t ORDER BY id"#;
    let found: Vec<Vec<(String, f64)>> = answers(query(&context, sql).await.column(0))
        .into_iter()
        .map(|rows| rows.unwrap().into_iter().map(|row| (row.0, row.3)).collect())
        .collect();
    assert_eq!(found, wanted);
    let without =
        query(&context, r#"SELECT keywords(text, '{"method": "tfidf", "count": 4}') FROM t ORDER BY id"#)
            .await;
    let without: Vec<Vec<(String, f64)>> = answers(without.column(0))
        .into_iter()
        .map(|rows| rows.unwrap().into_iter().map(|row| (row.0, row.3)).collect())
        .collect();
    assert_ne!(found, without);
}
