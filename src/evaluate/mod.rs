//! How good a summary is: against references ([`Rouge`]), below a ceiling ([`oracle`]) and above
//! the floors ([`Lead`](crate::score::Lead), [`Random`](crate::score::Random)), and by
//! what it holds ([`Content`]).
//!
//! ROUGE grows with length up to that of the reference, so methods are compared under the same
//! [`Budget`](crate::Budget).

mod content;
mod lcs;
mod oracle;
mod porter;
mod rouge;
mod tokens;

pub use content::Content;
pub use oracle::oracle;
pub use rouge::{Rouge, Score};
pub use tokens::{Tokens, first_bytes, first_words};
