//! The sentences of own-written texts, language by language and kind by kind, and what holds on any text.

use epitome::split::{RuleSplitter, Splitter};
use epitome::{Language, Layout};
use epitome_fuzz::assert_sentences;
use proptest::prelude::*;
use std::fs;
use std::path::Path;

/// The sentences of `text`, each on one line.
fn sentences(text: &str, language: Language) -> Vec<String> {
    let layout = Layout::of(text);
    let one_line = |range| -> String { one_line(&text[range]) };
    RuleSplitter::new().split(text, &layout, language).unwrap().into_iter().map(one_line).collect()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text and its sentences, from a file of cases: the text, `---`, one sentence a line, `===`. Lines that
/// open with `//` between two cases say what they are about.
fn cases(file: &Path) -> Vec<(String, Vec<String>)> {
    let mut cases = Vec::new();
    for case in fs::read_to_string(file).unwrap().split("\n===\n") {
        let case: Vec<_> =
            case.lines().skip_while(|line| line.starts_with("//") || line.is_empty()).collect();
        let Some(bar) = case.iter().position(|&line| line == "---") else { continue };
        let expected = case[bar + 1..].iter().filter(|line| !line.is_empty()).map(|line| one_line(line));
        cases.push((case[..bar].join("\n"), expected.collect()));
    }
    cases
}

#[test]
fn own_written_cases_have_their_sentences() {
    let mut failures = Vec::new();
    let mut count = 0;
    let mut files: Vec<_> = fs::read_dir(crate::repository("tests/data/split"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    for file in files {
        let name = file.file_stem().unwrap().to_str().unwrap().to_owned();
        // A file is named for a language, or for a kind of English text.
        let language = name.parse().unwrap_or(Language::English);
        for (text, expected) in cases(&file) {
            count += 1;
            let found = sentences(&text, language);
            if found != expected {
                failures.push(format!("{name}: {text}\n  expected {expected:#?}\n  found {found:#?}"));
            }
        }
    }
    assert!(count > 100, "only {count} cases were found");
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// Text made of what the rules look at.
fn marked_text() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        ".",
        "!",
        "?",
        "…",
        "...",
        ". . .",
        "。",
        "！",
        "।",
        "؟",
        "։",
        ":",
        ";",
        " ",
        "  ",
        "\n",
        "\u{A0}",
        "\"",
        "'",
        "”",
        "“",
        "«",
        "»",
        "(",
        ")",
        "[1]",
        "[",
        "]",
        "1",
        "12",
        "3.",
        "1)",
        "a.",
        "b.",
        "•",
        "Dr",
        "e.g.",
        "U.S.",
        "Inc.",
        "I",
        "The",
        "it",
        "Word",
        "word",
        "XIV",
        "http://a.b/c.d",
        "😀",
        ":)",
        "👩‍🚀",
        "é",
        "ß",
        "日本",
        "です",
        "हिन्दी",
        "د",
        "—",
        "-",
        ",",
        "$5",
        "\u{202A}",
        "\u{200D}",
        "''",
        ",,",
        "`",
        "1.5",
        "v",
        "№",
        "said",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// In Armenian a colon ends a sentence, and a smiley behind one may begin with another.
#[test]
fn a_smiley_that_holds_a_mark_is_passed_once() {
    assert_sentences(":):) 1", Language::Armenian);
}

#[test]
fn pictographs_belong_to_the_sentence_before_up_to_thirty_two() {
    let cheers = format!("We won! {}", "🎉".repeat(32));
    let text = format!("{cheers} The bus was full.");
    assert_eq!(sentences(&text, Language::English), [cheers.as_str(), "The bus was full."]);
    // No more are looked at, so that a text of nothing else stays linear.
    let more = "🎉".repeat(33);
    let text = format!("We won! {more} The bus was full.");
    assert_eq!(sentences(&text, Language::English)[0], "We won!");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn nothing_is_lost_of_any_text(text in any::<String>(), language in prop::sample::select(Language::ALL)) {
        assert_sentences(&text, language);
    }

    #[test]
    fn nothing_is_lost_of_text_full_of_marks(text in marked_text(), language in prop::sample::select(Language::ALL)) {
        assert_sentences(&text, language);
        assert_sentences(&text, Language::Unknown);
    }
}
