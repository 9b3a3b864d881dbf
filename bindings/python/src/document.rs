//! A text analysed once and asked many times.

use crate::error::{Fault, parameter};
use crate::forks;
use crate::length::{Argument, Length};
use crate::sentence::{signed, value_class};
use crate::summarizer::Summarizer;
use crate::summary::Summary;
use crate::text::Pieces;
use epitome::layout::BlockKind;
use epitome::render::highlight::{Highlights, Mode};
use epitome::{Offset, Offsets, OwnedDocument};
use pyo3::exceptions::PyIndexError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyIterator, PyList, PyTuple, PyType};
use std::ops::Range;

/// A text, a Source, a Page, or several of these, analysed once and asked many times.
///
/// summarizer: by what it is analysed, and summarized later; one without options if not given.
#[pyclass(frozen, module = "epitome")]
#[derive(Debug)]
pub(crate) struct Document {
    pub(crate) document: OwnedDocument,
    /// What it was made of and by, for a pickle.
    pieces: Pieces,
    summarizer: Py<Summarizer>,
}

impl Document {
    pub(crate) fn of(py: Python<'_>, text: &Bound<'_, PyAny>, summarizer: Py<Summarizer>) -> PyResult<Self> {
        let pieces = Pieces::new(text)?;
        let inner = &summarizer.get().summarizer;
        let document =
            forks::detached(py, || inner.document(pieces.sources()).map(epitome::Document::into_owned));
        match document {
            Ok(document) => Ok(Document { document, pieces, summarizer }),
            Err(error) => Err(Fault::from(error).exception(py)),
        }
    }

    /// The range of each sentence, or what else has a source and a range of bytes, in characters.
    fn chars(&self, ranges: &mut dyn Iterator<Item = (usize, Range<usize>)>) -> Vec<(usize, usize)> {
        let document = self.document.document();
        let offsets: Vec<_> = document.sources().iter().map(|source| Offsets::new(source.text())).collect();
        ranges
            .map(|(source, range)| offsets[source].range(range, Offset::Chars))
            .map(|range| (range.start, range.end))
            .collect()
    }
}

/// What a document is made of again.
type Parts<'py> = (Bound<'py, PyTuple>, Py<Summarizer>);

fn kind_name(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Title => "title",
        BlockKind::Heading => "heading",
        BlockKind::Paragraph => "paragraph",
        BlockKind::ListItem => "list-item",
        BlockKind::Turn => "turn",
        BlockKind::Boilerplate => "boilerplate",
        _ => "other",
    }
}

#[pymethods]
impl Document {
    #[new]
    #[pyo3(signature = (text, *, summarizer=None))]
    fn new(py: Python<'_>, text: &Bound<'_, PyAny>, summarizer: Option<Py<Summarizer>>) -> PyResult<Self> {
        let summarizer = summarizer.map_or_else(|| Py::new(py, Summarizer::default()), Ok)?;
        Document::of(py, text, summarizer)
    }

    /// The sentences that a summary may show, a new list.
    #[getter]
    fn sentences(&self) -> Vec<String> {
        self.document.document().sentences().map(str::to_owned).collect()
    }

    /// The start and the end of each sentence in its source's text, in characters.
    #[getter]
    fn ranges(&self) -> Vec<(usize, usize)> {
        let document = self.document.document();
        self.chars(&mut (0..document.len()).map(|i| (document.source(i), document.range(i))))
    }

    /// The start and the end of each sentence in its source's UTF-8, in bytes.
    #[getter]
    fn byte_ranges(&self) -> Vec<(usize, usize)> {
        let document = self.document.document();
        let ranges = (0..document.len()).map(|i| document.range(i));
        ranges.map(|range| (range.start, range.end)).collect()
    }

    /// The number of each sentence's source, from 0.
    #[getter]
    fn source_numbers(&self) -> Vec<usize> {
        let document = self.document.document();
        (0..document.len()).map(|i| document.source(i)).collect()
    }

    /// The text of each source.
    #[getter]
    fn texts(&self) -> Vec<String> {
        self.document.document().sources().iter().map(|source| source.text().to_owned()).collect()
    }

    /// The title: the one it was given, else the one found in the text.
    #[getter]
    fn title(&self) -> Option<String> {
        let document = self.document.document();
        (0..document.sources().len()).find_map(|source| document.title(source)).map(str::to_owned)
    }

    /// The code of the language; `und` where it is not known.
    #[getter]
    fn language(&self) -> &'static str {
        self.document.document().language().code()
    }

    /// Whether the text has nothing but headings and boilerplate, which the sentences then are.
    #[getter]
    fn is_only_boilerplate(&self) -> bool {
        self.document.document().is_only_boilerplate()
    }

    /// The blocks of the text: titles, headings, paragraphs, boilerplate.
    #[getter]
    fn blocks<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
        let class = value_class(py, &CLASS, "Block")?;
        let document = self.document.document();
        let chars = self.chars(&mut document.blocks().map(|(source, block)| (source, block.range())));
        let blocks = document.blocks().zip(chars).map(|((source, block), (start, end))| {
            let reason = block.reason().map(|reason| reason.to_string());
            let bytes = block.range();
            class.call1((kind_name(block.kind()), source, start, end, bytes.start, bytes.end, reason))
        });
        PyList::new(py, blocks.collect::<PyResult<Vec<_>>>()?)
    }

    /// A summary, by the summarizer that made the document.
    ///
    /// At most one length is given; three sentences without any.
    /// sentences, words, chars, bytes, tokens: at most so many, 0 or more, of the summary as it is written.
    /// percent: hundredths of the text's sentences, rounded up.
    /// auto: as many sentences as a text of this length needs.
    /// nearest: take one sentence too many where that ends closer to the length.
    #[pyo3(signature = (
        sentences=None, *, words=None, percent=None, chars=None, bytes=None, tokens=None, auto=false,
        nearest=false
    ))]
    fn summarize<'py>(
        &self,
        py: Python<'py>,
        sentences: Argument<'py>,
        words: Argument<'py>,
        percent: Argument<'py>,
        chars: Argument<'py>,
        bytes: Argument<'py>,
        tokens: Argument<'py>,
        auto: bool,
        nearest: bool,
    ) -> PyResult<Summary> {
        let length = Length { sentences, words, percent, chars, bytes, tokens, auto, nearest };
        self.summarizer.get().of_document(py, &self.document, length)
    }

    /// The text as HTML, a summary of it marked in its places.
    ///
    /// mode: what is shown around it: `in-place`, the whole text; `abstract`, the summary first, then the
    /// whole text; `hide`, the summary's sentences where they stand; `bullets`, a list of them.
    /// query: its words are marked too.
    /// page: a whole page with its style, not what stands in a body.
    #[pyo3(signature = (summary, *, mode="in-place", query=None, page=false))]
    fn highlight<'py>(
        &self,
        py: Python<'py>,
        summary: &Bound<'py, Summary>,
        mode: &str,
        query: Option<&str>,
        page: bool,
    ) -> PyResult<Bound<'py, PyAny>> {
        static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
        let mode = match mode {
            "in-place" => Mode::InPlace,
            "abstract" => Mode::Abstract,
            "hide" => Mode::Hide,
            "bullets" => Mode::Bullets,
            _ => return Err(parameter("mode", mode, "one of in-place, abstract, hide, bullets", py)),
        };
        let summary = &summary.get().summary;
        let html = forks::detached(py, || {
            let document = self.document.document();
            let highlights = Highlights::new(&document, summary)?.with_mode(mode);
            let highlights = match query {
                Some(query) => highlights.with_query(query)?,
                None => highlights,
            };
            let html = highlights.html();
            Ok(if page { html.page() } else { html.to_string() })
        });
        let html = html.map_err(|error: epitome::Error| Fault::from(error).exception(py))?;
        value_class(py, &CLASS, "Html")?.call1((html,))
    }

    fn __len__(&self) -> usize {
        self.document.document().len()
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyIterator>> {
        PyList::new(py, self.document.document().sentences())?.try_iter()
    }

    fn __getitem__(&self, index: isize) -> PyResult<String> {
        let document = self.document.document();
        let place = if index < 0 { index + signed(document.len()) } else { index };
        let sentence = usize::try_from(place).ok().and_then(|place| document.get(place));
        sentence
            .map(str::to_owned)
            .ok_or_else(|| PyIndexError::new_err(format!("sentence {index} of {}", document.len())))
    }

    fn __repr__(&self) -> String {
        let document = self.document.document();
        let (sentences, sources) = (document.len(), document.sources().len());
        format!("Document(sentences={sentences}, sources={sources}, language='{}')", self.language())
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, Parts<'py>)> {
        let (py, document) = (slf.py(), slf.get());
        let restore = slf.get_type().getattr("_restore")?;
        Ok((restore, (document.pieces.values(py)?, document.summarizer.clone_ref(py))))
    }

    #[staticmethod]
    fn _restore(py: Python<'_>, text: &Bound<'_, PyAny>, summarizer: Py<Summarizer>) -> PyResult<Self> {
        Document::of(py, text, summarizer)
    }
}
