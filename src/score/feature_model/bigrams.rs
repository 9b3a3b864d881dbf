//! The feature of bigrams: words side by side that stand side by side in other sentences too.

use crate::Document;

/// An occurrence of a bigram, in a list of those with the same first word: the place of the second word, and
/// the number of the first among all words of the document. An array, so that many are zeroed at once by
/// whoever gives the memory.
type Occurrence = [u32; 2];

/// The number of no word, for one whose bigram its sentence holds before.
const REPEATED: u32 = u32::MAX;

/// For a second word the last occurrence that was counted, and the start of the group of the first word plus
/// the sentences that hold the bigram. No group starts below what the counts of one before it reach, so those
/// are none.
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
    let holders = holders_of_bigrams(document);
    let most = holders.iter().copied().max().unwrap_or_default();
    let logarithms: Vec<f64> = (0..=most).map(|holders| libm::log(f64::from(holders.max(1)))).collect();
    let of = |i: usize| {
        let own = &holders[document.span_of_words(i)];
        let sum: f64 = firsts(own).iter().map(|&holders| logarithms[holders as usize]).sum();
        sum / (own.len() + 1) as f64
    };
    (0..document.len()).map(of).collect()
}

/// At the first word of each bigram the sentences that hold it; 0 where its sentence holds it before, and 0 or
/// 1 where no other does.
fn holders_of_bigrams(document: &Document<'_>) -> Vec<u32> {
    let (starts, mut occurrences) = occurrences(document);
    let mut holders = vec![0; document.word_count()];
    let mut counts = Counts::of(document);
    for bounds in starts.windows(2) {
        // Most words occur but once.
        if bounds[0] + 1 < bounds[1] {
            let group = &mut occurrences[bounds[0] as usize..bounds[1] as usize];
            if counts.count(group, bounds[0]) {
                counts.put(group, bounds[0], &mut holders);
            }
        }
    }
    holders
}

/// The sentences that hold a bigram, counted per second word for one first word at a time.
struct Counts<'d> {
    document: &'d Document<'d>,
    by_second: Vec<Count>,
    /// The words of the longest sentence.
    longest: u32,
}

impl<'d> Counts<'d> {
    fn of(document: &'d Document<'_>) -> Self {
        let longest = (0..document.len()).map(|i| document.words(i).len()).max().unwrap_or_default();
        let by_second = vec![Count::default(); document.places()];
        Counts { document, by_second, longest: longest as u32 }
    }

    /// Counts a group, which starts there; whether any bigram of it is in more than one sentence.
    #[inline(never)]
    fn count(&mut self, group: &mut [Occurrence], start: u32) -> bool {
        let mut most = 0;
        for [second, at] in group {
            let [last, count] = &mut self.by_second[*second as usize];
            // Most are too far apart to ask more.
            if at.wrapping_sub(*last) < self.longest && is_repeated(self.document, *last, *at, *count > start)
            {
                *at = REPEATED;
                continue;
            }
            *last = *at;
            *count = start.max(*count) + 1;
            most = most.max(*count);
        }
        most > start + 1
    }

    /// Puts the counts at the first words of a group.
    #[inline(never)]
    fn put(&self, group: &[Occurrence], start: u32, holders: &mut [u32]) {
        for &[second, at] in group {
            if let Some(holders) = holders.get_mut(at as usize) {
                *holders = self.by_second[second as usize][1] - start;
            }
        }
    }
}

/// Whether a bigram is counted, and its sentence holds the last occurrence, too.
#[cold]
fn is_repeated(document: &Document<'_>, last: u32, at: u32, is_counted: bool) -> bool {
    is_counted && document.sentence_of_word(last as usize) == document.sentence_of_word(at as usize)
}

/// Where the occurrences with each first word start, and all of these.
fn occurrences(document: &Document<'_>) -> (Vec<u32>, Vec<Occurrence>) {
    let mut starts = vec![0_u32; document.places() + 1];
    for i in 0..document.len() {
        for word in firsts(document.words(i)) {
            starts[word.place()] += 1;
        }
    }
    // The end of each group, from which it is filled, so that this becomes its start.
    let mut end = 0;
    for start in &mut starts {
        end += *start;
        *start = end;
    }
    let mut occurrences = vec![Occurrence::default(); end as usize];
    for i in (0..document.len()).rev() {
        for (pair, at) in document.words(i).windows(2).zip(document.span_of_words(i)).rev() {
            let start = &mut starts[pair[0].place()];
            *start -= 1;
            if let Some(occurrence) = occurrences.get_mut(*start as usize) {
                *occurrence = [pair[1].place() as u32, at as u32];
            }
        }
    }
    (starts, occurrences)
}

/// Of the words of a sentence those that another follows.
fn firsts<T>(words: &[T]) -> &[T] {
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
