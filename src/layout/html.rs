//! A web page: its main content as a text with its layout. Needs feature `html`.
//!
//! The page's frame is left out by the rules of Mozilla's Readability, as the crate `dom_smoothie` carries
//! them out. What is left is walked element by element: each paragraph, heading, entry, quotation, block of
//! code and row of a table becomes a block of the layout. What still is boilerplate there is told as in a
//! plain text.

use super::blocks::Draft;
use super::lines::Line;
use super::markers::MarkKind;
use super::{Layout, boilerplate};
use crate::Source;
use crate::document::{BlockKind, Boilerplate};
use dom_smoothie::Readability;
use memchr::memchr;

/// A web page's main content: a text, its layout, and what the page says of itself.
///
/// Needs feature `html`. It owns the text. Ranges, such as those of a summary's sentences, refer to this
/// text, not to the HTML.
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
    layout: Layout,
}

impl Page {
    /// The main content of a page. Its text is empty where nothing is found that reads as an article, and
    /// where elements are nested more than 1,000 deep, as no page for readers is.
    ///
    /// Complexity: that of parsing and rating the elements of the page, which grows with their number times
    /// their depth.
    pub fn new(html: &str) -> Page {
        if depth(html) > DEEPEST {
            return Page::default();
        }
        let article = Readability::new(html, None, None).and_then(|mut page| page.parse());
        let Ok(article) = article else { return Page::default() };
        let (text, mut drafts) = Writer::read(&article.content);
        boilerplate::find(&text, &mut drafts);
        let layout = Layout::new(drafts.into_iter().map(Draft::block).collect());
        let given = |value: String| Some(value.trim().to_owned()).filter(|value| !value.is_empty());
        Page { text, title: given(article.title), date: article.published_time.and_then(given), layout }
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

/// The deepest nesting of elements that is read: rating an element climbs to its ancestors, so that time
/// grows with the depth, and pages for readers stay below a hundred.
const DEEPEST: usize = 1000;

/// How deep elements are nested at most, not counting those that need no end tag.
fn depth(html: &str) -> usize {
    const WITHOUT_END: [&str; 31] = [
        "p", "li", "td", "th", "tr", "dt", "dd", "tbody", "thead", "tfoot", "colgroup", "option", "optgroup",
        "rp", "rt", "html", "head", "body", "br", "hr", "img", "input", "meta", "link", "source", "wbr",
        "area", "base", "col", "embed", "track",
    ];
    let (mut depth, mut deepest) = (0_usize, 0);
    for at in memchr::memchr_iter(b'<', html.as_bytes()) {
        let tag = &html.as_bytes()[at + 1..];
        let closing = tag.first() == Some(&b'/');
        let name = &tag[usize::from(closing)..];
        // The longest name of HTML, "blockquote", has ten letters.
        let length = name.iter().take(16).take_while(|b| b.is_ascii_alphanumeric()).count();
        let counts =
            length > 0 && !WITHOUT_END.iter().any(|w| name[..length].eq_ignore_ascii_case(w.as_bytes()));
        if counts && closing {
            depth = depth.saturating_sub(1);
        } else if counts {
            depth += 1;
            deepest = deepest.max(depth);
        }
    }
    deepest
}

/// Writes the text of an article and notes its blocks.
struct Writer {
    text: String,
    drafts: Vec<Draft>,
    /// Where the block at hand starts.
    start: usize,
    /// The open elements that part blocks, with the kind that holds inside.
    open: Vec<(String, BlockKind, MarkKind)>,
}

impl Writer {
    /// Reads HTML as a serializer writes it: every element is closed, and `<` stands only before a tag.
    fn read(html: &str) -> (String, Vec<Draft>) {
        let mut writer = Writer { text: String::new(), drafts: Vec::new(), start: 0, open: Vec::new() };
        let mut at = 0;
        while let Some(found) = memchr(b'<', &html.as_bytes()[at..]) {
            writer.words(&html[at..at + found]);
            let inside = at + found + 1;
            let end = inside + tag_end(&html.as_bytes()[inside..]);
            writer.tag(&html[inside..end]);
            at = (end + 1).min(html.len());
        }
        writer.words(&html[at..]);
        writer.end_block();
        (writer.text, writer.drafts)
    }

    fn inside(&self) -> (BlockKind, MarkKind) {
        self.open.last().map_or((BlockKind::Paragraph, MarkKind::Plain), |&(_, kind, mark)| (kind, mark))
    }

    /// Writes words, with one space for any white space but in code.
    fn words(&mut self, html: &str) {
        let as_is = self.inside().0 == BlockKind::Code;
        let mut rest = html;
        while let Some(c) = rest.chars().next() {
            let (c, length) = if c == '&' { entity(rest) } else { (c, c.len_utf8()) };
            rest = &rest[length..];
            if as_is || !c.is_whitespace() {
                self.text.push(c);
            } else {
                self.space(' ');
            }
        }
    }

    /// Writes a space between two words of a block.
    fn space(&mut self, space: char) {
        if self.text.len() > self.start && !self.text.ends_with([' ', '\t']) {
            self.text.push(space);
        }
    }

    fn tag(&mut self, tag: &str) {
        let (closing, tag) = tag.strip_prefix('/').map_or((false, tag), |tag| (true, tag));
        let name = tag.split([' ', '/', '\n', '\t']).next().unwrap_or_default();
        let (kind, mark) = self.inside();
        let inherited = if kind == BlockKind::Code { BlockKind::Paragraph } else { kind };
        let (kind, mark) = match name {
            "br" | "hr" => {
                return if kind == BlockKind::Code { self.text.push('\n') } else { self.end_block() };
            }
            "td" | "th" => return self.space('\t'),
            "h1" => (BlockKind::Heading, MarkKind::TopHeading),
            "h2" | "h3" | "h4" | "h5" | "h6" => (BlockKind::Heading, MarkKind::Heading),
            "li" | "dt" | "dd" => (BlockKind::ListItem, MarkKind::Item),
            "blockquote" => (BlockKind::Quotation, MarkKind::Quote),
            "pre" => (BlockKind::Code, MarkKind::CodeStart),
            "tr" => (BlockKind::TableRow, MarkKind::TableRow),
            "figcaption" | "caption" => (BlockKind::Boilerplate, MarkKind::Plain),
            "address" | "article" | "aside" | "body" | "details" | "div" | "dl" | "figure" | "footer"
            | "form" | "header" | "html" | "main" | "nav" | "ol" | "p" | "section" | "summary" | "table"
            | "tbody" | "tfoot" | "thead" | "ul" => (inherited, mark),
            _ => return,
        };
        self.end_block();
        if !closing {
            self.open.push((name.to_owned(), kind, mark));
        } else if self.open.last().is_some_and(|(open, ..)| open == name) {
            self.open.pop();
        }
    }

    /// Ends the block at hand, where there is one, and opens a gap behind it.
    fn end_block(&mut self) {
        let line = Line::new(&self.text, self.start, self.text.len(), true);
        self.text.truncate(line.map_or(self.start, |line| line.end));
        if let Some(line) = line {
            let (mut kind, mark) = self.inside();
            // A table that lays out a text has sentences in its cells: more than 60 columns, some ten words.
            let cells = self.text[line.start..].matches('\t').count() as u32 + 1;
            if kind == BlockKind::TableRow && line.width > 60 * cells {
                kind = BlockKind::Paragraph;
            }
            self.drafts.push(Draft {
                kind,
                reason: (kind == BlockKind::Boilerplate).then_some(Boilerplate::Caption),
                start: line.start,
                end: line.end,
                body: line.start..line.end,
                width: line.width,
                lines: 1,
                after_gap: true,
                first: line.first,
                last: line.last,
                mark,
            });
            self.text.push_str("\n\n");
        }
        self.start = self.text.len();
    }
}

/// The length of a tag up to its `>`; one inside quotation marks does not end it.
fn tag_end(tag: &[u8]) -> usize {
    if let Some(comment) = tag.strip_prefix(b"!--") {
        return memchr::memmem::find(comment, b"-->").map_or(tag.len(), |at| at + "!--".len() + "--".len());
    }
    let mut quote = None;
    for (at, &byte) in tag.iter().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    tag.len()
}

/// The character an entity stands for, and the entity's length. A serializer writes no others than these.
fn entity(s: &str) -> (char, usize) {
    const ENTITIES: [(&str, char); 5] =
        [("&amp;", '&'), ("&lt;", '<'), ("&gt;", '>'), ("&nbsp;", '\u{A0}'), ("&quot;", '"')];
    let known = ENTITIES.iter().find(|(name, _)| s.starts_with(name));
    known.map_or(('&', 1), |&(name, c)| (c, name.len()))
}
