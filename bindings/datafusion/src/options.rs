//! What a function is asked for beside the text.

use epitome::keywords::KeywordMethod;
use epitome::{Budget, Language, Method, Offset, Summarizer};
use serde_json::{Map, Value};
use std::ops::Range;
use std::str::FromStr;

/// What a function is asked for beside the text: a number, a budget as text, or a JSON object.
///
/// | field | for | default |
/// |---|---|---|
/// | `budget` | summaries: `3`, `"60 words"`, `"10%"`, `"280 chars"`, `"auto"` | 3 sentences |
/// | `method` | all: summaries' by name, `"lexrank"`, or key phrases', `"yake"` | `"default"` |
/// | `query` | summaries and sentences: what the reader asks | none |
/// | `min_relevance` | summaries with a query: the least a sentence must answer it, from 0 to 1 | 0 |
/// | `title` | summaries and sentences: the text's title, where it is not in the text | found in the text |
/// | `language` | all: a code or a name, `"de"` | found from the text |
/// | `count`, `max_words` | key phrases: how many, and of how many words at most | 10, 3 |
/// | `offsets` | all: `start` and `end` in `"bytes"`, `"chars"` (as `substr` counts) or `"utf16"` | bytes |
///
/// A number alone is `budget` or `count`; a text that is no JSON object is `budget`, for key phrases `count`.
///
/// # Example
///
/// ```
/// use epitome_datafusion::Options;
///
/// let options: Options = r#"{"budget": "60 words", "query": "What does it cost?"}"#.parse()?;
/// assert_eq!(options, Options { query: Some("What does it cost?".into()), .."60 words".parse()? });
///
/// let refused = r#"{"budget": "a lot"}"#.parse::<Options>().unwrap_err();
/// assert!(refused.starts_with("parameter 'budget' is a lot"), "{refused}");
/// # Ok::<(), String>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Options {
    /// How long a summary may be, or how many phrases: 3 sentences, 10 phrases by default.
    pub budget: Option<Budget>,
    /// The method by name.
    pub method: Option<String>,
    /// What the reader asks.
    pub query: Option<String>,
    /// The least a sentence must answer the query, from 0 to 1.
    pub min_relevance: Option<f64>,
    /// The text's title.
    pub title: Option<String>,
    /// The text's language; found from each text by default.
    pub language: Option<Language>,
    /// How many phrases.
    pub count: Option<usize>,
    /// The most words of a phrase, 1 to 8.
    pub max_words: Option<usize>,
    /// The unit of the places.
    pub offsets: Offsets,
}

/// The unit of `start` and `end`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Offsets {
    /// Bytes of UTF-8.
    #[default]
    Bytes,
    /// Characters, as SQL's `substr` counts them, from 0.
    Chars,
    /// Units of UTF-16, as JavaScript and Java count.
    Utf16,
}

impl Offsets {
    /// Ranges of bytes of a text in this unit.
    pub(crate) fn of(self, text: &str) -> impl Fn(Range<usize>) -> Range<usize> {
        let unit = match self {
            Offsets::Bytes => None,
            Offsets::Chars => Some(Offset::Chars),
            Offsets::Utf16 => Some(Offset::Utf16),
        };
        let positions = unit.map(|unit| (epitome::Offsets::new(text), unit));
        move |bytes| match &positions {
            None => bytes,
            Some((positions, unit)) => positions.range(bytes, *unit),
        }
    }
}

impl From<usize> for Options {
    /// So many sentences, or so many phrases.
    fn from(number: usize) -> Self {
        Options { budget: Some(Budget::sentences(number)), count: Some(number), ..Options::default() }
    }
}

impl FromStr for Options {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(Options::default());
        }
        if let Ok(number) = text.parse::<usize>() {
            return Ok(number.into());
        }
        if !text.starts_with('{') {
            let budget = text.parse().map_err(|error| format!("{error}"))?;
            return Ok(Options { budget: Some(budget), ..Options::default() });
        }
        let fields: Map<String, Value> =
            serde_json::from_str(text).map_err(|error| format!("options are no JSON object: {error}"))?;
        let mut options = Options::default();
        for (name, value) in &fields {
            options.set(name, value)?;
        }
        Ok(options)
    }
}

impl Options {
    fn set(&mut self, name: &str, value: &Value) -> Result<(), String> {
        if value.is_null() {
            return Ok(());
        }
        match name {
            "budget" => {
                let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                self.budget = Some(text.parse().map_err(|error| format!("{error}"))?);
            }
            "method" => self.method = Some(string(name, value)?),
            "query" => self.query = Some(string(name, value)?),
            "title" => self.title = Some(string(name, value)?),
            "language" => {
                let language = string(name, value)?;
                self.language = Some(language.parse().map_err(|error| format!("{error}"))?);
            }
            "min_relevance" => {
                let least = value.as_f64().ok_or_else(|| refused(name, value, "a number from 0 to 1"))?;
                self.min_relevance = Some(least);
            }
            "count" => self.count = Some(number(name, value)?),
            "max_words" => self.max_words = Some(number(name, value)?),
            "offsets" => {
                self.offsets = match value.as_str() {
                    Some("bytes") => Offsets::Bytes,
                    Some("chars") => Offsets::Chars,
                    Some("utf16") => Offsets::Utf16,
                    _ => return Err(refused(name, value, "\"bytes\", \"chars\" or \"utf16\"")),
                }
            }
            _ => return Err(unknown(name)),
        }
        Ok(())
    }

    /// The summary's budget.
    pub(crate) fn budget(&self) -> Budget {
        self.budget.unwrap_or(Budget::sentences(3))
    }

    /// The number of phrases.
    pub(crate) fn count(&self) -> usize {
        self.count.unwrap_or(10)
    }

    /// The summarizer with these options.
    pub(crate) fn summarizer(&self) -> Result<Summarizer, String> {
        let mut summarizer = Summarizer::new();
        if let Some(language) = self.language {
            summarizer = summarizer.with_language(language);
        }
        if let Some(method) = &self.method {
            let method: Method = method.parse().map_err(|error| format!("{error}"))?;
            summarizer = summarizer.with_method(method);
        }
        if let Some(query) = &self.query {
            summarizer = summarizer.with_query(query.as_str());
        }
        if let Some(least) = self.min_relevance {
            summarizer = summarizer.with_min_relevance(least).map_err(|error| error.to_string())?;
        }
        Ok(summarizer)
    }

    /// The method of key phrases.
    pub(crate) fn keyword_method(&self) -> Result<KeywordMethod, String> {
        let name = self.method.as_deref().unwrap_or("default");
        name.parse().map_err(|error| format!("{error}"))
    }
}

fn refused(name: &str, value: &Value, expected: &str) -> String {
    format!("parameter '{name}' is {value}, but must be {expected}")
}

fn string(name: &str, value: &Value) -> Result<String, String> {
    value.as_str().map(str::to_owned).ok_or_else(|| refused(name, value, "a string"))
}

fn number(name: &str, value: &Value) -> Result<usize, String> {
    let number = value.as_u64().and_then(|number| usize::try_from(number).ok());
    number.ok_or_else(|| refused(name, value, "a whole number, 0 or more"))
}

fn unknown(name: &str) -> String {
    const KNOWN: &str =
        "budget, method, query, min_relevance, title, language, count, max_words and offsets are known";
    format!("there is no option {name:?}: {KNOWN}")
}
