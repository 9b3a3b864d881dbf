//! Where a sentence comes from, in a form that can be kept and led back to its bytes.

use crate::fingerprint::fnv1a;
use crate::{Error, Sentence, Source, Sources};
use std::fmt;
use std::ops::Range;
use std::str::FromStr;

/// A place in a source: the source's id, the fingerprint of its text, and a range in bytes.
///
/// It is the same for the same text, whatever was asked and whatever else was shown. It leads back to its
/// bytes by [`Citations::resolve`], which tells when the text has changed since. As a text it is
/// `id#fingerprint:start-end`, the fingerprint as 16 hexadecimal digits; without an id the part up to `#` is
/// missing.
///
/// With feature `serde` it is written and read back.
///
/// # Example
///
/// ```
/// use epitome::{Citation, Citations, Source, Summarizer};
///
/// let source = Source::new("Rain fell for a week. The river rose.").with_id("flood");
/// let summary = Summarizer::new().summarize(source, 1);
/// let citations = Citations::new(source);
/// let kept = citations.cite(&summary.sentences()[0])?.to_string();
/// assert_eq!(kept, "flood#72e077fd4a9a1b6c:0-21");
/// assert_eq!(citations.resolve(&kept.parse()?)?, "Rain fell for a week.");
///
/// let changed = Citations::new(Source::new("Snow fell for a week. The river froze.").with_id("flood"));
/// assert!(changed.resolve(&kept.parse()?).unwrap_err().is_stale());
/// # Ok::<(), epitome::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Citation {
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    source_id: Option<String>,
    #[cfg_attr(feature = "serde", serde(with = "hexadecimal"))]
    fingerprint: u64,
    start: usize,
    end: usize,
}

impl Citation {
    /// The name its source was given.
    pub fn source_id(&self) -> Option<&str> {
        self.source_id.as_deref()
    }

    /// The [fingerprint](Source::fingerprint) of its source's text.
    pub fn fingerprint(&self) -> u64 {
        self.fingerprint
    }

    /// Its place in its source's text, in bytes.
    pub fn range(&self) -> Range<usize> {
        self.start..self.end
    }
}

impl fmt::Display for Citation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(id) = &self.source_id {
            write!(f, "{id}#")?;
        }
        write!(f, "{:016x}:{}-{}", self.fingerprint, self.start, self.end)
    }
}

/// As it is displayed. An id may hold any characters, `#` too.
impl FromStr for Citation {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let (source_id, place) = match text.rsplit_once('#') {
            Some((id, place)) => (Some(id.to_owned()), place),
            None => (None, text),
        };
        let read = || {
            let (fingerprint, range) = place.split_once(':')?;
            let fingerprint = fingerprint_of_digits(fingerprint)?;
            let (start, end) = read_range(range)?;
            Some(Citation { source_id, fingerprint, start, end })
        };
        read().ok_or_else(|| Error::parameter("citation", text, "of the form id#fingerprint:start-end"))
    }
}

fn fingerprint_of_digits(digits: &str) -> Option<u64> {
    let is_one = digits.len() == 16 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_one.then(|| u64::from_str_radix(digits, 16).ok())?
}

/// `start-end`, in digits alone.
fn read_range(range: &str) -> Option<(usize, usize)> {
    let number =
        |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?;
    let (start, end) = range.split_once('-')?;
    Some((number(start)?, number(end)?))
}

#[cfg(feature = "serde")]
mod hexadecimal {
    //! As text, for the numbers of JSON are not exact to 64 bits everywhere.
    use serde::{Deserialize, Deserializer, Serializer, de};

    #[allow(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
    pub(super) fn serialize<S: Serializer>(fingerprint: &u64, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{fingerprint:016x}"))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u64, D::Error> {
        let digits = String::deserialize(deserializer)?;
        super::fingerprint_of_digits(&digits)
            .ok_or_else(|| de::Error::custom("a fingerprint is 16 hexadecimal digits"))
    }
}

impl Source<'_> {
    /// A number that tells its text from others: FNV-1a of 64 bits over the bytes (offset basis
    /// `cbf29ce484222325`, prime `100000001b3`), the same in every version of this crate. It finds out that a
    /// text was changed, but not that someone made two texts to have the same.
    ///
    /// Fowler, Noll & Vo 1991; <http://www.isthe.com/chongo/tech/comp/fnv/>.
    ///
    /// Complexity: O(length of the text).
    ///
    /// # Example
    ///
    /// ```
    /// use epitome::Source;
    ///
    /// assert_eq!(Source::new("a").with_id("x").fingerprint(), 0xaf63_dc4c_8601_ec8c);
    /// ```
    pub fn fingerprint(&self) -> u64 {
        fnv1a(self.text().bytes())
    }
}

/// Sources whose sentences are cited, and found again: what makes [`Citation`]s and what resolves them.
///
/// # Example
///
/// ```
/// use epitome::{Citations, Summarizer};
///
/// let texts = ["Rain fell for a week.", "The river rose over its banks."];
/// let citations = Citations::new(texts);
/// let summary = Summarizer::new().summarize(texts, 2);
/// for sentence in &summary {
///     assert_eq!(citations.resolve(&citations.cite(sentence)?)?, sentence.text());
///     assert_eq!(citations.resolve_mark(&sentence.mark())?, sentence.text());
/// }
/// # Ok::<(), epitome::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Citations<'t> {
    /// Each with its fingerprint.
    sources: Vec<(Source<'t>, u64)>,
}

impl<'t> Citations<'t> {
    /// Of these sources.
    ///
    /// Complexity: O(length of the texts).
    pub fn new(sources: impl Into<Sources<'t>>) -> Self {
        let sources = sources.into().into_vec();
        Citations { sources: sources.into_iter().map(|source| (source, source.fingerprint())).collect() }
    }

    /// The citation of a sentence of a summary of these sources.
    ///
    /// # Errors
    ///
    /// Where the sentence does not stand in them: the summary was one of others.
    ///
    /// Complexity: O(length of the sentence).
    pub fn cite(&self, sentence: &Sentence<'_>) -> Result<Citation, Error> {
        let citation = self.cite_range(sentence.source(), sentence.range())?;
        if self.sources[sentence.source()].0.text()[sentence.range()] == *sentence.text() {
            return Ok(citation);
        }
        Err(Error::parameter("sentence", sentence.mark(), "of a summary of these sources"))
    }

    /// The citation of a range of a source, in bytes; sources are numbered from 0.
    ///
    /// # Errors
    ///
    /// Where there is no such source, or the range is not within its characters.
    ///
    /// Complexity: O(1).
    pub fn cite_range(&self, source: usize, range: Range<usize>) -> Result<Citation, Error> {
        let place = || format!("{}:{}-{}", source.saturating_add(1), range.start, range.end);
        match self.sources.get(source) {
            Some((cited, fingerprint)) if cited.text().get(range.clone()).is_some() => Ok(Citation {
                source_id: cited.id().map(str::to_owned),
                fingerprint: *fingerprint,
                start: range.start,
                end: range.end,
            }),
            _ => Err(Error::parameter("range", place(), "within the characters of a source")),
        }
    }

    /// What a citation is of. The fingerprint finds the source; of several with one text, that with its id.
    ///
    /// # Errors
    ///
    /// Where the source with its id has another text now ([`Error::is_stale`]), no source has its
    /// fingerprint, or the range is none of the text.
    ///
    /// Complexity: O(sources).
    pub fn resolve(&self, citation: &Citation) -> Result<&'t str, Error> {
        let same_id = |source: &Source<'_>| source.id() == citation.source_id();
        let found = self.sources.iter().filter(|(_, fingerprint)| *fingerprint == citation.fingerprint);
        let Some((source, _)) = found.max_by_key(|(source, _)| same_id(source)) else {
            return Err(match citation.source_id() {
                Some(id) if self.sources.iter().any(|(source, _)| same_id(source)) => {
                    Error::stale(citation, id)
                }
                _ => Error::parameter("citation", citation, "of one of the sources"),
            });
        };
        let text = source.text().get(citation.range());
        text.ok_or_else(|| Error::parameter("citation", citation, "within the characters of its source"))
    }

    /// What a sentence's [`mark`](Sentence::mark) is of, as a language model repeats it: the source's number
    /// from 1, and the range, also with brackets around it.
    ///
    /// # Errors
    ///
    /// Where it is no mark, or none of these sources.
    ///
    /// Complexity: O(1).
    pub fn resolve_mark(&self, mark: &str) -> Result<&'t str, Error> {
        let read = || {
            let (number, range) = mark.trim().trim_matches(['[', ']']).split_once(':')?;
            let (start, end) = read_range(range)?;
            let (source, _) = self.sources.get(number.parse::<usize>().ok()?.checked_sub(1)?)?;
            source.text().get(start..end)
        };
        read().ok_or_else(|| Error::parameter("mark", mark, "source:start-end of one of the sources"))
    }
}
