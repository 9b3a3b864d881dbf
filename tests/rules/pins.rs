//! What is pinned is there or an error says why not; what is ruled out is never shown.

use epitome::{
    Budget, Error, Language, Matcher, Meter, Method, Outcome, Sentence, Source, Summarizer, Summary, Unit,
    select,
};
use proptest::prelude::*;

const WORDS: [&str; 12] = [
    "kamora", "lirend", "zenopa", "tubalk", "mirosh", "pelgan", "dovrit", "sarkel", "hontib", "vexami",
    "this", "however",
];

/// Sentences of words of no language, two of which point back; some long, and with places to cut at.
fn texts() -> impl Strategy<Value = String> {
    let word = (0..WORDS.len(), prop::sample::select(vec!["", "", "", ",", ";"]));
    let sentence = prop::collection::vec(word, 1..14).prop_map(|words| {
        let words: Vec<String> = words.iter().map(|&(w, mark)| format!("{}{mark}", WORDS[w])).collect();
        let joined = words.join(" ");
        format!("{}{}.", joined[..1].to_uppercase(), &joined[1..])
    });
    prop::collection::vec(sentence, 1..16).prop_map(|sentences| sentences.join(" "))
}

fn budgets() -> impl Strategy<Value = Budget> {
    prop_oneof![
        (0..12_usize).prop_map(Budget::sentences),
        (0..120_usize).prop_map(Budget::percent),
        (0..80_usize).prop_map(Budget::words),
        (0..500_usize).prop_map(Budget::bytes),
        (0..500_usize).prop_map(Budget::chars),
        (0..120_usize).prop_map(Budget::tokens),
    ]
}

/// Tokens that are no sum over sentences.
fn count_tokens(text: &str) -> usize {
    text.len().div_ceil(4)
}

fn summarizer(method: Method) -> Summarizer {
    Summarizer::new().with_language(Language::English).with_method(method).with_counter(count_tokens)
}

fn indices(summary: &Summary<'_>) -> Vec<usize> {
    summary.iter().map(Sentence::index).collect()
}

fn size(shown: &str, number: usize, unit: Unit) -> usize {
    match unit {
        Unit::Sentences | Unit::Percent => number,
        Unit::Words => shown.split_whitespace().count(),
        Unit::Bytes => shown.len(),
        Unit::Chars => shown.chars().count(),
        _ => count_tokens(shown),
    }
}

proptest! {
    #[test]
    fn what_is_pinned_is_there_or_the_budget_is_too_small_for_it(
        text in texts(), numbers in prop::collection::btree_set(0..16_usize, 1..4), budget in budgets(),
        method in prop::sample::select(Method::ALL.to_vec()),
    ) {
        let plain = summarizer(method);
        let document = plain.document(&text)?;
        let numbers: Vec<usize> = numbers.into_iter().filter(|&i| i < document.len()).collect();
        let pinned: Vec<&str> = numbers.iter().map(|&i| document.sentence(i)).collect();
        let needed = size(&pinned.join(" "), pinned.len(), budget.unit());
        let limit = Meter::new(&document, budget).with_counter(&count_tokens).limit();
        let ruled = plain.with_pinned(Matcher::numbers(numbers.clone()));
        match ruled.try_summarize(&text, budget) {
            Ok(summary) => {
                let shown = indices(&summary);
                prop_assert!(numbers.iter().all(|i| shown.contains(i)), "{:?} of {:?}", shown, numbers);
                prop_assert!(size(&summary.to_string(), summary.len(), budget.unit()) <= limit);
                prop_assert!(needed <= limit);
            }
            Err(error) => {
                prop_assert_eq!(error.shortfall(), Some((needed - limit, budget.unit())), "{}", error);
                let summary = ruled.summarize(&text, budget);
                prop_assert!(summary.is_empty());
                prop_assert_eq!(summary.outcome(), &Outcome::Failed { error });
            }
        }
    }

    #[test]
    fn each_must_is_in_a_chosen_sentence_or_is_an_error(
        text in texts(), musts in prop::collection::vec(0..10_usize, 1..4), budget in budgets(),
        method in prop::sample::select(Method::ALL.to_vec()), forbidden in 0..10_usize,
    ) {
        let plain = summarizer(method).with_forbidden(Matcher::any_of(WORDS[forbidden]));
        let document = plain.document(&text)?;
        let has = |i: usize, word: &str| document.sentence(i).to_lowercase().contains(word);
        let open = |word: &str| -> Vec<usize> {
            (0..document.len()).filter(|&i| has(i, word) && !has(i, WORDS[forbidden])).collect()
        };
        let words: Vec<&str> = musts.iter().map(|&w| WORDS[w]).collect();
        let limit = Meter::new(&document, budget).with_counter(&count_tokens).limit();
        match plain.with_must(&words.join(" ")).try_summarize(&text, budget) {
            Ok(summary) => {
                let shown = summary.to_string().to_lowercase();
                prop_assert!(words.iter().all(|word| shown.contains(word)), "{:?}: {}", words, shown);
                prop_assert!(!shown.contains(WORDS[forbidden]));
                prop_assert!(size(&shown, summary.len(), budget.unit()) <= limit);
            }
            Err(error) => {
                prop_assert!(error.is_unmet());
                let cost = |&i: &usize| size(document.sentence(i), 1, budget.unit());
                match error.shortfall() {
                    None => prop_assert!(words.iter().any(|word| open(word).is_empty()), "{}", error),
                    // One word alone is missed only where not even its shortest sentence fits.
                    Some(_) if words.len() == 1 => {
                        prop_assert!(open(words[0]).iter().map(cost).min().is_some_and(|least| least > limit));
                    }
                    Some((more, unit)) => prop_assert!(more > 0 && unit == budget.unit()),
                }
            }
        }
    }

    #[test]
    fn what_is_ruled_out_is_never_shown_whole_or_in_part(
        text in texts(), forbidden in prop::collection::vec(0..WORDS.len(), 1..3), budget in budgets(), nearest: bool,
        method in prop::sample::select(Method::ALL.to_vec()),
    ) {
        let budget = if nearest { budget.nearest() } else { budget };
        let words: Vec<&str> = forbidden.iter().map(|&w| WORDS[w]).collect();
        let quoted: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
        let ruled = summarizer(method).with_forbidden(Matcher::any_of(&quoted.join(" ")));
        let document = ruled.document(&text)?;
        let is_barred = |i: usize| words.iter().any(|word| document.sentence(i).to_lowercase().contains(word));
        let summary = ruled.summarize(&text, budget);
        prop_assert!(indices(&summary).iter().all(|&i| !is_barred(i)), "{}", summary);
        if (0..document.len()).all(is_barred) && Meter::new(&document, budget).with_counter(&count_tokens).limit() > 0 {
            prop_assert_eq!(summary.outcome(), &Outcome::NothingAllowed);
        }
    }

    #[test]
    fn limits_of_words_and_of_sources_are_kept(
        texts in prop::collection::vec(texts(), 1..5), least in 0..6_usize, more in 0..8_usize, floor in 0..3_usize,
        more_of_each in 0..3_usize, budget in budgets(), method in prop::sample::select(Method::ALL.to_vec()),
    ) {
        let ruled = summarizer(method).with_sentence_words(least..=least + more).with_per_source(floor..=floor + more_of_each);
        let summary = ruled.summarize(&texts, budget);
        for sentence in &summary {
            let words = sentence.text().split_whitespace().count();
            prop_assert!((least..=least + more).contains(&words), "{}", sentence);
        }
        for source in 0..texts.len() {
            prop_assert!(summary.iter().filter(|s| s.source() == source).count() <= floor + more_of_each);
        }
    }
}

#[test]
fn selectors_of_the_callers_own_obey() {
    let greedy =
        select::from_fn(|document, _, _, mut meter| (0..document.len()).filter(|&i| meter.take(i)).collect());
    // It asks nothing and returns all.
    let careless = select::from_fn(|document, _, _, _| (0..document.len()).collect());
    let text =
        "Rain fell for a week. The river rose over its banks. People left their houses. Boats came late.";
    for summarizer in [Summarizer::new().with_selector(greedy), Summarizer::new().with_selector(careless)] {
        let ruled = summarizer.with_pinned(Matcher::numbers([3])).with_forbidden(Matcher::any_of("river"));
        assert_eq!(indices(&ruled.summarize(text, 2)), [0, 3]);
        assert_eq!(indices(&ruled.summarize(text, 4)), [0, 2, 3]);
        assert_eq!(indices(&ruled.summarize(text, Budget::words(3))), [3]);
        assert_eq!(indices(&ruled.summarize(text, Budget::words(2))), [0_usize; 0]);
    }
}

#[test]
fn errors_say_what_and_by_how_much() {
    let text = "Rain fell for a week. The river rose over its banks. People left their houses.";
    let message = |summarizer: &Summarizer, budget: Budget| -> String {
        let error: Error = summarizer.try_summarize(text, budget).unwrap_err();
        assert!(error.is_unmet());
        let document = summarizer.document(text).unwrap();
        let scores = summarizer.score(&document).unwrap();
        assert_eq!(summarizer.select(&document, &scores, budget).unwrap_err(), error);
        error.to_string()
    };
    let both = Summarizer::new().with_pinned(Matcher::numbers([1, 2]));
    let small = "the budget is too small for what must be chosen: ";
    assert_eq!(message(&both, Budget::words(7)), format!("{small}10 words are needed, 3 more than 7"));
    assert_eq!(message(&both, Budget::bytes(50)), format!("{small}56 bytes are needed, 6 more than 50"));
    assert_eq!(message(&both, Budget::sentences(1)), format!("{small}2 sentences are needed, 1 more than 1"));
    assert_eq!(
        message(&both.clone().with_counter(count_tokens), Budget::tokens(13)),
        format!("{small}14 tokens are needed, 1 more than 13")
    );
    assert_eq!(
        message(&both, Budget::tokens(13)),
        "the budget is in tokens, but no counter was given for what is pinned"
    );
    assert_eq!(
        message(&Summarizer::new().with_must("\"heavy snow\""), Budget::sentences(3)),
        "no sentence that may be shown has 'heavy snow', which must be in it"
    );
    assert_eq!(
        message(&both.clone().with_forbidden(Matcher::any_of("people")), Budget::sentences(3)),
        "sentence 2 is pinned, but it is ruled out"
    );
}

#[test]
fn a_must_takes_the_best_sentence_that_fits() {
    // Scored by place: the first sentence with the word is the best.
    let text = "The ferry crosses the lake in summer, in autumn and on the feast of the saint. Rain fell. The ferry sank.";
    let lead = Summarizer::new().with_method(Method::Lead).with_must("ferry");
    assert_eq!(indices(&lead.summarize(text, 1)), [0]);
    assert_eq!(indices(&lead.summarize(text, Budget::words(5))), [1, 2]);
    // Two words, together in one long sentence, and the budget has room for two short ones.
    let text = "The ferry and the train were late because of the snow on the line. The ferry sank. The train stopped.";
    let both = Summarizer::new().with_method(Method::Lead).with_must("ferry train");
    assert_eq!(indices(&both.summarize(text, 1)), [0]);
    assert_eq!(indices(&both.summarize(text, Budget::words(6))), [1, 2]);
}

#[test]
fn what_leans_on_a_sentence_that_is_ruled_out_is_not_shown_with_it() {
    let text =
        "The old dam broke at night. This flooded the town and the valley. Trains ran late on Tuesday.";
    let ruled = Summarizer::new().with_forbidden(Matcher::any_of("dam"));
    for count in 1..=3 {
        assert!(!ruled.summarize(text, count).to_string().contains("dam"));
    }
}

#[test]
fn each_source_has_its_share_and_no_more() {
    let long = "The river rose over its banks on Monday. The river flooded the lower town. The mayor closed both bridges. \
        Soldiers carried sandbags to the school. The hospital moved its patients.";
    let short = "A bakery in the hills won a prize. Its owner thanked her sister.";
    let sources =
        || [Source::new(long).with_id("flood"), Source::new(short).with_id("bakery"), Source::new("")];
    let of = |summary: &Summary<'_>| -> Vec<usize> {
        (0..3).map(|source| summary.iter().filter(|s| s.source() == source).count()).collect()
    };
    for &method in Method::ALL {
        let plain = Summarizer::new().with_method(method);
        let capped = plain.clone().with_per_source(..=1).summarize(sources(), 4);
        assert_eq!(of(&capped), [1, 1, 0], "{method}");
        let floored = plain.clone().with_per_source(2..).summarize(sources(), 4);
        assert_eq!(of(&floored), [2, 2, 0], "{method}");
        let half_open = plain.with_per_source(1..2).summarize(sources(), Budget::percent(100));
        assert_eq!(of(&half_open), [1, 1, 0], "{method}");
    }
}
