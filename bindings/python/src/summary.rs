//! A summary that owns what it shows.

use crate::error::parameter;
use crate::sentence::{Place, Sentence, pickled, signed, unpickled, value_class};
use epitome::render::Template;
use epitome::{Offset, Offsets, Source};
use pyo3::exceptions::PyIndexError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBytes, PyDict, PyIterator, PyList, PySlice, PyTuple, PyType};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::fmt::Write;

/// The chosen sentences in reading order, and what became of the request.
#[pyclass(frozen, eq, module = "epitome")]
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Summary {
    pub(crate) summary: epitome::Summary<'static>,
    /// Of each sentence, in the same order.
    places: Vec<Place>,
}

impl Summary {
    /// A summary of sources, its places counted in characters.
    pub(crate) fn new(summary: epitome::Summary<'_>, sources: &[Source<'_>]) -> Self {
        let mut offsets: HashMap<usize, Offsets<'_>> = HashMap::new();
        let mut chars = |source: usize, range| {
            let offsets = offsets.entry(source).or_insert_with(|| Offsets::new(sources[source].text()));
            offsets.range(range, Offset::Chars)
        };
        let places = summary.iter().map(|sentence| {
            let range = chars(sentence.source(), sentence.range());
            let also_in = sentence.also_in().iter().map(|mention| {
                let range = chars(mention.source(), mention.range());
                (range.start, range.end)
            });
            Place { start: range.start, end: range.end, also_in: also_in.collect() }
        });
        let places = places.collect();
        Summary { summary: summary.into_owned(), places }
    }

    fn sentence(&self, index: usize) -> Sentence {
        let sentence = self.summary.sentences()[index].clone();
        Sentence { sentence, place: self.places[index].clone() }
    }

    fn list<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        PyList::new(py, (0..self.summary.len()).map(|index| self.sentence(index)))
    }

    /// The same sentences in another order.
    fn ordered(&self, order: fn(epitome::Summary<'static>) -> epitome::Summary<'static>) -> Summary {
        let key =
            |sentence: &epitome::Sentence<'_>| (sentence.source(), sentence.range().start, sentence.index());
        let place: HashMap<_, _> = self.summary.iter().map(key).zip(&self.places).collect();
        let summary = order(self.summary.clone());
        let places = summary.iter().map(|sentence| place[&key(sentence)].clone()).collect();
        Summary { summary, places }
    }
}

/// The way in which a summary is written out.
pub(crate) fn template(name: &str, citations: bool, py: Python<'_>) -> PyResult<Template> {
    let template = match name {
        "plain" => Template::plain(),
        "markdown" => Template::markdown(),
        "xml" => Template::xml(),
        _ => return Err(parameter("template", name, "one of plain, markdown, xml", py)),
    };
    Ok(if citations { template.with_citations() } else { template })
}

#[pymethods]
impl Summary {
    /// The summary as it is displayed: its sentences, joined by one space. The same as `str(summary)`.
    #[getter]
    fn text(&self) -> String {
        self.summary.to_string()
    }

    /// The sentences, a new list.
    #[getter]
    fn sentences<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        self.list(py)
    }

    /// What the summary is, or why it is short or empty, for programs: `complete`, `no-sentences`,
    /// `only-boilerplate`, `fewer-sentences`, `zero-budget`, `clauses`, `budget-too-small`, `nothing-chosen`,
    /// `nothing-allowed`, `nothing-new`, `not-answered` or `query-not-found`.
    #[getter]
    fn outcome(&self) -> &'static str {
        self.summary.outcome().code()
    }

    /// The same as a sentence for a person.
    #[getter]
    fn message(&self) -> String {
        self.summary.outcome().to_string()
    }

    /// The title of the text: the one it was given, else the one found in it.
    #[getter]
    fn title(&self) -> Option<&str> {
        self.summary.title()
    }

    /// The code of the language that the words were taken to be in; `und` where it is not known.
    #[getter]
    fn language(&self) -> &'static str {
        self.summary.language().code()
    }

    /// What is known of each source, in the order given.
    #[getter]
    fn sources<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
        let class = value_class(py, &CLASS, "SummarizedSource")?;
        let sources = self.summary.sources().iter().map(|source| {
            let language = source.language().code();
            class.call1((source.id(), source.title(), source.date(), language, source.outcome().code()))
        });
        PyTuple::new(py, sources.collect::<PyResult<Vec<_>>>()?)
    }

    /// The same sentences in the order of choice, the best first.
    fn by_rank(&self) -> Summary {
        self.ordered(epitome::Summary::by_rank)
    }

    /// The same sentences in the order of the sources, whatever their dates.
    fn by_source(&self) -> Summary {
        self.ordered(epitome::Summary::by_source)
    }

    /// The same sentences in the order of their sources' dates; those without one last.
    fn by_date(&self) -> Summary {
        self.ordered(epitome::Summary::by_date)
    }

    /// The summary written out by a template: `plain`, `markdown` or `xml`, with each sentence's mark where
    /// `citations` are asked for.
    #[pyo3(signature = (template="plain", *, citations=false))]
    fn render(&self, py: Python<'_>, template: &str, citations: bool) -> PyResult<String> {
        Ok(self.summary.render(&self::template(template, citations, py)?))
    }

    /// All of it as a dict of plain values, as for `json.dumps`.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let dict = PyDict::new(py);
        dict.set_item("text", self.text())?;
        dict.set_item("title", self.title())?;
        dict.set_item("language", self.language())?;
        dict.set_item("outcome", self.outcome())?;
        dict.set_item("message", self.message())?;
        let sources = self.sources(py)?;
        let sources = sources.iter().map(|source| source.getattr("__dict__")?.call_method0("copy"));
        dict.set_item("sources", sources.collect::<PyResult<Vec<_>>>()?)?;
        let sentences = (0..self.summary.len()).map(|index| self.sentence(index).to_dict(py));
        dict.set_item("sentences", sentences.collect::<PyResult<Vec<_>>>()?)?;
        Ok(dict)
    }

    fn __len__(&self) -> usize {
        self.summary.len()
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyIterator>> {
        self.list(py)?.try_iter()
    }

    fn __getitem__<'py>(&self, index: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let py = index.py();
        if index.is_instance_of::<PySlice>() {
            return self.list(py)?.as_any().get_item(index);
        }
        let place: isize = index.extract()?;
        let place = if place < 0 { place + signed(self.summary.len()) } else { place };
        match usize::try_from(place).ok().filter(|&place| place < self.summary.len()) {
            Some(place) => Ok(self.sentence(place).into_pyobject(py)?.into_any()),
            None => Err(PyIndexError::new_err(format!("sentence {index} of {}", self.summary.len()))),
        }
    }

    fn __str__(&self) -> String {
        self.summary.to_string()
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let sentences = self.list(py)?.repr()?;
        Ok(format!("Summary({sentences}, outcome='{}')", self.outcome()))
    }

    fn _repr_html_(&self) -> String {
        self.html()
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (Bound<'py, PyBytes>,))> {
        Ok((slf.get_type().getattr("_restore")?, (pickled(slf.py(), slf.get())?,)))
    }

    #[staticmethod]
    fn _restore(data: &[u8]) -> PyResult<Self> {
        unpickled(data)
    }
}

/// The strongest mark of a notebook, as opacity.
const STRONGEST: f64 = 0.55;
/// The weakest, still to be seen on white.
const WEAKEST: f64 = 0.15;

impl Summary {
    /// For a notebook: the sentences, the earlier chosen the stronger marked, and where they stand.
    fn html(&self) -> String {
        let mut out = format!("<div lang=\"{}\" dir=\"auto\">", self.language());
        // A string takes all that is written to it.
        if let Some(title) = self.summary.title() {
            let _ = write!(out, "<p><strong>{}</strong></p>", escaped(title));
        }
        let chosen = self.summary.iter().filter(|sentence| !sentence.is_context()).count();
        for (sentence, place) in self.summary.iter().zip(&self.places) {
            let text = escaped(sentence.displayed());
            if sentence.is_context() {
                let _ = write!(out, "<p dir=\"auto\">{text}");
            } else {
                let share = sentence.rank() as f64 / chosen as f64;
                let strength = STRONGEST - (STRONGEST - WEAKEST) * share;
                let _ = write!(
                    out,
                    "<p dir=\"auto\"><mark style=\"background: rgba(255, 193, 7, {strength:.2}); color: inherit\">\
                     {text}</mark>"
                );
            }
            let source = sentence.source_id().map_or(String::new(), |id| format!("{}: ", escaped(id)));
            let (start, end, score) = (place.start, place.end, sentence.score());
            let _ = write!(out, " <small>{source}{start}–{end}, score {score:.3}</small></p>");
        }
        let _ = write!(out, "<p><small>{}</small></p></div>", escaped(&self.message()));
        out
    }
}

/// A text within HTML.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '"' => out += "&quot;",
            '\'' => out += "&#39;",
            _ => out.push(c),
        }
    }
    out
}
