//! Of two sentences with nine of ten content words in common only one is chosen.

use super::invariants::copies;
use epitome::select::Picks;
use epitome::{Budget, Document, Language, Meter, Method, Outcome, Summarizer};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// Words of no language, in four lots, so that sentences of one lot often share most of theirs.
const WORDS: [&str; 24] = [
    "kamora", "lirend", "zenopa", "tubalk", "mirosh", "pelgan", "dovrit", "sarkel", "hontib", "vexami",
    "quorla", "brintu", "jaskem", "wolpid", "fenrok", "gludas", "nimvar", "okesto", "purlim", "rastov",
    "selkan", "tornub", "ulmeck", "wexpor",
];

/// Whether two sentences have nine of ten content words in common, by their sets of terms.
fn restate(document: &Document<'_>, one: usize, other: usize) -> bool {
    let set = |i: usize| document.terms(i).iter().copied().collect::<BTreeSet<u32>>();
    let (one, other) = (set(one), set(other));
    let shorter = one.len().min(other.len());
    shorter >= 4 && 10 * one.intersection(&other).count() >= 9 * shorter
}

/// Sentences, most of them made from one before by leaving words out, putting others in and turning them.
fn sentences() -> impl Strategy<Value = Vec<Vec<usize>>> {
    let sentence = prop::sample::subsequence((0..WORDS.len()).collect::<Vec<_>>(), 4..16).prop_shuffle();
    let change = (any::<prop::sample::Index>(), prop::collection::vec(0..WORDS.len(), 0..3), 0..3_usize);
    (prop::collection::vec(sentence, 1..6), prop::collection::vec(change, 0..14)).prop_map(
        |(mut sentences, changes)| {
            for (which, more, fewer) in changes {
                let mut words = which.get(&sentences).clone();
                words.rotate_left(1);
                words.truncate(words.len().saturating_sub(fewer).max(3));
                words.extend(more);
                sentences.push(words);
            }
            sentences
        },
    )
}

fn text(sentences: &[Vec<usize>]) -> String {
    let sentence = |words: &Vec<usize>| {
        let joined = words.iter().map(|&w| WORDS[w]).collect::<Vec<_>>().join(" ");
        format!("{}{}.", joined[..1].to_uppercase(), &joined[1..])
    };
    sentences.iter().map(sentence).collect::<Vec<_>>().join(" ")
}

proptest! {
    #[test]
    fn no_method_chooses_two_that_restate_each_other(
        sentences in sentences(),
        amount in 1..24_usize,
        by_words: bool,
    ) {
        let text = text(&sentences);
        let budget = if by_words { Budget::words(10 * amount) } else { Budget::sentences(amount) };
        for &method in Method::ALL {
            let summarizer = Summarizer::new().with_language(Language::English).with_method(method);
            let document = summarizer.document(&text)?;
            let scores = summarizer.score(&document)?;
            let summary = summarizer.select(&document, &scores, budget)?;
            let chosen: Vec<usize> = summary.iter().map(epitome::Sentence::index).collect();
            for (k, &i) in chosen.iter().enumerate() {
                let again = chosen[..k].iter().find(|&&j| restate(&document, i, j));
                prop_assert_eq!(again, None, "{} chose {} too: {}", method, i, text);
            }
            // What is left over restates what is chosen, and the outcome says that there is no more.
            if !by_words && summary.len() < amount {
                let short = Outcome::FewerSentences { asked: amount, found: summary.len() };
                prop_assert_eq!(summary.outcome(), &short);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Of more than 32 sentences only those that share a rare term are compared, and none is missed by it.
    #[test]
    fn of_many_sentences_those_that_repeat_one_taken_are_refused(
        fresh in prop::collection::vec(prop::collection::vec(0..600_usize, 3..24), 40..70),
        changes in prop::collection::vec((any::<prop::sample::Index>(), 0..4_usize, prop::collection::vec(0..600_usize, 0..12)), 20),
    ) {
        let mut sentences = fresh;
        for (which, fewer, more) in changes {
            let mut words = which.get(&sentences).clone();
            words.rotate_left(2);
            words.truncate(words.len().saturating_sub(fewer).max(3));
            words.extend(more);
            sentences.push(words);
        }
        let word = |w: usize| format!("{}{}", WORDS[w % 24], ["", "ba", "do", "gu"][w / 24 % 4]) + &"ki".repeat(w / 96);
        let sentence = |words: &Vec<usize>| format!("X{}.", words.iter().map(|&w| word(w)).collect::<Vec<_>>().join(" "));
        let text = sentences.iter().map(sentence).collect::<Vec<_>>().join(" ");
        let document = Summarizer::new().with_language(Language::Unknown).document(&text)?;
        prop_assert_eq!(document.len(), sentences.len());
        let copies = copies(&document);
        let mut picks = Picks::new(Meter::new(&document, document.len()));
        for (i, copies) in copies.iter().enumerate() {
            let said = picks.as_slice().iter().any(|&j| copies[j]);
            prop_assert_eq!(picks.take(i), !said, "sentence {}: {}", i, document.sentence(i));
        }
    }
}

/// A sentence, another one, and whether they say the same.
const PAIRS: [(&str, &str, bool); 14] = [
    // With some words more on either side, and in another order.
    (
        "The lighthouse keeper Orrin was invented by the novelist Della Quist in 1927 for a run of stories in Gale Monthly.",
        "Orrin the Keeper was invented by Della Quist in a run of stories for Gale Monthly in 1927.",
        true,
    ),
    // One word of ten replaced.
    (
        "Engineers will inspect every rusty bolt of the northern crane before the shipyard reopens on Friday morning.",
        "Engineers will inspect every rusty bolt of the northern crane before the shipyard reopens on Friday afternoon.",
        true,
    ),
    // The lead and the standfirst it repeats.
    (
        "A glacier lake above Sella drained overnight and flooded the camp site.",
        "Police in the valley reported on Sunday that a glacier lake above Sella had drained overnight and flooded \
            the camp site, while all guests were asleep.",
        true,
    ),
    // Passive and active.
    (
        "The jury awarded the silver medal to the young baker Tove Lind from Malmen.",
        "The silver medal was awarded by the jury to Tove Lind, the young baker from Malmen.",
        true,
    ),
    // A clause put to the front.
    (
        "The museum will close its east wing for two years because the ceiling leaks.",
        "Because the ceiling leaks, the museum will close down its east wing for two years.",
        true,
    ),
    // The same reported by somebody.
    (
        "Prices of seed potatoes doubled within a month.",
        "The farmers' union said that prices of seed potatoes doubled within a month.",
        true,
    ),
    // Numbers, names and all but one verb.
    (
        "Harlow Mills sold 340 looms to Brask Textiles in March for 2 million crowns.",
        "Harlow Mills delivered 340 looms to Brask Textiles in March for 2 million crowns.",
        true,
    ),
    // A relative clause dropped.
    (
        "The dog that guarded the brewery yard for eleven winters was buried under the chestnut tree.",
        "The dog was buried under the chestnut tree of the brewery yard that it guarded for eleven winters.",
        true,
    ),
    // Singular and plural.
    (
        "The new ferry carries bicycles and horses across the narrow strait.",
        "New ferries carry bicycles and a horse across narrow straits.",
        true,
    ),
    // Only stop words differ.
    (
        "There was nobody at the harbour office when the storm warning came.",
        "Nobody was there at this harbour office, when that storm warning came.",
        true,
    ),
    // The same subject, another fact.
    (
        "The lighthouse keeper Orrin was invented by the novelist Della Quist in 1927.",
        "The lighthouse keeper Orrin saved eleven sailors in the film of 1961.",
        false,
    ),
    // Half of it, and something new.
    (
        "Engineers will inspect every bolt of the northern crane before the shipyard reopens.",
        "Every bolt of the northern crane was made in a foundry that has burned down since.",
        false,
    ),
    // Too short to tell.
    (
        "The bridge was closed.",
        "The closed bridge angers shopkeepers, commuters and the ferry company.",
        false,
    ),
    // Two different counts of one match are two facts only where more than a word differs.
    (
        "Malmen won the first half by three goals to one.",
        "Sella had most of the second half and five corners, but no goals.",
        false,
    ),
];

#[test]
fn pairs_by_hand() {
    let methods = [Method::Default, Method::TextRank, Method::LexRank, Method::Exact];
    for (one, other, same) in PAIRS {
        if !cfg!(feature = "stemmers") && one.contains("horses") {
            continue; // other forms of its words
        }
        for (first, second) in [(one, other), (other, one)] {
            let text = format!("{first} Rain fell all over the plain. {second}");
            for method in methods {
                let summarizer = Summarizer::new().with_language(Language::English).with_method(method);
                let summary = summarizer.summarize(&text, 3);
                let shown = |sentence: &str| summary.iter().any(|chosen| chosen.text() == sentence);
                assert!(shown(one) || shown(other), "{method}: {text}");
                assert_eq!(shown(one) && shown(other), !same, "{method}: {text}");
                let found = if same { 2 } else { 3 };
                let outcome =
                    if same { Outcome::FewerSentences { asked: 3, found } } else { Outcome::Complete };
                assert_eq!(summary.outcome(), &outcome, "{method}: {text}");
            }
        }
    }
}

#[test]
fn the_longer_text_of_the_kind_shows_one() {
    let text = "The lighthouse keeper Orrin was invented by the novelist Della Quist in 1927 for a run of stories in \
        Gale Monthly. He is a hermit who talks to gulls. Orrin the Keeper was invented by Della Quist in a run of \
        stories for Gale Monthly in 1927. The stories were read on the radio. A play followed in 1950, and it made \
        the keeper known in every harbour of the coast. The stories fill nine books today.";
    for method in [Method::Default, Method::TextRank, Method::LexRank, Method::Exact] {
        for count in 1..=6 {
            let summary = Summarizer::new().with_method(method).summarize(text, count);
            let invented = summary.iter().filter(|sentence| sentence.text().contains("invented")).count();
            assert!(invented <= 1, "{method}: {summary}");
        }
    }
}

#[test]
fn a_text_that_is_asked_for_whole_keeps_what_restates_something() {
    let text = "The old iron bridge at Harlow was closed on Monday. \
        At Harlow the old iron bridge was closed on Monday evening.";
    assert_eq!(epitome::summarize(text, Budget::percent(100)).len(), 2);
    assert_eq!(epitome::summarize(text, 2).len(), 1);
}
