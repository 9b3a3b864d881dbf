//! Reading texts from files or standard input.

use crate::Clean;
use std::fs;
use std::io::{self, Read};
use std::path::PathBuf;

/// A text and the name of the file it came from.
pub(crate) struct Text {
    pub(crate) name: Option<String>,
    pub(crate) text: String,
}

/// The texts of all the files that can be read, or of standard input where no file is named. What cannot be read is
/// named on standard error, and the rest goes on.
pub(crate) fn read(files: &[PathBuf]) -> io::Result<(Vec<Text>, Clean)> {
    let mut clean = Clean::Yes;
    let mut texts = Vec::new();
    if files.is_empty() {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes)?;
        texts.push(Text { name: None, text: decode(bytes, "standard input", &mut clean) });
    }
    for path in files {
        let name = path.display().to_string();
        match fs::read(path) {
            Ok(bytes) => {
                let text = decode(bytes, &name, &mut clean);
                texts.push(Text { name: Some(name), text });
            }
            Err(error) => {
                eprintln!("error: {name}: {error}");
                clean = Clean::No;
            }
        }
    }
    Ok((texts, clean))
}

fn decode(bytes: Vec<u8>, name: &str, clean: &mut Clean) -> String {
    String::from_utf8(bytes).unwrap_or_else(|error| {
        let at = error.utf8_error().valid_up_to();
        eprintln!("warning: {name} is not UTF-8 at byte {at}; what cannot be read is replaced by \u{fffd}");
        *clean = Clean::No;
        String::from_utf8_lossy(error.as_bytes()).into_owned()
    })
}
