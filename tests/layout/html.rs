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
    // Past the bound there is no article, but what the page says is not lost.
    let deep = Page::new(&nested(100_000));
    assert!(deep.is_whole());
    assert!(deep.text().starts_with("The ferry crosses the river again."));
    assert!(!Page::new(&nested(200)).is_whole());
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

/// An article of a few paragraphs within a page.
fn article(before: &str) -> String {
    let sentence = "The ferry crosses the river again, as it did before the flood, and it carries one cow.";
    format!(
        "<html><head><title>The ferry</title></head><body>{before}<article>{}</article></body></html>",
        format!("<p>{sentence}</p>").repeat(12)
    )
}

#[test]
fn what_only_looks_like_a_tag_nests_nothing() {
    let opened = "<div>".repeat(2000);
    let befores = [
        format!("<script>var a = '{opened}';</script>"),
        format!("<style>/* {opened} */</style>"),
        format!("<!-- {opened} -->"),
        format!("<p title=\"{opened}\">"),
        format!("<svg>{}</svg>", "<path d='M0 0'/>".repeat(2000)),
    ];
    for before in befores {
        let page = Page::new(&article(&before));
        assert!(!page.is_whole(), "{}", &before[..40]);
        assert_eq!(page.text().matches("one cow").count(), 12, "{}", &before[..40]);
    }
}

#[test]
fn a_quotation_mark_opens_a_value_only_behind_an_equals_sign() {
    for tag in ["<p \">", "<p '>", "<p alt=\"a\"b\">", "<p title=say\"s>", "<p title = 'a > b'>"] {
        let html = article("").replacen("<p>", tag, 2);
        assert_eq!(Page::new(&html).text().matches("one cow").count(), 12, "{tag}");
    }
}

/// Each of these makes a parser, a serializer or the rating of elements do more than the page is long:
/// without a bound the first would take minutes. How long they take is for benchmarks; here they end, and
/// their text is bounded.
#[test]
fn the_text_of_any_page_is_bounded() {
    let bold = (0..990).map(|i| format!("<b id={i}>")).collect::<Vec<_>>().concat();
    let attributes = (0..40_000).map(|i| format!(" a{i}")).collect::<Vec<_>>().concat();
    let pages = [
        format!("<div>{bold}{}", "<p>x".repeat(20_000)),
        format!("<div>{}{}", &bold[..9 * 190], "<p>x</p>".repeat(20_000)),
        format!("<body><p{attributes}>The ferry crosses the river."),
        format!("<body><p>{}", "& ".repeat(400_000)),
        format!("<body><p>{}", "&</x>".repeat(100_000)),
        format!("<body>{}{}", "<div>".repeat(250), "<p>The ferry crosses the river.</p>".repeat(2_000)),
        format!("<table>{}", "<b>x<p>y".repeat(20_000)),
        "<template>".repeat(50_000),
        "<script>".repeat(50_000),
        format!("<script>{}", "</".repeat(200_000)),
        "<".repeat(300_000),
        format!("<body>{}", "<h1><div>".repeat(120)),
        format!("<title>{}</title><body>{}", "word ".repeat(40_000), "<h2>two words</h2>".repeat(40_000)),
    ];
    for html in pages {
        let page = Page::new(&html);
        assert!(page.text().len() <= 3 * html.len() + 3, "{}", &html[..60]);
    }
}

#[test]
fn a_parser_that_opens_elements_anew_ends_in_the_page_as_a_whole() {
    let bold = (0..990).map(|i| format!("<b id={i}>")).collect::<Vec<_>>().concat();
    let page = Page::new(&format!("<div>{bold}{}", "<p>The ferry crosses the river again.</p>".repeat(1000)));
    assert!(page.is_whole());
    assert_eq!(page.text().matches("The ferry").count(), 1000);
}

#[test]
fn next_to_nothing_of_much_prose_gives_way_to_the_whole_page() {
    let told =
        "The parish paid for a new hull, and a boat builder of eighty years did most of the work, he says.";
    let part = |i: i32| format!("<section><blockquote>{i}: {told}</blockquote></section>");
    let parts = (0..40).map(part).collect::<Vec<_>>().concat();
    let html = format!(
        "<html><head><title>The ferry</title></head><body><div class='comment sidebar'>{parts}</div>\
         <article>{}</article></body></html>",
        "<p>The ferry crosses the river again, as it did before the flood, and carries one cow.</p>"
            .repeat(7)
    );
    let page = Page::new(&html);
    assert!(page.is_whole());
    assert_eq!(page.text().matches("The parish paid").count(), 40);
    assert_eq!(page.title(), Some("The ferry"));
}

#[test]
fn the_title_is_the_top_heading_that_says_the_same() {
    let title = |title: &str, heading: &str, site: &str| {
        let html = article(&format!("<h1>{heading}</h1>"))
            .replace("<title>The ferry</title>", &format!("<title>{title}</title>{site}"));
        Page::new(&html).title().unwrap().to_owned()
    };
    let site = "<meta property='og:site_name' content='Wick Post'>";
    let cases = [
        (
            "Ferry back after nine years: all you need to know",
            "The ferry is <i>back</i>",
            "",
            "The ferry is back",
        ),
        ("The ferry is back on the river - Wick Post", "Weather", site, "The ferry is back on the river"),
        ("Wick Post | The ferry is back on the river", "Weather", site, "The ferry is back on the river"),
        (
            "Wick Post moves house after sixty years",
            "Weather",
            site,
            "Wick Post moves house after sixty years",
        ),
        // The heading is the site's name, which only the element has.
        ("Nine reasons to love a ferry - Wick Post", "Wick Post", "", "Nine reasons to love a ferry"),
    ];
    for (given, heading, site, expected) in cases {
        assert_eq!(title(given, heading, site), expected, "{given}");
    }
}

#[test]
fn date_and_language_come_from_where_the_page_has_them() {
    let linked = r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle",
        "headline": "The ferry returns to the river", "datePublished": "2024-03-12"}</script>"#;
    let html =
        article("").replace("<title>The ferry</title>", linked).replace("<html>", "<html lang=\"en-GB\">");
    let page = Page::new(&html);
    assert_eq!(page.title(), Some("The ferry returns to the river"));
    assert_eq!(page.date(), Some("2024-03-12"));
    assert_eq!(page.language(), Some(epitome::Language::English));
    assert_eq!(Page::new(&article("")).language(), None);
}

#[test]
fn what_is_hidden_is_not_read_and_what_is_sent_later_is() {
    let hidden = "<p>Read on <span class='sr-only'>about the bridge that was closed</span> here, the ferryman says.</p>";
    let page = Page::new(&article("").replacen("<p>", &format!("{hidden}<p>"), 2));
    assert!(!page.text().contains("bridge"), "{}", page.text());
    let html = article("").replace("<article>", "<div hidden id='S:0'>").replace("</article>", "</div>");
    assert_eq!(Page::new(&html).text().matches("one cow").count(), 12);
    let html =
        article("").replace("<article>", "<div hidden>").replace("</article>", "</div><p>No cow today.</p>");
    assert_eq!(Page::new(&html).text().matches("one cow").count(), 0);
}

#[test]
fn small_parts_are_told_by_their_names_and_long_ones_are_not() {
    let bio = "<div class='author-bio'>Ida Marlowe has written about rivers for ten years.</div>";
    let page = Page::new(&article("").replacen("</p>", &format!("</p>{bio}"), 2));
    assert!(!page.text().contains("Ida Marlowe"));
    let html = article("").replace("<article>", "<article class='has-newsletter'>");
    assert_eq!(Page::new(&html).text().matches("one cow").count(), 12);
}

#[test]
fn escaped_markup_is_no_text_but_in_code() {
    let escaped = "<p>&lt;span style=\"color:red\"&gt;The bell&lt;/span&gt; is rung before the ferry leaves the bank.</p>\
                   <p>Write <code>&lt;a href=\"x\"&gt;</code> for a link, and mind that 3 &lt; 5 holds as well.</p>";
    let page = Page::new(&article("").replacen("<p>", &format!("{escaped}<p>"), 1));
    assert!(page.text().contains("The bell is rung before"), "{}", page.text());
    assert!(
        page.text().contains("Write <a href=\"x\"> for a link, and mind that 3 < 5 holds"),
        "{}",
        page.text()
    );
}

#[test]
fn bytes_are_decoded_by_mark_by_declaration_and_by_what_they_are() {
    let words = "Das Fährschiff überquert den Fluß.";
    let of = |head: &str| format!("<html><head>{head}</head><body><p>{words}</p></body></html>");
    let single = |html: &str| html.chars().map(|c| c as u32 as u8).collect::<Vec<_>>();
    let utf16 = |html: &str| html.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
    let pages = [
        of("").into_bytes(),
        of("<meta charset=latin1>").into_bytes(),
        single(&of("<meta charset='iso-8859-1'>")),
        single(&of("<meta http-equiv=Content-Type content='text/html; charset=windows-1252'>")),
        single(&format!("<?xml version='1.0' encoding='iso-8859-1'?>{}", of(""))),
        single(&of("")),
        single(&of("<meta charset=utf-8>")),
        utf16(&of("")),
        utf16(&format!("\u{feff}{}", of("<meta charset=utf-8>"))),
    ];
    for (number, bytes) in pages.iter().enumerate() {
        assert_eq!(Page::from_bytes(bytes).text().trim(), words, "{number}");
    }
}
