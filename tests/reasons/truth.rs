//! Whether a reason is true, counted anew from the document by plain loops.

use epitome::layout::BlockKind;
use epitome::reasons::Reason;
use epitome::score::Feature;
use epitome::{Document, Prior, Scores, Sentence, Source, Summarizer, Summary};
use std::collections::BTreeSet;

/// What a summary was asked for, in the form the test wrote it down.
#[derive(Clone, Debug, Default)]
pub(super) struct Asked {
    pub(super) query: Option<&'static str>,
    /// How many different main words the query has, counted by hand.
    pub(super) query_words: usize,
    pub(super) pinned: Vec<usize>,
    pub(super) must: Option<&'static str>,
    pub(super) per_source: usize,
}

pub(super) struct Truth<'a, 't> {
    pub(super) document: &'a Document<'t>,
    pub(super) scores: &'a Scores,
    pub(super) summary: &'a Summary<'t>,
    pub(super) asked: &'a Asked,
}

impl Truth<'_, '_> {
    fn terms(&self, i: usize) -> BTreeSet<u32> {
        self.document.terms(i).iter().copied().collect()
    }

    fn others(&self, i: usize) -> impl Iterator<Item = usize> {
        (0..self.document.len()).filter(move |&j| j != i)
    }

    /// The main words of the title of a sentence's source, and those of the sentence among them.
    fn title(&self, i: usize) -> (BTreeSet<String>, BTreeSet<String>) {
        let source = self.document.source(i);
        let title = self.document.title(source).unwrap_or_default();
        let language = self.document.language_of(source);
        // The title as a text of one sentence of its own.
        let read = Summarizer::new().with_language(language).document(Source::new(title)).unwrap();
        let text = |document: &Document<'_>, term: u32| document.term(term).unwrap().to_owned();
        let of_title = (0..read.len()).flat_map(|j| read.terms(j)).map(|&term| text(&read, term)).collect();
        let of_sentence: BTreeSet<String> = self.terms(i).iter().map(|&t| text(self.document, t)).collect();
        let held = of_sentence.intersection(&of_title).cloned().collect();
        (of_title, held)
    }

    fn phrases(&self, i: usize) -> BTreeSet<(u32, u32)> {
        let words = self.document.words(i);
        let pairs = words.iter().zip(words.iter().skip(1));
        pairs.filter_map(|(a, b)| Some((a.term()?, b.term()?))).collect()
    }

    fn asked_in(&self, i: usize) -> usize {
        let asked = self.document.terms_of(self.asked.query.unwrap()).unwrap();
        self.terms(i).intersection(&asked.into_iter().collect()).count()
    }

    /// How many words of the query have one in the sentence that begins with the same five letters.
    fn like_asked_in(&self, i: usize) -> usize {
        let query = self.asked.query.unwrap();
        let start = |word: &str| word.to_lowercase().chars().take(5).collect::<String>();
        let in_text: BTreeSet<String> =
            self.document.sentence(i).split(|c: char| !c.is_alphanumeric()).map(start).collect();
        let asked: BTreeSet<&str> = query.split(|c: char| !c.is_alphanumeric()).collect();
        asked.into_iter().filter(|word| in_text.contains(&start(word))).count()
    }

    /// Whether nothing that is said stands between a sentence and the heading above it; or between it and the
    /// beginning of its source, where there is no heading.
    fn opens_section(&self, i: usize, heading: Option<&String>) -> bool {
        let blocks: Vec<_> = self.document.blocks().collect();
        let (own, source) = (self.document.block_of(i), self.document.source(i));
        if i > 0 && self.document.block_of(i - 1) == own {
            return false;
        }
        for b in (0..own).rev().take_while(|&b| blocks[b].0 == source) {
            if matches!(blocks[b].1.kind(), BlockKind::Heading | BlockKind::Title) {
                let text = &self.document.sources()[source].text()[blocks[b].1.body()];
                return heading == Some(&text.split_whitespace().collect::<Vec<_>>().join(" "));
            }
            if (0..self.document.len()).any(|j| self.document.block_of(j) == b) {
                return false;
            }
        }
        heading.is_none()
    }

    /// Whether no sentence of its source stands under a later heading, in three or more sections.
    fn concludes(&self, i: usize) -> bool {
        let source = self.document.source(i);
        let heading = |kind: BlockKind| matches!(kind, BlockKind::Heading | BlockKind::Title);
        let section = |j: usize| {
            let blocks = self.document.blocks().take(self.document.block_of(j));
            blocks.filter(|(of, block)| *of == source && heading(block.kind())).count()
        };
        let own = (0..self.document.len()).filter(|&j| self.document.source(j) == source);
        let sections: BTreeSet<usize> = own.map(section).collect();
        sections.len() >= 3 && sections.last() == Some(&section(i))
    }

    /// The cosines of a sentence with all others, of tf-idf with idf ln((n + 1) / (df + 0.5)).
    pub(super) fn cosine(&self, i: usize, j: usize) -> f64 {
        let n = self.document.len();
        let df = |term: u32| (0..n).filter(|&k| self.document.terms(k).contains(&term)).count() as f64;
        let weight = |k: usize, term: u32| {
            let tf = self.document.terms(k).iter().filter(|&&t| t == term).count() as f64;
            tf * libm::log((n as f64 + 1.0) / (df(term) + 0.5))
        };
        let norm = |k: usize| self.terms(k).iter().map(|&t| weight(k, t).powi(2)).sum::<f64>().sqrt();
        let shared =
            self.terms(i).intersection(&self.terms(j)).map(|&t| weight(i, t) * weight(j, t)).sum::<f64>();
        if shared == 0.0 { 0.0 } else { shared / (norm(i) * norm(j)) }
    }

    fn chosen(&self) -> Vec<usize> {
        let ranked = self.summary.clone().by_rank();
        ranked.iter().filter(|sentence| !sentence.is_context()).map(Sentence::index).collect()
    }

    /// The chosen sentence that is closest to a sentence, by a table of all cosines.
    pub(super) fn covered_by(&self, i: usize) -> Option<usize> {
        let chosen = self.chosen();
        if chosen.contains(&i) {
            return Some(i);
        }
        let mut best: Option<(usize, f64)> = None;
        for one in chosen {
            let cosine = self.cosine(i, one);
            if cosine >= 0.1 && best.is_none_or(|(_, most)| cosine > most + 1e-12) {
                best = Some((one, cosine));
            }
        }
        best.map(|(one, _)| one)
    }

    fn rank(values: &[f64], i: usize) -> usize {
        1 + values.iter().filter(|&&value| value > values[i]).count()
    }

    pub(super) fn holds(&self, reason: &Reason, i: usize) -> bool {
        let document = self.document;
        let n = document.len();
        let source = document.source(i);
        let of_source: Vec<usize> = (0..n).filter(|&j| document.source(j) == source).collect();
        let place = of_source.iter().position(|&j| j == i).unwrap();
        let feature = |feature: Feature| feature.values(document, &Prior::uniform())[i];
        let text = document.sentence(i);
        let words = document.words(i).len();
        match reason {
            Reason::Context => self.summary.iter().any(|s| s.index() == i && s.is_context()),
            Reason::Pinned => self.asked.pinned.contains(&i),
            Reason::Must { words } => {
                let asked = document.terms_of(words).unwrap();
                self.asked.must.unwrap().contains(words.as_str())
                    && asked.iter().all(|term| document.terms(i).contains(term))
            }
            Reason::PerSource { least } => {
                let chosen = self.chosen().into_iter().filter(|&j| document.source(j) == source).count();
                *least == self.asked.per_source && chosen <= *least
            }
            Reason::Query { held, of } => {
                let held_or_alike = self.asked_in(i)..=self.like_asked_in(i);
                *of == self.asked.query_words && *held > 0 && held_or_alike.contains(held)
            }
            Reason::BesideAnswer => {
                let beside = of_source.iter().filter(|&&j| j.abs_diff(i) == 1).any(|&j| self.asked_in(j) > 0);
                self.asked_in(i) == 0 && beside
            }
            Reason::AlsoIn { sources } => {
                let same = self.others(i).filter(|&j| {
                    let shorter = self.terms(i).len().min(self.terms(j).len());
                    let common = self.terms(i).intersection(&self.terms(j)).count();
                    document.source(j) != source && common > 0 && 10 * common >= 9 * shorter
                });
                same.map(|j| document.source(j)).collect::<BTreeSet<_>>().len() == *sources
            }
            Reason::OpensText => place == 0,
            Reason::Place { place: p, of } => {
                *p == place + 1 && *of == of_source.len() && place > 0 && 3 * (place + 1) <= of_source.len()
            }
            Reason::OpensSection { heading } => place > 0 && self.opens_section(i, heading.as_ref()),
            Reason::Conclusion => self.concludes(i),
            Reason::Title { held, of } => {
                let (title, in_it) = self.title(i);
                *held > 0 && (*held, *of) == (in_it.len(), title.len())
            }
            Reason::Phrases { sentences } => {
                let own = self.phrases(i);
                let others = self.others(i).filter(|&j| !self.phrases(j).is_disjoint(&own)).count();
                *sentences > 0 && *sentences == others
            }
            Reason::SharedWords { sentences, of } => {
                let own = self.terms(i);
                let others = self.others(i).filter(|&j| !self.terms(j).is_disjoint(&own)).count();
                *sentences > 0 && (*sentences, *of) == (others, n - 1)
            }
            Reason::Announces => feature(Feature::Cue) > 0.0,
            Reason::Figures => text.contains(['$', '€', '£', '¥', '%', '٪']),
            Reason::Part { name, rank, of } => {
                let part = self.scores.parts().iter().find(|part| part.name() == name).unwrap();
                (*rank, *of) == (Self::rank(part.values(), i), n)
            }
            Reason::Novel { words, of } => {
                let chosen = self.chosen();
                let rank = chosen.iter().position(|&j| j == i).unwrap();
                let before: BTreeSet<u32> = chosen[..rank].iter().flat_map(|&j| self.terms(j)).collect();
                let new = self.terms(i).difference(&before).count();
                rank > 0 && (*words, *of) == (new, self.terms(i).len()) && 2 * words >= *of
            }
            Reason::StandsFor { sentences } => {
                let covered = self.others(i).filter(|&j| self.covered_by(j) == Some(i)).count();
                *sentences > 0 && *sentences == covered
            }
            Reason::Score { rank, of } => (*rank, *of) == (Self::rank(self.scores.as_slice(), i), n),
            Reason::Short { words: w } => *w == words && words < 10,
            Reason::Long { words: w } => *w == words && words > 35,
            Reason::Unclosed => {
                !text.trim_end_matches(['"', '”', ')', '»', '」']).ends_with(['.', '!', '?', '。', '؟', '…'])
            }
            Reason::Quotation => document.body(i).trim_start().starts_with(['"', '“', '«', '„', '「', '\'']),
            Reason::Personal => feature(Feature::Personal) > 0.0,
            _ => false,
        }
    }
}
