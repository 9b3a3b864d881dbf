//! Topic signatures: words that are far more common in the document than elsewhere.

use super::{Background, Scorer};
use crate::{Document, Error, Prior, Scores};
use std::sync::Arc;

/// Topic signatures, also known as `TsSum`: the share of a sentence's distinct terms that are signatures of
/// the document, times its prior.
///
/// A term is a signature if it is more common in the document than in the background by a log-likelihood
/// ratio -2 ln λ above a [`threshold`](TopicSignaturesBuilder::threshold). With k₁ of n₁ terms in the
/// document and k₂ of n₂ in the background, L(p, k, n) = k ln p + (n - k) ln(1 - p), and p₁, p₂, p the shares
/// of the term in the one, the other and both, -2 ln λ = 2 (L(p₁, k₁, n₁) + L(p₂, k₂, n₂) - L(p, k₁, n₁) -
/// L(p, k₂, n₂)).
///
/// Without a background nothing stands out, and all scores are 0.
///
/// Complexity: O(nnz + distinct terms · log(terms of the background)) time, O(distinct terms) memory.
///
/// # Bibliography
///
/// - C.-Y. Lin, E. Hovy (2000), "The automated acquisition of topic signatures for text summarization",
///   COLING.
/// - T. Dunning (1993), "Accurate methods for the statistics of surprise and coincidence", Computational
///   Linguistics 19.
/// - J. Conroy, J. Schlesinger, D. O'Leary (2006), "Topic-focused multi-document summarization using an
///   approximate oracle score", COLING/ACL: the share.
///
/// # Example
///
/// ```
/// use epitome::{Summarizer, score::{Background, TopicSignatures}};
/// use std::sync::Arc;
///
/// let summarizer = Summarizer::new();
/// let mut background = Background::new();
/// for _ in 0..100 {
///     background.add(&summarizer.document("People said on Monday that trains were late again.")?);
/// }
/// let text = "People said this on Monday. Otters swim, otters dive, otters sleep.";
/// let summary = summarizer.with_scorer(TopicSignatures::new(Arc::new(background))).summarize(text, 1);
/// assert_eq!(summary.to_string(), "Otters swim, otters dive, otters sleep.");
/// # Ok::<(), epitome::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct TopicSignatures {
    background: Arc<Background>,
    threshold: f64,
}

/// The parameters of a [`TopicSignatures`], checked by [`build`](TopicSignaturesBuilder::build).
///
/// # Example
///
/// ```
/// use epitome::score::{Background, TopicSignatures};
/// use std::sync::Arc;
///
/// let background = Arc::new(Background::new());
/// assert!(TopicSignatures::builder(background.clone()).threshold(6.6).build().is_ok());
/// assert!(TopicSignatures::builder(background).threshold(-1.0).build().is_err());
/// ```
#[derive(Clone, Debug)]
pub struct TopicSignaturesBuilder {
    topic_signatures: TopicSignatures,
}

impl TopicSignatures {
    /// The scorer with the threshold 10.83, which chance passes once in a thousand times.
    pub fn new(background: Arc<Background>) -> Self {
        TopicSignatures { background, threshold: 10.83 }
    }

    /// To set parameters other than the default ones.
    pub fn builder(background: Arc<Background>) -> TopicSignaturesBuilder {
        TopicSignaturesBuilder { topic_signatures: TopicSignatures::new(background) }
    }

    /// Which of the document's terms are signatures.
    fn signatures(&self, document: &Document<'_>) -> Vec<bool> {
        let counts = document.counts().transposed_product(&vec![1.0; document.len()]);
        let n1: f64 = counts.iter().sum();
        let n2 = self.background.size() as f64;
        let of = |(term, &k1): (u32, &f64)| {
            let k2 = document.term(term).map_or(0, |term| self.background.occurrences(term)) as f64;
            k1 * n2 > k2 * n1 && log_likelihood_ratio(k1, n1, k2, n2) > self.threshold
        };
        (0..).zip(&counts).map(of).collect()
    }
}

impl TopicSignaturesBuilder {
    /// The -2 ln λ above which a term is a signature; finite and not negative, by default 10.83.
    #[must_use]
    pub fn threshold(self, threshold: f64) -> Self {
        TopicSignaturesBuilder { topic_signatures: TopicSignatures { threshold, ..self.topic_signatures } }
    }

    /// The scorer.
    ///
    /// # Errors
    ///
    /// When the threshold is negative or not finite.
    pub fn build(self) -> Result<TopicSignatures, Error> {
        let threshold = self.topic_signatures.threshold;
        if !(0.0..f64::INFINITY).contains(&threshold) {
            return Err(Error::parameter("threshold", threshold, "finite and not negative"));
        }
        Ok(self.topic_signatures)
    }
}

impl Scorer for TopicSignatures {
    fn score(&self, document: &Document<'_>, prior: &Prior) -> Result<Scores, Error> {
        let signatures = self.signatures(document);
        let of = |(terms, _): (&[u32], &[f64])| {
            let count = terms.iter().filter(|&&term| signatures[term as usize]).count();
            count as f64 / terms.len().max(1) as f64
        };
        Ok(super::times_prior(document.counts().iter().map(of).collect(), "signatures", prior))
    }
}

/// -2 ln λ for k₁ of n₁ and k₂ of n₂ having one probability rather than two.
fn log_likelihood_ratio(k1: f64, n1: f64, k2: f64, n2: f64) -> f64 {
    let times_log = |count: f64, share: f64| if count > 0.0 { count * libm::log(share) } else { 0.0 };
    let likelihood = |p: f64, k: f64, n: f64| times_log(k, p) + times_log(n - k, 1.0 - p);
    let share = |k: f64, n: f64| if n > 0.0 { k / n } else { 0.0 };
    let both = share(k1 + k2, n1 + n2);
    let apart = likelihood(share(k1, n1), k1, n1) + likelihood(share(k2, n2), k2, n2);
    2.0 * (apart - likelihood(both, k1, n1) - likelihood(both, k2, n2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratios_of_the_paper() {
        // Dunning 1993, table 1: "the swiss", "can be" and others, from their counts of bigrams AB, ¬AB, A¬B, ¬A¬B.
        for (ab, not_a_b, a_not_b, neither, expected) in [
            (110.0, 2442.0, 111.0, 29114.0, 270.72),
            (29.0, 13.0, 123.0, 31612.0, 263.90),
            (31.0, 23.0, 139.0, 31584.0, 256.84),
        ] {
            let ratio = log_likelihood_ratio(ab, ab + a_not_b, not_a_b, not_a_b + neither);
            assert!((ratio - expected).abs() < 0.01, "{ratio} is not {expected}");
        }
    }
}
