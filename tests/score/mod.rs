//! The scorers and the engine: beside textbook forms, beside other programs, and what all promise.

mod embeddings;
mod invariants;
mod oracle;
mod peers;
mod retrieval;
