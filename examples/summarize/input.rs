//! Reading texts from files or standard input.

use crate::Clean;
use crate::console::say;
use std::fs;
use std::io::{self, Read};
use std::path::Path;

/// A text and the name of the file it came from.
pub(crate) struct Text {
    pub(crate) name: Option<String>,
    pub(crate) text: String,
}

/// The texts of all the inputs that can be read, `None` being standard input. What cannot be read is named on
/// standard error, and the rest goes on.
pub(crate) fn read(inputs: &[Option<&Path>]) -> (Vec<Text>, Clean) {
    let mut clean = Clean::Yes;
    let mut texts = Vec::new();
    for input in inputs {
        let name = input.map(|path| path.display().to_string());
        let shown = name.as_deref().unwrap_or("standard input");
        match input.map_or_else(standard_input, fs::read) {
            Ok(bytes) => {
                let text = decode(bytes, shown, &mut clean);
                texts.push(Text { name, text });
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

fn decode(bytes: Vec<u8>, name: &str, clean: &mut Clean) -> String {
    String::from_utf8(bytes).unwrap_or_else(|error| {
        let at = error.utf8_error().valid_up_to();
        say(format_args!(
            "warning: {name} is not UTF-8 at byte {at}; what cannot be read is replaced by \u{fffd}"
        ));
        *clean = Clean::No;
        String::from_utf8_lossy(error.as_bytes()).into_owned()
    })
}
