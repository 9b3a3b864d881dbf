//! The law of ARCHITECTURE.md: dependencies point down, and no stage imports another.

use std::fs;
use std::path::{Path, PathBuf};

const STAGES: [&str; 5] = ["layout", "split", "tokenize", "score", "select"];

/// What stands above the stages: who imports it may reach any of them.
const JOINING: [&str; 14] = [
    "summarizer",
    "method",
    "rules",
    "Summarizer",
    "Method",
    "Matcher",
    "Seen",
    "summarize",
    "snippet",
    "keywords",
    "reasons",
    "report",
    "Explanation",
    "Report",
];

/// The Rust files below a folder of `src`.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let within = |path: PathBuf| if path.is_dir() { files(&path) } else { vec![path] };
    entries.flat_map(within).filter(|path| path.extension().is_some_and(|end| end == "rs")).collect()
}

/// The code of a file without its comments and its unit tests.
fn code(text: &str) -> String {
    let shipped = text.split("#[cfg(test)]\nmod tests").next().unwrap();
    shipped.lines().map(|line| line.split("//").next().unwrap()).collect::<Vec<_>>().join("\n")
}

/// The names that a code imports from the crate's root, by `crate::name` or `crate::{name, ..}`.
fn imports(code: &str) -> Vec<String> {
    let mut names = Vec::new();
    for rest in code.split("crate::").skip(1) {
        let mut depth = 0;
        // Names of deeper paths come along; none of them is called as a stage is.
        let end = rest.find(|c: char| {
            depth += i32::from(c == '{') - i32::from(c == '}');
            depth == 0 && !(c.is_alphanumeric() || matches!(c, '_' | '}'))
        });
        let names_of = rest[..end.unwrap_or(rest.len())].split(|c: char| !(c.is_alphanumeric() || c == '_'));
        names.extend(names_of.filter(|name| !name.is_empty()).map(str::to_owned));
    }
    names
}

/// The files of a folder that import one of these, each with what it imports.
fn importing(folder: &str, names: &[&str]) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let files = files(&crate::repository("src").join(folder));
    assert!(!files.is_empty(), "there is no code in {folder}");
    for file in files {
        let imported = imports(&code(&fs::read_to_string(&file).unwrap()));
        found.extend(imported.into_iter().filter(|i| names.contains(&&**i)).map(|i| (file.clone(), i)));
    }
    found
}

#[test]
fn no_stage_imports_another() {
    for stage in STAGES {
        let others: Vec<&str> = STAGES.into_iter().filter(|other| *other != stage).chain(JOINING).collect();
        assert_eq!(importing(stage, &others), []);
    }
}

#[test]
fn what_stages_share_imports_no_stage() {
    let above: Vec<&str> = STAGES.into_iter().chain(JOINING).collect();
    for room in ["document", "language", "unicode", "engine", "render"] {
        assert_eq!(importing(room, &above), []);
    }
    assert_eq!(importing("language", &["document", "Document", "engine"]), []);
    assert_eq!(importing("unicode", &["document", "Document", "engine", "language", "Language"]), []);
}

#[test]
fn the_engine_sees_numbers_only() {
    assert_eq!(importing("engine", &["document", "Document", "language", "Language", "unicode"]), []);
    for file in files(&crate::repository("src/engine")) {
        let code = code(&fs::read_to_string(&file).unwrap());
        let words = code.split(|c: char| !(c.is_alphanumeric() || c == '_'));
        let text = words.filter(|word| ["str", "String", "char"].contains(word)).count();
        assert_eq!(text, 0, "{} holds text", file.display());
    }
}

#[test]
fn imports_are_found_in_every_form() {
    let text = "//! See crate::split.\nuse crate::{Document, select::{Picks, Novelty}};\nuse crate::score::Lead;\n\
        fn f(_: crate::Prior) {} // crate::layout\n#[cfg(test)]\nmod tests {\n    use crate::tokenize;\n}\n";
    let found = imports(&code(text));
    assert_eq!(found, ["Document", "select", "Picks", "Novelty", "score", "Prior"]);
}
