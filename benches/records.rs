//! A hundred thousand different records of 4 KB through a `Batch`: what do two threads bring, and does memory
//! stay as it is?
//!
//! ```text
//! cargo bench --features parallel --bench records              # or another number of records at the end
//! ```
//!
//! They come in ten parts, each answered by one job and then by two. A machine shared with others is slower
//! at one time than at another, so what counts is the median of the ratios within a part; the processor's
//! time says what two threads do more than one.

#![allow(clippy::expect_used, reason = "a benchmark may fail by a panic")]

mod inputs;

use epitome::{Batch, Summarizer};
use std::fs::read_to_string;
use std::time::Instant;

const BYTES: usize = 4096;

fn main() {
    let given = std::env::args().skip(1).find_map(|argument| argument.parse::<usize>().ok());
    // `cargo test` only sees whether it works.
    let all = if std::env::args().any(|argument| argument == "--bench") { 100_000 } else { 100 };
    let part = given.unwrap_or(all).div_ceil(10);
    let text = inputs::text(4_000, 20);
    let sentences: Vec<&str> = text.split_inclusive(". ").collect();
    let summarizer = Summarizer::new();
    let batches = [1, 2].map(|jobs| Batch::builder().jobs(jobs).build().expect("a few threads"));
    let mut ratios = Vec::new();
    let mut least = [f64::MAX; 2];
    println!("| records | 1 job, records a second | 2 jobs | resident memory |\n|---|---|---|---|");
    for number in 1..=10 {
        let mut rates = [0.0; 2];
        for (jobs, batch) in batches.iter().enumerate() {
            let mut numbers = inputs::Numbers::new(number);
            let records = (0..part).map(|_| record(&sentences, &mut numbers));
            let (start, busy) = (Instant::now(), processor_seconds());
            let lengths = batch.map(records, |text| summarizer.summarize(&text, 3).len());
            assert_eq!(lengths.flatten().sum::<usize>(), 3 * part);
            rates[jobs] = part as f64 / start.elapsed().as_secs_f64();
            least[jobs] = least[jobs].min(processor_seconds() - busy);
        }
        let [one, two] = rates;
        ratios.push(two / one);
        println!("| {} | {one:.0} | {two:.0} | {} |", number as usize * part, resident());
    }
    ratios.sort_by(f64::total_cmp);
    println!(
        "\nTwo jobs over one: {:.2} times the records, the median of the parts ({:.2} to {:.2}); least processor time \
         {:.2} times. Load {}.",
        f64::midpoint(ratios[4], ratios[5]),
        ratios[0],
        ratios[9],
        least[1] / least[0],
        read_to_string("/proc/loadavg").map_or("unknown".into(), |load| load[..4].to_owned()),
    );
}

/// A text of sentences drawn from many, no two the same.
fn record(sentences: &[&str], numbers: &mut inputs::Numbers) -> String {
    let mut text = String::with_capacity(BYTES + 400);
    while text.len() < BYTES {
        text.push_str(sentences[numbers.next() as usize % sentences.len()]);
    }
    text
}

/// What the process's threads have had of processors, where Linux tells.
fn processor_seconds() -> f64 {
    let stat = read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = stat.rsplit(") ").next().unwrap_or_default().split(' ').skip(11).take(2);
    fields.filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() / 100.0
}

/// The resident memory, where Linux tells.
fn resident() -> String {
    let status = read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.map_or("unknown".into(), |size| size.trim().to_owned())
}
