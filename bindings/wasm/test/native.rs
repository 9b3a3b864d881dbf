//! What the library answers natively, for the tests to compare with: texts from standard input, divided by
//! U+001E, and for each one line of JSON with ranges in UTF-16 and the bits of the scores.

use epitome::{Budget, Layout, Offset, Offsets, Summarizer};
use std::io::{Read as _, Write as _};
use std::ops::Range;

fn main() -> std::io::Result<()> {
    let mut input = String::new();
    std::io::stdin().read_to_string(&mut input)?;
    let mut out = std::io::stdout().lock();
    let repeats: usize = std::env::args().nth(1).and_then(|count| count.parse().ok()).unwrap_or(0);
    if repeats > 0 {
        return time(&input, repeats, &mut out);
    }
    for text in input.split('\u{1e}') {
        let offsets = Offsets::new(text);
        let place = |bytes: Range<usize>| {
            let range = offsets.range(bytes, Offset::Utf16);
            format!("[{},{}]", range.start, range.end)
        };
        let summary = Summarizer::new().summarize(text, Budget::auto());
        let sentences = summary
            .iter()
            .map(|s| format!("[{},{},\"{:016x}\"]", place(s.range()), s.rank(), s.score().to_bits()));
        let keywords = epitome::keywords(text, 5).into_iter().map(|keyword| {
            let places: Vec<String> =
                keyword.places().iter().map(|place_of| place(place_of.range())).collect();
            format!("[\"{:016x}\",[{}]]", keyword.score().to_bits(), places.join(","))
        });
        let language = epitome::Language::detect(text);
        let split = epitome::split::RuleSplitter::new().sentences(text, &Layout::of(text), language);
        writeln!(
            out,
            "{{\"language\":\"{}\",\"sentences\":[{}],\"keywords\":[{}],\"split\":[{}]}}",
            summary.language().code(),
            sentences.collect::<Vec<_>>().join(","),
            keywords.collect::<Vec<_>>().join(","),
            split.into_iter().map(place).collect::<Vec<_>>().join(","),
        )?;
    }
    Ok(())
}

/// The median of the milliseconds that a summary takes, once its language's lists are read.
fn time(text: &str, repeats: usize, out: &mut impl std::io::Write) -> std::io::Result<()> {
    let summarize = || Summarizer::new().summarize(text, Budget::sentences(3));
    let first = std::time::Instant::now();
    std::hint::black_box(summarize());
    let first = first.elapsed();
    let mut times: Vec<_> = (0..repeats)
        .map(|_| {
            let start = std::time::Instant::now();
            std::hint::black_box(summarize());
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    writeln!(
        out,
        "{{\"first\":{},\"later\":{}}}",
        first.as_secs_f64() * 1000.0,
        times[repeats / 2].as_secs_f64() * 1000.0
    )
}
