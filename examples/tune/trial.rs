//! What a setting reaches: the corpora analysed once, a setting tried on all of them.

use crate::corpus::Corpus;
use crate::setting::Setting;
use epitome::evaluate::{Rouge, Score, Tokens};
use epitome::score::{Feature, FeatureModel, Scorer};
use epitome::select::{Novelty, Selector};
use epitome::{Budget, Document, Error, Language, Meter, Prior, Scores, Summarizer};
use rayon::prelude::*;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// ROUGE-1 and ROUGE-2, F1 in hundredths.
pub(crate) type Rouges = [f64; 2];

/// A corpus whose records are ready to be summarized again and again.
pub(crate) struct Bench<'t> {
    pub(crate) name: String,
    pub(crate) genre: String,
    budget: Budget,
    records: Vec<Prepared<'t>>,
}

struct Prepared<'t> {
    document: Document<'t>,
    prior: Prior,
    language: Language,
    /// The features, each scaled.
    features: Vec<(Feature, Vec<f64>)>,
    /// For each feature the variance of its values as they stand.
    variances: Vec<f64>,
    references: Vec<Tokens>,
    /// Summaries measured already, by their sentences.
    known: Mutex<HashMap<Vec<usize>, Rouges>>,
}

impl<'t> Bench<'t> {
    /// # Errors
    ///
    /// When a stage breaks its contract.
    pub(crate) fn new(corpus: &'t Corpus, genre: String) -> Result<Self, Error> {
        let mut alone = FeatureModel::builder();
        for &feature in Feature::ALL {
            alone = alone.weight(feature, 1.0);
        }
        let model = alone.build()?;
        let prepare = |record: &'t crate::corpus::Record| {
            let summarizer = match record.language {
                Some(language) => Summarizer::new().with_language(language),
                None => Summarizer::new(),
            };
            let document = summarizer.document(record.sources())?;
            let prior = match &record.query {
                Some(query) => summarizer.with_query(query.as_str()).prior(&document)?,
                None => Prior::uniform(),
            };
            let scores = model.score(&document, &prior)?;
            let features = Feature::ALL.iter().zip(scores.parts());
            let features = features.map(|(&feature, part)| (feature, part.values().to_vec())).collect();
            let values = Feature::ALL.iter().map(|feature| feature.values(&document, &prior));
            let variances = values.map(|values| variance(&values)).collect();
            let language = record.language.unwrap_or(document.language());
            let references = record.references.iter().map(|text| Tokens::of(text, language)).collect();
            Ok(Prepared {
                document,
                prior,
                language,
                features,
                variances,
                references,
                known: Mutex::default(),
            })
        };
        let records = corpus.records.par_iter().map(prepare).collect::<Result<_, Error>>()?;
        Ok(Bench { name: corpus.name.clone(), genre, budget: corpus.budget, records })
    }

    /// The mean over the records of a feature's variance within each.
    pub(crate) fn variance(&self, feature: Feature) -> f64 {
        let variances = self.records.iter().map(|record| record.variances[feature as usize]);
        variances.sum::<f64>() / self.records.len().max(1) as f64
    }

    /// The means over the records of what a scorer and a selector reach.
    pub(crate) fn tuned(
        &self,
        model: &FeatureModel,
        selector: &Novelty,
        budget: &Budget,
    ) -> Result<Rouges, Error> {
        self.means(|record| {
            let scores = model.score(&record.document, &record.prior)?;
            record.summarized(&scores, selector, budget)
        })
    }

    /// The means over the records of what a setting reaches.
    fn reached(&self, setting: &Setting, selector: &Novelty) -> Result<Rouges, Error> {
        self.means(|record| record.summarized(&record.scores(setting), selector, &self.budget))
    }

    fn means(
        &self,
        of: impl Fn(&Prepared<'_>) -> Result<Rouges, Error> + Send + Sync,
    ) -> Result<Rouges, Error> {
        let each = self.records.par_iter().map(of).collect::<Result<Vec<Rouges>, Error>>()?;
        Ok([0, 1].map(|k| each.iter().map(|rouges| rouges[k]).sum::<f64>() / each.len().max(1) as f64))
    }
}

impl Prepared<'_> {
    /// The scores with a setting's weights.
    fn scores(&self, setting: &Setting) -> Scores {
        let mut totals = vec![0.0; self.document.len()];
        for (feature, values) in &self.features {
            let weight = setting.weights[*feature as usize];
            totals.iter_mut().zip(values).for_each(|(total, value)| *total += weight * value);
        }
        Scores::from(totals)
    }

    /// What the summary by these scores reaches.
    fn summarized(&self, scores: &Scores, selector: &Novelty, budget: &Budget) -> Result<Rouges, Error> {
        let meter = Meter::new(&self.document, budget);
        let mut chosen = selector.select(&self.document, scores, &self.prior, meter)?;
        chosen.sort_unstable();
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(*known.entry(chosen).or_insert_with_key(|chosen| {
            let lines: Vec<String> =
                chosen.iter().map(|&i| self.document.sentence(i).replace('\n', " ")).collect();
            let tokens = Tokens::of(&lines.join("\n"), self.language);
            [Rouge::N(1), Rouge::N(2)].map(|rouge| {
                let scores: Vec<Score> =
                    self.references.iter().map(|reference| rouge.score(&tokens, reference)).collect();
                100.0 * Score::mean(&scores).f1()
            })
        }))
    }
}

fn variance(values: &[f64]) -> f64 {
    let n = values.len().max(1) as f64;
    let mean = values.iter().sum::<f64>() / n;
    values.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>() / n
}

/// What a setting reaches on each corpus.
///
/// # Errors
///
/// When its λ is out of range.
pub(crate) fn reached(benches: &[Bench<'_>], setting: &Setting) -> Result<Vec<Rouges>, Error> {
    let selector = Novelty::builder().lambda(setting.lambda).build()?;
    benches.iter().map(|bench| bench.reached(setting, &selector)).collect()
}

/// The mean over the corpora that `keep` keeps.
pub(crate) fn mean(benches: &[Bench<'_>], rouges: &[Rouges], keep: impl Fn(&Bench<'_>) -> bool) -> Rouges {
    let kept: Vec<&Rouges> = benches.iter().zip(rouges).filter(|(b, _)| keep(b)).map(|(_, r)| r).collect();
    [0, 1].map(|k| kept.iter().map(|rouges| rouges[k]).sum::<f64>() / kept.len().max(1) as f64)
}
