//! HipoRank: centrality within and between sections, directed towards their boundaries.

use super::Scorer;
use crate::document::Sections;
use crate::engine::{Directed, Gram, Idf, Matrix, Similarity, directed_cosines, idf, tf_idf, unit_rows};
use crate::{Document, Error, Prior, Scores};

/// HipoRank: a sentence's similarity with the other sentences of its section, plus μ times that with the
/// other sections, times the prior.
///
/// Both are means of cosines of tf-idf vectors, idf = ln(n / df); a section is the sum of its sentences. A
/// cosine counts with λ₂ where the other one is farther from an end than the sentence (or its section), with
/// λ₁ otherwise; the distance of the one at place i of n is min(i, α · (n - 1 - i)). Sections begin at
/// headings and at new sources; a text without headings is one section, which is the flat form.
///
/// Departures from the paper: tf-idf vectors instead of a language model's; plain cosines, while the authors'
/// program moves them to 0.5 to 1, by which most of its score is a count of sentences. Both ends are at
/// distance 0; in the paper the last one is at α.
///
/// Complexity: O(nnz + n log n) time, O(nnz) memory.
///
/// # Source
///
/// Y. Dong, A. Mircea, J. Cheung (2021), "Discourse-aware unsupervised summarization of long scientific
/// documents", EACL.
///
/// # Example
///
/// ```
/// use epitome::{Summarizer, score::HipoRank};
///
/// let text = "The river rose. Trains were late as the river rose. Late trains were a bother. A bother!";
/// let summarizer = Summarizer::new().with_scorer(HipoRank::new());
/// let document = summarizer.document(text)?;
/// let scores = summarizer.score(&document)?;
/// assert!(scores.as_slice()[0] > scores.as_slice()[1]); // the inner sentences have none farther in
/// # Ok::<(), epitome::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HipoRank {
    toward_end: f64,
    toward_middle: f64,
    sections: f64,
    last: f64,
}

/// The parameters of a [`HipoRank`], checked by [`build`](HipoRankBuilder::build).
///
/// # Example
///
/// ```
/// use epitome::score::HipoRank;
///
/// let chosen = HipoRank::builder().toward_end(-0.25).last(0.8).build()?;
/// assert_ne!(chosen, HipoRank::new());
/// assert!(HipoRank::builder().toward_end(f64::NAN).build().is_err());
/// # Ok::<(), epitome::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct HipoRankBuilder {
    hipo_rank: HipoRank,
}

impl Default for HipoRank {
    fn default() -> Self {
        HipoRank { toward_end: 0.0, toward_middle: 1.0, sections: 0.5, last: 1.0 }
    }
}

impl HipoRank {
    /// The scorer with the paper's best values: λ₁ = 0, λ₂ = 1, μ = 0.5, α = 1.
    pub fn new() -> Self {
        HipoRank::default()
    }

    /// To set parameters other than the default ones.
    pub fn builder() -> HipoRankBuilder {
        HipoRankBuilder { hipo_rank: HipoRank::default() }
    }
}

impl HipoRankBuilder {
    /// λ₁, the weight of what is no farther from an end; from −1000 to 1000, by default 0.
    #[must_use]
    pub fn toward_end(self, weight: f64) -> Self {
        HipoRankBuilder { hipo_rank: HipoRank { toward_end: weight, ..self.hipo_rank } }
    }

    /// λ₂, the weight of what is farther from an end; from −1000 to 1000, by default 1.
    #[must_use]
    pub fn toward_middle(self, weight: f64) -> Self {
        HipoRankBuilder { hipo_rank: HipoRank { toward_middle: weight, ..self.hipo_rank } }
    }

    /// μ, the weight of the other sections; from 0 to 1000, by default 0.5.
    #[must_use]
    pub fn sections(self, weight: f64) -> Self {
        HipoRankBuilder { hipo_rank: HipoRank { sections: weight, ..self.hipo_rank } }
    }

    /// α, how far the last place is off as the first one sees it: above 1 the end counts less than the start;
    /// from 0.001 to 1000, by default 1.
    #[must_use]
    pub fn last(self, factor: f64) -> Self {
        HipoRankBuilder { hipo_rank: HipoRank { last: factor, ..self.hipo_rank } }
    }

    /// The scorer.
    ///
    /// # Errors
    ///
    /// When a parameter is out of its range.
    pub fn build(self) -> Result<HipoRank, Error> {
        let HipoRank { toward_end, toward_middle, sections, last } = self.hipo_rank;
        for (name, weight) in [("toward_end", toward_end), ("toward_middle", toward_middle)] {
            Error::check_weight(name, weight, -1e3)?;
        }
        Error::check_weight("sections", sections, 0.0)?;
        Error::check_weight("last", last, 1e-3)?;
        Ok(self.hipo_rank)
    }
}

impl Scorer for HipoRank {
    fn score(&self, document: &Document<'_>, prior: &Prior) -> Result<Scores, Error> {
        let counts = document.counts();
        let rows = || unit_rows(tf_idf(counts, &idf(counts, Idf::Plain)));
        let sections = Sections::new(document);
        let (section_of, source_of_section) = (sections.of(), sections.sources());
        let sizes: Vec<usize> = section_of.chunk_by(|a, b| a == b).map(<[u32]>::len).collect();
        let between = if sizes.len() > 1 {
            let sources: Vec<u32> = (0..document.len()).map(|i| document.source(i) as u32).collect();
            self.between(&rows().into_groups(&sources), section_of, source_of_section)
        } else {
            vec![0.0; document.len()]
        };
        let keys: Vec<f64> = sizes.iter().flat_map(|&size| self.distances(size)).collect();
        let all = self.all(|| rows().into_groups(section_of), &vec![1.0; keys.len()]);
        let farther = directed_cosines(counts, &keys, &sizes);
        let mean = |i: usize| {
            let others = sizes[section_of[i] as usize].saturating_sub(1).max(1);
            self.weigh(all[i], farther[i]) / others as f64
        };
        let within: Vec<f64> = (0..keys.len()).map(mean).collect();
        let total = |i: usize| within[i] + self.sections * between[i];
        Ok(super::times_prior((0..document.len()).map(total).collect(), "centrality", prior)
            .with_part("within its section", within)
            .with_part("between sections", between))
    }
}

impl HipoRank {
    /// The mean similarity with the other sections of the source; rows of different sources have no column in
    /// common.
    fn between(&self, rows: &Matrix, section_of: &[u32], source_of_section: &[u32]) -> Vec<f64> {
        let sections = source_of_section.len();
        // By source number, for a source without sentences has no section.
        let mut counts = vec![0; source_of_section.last().map_or(0, |&last| last as usize + 1)];
        for &source in source_of_section {
            counts[source as usize] += 1;
        }
        let distances: Vec<f64> = counts.iter().flat_map(|&count| self.distances(count)).collect();
        // Sentences above, sections below; each at its section's distance, so that a section is not farther than its own
        // sentences.
        let both = rows.clone().with_rows(&unit_rows(rows.group_sums(section_of)));
        let all_sections = 0..sections as u32;
        let of_row: Vec<u32> = section_of.iter().copied().chain(all_sections).collect();
        let keys: Vec<f64> = of_row.iter().map(|&section| distances[section as usize]).collect();
        let is_section = [vec![0.0; rows.rows()], vec![1.0; sections]].concat();
        let all = self.all(|| both.clone(), &is_section);
        let farther = Directed::new(both.clone(), &keys).apply(&is_section);
        let mean = |i: usize| {
            let section = section_of[i] as usize;
            let own = inner_product(both.row(i), both.row(rows.rows() + section));
            let others = counts[source_of_section[section] as usize].saturating_sub(1).max(1);
            self.weigh(all[i] - own, farther[i]) / others as f64
        };
        (0..rows.rows()).map(mean).collect()
    }

    /// What each row receives from all others, where it counts.
    fn all(&self, rows: impl FnOnce() -> Matrix, v: &[f64]) -> Vec<f64> {
        if self.toward_end == 0.0 { vec![0.0; v.len()] } else { Gram::new(rows()).apply(v) }
    }

    fn weigh(&self, all: f64, farther: f64) -> f64 {
        // Two sums of the same similarities in another order differ by a rounding, which must not decide a tie.
        let others = if all - farther > 1e-12 * all { all - farther } else { 0.0 };
        self.toward_middle * farther + self.toward_end * others
    }

    /// How far each of `n` places is from the nearer end.
    fn distances(&self, n: usize) -> Vec<f64> {
        (0..n).map(|i| (i as f64).min(self.last * (n - 1 - i) as f64)).collect()
    }
}

fn inner_product(a: (&[u32], &[f64]), b: (&[u32], &[f64])) -> f64 {
    let value = |(column, value): (&u32, &f64)| b.0.binary_search(column).map_or(0.0, |at| value * b.1[at]);
    a.0.iter().zip(a.1).map(value).sum()
}
