//! Characters at byte places of a text, and the places between them.

/// The last character boundary up to `at`, or the end of the text where that comes before.
///
/// As `str::floor_char_boundary`, which the crate's rust-version does not have yet.
pub(crate) fn floor_char_boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

/// The character that starts at `at`.
pub(crate) fn char_at(text: &str, at: usize) -> Option<char> {
    match *text.as_bytes().get(at)? {
        byte @ 0..=0x7F => Some(char::from(byte)),
        _ => text[at..].chars().next(),
    }
}

/// The character that ends at `at`.
pub(crate) fn char_before(text: &str, at: usize) -> Option<char> {
    match *text.as_bytes().get(at.checked_sub(1)?)? {
        byte @ 0..=0x7F => Some(char::from(byte)),
        _ => text[..at].chars().next_back(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boundaries_by_hand() {
        // One byte, two, three, four: the places 0, 1, 3, 6 and 10.
        let text = "aé東😀";
        let floors: Vec<_> = (0..12).map(|at| floor_char_boundary(text, at)).collect();
        assert_eq!(floors, [0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10, 10]);
        assert_eq!(
            [0, 1, 3, 6, 10].map(|at| char_at(text, at)),
            [Some('a'), Some('é'), Some('東'), Some('😀'), None]
        );
        assert_eq!(
            [0, 1, 3, 6, 10].map(|at| char_before(text, at)),
            [None, Some('a'), Some('é'), Some('東'), Some('😀')]
        );
    }
}
