//! The feature of bigrams: words side by side that stand side by side in other sentences too.

use crate::Document;

/// An occurrence of a bigram, in a list of those with the same first word: the place of the second word, and
/// the sentence. An array, so that many are zeroed at once by whoever gives the memory.
type Occurrence = [u32; 2];

/// The number of no sentence, for a bigram that its sentence holds before.
const REPEATED: u32 = u32::MAX;

/// For a second word the sentence that was counted last, and the start of the group of the first word plus
/// the sentences that hold the bigram. No group starts below what the counts of one before it reach, so those
/// are none.
type Count = [u32; 2];

/// For each sentence the sum of ln(sentences that hold a bigram) over its distinct bigrams, divided by its
/// number of words plus one.
///
/// Occurrences are grouped by their first words, as in a counting sort. Within a group one count per second
/// word is enough, so nothing is hashed.
///
/// Complexity: O(words + distinct words) time and memory.
pub(super) fn bigrams(document: &Document<'_>) -> Vec<f64> {
    let (starts, mut occurrences) = occurrences(document);
    let mut counts = vec![Count::default(); document.places()];
    let mut logarithms = vec![0.0];
    let mut sums = vec![0.0; document.len()];
    for bounds in starts.windows(2) {
        // Most words occur but once.
        if bounds[0] + 1 < bounds[1] {
            let group = &mut occurrences[bounds[0] as usize..bounds[1] as usize];
            let most = count(group, bounds[0], &mut counts);
            if most > 1 {
                let known = logarithms.len() as u32;
                logarithms.extend((known..=most).map(|sentences| libm::log(f64::from(sentences))));
                add(group, bounds[0], &counts, &logarithms, &mut sums);
            }
        }
    }
    let mean = |(i, sum)| sum / (document.words(i).len() + 1) as f64;
    sums.into_iter().enumerate().map(mean).collect()
}

/// Where the occurrences with each first word start, and all of these.
fn occurrences(document: &Document<'_>) -> (Vec<u32>, Vec<Occurrence>) {
    let sentences = || (0..document.len()).map(|i| document.words(i));
    let mut starts = vec![0_u32; document.places() + 1];
    for words in sentences() {
        for pair in words.windows(2) {
            starts[pair[0].place()] += 1;
        }
    }
    // The end of each group, from which it is filled, so that this becomes its start.
    let mut end = 0;
    for start in &mut starts {
        end += *start;
        *start = end;
    }
    let mut occurrences = vec![Occurrence::default(); end as usize];
    for (sentence, words) in sentences().enumerate().rev() {
        for pair in words.windows(2) {
            let start = &mut starts[pair[0].place()];
            *start -= 1;
            if let Some(occurrence) = occurrences.get_mut(*start as usize) {
                *occurrence = [pair[1].place() as u32, sentence as u32];
            }
        }
    }
    (starts, occurrences)
}

/// Counts a group, which starts there; the most sentences that hold a bigram of it.
#[inline(never)]
fn count(group: &mut [Occurrence], start: u32, counts: &mut [Count]) -> u32 {
    let mut most = start;
    for [second, sentence] in group {
        let [last, count] = &mut counts[*second as usize];
        if last == sentence && *count > start {
            *sentence = REPEATED;
            continue;
        }
        *last = *sentence;
        *count = start.max(*count) + 1;
        most = most.max(*count);
    }
    most - start
}

/// Adds the logarithms of a group's counts to the sentences.
#[inline(never)]
fn add(group: &[Occurrence], start: u32, counts: &[Count], logarithms: &[f64], sums: &mut [f64]) {
    for &[second, sentence] in group {
        if let Some(sum) = sums.get_mut(sentence as usize) {
            *sum += logarithms[(counts[second as usize][1] - start) as usize];
        }
    }
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
