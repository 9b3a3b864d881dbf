//! JSON records, one a line: their fields by name, each refused by a message that names it.

use epitome::Language;
use serde::de::{DeserializeSeed, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;

/// The fields of a JSON object, each as the text it was given as.
#[derive(Debug, Default)]
pub(crate) struct Fields<'r> {
    fields: HashMap<String, &'r RawValue>,
    /// What stands before the fields' names in messages: `documents[0].`, nothing for a record.
    pub(crate) path: String,
}

/// A line without the white space around it and the byte order mark before it, which stands at the first line
/// of a file, and at others where files were joined.
pub(crate) fn trimmed(line: &[u8]) -> &[u8] {
    line.strip_prefix("\u{feff}".as_bytes()).unwrap_or(line).trim_ascii()
}

/// A record with `null` for what some programs write where JSON has no number: `NaN`, `Infinity` and
/// `-Infinity`.
pub(crate) fn with_null_for_nan(record: Cow<'_, str>) -> Cow<'_, str> {
    const NO_NUMBERS: [&str; 3] = ["NaN", "-Infinity", "Infinity"];
    if !record.contains("NaN") && !record.contains("Infinity") {
        return record;
    }
    let mut out = String::with_capacity(record.len());
    let (mut in_string, mut escaped) = (false, false);
    let mut rest = &*record;
    while let Some(c) = rest.chars().next() {
        if let Some(word) = NO_NUMBERS.iter().find(|word| !in_string && rest.starts_with(**word)) {
            out.push_str("null");
            rest = &rest[word.len()..];
            continue;
        }
        in_string ^= c == '"' && !escaped;
        escaped = c == '\\' && in_string && !escaped;
        out.push(c);
        rest = &rest[c.len_utf8()..];
    }
    Cow::Owned(out)
}

impl<'r> Fields<'r> {
    /// Reads a line. What stands before a fault is there beside the message, so that the answer can carry the
    /// `id`.
    pub(crate) fn read(line: &'r str) -> (Self, Result<(), String>) {
        let mut fields = Fields::default();
        let mut json = serde_json::Deserializer::from_str(line);
        let done = FieldsOf(&mut fields.fields).deserialize(&mut json).and_then(|()| json.end());
        let done = match done {
            Ok(()) => Ok(()),
            Err(error) if error.is_data() => Err("a record must be an object".to_owned()),
            // A record is one line, whose number goes beside the message.
            Err(error) => Err(error.to_string().replace(" at line 1 column ", " at column ")),
        };
        (fields, done)
    }

    /// A field that is there and not null.
    pub(crate) fn get(&self, field: &str) -> Option<&'r RawValue> {
        self.fields.get(field).copied().filter(|value| value.get() != "null")
    }

    /// A field that must be a string where it is there.
    pub(crate) fn string(&self, field: &str) -> Result<Option<String>, String> {
        self.get(field).map(|value| string(value, &format!("{}{field}", self.path))).transpose()
    }

    /// A field that must be a number where it is there.
    #[allow(dead_code, reason = "not every program asks for one")]
    pub(crate) fn number(&self, field: &str) -> Result<Option<f64>, String> {
        let number = |value: &RawValue| {
            serde_json::from_str(value.get()).map_err(|_| format!("'{}{field}' must be a number", self.path))
        };
        self.get(field).map(number).transpose()
    }

    /// A field that must be a language's code or name where it is there and not empty.
    ///
    /// A language without word lists is summarized by Unicode's rules, as an unknown one.
    pub(crate) fn language(&self, field: &str) -> Result<Option<Language>, String> {
        let name = self.string(field)?.filter(|name| !name.trim().is_empty());
        let language = name.map(|name| match name.parse() {
            Ok(language) => Ok(language),
            Err(_) if is_language_tag(&name) => Ok(Language::Unknown),
            Err(error) => Err(format!("'{field}': {error}")),
        });
        language.transpose()
    }
}

/// A value that must be a string; `name` is the field's in messages.
pub(crate) fn string(value: &RawValue, name: &str) -> Result<String, String> {
    if !value.get().starts_with('"') {
        return Err(format!("'{name}' must be a string"));
    }
    serde_json::from_str(value.get()).map_err(|error| {
        let message = error.to_string();
        // The place is counted from the start of the value, which says nothing to whoever sees the record.
        let message = message.split(" at line ").next().unwrap_or_default();
        format!("'{name}' cannot be read: {message}")
    })
}

/// Whether a name has the form of a language tag (BCP 47): two or three letters, then parts of up to eight
/// letters or digits.
fn is_language_tag(name: &str) -> bool {
    let mut parts = name.trim().split(['-', '_']);
    let language = parts.next().unwrap_or_default();
    let is_part =
        |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
    (2..=3).contains(&language.len())
        && language.bytes().all(|b| b.is_ascii_alphabetic())
        && parts.all(is_part)
}

/// Reads an object's fields into a map that keeps them also where the object breaks off.
struct FieldsOf<'f, 'r>(&'f mut HashMap<String, &'r RawValue>);

impl<'r> DeserializeSeed<'r> for FieldsOf<'_, 'r> {
    type Value = ();

    fn deserialize<D: Deserializer<'r>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'r> Visitor<'r> for FieldsOf<'_, 'r> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'r>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key()? {
            let value = map.next_value()?;
            self.0.insert(key, value);
        }
        Ok(())
    }
}
