//! Reasons in the words of a language.

use super::Reason;

/// Says reasons in a language. A closure that does is one.
///
/// # Example
///
/// ```
/// use epitome::reasons::{Reason, Wording};
///
/// struct German;
///
/// impl Wording for German {
///     fn reason(&self, reason: &Reason) -> String {
///         match reason {
///             Reason::OpensText => "eröffnet den Text".to_owned(),
///             Reason::Title { held, of } => format!("hat {held} der {of} Wörter des Titels"),
///             // Reasons may be added in any release; those without words of one's own are in English.
///             other => other.to_string(),
///         }
///     }
/// }
///
/// assert_eq!(German.reason(&Reason::Title { held: 2, of: 5 }), "hat 2 der 5 Wörter des Titels");
/// ```
pub trait Wording {
    /// A reason as part of a sentence of which what it is given for is the subject: without a capital letter
    /// and without a full stop.
    fn reason(&self, reason: &Reason) -> String;

    /// What stands between two reasons; by default a semicolon and a space.
    #[allow(clippy::unnecessary_literal_bound, reason = "another language's may be stored in it")]
    fn between(&self) -> &str {
        "; "
    }
}

/// Reasons in English, as they are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct English;

impl Wording for English {
    fn reason(&self, reason: &Reason) -> String {
        reason.to_string()
    }
}

impl<F: Fn(&Reason) -> String> Wording for F {
    fn reason(&self, reason: &Reason) -> String {
        self(reason)
    }
}
