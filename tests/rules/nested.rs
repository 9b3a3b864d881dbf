//! Several lengths at once: each summary contains the one before it.

use epitome::{Budget, Language, Matcher, Meter, Method, Outcome, Sentence, Summarizer, Summary, Unit};
use proptest::prelude::*;

const WORDS: [&str; 10] =
    ["kamora", "lirend", "zenopa", "tubalk", "mirosh", "pelgan", "dovrit", "sarkel", "this", "however"];

fn texts() -> impl Strategy<Value = String> {
    let sentence = prop::collection::vec(0..WORDS.len(), 1..12).prop_map(|words| {
        let joined = words.iter().map(|&w| WORDS[w]).collect::<Vec<_>>().join(" ");
        format!("{}{}.", joined[..1].to_uppercase(), &joined[1..])
    });
    prop::collection::vec(sentence, 0..16).prop_map(|sentences| sentences.join(" "))
}

fn budgets() -> impl Strategy<Value = Budget> {
    prop_oneof![
        (0..8_usize).prop_map(Budget::sentences),
        (0..120_usize).prop_map(Budget::percent),
        (0..60_usize).prop_map(Budget::words),
        (0..400_usize).prop_map(Budget::bytes),
        (0..100_usize).prop_map(Budget::tokens),
    ]
}

fn count_tokens(text: &str) -> usize {
    text.len().div_ceil(4)
}

fn indices(summary: &Summary<'_>) -> Vec<usize> {
    summary.iter().map(Sentence::index).collect()
}

proptest! {
    #[test]
    fn each_length_contains_the_one_before_and_keeps_its_budget(
        text in texts(), budgets in prop::collection::vec(budgets(), 0..4),
        method in prop::sample::select(Method::ALL.to_vec()),
    ) {
        let summarizer =
            Summarizer::new().with_language(Language::English).with_method(method).with_counter(count_tokens);
        let summaries = summarizer.summarize_nested(&text, budgets.iter().copied());
        prop_assert_eq!(summaries.len(), budgets.len());
        let document = summarizer.document(&text)?;
        for (summary, &budget) in summaries.iter().zip(&budgets) {
            let shown = summary.to_string();
            let size = match budget.unit() {
                Unit::Sentences | Unit::Percent => summary.len(),
                Unit::Words => shown.split_whitespace().count(),
                Unit::Bytes => shown.len(),
                _ => count_tokens(&shown),
            };
            let limit = Meter::new(&document, budget).with_counter(&count_tokens).limit();
            prop_assert!(size <= limit, "{} in {}", size, limit);
            let failed = matches!(summary.outcome(), Outcome::Failed { .. });
            prop_assert!(!failed);
        }
        for pair in summaries.windows(2) {
            if !pair.iter().any(|summary| matches!(summary.outcome(), Outcome::Clauses { .. })) {
                let (short, long) = (indices(&pair[0]), indices(&pair[1]));
                prop_assert!(short.iter().all(|i| long.contains(i)), "{:?} in {:?} by {:?}", short, long, budgets);
            }
        }
    }
}

#[test]
fn a_headline_two_sentences_and_a_paragraph() {
    let text = include_str!("../../examples/texts/news.txt");
    let summarizer = Summarizer::new();
    let summaries =
        summarizer.summarize_nested(text, [Budget::sentences(1), Budget::sentences(2), Budget::words(150)]);
    assert_eq!((summaries[0].len(), summaries[1].len()), (1, 2));
    assert!(summaries[2].len() > 2);
    assert!(summaries.iter().all(|summary| *summary.outcome() == Outcome::Complete));
    // The shortest is what it is alone; the order of choice is kept.
    assert_eq!(indices(&summaries[0]), indices(&summarizer.summarize(text, 1)));
    let first =
        |summary: &Summary<'_>| summary.iter().find(|sentence| sentence.rank() == 0).map(Sentence::index);
    assert!(summaries.iter().all(|summary| first(summary) == first(&summaries[0])));
}

#[test]
fn a_shorter_one_takes_nothing_that_the_longer_one_has_no_room_for() {
    let text = "The ferry crosses the lake in summer, in autumn and on the feast of the saint. Rain fell. A boat sank.";
    let lead = Summarizer::new().with_method(Method::Lead);
    let summaries = lead.summarize_nested(text, [Budget::sentences(1), Budget::words(6)]);
    assert_eq!(summaries.iter().map(indices).collect::<Vec<_>>(), [vec![1], vec![1, 2]]);
    // A smaller one behind a larger one is its first choice.
    let summaries = lead.summarize_nested(text, [2, 1]);
    assert_eq!(summaries.iter().map(indices).collect::<Vec<_>>(), [vec![0], vec![0]]);
}

#[test]
fn rules_hold_for_each_length() {
    let text =
        "Rain fell for a week. The river rose over its banks. People left their houses. Boats came late.";
    let ruled = Summarizer::new().with_must("boats").with_forbidden(Matcher::any_of("rain"));
    let summaries = ruled.summarize_nested(text, [1, 2, 4]);
    assert_eq!(indices(&summaries[0]), [3]);
    assert_eq!(indices(&summaries[2]), [1, 2, 3]);
    let failed = ruled.summarize_nested(text, [Budget::words(2), Budget::words(50)]);
    assert!(
        failed
            .iter()
            .all(|summary| matches!(summary.outcome(), Outcome::Failed { error } if error.is_unmet()))
    );
}
