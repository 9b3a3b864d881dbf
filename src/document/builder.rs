//! A document put together, source by source.

use super::sections;
use super::{
    Analysis, BlockKind, Boilerplate, Document, Layout, Rows, Source, SourceBlock, Span, Terms, Tokenizer,
    Vocabulary,
};
use crate::unicode::hyphenation::Hyphenated;
use crate::{Error, Language};
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// Room is made for a word each so many bytes: hardly a text has more of them.
const BYTES_A_WORD: usize = 5;

/// Puts a document together, source by source.
pub(crate) struct DocumentBuilder<'t> {
    sources: Vec<Source<'t>>,
    analysis: Analysis,
}

impl<'t> DocumentBuilder<'t> {
    pub(crate) fn new(tokenizer: Arc<dyn Tokenizer>) -> Self {
        let analysis = Analysis {
            first_of_source: Vec::new(),
            languages: Vec::new(),
            gaps: Vec::new(),
            blocks: Vec::new(),
            sentences: Vec::new(),
            words: Vec::new(),
            word_ends: vec![0],
            word_ranges: OnceLock::new(),
            terms: OnceLock::new(),
            vocabulary: Vocabulary::default(),
            title_terms: Rows::new(),
            tokenizer,
            only_boilerplate: false,
            index: OnceLock::new(),
            counts: OnceLock::new(),
        };
        DocumentBuilder { sources: Vec::new(), analysis }
    }

    /// Adds a source in a language with its layout and its sentences, which are in order and within the
    /// text. Of these, the ones for whose kind of block `keep` holds become the document's.
    ///
    /// # Errors
    ///
    /// When the tokenizer breaks its contract.
    pub(crate) fn add(
        &mut self,
        source: Source<'t>,
        language: Language,
        layout: &Layout,
        sentences: &[Range<usize>],
        keep: impl Fn(BlockKind) -> bool,
    ) -> Result<(), Error> {
        let number = self.sources.len() as u32;
        let first = self.analysis.blocks.len();
        self.sources.push(source);
        self.analysis.languages.push(language);
        self.analysis.gaps.push(layout.gaps().to_vec());
        let text = layout.blanked(source.text());
        let hyphenated = Hyphenated::of(&text);
        self.analysis.sentences.reserve(sentences.len());
        self.analysis.word_ends.reserve(sentences.len());
        self.analysis.first_of_source.push(self.analysis.sentences.len());
        if self.analysis.words.is_empty() {
            self.analysis.vocabulary = Vocabulary::for_text(source.text().len());
        }
        self.analysis.words.reserve(source.text().len() / BYTES_A_WORD);
        let blocks = layout.blocks();
        let (mut heading, mut time) = (None, None);
        self.analysis.blocks.extend(blocks.iter().zip(first..).map(|(block, at)| {
            if sections::is_heading(block.kind()) {
                heading = Some(at as u32);
            }
            if block.reason() == Some(Boilerplate::Timestamp) {
                time = Some(at as u32);
            }
            SourceBlock { source: number, heading, time, block: block.clone() }
        }));
        let mut block = 0;
        for range in sentences {
            while block < blocks.len() && blocks[block].range().end <= range.start {
                block += 1;
            }
            if let Some(at) = blocks.get(block).filter(|at| keep(at.kind())) {
                let words = range.start.max(at.body().start.min(range.end))..range.end;
                let span = Span {
                    start: range.start,
                    end: range.end,
                    source: number,
                    block: (first + block) as u32,
                };
                self.push(span, language, &text[words], &hyphenated)?;
            }
        }
        Ok(())
    }

    fn push(
        &mut self,
        span: Span,
        language: Language,
        words: &str,
        hyphenated: &Hyphenated<'_>,
    ) -> Result<(), Error> {
        let analysis = &mut self.analysis;
        let terms = Terms::new(&mut analysis.vocabulary, &mut analysis.words, words);
        let mut terms = terms.with_hyphenated(hyphenated);
        let tokenized = analysis.tokenizer.tokenize(words, language, &mut terms);
        tokenized.map_err(|error| error.of_stage("tokenizer"))?;
        if let Some(range) = terms.misplaced() {
            let fault = format!("the word at {range:?} lies outside the sentence's characters");
            return Err(Error::contract("tokenizer", fault));
        }
        analysis.word_ends.push(analysis.words.len());
        analysis.sentences.push(span);
        Ok(())
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.analysis.sentences.is_empty()
    }

    pub(crate) fn only_boilerplate(mut self) -> Self {
        self.analysis.only_boilerplate = true;
        self
    }

    /// The document, when all sources are added.
    ///
    /// # Errors
    ///
    /// When the tokenizer fails on a title.
    pub(crate) fn finish(self) -> Result<Document<'t>, Error> {
        let mut document = Document { sources: self.sources, analysis: Arc::new(self.analysis) };
        let mut titles = Rows::new();
        for source in 0..document.sources.len() {
            if let Some(title) = document.title(source) {
                let language = document.language_of(source);
                let terms = document.terms_in(language, &*document.analysis.tokenizer, title)?;
                titles.items.extend(terms);
            }
            titles.close();
        }
        // Nothing else shares it yet.
        if let Some(analysis) = Arc::get_mut(&mut document.analysis) {
            analysis.title_terms = titles;
        }
        Ok(document)
    }
}
