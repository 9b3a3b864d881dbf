//! How many records are answered, on standard error where that is a terminal.

use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

/// A line that is written anew as it goes on.
pub(crate) struct Progress {
    started: Instant,
    records: usize,
    /// When the line is written next; `None` where nobody watches.
    next: Option<Instant>,
}

/// Often enough to look alive, seldom enough to cost nothing.
const INTERVAL: Duration = Duration::from_millis(100);

/// Back to the start of the line, and what stood there wiped out.
const CLEAR: &str = "\r\x1b[K";

impl Progress {
    pub(crate) fn new() -> Self {
        let started = Instant::now();
        Progress { started, records: 0, next: io::stderr().is_terminal().then(|| started + INTERVAL) }
    }

    /// Notes a record as answered.
    pub(crate) fn inc(&mut self) {
        self.records += 1;
        let now = Instant::now();
        if self.next.is_some_and(|next| now >= next) {
            self.next = Some(now + INTERVAL);
            let seconds = (now - self.started).as_secs_f64();
            let records = self.records;
            write(&format!("{CLEAR}{records} records, {:.0} a second", records as f64 / seconds));
        }
    }

    /// Takes the line away, before something else is written or at the end.
    pub(crate) fn clear(&self) {
        if self.next.is_some() {
            write(CLEAR);
        }
    }
}

/// Where standard error is full or closed, nobody watches.
fn write(text: &str) {
    let _ = io::stderr().write_all(text.as_bytes());
}
