//! Answers to JSON records: one line each, whatever happens inside.

use super::record::{Fields, trimmed, with_null_for_nan};
use serde::Serialize;
use serde_json::json;
use serde_json::value::RawValue;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// A line of output and why it is no answer, where it is none.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) line: String,
    pub(crate) fault: Option<String>,
}

/// An object's line: its `id` and what else it holds.
#[derive(Serialize)]
struct Object<I, R> {
    id: I,
    #[serde(flatten)]
    rest: R,
}

/// The object's text with its line break, so that one write holds all of it.
pub(crate) fn object(id: impl Serialize, rest: impl Serialize) -> Result<String, String> {
    match serde_json::to_string(&Object { id, rest }) {
        // A carriage return stands between the parts of an id as it was given; in strings it is escaped. An answer
        // is one line to whoever reads lines by it, too.
        Ok(text) => Ok(on_one_line(text.replace('\r', " ")) + "\n"),
        Err(error) => Err(error.to_string()),
    }
}

/// JSON without the characters that some readers take for the end of a line; they stand in strings alone.
fn on_one_line(json: String) -> String {
    const ENDS: [(char, &str); 3] = [('\u{85}', "\\u0085"), ('\u{2028}', "\\u2028"), ('\u{2029}', "\\u2029")];
    ENDS.iter().fold(
        json,
        |json, &(end, escape)| {
            if json.contains(end) { json.replace(end, escape) } else { json }
        },
    )
}

/// Answers the record of a line with what `work` makes of it and with its `id`, byte for byte as it was
/// given but for line ends of Unicode, which are escaped; a fault or a panic with the number of the line and
/// a message.
pub(crate) fn answer<R: Serialize>(
    line: &[u8],
    number: usize,
    work: impl FnOnce(&Fields<'_>) -> Result<R, String>,
) -> Answer {
    // Where the line is no UTF-8, its id can often be read all the same.
    let text = with_null_for_nan(String::from_utf8_lossy(trimmed(line)));
    let (fields, read) = Fields::read(&text);
    let id: Option<&RawValue> = fields.get("id");
    let done = match std::str::from_utf8(line) {
        Err(error) => Err(format!("the record is not UTF-8 at byte {}", error.valid_up_to())),
        Ok(_) => read.and_then(|()| guarded(|| object(id, work(&fields)?))),
    };
    match done {
        Ok(line) => Answer { line, fault: None },
        Err(error) => {
            let refusal = json!({"line": number, "error": error});
            // An object of a number and a string can always be written.
            Answer { line: object(id, refusal).unwrap_or_default(), fault: Some(error) }
        }
    }
}

/// What `work` returns; a panic in it as a message.
fn guarded<T>(work: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    // What a record's work changes is dropped with it.
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|payload| {
        let message = payload.downcast_ref::<&str>().copied();
        let message = message.or(payload.downcast_ref::<String>().map(String::as_str));
        Err(format!("a fault of the program: {}", message.unwrap_or("no message")))
    })
}
