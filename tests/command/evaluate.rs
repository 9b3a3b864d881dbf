//! `examples/evaluate` and `examples/tune` as a person runs them, over corpora small enough to know what must
//! come out.

use crate::command::{run, stderr, stdout};
use flate2::{Compression, write::GzEncoder};
use serde_json::{Value, json};
use std::io::Write;
use std::path::{Path, PathBuf};

/// The second sentence is not understood without the first.
const TEXT: &str = "The council met on Monday evening. It voted to close the old bridge. \
    Drivers from the valley must cross the river farther south until summer.";
const FIRST: &str = "The council met on Monday evening.";
const SECOND: &str = "It voted to close the old bridge.";

/// An empty folder of a test's own.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    if folder.exists() {
        std::fs::remove_dir_all(&folder).unwrap();
    }
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// A record with `TEXT` and one reference.
fn record(reference: &str) -> Value {
    json!({"text": TEXT, "references": [reference]})
}

fn lines(records: &[Value]) -> String {
    records.iter().flat_map(|record| [record.to_string(), "\n".to_owned()]).collect()
}

fn packed(text: &str) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(text.as_bytes()).unwrap();
    packed.finish().unwrap()
}

/// What `evaluate` writes with `--json`.
fn evaluate(folder: &Path, args: &[&str]) -> Value {
    let written = folder.join("out.json");
    let fixed = [folder.to_str().unwrap(), "--resamples", "10", "--json", written.to_str().unwrap()];
    let output = run("evaluate", &[&fixed[..], args].concat(), b"");
    assert!(output.status.success(), "{}", stderr(&output));
    serde_json::from_slice(&std::fs::read(written).unwrap()).unwrap()
}

fn close(value: &Value, expected: f64) {
    let value = value.as_f64().unwrap();
    assert!((value - expected).abs() < 1e-9, "{value} is not {expected}");
}

#[test]
fn figures_that_are_known_beforehand() {
    let folder = folder("known");
    // The lead is what the first reference says, and shares nothing with the second. The oracle takes what each says.
    std::fs::write(folder.join("council.jsonl"), lines(&[record(FIRST), record("Nothing else happened.")]))
        .unwrap();
    std::fs::write(folder.join("bridge.jsonl"), lines(&[record(SECOND), record(SECOND)])).unwrap();
    let out = evaluate(&folder, &["--method", "lead,oracle", "--sentences", "1"]);
    let of = |corpus: &str, method: &str| out["corpora"][corpus]["methods"][method].clone();
    for measure in ["R1", "R2", "RLsum"] {
        close(&of("council", "lead")[measure]["f1"], 50.0);
        close(&of("bridge", "oracle")[measure]["f1"], 100.0);
        assert!(out["mean"]["oracle"][measure]["difference"].as_f64().unwrap() > 0.0);
    }
    close(&of("council", "lead")["words"], 6.0);
    close(&of("council", "lead")["sentences"], 1.0);
    close(&of("council", "lead")["dangling"], 0.0);
    close(&of("bridge", "oracle")["dangling"], 1.0);
    assert_eq!(of("council", "lead")["positions"], json!([2, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
    assert_eq!(of("bridge", "oracle")["positions"], json!([0, 0, 0, 2, 0, 0, 0, 0, 0, 0]));
}

#[test]
fn the_tables_have_a_line_for_each_corpus() {
    let folder = folder("tables");
    std::fs::write(folder.join("bridge.jsonl"), lines(&[record(SECOND)])).unwrap();
    let args = ["--method", "oracle", "--sentences", "1", folder.to_str().unwrap()];
    let output = run("evaluate", &args, b"");
    let rows: Vec<Vec<&str>> = stdout(&output)
        .lines()
        .filter(|line| line.starts_with("bridge"))
        .map(|line| line.split_whitespace().collect())
        .collect();
    assert_eq!(
        rows,
        [["bridge", "1", "1", "100.00/100.00/100.00"].as_slice(), &["bridge", "1", "1", "100.0", "%"]]
    );
}

#[test]
fn tables_of_markdown_have_as_many_cells_in_each_row() {
    let folder = folder("markdown");
    std::fs::write(folder.join("bridge.jsonl"), lines(&[record(SECOND)])).unwrap();
    let args = ["--markdown", "--method", "lead,oracle", "--sentences", "1", folder.to_str().unwrap()];
    let output = run("evaluate", &args, b"");
    let output = stdout(&output);
    let tables: Vec<&str> = output.split("\n\n").filter(|part| part.starts_with('|')).collect();
    for table in &tables {
        let cells: Vec<usize> = table.lines().map(|row| row.matches('|').count()).collect();
        assert!(cells.iter().all(|&count| count == cells[0]), "{table}");
    }
    assert_eq!(tables.len(), 3);
    assert!(tables[0].contains("| `oracle` | 100.00/100.00/100.00 |"), "{output}");
    assert!(tables[1].contains("| bridge | 1 | 1 | "), "{output}");
}

#[test]
fn budgets_stand_in_the_manifest_and_packed_corpora_are_read() {
    let folder = folder("packed");
    std::fs::write(folder.join("council.jsonl.gz"), packed(&lines(&[record(FIRST)]))).unwrap();
    let args = ["--method", "lead", folder.to_str().unwrap()];
    let output = run("evaluate", &args, b"");
    assert!(!output.status.success());
    assert!(stderr(&output).contains("manifest.json"), "{}", stderr(&output));

    std::fs::write(folder.join("manifest.json"), r#"{"council": {"words": 14, "sentences": 3}}"#).unwrap();
    for (by, budget, sentences) in [("words", 14, 2.0), ("sentences", 3, 3.0)] {
        let out = evaluate(&folder, &["--method", "lead", "--by", by]);
        assert_eq!(out["by"], by);
        assert_eq!(out["corpora"]["council"]["budget"], budget);
        close(&out["corpora"]["council"]["methods"]["lead"]["sentences"], sentences);
    }
}

#[test]
fn broken_records_are_named_and_the_rest_is_measured() {
    let folder = folder("broken");
    let path = folder.join("mixed.jsonl");
    let text =
        format!("{}not json\n{}", lines(&[record(FIRST)]), lines(&[json!({"text": TEXT}), record(FIRST)]));
    std::fs::write(&path, text).unwrap();
    let args = ["--method", "lead", "--sentences", "1", path.to_str().unwrap()];
    let output = run("evaluate", &args, b"");
    assert!(!output.status.success());
    assert!(stderr(&output).contains("line 2") && stderr(&output).contains("line 3"), "{}", stderr(&output));
    assert!(stderr(&output).contains("2 records"), "{}", stderr(&output));
    assert!(stdout(&output).contains("100.00/100.00/100.00"), "{}", stdout(&output));
}

#[test]
fn evaluate_measures_what_it_can_read_and_says_what_it_cannot() {
    let folder = folder("unreadable");
    std::fs::create_dir_all(folder.join("corpora")).unwrap();
    let records = concat!(
        r#"{"text": "Rain fell. The river rose.", "language": "en", "references": ["Rain fell."]}"#,
        "\nno record\n\n",
        r#"{"text": "Rain fell. The river rose.", "language": "en", "references": ["Snow fell.", "Rain stopped."]}"#,
        "\n",
        r#"{"text": "Nobody summarized this."}"#,
        "\n",
    );
    std::fs::write(folder.join("corpora/rain.jsonl.gz"), packed(records)).unwrap();
    std::fs::write(folder.join("corpora/snow.jsonl"), records).unwrap();
    std::fs::write(folder.join("manifest.json"), r#"{"rain": {"words": 3, "sentences": 1}}"#).unwrap();
    let json = folder.join("out.json");
    let corpora = folder.join("corpora");
    let args = ["--method", "lead,oracle", "--json", json.to_str().unwrap(), corpora.to_str().unwrap()];
    let output = run("evaluate", &args, b"");
    let report: Value = serde_json::from_slice(&std::fs::read(&json).unwrap()).unwrap();

    let messages = stderr(&output);
    assert!(!output.status.success());
    assert!(messages.contains("line 2: expected"), "{messages}");
    assert!(messages.contains("line 5: there are no 'references'"), "{messages}");
    assert!(messages.contains("gives it no number of words"), "{messages}");
    let rain = &report["corpora"]["rain"];
    assert_eq!(rain["documents"], 2);
    // "Rain fell." has all of the first reference, one of two words of each of the second record's: (1 + 1/2) / 2.
    assert_eq!(rain["methods"]["lead"]["R1"]["f1"], 75.0);
    assert_eq!(rain["methods"]["oracle"]["R1"]["difference"], 0.0);
    assert!(stdout(&output).contains("75.00/50.00/75.00"));
}

#[test]
fn evaluate_reports_nothing_where_it_can_read_nothing() {
    let folder = folder("none");
    std::fs::write(folder.join("bad.jsonl"), "no record\n").unwrap();
    std::fs::write(folder.join("empty.jsonl"), "").unwrap();
    let output = run("evaluate", &["--words", "3", folder.to_str().unwrap()], b"");

    let messages = stderr(&output);
    assert!(!output.status.success());
    for message in
        ["bad.jsonl: line 1", "bad.jsonl: no record", "empty.jsonl: no record", "2 records or files"]
    {
        assert!(messages.contains(message), "{messages}");
    }
    assert!(output.stdout.is_empty());
}

#[test]
fn tune_measures_each_feature_and_each_corpus() {
    let folder = folder("tune");
    std::fs::write(folder.join("council.jsonl"), lines(&[record(FIRST)])).unwrap();
    std::fs::write(folder.join("bridge.jsonl"), lines(&[record(SECOND)])).unwrap();
    let manifest = json!({
        "council": {"words": 8, "sentences": 1, "genre": "news"},
        "bridge": {"words": 8, "sentences": 1, "genre": "roads"},
    });
    std::fs::write(folder.join("manifest.json"), manifest.to_string()).unwrap();
    let args = ["--settings", "4", "--best", "2", "--averaged", "2", folder.to_str().unwrap()];
    let output = run("tune", &args, b"");
    assert!(output.status.success(), "{}", stderr(&output));
    for feature in epitome::score::Feature::ALL {
        let measured = |line: &&str| line.starts_with(feature.name()) && line.contains("×0.5");
        assert_eq!(stdout(&output).lines().filter(measured).count(), 1, "{}", feature.name());
    }
    for corpus in ["council", "bridge"] {
        assert_eq!(stdout(&output).lines().filter(|line| line.starts_with(corpus)).count(), 1, "{corpus}");
    }
    let output = run("tune", &["--constants", folder.to_str().unwrap()], b"");
    assert!(output.status.success(), "{}", stderr(&output));
    let fields =
        format!("{:?} {:?}", epitome::score::FeatureTuning::new(), epitome::select::SelectionTuning::new());
    let fields: Vec<&str> = fields.split([' ', ',']).filter_map(|word| word.strip_suffix(':')).collect();
    assert_eq!(fields.len(), 19);
    for field in fields {
        let measured = |line: &&str| line.starts_with(&format!("{field} ="));
        assert!(stdout(&output).lines().filter(measured).count() > 1, "{field}");
    }
    let output = run("tune", &["--settings", "0", folder.to_str().unwrap()], b"");
    assert!(!output.status.success());
    assert!(
        stderr(&output).contains("--settings") && !stderr(&output).contains("panicked"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn questions_are_measured_against_the_bytes_that_answer_them() {
    let folder = folder("questions");
    let text = "The museum opens at nine. Children pay half on Sundays. The cafe closes at four.";
    let question = |query: &str, answer: &str| {
        let start = text.find(answer).unwrap();
        json!({"query": query, "language": "en", "text": text, "gold": [[0, start, start + answer.len()]]})
    };
    // The first is answered by the only sentence with its words, the second by one without any of its own.
    let asked = [question("What do children pay?", "half"), question("When does the cafe close?", "nine")];
    std::fs::write(folder.join("museum_en.jsonl"), lines(&asked)).unwrap();
    let file = folder.join("museum_en.jsonl");
    let output = run("questions", &[file.to_str().unwrap()], b"");
    assert!(output.status.success(), "{}", stderr(&output));
    let row = stdout(&output).lines().find(|line| line.starts_with("| museum_en")).unwrap();
    assert!(row.starts_with("| museum_en | 2 | 50.0 | "), "{row}");
    let output = run("questions", &["--constants", file.to_str().unwrap()], b"");
    assert!(output.status.success(), "{}", stderr(&output));
    let tuning = format!("{:?}", epitome::score::RetrievalTuning::new());
    let fields: Vec<&str> = tuning.split([' ', ',']).filter_map(|word| word.strip_suffix(':')).collect();
    assert_eq!(fields.len(), 10);
    for field in fields {
        let measured = |line: &&str| line.starts_with(&format!("| {field} = "));
        assert!(stdout(&output).lines().filter(measured).count() > 2, "{field}");
    }
}
