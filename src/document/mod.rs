//! A text analysed once: its sources, blocks, sentences and terms as numbers.

mod block;
mod builder;
mod embedder;
mod foreign;
mod gaps;
mod owned;
mod parts;
mod sections;
mod source;
mod texts;
mod vocabulary;
mod word;

pub use block::{Block, BlockKind, Boilerplate, Layout};
pub use embedder::Embedder;
pub use owned::OwnedDocument;
pub use source::{Source, Sources};
pub use vocabulary::Vocabulary;
pub(crate) use word::PlainNormalizer;
pub use word::{Role, Terms, Tokenizer, Word};

pub(crate) use builder::DocumentBuilder;
pub(crate) use foreign::ForeignWord;
pub(crate) use sections::{Sections, name_before_time};

use crate::Language;
use crate::engine::{Counts, Matrix, Postings};
use crate::unicode::WordMap;
use crate::unicode::hyphenation::Hyphenated;
use std::borrow::Cow;
use std::fmt;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// One or many sources, analysed: made once with [`Summarizer::document`](crate::Summarizer::document),
/// scored and summarized as often as wanted.
///
/// Its sentences are those that a summary may show, numbered from 0 through all sources; headings and
/// boilerplate are blocks without sentences. Where a text has nothing else, they are sentences too.
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
#[derive(Clone)]
pub struct Document<'t> {
    sources: Vec<Source<'t>>,
    /// Shared with whatever else shows the same sources.
    analysis: Arc<Analysis>,
}

/// What was found out about the sources; it borrows nothing from them.
struct Analysis {
    /// The number of each source's first sentence.
    first_of_source: Vec<usize>,
    /// Of each source its language.
    languages: Vec<Language>,
    /// Of each source what stands within its blocks and is not of their text.
    gaps: Vec<Vec<Range<usize>>>,
    blocks: Vec<SourceBlock>,
    sentences: Vec<Span>,
    /// The words of all sentences in a row, and where each sentence's end.
    words: Vec<Word>,
    word_ends: Vec<usize>,
    word_ranges: OnceLock<Vec<Range<usize>>>,
    terms: OnceLock<Rows<u32>>,
    vocabulary: Vocabulary,
    title_terms: Rows<u32>,
    tokenizer: Arc<dyn Tokenizer>,
    only_boilerplate: bool,
    index: OnceLock<(Counts, Postings)>,
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
    /// The number of the heading it stands under.
    heading: Option<u32>,
    /// The number of the block with the time it stands under.
    time: Option<u32>,
    block: Block,
}

/// Rows of different lengths, stored in one vector.
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
        self.analysis.sentences.len()
    }

    /// Whether there is no sentence.
    pub fn is_empty(&self) -> bool {
        self.analysis.sentences.is_empty()
    }

    /// The sources, in the order given.
    pub fn sources(&self) -> &[Source<'t>] {
        &self.sources
    }

    /// The language its words were taken to be in: of several sources, that of the first whose language is
    /// known.
    pub fn language(&self) -> Language {
        let mut known = self.analysis.languages.iter().filter(|&&language| language != Language::Unknown);
        known.next().copied().unwrap_or_default()
    }

    /// The language that the words of a source were taken to be in; unknown where there is no source with
    /// this number.
    ///
    /// # Example
    ///
    /// ```
    /// use epitome::{Language, Summarizer};
    ///
    /// let texts = ["Der Fluss stieg in der Nacht.", "The river rose in the night and it was cold."];
    /// let document = Summarizer::new().document(texts)?;
    /// assert_eq!(document.language_of(0), Language::German);
    /// assert_eq!(document.language_of(1), Language::English);
    /// # Ok::<(), epitome::Error>(())
    /// ```
    pub fn language_of(&self, source: usize) -> Language {
        self.analysis.languages.get(source).copied().unwrap_or_default()
    }

    /// The languages of its sources, each once, that of the document first; at least one.
    pub(crate) fn languages(&self) -> Vec<Language> {
        let mut languages = vec![self.language()];
        for &language in &self.analysis.languages {
            if !languages.contains(&language) {
                languages.push(language);
            }
        }
        languages
    }

    /// Whether the text held nothing but headings and boilerplate, which then are its sentences.
    pub fn is_only_boilerplate(&self) -> bool {
        self.analysis.only_boilerplate
    }

    /// The texts of all sentences, in order, as they stand in their sources.
    ///
    /// Complexity: O(1) a sentence.
    ///
    /// # Example
    ///
    /// ```
    /// use epitome::Summarizer;
    ///
    /// let document = Summarizer::new().document("Rain fell for a week. The river rose.")?;
    /// let longest = document.sentences().max_by_key(|sentence| sentence.len());
    /// assert_eq!(longest, Some("Rain fell for a week."));
    /// # Ok::<(), epitome::Error>(())
    /// ```
    pub fn sentences(&self) -> impl ExactSizeIterator<Item = &'t str> + DoubleEndedIterator + '_ {
        (0..self.len()).map(|index| self.sentence(index))
    }

    /// A sentence as a summary displays it: without what stands within it and is not of it, such as the
    /// running head of a page or the time of a subtitle ([`Layout::gaps`]).
    ///
    /// Complexity: O(log(gaps of the source)) without a gap in it, else O(length of the sentence).
    ///
    /// # Example
    ///
    /// ```
    /// use epitome::Summarizer;
    ///
    /// let text = "[00:09] The ferry between\n[00:12] the two villages is gone.\n[00:17] It sank.";
    /// let document = Summarizer::new().document(text)?;
    /// assert_eq!(document.displayed(0), "[00:09] The ferry between\nthe two villages is gone.");
    /// # Ok::<(), epitome::Error>(())
    /// ```
    pub fn displayed(&self, index: usize) -> Cow<'t, str> {
        let source = self.source(index);
        gaps::displayed(self.sources[source].text(), &self.analysis.gaps[source], self.range(index))
    }

    /// The body of a sentence as the tokenizer reads it.
    fn blanked_body(&self, index: usize) -> Cow<'t, str> {
        let source = self.source(index);
        let end = self.range(index).end;
        let body = end - self.body(index).len()..end;
        gaps::blanked(self.sources[source].text(), &self.analysis.gaps[source], body)
    }

    /// The text of a sentence; `None` where there is none with this number.
    pub fn get(&self, index: usize) -> Option<&'t str> {
        (index < self.len()).then(|| self.sentence(index))
    }

    /// The text of a sentence, as it stands in its source.
    ///
    /// # Panics
    ///
    /// When `index` is not below [`len`](Document::len), as for every method that takes a sentence's number;
    /// [`get`](Document::get) and [`sentences`](Document::sentences) never do.
    pub fn sentence(&self, index: usize) -> &'t str {
        let span = self.analysis.sentences[index];
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
        let span = self.analysis.sentences[index];
        span.start..span.end
    }

    /// The number of the source a sentence is in.
    pub fn source(&self, index: usize) -> usize {
        self.analysis.sentences[index].source as usize
    }

    /// The place of a sentence among those of its source, from 0.
    pub fn place(&self, index: usize) -> usize {
        index - self.analysis.first_of_source[self.source(index)]
    }

    /// The number of sentences of a source; 0 where there is none with this number.
    pub fn source_len(&self, source: usize) -> usize {
        let mut firsts = self.analysis.first_of_source.iter().skip(source).copied();
        firsts.next().map_or(0, |first| firsts.next().unwrap_or(self.len()) - first)
    }

    /// The number of the block a sentence is in, counted through all sources.
    pub fn block_of(&self, index: usize) -> usize {
        self.analysis.sentences[index].block as usize
    }

    /// Whether a sentence is part of a turn of a conversation.
    pub(crate) fn is_talk(&self, index: usize) -> bool {
        self.block(self.block_of(index)).kind() == BlockKind::Turn
    }

    /// The block with a number, as [`block_of`](Document::block_of) gives it. Its ranges are in its source's
    /// text.
    ///
    /// # Panics
    ///
    /// When there is no block with this number; [`blocks`](Document::blocks) never does.
    pub fn block(&self, number: usize) -> &Block {
        &self.analysis.blocks[number].block
    }

    /// Every block with the number of its source, in order.
    pub fn blocks(&self) -> impl ExactSizeIterator<Item = (usize, &Block)> {
        self.analysis.blocks.iter().map(|b| (b.source as usize, &b.block))
    }

    /// What stands within the blocks of a source and is not of their text, as [`Layout::gaps`].
    pub(crate) fn gaps(&self, source: usize) -> &[Range<usize>] {
        &self.analysis.gaps[source]
    }

    /// The terms of a sentence in the order of the text, stop words left out. Found at the first call, then
    /// kept.
    ///
    /// Complexity: O(words of all sentences) once, O(1) after.
    pub fn terms(&self, index: usize) -> &[u32] {
        self.analysis.terms.get_or_init(|| self.find_terms()).row(index)
    }

    fn find_terms(&self) -> Rows<u32> {
        let mut terms = Rows::new();
        for index in 0..self.len() {
            terms.items.extend(self.words(index).iter().filter_map(|word| word.term()));
            terms.close();
        }
        terms
    }

    /// The words of a sentence in the order of the text, stop words among them.
    pub fn words(&self, index: usize) -> &[Word] {
        &self.analysis.words[self.span_of_words(index)]
    }

    /// The place of each word of a sentence in the text of its source, in bytes: one range for each of its
    /// [`words`](Document::words). Pairs of characters of an unspaced script overlap. The tokenizer is asked
    /// for them at the first call, then they are kept.
    ///
    /// Complexity: that of the tokenizer over all sentences once, O(1) a word after.
    ///
    /// # Example
    ///
    /// ```
    /// use epitome::Summarizer;
    ///
    /// let text = "Rain fell. The rivers rose.";
    /// let document = Summarizer::new().document(text)?;
    /// let words: Vec<_> = document.word_ranges(1).map(|range| &text[range]).collect();
    /// assert_eq!(words, ["The", "rivers", "rose"]);
    /// # Ok::<(), epitome::Error>(())
    /// ```
    pub fn word_ranges(&self, index: usize) -> impl ExactSizeIterator<Item = Range<usize>> + '_ {
        let base = self.range(index).end - self.body(index).len();
        let ranges = self.analysis.word_ranges.get_or_init(|| self.find_word_ranges());
        ranges[self.span_of_words(index)].iter().map(move |range| base + range.start..base + range.end)
    }

    /// For each word of each sentence its range in what the tokenizer is given of that.
    fn find_word_ranges(&self) -> Vec<Range<usize>> {
        let mut ranges = Vec::with_capacity(self.analysis.words.len());
        let (mut vocabulary, mut words) = (Vocabulary::default(), Vec::new());
        let hyphenated: Vec<_> = self.sources.iter().map(|source| Hyphenated::of(source.text())).collect();
        for index in 0..self.len() {
            let body = self.blanked_body(index);
            let language = self.language_of(self.source(index));
            let terms = Terms::new(&mut vocabulary, &mut words, &body).with_ranges(&mut ranges);
            let mut terms = terms.with_hyphenated(&hyphenated[self.source(index)]);
            // Where it fails on what it found words in before, the rest of the ranges is filled up like the others.
            let _ = self.analysis.tokenizer.tokenize(&body, language, &mut terms);
            // A range a word, even where the tokenizer does not find the same words again.
            ranges.resize(self.analysis.word_ends[index + 1], 0..0);
        }
        ranges
    }

    /// Where the words of a sentence stand among those of all.
    fn span_of_words(&self, index: usize) -> Range<usize> {
        self.analysis.word_ends[index]..self.analysis.word_ends[index + 1]
    }

    /// The number of distinct terms.
    pub fn term_count(&self) -> usize {
        self.analysis.vocabulary.len()
    }

    /// The text of a term: folded and stemmed. `None` for a number that no term has.
    pub fn term(&self, term: u32) -> Option<&str> {
        self.analysis.vocabulary.term(term)
    }

    /// The word that a term is.
    pub(crate) fn term_word(&self, term: u32) -> Option<Word> {
        ((term as usize) < self.term_count()).then(|| Word::new(term, Role::Content))
    }

    /// What a word counts as, where one of its spellings stands in a sentence.
    pub(crate) fn word(&self, spellings: &[String]) -> Option<Word> {
        self.analysis.vocabulary.find_word(spellings)
    }

    /// The document's words that have one of these spellings, with what is known of it; some come more than
    /// once.
    pub(crate) fn words_in<'a, T>(&'a self, known: &'a WordMap<T>) -> impl Iterator<Item = (Word, &'a T)> {
        self.analysis.vocabulary.words_in(known)
    }

    /// The length of a table that holds every word at its [`Word::place`].
    pub(crate) fn places(&self) -> usize {
        self.analysis.vocabulary.places()
    }

    /// How often each term stands in each sentence. Made at the first call, then kept.
    ///
    /// Complexity: O(terms + sentences) once, O(1) after.
    pub fn counts(&self) -> &Matrix {
        self.analysis.counts.get_or_init(|| self.term_counts().matrix())
    }

    /// The same in less than half of the memory.
    pub(crate) fn term_counts(&self) -> &Counts {
        &self.index().0
    }

    /// The sentences that hold each term. Made with the counts.
    pub(crate) fn postings(&self) -> &Postings {
        &self.index().1
    }

    fn index(&self) -> &(Counts, Postings) {
        self.analysis.index.get_or_init(|| {
            // The keys of stop words are the numbers of no terms.
            let words = |i: usize| self.words(i).iter().map(|word| word.key());
            Postings::with_counts((0..self.len()).map(words), self.term_count())
        })
    }

    /// The forms in which a term is written in the document, such as "bank" and "banks", in order of first
    /// appearance. Empty where the tokenizer gave none, and for a number that no term has.
    ///
    /// Complexity: O(distinct forms).
    ///
    /// # Example
    ///
    /// ```
    /// # #[cfg(feature = "stemmers")] {
    /// use epitome::Summarizer;
    ///
    /// let document = Summarizer::new().document("The old bridge fell. Both bridges were closed.")?;
    /// let bridge = document.terms_of("bridge")?[0];
    /// assert_eq!(document.forms(bridge), ["bridge", "bridges"]);
    /// # }
    /// # Ok::<(), epitome::Error>(())
    /// ```
    pub fn forms(&self, term: u32) -> Vec<&str> {
        self.analysis.vocabulary.forms(term)
    }

    /// The terms of a source's title that stand in this document.
    pub(crate) fn title_terms(&self, source: usize) -> &[u32] {
        self.analysis.title_terms.row(source)
    }
}

impl fmt::Debug for Document<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Document")
            .field("sources", &self.sources.len())
            .field("language", &self.language())
            .field("blocks", &self.analysis.blocks.len())
            .field("sentences", &self.analysis.sentences.len())
            .field("terms", &self.analysis.vocabulary.len())
            .finish_non_exhaustive()
    }
}
