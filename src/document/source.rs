//! What is summarized: a text with what is known of it.

use super::Layout;
use std::borrow::Cow;

/// A text with an optional id, title and date. It borrows all of them.
///
/// # Example
///
/// ```
/// use epitome::Source;
///
/// let source = Source::new("The bridge opened on Monday.").with_title("Bridge opens");
/// assert_eq!(source.title(), Some("Bridge opens"));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Source<'t> {
    text: &'t str,
    id: Option<&'t str>,
    title: Option<&'t str>,
    date: Option<&'t str>,
    layout: Option<&'t Layout>,
}

impl<'t> Source<'t> {
    /// A text of which nothing else is known.
    pub const fn new(text: &'t str) -> Self {
        Source { text, id: None, title: None, date: None, layout: None }
    }

    /// Names the source; the name comes back with its sentences.
    #[must_use]
    pub const fn with_id(self, id: &'t str) -> Self {
        Source { id: Some(id), ..self }
    }

    /// Gives the title. Without one the title is looked for in the text.
    #[must_use]
    pub const fn with_title(self, title: &'t str) -> Self {
        Source { title: Some(title), ..self }
    }

    /// Gives the date, in any form whose text sorts by time, such as ISO 8601. It orders the sentences of
    /// several sources.
    #[must_use]
    pub const fn with_date(self, date: &'t str) -> Self {
        Source { date: Some(date), ..self }
    }

    /// Gives the layout of the text, where it is known already. Without one it is found from the text.
    ///
    /// It must be the layout of this very text.
    #[must_use]
    pub const fn with_layout(self, layout: &'t Layout) -> Self {
        Source { layout: Some(layout), ..self }
    }

    /// The text.
    pub const fn text(&self) -> &'t str {
        self.text
    }

    /// The name it was given.
    pub const fn id(&self) -> Option<&'t str> {
        self.id
    }

    /// The title it was given.
    pub const fn title(&self) -> Option<&'t str> {
        self.title
    }

    /// The date it was given.
    pub const fn date(&self) -> Option<&'t str> {
        self.date
    }

    /// The layout it was given.
    pub const fn layout(&self) -> Option<&'t Layout> {
        self.layout
    }
}

impl<'t> From<&'t str> for Source<'t> {
    fn from(text: &'t str) -> Self {
        Source::new(text)
    }
}

impl<'t> From<&'t String> for Source<'t> {
    fn from(text: &'t String) -> Self {
        Source::new(text)
    }
}

impl<'t> From<&'t Cow<'_, str>> for Source<'t> {
    fn from(text: &'t Cow<'_, str>) -> Self {
        Source::new(text)
    }
}

impl<'t> From<&&'t str> for Source<'t> {
    fn from(text: &&'t str) -> Self {
        Source::new(text)
    }
}

impl<'t> From<&Source<'t>> for Source<'t> {
    fn from(source: &Source<'t>) -> Self {
        *source
    }
}

/// One source or many: what [`Summarizer::document`](crate::Summarizer::document) and the `summarize`
/// functions take.
///
/// Made from a text (`&str`, `&String`, `&Cow<str>`), a [`Source`], or an array, slice or vector of either;
/// an iterator is collected.
///
/// # Example
///
/// ```
/// use epitome::{Source, Sources};
///
/// assert_eq!(Sources::from("One text.").as_slice().len(), 1);
/// assert_eq!(Sources::from(["One text.", "Another."]).as_slice().len(), 2);
/// assert_eq!(Sources::from(vec![Source::new("One text.")]).as_slice().len(), 1);
/// let owned = vec![String::from("One text."), String::from("Another.")];
/// assert_eq!(Sources::from(&owned), owned.iter().collect());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sources<'t>(Vec<Source<'t>>);

impl<'t> Sources<'t> {
    /// The sources in the order given.
    pub fn as_slice(&self) -> &[Source<'t>] {
        &self.0
    }

    pub(crate) fn into_vec(self) -> Vec<Source<'t>> {
        self.0
    }
}

/// What is one source by itself.
macro_rules! one {
    ($($source:ty),+) => {$(
        impl<'t> From<$source> for Sources<'t> {
            fn from(source: $source) -> Self {
                Sources(vec![source.into()])
            }
        }
    )+};
}
one!(&'t str, &'t String, &'t Cow<'_, str>, Source<'t>, &Source<'t>);

impl<'t, S: Into<Source<'t>>> FromIterator<S> for Sources<'t> {
    fn from_iter<I: IntoIterator<Item = S>>(sources: I) -> Self {
        Sources(sources.into_iter().map(Into::into).collect())
    }
}

impl<'t, S: Into<Source<'t>>> From<Vec<S>> for Sources<'t> {
    fn from(sources: Vec<S>) -> Self {
        sources.into_iter().collect()
    }
}

impl<'t, S: Into<Source<'t>>, const N: usize> From<[S; N]> for Sources<'t> {
    fn from(sources: [S; N]) -> Self {
        sources.into_iter().collect()
    }
}

impl<'s, 't, S> From<&'s [S]> for Sources<'t>
where
    &'s S: Into<Source<'t>>,
{
    fn from(sources: &'s [S]) -> Self {
        sources.iter().collect()
    }
}

impl<'s, 't, S> From<&'s Vec<S>> for Sources<'t>
where
    &'s S: Into<Source<'t>>,
{
    fn from(sources: &'s Vec<S>) -> Self {
        sources.iter().collect()
    }
}

impl<'s, 't, S, const N: usize> From<&'s [S; N]> for Sources<'t>
where
    &'s S: Into<Source<'t>>,
{
    fn from(sources: &'s [S; N]) -> Self {
        sources.iter().collect()
    }
}
