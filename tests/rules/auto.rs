//! As many sentences as a text needs.

use epitome::{Budget, Meter, Method, Outcome, Summarizer, Unit};

#[test]
fn the_number_grows_with_the_root_of_the_text() {
    // 0.8 times the root, rounded, worked out by hand.
    for (sentences, needed) in [
        (0, 0),
        (1, 1),
        (2, 1),
        (3, 1),
        (4, 2),
        (9, 2),
        (10, 3),
        (12, 3),
        (25, 4),
        (100, 8),
        (400, 16),
        (1_000, 25),
    ] {
        let sentence = |i| format!("Kamora{i} lirend{i} zenopa{i}.");
        let text = (0..sentences).map(sentence).collect::<Vec<_>>().join(" ");
        let document = Summarizer::new().document(&text).unwrap();
        assert_eq!(document.len(), sentences);
        assert_eq!(Meter::new(&document, Budget::auto()).limit(), needed, "of {sentences}");
        let summary = Summarizer::new().with_method(Method::Lead).summarize(&text, Budget::auto());
        assert_eq!(summary.len(), needed);
        let outcome = if sentences == 0 { Outcome::NoSentences } else { Outcome::Complete };
        assert_eq!(summary.outcome(), &outcome);
    }
}

#[test]
fn what_is_said_again_and_again_needs_no_more_sentences() {
    let text = "The old iron bridge was closed on Monday. ".repeat(50);
    let summary = Summarizer::new().summarize(&text, Budget::auto());
    assert_eq!((summary.len(), summary.outcome()), (1, &Outcome::Complete));
}

#[test]
fn it_is_read_and_shown() {
    assert_eq!("auto".parse(), Ok(Budget::auto()));
    assert_eq!(" Auto ".parse(), Ok(Budget::auto()));
    assert_eq!(Budget::auto().to_string(), "auto");
    assert_eq!(Budget::auto().unit(), Unit::Auto);
    assert!("3 auto".parse::<Budget>().is_err());
}
