//! How fast rows of Parquet are answered, beside the crate itself on the same texts in memory.
//!
//!     cargo run --example throughput --features sql [ROWS]

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic)]

#[path = "../tests/support/mod.rs"]
mod support;

use datafusion::dataframe::DataFrameWriteOptions;
use datafusion::prelude::ParquetReadOptions;
use epitome::Summarizer;
use std::time::Instant;
use support::{query, session, strings, table, texts};

#[tokio::main]
async fn main() {
    let rows = std::env::args().nth(1).map_or(200_000, |rows| rows.parse().expect("a number of rows"));
    let distinct = texts(2_000);
    let all: Vec<String> = (0..rows).map(|row| distinct[row % distinct.len()].clone()).collect();
    let bytes: usize = all.iter().map(String::len).sum();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("rows.parquet");
    let context = session(1);
    table(&context, "rows", &strings(&all), 1);
    let frame = context.sql("SELECT * FROM rows").await.unwrap();
    let options = DataFrameWriteOptions::new().with_single_file_output(true);
    frame.write_parquet(path.to_str().unwrap(), options, None).await.unwrap();

    // One thread each, three times in turn; the best of each.
    let summarizer = Summarizer::new();
    let sql = "SELECT sum(cardinality(summarize(text))) FROM t";
    let (mut own, mut in_sql) = (f64::MAX, f64::MAX);
    for _ in 0..3 {
        let began = Instant::now();
        let sentences: usize =
            summarizer.summarize_many(all.iter().map(String::as_str), 3).map(|summary| summary.len()).sum();
        own = own.min(began.elapsed().as_secs_f64());
        let context = session(1);
        context.register_parquet("t", path.to_str().unwrap(), ParquetReadOptions::default()).await.unwrap();
        let began = Instant::now();
        let found = query(&context, sql).await;
        in_sql = in_sql.min(began.elapsed().as_secs_f64());
        let found = datafusion::common::ScalarValue::try_from_array(found.column(0), 0).unwrap();
        assert_eq!(found.to_string(), sentences.to_string());
    }
    println!("{rows} rows, {:.0} bytes each", bytes as f64 / rows as f64);
    println!("summarize_many     {own:.2} s, {:.0} rows a second", rows as f64 / own);
    println!("SQL over Parquet   {in_sql:.2} s, {:.0} rows a second", rows as f64 / in_sql);
    println!("throughput of SQL: {:.0} % of summarize_many's", 100.0 * own / in_sql);
}
