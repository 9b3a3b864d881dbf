//! What a user can rely on, on any text: verbatim, ordered, within budget, never silently empty, the same
//! every time.

use epitome::{Budget, Meter, Method, Outcome, Source, Summarizer, Summary, Unit};
use proptest::prelude::*;

/// Any string, with text-like ones among them: words, marks, line breaks and odd characters in a row.
fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => "[a-z]{1,9} ",
        2 => "[A-Z][a-z]{1,7} ",
        2 => Just(". ".to_owned()),
        1 => prop::sample::select(vec![
            "\n", "\n\n", "\r\n", "! ", "? ", "... ", "Dr. ", "U.S. ", "3.5 ", "\"", "(", ") ", "- ", "# ", "A: ",
            "。", "你好", "привет ", "\u{301}", "\0", "\u{feff}", "\u{2028}", "🙂 ", "  ", "e.g. ", "https://x.org/a.b ",
        ]).prop_map(str::to_owned),
    ];
    prop_oneof![
        3 => prop::collection::vec(piece, 0..120).prop_map(|pieces| pieces.concat()),
        1 => any::<String>(),
    ]
}

/// Texts made of what some rule takes for a mark, a label, a notice or a sentence of its own, often the same
/// again.
fn odd_texts() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "The river rose. ",
        "the river rose ",
        "It rose. ",
        "This was late. ",
        "These talks failed. ",
        "However. ",
        "Who pays? ",
        "Figure 2: ",
        "Ann: ",
        "Ben: Yes.\n",
        "- ",
        "1. ",
        "(a) ",
        "> ",
        "# ",
        "\n",
        "\n\n",
        "\t",
        "| a | b |\n",
        "```\n",
        "[10:02] ",
        "Read more\n",
        "Menu\n",
        "© 2024 Aller Post\n",
        "4 May 2023\n",
        "From: a@b.c\nTo: d@e.f\n",
        "\"",
        "” ",
        "« ",
        ")",
        "…",
        "?!",
        ".",
        "。",
        "」",
        "。と",
        "ট",
        "।",
        "แม่น้ำ",
        "مرحبا. ",
        "\u{2029}",
        "\u{200d}",
        "\u{0}",
        "\u{e000}",
        "\u{10ffff}",
        "e\u{301}",
        "İ",
        "ß",
        "ﬁ",
        "ΟΔΟΣ. ",
        "🇩🇪",
        "👩‍🚀 ",
        "99999999999999999999 ",
        "0.1e1 ",
        "NaN. ",
        "w1 ",
        "w2 ",
        "w3. ",
        "w4 ",
        "averylongwordaverylongwordaverylongwordaverylongwordaverylongwordaverylongword ",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// Up to four sources, some without a sentence, some with a title or a date.
fn sources() -> impl Strategy<Value = Vec<(String, Option<&'static str>, bool)>> {
    let text = prop_oneof![4 => odd_texts(), 2 => texts(), 1 => Just(String::new())];
    let title = prop::sample::select(vec![None, Some(""), Some("The river"), Some("?!")]);
    prop::collection::vec((text, title, any::<bool>()), 0..4)
}

fn hard_budgets() -> impl Strategy<Value = Budget> {
    let amount = prop_oneof![3 => 0..12_usize, 1 => 0..400_usize, 1 => Just(usize::MAX)];
    (amount, 0..6_u8).prop_map(|(amount, unit)| match unit {
        0 => Budget::sentences(amount),
        1 => Budget::percent(amount),
        2 => Budget::words(amount),
        3 => Budget::bytes(amount),
        4 => Budget::chars(amount),
        _ => Budget::tokens(amount),
    })
}

fn budgets() -> impl Strategy<Value = Budget> {
    (hard_budgets(), any::<bool>())
        .prop_map(|(budget, nearest)| if nearest { budget.nearest() } else { budget })
}

fn methods() -> impl Strategy<Value = Method> {
    prop::sample::select(Method::ALL.to_vec())
}

/// Tokens as a language model might count them, and not as a sum over sentences.
fn count_tokens(text: &str) -> usize {
    text.len().div_ceil(4)
}

fn size(summary: &Summary<'_>, budget: Budget) -> usize {
    let shown = summary.to_string();
    match budget.unit() {
        Unit::Sentences | Unit::Percent => summary.len(),
        Unit::Words => shown.split_whitespace().count(),
        Unit::Bytes => shown.len(),
        Unit::Chars => shown.chars().count(),
        _ => count_tokens(&shown),
    }
}

proptest! {
    #[test]
    fn a_summary_is_an_ordered_part_of_its_text(text in texts(), budget in budgets(), method in methods()) {
        let summarizer = Summarizer::new().with_method(method).with_counter(count_tokens);
        let summary = summarizer.summarize(&text, budget);
        let mut end = 0;
        for sentence in &summary {
            prop_assert_eq!(&text[sentence.range()], sentence.text());
            prop_assert!(!sentence.text().trim().is_empty());
            prop_assert!(sentence.range().start >= end, "overlap or disorder");
            end = sentence.range().end;
        }
    }

    #[test]
    fn a_hard_budget_is_never_exceeded(text in texts(), budget in hard_budgets(), method in methods()) {
        let summarizer = Summarizer::new().with_method(method).with_counter(count_tokens);
        let document = summarizer.document(&text)?;
        let scores = summarizer.score(&document)?;
        let summary = summarizer.select(&document, &scores, budget)?;
        let limit = match budget.unit() {
            Unit::Percent => (document.len() * budget.amount().min(100)).div_ceil(100).max(1),
            _ => budget.amount(),
        };
        prop_assert!(size(&summary, budget) <= limit, "{} > {limit}", size(&summary, budget));
    }

    #[test]
    fn it_is_never_silently_empty(text in texts(), budget in budgets(), method in methods()) {
        let summarizer = Summarizer::new().with_method(method).with_counter(count_tokens);
        let document = summarizer.document(&text)?;
        let summary = summarizer.summarize(&text, budget);
        if summary.is_empty() {
            prop_assert_ne!(summary.outcome(), &Outcome::Complete);
        }
        let counts_sentences = matches!(budget.unit(), Unit::Sentences | Unit::Percent);
        if counts_sentences && budget.amount() > 0 && !document.is_empty() {
            prop_assert!(!summary.is_empty());
        }
        let failed = matches!(summary.outcome(), Outcome::Failed { .. });
        prop_assert!(!failed);
    }

    #[test]
    fn the_same_input_gives_the_same_bits(text in texts(), method in methods()) {
        let score = || {
            let summarizer = Summarizer::new().with_method(method);
            let document = summarizer.document(&text)?;
            summarizer.score(&document)
        };
        let bits = |scores: epitome::Scores| scores.as_slice().iter().map(|s| s.to_bits()).collect::<Vec<_>>();
        prop_assert_eq!(bits(score()?), bits(score()?));
    }

    #[test]
    fn sentences_are_counted_through_all_sources(first in texts(), second in texts()) {
        let sources = [Source::new(&first).with_id("a"), Source::new(&second).with_title("b")];
        let document = Summarizer::new().document(sources)?;
        let lengths: usize = (0..2).map(|source| document.source_len(source)).sum();
        prop_assert_eq!(document.len(), lengths);
        for i in 0..document.len() {
            let source = document.sources()[document.source(i)];
            prop_assert_eq!(&source.text()[document.range(i)], document.sentence(i));
            prop_assert!(document.terms(i).iter().all(|&term| (term as usize) < document.term_count()));
        }
    }

    #[test]
    fn a_larger_sentence_budget_keeps_what_a_smaller_one_chose(text in texts(), n in 1..8_usize) {
        let summarizer = Summarizer::new().with_selector(epitome::select::TopRanked::new());
        let chosen = |n: usize| -> Vec<usize> { summarizer.summarize(&text, n).iter().map(epitome::Sentence::index).collect() };
        let (small, large) = (chosen(n), chosen(n + 1));
        prop_assert!(small.iter().all(|index| large.contains(index)), "{small:?} {large:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_method_panics_or_overspends_on_any_sources(
        sources in sources(),
        budget in budgets(),
        query in prop::sample::select(vec![None, Some("river"), Some(""), Some("?! w3 zebra"), Some("İ ট 99999999999999999999")]),
    ) {
        let sources = || sources.iter().map(|(text, title, dated)| {
            let source = Source::new(text);
            let source = title.map_or(source, |title| source.with_title(title));
            if *dated { source.with_date("2024-05-04") } else { source }
        });
        for &method in Method::ALL {
            let mut summarizer = Summarizer::new().with_method(method).with_counter(count_tokens);
            if let Some(query) = query {
                summarizer = summarizer.with_query(query);
            }
            let document = summarizer.document(sources().collect::<Vec<_>>())?;
            let scores = summarizer.score(&document)?;
            let summary = summarizer.select(&document, &scores, budget)?;
            let shown: Vec<&str> = summary.iter().map(epitome::Sentence::text).collect();
            for (k, sentence) in summary.iter().enumerate() {
                let source = document.sources()[sentence.source()];
                prop_assert_eq!(&source.text()[sentence.range()], sentence.text());
                prop_assert!(!shown[..k].contains(&sentence.text()), "{method} shows {:?} twice", sentence.text());
            }
            let counts_sentences = matches!(budget.unit(), Unit::Sentences | Unit::Percent);
            if counts_sentences || !budget.is_nearest() {
                let limit = Meter::new(&document, budget).with_counter(&count_tokens).limit();
                prop_assert!(size(&summary, budget) <= limit, "{method}: {} > {limit}", size(&summary, budget));
            }
            if counts_sentences && budget.amount() > 0 && !document.is_empty() {
                prop_assert!(!summary.is_empty(), "{method}");
            }
        }
    }
}
