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
