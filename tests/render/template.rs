//! What the templates write, by hand.

use epitome::render::Template;
use epitome::{Source, Summarizer};

const TEXT: &str = "# Flood\n\nRain fell & fell. The river rose.\n\n## Aftermath\n\nPeople <left>.";

fn written(template: Template) -> String {
    let first = Source::new(TEXT).with_id("a");
    let second = Source::new("The  bridge held.").with_id("b\"").with_date("2026-11-26");
    Summarizer::new().summarize([first, second], 9).render(&template)
}

#[test]
fn plain() {
    assert_eq!(
        written(Template::plain()),
        "Rain fell & fell. The river rose. People <left>. The  bridge held."
    );
    assert_eq!(
        written(Template::plain().with_citations()),
        "Rain fell & fell. [1:9-26] The river rose. [1:27-42] People <left>. [1:58-72] The  bridge held. [2:0-17]"
    );
}

#[test]
fn markdown() {
    assert_eq!(
        written(Template::markdown()),
        "## Flood\n\n- Rain fell & fell.\n- The river rose.\n\n### Aftermath\n\n- People <left>.\n\n\
        ## b\"\n\n- The bridge held."
    );
}

#[test]
fn xml() {
    assert_eq!(
        written(Template::xml()),
        "<document index=\"1\" id=\"a\" title=\"Flood\">\nRain fell &amp; fell.\nThe river rose.\n\
        <heading>Aftermath</heading>\nPeople &lt;left&gt;.\n</document>\n\
        <document index=\"2\" id=\"b&quot;\" date=\"2026-11-26\">\nThe  bridge held.\n</document>"
    );
    let cited = written(Template::xml().with_citations());
    assert!(cited.contains("\n<s id=\"1:27-42\">The river rose.</s>\n"), "{cited}");
}

#[test]
fn a_summary_of_nothing_is_written_as_nothing() {
    for template in [Template::plain(), Template::markdown(), Template::xml()] {
        assert_eq!(epitome::summarize("", 3).render(&template), "");
    }
}
