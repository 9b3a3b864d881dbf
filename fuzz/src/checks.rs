//! What holds of every layout and of every splitting.

use epitome::layout::{BlockKind, LayoutOptions};
use epitome::split::{RuleSplitter, Splitter};
use epitome::{Language, Layout};
use regex_syntax::hir::{Class, ClassUnicode, Hir, HirKind};
use std::sync::LazyLock;

/// Asserts that blocks are in order, on character boundaries, none empty, the body inside, and between them
/// nothing that shows; and that a second run finds the same.
pub fn assert_layout(text: &str, options: LayoutOptions) {
    let layout = Layout::with(text, options);
    let what = || format!("{options:?} of {}", start(text));
    let mut end = 0;
    for block in layout.blocks() {
        let (range, body) = (block.range(), block.body());
        let gap = text.get(end..range.start);
        let gap = gap.unwrap_or_else(|| panic!("{range:?} overlaps or cuts a character: {}", what()));
        assert!(!gap.chars().any(shows), "{gap:?} is in no block: {}", what());
        let empty = text.get(range.clone()).is_none_or(|block| block.trim().is_empty());
        assert!(!empty, "{range:?} is empty or cuts a character: {}", what());
        let inside = range.start <= body.start && body.end <= range.end && text.get(body.clone()).is_some();
        assert!(inside, "the body {body:?} is not in {range:?}: {}", what());
        let boilerplate = block.kind() == BlockKind::Boilerplate;
        assert_eq!(boilerplate, block.reason().is_some(), "the reason of {range:?}: {}", what());
        end = range.end;
    }
    assert!(
        !text[end..].chars().any(|c| shows(c) && c.is_alphanumeric()),
        "{:?} is in no block: {}",
        &text[end..],
        what()
    );
    let mut end = 0;
    for gap in layout.gaps() {
        assert!(gap.start >= end && gap.end > gap.start, "the gap {gap:?} behind {end}: {}", what());
        assert!(text.get(gap.clone()).is_some(), "{gap:?} cuts a character: {}", what());
        end = gap.end;
    }
    assert_eq!(layout, Layout::with(text, options), "two runs differ: {}", what());
}

/// Whether there is something to see of a character: neither white space nor a control, nor by Unicode one
/// that shows nothing where it is not known.
fn shows(c: char) -> bool {
    static IGNORABLE: LazyLock<ClassUnicode> = LazyLock::new(|| {
        let class = regex_syntax::parse(r"\p{Default_Ignorable_Code_Point}").map(Hir::into_kind);
        let Ok(HirKind::Class(Class::Unicode(class))) = class else {
            panic!("the property is no class: {class:?}")
        };
        class
    });
    let ignorable = || IGNORABLE.ranges().iter().any(|range| (range.start()..=range.end()).contains(&c));
    !c.is_whitespace() && !c.is_control() && !ignorable()
}

/// Asserts that sentences ascend without overlap, on character boundaries, none empty or with outer white
/// space, and that whatever of a block is in no sentence is white space.
pub fn assert_sentences(text: &str, language: Language) {
    let layout = Layout::of(text);
    let in_gaps = |at: usize| layout.gaps().iter().any(|gap| gap.contains(&at));
    let in_blocks =
        |at: usize| layout.blocks().iter().any(|block| block.range().contains(&at)) && !in_gaps(at);
    let lost = |start: usize, end: usize| {
        text[start..end].char_indices().any(|(at, c)| !c.is_whitespace() && in_blocks(start + at))
    };
    let what = || format!("{language} of {}", start(text));
    let mut end = 0;
    for range in RuleSplitter::new().split(text, &layout, language).unwrap() {
        assert!(range.start >= end && range.end > range.start, "{range:?} behind {end}: {}", what());
        let sentence = text.get(range.clone());
        assert!(sentence.is_some_and(|s| s == s.trim()), "the ends of {range:?}: {}", what());
        assert!(!lost(end, range.start), "lost before {range:?}: {}", what());
        end = range.end;
    }
    assert!(!lost(end, text.len()), "lost behind {end}: {}", what());
}

/// The start of a text, for messages; texts of megabytes are checked too.
fn start(text: &str) -> String {
    format!("{:?}", text.chars().take(200).collect::<String>())
}
