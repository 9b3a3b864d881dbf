//! What is known of characters, whatever the language: each fact in one table.

pub(crate) mod chars;
pub(crate) mod punctuation;
mod script;
mod width;
mod word_count;
mod words;

pub(crate) use script::Script;
pub(crate) use width::{columns, rough_words};
pub(crate) use word_count::{word_count, word_count_up_to};
pub(crate) use words::words;
