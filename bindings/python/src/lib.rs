//! The Python package `epitome`: the crate's types as Python's own.
//!
//! Texts come in as Python's strings and ranges go out in its characters; the interpreter is free for other
//! threads while a text is read.

mod arrow;
mod batch;
mod counter;
mod document;
mod error;
mod forks;
mod keywords;
mod length;
mod page;
mod seen;
mod sentence;
mod summarizer;
mod summary;
mod text;

/// What `epitome/__init__.py` takes its names from.
#[pyo3::pymodule]
mod _epitome {
    use crate::{batch, forks};
    #[pymodule_export]
    use crate::{
        batch::Summaries,
        document::Document,
        keywords::{keywords, split, split_ranges},
        page::{Page, Source},
        seen::Seen,
        sentence::Sentence,
        summarizer::{Summarizer, summarize, summarize_many},
        summary::Summary,
    };
    use pyo3::prelude::*;

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        // Threads that call a counter of Python's must not outlive the interpreter.
        let end = wrap_pyfunction!(batch::end_all, module)?;
        module.py().import("atexit")?.call_method1("register", (end,))?;
        forks::register(module)?;
        let methods: Vec<&str> = epitome::Method::ALL.iter().map(|method| method.name()).collect();
        module.add("METHODS", methods)?;
        let keyword_methods = epitome::keywords::KeywordMethod::ALL;
        module
            .add("KEYWORD_METHODS", keyword_methods.iter().map(|method| method.name()).collect::<Vec<_>>())?;
        let languages: Vec<_> = epitome::Language::ALL.iter().map(|l| (l.code(), l.name())).collect();
        module.add("LANGUAGES", languages)
    }
}
