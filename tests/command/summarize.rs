//! `examples/summarize` as a person or a pipeline runs it.

use crate::command::{self, stderr, stdout};
use crate::repository;
use serde_json::Value;
use std::io::{BufRead, BufReader, Read, Write};
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
    let why = stderr(&output).lines().nth(1).unwrap();
    assert!(why.contains("main words of the title") || why.contains("of the title's 11 main words"), "{why}");
    let output = run(&["--explain", "--format", "json", &path], b"");
    let answer: Value = serde_json::from_str(stdout(&output)).unwrap();
    let scores = answer["scores"].as_array().unwrap();
    assert!(scores.len() > 10);
    assert!(scores.iter().any(|score| score["rank"] == 1));
    let first = &answer["sentences"][0];
    assert!(first["why"].as_str().unwrap().contains(';'));
    assert_eq!(scores[first["index"].as_u64().unwrap() as usize]["covered_by"], first["index"]);
}

#[test]
fn a_strip_goes_beside_the_summary() {
    let output = run(&["--strip", "-n", "2", &sample("news.txt")], b"");
    let lines: Vec<&str> = stderr(&output).lines().collect();
    assert_eq!((lines.len(), lines[0].chars().count()), (2, 23));
    assert_eq!(lines[1].matches('^').count(), 2);
}

#[test]
fn html_is_one_page_with_the_summary() {
    let path = sample("news.txt");
    let page = run(&["--format", "html", "--words", "60", "--query", "ferry & lake", &path], b"");
    let text = run(&["--words", "60", "--query", "ferry & lake", &path], b"");
    let page = stdout(&page);
    assert!(page.starts_with("<!DOCTYPE html>") && page.trim_end().ends_with("</html>"));
    assert!(page.contains("<q dir=\"auto\">ferry &amp; lake</q>"));
    // Every sentence of the summary stands in the list as one that is shown.
    let shown: Vec<&str> =
        page.lines().filter(|line| line.starts_with("<li data-rank") && !line.contains(" hidden>")).collect();
    for sentence in stdout(&text).trim_end().split_inclusive(". ") {
        let sentence = sentence.trim().replace('"', "&quot;");
        assert!(shown.iter().any(|item| item.contains(&sentence)), "{sentence}");
    }
}

#[test]
fn citations_lead_back_to_the_bytes_and_count_in_the_budget() {
    let path = sample("news.txt");
    let text = std::fs::read_to_string(&path).unwrap();
    let output = run(&["--cite", "--chars", "300", &path], b"");
    let cited = stdout(&output).trim_end();
    assert!(cited.chars().count() <= 300 && cited.ends_with(']'), "{cited}");
    let citations = epitome::Citations::new(&text);
    for part in cited.split_inclusive(']') {
        let (sentence, mark) = part.rsplit_once(" [").unwrap();
        assert_eq!(citations.resolve_mark(mark).unwrap(), sentence.trim_start());
    }
    let list = run(&["--cite", "-n", "2", "--format", "markdown", &path], b"");
    assert!(stdout(&list).lines().count() == 2);
    assert!(stdout(&list).lines().all(|line| line.starts_with("- ") && line.ends_with(']')));

    let record = serde_json::json!({"text": text}).to_string();
    let output = run(&["--cite", "--jsonl"], record.as_bytes());
    let answer: Value = serde_json::from_str(stdout(&output)).unwrap();
    for sentence in answer["sentences"].as_array().unwrap() {
        let citation = sentence["citation"].as_str().unwrap().parse().unwrap();
        assert_eq!(citations.resolve(&citation).unwrap(), sentence["text"].as_str().unwrap());
        assert!(sentence["fragment"].as_str().unwrap().starts_with(":~:text="));
        assert_eq!(sentence["mark"], format!("1:{}-{}", sentence["start"], sentence["end"]));
    }
}

#[test]
fn ranges_are_in_the_unit_asked_for_and_neighbours_are_marked() {
    let text = "Zürich 🚲 lag am See. Der Fluss stieg über die Ufer. Dann fiel Schnee.";
    let record = serde_json::json!({"text": text}).to_string();
    let answer = |args: &[&str]| -> Value {
        let output = run(
            &[&["--jsonl", "--query", "Fluss", "--context", "1", "-n", "2"], args].concat(),
            record.as_bytes(),
        );
        serde_json::from_str(stdout(&output)).unwrap()
    };
    // `Zürich` has two bytes in its second letter, the bicycle four, and two code units.
    for (unit, start, end) in [("bytes", 25, 56), ("chars", 21, 51), ("utf16", 22, 52)] {
        let answer = answer(&["--offsets", unit, "--explain"]);
        let sentence = &answer["sentences"][1];
        assert_eq!((&sentence["start"], &sentence["end"]), (&start.into(), &end.into()), "{unit}: {answer}");
        assert_eq!(answer["scores"][1]["start"], start);
        assert_eq!(answer["offsets"], if unit == "bytes" { Value::Null } else { unit.into() });
        assert_eq!((&answer["sentences"][0]["context"], &sentence["context"]), (&true.into(), &Value::Null));
    }
    assert!(!run(&["--offsets", "lines"], b"").status.success());
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
        (&["--jsonl", "--jobs", "0"], "--jobs"),
        (&["--jsonl", "--jobs", "1025"], "--jobs"),
        (&["--jobs", "1"], "--jsonl"),
        (&["--min-relevance", "1.5"], "--min-relevance"),
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
            assert_eq!(answer["id"], 500);
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
fn answers_are_the_same_for_any_number_of_jobs() {
    let record =
        |n: usize| format!("{{\"id\": {n}, \"text\": \"{}\"}}\n", "Rain fell again. ".repeat(n % 50));
    let input: String = (0..500).map(record).collect();
    let answers = run(&["--jsonl"], input.as_bytes());
    assert_eq!(stdout(&answers).lines().count(), 500);
    for jobs in ["1", "2", "8"] {
        let output = run(&["--jsonl", "--jobs", jobs], input.as_bytes());
        if jobs == "1" || cfg!(feature = "parallel") {
            assert_eq!(output, answers, "{jobs}");
        } else {
            assert_eq!(output.status.code(), Some(2));
            assert!(stderr(&output).contains("'parallel'"));
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

/// What shared code of the examples does, without a process.
#[allow(dead_code, reason = "not all of it is needed here")]
#[path = "../../examples/shared"]
mod shared {
    pub(crate) mod answer;
    mod record;
}

/// A device that takes nothing.
#[cfg(target_os = "linux")]
fn full() -> std::process::Stdio {
    std::fs::File::options().write(true).open("/dev/full").unwrap().into()
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_standard_error_changes_nothing() {
    let news = sample("news.txt");
    let cases: &[(&str, &[&str], i32)] = &[
        ("summarize", &["no/such/file", &news], 1),
        ("summarize", &["--jsonl", "no/such/file", "-"], 1),
        ("summarize", &["--sentences", "0"], 2),
        ("summarize", &["-n", "100", &sample("abstract.txt")], 0),
        ("segment", &["--jsonl", "-"], 1),
        ("segment", &["no/such/file", &news], 1),
        ("segment", &["--no-such-option"], 2),
        ("evaluate", &["no/such/file"], 1),
        ("tune", &["no/such/file"], 1),
    ];
    for (example, args, status) in cases {
        let input = b"{\"id\": 1, \"text\": 5}\n";
        let heard = command::run(example, args, input);
        assert_eq!(heard.status.code(), Some(*status), "{example} {args:?}: {}", stderr(&heard));
        let mut child = command::command(example, args).stderr(full()).spawn().unwrap();
        // Who refuses its arguments does not read.
        let _ = child.stdin.take().unwrap().write_all(input);
        let unheard = child.wait_with_output().unwrap();
        assert_eq!(unheard.status.code(), Some(*status), "{example} {args:?}");
        let untimed = |output: &Output| {
            stdout(output).lines().filter(|line| !line.contains("timing")).collect::<Vec<_>>().join("\n")
        };
        assert_eq!(untimed(&unheard), untimed(&heard), "{example} {args:?}");
    }
}

#[test]
fn a_closed_standard_error_changes_nothing() {
    let mut child = command::start("summarize", &["-n", "1", "-", "no/such/file"]);
    drop(child.stderr.take());
    child.stdin.take().unwrap().write_all(b"Rain fell. The river rose.").unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(stdout(&output).lines().count(), 1);
}

#[test]
#[cfg(target_os = "linux")]
fn help_that_cannot_be_written_is_a_fault() {
    for example in ["summarize", "segment", "evaluate", "tune"] {
        for option in ["--help", "--version"] {
            if (example, option) == ("segment", "--version") {
                continue;
            }
            let output = command::command(example, &[option]).stdout(full()).output().unwrap();
            assert_eq!(output.status.code(), Some(1), "{example} {option}");
            assert!(stderr(&output).starts_with("error: "), "{example} {option}: {}", stderr(&output));
            assert_eq!(stderr(&output).lines().count(), 1, "{example} {option}: {}", stderr(&output));
            assert!(command::run(example, &[option], b"").status.success(), "{example} {option}");
        }
    }
}

#[test]
fn a_carriage_return_in_an_id_breaks_no_line() {
    let answers =
        command::run("summarize", &["--jsonl"], b"{\"id\": {\"n\": [\r1]}, \"text\": \"Rain fell.\"}\n");
    let line = stdout(&answers).strip_suffix('\n').unwrap();
    assert!(!line.contains('\r'), "{line:?}");
    let answer: Value = serde_json::from_str(line).unwrap();
    assert_eq!(answer["id"]["n"][0], 1);
}

#[test]
fn an_id_comes_back_as_it_was_given() {
    let ids = [
        "18446744073709551616",
        "-123456789012345678901234567890",
        "0.1e1",
        "1.10",
        "-0",
        "1E400",
        "true",
        "\"\"",
        r#""\u0041\/\ud800 \"""#,
        r#"{"b": 0.10, "a": [ 1e2 ],"a":null}"#,
        "[ ]",
        "\"\u{e9}\"",
    ];
    for (example, field) in [("summarize", "sentences"), ("segment", "spans")] {
        for (rest, field) in [("\"text\": \"Rain fell.\"", field), ("\"text\": 5", "line")] {
            let records = ids.map(|id| format!("{{\"id\": {id} , {rest}}}\n")).concat();
            let output = command::run(example, &["--jsonl"], records.as_bytes());
            for (id, line) in ids.iter().zip(stdout(&output).lines()) {
                let start = format!("{{\"id\":{id},\"{field}\":");
                assert!(line.starts_with(&start), "{example} {id}: {line}");
            }
        }
    }
}

#[test]
fn documents_may_have_any_id() {
    let ids = ["7", "123456789012345678901234567890", "0.1e1", "null", "\"a\"", "{\"n\": [1]}", "false"];
    let documents = ids.map(|id| format!("{{\"id\": {id}, \"text\": \"Rain fell. The river rose.\"}}"));
    let record = format!("{{\"id\": 1, \"documents\": [{}]}}", documents.join(", "));
    let output = run(&["--jsonl"], record.as_bytes());
    assert!(output.status.success(), "{}", stdout(&output));
}

/// A record's fault names its field, and its answer carries its id; the next is answered.
#[test]
fn a_field_of_the_wrong_type_is_named() {
    let faults = [
        (r#""text": 5, "documents": []"#, "'text' must be a string"),
        (r#""text": 5"#, "'text' must be a string"),
        (r#""text": null"#, "a record needs 'text' or 'documents'"),
        (r#""content": "Rain fell.""#, "a record needs 'text' or 'documents'"),
        (r#""text": ["Rain fell."], "documents": [{"text": "Rain fell."}]"#, "'text' must be a string"),
        (r#""text": "Rain fell.", "documents": [{"text": "Rain fell."}]"#, "'text' or 'documents', not both"),
        (r#""text": "Rain fell.", "documents": {}"#, "'documents' must be a list"),
        (r#""text": "Rain fell.", "title": 5"#, "'title' must be a string"),
        (r#""text": "Rain fell.", "language": 7"#, "'language' must be a string"),
        (r#""text": "Rain fell.", "language": "klingon""#, "'language': there is no language 'klingon'"),
        (r#""text": "Rain fell.", "query": []"#, "'query' must be a string"),
        (r#""text": "Rain fell.", "query": {}"#, "'query' must be a string"),
        (r#""text": "Rain fell.", "min_relevance": "0.1""#, "'min_relevance' must be a number"),
        (r#""text": "Rain fell.", "min_relevance": 2"#, "parameter 'min_relevance' is 2"),
        (r#""text": "\ud800""#, "'text' cannot be read: "),
        (r#""documents": [5]"#, "'documents[0]' must be an object"),
        (r#""documents": ["Rain fell."]"#, "'documents[0]' must be an object"),
        (r#""documents": [{"text": "Rain fell."}, {"title": "Rain"}]"#, "'documents[1].text' is missing"),
        (r#""documents": [{"text": 5}]"#, "'documents[0].text' must be a string"),
        (r#""documents": [{"text": "Rain fell.", "title": 5}]"#, "'documents[0].title' must be a string"),
        (r#""documents": [{"text": "Rain fell.", "date": 5}]"#, "'documents[0].date' must be a string"),
        (r#""text": "Rain fell."#, "EOF while parsing a string"),
        (r#""text": Rain"#, "expected value at column "),
    ];
    let record =
        |fields: &str| format!("{{\"id\": \"a-1\", {fields}}}\n{{\"id\": 2, \"text\": \"Rain fell.\"}}\n");
    let records: String = faults.iter().map(|(fields, _)| record(fields)).collect();
    let output = run(&["--jsonl"], records.as_bytes());
    assert_eq!(output.status.code(), Some(1));
    let answers: Vec<Value> =
        stdout(&output).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(answers.len(), 2 * faults.len());
    for (place, (fields, message)) in faults.iter().enumerate() {
        let [answer, next] = &answers[2 * place..2 * place + 2] else { unreachable!() };
        assert_eq!(answer["id"], "a-1", "{fields}: {answer}");
        assert_eq!(answer["line"], 2 * place + 1, "{fields}: {answer}");
        assert!(answer["error"].as_str().unwrap().contains(message), "{fields}: {answer}");
        assert_eq!(next["sentences"][0]["text"], "Rain fell.", "{fields}: {next}");
    }
}

#[test]
fn fields_that_say_nothing_are_passed_over() {
    let records = [
        r#""text": "Rain fell.", "documents": null"#,
        r#""text": "Rain fell.", "title": null, "query": null, "language": null"#,
        r#""text": "Rain fell.", "language": """#,
        r#""text": "Rain fell.", "language": "sw""#,
        r#""text": "Rain fell.", "language": "sw-KE""#,
        r#""text": "Rain fell.", "language": "en_US", "unknown": 1e999"#,
        r#""text": "", "documents": [{"text": "Rain fell."}]"#,
        r#""text": null, "documents": [{"text": "Rain fell."}]"#,
    ];
    let input = records.map(|fields| format!("{{{fields}}}\n")).concat();
    let output = run(&["--jsonl"], input.as_bytes());
    let answers: Vec<Value> =
        stdout(&output).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(answers.len(), records.len());
    for (answer, fields) in answers.iter().zip(records) {
        assert_eq!(answer["sentences"][0]["text"], "Rain fell.", "{fields}: {answer}");
    }
    assert!(output.status.success());
}

#[test]
fn an_id_is_read_also_where_the_line_is_not_utf8() {
    let mut input = b"{\"text\": \"Rain f\xffll.\", \"id\": 7}\n".to_vec();
    input.extend(b"{\"id\": 8, \"text\": \"Rain fell.\"}\n");
    for example in ["summarize", "segment"] {
        let output = command::run(example, &["--jsonl"], &input);
        assert_eq!(output.status.code(), Some(1));
        let answers: Vec<Value> =
            stdout(&output).lines().take(2).map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(answers[0]["id"], 7);
        assert!(answers[0]["error"].as_str().unwrap().contains("UTF-8"));
        assert_eq!(answers[1]["id"], 8);
    }
}

/// At the first line of an input, and at others where files were joined.
#[test]
fn byte_order_marks_are_passed_over() {
    let record = "\u{feff}{\"id\": 1, \"text\": \"Rain fell.\", \"references\": [\"Rain.\"]}\n";
    let input = [record, record, "\u{feff}\n"].concat();
    for example in ["summarize", "segment"] {
        let output = command::run(example, &["--jsonl"], input.as_bytes());
        assert!(output.status.success(), "{example}: {}", stdout(&output));
        assert_eq!(stdout(&output).matches("\"id\":1").count(), 2, "{example}");
    }
    let corpus = format!("{}/marked.jsonl", env!("CARGO_TARGET_TMPDIR"));
    std::fs::write(&corpus, input).unwrap();
    let output = command::run("evaluate", &["--method", "lead", "--words", "5", &corpus], b"");
    assert!(output.status.success(), "{}", stderr(&output));
}

/// Whoever is killed leaves whole lines behind, here in a pipe, which takes up to 4 KB in one piece. The
/// answers are a little shorter, so that buffers of other sizes show.
#[test]
fn a_killed_process_leaves_whole_lines() {
    const RECORDS: usize = 400;
    let records = format!("{}/many.jsonl", env!("CARGO_TARGET_TMPDIR"));
    let sentence = |town: usize| format!("Rain fell in town {town}. ");
    let text: String = (0..300).map(sentence).collect();
    let line = |id: usize| format!("{{\"id\": {id}, \"text\": \"{text}\"}}\n");
    std::fs::write(&records, (0..RECORDS).map(line).collect::<String>()).unwrap();
    for (example, options) in [("summarize", &["-n", "36"][..]), ("segment", &[])] {
        for lines in [20, 50] {
            let args = [&["--jsonl", &records], options].concat();
            let mut child = command::start(example, &args);
            let mut answers = BufReader::new(child.stdout.take().unwrap());
            let mut read = String::new();
            for _ in 0..lines {
                answers.read_line(&mut read).unwrap();
            }
            // Time to fill the pipe again, and to be in the midst of a write.
            std::thread::sleep(std::time::Duration::from_millis(50));
            child.kill().unwrap();
            answers.read_to_string(&mut read).unwrap();
            child.wait().unwrap();
            assert!(read.lines().count() < RECORDS, "{example} ended before it was killed");
            assert!(read.lines().all(|line| line.len() < 4_096), "{example}");
            assert!(read.ends_with('\n'), "{example}: {:?}", read.lines().last());
        }
    }
}

#[test]
fn a_panic_costs_only_its_own_record() {
    use shared::answer::answer;
    for (message, panic) in [
        ("index 3", (|| panic!("index {}", 3)) as fn()),
        ("a plain message", || panic!("a plain message")),
        ("no message", || std::panic::panic_any(5)),
    ] {
        let refused = answer(b"{\"id\": 0.1e1}", 7, |_| {
            panic();
            Ok(Value::Null)
        });
        let line = format!("{{\"id\":0.1e1,\"line\":7,\"error\":\"a fault of the program: {message}\"}}\n");
        assert_eq!(refused.line, line);
        assert!(refused.fault.is_some());
    }
}

#[test]
fn segment_goes_on_behind_what_cannot_be_read() {
    for options in [&[][..], &["--jsonl"]] {
        let args = [options, &["no/such/file", env!("CARGO_MANIFEST_DIR"), "-"]].concat();
        let output = command::run("segment", &args, b"{\"text\": \"Rain fell.\"}\n");
        assert_eq!(output.status.code(), Some(1));
        assert!(stdout(&output).starts_with('{'), "{args:?}: {}", stdout(&output));
        for name in ["no/such/file", env!("CARGO_MANIFEST_DIR")] {
            assert!(stderr(&output).contains(name), "{args:?}: {}", stderr(&output));
        }
    }
}

#[test]
fn nothing_is_shown_where_nothing_is_relevant_enough() {
    let text = "Rain fell for a week. The river rose. People left their houses.";
    let output = run(&["--query", "Who won the chess final?", "--min-relevance", "0.1"], text.as_bytes());
    assert!(output.status.success() && output.stdout.is_empty());
    assert!(stderr(&output).contains("no sentence has won, chess, final"), "{}", stderr(&output));
    let record =
        |query: &str| serde_json::json!({"text": text, "query": query, "min_relevance": 0.1}).to_string();
    let input = [record("Did the river rise?"), record("Who won?")].join("\n");
    let output = run(&["--jsonl", "-n", "1"], input.as_bytes());
    let answers: Vec<Value> =
        stdout(&output).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(answers[0]["sentences"][0]["text"], "The river rose.");
    assert_eq!(answers[1]["sentences"], serde_json::json!([]));
    assert_eq!(answers[1]["outcome"], "nothing in the text answers the query: no sentence has won");
}

#[test]
fn answers_are_cited_from_files() {
    let folder = repository("examples/texts");
    let file = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    let (news, page) = (file("news.txt"), file("page.txt"));
    let output = command::run("answer", &["How long does the crossing take?", &page, &news], b"");
    let first = stdout(&output).lines().next().unwrap().to_owned();
    assert!(output.status.success() && first.contains("fourteen minutes"), "{first}");
    let (start, end) = first.rsplit_once("bytes ").unwrap().1.trim_end_matches(']').split_once('-').unwrap();
    let text = std::fs::read_to_string(&news).unwrap();
    let cited = &text[start.parse().unwrap()..end.parse().unwrap()];
    assert!(first.starts_with(cited) && first.contains("news.txt"));
    let output = command::run("answer", &["Who won the chess championship?", &page, &news], b"");
    assert!(!output.status.success() && output.stdout.is_empty());
    assert!(stderr(&output).contains("no file has a word of the question"), "{}", stderr(&output));
}

/// The text with the summary marked in it: coloured where that is asked for, and never in a pipe by itself.
#[test]
fn the_summary_is_marked_in_its_text() {
    let text = b"# Flood\n\nRain <fell> for a week. The river rose over its banks by night.\n";
    let shown = |args: &[&str]| {
        let output = run(&[&["--method", "lead", "-n", "1", "--query", "rain"], args].concat(), text);
        assert!(output.status.success(), "{}", stderr(&output));
        stdout(&output).to_owned()
    };
    let plain = "# Flood\n\n>>*Rain* <fell> for a week.<< The river rose over its banks by night.\n";
    assert_eq!(shown(&["--highlight"]), plain);
    assert_eq!(shown(&["--highlight", "--color", "never"]), plain);
    assert_eq!(shown(&["--highlight=hide"]), "# Flood\n\n*Rain* <fell> for a week.\n");
    assert_eq!(shown(&["--highlight=bullets", "--format", "markdown"]), "- _Rain_ \\<fell\\> for a week.\n");
    assert!(shown(&["--highlight", "--color", "always"]).contains("\x1b[38;5;16;48;5;220;1;4mRain\x1b[0m"));
    let wrapped = shown(&["--highlight", "--width", "20"]);
    assert!(wrapped.lines().all(|line| line.len() <= 20) && wrapped.lines().count() == 6, "{wrapped}");
    let page = shown(&["--format", "html", "--highlight"]);
    assert!(page.contains("<mark data-mark=\"term\">Rain</mark> &lt;fell&gt; for a week.</mark>"), "{page}");
    let abstracted = shown(&["--format", "html", "--highlight=abstract"]);
    assert!(abstracted.contains("<section data-part=\"abstract\">"), "{abstracted}");
}
