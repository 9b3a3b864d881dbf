//! Numbers in a sentence, as answers.

use super::query::Query;
use crate::language::Asked;

/// The runs of digits in a text.
pub(super) fn numbers(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_numeric()).filter(|run| !run.is_empty())
}

/// How far the numbers of a sentence answer a question for a time or a number: 1, 0.5 or 0. `numeral` is
/// whether it holds a number in words that the question does not.
///
/// Complexity: O(length of the sentence · numbers of the query).
pub(super) fn answers(sentence: &str, query: &Query, asked: Asked, numeral: bool) -> f64 {
    let new = |run: &&str| !query.numbers.iter().any(|known| known == run);
    let value = |run: &str| match asked {
        Asked::Number => 1.0,
        Asked::Time if is_year(run) => 1.0,
        Asked::Time => 0.5,
    };
    let best = numbers(sentence).filter(new).map(value).fold(0.0, f64::max);
    if numeral && asked == Asked::Number { 1.0 } else { best }
}

/// Four digits, the first of them 1 or 2 in whatever script.
fn is_year(run: &str) -> bool {
    let is_early = |c: char| !c.is_ascii() || matches!(c, '1' | '2');
    run.chars().count() == 4 && run.starts_with(is_early)
}
