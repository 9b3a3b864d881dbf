//! The text of a file's bytes.

#[cfg(feature = "html")]
use super::content::is_html;
use super::content::{Content, Form};
#[cfg(feature = "html")]
use epitome::layout::html::Page;

/// What bytes were read as, and the first byte that could not be.
pub(crate) struct Decoded {
    pub(crate) content: Content,
    pub(crate) fault: Option<usize>,
}

impl Decoded {
    /// Reads bytes: UTF-8, UTF-16, or in a page the encoding it declares.
    ///
    /// # Errors
    ///
    /// As for [`new`](Content::new), and where the bytes hold NUL, as no text does.
    pub(crate) fn read(bytes: Vec<u8>, form: Option<Form>) -> Result<Decoded, String> {
        let utf16 = utf16(&bytes);
        #[cfg(feature = "html")]
        if utf16.is_none() && (form == Some(Form::Html) || form.is_none() && is_html(&bytes)) {
            let content = Content::Page(Box::new(Page::from_bytes(&bytes)));
            return Ok(Decoded { content, fault: None });
        }
        let (text, fault) = match utf16 {
            Some(text) => (text, None),
            None => match String::from_utf8(bytes) {
                Ok(text) => (text, None),
                Err(error) => {
                    let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
                    (text, Some(error.utf8_error().valid_up_to()))
                }
            },
        };
        if text.contains('\0') {
            return Err("it holds NUL bytes, so it is no text".to_owned());
        }
        Ok(Decoded { content: Content::new(text, form)?, fault })
    }
}

/// The text of UTF-16, told by its mark or by the zeros that every other byte of a text in Latin letters is.
fn utf16(bytes: &[u8]) -> Option<String> {
    let zeros = |odd: usize| bytes.iter().take(512).skip(odd).step_by(2).filter(|&&b| b == 0).count();
    let half = bytes.len().min(512) / 4;
    let big = match bytes {
        [0xfe, 0xff, ..] => true,
        [0xff, 0xfe, ..] => false,
        _ if bytes.len() < 4 => return None,
        _ if zeros(0) > half && zeros(1) == 0 => true,
        _ if zeros(1) > half && zeros(0) == 0 => false,
        _ => return None,
    };
    let units = bytes.chunks_exact(2).map(|pair| {
        let pair = [pair[0], pair[1]];
        if big { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) }
    });
    Some(char::decode_utf16(units).map(|c| c.unwrap_or('\u{fffd}')).filter(|&c| c != '\u{feff}').collect())
}
