//! A document that owns its texts.

use super::{Analysis, Document, Source};
use std::fmt;
use std::sync::Arc;

/// A [`Document`] that owns the texts of its sources, to be kept where the texts are not: in a cache, in the
/// state of a server. Made by [`Document::into_owned`]; a clone is cheap.
///
/// # Example
///
/// ```
/// use epitome::{Error, OwnedDocument, Summarizer};
///
/// fn read(path: &str) -> Result<OwnedDocument, Error> {
///     let text = format!("The file {path} was read. It held two sentences.");
///     Ok(Summarizer::new().document(&text)?.into_owned())
/// }
///
/// let kept = read("a.txt")?;
/// let summarizer = Summarizer::new();
/// let document = kept.document();
/// let summary = summarizer.select(&document, &summarizer.score(&document)?, 1)?;
/// assert_eq!(summary.to_string(), "The file a.txt was read.");
/// # Ok::<(), Error>(())
/// ```
#[derive(Clone)]
pub struct OwnedDocument {
    sources: Arc<[OwnedSource]>,
    analysis: Arc<Analysis>,
}

/// A source's fields; of its layout all that matters is in the analysis.
struct OwnedSource {
    text: String,
    id: Option<String>,
    title: Option<String>,
    date: Option<String>,
}

impl OwnedSource {
    fn new(source: &Source<'_>) -> Self {
        OwnedSource {
            text: source.text().to_owned(),
            id: source.id().map(str::to_owned),
            title: source.title().map(str::to_owned),
            date: source.date().map(str::to_owned),
        }
    }

    fn borrow(&self) -> Source<'_> {
        let OwnedSource { text, id, title, date } = self;
        let source = Source::new(text);
        let source = id.as_deref().map_or(source, |id| source.with_id(id));
        let source = title.as_deref().map_or(source, |title| source.with_title(title));
        date.as_deref().map_or(source, |date| source.with_date(date))
    }
}

impl OwnedDocument {
    /// The document, borrowed: what all methods are on.
    ///
    /// Complexity: O(sources) time and memory; the analysis is shared.
    pub fn document(&self) -> Document<'_> {
        let sources = self.sources.iter().map(OwnedSource::borrow).collect();
        Document { sources, analysis: Arc::clone(&self.analysis) }
    }
}

impl Document<'_> {
    /// The same, owning the texts of its sources.
    ///
    /// Complexity: O(length of the texts), for they are copied; the analysis is shared.
    pub fn into_owned(self) -> OwnedDocument {
        OwnedDocument {
            sources: self.sources.iter().map(OwnedSource::new).collect(),
            analysis: self.analysis,
        }
    }
}

impl fmt::Debug for OwnedDocument {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.document().fmt(f)
    }
}
