//! Nothing but the example `pack`.
