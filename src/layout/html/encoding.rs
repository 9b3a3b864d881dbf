//! The encoding of a page's bytes.

use super::tags::{Piece, Pieces};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// A page declares its encoding within so many bytes, by the HTML standard.
const HEAD: usize = 1024;

/// The encoding of a page: that of its byte order mark, UTF-8 where it is that, the one that the page
/// declares, and else that of the web's early pages, as where a page declares UTF-8 and has none.
pub(super) fn of(bytes: &[u8]) -> &'static Encoding {
    let marked = Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    let unmarked = || match bytes {
        [0, b'<', 0, _, ..] => UTF_16BE,
        [b'<', 0, _, 0, ..] => UTF_16LE,
        _ if std::str::from_utf8(bytes).is_ok() => UTF_8,
        _ => match declared(bytes) {
            // It says so, but no letter beyond ASCII is.
            Some(declared) if declared == UTF_8 && !has_utf8(bytes) => WINDOWS_1252,
            declared => declared.unwrap_or(WINDOWS_1252),
        },
    };
    marked.unwrap_or_else(unmarked)
}

/// Whether any character beyond ASCII is written as in UTF-8.
fn has_utf8(bytes: &[u8]) -> bool {
    bytes.utf8_chunks().any(|chunk| !chunk.valid().is_ascii())
}

/// What `<meta charset>` or its longer form says, or an XML declaration.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]);
    let xml = head.trim_start().strip_prefix("<?xml").and_then(|rest| rest.split('>').next());
    let metas = Pieces::new(&head).filter_map(|piece| match piece {
        Piece::Open(name, rest) if name.eq_ignore_ascii_case("meta") => Some(rest),
        _ => None,
    });
    let found = xml.and_then(|xml| named(xml, "encoding")).or_else(|| {
        let mut metas = metas;
        metas.find_map(|rest| named(rest, "charset"))
    });
    // A declaration that can be read byte for byte is not in UTF-16, whatever it says.
    found.map(|encoding| if encoding.output_encoding() == encoding { encoding } else { UTF_8 })
}

/// The encoding whose label stands behind a word and `=`.
fn named(text: &str, word: &str) -> Option<&'static Encoding> {
    let at = text.to_ascii_lowercase().find(word)?;
    let value = text[at + word.len()..].trim_start().strip_prefix('=')?;
    let value = value.trim_start().trim_start_matches(['"', '\'']);
    let end =
        value.find(|c: char| !(c.is_ascii_alphanumeric() || "-_:.+".contains(c))).unwrap_or(value.len());
    Encoding::for_label(&value.as_bytes()[..end])
}
