//! What a function answers to one row.

use crate::answers::{Answers, Shape};
use crate::options::Options;
use epitome::keywords::{KeywordExtractor, KeywordPlace};
use epitome::score::Background;
use epitome::{Source, Summarizer};
use std::sync::Arc;

/// A function of one text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Function {
    Summarize,
    Keywords,
    Sentences,
}

impl Function {
    pub(crate) fn shape(self) -> Shape {
        match self {
            Function::Summarize | Function::Sentences => Shape::Sentences,
            Function::Keywords => Shape::Keywords,
        }
    }
}

/// A function with its options read: made once for all rows that have the same.
#[derive(Debug)]
pub(crate) struct Asked {
    function: Function,
    options: Options,
    summarizer: Summarizer,
    extractor: KeywordExtractor,
}

impl Asked {
    /// # Errors
    ///
    /// A warning that names the option, its value and its range.
    pub(crate) fn new(
        function: Function,
        options: Options,
        background: Option<Arc<Background>>,
    ) -> Result<Self, String> {
        let mut extractor = KeywordExtractor::new();
        let summarizer = if function == Function::Keywords {
            extractor = extractor.with_method(options.keyword_method()?);
            if let Some(most) = options.max_words {
                extractor = extractor.with_max_words(most).map_err(|error| error.to_string())?;
            }
            if let Some(background) = background {
                extractor = extractor.with_background(background);
            }
            Options { method: None, ..options.clone() }.summarizer()?
        } else {
            options.summarizer()?
        };
        Ok(Asked { function, options, summarizer, extractor })
    }

    /// Adds the answer to a text to the row that grows.
    pub(crate) fn answer(&self, text: &str, answers: &mut Answers) -> Result<(), String> {
        let mut source = Source::new(text);
        if let Some(title) = &self.options.title {
            source = source.with_title(title.as_str());
        }
        let place = self.options.offsets.of(text);
        match self.function {
            Function::Summarize => {
                let summary = self
                    .summarizer
                    .try_summarize(source, self.options.budget())
                    .map_err(|error| error.to_string())?;
                for sentence in &summary {
                    answers.sentence(sentence.text(), place(sentence.range()), sentence.score());
                }
            }
            Function::Sentences => {
                let document = self.summarizer.document(source).map_err(|error| error.to_string())?;
                let scores = self.summarizer.score(&document).map_err(|error| error.to_string())?;
                for (index, &score) in scores.as_slice().iter().enumerate() {
                    answers.sentence(document.sentence(index), place(document.range(index)), score);
                }
            }
            Function::Keywords => {
                let document = self.summarizer.document(source).map_err(|error| error.to_string())?;
                for keyword in self.extractor.extract(&document, self.options.count()) {
                    let first = keyword.places().first().map(KeywordPlace::range).unwrap_or_default();
                    answers.phrase(keyword.text(), place(first), keyword.score(), keyword.count());
                }
            }
        }
        Ok(())
    }
}
