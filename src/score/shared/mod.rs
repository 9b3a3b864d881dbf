//! What several scorers have in common.

pub(super) mod random_walk;
