//! What `Exact` proves where sentences cost unlike amounts; against all subsets it stands in `select.rs`.

use epitome::select::Exact;
use epitome::{Budget, Language, Meter, Prior, Scores, Summarizer};

#[test]
fn of_copies_exact_takes_the_one_that_leaves_room() {
    let long = "Kamora lirend zenopa!!!!!!!!!!!!!!!!!!!!";
    let others = "Tubalk mirosh kamora. Dovrit tubalk lirend mirosh.";
    let exact = Exact::new();
    let solved = |text: &str, bytes: usize| {
        let document = Summarizer::new().with_language(Language::Unknown).document(text).unwrap();
        let scores = Scores::from(vec![0.0; document.len()]);
        let solution =
            exact.solve(&document, &scores, &Prior::uniform(), Meter::new(&document, Budget::bytes(bytes)));
        assert!(solution.is_proven());
        solution.value()
    };
    for bytes in 15..=110 {
        let dear_first = solved(&format!("{long} Kamora lirend zenopa. {others}"), bytes);
        let cheap_first = solved(&format!("Kamora lirend zenopa. {long} {others}"), bytes);
        assert_eq!(dear_first, cheap_first, "{bytes} bytes");
    }
}

#[test]
fn exact_takes_what_costs_nothing() {
    // By this counter the marks alone are free, and the sentence that holds most is dear.
    let text = "Kamora lirend zenopa tubalk. Kamora lirend! Zenopa tubalk! Mirosh pelgan.";
    let document = Summarizer::new().with_language(Language::Unknown).document(text).unwrap();
    let scores = Scores::from(vec![0.0; document.len()]);
    let counter = |text: &str| if text.ends_with('!') { 0 } else { 4 };
    let meter = Meter::new(&document, Budget::tokens(3));
    let solve = |meter| Exact::new().solve(&document, &scores, &Prior::uniform(), meter);
    assert!(solve(meter.clone()).sentences().is_empty(), "without a counter no sentence fits");
    let solution = solve(meter.with_counter(&counter));
    assert!(solution.is_proven());
    assert_eq!(solution.sentences(), [1, 2]);
    assert!(solution.bound() >= solution.value() && solution.value() > 0.0);
}
