//! Queries: how well sentences answer, worked out by hand, and what is shown where none does.

use epitome::score::{Retrieval, RetrievalTuning};
use epitome::{Budget, Language, Method, Outcome, Prior, Relevance, Source, Sources, Summarizer};

const MUSEUM: &str = "The museum opens at nine. Children pay half on Sundays. The cafe closes at four. \
    A lift takes visitors to the tower.";

fn relevance<'t>(sources: impl Into<Sources<'t>>, query: &str) -> Relevance {
    let summarizer = Summarizer::new().with_language(Language::English).with_query(query);
    let document = summarizer.document(sources).unwrap();
    summarizer.relevance(&document).unwrap().unwrap()
}

fn assert_near(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-12, "{found} is not {expected}");
}

/// The most a sentence could have where no number is asked for: (k1 + 1) + title + phrase + stop words.
const MOST: f64 = 1.3 + 0.8 + 0.3 + 0.1;

/// The evidence of a term that stands once in a sentence of some terms.
fn once(terms: f64, mean: f64) -> f64 {
    1.3 / (1.0 + 0.3 * (0.25 + 0.75 * terms / mean))
}

#[test]
fn relevance_by_hand() {
    // Terms: museum opens nine, Children pay half Sundays, cafe closes four, lift takes visitors tower.
    let one = relevance(MUSEUM, "children");
    assert_near(one.as_slice()[1], once(4.0, 3.5) / MOST);
    assert_near(one.as_slice()[0], 0.25 * once(4.0, 3.5) / MOST);
    assert_near(one.as_slice()[3], 0.0);
    // Half of what is asked is there; what is not weighs more: ln(1 + 4.5 / 0.5) against ln(1 + 3.5 / 1.5).
    let (missing, held) = (10_f64.ln().powf(1.3), (1.0 + 3.5 / 1.5_f64).ln().powf(1.3));
    let half = relevance(MUSEUM, "children, trams");
    assert_near(half.as_slice()[1], held / (held + missing) * once(4.0, 3.5) / MOST);
    // Neighbours as in the query: half of the rarity of both, of all.
    let both = relevance(MUSEUM, "children pay");
    assert_near(both.as_slice()[1], (once(4.0, 3.5) + 0.3 / 2.0) / MOST);
}

#[test]
fn a_title_a_heading_and_a_speaker_speak_for_what_stands_below() {
    let titled = Source::new("It opens at nine. It was painted in May.").with_title("Quarry Museum");
    // Both sentences have the title's terms, one e = 1 each; the query holds half of the title.
    let found = relevance(titled, "museum");
    assert_near(found.as_slice()[0], (1.0 + 0.8 / 2.0) / MOST);
    let sections =
        "# Lift\n\nIt takes eight visitors. It stops at noon.\n\n# Cafe\n\nIt closes at four. It serves tea.";
    let found = relevance(sections, "cafe");
    assert!(found.as_slice()[2] > 4.0 * found.as_slice()[0]);
    let talk = "Ann: The bridge is old.\nBen: The paint is new.\nAnn: We have no money.\nBen: Then we wait.";
    let found = relevance(talk, "Ben");
    assert!(found.as_slice()[1] > found.as_slice()[0] && found.as_slice()[3] > found.as_slice()[2]);
}

#[test]
fn words_much_like_a_term_count_for_it() {
    let text = "Rain fell. The Dampfmaschine of Köln was sold to the government. People left.";
    for query in ["dampf", "maschine", "koln", "goverment", "govermnent", "governmental"] {
        let found = relevance(text, query);
        assert!(found.as_slice()[1] > 0.1, "{query}: {:?}", found.as_slice());
        assert_eq!(found.terms()[0].sentences(), [1], "{query}");
    }
    for query in ["man", "rains1", "köchin"] {
        assert_eq!(relevance(text, query).best(), 0.0, "{query}");
    }
}

#[test]
fn a_number_is_found_where_one_is_asked_for() {
    let text = "The dam was opened by the king. The dam was opened in 1905. The dam was opened for 30 days.";
    for (query, answer) in [
        ("When was the dam opened?", "The dam was opened in 1905."),
        ("Who opened the dam?", "The dam was opened by the king."),
    ] {
        assert_eq!(Summarizer::new().with_query(query).summarize(text, 1).to_string(), answer);
    }
    // What the question says already is no answer.
    let found = relevance(text, "When before 1905 was the dam opened?");
    let plain = relevance(text, "before 1905 was the dam opened?");
    let kind = |i: usize| found.as_slice()[i] * (MOST + 0.15) - plain.as_slice()[i] * MOST;
    let stop_word = kind(0); // "when" alone
    assert_near(kind(1), stop_word);
    assert_near(kind(2) - stop_word, 0.15 / 2.0);
}

#[test]
fn pairs_of_characters_answer_in_chinese() {
    let text = "博物馆九点开门。儿童星期天半价。咖啡馆四点关门。";
    let summary = Summarizer::new().with_query("儿童票多少钱？").summarize(text, 1);
    assert_eq!(summary.to_string(), "儿童星期天半价。");
}

#[test]
fn nothing_is_shown_where_nothing_answers() {
    let strict = Summarizer::new().with_min_relevance(0.1).unwrap();
    for budget in [Budget::sentences(2), Budget::words(30), Budget::percent(100), Budget::words(2)] {
        let summary = strict.clone().with_query("Who won the chess final?").summarize(MUSEUM, budget);
        assert!(summary.is_empty());
        let missing = ["won", "chess", "final"].map(str::to_owned).to_vec();
        assert_eq!(summary.outcome(), &Outcome::NotAnswered { missing });
    }
    // Without a least relevance a summary is never empty.
    let lenient = Summarizer::new().with_query("Who won the chess final?").summarize(MUSEUM, 2);
    assert_eq!((lenient.len(), lenient.outcome()), (2, &Outcome::QueryNotFound));
    // What answers is shown, and nothing beside it.
    let summary =
        strict.clone().with_query("When does the cafe close?").summarize(MUSEUM, Budget::percent(100));
    let document = strict.document(MUSEUM).unwrap();
    let found = strict.clone().with_query("When does the cafe close?").relevance(&document).unwrap().unwrap();
    let relevant: Vec<usize> = (0..4).filter(|&i| found.as_slice()[i] >= 0.1).collect();
    assert_eq!(summary.iter().map(epitome::Sentence::index).collect::<Vec<_>>(), relevant);
    assert!(relevant.contains(&2) && relevant.len() < 4);
    for wrong in [-0.1, 1.1, f64::NAN] {
        let error = Summarizer::new().with_min_relevance(wrong).unwrap_err();
        assert!(error.is_parameter() && error.to_string().contains("min_relevance"));
    }
}

#[test]
fn without_a_query_neither_the_model_nor_the_least_relevance_changes_anything() {
    let mut tuning = RetrievalTuning::new();
    tuning.k1 = 2.0;
    let other = Summarizer::new()
        .with_retrieval(Retrieval::with_tuning(tuning).unwrap())
        .with_min_relevance(0.9)
        .unwrap();
    let document = Summarizer::new().document(MUSEUM).unwrap();
    assert_eq!(other.score(&document).unwrap(), Summarizer::new().score(&document).unwrap());
    assert_eq!(other.prior(&document).unwrap(), Prior::uniform());
    assert_eq!(other.relevance(&document).unwrap(), None);
    for budget in [Budget::sentences(2), Budget::words(12)] {
        let (a, b) = (other.summarize(MUSEUM, budget), Summarizer::new().summarize(MUSEUM, budget));
        assert_eq!((a.to_string(), a.outcome()), (b.to_string(), b.outcome()));
    }
}

#[test]
fn each_constant_of_the_model_has_its_range() {
    let wrong: [fn(&mut RetrievalTuning); 10] = [
        |t| t.k1 = -1.0,
        |t| t.b = 1.5,
        |t| t.rarity = 11.0,
        |t| t.field = f64::NAN,
        |t| t.title = -0.1,
        |t| t.neighbour = 2.0,
        |t| t.partial = 1.1,
        |t| t.phrase = f64::INFINITY,
        |t| t.stop_words = -1.0,
        |t| t.kind = 100.0,
    ];
    for change in wrong {
        let mut tuning = RetrievalTuning::new();
        change(&mut tuning);
        assert!(Retrieval::with_tuning(tuning).unwrap_err().is_parameter());
    }
}

#[test]
fn sources_without_a_word_of_the_query_are_left_out_by_a_scan() {
    let texts =
        ["Rain fell on the hills.", "THE FERRIES ran late.", "A bridge is closed.", "Ferry, ferry, ferry!"];
    let sources = texts.map(Source::new);
    let asking =
        |query: &str| Summarizer::new().with_language(Language::English).with_query(query.to_owned());
    assert_eq!(asking("Is the ferry late?").candidates(&sources, 9).unwrap(), [1, 3]);
    assert_eq!(asking("Is the ferry late?").candidates(&sources, 1).unwrap(), [1]);
    assert_eq!(asking("zebra").candidates(&sources, 9).unwrap(), [0_usize; 0]);
    assert_eq!(Summarizer::new().candidates(&sources, 3).unwrap(), [0, 1, 2]);
    let titled = [Source::new("Rain fell."), Source::new("It is late.").with_title("The ferry")];
    assert_eq!(asking("ferry").candidates(&titled, 9).unwrap(), [1]);
}

#[test]
fn bm25_by_hand() {
    let document = Summarizer::new().document(MUSEUM).unwrap();
    let asking =
        Summarizer::new().with_method(Method::Bm25).with_query("When do children pay in the museum?");
    let scores = asking.score(&document).unwrap();
    let term = |terms: f64| (1.0 + 3.5 / 1.5_f64).ln() * 2.2 / (1.0 + 1.2 * (0.25 + 0.75 * terms / 3.5));
    let expected = [term(3.0), 2.0 * term(4.0), 0.0, 0.0];
    scores.as_slice().iter().zip(expected).for_each(|(&found, expected)| assert_near(found, expected));
    let without = Summarizer::new().with_method(Method::Bm25).score(&document).unwrap();
    assert_eq!(without.as_slice(), [0.0; 4]);
}

#[test]
fn a_long_query_and_long_words_take_linear_time() {
    let word = "a".repeat(200_000);
    let text = format!("{word} {word}b. {}", "The river rose 1 2 3. ".repeat(2_000));
    let words: Vec<String> = (0..50_000).map(|i| format!("w{i} {i}")).collect();
    let query = format!("how many {word}c {}", words.join(" "));
    let summary = Summarizer::new().with_query(query).summarize(&text, 1);
    assert_eq!(summary.len(), 1);
}
