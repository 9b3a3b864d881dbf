//! Places in a text in the units that people and programs count in.

use crate::Error;
use crate::unicode::boundary::floor_char_boundary;
use std::fmt;
use std::ops::Range;
use std::str::FromStr;

/// In which unit a place in a text is counted.
///
/// With feature `serde` it is written and read back.
///
/// # Example
///
/// ```
/// use epitome::Offset;
///
/// assert_eq!("utf16".parse(), Ok(Offset::Utf16));
/// assert_eq!(Offset::default().to_string(), "bytes");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum Offset {
    /// UTF-8 bytes, as Rust, Go and most files count: what every range of this crate is in.
    #[default]
    Bytes,
    /// Unicode scalar values, as Python counts.
    Chars,
    /// UTF-16 code units, as `JavaScript`, Java, C# and the Language Server Protocol count.
    Utf16,
}

impl Offset {
    /// Its name: `bytes`, `chars` or `utf16`.
    pub const fn name(self) -> &'static str {
        match self {
            Offset::Bytes => "bytes",
            Offset::Chars => "chars",
            Offset::Utf16 => "utf16",
        }
    }
}

impl fmt::Display for Offset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// By its name.
impl FromStr for Offset {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        let found =
            [Offset::Bytes, Offset::Chars, Offset::Utf16].into_iter().find(|unit| unit.name() == name);
        found.ok_or_else(|| Error::unknown_name("unit of offsets", name, "bytes, chars, utf16"))
    }
}

/// Between two places whose counts are kept there are this many bytes: a count reads at most so many, and
/// what is kept takes an eighth of the text's memory.
const STEP: usize = 128;

/// The places of a text in bytes, characters and UTF-16 code units, each from the other at once.
///
/// For the range of anything in a text: a sentence, a word, a block, a snippet, a citation. A text of ASCII
/// alone needs no memory.
///
/// # Example
///
/// ```
/// use epitome::{Offset, Offsets};
///
/// let text = "Zürich 🚲 am See. Der Fluss stieg über die Ufer.";
/// let summary = epitome::summarize(text, 2);
/// let offsets = Offsets::new(text);
/// let range = summary.sentences()[1].range();
/// assert_eq!(range, 21..52);
/// assert_eq!(offsets.range(range.clone(), Offset::Chars), 17..47);
/// assert_eq!(offsets.range(range, Offset::Utf16), 18..48);
/// assert_eq!(offsets.byte(18, Offset::Utf16), Some(21));
/// ```
#[derive(Clone, Debug)]
pub struct Offsets<'t> {
    text: &'t str,
    /// The characters, and those of them that take two UTF-16 code units, before each step; none where all is
    /// ASCII.
    steps: Vec<(usize, usize)>,
}

/// How many characters start in some bytes, and how many of them are beyond the Basic Multilingual Plane.
fn count(bytes: &[u8]) -> (usize, usize) {
    // Bytes of UTF-8: a character starts at each that is no continuation; from 0xF0 on it takes four.
    bytes.iter().fold((0, 0), |(chars, pairs), &byte| {
        (chars + usize::from(byte & 0xC0 != 0x80), pairs + usize::from(byte >= 0xF0))
    })
}

impl<'t> Offsets<'t> {
    /// The places of a text.
    ///
    /// Complexity: O(length of the text) time; memory of an eighth of it, none for ASCII.
    pub fn new(text: &'t str) -> Self {
        let mut steps = Vec::new();
        if !text.is_ascii() {
            steps.reserve_exact(text.len() / STEP + 1);
            let (mut chars, mut pairs) = (0, 0);
            for step in text.as_bytes().chunks(STEP) {
                steps.push((chars, pairs));
                let within = count(step);
                (chars, pairs) = (chars + within.0, pairs + within.1);
            }
        }
        Offsets { text, steps }
    }

    /// The text.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// A place in bytes in another unit: how many of them stand before it. A place within a character counts
    /// as where the character starts, one behind the text as its end.
    ///
    /// Complexity: O(1).
    pub fn position(&self, byte: usize, unit: Offset) -> usize {
        let byte = floor_char_boundary(self.text, byte);
        let step = byte / STEP;
        if unit == Offset::Bytes || self.steps.is_empty() {
            return byte;
        }
        // A text whose length is a multiple of the step ends where one more would start.
        let step = step.min(self.steps.len() - 1);
        let before = self.steps[step];
        let within = count(&self.text.as_bytes()[step * STEP..byte]);
        let chars = before.0 + within.0;
        if unit == Offset::Chars { chars } else { chars + before.1 + within.1 }
    }

    /// A range in bytes in another unit.
    ///
    /// Complexity: O(1).
    pub fn range(&self, bytes: Range<usize>, unit: Offset) -> Range<usize> {
        self.position(bytes.start, unit)..self.position(bytes.end, unit)
    }

    /// The byte at a place in another unit, as an editor or a browser tells it; `None` behind the end of the
    /// text. A place between the two UTF-16 code units of a character is where the character starts.
    ///
    /// Complexity: O(log(length of the text)).
    pub fn byte(&self, position: usize, unit: Offset) -> Option<usize> {
        if unit == Offset::Bytes || self.steps.is_empty() {
            return (position <= self.text.len()).then(|| floor_char_boundary(self.text, position));
        }
        let of = |&(chars, pairs): &(usize, usize)| if unit == Offset::Chars { chars } else { chars + pairs };
        // The last step before which there are no more than that many.
        let step = self.steps.partition_point(|step| of(step) <= position) - 1;
        // A character may reach into the step: it was counted where it starts.
        let continued = |at: &usize| !self.text.is_char_boundary(*at);
        let start = (step * STEP..self.text.len()).find(|at| !continued(at)).unwrap_or(self.text.len());
        let mut here = of(&self.steps[step]);
        for (at, c) in self.text[start..].char_indices() {
            let next = here + if unit == Offset::Chars { 1 } else { c.len_utf16() };
            if position < next {
                return Some(start + at);
            }
            here = next;
        }
        (position == here).then_some(self.text.len())
    }
}
