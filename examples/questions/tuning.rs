//! The constants of the retrieval model, each varied alone, and what each family of sets would have
//! chosen for the others.

use crate::Outcome;
use crate::data::Set;
use crate::measure::Figures;
use epitome::Summarizer;
use epitome::score::{Retrieval, RetrievalTuning};
use std::collections::BTreeSet;

/// A constant: its name, the values tried, how it is set.
type Constant = (&'static str, &'static [f64], fn(&mut RetrievalTuning, f64));

/// The shipped value of each among the others.
const CONSTANTS: &[Constant] = &[
    ("k1", &[0.1, 0.2, 0.3, 0.5, 0.9, 1.2], |t, v| t.k1 = v),
    ("b", &[0.4, 0.6, 0.75, 0.9, 1.0], |t, v| t.b = v),
    ("rarity", &[0.8, 1.0, 1.15, 1.3, 1.5, 1.8], |t, v| t.rarity = v),
    ("field", &[0.0, 0.5, 0.8, 1.0], |t, v| t.field = v),
    ("title", &[0.0, 0.3, 0.6, 0.9, 1.5], |t, v| t.title = v),
    ("neighbour", &[0.0, 0.15, 0.25, 0.35, 0.5], |t, v| t.neighbour = v),
    ("partial", &[0.0, 0.5, 0.6, 0.7, 0.8, 1.0], |t, v| t.partial = v),
    ("phrase", &[0.0, 0.15, 0.3, 0.45, 0.8], |t, v| t.phrase = v),
    ("stop_words", &[0.0, 0.05, 0.1, 0.2, 0.3], |t, v| t.stop_words = v),
    ("kind", &[0.0, 0.1, 0.15, 0.2, 0.3], |t, v| t.kind = v),
];

/// Prints a table of the constants and what is reached with each on sets it was not chosen on.
pub(crate) fn print(sets: &[Set<'_>]) -> Outcome<()> {
    let families: BTreeSet<&str> = sets.iter().map(Set::family).collect();
    let summarizer = Summarizer::new();
    let measured = |tuning: RetrievalTuning| -> Outcome<Vec<Figures>> {
        let retrieval = Retrieval::with_tuning(tuning)?;
        sets.iter().map(|set| Figures::of(set, &summarizer, retrieval)).collect()
    };
    // The mean over families of the means over their sets, so that no family outvotes the others.
    let of = |figures: &[Figures], wanted: &dyn Fn(&str) -> bool| {
        let means = families.iter().filter(|family| wanted(family)).map(|family| {
            let own = sets.iter().zip(figures).filter(|(set, _)| set.family() == *family);
            Figures::mean(&own.map(|(_, figures)| *figures).collect::<Vec<_>>())
        });
        Figures::mean(&means.collect::<Vec<_>>())
    };
    let shipped = measured(RetrievalTuning::new())?;
    println!(
        "| constant | over the sets: first | MRR | kept | first + MRR + kept by families |\n|---|---|---|---|---|"
    );
    println!("| as shipped | {} | {:.1} |", Figures::mean(&shipped), of(&shipped, &|_| true).all());
    let mut lines = Vec::new();
    for (name, values, set) in CONSTANTS {
        let mut tried = Vec::new();
        for &value in *values {
            let mut tuning = RetrievalTuning::new();
            set(&mut tuning, value);
            let figures = measured(tuning)?;
            println!(
                "| {name} = {value} | {} | {:.1} |",
                Figures::mean(&figures),
                of(&figures, &|_| true).all()
            );
            tried.push((value, figures));
        }
        for family in &families {
            let others = |figures: &[Figures]| of(figures, &|other| other != *family).all();
            let best = tried.iter().max_by(|(_, a), (_, b)| others(a).total_cmp(&others(b)));
            if let Some((value, figures)) = best {
                let own = |figures: &[Figures]| of(figures, &|other| other == *family);
                lines.push(format!("| {name} | {family} | {value} | {} | {} |", own(figures), own(&shipped)));
            }
        }
    }
    println!(
        "\n## Left out\n\nThe value of each constant that is best on the other families, and what it reaches on the one left out:\n"
    );
    println!(
        "| constant | left out | value | first | MRR | kept | as shipped: first | MRR | kept |\n|---|---|---|---|---|---|---|---|---|"
    );
    for line in lines {
        println!("{line}");
    }
    Ok(())
}
