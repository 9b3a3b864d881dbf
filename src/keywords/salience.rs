//! The default: phrases before words, and what stands often, early, and as a name.

use super::Known;
use super::candidates::{Candidates, Case, Token};

/// How much more a phrase counts than a word: who asks what a text is about is told more by "sea wall" than
/// by "wall". From 2 to 3 measure alike; without it single words take all places.
const PHRASE: f64 = 2.0;

/// √count · 2 for phrases · (1 + 1 / (1 + s)) · (1 + names) · idf, where s is the number of the first
/// sentence with the phrase, `names` the share of its places where its terms are written with capitals, and
/// idf the mean rarity of its terms in the background. A phrase with stop words in it must stand twice.
///
/// The signals are those of `PositionRank` (Florescu & Caragea 2017) and KP-Miner (El-Beltagy & Rafea 2009),
/// each in its plainest form. The constants were chosen on every other text of results/keywords: the square
/// root is level with the power 0.7, once and twice the opening and half and once the names with each other;
/// degrees, the frequencies of the words within, and whole runs between stop words gained nothing.
///
/// Complexity: O(words).
pub(super) fn weigh(sentences: &[Vec<Token>], candidates: &Candidates, known: &Known<'_>) -> Vec<f64> {
    let mut first = vec![u32::MAX; candidates.len()];
    let mut names = vec![0.0; candidates.len()];
    // Of two words at least, which overlapping pairs of characters are not.
    let mut is_phrase = vec![false; candidates.len()];
    for place in candidates.places() {
        let phrase = place.phrase as usize;
        first[phrase] = first[phrase].min(place.sentence);
        let start = place.first as usize;
        let tokens = &sentences[place.sentence as usize][start..start + candidates.words(phrase).len()];
        let is_of_name = |token: &Token| {
            token.word.term().is_none() || matches!(token.case, Case::Capitalized | Case::Acronym)
        };
        is_phrase[phrase] |= tokens[1..].iter().any(|token| !token.overlaps);
        names[phrase] += f64::from(tokens.iter().all(is_of_name));
    }
    let of = |phrase: usize| {
        let terms = candidates.terms(phrase).count();
        let count = candidates.count(phrase);
        if terms < candidates.words(phrase).len() && count < 2.0 {
            return 0.0;
        }
        let length = if is_phrase[phrase] { PHRASE } else { 1.0 };
        let opening = 1.0 + 1.0 / (1.0 + f64::from(first[phrase]));
        let name = 1.0 + names[phrase] / count;
        let rarity = |idf: &[f64]| candidates.terms(phrase).map(|term| idf[term]).sum::<f64>() / terms as f64;
        count.sqrt() * length * opening * name * known.idf.map_or(1.0, rarity)
    };
    (0..candidates.len()).map(of).collect()
}
