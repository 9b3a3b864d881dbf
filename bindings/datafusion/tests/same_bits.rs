//! The records by which every binding is held to the crate: the same sentences, places and bits of scores.

#![allow(clippy::expect_used, clippy::unwrap_used, missing_docs)]

mod support;

use datafusion::arrow::array::{ArrayRef, AsArray, Int64Array, RecordBatch, StringArray};
use datafusion::datasource::MemTable;
use epitome::{Source, Summarizer};
use serde_json::Value;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use support::{Row, answers, query, rows_of, session};

/// The records that `bindings/same_bits/generate.py` makes.
fn records() -> Vec<Value> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../same_bits/generate.py");
    let output = Command::new("python3").arg(script).output().expect("Python 3 runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let lines = String::from_utf8(output.stdout).unwrap();
    let records: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(records.len(), 500);
    records
}

fn options_of(record: &Value) -> String {
    match record["query"].as_str() {
        Some(query) => serde_json::json!({"budget": 3, "query": query}).to_string(),
        None => "3".to_owned(),
    }
}

fn summarizer_of(record: &Value) -> Summarizer {
    match record["query"].as_str() {
        Some(query) => Summarizer::new().with_query(query),
        None => Summarizer::new(),
    }
}

/// A table of the record's number, a text of it and the options for it.
fn rows(rows: &[(i64, &str, &str, String)]) -> (datafusion::prelude::SessionContext, usize) {
    let columns: Vec<(&str, ArrayRef)> = vec![
        ("record", Arc::new(Int64Array::from_iter_values(rows.iter().map(|row| row.0)))),
        ("text", Arc::new(StringArray::from_iter_values(rows.iter().map(|row| row.1)))),
        ("id", Arc::new(StringArray::from_iter_values(rows.iter().map(|row| row.2)))),
        ("options", Arc::new(StringArray::from_iter_values(rows.iter().map(|row| &row.3)))),
    ];
    let batch = RecordBatch::try_from_iter(columns).unwrap();
    let context = session(2);
    let table = MemTable::try_new(batch.schema(), vec![vec![batch]]).unwrap();
    context.register_table("t", Arc::new(table)).unwrap();
    (context, rows.len())
}

fn assert_same(found: &[Option<Vec<Row>>], wanted: &[(i64, Vec<Row>)]) {
    assert_eq!(found.len(), wanted.len());
    for (found, (record, wanted)) in found.iter().zip(wanted) {
        let found = found.as_ref().unwrap();
        assert_eq!(found, wanted, "record {record}");
        let bits = |rows: &[Row]| rows.iter().map(|row| row.3.to_bits()).collect::<Vec<_>>();
        assert_eq!(bits(found), bits(wanted), "record {record}");
    }
}

#[tokio::test]
async fn records_of_one_text() {
    let records = records();
    let single: Vec<&Value> = records.iter().filter(|record| record["text"].is_string()).collect();
    let given: Vec<_> = single
        .iter()
        .map(|&record| {
            (record["id"].as_i64().unwrap(), record["text"].as_str().unwrap(), "", options_of(record))
        })
        .collect();
    let wanted: Vec<_> = single
        .iter()
        .zip(&given)
        .map(|(record, row)| (row.0, rows_of(&summarizer_of(record).summarize(row.1, 3))))
        .collect();
    let (context, count) = rows(&given);
    assert_eq!(count, 400);
    let found = query(&context, "SELECT summarize(text, options) FROM t ORDER BY record").await;
    assert_same(&answers(found.column(0)), &wanted);
}

#[tokio::test]
async fn records_of_several_documents() {
    let records = records();
    let several: Vec<&Value> = records.iter().filter(|record| record["documents"].is_array()).collect();
    let mut given = Vec::new();
    let mut wanted = Vec::new();
    for record in several {
        let number = record["id"].as_i64().unwrap();
        let documents = record["documents"].as_array().unwrap();
        let part = |document: &'static str| move |value: &Value| value[document].as_str().unwrap().to_owned();
        let texts: Vec<String> = documents.iter().map(part("text")).collect();
        let ids: Vec<String> = documents.iter().map(part("id")).collect();
        let sources: Vec<Source<'_>> =
            texts.iter().zip(&ids).map(|(text, id)| Source::new(text).with_id(id)).collect();
        wanted.push((number, rows_of(&summarizer_of(record).summarize(&sources, 3))));
        for document in documents {
            given.push((
                number,
                document["text"].as_str().unwrap(),
                document["id"].as_str().unwrap(),
                options_of(record),
            ));
        }
    }
    let (context, count) = rows(&given);
    assert!(count > 2 * wanted.len());
    let sql = "SELECT record, summarize_agg(text, options, id) FROM t GROUP BY record ORDER BY record";
    let found = query(&context, sql).await;
    let numbers = found.column(0).as_primitive::<datafusion::arrow::datatypes::Int64Type>();
    assert!(numbers.values().iter().eq(wanted.iter().map(|(number, _)| number)));
    assert_same(&answers(found.column(1)), &wanted);
}
