//! What must hold of any input: one function a target, which panics where it does not.
//!
//! The first bytes of an input choose the settings, the rest is the text; what is no UTF-8 is replaced.

#[path = "../../examples/shared/answer.rs"]
mod answer;
mod checks;
#[path = "../../examples/shared/content.rs"]
mod content;
mod highlights;
pub mod mutation;
#[path = "../../examples/shared/record.rs"]
mod record;
#[path = "../../examples/shared/texts.rs"]
mod texts;

pub use checks::{assert_layout, assert_sentences};
pub use highlights::assert_highlights;
#[cfg(feature = "html")]
pub use highlights::assert_marked_page;

use epitome::layout::{LayoutOptions, LineBreaks};
use epitome::{Budget, Language, Method, Outcome, Source, Summarizer, Summary, Unit};
use serde_json::value::RawValue;
use std::collections::HashMap;

/// A target's settings and text.
fn settings<const N: usize>(data: &[u8]) -> Option<([usize; N], String)> {
    let (chosen, text) = data.split_first_chunk::<N>()?;
    Some((chosen.map(usize::from), String::from_utf8_lossy(text).into_owned()))
}

/// Any method under any budget: verbatim, in order, within the budget, and never empty without a reason.
pub fn summarize(data: &[u8]) {
    let Some(([method, unit, amount], text)) = settings(data) else { return };
    let method = Method::ALL[method % Method::ALL.len()];
    let budget = match unit % 6 {
        0 => Budget::sentences(amount % 8),
        1 => Budget::percent(amount % 110),
        2 => Budget::words(amount),
        3 => Budget::bytes(4 * amount),
        4 => Budget::chars(4 * amount),
        _ => Budget::tokens(amount),
    };
    let budget = if unit >= 128 { budget.nearest() } else { budget };
    let summarizer = Summarizer::new().with_method(method).with_counter(count_tokens);
    let summary = summarizer.summarize(&text, budget);

    let what = || format!("{method} under {budget:?} of {text:?}");
    let mut end = 0;
    for sentence in &summary {
        assert_eq!(text.get(sentence.range()), Some(sentence.text()), "{}", what());
        assert!(!sentence.text().trim().is_empty(), "{}", what());
        assert!(sentence.range().start >= end, "overlap or disorder: {}", what());
        end = sentence.range().end;
    }
    assert!(!matches!(summary.outcome(), Outcome::Failed { .. }), "{:?}: {}", summary.outcome(), what());
    assert!(!summary.is_empty() || *summary.outcome() != Outcome::Complete, "{}", what());
    if !budget.is_nearest() && budget.unit() != Unit::Percent {
        assert!(size(&summary, budget.unit()) <= budget.amount(), "{summary:?}: {}", what());
    }
}

/// Tokens as a language model might count them, and not as a sum over sentences.
fn count_tokens(text: &str) -> usize {
    text.len().div_ceil(4)
}

fn size(summary: &Summary<'_>, unit: Unit) -> usize {
    let shown = summary.to_string();
    match unit {
        Unit::Words => shown.split_whitespace().count(),
        Unit::Bytes => shown.len(),
        Unit::Chars => shown.chars().count(),
        Unit::Tokens => count_tokens(&shown),
        _ => summary.len(),
    }
}

/// The sentences of a text in any language: see [`assert_sentences`].
pub fn split(data: &[u8]) {
    let Some(([language], text)) = settings(data) else { return };
    let language = Language::ALL.get(language % (Language::ALL.len() + 1)).copied();
    assert_sentences(&text, language.unwrap_or(Language::Unknown));
}

/// The blocks of a text: see [`assert_layout`].
pub fn layout(data: &[u8]) {
    let Some(([breaks], text)) = settings(data) else { return };
    let breaks = [LineBreaks::Auto, LineBreaks::Wrapped, LineBreaks::Hard][breaks % 3];
    assert_layout(&text, LayoutOptions::new().with_line_breaks(breaks));
}

/// A web page: blocks in order within its text, none empty, and a summary in the words of that text.
#[cfg(feature = "html")]
pub fn html(data: &[u8]) {
    let html = String::from_utf8_lossy(data);
    let page = epitome::layout::html::Page::new(&html);
    let text = page.text();
    let mut end = 0;
    for block in page.layout().blocks() {
        let range = block.range();
        assert!(range.start >= end, "{range:?} behind {end} in {html:?}");
        assert!(
            text.get(range.clone()).is_some_and(|block| !block.trim().is_empty()),
            "{range:?} in {html:?}"
        );
        assert!(text.get(block.body()).is_some(), "the body of {range:?} in {html:?}");
        end = range.end;
    }
    let summary = Summarizer::new().summarize(page.source(), 2);
    assert!(summary.len() <= 2, "{html:?}");
    for sentence in &summary {
        assert_eq!(text.get(sentence.range()), Some(sentence.text()), "{html:?}");
    }
    assert_marked_page(&html, summary.sentences().first().map_or("", |sentence| sentence.text()));
}

/// A summary marked in its text, for a query made of the text: see [`assert_highlights`].
pub fn highlight(data: &[u8]) {
    let Some(([amount, words, context], text)) = settings(data) else { return };
    let (first, second) =
        text.split_at(text.floor_char_boundary(if context >= 128 { text.len() / 2 } else { 0 }));
    let query = text.split_whitespace().skip(words).step_by(7).take(3).collect::<Vec<_>>().join(" ");
    let sources: Vec<Source<'_>> = match first {
        "" => vec![Source::new(second)],
        _ => vec![Source::new(first).with_id(&query), Source::new(second).with_title(&query)],
    };
    let summarizer = Summarizer::new().with_context(context % 2);
    let document = summarizer.document(&sources).unwrap_or_else(|error| panic!("{error}"));
    let summary = summarizer.summarize(&sources, amount % 8);
    assert_highlights(&document, &summary, &query);
}

/// Records, one a line: each is answered by one line, a JSON object with the record's id as it was given, and
/// with either an error or a summary.
pub fn jsonl(data: &[u8]) {
    for (number, line) in (1..).zip(data.split_inclusive(|&byte| byte == b'\n')) {
        let answer = answer::answer(line, number, |record| {
            let texts = texts::texts(record, record.string("title")?.as_deref(), None)?;
            let language = record.language("language")?;
            let summarizer = language.map_or(Summarizer::new(), |code| Summarizer::new().with_language(code));
            let sources: Vec<_> = texts.iter().map(texts::Text::source).collect();
            Ok(serde_json::json!({"summary": summarizer.summarize(sources, 2).to_string()}))
        });
        let what = || format!("{:?} for {:?}", answer.line, String::from_utf8_lossy(line));
        let fault = answer.fault.as_deref().unwrap_or_default();
        assert!(!fault.starts_with("a fault of the program"), "{fault}: {}", what());
        let text = answer.line.strip_suffix('\n').unwrap_or_else(|| panic!("no line: {}", what()));
        assert!(!text.contains(['\n', '\r']), "{}", what());
        let object: Fields = serde_json::from_str(text).unwrap_or_else(|_| panic!("{}", what()));
        assert!(object.contains_key("summary") != object.contains_key("error"), "{}", what());
        assert_eq!(answer.fault.is_some(), object.contains_key("error"), "{}", what());
        if answer.fault.is_some() {
            assert_eq!(object["line"].get(), number.to_string(), "{}", what());
        }
        let given = str::from_utf8(record::trimmed(line)).ok();
        if let Some(given) = given.and_then(|line| serde_json::from_str::<Fields>(line).ok()) {
            let id = given.get("id").map_or("null", |id| id.get());
            let ends = [('\u{85}', "\\u0085"), ('\u{2028}', "\\u2028"), ('\u{2029}', "\\u2029")];
            let id = ends.iter().fold(id.replace('\r', " "), |id, &(end, escape)| id.replace(end, escape));
            assert_eq!(object["id"].get(), id, "{}", what());
        }
    }
}

/// An object's fields as they were written: numbers need not fit any type.
type Fields = HashMap<String, Box<RawValue>>;
