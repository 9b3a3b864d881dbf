//! What the commands make of web pages, of encodings, and of records that are not quite JSON.

use crate::command::{run, stderr, stdout};
use serde_json::Value;

const SENTENCE: &str = "The ferry crosses the river again, as it did before the flood.";

fn answers(output: &std::process::Output) -> Vec<Value> {
    stdout(output).split('\n').filter(|l| !l.is_empty()).map(|l| serde_json::from_str(l).unwrap()).collect()
}

/// A page with its frame, in the language and the encoding of its head.
fn page(head: &str, words: &str) -> String {
    format!(
        "<!DOCTYPE html><html lang=\"en\"><head>{head}<script>if (1 < 2) {{ say(\"<b>\"); }}</script></head>\n\
         <body><nav><a href=\"/\">Home</a> <a href=\"/n\">News</a></nav>\n<p>{words}</p></body></html>"
    )
}

#[test]
#[cfg(feature = "html")]
fn html_is_recognized_and_forced() {
    let page = page("<title>Ferry</title>", SENTENCE);
    for input in
        [page.clone(), format!("\u{feff}\n<!-- made by hand -->\n{page}"), format!("<div>{SENTENCE}</div>")]
    {
        for example in ["summarize", "segment"] {
            let output = run(example, &[], input.as_bytes());
            assert_eq!(stdout(&output).trim_end(), SENTENCE, "{example}: {input}");
            assert!(output.status.success(), "{}", stderr(&output));
        }
    }
    assert!(stdout(&run("summarize", &["--as", "text"], page.as_bytes())).contains("<p>"));
    assert!(stdout(&run("summarize", &["--as", "markdown"], page.as_bytes())).contains("<p>"));
    let bare = format!("{SENTENCE} <b>Nobody</b> was late.");
    assert_eq!(stdout(&run("summarize", &[], bare.as_bytes())).trim_end(), bare);
    let forced = run("summarize", &["--as", "html"], bare.as_bytes());
    assert_eq!(stdout(&forced).trim_end(), bare.replace("<b>", "").replace("</b>", ""));
}

#[test]
#[cfg(not(feature = "html"))]
fn html_names_the_feature_it_needs() {
    let page = page("", SENTENCE);
    for example in ["summarize", "segment"] {
        let output = run(example, &[], page.as_bytes());
        assert!(!output.status.success());
        assert!(output.stdout.is_empty());
        assert_eq!(stderr(&output).lines().count(), 1, "{}", stderr(&output));
        assert!(stderr(&output).contains("feature 'html'"), "{}", stderr(&output));
        let record = serde_json::json!({"id": 4, "html": page}).to_string();
        let answer = &answers(&run(example, &["--jsonl"], record.as_bytes()))[0];
        assert_eq!(answer["id"], 4);
        assert!(answer["error"].as_str().unwrap().contains("'html': "), "{answer}");
    }
}

#[test]
#[cfg(feature = "html")]
fn a_record_may_be_a_page() {
    let page = page("<title>The ferry returns</title>", SENTENCE);
    let records = [
        serde_json::json!({"id": 1, "html": page}),
        serde_json::json!({"id": 2, "text": page}),
        serde_json::json!({"id": 3, "text": "", "html": page}),
        serde_json::json!({"id": 4, "documents": [{"id": "p", "html": page}, {"text": "Rain fell on the hills."}]}),
        serde_json::json!({"id": 5, "text": "Rain fell.", "html": page}),
    ];
    let input: String = records.iter().flat_map(|record| [record.to_string(), "\n".to_owned()]).collect();
    let summaries = answers(&run("summarize", &["--jsonl", "-n", "1"], input.as_bytes()));
    for answer in &summaries[..3] {
        assert_eq!(answer["sentences"][0]["text"], SENTENCE, "{answer}");
        assert_eq!(answer["title"], "The ferry returns");
        assert_eq!(answer["language"], "en");
    }
    let sources = summaries[3]["sources"].as_array().unwrap();
    assert_eq!(sources.len(), 2);
    assert_eq!((&sources[0]["id"], &sources[0]["title"]), (&"p".into(), &"The ferry returns".into()));
    assert_eq!(sources[1]["id"], Value::Null);
    assert!(summaries[4]["error"].as_str().unwrap().contains("'text' or 'html', not both"));
    let segments = answers(&run("segment", &["--jsonl"], input.as_bytes()));
    assert_eq!(segments[0]["spans"].as_array().unwrap().len(), 1, "{}", segments[0]);
}

#[test]
fn answers_hold_title_and_language() {
    let text = "# Hochwasser\n\nDer Fluss stieg in der Nacht über die Ufer.";
    let record = serde_json::json!({"text": text}).to_string();
    let answer = &answers(&run("summarize", &["--jsonl"], record.as_bytes()))[0];
    assert_eq!((&answer["title"], &answer["language"]), (&"Hochwasser".into(), &"de".into()));
    assert!(answer.get("sources").is_none());
}

#[test]
fn utf16_is_decoded_with_its_mark_and_without() {
    let units = |text: &str| text.encode_utf16().collect::<Vec<_>>();
    let little = |text: &str| units(text).into_iter().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
    let big = |text: &str| units(text).into_iter().flat_map(u16::to_be_bytes).collect::<Vec<_>>();
    let marked = format!("\u{feff}{SENTENCE}");
    for bytes in [little(&marked), big(&marked), little(SENTENCE), big(SENTENCE)] {
        for example in ["summarize", "segment"] {
            let output = run(example, &[], &bytes);
            assert_eq!(stdout(&output).trim_end(), SENTENCE, "{example}");
            assert!(output.status.success());
        }
    }
}

#[test]
fn what_holds_nul_is_no_text() {
    for example in ["summarize", "segment"] {
        let output = run(example, &[], b"Rain fell.\0\0\x01\x02 The river rose.");
        assert!(!output.status.success());
        assert!(output.stdout.is_empty());
        assert!(stderr(&output).contains("NUL"), "{}", stderr(&output));
    }
}

#[test]
#[cfg(feature = "html")]
fn a_page_is_read_in_the_encoding_it_declares() {
    let page = page("<meta charset=\"windows-1251\">", "Паром снова ходит через реку, как и до наводнения.");
    // Windows-1251 has the letters from А at 0xC0 on in the order of Unicode.
    let byte = |c: char| match c {
        'А'..='я' => 0xc0 + (c as u32 - 'А' as u32) as u8,
        _ => c as u8,
    };
    let bytes: Vec<u8> = page.chars().map(byte).collect();
    let output = run("summarize", &[], &bytes);
    assert_eq!(stdout(&output).trim_end(), "Паром снова ходит через реку, как и до наводнения.");
    assert!(!stderr(&output).contains("warning"), "{}", stderr(&output));
}

#[test]
fn what_is_no_number_in_a_field_costs_no_answer() {
    let records = [
        r#"{"id": 1, "score": NaN, "text": "Rain fell."}"#,
        r#"{"id": 2, "scores": [1.5, -Infinity, Infinity], "text": "Rain fell."}"#,
        r#"{"id": 3, "half": "\ud800", "text": "Rain fell."}"#,
        r#"{"id": 4, "title": NaN, "text": "Rain fell."}"#,
        r#"{"id": 5, "text": "Rain fell.", "said": "\"NaN\\", "score": NaN}"#,
    ];
    for (example, field) in [("summarize", "sentences"), ("segment", "spans")] {
        let output = run(example, &["--jsonl"], records.join("\n").as_bytes());
        assert!(output.status.success(), "{example}: {}", stdout(&output));
        for (answer, id) in answers(&output).iter().zip(1..=5) {
            assert_eq!(answer["id"], id, "{example}: {answer}");
            assert_eq!(answer[field].as_array().unwrap().len(), 1, "{example}: {answer}");
        }
    }
    let output = run("summarize", &["--jsonl"], br#"{"text": "NaN is what Infinity less Infinity gives."}"#);
    assert_eq!(answers(&output)[0]["sentences"][0]["text"], "NaN is what Infinity less Infinity gives.");
}

#[test]
fn line_ends_of_unicode_are_escaped() {
    for end in ['\u{85}', '\u{2028}', '\u{2029}'] {
        let both = format!("a{end}b");
        let record = serde_json::json!({"id": both, "title": both, "text": SENTENCE}).to_string();
        let output = run("summarize", &["--jsonl", "--percent", "100"], record.as_bytes());
        assert!(!stdout(&output).contains(end), "{:?}", stdout(&output));
        let answer = &answers(&output)[0];
        assert_eq!((&answer["id"], &answer["title"]), (&both.as_str().into(), &both.as_str().into()));
    }
}

/// A page is marked in its own HTML; where its bytes were no UTF-8, a mark before it says that they are now.
#[test]
#[cfg(feature = "html")]
fn pages_are_marked_in_their_own_html() {
    let args = ["--highlight", "--format", "html", "--query", "ferries"];
    let page = page("<meta charset=\"iso-8859-1\"><title>Ferry</title>", &format!("{SENTENCE} Caf\u{e9}."));
    let latin: Vec<u8> = page.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    for (bytes, mark) in [(page.as_bytes(), ""), (&latin[..], "\u{feff}")] {
        let output = run("summarize", &args, bytes);
        let shown = stdout(&output);
        let (before, rest) = page.split_at(page.find("The ferry").unwrap());
        assert!(shown.starts_with(&format!("{mark}{before}<style>\n")), "{shown}");
        assert!(shown.contains("data-rank="), "{shown}");
        assert!(shown.ends_with(&rest[rest.find("</p>").unwrap()..]), "{shown}");
    }
    let output = run("summarize", &["--highlight=abstract", "--format", "html"], page.as_bytes());
    let abstracted = stdout(&output);
    assert!(
        abstracted.contains("<section data-part=\"abstract\">") && !abstracted.contains("<nav>"),
        "{abstracted}"
    );
}
