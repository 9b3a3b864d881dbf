//! What a summary is, or why it is short.

use crate::Error;
use std::fmt;

/// What a summary is, or why it is short or empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Outcome {
    /// As asked: sentences of the text within the budget.
    #[default]
    Complete,
    /// The text has no sentence: it is empty or white space, or a splitter found none in it.
    NoSentences,
    /// The text has nothing but headings and boilerplate; the summary is made of these.
    OnlyBoilerplate,
    /// Fewer sentences were chosen than were asked for: the text has no more that differ.
    FewerSentences {
        /// How many were asked for, of a share of the text too.
        asked: usize,
        /// How many were chosen.
        found: usize,
    },
    /// The budget is zero.
    ZeroBudget,
    /// Not even the shortest sentence fits the budget.
    BudgetTooSmall {
        /// What the shortest sentence needs, in the budget's unit.
        smallest: usize,
    },
    /// The selector chose nothing, though a sentence fits the budget.
    NothingChosen,
    /// The budget is in tokens, but no counter was given.
    NoCounter,
    /// No word of the query stands in the text; the summary is made without it.
    QueryNotFound,
    /// A stage broke its contract, or panicked in a batch; the summary is empty.
    Failed(Error),
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Outcome::Complete => f.write_str("complete"),
            Outcome::NoSentences => f.write_str("the text has no sentence"),
            Outcome::OnlyBoilerplate => f.write_str("the text has nothing but headings and boilerplate"),
            Outcome::FewerSentences { asked, found } => {
                write!(f, "{asked} sentences were asked for, but no more than {found} could be chosen")
            }
            Outcome::ZeroBudget => f.write_str("the budget is zero"),
            Outcome::BudgetTooSmall { smallest } => {
                write!(f, "the budget is too small: the shortest sentence needs {smallest}")
            }
            Outcome::NothingChosen => f.write_str("no sentence was chosen, though one would fit"),
            Outcome::NoCounter => f.write_str("the budget is in tokens, but no counter was given"),
            Outcome::QueryNotFound => f.write_str("no word of the query stands in the text"),
            Outcome::Failed(error) => error.fmt(f),
        }
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Outcome {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
