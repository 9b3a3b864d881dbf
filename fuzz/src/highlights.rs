//! What holds of every summary marked in its text.

use epitome::render::highlight::{Highlights, Mode};
use epitome::{Document, Summary};
use std::collections::BTreeMap;

/// A tag, or the text between two of them, its character references decoded.
#[derive(Debug)]
enum Token {
    Open(String, Vec<(String, Option<String>)>),
    Close(String),
    Text(String),
}

/// Reads HTML as strictly as it is written: every `<` opens a tag of a known element, with attributes whose
/// values stand between quotation marks, and every `&` a reference that is needed.
fn tokens(html: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = html;
    while !rest.is_empty() {
        let Some(inside) = rest.strip_prefix('<') else {
            let (text, behind) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
            assert!(!text.contains(['>', '"']), "not escaped: {text:?}");
            tokens.push(Token::Text(decoded(text)));
            rest = behind;
            continue;
        };
        let (tag, behind) = inside.split_once('>').unwrap_or_else(|| panic!("a tag without end: {rest:?}"));
        rest = behind;
        if let Some(name) = tag.strip_prefix('/') {
            tokens.push(Token::Close(element(name)));
            continue;
        }
        let (name, mut attributes) = tag.split_at(tag.find(' ').unwrap_or(tag.len()));
        let mut found = Vec::new();
        while let Some(attribute) = attributes.strip_prefix(' ') {
            let end = attribute.find([' ', '=']).unwrap_or(attribute.len());
            let (name, value) = attribute.split_at(end);
            let is_known = |c: char| c.is_ascii_lowercase() || c == '-';
            assert!(!name.is_empty() && name.chars().all(is_known), "the attribute {name:?} in <{tag}>");
            if let Some(value) = value.strip_prefix("=\"") {
                let (value, behind) = value.split_once('"').unwrap_or_else(|| panic!("no end: <{tag}>"));
                found.push((name.to_owned(), Some(decoded(value))));
                attributes = behind;
            } else {
                found.push((name.to_owned(), None));
                attributes = value;
            }
        }
        assert_eq!(attributes, "", "in <{tag}>");
        tokens.push(Token::Open(element(name), found));
    }
    tokens
}

fn element(name: &str) -> String {
    const KNOWN: [&str; 15] = [
        "article",
        "header",
        "section",
        "h1",
        "h2",
        "p",
        "div",
        "ul",
        "li",
        "blockquote",
        "pre",
        "mark",
        "span",
        "a",
        "b",
    ];
    assert!(KNOWN.contains(&name), "the element {name:?}");
    name.to_owned()
}

fn decoded(text: &str) -> String {
    let mut decoded = String::new();
    let mut parts = text.split('&');
    decoded.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let (name, behind) = part.split_once(';').unwrap_or_else(|| panic!("not escaped: &{part}"));
        decoded.push_str(match name {
            "amp" => "&",
            "lt" => "<",
            "gt" => ">",
            "quot" => "\"",
            "#13" => "\r",
            _ => panic!("the reference &{name};"),
        });
        decoded.push_str(behind);
    }
    decoded
}

/// What stands in an element: its text, and the marks within by the place they begin at.
#[derive(Default)]
struct Marked {
    text: String,
    /// For each sentence its parts, in bytes of the text.
    sentences: BTreeMap<usize, Vec<std::ops::Range<usize>>>,
    terms: Vec<std::ops::Range<usize>>,
}

/// The articles of a marked text, by their source.
fn articles(html: &str) -> BTreeMap<usize, Marked> {
    let mut articles: BTreeMap<usize, Marked> = BTreeMap::new();
    let mut ids = Vec::new();
    let mut source = None;
    let mut in_header = false;
    // Each with the attributes that say what it is and where its text begins.
    let mut open: Vec<(String, Vec<(String, Option<String>)>, usize)> = Vec::new();
    for token in tokens(html) {
        match token {
            Token::Open(name, attributes) => {
                let value = |wanted: &str| {
                    attributes.iter().find(|(name, _)| name == wanted).and_then(|(_, value)| value.clone())
                };
                if name == "article" {
                    assert!(open.is_empty(), "an article in {open:?}");
                    source = value("data-source").and_then(|number| number.parse().ok());
                    articles.insert(source.expect("the number of a source"), Marked::default());
                }
                in_header |= name == "header";
                if let Some(id) = value("id") {
                    assert!(!ids.contains(&id), "{id} twice");
                    ids.push(id);
                }
                let at =
                    source.and_then(|source| articles.get(&source)).map_or(0, |article| article.text.len());
                open.push((name, attributes, at));
            }
            Token::Close(name) => {
                let (opened, attributes, start) =
                    open.pop().unwrap_or_else(|| panic!("</{name}> of nothing"));
                assert_eq!(opened, name, "elements overlap");
                in_header &= name != "header";
                let Some(article) = source.and_then(|source| articles.get_mut(&source)) else { continue };
                let range = start..article.text.len();
                let value = |wanted: &str| {
                    attributes.iter().find(|(name, _)| name == wanted).and_then(|(_, value)| value.as_deref())
                };
                match value("data-mark") {
                    Some("sentence") => {
                        let number = value("data-sentence").and_then(|n| n.parse().ok());
                        let number: usize = number.expect("the number of a sentence");
                        article.sentences.entry(number).or_default().push(range);
                    }
                    Some("term") => article.terms.push(range),
                    _ => assert_ne!(name, "mark", "a mark of nothing"),
                }
                if name == "article" {
                    source = None;
                }
            }
            Token::Text(text) => match source.and_then(|source| articles.get_mut(&source)) {
                Some(article) if !in_header => article.text.push_str(&text),
                Some(_) => {}
                None => assert_eq!(text.trim(), "", "outside of articles"),
            },
        }
    }
    assert!(open.is_empty(), "never closed: {open:?}");
    articles
}

/// Asserts of a summary marked in its document, in every format and mode: nothing of it is markup that was
/// not made by marking; without tags and colours it is the text; and every mark is a sentence of the summary,
/// or a term of the query.
pub fn assert_highlights(document: &Document<'_>, summary: &Summary<'_>, query: &str) {
    let highlights = Highlights::new(document, summary).and_then(|marked| marked.with_query(query));
    let highlights = highlights.unwrap_or_else(|error| panic!("{error}"));
    let html = highlights.html().with_id_prefix(query).to_string();
    let asked = document.terms_of(query).unwrap_or_default();
    let articles = articles(&html);
    assert_eq!(articles.len(), document.sources().len(), "{html}");
    for (&source, article) in &articles {
        let text = document.sources()[source].text();
        assert_eq!(article.text, text.replace('\0', "\u{FFFD}"), "{html}");
        let text = &article.text;
        // NUL, which becomes longer, moves what stands behind it, and parts words.
        if text.contains('\u{FFFD}') {
            continue;
        }
        let is_asked = |words: &str| {
            document.terms_of(words).unwrap_or_default().iter().any(|term| asked.contains(term))
        };
        for term in &article.terms {
            // A mark that stands behind another character may be of another word than one that stands alone.
            let before = text[..term.start].rsplit(char::is_whitespace).next().unwrap_or_default();
            let is_term =
                is_asked(&text[term.clone()]) || is_asked(&text[term.start - before.len()..term.end]);
            assert!(is_term, "{:?} in {html}", &text[term.clone()]);
        }
        let mut marked: Vec<_> = article.sentences.values().flatten().cloned().collect();
        marked.sort_by_key(|range| range.start);
        let chosen: Vec<_> = summary.iter().filter(|sentence| sentence.source() == source).collect();
        for range in &marked {
            let is_within = |of: std::ops::Range<usize>| of.start <= range.start && range.end <= of.end;
            assert!(chosen.iter().any(|sentence| is_within(sentence.range())), "{range:?} in {html}");
        }
        for sentence in chosen {
            let parts = marked
                .iter()
                .filter(|part| sentence.range().start <= part.start && part.end <= sentence.range().end);
            let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<String>();
            let parts: String = parts.map(|part| &text[part.clone()]).collect();
            assert_eq!(words(&parts), words(sentence.displayed()), "{html}");
        }
    }
    for mode in [Mode::Abstract, Mode::Hide, Mode::Bullets] {
        let highlights = Highlights::new(document, summary).and_then(|marked| marked.with_query(query));
        let highlights = highlights.unwrap_or_else(|error| panic!("{error}")).with_mode(mode);
        let html = highlights.html().with_id_prefix(query).to_string();
        let shown: String = tokens(&html)
            .into_iter()
            .map(|token| if let Token::Text(text) = token { text } else { String::new() })
            .collect();
        // What stands in an item has no marks of its list, and lines end anywhere.
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        let shown = letters(&shown);
        for sentence in summary {
            let words = letters(sentence.displayed());
            let end = words.char_indices().rev().take(8).last().map_or(0, |(at, _)| at);
            assert!(shown.contains(&words[end..]), "{words:?} is not in {shown:?}");
        }
        highlights.terminal().with_width(1).to_string();
        highlights.markdown().to_string();
    }
    let sources: Vec<&str> = document.sources().iter().map(|source| source.text()).collect();
    if let ([text], false) = (&sources[..], html.contains("<header>")) {
        let shown: String = text.replace("\r\n", "\n").chars().map(picture).collect();
        assert_eq!(without_colors(&highlights.terminal().to_string()), shown);
        let squeezed = |text: &str| text.replace(|c: char| c.is_whitespace() || is_picture(c), "");
        for width in [1, 20, 80] {
            let wrapped = without_colors(&highlights.terminal().with_width(width).to_string());
            assert_eq!(squeezed(&wrapped), squeezed(&shown), "at {width} columns");
        }
    }
}

/// A character as a terminal is given it.
fn picture(c: char) -> char {
    match c {
        '\t' | '\n' => c,
        '\0'..='\x1F' => char::from_u32(0x2400 + u32::from(c)).unwrap_or(c),
        '\x7F' => '\u{2421}',
        c if c.is_control() => '\u{FFFD}',
        c => c,
    }
}

/// The pictures of controls that are white space, which wrapping drops.
fn is_picture(c: char) -> bool {
    matches!(c, '\u{240B}'..='\u{240D}' | '\u{FFFD}')
}

/// A text without sequences that colour it; it has no others.
fn without_colors(text: &str) -> String {
    let mut plain = String::new();
    let mut parts = text.split('\x1b');
    plain.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let codes = part.strip_prefix('[').and_then(|part| part.split_once('m'));
        let (codes, behind) = codes.unwrap_or_else(|| panic!("a sequence of its own: {part:?}"));
        assert!(codes.bytes().all(|b| b.is_ascii_digit() || b == b';'), "{codes:?}");
        plain.push_str(behind);
    }
    plain
}

/// Asserts of a page with its summary marked in its own HTML: without the marks it is the page, byte for
/// byte, and no mark holds a tag.
#[cfg(feature = "html")]
pub fn assert_marked_page(html: &str, query: &str) {
    let page = epitome::layout::html::Page::new(html);
    let summarizer = epitome::Summarizer::new();
    let Ok(document) = summarizer.document(page.source()) else { panic!("a page is never refused") };
    let summary = summarizer.summarize(page.source(), 3);
    let highlights = Highlights::new(&document, &summary).and_then(|marked| marked.with_query(query));
    let highlights = highlights.unwrap_or_else(|error| panic!("{error}"));
    let places = page.places(html);
    let marked = highlights.html().mark_page(0, html, &places).unwrap_or_else(|error| panic!("{error}"));
    // A mark may be in the page already: what is added is told by going along the page.
    let (mut rest, mut depth) = (marked.as_str(), 0_usize);
    let mut page_left = html;
    while !rest.is_empty() {
        let added = rest
            .strip_prefix("<mark ")
            .filter(|tag| tag.starts_with("data-mark=\"") || tag.starts_with("id=\"epitome-"));
        if let Some(tag) = added.filter(|_| !page_left.starts_with(&rest[..rest.len().min(17)])) {
            depth += 1;
            rest = tag.split_once('>').map_or("", |(_, behind)| behind);
            continue;
        }
        if depth > 0 && rest.starts_with("</mark>") {
            depth -= 1;
            rest = &rest["</mark>".len()..];
            continue;
        }
        let (mine, of_page) = (rest.chars().next(), page_left.chars().next());
        assert_eq!(mine, of_page, "{rest:?} for {page_left:?} of {html:?}");
        let is_tag = |name: &str| name.starts_with(|c: char| c.is_ascii_alphabetic());
        let closes = page_left.strip_prefix("</").is_some_and(is_tag);
        assert!(depth == 0 || !closes, "a mark over a tag: {marked:?}");
        let length = mine.map_or(0, char::len_utf8);
        (rest, page_left) = (&rest[length..], &page_left[length..]);
    }
    assert_eq!((page_left, depth), ("", 0), "{marked:?}");
}
