//! `--must` and `--must-not`, and the fields of records that are like them.

use crate::command::{self, stderr, stdout};
use serde_json::{Value, json};

const TEXT: &str =
    "Rain fell for a week. The river rose over its banks. People left their houses. Schools were closed.";

fn shown(args: &[&str]) -> String {
    let output = command::run("summarize", args, TEXT.as_bytes());
    assert!(output.status.success(), "{}", stderr(&output));
    stdout(&output).trim_end().to_owned()
}

#[test]
fn words_that_must_and_must_not_be_there() {
    assert_eq!(shown(&["-n", "1", "--must", "school"]), "Schools were closed.");
    let two = shown(&["-n", "2", "--must", "\"left their\"", "--must", "school"]);
    assert_eq!(two, "People left their houses. Schools were closed.");
    assert_eq!(
        shown(&["-n", "4", "--must-not", "rain river", "--must-not", "houses"]),
        "Schools were closed."
    );
    let output = command::run("summarize", &["-w", "2", "--must", "school"], TEXT.as_bytes());
    assert!(!output.status.success() && stdout(&output).is_empty());
    assert!(stderr(&output).contains("3 words are needed, 1 more than 2"), "{}", stderr(&output));
}

#[test]
fn records_have_the_same_as_fields() {
    let records = [
        json!({"id": 1, "text": TEXT, "must": "school"}),
        json!({"id": 2, "text": TEXT, "must": ["houses"], "must_not": ["school", "rain"]}),
        json!({"id": 3, "text": TEXT, "must": "snow"}),
        json!({"id": 4, "text": TEXT, "must": 5}),
    ];
    let input: String = records.iter().map(|record| format!("{record}\n")).collect();
    let output = command::run("summarize", &["--jsonl", "-n", "1"], input.as_bytes());
    let answers: Vec<Value> =
        stdout(&output).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(answers[0]["sentences"][0]["text"], "Schools were closed.");
    assert_eq!(answers[1]["sentences"][0]["text"], "People left their houses.");
    assert_eq!(answers[2]["error"], "no sentence that may be shown has 'snow', which must be in it");
    assert_eq!(answers[3]["error"], "'must' must be a string or a list of strings");
}
