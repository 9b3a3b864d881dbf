//! HTML element by element: its text, and a block for each paragraph, heading, entry or row.

use super::tags::{Piece, Pieces};
use crate::document::{BlockKind, Boilerplate};
use crate::layout::blocks::Draft;
use crate::layout::lines::Line;
use crate::layout::markers::MarkKind;
use html_escape::decode_html_entities;
use std::borrow::Cow;
use std::mem;

/// Writes the text of an article and notes its blocks.
#[derive(Default)]
pub(super) struct Writer {
    text: String,
    drafts: Vec<Draft>,
    /// Where the block at hand starts.
    start: usize,
    /// The open elements that part blocks, with the kind that holds inside.
    open: Vec<(String, BlockKind, MarkKind)>,
    /// How many elements are open that show program text within a line.
    code: usize,
    /// Whether the tag before closed a link, and nothing stands between.
    behind_link: bool,
}

impl Writer {
    /// Reads HTML: best as a serializer writes it, with every element closed.
    pub(super) fn read(html: &str) -> (String, Vec<Draft>) {
        let mut writer = Writer::default();
        for piece in Pieces::new(html) {
            match piece {
                Piece::Text(text) => {
                    let text = decode_html_entities(text);
                    match &text {
                        Cow::Owned(decoded) if writer.is_markup(decoded) => writer.markup(decoded),
                        _ => writer.words(&text),
                    }
                }
                tag => writer.tag(tag),
            }
        }
        writer.end_block();
        (writer.text, writer.drafts)
    }

    /// Whether a text shows tags with attributes, which were meant as markup and escaped by mistake.
    fn is_markup(&self, text: &str) -> bool {
        let in_code = self.code > 0 || self.inside().0 == BlockKind::Code;
        !in_code
            && Pieces::new(text)
                .any(|p| matches!(p, Piece::Open(_, rest) if rest.contains("=\"") || rest.contains("='")))
    }

    /// Writes the words of escaped markup without its tags.
    fn markup(&mut self, text: &str) {
        for piece in Pieces::new(text) {
            match piece {
                Piece::Text(text) => self.words(text),
                Piece::Open(..) | Piece::Close(_) => self.space(' '),
            }
        }
    }

    fn inside(&self) -> (BlockKind, MarkKind) {
        self.open.last().map_or((BlockKind::Paragraph, MarkKind::Plain), |&(_, kind, mark)| (kind, mark))
    }

    /// Writes words, with one space for any white space but in code, and without NUL.
    fn words(&mut self, text: &str) {
        let as_is = self.inside().0 == BlockKind::Code;
        self.behind_link &= text.is_empty();
        for c in text.chars().filter(|&c| c != '\0') {
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

    fn tag(&mut self, tag: Piece<'_>) {
        let (closing, name) = match tag {
            Piece::Text(_) => return,
            Piece::Open(name, _) => (false, name.to_ascii_lowercase()),
            Piece::Close(name) => (true, name.to_ascii_lowercase()),
        };
        let name = name.as_str();
        let behind_link = mem::replace(&mut self.behind_link, closing && name == "a");
        let (kind, mark) = self.inside();
        let inherited = if kind == BlockKind::Code { BlockKind::Paragraph } else { kind };
        let (kind, mark) = match name {
            "br" | "hr" => {
                return if kind == BlockKind::Code { self.text.push('\n') } else { self.end_block() };
            }
            // Links of a menu or a path that only their look parts.
            "a" if !closing && behind_link => return self.space(' '),
            "code" | "kbd" | "samp" | "tt" if closing => {
                self.code = self.code.saturating_sub(1);
                return;
            }
            "code" | "kbd" | "samp" | "tt" => {
                self.code += 1;
                return;
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
            // A table that lays out a text has sentences in its cells.
            let cells = self.text[line.start..].matches('\t').count() as u32 + 1;
            // A row of one cell is none: the table lays out a page.
            if kind == BlockKind::TableRow && (cells == 1 || line.width > 60 * cells) {
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
                after_page: false,
                first: line.first,
                last: line.last,
                mark,
            });
            self.text.push_str("\n\n");
        }
        self.start = self.text.len();
    }
}
