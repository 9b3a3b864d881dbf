//! Summarizes texts on the command line.

fn main() {}
