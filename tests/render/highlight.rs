//! A summary marked in its text: properties of every format, and cases looked at.

use super::sources;
use epitome::render::highlight::{Highlights, Mode, Strength};
use epitome::{Budget, Document, Layout, Source, Summarizer, Summary};
use epitome_fuzz::assert_highlights;
use proptest::prelude::*;

/// A document and a summary of it.
fn summarized<'t>(
    sources: impl Into<epitome::Sources<'t>>,
    method: &str,
    budget: impl Into<Budget>,
) -> (Document<'t>, Summary<'t>) {
    let summarizer = Summarizer::new().with_method(method.parse().unwrap());
    let document = summarizer.document(sources).unwrap();
    let summary = summarizer.select(&document, &summarizer.score(&document).unwrap(), budget).unwrap();
    (document, summary)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn marks_change_no_text(sources in sources(), k in 0_usize..6, query in "[a-z<>&\"' ]{0,12}|rivers rose|橋") {
        let given: Vec<Source<'_>> = sources.iter().map(|(text, title)| {
            let source = Source::new(text).with_id("<i id=\"x\">");
            title.map_or(source, |title| source.with_title(title))
        }).collect();
        let (document, summary) = summarized(given, "default", k);
        assert_highlights(&document, &summary, &query);
    }

    #[test]
    fn of_any_characters_none_is_markup(text in "(\\PC|[\\x00-\\x20<>&\"'\\u{80}-\\u{9f}\\u{202e}]){0,60}", k in 0_usize..4) {
        let (document, summary) = summarized(&text, "lead", k);
        assert_highlights(&document, &summary, &text);
    }

    /// What wrapping promises, on texts whose characters are each as wide as one.
    #[test]
    fn no_line_is_wider_than_told(sources in sources(), width in 1_usize..60) {
        let text = sources[0].0.replace(|c: char| !c.is_ascii(), "o");
        let (document, summary) = summarized(&text, "default", 2);
        let highlights = Highlights::new(&document, &summary).unwrap().with_query("river").unwrap();
        for color in [false, true] {
            let shown = highlights.terminal().with_color(color).with_width(width).to_string();
            let shown = shown.split('\x1b').map(|part| part.split_once('m').filter(|(codes, _)| codes.starts_with('[')).map_or(part, |(_, behind)| behind)).collect::<String>();
            for line in shown.lines() {
                prop_assert!(line.chars().count() <= width, "{:?} at {}", line, width);
            }
        }
    }
}

const TEXT: &str = "# Flood\n\nRain fell on <all> hills. The river rose over its banks. Ann & Ben rowed.\n\n\
    - A bridge fell.\n- Rivers carried it off.";

#[test]
fn modes_of_plain_text_by_hand() {
    let (document, summary) = summarized(TEXT, "default", Budget::percent(100));
    let kept: Vec<_> = summary.iter().map(|sentence| sentence.text().to_owned()).collect();
    assert_eq!(kept.len(), 5);
    let (_, summary) = summarized(TEXT, "lead", 1);
    let plain = |mode| {
        let highlights = Highlights::new(&document, &summary).unwrap().with_query("rain").unwrap();
        highlights.with_mode(mode).plain().to_string()
    };
    let whole = TEXT.replace("Rain fell on <all> hills.", ">>*Rain* fell on <all> hills.<<");
    assert_eq!(plain(Mode::InPlace), whole);
    assert_eq!(plain(Mode::Abstract), format!("*Rain* fell on <all> hills.\n\n* * *\n\n{whole}"));
    assert_eq!(plain(Mode::Hide), "# Flood\n\n*Rain* fell on <all> hills.");
    assert_eq!(plain(Mode::Bullets), "- *Rain* fell on <all> hills.");
}

/// What is left out between two sentences of a block is an ellipsis; before and behind them nothing is.
#[test]
fn hide_shows_that_something_was_left_out_between() {
    let text = "Rain fell. The river rose over its banks. Ann rowed. Ben swam to the mill.";
    let summarizer = Summarizer::new().with_must("banks swam").with_method("lead".parse().unwrap());
    let document = summarizer.document(text).unwrap();
    let summary = summarizer.select(&document, &summarizer.score(&document).unwrap(), 2).unwrap();
    let highlights = Highlights::new(&document, &summary).unwrap().with_mode(Mode::Hide);
    assert_eq!(highlights.plain().to_string(), "The river rose over its banks. … Ben swam to the mill.");
    let html = highlights.html().to_string();
    assert!(html.contains("</mark><span data-mark=\"omitted\"> … </span><mark "), "{html}");
}

#[test]
fn a_sentence_over_a_gap_is_marked_before_and_behind_it() {
    let text = "[00:09] The ferry between\n[00:12] the two villages is gone.\n[00:17] It sank.";
    let (document, summary) = summarized(text, "lead", 1);
    let highlights = Highlights::new(&document, &summary).unwrap();
    let html = highlights.html().to_string();
    assert_eq!(html.matches("data-sentence=\"0\"").count(), 2, "{html}");
    assert_eq!(html.matches(" id=").count(), 1, "{html}");
    assert!(html.contains("</mark><span data-mark=\"gap\">\n[00:12] </span><mark data-mark"), "{html}");
    let bullets = highlights.with_mode(Mode::Bullets);
    assert_eq!(bullets.plain().to_string(), "- [00:09] The ferry between the two villages is gone.");
    // Where the rest is hidden, so is what interrupts the sentence, but for its line end.
    let hide = Highlights::new(&document, &summary).unwrap().with_mode(Mode::Hide);
    assert_eq!(hide.plain().to_string(), "[00:09] The ferry between\nthe two villages is gone.");
}

#[test]
fn strengths_by_rank_score_and_none() {
    let text = "Rain fell. The river rose. Ann rowed. Ben swam. The mill stood.";
    let (document, summary) = summarized(text, "lead", 5);
    let levels = |strength| {
        let highlights = Highlights::new(&document, &summary).unwrap().with_strength(strength);
        let html = highlights.html().to_string();
        html.split("data-strength=\"").skip(1).map(|rest| rest[..1].to_owned()).collect::<String>()
    };
    assert_eq!(levels(Strength::Rank), "54321");
    assert_eq!(levels(Strength::Even), "55555");
    let best = summary.iter().map(epitome::Sentence::score).fold(0.0, f64::max);
    let of_scores: String =
        summary.iter().map(|s| ((s.score() / best * 5.0).ceil().clamp(1.0, 5.0)).to_string()).collect();
    assert_eq!(levels(Strength::Score), of_scores);
}

#[test]
fn context_is_marked_as_such() {
    let summarizer = Summarizer::new().with_context(1).with_must("Ann");
    let text = "Rain fell. The river rose. Ann rowed to the mill. Ben swam. The mill stood.";
    let document = summarizer.document(text).unwrap();
    let summary = summarizer.select(&document, &summarizer.score(&document).unwrap(), 3).unwrap();
    let html = Highlights::new(&document, &summary).unwrap().html().to_string();
    let shown = summary.iter().filter(|sentence| sentence.is_context()).count();
    assert!(shown > 0);
    assert_eq!(html.matches("data-strength=\"1\" data-context>").count(), shown, "{html}");
}

#[test]
fn a_summary_of_another_text_is_refused() {
    let (document, _) = summarized(TEXT, "lead", 1);
    for other in ["Snow fell on all of the hills.", "", "# Flood\n\nSnow fell on <all> hills. No more."] {
        let (_, summary) = summarized(other, "lead", 2);
        let refused = Highlights::new(&document, &summary).map(|_| ());
        assert_eq!(refused.is_err(), !summary.is_empty(), "{other}");
        if let Err(error) = refused {
            assert!(error.to_string().starts_with("parameter 'summary' is 1:"), "{error}");
        }
    }
}

/// Attributes of the caller's own are escaped; what is no name, or not the caller's to give, is left out.
#[test]
fn attributes_are_escaped() {
    let (document, summary) = summarized("Rain fell.", "lead", 1);
    let highlights = Highlights::new(&document, &summary).unwrap();
    let html = highlights.html().with_id_prefix("a b\"<").with_attributes(|index| {
        vec![("title", format!("\"><b>{index}")), ("x onclick", String::new()), ("ID", "x".to_owned())]
    });
    let html = html.to_string();
    assert!(html.contains("<mark id=\"a-b&quot;&lt;0\" "), "{html}");
    assert!(html.contains(" title=\"&quot;&gt;&lt;b&gt;0\">Rain"), "{html}");
    assert!(!html.contains("onclick") && !html.contains("ID"), "{html}");
}

/// Lines of wide letters end between any two of them, but not before a mark that closes, or behind one that
/// opens.
#[test]
fn wide_letters_take_two_columns() {
    let (document, summary) = summarized("東京の橋は閉鎖された。「雨が降る」と言う。", "lead", 1);
    let shown = Highlights::new(&document, &summary).unwrap().terminal().with_width(12).to_string();
    let marked = |line: &str| format!("\x1b[38;5;16;48;5;220m{line}\x1b[0m");
    let first = ["東京の橋は閉", "鎖された。"].map(marked).join("\n");
    assert_eq!(shown, first + "\n「雨が降る」\nと言う。");
}

/// A terminal is not told what to do by the text.
#[test]
fn control_characters_are_pictures() {
    let (document, summary) = summarized("Rain \x1b[31mfell\x07 and \u{9b}2J fell. It rose.", "lead", 1);
    let shown = Highlights::new(&document, &summary).unwrap().plain().to_string();
    assert_eq!(shown, ">>Rain ␛[31mfell␇ and \u{FFFD}2J fell.<< It rose.");
}

#[test]
fn lists_hang_and_code_is_not_wrapped() {
    let text = "Tools that are needed:\n\n- a spade, a rake and a long hose\n- a barrow\n\n```\nlet rain = fell(and_fell);\n```\n";
    assert_eq!(Layout::of(text).blocks().len(), 4);
    let (document, summary) = summarized(text, "lead", 0);
    let shown = Highlights::new(&document, &summary).unwrap().plain().with_width(16).to_string();
    assert_eq!(
        shown,
        "Tools that are\nneeded:\n\n- a spade, a\n  rake and a\n  long hose\n- a barrow\n\n```\nlet rain = fell(and_fell);\n```\n"
    );
}

/// A text, how it is summarized and marked, and the file of `tests/data/highlight` that holds what comes out.
/// Each of them was looked at in a browser, in a terminal or as it is; `BLESS=1` writes them anew, to be
/// looked at again.
#[cfg(feature = "stemmers")]
#[test]
fn texts_are_marked_as_in_the_files_that_were_looked_at() {
    let read =
        |name: &str| std::fs::read_to_string(crate::repository("tests/data/highlight").join(name)).unwrap();
    let golden = |name: &str, shown: &str| {
        if std::env::var_os("BLESS").is_some() {
            std::fs::write(crate::repository("tests/data/highlight").join(name), shown).unwrap();
        }
        assert_eq!(shown, read(name), "{name}");
    };
    let flood = read("flood.txt");
    let (document, summary) = summarized(&flood, "lead", 5);
    let marked = |mode| {
        Highlights::new(&document, &summary).unwrap().with_query("river flooded").unwrap().with_mode(mode)
    };
    golden("flood.html", &marked(Mode::InPlace).html().page());
    golden("flood.abstract.html", &marked(Mode::Abstract).html().to_string());
    golden("flood.hide.md", &marked(Mode::Hide).markdown().to_string());
    golden("flood.md", &marked(Mode::InPlace).markdown().to_string());
    golden("flood.ansi", &marked(Mode::Abstract).terminal().with_width(60).to_string());
    golden("flood.plain", &marked(Mode::InPlace).plain().to_string());
    golden("flood.bullets", &marked(Mode::Bullets).plain().with_width(60).to_string());

    let arabic = read("flood_ar.txt");
    let (document, summary) = summarized(&arabic, "lead", 2);
    let highlights = Highlights::new(&document, &summary)
        .unwrap()
        .with_query("\u{627}\u{644}\u{646}\u{647}\u{631}")
        .unwrap();
    golden("flood_ar.html", &highlights.html().page());
    golden("flood_ar.ansi", &highlights.terminal().with_width(60).to_string());

    #[cfg(feature = "html")]
    {
        let html = read("page.html");
        let page = epitome::layout::html::Page::new(&html);
        let (document, summary) = summarized(page.source(), "lead", 4);
        let highlights = Highlights::new(&document, &summary).unwrap().with_query("ferries").unwrap();
        let marked = highlights.html().with_style().mark_page(0, &html, &page.places(&html)).unwrap();
        golden("page.marked.html", &marked);
    }
}

/// Markdown that a parser reads shows the text, and the summary's sentences as strong.
#[test]
fn markdown_shows_the_text_and_its_marks() {
    use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
    let texts = [
        TEXT,
        "1. Rain *fell* in __Oberau__.\n2. It _rose_ by 3 `m`.",
        "Rain fell at <b>noon</b>. [It](x) rose! # no heading #\n\n1) no list. A | b | c.",
        "Flood #\n=======\n\n+ more rain. \\* and &amp; ~~not~~ $x$.",
        "\u{6771}\u{4eac}\u{306e}\u{6a4b}\u{306f}\u{9589}\u{9396}\u{3055}\u{308c}\u{305f}\u{3002}\u{96e8}\u{304c}\u{964d}\u{308b}\u{3002}",
    ];
    for text in texts {
        for k in 0..3 {
            let (document, summary) = summarized(text, "lead", k);
            let highlights =
                Highlights::new(&document, &summary).unwrap().with_query("rain rose \u{6a4b}").unwrap();
            let (mut shown, mut strong, mut depth) = (String::new(), String::new(), 0);
            for event in Parser::new_ext(&highlights.markdown().to_string(), Options::all()) {
                match event {
                    Event::Start(Tag::Strong) => depth += 1,
                    Event::End(TagEnd::Strong) => depth -= 1,
                    Event::InlineHtml(tag) => match &*tag {
                        "<strong>" => depth += 1,
                        "</strong>" => depth -= 1,
                        "<em>" | "</em>" => {}
                        _ => panic!("{tag} of {text:?}"),
                    },
                    Event::Text(words) => {
                        shown += &words;
                        strong += if depth > 0 { &words } else { "" };
                    }
                    Event::Code(_) | Event::Html(_) | Event::InlineMath(_) => panic!("{event:?} of {text:?}"),
                    _ => {}
                }
            }
            // Without white space, and the marks of lists and headings, which a parser reads.
            let letters = |text: &str| text.replace(|c: char| c.is_whitespace(), "");
            let mut own = String::new();
            for (_, block) in document.blocks() {
                own += &text[block.body()];
            }
            assert_eq!(letters(&shown), letters(&own), "{}", highlights.markdown());
            let bodies: String = summary.iter().map(|sentence| document.body(sentence.index())).collect();
            assert_eq!(letters(&strong), letters(&bodies), "{}", highlights.markdown());
        }
    }
}

#[cfg(feature = "html")]
mod pages {
    use super::*;
    use epitome::layout::html::Page;
    use epitome_fuzz::assert_marked_page;

    /// A page of pieces: frames, paragraphs with elements within, references, markup left open.
    fn page() -> impl Strategy<Value = String> {
        let piece = prop::sample::select(vec![
            "<p>Rain fell on the <b>hills &amp; valleys</b> all week. ",
            "<p>The river <em>ro</em>se over its&nbsp;banks, and nobody was there to see it. ",
            "</p>",
            "<nav><a href=\"/\">The river rose</a></nav>",
            "<mark>People left</mark> their houses by boat, as they had done before. ",
            "<!-- Rain fell on the hills -->",
            "<ul><li>Six people, or one cow &#x2014; no lorries whatever they say.</li></ul>",
            "<script>if (a < b) { say(\"Rain fell on the hills\"); }</script>",
            "<svg><text>Rain fell on the hills and valleys</text></svg>",
            "<h2>A flood < of sorts</h2>",
            "<br>",
            "<table><tr><td>Oberau</td><td>4.12</td></tr></table>",
            "&bogus; &copy 2020 </div><div>",
            "\u{6771}\u{4eac}\u{306e}\u{6a4b}\u{306f}\u{9589}\u{9396}\u{3055}\u{308c}\u{305f}\u{3002}",
        ]);
        prop::collection::vec(piece, 0..25).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn without_its_marks_a_page_is_what_it_was(html in page(), query in "rain|river banks|lorries") {
            assert_marked_page(&html, &query);
        }
    }

    /// What is marked in a page is the sentence, and stands in the article.
    #[test]
    fn what_is_marked_is_the_sentence() {
        let html = std::fs::read_to_string(crate::repository("tests/data/highlight/page.html")).unwrap();
        let page = Page::new(&html);
        let places = page.places(&html);
        let (document, _) = summarized(page.source(), "lead", 1);
        assert!(document.len() >= 6, "{}", page.text());
        let article = html.find("<article>").unwrap()..html.find("</article>").unwrap();
        for index in 0..document.len() {
            let pieces = places.pieces(document.range(index));
            let marked: String = pieces.iter().map(|piece| html[piece.clone()].to_owned() + " ").collect();
            let marked = marked.replace("&amp;", "&").replace("&#46;", ".");
            let letters = |text: &str| text.replace(char::is_whitespace, "");
            assert_eq!(letters(&marked), letters(document.sentence(index)));
            assert!(pieces.iter().all(|piece| article.contains(&piece.start)), "{marked}");
        }
    }

    #[test]
    fn places_of_another_page_are_refused() {
        let html = "<p>Rain fell on the hills for a week.</p>";
        let page = Page::new(html);
        let (document, summary) = summarized(page.source(), "lead", 1);
        let highlights = Highlights::new(&document, &summary).unwrap();
        let places = page.places(html);
        assert!(highlights.html().mark_page(0, "<p>Rain fell.</p>", &places).unwrap_err().is_parameter());
        let other = format!("<p>R\u{e9}{}", &html[6..]);
        assert_eq!(other.len(), html.len());
        let _ = highlights.html().mark_page(0, &other, &places); // never a panic
        let error = highlights.html().mark_page(1, html, &places).unwrap_err();
        assert_eq!(error.to_string(), "parameter 'source' is 1, but must be the number of a source");
    }

    /// No part of it stands once, so that nothing but the order of the parts tells where each is.
    #[test]
    fn a_long_text_of_repeated_blocks_is_found_in_its_page() {
        let n = 4000;
        let mut html = String::from("<article>");
        html += &"<p>Rain fell on the hills and on the valleys.</p>".repeat(n);
        for i in 0..n {
            html += "<p>";
            html += &"ab".repeat(i % 7);
        }
        html += &"<p>- - - - - - - - - - - - - - -</p>".repeat(n);
        let page = Page::new(&html);
        let places = page.places(&html);
        assert!(!places.pieces(0..page.text().len()).is_empty());
    }
}
