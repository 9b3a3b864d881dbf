//! The default: phrases that stand often, early, and as names.

use super::candidates::{Candidates, Case, Token};

/// How much more a phrase of four words counts than one of its words: √2 times. So of a phrase and a word of it
/// that are equally frequent the phrase is given, and yet a word that also stands alone is not lost.
const LENGTH: f64 = 0.25;

/// How much more a phrase counts that is always written with capitals within sentences: half as much again.
const NAME: f64 = 0.5;

/// count · length^¼ · (1 + 1 / (1 + s)) · (1 + names / 2) · idf, where s is the number of the first sentence with
/// the phrase, `names` the share of its places where it is written with capitals, and idf the mean rarity of its
/// terms in the background.
///
/// The factors are those of PositionRank (Florescu & Caragea 2017) and KP-Miner (El-Beltagy & Rafea 2009), each
/// in its plainest form. The constants were chosen on the phrases of the titles of eight sets of texts in five
/// languages; from 0 to 0.5 for the length, 0 to 1 for names, and with twice or three times the weight of the
/// opening, the mean F1 moves by less than 2 points.
///
/// Complexity: O(words).
pub(super) fn weigh(
    sentences: &[Vec<Token>],
    candidates: Candidates,
    idf: Option<Vec<f64>>,
) -> (Candidates, Vec<f64>) {
    let mut first = vec![u32::MAX; candidates.len()];
    let mut names = vec![0.0; candidates.len()];
    for place in candidates.places() {
        let phrase = place.phrase as usize;
        first[phrase] = first[phrase].min(place.sentence);
        let start = place.first as usize;
        let tokens = &sentences[place.sentence as usize][start..start + candidates.words(phrase).len()];
        let is_name = tokens.iter().all(|token| matches!(token.case, Case::Capitalized | Case::Acronym));
        names[phrase] += f64::from(is_name);
    }
    let of = |phrase: usize| {
        let length = candidates.words(phrase).len() as f64;
        let rarity = |idf: &Vec<f64>| candidates.terms(phrase).map(|term| idf[term]).sum::<f64>() / length;
        let count = candidates.count(phrase);
        let lead = 1.0 + 1.0 / (1.0 + f64::from(first[phrase]));
        let name = 1.0 + NAME * names[phrase] / count;
        count * libm::pow(length, LENGTH) * lead * name * idf.as_ref().map_or(1.0, rarity)
    };
    let scores = (0..candidates.len()).map(of).collect();
    (candidates, scores)
}
