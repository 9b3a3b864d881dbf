//! How good a summary is: the measures, the ceiling, the contents.

mod invariants;
mod rouge;
