//! The features of [`FeatureModel`](super::FeatureModel), a function each: a document to a value a sentence.

use super::cues::Finder;
use crate::engine::{Bm25, Bm25Edges, Similarity, bm25};
use crate::layout::BlockKind;
use crate::unicode::punctuation::{is_closer, is_final, is_quote};
use crate::{Document, Prior};
use memchr::memchr2;
use std::cell::OnceCell;

/// The place that counts half as much as the first one.
const EARLY: f64 = 8.0;

/// Among so many first sentences of a source an announcement counts as a second opening.
const ANNOUNCED: usize = 10;

/// Between these lengths, in words, a sentence is neither too short nor too long.
const SHORT: f64 = 10.0;
const LONG: f64 = 35.0;

/// The fewest sections of which the last is a conclusion.
const SECTIONS: usize = 3;

/// What features are made of.
pub(super) struct Input<'a, 't> {
    pub(super) document: &'a Document<'t>,
    pub(super) prior: &'a Prior,
    /// Made where a feature asks for it.
    cues: OnceCell<Cues>,
}

impl<'a, 't> Input<'a, 't> {
    pub(super) fn new(document: &'a Document<'t>, prior: &'a Prior) -> Self {
        Input { document, prior, cues: OnceCell::new() }
    }

    pub(super) fn cues(&self) -> &Cues {
        self.cues.get_or_init(|| Cues::new(self.document))
    }
}

/// What announces what a text has to say, for the two features that ask for it.
pub(super) struct Cues {
    /// Whether each sentence does.
    announcing: Vec<bool>,
    /// The share of sentences that are no turns of a talk.
    told: f64,
}

impl Cues {
    pub(super) fn new(document: &Document<'_>) -> Self {
        let cues = Finder::new(document, &document.language().data().cues);
        let announcing = (0..document.len()).map(|i| cues.is_in(document.words(i))).collect();
        let turns = (0..document.len()).filter(|&i| document.is_talk(i)).count();
        Cues { announcing, told: 1.0 - turns as f64 / document.len().max(1) as f64 }
    }
}

pub(super) fn centrality(document: &Document<'_>) -> Vec<f64> {
    let edges = Bm25Edges::new(bm25(document.counts(), Bm25::default()));
    edges.apply(&vec![1.0; document.len()])
}

pub(super) fn position(document: &Document<'_>, cues: &Cues) -> Vec<f64> {
    // The place of the first announcement among the first sentences of each source.
    let mut announced = vec![None; document.sources().len()];
    for i in (0..document.len()).filter(|&i| cues.announcing[i] && document.place(i) < ANNOUNCED) {
        announced[document.source(i)].get_or_insert(document.place(i));
    }
    each(document, |i| {
        let place = document.place(i);
        let from =
            announced[document.source(i)].map_or(place, |first: usize| place.min(first.abs_diff(place)));
        cues.told / (1.0 + from as f64 / EARLY)
    })
}

pub(super) fn section(document: &Document<'_>) -> Vec<f64> {
    let sections = sections(document);
    let (mut within, mut of_last) = (0_usize, None);
    each(document, |i| {
        let section = Some((document.source(i), sections[document.block_of(i)]));
        within = if section == of_last { within + 1 } else { 0 };
        of_last = section;
        -libm::log(1.0 + within as f64)
    })
}

pub(super) fn title(document: &Document<'_>) -> Vec<f64> {
    let mut in_title = vec![0.0; document.term_count()];
    for source in 0..document.sources().len() {
        for term in document.title(source).map(|title| document.terms_of(title)).unwrap_or_default() {
            in_title[term as usize] = 1.0;
        }
    }
    let terms = in_title.iter().sum::<f64>().max(1.0);
    let shared = |(held, _): (&[u32], &[f64])| held.iter().map(|&term| in_title[term as usize]).sum::<f64>();
    document.counts().iter().map(|row| shared(row) / terms).collect()
}

pub(super) fn prior(document: &Document<'_>, prior: &Prior) -> Vec<f64> {
    each(document, |i| prior.weight(i))
}

pub(super) fn conclusion(document: &Document<'_>) -> Vec<f64> {
    let sections = sections(document);
    let mut last = vec![0; document.sources().len()];
    for i in 0..document.len() {
        last[document.source(i)] = sections[document.block_of(i)];
    }
    each(document, |i| {
        let last = last[document.source(i)];
        f64::from(last + 1 >= SECTIONS && sections[document.block_of(i)] == last)
    })
}

/// The section of each block, counted within its source; headings one below the other open one section.
fn sections(document: &Document<'_>) -> Vec<usize> {
    let mut sections = Vec::with_capacity(document.blocks().len());
    let (mut source, mut section, mut in_heading) = (0, 0, true);
    for (of, block) in document.blocks() {
        let heading = matches!(block.kind(), BlockKind::Heading | BlockKind::Title);
        if of != source {
            (source, section, in_heading) = (of, 0, true);
        }
        section += usize::from(heading && !in_heading);
        in_heading = heading;
        sections.push(section);
    }
    sections
}

pub(super) fn length(document: &Document<'_>) -> Vec<f64> {
    each(document, |i| {
        let words = document.words(i).len().max(1) as f64;
        let beyond = (SHORT / words).max(words / LONG);
        if beyond > 1.0 { -libm::log(beyond) } else { 0.0 }
    })
}

pub(super) fn closed(document: &Document<'_>) -> Vec<f64> {
    let closer = |c: char| c.is_whitespace() || is_closer(c);
    each(document, |i| f64::from(document.sentence(i).trim_end_matches(closer).ends_with(is_final)))
}

pub(super) fn quotation(document: &Document<'_>) -> Vec<f64> {
    each(document, |i| f64::from(document.body(i).trim_start().starts_with(is_quote)))
}

pub(super) fn cue(cues: &Cues) -> Vec<f64> {
    cues.announcing.iter().map(|&announces| cues.told * f64::from(announces)).collect()
}

pub(super) fn personal(document: &Document<'_>) -> Vec<f64> {
    let personal = Finder::new(document, &document.language().data().first_person);
    each(document, |i| f64::from(personal.is_in(document.words(i))))
}

pub(super) fn figures(document: &Document<'_>) -> Vec<f64> {
    each(document, |i| {
        let text = document.sentence(i);
        let amount =
            memchr2(b'$', b'%', text.as_bytes()).is_some() || (!text.is_ascii() && text.contains(is_amount));
        f64::from(amount)
    })
}

fn each(document: &Document<'_>, of: impl FnMut(usize) -> f64) -> Vec<f64> {
    (0..document.len()).map(of).collect()
}

/// Currency signs and percent.
fn is_amount(c: char) -> bool {
    matches!(c, '$' | '£' | '¥' | '¢' | '%' | '‰' | '٪' | '％' | '＄' | '￥' | '\u{20A0}'..='\u{20C0}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Source, Summarizer};

    fn document(text: &str) -> Document<'_> {
        Summarizer::new().document(text).unwrap()
    }

    fn position_of(document: &Document<'_>) -> Vec<f64> {
        position(document, &Cues::new(document))
    }

    fn cue_of(document: &Document<'_>) -> Vec<f64> {
        cue(&Cues::new(document))
    }

    #[test]
    fn places_by_hand() {
        let document = Summarizer::new().document([Source::new("One. Two."), Source::new("Three.")]).unwrap();
        assert_eq!(position_of(&document), [1.0, 8.0 / 9.0, 1.0]);
        assert_eq!(section(&document), [0.0, -2f64.ln(), 0.0]);
    }

    #[test]
    fn the_place_counts_less_the_more_of_the_text_is_talk() {
        let talk = document("Ann: The bridge is old.\nBen: It was built in spring.\nAnn: Then we paint it.");
        assert_eq!(position_of(&talk), [0.0; 3]);
        assert_eq!(position_of(&document("The bridge is old. It was built in spring."))[0], 1.0);
    }

    #[test]
    fn who_speaks_of_himself_or_to_somebody() {
        let text = "We measured the river. I'm late. You know our river. The river rose.";
        assert_eq!(personal(&document(text)), [0.0, 1.0, 1.0, 0.0]);
        let german = Summarizer::new().with_language(crate::Language::German);
        let text = "Unser Fluss ist lang. Mein Boot ist alt. Das Boot ist alt.";
        assert_eq!(personal(&german.document(text).unwrap()), [0.0, 1.0, 0.0]);
        let unknown = Summarizer::new().with_language(crate::Language::Unknown);
        assert_eq!(personal(&unknown.document("We are here. I am not.").unwrap()), [0.0, 0.0]);
    }

    #[test]
    fn what_announces_what_the_text_says() {
        let text = "Rivers rise in spring. We also show why. We are late. This study counts them. \
            This is no study. In conclusion, rain matters.";
        assert_eq!(cue_of(&document(text)), [0.0, 1.0, 0.0, 1.0, 0.0, 1.0]);
        let german = Summarizer::new().with_language(crate::Language::German);
        let text = "Der Fluss steigt. Zusammenfassend lag es am Regen. In dieser Arbeit zählen wir.";
        assert_eq!(cue_of(&german.document(text).unwrap()), [0.0, 1.0, 1.0]);
        assert_eq!(cue_of(&document("Ann: We show why.\nBen: I see.\nAnn: In conclusion, rain.")), [0.0; 3]);
    }

    #[test]
    fn an_early_announcement_is_a_second_opening() {
        let text = "Rivers rise. Nobody knows why. Rain is blamed. We show that snow matters. Snow melts.";
        // Distances 0, 1, 1 (to the fourth sentence), 0 and 1.
        let [near, next] = [1.0, 8.0 / 9.0];
        assert_eq!(position_of(&document(text)), [near, next, next, near, next]);
        let late = format!("{}We show that snow matters.", "Rivers rise. ".repeat(10));
        assert_eq!(position_of(&document(&late))[10], 8.0 / 18.0);
    }

    #[test]
    fn the_title_counts_by_shared_terms() {
        let source = Source::new("The bridge is old. Rain fell.").with_title("Old bridge closed");
        let document = Summarizer::new().document(source).unwrap();
        // "closed" stands nowhere in the text, so two terms are left.
        assert_eq!(title(&document), [1.0, 0.0]);
    }

    #[test]
    fn sections_open_with_headings_and_the_last_of_three_is_the_conclusion() {
        let text = "## Introduction\n\nRain fell for weeks.\n\n## Methods\n\nWe measured the river every day.\n\n\
            ## Conclusion\n\nThe river rises with the rain. It falls without.";
        assert_eq!(conclusion(&document(text)), [0.0, 0.0, 1.0, 1.0]);
        assert_eq!(section(&document(text)), [0.0, 0.0, 0.0, -2f64.ln()]);
        assert_eq!(conclusion(&document("Rain fell. The river rose.")), [0.0, 0.0]);
    }

    #[test]
    #[allow(clippy::float_cmp, reason = "zeros and ones are exact")]
    fn form() {
        let document = document("\"Rain,\" he said. Prices rose by 5 % (or 6). - No end");
        let n = document.len();
        assert_eq!(quotation(&document)[0], 1.0);
        assert_eq!(quotation(&document)[1..], vec![0.0; n - 1]);
        assert_eq!(figures(&document)[..2], [0.0, 1.0]);
        assert_eq!(closed(&document)[..2], [1.0, 1.0]);
        assert_eq!(closed(&document)[n - 1], 0.0);
        assert!((length(&document)[0] + (10.0 / 3.0f64).ln()).abs() < 1e-15);
    }
}
