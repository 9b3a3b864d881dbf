//! What must, may and may not be chosen, whatever the method.

mod matcher;
mod pins;
