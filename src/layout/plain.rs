//! Blocks from the lines of a plain text.

use super::{Block, BlockKind};

pub(super) fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut start = 0;
    for part in text.split_inclusive('\n') {
        let line = part.trim();
        if !line.is_empty() {
            let from = start + (part.len() - part.trim_start().len());
            blocks.push(Block::new(BlockKind::Paragraph, from..from + line.len()));
        }
        start += part.len();
    }
    blocks
}
