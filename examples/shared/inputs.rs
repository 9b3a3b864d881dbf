//! Files or standard input, read as texts or as JSON records.

use super::answer::{Answer, answer};
use super::console::say;
use super::content::Form;
use super::decode::Decoded;
use super::record::{Fields, trimmed};
use serde_json::Value;
use std::fmt::Display;
use std::fs;
use std::io::{self, BufRead, Read, Write};
use std::path::{Path, PathBuf};

/// The inputs that were named; standard input where none was.
pub(crate) struct Inputs<'a> {
    pub(crate) files: &'a [PathBuf],
    pub(crate) form: Option<Form>,
    pub(crate) jsonl: bool,
}

/// What is done with them.
pub(crate) trait Work {
    /// What is shown of a text.
    fn show(&mut self, source: epitome::Source<'_>) -> String;

    /// The answer to a record, as an object without its id.
    ///
    /// # Errors
    ///
    /// Why the record is refused.
    fn answer(&mut self, record: &Fields<'_>) -> Result<Value, String>;
}

impl Inputs<'_> {
    /// Does the work on every input; what cannot be read is told and passed over. Whether every input was
    /// good.
    ///
    /// # Errors
    ///
    /// When the output cannot be written.
    pub(crate) fn each(&self, work: &mut impl Work, out: &mut impl Write) -> io::Result<bool> {
        let standard_input = [PathBuf::from("-")];
        let mut good = true;
        for file in if self.files.is_empty() { &standard_input[..] } else { self.files } {
            let mut refuse = |error: &dyn Display| {
                say(format_args!("error: {}: {error}", file.display()));
                good = false;
            };
            let mut input = match open(file) {
                Ok(input) => input,
                Err(error) => {
                    refuse(&error);
                    continue;
                }
            };
            if self.jsonl {
                good &= records(file, &mut input, work, out)?;
                continue;
            }
            let mut bytes = Vec::new();
            if let Err(error) = input.read_to_end(&mut bytes) {
                refuse(&error);
                continue;
            }
            match Decoded::read(bytes, self.form) {
                Ok(Decoded { content, fault }) => {
                    if let Some(at) = fault {
                        say(format_args!("warning: {} is not UTF-8 at byte {at}", file.display()));
                    }
                    out.write_all(work.show(content.source()).as_bytes())?;
                }
                Err(error) => refuse(&error),
            }
        }
        Ok(good)
    }
}

/// A file, or standard input for `-`.
fn open(file: &Path) -> io::Result<Box<dyn BufRead>> {
    if file.as_os_str() == "-" {
        return Ok(Box::new(io::stdin().lock()));
    }
    Ok(Box::new(io::BufReader::new(fs::File::open(file)?)))
}

/// Answers each record of `input`; a bad line is answered by its error. Whether all were good.
///
/// # Errors
///
/// When the output cannot be written.
fn records(
    file: &Path,
    input: &mut dyn BufRead,
    work: &mut impl Work,
    out: &mut impl Write,
) -> io::Result<bool> {
    let mut good = true;
    let mut bytes = Vec::new();
    for number in 1.. {
        bytes.clear();
        match input.read_until(b'\n', &mut bytes) {
            Ok(0) => break,
            Ok(_) => {}
            Err(error) => {
                say(format_args!("error: {}: {error}", file.display()));
                return Ok(false);
            }
        }
        if !trimmed(&bytes).is_empty() {
            let Answer { line, fault } = answer(&bytes, number, |record| work.answer(record));
            if let Some(fault) = fault {
                say(format_args!("error: {}: line {number}: {fault}", file.display()));
                good = false;
            }
            out.write_all(line.as_bytes())?;
        }
    }
    Ok(good)
}
