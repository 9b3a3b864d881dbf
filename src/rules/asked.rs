//! What of a summary was asked for by rule.

use super::Rules;
use crate::{Document, Error};

/// The sentences of a document that rules ask for.
#[derive(Debug)]
pub(crate) struct Asked {
    pinned: Vec<bool>,
    /// Words that must be there, and the sentences that have them.
    musts: Vec<(String, Vec<usize>)>,
    least_per_source: usize,
}

impl Rules {
    /// # Errors
    ///
    /// When the document's tokenizer fails.
    pub(crate) fn asked(&self, document: &Document<'_>) -> Result<Asked, Error> {
        let mut pinned = vec![false; document.len()];
        for matcher in &self.pinned {
            matcher.find(document)?.into_iter().for_each(|i| pinned[i] = true);
        }
        let must = |must: &super::Phrase| Ok((must.text.clone(), must.find(document)?));
        let musts = self.musts.iter().map(must).collect::<Result<Vec<_>, Error>>()?;
        Ok(Asked { pinned, musts, least_per_source: *self.per_source.start() })
    }
}

impl Asked {
    /// Whether a sentence is pinned by the caller.
    pub(crate) fn is_pinned(&self, sentence: usize) -> bool {
        self.pinned[sentence]
    }

    /// What a sentence has of the words that must be there.
    pub(crate) fn musts(&self, sentence: usize) -> impl Iterator<Item = &str> {
        let of = move |(_, found): &&(String, Vec<usize>)| found.binary_search(&sentence).is_ok();
        self.musts.iter().filter(of).map(|(words, _)| words.as_str())
    }

    /// How many sentences of each source are to be chosen at least.
    pub(crate) fn least_per_source(&self) -> usize {
        self.least_per_source
    }
}
