//! What a summary holds, without a reference.

use crate::Document;
use crate::engine::{Idf, idf, tf_idf, unit_rows};
use crate::select::needs_context;

/// What the chosen sentences hold of their document, and how much they say twice.
///
/// With feature `serde` it is written.
///
/// # Example
///
/// ```
/// use epitome::{Summarizer, evaluate::Content};
///
/// let text = "Rain fell. Rain flooded cellars. People left. Rain fell again.";
/// let document = Summarizer::new().document(text)?;
/// let content = Content::of(&document, &[0, 2]);
/// assert_eq!(content.redundancy(), 0.0); // no term in common
/// assert_eq!(content.positions(), [1, 0, 0, 0, 0, 1, 0, 0, 0, 0]);
/// # Ok::<(), epitome::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Content {
    redundancy: f64,
    coverage: f64,
    dangling: usize,
    positions: [usize; 10],
}

impl Content {
    /// The content of the sentences with these numbers; a number that no sentence has is left out, as is a
    /// second time.
    ///
    /// Complexity: O(terms of the document) time and memory.
    pub fn of(document: &Document<'_>, chosen: &[usize]) -> Content {
        let mut chosen: Vec<usize> = chosen.iter().copied().filter(|&i| i < document.len()).collect();
        chosen.sort_unstable();
        chosen.dedup();
        let mut positions = [0; 10];
        for &i in &chosen {
            positions[document.place(i) * 10 / document.source_len(document.source(i))] += 1;
        }
        let before = |i: usize| i.checked_sub(1).is_some_and(|before| chosen.binary_search(&before).is_ok());
        Content {
            redundancy: redundancy(document, &chosen),
            coverage: coverage(document, &chosen),
            dangling: chosen.iter().filter(|&&i| needs_context(document, i) && !before(i)).count(),
            positions,
        }
    }

    /// The mean cosine of two chosen sentences, over all pairs, by tf-idf
    /// ([`Idf::Smooth`](crate::engine::Idf)): 0 where nothing is
    /// said twice, 1 where all say the same; 0 for fewer than two sentences.
    pub fn redundancy(&self) -> f64 {
        self.redundancy
    }

    /// The share of the document's terms, each counted as often as it stands there, that the summary has at
    /// least once.
    pub fn coverage(&self) -> f64 {
        self.coverage
    }

    /// How many of the sentences need the sentence before them ([`needs_context`]), which is not chosen.
    pub fn dangling(&self) -> usize {
        self.dangling
    }

    /// How many of the sentences come from the first tenth of their source, from the second, and so on.
    pub fn positions(&self) -> [usize; 10] {
        self.positions
    }
}

fn redundancy(document: &Document<'_>, chosen: &[usize]) -> f64 {
    if chosen.len() < 2 {
        return 0.0;
    }
    let counts = document.counts();
    let rows = unit_rows(tf_idf(counts, &idf(counts, Idf::Smooth)));
    // The squared length of the sum of unit vectors is their number and twice the sum of all pairs' cosines.
    let mut sum = vec![0.0; rows.width()];
    let mut units = 0.0;
    for &i in chosen {
        let (terms, values) = rows.row(i);
        for (&term, value) in terms.iter().zip(values) {
            sum[term as usize] += value;
        }
        units += f64::from(!terms.is_empty());
    }
    let pairs = (chosen.len() * (chosen.len() - 1)) as f64;
    let squared: f64 = sum.iter().map(|x| x * x).sum();
    ((squared - units) / pairs).clamp(0.0, 1.0)
}

fn coverage(document: &Document<'_>, chosen: &[usize]) -> f64 {
    let mut covered = vec![false; document.term_count()];
    for &term in chosen.iter().flat_map(|&i| document.terms(i)) {
        covered[term as usize] = true;
    }
    let all = (0..document.len()).flat_map(|i| document.terms(i));
    let (held, total) = all.fold((0_usize, 0_usize), |(held, total), &term| {
        (held + usize::from(covered[term as usize]), total + 1)
    });
    if total == 0 { 0.0 } else { held as f64 / total as f64 }
}
