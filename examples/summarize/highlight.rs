//! The text with the summary marked in it.

use crate::args::{Args, Color, Format};
use crate::input::Text;
use epitome::render::highlight::{Highlights, Mode};
use epitome::{Document, Error, Summary};
use std::env;
use std::io::{self, IsTerminal};

/// The columns of a terminal that does not say how many it has.
const COLUMNS: usize = 80;

/// Whether a web page's own HTML is asked for.
pub(crate) fn wants_html(args: &Args) -> bool {
    args.format == Format::Html && args.highlight() == Some(Mode::InPlace)
}

/// The marked text in the form asked for.
pub(crate) fn shown(
    args: &Args,
    texts: &[Text],
    document: &Document<'_>,
    summary: &Summary<'_>,
) -> Result<String, Error> {
    let mode = args.highlight().unwrap_or_default();
    let highlights = Highlights::new(document, summary)?.with_mode(mode);
    let highlights = match &args.query {
        Some(query) => highlights.with_query(query)?,
        None => highlights,
    };
    Ok(match args.format {
        Format::Html => match texts {
            [Text { html: Some(_), .. }] => marked_page(&texts[0], &highlights)?,
            _ => highlights.html().page(),
        },
        Format::Markdown => highlights.markdown().to_string(),
        Format::Text | Format::Json => {
            let is_terminal = io::stdout().is_terminal();
            let no_color = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
            let color = match args.color {
                Color::Auto => is_terminal && !no_color,
                Color::Always => true,
                Color::Never => false,
            };
            let columns = || env::var("COLUMNS").ok()?.parse().ok();
            let width = args.width.or_else(|| is_terminal.then(|| columns().unwrap_or(COLUMNS)));
            let shown = highlights.terminal().with_color(color).with_width(width.unwrap_or(0)).to_string();
            if shown.is_empty() || shown.ends_with('\n') { shown } else { shown + "\n" }
        }
    })
}

/// The page's own HTML, marked, with a style for the marks before the first one.
#[cfg(feature = "html")]
fn marked_page(text: &Text, highlights: &Highlights<'_, '_>) -> Result<String, Error> {
    use crate::content::Content;
    let (Content::Page(page), Some(given)) = (&text.content, &text.html) else { return Ok(String::new()) };
    let html = highlights.html().with_style();
    let marked = html.mark_page(0, &given.html, &page.places(&given.html))?;
    // A byte order mark says what the bytes are, whatever the page does.
    Ok(if given.is_recoded { format!("\u{feff}{marked}") } else { marked })
}

#[cfg(not(feature = "html"))]
#[expect(clippy::unnecessary_wraps, reason = "with the feature it may fail")]
fn marked_page(_: &Text, highlights: &Highlights<'_, '_>) -> Result<String, Error> {
    Ok(highlights.html().page())
}
