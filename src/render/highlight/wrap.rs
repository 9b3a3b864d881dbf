//! Lines of coloured words that end at a width.

use crate::unicode::cells;
use crate::unicode::punctuation::{is_closer, is_opener, is_terminator, pause};
use std::fmt::Write;
use unicode_segmentation::UnicodeSegmentation;

/// How a stretch of text is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "each is an attribute of its own")]
pub(super) struct Paint {
    /// One of the 256 colours, black letters on it.
    pub(super) ground: Option<u8>,
    pub(super) bold: bool,
    pub(super) dim: bool,
    pub(super) italic: bool,
    pub(super) underlined: bool,
}

impl Paint {
    /// Writes the sequence that starts it (ECMA-48, SGR); nothing for plain text.
    fn start(self, out: &mut String) {
        let ground = self.ground.map(|color| format!("38;5;16;48;5;{color}"));
        let flags = [(self.bold, "1"), (self.dim, "2"), (self.italic, "3"), (self.underlined, "4")];
        let flags = flags.into_iter().filter(|(is_set, _)| *is_set).map(|(_, code)| code.to_owned());
        let codes: Vec<String> = ground.into_iter().chain(flags).collect();
        if !codes.is_empty() {
            // Writing to a string never fails.
            let _ = write!(out, "\x1b[{}m", codes.join(";"));
        }
    }
}

/// Writes words and breaks their lines.
///
/// Complexity: O(length of the text).
pub(super) struct Wrap {
    out: String,
    width: Option<usize>,
    painted: Paint,
    /// Columns of the line at hand that are written.
    column: usize,
    /// Where lines that are wrapped begin.
    indent: usize,
    as_is: bool,
    /// White space that is written before the next word, unless its line ends.
    space: Option<Paint>,
    word: Vec<(Paint, String)>,
    word_columns: usize,
    /// The character before, where there is no space between, and whether it is a wide one.
    last: Option<(char, bool)>,
}

impl Wrap {
    pub(super) fn new(width: Option<usize>) -> Self {
        Wrap {
            out: String::new(),
            width,
            painted: Paint::default(),
            column: 0,
            indent: 0,
            as_is: false,
            space: None,
            word: Vec::new(),
            word_columns: 0,
            last: None,
        }
    }

    pub(super) fn finish(mut self) -> String {
        self.end_line();
        self.out
    }

    /// Begins a block whose wrapped lines stand behind a label, and which is wrapped or not.
    pub(super) fn open(&mut self, label: &str, as_is: bool) {
        self.end_line();
        let columns: usize = label.graphemes(true).map(cells).sum();
        // A label of half a line is none to stand behind.
        self.indent = if self.width.is_some_and(|width| columns * 2 <= width) { columns } else { 0 };
        self.as_is = as_is;
    }

    /// White space between blocks: where lines are wrapped, the line ends in it.
    pub(super) fn lines(&mut self, text: &str) {
        self.end_line();
        if self.width.is_none() {
            self.put(text, Paint::default());
        } else {
            let kept: String = text.chars().filter(|&c| c == '\n' || !c.is_whitespace()).collect();
            self.put(&kept, Paint::default());
        }
    }

    /// A mark that is none of the text's words, and stays with the word before it or the one that it opens.
    pub(super) fn mark(&mut self, mark: &str, opens: bool) {
        if self.width.is_none() || self.as_is {
            self.put(mark, Paint::default());
            return;
        }
        if opens {
            if self.last.is_some_and(|(_, is_wide)| is_wide) {
                self.end_word();
            }
            self.last = Some(('(', false));
        }
        self.push(mark, mark.len(), Paint::default());
    }

    pub(super) fn text(&mut self, text: &str, paint: Paint) {
        if self.width.is_none() || self.as_is {
            self.put(text, paint);
            return;
        }
        if text.is_ascii() {
            self.ascii(text, paint);
            return;
        }
        for grapheme in text.graphemes(true) {
            // An accent may stand on a space.
            let shown = grapheme.trim_start();
            if shown.len() < grapheme.len() {
                self.end_word();
                self.space = Some(paint);
                self.last = None;
            }
            let grapheme = shown;
            let Some(first) = grapheme.chars().next() else { continue };
            let columns = cells(grapheme);
            self.part(first, columns == 2);
            self.last = Some((first, columns == 2));
            self.push(grapheme, columns, paint);
        }
    }

    /// The same of ASCII, whose words are parted by white space alone.
    fn ascii(&mut self, text: &str, paint: Paint) {
        for (i, word) in text.split(char::is_whitespace).enumerate() {
            if i > 0 {
                self.end_word();
                self.space = Some(paint);
                self.last = None;
            }
            if let (Some(first), Some(last)) = (word.chars().next(), word.chars().next_back()) {
                self.part(first, false);
                self.last = Some((last, false));
                self.push(word, word.len(), paint);
            }
        }
    }

    /// Ends the word at hand where a line may end before this character.
    ///
    /// Scripts of wide letters part their words nowhere, so that lines may end between any two, but not
    /// before a mark that closes or behind one that opens.
    fn part(&mut self, next: char, is_wide: bool) {
        let Some((before, was_wide)) = self.last else { return };
        let opens = is_opener(before) && !is_closer(before);
        let closes = is_closer(next) || is_terminator(next) || pause(next).is_some();
        if (was_wide || is_wide) && !closes && !opens {
            self.end_word();
        }
    }

    /// Adds to the word at hand.
    fn push(&mut self, part: &str, columns: usize, paint: Paint) {
        match self.word.last_mut() {
            Some((same, word)) if *same == paint => word.push_str(part),
            _ => self.word.push((paint, part.to_owned())),
        }
        self.word_columns += columns;
    }

    /// Writes the word at hand, on the next line where it does not fit this one.
    pub(super) fn end_word(&mut self) {
        if self.word.is_empty() {
            return;
        }
        let word = std::mem::take(&mut self.word);
        let columns = std::mem::take(&mut self.word_columns);
        let width = self.width.unwrap_or(usize::MAX);
        let is_at_start = self.column <= self.indent;
        let space = self.space.take().filter(|_| self.column > 0);
        if self.column + usize::from(space.is_some()) + columns > width && !is_at_start {
            self.new_line();
        } else if let Some(paint) = space {
            self.put(" ", paint);
            self.column += 1;
        }
        let fits = self.column + columns <= width;
        for (paint, part) in word {
            if fits {
                self.put(&part, paint);
                continue;
            }
            for grapheme in part.graphemes(true) {
                if self.column + cells(grapheme) > width && self.column > self.indent {
                    self.new_line();
                }
                self.put(grapheme, paint);
                self.column += cells(grapheme);
            }
        }
        self.column += if fits { columns } else { 0 };
    }

    fn new_line(&mut self) {
        self.put("\n", Paint::default());
        self.put(&" ".repeat(self.indent), Paint::default());
        self.column = self.indent;
    }

    /// Ends the words of a block: what follows stands on a line of its own.
    pub(super) fn end_line(&mut self) {
        self.end_word();
        self.space = None;
        self.last = None;
        self.column = 0;
        self.put("", Paint::default());
    }

    /// Writes text as it stands, line ends unpainted, control characters as pictures.
    fn put(&mut self, text: &str, paint: Paint) {
        self.paint(if text.is_empty() { paint } else { self.painted });
        let text = if text.contains("\r\n") { &text.replace("\r\n", "\n") } else { text };
        for (i, line) in text.split('\n').enumerate() {
            if i > 0 {
                self.paint(Paint::default());
                self.out.push('\n');
            }
            if !line.is_empty() {
                self.paint(paint);
                self.out.extend(line.chars().map(picture));
            }
        }
    }

    fn paint(&mut self, paint: Paint) {
        if self.painted != paint {
            if self.painted != Paint::default() {
                self.out.push_str("\x1b[0m");
            }
            paint.start(&mut self.out);
            self.painted = paint;
        }
    }
}

/// A character as a terminal may be given it: for a control character its picture in Unicode, and U+FFFD for
/// one that has none.
fn picture(c: char) -> char {
    match c {
        '\t' => c,
        '\0'..='\x1F' => char::from_u32(0x2400 + u32::from(c)).unwrap_or(char::REPLACEMENT_CHARACTER),
        '\x7F' => '\u{2421}',
        c if c.is_control() => char::REPLACEMENT_CHARACTER,
        c => c,
    }
}
