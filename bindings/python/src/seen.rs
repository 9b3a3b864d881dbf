//! What was read before.

use crate::document::Document;
use crate::sentence::{pickled, unpickled};
use pyo3::prelude::*;
use pyo3::types::PyBytes;

/// The sentences of texts that were read before, as fingerprints: a Summarizer with `seen` leaves out what
/// says the same. No text is kept.
#[pyclass(module = "epitome")]
#[derive(Debug, Default)]
pub(crate) struct Seen {
    pub(crate) seen: epitome::Seen,
}

#[pymethods]
impl Seen {
    #[new]
    fn new() -> Self {
        Seen::default()
    }

    /// Adds all sentences of a document.
    fn add(&mut self, document: &Bound<'_, Document>) {
        self.seen.add(&document.get().document.document());
    }

    fn __bool__(&self) -> bool {
        !self.seen.is_empty()
    }

    fn __repr__(&self) -> &'static str {
        if self.seen.is_empty() { "Seen(nothing)" } else { "Seen(...)" }
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (Bound<'py, PyBytes>,))> {
        Ok((slf.get_type().getattr("_restore")?, (pickled(slf.py(), &slf.borrow().seen)?,)))
    }

    #[staticmethod]
    fn _restore(data: &[u8]) -> PyResult<Self> {
        Ok(Seen { seen: unpickled(data)? })
    }
}
