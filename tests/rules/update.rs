//! What was read before is not in a summary of what is new.

use epitome::{Budget, Document, Language, Method, Outcome, Seen, Summarizer};
use proptest::prelude::*;
use std::collections::BTreeSet;

const WORDS: [&str; 18] = [
    "kamora", "lirend", "zenopa", "tubalk", "mirosh", "pelgan", "dovrit", "sarkel", "hontib", "vexami",
    "quorla", "brintu", "jaskem", "wolpid", "fenrok", "gludas", "the", "and",
];

fn sentences(most: usize) -> impl Strategy<Value = Vec<Vec<usize>>> {
    prop::collection::vec(prop::collection::vec(0..WORDS.len(), 1..14), 0..most)
}

fn text(sentences: &[Vec<usize>]) -> String {
    let sentence = |words: &Vec<usize>| {
        let joined = words.iter().map(|&w| WORDS[w]).collect::<Vec<_>>().join(" ");
        format!("{}{}.", joined[..1].to_uppercase(), &joined[1..])
    };
    sentences.iter().map(sentence).collect::<Vec<_>>().join(" ")
}

/// The terms of a sentence as texts, since two documents number theirs differently.
fn terms<'d>(document: &'d Document<'_>, sentence: usize) -> BTreeSet<&'d str> {
    document.terms(sentence).iter().filter_map(|&term| document.term(term)).collect()
}

/// Whether one sentence repeats another, by the definition.
fn repeats(old: &Document<'_>, i: usize, new: &Document<'_>, j: usize) -> bool {
    let (one, other) = (terms(old, i), terms(new, j));
    let shorter = one.len().min(other.len());
    old.sentence(i).to_lowercase() == new.sentence(j).to_lowercase()
        || shorter >= 4 && 10 * one.intersection(&other).count() >= 9 * shorter
}

proptest! {
    #[test]
    fn an_update_never_repeats_what_was_read(
        old in prop::collection::vec(sentences(24), 1..4), mut new in sentences(12), again in prop::collection::vec((any::<prop::sample::Index>(), 0..WORDS.len()), 0..8),
        amount in 0..40_usize, by_words: bool, method in prop::sample::select(Method::ALL.to_vec()),
    ) {
        let all: Vec<Vec<usize>> = old.concat();
        for (which, word) in again.into_iter().filter(|_| !all.is_empty()) {
            let mut words = which.get(&all).clone();
            words.reverse();
            words.push(word);
            new.push(words);
        }
        let plain = Summarizer::new().with_language(Language::English).with_method(method);
        let old: Vec<String> = old.iter().map(|sentences| text(sentences)).collect();
        let old: Vec<Document<'_>> = old.iter().map(|text| plain.document(text).unwrap()).collect();
        let mut seen = Seen::new();
        for document in &old {
            seen.add(document);
        }
        let text = text(&new);
        let document = plain.document(&text)?;
        let is_old = |j: usize| old.iter().any(|old| (0..old.len()).any(|i| repeats(old, i, &document, j)));
        for j in 0..document.len() {
            prop_assert_eq!(seen.holds(&document, j), is_old(j), "{}", document.sentence(j));
        }
        let budget = if by_words { Budget::words(amount) } else { Budget::sentences(amount) };
        let update = plain.with_seen(seen).summarize(&text, budget);
        for sentence in &update {
            prop_assert!(!is_old(sentence.index()), "{}", sentence);
        }
        if amount > 0 && !document.is_empty() && (0..document.len()).all(is_old) {
            prop_assert_eq!(update.outcome(), &Outcome::NothingNew);
        }
    }
}

const MONDAY: &str = "The river Aln rose over its banks on Monday night. People in the lower town left their houses by boat. \
    Yes!";

#[test]
fn case_marks_order_and_some_words_more_make_nothing_new() {
    let summarizer = Summarizer::new().with_language(Language::English);
    let mut seen = Seen::new();
    assert!(seen.is_empty());
    seen.add(&summarizer.document(MONDAY).unwrap());
    for (text, new) in [
        ("the RIVER Aln rose, over its banks: on Monday night", false),
        ("On Monday night the river Aln rose over its banks.", false),
        ("Firemen said that people in the lower town had left their houses by boat.", false),
        ("yes", false),
        ("No!", true),
        ("The river Aln fell on Tuesday.", true),
        ("People in the upper town stayed where they were.", true),
    ] {
        let document = summarizer.document(text).unwrap();
        assert_eq!(document.len(), 1, "{text}");
        assert_eq!(seen.holds(&document, 0), !new, "{text}");
        let update = summarizer.clone().with_seen(seen.clone()).summarize(text, 1);
        assert_eq!(update.len(), usize::from(new), "{text}");
    }
}

#[test]
fn one_sentence_alone_can_be_what_was_read() {
    let summarizer = Summarizer::new().with_language(Language::English);
    let document = summarizer.document(MONDAY).unwrap();
    let mut seen = Seen::new();
    seen.add_sentence(&document, 1);
    assert_eq!((0..3).map(|i| seen.holds(&document, i)).collect::<Vec<_>>(), [false, true, false]);
}

#[cfg(feature = "serde")]
#[test]
fn a_saved_state_is_the_same_state() {
    let summarizer = Summarizer::new().with_language(Language::English);
    let mut seen = Seen::new();
    seen.add(&summarizer.document(MONDAY).unwrap());
    let saved = serde_json::to_string(&seen).unwrap();
    let mut read: Seen = serde_json::from_str(&saved).unwrap();
    assert_eq!(read, seen);
    assert_eq!(serde_json::to_string(&read).unwrap(), saved);
    // It goes on where it was.
    let tuesday = "Schools in the whole valley stay closed on Tuesday.";
    for state in [&mut read, &mut seen] {
        state.add(&summarizer.document(tuesday).unwrap());
    }
    assert_eq!(read, seen);
    assert_eq!(summarizer.with_seen(read).summarize([MONDAY, tuesday], 5).outcome(), &Outcome::NothingNew);
}
