//! The default scorer: a linear model of features.

mod bigrams;
mod cues;
mod features;
mod tuning;

use super::Scorer;
use crate::scores::Part;
use crate::{Document, Error, Prior, Scores};
use features::FeatureInput;

pub use tuning::FeatureTuning;

/// Writes the enum, its names, weights and spreads, from one entry per feature.
macro_rules! features {
    ($($variant:ident $name:literal $weight:literal $spread:expr, $about:literal: $values:expr;)+) => {
        /// A feature of sentences that a [`FeatureModel`] adds up.
        ///
        /// It has one value per sentence. How much it counts, and whether for the sentence or against it, is
        /// its weight.
        ///
        /// # Example
        ///
        /// ```
        /// use epitome::score::{Feature, FeatureModel};
        ///
        /// let without = FeatureModel::builder().weight(Feature::Length, 0.0).build()?;
        /// assert_eq!(without.weight(Feature::Title), Feature::Title.weight());
        /// assert_eq!(Feature::ALL[0].name(), "centrality");
        /// # Ok::<(), epitome::Error>(())
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Feature {
            $(#[doc = concat!($about, " Weight ", stringify!($weight), ".")] $variant,)+
        }

        impl Feature {
            /// Every feature, in a fixed order.
            pub const ALL: &'static [Feature] = &[$(Feature::$variant,)+];

            /// The name, as the parts of the scores carry it.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Feature::$variant => $name,)+
                }
            }

            /// Its default weight.
            pub const fn weight(self) -> f64 {
                match self {
                    $(Feature::$variant => $weight,)+
                }
            }

            /// The standard deviation of its values within a document, averaged over many documents; `None`
            /// where its values have no fixed unit: they grow with the document, or only their ratios count.
            ///
            /// # Example
            ///
            /// ```
            /// use epitome::score::Feature;
            ///
            /// let has_unit = |feature: &Feature| feature.spread().is_some();
            /// assert!(has_unit(&Feature::Position) && !has_unit(&Feature::Centrality));
            /// ```
            pub const fn spread(self) -> Option<f64> {
                match self {
                    $(Feature::$variant => $spread,)+
                }
            }

            /// Its value for each sentence, neither scaled nor weighed, with the default [`FeatureTuning`].
            ///
            /// Complexity: O(n + words + terms) time, expected; O(n + words) memory.
            ///
            /// # Example
            ///
            /// ```
            /// use epitome::{Prior, Summarizer, score::Feature};
            ///
            /// let document = Summarizer::new().document("Rain fell. The river rose.")?;
            /// assert_eq!(Feature::Position.values(&document, &Prior::uniform()), [1.0, 8.0 / 9.0]);
            /// # Ok::<(), epitome::Error>(())
            /// ```
            pub fn values(self, document: &Document<'_>, prior: &Prior) -> Vec<f64> {
                self.of(&FeatureInput::new(document, prior, &FeatureTuning::new()))
            }

            fn of(self, input: &FeatureInput<'_, '_>) -> Vec<f64> {
                let of: fn(&FeatureInput<'_, '_>) -> Vec<f64> = match self {
                    $(Feature::$variant => $values,)+
                };
                of(input)
            }
        }
    };
}

features! {
    Centrality "centrality" 1.5 None, "The sum of the BM25 similarities with all other sentences.":
        |input| features::centrality(input.document);
    Bigrams "bigrams" 1.5 Some(0.22),
        "The sum of ln(sentences that hold it) over its pairs of neighbouring words, divided by the number of its words \
         plus one.":
        |input| input.bigrams().to_vec();
    Title "title" 1.5 Some(0.16), "The share of the titles' terms that it holds.":
        |input| features::title(input.document);
    Prior "prior" 3.0 None,
        "Its prior weight: how well it answers the query, or the caller's weight.":
        |input| features::prior(input.document, input.prior);
    Position "position" 1.25 Some(0.16),
        "1 / (1 + i/8), i the place in its source, or the distance from an announcement (see Cue) among its first ten \
         sentences, times the share of sentences that are not turns of a conversation.":
        |input| features::position(input.document, input.announcements(), input.tuning);
    Section "section" 1.0 Some(0.86), "−ln(1 + i), i the place in its section.":
        |input| features::section(input.sections());
    Conclusion "conclusion" 1.0 Some(0.16), "Whether it stands in the last of three or more sections.":
        |input| features::conclusion(input.sections(), input.tuning);
    Length "length" 1.0 Some(0.47),
        "How far it is below 10 words or above 35, as the logarithm of the ratio, negative.":
        |input| features::length(input.document, input.tuning);
    Closed "closed" 1.0 Some(0.23), "Whether it ends with a full stop or another mark that ends sentences.":
        |input| features::closed(input.document);
    Quotation "quotation" -1.0 Some(0.19), "Whether it opens with a quotation mark.":
        |input| features::quotation(input.document);
    Cue "cue" 1.0 Some(0.13),
        "Whether it announces what the text has to say, as \"we propose\" and \"in conclusion\" do, times the share of \
         sentences that are not turns of a conversation.":
        |input| features::cue(input.announcements());
    Personal "personal" -1.0 Some(0.32), "Whether it says \"I\" or \"you\", in the words of its language.":
        |input| features::personal(input.announcements());
    Figures "figures" 1.0 Some(0.15), "Whether it names an amount of money or a percentage.":
        |input| features::figures(input.document);
}

/// The default scorer: a weighted sum of [`Feature`]s, each centred and scaled.
///
/// What people put into summaries is said often, early and in the words of the title; it is not a greeting, a
/// fragment, part of a quotation or a first-person statement. Each feature is weak alone, and misleading on
/// some kind of text; together, with the same weights, they hold for news, papers, laws, meetings and
/// reviews. A feature with the same value for all sentences of a document, such as the title where there is
/// none, adds nothing.
///
/// A feature x counts as (x − x̄) / √((s² + σ²) / 2): x̄ and s are its mean and its standard deviation within
/// the document, σ is its [`spread`](Feature::spread) over many documents. With σ = s that is the standard
/// score. With s alone one amount of money among hundreds of sentences would outweigh all else; with σ alone
/// a feature that hardly varies in a document would hardly count there. A feature without σ takes s for it.
///
/// The content weighs 1.5, its form 1, the position in the source 1.25, the caller's prior 3. `examples/tune`
/// measures these weights.
///
/// With a query the prior is each sentence's relevance ([`Retrieval`](super::Retrieval)). It counts as it is,
/// times a factor so large that what is asked decides and the other features order what answers alike. Where
/// even the best sentence's relevance r is below 0.1 the factor is (r / 0.1)² of that: an overview question
/// or a list of topics, of which no sentence says much, gets a summary in which they have a say.
///
/// The parts of the scores are the summands: weight times scaled value, so that they sum to the score.
///
/// Complexity: O(n + words + terms) time, expected; O(words) memory.
///
/// # Bibliography
///
/// - H. P. Edmundson (1969), "New Methods in Automatic Extracting": such sums, and most of the features.
/// - F. Barrios, F. López, L. Argerich, R. Wachenchauzer (2016), "Variations of the Similarity Function of
///   TextRank for Automated Summarization": the BM25 graph. Its degree stands for the random walk's scores,
///   from which it differs little.
///
/// # Example
///
/// ```
/// use epitome::{Summarizer, score::{FeatureModel, Feature}};
///
/// let text = "The bridge over the Aller is closed. Rust was found in the bridge's cables. \
///     Ms Ems is 41. Until May the bridge stays closed for lorries.";
/// let early = FeatureModel::builder().weight(Feature::Position, 2.0).build()?;
/// let summary = Summarizer::new().with_scorer(early).summarize(text, 1);
/// assert_eq!(summary.to_string(), "The bridge over the Aller is closed.");
/// # Ok::<(), epitome::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FeatureModel {
    weights: [f64; Feature::ALL.len()],
    tuning: FeatureTuning,
}

impl FeatureModel {
    /// The scorer with its default weights.
    pub fn new() -> Self {
        let mut weights = [0.0; Feature::ALL.len()];
        for &feature in Feature::ALL {
            weights[feature as usize] = feature.weight();
        }
        FeatureModel { weights, tuning: FeatureTuning::new() }
    }

    /// To set parameters other than the default ones.
    pub fn builder() -> FeatureModelBuilder {
        FeatureModelBuilder { model: FeatureModel::new() }
    }

    /// The weight of a feature.
    pub fn weight(&self, feature: Feature) -> f64 {
        self.weights[feature as usize]
    }
}

impl Default for FeatureModel {
    fn default() -> Self {
        FeatureModel::new()
    }
}

/// The parameters of a [`FeatureModel`], checked by [`build`](FeatureModelBuilder::build).
///
/// # Example
///
/// ```
/// use epitome::score::{Feature, FeatureModel};
///
/// let model = FeatureModel::builder().weight(Feature::Position, 0.0).build()?;
/// assert_eq!(model.weight(Feature::Position), 0.0);
/// assert!(FeatureModel::builder().weight(Feature::Title, f64::INFINITY).build().is_err());
/// # Ok::<(), epitome::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct FeatureModelBuilder {
    model: FeatureModel,
}

impl FeatureModelBuilder {
    /// The weight of a feature, from −1000 to 1000; negative if it counts against a sentence, 0 to leave it
    /// out. By default [`Feature::weight`].
    #[must_use]
    pub fn weight(mut self, feature: Feature, weight: f64) -> Self {
        self.model.weights[feature as usize] = weight;
        self
    }

    /// The constants inside the features; lower level, for measuring the default.
    #[must_use]
    pub fn tuning(mut self, tuning: FeatureTuning) -> Self {
        self.model.tuning = tuning;
        self
    }

    /// The scorer.
    ///
    /// # Errors
    ///
    /// When a weight is not in −1000..=1000, or a constant of the tuning is out of its range.
    pub fn build(self) -> Result<FeatureModel, Error> {
        for &weight in &self.model.weights {
            Error::check_weight("weight", weight, -1e3)?;
        }
        self.model.tuning.check()?;
        Ok(self.model)
    }
}

impl Scorer for FeatureModel {
    fn score(&self, document: &Document<'_>, prior: &Prior) -> Result<Scores, Error> {
        let mut totals = vec![0.0; document.len()];
        let mut parts = Vec::with_capacity(Feature::ALL.len());
        let input = FeatureInput::new(document, prior, &self.tuning);
        // First, while the document has not made its index: both at once would be the peak of memory.
        if self.weight(Feature::Bigrams) != 0.0 {
            input.bigrams();
        }
        for &feature in Feature::ALL {
            let weight = self.weight(feature);
            if weight == 0.0 {
                continue;
            }
            let mut values = feature.of(&input);
            if feature == Feature::Prior && prior.query_terms().is_some() {
                asked(&mut values, &self.tuning);
            } else {
                scale(&mut values, feature.spread(), self.tuning.spread_share);
            }
            for (total, value) in totals.iter_mut().zip(&mut values) {
                *value *= weight;
                *total += *value;
            }
            parts.push(Part::new(feature.name(), values));
        }
        Ok(Scores::from(totals).with_parts(parts))
    }
}

/// Values of a query's relevance, on a scale of its own: so steep that what is asked decides and the other
/// features order what answers alike. Where even the best sentence answers little of the query, as of an
/// overview question or a list of topics, they have the more to say.
fn asked(values: &mut [f64], tuning: &FeatureTuning) {
    let best = values.iter().copied().fold(0.0, f64::max);
    let answered = (best / tuning.answered).min(1.0);
    for value in values {
        *value *= tuning.asked * answered * answered;
    }
}

/// Shifts values to mean 0 and divides them by the quadratic mean of their standard deviation and `spread`,
/// of which `share` is the weight of the latter; all 0 if they are equal up to rounding.
fn scale(values: &mut [f64], spread: Option<f64>, share: f64) {
    // As of several features of most texts.
    if values.iter().all(|value| value.total_cmp(&values[0]).is_eq()) {
        values.fill(0.0);
        return;
    }
    let n = values.len() as f64;
    // Divided by the largest first, so that squares neither overflow nor vanish.
    let largest =
        values.iter().fold(0.0, |most: f64, value| if value.abs() > most { value.abs() } else { most });
    let unit = if largest > 0.0 { largest } else { 1.0 };
    for value in &mut *values {
        *value /= unit;
    }
    let mean = values.iter().sum::<f64>() / n;
    let variance = values.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>() / n;
    let deviation = match spread {
        // Without its share a spread may be infinite in this unit.
        Some(spread) if share > 0.0 => {
            ((1.0 - share) * variance + share * ((spread / unit) * (spread / unit))).sqrt()
        }
        _ => variance.sqrt(),
    };
    let differ = variance.sqrt() > 1e-9;
    for value in values {
        *value = if differ { (*value - mean) / deviation } else { 0.0 };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Summarizer;

    #[test]
    #[allow(clippy::float_cmp, reason = "zeros and ones are exact")]
    fn scaled_values_by_hand() {
        let values = [2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0]; // mean 5, variance 4
        let centred = [-3.0, -1.0, -1.0, -1.0, 0.0, 0.0, 2.0, 4.0];
        // √((4 + 4) / 2) = 2, √((4 + 28) / 2) = 4, √((4 + 0) / 2) = √2.
        for (spread, deviation) in
            [(None, 2.0), (Some(2.0), 2.0), (Some(28f64.sqrt()), 4.0), (Some(0.0), 2f64.sqrt())]
        {
            let mut values = values;
            scale(&mut values, spread, 0.5);
            let near = values.iter().zip(centred).all(|(a, b)| (a - b / deviation).abs() < 1e-12);
            assert!(near, "{spread:?}: {values:?}");
        }
        let mut equal = [0.1 + 0.2, 0.3, 0.3];
        scale(&mut equal, None, 0.5);
        assert_eq!(equal, [0.0; 3]);
        let mut huge = [f64::MAX, -f64::MAX];
        scale(&mut huge, None, 0.5);
        assert_eq!(huge, [1.0, -1.0]);
        scale(&mut huge, Some(1e-300), 0.5);
        assert!(huge.iter().all(|value| value.is_finite()));
        scale(&mut [], Some(1.0), 0.5);
    }

    #[test]
    fn parts_sum_to_the_score() {
        let text = "Rain fell on the hills. The hills were bare. \"No rain,\" said Ann. It cost 5 % more.";
        let document = Summarizer::new().document(text).unwrap();
        let scores = FeatureModel::new()
            .score(&document, &Summarizer::new().with_query("bare hills").prior(&document).unwrap())
            .unwrap();
        for i in 0..document.len() {
            let sum: f64 = scores.parts().iter().map(|part| part.values()[i]).sum();
            assert!((sum - scores.as_slice()[i]).abs() < 1e-12);
        }
        assert_eq!(scores.parts().len(), Feature::ALL.len());
    }

    #[test]
    fn only_ratios_of_the_prior_count() {
        let document =
            Summarizer::new().document("Rain fell. The river rose. People left the town.").unwrap();
        let score = |unit: f64| {
            let prior = Prior::new([1.0, 2.0, 4.0].map(|weight| unit * weight).to_vec()).unwrap();
            FeatureModel::new().score(&document, &prior).unwrap()
        };
        let (small, large) = (score(0.001), score(1000.0));
        let near = small.as_slice().iter().zip(large.as_slice()).all(|(a, b)| (a - b).abs() < 1e-9);
        assert!(near, "{small:?} {large:?}");
    }

    #[test]
    fn a_weight_out_of_range_is_named() {
        for weight in [f64::NAN, f64::INFINITY, -1001.0] {
            let error = FeatureModel::builder().weight(Feature::Title, weight).build().unwrap_err();
            assert!(error.to_string().contains("weight"), "{error}");
        }
        assert_eq!(FeatureModel::builder().build().unwrap(), FeatureModel::new());
    }
}
