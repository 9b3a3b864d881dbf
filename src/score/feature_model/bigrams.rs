//! The feature of bigrams: words side by side that stand side by side in other sentences too.

use crate::Document;
use crate::document::Word;

/// An occurrence of a bigram, in a list of those with the same first word: the place of the second word,
/// [`REPEATED`] where its sentence holds the bigram before it, and the number of the first word among all
/// words of the document. An array, so that many are zeroed at once by whoever gives the memory.
type Occurrence = [u32; 2];

/// No word has this place.
const REPEATED: u32 = u32::MAX;

/// The sentences that hold a bigram, counted per second word for one first word at a time: the place of the
/// last occurrence among all, counted from 1, and the sentences. Where that place is before the group of the
/// first word the count is one of an earlier group.
type Count = [u32; 2];

/// For each sentence the sum of ln(sentences that hold a bigram) over its distinct bigrams, divided by its
/// number of words plus one.
///
/// Occurrences are grouped by their first words, as in a counting sort. Within a group one count per second
/// word is enough, so nothing is hashed.
///
/// Complexity: O(words + distinct words) time and memory; O(log sentences) more for a bigram near an equal
/// one.
pub(super) fn bigrams(document: &Document<'_>) -> Vec<f64> {
    let sentences = || (0..document.len()).map(|i| document.words(i));
    let places = document.places();

    // Where the group of each first word starts: its end at first, from which it is filled.
    let mut starts = vec![0_u32; places + 1];
    let mut ends = Vec::with_capacity(document.len());
    let (mut words, mut longest) = (0, 0);
    for sentence in sentences() {
        for word in firsts(sentence) {
            starts[word.place()] += 1;
        }
        words += sentence.len();
        longest = longest.max(sentence.len());
        ends.push(words);
    }
    let mut end = 0;
    for start in &mut starts {
        end += *start;
        *start = end;
    }
    let mut occurrences = vec![Occurrence::default(); end as usize];
    for (sentence, end) in sentences().zip(&ends).rev() {
        let mut second = None;
        for (word, at) in sentence.iter().rev().zip((0..*end).rev()) {
            let place = word.place();
            if let Some(second) = second {
                let start = &mut starts[place];
                *start -= 1;
                occurrences[*start as usize] = [second, at as u32];
            }
            second = Some(place as u32);
        }
    }
    let sentence_of = |at: u32| ends.partition_point(|&end| end <= at as usize);
    // Most are too far apart to ask.
    let in_one = |a: u32, b: u32| (b - a) < longest as u32 && sentence_of(a) == sentence_of(b);

    // At the first word of each bigram the sentences that hold it; 0 where it is the only one or repeated.
    let mut holders = vec![0_u32; words];
    let mut counts = vec![Count::default(); places];
    let mut most = 1;
    for bounds in starts.windows(2) {
        let group = &mut occurrences[bounds[0] as usize..bounds[1] as usize];
        if group.len() < 2 {
            continue; // as of most words
        }
        let mut shared = false;
        for i in 0..group.len() {
            let [second, at] = group[i];
            let [last, sentences] = &mut counts[second as usize];
            if *last <= bounds[0] {
                [*last, *sentences] = [bounds[0] + i as u32 + 1, 1];
            } else if in_one(group[(*last - bounds[0]) as usize - 1][1], at) {
                group[i][0] = REPEATED;
            } else {
                (*last, *sentences, shared) = (bounds[0] + i as u32 + 1, *sentences + 1, true);
            }
        }
        if !shared {
            continue;
        }
        for &[second, at] in group.iter().filter(|[second, _]| *second != REPEATED) {
            let [_, sentences] = counts[second as usize];
            if sentences > 1 {
                holders[at as usize] = sentences;
                most = most.max(sentences);
            }
        }
    }

    let logarithms: Vec<f64> = (0..=most).map(|holders| libm::log(f64::from(holders.max(1)))).collect();
    let of = |(sentence, &end): (&[Word], &usize)| {
        let own = holders[end - sentence.len()..end].iter().take(firsts(sentence).len());
        own.map(|&holders| logarithms[holders as usize]).sum::<f64>() / (sentence.len() + 1) as f64
    };
    sentences().zip(&ends).map(of).collect()
}

/// The words that another follows.
fn firsts(words: &[Word]) -> &[Word] {
    words.split_last().map_or(words, |(_, firsts)| firsts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Summarizer;
    use std::collections::{BTreeMap, BTreeSet};

    #[test]
    fn phrases_are_pairs_that_sentences_share() {
        // "the old", "old bridge" in both; "bridge fell", "bridge stands" in one.
        let document =
            Summarizer::new().document("The old bridge fell. The old bridge stands. Rain.").unwrap();
        let expected = 2.0 * 2f64.ln() / 5.0;
        assert!(bigrams(&document).iter().zip([expected, expected, 0.0]).all(|(a, b)| (a - b).abs() < 1e-15));
    }

    #[test]
    fn the_sums_are_those_of_a_table_of_pairs() {
        // All sentences of up to three of these words, two by two, and one text of them all.
        let mut sentences = vec![String::new()];
        for end in 0..13 {
            sentences.extend(["river", "rose", "the"].map(|word| format!("{} {word}", sentences[end])));
        }
        sentences.remove(0);
        let pairs = sentences.iter().flat_map(|a| sentences.iter().map(move |b| format!("X{a}. Y{b}.")));
        let all = sentences.iter().map(|sentence| format!("X{sentence}. "));
        for text in pairs.chain([all.collect()]) {
            let document = Summarizer::new().document(&text).unwrap();
            let pairs_of = |i: usize| -> BTreeSet<[u32; 2]> {
                document.words(i).windows(2).map(|pair| [pair[0].key(), pair[1].key()]).collect()
            };
            let mut holders = BTreeMap::<_, f64>::new();
            for pair in (0..document.len()).flat_map(pairs_of) {
                *holders.entry(pair).or_default() += 1.0;
            }
            for (i, value) in bigrams(&document).into_iter().enumerate() {
                let sum: f64 = pairs_of(i).iter().map(|pair| holders[pair].ln()).sum();
                let expected = sum / (document.words(i).len() + 1) as f64;
                assert!((value - expected).abs() < 1e-12, "{value} is not {expected} in {text:?}");
            }
        }
    }
}
