//! The work of the splitter, counted in tests: how many bytes were looked at. Outside tests nothing is
//! counted.

#[cfg(test)]
thread_local! {
    static STEPS: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// Counts bytes that were looked at.
#[inline]
pub(super) fn count(bytes: usize) {
    #[cfg(test)]
    STEPS.with(|steps| steps.set(steps.get() + bytes));
    #[cfg(not(test))]
    let _ = bytes;
}

#[cfg(test)]
mod tests {
    use super::STEPS;
    use crate::split::{RuleSplitter, Splitter};
    use crate::{Language, Layout};

    /// Patterns that make a splitter look far, often or at the same bytes again when repeated.
    const PATTERNS: &[&str] = &[
        "a.",
        "a.B",
        "Ab.",
        ". ",
        "A. ",
        "a. ",
        " ",
        "(",
        ".\" ",
        ". \" ",
        ". [1] ",
        "a. Mr. ",
        "1. a 2. b ",
        "?!",
        "! ",
        "a",
        "。",
        "。」",
        ". . . a ",
        "Xy. Ab c ",
        "ab. \u{1F600}",
        ".)",
        ". (1) ",
        "… ",
        "« . » ",
        "a.[1]",
        ". ''",
        "?a ",
        "1.1",
        "U.S. ",
        "a.\n",
        "劳?拉",
        "\u{202A}.",
        "ab. http://",
        ".\u{301}",
        "said.The ",
        "\"Oh!\" He ",
        "x.com ",
        "•",
        "A. ab a ",
        "Ab. ab ",
        " . a",
        "ab. 1 ",
        "a \"b! ",
        "a (b! ",
        "a `b! ",
        "“a! ",
        "《a。",
        "-LRB- . -RRB- ",
        "a,b.C ",
    ];

    fn steps(text: &str, language: Language) -> usize {
        let layout = Layout::of(text);
        STEPS.with(|steps| steps.set(0));
        RuleSplitter::new().split(text, &layout, language).unwrap();
        STEPS.with(std::cell::Cell::get)
    }

    #[test]
    fn work_grows_with_the_text_on_hostile_input() {
        for language in [Language::English, Language::German, Language::Chinese, Language::Unknown] {
            for pattern in PATTERNS {
                let text = |bytes: usize| pattern.repeat(bytes / pattern.len());
                let (small, large) = (steps(&text(1 << 16), language), steps(&text(1 << 18), language));
                assert!(large <= small * 5, "{pattern:?} in {language}: {small} steps grow to {large}");
                assert!(large <= 40 << 18, "{pattern:?} in {language}: {large} steps for 256 KB");
            }
        }
    }

    /// A long head and many doubtful stops behind it: whoever looks back to the head for each is quadratic.
    #[test]
    fn a_long_sentence_is_not_read_again_for_each_stop() {
        for tail in ["a. Mr. ", "Dr. ", "劳?拉", ". \" ", ": 1. ", "1. "] {
            for head in ["a", " ", "\"", "a ", "1"] {
                let text = |bytes: usize| head.repeat(bytes / head.len()) + &tail.repeat(bytes / tail.len());
                let (small, large) = (1 << 14, 1 << 16);
                let growth = (steps(&text(small), Language::English), steps(&text(large), Language::English));
                assert!(growth.1 <= growth.0 * 5, "{head:?} and {tail:?}: {growth:?}");
            }
        }
    }
}
