//! A hundred thousand different records of 4 KB through a `Batch`: what do two threads bring, and does memory
//! stay as it is?
//!
//! ```text
//! cargo bench --features parallel --bench records              # or another number of records at the end
//! ```
//!
//! They come in fifty parts, each answered by one job and by two in turn: a machine shared with others is
//! slower at one time than at another, so what counts is the median of the ratios within a part. Beside them
//! numbers are multiplied, which needs no memory and shares nothing: what two threads bring there is what
//! the machine has to give.

#![allow(clippy::expect_used, reason = "a benchmark may fail by a panic")]

mod inputs;

use epitome::{Batch, Summarizer};
use std::fs::read_to_string;
use std::hint::black_box;
use std::ops::ControlFlow;
use std::time::Instant;

const BYTES: usize = 4096;
const PARTS: usize = 50;

fn main() {
    let given = std::env::args().skip(1).find_map(|argument| argument.parse::<usize>().ok());
    // `cargo test` only sees whether it works.
    let all = if std::env::args().any(|argument| argument == "--bench") { 100_000 } else { 100 };
    let part = given.unwrap_or(all).div_ceil(PARTS);
    let prose = inputs::text(4_000, 20);
    let sentences: Vec<&str> = prose.split_inclusive(". ").collect();
    let summarizer = Summarizer::new();
    let summarized = |text: &str| summarizer.summarize(text, 3).len();
    let batches = [1, 2].map(|jobs| Batch::builder().jobs(jobs).build().expect("a few threads"));
    let [mut streamed, mut mapped, mut multiplied] = [(); 3].map(|()| Measured::default());
    let mut memory = Vec::new();
    for number in 0..PARTS {
        let mut numbers = inputs::Numbers::new(number as u64);
        let texts: Vec<String> = (0..part).map(|_| record(&sentences, &mut numbers)).collect();
        streamed.part(&batches, |batch| {
            let mut numbers = inputs::Numbers::new(number as u64);
            let records = (0..part).map(|_| record(&sentences, &mut numbers));
            assert_eq!(stream(batch, records, |text| summarized(&text)), 3 * part);
        });
        mapped.part(&batches, |batch| {
            let lengths = batch.map(&texts, |text| summarized(text));
            assert_eq!(lengths.flatten().sum::<usize>(), 3 * part);
        });
        multiplied.part(&batches, |batch| assert_eq!(stream(batch, 0..part as u64, multiply), part));
        memory.push(resident());
    }
    println!("| | 1 job, records a second | 2 jobs | ratio, median of the parts | its quartiles |");
    println!("|---|---|---|---|---|");
    streamed.print("`try_for_each`, each record made when it is read", part);
    mapped.print("`map`, as `summarize_many`, of texts in memory", part);
    multiplied.print("numbers multiplied", part);
    let megabytes = part * BYTES / 1_000_000;
    println!(
        "\nResident memory after the first part {}, after half of them {}, at the end {}, some {megabytes} MB of it the \
         texts of a part. Load {}.",
        memory[0],
        memory[PARTS / 2],
        memory[PARTS - 1],
        read_to_string("/proc/loadavg").map_or("unknown".into(), |load| load[..4].to_owned()),
    );
}

/// The sum of the answers.
fn stream<R: Send>(
    batch: &Batch,
    records: impl Iterator<Item = R> + Send,
    answer: impl Fn(R) -> usize + Sync,
) -> usize {
    let mut sum = 0;
    let ended = batch.try_for_each(records, answer, |_, number| {
        sum += number.expect("no panic");
        ControlFlow::<()>::Continue(())
    });
    assert!(ended.is_continue());
    sum
}

/// The seconds that each part took with one job and with two.
#[derive(Default)]
struct Measured([Vec<f64>; 2]);

impl Measured {
    fn part(&mut self, batches: &[Batch; 2], mut run: impl FnMut(&Batch)) {
        for (times, batch) in self.0.iter_mut().zip(batches) {
            let start = Instant::now();
            run(batch);
            times.push(start.elapsed().as_secs_f64());
        }
    }

    fn print(&self, name: &str, part: usize) {
        let sorted = |mut numbers: Vec<f64>| {
            numbers.sort_by(f64::total_cmp);
            numbers
        };
        let [one, two] = &self.0;
        let ratios = sorted(one.iter().zip(two).map(|(one, two)| one / two).collect());
        let rate = |times: &[f64]| part as f64 / sorted(times.to_vec())[PARTS / 2];
        println!(
            "| {name} | {:.0} | {:.0} | {:.2} | {:.2} to {:.2} |",
            rate(one),
            rate(two),
            ratios[PARTS / 2],
            ratios[PARTS / 4],
            ratios[3 * PARTS / 4],
        );
    }
}

/// A text of sentences drawn from many, no two the same.
fn record(sentences: &[&str], numbers: &mut inputs::Numbers) -> String {
    let mut text = String::with_capacity(BYTES + 400);
    while text.len() < BYTES {
        text.push_str(sentences[numbers.next() as usize % sentences.len()]);
    }
    text
}

/// About as long as a record takes, in registers alone.
fn multiply(number: u64) -> usize {
    let mut products = [number; 8];
    for step in 0..25_000 {
        for product in &mut products {
            *product = product.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ step;
        }
    }
    black_box(products);
    1
}

/// The resident memory, where Linux tells.
fn resident() -> String {
    let status = read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.map_or("unknown".into(), |size| size.trim().to_owned())
}
