//! The page about a summary.

mod html;

use crate::repository;
use epitome::reasons::Reason;
use epitome::report::Label;
use epitome::{Budget, Language, Sentence, Source, Summarizer};
use html::{Token, attributes, check, parse, texts};
use proptest::prelude::*;

fn read(path: &str) -> String {
    std::fs::read_to_string(repository(path)).unwrap()
}

/// The page as tokens, checked for what holds of every page; and that its articles are the sources.
fn page(summarizer: &Summarizer, sources: &[Source<'_>], budget: Budget) -> Vec<Token> {
    let document = summarizer.document(sources).unwrap();
    let page = summarizer.report(&document, budget).unwrap().html().unwrap();
    let tokens = parse(&page);
    check(&tokens);
    let articles = texts(&tokens, "article");
    assert_eq!(articles.len(), sources.len());
    for (article, source) in articles.iter().zip(sources) {
        assert_eq!(*article, source.text().replace('\0', "\u{FFFD}"));
    }
    tokens
}

/// The items of the list: rank, words, and whether it is hidden.
fn items(tokens: &[Token]) -> Vec<(usize, usize, bool)> {
    let item = |token: &Token| match token {
        Token::Start(name, attributes) if name == "li" => {
            let number = |name: &str| attributes.get(name).map(|value| value.parse().unwrap());
            Some((number("data-rank")?, number("data-words")?, attributes.contains_key("hidden")))
        }
        _ => None,
    };
    tokens.iter().filter_map(item).collect()
}

#[test]
fn the_length_a_page_is_made_for_is_the_summary() {
    for name in ["news", "abstract", "meeting", "page"] {
        let text = read(&format!("examples/texts/{name}.txt"));
        for budget in [Budget::sentences(1), Budget::words(80), Budget::percent(30), Budget::sentences(9)] {
            let summarizer = Summarizer::new();
            let document = summarizer.document(text.as_str()).unwrap();
            let scores = summarizer.score(&document).unwrap();
            let summary = summarizer.select(&document, &scores, budget).unwrap();
            let report = summarizer.report(&document, budget).unwrap();
            assert_eq!(report.summary(), &summary, "{name}, {budget}");
            let tokens = page(&summarizer, &[Source::new(&text)], budget);
            let items = items(&tokens);
            // Every rank once, from the first on; those of the summary are shown.
            let mut ranks: Vec<usize> = items.iter().map(|(rank, ..)| *rank).collect();
            ranks.sort_unstable();
            assert_eq!(ranks, (0..items.len()).collect::<Vec<_>>());
            assert!(items.iter().all(|(rank, _, hidden)| *hidden == (*rank >= summary.len())));
            let slider = tokens.iter().find_map(|token| match token {
                Token::Start(_, attributes) if attributes.get("id").is_some_and(|id| id == "length") => {
                    Some(attributes)
                }
                _ => None,
            });
            let slider = slider.unwrap();
            assert_eq!(
                (slider["value"].parse(), slider["max"].parse()),
                (Ok(summary.len()), Ok(items.len()))
            );
            // What is chosen is marked, in the text and in the bars.
            let chosen: Vec<&str> =
                attributes(&tokens, "data-chosen").into_iter().map(|(element, _)| element).collect();
            let count = |name: &str| chosen.iter().filter(|element| **element == name).count();
            assert_eq!((count("mark"), count("g")), (summary.len(), summary.len()));
        }
    }
}

#[test]
fn a_longer_summary_is_what_the_slider_shows() {
    let text = read("examples/texts/news.txt");
    let summarizer = Summarizer::new();
    let document = summarizer.document(text.as_str()).unwrap();
    let scores = summarizer.score(&document).unwrap();
    let lengths = [Budget::sentences(3), Budget::percent(100)];
    let summaries = summarizer.select_nested(&document, &scores, lengths).unwrap();
    let listed = items(&page(&summarizer, &[Source::new(&text)], Budget::sentences(3)));
    // In the order of the text, each with its place in the order of choice.
    let ranks: Vec<usize> = summaries[1].iter().map(Sentence::rank).collect();
    assert_eq!(listed.iter().map(|(rank, ..)| *rank).collect::<Vec<_>>(), ranks);
}

#[test]
fn nothing_clauses_and_what_is_not_answered() {
    let long = "The river rose over its banks at night, people left their houses by boat, and the bridge was closed.";
    for (summarizer, text, budget) in [
        (Summarizer::new(), "", Budget::sentences(3)),
        (Summarizer::new(), "One.", Budget::sentences(3)),
        (Summarizer::new(), long, Budget::words(8)),
        (Summarizer::new(), "One sentence. Another sentence.", Budget::words(0)),
        (Summarizer::new().with_query("snow").with_min_relevance(0.5).unwrap(), long, Budget::sentences(1)),
        (Summarizer::new().with_context(2), "Rain fell. The river rose. Snow fell.", Budget::sentences(2)),
    ] {
        let tokens = page(&summarizer, &[Source::new(text)], budget);
        let document = summarizer.document(text).unwrap();
        let report = summarizer.report(&document, budget).unwrap();
        assert_eq!(items(&tokens).iter().filter(|item| !item.2).count(), report.summary().len());
        let note = report.summary().outcome();
        let said = texts(&tokens, "p").contains(&note.to_string());
        assert_eq!(said, *note != epitome::Outcome::Complete, "{note}");
    }
    assert!(
        Summarizer::new().with_must("snow").report(&Summarizer::new().document("One.").unwrap(), 1).is_err()
    );
}

#[test]
fn titles_and_other_words() {
    let text = "Rain fell for a week. The river rose over its banks.";
    let title = |tokens: &[Token]| texts(tokens, "title").concat();
    let plain = page(&Summarizer::new(), &[Source::new(text)], Budget::sentences(1));
    assert_eq!(title(&plain), "Summary");
    let named = page(&Summarizer::new(), &[Source::new(text).with_id("a/<b>.txt")], Budget::sentences(1));
    assert_eq!(title(&named), "a/<b>.txt");
    let several = page(
        &Summarizer::new(),
        &[Source::new(text), Source::new("Snow.").with_title("Snow")],
        Budget::sentences(1),
    );
    assert_eq!(title(&several), "Summary of 2 texts");

    let document = Summarizer::new().document(text).unwrap();
    let labels = |label: &Label| format!("<{label}>");
    let wording = |reason: &Reason| format!("\"{}\"", reason.code());
    let report = Summarizer::new().report(&document, 1).unwrap();
    let report = report.with_labels(Language::Arabic, &labels).with_wording(&wording).with_keywords(1);
    let html = report.with_title("A & B").html().unwrap();
    assert!(html.starts_with("<!DOCTYPE html>\n<html lang=\"ar\" dir=\"rtl\">"));
    let tokens = parse(&html);
    check(&tokens);
    assert_eq!(title(&tokens), "A & B");
    assert!(texts(&tokens, "h2").contains(&"<Key phrases>".to_owned()));
    assert!(texts(&tokens, "bdi").contains(&"\"opens-text\"".to_owned()));
}

#[test]
fn the_list_of_a_long_text_ends_somewhere() {
    let sentence = |i: usize| format!("River w{i} met bridge v{} on day {}.", i % 97, i % 31);
    let text = (0..1500).map(sentence).collect::<Vec<_>>().join("\n\n");
    let tokens = page(&Summarizer::new(), &[Source::new(&text)], Budget::sentences(2));
    assert_eq!(items(&tokens).len(), 1000);
    // Ranks of sentences beyond are there, of which the slider shows none.
    assert_eq!(
        attributes(&tokens, "data-sentence").iter().filter(|(element, _)| *element != "g").count(),
        1500
    );
}

/// Pieces that would be markup, end it, or confuse who reads it.
fn hostile() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "<script>alert(1)</script>",
        "</article>",
        "</title>",
        "</style>",
        "</script>",
        "\" onload=\"x",
        "' onload='x",
        "&amp;",
        "&#x3C;",
        "&",
        "<",
        ">",
        "-->",
        "<!--",
        "]]>",
        "\0",
        "\r\n",
        "\r",
        "\u{202E}",
        "\u{FEFF}",
        "\t",
        "{sentences}",
        "Rain fell. ",
        "The <b>river</b> rose. ",
        "\n\n# <i>Flood</i>\n\n",
        "\n\nAnn <x>: ",
        "\n- ",
        "Water & \"fire\" met 5 %. ",
    ]);
    prop::collection::vec(piece, 0..20).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn no_field_of_a_page_can_hold_markup(
        texts in prop::collection::vec(hostile(), 1..4),
        (title, id, query, must) in (hostile(), hostile(), hostile(), hostile()),
        with in (any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>()),
        sentences in 1_usize..5,
    ) {
        let source = |text| {
            let source = Source::new(text);
            let source = if with.0 { source.with_title(&title) } else { source };
            if with.1 { source.with_id(&id) } else { source }
        };
        let sources: Vec<Source<'_>> = texts.iter().map(|text| source(text)).collect();
        let summarizer = if with.2 { Summarizer::new().with_query(query.as_str()) } else { Summarizer::new() };
        page(&summarizer, &sources, Budget::sentences(sentences));
        let summarizer = summarizer.with_must(&must);
        if with.3 && summarizer.try_summarize(&sources, sentences).is_ok() {
            page(&summarizer, &sources, Budget::sentences(sentences));
        }
    }

    #[test]
    fn the_text_of_a_page_is_the_source(sources in crate::render::sources(), sentences in 1_usize..6) {
        let sources: Vec<Source<'_>> = sources.iter().map(|(text, title)| match title {
            Some(title) => Source::new(text).with_title(title),
            None => Source::new(text),
        }).collect();
        page(&Summarizer::new(), &sources, Budget::sentences(sentences));
    }
}

#[test]
fn the_policy_lets_the_pages_own_style_and_script_run_and_no_other() {
    use base64::prelude::{BASE64_STANDARD, Engine as _};
    use sha2::{Digest, Sha256};

    let tokens = page(&Summarizer::new(), &[Source::new("Rain fell. The river rose.")], Budget::sentences(1));
    let policy = tokens.iter().find_map(|token| match token {
        Token::Start(name, attributes) if name == "meta" => attributes.get("content"),
        _ => None,
    });
    let within = |name: &str| {
        let start =
            tokens.iter().position(|token| matches!(token, Token::Start(tag, _) if tag == name)).unwrap();
        let Token::Text(text) = &tokens[start + 1] else { panic!("{name} is empty") };
        BASE64_STANDARD.encode(Sha256::digest(text))
    };
    let (style, script) = (within("style"), within("script"));
    assert_eq!(
        policy.unwrap(),
        &format!(
            "default-src 'none'; style-src 'sha256-{style}'; script-src 'sha256-{script}'; img-src data:; base-uri \
             'none'; form-action 'none'"
        )
    );
}
