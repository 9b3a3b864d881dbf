//! What of a page's tree is not shown, or is not its article whatever stands in it.

use dom_query::Document;

/// Elements that are never seen as text, or by screen readers alone.
const HIDDEN: &str = "template, svg, select, button, .sr-only, .visually-hidden, .visuallyhidden, \
                      .screen-reader-text, .screen-reader-only, .element-invisible";
/// Menus; one that was never closed may hold the article.
const MENUS: &str = "nav:not(:has(article, main, h1)), [role=navigation]:not(:has(article, main, h1))";
/// What a server sends behind the page, hidden, for a script to put in its place; the name is React's.
const SENT_LATER: &str = "div[hidden][id^='S:']";
/// Elements that stand around articles.
const AROUND: &str =
    "head, nav, footer, aside, form, noscript, [hidden], [aria-hidden=true], [role=navigation]";
/// What pages call the small parts within an article that are none of its text: who wrote it, what it earns,
/// what a picture shows, what else there is to subscribe to.
const ASIDE: &str = "[class*=author-bio], [class*=author-box], [class*=about-author], [class*=author_bio], \
                     [class*=authorbio], [class*=newsletter], [class*=disclosure], [class*=disclaimer], \
                     [class*=breadcrumb], [class*=caption], [class*=addeventatc]";
/// A part of more characters may be the article itself.
const LONGEST_ASIDE: usize = 1000;

/// What a page's title may be found in.
const TITLES: &str = "title, meta[content], script[type='application/ld+json']";
/// Comparing a title with each heading may read so many times the page's bytes. A title of 200 bytes on a
/// page with a hundred headings reads less than the page; this leaves room for all that it says of itself.
const COMPARED: usize = 64;

/// Takes out the titles that are far too long to be compared with each heading, as reading a page does.
pub(super) fn bound_titles(document: &Document, page: usize) {
    let headings = document.select("h1, h2").length();
    for title in document.select(TITLES).nodes() {
        let length = title.attr("content").map_or_else(|| title.text().len(), |content| content.len());
        if length.saturating_mul(headings) > page.saturating_mul(COMPARED) {
            title.remove_from_parent();
        }
    }
}

/// Takes out what a page does not show, and what is small and by its name no part of the article.
pub(super) fn prepare(document: &Document) {
    document.select(HIDDEN).remove();
    document.select(MENUS).remove();
    document.select(SENT_LATER).remove_attr("hidden");
    for part in document.select(ASIDE).nodes() {
        if part.text().chars().take(LONGEST_ASIDE + 1).count() <= LONGEST_ASIDE {
            part.remove_from_parent();
        }
    }
}

/// The page without what stands around articles, as HTML.
pub(super) fn shown(document: &Document) -> String {
    document.select(AROUND).remove();
    document.html().to_string()
}
