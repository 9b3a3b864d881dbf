//! What a summary is written as, what that costs, and the way back to the sources.

mod budget;
mod citation;
mod highlight;
mod strip;
mod template;

use proptest::prelude::*;

/// Up to four sources of words, headings, lists and talk, with or without a title.
pub(crate) fn sources() -> impl Strategy<Value = Vec<(String, Option<&'static str>)>> {
    let piece = prop::sample::select(vec![
        "Rain fell on the hills all week. ",
        "The river rose over its banks. ",
        "People left their houses by boat. ",
        "A bridge was closed at night. ",
        "東京の橋は閉鎖された。",
        "Der Fluss stieg über die Ufer. ",
        "Who pays? ",
        "\n\n# Flood\n\n",
        "\n\n# Bridge & <b>\n\n",
        "\n\nAnn: ",
        "\n\n- ",
        "</document> & \"more\". ",
        "Water w1 stood in w2 streets, 3.5 m deep. ",
    ]);
    let text = prop::collection::vec(piece, 0..25).prop_map(|pieces| pieces.concat());
    let title = prop::sample::select(vec![None, Some("Flood"), Some("A \"title\" & <more>")]);
    prop::collection::vec((text, title), 1..4)
}
