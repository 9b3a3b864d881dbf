//! Any tokenizer of Python as the counter of a length in tokens.

use crate::forks;
use epitome::Summarizer;
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyString;
use std::sync::{Arc, Mutex, PoisonError};

/// A tokenizer, or a function of a text.
#[derive(Debug)]
pub(crate) struct Counter {
    call: Py<PyAny>,
}

/// More tokens than any text has, few enough that sums of them are numbers.
const MANY: usize = 1 << 40;

/// The first exception of a counter.
#[derive(Clone, Debug, Default)]
pub(crate) struct Raised(Arc<Mutex<Option<PyErr>>>);

impl Raised {
    /// The answer, unless a counter raised something while it was made.
    pub(crate) fn check<T>(&self, answer: T) -> PyResult<T> {
        match self.0.lock().unwrap_or_else(PoisonError::into_inner).take() {
            Some(error) => Err(error),
            None => Ok(answer),
        }
    }
}

impl Counter {
    /// A tokenizer with a method that encodes a text, else a function.
    pub(crate) fn new(counter: &Bound<'_, PyAny>) -> PyResult<Self> {
        // `encode` of tiktoken refuses texts that hold the name of a special token; `encode_ordinary` counts it.
        // A text has a method `encode` of another kind.
        let is_text = counter.is_instance_of::<PyString>();
        for method in ["encode_ordinary", "encode"] {
            let call = counter.getattr(method).ok().filter(|call| call.is_callable() && !is_text);
            if let Some(call) = call {
                return Ok(Counter { call: call.unbind() });
            }
        }
        if counter.is_callable() {
            return Ok(Counter { call: counter.clone().unbind() });
        }
        let found = counter.get_type().name()?;
        Err(PyTypeError::new_err(format!(
            "parameter 'counter' must be a function of a text or a tokenizer with a method 'encode', not {found}"
        )))
    }

    /// The tokens of a text: the number that the call gives, or the length of what it gives.
    fn count(&self, text: &str) -> PyResult<usize> {
        let count = |py: Python<'_>| {
            let answer = self.call.bind(py).call1((text,))?;
            if let Ok(number) = answer.extract::<i64>() {
                return usize::try_from(number).map(|number| number.min(MANY)).map_err(|_| {
                    PyValueError::new_err(format!("the counter gave {number}, but must give at least 0"))
                });
            }
            answer.len().map_err(|_| {
                let found = answer.get_type();
                PyTypeError::new_err(format!("the counter gave {found}, but must give an int, or tokens"))
            })
        };
        forks::attached(count)
    }

    /// A summarizer for one answer, which counts by it, and what the counter raises meanwhile.
    pub(crate) fn arm(counter: Option<&Arc<Self>>, summarizer: &Summarizer) -> (Summarizer, Raised) {
        let raised = Raised::default();
        let Some(counter) = counter.cloned() else { return (summarizer.clone(), raised) };
        let slot = Arc::clone(&raised.0);
        let count = move |text: &str| {
            // Once it failed nothing fits any more, and the work ends soon.
            if slot.lock().unwrap_or_else(PoisonError::into_inner).is_some() {
                return MANY;
            }
            counter.count(text).unwrap_or_else(|error| {
                slot.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(error);
                MANY
            })
        };
        (summarizer.clone().with_counter(count), raised)
    }
}
