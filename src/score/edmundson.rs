//! Edmundson: cue words, key words, title words and location, added up.

use super::Scorer;
use crate::{Document, Error, Prior, Scores};

/// Edmundson: a weighted sum of four clues, times the prior.
///
/// - cue: terms of the bonus list in the sentence, less those of the stigma list;
/// - key: for each term that stands in the document more than half as often as the most frequent one and is
///   on neither list, its frequency divided by that of the most frequent one;
/// - title: terms that stand in the title of the sentence's source or in a heading of it;
/// - location: 1 each for the first and the last paragraph of the source, and for the first and the last
///   sentence of a paragraph.
///
/// Terms count as often as they stand in the sentence. Cue lists come from the caller, since they belong to a
/// subject as much as to a language; without any that clue is 0. The key has the weight 0 by default: the
/// paper's best combination leaves it out.
///
/// Departures from the paper: titles and headings count the same, and the location does not look for given
/// words in headings. A popular implementation counts the words of the title a second time under location and
/// takes key words from the bonus list only.
///
/// Complexity: O(terms + length of titles, headings and lists) time, O(distinct terms + n) memory.
///
/// # Source
///
/// H. Edmundson (1969), "New methods in automatic extracting", Journal of the ACM 16.
///
/// # Example
///
/// ```
/// use epitome::{Summarizer, score::Edmundson};
///
/// let edmundson = Edmundson::builder().bonus(["important"]).location(0.0).build()?;
/// let text = "Rain fell. The important bridge is closed. Trains were late.";
/// let summary = Summarizer::new().with_scorer(edmundson).summarize(text, 1);
/// assert_eq!(summary.to_string(), "The important bridge is closed.");
/// # Ok::<(), epitome::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Edmundson {
    cue: f64,
    key: f64,
    title: f64,
    location: f64,
    bonus: Vec<String>,
    stigma: Vec<String>,
}

/// The parameters of an [`Edmundson`], checked by [`build`](EdmundsonBuilder::build).
///
/// # Example
///
/// ```
/// use epitome::{Summarizer, score::Edmundson};
///
/// let cues = Edmundson::builder().cue(3.0).bonus(["significant"]).stigma(["hardly"]).build()?;
/// let text = "Rain fell on the hills. It was hardly news. The damage is significant. Trains ran late.";
/// assert_eq!(
///     Summarizer::new().with_scorer(cues).summarize(text, 1).to_string(),
///     "The damage is significant."
/// );
/// # Ok::<(), epitome::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct EdmundsonBuilder {
    edmundson: Edmundson,
}

impl Default for Edmundson {
    fn default() -> Self {
        Edmundson { cue: 1.0, key: 0.0, title: 1.0, location: 1.0, bonus: Vec::new(), stigma: Vec::new() }
    }
}

impl Edmundson {
    /// The scorer with its defaults: weights 1 for cue, title and location, 0 for key; no cue words.
    pub fn new() -> Self {
        Edmundson::default()
    }

    /// To set parameters other than the default ones.
    pub fn builder() -> EdmundsonBuilder {
        EdmundsonBuilder { edmundson: Edmundson::default() }
    }
}

impl EdmundsonBuilder {
    /// The weight of the cue words; from 0 to 1000, by default 1.
    #[must_use]
    pub fn cue(self, weight: f64) -> Self {
        EdmundsonBuilder { edmundson: Edmundson { cue: weight, ..self.edmundson } }
    }

    /// The weight of the key words; from 0 to 1000, by default 0.
    #[must_use]
    pub fn key(self, weight: f64) -> Self {
        EdmundsonBuilder { edmundson: Edmundson { key: weight, ..self.edmundson } }
    }

    /// The weight of the title words; from 0 to 1000, by default 1.
    #[must_use]
    pub fn title(self, weight: f64) -> Self {
        EdmundsonBuilder { edmundson: Edmundson { title: weight, ..self.edmundson } }
    }

    /// The weight of the location; from 0 to 1000, by default 1.
    #[must_use]
    pub fn location(self, weight: f64) -> Self {
        EdmundsonBuilder { edmundson: Edmundson { location: weight, ..self.edmundson } }
    }

    /// Bonus words, which count for a sentence, such as "significant". They become terms as the text does.
    #[must_use]
    pub fn bonus<W: Into<String>>(self, words: impl IntoIterator<Item = W>) -> Self {
        EdmundsonBuilder {
            edmundson: Edmundson { bonus: words.into_iter().map(Into::into).collect(), ..self.edmundson },
        }
    }

    /// Stigma words, which count against a sentence, such as "hardly".
    #[must_use]
    pub fn stigma<W: Into<String>>(self, words: impl IntoIterator<Item = W>) -> Self {
        EdmundsonBuilder {
            edmundson: Edmundson { stigma: words.into_iter().map(Into::into).collect(), ..self.edmundson },
        }
    }

    /// The scorer.
    ///
    /// # Errors
    ///
    /// When a weight is not in 0..=1000.
    pub fn build(self) -> Result<Edmundson, Error> {
        let Edmundson { cue, key, title, location, .. } = self.edmundson;
        for (name, weight) in [("cue", cue), ("key", key), ("title", title), ("location", location)] {
            Error::check_weight(name, weight, 0.0)?;
        }
        Ok(self.edmundson)
    }
}

impl Scorer for Edmundson {
    fn score(&self, document: &Document<'_>, prior: &Prior) -> Result<Scores, Error> {
        let cues = self.cue_weights(document)?;
        let cue = count_weights(document, &cues);
        let key = count_weights(document, &key_weights(document, &cues));
        let title = titles(document)?;
        let location = locations(document);
        let total = |i: usize| {
            self.cue * cue[i] + self.key * key[i] + self.title * title[i] + self.location * location[i]
        };
        Ok(super::times_prior((0..document.len()).map(total).collect(), "clues", prior)
            .with_part("cue", cue)
            .with_part("key", key)
            .with_part("title", title)
            .with_part("location", location))
    }
}

impl Edmundson {
    /// What each term adds to the cue.
    fn cue_weights(&self, document: &Document<'_>) -> Result<Vec<f64>, Error> {
        let mut weights = vec![0.0; document.term_count()];
        for (words, weight) in [(&self.bonus, 1.0), (&self.stigma, -1.0)] {
            for word in words {
                for term in document.terms_of(word)? {
                    weights[term as usize] = weight;
                }
            }
        }
        Ok(weights)
    }
}

/// What each term adds to the key.
fn key_weights(document: &Document<'_>, cues: &[f64]) -> Vec<f64> {
    let mut weights = document.counts().transposed_product(&vec![1.0; document.len()]);
    let most = weights.iter().copied().fold(0.0, f64::max);
    for (weight, &cue) in weights.iter_mut().zip(cues) {
        let share = *weight / most;
        *weight = if share > 0.5 && cue == 0.0 { share } else { 0.0 };
    }
    weights
}

/// The sum of the weights of each sentence's terms.
fn count_weights(document: &Document<'_>, weights: &[f64]) -> Vec<f64> {
    document.counts().product(weights)
}

/// How many terms of each sentence stand in the title or in a heading of its source.
fn titles(document: &Document<'_>) -> Result<Vec<f64>, Error> {
    let mut result = Vec::with_capacity(document.len());
    // The number, from 1, of the last source whose title or heading holds a term.
    let mut titled = vec![0; document.term_count()];
    for source in 0..document.sources().len() {
        let mut terms = document.title_terms(source).to_vec();
        for (_, heading) in document.headings(source) {
            terms.extend(document.terms_of(heading)?);
        }
        for term in terms {
            titled[term as usize] = source + 1;
        }
        let next = result.len();
        let hits =
            |i: usize| document.terms(i).iter().filter(|&&term| titled[term as usize] == source + 1).count();
        result.extend((next..next + document.source_len(source)).map(|i| hits(i) as f64));
    }
    Ok(result)
}

/// The location of each sentence, from 0 to 4.
fn locations(document: &Document<'_>) -> Vec<f64> {
    let n = document.len();
    let starts_paragraph = |i: usize| i == 0 || document.block_of(i) != document.block_of(i - 1);
    let ends_paragraph = |i: usize| i + 1 == n || starts_paragraph(i + 1);
    let of = |i: usize| {
        let first = i - document.place(i);
        let last = first + document.source_len(document.source(i)) - 1;
        let clues = [
            document.block_of(i) == document.block_of(first),
            document.block_of(i) == document.block_of(last),
            starts_paragraph(i),
            ends_paragraph(i),
        ];
        clues.into_iter().filter(|&clue| clue).count() as f64
    };
    (0..n).map(of).collect()
}
