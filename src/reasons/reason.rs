//! What can be said for a sentence and against it, as data and in English.

use std::fmt;

/// Something that is true of a sentence and speaks for it, or against it.
///
/// It is data, so that it can be said in any language: printed it is English, for other languages there is
/// [`Wording`](super::Wording). Numbers count from 1 where a person would: the first sentence is 1 of 30.
///
/// A *main word* is a word that is no stop word; of scripts without spaces, where words have no ends, it is a
/// pair of characters.
///
/// With feature `serde` it is written and read back, as its [`code`](Reason::code) under `"reason"` and its
/// fields: `{"reason": "title", "held": 4, "of": 6}`.
///
/// # Example
///
/// ```
/// use epitome::reasons::Reason;
///
/// let title = Reason::Title { held: 4, of: 6 };
/// assert_eq!(title.to_string(), "holds 4 of the title's 6 main words");
/// assert_eq!((title.code(), title.is_objection()), ("title", false));
/// let place = Reason::Place { place: 2, of: 30 };
/// assert_eq!(place.to_string(), "stands near the beginning, as sentence 2 of 30");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(tag = "reason", rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Reason {
    /// It was not chosen: it stands beside a sentence that was.
    Context,
    /// It is pinned: shown whatever else is ([`Summarizer::with_pinned`](crate::Summarizer::with_pinned)).
    Pinned,
    /// It has words that must be in the summary ([`Summarizer::with_must`](crate::Summarizer::with_must)).
    Must {
        /// The words, as they were asked for.
        words: String,
    },
    /// Its source has no more chosen sentences than the fewest asked for
    /// ([`Summarizer::with_per_source`](crate::Summarizer::with_per_source)).
    PerSource {
        /// How many sentences of each source are to be chosen.
        least: usize,
    },
    /// It holds main words of the query, or words much like them.
    Query {
        /// How many of them it holds.
        held: usize,
        /// How many different ones the query has.
        of: usize,
    },
    /// The sentence before it or behind it holds main words of the query.
    BesideAnswer,
    /// Other sources say the same.
    AlsoIn {
        /// How many of them.
        sources: usize,
    },
    /// It is the first sentence of its source.
    OpensText,
    /// It is in the first third of its source.
    Place {
        /// Its number among the sentences of its source, from 1.
        place: usize,
        /// How many its source has.
        of: usize,
    },
    /// It is the first sentence under a heading, and not of its source.
    OpensSection {
        /// The heading, where there is one.
        #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
        heading: Option<String>,
    },
    /// It stands in the last of three or more sections.
    Conclusion,
    /// It holds main words of its source's title.
    Title {
        /// How many different ones it holds.
        held: usize,
        /// How many different ones the title has.
        of: usize,
    },
    /// It holds phrases, pairs of neighbouring main words, that other sentences hold too.
    Phrases {
        /// How many other sentences hold one of its phrases.
        sentences: usize,
    },
    /// It shares main words with other sentences.
    SharedWords {
        /// How many other sentences hold one of its main words.
        sentences: usize,
        /// How many other sentences there are.
        of: usize,
    },
    /// It announces what the text has to say, as "we propose" and "in conclusion" do.
    Announces,
    /// It names an amount of money or a percentage.
    Figures,
    /// The weights that were given beforehand favour it ([`Prior`](crate::Prior)).
    Favoured,
    /// A part of the scores ([`Scores::parts`](crate::Scores::parts)) is higher for it than for most.
    Part {
        /// The part's name.
        name: String,
        /// Its place by that part, from 1; those of equal value share the best of theirs.
        rank: usize,
        /// How many sentences there are.
        of: usize,
    },
    /// At least half of its main words stand in no sentence chosen before it.
    Novel {
        /// How many different ones do not.
        words: usize,
        /// How many different ones it has.
        of: usize,
    },
    /// Other sentences are closer to it than to any other one that was chosen
    /// ([`CoverageMap`](super::CoverageMap)).
    StandsFor {
        /// How many of them.
        sentences: usize,
    },
    /// Its place by score.
    Score {
        /// The place, from 1; those of equal score share the best of theirs.
        rank: usize,
        /// How many sentences there are.
        of: usize,
    },
    /// Against it: it is short.
    Short {
        /// How many words it has.
        words: usize,
    },
    /// Against it: it is long.
    Long {
        /// How many words it has.
        words: usize,
    },
    /// Against it: it ends without a mark that ends sentences.
    Unclosed,
    /// Against it: it opens with a quotation mark.
    Quotation,
    /// Against it: it says "I" or "you", in the words of its language.
    Personal,
}

impl Reason {
    /// The name of the variant, for programs, such as `opens-text` or `title`.
    pub const fn code(&self) -> &'static str {
        match self {
            Reason::Context => "context",
            Reason::Pinned => "pinned",
            Reason::Must { .. } => "must",
            Reason::PerSource { .. } => "per-source",
            Reason::Query { .. } => "query",
            Reason::BesideAnswer => "beside-answer",
            Reason::AlsoIn { .. } => "also-in",
            Reason::OpensText => "opens-text",
            Reason::Place { .. } => "place",
            Reason::OpensSection { .. } => "opens-section",
            Reason::Conclusion => "conclusion",
            Reason::Title { .. } => "title",
            Reason::Phrases { .. } => "phrases",
            Reason::SharedWords { .. } => "shared-words",
            Reason::Announces => "announces",
            Reason::Figures => "figures",
            Reason::Favoured => "favoured",
            Reason::Part { .. } => "part",
            Reason::Novel { .. } => "novel",
            Reason::StandsFor { .. } => "stands-for",
            Reason::Score { .. } => "score",
            Reason::Short { .. } => "short",
            Reason::Long { .. } => "long",
            Reason::Unclosed => "unclosed",
            Reason::Quotation => "quotation",
            Reason::Personal => "personal",
        }
    }

    /// Whether it speaks against a sentence rather than for it.
    pub const fn is_objection(&self) -> bool {
        matches!(
            self,
            Reason::Short { .. }
                | Reason::Long { .. }
                | Reason::Unclosed
                | Reason::Quotation
                | Reason::Personal
        )
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Reason::Context => f.write_str("stands beside a chosen sentence"),
            Reason::Pinned => f.write_str("was asked for"),
            Reason::Must { words } => write!(f, "has “{words}”, which had to be in the summary"),
            Reason::PerSource { least: 1 } => f.write_str("is the one sentence asked for of each source"),
            Reason::PerSource { least } => {
                write!(f, "is one of the {least} sentences asked for of each source")
            }
            Reason::Query { held, of } => held_of(f, *held, *of, "query"),
            Reason::BesideAnswer => f.write_str("stands beside a sentence with words of the query"),
            Reason::AlsoIn { sources: 1 } => f.write_str("another source says the same"),
            Reason::AlsoIn { sources } => write!(f, "{sources} other sources say the same"),
            Reason::OpensText => f.write_str("opens the text"),
            Reason::Place { place, of } => {
                write!(f, "stands near the beginning, as sentence {place} of {of}")
            }
            Reason::OpensSection { heading: Some(heading) } => write!(f, "opens the section “{heading}”"),
            Reason::OpensSection { heading: None } => f.write_str("opens a section"),
            Reason::Conclusion => f.write_str("stands in the last section"),
            Reason::Title { held, of } => held_of(f, *held, *of, "title"),
            Reason::Phrases { sentences } => {
                f.write_str("its phrases stand in ")?;
                others(f, *sentences)
            }
            Reason::SharedWords { sentences, of } if sentences == of => {
                f.write_str("shares words with every other sentence")
            }
            Reason::SharedWords { sentences, of } => {
                write!(f, "shares words with {sentences} of the {of} other sentences")
            }
            Reason::Announces => f.write_str("announces what the text has to say"),
            Reason::Figures => f.write_str("names an amount of money or a percentage"),
            Reason::Favoured => f.write_str("was favoured beforehand"),
            Reason::Part { name, rank, of } => write!(f, "is {} of {of} by “{name}”", Ordinal(*rank)),
            Reason::Novel { words, of } if words == of => {
                f.write_str("none of its main words stands in a sentence chosen before it")
            }
            Reason::Novel { words, of } => {
                let stand = if *words == 1 { "stands" } else { "stand" };
                write!(f, "{words} of its {of} main words {stand} in no sentence chosen before it")
            }
            Reason::StandsFor { sentences } => {
                f.write_str("stands for ")?;
                others(f, *sentences)
            }
            Reason::Score { rank, of } => write!(f, "is {} of {of} by score", Ordinal(*rank)),
            Reason::Short { words: 1 } => f.write_str("has only 1 word"),
            Reason::Short { words } => write!(f, "has only {words} words"),
            Reason::Long { words } => write!(f, "has as many as {words} words"),
            Reason::Unclosed => f.write_str("ends without a full stop"),
            Reason::Quotation => f.write_str("opens with a quotation mark"),
            Reason::Personal => f.write_str("says “I” or “you”"),
        }
    }
}

fn held_of(f: &mut fmt::Formatter<'_>, held: usize, of: usize, what: &str) -> fmt::Result {
    match (held, of) {
        (1, 1) => write!(f, "holds the {what}'s one main word"),
        (2, 2) => write!(f, "holds both main words of the {what}"),
        _ if held == of => write!(f, "holds all {of} main words of the {what}"),
        _ => write!(f, "holds {held} of the {what}'s {of} main words"),
    }
}

fn others(f: &mut fmt::Formatter<'_>, sentences: usize) -> fmt::Result {
    write!(f, "{sentences} other sentence{}", if sentences == 1 { "" } else { "s" })
}

/// A number as a place: 1st, 2nd, 11th.
struct Ordinal(usize);

impl fmt::Display for Ordinal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let end = match (self.0 % 10, self.0 % 100) {
            (_, 11..=13) => "th",
            (1, _) => "st",
            (2, _) => "nd",
            (3, _) => "rd",
            _ => "th",
        };
        write!(f, "{}{end}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Ordinal;

    #[test]
    fn places_are_ordinals() {
        let places = [1, 2, 3, 4, 10, 11, 12, 13, 21, 22, 101, 111, 113].map(|n| Ordinal(n).to_string());
        let expected = [
            "1st", "2nd", "3rd", "4th", "10th", "11th", "12th", "13th", "21st", "22nd", "101st", "111th",
            "113th",
        ];
        assert_eq!(places, expected);
    }
}
