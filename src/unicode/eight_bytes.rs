//! Eight bytes at once, as one number, the first byte the lowest: what they are and what they become.

const ALL: u64 = u64::MAX / 0xFF; // one in each byte
const HIGH: u64 = 0x80 * ALL;

/// The highest bit of each of eight bytes below 0x80 that is not from `first` to `last`, all at once: a sum
/// has it where the byte is not below a bound, and none carries over to the next byte.
#[inline]
fn outside(bytes: u64, first: u8, last: u8) -> u64 {
    !((bytes + u64::from(0x80 - first) * ALL) & !(bytes + u64::from(0x7F - last) * ALL))
}

/// How many ASCII letters eight bytes begin with.
#[inline]
pub(crate) fn letters(bytes: u64) -> usize {
    let low = bytes & !HIGH;
    let others = (outside(low | (0x20 * ALL), b'a', b'z') | bytes) & HIGH;
    (others.trailing_zeros() / 8) as usize
}

/// How many ASCII letters and digits they begin with.
#[inline]
pub(super) fn letters_and_digits(bytes: u64) -> usize {
    let low = bytes & !HIGH;
    let others = outside(low | (0x20 * ALL), b'a', b'z') & outside(low, b'0', b'9');
    (((others | bytes) & HIGH).trailing_zeros() / 8) as usize
}

/// The same bytes with small letters in place of the capitals of ASCII.
#[inline]
pub(super) fn lower_case(bytes: u64) -> u64 {
    let capitals = !outside(bytes & !HIGH, b'A', b'Z') & !bytes & HIGH;
    bytes | (capitals >> 2) // 0x80 is 0x20 four times
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eight_bytes_begin_with_so_many_letters_and_digits() {
        let begin = |bytes: [u8; 8], of: fn(&u8) -> bool| bytes.iter().take_while(|byte| of(byte)).count();
        for byte in 0..=u8::MAX {
            for place in 0..=8 {
                for letter in [b'a', b'z', b'A', b'Z', b'0', b'9'] {
                    let mut bytes = [letter; 8];
                    bytes[place..].fill(byte);
                    let number = u64::from_le_bytes(bytes);
                    assert_eq!(letters(number), begin(bytes, u8::is_ascii_alphabetic), "{bytes:?}");
                    assert_eq!(
                        letters_and_digits(number),
                        begin(bytes, u8::is_ascii_alphanumeric),
                        "{bytes:?}"
                    );
                }
            }
        }
    }
}
