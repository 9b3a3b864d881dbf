//! The bars over a text.

use epitome::render::Strip;
use epitome::{Budget, Scores, Summarizer};
use proptest::prelude::*;

#[test]
fn heights_go_from_the_lowest_to_the_highest_score() {
    let text = "One. Two. Three. Four.";
    let summarizer = Summarizer::new();
    let document = summarizer.document(text).unwrap();
    let strip_of = |scores: Vec<f64>| {
        let scores = Scores::from(scores);
        let lead = Summarizer::new().with_selector(epitome::select::TopRanked::new());
        let summary = lead.select(&document, &scores, 1).unwrap();
        Strip::new(&document, &scores, &summary).unwrap()
    };
    let strip = strip_of(vec![-4.0, 10.0, 3.0, 3.0]);
    assert_eq!(strip.weights().collect::<Vec<_>>(), [0.0, 1.0, 0.5, 0.5]);
    assert_eq!(strip.to_string(), "▁█▅▅\n ^\n");
    assert_eq!(strip_of(vec![7.0; 4]).weights().collect::<Vec<_>>(), [1.0; 4]);
    let most = f64::MAX;
    assert_eq!(strip_of(vec![-most, most, 0.0, -most]).weights().collect::<Vec<_>>(), [0.0, 1.0, 0.5, 0.0]);
}

#[test]
fn nothing_and_wrong_scores() {
    let summarizer = Summarizer::new();
    let document = summarizer.document("").unwrap();
    let strip = Strip::new(&document, &Scores::default(), &epitome::Summary::default()).unwrap();
    assert_eq!((strip.to_string(), strip.text(0)), (String::new(), String::new()));
    assert!(strip.svg().ends_with("0 chosen\"></svg>"));
    assert!(Strip::new(&document, &Scores::from(vec![1.0]), &epitome::Summary::default()).is_err());
}

#[test]
fn a_label_cannot_end_its_attribute() {
    let document = Summarizer::new().document("Rain fell.").unwrap();
    let scores = Summarizer::new().score(&document).unwrap();
    let summary = Summarizer::new().select(&document, &scores, 1).unwrap();
    let strip = Strip::new(&document, &scores, &summary).unwrap().with_label("a\"><script>&");
    assert!(strip.svg().contains("aria-label=\"a&quot;&gt;&lt;script&gt;&amp;\">"));
}

/// The value of each attribute of this name in a picture, in order.
fn values(svg: &str, name: &str) -> Vec<String> {
    let start = format!(" {name}=\"");
    let found = svg.split(&start).skip(1);
    found.map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
}

proptest! {
    #[test]
    fn every_sentence_has_a_bar_as_far_as_there_is_room(
        sources in super::sources(),
        columns in 0_usize..60,
        sentences in 1_usize..6,
    ) {
        let texts: Vec<&str> = sources.iter().map(|(text, _)| text.as_str()).collect();
        let summarizer = Summarizer::new();
        let document = summarizer.document(texts).unwrap();
        let scores = summarizer.score(&document).unwrap();
        let summary = summarizer.select(&document, &scores, Budget::sentences(sentences)).unwrap();
        let strip = Strip::new(&document, &scores, &summary).unwrap();
        prop_assert!(strip.weights().all(|weight| (0.0..=1.0).contains(&weight)));

        let text = strip.text(columns);
        let mut lines = text.lines();
        let bars: Vec<char> = lines.next().unwrap_or_default().chars().collect();
        let marks: Vec<char> = lines.next().unwrap_or_default().chars().collect();
        prop_assert!(bars.len() <= columns && marks.len() <= bars.len());
        prop_assert_eq!(bars.is_empty(), columns == 0 || document.is_empty());
        let with_sentences = (0..document.sources().len()).filter(|&s| document.source_len(s) > 0).count();
        let needed = document.len() + with_sentences.saturating_sub(1);
        if needed <= columns {
            prop_assert_eq!(bars.len(), needed);
            prop_assert_eq!(marks.iter().filter(|&&mark| mark == '^').count(), summary.len());
            for sentence in &summary {
                // As many gaps before it as sources with sentences.
                let gaps = (0..sentence.source()).filter(|&s| document.source_len(s) > 0).count();
                prop_assert_eq!(marks[sentence.index() + gaps], '^');
            }
        } else if columns > 0 && !document.is_empty() {
            prop_assert!(marks.contains(&'^') && bars.contains(&'█'));
        }

        let svg = strip.svg();
        let numbers: Vec<usize> = values(&svg, "data-sentence").iter().map(|n| n.parse().unwrap()).collect();
        prop_assert_eq!(numbers, (0..document.len()).collect::<Vec<_>>());
        prop_assert_eq!(values(&svg, "data-chosen").len(), summary.len());
        for element in ["svg", "g"] {
            prop_assert_eq!(svg.matches(&format!("<{element} ")).count(), svg.matches(&format!("</{element}>")).count());
        }
        let ranks: Vec<Option<usize>> = (0..document.len()).map(Some).collect();
        prop_assert_eq!(values(&strip.with_ranks(&ranks).svg(), "data-rank").len(), document.len());
    }
}
