//! What every command does with its arguments, standard output and standard error.

use clap::Parser;
use std::error::Error;
use std::fmt::Display;
use std::io::{self, Write};
use std::process::ExitCode;

/// A line on standard error, in one write. Where it is full or closed there is nobody left to tell, and the
/// work goes on.
pub(crate) fn say(message: impl Display) {
    let _ = io::stderr().write_all(format!("{message}\n").as_bytes());
}

/// The status of a run: what it returned, or where writing failed a message. Who closes the output has seen
/// enough.
pub(crate) fn finish(done: Result<ExitCode, impl Into<Box<dyn Error>>>) -> ExitCode {
    let error = match done {
        Ok(status) => return status,
        Err(error) => error.into(),
    };
    match error.downcast_ref::<io::Error>() {
        Some(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        _ => {
            say(format_args!("error: {error}"));
            ExitCode::FAILURE
        }
    }
}

/// The command line; the status to leave with where there is nothing to run.
pub(crate) fn arguments<A: Parser>() -> Result<A, ExitCode> {
    A::try_parse().map_err(|error| {
        if error.use_stderr() {
            refuse(&error)
        } else {
            // Help and version. Standard output holds back what follows its last line break, hence the flush.
            let printed = error.print().and_then(|()| io::stdout().flush());
            finish(printed.map(|()| ExitCode::SUCCESS))
        }
    })
}

/// One clear line on standard error, status 2.
fn refuse(error: &clap::Error) -> ExitCode {
    let message = error.to_string();
    let mut lines = message.lines().map(str::trim).filter(|line| !line.is_empty());
    let line = lines.next().unwrap_or("error: the arguments cannot be read");
    // Clap names what is missing in the lines that follow.
    let missing: Vec<&str> = if line.ends_with(':') { lines.take(1).collect() } else { Vec::new() };
    say([line, missing.join(" ").as_str()].join(" ").trim_end());
    ExitCode::from(2)
}
