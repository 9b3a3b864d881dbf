//! Texts made to be slow or to break something: each is summarized, and the work handed on stays linear.

use epitome::tokenize::{Tokenizer, WordTokenizer};
use epitome::{Budget, Method, Summarizer, tokenize};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Hostile texts of about `size` bytes, by name.
fn hostile(size: usize) -> Vec<(&'static str, String)> {
    let fill = |unit: &str| unit.repeat(size / unit.len() + 1);
    let mut texts: Vec<(&str, String)> = vec![
        ("stops", fill("a.")),
        ("stops apart", fill("a. ")),
        ("spaces", fill(" ")),
        ("a stop and spaces", format!("End.{}", fill(" "))),
        ("a stop and closers", format!("End.{}", fill(")"))),
        ("brackets", fill("(")),
        ("quotes", fill("\"")),
        ("apostrophes", fill("'")),
        ("combining marks", format!("e{}", fill("\u{301}"))),
        ("one word", fill("a")),
        ("one word a line", fill("word\n")),
        ("line breaks", fill("\n")),
        ("carriage returns", fill("\r\n")),
        ("list marks", fill("- \n")),
        ("headings", fill("# a\n")),
        ("labels", fill("A: ")),
        ("nothing but NUL", fill("\0")),
        ("noncharacters", fill("\u{fffe}\u{ffff}\u{10ffff}")),
        ("byte order marks", fill("\u{feff}")),
        ("joiners", fill("\u{200d}")),
        ("flags", fill("🇩🇪")),
        ("right to left marks", fill("\u{202e}x ")),
        ("abbreviations", fill("Dr. ")),
        ("initials", fill("J. ")),
        ("numbers", fill("1. ")),
        ("ellipses", fill(". . . ")),
        ("question marks", fill("?! ")),
        ("one sentence again and again", fill("The river rose again. ")),
        ("glued entries", fill("AboutPricingLog in")),
        ("glued entries without a space", fill("AboutPricingLog")),
        ("wide gaps", fill("word   ")),
        (
            "heads of pages",
            fill("Home\nLog in\n© A\na b c d e f g h\nThe river rose again on Monday night, they say.\n"),
        ),
        ("notices", fill("We ask you to open no link of this email page.\n")),
        ("no space after stops", fill("said.The river.Rose")),
        ("links", fill("https://example.org/a.b?c=d. ")),
        ("han without stops", fill("河水又上涨了")),
        ("full width stops", fill("。")),
        ("Thai", fill("แม่น้ำ")),
        (
            "a page of menus and sentences",
            fill("Log in\nShare\nThe river rose over its banks again today.\n"),
        ),
        ("inline pieces", fill("The boats of\nAller\n, near\n")),
        ("Greek", fill("αντίθετε ισαισα ")),
    ];
    let distinct: Vec<String> = (0..size / 8).map(|i| format!("w{i}")).collect();
    texts.push(("distinct words", distinct.join(" ")));
    let sentences: Vec<String> = (0..size / 16).map(|i| format!("Word w{i} stands.")).collect();
    texts.push(("distinct sentences", sentences.join(" ")));
    texts
}

#[test]
fn a_hundred_kilobytes_of_each_are_summarized() {
    for (name, text) in hostile(100_000) {
        let summary = epitome::summarize(&text, 3);
        for sentence in &summary {
            assert_eq!(&text[sentence.range()], sentence.text(), "{name}");
        }
        let part = epitome::summarize(&text, Budget::words(40)).to_string();
        assert!(part.split_whitespace().count() <= 40, "{name}");
    }
}

/// The texts without a sentence: nothing but white space and what is not seen.
const NOTHING: &[&str] =
    &["spaces", "line breaks", "carriage returns", "nothing but NUL", "byte order marks", "joiners"];

#[test]
fn a_megabyte_of_each_is_summarized() {
    for (name, text) in hostile(1_000_000) {
        let summary = epitome::summarize(&text, Budget::percent(10));
        assert_eq!(summary.is_empty(), NOTHING.contains(&name), "{name}: {}", summary.outcome());
    }
}

#[test]
fn every_method_takes_hostile_texts() {
    for (name, text) in hostile(5_000) {
        for method in Method::ALL {
            let summary = Summarizer::new().with_method(*method).summarize(&text, 2);
            assert!(summary.len() <= 2, "{name} {method}");
        }
    }
}

/// The bytes a tokenizer is given are the work that all later stages start from: they must not outgrow the
/// text.
#[test]
fn the_bytes_tokenized_grow_with_the_text() {
    for (name, text) in hostile(50_000) {
        let bytes = Arc::new(AtomicUsize::new(0));
        let counter = Arc::clone(&bytes);
        let words = WordTokenizer::new();
        let counting = tokenize::from_fn(move |sentence, language, terms| {
            counter.fetch_add(sentence.len(), Ordering::Relaxed);
            words.tokenize(sentence, language, terms).unwrap();
        });
        let summarizer = Summarizer::new().with_tokenizer(counting);
        let document = summarizer.document(&text).unwrap();
        let given = bytes.load(Ordering::Relaxed);
        assert!(given <= 2 * text.len(), "{name}: {given} bytes of {}", text.len());
        assert!(document.counts().nnz() <= text.len(), "{name}");
    }
}
