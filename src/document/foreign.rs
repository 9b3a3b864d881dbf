//! Texts that are not of a document, such as a headline or a query, in the document's words.

use super::{Document, Terms, Tokenizer, Vocabulary, Word};
use crate::{Error, Language};
use std::ops::Range;

/// A word of a text that is not of the document.
#[derive(Clone, Debug)]
pub(crate) struct ForeignWord<'q> {
    /// As it stands in that text.
    pub(crate) written: &'q str,
    /// Where it stands there.
    pub(crate) range: Range<usize>,
    /// Folded and, of a term, stemmed.
    pub(crate) text: String,
    pub(crate) is_term: bool,
    /// The same word of the document.
    pub(crate) here: Option<Word>,
}

impl Document<'_> {
    /// The terms of another text, such as a headline, that stand in this document, in the order of that text;
    /// found as the document's own were.
    ///
    /// # Errors
    ///
    /// When the document's tokenizer fails; the crate's own does not.
    ///
    /// Complexity: O(length of the text).
    pub fn terms_of(&self, text: &str) -> Result<Vec<u32>, Error> {
        self.terms_by(&*self.analysis.tokenizer, text)
    }

    /// The same by another tokenizer, that of who asks.
    pub(crate) fn terms_by(&self, tokenizer: &dyn Tokenizer, text: &str) -> Result<Vec<u32>, Error> {
        let languages = self.languages();
        let mut found = self.terms_in(languages[0], tokenizer, text)?;
        // In a document of several languages the text may be in any of them: each adds what it alone finds.
        for &language in &languages[1..] {
            let mut more = self.terms_in(language, tokenizer, text)?;
            more.retain(|term| !found.contains(term));
            found.extend(more);
        }
        Ok(found)
    }

    /// The same, the text read as one in `language`.
    pub(super) fn terms_in(
        &self,
        language: Language,
        tokenizer: &dyn Tokenizer,
        text: &str,
    ) -> Result<Vec<u32>, Error> {
        let (vocabulary, words, _) = foreign(tokenizer, text, language)?;
        let here = |word| self.analysis.vocabulary.find_same(vocabulary.text(word)?, word)?.term();
        Ok(words.into_iter().filter_map(here).collect())
    }

    /// The words of another text, such as a title, found as the document's own in this language were.
    pub(crate) fn words_of<'q>(
        &self,
        text: &'q str,
        language: Language,
    ) -> Result<Vec<ForeignWord<'q>>, Error> {
        self.words_by(&*self.analysis.tokenizer, text, language)
    }

    /// The same by another tokenizer, that of who asks.
    pub(crate) fn words_by<'q>(
        &self,
        tokenizer: &dyn Tokenizer,
        text: &'q str,
        language: Language,
    ) -> Result<Vec<ForeignWord<'q>>, Error> {
        let (vocabulary, words, ranges) = foreign(tokenizer, text, language)?;
        let described = |(word, range): (Word, Range<usize>)| {
            let normal = vocabulary.text(word)?;
            let here = self.analysis.vocabulary.find_same(normal, word);
            Some(ForeignWord {
                written: &text[range.clone()],
                range,
                text: normal.to_owned(),
                is_term: word.term().is_some(),
                here,
            })
        };
        Ok(words.iter().copied().zip(ranges).filter_map(described).collect())
    }
}

/// Words in a vocabulary of their own, and where they stand.
type Foreign = (Vocabulary, Vec<Word>, Vec<Range<usize>>);

/// The words of a text that is none of a document's.
fn foreign(tokenizer: &dyn Tokenizer, text: &str, language: Language) -> Result<Foreign, Error> {
    let (mut vocabulary, mut words, mut ranges) = (Vocabulary::default(), Vec::new(), Vec::new());
    let mut found = Terms::new(&mut vocabulary, &mut words, text).with_ranges(&mut ranges);
    tokenizer.tokenize(text, language, &mut found).map_err(|error| error.of_stage("tokenizer"))?;
    Ok((vocabulary, words, ranges))
}
