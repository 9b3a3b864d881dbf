//! Files as tables, whole and broken ones, and the command over them.

#![cfg(feature = "sql")]
#![allow(clippy::expect_used, clippy::unwrap_used, missing_docs)]

mod support;

use datafusion::arrow::array::AsArray;
use epitome_datafusion::files::register;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use support::{answers, expected, query, session, strings, table, texts};

const RAIN: &str = "Rain fell all night. The river rose by a metre.";

fn file(ending: &str, content: &[u8]) -> tempfile::NamedTempFile {
    let mut file = tempfile::Builder::new().suffix(ending).tempfile().unwrap();
    file.write_all(content).unwrap();
    file
}

#[tokio::test]
async fn broken_json_lines_are_rows_with_a_warning_and_the_rest_is_answered() {
    let mut lines =
        format!("\u{feff}{{\"id\": 1, \"text\": \"{RAIN}\"}}\n\n{{\"id\": 2, \"text\": \n[3]\n").into_bytes();
    lines.extend_from_slice(b"{\"id\": 4, \"text\": \"\xff\"}\n");
    lines.extend_from_slice(format!("{{\"id\": 5, \"text\": \"{RAIN}\"}}").as_bytes());
    let file = file(".jsonl", &lines);
    let context = session(2);
    let registered = register(&context, "t", file.path()).await.unwrap();
    assert_eq!(registered.broken_rows, 3);
    let sql = "SELECT id, summarize(text, 1), _warning, _line FROM t ORDER BY coalesce(_warning, ''), id";
    let found = query(&context, sql).await;
    assert_eq!(found.num_rows(), 5);
    let answered = answers(found.column(1));
    assert_eq!(answered[..2], [Some(expected(RAIN, 1)), Some(expected(RAIN, 1))]);
    assert!(answered[2..].iter().all(Option::is_none));
    let as_text = |column: usize| -> Vec<String> {
        let column = datafusion::arrow::compute::cast(
            found.column(column),
            &datafusion::arrow::datatypes::DataType::Utf8,
        )
        .unwrap();
        column.as_string::<i32>().iter().map(|text| text.unwrap_or_default().to_owned()).collect()
    };
    let (warnings, lines) = (as_text(2), as_text(3));
    assert!(warnings[2].starts_with("line 3: EOF while parsing a value"), "{}", warnings[2]);
    assert_eq!(warnings[3], "line 4: not an object");
    assert!(warnings[4].starts_with("line 5: invalid unicode"), "{}", warnings[4]);
    assert_eq!(lines[2..4], ["{\"id\": 2, \"text\":", "[3]"]);
}

#[tokio::test]
async fn a_field_of_strings_and_other_values_is_text_in_all() {
    let file =
        file(".ndjson", b"{\"text\": \"Rain fell.\"}\n{\"text\": 5}\n{\"text\": [1, 2]}\n{\"text\": null}\n");
    let context = session(1);
    let registered = register(&context, "t", file.path()).await.unwrap();
    assert_eq!(registered.broken_rows, 0);
    let found = query(&context, "SELECT CAST(text AS VARCHAR) FROM t").await;
    let column =
        datafusion::arrow::compute::cast(found.column(0), &datafusion::arrow::datatypes::DataType::Utf8)
            .unwrap();
    let mut found: Vec<_> = column.as_string::<i32>().iter().collect();
    found.sort_unstable();
    assert_eq!(found, [None, Some("5"), Some("Rain fell."), Some("[1,2]")]);
}

#[tokio::test]
async fn a_warning_after_thousands_of_good_lines_is_found_too() {
    let good = (0..3000).map(|id| format!("{{\"id\": {id}, \"text\": \"Rain fell.\"}}\n"));
    let mut lines: String = good.collect();
    lines.push_str("{broken");
    let file = file(".json", lines.as_bytes());
    let context = session(4);
    let registered = register(&context, "t", file.path()).await.unwrap();
    assert_eq!(registered.broken_rows, 1);
    let found = query(&context, "SELECT count(*), count(_warning) FROM t").await;
    let count = |column: usize| {
        found.column(column).as_primitive::<datafusion::arrow::datatypes::Int64Type>().value(0)
    };
    assert_eq!((count(0), count(1)), (3001, 1));
}

#[tokio::test]
async fn broken_rows_of_csv_too() {
    let file = file(".csv", format!("id,text\n1,\"{RAIN}\"\n2\n3,a,b\n4,\"Two\nlines.\"\n").as_bytes());
    let context = session(1);
    let registered = register(&context, "t", file.path()).await.unwrap();
    assert_eq!(registered.broken_rows, 2);
    let found = query(&context, "SELECT summarize(text, 1) FROM t WHERE _warning IS NULL ORDER BY id").await;
    assert_eq!(answers(found.column(0)), [Some(expected(RAIN, 1)), Some(expected("Two\nlines.", 1))]);
    let found =
        query(&context, "SELECT _warning, _line FROM t WHERE _warning IS NOT NULL ORDER BY _line").await;
    let column = |n: usize| {
        datafusion::arrow::compute::cast(found.column(n), &datafusion::arrow::datatypes::DataType::Utf8)
            .unwrap()
    };
    let (warnings, lines) = (column(0), column(1));
    assert_eq!(warnings.as_string::<i32>().value(0), "line 3: 1 fields, not 2 as in the first line");
    assert_eq!(lines.as_string::<i32>().iter().collect::<Vec<_>>(), [Some("2"), Some("3,a,b")]);
}

#[tokio::test]
async fn whole_files_are_read_as_they_are() {
    let texts = texts(20);
    let folder = tempfile::tempdir().unwrap();
    let context = session(2);
    table(&context, "rows", &strings(&texts), 2);
    let wanted: Vec<_> = texts.iter().map(|text| Some(expected(text, 3))).collect();
    for ending in ["parquet", "json", "csv"] {
        let path = folder.path().join(format!("rows.{ending}"));
        let copy = format!("COPY (SELECT * FROM rows ORDER BY id) TO '{}'", path.display());
        query(&context, &copy).await;
        let registered = register(&context, ending, &path).await.unwrap();
        assert!(registered.mended.is_none(), "{ending}");
        let found = query(&context, &format!("SELECT summarize(text) FROM {ending} ORDER BY id")).await;
        assert_eq!(answers(found.column(0)), wanted, "{ending}");
    }
    for name in ["missing.jsonl", "missing.csv", "rows.doc"] {
        let error = register(&context, "x", &folder.path().join(name)).await.unwrap_err();
        assert!(error.to_string().contains(name), "{error}");
    }
}

fn command(arguments: &[&str]) -> (bool, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_epitome-sql")).args(arguments).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.success(), text(output.stdout), text(output.stderr))
}

#[test]
fn the_command_answers_in_json_and_tells_of_broken_rows() {
    let file = file(".jsonl", format!("{{\"id\": 1, \"text\": \"{RAIN}\"}}\n{{\"id\"\n").as_bytes());
    let table = format!("notes={}", file.path().display());
    let sql = "SELECT id, summarize(text, 1) AS s FROM notes WHERE text IS NOT NULL";
    let (ok, answer, told) = command(&[sql, &table]);
    assert!(ok, "{told}");
    let (text, start, end, score) = expected(RAIN, 1).remove(0);
    let answer: serde_json::Value = serde_json::from_str(&answer).unwrap();
    let wanted =
        serde_json::json!({"id": 1, "s": [{"text": text, "start": start, "end": end, "score": score}]});
    assert_eq!(answer, wanted);
    assert!(told.contains("1 broken, see column _warning of notes"), "{told}");
    let (ok, answer, _) = command(&["--format", "table", "SELECT 1 AS one"]);
    assert!(ok && answer.contains("| one |"), "{answer}");
    let (ok, answer, _) = command(&["--format", "csv", "SELECT 1 AS one"]);
    assert_eq!((ok, answer.as_str()), (true, "one\n1\n"));
}

#[test]
fn the_command_refuses_with_one_message() {
    for (arguments, message) in [
        (vec!["SELECT summarize(5)"], "summarize takes a text of strings or bytes, not Int64"),
        (vec!["SELECT 1", "missing.jsonl"], "missing.jsonl cannot be read"),
        (vec!["--partitions", "0", "SELECT 1"], "partitions is 0, but must be 1 or more"),
        (vec!["SELEC 1"], "SELEC"),
    ] {
        let (ok, answer, told) = command(&arguments);
        assert!(!ok && answer.is_empty() && told.contains(message), "{arguments:?}: {told}");
    }
}

#[test]
fn a_reader_who_has_seen_enough_is_no_failure() {
    let sql = "SELECT value, repeat('Rain fell. ', 50) FROM generate_series(1, 100000)";
    let mut child = Command::new(env!("CARGO_BIN_EXE_epitome-sql"))
        .arg(sql)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(Path::new(env!("CARGO_BIN_EXE_epitome-sql")).exists());
}
