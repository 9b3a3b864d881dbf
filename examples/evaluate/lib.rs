//! Nothing: the package is its examples, `evaluate` and `tune`.
