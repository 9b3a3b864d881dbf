//! The marked text as Markdown.

use super::pieces::{Outside, Piece};
use super::walk::Sink;
use super::{Highlights, MarkedSentence, Mode};
use crate::document::{Block, BlockKind};
use crate::unicode::boundary::{char_at, char_before};
use std::fmt;

/// A marked text as Markdown (`CommonMark`): what [`Highlights::markdown`] gives. Displayed, it is the text.
///
/// Blocks are headings, items, quotations, code and paragraphs, each on one line but code; sentences of the
/// summary are strong where the rest of the text is shown too, terms of the query and phrases emphasized.
/// Where the marks of Markdown would not count as such, as within a text without spaces, the tags `<strong>`
/// and `<em>` stand for them. Whatever of the text is a mark of Markdown or HTML is escaped, and shows as it
/// stands.
///
/// # Example
///
/// ```
/// use epitome::Summarizer;
/// use epitome::render::highlight::Highlights;
///
/// let text = "Flood\n=====\n\n- Rain fell on\n  *all* hills. Rivers rose.\n- 雨が降る。川が増水する。";
/// let summarizer = Summarizer::new().with_method("lead".parse()?);
/// let document = summarizer.document(text)?;
/// let summary = summarizer.select(&document, &summarizer.score(&document)?, 3)?;
/// let highlights = Highlights::new(&document, &summary)?.with_query("river")?;
/// assert_eq!(
///     highlights.markdown().to_string(),
///     "# Flood\n\n- **Rain fell on \\*all\\* hills.** **_Rivers_ rose.**\n- <strong>雨が降る。</strong>川が増水する。\n"
/// );
/// # Ok::<(), epitome::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Markdown<'h> {
    highlights: &'h Highlights<'h, 'h>,
}

impl<'h> Markdown<'h> {
    pub(super) fn new(highlights: &'h Highlights<'h, 'h>) -> Self {
        Markdown { highlights }
    }
}

impl fmt::Display for Markdown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut writer = Writer { highlights: self.highlights, out: String::new(), in_list: false };
        self.highlights.walk(&mut writer);
        f.write_str(&writer.out)
    }
}

struct Writer<'h> {
    highlights: &'h Highlights<'h, 'h>,
    out: String,
    /// Whether the block before was an item of a list.
    in_list: bool,
}

/// A mark that is open: its kind, its number, and what closes it.
type Open = (Kind, usize, &'static str);

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Sentence,
    Phrase,
    Term,
}

impl Writer<'_> {
    /// Ends a block and leaves a line empty, but not between items.
    fn open_block(&mut self, is_item: bool) {
        let goes_on = std::mem::replace(&mut self.in_list, is_item) && is_item;
        if !self.out.is_empty() && !goes_on {
            self.out.push('\n');
        }
    }

    fn line(&mut self, before: &str, pieces: &[Piece], text: &str, marks_sentences: bool) {
        self.out.push_str(before);
        let mut line = Line { out: &mut self.out, is_start: true, space: false };
        let mut open: Vec<Open> = Vec::new();
        for (at, piece) in pieces.iter().enumerate() {
            let is_shown = |&number: &usize| self.highlights.sentences[number].choice.is_some();
            let own = |piece: &Piece| {
                piece
                    .sentence
                    .filter(|number| marks_sentences && piece.outside == Outside::No && is_shown(number))
            };
            let of = |kind: Kind, piece: &Piece| match kind {
                Kind::Sentence => own(piece),
                Kind::Phrase => piece.phrase,
                // Emphasis within emphasis shows nothing.
                Kind::Term => piece.term.filter(|_| piece.phrase.is_none()),
            };
            let same = open.iter().take_while(|&&(kind, number, _)| of(kind, piece) == Some(number)).count();
            open.drain(same..).rev().for_each(|(.., close)| line.close(close));
            for kind in [Kind::Sentence, Kind::Phrase, Kind::Term] {
                let Some(number) = of(kind, piece).filter(|_| open.iter().all(|&(one, ..)| one != kind))
                else {
                    continue;
                };
                let run = pieces[at..].iter().take_while(|next| of(kind, next) == Some(number));
                let end = run.last().map_or(piece.range.end, |last| last.range.end);
                let (opens, closes) = marks(kind, &text[piece.range.start..end], text, piece.range.start);
                line.open(opens);
                open.push((kind, number, closes));
            }
            line.words(if piece.outside == Outside::Omitted { " … " } else { &text[piece.range.clone()] });
        }
        open.into_iter().rev().for_each(|(.., close)| line.close(close));
        self.out.push('\n');
    }

    fn code(&mut self, code: &str) {
        let ticks = code.split(|c| c != '`').map(str::len).max().unwrap_or(0);
        let fence = "`".repeat(ticks.max(2) + 1);
        self.out.extend(
            [&fence, "\n", code.trim_end_matches(['\n', '\r']), "\n", &fence, "\n"].map(String::from),
        );
    }
}

/// What opens and closes a mark around `inside`, which stands at `at` in `text`: marks of Markdown where what
/// stands around makes them such, by the rule of left- and right-flanking delimiters.
fn marks(kind: Kind, inside: &str, text: &str, at: usize) -> (&'static str, &'static str) {
    let around = [char_before(text, at), char_at(text, at + inside.len())];
    let apart =
        around.into_iter().flatten().all(|c| c.is_whitespace() || kind != Kind::Sentence && is_mark(c));
    let within = |c: char| !c.is_whitespace() && (kind == Kind::Sentence || c.is_alphanumeric());
    let whole = inside.starts_with(within) && inside.ends_with(within);
    match (kind, apart && whole) {
        (Kind::Sentence, true) => ("**", "**"),
        (Kind::Sentence, false) => ("<strong>", "</strong>"),
        (_, true) => ("_", "_"),
        (_, false) => ("<em>", "</em>"),
    }
}

/// Marks that stand beside words and delimit nothing in Markdown.
fn is_mark(c: char) -> bool {
    matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '(' | ')' | '"' | '\'')
}

/// One line of escaped words.
struct Line<'o> {
    out: &'o mut String,
    /// Whether nothing is written, so that marks would be those of a block.
    is_start: bool,
    /// Whether a space comes before what follows.
    space: bool,
}

impl Line<'_> {
    fn open(&mut self, mark: &str) {
        self.end_space();
        self.out.push_str(mark);
        self.is_start = false;
    }

    /// White space goes behind a mark that closes.
    fn close(&mut self, mark: &str) {
        self.out.push_str(mark);
    }

    fn end_space(&mut self) {
        if std::mem::take(&mut self.space) && !self.is_start {
            self.out.push(' ');
        }
    }

    fn words(&mut self, text: &str) {
        if self.is_start {
            let start = text.trim_start();
            // The number of an entry: digits and a mark behind them.
            let digits = start.bytes().take_while(u8::is_ascii_digit).count();
            if digits > 0 && start[digits..].starts_with(['.', ')']) {
                self.out.extend([&start[..digits], "\\"]);
                self.is_start = false;
                return self.words(&start[digits..]);
            }
        }
        for c in text.chars() {
            if c.is_whitespace() || c.is_control() {
                self.space = true;
                continue;
            }
            self.end_space();
            let opens_block = self.is_start && matches!(c, '+' | '-' | '=');
            if opens_block
                || matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' | '|' | '$' | '#')
            {
                self.out.push('\\');
            }
            self.out.push(c);
            self.is_start = false;
        }
    }
}

impl Sink for Writer<'_> {
    fn source(&mut self, _: usize, name: Option<&str>) {
        if let Some(name) = name {
            self.open_block(false);
            self.line("# ", &[plain(name)], name, false);
        }
    }

    fn end_source(&mut self) {
        self.in_list = false;
    }

    fn block(&mut self, block: &Block, pieces: &[Piece], text: &str) {
        let is_item = block.kind() == BlockKind::ListItem;
        self.open_block(is_item);
        let label = text.get(block.range().start..block.body().start).unwrap_or_default().trim();
        let before = match block.kind() {
            BlockKind::Title => "# ",
            BlockKind::Heading => "## ",
            BlockKind::Quotation => "> ",
            BlockKind::ListItem if is_number(label) => &format!("{label} "),
            BlockKind::ListItem => "- ",
            BlockKind::Code => return self.code(&text[block.range()]),
            _ => "",
        };
        // A mark of a list or a heading is written as Markdown has it.
        let is_mark =
            |piece: &Piece| is_number(label) || !text[piece.range.clone()].contains(char::is_alphanumeric);
        let is_written =
            |piece: &&Piece| piece.outside != Outside::Label || before.is_empty() || !is_mark(piece);
        let pieces: Vec<Piece> = pieces.iter().filter(is_written).cloned().collect();
        let marks_sentences = self.highlights.mode != Mode::Hide;
        self.line(before, &pieces, text, marks_sentences);
    }

    fn between(&mut self, _: &str) {}

    fn list(&mut self, _: bool) {}

    fn item(&mut self, _: &MarkedSentence, pieces: &[Piece], text: &str) {
        self.line("- ", pieces, text, false);
    }

    fn end_list(&mut self) {
        if self.highlights.mode == Mode::Abstract {
            self.out.push_str("\n---\n");
        }
    }
}

/// All of a text without marks.
fn plain(text: &str) -> Piece {
    Piece { range: 0..text.len(), sentence: None, phrase: None, term: None, outside: Outside::No }
}

/// Whether a label is one of a numbered list in Markdown.
fn is_number(label: &str) -> bool {
    let digits = label.trim_end_matches(['.', ')']);
    digits.len() + 1 == label.len()
        && (1..=9).contains(&digits.len())
        && digits.bytes().all(|b| b.is_ascii_digit())
}
