//! Text within markup.

/// A text whose marks are no markup, and its quotation marks as told.
pub(crate) fn escape(text: &str, out: &mut String, quote: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str(quote),
            c => out.push(c),
        }
    }
}
