//! A sentence of a summary, with its place in Python's characters and in bytes.

use crate::page::excerpt;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBytes, PyDict, PySlice, PyTuple, PyType};
use serde::{Deserialize, Serialize};

/// Where a sentence, and those that say the same, stand in characters.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Place {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) also_in: Vec<(usize, usize)>,
}

/// A sentence that is shown.
#[pyclass(frozen, eq, module = "epitome")]
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Sentence {
    pub(crate) sentence: epitome::Sentence<'static>,
    pub(crate) place: Place,
}

/// A class of `epitome/_values.py`.
pub(crate) fn value_class<'py>(
    py: Python<'py>,
    cell: &'static PyOnceLock<Py<PyType>>,
    name: &str,
) -> PyResult<&'py Bound<'py, PyType>> {
    cell.import(py, "epitome._values", name)
}

#[pymethods]
impl Sentence {
    /// The sentence as it stands in its source.
    #[getter]
    fn text(&self) -> &str {
        self.sentence.text()
    }

    /// The sentence as it is printed: without what stands within it and is not of it, such as a page's
    /// running head.
    #[getter]
    fn displayed(&self) -> &str {
        self.sentence.displayed()
    }

    /// Where it starts in its source's text, in characters: `text[start:end]` is the sentence.
    #[getter]
    fn start(&self) -> usize {
        self.place.start
    }

    /// Where it ends in its source's text, in characters.
    #[getter]
    fn end(&self) -> usize {
        self.place.end
    }

    /// `slice(start, end)`: `text[sentence.slice]` is the sentence.
    #[getter]
    fn slice<'py>(&self, py: Python<'py>) -> Bound<'py, PySlice> {
        PySlice::new(py, signed(self.place.start), signed(self.place.end), 1)
    }

    /// Where it starts in its source's UTF-8, in bytes.
    #[getter]
    fn byte_start(&self) -> usize {
        self.sentence.range().start
    }

    /// Where it ends in its source's UTF-8, in bytes.
    #[getter]
    fn byte_end(&self) -> usize {
        self.sentence.range().end
    }

    /// `slice(byte_start, byte_end)`, for `text.encode()`.
    #[getter]
    fn byte_slice<'py>(&self, py: Python<'py>) -> Bound<'py, PySlice> {
        let range = self.sentence.range();
        PySlice::new(py, signed(range.start), signed(range.end), 1)
    }

    /// Its number among the document's sentences, from 0.
    #[getter]
    fn index(&self) -> usize {
        self.sentence.index()
    }

    /// The number of its source, from 0.
    #[getter]
    fn source(&self) -> usize {
        self.sentence.source()
    }

    /// The id its source was given.
    #[getter]
    fn source_id(&self) -> Option<&str> {
        self.sentence.source_id()
    }

    /// The heading it stands under.
    #[getter]
    fn heading(&self) -> Option<&str> {
        self.sentence.heading()
    }

    /// Who says it, in a talk whose turns are labelled.
    #[getter]
    fn speaker(&self) -> Option<&str> {
        self.sentence.speaker()
    }

    /// When it is said, in a talk or in subtitles with times.
    #[getter]
    fn time(&self) -> Option<&str> {
        self.sentence.time()
    }

    /// What the scorer gave it; comparable within one document.
    #[getter]
    fn score(&self) -> f64 {
        self.sentence.score()
    }

    /// Its place in the order of choice, from 0.
    #[getter]
    fn rank(&self) -> usize {
        self.sentence.rank()
    }

    /// The sentences of other sources that say the same.
    #[getter]
    fn also_in<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
        let class = value_class(py, &CLASS, "Mention")?;
        let mentions = self.sentence.also_in().iter().zip(&self.place.also_in).map(|(mention, chars)| {
            let range = mention.range();
            class.call1((
                mention.source(),
                mention.index(),
                chars.0,
                chars.1,
                range.start,
                range.end,
                mention.source_id(),
            ))
        });
        PyTuple::new(py, mentions.collect::<PyResult<Vec<_>>>()?)
    }

    /// Whether it was not chosen, but stands beside a sentence that was.
    #[getter]
    fn is_context(&self) -> bool {
        self.sentence.is_context()
    }

    /// What it is cited by within one answer: the number of its source, from 1, and its bytes, `2:120-245`.
    #[getter]
    fn mark(&self) -> String {
        self.sentence.mark()
    }

    /// All of it as a dict of plain values.
    pub(crate) fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let (dict, sentence, range) = (PyDict::new(py), &self.sentence, self.sentence.range());
        dict.set_item("text", sentence.text())?;
        dict.set_item("displayed", sentence.displayed())?;
        dict.set_item("start", self.place.start)?;
        dict.set_item("end", self.place.end)?;
        dict.set_item("byte_start", range.start)?;
        dict.set_item("byte_end", range.end)?;
        dict.set_item("index", sentence.index())?;
        dict.set_item("source", sentence.source())?;
        dict.set_item("source_id", sentence.source_id())?;
        dict.set_item("heading", sentence.heading())?;
        dict.set_item("speaker", sentence.speaker())?;
        dict.set_item("time", sentence.time())?;
        dict.set_item("score", sentence.score())?;
        dict.set_item("rank", sentence.rank())?;
        let mentions = self.also_in(py)?;
        let mentions = mentions.iter().map(|mention| mention.getattr("__dict__")?.call_method0("copy"));
        dict.set_item("also_in", mentions.collect::<PyResult<Vec<_>>>()?)?;
        dict.set_item("is_context", sentence.is_context())?;
        Ok(dict)
    }

    fn __str__(&self) -> &str {
        self.sentence.displayed()
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let Place { start, end, .. } = self.place;
        let text = excerpt(py, self.sentence.text())?;
        Ok(format!("Sentence({text}, start={start}, end={end}, score={:.4})", self.sentence.score()))
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (Bound<'py, PyBytes>,))> {
        Ok((slf.get_type().getattr("_restore")?, (pickled(slf.py(), slf.get())?,)))
    }

    #[staticmethod]
    fn _restore(data: &[u8]) -> PyResult<Self> {
        unpickled(data)
    }
}

/// A length or a place as Python counts from the end.
pub(crate) fn signed(place: usize) -> isize {
    // No text is longer than that.
    isize::try_from(place).unwrap_or(isize::MAX)
}

/// A value as it is pickled: JSON, whose numbers come back to the bit.
pub(crate) fn pickled<'py>(py: Python<'py>, value: &impl Serialize) -> PyResult<Bound<'py, PyBytes>> {
    let data = serde_json::to_vec(value).map_err(|error| PyValueError::new_err(error.to_string()))?;
    Ok(PyBytes::new(py, &data))
}

/// A pickled value.
pub(crate) fn unpickled<'d, T: Deserialize<'d>>(data: &'d [u8]) -> PyResult<T> {
    serde_json::from_slice(data)
        .map_err(|error| PyValueError::new_err(format!("not pickled by epitome: {error}")))
}
