//! Longest common subsequences.

/// The length of the longest common subsequence.
///
/// Complexity: O(one · other) time, O(other) memory.
pub(super) fn length(one: &[u32], other: &[u32]) -> usize {
    let mut row = vec![0; other.len() + 1];
    for &token in one {
        extend(token, other, &mut row);
    }
    row.last().copied().unwrap_or(0)
}

/// Marks in `common` the tokens of `line` that are in one longest common subsequence with `other`: of several
/// the one that is found from the end, going back in `line` where going back in `other` is no better.
/// ROUGE-Lsum depends on which.
///
/// Complexity: O(line · other) time and memory.
pub(super) fn mark(line: &[u32], other: &[u32], common: &mut [bool]) {
    let width = other.len() + 1;
    let mut table = vec![0; width];
    for &token in line {
        let row = table.len() - width;
        table.extend_from_within(row..);
        extend(token, other, &mut table[row + width..]);
    }
    let (mut i, mut j) = (line.len(), other.len());
    while i > 0 && j > 0 {
        if line[i - 1] == other[j - 1] {
            common[i - 1] = true;
            i -= 1;
            j -= 1;
        } else if table[i * width + j - 1] > table[(i - 1) * width + j] {
            j -= 1;
        } else {
            i -= 1;
        }
    }
}

/// From the lengths of the longest common subsequences of some tokens with each beginning of `other` to those
/// with one token more.
fn extend(token: u32, other: &[u32], row: &mut [usize]) {
    let mut diagonal = 0;
    for (j, matched) in other.iter().enumerate() {
        let above = row[j + 1];
        row[j + 1] = if token == *matched { diagonal + 1 } else { above.max(row[j]) };
        diagonal = above;
    }
}
