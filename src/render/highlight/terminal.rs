//! The marked text for a terminal, and as plain text.

use super::pieces::{Outside, Piece};
use super::walk::Sink;
use super::wrap::{Paint, Wrap};
use super::{Highlights, MarkedSentence, Mode};
use crate::document::{Block, BlockKind};
use std::fmt;

/// A marked text for a terminal: what [`Highlights::terminal`] and [`Highlights::plain`] give. Displayed, it
/// is the text.
///
/// In colours a sentence of the summary has a yellow ground, the deeper the stronger it is; terms of the
/// query are bold and underlined, phrases in italics, headings bold, boilerplate and what interrupts a
/// sentence dim. The colours are of ECMA-48, those of the ground of the 256 that terminals have had since
/// xterm; each ends with its line. Without colours the sentences stand between `>>` and `<<`, where the rest
/// of the text is shown too, and terms between `*` and `*`.
///
/// Whether there is a terminal, how wide it is and whether its user wants colours (`NO_COLOR`) is for the
/// program to find out. Control characters in the text, which a terminal would obey, are shown as the
/// pictures that Unicode has of them; what else is no colour is the text's own, in its own order: to show
/// writing from right to left is the terminal's part.
///
/// # Example
///
/// ```
/// use epitome::Summarizer;
/// use epitome::render::highlight::Highlights;
///
/// let summarizer = Summarizer::new().with_method("lead".parse()?);
/// let document = summarizer.document("Rain fell for a week. The river rose over its banks.")?;
/// let summary = summarizer.select(&document, &summarizer.score(&document)?, 1)?;
/// let highlights = Highlights::new(&document, &summary)?.with_query("river")?;
/// assert_eq!(
///     highlights.terminal().with_width(20).to_string(),
///     "\x1b[38;5;16;48;5;220mRain fell for a\x1b[0m\n\
///      \x1b[38;5;16;48;5;220mweek.\x1b[0m The \x1b[1;4mriver\x1b[0m rose\nover its banks."
/// );
/// let plain = highlights.plain().to_string();
/// assert_eq!(plain, ">>Rain fell for a week.<< The *river* rose over its banks.");
/// # Ok::<(), epitome::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Terminal<'h> {
    highlights: &'h Highlights<'h, 'h>,
    width: Option<usize>,
    color: bool,
}

impl<'h> Terminal<'h> {
    pub(super) fn new(highlights: &'h Highlights<'h, 'h>, color: bool) -> Self {
        Terminal { highlights, width: None, color }
    }

    /// Wraps lines at so many columns, but no program text; white space between words is one space then. A
    /// letter of East Asia and a pictograph take two columns, an accent of its own none. Lines may be cut
    /// between letters of East Asia, and within a word that is longer than a line. 0 is no width, as is the
    /// default: lines end where those of the text do.
    #[must_use]
    pub fn with_width(self, columns: usize) -> Self {
        Terminal { width: Some(columns).filter(|&columns| columns > 0), ..self }
    }

    /// With colours or without: the default is with them for [`Highlights::terminal`].
    #[must_use]
    pub fn with_color(self, color: bool) -> Self {
        Terminal { color, ..self }
    }
}

impl fmt::Display for Terminal<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut writer = Writer { terminal: *self, wrap: Wrap::new(self.width), is_first: true };
        self.highlights.walk(&mut writer);
        f.write_str(&writer.wrap.finish())
    }
}

/// The ground of a mark by its strength from 1, in the 256 colours: yellow, ever paler.
const GROUNDS: [u8; 5] = [230, 229, 228, 222, 220];

struct Writer<'h> {
    terminal: Terminal<'h>,
    wrap: Wrap,
    /// Whether nothing is written yet of the item list at hand, or of the sources.
    is_first: bool,
}

impl Writer<'_> {
    /// The sentence of the summary that a piece is of.
    fn marked(&self, piece: &Piece) -> Option<usize> {
        let is_shown = |&number: &usize| self.terminal.highlights.sentences[number].choice.is_some();
        piece.sentence.filter(|number| piece.outside == Outside::No && is_shown(number))
    }

    fn paint(&self, piece: &Piece, base: Paint, is_item: bool) -> Paint {
        if !self.terminal.color {
            return Paint::default();
        }
        let choice = self.marked(piece).and_then(|number| self.terminal.highlights.sentences[number].choice);
        let strength = choice.map_or(1, |choice| choice.strength);
        let ground = GROUNDS.get(usize::from(strength).saturating_sub(1)).copied();
        Paint {
            ground: ground.filter(|_| choice.is_some() && !is_item),
            bold: base.bold || piece.term.is_some(),
            underlined: piece.term.is_some(),
            italic: piece.phrase.is_some(),
            dim: (base.dim || matches!(piece.outside, Outside::Gap | Outside::Omitted)) && choice.is_none(),
        }
    }

    fn pieces(&mut self, pieces: &[Piece], text: &str, base: Paint, is_item: bool) {
        let brackets = !self.terminal.color && !is_item && self.terminal.highlights.mode != Mode::Hide;
        let stars = !self.terminal.color;
        let (mut sentence, mut term) = (None, None);
        for piece in pieces {
            let (next, next_term) = (self.marked(piece).filter(|_| brackets), piece.term.filter(|_| stars));
            let (sentence_ends, term_ends) = (sentence != next, term != next_term);
            if term.is_some() && term_ends {
                self.wrap.mark("*", false);
            }
            if sentence.is_some() && sentence_ends {
                self.wrap.mark("<<", false);
            }
            if next.is_some() && sentence_ends {
                self.wrap.mark(">>", true);
            }
            if next_term.is_some() && term_ends {
                self.wrap.mark("*", true);
            }
            (sentence, term) = (next, next_term);
            let paint = self.paint(piece, base, is_item);
            let words = if piece.outside == Outside::Omitted { " … " } else { &text[piece.range.clone()] };
            self.wrap.text(words, paint);
        }
        if term.is_some() {
            self.wrap.mark("*", false);
        }
        if sentence.is_some() {
            self.wrap.mark("<<", false);
        }
    }

    fn base(&self, block: &Block) -> Paint {
        let is_heading = matches!(block.kind(), BlockKind::Title | BlockKind::Heading);
        let dim = block.kind() == BlockKind::Boilerplate;
        Paint { bold: is_heading && self.terminal.color, dim: dim && self.terminal.color, ..Paint::default() }
    }
}

impl Sink for Writer<'_> {
    fn source(&mut self, _: usize, name: Option<&str>) {
        if !std::mem::take(&mut self.is_first) {
            self.wrap.lines("\n\n");
        }
        if let Some(name) = name {
            self.wrap.text(name, Paint { bold: self.terminal.color, ..Paint::default() });
            self.wrap.lines("\n\n");
        }
    }

    fn end_source(&mut self) {
        self.wrap.end_line();
    }

    fn block(&mut self, block: &Block, pieces: &[Piece], text: &str) {
        // What an entry's lines stand behind.
        let label = match block.kind() {
            BlockKind::ListItem | BlockKind::Quotation => {
                text.get(block.range().start..block.body().start).unwrap_or_default()
            }
            _ => "",
        };
        self.wrap.open(label, block.kind() == BlockKind::Code);
        self.pieces(pieces, text, self.base(block), false);
        self.wrap.end_line();
    }

    fn between(&mut self, text: &str) {
        self.wrap.open("", false);
        self.wrap.lines(text);
    }

    fn list(&mut self, _: bool) {}

    fn item(&mut self, _: &MarkedSentence, pieces: &[Piece], text: &str) {
        let is_first = std::mem::take(&mut self.is_first);
        if self.terminal.highlights.mode == Mode::Abstract {
            self.wrap.text(if is_first { "" } else { " " }, Paint::default());
        } else {
            self.wrap.lines(if is_first { "" } else { "\n" });
            self.wrap.open("- ", false);
            self.wrap.text("- ", Paint::default());
        }
        let whole = self.terminal.width.is_none();
        for piece in pieces {
            // A sentence by itself stands on one line, wherever its text's lines end.
            let words = &text[piece.range.clone()];
            if whole && words.contains(['\n', '\r']) {
                let line = words.replace("\r\n", " ").replace(['\n', '\r'], " ");
                let piece = Piece { range: 0..line.len(), ..piece.clone() };
                self.pieces(&[piece], &line, Paint::default(), true);
            } else {
                self.pieces(std::slice::from_ref(piece), text, Paint::default(), true);
            }
        }
        self.wrap.end_word();
    }

    fn end_list(&mut self) {
        self.wrap.end_line();
        if self.terminal.highlights.mode == Mode::Abstract {
            self.wrap.lines("\n\n");
            self.wrap.text("* * *", Paint::default());
            self.wrap.lines("\n\n");
        }
        self.is_first = true;
    }
}
