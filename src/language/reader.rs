//! The form of the data files: one entry per line, below the name of its section; `//` opens a comment.

/// The entries that a list does not understand: a test holds that there are none.
pub(super) type Unread = Vec<&'static str>;

/// The entries of a file, each with the name of the section it stands in: an empty name before the first
/// section.
pub(crate) fn entries(file: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let mut section = "";
    lines(file).filter_map(move |line| match line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
        Some(name) => {
            section = name;
            None
        }
        None => Some((section, line)),
    })
}

/// The lines of a file without their comments and outer ASCII white space, the empty ones left out: the
/// entries where the file has no sections.
pub(super) fn lines(file: &'static str) -> impl Iterator<Item = &'static str> {
    let mut rest = file;
    std::iter::from_fn(move || {
        while !rest.is_empty() {
            let (line, behind) = cut_line(rest);
            rest = behind;
            if !line.trim_ascii().is_empty() {
                return Some(line.trim_ascii());
            }
        }
        None
    })
}

/// The first line of a text, without its comment, and what stands behind it.
fn cut_line(text: &str) -> (&str, &str) {
    // Byte by byte: lines are short, and thousands of them are read before the first summary.
    let mark = text.bytes().position(|byte| matches!(byte, b'\n' | b'/'));
    match mark.map(|mark| (mark, text.as_bytes()[mark])) {
        None => (text, ""),
        Some((end, b'\n')) => (&text[..end], &text[end + 1..]),
        Some(_) => {
            let (line, behind) = text.split_once('\n').unwrap_or((text, ""));
            (line.split_once("//").map_or(line, |(entry, _)| entry), behind)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_come_without_comments() {
        let file = "// All of it.\none\n  two // a word\r\n\n/\nand/or // either // or\n   \n///\nlast";
        let entries: Vec<_> = lines(file).collect();
        assert_eq!(entries, ["one", "two", "/", "and/or", "last"]);
        assert_eq!(lines("").count(), 0);
        assert_eq!(lines("a // no more").collect::<Vec<_>>(), ["a"]);
    }

    #[test]
    fn entries_come_with_their_section() {
        let file = "none\n[one] // the first\na\n\nb\n[two, weak]\nc [d]";
        let entries: Vec<_> = entries(file).collect();
        assert_eq!(entries, [("", "none"), ("one", "a"), ("one", "b"), ("two, weak", "c [d]")]);
    }
}
