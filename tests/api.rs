//! The public surface: stages are swapped, contracts are checked, types are what a service needs.

use epitome::score::{Combined, Lead, Scorer};
use epitome::select::{KlSum, Selector, TopRanked};
use epitome::split::{RuleSplitter, Splitter};
use epitome::tokenize::{self, Tokenizer, WordTokenizer};
use epitome::{
    Batch, Budget, Citation, Citations, Document, Error, Gap, Language, Layout, Method, Offsets, Outcome,
    OwnedDocument, Prior, Scores, Sentence, Source, Sources, Summarizer, Summary, TextFragments, Unit, score,
    select, split,
};
use std::fmt::Debug;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

const TEXT: &str = "Rain fell for a week. The river rose over its banks. People left their houses.";

#[test]
fn every_public_type_is_send_sync_and_debug() {
    fn holds<T: Send + Sync + Debug>() {}
    fn unwinds<T: UnwindSafe + RefUnwindSafe>() {}
    holds::<Batch>();
    holds::<Citation>();
    holds::<Citations<'static>>();
    holds::<Gap<'static>>();
    holds::<Offsets<'static>>();
    holds::<TextFragments>();
    holds::<epitome::render::Template>();
    holds::<epitome::render::highlight::Highlights<'static, 'static>>();
    holds::<epitome::render::highlight::Html<'static>>();
    holds::<epitome::render::highlight::Markdown<'static>>();
    holds::<epitome::render::highlight::Mode>();
    holds::<epitome::render::highlight::Strength>();
    holds::<epitome::render::highlight::Terminal<'static>>();
    #[cfg(feature = "html")]
    holds::<epitome::HtmlPlaces>();
    holds::<epitome::snippet::Snippet<'static>>();
    holds::<epitome::snippet::Snippeter>();
    holds::<epitome::snippet::SnippeterBuilder>();
    holds::<Budget>();
    holds::<Document<'static>>();
    holds::<Error>();
    holds::<Language>();
    holds::<Layout>();
    holds::<Method>();
    holds::<Outcome>();
    holds::<Prior>();
    holds::<Scores>();
    holds::<Sentence<'static>>();
    holds::<Source<'static>>();
    holds::<Summarizer>();
    holds::<Summary<'static>>();
    unwinds::<Summary<'static>>();
    unwinds::<Error>();
    unwinds::<Scores>();
}

#[test]
fn stages_are_objects_and_pass_through_pointers() {
    let splitter: Arc<dyn Splitter> = Arc::new(RuleSplitter::new());
    let tokenizer: Box<dyn Tokenizer> = Box::new(WordTokenizer::new());
    let scorer: &'static dyn Scorer = Box::leak(Box::new(Lead::new()));
    let selector: Box<dyn Selector> = Box::new(TopRanked::new());
    let summarizer = Summarizer::new()
        .with_splitter(splitter)
        .with_tokenizer(tokenizer)
        .with_scorer(scorer)
        .with_selector(selector);
    assert_eq!(summarizer.summarize(TEXT, 1).to_string(), "Rain fell for a week.");
}

#[test]
fn a_summary_outlives_the_summarizer_and_the_document() {
    let text = TEXT.to_owned();
    let summary = {
        let summarizer = Summarizer::new();
        let document = summarizer.document(&text).unwrap();
        let scores = summarizer.score(&document).unwrap();
        summarizer.select(&document, &scores, 1).unwrap()
    };
    assert_eq!(summary.len(), 1);
}

#[test]
fn a_stage_that_breaks_its_contract_is_named() {
    let cases: Vec<(&str, Summarizer)> = vec![
        ("splitter", Summarizer::new().with_splitter(split::from_fn(|_, _, _| vec![0..1, 1..usize::MAX]))),
        ("splitter", Summarizer::new().with_splitter(split::from_fn(|_, _, _| vec![5..8, 0..4]))),
        ("splitter", Summarizer::new().with_splitter(split::from_fn(|_, _, _| vec![0..1, 3..3]))),
        (
            "tokenizer",
            Summarizer::new().with_tokenizer(tokenize::from_fn(|_, _, terms| terms.push(2..99, "rain"))),
        ),
        (
            "tokenizer",
            Summarizer::new().with_tokenizer(tokenize::from_fn(|_, _, terms| {
                terms.push(terms.range_of("a text of the caller's own"), "rain");
            })),
        ),
        ("scorer", Summarizer::new().with_scorer(score::from_fn(|_, _| Scores::from(vec![1.0])))),
        (
            "scorer",
            Summarizer::new()
                .with_scorer(score::from_fn(|document, _| Scores::from(vec![f64::NAN; document.len()]))),
        ),
        (
            "scorer",
            Summarizer::new().with_scorer(score::from_fn(|document, _| {
                Scores::from(vec![1.0; document.len()]).with_part("half", vec![1.0])
            })),
        ),
        ("scorer", Summarizer::new().with_scorer(within_a_sum(|_| vec![1.0]))),
        ("scorer", Summarizer::new().with_scorer(within_a_sum(|sentences| vec![f64::NAN; sentences]))),
        (
            "selector",
            Summarizer::new().with_selector(select::from_fn(|document, _, _, _| vec![document.len()])),
        ),
    ];
    for (stage, summarizer) in cases {
        let error = summarizer.try_summarize(TEXT, 2).unwrap_err();
        assert!(error.is_contract(), "{stage}: {error}");
        assert!(error.to_string().contains(stage), "{stage}: {error}");
        let summary = summarizer.summarize(TEXT, 2);
        assert!(summary.is_empty());
        assert_eq!(summary.outcome(), &Outcome::Failed { error });
        assert_eq!(summary.sources().len(), 1);
    }
}

/// A scorer of the crate that adds up one of the caller's, which gives these scores for so many sentences.
fn within_a_sum(scores: fn(usize) -> Vec<f64>) -> Combined {
    let inner = score::from_fn(move |document, _| Scores::from(scores(document.len())));
    Combined::sum().with("inner", 1.0, inner).build().unwrap()
}

#[test]
fn a_selector_that_overspends_or_repeats_itself_is_cut_back() {
    let everything =
        select::from_fn(|document, _, _, _| (0..document.len()).chain(0..document.len()).collect());
    let summarizer = Summarizer::new().with_selector(everything);
    assert_eq!(summarizer.summarize(TEXT, 2).len(), 2);
    assert_eq!(summarizer.summarize(TEXT, Budget::bytes(30)).to_string(), "Rain fell for a week.");
}

#[test]
fn the_outcome_says_why_a_summary_is_short() {
    let outcome = |text: &str, budget: Budget| epitome::summarize(text, budget).outcome().clone();
    assert_eq!(outcome(TEXT, Budget::sentences(2)), Outcome::Complete);
    assert_eq!(outcome(TEXT, Budget::sentences(9)), Outcome::FewerSentences { asked: 9, found: 3 });
    assert_eq!(outcome("", Budget::sentences(1)), Outcome::NoSentences);
    assert_eq!(outcome(" \n\t ", Budget::percent(50)), Outcome::NoSentences);
    assert_eq!(outcome(TEXT, Budget::words(0)), Outcome::ZeroBudget);
    assert_eq!(outcome(TEXT, Budget::words(3)), Outcome::BudgetTooSmall { smallest: 4, unit: Unit::Words });
    assert_eq!(outcome(TEXT, Budget::bytes(10)), Outcome::BudgetTooSmall { smallest: 21, unit: Unit::Bytes });
    assert_eq!(outcome(TEXT, Budget::tokens(10)), Outcome::NoCounter);
    assert_eq!(outcome(TEXT, Budget::sentences(3)), Outcome::Complete);
    assert_eq!(outcome(TEXT, Budget::sentences(4)), Outcome::FewerSentences { asked: 4, found: 3 });
    let repeated = "Rain fell on the hills all week. ".repeat(10);
    assert_eq!(outcome(&repeated, Budget::percent(50)), Outcome::FewerSentences { asked: 5, found: 1 });

    let nothing = Summarizer::new().with_selector(select::from_fn(|_, _, _, _| Vec::new()));
    assert_eq!(nothing.summarize(TEXT, 2).outcome(), &Outcome::NothingChosen);
    let asking = Summarizer::new().with_query("zebra");
    assert_eq!(asking.summarize(TEXT, 9).outcome(), &Outcome::QueryNotFound);
}

#[test]
fn a_text_of_headings_alone_is_named_before_a_query_that_misses_it() {
    let headings = "# Rivers of the north\n\n# Bridges of the south";
    for query in ["rivers", "zebra"] {
        let summary = Summarizer::new().with_query(query).summarize(headings, 1);
        assert_eq!((summary.len(), summary.outcome()), (1, &Outcome::OnlyBoilerplate), "{query}");
    }
}

#[test]
fn a_share_of_the_sentences_is_rounded_up() {
    // ⌈p · 3 / 100⌉ of three sentences.
    for (percent, sentences) in [(0, 0), (1, 1), (33, 1), (34, 2), (66, 2), (67, 3), (100, 3), (250, 3)] {
        assert_eq!(epitome::summarize(TEXT, Budget::percent(percent)).len(), sentences, "{percent} percent");
    }
    assert_eq!(epitome::summarize(TEXT, Budget::percent(250)).outcome(), &Outcome::Complete);
}

#[test]
fn the_neighbours_of_a_querys_sentence_count_a_quarter_of_it() {
    let text = "The museum opens at nine. Children pay half on Sundays. The cafe closes at four. \
        A lift takes visitors to the tower.";
    let document = Summarizer::new().document(text).unwrap();
    let weights = |query: &str| {
        [0, 1, 2, 3].map(|i| Summarizer::new().with_query(query).prior(&document).unwrap().weight(i))
    };
    let whole = weights("children")[1];
    assert!(whole > 0.0);
    assert_eq!(weights("children"), [whole / 4.0, whole, whole / 4.0, 0.0]);
    // Every term stands in one sentence of four, so each weighs the same; both sentences have three terms.
    let one = weights("museum cafe")[0];
    let near = |(weight, share): (f64, f64)| (weight - share * one).abs() < 1e-12;
    assert!(one > 0.0 && weights("museum cafe").into_iter().zip([1.0, 0.5, 1.0, 0.25]).all(near));
}

#[test]
fn a_query_is_answered_even_in_one_sentence() {
    let museum = "The museum opens at nine. Children pay half on Sundays. The cafe closes at four. \
        A lift takes visitors to the tower.";
    for (text, query, answer) in [
        (TEXT, "Why did people leave?", "People left their houses."),
        (museum, "cafe", "The cafe closes at four."),
        (museum, "What do children pay?", "Children pay half on Sundays."),
        (museum, "Is there a lift?", "A lift takes visitors to the tower."),
    ] {
        let summary = Summarizer::new().with_query(query).summarize(text, 1);
        assert_eq!(summary.to_string(), answer, "{query}");
        assert_eq!(summary.outcome(), &Outcome::Complete);
    }
}

#[test]
fn a_prior_has_a_weight_for_each_sentence() {
    let summarizer = Summarizer::new();
    let document = summarizer.document(TEXT).unwrap();
    let scores = |weights: Vec<f64>| summarizer.score_with(&document, &Prior::new(weights).unwrap());
    assert!(scores(vec![1.0, 2.0, 3.0]).is_ok());
    for weights in [vec![1.0, 2.0], vec![1.0; 4], vec![]] {
        let error = scores(weights).unwrap_err();
        assert!(error.is_parameter() && error.to_string().contains("each of the 3 sentences"), "{error}");
    }
}

#[test]
fn the_largest_priors_give_scores_that_are_numbers() {
    for weight in [1e101, f64::MAX, f64::INFINITY, f64::NAN, -1.0] {
        assert!(Prior::new(vec![weight]).unwrap_err().is_parameter());
    }
    let largest = Prior::new(vec![1e100, 0.5, 1e100]).unwrap();
    let product = largest.times(&largest);
    assert!(product.weight(0) <= 1e100 && product.weight(0) == product.weight(2));
    for method in Method::ALL {
        let summarizer = Summarizer::new().with_method(*method);
        let document = summarizer.document(TEXT).unwrap();
        for prior in [&largest, &product] {
            let scores = summarizer.score_with(&document, prior);
            assert!(scores.is_ok(), "{method}: {scores:?}");
        }
    }
}

#[test]
fn a_token_budget_counts_the_whole_summary_a_few_times_only() {
    let sentences: Vec<String> = (0..2_000).map(|i| format!("Word w{i} stands.")).collect();
    let text = sentences.join(" ");
    let calls = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&calls);
    // The spaces between sentences count too, so that what was chosen by its sentences' counts has to be cut back.
    let summarizer = Summarizer::new().with_counter(move |text| {
        counted.fetch_add(text.len(), Ordering::Relaxed);
        text.len()
    });
    let budget = Budget::tokens(text.len() * 9 / 10);
    let summary = summarizer.summarize(&text, budget);
    let shown = summary.to_string().len();
    assert!(shown <= budget.amount() && shown + "Word w1000 stands. ".len() > budget.amount(), "{shown}");
    let read = calls.load(Ordering::Relaxed);
    assert!(read < 30 * text.len(), "the counter read {read} bytes of {}", text.len());
}

#[test]
fn tokens_are_counted_on_the_summary_as_it_is_shown() {
    // Joined text costs more than its parts here, so the last picks must go.
    let counter = |text: &str| text.split_whitespace().count() + 10 * text.matches(". ").count();
    let summary = Summarizer::new().with_counter(counter).summarize(TEXT, Budget::tokens(12));
    assert!(!summary.is_empty());
    assert!(counter(&summary.to_string()) <= 12);
}

#[test]
fn nearest_takes_one_sentence_too_many_where_that_ends_closer() {
    let summarizer = Summarizer::new().with_method("lead".parse().unwrap());
    // The sentences have 5, 6 and 4 words.
    let words = |budget: Budget| summarizer.summarize(TEXT, budget).to_string().split_whitespace().count();
    assert_eq!(words(Budget::words(9)), 9); // 5, then 4
    assert_eq!(words(Budget::words(10)), 9);
    assert_eq!(words(Budget::words(10).nearest()), 11); // one over is closer than five under
    assert_eq!(words(Budget::words(6).nearest()), 5); // five over is not closer than one under
}

#[test]
fn nearest_takes_no_sentence_that_ends_just_as_far_beyond_or_farther() {
    let text = "Rain fell for a week. The river rose over its banks.";
    let summarizer =
        Summarizer::new().with_method("lead".parse().unwrap()).with_counter(|text| text.split(' ').count());
    // 5 and 6 words; 21 and 31 bytes and characters, the second with the space before it.
    for (budget, whole) in [
        (Budget::words(7), false), // four over, two under
        (Budget::words(8), false), // three over, three under
        (Budget::words(9), true),  // two over, four under
        (Budget::tokens(8), false),
        (Budget::tokens(9), true),
        (Budget::bytes(36), false), // sixteen over, fifteen under
        (Budget::bytes(37), true),
        (Budget::chars(36), false),
        (Budget::chars(37), true),
    ] {
        let chosen = summarizer.summarize(text, budget.nearest()).len();
        assert_eq!(chosen, if whole { 2 } else { 1 }, "{budget:?}");
    }
}

#[test]
fn sources_keep_their_places_and_names() {
    let sources =
        [Source::new("Rain fell. It fell all day.").with_id("a"), Source::new("Snow fell.").with_id("b")];
    let summary = Summarizer::new().summarize(sources, 3);
    let places: Vec<_> = summary.iter().map(|s| (s.source(), s.range())).collect();
    assert_eq!(places, [(0, 0..10), (0, 11..27), (1, 0..10)]);
    for sentence in &summary {
        let source = sources[sentence.source()];
        assert_eq!(&source.text()[sentence.range()], sentence.text());
        assert_eq!(sentence.source_id(), source.id());
    }
    assert_eq!(summary.sources()[1].id(), Some("b"));
}

#[test]
fn later_dates_come_later() {
    let sources = [
        Source::new("The bridge opened.").with_date("2026-05-02"),
        Source::new("The bridge was planned.").with_date("2024-01-15"),
    ];
    let summary = Summarizer::new().summarize(sources, 2);
    assert_eq!(summary.to_string(), "The bridge was planned. The bridge opened.");
}

#[test]
fn sources_keep_their_order_where_one_has_no_date() {
    let bridge = Source::new("The bridge opened.").with_date("2026-05-02");
    let plan = Source::new("The bridge was planned.");
    for (sources, shown) in [
        ([bridge, plan], "The bridge opened. The bridge was planned."),
        ([plan, bridge], "The bridge was planned. The bridge opened."),
        ([bridge, plan.with_date("2024-01-15")], "The bridge was planned. The bridge opened."),
    ] {
        assert_eq!(Summarizer::new().summarize(sources, 2).to_string(), shown);
    }
}

#[cfg(feature = "serde")]
#[test]
fn values_go_through_json() {
    let budget = Budget::words(100).nearest();
    let json = serde_json::to_string(&budget).unwrap();
    assert_eq!(serde_json::from_str::<Budget>(&json).unwrap(), budget);

    assert_eq!(serde_json::to_string(&Language::French).unwrap(), "\"fr\"");
    assert_eq!(serde_json::from_str::<Language>("\"fr\"").unwrap(), Language::French);
    assert!(serde_json::from_str::<Language>("\"tlh\"").is_err());

    assert!(serde_json::from_str::<Prior>(r#"{"weights":[1.0,-5.0]}"#).is_err());
    let prior = Prior::new(vec![1.0, 5.0]).unwrap();
    assert_eq!(serde_json::from_str::<Prior>(&serde_json::to_string(&prior).unwrap()).unwrap(), prior);

    let scores = Scores::from(vec![0.5, 0.25]).with_part("position", vec![1.0, 0.5]);
    let json = serde_json::to_string(&scores).unwrap();
    assert_eq!(serde_json::from_str::<Scores>(&json).unwrap(), scores);

    let summary = serde_json::to_value(epitome::summarize(TEXT, 1)).unwrap();
    let sentence = &summary["sentences"][0];
    let range = sentence["start"].as_u64().unwrap() as usize..sentence["end"].as_u64().unwrap() as usize;
    assert_eq!(sentence["text"], TEXT[range]);
    assert_eq!(summary["outcome"]["code"], "complete");

    let failing = Summarizer::new().with_scorer(score::from_fn(|_, _| Scores::from(vec![])));
    for summary in [
        epitome::summarize(TEXT, 9).into_owned(),
        epitome::summarize(TEXT, Budget::chars(4)).into_owned(),
        failing.summarize(Source::new(TEXT).with_id("a").with_date("2026-01-02"), 1).into_owned(),
    ] {
        let json = serde_json::to_value(&summary).unwrap();
        assert_eq!(json["outcome"]["code"], summary.outcome().code());
        assert_eq!(json["outcome"]["message"], summary.outcome().to_string());
        assert_eq!(serde_json::from_value::<Summary<'static>>(json).unwrap(), summary);
    }
}

#[test]
fn sources_are_made_from_whatever_holds_texts() {
    let count = |sources: Sources<'_>| sources.as_slice().len();
    let (text, string, cow) = ("Rain.", String::from("Rain."), std::borrow::Cow::Borrowed("Rain."));
    let source = Source::new(text);
    for sources in [text.into(), (&string).into(), (&cow).into(), source.into(), (&source).into()] {
        assert_eq!(count(sources), 1);
    }
    let (texts, strings, sources) = ([text; 2], [string.clone(), string.clone()], [source; 2]);
    for sources in
        [texts.into(), (&texts).into(), texts[..].into(), texts.to_vec().into(), (&texts.to_vec()).into()]
    {
        assert_eq!(count(sources), 2);
    }
    for sources in
        [(&strings).into(), strings[..].into(), (&strings.to_vec()).into(), strings.iter().collect()]
    {
        assert_eq!(count(sources), 2);
    }
    for given in [sources.into(), (&sources).into(), sources[..].into(), (&sources.to_vec()).into()] {
        assert_eq!(count(given), 2);
    }
    let cows = [cow.clone(), cow];
    assert_eq!(count((&cows).into()), 2);
    assert_eq!(count(texts.iter().map(|text| Source::new(text).with_id("id")).collect()), 2);
}

#[test]
fn budgets_are_read_as_they_are_printed() {
    for (text, budget) in [
        ("3", Budget::sentences(3)),
        ("1 sentence", Budget::sentences(1)),
        ("10%", Budget::percent(10)),
        (" 10 percent ", Budget::percent(10)),
        ("100 words", Budget::words(100)),
        ("100words", Budget::words(100)),
        ("about 100 words", Budget::words(100).nearest()),
        ("500 Bytes", Budget::bytes(500)),
        ("280 characters", Budget::chars(280)),
        ("2000 tokens", Budget::tokens(2000)),
    ] {
        assert_eq!(text.parse(), Ok(budget), "{text}");
        assert_eq!(budget.to_string().parse(), Ok(budget), "{budget}");
    }
    for text in ["", "words", "-3", "3.5", "3 pages", "10 % words", "99999999999999999999999", "aboutthree"] {
        let error = text.parse::<Budget>().unwrap_err();
        assert!(error.is_parameter() && error.to_string().contains("budget"), "{text}: {error}");
    }
    assert_eq!(epitome::summarize(TEXT, Budget::percent(0)).outcome(), &Outcome::ZeroBudget);
}

#[test]
fn a_summary_knows_its_sources_and_outlives_them() {
    let summary = {
        let minutes = String::from(
            "# Minutes\n\nAnn: The old bridge is closed.\n\n[00:12] Ben: Rust was found.\n\nAnn: I see.",
        );
        let sources =
            [Source::new(&minutes).with_id("m"), Source::new("Der Fluss stieg.").with_title("Fluss")];
        Summarizer::new().summarize(sources, 9).into_owned()
    };
    let known: Vec<_> = summary.iter().map(|s| (s.source_id(), s.heading(), s.speaker())).collect();
    assert_eq!(
        known,
        [
            (Some("m"), Some("Minutes"), Some("Ann")),
            (Some("m"), Some("Minutes"), Some("Ben")),
            (Some("m"), Some("Minutes"), Some("Ann")),
            (None, None, None),
        ]
    );
    let titles: Vec<_> = summary.sources().iter().map(|source| source.title()).collect();
    assert_eq!(titles, [Some("Minutes"), Some("Fluss")]);
}

#[test]
fn a_summary_has_the_first_title_and_the_language_of_all_its_sources() {
    let sources = [
        Source::new("Es regnete eine Woche lang und der Fluss stieg."),
        Source::new("Die Menschen verließen ihre Häuser.").with_title("Flut"),
        Source::new("Die Züge fuhren nicht.").with_title("Bahn"),
    ];
    let summary = Summarizer::new().summarize(sources, 2);
    assert_eq!((summary.title(), summary.language()), (Some("Flut"), Language::German));
    let nothing = Summary::default();
    assert_eq!((nothing.title(), nothing.language()), (None, Language::Unknown));
}

#[test]
fn what_a_document_does_not_have_can_be_asked_for() {
    let sources = [Source::new("Rain fell. It rained on."), Source::new("Snow fell.").with_title("Snow")];
    let document = Summarizer::new().document(sources).unwrap();
    assert_eq!([0, 1, 2, usize::MAX].map(|source| document.source_len(source)), [2, 1, 0, 0]);
    assert_eq!([1, 2, usize::MAX].map(|source| document.title(source)), [Some("Snow"), None, None]);
    assert_eq!([2, 3, usize::MAX].map(|index| document.get(index)), [Some("Snow fell."), None, None]);
    assert_eq!(document.term(u32::MAX), None);
    assert!(document.forms(u32::MAX).is_empty());
}

#[test]
fn a_counter_that_is_not_additive_is_kept_on_the_text_as_shown() {
    // Each join costs five tokens, which no count of single sentences shows: 4, then 4 + 5 + 2, then 2 + 5 more.
    let joins = |text: &str| text.split_whitespace().count() + 5 * text.matches(". ").count();
    let text = "Rain fell all week. Rivers rose. People left.";
    let chosen = |budget: Budget| {
        let lead = Method::Lead;
        let summary = Summarizer::new().with_method(lead).with_counter(joins).summarize(text, budget);
        (summary.len(), joins(&summary.to_string()))
    };
    assert_eq!(chosen(Budget::tokens(10)), (1, 4));
    assert_eq!(chosen(Budget::tokens(8).nearest()), (2, 11)); // three over is closer than four under
    assert_eq!(chosen(Budget::tokens(7).nearest()), (1, 4)); // four over is not closer than three under
    assert_eq!(chosen(Budget::tokens(11)), (2, 11));
}

#[test]
fn the_counter_and_the_tokenizer_of_who_asks_count() {
    let document = Summarizer::new().with_counter(|_| 1_000).document(TEXT).unwrap();
    let asking = Summarizer::new().with_counter(|text| text.split_whitespace().count());
    let scores = asking.score(&document).unwrap();
    assert_eq!(asking.select(&document, &scores, Budget::tokens(6)).unwrap().len(), 1);

    // Whoever asks takes words by white space alone, so "leave?" is none of the document's.
    let by_spaces = tokenize::from_fn(|text, _, terms| {
        for word in text.split_whitespace() {
            terms.push(terms.range_of(word), word);
        }
    });
    let other = Summarizer::new().with_tokenizer(by_spaces).with_query("Fell?");
    assert!(other.prior(&document).unwrap().is_uniform());
    assert!(!Summarizer::new().with_query("Fell?").prior(&document).unwrap().is_uniform());
}

#[test]
fn a_closure_that_scores_loses_no_query() {
    let text = "The museum has a roof. It opens at nine. Children pay half on Sundays.";
    let flat = score::from_fn(|document, _| Scores::from(vec![0.0; document.len()]));
    let summarizer =
        Summarizer::new().with_scorer(flat).with_selector(KlSum::new()).with_query("children Sundays");
    assert_eq!(summarizer.summarize(text, 1).to_string(), "Children pay half on Sundays.");
}

#[test]
fn a_document_outlives_its_texts_and_is_asked_as_before() {
    let kept: OwnedDocument = {
        let (text, title) = (TEXT.to_owned(), String::from("The flood"));
        let source = Source::new(&text).with_id("a").with_title(&title).with_date("2026-01-02");
        Summarizer::new().document(source).unwrap().into_owned()
    };
    let (kept, summarizer) = (kept.clone(), Summarizer::new().with_query("Why did people leave?"));
    let document = kept.document();
    let asked = summarizer.select(&document, &summarizer.score(&document).unwrap(), 2).unwrap();
    let source = Source::new(TEXT).with_id("a").with_title("The flood").with_date("2026-01-02");
    assert_eq!(asked, summarizer.try_summarize(source, 2).unwrap());
    assert_eq!(document.sentences().collect::<Vec<_>>(), split(TEXT));
    assert_eq!((document.get(2), document.get(3)), (Some("People left their houses."), None));
}

#[test]
fn where_no_sentence_fits_clauses_are_shown() {
    let text = "The board of the harbour shall publish its accounts; (a) every loss is named in them, and \
                (b) each member signs them before the end of the year.";
    let summary = epitome::summarize(text, Budget::words(12));
    assert!(matches!(summary.outcome(), Outcome::Clauses { smallest: 28, unit: Unit::Words }), "{summary:?}");
    assert!(!summary.is_empty());
    for clause in &summary {
        assert_eq!(&text[clause.range()], clause.text());
        assert_eq!(clause.index(), 0);
    }
    for budget in [Budget::bytes(60), Budget::chars(60)] {
        let shown = epitome::summarize(text, budget).to_string();
        assert!(!shown.is_empty() && shown.len() <= 60, "{shown:?}");
    }
    assert_eq!(epitome::summarize(text, Budget::words(3)).len(), 0);
}

#[test]
fn a_word_broken_at_a_line_end_is_found_and_counted_as_one() {
    let text = "The harbour lies behind the bridge and is closed. The old railing has been re-\npaired four \
                times. The ferry runs in summer alone.";
    let document = Summarizer::new().with_query("repaired").document(text).unwrap();
    let ranges: Vec<_> = document.word_ranges(1).collect();
    let broken = ranges.iter().map(|range| &text[range.clone()]).find(|word| word.contains('-'));
    assert_eq!(broken, Some("re-\npaired"));
    let summary = Summarizer::new().with_query("repaired").summarize(text, Budget::words(9));
    assert!(summary.to_string().starts_with("The old railing"), "{summary}");
}
