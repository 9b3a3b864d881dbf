//! A document with its sentences cut further.

use super::{Document, DocumentBuilder, Layout};
use crate::Error;
use std::ops::Range;
use std::sync::Arc;

impl<'t> Document<'t> {
    /// The document of the parts that `cut` gives for each sentence, and the sentence that each is of. The
    /// parts of a sentence are in order and within its range.
    ///
    /// # Errors
    ///
    /// When the tokenizer fails.
    ///
    /// Complexity: that of the tokenizer.
    pub(crate) fn in_parts(
        &self,
        cut: impl Fn(&str, Range<usize>) -> Vec<Range<usize>>,
    ) -> Result<(Document<'t>, Vec<usize>), Error> {
        let mut builder = DocumentBuilder::new(Arc::clone(&self.analysis.tokenizer));
        let mut of = Vec::new();
        let mut sentence = 0;
        let mut blocks = self.blocks().peekable();
        for (number, source) in self.sources().iter().enumerate() {
            let own = std::iter::from_fn(|| blocks.next_if(|&(source, _)| source == number));
            let layout = Layout::new(own.map(|(_, block)| block.clone()).collect());
            let layout = layout.with_gaps(self.analysis.gaps[number].clone());
            let text = layout.blanked(source.text());
            let mut parts = Vec::new();
            for _ in 0..self.source_len(number) {
                let cut = cut(&text, self.range(sentence));
                of.extend(std::iter::repeat_n(sentence, cut.len()));
                parts.extend(cut);
                sentence += 1;
            }
            builder.add(*source, self.language_of(number), &layout, &parts, |_| true)?;
        }
        if self.is_only_boilerplate() {
            builder = builder.only_boilerplate();
        }
        Ok((builder.finish()?, of))
    }
}
