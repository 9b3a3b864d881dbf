//! What is known of characters, whatever the language: each fact in one table.

mod accents;
pub(crate) mod boundary;
mod case;
pub(crate) mod eight_bytes;
pub(crate) mod emoji;
pub(crate) mod hyphenation;
pub(crate) mod invisible;
pub(crate) mod letter;
pub(crate) mod punctuation;
mod roman;
mod script;
mod text_key;
mod width;
mod word_count;
pub(crate) mod word_filter;
mod word_map;
mod words;

pub(crate) use accents::without_accents;
pub(crate) use case::{lower_case_of, to_lower_case};
pub(crate) use roman::{is_roman_capitals, roman};
pub(crate) use script::{Script, is_unspaced};
pub(crate) use text_key::{TextKey, key_bytes, lower_case, text_key};
pub(crate) use width::{cells, columns, rough_words};
pub(crate) use word_count::{word_count, word_count_up_to};
pub(crate) use word_map::WordMap;
pub(crate) use words::{PlainWord, words};
