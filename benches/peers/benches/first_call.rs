//! The first summary of a process, beside `lede`: an article of 4 KB within 500 bytes, word lists and tables
//! included.
//!
//! ```text
//! cargo bench --manifest-path benches/peers/Cargo.toml --bench first_call
//! ```
//!
//! Each figure is taken in a process of its own, by turns; the second summary of the same process stands
//! beside it.

#[path = "../../inputs/mod.rs"]
mod inputs;

use std::error::Error;
use std::hint::black_box;
use std::process::Command;
use std::time::Instant;

const BYTES: usize = 500;
const PROCESSES: usize = 40;
const SUMMARIZERS: [&str; 2] = ["epitome", "lede"];

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    if let Some(name) = SUMMARIZERS.into_iter().find(|name| arguments.iter().any(|argument| argument == name))
    {
        let [first, second] = [measure(name), measure(name)];
        println!("{first} {second}");
        return Ok(());
    }
    let mut times = SUMMARIZERS.map(|_| [Vec::new(), Vec::new()]);
    for _ in 0..PROCESSES {
        for (name, [first, second]) in SUMMARIZERS.iter().zip(&mut times) {
            let output = Command::new(std::env::current_exe()?).arg(name).output()?.stdout;
            let output = String::from_utf8(output)?;
            let (a, b) =
                output.trim().split_once(' ').ok_or("a child wrote something else than two times")?;
            first.push(a.parse::<u128>()?);
            second.push(b.parse::<u128>()?);
        }
    }
    println!("medians of {PROCESSES} processes, in microseconds");
    for (name, [mut first, mut second]) in SUMMARIZERS.into_iter().zip(times) {
        first.sort_unstable();
        second.sort_unstable();
        println!("{name:<8} first {:>6}, second {:>6}", first[PROCESSES / 2], second[PROCESSES / 2]);
    }
    Ok(())
}

/// Microseconds of one summary.
fn measure(name: &str) -> u128 {
    let article: String = [inputs::ARTICLE, "\n", inputs::ABSTRACT].concat().chars().take(4096).collect();
    let text = black_box(article.as_str());
    let start = Instant::now();
    if name == "epitome" {
        assert!(!epitome::summarize(text, epitome::Budget::bytes(BYTES)).is_empty());
    } else {
        assert!(!lede::summarize(text, BYTES, lede::Mode::Default).summary.is_empty());
    }
    start.elapsed().as_micros()
}
