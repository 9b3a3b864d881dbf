//! How long a summary may be, as Python's keyword arguments say it.

use crate::error::parameter;
use epitome::Budget;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::PyBool;

/// An argument that may be missing.
pub(crate) type Argument<'py> = Option<Bound<'py, PyAny>>;

/// The arguments of a length; at most one of the amounts is given.
pub(crate) struct Length<'py> {
    pub(crate) sentences: Argument<'py>,
    pub(crate) words: Argument<'py>,
    pub(crate) percent: Argument<'py>,
    pub(crate) chars: Argument<'py>,
    pub(crate) bytes: Argument<'py>,
    pub(crate) tokens: Argument<'py>,
    pub(crate) auto: bool,
    pub(crate) nearest: bool,
}

/// The length where none is given, as in the command line.
const SENTENCES: usize = 3;

impl Length<'_> {
    /// The budget; one in tokens needs a counter.
    pub(crate) fn budget(self, py: Python<'_>, has_counter: bool) -> PyResult<Budget> {
        let of = |name: &'static str, argument: &Argument<'_>, budget: fn(usize) -> Budget| {
            argument
                .as_ref()
                .map(|value| count(name, value, 0).map(|amount| (name, budget(amount))))
                .transpose()
        };
        let given = [
            of("sentences", &self.sentences, Budget::sentences)?,
            of("words", &self.words, Budget::words)?,
            of("percent", &self.percent, Budget::percent)?,
            of("chars", &self.chars, Budget::chars)?,
            of("bytes", &self.bytes, Budget::bytes)?,
            of("tokens", &self.tokens, Budget::tokens)?,
            self.auto.then(|| ("auto", Budget::auto())),
        ];
        let mut given = given.into_iter().flatten();
        let (name, budget) = given.next().unwrap_or(("sentences", Budget::sentences(SENTENCES)));
        if let Some((second, other)) = given.next() {
            let one = format!("the only length, but '{name}' is given too");
            return Err(parameter(second, other.to_string(), &one, py));
        }
        if name == "tokens" && !has_counter {
            let counter = "given where the length is in tokens: a tokenizer, or a function of a text";
            return Err(parameter("counter", py.None(), counter, py));
        }
        Ok(if self.nearest { budget.nearest() } else { budget })
    }
}

/// A whole number of at least `least`.
pub(crate) fn count(name: &str, value: &Bound<'_, PyAny>, least: usize) -> PyResult<usize> {
    let py = value.py();
    let not_one =
        |found: &str| PyTypeError::new_err(format!("parameter '{name}' must be an int, not {found}"));
    if value.is_instance_of::<PyBool>() {
        return Err(not_one("bool"));
    }
    match value.extract::<i64>() {
        Ok(number) => usize::try_from(number)
            .ok()
            .filter(|&number| number >= least)
            .ok_or_else(|| parameter(name, number, &format!("at least {least}"), py)),
        Err(error) if error.is_instance_of::<PyTypeError>(py) => {
            Err(not_one(&value.get_type().name()?.to_string()))
        }
        // An int that is no i64.
        Err(_) => Err(parameter(name, value.clone(), &format!("in the range {least}..={}", i64::MAX), py)),
    }
}
