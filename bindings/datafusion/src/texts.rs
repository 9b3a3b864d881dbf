//! A column of texts, whatever its type.

use datafusion::arrow::array::{
    Array, ArrayRef, AsArray, BinaryArray, BinaryViewArray, LargeBinaryArray, LargeStringArray, StringArray,
    StringViewArray,
};
use datafusion::arrow::datatypes::DataType;
use datafusion::common::{Result, exec_err, plan_err};

/// A column of texts, whatever its type.
pub(crate) enum Texts<'a> {
    Utf8(&'a StringArray),
    LargeUtf8(&'a LargeStringArray),
    Utf8View(&'a StringViewArray),
    Binary(&'a BinaryArray),
    LargeBinary(&'a LargeBinaryArray),
    BinaryView(&'a BinaryViewArray),
}

impl<'a> Texts<'a> {
    pub(crate) fn of(array: &'a ArrayRef) -> Result<Self> {
        Ok(match array.data_type() {
            DataType::Utf8 => Texts::Utf8(array.as_string()),
            DataType::LargeUtf8 => Texts::LargeUtf8(array.as_string()),
            DataType::Utf8View => Texts::Utf8View(array.as_string_view()),
            DataType::Binary => Texts::Binary(array.as_binary()),
            DataType::LargeBinary => Texts::LargeBinary(array.as_binary()),
            DataType::BinaryView => Texts::BinaryView(array.as_binary_view()),
            other => return exec_err!("a text is of type {other}, not of one of strings or bytes"),
        })
    }

    /// The text of a row: none where it is null, a warning where it is not UTF-8.
    pub(crate) fn get(&self, row: usize) -> Result<Option<&'a str>, String> {
        let (is_null, bytes) = match self {
            Texts::Utf8(array) => return Ok(array.is_valid(row).then(|| array.value(row))),
            Texts::LargeUtf8(array) => return Ok(array.is_valid(row).then(|| array.value(row))),
            Texts::Utf8View(array) => return Ok(array.is_valid(row).then(|| array.value(row))),
            Texts::Binary(array) => (array.is_null(row), array.value(row)),
            Texts::LargeBinary(array) => (array.is_null(row), array.value(row)),
            Texts::BinaryView(array) => (array.is_null(row), array.value(row)),
        };
        if is_null {
            return Ok(None);
        }
        std::str::from_utf8(bytes)
            .map(Some)
            .map_err(|error| format!("the text is not UTF-8 from byte {}", error.valid_up_to()))
    }
}

/// The type that a text argument is read as: its own, where it is one of texts; a dictionary's only if
/// `dictionaries`.
pub(crate) fn text_type(function: &str, given: &DataType, dictionaries: bool) -> Result<DataType> {
    match given {
        DataType::Null => Ok(DataType::Utf8),
        DataType::Utf8
        | DataType::LargeUtf8
        | DataType::Utf8View
        | DataType::Binary
        | DataType::LargeBinary
        | DataType::BinaryView => Ok(given.clone()),
        DataType::Dictionary(_, values) => {
            let values = text_type(function, values, false)?;
            Ok(if dictionaries { given.clone() } else { values })
        }
        other => plan_err!("{function} takes a text of strings or bytes, not {other}"),
    }
}

/// The type that options are read as: a whole number or a string.
pub(crate) fn options_type(function: &str, given: &DataType) -> Result<DataType> {
    match given {
        DataType::Null | DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => Ok(DataType::Utf8View),
        DataType::Dictionary(_, values) => options_type(function, values),
        number if number.is_integer() => Ok(DataType::Int64),
        other => plan_err!("the options of {function} are a number or a string, not {other}"),
    }
}
