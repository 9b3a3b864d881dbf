//! Why each sentence was worth what it was.

use crate::places::Places;
use epitome::reasons::Explanation;
use epitome::{Document, Scores, Summary};
use serde_json::{Map, Value, json};
use std::io::{self, Write};

/// Why each sentence of the summary was chosen, in its order; then every sentence of the document, best first:
/// its score, whether it was chosen, and the parts of its score.
pub(crate) fn print(
    out: &mut impl Write,
    document: &Document<'_>,
    scores: &Scores,
    summary: &Summary<'_>,
    explanation: &Explanation,
) -> io::Result<()> {
    for reasons in explanation.sentences() {
        writeln!(out, "{}", start_of(document, reasons.index()))?;
        writeln!(out, "    {reasons}")?;
        if !reasons.objections().is_empty() {
            let objections = reasons.objections().iter().map(|weighed| weighed.reason().to_string());
            writeln!(out, "    although it {}", objections.collect::<Vec<_>>().join(" and "))?;
        }
    }
    writeln!(out)?;
    let mut marks = vec![' '; document.len()];
    for sentence in summary {
        marks[sentence.index()] = '*';
    }
    for (rank, index) in scores.ranked().into_iter().enumerate() {
        let mark = marks[index];
        writeln!(
            out,
            "{mark}{:>4} {:>10.4}  {}",
            rank + 1,
            scores.as_slice()[index],
            start_of(document, index)
        )?;
        let parts = scores.parts().iter().map(|part| format!("{} {:.4}", part.name(), part.values()[index]));
        let parts: Vec<String> = parts.collect();
        if !parts.is_empty() {
            writeln!(out, "{:>16}  {}", "", parts.join(", "))?;
        }
    }
    Ok(())
}

/// Adds to a summary's object why each of its sentences was chosen, in words and, with feature `serde`, as
/// data; and every sentence's score, rank, parts and the chosen sentence that stands for it, in the order of
/// the text.
pub(crate) fn add(
    object: &mut Value,
    document: &Document<'_>,
    scores: &Scores,
    explanation: &Explanation,
    places: &Places<'_>,
) {
    let shown = object["sentences"].as_array_mut().into_iter().flatten();
    for (sentence, reasons) in shown.zip(explanation.sentences()) {
        sentence["why"] = json!(reasons.to_string());
        #[cfg(feature = "serde")]
        {
            sentence["reasons"] = json!(reasons.reasons());
            sentence["objections"] = json!(reasons.objections());
        }
    }
    let mut ranks = vec![0; document.len()];
    for (rank, index) in scores.ranked().into_iter().enumerate() {
        ranks[index] = rank + 1;
    }
    let sentences = (0..document.len()).map(|index| {
        let parts: Map<String, Value> =
            scores.parts().iter().map(|part| (part.name().to_owned(), json!(part.values()[index]))).collect();
        let range = places.range(document.source(index), document.range(index));
        json!({
            "index": index,
            "source": document.source(index),
            "start": range.start,
            "end": range.end,
            "score": scores.as_slice()[index],
            "rank": ranks[index],
            "parts": parts,
            "covered_by": explanation.coverage().covered_by(index),
        })
    });
    object["scores"] = sentences.collect();
}

/// The first words of a sentence, on one line.
fn start_of(document: &Document<'_>, index: usize) -> String {
    let words = document.sentence(index).split_whitespace();
    let start: String = words.collect::<Vec<_>>().join(" ").chars().take(72).collect();
    start
}
