//! The tables and the JSON object.

use crate::args::{Args, By};
use crate::measure::{MEASURES, Measured, Results, System};
use crate::statistics::{Interval, bootstrap};
use serde_json::{Map, Value, json};
use std::io::{self, Write};

/// What the table of dangling sentences shows.
const DANGLING: &str = "sentences that point back to one that is not chosen, of those chosen";

/// What all methods reached on all corpora.
pub(crate) struct Report {
    systems: Vec<System>,
    baseline: usize,
    by: By,
    resamples: usize,
    markdown: bool,
    results: Vec<Results>,
}

/// Means over records or corpora.
#[derive(Clone, Copy, Default)]
struct Means {
    rouge: [f64; 3],
    words: f64,
    sentences: f64,
    redundancy: f64,
    coverage: f64,
    dangling: f64,
    seconds: f64,
}

impl Means {
    /// Of a method on a corpus.
    fn of_corpus(result: &Results, system: usize) -> Means {
        Means::of(result.records.iter().map(|record| &record[system]).map(|measured| Means {
            rouge: measured.rouge,
            words: measured.words as f64,
            sentences: measured.sentences as f64,
            redundancy: measured.content.redundancy(),
            coverage: measured.content.coverage(),
            dangling: measured.content.dangling() as f64,
            seconds: measured.seconds,
        }))
    }

    fn of(all: impl Iterator<Item = Means>) -> Means {
        let mut count = 0.0_f64;
        let mut sum = Means::default();
        for one in all {
            count += 1.0;
            for (sum, value) in sum.fields().into_iter().zip(one.clone().fields()) {
                *sum += *value;
            }
        }
        for field in sum.fields() {
            *field /= count.max(1.0);
        }
        sum
    }

    fn fields(&mut self) -> [&mut f64; 9] {
        let [r1, r2, lsum] = &mut self.rouge;
        let Means { words, sentences, redundancy, coverage, dangling, seconds, .. } = self;
        [r1, r2, lsum, words, sentences, redundancy, coverage, dangling, seconds]
    }

    fn rouge(self) -> String {
        self.rouge.map(|value| format!("{value:.2}")).join("/")
    }

    /// The share of the chosen sentences that point back to one that is not chosen.
    fn dangling_share(self) -> f64 {
        if self.sentences == 0.0 { 0.0 } else { self.dangling / self.sentences }
    }

    fn dangling(self) -> String {
        format!("{:.1} %", 100.0 * self.dangling_share())
    }
}

impl Report {
    pub(crate) fn new(args: &Args, results: Vec<Results>) -> Self {
        let results = results.into_iter().filter(|result| !result.records.is_empty()).collect();
        Report {
            systems: args.systems(),
            baseline: args.baseline(),
            by: args.by(),
            resamples: args.resamples,
            markdown: args.markdown,
            results,
        }
    }

    /// The mean of a method over the corpora.
    fn mean(&self, system: usize) -> Means {
        Means::of(self.results.iter().map(|result| Means::of_corpus(result, system)))
    }

    /// The difference of a method to the baseline on some corpora, in one measure.
    fn difference(&self, results: &[Results], system: usize, measure: usize) -> Interval {
        let difference =
            |record: &Vec<Measured>| record[system].rouge[measure] - record[self.baseline].rouge[measure];
        let groups: Vec<Vec<f64>> =
            results.iter().map(|result| result.records.iter().map(difference).collect()).collect();
        bootstrap(&groups, self.resamples)
    }

    pub(crate) fn print(&self, out: &mut impl Write) -> io::Result<()> {
        if self.markdown {
            return self.print_markdown(out);
        }
        let measures = MEASURES.map(|(name, _)| name).join("/");
        writeln!(out, "{measures}, F1, in hundredths; budgets in {}\n", self.unit())?;
        self.print_corpora(out, Means::rouge)?;
        writeln!(out, "\n{DANGLING}\n")?;
        self.print_corpora(out, Means::dangling)?;
        self.print_methods(out)?;
        self.print_differences(out)
    }

    fn unit(&self) -> &'static str {
        if self.by == By::Words { "words" } else { "sentences" }
    }

    /// A table with a line for each corpus and a column for each method.
    fn print_corpora(&self, out: &mut impl Write, cell: impl Fn(Means) -> String) -> io::Result<()> {
        write!(out, "{:<22} {:>5} {:>9} ", "corpus", "docs", self.unit())?;
        for system in &self.systems {
            write!(out, " {:<18}", system.to_string())?;
        }
        for result in &self.results {
            let budget = result.budget.amount();
            write!(out, "\n{:<22} {:>5} {:>9} ", result.name, result.records.len(), budget)?;
            for system in 0..self.systems.len() {
                write!(out, " {:<18}", cell(Means::of_corpus(result, system)))?;
            }
        }
        write!(out, "\n{:<22} {:>5} {:>9} ", "mean", self.results.len(), "")?;
        for system in 0..self.systems.len() {
            write!(out, " {:<18}", cell(self.mean(system)))?;
        }
        writeln!(out)
    }

    fn print_methods(&self, out: &mut impl Write) -> io::Result<()> {
        writeln!(
            out,
            "\n{:<22} {:>7} {:>9} {:>10} {:>8} {:>12}",
            "mean of a summary", "words", "sentences", "redundancy", "coverage", "milliseconds"
        )?;
        for (place, system) in self.systems.iter().enumerate() {
            let Means { words, sentences, redundancy, coverage, seconds, .. } = self.mean(place);
            writeln!(
                out,
                "{:<22} {words:>7.1} {sentences:>9.1} {redundancy:>10.3} {coverage:>8.3} {:>12.3}",
                system.to_string(),
                1_000.0 * seconds
            )?;
        }
        Ok(())
    }

    fn print_differences(&self, out: &mut impl Write) -> io::Result<()> {
        for (place, system) in self.systems.iter().enumerate().filter(|&(place, _)| place != self.baseline) {
            writeln!(out, "\n{system} - {}, with 95 % intervals", self.systems[self.baseline])?;
            let each = self.results.chunks(1).map(|one| (one[0].name.as_str(), one));
            for (name, results) in each.chain([("mean", self.results.as_slice())]) {
                write!(out, "{name:<22}")?;
                for (measure, (label, _)) in MEASURES.iter().enumerate() {
                    let Interval { difference, low, high } = self.difference(results, place, measure);
                    write!(out, "  {label} {difference:>+6.2} [{low:>+6.2}, {high:>+6.2}]")?;
                }
                writeln!(out)?;
            }
        }
        Ok(())
    }

    /// The same as tables of Markdown with a row for each method; differences for the mean alone.
    fn print_markdown(&self, out: &mut impl Write) -> io::Result<()> {
        let measures = MEASURES.map(|(name, _)| name).join("/");
        let baseline = self.systems[self.baseline];
        writeln!(
            out,
            "Means over {} corpora; {measures}, F1, in hundredths; budgets in {}; the differences to",
            self.results.len(),
            self.unit()
        )?;
        writeln!(out, "{baseline} with 95 % intervals; dangling: {DANGLING}.\n")?;
        let differences = MEASURES.map(|(name, _)| format!("{name} − {baseline}")).join(" | ");
        writeln!(
            out,
            "| method | {measures} | {differences} | dangling | words | sentences | redundancy | coverage |"
        )?;
        writeln!(out, "|---|---|---|---|---|---|---|---|---|---|")?;
        for (place, system) in self.systems.iter().enumerate() {
            let means = self.mean(place);
            let Means { words, sentences, redundancy, coverage, .. } = means;
            write!(out, "| `{system}` | {} |", means.rouge())?;
            for measure in 0..MEASURES.len() {
                let Interval { difference, low, high } = self.difference(&self.results, place, measure);
                write!(out, " {difference:+.2} [{low:+.2}, {high:+.2}] |")?;
            }
            writeln!(
                out,
                " {} | {words:.1} | {sentences:.1} | {redundancy:.3} | {coverage:.3} |",
                means.dangling()
            )?;
        }
        writeln!(out, "\n{measures} on each corpus, with its documents and its budget:\n")?;
        self.print_markdown_corpora(out, Means::rouge)?;
        writeln!(out, "\nDangling sentences on each corpus:\n")?;
        self.print_markdown_corpora(out, Means::dangling)
    }

    fn print_markdown_corpora(&self, out: &mut impl Write, cell: impl Fn(Means) -> String) -> io::Result<()> {
        write!(out, "| corpus | documents | {} |", self.unit())?;
        for system in &self.systems {
            write!(out, " `{system}` |")?;
        }
        writeln!(out, "\n|---|---|---|{}", "---|".repeat(self.systems.len()))?;
        for result in &self.results {
            write!(out, "| {} | {} | {} |", result.name, result.records.len(), result.budget.amount())?;
            for system in 0..self.systems.len() {
                write!(out, " {} |", cell(Means::of_corpus(result, system)))?;
            }
            writeln!(out)?;
        }
        Ok(())
    }

    pub(crate) fn json(&self) -> Value {
        let corpora: Map<String, Value> = self
            .results
            .iter()
            .map(|result| {
                let one = std::slice::from_ref(result);
                let object = json!({
                    "documents": result.records.len(),
                    "budget": result.budget.amount(),
                    "methods": self.methods(one, |system| Means::of_corpus(result, system)),
                });
                (result.name.clone(), object)
            })
            .collect();
        json!({
            "by": self.unit(),
            "baseline": self.systems.get(self.baseline).map(ToString::to_string),
            "resamples": self.resamples,
            "corpora": corpora,
            "mean": self.methods(&self.results, |system| self.mean(system)),
        })
    }

    fn methods(&self, results: &[Results], means: impl Fn(usize) -> Means) -> Value {
        let object = |place: usize| {
            let means = means(place);
            let Means { rouge, words, sentences, redundancy, coverage, seconds, .. } = means;
            let mut object = json!({
                "words": words, "sentences": sentences, "redundancy": redundancy, "coverage": coverage,
                "dangling": means.dangling_share(),
                "seconds": seconds, "positions": positions(results, place),
            });
            for (measure, (name, _)) in MEASURES.iter().enumerate() {
                let Interval { difference, low, high } = self.difference(results, place, measure);
                object[*name] =
                    json!({"f1": rouge[measure], "difference": difference, "interval": [low, high]});
            }
            object
        };
        let named =
            self.systems.iter().enumerate().map(|(place, system)| (system.to_string(), object(place)));
        Value::Object(named.collect())
    }
}

/// How many sentences come from each tenth of their sources.
fn positions(results: &[Results], system: usize) -> [usize; 10] {
    let mut sum = [0; 10];
    for record in results.iter().flat_map(|result| &result.records) {
        for (sum, count) in sum.iter_mut().zip(record[system].content.positions()) {
            *sum += count;
        }
    }
    sum
}
