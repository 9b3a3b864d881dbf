//! `examples/summarize` as a person or a pipeline runs it.

use crate::command::{self, stderr, stdout};
use crate::repository;
use serde_json::Value;
use std::io::{BufRead, BufReader, Write};
use std::process::Output;

fn run(args: &[&str], input: &[u8]) -> Output {
    command::run("summarize", args, input)
}

fn sample(name: &str) -> String {
    repository("examples/texts").join(name).display().to_string()
}

#[test]
fn a_file_gives_three_sentences_of_it() {
    let path = sample("news.txt");
    let output = run(&["--format", "json", &path], b"");
    assert!(output.status.success(), "{}", stderr(&output));
    let answer: Value = serde_json::from_str(stdout(&output)).unwrap();
    let bytes = std::fs::read(&path).unwrap();
    let sentences = answer["sentences"].as_array().unwrap();
    assert_eq!(sentences.len(), 3);
    for sentence in sentences {
        let place = |end: &str| sentence[end].as_u64().unwrap() as usize;
        assert_eq!(sentence["text"].as_str().unwrap().as_bytes(), &bytes[place("start")..place("end")]);
    }
    assert_eq!(answer["outcome"], "complete");
    assert_eq!(answer["id"], path.as_str());
    let text = run(&[&path], b"");
    let shown: Vec<&str> = sentences.iter().map(|s| s["text"].as_str().unwrap()).collect();
    assert_eq!(stdout(&text).trim_end(), shown.join(" "));
    assert!(text.stderr.is_empty());
}

#[test]
fn a_page_gives_its_article_alone() {
    let text = std::fs::read_to_string(sample("page.txt")).unwrap();
    let article = text.lines().find(|line| line.starts_with("When the snow")).unwrap();
    for method in ["default", "textrank", "lexrank", "lead"] {
        let output = run(&["--percent", "50", "--format", "json", "--method", method], text.as_bytes());
        let answer: Value = serde_json::from_str(stdout(&output)).unwrap();
        let sentences = answer["sentences"].as_array().unwrap();
        assert!(sentences.len() > 5);
        for sentence in sentences {
            let sentence = sentence["text"].as_str().unwrap();
            assert!(article.contains(sentence), "{method}: {sentence}");
        }
    }
}

#[test]
fn standard_input_budgets_and_formats() {
    let text = std::fs::read(sample("news.txt")).unwrap();
    let count = |args: &[&str]| stdout(&run(args, &text)).trim_end().to_owned();
    assert!(count(&["--words", "40"]).split_whitespace().count() <= 40);
    assert!(count(&["--bytes", "300"]).len() <= 300);
    assert!(count(&["--chars", "300"]).chars().count() <= 300);
    let list = count(&["--format", "markdown", "-n", "2"]);
    assert_eq!(list.lines().filter(|line| line.starts_with("- ")).count(), 2);
}

#[test]
fn explain_goes_beside_the_summary() {
    let path = sample("abstract.txt");
    let output = run(&["--explain", "-n", "1", &path], b"");
    assert_eq!(stdout(&output).trim_end().lines().count(), 1);
    assert!(stderr(&output).lines().count() > 5);
    let output = run(&["--explain", "--format", "json", &path], b"");
    let answer: Value = serde_json::from_str(stdout(&output)).unwrap();
    let scores = answer["scores"].as_array().unwrap();
    assert!(scores.len() > 10);
    assert!(scores.iter().any(|score| score["rank"] == 1));
}

#[test]
fn what_is_wrong_is_said_in_one_line() {
    let cases: &[(&[&str], &str)] = &[
        (&["no/such/file.txt"], "no/such/file.txt"),
        (&["--sentences", "0"], "--sentences"),
        (&["--words", "many"], "--words"),
        (&["--percent", "101"], "--percent"),
        (&["--language", "klingon"], "klingon"),
        (&["--method", "magic"], "magic"),
        (&["--words", "5", "--sentences", "2"], "--sentences"),
        (&["--no-such-option"], "--no-such-option"),
    ];
    for (args, named) in cases {
        let output = run(args, b"Rain fell. The river rose.");
        assert!(!output.status.success(), "{args:?}");
        assert!(output.stdout.is_empty(), "{args:?}");
        let message = stderr(&output);
        assert_eq!(message.trim_end().lines().count(), 1, "{args:?}: {message}");
        assert!(message.contains(named), "{args:?}: {message}");
        assert!(!message.contains("panicked"), "{args:?}: {message}");
    }
}

#[test]
fn a_missing_file_does_not_stop_the_others() {
    let output = run(&["no/such/file.txt", &sample("news.txt")], b"");
    assert!(!output.status.success());
    assert!(stdout(&output).len() > 100);
    assert_eq!(stderr(&output).trim_end().lines().count(), 1);
}

#[test]
fn invalid_utf8_is_replaced_with_a_warning() {
    let output = run(&["-n", "2"], b"The river ros\xff over its banks. People left their houses.");
    assert!(!output.status.success());
    assert!(stdout(&output).contains('\u{fffd}'));
    assert_eq!(stderr(&output).trim_end().lines().count(), 1);
    assert!(stderr(&output).starts_with("warning"));
}

#[test]
fn a_thousand_records_with_a_broken_one_among_them() {
    let mut input = String::new();
    for number in 1..=1000 {
        if number == 500 {
            input.push_str("{\"id\": 500, \"text\": \n");
            continue;
        }
        let text =
            format!("The river rose in town {number}. People left their houses. Rain fell for a week.");
        let record = match number % 3 {
            0 => {
                serde_json::json!({"id": number, "documents": [{"title": "Flood", "text": text}, {"text": text}]})
            }
            1 => serde_json::json!({"text": text, "unknown": [1, 2], "language": "en"}),
            _ => {
                serde_json::json!({"id": {"n": number}, "text": text, "query": "Who left?", "title": "Flood"})
            }
        };
        input.extend([record.to_string().as_str(), "\n"]);
    }
    let output = run(&["--jsonl", "--sentences", "1"], input.as_bytes());
    assert_eq!(output.status.code(), Some(1));
    let answers: Vec<Value> =
        stdout(&output).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(answers.len(), 1000);
    for (i, answer) in answers.iter().enumerate() {
        let number = i + 1;
        if number == 500 {
            assert_eq!(answer["id"], Value::Null);
            assert_eq!(answer["line"], 500);
            assert!(answer["error"].is_string());
            continue;
        }
        let id = match number % 3 {
            0 => serde_json::json!(number),
            1 => Value::Null,
            _ => serde_json::json!({"n": number}),
        };
        assert_eq!(answer["id"], id);
        assert_eq!(answer["sentences"].as_array().unwrap().len(), 1, "{answer}");
        for field in ["text", "start", "end", "index", "source", "score"] {
            assert!(!answer["sentences"][0][field].is_null(), "{field}: {answer}");
        }
    }
}

#[test]
fn records_that_are_no_records_are_answered() {
    let input = "[]\n\n{\"text\": 5}\n{}\n{\"documents\": {}}\n\"text\"\n\u{0}\n{\"text\": \"Rain fell.\"}\n";
    let mut bytes = input.as_bytes().to_vec();
    bytes.extend(b"{\"text\": \"\xff\"}\n{\"text\": \"\"}");
    let output = run(&["--jsonl"], &bytes);
    let answers: Vec<Value> =
        stdout(&output).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let lines: Vec<Option<u64>> = answers.iter().map(|answer| answer["line"].as_u64()).collect();
    assert_eq!(lines, [Some(1), Some(3), Some(4), Some(5), Some(6), Some(7), None, Some(9), None]);
    assert_eq!(answers[6]["sentences"][0]["text"], "Rain fell.");
    assert_eq!(answers[8]["outcome"], "the text has no sentence");
}

#[test]
fn a_record_is_answered_before_the_next_is_written() {
    let mut child = command::start("summarize", &["--jsonl", "-n", "1"]);
    let mut records = child.stdin.take().unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap()).lines();
    for id in 1..=3 {
        writeln!(records, r#"{{"id": {id}, "text": "Rain fell."}}"#).unwrap();
        let answer: Value = serde_json::from_str(&answers.next().unwrap().unwrap()).unwrap();
        assert_eq!(answer["id"], id);
    }
    drop(records);
    assert!(answers.next().is_none());
    assert!(child.wait().unwrap().success());
}

#[test]
fn inputs_come_from_files_and_standard_input_alike() {
    let path = sample("news.txt");
    let text = std::fs::read(&path).unwrap();
    assert_eq!(stdout(&run(&["-"], &text)), stdout(&run(&[&path], b"")));
    let marked =
        ["\u{feff}", r#"{"id": 7, "text": "Rain fell.", "documents": []}"#, "\nno record\n"].concat();
    let folder = repository("examples").display().to_string();
    let output = run(&["--jsonl", "-n", "1", "no/such/file", &folder, "-"], marked.as_bytes());
    let answers: Vec<Value> =
        stdout(&output).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(answers[0]["id"], 7);
    assert_eq!(answers[0]["sentences"][0]["text"], "Rain fell.");
    assert_eq!(answers[1]["line"], 2);
    assert_eq!(answers.len(), 2);
    assert!(!output.status.success());
    for name in ["no/such/file", &folder] {
        assert!(stderr(&output).contains(name), "{}", stderr(&output));
    }
}
