//! What several selectors have in common.

pub(super) mod exchange;
pub(super) mod fill;
pub(super) mod greedy;
pub(super) mod near_copies;
pub(super) mod objective;
pub(super) mod picks;
pub(super) mod tuning;
pub(super) mod wordings;
