//! Citations lead back to their bytes, and gaps hold what is not shown.

use super::sources;
use epitome::{Citation, Citations, Source, Summarizer};
use proptest::prelude::*;

proptest! {
    #[test]
    fn every_citation_resolves_to_its_bytes(
        sources in sources(),
        ids in prop::collection::vec(prop::sample::select(vec![None, Some(""), Some("a#b"), Some("c:1-2")]), 4),
    ) {
        let sources: Vec<Source<'_>> = sources.iter().zip(&ids).map(|((text, _), id)| {
            id.map_or(Source::new(text), |id| Source::new(text).with_id(id))
        }).collect();
        let citations = Citations::new(&sources);
        let summary = Summarizer::new().summarize(&sources, 5);
        for sentence in &summary {
            let citation = citations.cite(sentence)?;
            prop_assert_eq!(citation.range(), sentence.range());
            prop_assert_eq!(citation.source_id(), sentence.source_id());
            prop_assert_eq!(citations.resolve(&citation)?, sentence.text());
            let read: Citation = citation.to_string().parse()?;
            prop_assert_eq!(&read, &citation);
            prop_assert_eq!(citations.resolve_mark(&format!("[{}]", sentence.mark()))?, sentence.text());
            // Whatever order the sources are given in, the citation is of the same bytes.
            let turned = Citations::new(sources.iter().rev().copied().collect::<Vec<_>>());
            prop_assert_eq!(turned.resolve(&citation)?, sentence.text());
        }
    }

    #[test]
    fn what_is_shown_and_the_gaps_are_the_document(sources in sources(), n in 0..6_usize) {
        let texts: Vec<&str> = sources.iter().map(|(text, _)| text.as_str()).collect();
        let summarizer = Summarizer::new();
        let document = summarizer.document(&texts)?;
        let summary = summarizer.select(&document, &summarizer.score(&document)?, n)?;
        let mut seen = vec![0; document.len()];
        for sentence in &summary {
            seen[sentence.index()] += 1;
        }
        for gap in summary.gaps(&document) {
            prop_assert_eq!(&texts[gap.source()][gap.range()], gap.text());
            prop_assert_eq!(gap.len(), gap.sentences().len());
            prop_assert_eq!(gap.range().start, document.range(gap.sentences().start).start);
            for sentence in gap.sentences() {
                prop_assert_eq!(document.source(sentence), gap.source());
                prop_assert!(gap.text().contains(document.sentence(sentence)));
                seen[sentence] += 1;
            }
        }
        prop_assert!(seen.iter().all(|&times| times == 1));
    }
}

#[test]
fn a_citation_of_another_text_is_refused() {
    let old = Citations::new(Source::new("Rain fell.").with_id("a"));
    let citation = old.cite_range(0, 0..10).unwrap();
    let stale = Citations::new(Source::new("Rain fell!").with_id("a")).resolve(&citation).unwrap_err();
    assert!(stale.is_stale());
    assert_eq!(stale.to_string(), format!("the text of 'a' has changed since '{citation}' was cited"));
    let unknown = Citations::new(Source::new("Snow fell.").with_id("b")).resolve(&citation).unwrap_err();
    assert!(unknown.is_parameter() && !unknown.is_stale());
    // The text decides: under another name it is still the text that was cited.
    assert_eq!(
        Citations::new(Source::new("Rain fell.").with_id("b")).resolve(&citation).unwrap(),
        "Rain fell."
    );
    assert!(old.cite_range(1, 0..1).is_err() && old.cite_range(0, 0..11).is_err());
    let other = epitome::summarize("Hail fell.", 1);
    assert!(old.cite(&other.sentences()[0]).unwrap_err().is_parameter());
}

#[test]
fn what_is_no_citation_is_refused() {
    for text in [
        "",
        "a",
        "a#",
        "0:0-1",
        "af63dc4c8601ec8c:0",
        "af63dc4c8601ec8c:1-",
        "af63dc4c8601ec8c:+1-2",
        "af63dc4c8601ec8g:0-1",
        "#af63dc4c8601ec8:0-1",
        "af63dc4c8601ec8c:0-99999999999999999999",
    ] {
        assert!(text.parse::<Citation>().unwrap_err().is_parameter(), "{text}");
    }
    let citations = Citations::new("Rain fell é.");
    for mark in ["", "1", "1:0", "0:0-1", "2:0-1", "1:3-1", "1:0-99", "1:10-11", "x:0-1"] {
        assert!(citations.resolve_mark(mark).unwrap_err().is_parameter(), "{mark}");
    }
    assert_eq!(citations.resolve_mark(" [1:5-9]\n").unwrap(), "fell");
}

#[test]
fn fingerprints_are_those_of_fnv_1a() {
    // From the authors' list of test vectors.
    for (text, hash) in
        [("", 0xcbf2_9ce4_8422_2325), ("a", 0xaf63_dc4c_8601_ec8c), ("foobar", 0x8594_4171_f739_67e8)]
    {
        assert_eq!(Source::new(text).fingerprint(), hash, "{text}");
    }
}

#[cfg(feature = "serde")]
#[test]
fn a_citation_is_written_and_read_back() {
    let citation = Citations::new(Source::new("a").with_id("x")).cite_range(0, 0..1).unwrap();
    let json = serde_json::to_string(&citation).unwrap();
    assert_eq!(json, r#"{"source_id":"x","fingerprint":"af63dc4c8601ec8c","start":0,"end":1}"#);
    assert_eq!(serde_json::from_str::<Citation>(&json).unwrap(), citation);
}
