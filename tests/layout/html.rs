//! Web pages: what is left of them, and where its ranges refer to.

use epitome::layout::{BlockKind, html::Page};
use epitome::{Outcome, Source, Summarizer};

const PAGE: &str = r#"<!DOCTYPE html><html lang="en"><head><title>The ferry returns</title>
<meta property="article:published_time" content="2023-05-04T09:15:00Z"></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
<article>
<p>Nine years after the flood, the little ferry between Oberau &amp; Weiden crosses the
   river again, and <b>six people</b> or one cow may ride on it.<br>The fare is one euro.</p>
<h2>A new hull</h2>
<p>The two parishes raised the money themselves, and a retired boat builder, who is eighty, did most of the work.</p>
<ul><li>Six people, or one cow</li><li>No lorries, whatever they say</li></ul>
<blockquote><p>Nobody was ever drowned by waiting, as my father used to say to those who were late.</p></blockquote>
<pre>ring  bell
  wait</pre>
<table><tr><td>Oberau</td><td>1911</td></tr><tr><td>Weiden</td><td>1923</td></tr></table>
<figure><img src="a.jpg" alt="the ferry"><figcaption>The ferry in May, seen from the bank</figcaption></figure>
<p>Whoever stands on the far bank may ring as well, and the old sign that says so has been painted anew.</p>
</article>
<footer>All rights reserved</footer></body></html>"#;

#[test]
fn elements_become_blocks() {
    let page = Page::new(PAGE);
    let blocks: Vec<_> = page.layout().blocks().iter().map(|b| (b.kind(), &page.text()[b.body()])).collect();
    let expected = [
        (
            BlockKind::Paragraph,
            "Nine years after the flood, the little ferry between Oberau & Weiden crosses the river again, and six \
             people or one cow may ride on it.",
        ),
        (BlockKind::Paragraph, "The fare is one euro."),
        (BlockKind::Heading, "A new hull"),
        (
            BlockKind::Paragraph,
            "The two parishes raised the money themselves, and a retired boat builder, who is eighty, did most of the \
             work.",
        ),
        (BlockKind::ListItem, "Six people, or one cow"),
        (BlockKind::ListItem, "No lorries, whatever they say"),
        (
            BlockKind::Quotation,
            "Nobody was ever drowned by waiting, as my father used to say to those who were late.",
        ),
        (BlockKind::Code, "ring  bell\n  wait"),
        (BlockKind::TableRow, "Oberau\t1911"),
        (BlockKind::TableRow, "Weiden\t1923"),
        (BlockKind::Boilerplate, "The ferry in May, seen from the bank"),
        (
            BlockKind::Paragraph,
            "Whoever stands on the far bank may ring as well, and the old sign that says so has been painted anew.",
        ),
    ];
    assert_eq!(blocks, expected);
}

#[test]
fn a_page_lends_a_source() {
    let page = Page::new(PAGE);
    assert_eq!(page.title(), Some("The ferry returns"));
    assert_eq!(page.date(), Some("2023-05-04T09:15:00Z"));
    let summary = Summarizer::new().summarize(page.source(), 2);
    assert_eq!(summary.len(), 2);
    for sentence in &summary {
        assert_eq!(&page.text()[sentence.range()], sentence.text());
        assert!(!sentence.text().contains("seen from the bank"));
    }
}

#[test]
fn a_broken_page_is_read_as_far_as_it_goes() {
    let broken = [
        "",
        "<",
        "<html>",
        "\0",
        "<!-- ",
        "</p></p>",
        "<p",
        "&",
        "<p title='>'>a",
        "<pre><h2>a</pre>",
        "<td>a<td>b",
        "<script>if (a < b) {}</script>",
        "plain words",
    ];
    for html in broken {
        let page = Page::new(html);
        assert!(page.text().trim().len() <= html.len(), "{html:?} gives {:?}", page.text());
        for block in page.layout().blocks() {
            assert!(!page.text()[block.range()].trim().is_empty(), "{html:?}");
        }
    }
    assert_eq!(*Summarizer::new().summarize(Page::new("").source(), 1).outcome(), Outcome::NoSentences);
}

#[test]
fn deep_nesting_is_no_danger() {
    let nested = |depth: usize| {
        let words = "The ferry crosses the river again. ".repeat(20);
        format!("<body>{}<p>{words}</p>{}</body>", "<div>".repeat(depth), "</div>".repeat(depth))
    };
    assert!(Page::new(&nested(200)).text().starts_with("The ferry crosses the river again."));
    assert_eq!(Page::new(&nested(100_000)).text(), "");
    // Paragraphs need no end tag, so these are not nested.
    let flat = "<p>The ferry crosses the river again, as it did nine years ago.".repeat(2000);
    assert_eq!(Page::new(&format!("<body><article>{flat}</article></body>")).layout().blocks().len(), 2000);
}

#[test]
fn the_layout_of_another_text_is_refused() {
    let page = Page::new(PAGE);
    let source = Source::new("Short.").with_layout(page.layout());
    assert!(Summarizer::new().document(source).unwrap_err().is_contract());
}
