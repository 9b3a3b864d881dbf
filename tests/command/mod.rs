//! The examples as a person or a pipeline runs them.

mod evaluate;
mod pages;
mod rules;
mod summarize;

use std::env;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};
use std::sync::LazyLock;

/// The folder of the built examples: `target/<profile>/examples`.
///
/// They are built here, with the features of this program and beside it, so that no test runs what an earlier
/// command left behind. Where `cargo test` has just built them, nothing is left to do.
static EXAMPLES: LazyLock<PathBuf> = LazyLock::new(|| {
    let test = env::current_exe().unwrap();
    let folder = test.parent().and_then(std::path::Path::parent).unwrap();
    let profile = match folder.file_name().and_then(std::ffi::OsStr::to_str).unwrap() {
        "debug" => "test",
        named => named,
    };
    // The default set is named too: to cargo the same features without its name are another build.
    let features = [
        ("default", cfg!(feature = "default")),
        ("languages", cfg!(feature = "languages")),
        ("stemmers", cfg!(feature = "stemmers")),
        ("serde", cfg!(feature = "serde")),
        ("html", cfg!(feature = "html")),
        ("parallel", cfg!(feature = "parallel")),
    ];
    let features: Vec<&str> = features.iter().filter(|(_, on)| *on).map(|(name, _)| *name).collect();
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or("cargo".into()));
    cargo.current_dir(crate::repository(".")).args([
        "build",
        "--quiet",
        "--examples",
        "--no-default-features",
    ]);
    cargo.args(["--profile", profile, "--features", &features.join(",")]);
    cargo.arg("--target-dir").arg(folder.parent().unwrap());
    let built = cargo.output().unwrap();
    assert!(built.status.success(), "the examples cannot be built: {}", stderr(&built));
    folder.join("examples")
});

/// An example with these arguments, all of its streams in the test's hands.
pub(crate) fn command(example: &str, args: &[&str]) -> Command {
    let mut command = Command::new(EXAMPLES.join(example));
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
