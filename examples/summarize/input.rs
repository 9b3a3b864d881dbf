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
}

/// The texts of all the inputs that can be read, `None` being standard input. What cannot be read is named on
/// standard error, and the rest goes on.
pub(crate) fn read(inputs: &[Option<&Path>], form: Option<Form>) -> (Vec<Text>, Clean) {
    let mut clean = Clean::Yes;
    let mut texts = Vec::new();
    for input in inputs {
        let name = input.map(|path| path.display().to_string());
        let shown = name.as_deref().unwrap_or("standard input");
        let bytes = input.map_or_else(standard_input, fs::read).map_err(|error| error.to_string());
        match bytes.and_then(|bytes| Decoded::read(bytes, form)) {
            Ok(Decoded { content, fault }) => {
                if let Some(at) = fault {
                    say(format_args!(
                        "warning: {shown} is not UTF-8 at byte {at}; what cannot be read is replaced by \u{fffd}"
                    ));
                    clean = Clean::No;
                }
                texts.push(Text { name, content });
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
