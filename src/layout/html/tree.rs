//! A page as a tree of bounded size.

use super::tags::Burden;
use crate::unicode::boundary::floor_char_boundary;
use dom_query::{Document, NodeRef};
use html5ever::tendril::TendrilSink;
use html5ever::tree_builder::TreeBuilderOpts;
use html5ever::{ParseOpts, parse_document};
use std::iter;

/// The most elements that may be open at once while a page is parsed: a parser looks through them at each
/// tag.
const MOST_OPEN: usize = 1000;
/// The most attributes of an element, or ampersands in a stretch of text, for each is compared with the
/// others.
const MOST_COMPARED: usize = 5000;
/// The deepest nesting of a tree whose elements are rated: rating climbs to ancestors. Pages for readers are
/// 10 to 60 deep.
const DEEPEST: usize = 256;
/// What is parsed at once, in bytes, before the tree's size is looked at: a tag that opens forgotten elements
/// anew has made a thousand times its length by then at most.
const STEP: usize = 512;
/// Nodes that any page may have, beside one per byte.
const FEW: usize = 1000;

/// The tree of a page; `None` where it is nested too deep, has thousands of attributes in one tag, or has
/// more nodes than its text has bytes, as where each paragraph opens anew what was never closed.
///
/// Complexity: O(length of the page) in time and memory.
pub(super) fn parse(html: &str) -> Option<Document> {
    let Burden { depth, attributes, ampersands } = Burden::of(html);
    if depth > MOST_OPEN || attributes > MOST_COMPARED || ampersands > MOST_COMPARED {
        return None;
    }
    let tree_builder = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let options = ParseOpts { tree_builder, ..ParseOpts::default() };
    let mut parser = parse_document(Document::default(), options);
    let mut at = 0;
    while at < html.len() {
        let end = floor_char_boundary(html, at + STEP);
        parser.process(html[at..end].into());
        at = end;
        let document = &parser.tokenizer.sink.sink;
        if document.tree.len() > at + FEW || is_too_deep(document) {
            return None;
        }
    }
    let document = parser.finish();
    is_shallow(&document).then_some(document)
}

/// Whether the elements that hold the newest node, which are open still, are too many.
fn is_too_deep(document: &Document) -> bool {
    let newest = iter::successors(Some(document.root()), NodeRef::last_child);
    newest.take(MOST_OPEN).count() == MOST_OPEN
}

/// Whether no node stands deeper than is rated.
fn is_shallow(document: &Document) -> bool {
    let mut depth = 0;
    let mut node = document.root();
    loop {
        if let Some(child) = node.first_child() {
            depth += 1;
            if depth > DEEPEST {
                return false;
            }
            node = child;
            continue;
        }
        match next_behind(node, &mut depth) {
            Some(next) => node = next,
            None => return true,
        }
    }
}

/// The node behind this one and all it holds.
fn next_behind<'d>(mut node: NodeRef<'d>, depth: &mut usize) -> Option<NodeRef<'d>> {
    loop {
        if let Some(next) = node.next_sibling() {
            return Some(next);
        }
        node = node.parent()?;
        *depth -= 1;
    }
}
