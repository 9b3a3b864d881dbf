//! What must, may and may not be chosen, whatever the method.

mod auto;
mod matcher;
mod nested;
mod pins;
mod sources;
mod update;
