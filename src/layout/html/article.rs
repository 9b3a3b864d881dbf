//! What of a page's tree is not shown, or not its article whatever stands in it.

use dom_query::Document;

/// Elements that are never seen as text, or by screen readers alone.
const HIDDEN: &str = "template, svg, select, button, .sr-only, .visually-hidden, .visuallyhidden, \
                      .screen-reader-text, .screen-reader-only, .element-invisible";
/// Elements that stand around articles.
const AROUND: &str =
    "head, nav, footer, aside, form, noscript, [hidden], [aria-hidden=true], [role=navigation]";

/// Takes out what a page does not show.
pub(super) fn hide(document: &Document) {
    document.select(HIDDEN).remove();
}

/// The page without what stands around articles, as HTML.
pub(super) fn body(document: &Document) -> String {
    document.select(AROUND).remove();
    document.html().to_string()
}
