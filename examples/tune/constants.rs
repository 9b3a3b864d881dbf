//! The constants inside the default, each varied alone.

use crate::args::By;
use crate::corpus::{CorpusFile, manifest_budget};
use crate::trial::{Bench, Rouges, mean};
use crate::{Outcome, rouges};
use epitome::Error;
use epitome::score::{FeatureModel, FeatureTuning};
use epitome::select::{Novelty, SelectionTuning};
use std::io::Write;

/// The constants of the default's scorer and of its selector.
#[derive(Clone, Copy, Debug, Default)]
struct Tuning {
    features: FeatureTuning,
    selection: SelectionTuning,
}

/// A constant by its field's name, the values tried beside its own, and how it is set.
struct Constant {
    name: &'static str,
    values: &'static [f64],
    set: fn(&mut Tuning, f64),
}

const fn constant(name: &'static str, values: &'static [f64], set: fn(&mut Tuning, f64)) -> Constant {
    Constant { name, values, set }
}

const CONSTANTS: &[Constant] = &[
    constant("half_place", &[5.0, 10.0, 16.0], |t, v| t.features.half_place = v),
    constant("second_opening_within", &[0.0, 5.0, 20.0], |t, v| {
        t.features.second_opening_within = v as usize;
    }),
    constant("cue_distance", &[1.0, 2.0], |t, v| t.features.cue_distance = v as usize),
    constant("short_below", &[6.0, 8.0, 12.0], |t, v| t.features.short_below = v as usize),
    constant("long_above", &[28.0, 45.0], |t, v| t.features.long_above = v as usize),
    constant("conclusion_sections", &[2.0, 4.0], |t, v| t.features.conclusion_sections = v as usize),
    constant("talk_discount", &[0.0, 0.5], |t, v| t.features.talk_discount = v),
    constant("spread_share", &[0.0, 0.25, 0.75, 1.0], |t, v| t.features.spread_share = v),
    constant("asked", &[100.0, 200.0, 500.0], |t, v| t.features.asked = v),
    constant("answered", &[0.05, 0.15, 0.2], |t, v| t.features.answered = v),
    constant("demonstrative_within", &[0.0, 6.0, 12.0, 1000.0], |t, v| {
        t.selection.demonstrative_within = v as usize;
    }),
    constant("fragment_below", &[0.0, 2.0, 4.0], |t, v| t.selection.fragment_below = v as usize),
    constant("short_question_below", &[0.0, 5.0, 6.0, 8.0, 10.0], |t, v| {
        t.selection.short_question_below = v as usize;
    }),
    constant("weak_merit", &[0.5, 0.7, 0.9], |t, v| t.selection.weak_merit = v),
    constant("longest_context", &[1.0, 2.0, 5.0], |t, v| t.selection.longest_context = v as usize),
    constant("copy_cosine", &[0.7, 0.9], |t, v| t.selection.copy_cosine = v),
    constant("copy_terms", &[2.0, 4.0], |t, v| t.selection.copy_terms = v as usize),
    constant("restated_share", &[0.7, 0.8, 1.0], |t, v| t.selection.restated_share = v),
    constant("restated_terms", &[3.0, 5.0, 6.0, 8.0, 10.0], |t, v| {
        t.selection.restated_terms = v as usize;
    }),
];

/// What each constant alone does: the means over the corpora, by words and by sentences.
///
/// # Errors
///
/// When a manifest has no budget for a corpus, or the table cannot be written.
pub(crate) fn measure(files: &[CorpusFile], benches: &[Bench<'_>], out: &mut impl Write) -> Outcome<()> {
    let mut budgets = Vec::new();
    for by in [By::Words, By::Sentences] {
        budgets.push(files.iter().map(|file| manifest_budget(file, by)).collect::<Result<Vec<_>, _>>()?);
    }
    let measured = |tuning: Tuning| -> Result<Vec<Rouges>, Error> {
        let model = FeatureModel::builder().tuning(tuning.features).build()?;
        let selector = Novelty::builder().tuning(tuning.selection).build()?;
        let reached = |budgets: &Vec<_>| {
            let each =
                benches.iter().zip(budgets).map(|(bench, budget)| bench.tuned(&model, &selector, budget));
            Ok(mean(benches, &each.collect::<Result<Vec<Rouges>, Error>>()?, |_| true))
        };
        budgets.iter().map(reached).collect()
    };
    writeln!(out, "{:32} by words      by sentences", "")?;
    let mut row = |label: String, measured: &[Rouges]| -> Outcome<()> {
        Ok(writeln!(out, "{label:32} {}   {}", rouges(measured[0]), rouges(measured[1]))?)
    };
    row("as shipped".to_owned(), &measured(Tuning::default())?)?;
    for constant in CONSTANTS {
        for &value in constant.values {
            let mut tuning = Tuning::default();
            (constant.set)(&mut tuning, value);
            row(format!("{} = {value}", constant.name), &measured(tuning)?)?;
        }
    }
    Ok(())
}
