//! Which sentences a matcher means.

use epitome::{Language, Matcher, Source, Summarizer};

const TEXT: &str = "Two old bridges cross the canal. The ferry carries bicycles and horses. It costs 5 crowns; see § 9! \
    A ferry bridge was planned in 1950. Nobody paid for the ferry \u{2192} it was never built.";

fn found(matcher: &Matcher) -> Vec<usize> {
    let document = Summarizer::new().with_language(Language::English).document(TEXT).unwrap();
    assert_eq!(document.len(), 5);
    matcher.find(&document).unwrap()
}

#[test]
fn words_and_phrases_by_hand() {
    for (asked, any) in [
        ("ferry", vec![1, 3, 4]),
        ("FERRIES horse", vec![1, 3, 4]),
        ("\"old bridge\"", vec![0]),
        ("\u{201c}ferry bridge\u{201d} canal", vec![0, 3]),
        ("\u{ab}for the ferry\u{bb}", vec![4]),
        ("\"bridge ferry\"", vec![]),
        ("the of and", vec![]),
        ("\"the ferry\"", vec![1, 4]),
        ("snow", vec![]),
        ("\"the snow\"", vec![]),
        ("\u{2192}", vec![4]),
        ("1950", vec![3]),
        ("", vec![]),
        ("\"\"", vec![]),
        ("\" \" \"", vec![]),
        ("\"old bridge", vec![0]),
    ] {
        if cfg!(feature = "stemmers") {
            assert_eq!(found(&Matcher::any_of(asked)), any, "{asked}");
        }
    }
    assert_eq!(found(&Matcher::phrase("planned in 1950")), [3]);
    assert_eq!(found(&Matcher::phrase("carries bicycles and")), [1]);
}

#[test]
fn numbers_ranges_and_closures() {
    assert_eq!(found(&Matcher::numbers([4, 1, 1, 99])), [1, 4]);
    let second = TEXT.find("The ferry").unwrap();
    assert_eq!(found(&Matcher::range(0, second..second)), [0_usize; 0]);
    assert_eq!(found(&Matcher::range(0, second..second + 1)), [1]);
    assert_eq!(found(&Matcher::range(0, second - 2..second + 1)), [0, 1]);
    assert_eq!(found(&Matcher::range(1, 0..usize::MAX)), [0_usize; 0]);
    assert_eq!(found(&Matcher::from_fn(|document, i| document.sentence(i).contains("19"))), [3]);
    let sources = [Source::new("Rain fell."), Source::new("Snow fell.")];
    let document = Summarizer::new().document(sources).unwrap();
    assert_eq!(Matcher::range(1, 0..3).find(&document).unwrap(), [1]);
}

#[test]
fn words_of_a_script_without_spaces() {
    let text = "河水昨夜淹没了老桥。学校今天关闭。渡轮停运了。";
    let document = Summarizer::new().document(text).unwrap();
    assert_eq!(Matcher::any_of("学校").find(&document).unwrap(), [1]);
    assert_eq!(Matcher::phrase("淹没了老桥").find(&document).unwrap(), [0]);
    assert_eq!(Matcher::any_of("火车").find(&document).unwrap(), [0_usize; 0]);
}
