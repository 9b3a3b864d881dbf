//! What a page says of itself: its title and its language.

use crate::Language;
use crate::unicode::{to_lower_case, words};
use dom_query::Document;
use std::collections::HashSet;

/// A page has hardly more than one top heading; so many are looked at.
const HEADINGS: usize = 8;

/// What may be a page's title, besides what is made of these for it.
#[derive(Debug)]
pub(super) struct Titles {
    /// The `title` element, with all that stands around the title proper.
    element: String,
    /// The first top headings, in order.
    headings: Vec<String>,
}

impl Titles {
    pub(super) fn of(document: &Document) -> Self {
        let headings = document.select("h1");
        let headings = headings.nodes().iter().take(HEADINGS);
        Titles {
            element: one_line(&document.select_single("head > title").text()),
            headings: headings.map(|heading| one_line(&heading.text())).collect(),
        }
    }

    /// The title of a page's article, of the one the page gives itself: the top heading that shares half of
    /// the shorter one's words with it, since a title made for search engines is worded otherwise or has the
    /// site's name; else the title without that name.
    pub(super) fn choose(self, given: &str, site: Option<&str>) -> Option<String> {
        let given = one_line(given);
        let known = [distinct(&given), distinct(&self.element)];
        let shares = |heading: &String| {
            let of_heading = distinct(heading);
            // The site's name stands over the page, and in its element behind the title.
            let is_site = self.element.trim_end().ends_with(heading.as_str())
                && !known[0].is_empty()
                && known[0].is_disjoint(&of_heading);
            !is_site
                && known.iter().any(|of_title| {
                    let common = of_heading.intersection(of_title).count();
                    common > 0 && common * 2 >= of_heading.len().min(of_title.len())
                })
        };
        let found = self.headings.into_iter().find(shares);
        let title = found.unwrap_or_else(|| without_site(&given, site).to_owned());
        Some(title).filter(|title| !title.is_empty())
    }
}

/// The language that a page declares.
pub(super) fn language(declared: &str) -> Option<Language> {
    declared.trim().parse().ok()
}

/// A title without the site's name before or behind it and the mark that parts them.
fn without_site<'t>(title: &'t str, site: Option<&str>) -> &'t str {
    let Some(site) = site.map(str::trim).filter(|site| !site.is_empty()) else { return title };
    let parting = |c: char| c.is_whitespace() || "|-–—:·•»«>/\\".contains(c);
    let behind = title.strip_suffix(site).map(|rest| (rest, rest.trim_end_matches(parting)));
    let before = || title.strip_prefix(site).map(|rest| (rest, rest.trim_start_matches(parting)));
    // Without a mark between, it is a word of the title.
    match behind.or_else(before) {
        Some((rest, bare)) if rest.trim() != bare && !bare.is_empty() => bare,
        _ => title,
    }
}

fn distinct(text: &str) -> HashSet<String> {
    words(text).map(|(_, word)| to_lower_case(word)).collect()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
