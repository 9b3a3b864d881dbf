//! What a caller may decide about a text's layout.

/// What a single line break means. A blank line always ends a block.
///
/// # Example
///
/// ```
/// use epitome::layout::{LayoutOptions, LineBreaks};
/// use epitome::Summarizer;
///
/// let options = LayoutOptions::new().with_line_breaks(LineBreaks::Hard);
/// let document = Summarizer::new().with_layout(options).document("the heron stands\nin the water")?;
/// assert_eq!(document.len(), 2);
/// # Ok::<(), epitome::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum LineBreaks {
    /// Found from the text: a break after a full line of a hard-wrapped text is a space, any other ends a
    /// block.
    #[default]
    Auto,
    /// A space: lines are wrapped, and only a blank line, a list mark, a speaker's label and the like start a
    /// block.
    Wrapped,
    /// The end of a block: each line stands for itself.
    Hard,
}

/// How a layout is found.
///
/// # Example
///
/// ```
/// use epitome::layout::{LayoutOptions, LineBreaks};
///
/// let options = LayoutOptions::new().with_line_breaks(LineBreaks::Hard);
/// assert_eq!(options.line_breaks(), LineBreaks::Hard);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct LayoutOptions {
    line_breaks: LineBreaks,
}

impl LayoutOptions {
    /// The defaults: line breaks are judged by the text.
    pub const fn new() -> Self {
        LayoutOptions { line_breaks: LineBreaks::Auto }
    }

    /// Says what a single line break means.
    #[must_use]
    pub const fn with_line_breaks(self, line_breaks: LineBreaks) -> Self {
        LayoutOptions { line_breaks }
    }

    /// What a single line break means.
    pub const fn line_breaks(self) -> LineBreaks {
        self.line_breaks
    }
}
