//! Several lengths at once.
