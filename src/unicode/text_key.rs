//! Short texts as numbers, which are compared and hashed at once.

use super::eight_bytes::lower_case as lower_case_of_eight;

/// The bytes of a text of at most 16, with zeros behind.
pub(crate) type TextKey = [u64; 2];

/// The bytes of a text of at most 16 as two numbers, with zeros behind; the same for no two texts. `None` for
/// a longer one, for one that ends in a zero itself, and for none.
#[inline]
pub(crate) fn text_key(bytes: &[u8]) -> Option<TextKey> {
    let length = bytes.len();
    let [first, .., last] = *bytes else {
        return Some([bytes.first().copied().map(u64::from).filter(|&byte| byte > 0)?, 0]);
    };
    let key = match length {
        ..4 => {
            let middle = u64::from(bytes[length / 2]) << (length / 2 * 8);
            [u64::from(first) | middle | u64::from(last) << (length * 8 - 8), 0]
        }
        // Where two reads overlap they hold the same bytes at the same place.
        4..8 => {
            let head = u64::from(u32::from_le_bytes(*bytes.first_chunk()?));
            let tail = u64::from(u32::from_le_bytes(*bytes.last_chunk()?));
            [head | tail << (length * 8 - 32), 0]
        }
        8..=16 => {
            let tail = u64::from_le_bytes(*bytes.last_chunk()?);
            // Twice half of a shift of up to 64 bits, which a single one cannot be.
            let half = (16 - length) * 4;
            [u64::from_le_bytes(*bytes.first_chunk()?), tail >> half >> half]
        }
        _ => return None,
    };
    (last > 0).then_some(key)
}

/// The same key with small letters in place of the capitals of ASCII.
#[inline]
pub(crate) fn lower_case(key: TextKey) -> TextKey {
    [lower_case_of_eight(key[0]), lower_case_of_eight(key[1])]
}

/// The key of the first `length` bytes alone, which are at most 16.
#[inline]
pub(crate) fn first_of_key(key: TextKey, length: usize) -> TextKey {
    let kept = |length: usize| if length < 8 { (1 << (8 * length)) - 1 } else { u64::MAX };
    [key[0] & kept(length), key[1] & kept(length.saturating_sub(8))]
}

/// The number of bytes of a key's text.
#[inline]
pub(crate) fn key_length(key: TextKey) -> usize {
    let behind = if key[1] > 0 { key[1].leading_zeros() } else { 64 + key[0].leading_zeros() };
    16 - behind as usize / 8
}

/// The bytes of a key, with zeros behind.
#[inline]
pub(crate) fn key_bytes(key: TextKey) -> [u8; 16] {
    (u128::from(key[0]) | (u128::from(key[1]) << 64)).to_le_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_the_bytes_of_short_texts() {
        let text: Vec<u8> = (1..=20).collect();
        for length in 1..=16 {
            let mut padded = [0; 16];
            padded[..length].copy_from_slice(&text[..length]);
            let key = text_key(&text[..length]).unwrap();
            assert_eq!([key[0].to_le_bytes(), key[1].to_le_bytes()].concat(), padded, "{length}");
            assert_eq!(key_length(key), length);
        }
        for none in [&text[..17], b"\0", b"ab\0", b"abcdefghijk\0", b""] {
            assert_eq!(text_key(none), None, "{none:?}");
        }
    }

    #[test]
    fn keys_are_folded_and_cut_as_their_bytes_are() {
        for byte in 0..=u8::MAX {
            for place in 0..16 {
                let mut bytes = *b"aZ@[`{AzaZ@[`{Az";
                bytes[place] = byte;
                let [head, tail] = [0, 8].map(|at| u64::from_le_bytes(*bytes[at..].first_chunk().unwrap()));
                let key = [head, tail];
                assert_eq!(key_bytes(key), bytes);
                assert_eq!(key_bytes(lower_case(key)), bytes.map(|byte| byte.to_ascii_lowercase()));
                let mut first = [0; 16];
                first[..place].copy_from_slice(&bytes[..place]);
                assert_eq!(key_bytes(first_of_key(key, place)), first);
            }
        }
    }
}
