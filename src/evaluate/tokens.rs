//! A text as ROUGE reads it.

use super::porter;
use crate::Language;
use crate::unicode::to_lower_case;

/// A text's tokens, line by line: what [`Rouge`](super::Rouge) compares. Each line is a sentence to
/// ROUGE-Lsum; the other measures read through.
///
/// # Example
///
/// ```
/// use epitome::evaluate::Tokens;
///
/// let tokens = Tokens::stemmed("The 3 rivers were rising.\nPeople left.");
/// let lines: Vec<_> = tokens.lines().map(|line| line.join(" ")).collect();
/// assert_eq!(lines, ["the 3 river were rise", "peopl left"]);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tokens {
    tokens: Vec<String>,
    /// Where each line ends.
    ends: Vec<usize>,
}

impl Tokens {
    /// Runs of a-z and 0-9 of the lower-cased text, those above three letters stemmed by Porter's algorithm
    /// with NLTK's departures: the `rouge_score` package with `use_stemmer=True`, and what figures for
    /// English are published in.
    ///
    /// Complexity: O(length of the text) time and memory, as for every constructor.
    pub fn stemmed(text: &str) -> Self {
        let stem =
            |token: &str| if token.len() > 3 { porter::stem(token).into_owned() } else { token.to_owned() };
        Self::of_runs(text, |c| c.is_ascii_alphanumeric(), stem)
    }

    /// Runs of a-z and 0-9 of the lower-cased text: the `rouge_score` package with `use_stemmer=False`.
    pub fn plain(text: &str) -> Self {
        Self::of_runs(text, |c| c.is_ascii_alphanumeric(), str::to_owned)
    }

    /// Runs of letters and digits of any script, lower-cased, not stemmed: for languages other than English.
    pub fn unicode(text: &str) -> Self {
        Self::of_runs(text, char::is_alphanumeric, str::to_owned)
    }

    /// [`stemmed`](Tokens::stemmed) for English, [`unicode`](Tokens::unicode) for any other language.
    pub fn of(text: &str, language: Language) -> Self {
        if language == Language::English { Self::stemmed(text) } else { Self::unicode(text) }
    }

    fn of_runs(text: &str, keep: fn(char) -> bool, token: impl Fn(&str) -> String) -> Self {
        let mut tokens = Tokens::default();
        // Lower-cased first: some capitals become a-z only then, as the Kelvin sign does.
        for line in to_lower_case(text).split('\n') {
            tokens.tokens.extend(line.split(|c| !keep(c)).filter(|run| !run.is_empty()).map(&token));
            tokens.ends.push(tokens.tokens.len());
        }
        tokens
    }

    /// All tokens, in order.
    pub fn as_slice(&self) -> &[String] {
        &self.tokens
    }

    /// The tokens of each line, empty lines included.
    pub fn lines(&self) -> impl Iterator<Item = &[String]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, &end)| &self.tokens[start..end])
    }
}

/// The first `limit` words of a text, as ROUGE-1.5.5's option `-l` counts them: by white space. Line ends are
/// kept.
///
/// # Example
///
/// ```
/// assert_eq!(epitome::evaluate::first_words("The river rose.\nPeople left.", 4), "The river rose.\nPeople");
/// ```
pub fn first_words(text: &str, limit: usize) -> &str {
    let (mut words, mut inside) = (0, false);
    for (at, c) in text.char_indices() {
        let starts = !inside && !c.is_whitespace();
        if starts && words == limit {
            return text[..at].trim_end();
        }
        words += usize::from(starts);
        inside = !c.is_whitespace();
    }
    text
}

/// The first `limit` bytes of a text, as ROUGE-1.5.5's option `-b` counts them: those of the sentences, not
/// of the line ends between them. A character that would be cut is left out.
///
/// # Example
///
/// ```
/// assert_eq!(epitome::evaluate::first_bytes("Où est-il ?\nLà-bas.", 15), "Où est-il ?\nLà");
/// assert_eq!(epitome::evaluate::first_bytes("Où est-il ?", 2), "O");
/// ```
pub fn first_bytes(text: &str, limit: usize) -> &str {
    let mut left = limit;
    for (at, c) in text.char_indices().filter(|&(_, c)| c != '\n') {
        if c.len_utf8() > left {
            return &text[..at];
        }
        left -= c.len_utf8();
    }
    text
}
