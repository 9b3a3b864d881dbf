//! Reading texts from files or standard input.

use crate::Clean;
use crate::console::say;
use crate::content::{Content, Form};
use crate::decode::Decoded;
use std::fs;
use std::io::{self, Read};
use std::path::Path;

/// A text and the name of the file it came from.
pub(crate) struct Text {
    pub(crate) name: Option<String>,
    pub(crate) content: Content,
    /// The page that it is the content of, where that was asked for.
    pub(crate) html: Option<Html>,
}

/// A web page as it was given.
#[cfg_attr(not(feature = "html"), expect(dead_code, reason = "without the feature there is none"))]
pub(crate) struct Html {
    pub(crate) html: String,
    /// Whether its bytes are no UTF-8, so that its own words on that are wrong of the string.
    pub(crate) is_recoded: bool,
}

#[cfg(feature = "html")]
fn html_of(bytes: &[u8], content: &Content) -> Option<Html> {
    let Content::Page(_) = content else { return None };
    let html = epitome::layout::html::Page::decode(bytes).into_owned();
    let is_recoded = html.as_bytes() != bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    Some(Html { html, is_recoded })
}

#[cfg(not(feature = "html"))]
fn html_of(_: &[u8], _: &Content) -> Option<Html> {
    None
}

/// The texts of all the inputs that can be read, `None` being standard input. What cannot be read is named on
/// standard error, and the rest goes on.
pub(crate) fn read(inputs: &[Option<&Path>], form: Option<Form>, keeps_html: bool) -> (Vec<Text>, Clean) {
    let mut clean = Clean::Yes;
    let mut texts = Vec::new();
    for input in inputs {
        let name = input.map(|path| path.display().to_string());
        let shown = name.as_deref().unwrap_or("standard input");
        let bytes = input.map_or_else(standard_input, fs::read).map_err(|error| error.to_string());
        let given = bytes.as_ref().ok().filter(|_| keeps_html).cloned();
        match bytes.and_then(|bytes| Decoded::read(bytes, form)) {
            Ok(Decoded { content, fault }) => {
                if let Some(at) = fault {
                    say(format_args!(
                        "warning: {shown} is not UTF-8 at byte {at}; what cannot be read is replaced by \u{fffd}"
                    ));
                    clean = Clean::No;
                }
                let html = given.and_then(|bytes| html_of(&bytes, &content));
                texts.push(Text { name, content, html });
            }
            Err(error) => {
                say(format_args!("error: {shown}: {error}"));
                clean = Clean::No;
            }
        }
    }
    (texts, clean)
}

fn standard_input() -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    Ok(bytes)
}
