//! HTML cut into tags and text, without a tree.

use memchr::{memchr, memchr_iter, memmem};

/// A piece of HTML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece<'h> {
    /// What stands between two tags, its entities as they are.
    Text(&'h str),
    /// The tag that opens an element, and what follows the element's name in it.
    Open(&'h str, &'h str),
    /// The tag that closes an element.
    Close(&'h str),
}

/// The pieces of a page in order. Comments, declarations and the contents of elements that hold no markup are
/// left out.
///
/// Complexity: O(length of the page) for all pieces together.
pub(super) struct Pieces<'h> {
    rest: &'h str,
    /// The element whose contents are none of the page's text.
    raw: Option<&'h str>,
}

/// Elements whose content is text to a parser, whatever tags it seems to hold, and never shown as the page's.
const RAW: [&str; 7] = ["script", "style", "textarea", "title", "xmp", "iframe", "noframes"];

impl<'h> Pieces<'h> {
    pub(super) fn new(html: &'h str) -> Self {
        Pieces { rest: html, raw: None }
    }

    /// Passes over the content of an element up to its end tag; without one, to the end.
    fn pass_over(&mut self, name: &str) {
        let bytes = self.rest.as_bytes();
        let is_end = |at: &usize| {
            let tag = &bytes[at + 2..];
            tag.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name.as_bytes()))
                && tag.get(name.len()).is_none_or(|b| b.is_ascii_whitespace() || matches!(b, b'>' | b'/'))
        };
        let end = memmem::find_iter(bytes, "</").find(is_end).unwrap_or(bytes.len());
        self.rest = &self.rest[end..];
    }
}

impl<'h> Iterator for Pieces<'h> {
    type Item = Piece<'h>;

    fn next(&mut self) -> Option<Piece<'h>> {
        if let Some(name) = self.raw.take() {
            self.pass_over(name);
        }
        while !self.rest.is_empty() {
            let Some(inside) = self.rest.strip_prefix('<').filter(|inside| starts_tag(inside)) else {
                let from = usize::from(self.rest.starts_with('<'));
                let end = memchr(b'<', &self.rest.as_bytes()[from..]).map_or(self.rest.len(), |at| from + at);
                let (text, rest) = self.rest.split_at(end);
                self.rest = rest;
                return Some(Piece::Text(text));
            };
            let end = tag_end(inside.as_bytes());
            let tag = &inside[..end];
            self.rest = inside.get(end + 1..).unwrap_or_default();
            let (closing, tag) = tag.strip_prefix('/').map_or((false, tag), |tag| (true, tag));
            if !tag.starts_with(|c: char| c.is_ascii_alphabetic()) {
                continue;
            }
            let (name, attributes) =
                tag.split_at(tag.find(|c: char| c.is_ascii_whitespace() || c == '/').unwrap_or(tag.len()));
            if closing {
                return Some(Piece::Close(name));
            }
            self.raw = RAW.into_iter().find(|raw| name.eq_ignore_ascii_case(raw));
            return Some(Piece::Open(name, attributes));
        }
        None
    }
}

/// Whether `<` before this opens a tag, a comment or a declaration.
fn starts_tag(inside: &str) -> bool {
    let name = inside.strip_prefix('/').unwrap_or(inside);
    inside.starts_with(['!', '?']) || name.starts_with(|c: char| c.is_ascii_alphabetic())
}

/// The length of a tag up to its `>`. One inside quotation marks does not end it; these open a value, and so
/// only behind `=`.
fn tag_end(tag: &[u8]) -> usize {
    if let Some(comment) = tag.strip_prefix(b"!--") {
        // A comment may be empty: `<!-->`.
        if comment.starts_with(b">") {
            return 3;
        }
        return memmem::find(comment, b"-->").map_or(tag.len(), |at| at + 5);
    }
    let mut at = 0;
    let mut before = b' ';
    while let Some(&byte) = tag.get(at) {
        match byte {
            b'>' => return at,
            b'"' | b'\'' if before == b'=' => {
                let Some(end) = memchr(byte, &tag[at + 1..]) else { return tag.len() };
                at += end + 1;
            }
            _ => {}
        }
        if !byte.is_ascii_whitespace() {
            before = byte;
        }
        at += 1;
    }
    tag.len()
}

/// What makes a parser or a serializer slow, counted before either sees the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Burden {
    /// How deep elements are nested at most, not counting those that need no end tag.
    pub(super) depth: usize,
    /// The most attributes of an element, or rather the white space in its tag: a parser compares each with
    /// those before.
    pub(super) attributes: usize,
    /// The most ampersands in a stretch of text: a serializer looks behind each for the next bracket.
    pub(super) ampersands: usize,
}

impl Burden {
    /// Complexity: O(length of the page).
    pub(super) fn of(html: &str) -> Burden {
        let mut most = Burden::default();
        let (mut depth, mut ampersands) = (0_usize, 0);
        for piece in Pieces::new(html) {
            match piece {
                Piece::Open(name, attributes) => {
                    // An empty element of a drawing.
                    let closes_itself = attributes.ends_with('/') && !name.eq_ignore_ascii_case("template");
                    depth += usize::from(!closes_itself && !is_one_of(name, &WITHOUT_END));
                    // Other tags may be passed over, so that text goes on behind them.
                    if is_one_of(name, &["p", "div", "br", "span", "a", "li"]) {
                        ampersands = 0;
                    }
                    let spaces = attributes.bytes().filter(u8::is_ascii_whitespace).count();
                    most.attributes = most.attributes.max(spaces);
                }
                Piece::Close(name) => {
                    depth = depth.saturating_sub(usize::from(!is_one_of(name, &WITHOUT_END)));
                }
                Piece::Text(text) => ampersands += memchr_iter(b'&', text.as_bytes()).count(),
            }
            most.depth = most.depth.max(depth);
            most.ampersands = most.ampersands.max(ampersands);
        }
        most
    }
}

/// Elements that other tags close.
const WITHOUT_END: [&str; 31] = [
    "p", "li", "td", "th", "tr", "dt", "dd", "tbody", "thead", "tfoot", "colgroup", "option", "optgroup",
    "rp", "rt", "html", "head", "body", "br", "hr", "img", "input", "meta", "link", "source", "wbr", "area",
    "base", "col", "embed", "track",
];

fn is_one_of(name: &str, names: &[&str]) -> bool {
    names.iter().any(|known| name.eq_ignore_ascii_case(known))
}
