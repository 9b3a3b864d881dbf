//! What a text is given as: plain text, Markdown, or a web page.

use super::record::Fields;
use clap::ValueEnum;
use epitome::Source;
#[cfg(feature = "html")]
use epitome::layout::html::Page;

/// How a text is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Form {
    /// As it stands.
    Text,
    /// As a web page: its article.
    Html,
    /// As Markdown.
    Markdown,
}

/// A text, or the article of a web page.
#[derive(Debug)]
pub(crate) enum Content {
    Text(String),
    #[cfg(feature = "html")]
    Page(Box<Page>),
}

impl Content {
    /// A text read in the form that is asked for, else in the one it shows.
    ///
    /// # Errors
    ///
    /// Where it is HTML, and the command was built without the feature that reads it.
    pub(crate) fn new(text: String, form: Option<Form>) -> Result<Content, String> {
        // A plain text is read by the rules of Markdown too: its marks are no others than people write.
        match form {
            Some(Form::Html) => Content::page(&text),
            None if is_html(text.as_bytes()) => Content::page(&text),
            None | Some(Form::Text | Form::Markdown) => Ok(Content::Text(text)),
        }
    }

    #[cfg(feature = "html")]
    #[allow(clippy::unnecessary_wraps, reason = "without the feature it can fail")]
    fn page(html: &str) -> Result<Content, String> {
        Ok(Content::Page(Box::new(Page::new(html))))
    }

    #[cfg(not(feature = "html"))]
    fn page(_: &str) -> Result<Content, String> {
        Err("this is HTML, which needs a build with the feature 'html'".to_owned())
    }

    pub(crate) fn source(&self) -> Source<'_> {
        match self {
            Content::Text(text) => Source::new(text),
            #[cfg(feature = "html")]
            Content::Page(page) => page.source(),
        }
    }
}

/// The `text` of a record or of one of its documents, or its `html`.
pub(crate) fn content(record: &Fields<'_>, form: Option<Form>) -> Result<Option<Content>, String> {
    let path = &record.path;
    let read = |field: &str, text: String, form| {
        Content::new(text, form).map(Some).map_err(|error| format!("'{path}{field}': {error}"))
    };
    match (record.string("text")?, record.string("html")?) {
        (Some(text), Some(html)) if !text.is_empty() && !html.is_empty() => {
            Err(format!("'{path}text' or '{path}html', not both"))
        }
        (None, Some(html)) => read("html", html, Some(Form::Html)),
        (Some(text), Some(html)) if text.is_empty() => read("html", html, Some(Form::Html)),
        (Some(text), _) => read("text", text, form),
        (None, None) => Ok(None),
    }
}

/// Whether a text starts as a web page or a part of one does.
pub(crate) fn is_html(text: &[u8]) -> bool {
    const OPENINGS: [&str; 17] = [
        "!doctype html",
        "html",
        "head",
        "body",
        "title",
        "meta",
        "div",
        "main",
        "article",
        "section",
        "header",
        "nav",
        "p",
        "table",
        "ul",
        "h1",
        "h2",
    ];
    let mut rest = text.strip_prefix("\u{feff}".as_bytes()).unwrap_or(text).trim_ascii_start();
    // Comments and an XML declaration may stand before the page.
    while let Some(inside) = rest.strip_prefix(b"<!--").or(rest.strip_prefix(b"<?")) {
        let Some(end) = inside.iter().position(|&b| b == b'>') else { return false };
        rest = inside[end + 1..].trim_ascii_start();
    }
    let Some(tag) = rest.strip_prefix(b"<") else { return false };
    OPENINGS.iter().any(|name| {
        tag.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name.as_bytes()))
            && tag.get(name.len()).is_some_and(|&b| b == b'>' || b.is_ascii_whitespace())
    })
}
