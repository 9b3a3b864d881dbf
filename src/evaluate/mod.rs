//! How good a summary is: against references ([`Rouge`]), between floor and ceiling ([`Random`], [`oracle`]), and by
//! what it holds ([`Content`]).
//!
//! ROUGE grows with length up to that of the reference, so methods are compared under the same [`Budget`](crate::Budget).

mod content;
mod lcs;
mod oracle;
mod porter;
mod rouge;
mod tokens;

pub use content::Content;
pub use oracle::{Random, oracle};
pub use rouge::{Rouge, Score};
pub use tokens::{Tokens, first_bytes, first_words};
