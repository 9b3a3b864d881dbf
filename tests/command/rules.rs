//! `--must` and its like, and the fields of records that are like them.

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
    assert_eq!(shown(&["-n", "1", "--must", "schools"]), "Schools were closed.");
    let two = shown(&["-n", "2", "--must", "\"left their\"", "--must", "schools"]);
    assert_eq!(two, "People left their houses. Schools were closed.");
    assert_eq!(
        shown(&["-n", "4", "--must-not", "rain river", "--must-not", "houses"]),
        "Schools were closed."
    );
    let output = command::run("summarize", &["-w", "2", "--must", "schools"], TEXT.as_bytes());
    assert!(!output.status.success() && stdout(&output).is_empty());
    assert!(stderr(&output).contains("3 words are needed, 1 more than 2"), "{}", stderr(&output));
}

#[test]
fn records_have_the_same_as_fields() {
    let records = [
        json!({"id": 1, "text": TEXT, "must": "schools"}),
        json!({"id": 2, "text": TEXT, "must": ["houses"], "must_not": ["schools", "rain"]}),
        json!({"id": 3, "text": TEXT, "must": "snow"}),
        json!({"id": 4, "text": TEXT, "must": 5}),
    ];
    let input = records.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
    let output = command::run("summarize", &["--jsonl", "-n", "1"], input.as_bytes());
    let answers: Vec<Value> =
        stdout(&output).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(answers[0]["sentences"][0]["text"], "Schools were closed.");
    assert_eq!(answers[1]["sentences"][0]["text"], "People left their houses.");
    assert_eq!(answers[2]["error"], "no sentence that may be shown has 'snow', which must be in it");
    assert_eq!(answers[3]["error"], "'must' must be a string or a list of strings");
}

#[test]
fn limits_of_sentences_and_sources_and_orders() {
    assert_eq!(
        shown(&["-n", "4", "--sentence-words", "5-6"]),
        "Rain fell for a week. The river rose over its banks."
    );
    assert_eq!(shown(&["-n", "4", "--sentence-words", "3"]), "Schools were closed.");
    // Of four sentences as many as 0.8 times their root, rounded.
    assert_eq!(
        shown(&["--auto", "--method", "lead"]),
        "Rain fell for a week. The river rose over its banks."
    );
    let records = format!(
        "{}\n",
        json!({"id": 1, "documents": [
            {"id": "b", "text": "The dam held all night. Nobody slept. Soldiers came.", "date": "2024-03-06"},
            {"id": "a", "text": "The river rose over its banks. Schools were closed.", "date": "2024-03-04"},
        ]})
    );
    let sources = |args: &[&str]| -> Vec<u64> {
        let args = [&["--jsonl", "-n", "3", "--method", "lead", "--per-source", "2"], args].concat();
        let output = command::run("summarize", &args, records.as_bytes());
        let answer: Value = serde_json::from_str(stdout(&output)).unwrap();
        let sentences = answer["sentences"].as_array().unwrap();
        sentences.iter().map(|sentence| sentence["source"].as_u64().unwrap()).collect()
    };
    assert_eq!(sources(&[]), [1, 0, 0]);
    assert_eq!(sources(&["--order", "date"]), [1, 0, 0]);
    assert_eq!(sources(&["--order", "source"]), [0, 0, 1]);
    assert_eq!(sources(&["--order", "relevance"])[0], 0);
    for wrong in [["--per-source", "0"], ["--sentence-words", "6-5"], ["--order", "size"]] {
        let output = command::run("summarize", &wrong, b"");
        assert_eq!(output.status.code(), Some(2), "{wrong:?}");
    }
}

#[test]
fn who_says_the_same_is_in_the_object() {
    let record = json!({"documents": [{"text": TEXT}, {"text": "Schools were closed. Rain fell for a week."}, {"text": "Yes."}]});
    let output = command::run(
        "summarize",
        &["--jsonl", "-n", "1", "--method", "lead"],
        format!("{record}\n").as_bytes(),
    );
    let answer: Value = serde_json::from_str(stdout(&output)).unwrap();
    assert_eq!(answer["sentences"][0]["also_in"], json!([{"source": 1, "index": 5, "start": 21, "end": 42}]));
    let outcomes: Vec<&Value> =
        answer["sources"].as_array().unwrap().iter().map(|source| &source["outcome"]).collect();
    assert_eq!(outcomes, ["shown", "said-elsewhere", "not-chosen"]);
}

#[cfg(feature = "serde")]
#[test]
fn what_was_read_before_is_kept_in_a_file() {
    let state = std::env::temp_dir().join(format!("epitome-seen-{}.json", std::process::id()));
    let state = state.to_str().unwrap();
    let _ = std::fs::remove_file(state);
    let run = |text: &str| {
        let output = command::run("summarize", &["-n", "9", "--seen", state], text.as_bytes());
        (output.status.success(), stdout(&output).trim_end().to_owned(), stderr(&output).to_owned())
    };
    assert_eq!(run(TEXT).1, TEXT);
    assert_eq!(run(&format!("{TEXT} The dam held all night.")).1, "The dam held all night.");
    let (success, again, note) = run(TEXT);
    assert!(success && again.is_empty() && note.contains("nothing that was not read before"), "{note}");
    std::fs::write(state, "no state").unwrap();
    let (success, _, message) = run(TEXT);
    assert!(!success && message.contains(state), "{message}");
    std::fs::remove_file(state).unwrap();
}
