//! How long a summary may be, and what fits.

mod meter;
mod written;

pub use meter::Meter;

use crate::Error;
use std::fmt;
use std::str::FromStr;

/// Counts the tokens of a text, for [`Budget::tokens`].
pub(crate) type Counter<'c> = dyn Fn(&str) -> usize + Send + Sync + 'c;

/// How long a summary may be.
///
/// A budget is hard: it is never exceeded; a sentence that does not fit is skipped and the next one tried.
/// [`nearest`](Budget::nearest) makes it soft. A bare number means sentences.
///
/// Bytes, characters and tokens are counted on the summary as it is displayed, its sentences joined by one
/// space, or as a renderer writes it
/// ([`Summarizer::with_renderer`](crate::Summarizer::with_renderer)). Words are UAX #29 words, and a run of
/// symbols that stands alone between white space, such as a dash, counts as one; so a words budget is kept by
/// that count and by the count of what white space separates. A word that a hyphen breaks at the end of a
/// line is one word, though both counts see two.
///
/// With feature `serde` it is written and read back.
///
/// # Example
///
/// ```
/// use epitome::Budget;
///
/// let text = "Rain fell. The river rose over its banks. People left.";
/// let summary = epitome::summarize(text, Budget::words(6));
/// assert!(summary.to_string().split_whitespace().count() <= 6);
/// assert_eq!(Budget::from(3), Budget::sentences(3));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Budget {
    unit: Unit,
    amount: usize,
    #[cfg_attr(feature = "serde", serde(default))]
    nearest: bool,
}

/// What a budget counts.
///
/// With feature `serde` it is written and read back.
///
/// # Example
///
/// ```
/// use epitome::{Budget, Unit};
///
/// let budget: Budget = "about 100 words".parse()?;
/// assert_eq!((budget.unit(), budget.amount()), (Unit::Words, 100));
/// assert_eq!(Unit::Chars.to_string(), "chars");
/// # Ok::<(), epitome::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum Unit {
    /// Sentences.
    Sentences,
    /// Hundredths of the content sentences, rounded up.
    Percent,
    /// Sentences, as many as the text needs: see [`Budget::auto`].
    Auto,
    /// Words.
    Words,
    /// UTF-8 bytes of the displayed summary.
    Bytes,
    /// Unicode scalar values of the displayed summary.
    Chars,
    /// Tokens by the counter given to [`Summarizer::with_counter`](crate::Summarizer::with_counter).
    Tokens,
}

impl Unit {
    /// Its name in the plural.
    pub const fn name(self) -> &'static str {
        match self {
            Unit::Sentences => "sentences",
            Unit::Percent => "percent",
            Unit::Auto => "auto",
            Unit::Words => "words",
            Unit::Bytes => "bytes",
            Unit::Chars => "chars",
            Unit::Tokens => "tokens",
        }
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl Budget {
    const fn new(unit: Unit, amount: usize) -> Self {
        Budget { unit, amount, nearest: false }
    }

    /// At most `amount` sentences.
    pub const fn sentences(amount: usize) -> Self {
        Self::new(Unit::Sentences, amount)
    }

    /// A percentage p of the n content sentences: ⌈p·n/100⌉, so at least one unless p is 0; all of them from
    /// 100 on.
    pub const fn percent(amount: usize) -> Self {
        Self::new(Unit::Percent, amount)
    }

    /// As many sentences as a text of n content sentences needs: 0.8 · √n, rounded, and at least one; so 1 of
    /// 3, 3 of 12, 8 of 100, 25 of 1,000. That there are no more that differ is no shortfall.
    ///
    /// What a text says levels off about as its vocabulary does, which grows with the square root of its
    /// length (Heaps 1978, "Information retrieval: computational and theoretical aspects"). Beside summaries
    /// that people wrote in 24 corpora it reaches 36.8 ROUGE-1, no fixed number more than 34.4 (`DESIGN.md`).
    ///
    /// # Example
    ///
    /// ```
    /// use epitome::Budget;
    ///
    /// let text = "Rain fell for a week. The river rose. People left. Boats came late. It froze at night.";
    /// assert_eq!(epitome::summarize(text, Budget::auto()).len(), 2);
    /// assert_eq!("auto".parse(), Ok(Budget::auto()));
    /// ```
    pub const fn auto() -> Self {
        Self::new(Unit::Auto, 0)
    }

    /// At most `amount` words.
    pub const fn words(amount: usize) -> Self {
        Self::new(Unit::Words, amount)
    }

    /// At most `amount` UTF-8 bytes of the displayed summary.
    pub const fn bytes(amount: usize) -> Self {
        Self::new(Unit::Bytes, amount)
    }

    /// At most `amount` Unicode scalar values of the displayed summary.
    pub const fn chars(amount: usize) -> Self {
        Self::new(Unit::Chars, amount)
    }

    /// At most `amount` tokens, as the counter given to
    /// [`Summarizer::with_counter`](crate::Summarizer::with_counter) counts them.
    pub const fn tokens(amount: usize) -> Self {
        Self::new(Unit::Tokens, amount)
    }

    /// The soft form: one overshooting sentence is taken if that ends closer to the budget than without it.
    /// Counts of sentences are always met exactly, so this changes nothing for sentences and percent.
    #[must_use]
    pub const fn nearest(self) -> Self {
        Budget { nearest: true, ..self }
    }

    /// What it counts.
    pub const fn unit(self) -> Unit {
        self.unit
    }

    /// How many of its unit.
    pub const fn amount(self) -> usize {
        self.amount
    }

    /// Whether it is soft.
    pub const fn is_nearest(self) -> bool {
        self.nearest
    }

    /// Whether it counts sentences, as a number or as a share.
    pub(crate) const fn counts_sentences(self) -> bool {
        matches!(self.unit, Unit::Sentences | Unit::Percent | Unit::Auto)
    }
}

/// As it is read: `3 sentences`, `10%`, `100 words`, `about 100 words` for the soft form.
impl fmt::Display for Budget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let about = if self.nearest { "about " } else { "" };
        match (self.unit, self.amount) {
            (Unit::Auto, _) => f.write_str(about).and_then(|()| f.write_str("auto")),
            (Unit::Percent, amount) => write!(f, "{about}{amount}%"),
            (unit, 1) => write!(f, "{about}1 {}", unit.name().trim_end_matches('s')),
            (unit, amount) => write!(f, "{about}{amount} {}", unit.name()),
        }
    }
}

/// A number with or without a unit: `3`, `1 sentence`, `10%`, `10 percent`, `100 words`, `500 bytes`, `280
/// chars` or `characters`, `2000 tokens`; `about` before it makes it soft. Or `auto`.
///
/// # Example
///
/// ```
/// use epitome::Budget;
///
/// assert_eq!("3".parse(), Ok(Budget::sentences(3)));
/// assert_eq!("10%".parse(), Ok(Budget::percent(10)));
/// assert_eq!("about 100 words".parse(), Ok(Budget::words(100).nearest()));
/// assert!("a few words".parse::<Budget>().is_err());
/// assert_eq!(Budget::words(100).to_string(), "100 words");
/// ```
impl FromStr for Budget {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let refused = || {
            Error::parameter("budget", text, "a number with or without a unit, such as 3, 100 words or 10%")
        };
        let trimmed = text.trim();
        let (hard, nearest) = match trimmed.strip_prefix("about ") {
            Some(rest) => (rest.trim_start(), true),
            None => (trimmed, false),
        };
        if hard.eq_ignore_ascii_case(Unit::Auto.name()) {
            return Ok(Budget { nearest, ..Budget::auto() });
        }
        let digits = hard.len() - hard.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        // The same texts are read where memory has 32 bits: more than it can hold is as good as no limit.
        let amount: u64 = hard[..digits].parse().map_err(|_| refused())?;
        let amount = usize::try_from(amount).unwrap_or(usize::MAX);
        let unit = match hard[digits..].trim_start().to_ascii_lowercase().as_str() {
            "" | "sentence" | "sentences" => Unit::Sentences,
            "%" | "percent" => Unit::Percent,
            "word" | "words" => Unit::Words,
            "byte" | "bytes" => Unit::Bytes,
            "char" | "chars" | "character" | "characters" => Unit::Chars,
            "token" | "tokens" => Unit::Tokens,
            _ => return Err(refused()),
        };
        Ok(Budget { unit, amount, nearest })
    }
}

impl From<&Budget> for Budget {
    fn from(budget: &Budget) -> Self {
        *budget
    }
}

impl From<usize> for Budget {
    fn from(sentences: usize) -> Self {
        Budget::sentences(sentences)
    }
}
