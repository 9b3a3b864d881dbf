//! What a summary is, or why it is short.

use crate::{Error, Unit};
use std::fmt;

/// What a summary is, or why it is short or empty.
///
/// Printed, it is a sentence for a person. As data (feature `serde`) it is its [`code`](Outcome::code), its
/// fields with their units, and that sentence:
///
/// ```
/// # #[cfg(feature = "serde")] {
/// let summary = epitome::summarize("Rain fell for a week. The river rose.", epitome::Budget::words(2));
/// assert_eq!(
///     serde_json::to_value(summary.outcome()).unwrap(),
///     serde_json::json!({
///         "code": "budget-too-small",
///         "smallest": 3,
///         "unit": "words",
///         "message": "the budget is too small: the shortest sentence needs 3 words",
///     })
/// );
/// # }
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(tag = "code", rename_all = "kebab-case", remote = "Self"))]
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
    /// Not even the shortest sentence fits the budget; the summary is made of clauses, parts of sentences of
    /// four words or more.
    Clauses {
        /// What the shortest sentence needs.
        smallest: usize,
        /// The budget's unit.
        unit: Unit,
    },
    /// Neither a sentence nor a clause fits the budget.
    BudgetTooSmall {
        /// What the shortest sentence needs.
        smallest: usize,
        /// The budget's unit.
        unit: Unit,
    },
    /// The selector chose nothing, though a sentence fits the budget.
    NothingChosen,
    /// Every sentence is ruled out.
    NothingAllowed,
    /// Every sentence that is not ruled out was read before.
    NothingNew,
    /// The budget is in tokens, but no counter was given.
    NoCounter,
    /// No sentence is as relevant to the query as asked for by
    /// [`Summarizer::with_min_relevance`](crate::Summarizer::with_min_relevance); the summary is empty.
    NotAnswered {
        /// The terms of the query that no sentence holds, as the query writes them.
        missing: Vec<String>,
    },
    /// No word of the query stands in the text; the summary is made without it.
    QueryNotFound,
    /// A stage failed or broke its contract, or panicked in a batch, or what must be chosen cannot be; the
    /// summary is empty.
    Failed {
        /// What went wrong.
        error: Error,
    },
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
            Outcome::Clauses { smallest, unit } => {
                write!(f, "clauses are shown, for the shortest sentence needs {smallest} {unit}")
            }
            Outcome::BudgetTooSmall { smallest, unit } => {
                write!(f, "the budget is too small: the shortest sentence needs {smallest} {unit}")
            }
            Outcome::NothingChosen => f.write_str("no sentence was chosen, though one would fit"),
            Outcome::NothingAllowed => f.write_str("every sentence is ruled out"),
            Outcome::NothingNew => f.write_str("there is nothing that was not read before"),
            Outcome::NoCounter => f.write_str("the budget is in tokens, but no counter was given"),
            Outcome::NotAnswered { missing } if missing.is_empty() => {
                f.write_str("nothing in the text answers the query")
            }
            Outcome::NotAnswered { missing } => {
                write!(f, "nothing in the text answers the query: no sentence has {}", missing.join(", "))
            }
            Outcome::QueryNotFound => f.write_str("no word of the query stands in the text"),
            Outcome::Failed { error } => error.fmt(f),
        }
    }
}

impl Outcome {
    /// The name of the variant, for programs: `complete`, `no-sentences`, `only-boilerplate`,
    /// `fewer-sentences`, `zero-budget`, `clauses`, `budget-too-small`, `nothing-chosen`,
    /// `nothing-allowed`, `nothing-new`, `no-counter`, `not-answered`, `query-not-found` or `failed`.
    pub const fn code(&self) -> &'static str {
        match self {
            Outcome::Complete => "complete",
            Outcome::NoSentences => "no-sentences",
            Outcome::OnlyBoilerplate => "only-boilerplate",
            Outcome::FewerSentences { .. } => "fewer-sentences",
            Outcome::ZeroBudget => "zero-budget",
            Outcome::Clauses { .. } => "clauses",
            Outcome::BudgetTooSmall { .. } => "budget-too-small",
            Outcome::NothingChosen => "nothing-chosen",
            Outcome::NothingAllowed => "nothing-allowed",
            Outcome::NothingNew => "nothing-new",
            Outcome::NoCounter => "no-counter",
            Outcome::NotAnswered { .. } => "not-answered",
            Outcome::QueryNotFound => "query-not-found",
            Outcome::Failed { .. } => "failed",
        }
    }
}

#[cfg(feature = "serde")]
mod data {
    use super::Outcome;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    /// The code and the fields.
    struct Fields<'o>(&'o Outcome);

    impl Serialize for Fields<'_> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            Outcome::serialize(self.0, serializer)
        }
    }

    #[derive(Serialize)]
    struct WithMessage<'o> {
        #[serde(flatten)]
        fields: Fields<'o>,
        message: String,
    }

    impl Serialize for Outcome {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            WithMessage { fields: Fields(self), message: self.to_string() }.serialize(serializer)
        }
    }

    impl<'de> Deserialize<'de> for Outcome {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            Outcome::deserialize(deserializer)
        }
    }
}
