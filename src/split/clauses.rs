//! Sentences cut further, for budgets that no whole one fits.

use std::ops::Range;

/// The fewest words of a clause: less says nothing alone.
const FEWEST_WORDS: usize = 4;

/// Where a sentence may be cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cut {
    /// At semicolons, colons and dashes, before the numbers of a list, and at line ends.
    AtMarks,
    /// At commas too.
    AtCommas,
}

/// The clauses of the sentence at `range` of `text`, each of four words or more, without the marks between.
///
/// Complexity: O(length of the sentence) time.
pub(crate) fn clauses(text: &str, range: Range<usize>, cut: Cut) -> Vec<Range<usize>> {
    let sentence = &text[range.clone()];
    let mut clauses: Vec<Range<usize>> = Vec::new();
    let (mut start, mut words, mut in_word) = (0, 0, false);
    let mut close = |start: usize, end: usize, words: usize| {
        let from =
            start + (sentence[start..end].len() - sentence[start..end].trim_start_matches(parts).len());
        let to = from + sentence[from..end].trim_end_matches(parts).len();
        let clause = range.start + from..range.start + to;
        match clauses.last_mut() {
            // Too short to stand alone.
            Some(last) if words < FEWEST_WORDS => last.end = clause.end.max(last.end),
            _ if clause.is_empty() => {}
            _ => clauses.push(clause),
        }
    };
    for (at, c) in sentence.char_indices() {
        if words >= FEWEST_WORDS && ends_clause(sentence, at, c, cut) {
            close(start, at, words);
            (start, words, in_word) = (at, 0, false);
        }
        let letter = c.is_alphanumeric();
        words += usize::from(letter && !in_word);
        in_word = letter || (in_word && !c.is_whitespace());
    }
    close(start, sentence.len(), words);
    clauses
}

/// What stands between clauses and belongs to none.
fn parts(c: char) -> bool {
    c.is_whitespace() || matches!(c, ';' | ':' | ',' | '—' | '–' | '；' | '：' | '，' | '、')
}

/// Whether a clause ends before `c`, which stands at `at`.
fn ends_clause(sentence: &str, at: usize, c: char, cut: Cut) -> bool {
    let behind = sentence[at + c.len_utf8()..].chars().next();
    let apart = behind.is_none_or(char::is_whitespace);
    match c {
        '；' | '：' | '\n' => true,
        ';' | ':' | '—' => apart || c == '—',
        '–' | '-' => apart && sentence[..at].ends_with(' '),
        '(' => {
            let number = sentence[at + 1..].bytes().take(4).position(|byte| byte == b')');
            let inside =
                number.map_or("", |length| sentence.get(at + 1..at + 1 + length).unwrap_or_default());
            !inside.is_empty()
                && inside.bytes().all(|byte| byte.is_ascii_alphanumeric())
                && (inside.len() == 1
                    || inside.bytes().all(|byte| byte.is_ascii_digit() || b"ivx".contains(&byte)))
        }
        ',' => cut == Cut::AtCommas && apart,
        '，' | '、' => cut == Cut::AtCommas,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str, at: Cut) -> Vec<&str> {
        clauses(text, 0..text.len(), at).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn clauses_end_at_marks_and_before_numbers() {
        let text = "The board shall: (1) keep all of its records open; (2) report them to the town by May.";
        let expected =
            ["The board shall: (1) keep all of its records open", "(2) report them to the town by May."];
        assert_eq!(cut(text, Cut::AtMarks), expected);
    }

    #[test]
    fn commas_end_clauses_only_where_asked_for() {
        let text = "When the river had risen, people left their houses, and no one came back.";
        assert_eq!(cut(text, Cut::AtMarks), [text]);
        let expected = ["When the river had risen", "people left their houses", "and no one came back."];
        assert_eq!(cut(text, Cut::AtCommas), expected);
    }

    #[test]
    fn less_than_four_words_are_no_clause() {
        assert_eq!(
            cut("Rain, snow, hail, and then more rain, oddly.", Cut::AtCommas),
            ["Rain, snow, hail, and then more rain, oddly."]
        );
        assert_eq!(cut("", Cut::AtMarks), [""; 0]);
        assert_eq!(cut(";;", Cut::AtMarks), [""; 0]);
    }
}
