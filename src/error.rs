//! The one error type of the crate and the wording of every message.

use crate::Unit;
use std::borrow::Cow;
use std::fmt;
use std::ops::RangeInclusive;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::sync::Arc;

/// Why a parameter, a name or a stage was refused, or a record of a batch has no answer.
///
/// The type is opaque, so that a new reason is no breaking change; ask it with
/// [`is_parameter`](Error::is_parameter), [`is_unknown_name`](Error::is_unknown_name),
/// [`is_contract`](Error::is_contract), [`is_failure`](Error::is_failure), [`is_unmet`](Error::is_unmet),
/// [`is_stale`](Error::is_stale) and [`is_panic`](Error::is_panic), and print it for a person.
///
/// With feature `serde` it is written and read back, its cause as words.
///
/// # Example
///
/// ```
/// use epitome::score::TextRank;
///
/// let error = TextRank::builder().damping(1.5).build().unwrap_err();
/// assert!(error.is_parameter());
/// assert_eq!(error.to_string(), "parameter 'damping' is 1.5, but must be in the range 0..=1");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(transparent))]
pub struct Error {
    kind: Box<Kind>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
enum Kind {
    Parameter {
        name: Name,
        value: String,
        range: String,
    },
    UnknownName {
        what: Name,
        value: String,
        known: String,
    },
    Contract {
        stage: Name,
        fault: String,
    },
    Failure {
        stage: Option<Name>,
        message: String,
        #[cfg_attr(feature = "serde", serde(skip))]
        cause: Cause,
    },
    Panic {
        record: usize,
        message: String,
    },
    TooMuchPinned {
        needed: usize,
        limit: usize,
        unit: Unit,
    },
    NotThere {
        what: String,
    },
    Stale {
        citation: String,
        source: String,
    },
}

/// What made a stage fail; not compared, for the message tells it, and lost where an error is stored. It is
/// only ever read, so an unwinding leaves nothing half done in it.
#[derive(Clone, Debug, Default)]
struct Cause(Option<Arc<dyn std::error::Error + Send + Sync>>);

impl UnwindSafe for Cause {}
impl RefUnwindSafe for Cause {}

impl PartialEq for Cause {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Cause {}

/// A word of the crate's own; owned where it was read back.
type Name = Cow<'static, str>;

impl Error {
    /// A parameter outside its range: `range` reads after "must be", for example "in the range 0..=1".
    #[cold]
    pub(crate) fn parameter(name: &'static str, value: impl fmt::Display, range: impl Into<String>) -> Self {
        Kind::Parameter { name: name.into(), value: value.to_string(), range: range.into() }.into()
    }

    /// Refuses a parameter that must be in 0..=1.
    pub(crate) fn check_share(name: &'static str, value: f64) -> Result<(), Self> {
        if (0.0..=1.0).contains(&value) {
            Ok(())
        } else {
            Err(Self::parameter(name, value, "in the range 0..=1"))
        }
    }

    /// Refuses a parameter that must be positive.
    pub(crate) fn check_positive(name: &'static str, value: f64) -> Result<(), Self> {
        if value > 0.0 && value.is_finite() {
            Ok(())
        } else {
            Err(Self::parameter(name, value, "finite and above 0"))
        }
    }

    /// Refuses a number of something that is out of its range.
    pub(crate) fn check_count(
        name: &'static str,
        value: usize,
        range: RangeInclusive<usize>,
    ) -> Result<(), Self> {
        if range.contains(&value) {
            Ok(())
        } else if *range.end() == usize::MAX {
            Err(Self::parameter(name, value, format!("at least {}", range.start())))
        } else {
            Err(Self::parameter(name, value, format!("in the range {range:?}")))
        }
    }

    /// Refuses a weight that is not from `least` to 1000, which is far from what a sum of scores overflows
    /// by.
    pub(crate) fn check_weight(name: &'static str, value: f64, least: f64) -> Result<(), Self> {
        if (least..=1e3).contains(&value) {
            Ok(())
        } else {
            Err(Self::parameter(name, value, format!("in the range {least}..=1000")))
        }
    }

    /// A name that is not in a list of known ones.
    #[cold]
    pub(crate) fn unknown_name(
        what: &'static str,
        value: impl Into<String>,
        known: impl Into<String>,
    ) -> Self {
        Kind::UnknownName { what: what.into(), value: value.into(), known: known.into() }.into()
    }

    /// A stage that broke its contract; `fault` reads after "the splitter's answer".
    #[cold]
    pub(crate) fn contract(stage: &'static str, fault: impl Into<String>) -> Self {
        Kind::Contract { stage: stage.into(), fault: fault.into() }.into()
    }

    /// The failure of a stage of the caller's own, with its cause, which
    /// [`source`](std::error::Error::source) gives back.
    ///
    /// # Example
    ///
    /// ```
    /// use epitome::Error;
    ///
    /// let error = Error::other(std::io::Error::other("no dictionary"));
    /// assert!(error.is_failure());
    /// assert_eq!(error.to_string(), "a stage failed: no dictionary");
    /// assert!(std::error::Error::source(&error).is_some());
    /// ```
    #[cold]
    pub fn other(cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        let cause = cause.into();
        // An error of the crate's own is not wrapped once more.
        match cause.downcast::<Error>() {
            Ok(error) => *error,
            Err(cause) => {
                let message = cause.to_string();
                Kind::Failure { stage: None, message, cause: Cause(Some(Arc::from(cause))) }.into()
            }
        }
    }

    /// The same with the stage that failed, where none is named yet.
    pub(crate) fn of_stage(mut self, failed: &'static str) -> Self {
        if let Kind::Failure { stage: stage @ None, .. } = &mut *self.kind {
            *stage = Some(failed.into());
        }
        self
    }

    /// A panic in the work on a record of a batch, numbered from 0.
    #[cold]
    pub(crate) fn panic(record: usize, message: String) -> Self {
        Kind::Panic { record, message }.into()
    }

    /// A budget with less room than what must be chosen needs.
    #[cold]
    pub(crate) fn too_much_pinned(needed: usize, limit: usize, unit: Unit) -> Self {
        Kind::TooMuchPinned { needed, limit, unit }.into()
    }

    /// What must be chosen and cannot be; `what` is a sentence for a person.
    #[cold]
    pub(crate) fn not_there(what: impl Into<String>) -> Self {
        Kind::NotThere { what: what.into() }.into()
    }

    /// Whether what must be chosen, by [`with_pinned`](crate::Summarizer::with_pinned) or
    /// [`with_must`](crate::Summarizer::with_must), cannot be: the budget is too small, or no sentence that
    /// may be shown has it.
    pub fn is_unmet(&self) -> bool {
        matches!(*self.kind, Kind::TooMuchPinned { .. } | Kind::NotThere { .. })
    }

    /// By how much the budget is too small for what must be chosen, and in which unit.
    ///
    /// # Example
    ///
    /// ```
    /// use epitome::{Budget, Summarizer, Unit};
    ///
    /// let summarizer = Summarizer::new().with_must("river");
    /// let text = "Rain fell for a week. The river rose over its banks.";
    /// let error = summarizer.try_summarize(text, Budget::words(5)).unwrap_err();
    /// assert_eq!(error.shortfall(), Some((1, Unit::Words)));
    /// ```
    pub fn shortfall(&self) -> Option<(usize, Unit)> {
        match *self.kind {
            Kind::TooMuchPinned { needed, limit, unit } => Some((needed.saturating_sub(limit), unit)),
            _ => None,
        }
    }

    /// A citation of a text that is another one now.
    #[cold]
    pub(crate) fn stale(citation: impl fmt::Display, source: impl Into<String>) -> Self {
        Kind::Stale { citation: citation.to_string(), source: source.into() }.into()
    }

    /// Whether a parameter was outside its range.
    pub fn is_parameter(&self) -> bool {
        matches!(*self.kind, Kind::Parameter { .. })
    }

    /// Whether a name, such as a language's, is not known.
    pub fn is_unknown_name(&self) -> bool {
        matches!(*self.kind, Kind::UnknownName { .. })
    }

    /// Whether a stage of the caller's own broke its contract.
    pub fn is_contract(&self) -> bool {
        matches!(*self.kind, Kind::Contract { .. })
    }

    /// Whether a stage of the caller's own failed; [`source`](std::error::Error::source) is its error.
    pub fn is_failure(&self) -> bool {
        matches!(*self.kind, Kind::Failure { .. })
    }

    /// Whether the text that a [`Citation`](crate::Citation) is of has changed.
    pub fn is_stale(&self) -> bool {
        matches!(*self.kind, Kind::Stale { .. })
    }

    /// Whether the work on a record of a [`Batch`](crate::Batch) panicked.
    pub fn is_panic(&self) -> bool {
        matches!(*self.kind, Kind::Panic { .. })
    }
}

impl From<Kind> for Error {
    fn from(kind: Kind) -> Self {
        Error { kind: Box::new(kind) }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &*self.kind {
            Kind::Parameter { name, value, range } => {
                write!(f, "parameter '{name}' is {value}, but must be {range}")
            }
            Kind::UnknownName { what, value, known } => {
                write!(f, "there is no {what} '{value}'; known are {known}")
            }
            Kind::Contract { stage, fault } => write!(f, "the {stage} broke its contract: {fault}"),
            Kind::Failure { stage: Some(stage), message, .. } => write!(f, "the {stage} failed: {message}"),
            Kind::Failure { stage: None, message, .. } => write!(f, "a stage failed: {message}"),
            Kind::TooMuchPinned { needed, limit, unit } => write!(
                f,
                "the budget is too small for what must be chosen: {needed} {unit} are needed, {} more than {limit}",
                needed.saturating_sub(*limit)
            ),
            Kind::NotThere { what } => f.write_str(what),
            Kind::Stale { citation, source } => {
                write!(f, "the text of '{source}' has changed since '{citation}' was cited")
            }
            Kind::Panic { record, message } => write!(f, "the work on record {record} panicked: {message}"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &*self.kind {
            Kind::Failure { cause: Cause(Some(cause)), .. } => Some(&**cause),
            _ => None,
        }
    }
}
