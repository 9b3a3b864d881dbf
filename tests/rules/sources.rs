//! Many documents: who says the same, in which order, and what became of each.

use epitome::{Budget, Matcher, Method, Seen, Source, SourceOutcome, Summarizer, Summary};

const POST: &str = "The old iron bridge at Harlow was closed on Monday after rust was found in its cables. Trains to the \
    coast ran two hours late. The mayor spoke of a disaster for the town.";
const ECHO: &str = "Rust was found in the cables of the old iron bridge at Harlow, which was closed on Monday. Fishermen \
    carried commuters across the river in their boats.";
const NEWS: &str = "At Harlow the old iron bridge was closed on Monday: rust was found in its cables.";

fn sources() -> [Source<'static>; 4] {
    [
        Source::new(POST).with_id("post").with_date("2024-03-05"),
        Source::new(ECHO).with_id("echo").with_date("2024-03-04"),
        Source::new(NEWS).with_id("news"),
        Source::new("").with_id("empty"),
    ]
}

#[test]
fn copies_across_sources_are_one_sentence_with_all_who_say_it() {
    for &method in Method::ALL {
        let summary = Summarizer::new().with_method(method).summarize(sources(), Budget::percent(100));
        let rust: Vec<_> =
            summary.iter().filter(|sentence| sentence.text().contains("ust was found")).collect();
        assert_eq!(rust.len(), 1, "{method}: {summary}");
        let own = rust[0].source();
        let others: Vec<usize> = rust[0].also_in().iter().map(epitome::Mention::source).collect();
        assert_eq!(others, (0..3).filter(|&source| source != own).collect::<Vec<_>>(), "{method}");
        for mention in rust[0].also_in() {
            let text = [POST, ECHO, NEWS][mention.source()];
            assert!(text[mention.range()].to_lowercase().contains("rust was found"), "{method}");
            assert_eq!(mention.source_id(), [Some("post"), Some("echo"), Some("news")][mention.source()]);
        }
        assert!(summary.iter().filter(|s| !s.text().contains("ust was")).all(|s| s.also_in().is_empty()));
        let owned = summary.clone().into_owned();
        assert_eq!(owned, summary);
    }
}

#[test]
fn what_became_of_each_source() {
    let outcomes = |summary: &Summary<'_>| -> Vec<&str> {
        summary.sources().iter().map(|source| source.outcome().code()).collect()
    };
    let lead = Summarizer::new().with_method(Method::Lead);
    assert_eq!(
        outcomes(&lead.summarize(sources(), 1)),
        ["shown", "said-elsewhere", "said-elsewhere", "no-sentences"]
    );
    let barred = lead.clone().with_forbidden(Matcher::range(2, 0..9));
    assert_eq!(
        outcomes(&barred.summarize(sources(), 1)),
        ["shown", "said-elsewhere", "nothing-allowed", "no-sentences"]
    );
    let mut seen = Seen::new();
    seen.add(&lead.document(NEWS).unwrap());
    let update = lead.with_seen(seen).summarize(sources(), 1);
    assert_eq!(outcomes(&update), ["shown", "not-chosen", "nothing-new", "no-sentences"]);
    assert_eq!(update.to_string(), "Trains to the coast ran two hours late.");
    let alone = Summarizer::new().summarize(POST, 1);
    assert_eq!(alone.sources()[0].outcome(), SourceOutcome::Shown);
}

#[test]
fn orders_and_a_timeline() {
    let texts = ["The dam held.", "The river rose.", "A bakery won a prize.", "Rain fell."];
    let dates = [Some("2024-03-06"), Some("2024-03-04"), None, Some("2024-03-04")];
    let sources = || -> Vec<Source<'_>> {
        let dated = |(text, date): (&'static str, Option<&'static str>)| match date {
            Some(date) => Source::new(text).with_date(date),
            None => Source::new(text),
        };
        texts.into_iter().zip(dates).map(dated).collect()
    };
    let order =
        |summary: Summary<'_>| -> Vec<usize> { summary.iter().map(epitome::Sentence::source).collect() };
    let summary = Summarizer::new().summarize(sources(), 4);
    assert_eq!(order(summary.clone().by_date()), [1, 3, 0, 2]);
    assert_eq!(order(summary.clone().by_date().by_source()), [0, 1, 2, 3]);
    let best = summary.iter().find(|sentence| sentence.rank() == 0).unwrap().source();
    assert_eq!(order(summary.clone().by_rank())[0], best);
    let timeline: Vec<(Option<&str>, Vec<usize>)> = summary
        .timeline()
        .into_iter()
        .map(|(date, sentences)| (date, sentences.iter().map(|sentence| sentence.source()).collect()))
        .collect();
    assert_eq!(timeline, [(Some("2024-03-04"), vec![1, 3]), (Some("2024-03-06"), vec![0]), (None, vec![2])]);
    assert_eq!(Summarizer::new().summarize("", 3).timeline(), []);
}
