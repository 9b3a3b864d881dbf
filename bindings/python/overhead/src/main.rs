//! What a call on a file's text costs, in microseconds: the least of some means.

use std::hint::black_box;
use std::time::Instant;

/// So few calls at a time that some of the times are not interrupted; as in bench.py.
const CALLS: u32 = 20;
const REPEATS: usize = 300;

fn main() -> std::io::Result<()> {
    let text = std::fs::read_to_string(std::env::args().nth(1).unwrap_or_default())?;
    let run = || {
        let started = Instant::now();
        for _ in 0..CALLS {
            black_box(epitome::summarize(black_box(&text), 3));
        }
        started.elapsed().as_secs_f64() / f64::from(CALLS) * 1e6
    };
    run();
    let least = (0..REPEATS).map(|_| run()).fold(f64::INFINITY, f64::min);
    println!("{least:.2}");
    Ok(())
}
