//! What stands within a block and is not of its text: a page's running head, the time of a subtitle.
//!
//! A sentence over such a gap has one range, the gap in it. It is read as if white space stood there, and
//! displayed without it.

use std::borrow::Cow;
use std::ops::Range;

/// The gaps that have something in `range`, of gaps in order.
fn within<'g>(gaps: &'g [Range<usize>], range: &Range<usize>) -> &'g [Range<usize>] {
    let first = gaps.partition_point(|gap| gap.end <= range.start);
    let rest = &gaps[first..];
    &rest[..rest.partition_point(|gap| gap.start < range.end)]
}

/// A text's `range` with its gaps as white space of their length, so that every place stays what it was.
///
/// Complexity: O(1) without gaps, else O(length of the range).
pub(crate) fn blanked<'t>(text: &'t str, gaps: &[Range<usize>], range: Range<usize>) -> Cow<'t, str> {
    let gaps = if gaps.is_empty() { gaps } else { within(gaps, &range) };
    if gaps.is_empty() {
        return Cow::Borrowed(&text[range]);
    }
    let mut blanked = String::with_capacity(range.len());
    let mut at = range.start;
    for gap in gaps {
        let (start, end) = (gap.start.max(at), gap.end.min(range.end));
        blanked.push_str(&text[at..start]);
        // A word broken at the end of a page is told by the line's end.
        let line_end = usize::from(text[start..end].contains('\n'));
        blanked.extend(std::iter::repeat_n('\n', line_end));
        blanked.extend(std::iter::repeat_n(' ', end - start - line_end));
        at = end;
    }
    blanked.push_str(&text[at..range.end]);
    Cow::Owned(blanked)
}

/// A text's `range` without its gaps: a line end for one that goes over lines, nothing for another.
///
/// Complexity: as for [`blanked`].
#[inline]
pub(crate) fn displayed<'t>(text: &'t str, gaps: &[Range<usize>], range: Range<usize>) -> Cow<'t, str> {
    if gaps.is_empty() {
        return Cow::Borrowed(&text[range]); // as in most texts
    }
    without(text, gaps, range)
}

fn without<'t>(text: &'t str, gaps: &[Range<usize>], range: Range<usize>) -> Cow<'t, str> {
    let gaps = within(gaps, &range);
    if gaps.is_empty() {
        return Cow::Borrowed(&text[range]);
    }
    let mut displayed = String::with_capacity(range.len());
    let mut at = range.start;
    for gap in gaps {
        let (start, end) = (gap.start.max(at), gap.end.min(range.end));
        displayed.push_str(&text[at..start]);
        if text[start..end].contains('\n') {
            displayed.push('\n');
        }
        at = end;
    }
    displayed.push_str(&text[at..range.end]);
    Cow::Owned(displayed)
}
