//! `cargo run --release --example tune -- CORPORA`: the measurements behind the weights and spreads of
//! `score::FeatureModel` and λ of `select::Novelty`.
//!
//! Each constant alone: the spread of its feature, what halving, doubling or leaving out its weight changes,
//! and for how many corpora to the better or worse. Settings drawn at random around equal weights: the best,
//! and how far the fiftieth lies behind, so that a plateau can be told from a spike. Leave-genre-out: each
//! corpus with the mean of the settings that were best on the corpora of all other genres (the manifest's
//! `genre`).
//!
//! With `--constants` each field of `score::FeatureTuning` and `select::SelectionTuning` alone, with other
//! values than its own.

mod args;
#[path = "../shared/console.rs"]
mod console;
mod constants;
#[path = "../shared/content.rs"]
mod content;
#[path = "../evaluate/corpus.rs"]
mod corpus;
#[path = "../shared/record.rs"]
mod record;
mod setting;
#[path = "../shared/texts.rs"]
mod texts;
mod trial;

use args::Args;
use console::say;
use epitome::score::Feature;
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::Value;
use setting::Setting;
use std::collections::BTreeSet;
use std::error::Error;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;
use trial::{Bench, Rouges, mean, reached};

fn main() -> ExitCode {
    let args: Args = match console::arguments() {
        Ok(args) => args,
        Err(status) => return status,
    };
    console::finish(run(&args, &mut io::stdout().lock()).map(|()| ExitCode::SUCCESS))
}

type Outcome<T> = Result<T, Box<dyn Error>>;

fn run(args: &Args, out: &mut impl Write) -> Outcome<()> {
    let files = corpus::files(&args.paths, &args.only)?;
    let mut corpora = Vec::new();
    for file in &files {
        let (corpus, bad) = corpus::read(file, args)?;
        for message in &bad {
            say(format_args!("{}: {message}", file.name));
        }
        corpora.push((corpus, genre(&file.path, &file.name)?));
    }
    let benches: Vec<Bench<'_>> =
        corpora.iter().map(|(corpus, genre)| Bench::new(corpus, genre.clone())).collect::<Result<_, _>>()?;

    if args.constants {
        return constants::measure(&files, &benches, out);
    }
    let shipped = reached(&benches, &Setting::shipped())?;
    writeln!(out, "shipped   {}   {}", rouges(mean(&benches, &shipped, |_| true)), Setting::shipped())?;
    let neutral = reached(&benches, &Setting::neutral())?;
    writeln!(out, "neutral   {}   {}\n", rouges(mean(&benches, &neutral, |_| true)), Setting::neutral())?;
    alone(&benches, &shipped, out)?;
    let settings = Setting::drawn(args.settings.get());
    let progress = ProgressBar::new(settings.len() as u64)
        .with_style(ProgressStyle::with_template("{bar:40} {pos}/{len} settings, {eta} left")?);
    let mut table = Vec::with_capacity(settings.len());
    for setting in &settings {
        table.push(reached(&benches, setting)?);
        progress.inc(1);
    }
    progress.finish_and_clear();
    best(&benches, &settings, &table, args.best, out)?;
    leave_genre_out(&benches, &settings, &table, args.averaged, out)
}

/// The manifest's genre of a corpus; its name where there is none.
fn genre(path: &Path, name: &str) -> Outcome<String> {
    let folder = path.parent().unwrap_or(Path::new("."));
    for manifest in [folder.join("manifest.json"), folder.join("../manifest.json")] {
        if manifest.exists() {
            let about: Value = serde_json::from_str(&std::fs::read_to_string(manifest)?)?;
            return Ok(about[name]["genre"].as_str().unwrap_or(name).to_owned());
        }
    }
    Ok(name.to_owned())
}

fn rouges([one, two]: Rouges) -> String {
    format!("{one:5.2}/{two:5.2}")
}

/// What each weight alone does.
fn alone(benches: &[Bench<'_>], shipped: &[Rouges], out: &mut impl Write) -> Outcome<()> {
    writeln!(
        out,
        "each feature alone: its standard deviation within a document, the root of the mean square over the corpora; its \
         weight multiplied: the mean of R1/R2; on how many corpora R1 + R2 is better and worse by 0.1"
    )?;
    for &feature in Feature::ALL {
        let squares = benches.iter().map(|bench| bench.variance(feature));
        let spread = (squares.sum::<f64>() / benches.len().max(1) as f64).sqrt();
        write!(out, "{:12} {spread:7.3}", feature.name())?;
        for factor in [0.0, 0.5, 2.0] {
            let changed = reached(benches, &Setting::shipped().scaled(feature, factor))?;
            let gains = changed.iter().zip(shipped).map(|(a, b)| a[0] + a[1] - b[0] - b[1]);
            let gains: Vec<f64> = gains.collect();
            let [better, worse] =
                [1.0, -1.0].map(|sign| gains.iter().filter(|&&gain| sign * gain > 0.1).count());
            write!(
                out,
                "   ×{factor:<3} {} +{better:2} −{worse:2}",
                rouges(mean(benches, &changed, |_| true))
            )?;
        }
        writeln!(out)?;
    }
    writeln!(out)?;
    Ok(())
}

/// The numbers of the settings, the best first by the mean of R1 + R2 over the corpora that `keep` keeps.
fn ranked(benches: &[Bench<'_>], table: &[Vec<Rouges>], keep: impl Fn(&Bench<'_>) -> bool) -> Vec<usize> {
    let worth: Vec<f64> = table.iter().map(|row| mean(benches, row, &keep).iter().sum()).collect();
    let mut order: Vec<usize> = (0..table.len()).collect();
    order.sort_by(|&a, &b| worth[b].total_cmp(&worth[a]).then(a.cmp(&b)));
    order
}

/// The best of the settings and their spread.
fn best(
    benches: &[Bench<'_>],
    settings: &[Setting],
    table: &[Vec<Rouges>],
    count: usize,
    out: &mut impl Write,
) -> Outcome<()> {
    let order = ranked(benches, table, |_| true);
    writeln!(out, "the best {count} of {} settings drawn around equal weights", settings.len())?;
    for &i in order.iter().take(count) {
        writeln!(out, "{}   {}", rouges(mean(benches, &table[i], |_| true)), settings[i])?;
    }
    let at = |place: usize| rouges(mean(benches, &table[order[place.min(order.len() - 1)]], |_| true));
    writeln!(
        out,
        "best {}, last shown {}, median {}, worst {}\n",
        at(0),
        at(count.saturating_sub(1)),
        at(order.len() / 2),
        at(order.len()),
    )?;
    Ok(())
}

/// Each corpus with what the other genres choose.
fn leave_genre_out(
    benches: &[Bench<'_>],
    settings: &[Setting],
    table: &[Vec<Rouges>],
    count: usize,
    out: &mut impl Write,
) -> Outcome<()> {
    writeln!(
        out,
        "leave-genre-out: each corpus with the mean of the {count} settings best on all other genres"
    )?;
    let genres: BTreeSet<&str> = benches.iter().map(|bench| bench.genre.as_str()).collect();
    let mut left_out = vec![[0.0; 2]; benches.len()];
    for genre in genres {
        let order = ranked(benches, table, |bench| bench.genre != genre);
        let chosen: Vec<&Setting> = order.iter().take(count).map(|&i| &settings[i]).collect();
        let setting = Setting::mean(&chosen);
        writeln!(out, "without {genre:10} {setting}")?;
        for (i, rouges) in reached(benches, &setting)?.into_iter().enumerate() {
            if benches[i].genre == genre {
                left_out[i] = rouges;
            }
        }
    }
    for (bench, reached) in benches.iter().zip(&left_out) {
        writeln!(out, "{:24} {:10} {}", bench.name, bench.genre, rouges(*reached))?;
    }
    writeln!(out, "{:35} {}", "mean", rouges(mean(benches, &left_out, |_| true)))?;
    Ok(())
}
