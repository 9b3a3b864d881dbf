//! Luhn: how densely significant words stand together.

use super::Scorer;
use crate::document::Word;
use crate::{Document, Error, Prior, Scores};

/// Luhn: the densest cluster of significant words in a sentence, times its prior.
///
/// A term is significant if it stands in the document [`frequency`](LuhnBuilder::frequency) times or more;
/// stop words never are. A cluster runs from a significant word as far as there are at most
/// [`gap`](LuhnBuilder::gap) other words from one significant word to the next; it is worth (significant
/// words)² / (all words). A sentence is worth its best cluster; one significant word alone is none and worth
/// 0.
///
/// Departures from the paper: the upper cut-off of the frequency is the list of stop words.
///
/// Complexity: O(words) time, O(terms) memory.
///
/// # Source
///
/// H. Luhn (1958), "The automatic creation of literature abstracts", IBM Journal of Research and Development
/// 2.
///
/// # Example
///
/// ```
/// use epitome::{Summarizer, score::Luhn};
///
/// let summarizer = Summarizer::new().with_scorer(Luhn::new());
/// let document = summarizer.document("Heavy rain fell. Rain, heavy as ever, filled the lake.")?;
/// // Both sentences have the cluster of "heavy" and "rain": 2² / 2.
/// assert_eq!(summarizer.score(&document)?.as_slice(), [2.0, 2.0]);
/// # Ok::<(), epitome::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Luhn {
    frequency: usize,
    gap: usize,
}

/// The parameters of a [`Luhn`], checked by [`build`](LuhnBuilder::build).
///
/// # Example
///
/// ```
/// use epitome::score::Luhn;
///
/// let chosen = Luhn::builder().frequency(3).gap(2).build()?;
/// assert_ne!(chosen, Luhn::new());
/// assert!(Luhn::builder().frequency(0).build().is_err());
/// # Ok::<(), epitome::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct LuhnBuilder {
    luhn: Luhn,
}

impl Default for Luhn {
    fn default() -> Self {
        Luhn { frequency: 2, gap: 4 }
    }
}

impl Luhn {
    /// The scorer with its defaults: words that stand twice, gaps of up to 4 words.
    pub fn new() -> Self {
        Luhn::default()
    }

    /// To set parameters other than the default ones.
    pub fn builder() -> LuhnBuilder {
        LuhnBuilder { luhn: Luhn::default() }
    }
}

impl LuhnBuilder {
    /// How often a term stands in the document at least to be significant; 1 or more, by default 2.
    #[must_use]
    pub fn frequency(self, frequency: usize) -> Self {
        LuhnBuilder { luhn: Luhn { frequency, ..self.luhn } }
    }

    /// How many other words may stand between two significant ones of a cluster; by default 4.
    #[must_use]
    pub fn gap(self, gap: usize) -> Self {
        LuhnBuilder { luhn: Luhn { gap, ..self.luhn } }
    }

    /// The scorer.
    ///
    /// # Errors
    ///
    /// When the frequency is 0.
    pub fn build(self) -> Result<Luhn, Error> {
        Error::check_count("frequency", self.luhn.frequency, 1..=usize::MAX)?;
        Ok(self.luhn)
    }
}

impl Scorer for Luhn {
    fn score(&self, document: &Document<'_>, prior: &Prior) -> Result<Scores, Error> {
        let n = document.len();
        let frequencies = document.counts().transposed_product(&vec![1.0; n]);
        let significant =
            |word: &Word| word.term().is_some_and(|term| frequencies[term as usize] >= self.frequency as f64);
        let of = |i: usize| best_cluster(document.words(i).iter().map(significant), self.gap);
        Ok(super::times_prior((0..n).map(of).collect(), "cluster", prior))
    }
}

/// The best value of a cluster, the words given by whether they are significant.
fn best_cluster(words: impl Iterator<Item = bool>, gap: usize) -> f64 {
    let value = |first: usize, last: usize, count: usize| match count {
        0 | 1 => 0.0,
        _ => (count * count) as f64 / (last - first + 1) as f64,
    };
    let mut best = 0.0_f64;
    let (mut first, mut last, mut count) = (0, 0, 0_usize);
    for (at, _) in words.enumerate().filter(|(_, significant)| *significant) {
        if count == 0 || at - last - 1 > gap {
            best = best.max(value(first, last, count));
            (first, count) = (at, 0);
        }
        last = at;
        count += 1;
    }
    best.max(value(first, last, count))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clusters_by_hand() {
        let best = |words: &str, gap| best_cluster(words.chars().map(|c| c == '#'), gap);
        assert_eq!(best("", 4), 0.0);
        assert_eq!(best("..#..", 4), 0.0); // one alone is no cluster
        assert_eq!(best("#....#", 4), 4.0 / 6.0);
        assert_eq!(best("#.....#", 4), 0.0);
        assert_eq!(best("##..#.....###", 4), 3.0);
        // Luhn's own figure: four significant words within seven.
        assert_eq!(best("..#.##..#.", 4), 16.0 / 7.0);
    }
}
