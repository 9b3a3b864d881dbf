//! The layout of small texts of our own writing, each line of which says what it is.

use epitome::layout::{BlockKind, LayoutOptions, LineBreaks};
use epitome::{Language, Layout};

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
                *block = case.text[start..].trim_end().to_owned();
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
            "F" => BlockKind::Furniture,
            _ => panic!("unknown tag: {line}"),
        };
        case.blocks.push((kind, reason.into(), text.trim().into()));
    }
    cases
}

fn check(file: &str) -> (usize, usize) {
    let (mut furniture, mut content) = (0, 0);
    let mut faults = Vec::new();
    for case in cases(file) {
        let layout = Layout::of(&case.text, Language::English);
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
            let is_furniture = *kind == BlockKind::Furniture;
            furniture += usize::from(is_furniture);
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
    (furniture, content)
}

#[test]
fn what_stands_around_a_text_is_furniture() {
    let (furniture, _) = check(include_str!("data/layout/furniture.txt"));
    assert!(furniture >= 60, "{furniture} lines of furniture");
}

#[test]
fn what_looks_like_furniture_may_be_content() {
    let (_, content) = check(include_str!("data/layout/content.txt"));
    assert!(content >= 60, "{content} lines of content");
}

#[test]
fn every_kind_is_found() {
    check(include_str!("data/layout/kinds.txt"));
}
