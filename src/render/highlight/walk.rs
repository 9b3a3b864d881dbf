//! A document's marked text part by part, in each mode.

use super::pieces::{Outside, Piece};
use super::{Highlights, MarkedSentence, Mode};
use crate::document::{Block, BlockKind};
use std::collections::BTreeSet;
use std::ops::Range;

/// What writes the parts of a marked text, in the order it is given them.
pub(super) trait Sink {
    /// Before the first part of a source: its number, and what it is called where that must be said.
    fn source(&mut self, number: usize, name: Option<&str>);
    /// Behind the last part of a source.
    fn end_source(&mut self);
    /// A block. Its pieces are in `text`, that of its source.
    fn block(&mut self, block: &Block, pieces: &[Piece], text: &str);
    /// What stands in the text between blocks; nothing between blocks that do not follow each other in it.
    fn between(&mut self, text: &str);
    /// Before the first item, where the text is to follow behind the last.
    fn list(&mut self, is_abstract: bool);
    /// A sentence by itself.
    fn item(&mut self, sentence: &MarkedSentence, pieces: &[Piece], text: &str);
    fn end_list(&mut self);
}

impl Highlights<'_, '_> {
    pub(super) fn walk(&self, sink: &mut impl Sink) {
        match self.mode {
            Mode::InPlace => self.whole(sink),
            Mode::Hide => self.hide(sink),
            Mode::Bullets => self.items(sink, false),
            Mode::Abstract => {
                if !self.shown.is_empty() {
                    self.items(sink, true);
                }
                self.whole(sink);
            }
        }
    }

    /// What a source is called where its text does not say it.
    fn name(&self, number: usize) -> Option<&str> {
        let source = self.document.sources().get(number)?;
        let title = source.title().filter(|title| !title.trim().is_empty());
        let several = self.document.sources().len() > 1;
        let says_so = || {
            let mut headings = self.document.headings(number);
            headings.any(|(_, heading)| Some(heading.trim()) == title.map(str::trim))
        };
        match title {
            Some(_) if says_so() => None,
            None if several => source.id(),
            title => title,
        }
    }

    fn whole(&self, sink: &mut impl Sink) {
        let mut blocks = self.document.blocks().peekable();
        for (number, source) in self.document.sources().iter().enumerate() {
            sink.source(number, self.name(number));
            let mut at = 0;
            while let Some((_, block)) = blocks.next_if(|&(of, _)| of == number) {
                let range = block.range();
                sink.between(&source.text()[at..range.start]);
                at = range.end;
                let pieces = self.marks[number].pieces(range, &block.body());
                sink.block(block, &pieces, source.text());
            }
            sink.between(&source.text()[at..]);
            sink.end_source();
        }
    }

    fn hide(&self, sink: &mut impl Sink) {
        let document = self.document;
        let all: Vec<(usize, &Block)> = document.blocks().collect();
        let mut kept = BTreeSet::new();
        let mut has_some = vec![false; document.sources().len()];
        for &shown in &self.shown {
            let index = self.sentences[shown].index;
            has_some[document.source(index)] = true;
            kept.insert(document.block_of(index));
            kept.extend(document.heading_block(index));
        }
        let is_title = |at: &usize| all[*at].1.kind() == BlockKind::Title && has_some[all[*at].0];
        kept.extend((0..all.len()).filter(is_title));
        let mut kept = kept.into_iter().peekable();
        for (number, source) in document.sources().iter().enumerate() {
            sink.source(number, self.name(number));
            let mut is_first = true;
            while let Some(at) = kept.next_if(|&at| all[at].0 == number) {
                let block = all[at].1;
                let mut pieces = self.marks[number].pieces(block.range(), &block.body());
                if pieces.iter().any(|piece| self.is_shown(piece)) {
                    pieces = self.without_rest(pieces, source.text());
                }
                if !std::mem::take(&mut is_first) {
                    sink.between("\n\n");
                }
                sink.block(block, &pieces, source.text());
            }
            sink.end_source();
        }
    }

    fn is_shown(&self, piece: &Piece) -> bool {
        piece.sentence.is_some_and(|at| self.sentences[at].choice.is_some())
    }

    /// The pieces of sentences that are shown, the labels, and a sign where something between is left out.
    fn without_rest(&self, pieces: Vec<Piece>, text: &str) -> Vec<Piece> {
        let mut kept: Vec<Piece> = Vec::with_capacity(pieces.len());
        let mut left_out: Option<Piece> = None;
        for piece in pieces {
            if self.is_shown(&piece) || piece.outside == Outside::Label {
                let is_between = kept.last().is_some_and(|last| last.outside != Outside::Label);
                kept.extend(left_out.take().filter(|_| is_between));
                kept.push(piece);
            } else {
                let is_space = text[piece.range.clone()].trim().is_empty();
                let is_quiet = is_space || piece.outside == Outside::Gap;
                let outside = if is_quiet { Outside::No } else { Outside::Omitted };
                let range = if piece.outside == Outside::Gap { line_end(&piece, text) } else { piece.range };
                if range.is_empty() {
                    continue;
                }
                let plain = Piece { sentence: None, phrase: None, term: None, outside, range };
                left_out = match left_out {
                    Some(before) if is_quiet || before.outside == Outside::Omitted => Some(before),
                    _ => Some(plain),
                };
            }
        }
        kept
    }

    fn items(&self, sink: &mut impl Sink, is_abstract: bool) {
        sink.list(is_abstract);
        for &shown in &self.shown {
            let sentence = &self.sentences[shown];
            let text = self.document.sources()[sentence.source].text();
            let body = self.document.block(self.document.block_of(sentence.index)).body();
            let mut pieces = self.marks[sentence.source].pieces(sentence.range.clone(), &body);
            // Without the mark of a list, and without what stands within it and is not of it: a line end for
            // what goes over lines, as where a sentence is displayed.
            for gap in pieces.iter_mut().filter(|piece| piece.outside == Outside::Gap) {
                gap.range = line_end(gap, text);
                (gap.sentence, gap.outside) = (Some(shown), Outside::No);
            }
            pieces.retain(|piece| {
                let words = &text[piece.range.clone()];
                !words.is_empty()
                    && (piece.outside != Outside::Label || words.contains(char::is_alphanumeric))
            });
            sink.item(sentence, &pieces, text);
        }
        sink.end_list();
    }
}

/// What is shown of a gap where only the sentence around it is: the end of its first line, if it goes over
/// lines.
fn line_end(gap: &Piece, text: &str) -> Range<usize> {
    let at = text[gap.range.clone()].find('\n').map(|at| gap.range.start + at);
    at.map_or(gap.range.end..gap.range.end, |at| at..at + 1)
}
