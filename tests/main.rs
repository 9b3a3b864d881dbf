//! What the crate promises, in one program; a folder or file a subject:
//!
//! ```text
//! cargo test --test integration select::exact
//! ```

#![allow(clippy::unwrap_used, reason = "a test may fail by a panic in its helpers too")]

mod api;
mod architecture;
mod batch;
mod command;
mod evaluate;
mod fuzz;
mod hostile;
mod invariants;
mod keywords;
mod language;
mod layout;
mod naive;
mod offsets;
mod reasons;
mod render;
mod report;
mod rules;
mod score;
mod seams;
mod select;
mod snippet;
mod split;
mod text_fragment;
mod tokenize;
mod tuning;
mod unicode;

use std::path::{Path, PathBuf};

/// A file or folder of the repository.
fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}
