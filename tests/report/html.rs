//! HTML read strictly: what a writer of it may not rely on a browser to mend is refused.

use std::collections::{BTreeMap, BTreeSet};

/// A start tag with its attributes, an end tag, or a text with its characters as they are meant.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    Start(String, BTreeMap<String, String>),
    End(String),
    Text(String),
}

/// Elements without an end tag.
const VOID: [&str; 4] = ["meta", "link", "input", "rect"];

/// The tokens of a page; panics where a tag is not closed in its turn, an attribute stands twice, or a
/// character stands as it is that must not.
pub(super) fn parse(page: &str) -> Vec<Token> {
    let mut rest = page.strip_prefix("<!DOCTYPE html>\n").unwrap();
    let mut tokens = Vec::new();
    let mut open: Vec<String> = Vec::new();
    while !rest.is_empty() {
        if let Some(raw @ ("style" | "script")) = open.last().map(String::as_str) {
            let end = rest.find(&format!("</{raw}>")).unwrap();
            tokens.push(Token::Text(rest[..end].to_owned()));
            rest = &rest[end..];
        }
        if let Some(tag) = rest.strip_prefix("</") {
            let end = tag.find('>').unwrap();
            let name = &tag[..end];
            assert_eq!(open.pop().as_deref(), Some(name), "before {:?}", head(rest));
            tokens.push(Token::End(name.to_owned()));
            rest = &tag[end + 1..];
        } else if let Some(tag) = rest.strip_prefix('<') {
            let (name, attributes, behind, is_closed) = start(tag);
            assert!(!is_closed || name == "rect", "{name} closes itself");
            if !VOID.contains(&name.as_str()) {
                open.push(name.clone());
            }
            tokens.push(Token::Start(name, attributes));
            rest = behind;
        } else {
            let end = rest.find('<').unwrap_or(rest.len());
            tokens.push(Token::Text(unescape(&rest[..end])));
            rest = &rest[end..];
        }
    }
    assert!(open.is_empty(), "{open:?} are open at the end");
    tokens
}

fn head(text: &str) -> String {
    text.chars().take(80).collect()
}

fn start(tag: &str) -> (String, BTreeMap<String, String>, &str, bool) {
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == ':';
    let end = tag.find(|c| !is_name(c)).unwrap();
    let name = tag[..end].to_owned();
    assert!(name.starts_with(|c: char| c.is_ascii_lowercase()), "a tag begins: {:?}", head(tag));
    let mut rest = &tag[end..];
    let mut attributes = BTreeMap::new();
    loop {
        if let Some(behind) = rest.strip_prefix("/>") {
            return (name, attributes, behind, true);
        }
        if let Some(behind) = rest.strip_prefix('>') {
            return (name, attributes, behind, false);
        }
        assert!(rest.starts_with(' '), "in <{name}: {:?}", head(rest));
        rest = &rest[1..];
        let end = rest.find(|c| !is_name_of_attribute(c)).unwrap();
        assert!(end > 0, "no attribute in <{name}: {:?}", head(rest));
        let attribute = rest[..end].to_owned();
        rest = &rest[end..];
        let mut value = String::new();
        if let Some(quoted) = rest.strip_prefix("=\"") {
            let end = quoted.find('"').unwrap();
            value = unescape(&quoted[..end]);
            rest = &quoted[end + 1..];
        }
        assert!(attributes.insert(attribute.clone(), value).is_none(), "{attribute} twice in <{name}");
    }
}

fn is_name_of_attribute(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-' || c == ':'
}

fn unescape(text: &str) -> String {
    assert!(!text.contains(['<', '>', '\0', '\r']), "{text:?} is not escaped");
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        let end = at + rest[at..].find(';').unwrap();
        // No other names are written.
        let named = [("&amp;", '&'), ("&lt;", '<'), ("&gt;", '>'), ("&quot;", '"'), ("&#13;", '\r')];
        let meant = named.into_iter().find(|(name, _)| *name == &rest[at..=end]);
        assert!(meant.is_some(), "{:?} is not escaped", &rest[at..=end]);
        out.extend(meant.map(|(_, c)| c));
        rest = &rest[end + 1..];
    }
    out + rest
}

/// All attributes of this name, with the element's name.
pub(super) fn attributes<'t>(tokens: &'t [Token], name: &str) -> Vec<(&'t str, &'t str)> {
    let of = |token: &'t Token| match token {
        Token::Start(element, attributes) => {
            attributes.get(name).map(|value| (element.as_str(), value.as_str()))
        }
        _ => None,
    };
    tokens.iter().filter_map(of).collect()
}

/// The text within each element of this name; of articles without what a `header` within them adds.
pub(super) fn texts(tokens: &[Token], name: &str) -> Vec<String> {
    let (mut texts, mut depth, mut in_header) = (Vec::new(), 0, false);
    for token in tokens {
        match token {
            Token::Start(element, _) if element == name => {
                depth += 1;
                texts.push(String::new());
            }
            Token::End(element) if element == name => depth -= 1,
            Token::Start(element, _) if element == "header" => in_header = true,
            Token::End(element) if element == "header" => in_header = false,
            Token::Text(text) if depth > 0 && !(in_header && name == "article") => {
                texts.last_mut().unwrap().push_str(text);
            }
            _ => {}
        }
    }
    texts
}

/// Asserts what holds of every page: no element or attribute that runs or loads something but the one style
/// and the one script, ids that stand once, and links and labels that lead to one.
pub(super) fn check(tokens: &[Token]) {
    let named = |wanted: &str| {
        tokens.iter().filter(|token| matches!(token, Token::Start(name, _) if name == wanted)).count()
    };
    assert_eq!((named("script"), named("style"), named("title"), named("main")), (1, 1, 1, 1));
    let known = [
        "html",
        "head",
        "meta",
        "link",
        "title",
        "style",
        "body",
        "a",
        "header",
        "h1",
        "h2",
        "p",
        "b",
        "q",
        "main",
        "div",
        "section",
        "svg",
        "g",
        "rect",
        "label",
        "input",
        "output",
        "ol",
        "li",
        "cite",
        "bdi",
        "span",
        "ul",
        "article",
        "mark",
        "blockquote",
        "pre",
        "footer",
        "script",
    ];
    let mut ids = BTreeSet::new();
    for token in tokens {
        let Token::Start(name, attributes) = token else { continue };
        assert!(known.contains(&name.as_str()), "<{name}> is not written");
        for (attribute, value) in attributes {
            assert!(
                !attribute.starts_with("on") && attribute != "style" && attribute != "src",
                "{attribute}"
            );
            match attribute.as_str() {
                "href" => assert!(value == "data:," || value.starts_with('#'), "a link to {value}"),
                "id" => assert!(ids.insert(value.clone()), "the id {value} twice"),
                _ => {}
            }
        }
    }
    for name in ["href", "for", "aria-labelledby"] {
        for (_, value) in attributes(tokens, name) {
            let target = value.trim_start_matches('#');
            assert!(
                value == "data:," || ids.contains(target),
                "{name} leads to {target}, which is not there"
            );
        }
    }
}
