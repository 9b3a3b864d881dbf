//! A text analysed once: its sources, blocks, sentences and terms as numbers.

mod block;
mod source;
mod vocabulary;
mod word;

pub use block::{Block, BlockKind, Boilerplate, Layout};
pub use source::{Source, Sources};
pub use vocabulary::Vocabulary;
pub use word::{Role, Terms, Tokenizer, Word};

use crate::Language;
use crate::engine::Matrix;
use std::fmt;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// Counts the tokens of a text, for [`Budget::tokens`](crate::Budget::tokens).
pub(crate) type Counter = Arc<dyn Fn(&str) -> usize + Send + Sync>;

/// One or many sources, analysed: made once with [`Summarizer::document`](crate::Summarizer::document), scored and
/// summarized as often as wanted.
///
/// Its sentences are those that a summary may show, numbered from 0 through all sources; headings and boilerplate are
/// blocks without sentences. Where a text has nothing else, they are sentences too.
///
/// # Example
///
/// ```
/// use epitome::Summarizer;
///
/// let text = "Rain fell for a week. The river rose.";
/// let document = Summarizer::new().document(text)?;
/// assert_eq!(document.len(), 2);
/// assert_eq!(document.sentence(1), "The river rose.");
/// assert_eq!(&text[document.range(1)], "The river rose.");
/// # Ok::<(), epitome::Error>(())
/// ```
pub struct Document<'t> {
    sources: Vec<Source<'t>>,
    /// The number of each source's first sentence.
    first_of_source: Vec<usize>,
    language: Language,
    blocks: Vec<SourceBlock>,
    sentences: Vec<Span>,
    words: Rows<Word>,
    terms: Rows<u32>,
    vocabulary: Vocabulary,
    tokenizer: Arc<dyn Tokenizer>,
    counter: Option<Counter>,
    only_boilerplate: bool,
    counts: OnceLock<Matrix>,
}

/// A sentence's place.
#[derive(Clone, Copy, Debug)]
struct Span {
    start: usize,
    end: usize,
    source: u32,
    block: u32,
}

/// A block and the source it is in.
#[derive(Clone, Debug)]
struct SourceBlock {
    source: u32,
    block: Block,
}

/// Rows of different lengths, one behind the other.
#[derive(Clone, Debug)]
struct Rows<T> {
    offsets: Vec<usize>,
    items: Vec<T>,
}

impl<T> Rows<T> {
    fn new() -> Self {
        Rows { offsets: vec![0], items: Vec::new() }
    }

    fn close(&mut self) {
        self.offsets.push(self.items.len());
    }

    fn row(&self, index: usize) -> &[T] {
        &self.items[self.offsets[index]..self.offsets[index + 1]]
    }
}

impl<'t> Document<'t> {
    /// The number of sentences.
    pub fn len(&self) -> usize {
        self.sentences.len()
    }

    /// Whether there is no sentence.
    pub fn is_empty(&self) -> bool {
        self.sentences.is_empty()
    }

    /// The sources, in the order given.
    pub fn sources(&self) -> &[Source<'t>] {
        &self.sources
    }

    /// The language its words were taken to be in.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Whether the text held nothing but headings and boilerplate, which then are its sentences.
    pub fn is_only_boilerplate(&self) -> bool {
        self.only_boilerplate
    }

    /// The text of a sentence, as it stands in its source.
    ///
    /// # Panics
    ///
    /// When `index` is not below [`len`](Document::len), as for every method that takes a sentence's number.
    pub fn sentence(&self, index: usize) -> &'t str {
        let span = self.sentences[index];
        &self.sources[span.source as usize].text()[span.start..span.end]
    }

    /// A sentence without a speaker's label or a list mark before it.
    ///
    /// Complexity: O(1).
    pub fn body(&self, index: usize) -> &'t str {
        let label = self.block(self.block_of(index)).body().start.saturating_sub(self.range(index).start);
        self.sentence(index).get(label..).unwrap_or_default()
    }

    /// The place of a sentence in the text of its source, in bytes.
    pub fn range(&self, index: usize) -> Range<usize> {
        let span = self.sentences[index];
        span.start..span.end
    }

    /// The number of the source a sentence is in.
    pub fn source(&self, index: usize) -> usize {
        self.sentences[index].source as usize
    }

    /// The place of a sentence among those of its source, from 0.
    pub fn place(&self, index: usize) -> usize {
        index - self.first_of_source[self.source(index)]
    }

    /// The number of sentences of a source.
    pub fn source_len(&self, source: usize) -> usize {
        let next = self.first_of_source.get(source + 1).copied().unwrap_or(self.len());
        next - self.first_of_source[source]
    }

    /// The number of the block a sentence is in, counted through all sources.
    pub fn block_of(&self, index: usize) -> usize {
        self.sentences[index].block as usize
    }

    /// Whether a sentence is part of a turn of a talk.
    pub(crate) fn is_talk(&self, index: usize) -> bool {
        self.block(self.block_of(index)).kind() == BlockKind::Turn
    }

    /// The block with a number, as [`block_of`](Document::block_of) gives it. Its ranges are in its source's text.
    pub fn block(&self, number: usize) -> &Block {
        &self.blocks[number].block
    }

    /// Every block with the number of its source, in order.
    pub fn blocks(&self) -> impl ExactSizeIterator<Item = (usize, &Block)> {
        self.blocks.iter().map(|b| (b.source as usize, &b.block))
    }

    /// The terms of a sentence in the order of the text, stop words left out.
    pub fn terms(&self, index: usize) -> &[u32] {
        self.terms.row(index)
    }

    /// The words of a sentence in the order of the text, stop words among them.
    pub fn words(&self, index: usize) -> &[Word] {
        self.words.row(index)
    }

    /// The number of distinct terms.
    pub fn term_count(&self) -> usize {
        self.vocabulary.len()
    }

    /// The text of a term: folded and stemmed. `None` for a number that no term has.
    pub fn term(&self, term: u32) -> Option<&str> {
        self.vocabulary.term(term)
    }

    /// What a word counts as, where one of its spellings stands in a sentence.
    pub(crate) fn word(&self, spellings: &[String]) -> Option<Word> {
        self.vocabulary.find_word(spellings)
    }

    /// The length of a table that holds every word at its [`Word::place`].
    pub(crate) fn places(&self) -> usize {
        self.vocabulary.places()
    }

    /// How often each term stands in each sentence. Made at the first call, then kept.
    ///
    /// Complexity: O(terms · log(terms of a sentence)) once, O(1) after.
    pub fn counts(&self) -> &Matrix {
        self.counts
            .get_or_init(|| Matrix::counts(&self.terms.offsets, &self.terms.items, self.vocabulary.len()))
    }

    /// The terms of another text, such as a query or a title, that stand in this document, in the order of that text.
    ///
    /// Complexity: O(length of the text).
    pub fn terms_of(&self, text: &str) -> Vec<u32> {
        let mut vocabulary = Vocabulary::default();
        let mut words = Vec::new();
        self.tokenizer.tokenize(text, &mut Terms::new(&mut vocabulary, &mut words, self.language));
        words
            .into_iter()
            .filter_map(Word::term)
            .filter_map(|id| self.vocabulary.find(vocabulary.term(id)?))
            .collect()
    }

    /// The title of a source: the one it was given, else the one found in its text.
    pub fn title(&self, source: usize) -> Option<&'t str> {
        let given = self.sources[source].title().filter(|title| !title.trim().is_empty());
        given.or_else(|| {
            let first = self.blocks.partition_point(|b| (b.source as usize) < source);
            let own = self.blocks[first..].iter().take_while(|b| b.source as usize == source);
            let title = own.map(|b| &b.block).find(|block| block.kind() == BlockKind::Title)?;
            Some(&self.sources[source].text()[title.body()])
        })
    }

    /// The counter of tokens it was made with.
    pub(crate) fn counter(&self) -> Option<&Counter> {
        self.counter.as_ref()
    }
}

impl fmt::Debug for Document<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Document")
            .field("sources", &self.sources.len())
            .field("language", &self.language)
            .field("blocks", &self.blocks.len())
            .field("sentences", &self.sentences.len())
            .field("terms", &self.vocabulary.len())
            .finish_non_exhaustive()
    }
}

/// Puts a document together, source by source.
pub(crate) struct DocumentBuilder<'t> {
    document: Document<'t>,
}

impl<'t> DocumentBuilder<'t> {
    pub(crate) fn new(language: Language, tokenizer: Arc<dyn Tokenizer>, counter: Option<Counter>) -> Self {
        let document = Document {
            sources: Vec::new(),
            first_of_source: Vec::new(),
            language,
            blocks: Vec::new(),
            sentences: Vec::new(),
            words: Rows::new(),
            terms: Rows::new(),
            vocabulary: Vocabulary::default(),
            tokenizer,
            counter,
            only_boilerplate: false,
            counts: OnceLock::new(),
        };
        DocumentBuilder { document }
    }

    /// Adds a source with its layout and its sentences, which are in order and within the text. Of these, the ones for
    /// whose kind of block `keep` holds become the document's.
    pub(crate) fn add(
        &mut self,
        source: Source<'t>,
        layout: &Layout,
        sentences: &[Range<usize>],
        keep: impl Fn(BlockKind) -> bool,
    ) {
        let number = self.document.sources.len() as u32;
        let first = self.document.blocks.len();
        self.document.sources.push(source);
        self.document.first_of_source.push(self.document.sentences.len());
        let blocks = layout.blocks();
        self.document.blocks.extend(blocks.iter().map(|b| SourceBlock { source: number, block: b.clone() }));
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
                self.push(span, &source.text()[words]);
            }
        }
    }

    fn push(&mut self, span: Span, words: &str) {
        let document = &mut self.document;
        let before = document.words.items.len();
        let mut terms = Terms::new(&mut document.vocabulary, &mut document.words.items, document.language);
        document.tokenizer.tokenize(words, &mut terms);
        document.words.close();
        document.terms.items.extend(document.words.items[before..].iter().filter_map(|w| w.term()));
        document.terms.close();
        document.sentences.push(span);
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.document.sentences.is_empty()
    }

    pub(crate) fn only_boilerplate(mut self) -> Self {
        self.document.only_boilerplate = true;
        self
    }

    pub(crate) fn finish(self) -> Document<'t> {
        self.document
    }
}
