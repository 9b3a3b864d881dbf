//! A number that tells bytes from others.

/// FNV-1a of 64 bits, the same on every platform and in every version of this crate.
///
/// Fowler, Noll & Vo 1991; <http://www.isthe.com/chongo/tech/comp/fnv/>.
pub(crate) fn fnv1a(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
