//! Snippets: within their length, verbatim, with all of the query's words marked, and the best of them first.

use epitome::score::Background;
use epitome::snippet::{Snippet, Snippeter};
use epitome::{Budget, Language, Summarizer, Unit, tokenize};
use proptest::prelude::*;
use std::ops::Range;

const TEXT: &str = "The ferry sails again from May. The crossing takes fourteen minutes, in a strong wind twenty. \
    A ticket costs nineteen pounds. Residents of both towns pay half of what others pay, and children who \
    travel with them in the mornings to the school on the other side pay nothing at all. Dogs are free.";

fn snippets(query: &str, length: Budget, count: usize) -> Vec<String> {
    let snippeter = Snippeter::builder(query).length(length).count(count).build().unwrap();
    snippeter.snippets(TEXT).iter().map(ToString::to_string).collect()
}

#[test]
fn whole_sentences_where_they_fit() {
    assert_eq!(snippets("ticket", Budget::chars(31), 1), ["A ticket costs nineteen pounds."]);
    assert_eq!(snippets("ticket", Budget::words(5), 1), ["A ticket costs nineteen pounds."]);
    assert_eq!(snippets("dogs", Budget::bytes(20), 1), ["Dogs are free."]);
    // What stands behind comes along before what stands before.
    assert_eq!(
        snippets("ferry", Budget::chars(95), 1),
        ["The ferry sails again from May. The crossing takes fourteen minutes, in a strong wind twenty."]
    );
    assert_eq!(
        snippets("ticket crossing", Budget::chars(95), 1),
        ["The crossing takes fourteen minutes, in a strong wind twenty. A ticket costs nineteen pounds."]
    );
}

#[test]
fn cut_at_words_where_they_do_not() {
    // The match, an ellipsis on each side, and 10 characters around it on each, where whole words are shorter.
    assert_eq!(snippets("mornings", Budget::chars(30), 1), ["…in the mornings to the…"]);
    // One more, and what the left side leaves over is enough for a word on the right.
    assert_eq!(snippets("mornings", Budget::chars(31), 1), ["…in the mornings to the school…"]);
    // What the start of the sentence leaves over goes to the other side.
    assert_eq!(snippets("residents", Budget::chars(40), 1), ["Residents of both towns pay half of…"]);
    assert_eq!(snippets("twenty", Budget::words(4), 1), ["…a strong wind twenty."]);
    assert_eq!(snippets("ticket", Budget::chars(4), 1), [""; 0]);
}

#[test]
fn the_passage_with_most_of_the_query_comes_first() {
    let query = "what do residents and children pay for the ferry?";
    let found = snippets(query, Budget::chars(100), 9);
    assert!(found[0].contains("pay, and children"), "{found:?}");
    // The word that no passage has yet comes before another passage of the same words.
    assert!(found[1].contains("ferry"), "{found:?}");
    assert_eq!(snippets("zebra", Budget::chars(100), 9), [""; 0]);
}

#[test]
fn rare_words_weigh_more_with_a_background() {
    let texts = ["The river rose. The bridge fell.", "The river fell.", "A river.", "The river and the sea."];
    let summarizer = Summarizer::new().with_language(Language::English);
    let mut background = Background::new();
    for text in texts {
        background.add(&summarizer.document(text).unwrap());
    }
    let text = "The river and the sea are far away from here. It has one bridge that was built of stone.";
    let snippet = |background: Option<&Background>| {
        let builder =
            Snippeter::builder("river bridge").length(Budget::chars(40)).language(Language::English);
        let builder = match background {
            Some(background) => builder.background(background.clone()),
            None => builder,
        };
        builder.build().unwrap().snippets(text)[0].to_string()
    };
    assert!(snippet(None).contains("river"));
    assert!(snippet(Some(&background)).contains("bridge"));
}

#[test]
fn words_match_by_stem_and_without_spaces_by_pairs() {
    let marked = |query: &str, text: &str| -> Vec<String> {
        Snippeter::new(query.to_owned())
            .highlights(text)
            .into_iter()
            .map(|range| text[range].to_owned())
            .collect()
    };
    if cfg!(feature = "stemmers") {
        assert_eq!(marked("bridges", "The Bridge was closed. It bridged the river."), ["Bridge", "bridged"]);
        assert_eq!(marked("Häuser", "Das Haus stand neben den Häusern in der Stadt."), ["Haus", "Häusern"]);
    }
    assert_eq!(marked("洪水警報", "昨日の洪水警報は解除された。洪水は引いた。"), ["洪水警報", "洪水"]);
    // Stop words count where there is nothing else.
    assert_eq!(marked("the", "The end of the day."), ["The", "the"]);
    assert_eq!(marked("the end", "The end of the day."), ["end"]);
}

#[test]
fn wrong_parameters_are_refused() {
    let refused = |length: Budget, count: usize| {
        Snippeter::builder("a").length(length).count(count).build().unwrap_err().is_parameter()
    };
    assert!(
        refused(Budget::chars(0), 1) && refused(Budget::sentences(2), 1) && refused(Budget::tokens(9), 1)
    );
    assert!(refused(Budget::chars(9).nearest(), 1) && refused(Budget::chars(9), 0));
}

/// The places of the words that a document finds of a query's terms, as its own tokenizer does.
fn naive_highlights(query: &str, text: &str) -> Vec<Range<usize>> {
    let mut vocabulary = tokenize::Vocabulary::new();
    let tokenizer = tokenize::WordTokenizer::new();
    let terms = |vocabulary: &mut tokenize::Vocabulary, text: &str| {
        vocabulary.words(&tokenizer, text, Language::English).unwrap()
    };
    let query: Vec<_> = terms(&mut vocabulary, query).into_iter().filter_map(tokenize::Word::term).collect();
    let mut found: Vec<Range<usize>> = Vec::new();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        let is_match =
            terms(&mut vocabulary, word).iter().any(|w| w.term().is_some_and(|t| query.contains(&t)));
        if is_match {
            found.push(start..start + word.len());
        }
    }
    found
}

fn check(snippet: &Snippet<'_>, text: &str, length: Budget) -> Result<(), TestCaseError> {
    let shown = snippet.to_string();
    let used = match length.unit() {
        Unit::Chars => shown.chars().count(),
        Unit::Words => shown.split_whitespace().count(),
        _ => shown.len(),
    };
    // A word that a hyphen breaks at the end of a line is one, though white space makes two of it.
    let broken = if length.unit() == Unit::Words { shown.matches("-\n").count() } else { 0 };
    prop_assert!(used <= length.amount() + broken, "{} of {}: {:?}", used, length, shown);
    prop_assert_eq!(&text[snippet.range()], snippet.text());
    prop_assert!(!snippet.highlights().is_empty());
    let mut end = snippet.range().start;
    for highlight in snippet.highlights() {
        prop_assert!(
            end <= highlight.start && highlight.start < highlight.end && highlight.end <= snippet.range().end
        );
        end = highlight.end;
    }
    let joined: String = snippet.pieces().map(|(piece, _)| piece).collect();
    prop_assert_eq!(joined, snippet.text());
    let marked: Vec<&str> =
        snippet.pieces().filter(|(_, is_match)| *is_match).map(|(piece, _)| piece).collect();
    let expected: Vec<&str> = snippet.highlights().iter().map(|range| &text[range.clone()]).collect();
    prop_assert_eq!(marked, expected);
    Ok(())
}

proptest! {
    #[test]
    fn snippets_keep_their_length_and_never_overlap(
        pieces in prop::collection::vec(prop::sample::select(vec![
            "The river rose. ", "rivers ", "a bridge, ", "it rained ", "- ", "洪水警報。", "警報", "é\u{301}x ", "🚲 ",
            "\n\n", "BRIDGE! ", "Dr. Hale ", "… ", "govern-\nment ", "(river) ", "x",
        ]), 0..60),
        amount in 1..90_usize,
        unit in 0..3_u8,
        count in 1..5_usize,
        query in prop::sample::select(vec!["river bridge", "洪水警報", "government x", "the", "", "rain river it"]),
        english in any::<bool>(),
    ) {
        let text = pieces.concat();
        let length = match unit {
            0 => Budget::chars(amount),
            1 => Budget::words(amount),
            _ => Budget::bytes(amount),
        };
        let builder = Snippeter::builder(query).length(length).count(count);
        let builder = if english { builder.language(Language::English) } else { builder };
        let snippeter = builder.build()?;
        let snippets = snippeter.snippets(&text);
        prop_assert!(snippets.len() <= count);
        let matches = snippeter.highlights(&text);
        prop_assert!(!matches.is_empty() || snippets.is_empty());
        for (i, snippet) in snippets.iter().enumerate() {
            check(snippet, &text, length)?;
            for other in &snippets[..i] {
                let (a, b) = (snippet.range(), other.range());
                prop_assert!(a.end <= b.start || b.end <= a.start, "{a:?} {b:?}");
            }
        }
        // What was learned of one document changes nothing of the next.
        prop_assert_eq!(&snippeter.snippets(&text), &snippets);
    }

    #[test]
    fn every_word_of_the_query_is_marked(words in prop::collection::vec(prop::sample::select(vec![
        "river", "Rivers", "bridge", "closed", "close", "the", "of", "and,", "flood.",
    ]), 0..40)) {
        let text = words.join(" ");
        let snippeter = Snippeter::builder("rivers closing").language(Language::English).build()?;
        prop_assert_eq!(snippeter.highlights(&text), naive_highlights("rivers closing", &text));
    }

    #[test]
    fn no_text_makes_it_panic(text in any::<String>(), query in any::<String>(), amount in 1..50_usize) {
        let snippeter = Snippeter::builder(query.as_str()).length(Budget::chars(amount)).count(3).build()?;
        for snippet in snippeter.snippets(&text) {
            check(&snippet, &text, Budget::chars(amount))?;
        }
    }
}

#[test]
fn a_tokenizer_of_the_callers_own_may_tell_words_in_any_order() {
    let backwards = tokenize::from_fn(|sentence, _, terms| {
        for word in sentence.split(' ').rev().chain([&sentence[..sentence.len().min(9)], ""]) {
            terms.push(terms.range_of(word), word);
        }
    });
    let snippeter =
        Snippeter::builder("a b").tokenizer(backwards).length(Budget::chars(9)).count(4).build().unwrap();
    let text = "a c c c b c c c a b c c c c b a";
    let snippets = snippeter.snippets(text);
    assert_eq!(snippets[0].to_string(), "…c a b c…");
    let failing = tokenize::try_from_fn(|_, _, _| Err("no dictionary"));
    assert!(Snippeter::builder("a").tokenizer(failing).build().unwrap().snippets(text).is_empty());
}
