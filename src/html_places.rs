//! Where a text that was read from a web page stands in the page's HTML.

use std::ops::Range;

/// The places of a web page's text in the page's HTML: what
/// [`Page::places`](crate::layout::html::Page::places) gives.
///
/// # Example
///
/// ```
/// use epitome::layout::html::Page;
///
/// let html = "<p>Rain fell in the <b>hills &amp; valleys</b> for a week.</p>";
/// let page = Page::new(html);
/// let pieces = page.places(html).pieces(0..page.text().len());
/// let pieces: Vec<_> = pieces.into_iter().map(|piece| &html[piece]).collect();
/// assert_eq!(pieces, ["Rain fell in the", "hills &amp; valleys", "for a week."]);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HtmlPlaces {
    /// Of each character that was found and shows, in the order of the text and of the page.
    places: Vec<HtmlPlace>,
    length: usize,
}

/// The place of a character.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct HtmlPlace {
    /// Where it stands in the text.
    pub(crate) at: usize,
    /// Where it stands in the HTML, by itself or as a character reference.
    pub(crate) html: Range<usize>,
    /// The number of the stretch of text between two tags it stands in.
    pub(crate) stretch: usize,
}

impl HtmlPlaces {
    pub(crate) fn new(places: Vec<HtmlPlace>, length: usize) -> Self {
        HtmlPlaces { places, length }
    }

    /// Whether these are places in this HTML, or in one of the same length and the same characters at the
    /// ends of each.
    pub(crate) fn fit(&self, html: &str) -> bool {
        self.length == html.len() && self.places.iter().all(|place| html.get(place.html.clone()).is_some())
    }

    /// The pieces of the HTML that a range of the text stands in, in bytes and in order: one for each stretch
    /// between two tags, from its first character that shows to its last. What was not found in the HTML is
    /// in none.
    ///
    /// Complexity: O(log(length of the text) + length of the range).
    pub fn pieces(&self, range: Range<usize>) -> Vec<Range<usize>> {
        let first = self.places.partition_point(|place| place.at < range.start);
        let within = self.places[first..].iter().take_while(|place| place.at < range.end);
        let mut pieces: Vec<(usize, Range<usize>)> = Vec::new();
        for place in within {
            match pieces.last_mut() {
                Some((stretch, piece)) if *stretch == place.stretch => piece.end = place.html.end,
                _ => pieces.push((place.stretch, place.html.clone())),
            }
        }
        pieces.into_iter().map(|(_, piece)| piece).collect()
    }
}
