//! Where in a text the weight lies: a bar a sentence.

use super::escape::escape;
use crate::{Document, Error, Scores, Summary};
use std::fmt::{self, Write};
use std::ops::Range;

/// A bar for each sentence of a document, from the first to the last, as high as its score; those of a
/// summary marked.
///
/// The lowest score of the document has the lowest bar, the highest the highest, and where all are equal all
/// are high. Sources are apart. Displayed, it is the bars of a terminal 80 columns wide.
///
/// # Example
///
/// ```
/// use epitome::Summarizer;
/// use epitome::render::Strip;
///
/// let summarizer = Summarizer::new().with_method("lead".parse()?);
/// let document = summarizer.document(["Rain fell. It froze. Snow fell.", "A dog barked."])?;
/// let scores = summarizer.score(&document)?;
/// let summary = summarizer.select(&document, &scores, 1)?;
/// let strip = Strip::new(&document, &scores, &summary)?;
/// assert_eq!(strip.to_string(), "█▃▁ █\n^\n");
/// assert!(strip.svg().starts_with("<svg "));
/// # Ok::<(), epitome::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Strip {
    /// In the order of the document.
    sentences: Vec<StripSentence>,
    label: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct StripSentence {
    source: usize,
    /// From 0 to 1.
    weight: f64,
    /// The place in the order of choice.
    rank: Option<usize>,
    is_chosen: bool,
}

/// A bar: a sentence, or some neighbours where there are more than there is room for.
struct Bar {
    sentences: Range<usize>,
    weight: f64,
    rank: Option<usize>,
    is_chosen: bool,
    /// Whether another source begins with it.
    begins_source: bool,
}

/// Bars of a terminal, the lowest first.
const BLOCKS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// A terminal's usual width, in columns.
const COLUMNS: usize = 80;

/// More bars than there are dots on a screen cannot be told apart.
const MOST_BARS: usize = 1000;

impl Strip {
    /// The strip of a document with a summary of it.
    ///
    /// Complexity: O(n).
    ///
    /// # Errors
    ///
    /// When the scores are not one for each sentence of the document.
    pub fn new(document: &Document<'_>, scores: &Scores, summary: &Summary<'_>) -> Result<Self, Error> {
        if let Some(fault) = scores.fault(document.len()) {
            return Err(Error::contract("scorer", fault));
        }
        let totals = scores.as_slice();
        let lowest = totals.iter().copied().fold(f64::INFINITY, f64::min);
        let highest = totals.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        // Halved, so that no difference of two finite scores overflows.
        let (least, spread) = (lowest / 2.0, highest / 2.0 - lowest / 2.0);
        let weight = |score: f64| if spread > 0.0 { (score / 2.0 - least) / spread } else { 1.0 };
        let sentence = |(i, &score): (usize, &f64)| {
            let source = document.source(i);
            StripSentence { source, weight: weight(score), rank: None, is_chosen: false }
        };
        let mut sentences: Vec<StripSentence> = totals.iter().enumerate().map(sentence).collect();
        for chosen in summary.iter().filter(|sentence| !sentence.is_context()) {
            if let Some(sentence) = sentences.get_mut(chosen.index()) {
                sentence.rank = Some(chosen.rank());
                sentence.is_chosen = true;
            }
        }
        Ok(Strip { sentences, label: None })
    }

    /// The same with what the picture is called for who cannot see it. By default it says in English how many
    /// sentences there are and how many were chosen.
    #[must_use]
    pub fn with_label(self, label: impl Into<String>) -> Self {
        Strip { label: Some(label.into()), ..self }
    }

    /// The same with the ranks of sentences that are not in the summary, by their numbers in the document:
    /// the picture then holds a mark for each of these too, not visible until a style sheet shows it.
    #[must_use]
    pub fn with_ranks(mut self, ranks: &[Option<usize>]) -> Self {
        for (sentence, rank) in self.sentences.iter_mut().zip(ranks) {
            sentence.rank = sentence.rank.or(*rank);
        }
        self
    }

    /// Each sentence's weight, from 0 to 1.
    pub fn weights(&self) -> impl ExactSizeIterator<Item = f64> + '_ {
        self.sentences.iter().map(|sentence| sentence.weight)
    }

    /// Two lines for a terminal of so many columns: the bars, and `^` below those of the summary. Where there
    /// are more sentences than columns some neighbours have a bar together, as high as the highest of them;
    /// with less than one column there is none. Empty without a sentence.
    ///
    /// Complexity: O(n).
    ///
    /// # Example
    ///
    /// ```
    /// use epitome::Summarizer;
    /// use epitome::render::Strip;
    ///
    /// let text = "One thing. ".repeat(100);
    /// let summarizer = Summarizer::new().with_method("lead".parse()?);
    /// let document = summarizer.document(text.as_str())?;
    /// let scores = summarizer.score(&document)?;
    /// let strip = Strip::new(&document, &scores, &summarizer.select(&document, &scores, 1)?)?;
    /// assert_eq!(strip.text(10), "█▂▁▁▁▁▁▁▁▁\n^\n");
    /// # Ok::<(), epitome::Error>(())
    /// ```
    pub fn text(&self, columns: usize) -> String {
        let (mut bars, mut marks) = (String::new(), String::new());
        for bar in self.bars(columns) {
            if bar.begins_source {
                bars.push(' ');
                marks.push(' ');
            }
            bars.push(BLOCKS[(bar.weight * (BLOCKS.len() - 1) as f64).round() as usize]);
            marks.push(if bar.is_chosen { '^' } else { ' ' });
        }
        match marks.trim_end() {
            _ if bars.is_empty() => String::new(),
            "" => bars + "\n",
            marks => format!("{bars}\n{marks}\n"),
        }
    }

    /// The strip as a picture: an `svg` element that needs nothing else, fits the width it is given and is
    /// drawn in the colour of the text around it. Bars of the summary are full, with a mark below; the others
    /// are pale. Of more than 1,000 sentences some neighbours have a bar together.
    ///
    /// Each bar is a `g` with the number of its first sentence as `data-sentence`, the best rank of its
    /// sentences, from 0, as `data-rank`, and `data-chosen` where one of them is in the summary.
    ///
    /// Complexity: O(n).
    pub fn svg(&self) -> String {
        let bars: Vec<Bar> = self.bars(MOST_BARS).collect();
        let gaps = bars.iter().filter(|bar| bar.begins_source).count();
        let width = STEP * (bars.len() + gaps).max(1) - 1;
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 {width} {}\" width=\"100%\" \
             height=\"{}\" preserveAspectRatio=\"none\" fill=\"currentColor\" aria-label=\"",
            HEIGHT + 6,
            HEIGHT + 6,
        );
        match &self.label {
            Some(label) => escape(label, &mut svg, "&quot;"),
            None => svg.push_str(&self.english_label()),
        }
        svg.push_str("\">");
        let mut x = 0;
        for bar in bars {
            x += if bar.begins_source { STEP } else { 0 };
            // One unit at least, so that each is seen.
            let height = (bar.weight * (HEIGHT - 1) as f64).round() as usize + 1;
            let opacity = if bar.is_chosen { "1" } else { "0.3" };
            let _ = write!(svg, "<g data-sentence=\"{}\"", bar.sentences.start);
            if let Some(rank) = bar.rank {
                let _ = write!(svg, " data-rank=\"{rank}\"");
            }
            svg.push_str(if bar.is_chosen { " data-chosen=\"\"" } else { "" });
            let _ = write!(
                svg,
                "><rect x=\"{x}\" y=\"{}\" width=\"{}\" height=\"{height}\" fill-opacity=\"{opacity}\"/>",
                HEIGHT - height,
                STEP - 1,
            );
            if bar.rank.is_some() {
                let visibility = if bar.is_chosen { "" } else { " visibility=\"hidden\"" };
                let (y, width) = (HEIGHT + 2, STEP - 1);
                let _ = write!(svg, "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"4\"{visibility}/>");
            }
            svg.push_str("</g>");
            x += STEP;
        }
        svg.push_str("</svg>");
        svg
    }

    fn english_label(&self) -> String {
        let (all, chosen) = (self.sentences.len(), self.sentences.iter().filter(|s| s.is_chosen).count());
        let ending = if all == 1 { "" } else { "s" };
        format!("The weight of {all} sentence{ending} in the order of the text, {chosen} chosen")
    }

    /// The bars, no more than `most` together with the gaps between sources.
    fn bars(&self, most: usize) -> impl Iterator<Item = Bar> {
        let sources: Vec<Range<usize>> = {
            let mut end = 0;
            let of = self.sentences.chunk_by(|a, b| a.source == b.source).map(|source| {
                let start = end;
                end += source.len();
                start..end
            });
            of.collect()
        };
        let needed = |sources: &[Range<usize>], together: usize| {
            let bars = sources.iter().map(|source| source.len().div_ceil(together)).sum::<usize>();
            bars + sources.len().saturating_sub(1)
        };
        // With a bar and a gap for each source there may be no room: then all are one.
        let all = 0..self.sentences.len();
        let fits_apart = needed(&sources, usize::MAX) <= most;
        let sources = if fits_apart { sources } else { vec![all] };
        let total = self.sentences.len();
        // The smallest group that fits: what does not fit in half as many bars fits in no more.
        let (mut low, mut high) = (1, total.max(1));
        while low < high {
            let middle = usize::midpoint(low, high);
            if needed(&sources, middle) <= most { high = middle } else { low = middle + 1 }
        }
        let groups = sources.into_iter().enumerate().flat_map(move |(number, source)| {
            let end = source.end;
            source.step_by(low).map(move |start| (number, start, start..(start + low).min(end)))
        });
        let mut last = 0;
        groups.take(most).map(move |(number, _, sentences)| {
            let of = &self.sentences[sentences.clone()];
            let begins_source = std::mem::replace(&mut last, number) != number;
            Bar {
                weight: of.iter().map(|sentence| sentence.weight).fold(0.0, f64::max),
                rank: of.iter().filter_map(|sentence| sentence.rank).min(),
                is_chosen: of.iter().any(|sentence| sentence.is_chosen),
                sentences,
                begins_source,
            }
        })
    }
}

/// Of the picture: the width of a bar with the gap behind it, and the height of the highest bar.
const STEP: usize = 4;
const HEIGHT: usize = 32;

impl fmt::Display for Strip {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(COLUMNS))
    }
}
