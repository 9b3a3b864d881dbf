//! The fuzz targets on mutated texts, pages and records: `FUZZ_CASES=100000 cargo test --test integration
//! fuzz::` tries as many inputs with each.

use crate::repository;
use epitome_fuzz::mutation::input;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Inputs for each target where `FUZZ_CASES` names no number: enough for the plainest faults, in a second.
const CASES: u64 = 500;

/// The sample texts, and the cases of layouts and sentences in many languages.
fn texts() -> Vec<Vec<u8>> {
    let folders = ["examples/texts", "tests/data/split", "tests/data/layout"];
    let mut files: Vec<_> = folders
        .iter()
        .flat_map(|folder| fs::read_dir(repository(folder)).unwrap())
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    files.iter().map(|file| fs::read(file).unwrap()).collect()
}

/// The texts as pages: each line a paragraph, with the frame that pages have.
#[cfg(feature = "html")]
fn pages() -> Vec<Vec<u8>> {
    let page = |text: Vec<u8>| {
        let text = String::from_utf8_lossy(&text);
        let paragraphs = format!("<p>{}</p>\n", text.lines().collect::<Vec<_>>().join("</p>\n<p>"));
        let page = format!(
            "<html lang=en><head><title>The ferry</title></head>\n<body><nav><a href='/'>Home</a></nav>\n<article>\
             <h1>The ferry</h1>\n{paragraphs}<ul><li>One cow</li></ul></article>\n<footer>© 2020</footer></body></html>"
        );
        page.into_bytes()
    };
    texts().into_iter().map(page).collect()
}

/// The texts as records, a paragraph each.
fn records() -> Vec<Vec<u8>> {
    let record = |(number, text): (usize, &str)| match number % 3 {
        0 => serde_json::json!({"id": number, "text": text, "language": "en", "title": "The ferry"}),
        1 => {
            serde_json::json!({"documents": [{"id": "a", "text": text}, {"text": text, "date": "2023-05-04"}]})
        }
        _ => serde_json::json!({"id": {"n": [number, null]}, "text": text, "more": true}),
    };
    let lines = |text: Vec<u8>| {
        let text = String::from_utf8_lossy(&text).into_owned();
        let lines: Vec<String> =
            text.split("\n\n").enumerate().map(|part| record(part).to_string()).collect();
        lines.join("\n").into_bytes()
    };
    texts().into_iter().map(lines).collect()
}

/// Runs a target on so many mutations of the seeds, and names the input it fails at.
fn run(target: fn(&[u8]), settings: usize, seeds: &[Vec<u8>]) {
    let cases = std::env::var("FUZZ_CASES").map_or(CASES, |cases| cases.parse().unwrap());
    let seeds: Vec<&[u8]> = seeds.iter().map(Vec::as_slice).collect();
    for number in 0..cases {
        let input = input(&seeds, settings, number);
        let held = catch_unwind(AssertUnwindSafe(|| target(&input))).is_ok();
        assert!(held, "input {number} fails: b\"{}\"", input.escape_ascii());
    }
}

#[test]
fn summarize() {
    run(epitome_fuzz::summarize, 3, &texts());
}

#[test]
fn split() {
    run(epitome_fuzz::split, 1, &texts());
}

#[test]
fn layout() {
    run(epitome_fuzz::layout, 1, &texts());
}

#[test]
fn highlight() {
    run(epitome_fuzz::highlight, 3, &texts());
}

#[cfg(feature = "html")]
#[test]
fn html() {
    run(epitome_fuzz::html, 0, &pages());
}

#[test]
fn jsonl() {
    run(epitome_fuzz::jsonl, 0, &records());
}
