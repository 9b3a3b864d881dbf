//! Rows to ask about: texts of the repository's own sentences, in the same order every time.

#![allow(dead_code, reason = "not every test needs all of it")]
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, missing_docs, unreachable_pub)]

use datafusion::arrow::array::{
    Array, ArrayRef, AsArray, Float64Array, Int64Array, RecordBatch, StringArray,
};
use datafusion::arrow::datatypes::{DataType, Field, Float64Type, Int64Type, Schema};
use datafusion::datasource::MemTable;
use datafusion::prelude::{SessionConfig, SessionContext};
use std::path::Path;
use std::sync::Arc;

/// A sentence of an answer: text, start, end, score.
pub type Row = (String, i64, i64, f64);

/// A session with the functions, over so many partitions.
pub fn session(partitions: usize) -> SessionContext {
    let config = SessionConfig::new().with_target_partitions(partitions).with_batch_size(1000);
    let mut context = SessionContext::new_with_config(config);
    epitome_datafusion::register_all(&mut context).expect("registers");
    context
}

/// `count` texts of 3 to 30 sentences of the sample texts, drawn by a linear congruential generator.
pub fn texts(count: usize) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/texts");
    let mut sentences = Vec::new();
    for name in ["abstract.txt", "meeting.txt", "news.txt", "page.txt"] {
        let text = std::fs::read_to_string(folder.join(name)).expect("a sample text");
        sentences.extend(epitome::split(&text).into_iter().map(str::to_owned));
    }
    let mut state: u64 = 17;
    let mut below = |most: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % most
    };
    (0..count)
        .map(|_| {
            let length = 3 + below(28);
            let chosen: Vec<&str> = (0..length).map(|_| sentences[below(sentences.len())].as_str()).collect();
            chosen.join(" ")
        })
        .collect()
}

/// A table `name` of an id and a column of texts, in `partitions` parts.
pub fn table(context: &SessionContext, name: &str, column: &ArrayRef, partitions: usize) {
    let schema = Arc::new(Schema::new(vec![
        Field::new("id", DataType::Int64, false),
        Field::new("text", column.data_type().clone(), true),
    ]));
    let rows = column.len();
    let parts = (0..partitions).map(|part| {
        let (from, to) = (rows * part / partitions, rows * (part + 1) / partitions);
        let ids: ArrayRef = Arc::new(Int64Array::from_iter_values(from as i64..to as i64));
        let batch = RecordBatch::try_new(schema.clone(), vec![ids, column.slice(from, to - from)]);
        vec![batch.expect("columns of one length")]
    });
    let table = MemTable::try_new(schema.clone(), parts.collect()).expect("a table");
    context.register_table(name, Arc::new(table)).expect("registers");
}

/// A column of strings.
pub fn strings(texts: &[String]) -> ArrayRef {
    Arc::new(StringArray::from_iter_values(texts))
}

/// All rows of a query, in one batch.
pub async fn query(context: &SessionContext, sql: &str) -> RecordBatch {
    let frame = context.sql(sql).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
    let schema = Arc::new(frame.schema().as_arrow().clone());
    let batches = frame.collect().await.unwrap_or_else(|error| panic!("{sql}: {error}"));
    datafusion::arrow::compute::concat_batches(&schema, &batches).expect("batches of one query")
}

/// The rows of a column of answers; none where it is null.
pub fn answers(column: &ArrayRef) -> Vec<Option<Vec<Row>>> {
    let lists = column.as_list::<i32>();
    lists.iter().map(|list| list.map(|items| items_of(&items))).collect()
}

fn items_of(items: &ArrayRef) -> Vec<Row> {
    let items = items.as_struct();
    let texts = items.column(0).as_string::<i32>();
    let (starts, ends) =
        (items.column(1).as_primitive::<Int64Type>(), items.column(2).as_primitive::<Int64Type>());
    let scores: &Float64Array = items.column(3).as_primitive::<Float64Type>();
    (0..items.len())
        .map(|i| (texts.value(i).to_owned(), starts.value(i), ends.value(i), scores.value(i)))
        .collect()
}

/// What the crate answers.
pub fn expected(text: &str, budget: impl Into<epitome::Budget>) -> Vec<Row> {
    rows_of(&epitome::summarize(text, budget))
}

pub fn rows_of(summary: &epitome::Summary<'_>) -> Vec<Row> {
    let row = |sentence: &epitome::Sentence<'_>| {
        let range = sentence.range();
        (sentence.text().to_owned(), range.start as i64, range.end as i64, sentence.score())
    };
    summary.iter().map(row).collect()
}
