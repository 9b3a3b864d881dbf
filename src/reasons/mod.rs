//! Why a sentence was chosen, in words a person reads, and which sentences each chosen one stands for.
//!
//! ```
//! use epitome::Summarizer;
//!
//! let text = "# Bridge closed\n\nThe old bridge over the Aller was closed on Monday. Rust was found in the \
//!     old bridge's cables. A ferry sails in the meantime. It is slow.";
//! let summarizer = Summarizer::new();
//! let document = summarizer.document(text)?;
//! let scores = summarizer.score(&document)?;
//! let summary = summarizer.select(&document, &scores, 1)?;
//!
//! let explanation = summarizer.explain(&document, &scores, &summary)?;
//! let sentence = &explanation.sentences()[0];
//! assert_eq!(
//!     sentence.to_string(),
//!     "holds both main words of the title; opens the text; its phrases stand in 1 other sentence; stands \
//!      for 1 other sentence"
//! );
//! # Ok::<(), epitome::Error>(())
//! ```
//!
//! Each [`Reason`] is data that can be counted in the document; [`Wording`] says it in a language other than
//! English, [`CoverageMap`] tells which sentence stands for which.

mod coverage_map;
mod facts;
mod parts;
mod reason;
mod wording;

pub use coverage_map::CoverageMap;
pub use reason::Reason;
pub use wording::{English, Wording};

use crate::{Document, Error, Mention, Scores, Sentence, Summarizer, Summary};
use facts::Facts;
use hashbrown::HashSet;
use parts::Parts;
use std::fmt;

/// Why the sentences of a summary were chosen; made by [`Summarizer::explain`].
///
/// With feature `serde` it is written and read back.
///
/// # Example
///
/// ```
/// use epitome::Summarizer;
/// use epitome::reasons::Reason;
///
/// let text = "The museum opens at nine. Children pay half on Sundays. The cafe closes at four.";
/// let summarizer = Summarizer::new().with_query("What do children pay?");
/// let document = summarizer.document(text)?;
/// let scores = summarizer.score(&document)?;
/// let summary = summarizer.select(&document, &scores, 1)?;
/// let explanation = summarizer.explain(&document, &scores, &summary)?;
/// let first = explanation.of(1).and_then(|sentence| sentence.reasons().first());
/// assert_eq!(first.map(|weighed| weighed.reason()), Some(&Reason::Query { held: 2, of: 2 }));
/// # Ok::<(), epitome::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Explanation {
    sentences: Vec<SentenceReasons>,
    coverage: CoverageMap,
}

/// Why one sentence was chosen: its reasons, the weightiest first, and what spoke against it.
///
/// Printed, it is its first four reasons in English, apart by semicolons;
/// [`in_words`](SentenceReasons::in_words) takes another language. With feature `serde` it is written and
/// read back.
///
/// # Order
///
/// Rules of the summarizer; the query; that other sources say the same; what the parts of its
/// score come from, those with the greatest weight first; what it adds to those chosen before it; what it
/// stands for. Where nothing else is known of it, its place by score.
///
/// # Example
///
/// ```
/// use epitome::Summarizer;
///
/// let summarizer = Summarizer::new().with_method("lead".parse()?);
/// let document = summarizer.document("Rain fell for a week. The river rose over its banks.")?;
/// let scores = summarizer.score(&document)?;
/// let summary = summarizer.select(&document, &scores, 1)?;
/// let explanation = summarizer.explain(&document, &scores, &summary)?;
/// assert_eq!(explanation.sentences()[0].to_string(), "opens the text");
/// # Ok::<(), epitome::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct SentenceReasons {
    index: usize,
    rank: usize,
    reasons: Vec<WeighedReason>,
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    objections: Vec<WeighedReason>,
}

/// A reason, and what it weighs in the sentence's score.
///
/// With feature `serde` it is written and read back.
///
/// # Example
///
/// ```
/// use epitome::Summarizer;
///
/// let summarizer = Summarizer::new();
/// let document = summarizer.document("The river rose. The river fell. Snow fell on the hills.")?;
/// let scores = summarizer.score(&document)?;
/// let summary = summarizer.select(&document, &scores, 1)?;
/// for weighed in summarizer.explain(&document, &scores, &summary)?.sentences()[0].reasons() {
///     println!("{:+.2} {}", weighed.weight().unwrap_or_default(), weighed.reason());
/// }
/// # Ok::<(), epitome::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct WeighedReason {
    #[cfg_attr(feature = "serde", serde(flatten))]
    reason: Reason,
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    weight: Option<f64>,
}

/// So many reasons are said in one sentence; more are not read.
pub(crate) const MOST_SAID: usize = 4;

impl WeighedReason {
    fn new(reason: Reason) -> Self {
        WeighedReason { reason, weight: None }
    }

    /// The reason.
    pub fn reason(&self) -> &Reason {
        &self.reason
    }

    /// What the part of the score that it comes from is above that part's mean over the document, negative
    /// for an objection; `None` where it comes from no part of the score.
    ///
    /// Of a score that is the sum of its parts, as the default's, it is what the reason adds to it against an
    /// average sentence: for linear models the Shapley value (S. Lundberg, S.-I. Lee, 2017: "A Unified
    /// Approach to Interpreting Model Predictions").
    pub fn weight(&self) -> Option<f64> {
        self.weight
    }
}

impl SentenceReasons {
    /// The sentence's number in the document, from 0.
    pub fn index(&self) -> usize {
        self.index
    }

    /// Its place in the order of choice, from 0.
    pub fn rank(&self) -> usize {
        self.rank
    }

    /// What speaks for it; at least one reason.
    pub fn reasons(&self) -> &[WeighedReason] {
        &self.reasons
    }

    /// What speaks against it, by parts of its score, the weightiest first.
    pub fn objections(&self) -> &[WeighedReason] {
        &self.objections
    }

    /// Its first four reasons in the words of a language.
    ///
    /// # Example
    ///
    /// ```
    /// use epitome::Summarizer;
    /// use epitome::reasons::Reason;
    ///
    /// let summarizer = Summarizer::new();
    /// let document = summarizer.document("Der Fluss stieg. Schnee fiel.")?;
    /// let scores = summarizer.score(&document)?;
    /// let summary = summarizer.select(&document, &scores, 1)?;
    /// let german = |reason: &Reason| match reason {
    ///     Reason::OpensText => "eröffnet den Text".to_owned(),
    ///     other => other.to_string(),
    /// };
    /// let explanation = summarizer.explain(&document, &scores, &summary)?;
    /// assert_eq!(explanation.sentences()[0].in_words(&german), "eröffnet den Text");
    /// # Ok::<(), epitome::Error>(())
    /// ```
    pub fn in_words(&self, wording: &(impl Wording + ?Sized)) -> String {
        let said = self.reasons.iter().take(MOST_SAID).map(|weighed| wording.reason(&weighed.reason));
        said.collect::<Vec<_>>().join(wording.between())
    }
}

impl fmt::Display for SentenceReasons {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.in_words(&English))
    }
}

impl Explanation {
    /// Each sentence of the summary, in the summary's order.
    pub fn sentences(&self) -> &[SentenceReasons] {
        &self.sentences
    }

    /// The reasons of a sentence, by its number in the document; `None` where the summary does not show it.
    ///
    /// Complexity: O(length of the summary).
    pub fn of(&self, sentence: usize) -> Option<&SentenceReasons> {
        self.sentences.iter().find(|reasons| reasons.index == sentence)
    }

    /// Which sentences of the document each chosen one stands for.
    pub fn coverage(&self) -> &CoverageMap {
        &self.coverage
    }
}

/// # Why it was chosen
impl Summarizer {
    /// Why each sentence of a summary was chosen, from the parts of its score, the query and the rules of
    /// this summarizer, and what can be counted in the document. The summary and the scores are those that
    /// this summarizer made of the document. Of clauses the reasons are their sentences'.
    ///
    /// Each reason is true of the document whatever the method. Which are given, and in which order, follows
    /// the parts of the score ([`Scores::parts`]): a part speaks for a sentence where it is above its mean.
    /// Parts that no reason is known for, of a scorer of the caller's own, give the sentence's place by them.
    ///
    /// # Example
    ///
    /// ```
    /// use epitome::{Matcher, Summarizer};
    ///
    /// let text = "Rain fell for a week. The river rose over its banks. People left their houses.";
    /// let summarizer = Summarizer::new().with_pinned(Matcher::numbers([2]));
    /// let document = summarizer.document(text)?;
    /// let scores = summarizer.score(&document)?;
    /// let summary = summarizer.select(&document, &scores, 1)?;
    /// let explanation = summarizer.explain(&document, &scores, &summary)?;
    /// assert!(explanation.sentences()[0].to_string().starts_with("was asked for"));
    /// # Ok::<(), epitome::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// When a tokenizer of the caller's own fails, or the scores are not one for each sentence of the
    /// document.
    ///
    /// Complexity: O(n + words) and, for each sentence of the summary, the sentences that hold one of its
    /// terms: not linear where the summary is a share of a long text.
    pub fn explain(
        &self,
        document: &Document<'_>,
        scores: &Scores,
        summary: &Summary<'_>,
    ) -> Result<Explanation, Error> {
        let shown: Vec<&Sentence<'_>> = summary.iter().collect();
        let chosen = shown.iter().filter(|sentence| !sentence.is_context());
        let mut chosen: Vec<(usize, usize)> = chosen.map(|s| (s.rank(), s.index())).collect();
        chosen.sort_unstable();
        let coverage = CoverageMap::new(document, chosen.into_iter().map(|(_, index)| index));
        let sentences = self.explain_sentences(document, scores, &shown, &coverage)?;
        Ok(Explanation { sentences, coverage })
    }

    /// The reasons of the sentences of a summary that stand for others as a map says.
    pub(crate) fn explain_sentences(
        &self,
        document: &Document<'_>,
        scores: &Scores,
        sentences: &[&Sentence<'_>],
        coverage: &CoverageMap,
    ) -> Result<Vec<SentenceReasons>, Error> {
        if let Some(fault) = scores.fault(document.len()) {
            return Err(Error::contract("scorer", fault));
        }
        let relevance = self.relevance(document)?;
        let asked = self.rules().asked(document)?;
        let facts = Facts::new(document, relevance.as_ref())?;
        let parts = Parts::new(scores);
        let shown = sentences.iter().copied().filter(|sentence| sentence.index() < document.len());
        let mut order: Vec<&Sentence<'_>> = shown.clone().filter(|sentence| !sentence.is_context()).collect();
        order.sort_by_key(|sentence| sentence.rank());
        let chosen: Vec<usize> = order.iter().map(|sentence| sentence.index()).collect();
        let novel = novelty(&facts, &chosen);
        let mut stands_for = vec![0; document.len()];
        let covered = (0..document.len()).filter_map(|i| coverage.covered_by(i).filter(|&by| by != i));
        covered.for_each(|by| stands_for[by] += 1);
        let mut of_source = vec![0; document.sources().len()];
        for &i in &chosen {
            of_source[document.source(i)] += 1;
        }

        let explain = |sentence: &Sentence<'_>| {
            let i = sentence.index();
            if sentence.is_context() {
                let reasons = vec![WeighedReason::new(Reason::Context)];
                return SentenceReasons { index: i, rank: sentence.rank(), reasons, objections: Vec::new() };
            }
            let mut plain: Vec<Reason> = asked.is_pinned(i).then_some(Reason::Pinned).into_iter().collect();
            plain.extend(asked.musts(i).map(|words| Reason::Must { words: words.to_owned() }));
            let least = asked.least_per_source();
            let is_floor = of_source[document.source(i)] <= least;
            plain.extend(is_floor.then_some(Reason::PerSource { least }));
            plain.extend(facts.query(i));
            let mut sources: Vec<usize> = sentence.also_in().iter().map(Mention::source).collect();
            sources.dedup();
            plain.extend((!sources.is_empty()).then_some(Reason::AlsoIn { sources: sources.len() }));
            let mut reasons: Vec<WeighedReason> = plain.into_iter().map(WeighedReason::new).collect();
            let (for_it, objections) = parts.weigh(&facts, i);
            reasons.extend(for_it);
            let new = order.binary_search_by_key(&sentence.rank(), |other| other.rank());
            let new = new.ok().and_then(|place| novel[place].clone());
            reasons.extend(new.map(WeighedReason::new));
            let sentences = stands_for[i];
            reasons.extend((sentences > 0).then(|| WeighedReason::new(Reason::StandsFor { sentences })));
            if reasons.is_empty() {
                reasons.push(WeighedReason::new(parts.place(scores.as_slice(), i)));
            }
            SentenceReasons { index: i, rank: sentence.rank(), reasons, objections }
        };
        Ok(shown.map(explain).collect())
    }
}

/// For each chosen sentence, in the order of choice, how much of it no earlier one holds, where that is half
/// of it or more.
fn novelty(facts: &Facts<'_, '_>, chosen: &[usize]) -> Vec<Option<Reason>> {
    let mut held = HashSet::new();
    let novel = |(rank, &i): (usize, &usize)| {
        let terms = facts.distinct(i);
        let words = terms.iter().filter(|&&term| held.insert(term)).count();
        let of = terms.len();
        (rank > 0 && words > 0 && 2 * words >= of).then_some(Reason::Novel { words, of })
    };
    chosen.iter().enumerate().map(novel).collect()
}
