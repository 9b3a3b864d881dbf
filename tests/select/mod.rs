//! The selectors: beside textbook forms, what all promise, what the exact one proves, what dangles.

mod dangling;
mod exact;
mod invariants;
mod oracle;
mod questions;
