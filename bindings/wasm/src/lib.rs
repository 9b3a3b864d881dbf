//! The module that the JavaScript of this package calls.
//!
//! A plain C interface of numbers: JavaScript writes a string into [`exports::input`]'s buffer, names what
//! it is, asks, and reads the answer from a second buffer. [`session`] is what is asked, [`answer`] how an
//! answer is written. Texts are never handed back: a place in UTF-16 code units is enough for JavaScript to
//! cut its own string, and costs nothing.

pub mod answer;
pub mod exports;
pub mod session;
