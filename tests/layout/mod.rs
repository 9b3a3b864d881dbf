//! Blocks of plain text and of web pages.

mod cases;
mod gaps;
#[cfg(feature = "html")]
mod html;
