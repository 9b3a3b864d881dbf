//! Key words and phrases, and sentences alone.

use crate::document::Document;
use crate::error::{Fault, parameter};
use crate::forks;
use crate::length::{Argument, count};
use crate::sentence::value_class;
use crate::summarizer::language_of;
use crate::text::{Text, utf8};
use epitome::keywords::{Keyword, KeywordExtractor};
use epitome::split::RuleSplitter;
use epitome::{Language, Layout, Offset, Offsets};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyList, PyString, PyTuple, PyType};
use std::ops::Range;

/// How many keywords are given by default.
const COUNT: usize = 10;

/// The key words and phrases of a text, a Source, a Page, a Document or several of the first three, the best
/// first.
///
/// count: at most so many, 0 or more; 10 without it.
/// method: a name of `epitome.KEYWORD_METHODS`.
/// max_words: the most words of a phrase, 1 to 8; 3 without it.
/// language: a code or name of `epitome.LANGUAGES`; found from the text without it.
#[pyfunction]
#[pyo3(signature = (text, count=None, *, method="default", max_words=None, language=None))]
pub(crate) fn keywords<'py>(
    py: Python<'py>,
    text: &Bound<'py, PyAny>,
    count: Argument<'py>,
    method: &str,
    max_words: Argument<'py>,
    language: Option<&str>,
) -> PyResult<Bound<'py, PyList>> {
    static KEYWORD: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    static PLACE: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    let count = count.map_or(Ok(COUNT), |count| self::count("count", &count, 0))?;
    let refused = |error: epitome::Error| Fault::from(error).exception(py);
    let mut extractor = KeywordExtractor::new().with_method(method.parse().map_err(refused)?);
    if let Some(words) = max_words {
        extractor = extractor.with_max_words(self::count("max_words", &words, 1)?).map_err(refused)?;
    }
    let mut summarizer = epitome::Summarizer::new();
    if let Some(language) = language {
        summarizer = summarizer.with_language(language_of(py, language)?);
    }
    let extract = |document: &epitome::Document<'_>| {
        let keywords = extractor.extract(document, count);
        let offsets: Vec<_> = document.sources().iter().map(|source| Offsets::new(source.text())).collect();
        let chars = |keyword: &Keyword| -> Vec<Range<usize>> {
            let place = |place: &epitome::keywords::KeywordPlace| {
                offsets[place.source()].range(place.range(), Offset::Chars)
            };
            keyword.places().iter().map(place).collect()
        };
        keywords.into_iter().map(|keyword| (chars(&keyword), keyword)).collect::<Vec<_>>()
    };
    let found = match Text::new(text)? {
        Text::Document(document) => {
            let document: &Document = document.get();
            forks::detached(py, || extract(&document.document.document()))
        }
        Text::Pieces(pieces) => {
            forks::detached(py, || summarizer.document(pieces.sources()).map(|document| extract(&document)))
                .map_err(refused)?
        }
    };
    let (class, place_class) =
        (value_class(py, &KEYWORD, "Keyword")?, value_class(py, &PLACE, "KeywordPlace")?);
    let found = found.into_iter().map(|(chars, keyword)| {
        let places = keyword.places().iter().zip(chars).map(|(place, chars)| {
            let bytes = place.range();
            place_class.call1((
                place.source(),
                place.sentence(),
                chars.start,
                chars.end,
                bytes.start,
                bytes.end,
            ))
        });
        let places = PyTuple::new(py, places.collect::<PyResult<Vec<_>>>()?)?;
        class.call1((keyword.text(), keyword.score(), places))
    });
    PyList::new(py, found.collect::<PyResult<Vec<_>>>()?)
}

/// The sentences of a text, as ranges of bytes.
fn sentences(text: &str, language: Option<Language>) -> Vec<Range<usize>> {
    let language = language.unwrap_or_else(|| Language::detect(text));
    RuleSplitter::new().sentences(text, &Layout::of(text), language)
}

/// The sentences of a text, and nothing else: headings and boilerplate too.
///
/// language: a code or name of `epitome.LANGUAGES`; found from the text without it.
#[pyfunction]
#[pyo3(signature = (text, *, language=None))]
pub(crate) fn split<'py>(
    py: Python<'py>,
    text: &Bound<'py, PyString>,
    language: Option<&str>,
) -> PyResult<Bound<'py, PyList>> {
    let language = language.map(|language| language_of(py, language)).transpose()?;
    let text = utf8(text)?;
    let ranges = forks::detached(py, || sentences(&text, language));
    PyList::new(py, ranges.into_iter().map(|range| &text[range]))
}

/// The start and the end of each sentence of a text, in characters or bytes.
///
/// language: a code or name of `epitome.LANGUAGES`; found from the text without it.
/// unit: `chars` or `bytes`.
#[pyfunction]
#[pyo3(signature = (text, *, language=None, unit="chars"))]
pub(crate) fn split_ranges(
    py: Python<'_>,
    text: &Bound<'_, PyString>,
    language: Option<&str>,
    unit: &str,
) -> PyResult<Vec<(usize, usize)>> {
    let language = language.map(|language| language_of(py, language)).transpose()?;
    let text = utf8(text)?;
    let unit = match unit {
        "chars" => Offset::Chars,
        "bytes" => Offset::Bytes,
        _ => return Err(parameter("unit", unit, "one of chars, bytes", py)),
    };
    Ok(forks::detached(py, || {
        let offsets = Offsets::new(&text);
        let ranges = sentences(&text, language).into_iter().map(|range| offsets.range(range, unit));
        ranges.map(|range| (range.start, range.end)).collect()
    }))
}
