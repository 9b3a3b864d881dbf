//! The layout of small texts of our own writing, each line of which says what it is.
#![expect(clippy::expect_used, clippy::panic, reason = "a case that cannot be read fails its test")]

use epitome::Layout;
use epitome::layout::{Block, BlockKind, LayoutOptions, LineBreaks};
use epitome_fuzz::assert_layout;

/// A text and the blocks it should have: kind, reason where one is named, and the text of the block.
struct Case {
    name: String,
    text: String,
    blocks: Vec<(BlockKind, String, String)>,
}

/// Reads a file of cases: `=== name`, then lines of `tag|text`.
fn cases(file: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for line in file.lines().filter(|line| !line.starts_with("//")) {
        if let Some(name) = line.strip_prefix("=== ") {
            cases.push(Case { name: name.into(), text: String::new(), blocks: Vec::new() });
            continue;
        }
        let case = cases.last_mut().expect("a case begins with its name");
        let (tag, text) = line.split_once('|').unwrap_or(("", ""));
        assert!(line.is_empty() || line.contains('|'), "no tag: {line}");
        if !case.text.is_empty() {
            case.text.push('\n');
        }
        case.text.push_str(text);
        let (tag, reason) = tag.split_once(':').unwrap_or((tag, ""));
        let kind = match tag {
            "" => continue,
            "+" => {
                let (_, _, block) = case.blocks.last_mut().expect("a line before it");
                let gap = case.text.len() - text.len();
                let start = case.text[..gap].rfind(block.as_str()).expect("the block so far");
                case.text[start..].trim_end().clone_into(block);
                continue;
            }
            "T" => BlockKind::Title,
            "H" => BlockKind::Heading,
            "P" => BlockKind::Paragraph,
            "L" => BlockKind::ListItem,
            "Q" => BlockKind::Quotation,
            "S" => BlockKind::Turn,
            "C" => BlockKind::Code,
            "R" => BlockKind::TableRow,
            "F" => BlockKind::Boilerplate,
            _ => panic!("unknown tag: {line}"),
        };
        case.blocks.push((kind, reason.into(), text.trim().into()));
    }
    cases
}

fn check(file: &str) -> (usize, usize) {
    let (mut boilerplate, mut content) = (0, 0);
    let mut faults = Vec::new();
    for case in cases(file) {
        let layout = Layout::of(&case.text);
        let found: Vec<_> = layout
            .blocks()
            .iter()
            .map(|b| {
                (
                    b.kind(),
                    b.reason().map(|r| format!("{r:?}").to_lowercase()).unwrap_or_default(),
                    &case.text[b.range()],
                )
            })
            .collect();
        for (kind, reason, text) in &case.blocks {
            let is_boilerplate = *kind == BlockKind::Boilerplate;
            boilerplate += usize::from(is_boilerplate);
            content += usize::from(kind.is_prose());
            match found.iter().find(|(_, _, other)| other == text) {
                Some((k, r, _)) if k == kind && (reason.is_empty() || r == reason) => {}
                other => faults.push(format!("{}: {kind:?} {reason} {text:?} is {other:?}", case.name)),
            }
        }
        if found.len() != case.blocks.len() {
            faults.push(format!("{}: {} blocks, not {}", case.name, found.len(), case.blocks.len()));
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
    (boilerplate, content)
}

#[test]
#[cfg_attr(not(feature = "languages"), ignore = "other languages have no lists")]
fn what_stands_around_a_text_is_boilerplate() {
    let (boilerplate, _) = check(include_str!("../data/layout/boilerplate.txt"));
    assert!(boilerplate >= 60, "{boilerplate} lines of boilerplate");
}

#[test]
fn what_looks_like_boilerplate_may_be_content() {
    let (_, content) = check(include_str!("../data/layout/content.txt"));
    assert!(content >= 60, "{content} lines of content");
}

#[test]
#[cfg_attr(not(feature = "languages"), ignore = "other languages have no lists")]
fn pages_without_spaces_between_words_have_boilerplate_too() {
    let (boilerplate, content) = check(include_str!("../data/layout/east_asia.txt"));
    assert!(boilerplate >= 40 && content >= 14, "{boilerplate} lines of boilerplate, {content} of content");
}

#[test]
fn what_stands_outside_the_article_of_a_page_is_boilerplate() {
    let (boilerplate, content) = check(include_str!("../data/layout/pages.txt"));
    assert!(boilerplate >= 20 && content >= 8, "{boilerplate} lines of boilerplate, {content} of content");
}

#[test]
#[cfg_attr(not(feature = "languages"), ignore = "other languages have no lists")]
fn chats_have_turns_and_lines_of_their_own() {
    check(include_str!("../data/layout/chats.txt"));
}

#[test]
fn sentences_go_on_behind_the_times_of_subtitles() {
    check(include_str!("../data/layout/subtitles.txt"));
}

#[test]
#[cfg_attr(not(feature = "languages"), ignore = "other languages have no lists")]
fn mails_have_heads_quotations_and_signatures() {
    check(include_str!("../data/layout/mails.txt"));
}

#[test]
fn sentences_go_on_behind_the_heads_of_pages() {
    // A form feed cannot be seen in a file of cases.
    check(&include_str!("../data/layout/printed.txt").replace("\\f", "\u{C}"));
}

#[test]
fn files_of_other_marks_than_markdown_have_layouts() {
    check(include_str!("../data/layout/files.txt"));
}

#[test]
#[cfg_attr(not(feature = "languages"), ignore = "other languages have no lists")]
fn notices_are_told_from_sentences_that_look_like_them() {
    let (boilerplate, content) = check(include_str!("../data/layout/notices.txt"));
    assert!(boilerplate >= 11 && content >= 35, "{boilerplate} notices, {content} lines of content");
}

#[test]
fn a_page_glued_to_one_line_is_cut_where_its_elements_meet() {
    let article = "The little ferry between Oberau and Weiden will cross the Aller again from Saturday, nine years \
                   after a flood tore it from its rope. The two parishes raised the money for a new hull \
                   themselves, and a retired boat builder did most of the work in a barn behind the church. It \
                   carries six people or one cow, as it always did, and the fare is one euro for either. The \
                   ferryman rings a bell when he is about to leave, and whoever stands on the far bank may ring \
                   as well. The old sign that says so was painted anew by the pupils of the village school.";
    let title = "Ferry returns to the Aller after nine years";
    let menu = "Skip to contentHomeNewsWeatherSportBoats and MooringsLog inSubscribe";
    let text = format!(
        "{menu}{title}By Hanna Petersen{article}Share this articlePrivacy policyTerms of serviceContact us"
    );
    let layout = Layout::of(&text);
    let of = |kind| layout.blocks().iter().filter(move |b| b.kind() == kind).map(|b| &text[b.range()]);
    assert_eq!(of(BlockKind::Title).collect::<Vec<_>>(), [title]);
    assert_eq!(of(BlockKind::Paragraph).collect::<Vec<_>>(), [article]);
    assert!(of(BlockKind::Boilerplate).count() >= 10);
}

#[test]
fn every_kind_is_found() {
    check(include_str!("../data/layout/kinds.txt"));
}

fn all_options() -> [LayoutOptions; 3] {
    [LineBreaks::Auto, LineBreaks::Wrapped, LineBreaks::Hard]
        .map(|breaks| LayoutOptions::new().with_line_breaks(breaks))
}

/// Pieces that texts are made of at random, so that every rule comes across every other.
const PIECES: [&str; 66] = [
    "\n",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\u{2028}",
    "\u{2029}",
    "\u{85}",
    "\u{C}",
    "\u{FEFF}",
    "\0",
    " ",
    "\t",
    "    ",
    "- ",
    "* ",
    "1. ",
    "(iv) ",
    "a) ",
    "# ",
    "## ",
    "== ",
    "> ",
    "| ",
    "```",
    "~~~~",
    "====",
    "----",
    "* * *",
    "— ",
    "From: ",
    "Subject: ",
    "To: a@b.c ",
    "PM: ",
    "[Speaker 2]: ",
    "<ann> ",
    "00:01:02,000 --> 00:00:03,000",
    "[10:02] ",
    "Read more",
    "Share",
    "Next article",
    "© 2020 ",
    "Home | News | Sport",
    "word ",
    "Words ",
    "WORDS ",
    "the ferry crosses the river again, as it did before. ",
    ". ",
    "; ",
    "日本語。",
    "été ",
    "\u{301}",
    "- 2 -\n\n",
    "Page 3\n",
    "<i>",
    "</v>",
    "<v Ann>",
    "Ann  9:14 AM\n",
    "On 12 May 2024 at 9:14, Ann wrote:\n",
    "--\n",
    "\\begin{x}\n",
    ".. x::\n",
    "---\n",
    "title: x\n",
    "commit 3f2a9c1d8b\n",
    "<Media omitted>\n",
];

proptest::proptest! {
    #[test]
    fn blocks_are_in_order_and_hold_all_that_shows(pieces in proptest::collection::vec(0..PIECES.len(), 0..60)) {
        let text: String = pieces.into_iter().map(|piece| PIECES[piece]).collect();
        for options in all_options() {
            assert_layout(&text, options);
        }
    }

    #[test]
    fn any_text_has_a_layout(text in "\\PC*|(?s).*") {
        for options in all_options() {
            assert_layout(&text, options);
        }
    }
}

#[test]
fn hostile_texts_have_a_layout() {
    let pieces = [
        "\n",
        "\r",
        "\r\n",
        "\0",
        " ",
        "\t",
        "-\n",
        "a\n",
        ":",
        ":\n",
        "a: b\n",
        ">",
        ">\n",
        "|\n",
        "|",
        "#",
        "# \n",
        "```\n",
        "=\n",
        "a\n=\n",
        "1\n00:00:01,000 --> 00:00:02,000\n",
        "From: a\nTo: b\n",
        "To: a@b.c ",
        "Name: \"",
        "Read more\n",
        "\u{301}",
        "\u{2028}",
        "\u{FEFF}",
        "\u{FFFF}",
        "(",
        "[",
        "©\n",
        "1 ",
        "word ",
        "Word\n",
        "a;\n",
        "word  ",
        "x, ",
        "日",
        "日 ",
        "и ",
        "1\n\na\n\n",
        "Page 1\n\u{C}a\n",
        "a word\n\nThe head\n\n",
        "[00:01] a\n",
        "00:01\n",
        "0:00:01 --> 0:00:02\na <i>b\n\n",
        "<",
        "{\\",
        "Ann  9:14 AM\n",
        "[10:15] Ann\nx\n",
        "On 12 May 2024 at 9:14, Ann wrote:\n",
        "--\n",
        "---- x ----\n",
        "\\begin{a}\n",
        "\\a{",
        ".. x::\n  a\n",
        ":a: b\n",
        "3f2a9c1d8b a\n",
        "a\n^^^\n",
        "a\n~~~\n\n",
        "[a]: http://b\n",
        "x?\n\ny\n\n",
        "AboutPricing",
        "AboutPricing   ",
        "word.Next ",
        "©\nLog in\na b c\n",
        "Your link, page.\n",
    ];
    for piece in pieces {
        let text = piece.repeat(1 << 17);
        for options in all_options() {
            assert_layout(&text, options);
        }
    }
}

#[test]
fn line_breaks_are_as_the_options_say() {
    let text = "the heron stands\nin the slow water\nand I stand";
    let count = |breaks| Layout::with(text, LayoutOptions::new().with_line_breaks(breaks)).blocks().len();
    assert_eq!(count(LineBreaks::Wrapped), 1);
    assert_eq!(count(LineBreaks::Hard), 3);
    assert_eq!(count(LineBreaks::Auto), 3);
    let prose = "The ferryman said that he would not\ncross the river.";
    let hard = LayoutOptions::new().with_line_breaks(LineBreaks::Hard);
    assert_eq!(Layout::with(prose, hard).blocks().len(), 2);
    assert_eq!(Layout::of(prose).blocks().len(), 1);
}

#[test]
fn a_notice_about_cookies_has_four_hundred_characters_at_most() {
    let article = "The little ferry between Oberau and Weiden crosses the river again, nine years after a flood tore \
        it from its rope, and the two parishes paid for the new hull themselves.";
    for (width, kind) in [(400, BlockKind::Boilerplate), (401, BlockKind::Paragraph)] {
        let notice = "We use cookies to count the readers of these pages. ".repeat(8);
        let notice = format!("{}.", &notice[..width - 1]);
        let text = format!("{notice}\n\n{article}\n\n{article}");
        let layout = Layout::of(&text);
        assert_eq!(layout.blocks()[0].range(), 0..width);
        assert_eq!(layout.blocks()[0].kind(), kind, "{width} characters");
    }
}

#[test]
fn every_line_end_ends_a_line() {
    for end in ["\n", "\r\n", "\r", "\u{85}", "\u{2028}", "\u{2029}", "\u{C}"] {
        let text = format!("\u{FEFF}One ferry.{end}Two bridges.{end}{end}Three fords.");
        let layout = Layout::of(&text);
        let blocks: Vec<_> = layout.blocks().iter().map(|b| &text[b.range()]).collect();
        assert_eq!(blocks, ["One ferry.", "Two bridges.", "Three fords."], "{end:?}");
    }
}

#[test]
fn bodies_are_without_their_marks() {
    let cases = [
        ("## What to do ##\n\nRing the bell.", "What to do"),
        ("Afterwards\n==========\n\nClose the book.", "Afterwards"),
        ("== Floods ==\nThe rope broke.", "Floods"),
        ("- [x] Check the gauge", "Check the gauge"),
        ("(iv) he shall not wait", "he shall not wait"),
        ("> > Nobody was drowned", "Nobody was drowned"),
        ("PM: Show them.\nPM: Now.", "Show them."),
        ("**Ann:** Show them.\n**Ann:** Now.", "Show them."),
        ("[10:02] Ann: almost\n[10:03] Bob: home", "almost"),
        ("<ann> almost\n<bob> home", "almost"),
        ("— Да, — сказал он.", "Да, — сказал он."),
        ("```\nopen\n```", "open"),
    ];
    for (text, body) in cases {
        let layout = Layout::of(text);
        assert_eq!(text[layout.blocks()[0].body()].trim(), body, "{text:?}");
    }
}

#[test]
fn words_without_a_final_mark_are_cut_at_their_pauses() {
    let spoken =
        "so we went down to the river and the ferry was gone, nobody had told us - and then it rained "
            .repeat(60);
    let layout = Layout::of(&spoken);
    let blocks: Vec<_> = layout.blocks().iter().map(|b| &spoken[b.range()]).collect();
    assert!(blocks.iter().all(|block| (100..=420).contains(&block.len())), "{blocks:?}");
    assert!(blocks[..blocks.len() - 1].iter().all(|block| block.ends_with(" -")), "{blocks:?}");
    assert_eq!(blocks.join(" "), spoken.trim());

    // With a final mark now and then, or in one long word, nothing is cut.
    let marked = "The ferry was gone, and nobody had told us that it would be. ".repeat(100);
    assert_eq!(Layout::of(&marked).blocks().len(), 1);
    let word = "x".repeat(10_000);
    assert_eq!(Layout::of(&word).blocks().len(), 1);
    // Between two final marks, only the words that go on too long are.
    let between = format!("It began well. {spoken} That was all. It ended well.");
    let layout = Layout::of(&between);
    assert!(between[layout.blocks()[0].range()].starts_with("It began well. so we went"));
    assert!(between[layout.blocks().last().unwrap().range()].ends_with("That was all. It ended well."));
}

#[test]
#[cfg_attr(not(feature = "languages"), ignore = "other languages have no lists")]
fn a_colon_behind_a_space_is_one_all_the_same() {
    let text = "La bibliothèque prête des skis\n\nDepuis l'hiver dernier, la bibliothèque prête des skis et des luges à \
        qui a une carte de lecteur, sans frais et pour une semaine.\n\nLire aussi : Cinq promenades pour l'automne\n\n\
        Les emprunts de livres ont augmenté d'un septième, car les familles venues pour les skis sont reparties avec de \
        quoi lire le soir.";
    let layout = Layout::of(text);
    let kinds: Vec<_> = layout.blocks().iter().map(Block::kind).collect();
    assert_eq!(kinds, [BlockKind::Title, BlockKind::Paragraph, BlockKind::Boilerplate, BlockKind::Paragraph]);
}

#[test]
#[cfg_attr(not(feature = "languages"), ignore = "other languages have no lists")]
fn pages_have_boilerplate_in_the_words_of_their_languages() {
    let (boilerplate, content) = check(include_str!("../data/layout/languages.txt"));
    assert!(boilerplate >= 60 && content >= 14, "{boilerplate} lines of boilerplate, {content} of content");
}
