//! A web page: its main content as a text with its layout.
//!
//! The page's frame is left out by the rules of Mozilla's Readability, as the crate `dom_smoothie` carries
//! them out. What is left is walked element by element: each paragraph, heading, entry, quotation, block of
//! code and row of a table becomes a block of the layout. What still is boilerplate there is told as in a
//! plain text.

mod article;
mod encoding;
mod metadata;
mod places;
mod tags;
mod tree;
mod writer;

use super::blocks::Draft;
use super::{Layout, boilerplate};
use crate::{Language, Source};
use dom_smoothie::{Article, Readability};
use metadata::Titles;
use std::borrow::Cow;
use writer::Writer;

/// A web page's main content: a text, its layout, and what the page says of itself.
///
/// It owns the text. Ranges, such as those of a summary's sentences, refer to this text, not to the HTML.
///
/// # Example
///
/// ```
/// use epitome::Summarizer;
/// use epitome::layout::{BlockKind, html::Page};
///
/// let html = "<html><head><title>The ferry returns</title></head><body><nav><a href='/'>Home</a></nav>
///     <article><h2>Nine years</h2>
///     <p>Nine years after the flood, the ferry crosses the river again, as it did before.</p>
///     <p>It carries six people or one cow, and the fare is one euro for either.</p></article>
///     </body></html>";
/// let page = Page::new(html);
/// assert_eq!(page.title(), Some("The ferry returns"));
/// assert_eq!(page.layout().blocks()[0].kind(), BlockKind::Heading);
///
/// let summary = Summarizer::new().summarize(page.source(), 1);
/// let sentence = summary.iter().next().unwrap();
/// assert_eq!(&page.text()[sentence.range()], sentence.text());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    text: String,
    title: Option<String>,
    date: Option<String>,
    language: Option<Language>,
    layout: Layout,
    is_whole: bool,
}

impl Page {
    /// The main content of a page.
    ///
    /// Where its article cannot be told from what stands around it, the text is all that the page shows, and
    /// [`is_whole`](Page::is_whole) says so: where nothing reads as an article or next to nothing is left of
    /// much prose, where elements are nested deeper than 256, and where the page makes a parser open more
    /// elements than it has bytes.
    ///
    /// Complexity: O(length of the page) in time and memory; rating an element costs its depth, which is
    /// bounded.
    pub fn new(html: &str) -> Page {
        let Some(document) = tree::parse(html) else { return Page::whole(html) };
        article::prepare(&document);
        article::bound_titles(&document, html.len());
        let titles = Titles::of(&document);
        let article = Readability::with_document(document, None, None).and_then(|mut page| page.parse());
        let Ok(article) = article else { return Page::whole(html) };
        let Article { title, site_name, published_time, lang, content, .. } = article;
        let title = titles.choose(&title, site_name.as_deref());
        let (text, layout) = read(&content, title.as_deref().unwrap_or_default());
        let mut page = Page { text, layout, ..Page::default() };
        if page.prose() < SHORT {
            page.take_longer(html);
        }
        page.title = title;
        page.date = published_time.map(|date| date.trim().to_owned()).filter(|date| !date.is_empty());
        page.language = lang.as_deref().and_then(metadata::language);
        page
    }

    /// The same of a page's bytes, in the encoding of their mark; without one in UTF-8 if they are that, else
    /// in the encoding that the page declares, else in Windows-1252. What cannot be decoded becomes U+FFFD.
    ///
    /// # Example
    ///
    /// ```
    /// use epitome::layout::html::Page;
    ///
    /// let bytes = b"<html><head><meta charset='iso-8859-1'></head><body><p>Caf\xe9.</p></body></html>";
    /// assert_eq!(Page::from_bytes(bytes).text().trim(), "Caf\u{e9}.");
    /// ```
    ///
    /// Complexity: as for [`new`](Page::new).
    pub fn from_bytes(bytes: &[u8]) -> Page {
        Page::new(&Page::decode(bytes))
    }

    /// A page's bytes as HTML, in the encoding that [`from_bytes`](Page::from_bytes) finds and without a byte
    /// order mark: what [`places`](Page::places) takes.
    ///
    /// # Example
    ///
    /// ```
    /// use epitome::layout::html::Page;
    ///
    /// let bytes = b"<meta charset='iso-8859-1'><p>Caf\xe9.</p>";
    /// assert_eq!(Page::decode(bytes), "<meta charset='iso-8859-1'><p>Caf\u{e9}.</p>");
    /// ```
    ///
    /// Complexity: O(length of the page).
    pub fn decode(bytes: &[u8]) -> Cow<'_, str> {
        encoding::of(bytes).decode(bytes).0
    }

    /// All of a page's text.
    fn whole(html: &str) -> Page {
        let (text, mut drafts) = Writer::read(html);
        boilerplate::find(&text, &mut drafts);
        boilerplate::notices::find(&text, &mut drafts);
        if boilerplate::article::find(&text, &mut drafts) {
            boilerplate::notices::find(&text, &mut drafts);
        }
        let layout = Layout::new(drafts.into_iter().map(Draft::block).collect());
        Page { text, layout, is_whole: true, ..Page::default() }
    }

    /// Takes all of the page's text where it has far more prose than its article.
    fn take_longer(&mut self, html: &str) {
        let Some(document) = tree::parse(html) else { return };
        article::prepare(&document);
        let whole = Page::whole(&article::shown(&document));
        if whole.prose() > RICHER * self.prose() {
            *self = whole;
        }
    }

    /// The length in bytes of what a summary may show.
    fn prose(&self) -> usize {
        self.layout.blocks().iter().filter(|b| b.kind().is_prose()).map(|b| b.range().len()).sum()
    }

    /// The text: blocks with an empty line between them.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The title that the page gives itself.
    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// The day or time of publication, as the page writes it.
    pub fn date(&self) -> Option<&str> {
        self.date.as_deref()
    }

    /// The language that the page declares, where the crate knows it.
    pub fn language(&self) -> Option<Language> {
        self.language
    }

    /// Whether the text is all that the page shows, for its article could not be told from the rest.
    pub fn is_whole(&self) -> bool {
        self.is_whole
    }

    /// The blocks of the text.
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    /// The page as a source, with its title, its date and its layout.
    pub fn source(&self) -> Source<'_> {
        let source = Source::new(&self.text).with_layout(&self.layout);
        let source = self.title().map_or(source, |title| source.with_title(title));
        self.date().map_or(source, |date| source.with_date(date))
    }
}

impl<'p> From<&'p Page> for Source<'p> {
    fn from(page: &'p Page) -> Self {
        page.source()
    }
}

/// What repeats an article's title stands among so many blocks at its beginning.
const HEAD: usize = 3;
/// An article with less prose, in bytes, may not be all of it.
const SHORT: usize = 1500;
/// A page has so many times the prose of a short article where it is not all of it.
const RICHER: usize = 4;

/// The text of an article's HTML and its layout, without what repeats its title.
fn read(html: &str, title: &str) -> (String, Layout) {
    let (text, mut drafts) = Writer::read(html);
    boilerplate::find(&text, &mut drafts);
    boilerplate::notices::find(&text, &mut drafts);
    boilerplate::headline::call_repeats(&text, &mut drafts, title, HEAD);
    (text, Layout::new(drafts.into_iter().map(Draft::block).collect()))
}
