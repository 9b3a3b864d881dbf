//! Random: the floor that every method has to beat.

use super::Scorer;
use crate::{Document, Error, Prior, Scores};

/// Random: a number from 0 to 1 a sentence, times its prior; the same numbers for the same seed.
///
/// A method that is worse than this has a fault.
///
/// Complexity: O(n) time and memory.
///
/// # Source
///
/// The numbers are those of `SplitMix64`: G. Steele, D. Lea, C. Flood (2014), "Fast splittable pseudorandom
/// number generators".
///
/// # Example
///
/// ```
/// use epitome::{Summarizer, score::Random};
///
/// let text = "Rain fell. The river rose. Trains were late.";
/// let draw = |seed| Summarizer::new().with_scorer(Random::new(seed)).summarize(text, 2).to_string();
/// assert_eq!(draw(7), draw(7));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Random {
    seed: u64,
}

impl Random {
    /// The scorer with a seed.
    pub fn new(seed: u64) -> Self {
        Random { seed }
    }
}

impl Scorer for Random {
    fn score(&self, document: &Document<'_>, prior: &Prior) -> Result<Scores, Error> {
        const STEP: u64 = 0x9E37_79B9_7F4A_7C15;
        let of = |i: usize| {
            let state = self.seed.wrapping_add(STEP.wrapping_mul(i as u64 + 1));
            // The upper 53 bits: as many as an f64 holds.
            (mix(state) >> 11) as f64 / (1_u64 << 53) as f64
        };
        Ok(super::times_prior((0..document.len()).map(of).collect(), "random", prior))
    }
}

fn mix(state: u64) -> u64 {
    let z = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_generator_is_split_mix_64() {
        // The first outputs for the seed 1234567, as published with the reference implementation.
        let step = 0x9E37_79B9_7F4A_7C15_u64;
        let outputs: Vec<u64> =
            (1..=3).map(|i| mix(1_234_567_u64.wrapping_add(step.wrapping_mul(i)))).collect();
        assert_eq!(
            outputs,
            [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]
        );
    }
}
