//! The marked text as HTML.

use super::pieces::{Outside, Piece};
use super::walk::Sink;
use super::{Highlights, MarkedSentence, Mode};
use crate::Language;
use crate::document::{Block, BlockKind};
use crate::render::escape::escape;
#[cfg(feature = "html")]
use crate::{Error, HtmlPlaces, render::highlight::pieces::Marks};
use std::fmt::{self, Write};

/// A marked text as HTML: what [`Highlights::html`] gives. Displayed, it is what stands in a page's body.
///
/// Each source is an `article` with its language, each block an element by its kind: `h1` (title), `h2`
/// (heading), `p`, `li` in `ul`, `blockquote`, `pre`, and `p` or `div` with `data-block` for turns of talk,
/// rows of tables and boilerplate. The text of an article without its tags is the text of its source, byte
/// for byte; only NUL, which HTML cannot hold, is U+FFFD. A name that a source was given and that its text
/// does not show stands in a `header`. Nothing is reordered: `dir="auto"` lets each block run in its own
/// direction. There is no script and no style in it; [`STYLE`](Html::STYLE) is made for it.
///
/// - `mark[data-mark=sentence]`: a sentence of the summary. `id` is the prefix and the sentence's number in
///   the document, on the first of its parts; `data-sentence` is that number, on each of them. `data-rank` is
///   its [rank](crate::Sentence::rank), from 0, `data-strength` from 1 to 5; `data-context` says that it was
///   not chosen, but stands beside one that was.
/// - `span[data-mark=sentence]`: any other sentence, where [ranks](Html::with_ranks) are given; with `id`,
///   `data-sentence` and `data-rank`.
/// - `mark[data-mark=term]`, `mark[data-mark=phrase]`: a term of the query, a phrase; within a sentence, be
///   it chosen or not.
/// - `span[data-mark=label]`: the mark of a list, a heading or a quotation, `hidden`; the name of a speaker
///   or a number, seen.
/// - `span[data-mark=gap]`: what interrupts a sentence and is none of it.
/// - `span[data-mark=omitted]`: an ellipsis where [`Mode::Hide`] leaves out what stands between two
///   sentences.
/// - `section[data-part=abstract]`, `ul[data-part=bullets]`: the summary by itself; in the abstract each
///   sentence is a link to its place.
///
/// Complexity: O(length of the text and of what is added to it) time and memory.
///
/// # Example: every sentence with its rank
///
/// ```
/// use epitome::Summarizer;
/// use epitome::render::highlight::Highlights;
///
/// let summarizer = Summarizer::new().with_method("lead".parse()?);
/// let document = summarizer.document("Rain fell. The <i> river rose.")?;
/// let scores = summarizer.score(&document)?;
/// let summary = summarizer.select(&document, &scores, 1)?;
/// let mut ranks = vec![None; document.len()];
/// for (rank, index) in scores.ranked().into_iter().enumerate() {
///     ranks[index] = Some(rank);
/// }
/// let highlights = Highlights::new(&document, &summary)?;
/// let html = highlights.html().with_id_prefix("s").with_ranks(&ranks);
/// let html = html.with_attributes(|index| vec![("class", format!("place-{index}"))]);
/// assert!(html.to_string().contains(
///     "<span id=\"s1\" data-mark=\"sentence\" data-sentence=\"1\" data-rank=\"1\" class=\"place-1\">\
///      The &lt;i&gt; river rose.</span>"
/// ));
/// # Ok::<(), epitome::Error>(())
/// ```
pub struct Html<'h> {
    highlights: &'h Highlights<'h, 'h>,
    id_prefix: String,
    ranks: Vec<Option<usize>>,
    #[cfg(feature = "html")]
    style: bool,
    attributes: Option<Attributes<'h>>,
}

/// The names and values of further attributes by the number of a sentence.
type Attributes<'h> = Box<dyn Fn(usize) -> Vec<(&'static str, String)> + Send + Sync + 'h>;

impl fmt::Debug for Html<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Html").field("id_prefix", &self.id_prefix).finish_non_exhaustive()
    }
}

impl<'h> Html<'h> {
    /// A style sheet for what is written, in light and dark, on screen and on paper: that of a page
    /// ([`page`](Html::page)), and that of the marks.
    pub const STYLE: &'static str = concat!(include_str!("page.css"), include_str!("marks.css"));

    /// The part of [`STYLE`](Html::STYLE) for the marks alone, which suits a page with a style of its own:
    /// black on yellow.
    pub const MARKS_STYLE: &'static str = include_str!("marks.css");

    pub(super) fn new(highlights: &'h Highlights<'h, 'h>) -> Self {
        Html {
            highlights,
            id_prefix: "epitome-".to_owned(),
            ranks: Vec::new(),
            #[cfg(feature = "html")]
            style: false,
            attributes: None,
        }
    }

    /// What the ids of sentences begin with, before the sentence's number in the document. The default is
    /// `epitome-`. White space, which no id may have, becomes `-`.
    #[must_use]
    pub fn with_id_prefix(self, prefix: &str) -> Self {
        let id_prefix = prefix.chars().map(|c| if c.is_whitespace() { '-' } else { c }).collect();
        Html { id_prefix, ..self }
    }

    /// Makes an element of every sentence of the document that has a rank here, by its number, and writes
    /// that rank for it, for one in the summary too. What is beyond the document's sentences is passed over.
    #[must_use]
    pub fn with_ranks(self, ranks: &[Option<usize>]) -> Self {
        Html { ranks: ranks.to_vec(), ..self }
    }

    /// Gives each sentence's element further attributes, such as a class, by the sentence's number in the
    /// document; values are escaped. `id` and names of other characters than ASCII letters, digits, `-` and
    /// `_` are left out.
    #[must_use]
    pub fn with_attributes(
        self,
        attributes: impl Fn(usize) -> Vec<(&'static str, String)> + Send + Sync + 'h,
    ) -> Self {
        Html { attributes: Some(Box::new(attributes)), ..self }
    }

    /// Writes [`MARKS_STYLE`](Html::MARKS_STYLE) as a `style` element before the first mark of a
    /// [marked page](Html::mark_page); without it, the default, such a page shows its marks as browsers do.
    #[cfg(feature = "html")]
    #[cfg_attr(docsrs, doc(cfg(feature = "html")))]
    #[must_use]
    pub fn with_style(self) -> Self {
        Html { style: true, ..self }
    }

    /// A whole page: what is [displayed](Html) with [`STYLE`](Html::STYLE) and the document's title.
    ///
    /// # Example
    ///
    /// ```
    /// use epitome::render::highlight::Highlights;
    /// use epitome::{Source, Summarizer};
    ///
    /// let summarizer = Summarizer::new();
    /// let document = summarizer.document(Source::new("Rain fell.").with_title("Rain & flood"))?;
    /// let summary = summarizer.select(&document, &summarizer.score(&document)?, 1)?;
    /// let page = Highlights::new(&document, &summary)?.html().page();
    /// assert!(page.starts_with("<!DOCTYPE html>\n<html>"));
    /// assert!(page.contains("<title>Rain &amp; flood</title>"));
    /// # Ok::<(), epitome::Error>(())
    /// ```
    pub fn page(&self) -> String {
        let document = self.highlights.document;
        let title = (0..document.sources().len()).find_map(|source| document.title(source));
        let mut page = String::from("<!DOCTYPE html>\n<html");
        language(document.language(), &mut page);
        page.push_str(">\n<head>\n<meta charset=\"utf-8\">\n");
        page.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
        text(&title.unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" "), &mut page);
        page.push_str("</title>\n<style>\n");
        page.push_str(Self::STYLE);
        page.push_str("</style>\n</head>\n<body>\n<main>\n");
        self.write(&mut page);
        page.push_str("</main>\n</body>\n</html>\n");
        page
    }

    /// A web page's own HTML with the marks of a source in it, which is the page's
    /// [`source`](crate::layout::html::Page::source); sources are numbered from 0. What is marked is as
    /// [above](Html), in place whatever the mode; every other byte is the page's own, in its place. A mark
    /// that would cross the border of an element is made of several, each within one stretch of text. For
    /// their style see [`with_style`](Html::with_style).
    ///
    /// # Errors
    ///
    /// Where there is no such source, or the places are those of another HTML.
    ///
    /// Complexity: O(length of the HTML).
    ///
    /// # Example
    ///
    /// ```
    /// use epitome::Summarizer;
    /// use epitome::layout::html::Page;
    /// use epitome::render::highlight::Highlights;
    ///
    /// let html = "<body><p>Rain fell in the <b>hills</b> for a week.</p></body>";
    /// let page = Page::new(html);
    /// let summarizer = Summarizer::new();
    /// let document = summarizer.document(page.source())?;
    /// let summary = summarizer.select(&document, &summarizer.score(&document)?, 1)?;
    /// let highlights = Highlights::new(&document, &summary)?;
    /// let marked = highlights.html().mark_page(0, html, &page.places(html))?;
    /// let mark = "<mark id=\"epitome-0\" data-mark=\"sentence\" data-sentence=\"0\" data-rank=\"0\" \
    ///     data-strength=\"5\">Rain fell in the</mark> <b><mark data-mark=";
    /// assert!(marked.starts_with(&format!("<body><p>{mark}")) && marked.ends_with("</mark></p></body>"));
    /// # Ok::<(), epitome::Error>(())
    /// ```
    #[cfg(feature = "html")]
    #[cfg_attr(docsrs, doc(cfg(feature = "html")))]
    pub fn mark_page(&self, source: usize, html: &str, places: &HtmlPlaces) -> Result<String, Error> {
        let Some((marks, of)) =
            self.highlights.marks.get(source).zip(self.highlights.document.sources().get(source))
        else {
            return Err(Error::parameter("source", source, "the number of a source"));
        };
        if !places.fit(html) {
            return Err(Error::parameter("places", "of another page", "those of this HTML"));
        }
        // The same marks by their places in the HTML.
        let mut in_html = Marks::default();
        let all = 0..of.text().len();
        let pieces = marks.pieces(all.clone(), &all);
        for run in pieces.chunk_by(|a, b| a.sentence == b.sentence) {
            let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
            let Some(number) = first.sentence else { continue };
            for piece in places.pieces(first.range.start..last.range.end) {
                in_html.push_sentence(piece, number);
            }
        }
        for (from, to) in [(&marks.phrases, &mut in_html.phrases), (&marks.terms, &mut in_html.terms)] {
            to.extend(from.iter().flat_map(|range| places.pieces(range.clone())));
        }
        let mut out = String::with_capacity(html.len() + html.len() / 4);
        let mut writer = Writer::new(self, &mut out);
        let all = 0..html.len();
        let mut style = self.style;
        for piece in in_html.pieces(all.clone(), &all) {
            if piece.sentence.is_some() && std::mem::take(&mut style) {
                writer.push(format_args!("<style>\n{}</style>", Self::MARKS_STYLE));
            }
            writer.marks(&piece, html, false);
            writer.out.push_str(&html[piece.range]);
        }
        writer.close(0);
        Ok(out)
    }

    fn write(&self, out: &mut String) {
        self.highlights.walk(&mut Writer::new(self, out));
    }
}

impl fmt::Display for Html<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = String::new();
        self.write(&mut out);
        f.write_str(&out)
    }
}

struct Writer<'w> {
    html: &'w Html<'w>,
    out: &'w mut String,
    open: Open,
    in_list: bool,
    last_id: Option<usize>,
}

/// The marks that are open, from the outer ones to the inner ones; each has its number and its element.
#[derive(Default)]
struct Open {
    marks: Vec<(usize, usize, &'static str)>,
}

/// The levels of marks.
const SENTENCE: usize = 0;
const OUTSIDE: usize = 1;
const PHRASE: usize = 2;
const TERM: usize = 3;

impl<'w> Writer<'w> {
    fn new(html: &'w Html<'w>, out: &'w mut String) -> Self {
        Writer { html, out, open: Open::default(), in_list: false, last_id: None }
    }

    fn push(&mut self, text: fmt::Arguments<'_>) {
        // Writing to a string never fails.
        let _ = self.out.write_fmt(text);
    }

    fn close(&mut self, down_to: usize) {
        for (.., element) in self.open.marks.drain(down_to..).rev() {
            let _ = write!(self.out, "</{element}>");
        }
    }

    /// Closes and opens marks until those of a piece are open.
    fn marks(&mut self, piece: &Piece, text: &str, is_item: bool) {
        let sentence = piece.sentence.filter(|&number| !is_item && self.has_element(number));
        let outside = (piece.outside != Outside::No).then_some(piece.range.start);
        let wanted = [(SENTENCE, sentence), (OUTSIDE, outside), (PHRASE, piece.phrase), (TERM, piece.term)];
        let wanted = wanted.into_iter().filter_map(|(level, number)| Some((level, number?)));
        let wanted: Vec<(usize, usize)> = wanted.collect();
        let open = self.open.marks.iter().map(|&(level, number, _)| (level, number));
        let same = open.zip(&wanted).take_while(|(open, wanted)| open == *wanted).count();
        self.close(same);
        for &(level, number) in &wanted[same..] {
            let element = match level {
                SENTENCE => self.open_sentence(number),
                OUTSIDE => self.open_outside(piece.outside, &text[piece.range.clone()]),
                PHRASE => self.open_mark("phrase"),
                _ => self.open_mark("term"),
            };
            self.open.marks.push((level, number, element));
        }
    }

    fn open_mark(&mut self, name: &str) -> &'static str {
        self.push(format_args!("<mark data-mark=\"{name}\">"));
        "mark"
    }

    fn open_outside(&mut self, outside: Outside, text: &str) -> &'static str {
        let name = match outside {
            Outside::Gap => "gap",
            Outside::Omitted => "omitted",
            Outside::Label | Outside::No => "label",
        };
        let hidden = outside == Outside::Label && !text.contains(char::is_alphanumeric);
        self.push(format_args!("<span data-mark=\"{name}\"{}>", if hidden { " hidden" } else { "" }));
        "span"
    }

    fn rank(&self, sentence: &MarkedSentence) -> Option<usize> {
        let given = self.html.ranks.get(sentence.index).copied().flatten();
        given.or(sentence.choice.map(|choice| choice.rank))
    }

    fn has_element(&self, number: usize) -> bool {
        self.rank(&self.html.highlights.sentences[number]).is_some()
    }

    fn open_sentence(&mut self, number: usize) -> &'static str {
        let sentence = &self.html.highlights.sentences[number];
        let element = if sentence.choice.is_some() { "mark" } else { "span" };
        self.push(format_args!("<{element}"));
        if self.last_id.replace(sentence.index) != Some(sentence.index) {
            self.id(" id=\"", sentence.index);
        }
        self.push(format_args!(" data-mark=\"sentence\""));
        self.attributes(sentence);
        self.out.push('>');
        element
    }

    fn id(&mut self, before: &str, index: usize) {
        self.out.push_str(before);
        escape(&self.html.id_prefix, self.out, "&quot;");
        self.push(format_args!("{index}\""));
    }

    fn attributes(&mut self, sentence: &MarkedSentence) {
        self.push(format_args!(" data-sentence=\"{}\"", sentence.index));
        if let Some(rank) = self.rank(sentence) {
            self.push(format_args!(" data-rank=\"{rank}\""));
        }
        if let Some(choice) = sentence.choice {
            self.push(format_args!(" data-strength=\"{}\"", choice.strength));
            if choice.is_context {
                self.out.push_str(" data-context");
            }
        }
        let more = self.html.attributes.as_ref().map(|attributes| attributes(sentence.index));
        for (name, value) in more.into_iter().flatten() {
            let is_known = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
            if name.starts_with(|c: char| c.is_ascii_alphabetic())
                && name.chars().all(is_known)
                && !name.eq_ignore_ascii_case("id")
            {
                self.push(format_args!(" {name}=\""));
                text(&value, self.out);
                self.out.push('"');
            }
        }
    }

    fn pieces(&mut self, pieces: &[Piece], of: &str, is_item: bool) {
        for piece in pieces {
            self.marks(piece, of, is_item);
            match piece.outside {
                Outside::Omitted => self.out.push_str(" … "),
                _ => text(&of[piece.range.clone()], self.out),
            }
        }
        self.close(0);
    }

    fn end_items(&mut self) {
        if std::mem::take(&mut self.in_list) {
            self.out.push_str("</ul>");
        }
    }
}

impl Sink for Writer<'_> {
    fn source(&mut self, number: usize, name: Option<&str>) {
        self.out.push_str("<article dir=\"auto\"");
        language(self.html.highlights.document.language_of(number), self.out);
        self.push(format_args!(" data-source=\"{number}\">"));
        if let Some(name) = name {
            self.out.push_str("<header><h1 dir=\"auto\">");
            text(name, self.out);
            self.out.push_str("</h1></header>");
        }
    }

    fn end_source(&mut self) {
        self.end_items();
        self.out.push_str("</article>\n");
    }

    fn block(&mut self, block: &Block, pieces: &[Piece], text: &str) {
        let (before, behind) = match block.kind() {
            BlockKind::Title => ("<h1 dir=\"auto\">", "</h1>"),
            BlockKind::Heading => ("<h2 dir=\"auto\">", "</h2>"),
            BlockKind::ListItem => ("<li dir=\"auto\">", "</li>"),
            BlockKind::Quotation => ("<blockquote dir=\"auto\">", "</blockquote>"),
            BlockKind::Code => ("<pre dir=\"auto\">", "</pre>"),
            BlockKind::Turn => ("<p dir=\"auto\" data-block=\"turn\">", "</p>"),
            BlockKind::TableRow => ("<div dir=\"auto\" data-block=\"row\">", "</div>"),
            BlockKind::Boilerplate => ("<p dir=\"auto\" data-block=\"boilerplate\">", "</p>"),
            BlockKind::Paragraph => ("<p dir=\"auto\">", "</p>"),
        };
        if block.kind() == BlockKind::ListItem {
            if !std::mem::replace(&mut self.in_list, true) {
                self.out.push_str("<ul>");
            }
        } else {
            self.end_items();
        }
        self.out.push_str(before);
        self.pieces(pieces, text, false);
        self.out.push_str(behind);
    }

    fn between(&mut self, between: &str) {
        text(between, self.out);
    }

    fn list(&mut self, is_abstract: bool) {
        self.out.push_str(if is_abstract {
            "<section data-part=\"abstract\">\n"
        } else {
            "<ul data-part=\"bullets\">\n"
        });
    }

    fn item(&mut self, sentence: &MarkedSentence, pieces: &[Piece], of: &str) {
        if self.html.highlights.mode == Mode::Abstract {
            self.id("<p dir=\"auto\"><a href=\"#", sentence.index);
            self.out.push('>');
            self.pieces(pieces, of, true);
            self.out.push_str("</a></p>\n");
        } else {
            self.id("<li dir=\"auto\" id=\"", sentence.index);
            self.attributes(sentence);
            self.out.push('>');
            self.pieces(pieces, of, true);
            self.out.push_str("</li>\n");
        }
    }

    fn end_list(&mut self) {
        let is_abstract = self.html.highlights.mode == Mode::Abstract;
        self.out.push_str(if is_abstract { "</section>\n" } else { "</ul>\n" });
    }
}

/// A text as HTML has it. A parser makes line feeds of carriage returns unless they are named.
fn text(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find(['\r', '\0']) {
        escape(&rest[..at], out, "&quot;");
        out.push_str(if rest.as_bytes()[at] == b'\r' { "&#13;" } else { "\u{FFFD}" });
        rest = &rest[at + 1..];
    }
    escape(rest, out, "&quot;");
}

fn language(language: Language, out: &mut String) {
    if language != Language::Unknown {
        let _ = write!(out, " lang=\"{}\"", language.code());
    }
}
