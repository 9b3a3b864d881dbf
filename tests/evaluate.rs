//! The ceiling and the content measures, against their definitions.

// A helper that cannot go on fails its test; the compared shares are exact.
#![allow(clippy::unwrap_used, reason = "a test may fail by a panic")]

use epitome::evaluate::{Content, Tokens, oracle};
use epitome::{Budget, Document, Language, Source, Summarizer};
use proptest::prelude::*;

fn document(text: &str) -> Document<'_> {
    Summarizer::new().with_language(Language::English).document(text).unwrap()
}

/// Sentences of words of no language.
fn texts() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "kamora", "lirend", "zenopa", "tubalk", "mirosh", "pelgan", "dovrit", "sarkel",
    ]);
    let sentence = prop::collection::vec(word, 1..8).prop_map(|words| format!("X{}.", words.join(" ")));
    prop::collection::vec(sentence, 1..12).prop_map(|sentences| sentences.join(" "))
}

/// The mean F1 of ROUGE-1 and ROUGE-2, pairs of tokens counted within sentences as the oracle does.
fn value(document: &Document<'_>, chosen: &[usize], references: &[&str]) -> f64 {
    let f1 = |n: usize, reference: &str| {
        let grams = |text: &str| -> Vec<Vec<String>> {
            Tokens::stemmed(text).as_slice().windows(n).map(<[String]>::to_vec).collect()
        };
        let mut left = grams(reference);
        let summary: Vec<_> = chosen.iter().flat_map(|&i| grams(document.sentence(i))).collect();
        let all = left.len() + summary.len();
        let before = left.len();
        for gram in summary {
            if let Some(at) = left.iter().position(|other| *other == gram) {
                left.swap_remove(at);
            }
        }
        if all == 0 { 0.0 } else { 2.0 * (before - left.len()) as f64 / all as f64 }
    };
    let sum: f64 = references.iter().map(|r| f1(1, r) + f1(2, r)).sum();
    sum / 2.0 / references.len() as f64
}

proptest! {
    #[test]
    fn each_pick_of_the_oracle_raises_the_value_most(text in texts(), one in texts(), two in texts(), k in 0..6_usize) {
        let document = document(&text);
        let references = [one.as_str(), two.as_str()];
        let chosen = oracle(&document, &references, &Budget::sentences(k));
        prop_assert!(chosen.len() <= k);
        for end in 0..chosen.len() {
            let reached = value(&document, &chosen[..end], &references);
            let now = value(&document, &chosen[..=end], &references);
            prop_assert!(now > reached - 1e-12);
            for other in (0..document.len()).filter(|i| !chosen[..end].contains(i)) {
                // What is said already is no candidate.
                if document.words(other) != document.words(chosen[end]) {
                    let with_other = [&chosen[..end], &[other]].concat();
                    let near = chosen[..end].iter().any(|&j| same_terms(&document, other, j));
                    prop_assert!(near || now >= value(&document, &with_other, &references) - 1e-12);
                }
            }
        }
    }

    #[test]
    fn redundancy_is_the_mean_cosine_of_all_pairs(text in texts(), step in 1..4_usize) {
        let document = document(&text);
        let chosen: Vec<usize> = (0..document.len()).step_by(step).collect();
        let n = document.len() as f64;
        let tf = |i: usize, t: u32| document.terms(i).iter().filter(|&&other| other == t).count() as f64;
        let weight = |t: u32| ((n + 1.0) / ((0..document.len()).filter(|&i| tf(i, t) > 0.0).count() as f64 + 0.5)).ln();
        let dot = |i: usize, j: usize| -> f64 {
            (0..document.term_count() as u32).map(|t| tf(i, t) * tf(j, t) * weight(t) * weight(t)).sum()
        };
        let mut cosines = Vec::new();
        for (k, &i) in chosen.iter().enumerate() {
            cosines.extend(chosen[..k].iter().map(|&j| dot(i, j) / (dot(i, i) * dot(j, j)).sqrt()));
        }
        let mean = cosines.iter().sum::<f64>() / cosines.len().max(1) as f64;
        prop_assert!((Content::of(&document, &chosen).redundancy() - mean).abs() < 1e-9);
    }
}

/// Nearly the same terms: a share of 0.3, by number, is a safe bound below what selectors call a near-copy.
fn same_terms(document: &Document<'_>, one: usize, other: usize) -> bool {
    let set = |i: usize| document.terms(i).iter().copied().collect::<std::collections::BTreeSet<u32>>();
    let (one, other) = (set(one), set(other));
    one.intersection(&other).count() * 10 >= one.len().max(other.len()) * 3
}

#[test]
fn content_by_hand() {
    let first = Source::new("Heavy rain fell. Rivers flooded cellars. Rivers flooded streets. People left.");
    let second = Source::new("Boats came. Rain stopped.");
    let document = Summarizer::new().with_language(Language::English).document([first, second]).unwrap();
    assert_eq!(document.len(), 6);
    let terms: usize = (0..6).map(|i| document.terms(i).len()).sum();
    assert_eq!(terms, 15);
    // Rivers and flooded stand twice, cellars, boats and came once.
    let content = Content::of(&document, &[4, 1, 4, 99]);
    assert_eq!(content.coverage(), 7.0 / 15.0);
    assert_eq!(content.redundancy(), 0.0);
    // The second of four sentences and the first of two.
    assert_eq!(content.positions(), [1, 0, 1, 0, 0, 0, 0, 0, 0, 0]);
    assert_eq!(Content::of(&document, &[]), Content::default());
}

#[test]
fn no_reference_no_oracle() {
    let document = document("Rain fell. The river rose.");
    for references in [&[][..], &[""][..], &["Nothing shared here at all"][..]] {
        assert!(oracle(&document, references, &Budget::sentences(2)).is_empty());
    }
    // By hand: either alone reaches 2 in the sum of the four F1, both together 3/4 + 4/5 + 4/7 + 2/4.
    let both = oracle(&document, &["The river rose.", "Rain fell."], &Budget::words(100));
    assert_eq!(both, [0, 1]);
}

#[test]
fn a_sentence_dangles_without_the_one_before_it() {
    let document = document("The council met. It closed the bridge. This angered shops. Buses turn back.");
    let dangling = |chosen: &[usize]| Content::of(&document, chosen).dangling();
    assert_eq!([dangling(&[0, 1]), dangling(&[1, 2]), dangling(&[1, 3]), dangling(&[0, 2])], [0, 1, 1, 1]);
}

/// The example beside this test's own binary: `target/<profile>/examples/evaluate`.
fn run_example(arguments: &[&std::ffi::OsStr]) -> std::process::Output {
    let test = std::env::current_exe().unwrap();
    let profile = test.parent().and_then(std::path::Path::parent).unwrap();
    let path = profile.join("examples").join(format!("evaluate{}", std::env::consts::EXE_SUFFIX));
    assert!(path.exists(), "{} is not built: run `cargo test` or `cargo build --examples`", path.display());
    std::process::Command::new(path).args(arguments).output().unwrap()
}

#[test]
fn the_example_measures_what_it_can_read_and_says_what_it_cannot() {
    let folder = std::env::temp_dir().join(format!("epitome-evaluate-{}", std::process::id()));
    std::fs::create_dir_all(folder.join("corpora")).unwrap();
    let records = concat!(
        r#"{"text": "Rain fell. The river rose.", "language": "en", "references": ["Rain fell."]}"#,
        "\nno record\n\n",
        r#"{"text": "Rain fell. The river rose.", "language": "en", "references": ["Snow fell.", "Rain stopped."]}"#,
        "\n",
        r#"{"text": "Nobody summarized this."}"#,
        "\n",
    );
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    std::io::Write::write_all(&mut gzip, records.as_bytes()).unwrap();
    std::fs::write(folder.join("corpora/rain.jsonl.gz"), gzip.finish().unwrap()).unwrap();
    std::fs::write(folder.join("corpora/snow.jsonl"), records).unwrap();
    std::fs::write(folder.join("manifest.json"), r#"{"rain": {"words": 3, "sentences": 1}}"#).unwrap();
    let json = folder.join("out.json");
    let arguments = ["--method", "lead,oracle", "--json"].map(std::ffi::OsStr::new);
    let output =
        run_example(&[&arguments[..], &[json.as_os_str(), folder.join("corpora").as_os_str()]].concat());
    let report: serde_json::Value = serde_json::from_slice(&std::fs::read(&json).unwrap()).unwrap();
    std::fs::remove_dir_all(&folder).unwrap();

    let messages = String::from_utf8(output.stderr).unwrap();
    assert!(!output.status.success());
    assert!(messages.contains("line 2: expected"), "{messages}");
    assert!(messages.contains("line 5: there are no 'references'"), "{messages}");
    assert!(messages.contains("gives it no number of words"), "{messages}");
    let rain = &report["corpora"]["rain"];
    assert_eq!(rain["documents"], 2);
    // "Rain fell." has all of the first reference, one of two words of each of the second record's: (1 + 1/2) / 2.
    assert_eq!(rain["methods"]["lead"]["R1"]["f1"], 75.0);
    assert_eq!(rain["methods"]["oracle"]["R1"]["difference"], 0.0);
    assert!(String::from_utf8(output.stdout).unwrap().contains("75.00/50.00/75.00"));
}

#[test]
fn the_example_reports_nothing_where_it_can_read_nothing() {
    let folder = std::env::temp_dir().join(format!("epitome-evaluate-none-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("bad.jsonl"), "no record\n").unwrap();
    std::fs::write(folder.join("empty.jsonl"), "").unwrap();
    let words = ["--words", "3"].map(std::ffi::OsStr::new);
    let output = run_example(&[&words[..], &[folder.as_os_str()]].concat());
    std::fs::remove_dir_all(&folder).unwrap();

    let messages = String::from_utf8(output.stderr).unwrap();
    assert!(!output.status.success());
    for message in
        ["bad.jsonl: line 1", "bad.jsonl: no record", "empty.jsonl: no record", "2 records or files"]
    {
        assert!(messages.contains(message), "{messages}");
    }
    assert!(output.stdout.is_empty());
}
