//! The page's own words.

use std::fmt;

/// The words of a report that are neither the text's nor reasons: printed in English; for other languages
/// there is [`Report::with_labels`](super::Report::with_labels).
///
/// # Example
///
/// ```
/// use epitome::report::Label;
///
/// assert_eq!(Label::KeyPhrases.to_string(), "Key phrases");
/// assert_eq!(Label::SentenceInText { number: 4 }.to_string(), "Sentence 4 in the text");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Label {
    /// The heading of the summary, and the title of a page whose text has none.
    Summary,
    /// The title of a page of several texts.
    SummaryOf {
        /// How many.
        texts: usize,
    },
    /// Before the query.
    Query,
    /// The link over everything before the text.
    SkipToText,
    /// What the slider sets.
    Length,
    /// How long the summary is. `{sentences}` and `{words}` in it stand for the numbers shown, which change
    /// with the slider.
    Shown {
        /// How many sentences the text has.
        sentences: usize,
        /// How many words they have.
        words: usize,
    },
    /// What the bars are, for who cannot see them.
    Strip {
        /// How many sentences there are.
        sentences: usize,
    },
    /// The switch that shows the reasons.
    ShowReasons,
    /// Before the reasons of a sentence.
    Why,
    /// Before what speaks against a sentence.
    Although,
    /// What a link to a sentence leads to.
    SentenceInText {
        /// The sentence's number, from 1.
        number: usize,
    },
    /// The heading of the key phrases.
    KeyPhrases,
    /// The switch that marks key phrases in the text.
    MarkPhrases,
    /// How often a key phrase stands in the text, where that is more than once.
    Times {
        /// How often.
        count: usize,
    },
    /// The heading of the text.
    Text,
    /// The line below everything.
    Verbatim,
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Label::Summary => f.write_str("Summary"),
            Label::SummaryOf { texts } => write!(f, "Summary of {texts} texts"),
            Label::Query => f.write_str("Query"),
            Label::SkipToText => f.write_str("Skip to the text"),
            Label::Length => f.write_str("Length"),
            Label::Shown { sentences: 1, words } => {
                write!(f, "{{sentences}} of 1 sentence, {{words}} of {words} words")
            }
            Label::Shown { sentences, words } => {
                write!(f, "{{sentences}} of {sentences} sentences, {{words}} of {words} words")
            }
            Label::Strip { sentences } => {
                write!(
                    f,
                    "Weight of the {sentences} sentences in the order of the text; the marks below show the summary"
                )
            }
            Label::ShowReasons => f.write_str("Show reasons"),
            Label::Why => f.write_str("Why"),
            Label::Although => f.write_str("Although"),
            Label::SentenceInText { number } => write!(f, "Sentence {number} in the text"),
            Label::KeyPhrases => f.write_str("Key phrases"),
            Label::MarkPhrases => f.write_str("Mark key phrases in the text"),
            Label::Times { count } => write!(f, "×{count}"),
            Label::Text => f.write_str("Text"),
            Label::Verbatim => f.write_str("Every sentence of the summary stands word for word in the text."),
        }
    }
}
