//! What is summarized: a text, a source, a page, several of them, or a document.

use crate::document::Document;
use crate::error::parameter;
use crate::page::{Page, Source};
use epitome::Sources;
use pyo3::exceptions::{PyTypeError, PyUnicodeEncodeError};
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use pyo3::types::{PyBytes, PyString, PyTuple};

/// One text, kept alive.
#[derive(Debug)]
enum Piece {
    /// A string of Python, as UTF-8.
    Text(PyBackedStr),
    /// A copy, of an Arrow array.
    Copy(String),
    Source(Py<Source>),
    Page(Py<Page>),
}

/// What one summary is made of.
#[derive(Debug)]
pub(crate) enum Text {
    Pieces(Pieces),
    Document(Py<Document>),
}

/// One or several texts.
#[derive(Debug)]
pub(crate) struct Pieces(Vec<Piece>);

impl Piece {
    fn new(value: &Bound<'_, PyAny>) -> PyResult<Option<Self>> {
        Ok(Some(if let Ok(text) = value.cast::<PyString>() {
            Piece::Text(utf8(text)?)
        } else if let Ok(source) = value.cast::<Source>() {
            Piece::Source(source.clone().unbind())
        } else if let Ok(page) = value.cast::<Page>() {
            Piece::Page(page.clone().unbind())
        } else {
            return Ok(None);
        }))
    }

    fn source(&self) -> epitome::Source<'_> {
        match self {
            Piece::Text(text) => epitome::Source::new(text),
            Piece::Copy(text) => epitome::Source::new(text),
            Piece::Source(source) => source.get().source(),
            Piece::Page(page) => page.get().page.source(),
        }
    }
}

impl Pieces {
    pub(crate) fn new(value: &Bound<'_, PyAny>) -> PyResult<Self> {
        if let Some(piece) = Piece::new(value)? {
            return Ok(Pieces(vec![piece]));
        }
        // What iterates and is no collection of texts.
        if value.is_instance_of::<PyBytes>() {
            return Err(not_a_text(value)?);
        }
        let Ok(items) = value.try_iter() else { return Err(not_a_text(value)?) };
        let pieces = items.map(|item| {
            let item = item?;
            match Piece::new(&item)? {
                Some(piece) => Ok(piece),
                None => Err(not_a_text(&item)?),
            }
        });
        Ok(Pieces(pieces.collect::<PyResult<_>>()?))
    }

    pub(crate) fn sources(&self) -> Sources<'_> {
        self.0.iter().map(Piece::source).collect()
    }

    /// The same as Python's own values, for a pickle.
    pub(crate) fn values<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let value = |piece: &Piece| -> PyResult<Bound<'py, PyAny>> {
            Ok(match piece {
                Piece::Text(text) => PyString::new(py, text).into_any(),
                Piece::Copy(text) => PyString::new(py, text).into_any(),
                Piece::Source(source) => source.bind(py).clone().into_any(),
                Piece::Page(page) => page.bind(py).clone().into_any(),
            })
        };
        PyTuple::new(py, self.0.iter().map(value).collect::<PyResult<Vec<_>>>()?)
    }
}

impl Text {
    pub(crate) fn new(value: &Bound<'_, PyAny>) -> PyResult<Self> {
        match value.cast::<Document>() {
            Ok(document) => Ok(Text::Document(document.clone().unbind())),
            Err(_) => Pieces::new(value).map(Text::Pieces),
        }
    }

    /// A text that Python does not hold.
    pub(crate) fn copy(text: String) -> Self {
        Text::Pieces(Pieces(vec![Piece::Copy(text)]))
    }
}

/// A string of Python as UTF-8.
pub(crate) fn utf8(text: &Bound<'_, PyString>) -> PyResult<PyBackedStr> {
    text.extract().map_err(|error: PyErr| {
        let py = text.py();
        if !error.is_instance_of::<PyUnicodeEncodeError>(py) {
            return error;
        }
        // What it stands beside says nothing that could be printed.
        match error.value(py).getattr("start").and_then(|start| start.extract::<usize>()) {
            Ok(start) => {
                let value = format!("a text with a lone surrogate at character {start}");
                parameter("text", value, "Unicode, such as text.encode() accepts", py)
            }
            Err(raised) => raised,
        }
    })
}

fn not_a_text(value: &Bound<'_, PyAny>) -> PyResult<PyErr> {
    let found = value.get_type().name()?;
    Ok(PyTypeError::new_err(format!(
        "parameter 'text' must be a str, a Source, a Page, a Document or an iterable of the first three, not {found}"
    )))
}
