//! The examples as a person or a pipeline runs them. `cargo test` builds them before the tests run.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

/// The example beside the test's own binary: `target/<profile>/examples/<name>`.
fn binary(example: &str) -> PathBuf {
    let test = std::env::current_exe().unwrap();
    let profile = test.parent().and_then(Path::parent).unwrap();
    let path = profile.join("examples").join(format!("{example}{}", std::env::consts::EXE_SUFFIX));
    assert!(path.exists(), "{} is not built: run `cargo test` or `cargo build --examples`", path.display());
    path
}

/// An example with these arguments, all of its streams in the test's hands.
pub(crate) fn command(example: &str, args: &[&str]) -> Command {
    let mut command = Command::new(binary(example));
    command.args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// An example that runs with these arguments.
pub(crate) fn start(example: &str, args: &[&str]) -> Child {
    command(example, args).spawn().unwrap()
}

/// What an example does with these arguments and this standard input.
pub(crate) fn run(example: &str, args: &[&str], input: &[u8]) -> Output {
    let mut child = start(example, args);
    // Written from a thread of its own, so that neither side waits on a full pipe; a program that refuses its
    // arguments does not read at all.
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    output
}

pub(crate) fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

pub(crate) fn stderr(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}
