//! A summarizer, configured once and used as often as wanted.

use crate::batch::Summaries;
use crate::counter::Counter;
use crate::document::Document;
use crate::error::{Fault, parameter};
use crate::forks;
use crate::length::{Argument, Length, count};
use crate::seen::Seen;
use crate::sentence::value_class;
use crate::summary::{Summary, template};
use crate::text::Text;
use epitome::layout::{LayoutOptions, LineBreaks};
use epitome::{Budget, Language, Matcher, OwnedDocument, Scores};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyString, PyTuple, PyType};
use std::ops::RangeInclusive;
use std::sync::Arc;

/// A summarizer, configured once and used as often as wanted, from any thread.
///
/// method: a name of `epitome.METHODS`; what measures best without it.
/// language: a code or name of `epitome.LANGUAGES`; found from the text without it.
/// query: the sentences that answer it are shown.
/// min_relevance: nothing less relevant to the query is shown, from 0 to 1; 0.08 leaves most questions out
///     that the text does not answer.
/// counter: what counts tokens: a tokenizer with a method `encode`, or a function from a text to their number
///     or to the tokens.
/// context: so many sentences before and behind each chosen one are shown too, as far as the length goes.
/// template: how a summary is written, `plain`, `markdown` or `xml`; lengths in chars, bytes and tokens count
///     it so.
/// citations: each sentence is written with its mark.
/// must, must_not: words, and "phrases" in quotation marks, that must be in the summary, or whose sentences
///     are never shown; one str or several.
/// pinned, forbidden: numbers of sentences that are shown, or never shown.
/// seen: what was read before is left out.
/// sentence_words: how many words a chosen sentence has, at most so many or a pair of least and most.
/// per_source: how many sentences of each source are chosen, the same way.
/// line_breaks: what a line break means, `wrapped` (a space), `hard` (the end of a block) or `auto`.
#[pyclass(frozen, module = "epitome")]
#[derive(Debug, Default)]
pub(crate) struct Summarizer {
    pub(crate) summarizer: epitome::Summarizer,
    pub(crate) counter: Option<Arc<Counter>>,
    /// The options that were given, for a pickle and for `repr`.
    options: Option<Py<PyDict>>,
}

/// A language by its code or its name.
pub(crate) fn language_of(py: Python<'_>, name: &str) -> PyResult<Language> {
    name.parse().map_err(|error: epitome::Error| Fault::from(error).exception(py))
}

/// One number for at most so many, or two for a range.
fn range(name: &str, value: &Bound<'_, PyAny>) -> PyResult<RangeInclusive<usize>> {
    let Ok(pair) = value.cast::<PyTuple>() else { return Ok(0..=count(name, value, 0)?) };
    if pair.len() != 2 {
        return Err(parameter(name, value.clone(), "an int or a pair of ints", value.py()));
    }
    let (least, most) = (count(name, &pair.get_item(0)?, 0)?, count(name, &pair.get_item(1)?, 0)?);
    if least > most {
        return Err(parameter(name, value.clone(), "a range whose start is not above its end", value.py()));
    }
    Ok(least..=most)
}

/// One text or several.
fn strings(name: &str, value: &Bound<'_, PyAny>) -> PyResult<Vec<String>> {
    match value.cast::<PyString>() {
        Ok(one) => Ok(vec![one.to_string()]),
        Err(_) => value.extract().map_err(|_| {
            PyTypeError::new_err(format!("parameter '{name}' must be a str or a sequence of str"))
        }),
    }
}

fn numbers(name: &str, value: &Bound<'_, PyAny>) -> PyResult<Vec<usize>> {
    value.try_iter()?.map(|item| count(name, &item?, 0)).collect()
}

/// The summary of a text by a summarizer that is ready for it.
pub(crate) fn summary(
    summarizer: &epitome::Summarizer,
    text: &Text,
    budget: Budget,
) -> Result<Summary, epitome::Error> {
    match text {
        Text::Document(document) => select(summarizer, &document.get().document, budget),
        Text::Pieces(pieces) => {
            let sources = pieces.sources();
            let summary = summarizer.try_summarize(sources.clone(), budget)?;
            Ok(Summary::new(summary, sources.as_slice()))
        }
    }
}

fn select(
    summarizer: &epitome::Summarizer,
    document: &OwnedDocument,
    budget: Budget,
) -> Result<Summary, epitome::Error> {
    let document = document.document();
    let prior = summarizer.prior(&document)?;
    let scores = summarizer.score_with(&document, &prior)?;
    let summary = summarizer.select_with(&document, &scores, &prior, budget)?;
    Ok(Summary::new(summary, document.sources()))
}

impl Summarizer {
    /// Does what may call the counter while other threads run.
    fn work<T: Send>(
        &self,
        py: Python<'_>,
        work: impl FnOnce(&epitome::Summarizer) -> Result<T, epitome::Error> + Send,
    ) -> PyResult<T> {
        let (summarizer, raised) = Counter::arm(self.counter.as_ref(), &self.summarizer);
        let answer = forks::detached(py, || work(&summarizer));
        // What the counter raised is why the crate failed, where it did.
        raised.check(())?;
        answer.map_err(|error| Fault::from(error).exception(py))
    }

    pub(crate) fn of_text(&self, py: Python<'_>, text: &Text, length: Length<'_>) -> PyResult<Summary> {
        let budget = length.budget(py, self.counter.is_some())?;
        self.work(py, |summarizer| summary(summarizer, text, budget))
    }

    pub(crate) fn of_document(
        &self,
        py: Python<'_>,
        document: &OwnedDocument,
        length: Length<'_>,
    ) -> PyResult<Summary> {
        let budget = length.budget(py, self.counter.is_some())?;
        self.work(py, |summarizer| select(summarizer, document, budget))
    }

    /// The options without any rule.
    fn simple(
        py: Python<'_>,
        counter: Argument<'_>,
        query: Option<String>,
        language: Option<&str>,
        method: Option<&str>,
    ) -> PyResult<Self> {
        let mut summarizer = epitome::Summarizer::new();
        if let Some(method) = method {
            let refused = |error: epitome::Error| Fault::from(error).exception(py);
            summarizer = summarizer.with_method(method.parse().map_err(refused)?);
        }
        if let Some(language) = language {
            summarizer = summarizer.with_language(language_of(py, language)?);
        }
        if let Some(query) = query {
            summarizer = summarizer.with_query(query);
        }
        let counter = counter.map(|counter| Counter::new(&counter).map(Arc::new)).transpose()?;
        Ok(Summarizer { summarizer, counter, options: None })
    }
}

#[pymethods]
impl Summarizer {
    #[new]
    #[pyo3(signature = (
        *, method=None, language=None, query=None, min_relevance=None, counter=None, context=None,
        template=None, citations=false, must=None, must_not=None, pinned=None, forbidden=None, seen=None,
        sentence_words=None, per_source=None, line_breaks=None
    ))]
    fn new<'py>(
        py: Python<'py>,
        method: Option<&str>,
        language: Option<&str>,
        query: Option<String>,
        min_relevance: Option<f64>,
        counter: Argument<'py>,
        context: Argument<'py>,
        template: Option<&str>,
        citations: bool,
        must: Argument<'py>,
        must_not: Argument<'py>,
        pinned: Argument<'py>,
        forbidden: Argument<'py>,
        seen: Option<Bound<'py, Seen>>,
        sentence_words: Argument<'py>,
        per_source: Argument<'py>,
        line_breaks: Option<&str>,
    ) -> PyResult<Self> {
        let options = PyDict::new(py);
        macro_rules! keep {
            ($($option:ident),+) => {$(
                if let Some(value) = &$option {
                    options.set_item(stringify!($option), value)?;
                }
            )+};
        }
        keep!(method, language, query, min_relevance, counter, context, template, must, must_not);
        keep!(pinned, forbidden, seen, sentence_words, per_source, line_breaks);
        if citations {
            options.set_item("citations", true)?;
        }
        let Summarizer { mut summarizer, counter, .. } =
            Summarizer::simple(py, counter, query, language, method)?;
        if let Some(least) = min_relevance {
            let strict = summarizer.with_min_relevance(least);
            summarizer = strict.map_err(|error| Fault::from(error).exception(py))?;
        }
        if let Some(context) = context {
            summarizer = summarizer.with_context(count("context", &context, 0)?);
        }
        if template.is_some() || citations {
            let template = self::template(template.unwrap_or("plain"), citations, py)?;
            summarizer = summarizer.with_renderer(template);
        }
        for words in must.map_or(Ok(Vec::new()), |must| strings("must", &must))? {
            summarizer = summarizer.with_must(&words);
        }
        for words in must_not.map_or(Ok(Vec::new()), |must_not| strings("must_not", &must_not))? {
            summarizer = summarizer.with_forbidden(Matcher::any_of(&words));
        }
        if let Some(pinned) = pinned {
            summarizer = summarizer.with_pinned(Matcher::numbers(numbers("pinned", &pinned)?));
        }
        if let Some(forbidden) = forbidden {
            summarizer = summarizer.with_forbidden(Matcher::numbers(numbers("forbidden", &forbidden)?));
        }
        if let Some(seen) = seen {
            summarizer = summarizer.with_seen(seen.borrow().seen.clone());
        }
        if let Some(words) = sentence_words {
            summarizer = summarizer.with_sentence_words(range("sentence_words", &words)?);
        }
        if let Some(sentences) = per_source {
            summarizer = summarizer.with_per_source(range("per_source", &sentences)?);
        }
        if let Some(name) = line_breaks {
            let breaks = match name {
                "auto" => LineBreaks::Auto,
                "wrapped" => LineBreaks::Wrapped,
                "hard" => LineBreaks::Hard,
                _ => return Err(parameter("line_breaks", name, "one of auto, wrapped, hard", py)),
            };
            summarizer = summarizer.with_layout(LayoutOptions::new().with_line_breaks(breaks));
        }
        Ok(Summarizer { summarizer, counter, options: Some(options.unbind()) })
    }

    /// The summary of a text, a Source, a Page, a Document, or several of the first three together.
    ///
    /// At most one length is given; three sentences without any.
    /// sentences, words, chars, bytes, tokens: at most so many, 0 or more, of the summary as it is written.
    /// percent: hundredths of the text's sentences, rounded up.
    /// auto: as many sentences as a text of this length needs.
    /// nearest: take one sentence too many where that ends closer to the length.
    ///
    /// Raises ParameterError for what is out of its range, UnmetError where what must be shown cannot be, and
    /// what the counter raises. Other threads run meanwhile.
    #[pyo3(signature = (
        text, sentences=None, *, words=None, percent=None, chars=None, bytes=None, tokens=None, auto=false,
        nearest=false
    ))]
    fn summarize<'py>(
        &self,
        py: Python<'py>,
        text: &Bound<'py, PyAny>,
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
        self.of_text(py, &Text::new(text)?, length)
    }

    /// The summaries of many texts, in their order, as an iterator that works in threads ahead of who reads
    /// it.
    ///
    /// texts: an iterable of what `summarize` takes, or an Arrow array, chunked array or stream of strings
    ///     (pyarrow,
    /// Polars, pandas and others; null is an error of its record). It is read in the calling thread.
    /// jobs: how many threads, 1 to 1024; as many as there are cores without it.
    /// in_flight: how many records at most are in memory, at least 1; 32 for each job without it.
    /// progress: called with 1 for each answer handed over, such as `tqdm.update`.
    ///
    /// A record without an answer is answered by a RecordError, which is not raised; the others are not
    /// touched.
    ///
    /// At most one length is given; three sentences without any.
    /// sentences, words, chars, bytes, tokens: at most so many, 0 or more, of the summary as it is written.
    /// percent: hundredths of the text's sentences, rounded up.
    /// auto: as many sentences as a text of this length needs.
    /// nearest: take one sentence too many where that ends closer to the length.
    #[pyo3(signature = (
        texts, sentences=None, *, words=None, percent=None, chars=None, bytes=None, tokens=None, auto=false,
        nearest=false, jobs=None, in_flight=None, progress=None
    ))]
    fn summarize_many<'py>(
        slf: &Bound<'py, Self>,
        texts: &Bound<'py, PyAny>,
        sentences: Argument<'py>,
        words: Argument<'py>,
        percent: Argument<'py>,
        chars: Argument<'py>,
        bytes: Argument<'py>,
        tokens: Argument<'py>,
        auto: bool,
        nearest: bool,
        jobs: Argument<'py>,
        in_flight: Argument<'py>,
        progress: Argument<'py>,
    ) -> PyResult<Summaries> {
        let length = Length { sentences, words, percent, chars, bytes, tokens, auto, nearest };
        let budget = length.budget(slf.py(), slf.get().counter.is_some())?;
        Summaries::new(slf.get(), texts, budget, jobs, in_flight, progress)
    }

    /// Analyses a text, a Source, a Page, or several of these, to be asked many times.
    fn document(slf: Bound<'_, Self>, text: &Bound<'_, PyAny>) -> PyResult<Document> {
        Document::of(text.py(), text, slf.unbind())
    }

    /// The scores of a document's sentences, and their parts.
    fn score<'py>(&self, document: &Bound<'py, Document>) -> PyResult<Bound<'py, PyAny>> {
        static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
        let (py, own) = (document.py(), &document.get().document);
        let scores = self.work(py, |summarizer| summarizer.score(&own.document()))?;
        let parts = PyDict::new(py);
        for part in scores.parts() {
            parts.set_item(part.name(), part.values())?;
        }
        value_class(py, &CLASS, "Scores")?.call1((scores.as_slice(), parts))
    }

    /// How well each sentence answers the query, from 0 to 1; None without a query.
    fn relevance(&self, document: &Bound<'_, Document>) -> PyResult<Option<Vec<f64>>> {
        let (py, own) = (document.py(), &document.get().document);
        let relevance = self.work(py, |summarizer| summarizer.relevance(&own.document()))?;
        Ok(relevance.map(|relevance| relevance.as_slice().to_vec()))
    }

    /// The summary of a document by scores of your own: one finite number for each sentence.
    ///
    /// The method's selector chooses: of `textrank` and the like by the scores alone, of the default also by
    /// what is new and what is understood alone.
    ///
    /// At most one length is given; three sentences without any.
    /// sentences, words, chars, bytes, tokens: at most so many, 0 or more, of the summary as it is written.
    /// percent: hundredths of the text's sentences, rounded up.
    /// auto: as many sentences as a text of this length needs.
    /// nearest: take one sentence too many where that ends closer to the length.
    #[pyo3(signature = (
        document, scores, sentences=None, *, words=None, percent=None, chars=None, bytes=None, tokens=None,
        auto=false, nearest=false
    ))]
    fn select<'py>(
        &self,
        document: &Bound<'py, Document>,
        scores: &Bound<'py, PyAny>,
        sentences: Argument<'py>,
        words: Argument<'py>,
        percent: Argument<'py>,
        chars: Argument<'py>,
        bytes: Argument<'py>,
        tokens: Argument<'py>,
        auto: bool,
        nearest: bool,
    ) -> PyResult<Summary> {
        let py = document.py();
        let length = Length { sentences, words, percent, chars, bytes, tokens, auto, nearest };
        let budget = length.budget(py, self.counter.is_some())?;
        let values = scores.try_iter()?.map(|score| score?.extract()).collect::<PyResult<Vec<f64>>>()?;
        let own = &document.get().document;
        if let Some(wrong) = values.iter().find(|value| !value.is_finite()) {
            return Err(parameter("scores", *wrong, "finite", py));
        }
        let wanted = own.document().len();
        if values.len() != wanted {
            let range = format!("one for each of the {wanted} sentences");
            return Err(parameter("scores", format!("{} numbers", values.len()), &range, py));
        }
        self.work(py, |summarizer| {
            let document = own.document();
            let summary = summarizer.select(&document, &Scores::from(values), budget)?;
            Ok(Summary::new(summary, document.sources()))
        })
    }

    /// A summary as the template of this summarizer writes it.
    fn render(&self, py: Python<'_>, summary: &Bound<'_, Summary>) -> String {
        let summary = &summary.get().summary;
        forks::detached(py, || self.summarizer.render(summary))
    }

    fn __getnewargs_ex__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyTuple>, Bound<'py, PyDict>)> {
        let options = self.options.as_ref().map_or_else(|| Ok(PyDict::new(py)), |o| o.bind(py).copy())?;
        Ok((PyTuple::empty(py), options))
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let Some(options) = &self.options else { return Ok("Summarizer()".to_owned()) };
        let option = |(name, value): (Bound<'_, PyAny>, Bound<'_, PyAny>)| -> PyResult<String> {
            Ok(format!("{name}={}", value.repr()?))
        };
        let options = options.bind(py).iter().map(option).collect::<PyResult<Vec<_>>>()?;
        Ok(format!("Summarizer({})", options.join(", ")))
    }
}

/// The summary of a text, a Source, a Page, a Document, or several of the first three together.
///
/// At most one length is given; three sentences without any.
/// sentences, words, chars, bytes, tokens: at most so many, 0 or more, of the summary as it is written.
/// percent: hundredths of the text's sentences, rounded up.
/// auto: as many sentences as a text of this length needs.
/// nearest: take one sentence too many where that ends closer to the length.
///
/// counter, query, language, method: as for Summarizer, which has more options.
#[pyfunction]
#[pyo3(signature = (
    text, sentences=None, *, words=None, percent=None, chars=None, bytes=None, tokens=None, auto=false,
    nearest=false, counter=None, query=None, language=None, method=None
))]
pub(crate) fn summarize<'py>(
    py: Python<'py>,
    text: &Bound<'py, PyAny>,
    sentences: Argument<'py>,
    words: Argument<'py>,
    percent: Argument<'py>,
    chars: Argument<'py>,
    bytes: Argument<'py>,
    tokens: Argument<'py>,
    auto: bool,
    nearest: bool,
    counter: Argument<'py>,
    query: Option<String>,
    language: Option<&str>,
    method: Option<&str>,
) -> PyResult<Summary> {
    let length = Length { sentences, words, percent, chars, bytes, tokens, auto, nearest };
    Summarizer::simple(py, counter, query, language, method)?.of_text(py, &Text::new(text)?, length)
}

/// The summaries of many texts, in their order, as an iterator: see Summarizer.summarize_many.
#[pyfunction]
#[pyo3(signature = (
    texts, sentences=None, *, words=None, percent=None, chars=None, bytes=None, tokens=None, auto=false,
    nearest=false, counter=None, query=None, language=None, method=None, jobs=None, in_flight=None,
    progress=None
))]
pub(crate) fn summarize_many<'py>(
    py: Python<'py>,
    texts: &Bound<'py, PyAny>,
    sentences: Argument<'py>,
    words: Argument<'py>,
    percent: Argument<'py>,
    chars: Argument<'py>,
    bytes: Argument<'py>,
    tokens: Argument<'py>,
    auto: bool,
    nearest: bool,
    counter: Argument<'py>,
    query: Option<String>,
    language: Option<&str>,
    method: Option<&str>,
    jobs: Argument<'py>,
    in_flight: Argument<'py>,
    progress: Argument<'py>,
) -> PyResult<Summaries> {
    let length = Length { sentences, words, percent, chars, bytes, tokens, auto, nearest };
    let budget = length.budget(py, counter.is_some())?;
    let summarizer = Summarizer::simple(py, counter, query, language, method)?;
    Summaries::new(&summarizer, texts, budget, jobs, in_flight, progress)
}
