//! The crate's errors as Python's exceptions.

use pyo3::IntoPyObjectExt;
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyType;

/// Why a text has no answer: what the crate says, or an exception of Python.
#[derive(Debug)]
pub(crate) enum Fault {
    /// Of the crate.
    Epitome(epitome::Error),
    /// Of the caller's own code, such as a counter.
    Python(PyErr),
}

impl From<epitome::Error> for Fault {
    fn from(error: epitome::Error) -> Self {
        Fault::Epitome(error)
    }
}

impl From<PyErr> for Fault {
    fn from(error: PyErr) -> Self {
        Fault::Python(error)
    }
}

impl Fault {
    /// The exception to raise.
    pub(crate) fn exception(self, py: Python<'_>) -> PyErr {
        match self {
            Fault::Python(error) => error,
            Fault::Epitome(error) => exception(py, &error).unwrap_or_else(|raised| raised),
        }
    }
}

/// An exception class of `epitome/_errors.py`.
fn class<'py>(
    py: Python<'py>,
    cell: &'static PyOnceLock<Py<PyType>>,
    name: &str,
) -> PyResult<&'py Bound<'py, PyType>> {
    cell.import(py, "epitome._errors", name)
}

/// A parameter outside its range: `range` reads after "must be".
pub(crate) fn parameter<'py>(
    name: &str,
    value: impl IntoPyObject<'py>,
    range: &str,
    py: Python<'py>,
) -> PyErr {
    static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    let raised = || -> PyResult<PyErr> {
        let value = value.into_bound_py_any(py)?;
        Ok(PyErr::from_value(class(py, &CLASS, "ParameterError")?.call1((name, value, range))?))
    };
    raised().unwrap_or_else(|raised| raised)
}

/// What a record of a batch is answered by where it has no answer.
pub(crate) fn of_record(py: Python<'_>, record: usize, error: PyErr) -> PyResult<Py<PyAny>> {
    static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    Ok(class(py, &CLASS, "RecordError")?.call1((record, error.into_value(py)))?.unbind())
}

/// The exception of an error of the crate.
fn exception(py: Python<'_>, error: &epitome::Error) -> PyResult<PyErr> {
    static UNMET: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    static BASE: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    if error.is_parameter() || error.is_unknown_name() {
        // The error is opaque; as data it has its fields by name.
        let data = serde_json::to_value(error).map_err(|error| PyRuntimeError::new_err(error.to_string()))?;
        let field = |kind: &str, name: &str| data[kind][name].as_str().unwrap_or_default().to_owned();
        let (name, value, range) = if error.is_parameter() {
            let field = |name| field("parameter", name);
            (field("name"), field("value"), field("range"))
        } else {
            let field = |name| field("unknown-name", name);
            (field("what"), field("value"), format!("one of {}", field("known")))
        };
        let value: Bound<'_, PyAny> = match value.parse::<f64>() {
            Ok(number) => number.into_pyobject(py)?.into_any(),
            Err(_) => value.into_pyobject(py)?.into_any(),
        };
        return Ok(parameter(&name, value, &range, py));
    }
    let message = error.to_string();
    if error.is_unmet() {
        let missing = error.shortfall().map(|(amount, unit)| (amount, unit.name()));
        return Ok(PyErr::from_value(class(py, &UNMET, "UnmetError")?.call1((message, missing))?));
    }
    Ok(PyErr::from_value(class(py, &BASE, "EpitomeError")?.call1((message,))?))
}
