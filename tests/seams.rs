//! Where parts meet that were built apart: rules, relevance, neighbours, renderers, languages.

use crate::render::sources;
use epitome::render::{Renderer, Template};
use epitome::{
    Budget, Citations, Document, Matcher, Meter, Method, Outcome, Seen, Sentence, Source, Summarizer,
    Summary, Unit, select,
};
use proptest::prelude::*;
use std::sync::Arc;

const ENGLISH: &str =
    "The river rose over its banks. People left their houses. The bridge cost nine million pounds.";
const GERMAN: &str = "Die Brücken der Stadt wurden gesperrt. Das Wasser stieg in der Nacht um zwei Meter. \
    Viele Häuser stehen seit gestern leer.";
const ARABIC: &str = "الجسر مغلق منذ أمس. ارتفع منسوب النهر مترين. غادر الناس بيوتهم.";

#[cfg(feature = "stemmers")]
fn best(summarizer: &Summarizer, sources: &[&str]) -> String {
    summarizer.summarize(sources.to_vec(), 1).to_string()
}

#[cfg(feature = "stemmers")]
#[test]
fn a_query_finds_words_in_the_language_of_each_source() {
    for (query, answer) in [
        ("Haus", "Viele Häuser stehen seit gestern leer."),
        ("Brücke gesperrt?", "Die Brücken der Stadt wurden gesperrt."),
        ("Wie viel stieg das Wasser?", "Das Wasser stieg in der Nacht um zwei Meter."),
        ("النهر", "ارتفع منسوب النهر مترين."),
        ("What did the bridges cost?", "The bridge cost nine million pounds."),
    ] {
        let asked = Summarizer::new().with_query(query);
        for sources in [[ENGLISH, GERMAN, ARABIC], [GERMAN, ARABIC, ENGLISH], [ARABIC, ENGLISH, GERMAN]] {
            assert_eq!(best(&asked, &sources), answer, "{query}");
        }
        let document = asked.document(vec![ENGLISH, GERMAN, ARABIC]).unwrap();
        let relevance = asked.relevance(&document).unwrap().unwrap();
        assert_eq!(relevance.missing().collect::<Vec<_>>(), Vec::<&str>::new(), "{query}");
    }
}

#[cfg(feature = "stemmers")]
#[test]
fn a_title_speaks_in_the_language_of_its_source() {
    let titled = Source::new("Das war in der Nacht zum Sonntag. Es gab keine Verletzten.")
        .with_title("Häusern in Not");
    let other =
        Source::new("Das war in der Nacht zum Montag. Es gab keine Verletzten mehr.").with_title("Kein Wind");
    let sources = vec![Source::new(ENGLISH), other, titled];
    let summary = Summarizer::new().with_query("Haus").summarize(sources, 1);
    assert_eq!(summary.iter().map(Sentence::source).collect::<Vec<_>>(), [2]);
}

#[cfg(feature = "stemmers")]
#[test]
fn what_must_and_must_not_be_there_is_read_in_each_language() {
    let sources = [ENGLISH, GERMAN, ARABIC];
    let shown = |summarizer: Summarizer, n: usize| {
        summarizer.try_summarize(sources.to_vec(), n).map(|summary| summary.to_string())
    };
    let must = |words: &str| shown(Summarizer::new().with_must(words), 1);
    assert_eq!(must("Hauses").unwrap(), "Viele Häuser stehen seit gestern leer.");
    assert_eq!(must("\"viele Haus\"").unwrap(), "Viele Häuser stehen seit gestern leer.");
    assert_eq!(must("houses").unwrap(), "People left their houses.");
    assert!(must("Katze").unwrap_err().is_unmet());
    let without = Summarizer::new().with_forbidden(Matcher::any_of("Brücke Hauses Wassers النهر"));
    let all = shown(without, 9).unwrap();
    let left = ["الجسر مغلق منذ أمس.", "غادر الناس بيوتهم."];
    assert_eq!(all, format!("{ENGLISH} {}", left.join(" ")));
    // A stop word in each language asks for nothing; in one of them only it may be a word of another.
    assert!(shown(Summarizer::new().with_must("the"), 1).is_ok_and(|text| !text.is_empty()));
}

#[test]
fn candidates_hold_words_as_they_are_written() {
    let sources = [ENGLISH, GERMAN, ARABIC].map(Source::new);
    for language in [None, Some(epitome::Language::German)] {
        for (query, found) in [("Häuser", [1]), ("BRÜCKE", [1]), ("النهر", [2]), ("houses", [0])] {
            let mut summarizer = Summarizer::new().with_query(query);
            if let Some(language) = language {
                summarizer = summarizer.with_language(language);
            }
            assert_eq!(summarizer.candidates(&sources, 3).unwrap(), found, "{query}");
        }
    }
}

#[test]
fn neighbours_leave_the_room_to_what_is_pinned() {
    let text = "Alpha came. Bravo came. Charlie came. Delta came. Echo came.";
    let shown = |summarizer: &Summarizer, budget: Budget| {
        let summary = summarizer.clone().with_context(1).try_summarize(text, budget);
        summary.map(|summary| summary.iter().map(Sentence::index).collect::<Vec<_>>())
    };
    for pinned in
        [Summarizer::new().with_pinned(Matcher::numbers([0, 4])), Summarizer::new().with_must("alpha echo")]
    {
        assert_eq!(shown(&pinned, Budget::sentences(2)).unwrap(), [0, 4]);
        assert_eq!(shown(&pinned, Budget::words(4)).unwrap(), [0, 4]);
        assert_eq!(shown(&pinned, Budget::bytes(22)).unwrap(), [0, 4]); // 11 + 1 + 10
        assert_eq!(shown(&pinned, Budget::sentences(4)).unwrap(), [0, 1, 3, 4]);
        let error = shown(&pinned, Budget::words(3)).unwrap_err().to_string();
        assert_eq!(
            error,
            "the budget is too small for what must be chosen: 4 words are needed, 1 more than 3"
        );
    }
}

#[test]
fn a_floor_for_each_source_shows_nothing_irrelevant() {
    let other = "Snow fell on the pass at night. The road to the lake stays closed.";
    let strict = Summarizer::new().with_query("What did the bridge cost?").with_min_relevance(0.1).unwrap();
    let summary = strict.with_per_source(1..).summarize([other, ENGLISH], 3);
    assert_eq!(summary.to_string(), "The bridge cost nine million pounds.");
}

#[test]
fn the_best_sentence_with_a_must_is_chosen_under_a_cap_too() {
    let text = "Ferries sail. Boats. The old ferry sails from the harbour at nine. Boats of the harbour sail from the pier.";
    let query =
        Summarizer::new().with_query("What sails from the old harbour pier?").with_must("ferry boats");
    // Nine words and eight; the shortest with each are the first and the second.
    let free = query.clone().summarize(text, Budget::words(17));
    assert_eq!(free.iter().map(Sentence::index).collect::<Vec<_>>(), [2, 3]);
    assert_eq!(query.with_per_source(..=1).summarize(text, Budget::words(17)).to_string(), free.to_string());
}

#[test]
fn a_clause_that_was_read_before_is_not_shown() {
    let monday = "The river Aln rose over its banks near Wark on Monday night, firemen of the county said.";
    let tuesday = "The river Aln rose over its banks near Wark; the mayor, back from a journey of three weeks to \
        Spain and Portugal, told the council that schools, shops and offices would open again soon.";
    let budget = Budget::words(10);
    // The clause that fits restates what was read; the sentence says more than that.
    assert_eq!(
        Summarizer::new().summarize(tuesday, budget).to_string(),
        "The river Aln rose over its banks near Wark"
    );
    let mut seen = Seen::new();
    seen.add(&Summarizer::new().document(monday).unwrap());
    let update = Summarizer::new().with_seen(seen).summarize(tuesday, budget);
    assert!(!update.to_string().contains("Aln"), "{update}");
}

#[test]
fn a_neighbour_that_is_chosen_later_keeps_its_own_mentions() {
    let sources = [
        "Alpha came by boat at noon. Bravo left the harbour with forty crates. Charlie painted the long wooden fence.",
        "Delta repaired seven broken windows upstairs.",
        "Charlie painted the long wooden fence.",
    ];
    let choice = select::from_fn(|_, _, _, _| vec![1, 3, 2]);
    let summarizer = Summarizer::new().with_selector(choice).with_context(1);
    let told = |summarizer: &Summarizer, budget: Budget| -> Vec<(usize, usize, bool, usize)> {
        let summary = summarizer.summarize(sources, budget);
        let of = |s: &Sentence<'_>| (s.index(), s.rank(), s.is_context(), s.also_in().len());
        summary.iter().map(of).collect()
    };
    // Sentence 2 is beside 1, then chosen itself, and another source says it too.
    let all = [(0, 0, true, 0), (1, 0, false, 0), (2, 2, false, 1), (3, 1, false, 0)];
    assert_eq!(told(&summarizer, Budget::sentences(9)), all);
    // A text of more than three sentences costs more than its parts did: what was taken last is dropped.
    let counter = |text: &str| text.matches('.').count() + 9 * usize::from(text.matches('.').count() > 3);
    let counted = summarizer.with_counter(counter);
    assert_eq!(told(&counted, Budget::tokens(9)), [(0, 0, true, 0), (1, 0, false, 0), (2, 1, false, 1)]);
}

const QUERIES: [&str; 8] =
    ["", "bridge river", "the of", "\"\"", "Fluss", "橋", "\u{1}", "What rose over the banks?"];
const MUSTS: [&str; 7] = ["", "boat", "river \"left their\"", "Ufer", "Flüssen", "zebra", "deep bridge"];
const FORBIDDEN: [&str; 4] = ["", "rain", "river", "\"their houses\" Ufers"];

fn renderer(number: usize) -> Arc<dyn Renderer> {
    match number {
        0 => Arc::new(Template::plain()),
        1 => Arc::new(Template::markdown().with_citations()),
        2 => Arc::new(Template::xml()),
        _ => Arc::new(Template::xml().with_citations()),
    }
}

fn budgets() -> impl Strategy<Value = Budget> {
    prop_oneof![
        (0..9_usize).prop_map(Budget::sentences),
        (0..101_usize).prop_map(Budget::percent),
        (0..60_usize).prop_map(Budget::words),
        (0..400_usize).prop_map(Budget::bytes),
        (0..400_usize).prop_map(Budget::chars),
        (0..120_usize).prop_map(Budget::tokens),
        Just(Budget::auto()),
    ]
}

fn tokens(text: &str) -> usize {
    text.len().div_ceil(4)
}

/// What a summary uses, as it is written where that is what the budget counts.
fn used(summarizer: &Summarizer, document: &Document<'_>, summary: &Summary<'_>, unit: Unit) -> usize {
    let text = summarizer.render(summary);
    match unit {
        Unit::Tokens => tokens(&text),
        Unit::Bytes => text.len(),
        Unit::Chars => text.chars().count(),
        // A clause is shorter than its sentence, which did not fit.
        Unit::Words if matches!(summary.outcome(), Outcome::Clauses { .. }) => 0,
        Unit::Words => {
            let meter = Meter::new(document, Budget::words(usize::MAX));
            summary.iter().map(|sentence| meter.cost(sentence.index())).sum()
        }
        _ => summary.len(),
    }
}

fn chosen(summary: &Summary<'_>) -> Vec<usize> {
    summary.iter().filter(|sentence| !sentence.is_context()).map(Sentence::index).collect()
}

proptest! {
    #[test]
    fn all_promises_hold_together(
        texts in sources(),
        asked in (0..QUERIES.len(), 0..MUSTS.len(), 0..FORBIDDEN.len(), prop::sample::select(vec![0.0, 0.1, 0.5])),
        (context, renderer_number, read) in (0..3_usize, 0..5_usize, prop::collection::vec(0..20_usize, 0..4)),
        (least, most) in (0..2_usize, 1..4_usize),
        budget in budgets(),
        method in prop::sample::select(Method::ALL),
    ) {
        let sources: Vec<Source<'_>> = texts.iter().map(|(text, title)| {
            title.map_or(Source::new(text), |title| Source::new(text).with_title(title))
        }).collect();
        let (query, must, forbidden, relevance) = asked;
        let plain = Summarizer::new();
        let document = plain.document(sources.clone())?;
        let mut seen = Seen::new();
        for &i in read.iter().filter(|&&i| i < document.len()) {
            seen.add_sentence(&document, i);
        }
        let mut summarizer = plain
            .with_method(method)
            .with_query(QUERIES[query])
            .with_min_relevance(relevance)?
            .with_must(MUSTS[must])
            .with_forbidden(Matcher::any_of(FORBIDDEN[forbidden]))
            .with_seen(seen.clone())
            .with_per_source(least..=most)
            .with_context(context)
            .with_counter(tokens);
        if renderer_number < 4 {
            summarizer = summarizer.with_renderer(renderer(renderer_number));
        }
        let barred = Matcher::any_of(FORBIDDEN[forbidden]).find(&document)?;
        let musts = [MUSTS[must]].into_iter().filter(|must| !must.contains('"')).flat_map(str::split_whitespace);
        let musts: Vec<Vec<usize>> = musts.map(|word| Matcher::any_of(word).find(&document)).collect::<Result<_, _>>()?;
        let may_be_shown = |i: usize| !barred.contains(&i) && !seen.holds(&document, i);
        let summary = match summarizer.try_summarize(sources.clone(), budget) {
            Ok(summary) => summary,
            Err(error) => {
                prop_assert!(error.is_unmet(), "{error}");
                let message = error.to_string();
                if message.contains("too small") {
                    // It says how much is enough.
                    let needed = message.split("chosen: ").nth(1).and_then(|rest| rest.split(' ').next());
                    let needed: usize = needed.unwrap_or_default().parse()?;
                    prop_assume!(!matches!(budget.unit(), Unit::Percent | Unit::Auto));
                    let enough = match budget.unit() {
                        Unit::Words => Budget::words(needed),
                        Unit::Bytes => Budget::bytes(needed),
                        Unit::Chars => Budget::chars(needed),
                        Unit::Tokens => Budget::tokens(needed),
                        _ => Budget::sentences(needed),
                    };
                    prop_assert!(needed > budget.amount());
                    let summary = summarizer.try_summarize(sources, enough)?;
                    prop_assert!(musts.iter().all(|of| chosen(&summary).iter().any(|i| of.contains(i))));
                }
                return Ok(());
            }
        };
        let limit = Meter::new(&document, budget).with_counter(&tokens).limit();
        let spent = used(&summarizer, &document, &summary, budget.unit());
        prop_assert!(spent <= limit, "{spent} > {limit}");
        prop_assert!(!summary.is_empty() || summary.outcome() != &Outcome::Complete);
        let picks = chosen(&summary);
        for must in &musts {
            let is_met = must.is_empty() || picks.iter().any(|i| must.contains(i));
            prop_assert!(is_met || budget.amount() == 0, "{must:?} {picks:?}");
        }
        let values = summarizer.relevance(&document)?.unwrap_or_default();
        let citations = Citations::new(sources.clone());
        for sentence in &summary {
            let i = sentence.index();
            prop_assert!(may_be_shown(i), "{}", sentence);
            let pinned = musts.iter().flatten().any(|&must| must == i) || MUSTS[must].contains('"');
            let relevant = values.as_slice()[i] >= relevance;
            prop_assert!(relevant || pinned || sentence.is_context(), "{}", sentence);
            prop_assert_eq!(citations.resolve(&citations.cite(sentence)?)?, sentence.text());
            prop_assert_eq!(citations.resolve_mark(&sentence.mark())?, sentence.text());
        }
        for source in 0..sources.len() {
            let of = |&&i: &&usize| document.source(i) == source;
            let many = picks.iter().filter(of).count();
            prop_assert!(many <= most + musts.len() + 2);
            prop_assert!(!MUSTS[must].is_empty() || many <= most, "{many} of {source}");
        }
    }

    #[test]
    fn several_lengths_contain_each_other_in_whatever_units(
        texts in sources(),
        lengths in prop::collection::vec(budgets(), 1..5),
        (query, context, renderer_number) in (0..QUERIES.len(), 0..3_usize, 0..5_usize),
        must in prop::sample::select(vec!["", "boat", "river"]),
        floor in 0..2_usize,
    ) {
        let sources: Vec<&str> = texts.iter().map(|(text, _)| text.as_str()).collect();
        let mut summarizer = Summarizer::new().with_query(QUERIES[query]).with_must(must);
        summarizer = summarizer.with_context(context).with_counter(tokens).with_per_source(floor..);
        if renderer_number < 4 {
            summarizer = summarizer.with_renderer(renderer(renderer_number));
        }
        let document = summarizer.document(sources)?;
        let scores = summarizer.score(&document)?;
        let summaries = match summarizer.select_nested(&document, &scores, lengths.clone()) {
            Ok(summaries) => summaries,
            Err(error) => {
                prop_assert!(error.is_unmet(), "{error}");
                return Ok(());
            }
        };
        for (summary, budget) in summaries.iter().zip(&lengths) {
            let limit = Meter::new(&document, *budget).with_counter(&tokens).limit();
            let spent = used(&summarizer, &document, summary, budget.unit());
            prop_assert!(spent <= limit, "{spent} > {limit} {budget}");
        }
        for pair in summaries.windows(2) {
            let (short, long) = (chosen(&pair[0]), chosen(&pair[1]));
            let clauses = matches!(pair[0].outcome(), Outcome::Clauses { .. });
            prop_assert!(clauses || short.iter().all(|i| long.contains(i)), "{short:?} {long:?}");
        }
    }
}
