//! Sentences with something in their midst that is not of them: how they are read, counted and shown.

use epitome::{Budget, Layout, Summarizer};

const PAGES: &str = "The first keeper of the ferry came from Weiden, and he brought a dog which was\n\n- 2 -\n\n\
    never seen on the other bank. The second one had no dog, and he was afraid of\n\n- 3 -\n\nthe water.";

#[test]
fn a_sentence_is_shown_without_the_page_number_in_its_midst() {
    let summary = Summarizer::new().summarize(PAGES, 2);
    let shown = "The first keeper of the ferry came from Weiden, and he brought a dog which was\n\
        never seen on the other bank. The second one had no dog, and he was afraid of\nthe water.";
    assert_eq!(summary.to_string(), shown);
    let first = &summary.sentences()[0];
    assert_eq!(&PAGES[first.range()], first.text());
    assert!(first.text().contains("- 2 -") && !first.displayed().contains("- 2 -"));
    assert_eq!(first.displayed(), first.to_string());
    let owned = summary.clone().into_owned();
    assert_eq!(owned.to_string(), shown);
}

#[test]
fn what_is_not_shown_is_not_counted() {
    // "The second one had no dog, and he was afraid of the water.": 13 words, and 57 characters.
    let last = epitome::score::from_fn(|document, _| {
        epitome::Scores::from((0..document.len()).map(|i| i as f64).collect::<Vec<_>>())
    });
    let summarizer = Summarizer::new().with_scorer(last);
    let count =
        |budget| summarizer.summarize(PAGES, budget).iter().map(epitome::Sentence::index).collect::<Vec<_>>();
    let shown = "The second one had no dog, and he was afraid of\nthe water.";
    assert_eq!(count(Budget::words(13)), [1]);
    assert_eq!(count(Budget::bytes(shown.len())), [1]);
    assert_eq!(count(Budget::chars(shown.len())), [1]);
}

#[test]
fn a_word_broken_at_the_end_of_a_page_is_one() {
    let text = "The old railing of the lower bridge in the harbour has been re-\n\n- 2 -\n\npaired four times \
        since the flood, and it will be painted in the coming spring by the man who re-\n\n- 3 -\n\nplaced it.";
    let document = Summarizer::new().document(text).unwrap();
    assert_eq!(document.terms_of("repaired").unwrap().len(), 1);
    assert!(document.terms_of("2").unwrap().is_empty());
    let words: Vec<_> = document.word_ranges(0).map(|range| &text[range]).collect();
    assert!(words.contains(&"re-\n\n- 2 -\n\npaired"), "{words:?}");
}

#[test]
fn a_sentence_has_the_time_it_begins_at() {
    let text = "WEBVTT\n\n00:01.000 --> 00:04.000\nThe ferry crosses the river\n\n00:04.000 --> 00:06.500\n\
        again. Nobody paid for\n\n00:07.000 --> 00:09.000\nthe hull.\n";
    let summary = Summarizer::new().summarize(text, 2);
    let times: Vec<_> = summary.iter().map(|sentence| (sentence.displayed(), sentence.time())).collect();
    let expected = [
        ("The ferry crosses the river\nagain.", Some("00:01.000 --> 00:04.000")),
        ("Nobody paid for\nthe hull.", Some("00:04.000 --> 00:06.500")),
    ];
    assert_eq!(times, expected);
    for (text, time) in [
        ("[00:00:04] The ferry is gone.\n[00:00:09] Nobody saw it.", Some("00:00:04")),
        (
            "12/03/2024, 08:14 - Ida: The ferry is gone.\n12/03/2024, 08:15 - Tom: Who saw it?",
            Some("12/03/2024, 08:14"),
        ),
        (
            "3/12/24, 8:14 AM - Ida: The ferry is gone.\n3/12/24, 8:15 AM - Tom: Who saw it?",
            Some("3/12/24, 8:14 AM"),
        ),
        (
            "Ida Berg  9:14 AM\nThe ferry is gone.\n\nTom  9:15 AM\nWho?\n\nIda Berg  9:16 AM\nTom.",
            Some("9:14 AM"),
        ),
        ("0:04\nThe ferry is gone.\n0:09\nNobody saw it.", Some("0:04")),
        ("Ida: The ferry is gone.\nTom: Who saw it?\nIda: Nobody.", None),
        ("The ferry is gone. It left at 9:14.", None),
    ] {
        let summary = Summarizer::new().summarize(text, 9);
        let first = summary.iter().find(|sentence| sentence.text().contains("ferry")).unwrap();
        assert_eq!(first.time(), time, "{text}");
    }
}

#[test]
fn speakers_are_known_whatever_stands_beside_their_names() {
    for (text, speaker) in [
        (
            "12/03/2024, 08:14 - Ida Berg: The ferry is gone.\n12/03/2024, 08:15 - Tom: Who saw it?",
            "Ida Berg",
        ),
        ("[12.03.24, 08:14:02] Lena: The ferry is gone.\n[12.03.24, 08:15:02] Tom: Who saw it?", "Lena"),
        (
            "Ida Berg  9:14 AM\nThe ferry is gone.\n\nTom  9:15 AM\nWho?\n\nIda Berg  9:16 AM\nTom.",
            "Ida Berg",
        ),
        ("Ida — Today at 9:14 AM\nThe ferry is gone.\nIda — Today at 9:16 AM\nReally.", "Ida"),
        ("[10:15] Ida Berg\nThe ferry is gone.\n[10:16] Ida Berg\nReally.", "Ida Berg"),
        ("Speaker 1 (00:00):\nThe ferry is gone.\n\nSpeaker 1 (00:12):\nReally.", "Speaker 1"),
        ("<ann> The ferry is gone.\n<bob> Who saw it?", "ann"),
    ] {
        let summary = Summarizer::new().summarize(text, 9);
        let first = summary.iter().find(|sentence| sentence.text().contains("ferry")).unwrap();
        assert_eq!(first.speaker(), Some(speaker), "{text}");
    }
}

#[test]
fn a_text_without_pages_and_times_has_no_gaps() {
    for text in
        ["", "The ferry is gone. Nobody saw it.", "- a rope\n- a bell\n\nBring them.", "a\n\nb\n\n1\n\nc"]
    {
        assert!(Layout::of(text).gaps().is_empty(), "{text:?}");
    }
}
