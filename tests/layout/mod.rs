//! Blocks of plain text and of web pages.

mod cases;
#[cfg(feature = "html")]
mod html;
