//! How good a summary is: against references (ROUGE), and by what it holds.

mod lcs;
mod porter;
mod rouge;
mod tokens;

pub use rouge::{Rouge, Score};
pub use tokens::{Tokens, first_bytes, first_words};
