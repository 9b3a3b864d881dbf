//! A text with what is known of it, and a web page.

use crate::forks;
use crate::text::utf8;
use epitome::layout::html;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyString, PyTuple};

/// A text with what is known of it.
///
/// id: comes back with its sentences.
/// title: without one it is looked for in the text.
/// date: in a form whose text sorts by time, such as ISO 8601; it orders the sentences of several sources.
#[pyclass(frozen, eq, hash, module = "epitome")]
#[derive(Debug, PartialEq, Eq, Hash)]
pub(crate) struct Source {
    /// The text.
    #[pyo3(get)]
    text: String,
    /// The name that comes back with its sentences.
    #[pyo3(get)]
    id: Option<String>,
    /// The title; without one it is looked for in the text.
    #[pyo3(get)]
    title: Option<String>,
    /// The date, in a form whose text sorts by time, such as ISO 8601.
    #[pyo3(get)]
    date: Option<String>,
}

impl Source {
    pub(crate) fn source(&self) -> epitome::Source<'_> {
        let source = epitome::Source::new(&self.text);
        let source = self.id.as_deref().map_or(source, |id| source.with_id(id));
        let source = self.title.as_deref().map_or(source, |title| source.with_title(title));
        self.date.as_deref().map_or(source, |date| source.with_date(date))
    }
}

#[pymethods]
impl Source {
    #[new]
    #[pyo3(signature = (text, *, id=None, title=None, date=None))]
    fn new(
        text: &Bound<'_, PyString>,
        id: Option<String>,
        title: Option<String>,
        date: Option<String>,
    ) -> PyResult<Self> {
        Ok(Source { text: utf8(text)?.to_string(), id, title, date })
    }

    fn __getnewargs_ex__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyTuple>, Bound<'py, PyDict>)> {
        let options = PyDict::new(py);
        options.set_item("id", &self.id)?;
        options.set_item("title", &self.title)?;
        options.set_item("date", &self.date)?;
        Ok((PyTuple::new(py, [&self.text])?, options))
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let mut out = format!("Source({}", excerpt(py, &self.text)?);
        for (name, value) in [("id", &self.id), ("title", &self.title), ("date", &self.date)] {
            if let Some(value) = value {
                out.extend([", ", name, "=", &PyString::new(py, value).repr()?.to_string()]);
            }
        }
        Ok(out + ")")
    }
}

/// A web page's article: its text, its layout and what the page says of itself.
///
/// html: the page; bytes are read in the encoding that they declare.
#[pyclass(frozen, module = "epitome")]
#[derive(Debug)]
pub(crate) struct Page {
    pub(crate) page: html::Page,
    /// What it was read from, for a pickle.
    html: Py<PyAny>,
}

#[pymethods]
impl Page {
    #[new]
    fn new(py: Python<'_>, html: &Bound<'_, PyAny>) -> PyResult<Self> {
        let page = if let Ok(text) = html.cast::<PyString>() {
            let text = utf8(text)?;
            forks::detached(py, || html::Page::new(&text))
        } else if let Ok(bytes) = html.cast::<PyBytes>() {
            let bytes = bytes.as_bytes();
            forks::detached(py, || html::Page::from_bytes(bytes))
        } else {
            let found = html.get_type().name()?;
            return Err(PyTypeError::new_err(format!("parameter 'html' must be str or bytes, not {found}")));
        };
        Ok(Page { page, html: html.clone().unbind() })
    }

    /// The article's text, to which the ranges of a summary's sentences refer.
    #[getter]
    fn text(&self) -> &str {
        self.page.text()
    }

    /// The title that the page gives itself.
    #[getter]
    fn title(&self) -> Option<&str> {
        self.page.title()
    }

    /// The day or time of publication, as the page writes it.
    #[getter]
    fn date(&self) -> Option<&str> {
        self.page.date()
    }

    /// The code of the language that the page declares, where it is a known one.
    #[getter]
    fn language(&self) -> Option<&str> {
        self.page.language().map(epitome::Language::code)
    }

    /// Whether the text is all that the page shows, for its article could not be told from the rest.
    #[getter]
    fn is_whole(&self) -> bool {
        self.page.is_whole()
    }

    fn __getnewargs__<'py>(&self, py: Python<'py>) -> (Bound<'py, PyAny>,) {
        (self.html.bind(py).clone(),)
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let title = self.page.title().map(|title| PyString::new(py, title).repr()).transpose()?;
        let title = title.map_or(String::new(), |title| format!(", title={title}"));
        Ok(format!("Page({}{title})", excerpt(py, self.page.text())?))
    }
}

/// The most characters of a text that a `repr` shows.
const SHOWN: usize = 60;

/// The beginning of a text, as Python writes it.
pub(crate) fn excerpt(py: Python<'_>, text: &str) -> PyResult<String> {
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => Ok(PyString::new(py, &format!("{}…", &text[..end])).repr()?.to_string()),
        None => Ok(PyString::new(py, text).repr()?.to_string()),
    }
}
