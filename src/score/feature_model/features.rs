//! The features of [`FeatureModel`](super::FeatureModel), a function each: a document to one value per
//! sentence.

use super::FeatureTuning;
use super::bigrams::bigrams;
use super::cues::CueMatcher;
use crate::document::Sections;
use crate::engine::{Bm25, bm25_degrees};
use crate::language::Patterns;
use crate::unicode::punctuation::{is_closer, is_quote, is_terminator};
use crate::{Document, Language, Prior, Source};
use memchr::{memchr_iter, memchr2_iter, memchr3_iter};
use std::cell::OnceCell;
use std::ops::Range;

/// What features are computed from.
pub(super) struct FeatureInput<'a, 't> {
    pub(super) document: &'a Document<'t>,
    pub(super) prior: &'a Prior,
    pub(super) tuning: &'a FeatureTuning,
    /// Found once, and only if a feature asks: position, cue and personal do.
    announcements: OnceCell<Announcements>,
    /// The same for section and conclusion.
    sections: OnceCell<Sections>,
    bigrams: OnceCell<Vec<f64>>,
}

impl<'a, 't> FeatureInput<'a, 't> {
    pub(super) fn new(document: &'a Document<'t>, prior: &'a Prior, tuning: &'a FeatureTuning) -> Self {
        FeatureInput {
            document,
            prior,
            tuning,
            announcements: OnceCell::new(),
            sections: OnceCell::new(),
            bigrams: OnceCell::new(),
        }
    }

    pub(super) fn announcements(&self) -> &Announcements {
        self.announcements.get_or_init(|| Announcements::find(self.document, self.tuning))
    }

    pub(super) fn bigrams(&self) -> &[f64] {
        self.bigrams.get_or_init(|| bigrams(self.document))
    }

    pub(super) fn sections(&self) -> &Sections {
        self.sections.get_or_init(|| Sections::new(self.document))
    }
}

/// The sentences with a cue, which announce what a text has to say.
pub(super) struct Announcements {
    /// Whether each sentence is one.
    announces: Vec<bool>,
    /// Whether each sentence speaks in the first or second person: another list of words, looked for along
    /// with the cues.
    personal: Vec<bool>,
    /// The share of sentences that are not turns of a conversation, where neither cues nor places mean much.
    prose_share: f64,
}

impl Announcements {
    pub(super) fn find(document: &Document<'_>, tuning: &FeatureTuning) -> Self {
        let [announces, personal] = matches(document, tuning.cue_distance);
        let turns = (0..document.len()).filter(|&i| document.is_talk(i)).count();
        let talk_share = turns as f64 / document.len().max(1) as f64;
        Announcements { announces, personal, prose_share: 1.0 - tuning.talk_discount * talk_share }
    }
}

pub(super) fn centrality(document: &Document<'_>) -> Vec<f64> {
    bm25_degrees(document.term_counts(), document.postings(), Bm25::default())
}

pub(super) fn position(
    document: &Document<'_>,
    announcements: &Announcements,
    tuning: &FeatureTuning,
) -> Vec<f64> {
    let Announcements { announces, prose_share, .. } = announcements;
    let within = tuning.second_opening_within;
    // The place of the first announcement among the first sentences of each source.
    let mut announced = vec![None; document.sources().len()];
    for i in (0..document.len()).filter(|&i| announces[i] && document.place(i) < within) {
        announced[document.source(i)].get_or_insert(document.place(i));
    }
    each(document, |i| {
        let place = document.place(i);
        let from =
            announced[document.source(i)].map_or(place, |first: usize| place.min(first.abs_diff(place)));
        prose_share / (1.0 + from as f64 / tuning.half_place)
    })
}

pub(super) fn section(sections: &Sections) -> Vec<f64> {
    let places = sections.of().chunk_by(|a, b| a == b).flat_map(|section| 0..section.len());
    places.map(|within| -libm::log(1.0 + within as f64)).collect()
}

pub(super) fn title(document: &Document<'_>) -> Vec<f64> {
    let sources = 0..document.sources().len();
    let mut terms: Vec<u32> = sources.flat_map(|source| document.title_terms(source)).copied().collect();
    terms.sort_unstable();
    terms.dedup();
    let mut shared = vec![0.0_f64; document.len()];
    for (sentence, _) in terms.iter().flat_map(|&term| document.postings().of(term)) {
        shared[sentence] += 1.0;
    }
    let terms = terms.len().max(1) as f64;
    shared.into_iter().map(|held| held / terms).collect()
}

pub(super) fn prior(document: &Document<'_>, prior: &Prior) -> Vec<f64> {
    each(document, |i| prior.weight(i))
}

pub(super) fn conclusion(sections: &Sections, tuning: &FeatureTuning) -> Vec<f64> {
    // For each section how many there are in its source, counted at the last of them; 0 at the others.
    let mut concludes = vec![0; sections.sources().len()];
    let mut end = 0;
    for own in sections.sources().chunk_by(|a, b| a == b) {
        end += own.len();
        concludes[end - 1] = own.len();
    }
    let fewest = tuning.conclusion_sections;
    sections.of().iter().map(|&section| f64::from(concludes[section as usize] >= fewest)).collect()
}

pub(super) fn length(document: &Document<'_>, tuning: &FeatureTuning) -> Vec<f64> {
    let (short, long) = (tuning.short_below as f64, tuning.long_above as f64);
    each(document, |i| {
        let words = document.words(i).len().max(1) as f64;
        let beyond = (short / words).max(words / long);
        if beyond > 1.0 { -libm::log(beyond) } else { 0.0 }
    })
}

pub(super) fn closed(document: &Document<'_>) -> Vec<f64> {
    let closer = |c: char| c.is_whitespace() || is_closer(c);
    each(document, |i| {
        let own = document.language_of(document.source(i)).own_terminator();
        let ends = |c: char| is_terminator(c) || Some(c) == own;
        let sentence = document.sentence(i);
        f64::from(match sentence.as_bytes().last() {
            Some(b'.' | b'!' | b'?') => true, // as of most sentences
            _ => sentence.trim_end_matches(closer).ends_with(ends),
        })
    })
}

pub(super) fn quotation(document: &Document<'_>) -> Vec<f64> {
    each(document, |i| {
        let body = document.body(i);
        let is_word = body.as_bytes().first().is_some_and(u8::is_ascii_alphanumeric);
        f64::from(!is_word && body.trim_start().starts_with(is_quote))
    })
}

pub(super) fn cue(announcements: &Announcements) -> Vec<f64> {
    let Announcements { announces, prose_share, .. } = announcements;
    announces.iter().map(|&announces| prose_share * f64::from(announces)).collect()
}

pub(super) fn personal(announcements: &Announcements) -> Vec<f64> {
    announcements.personal.iter().copied().map(f64::from).collect()
}

/// Whether each sentence holds one of the patterns of its source's language, list by list.
fn matches(document: &Document<'_>, distance: usize) -> [Vec<bool>; Patterns::LISTS] {
    let mut matches = [(); Patterns::LISTS].map(|()| vec![false; document.len()]);
    let mut asked: Vec<Language> = Vec::new();
    for language in (0..document.sources().len()).map(|source| document.language_of(source)) {
        if asked.contains(&language) {
            continue;
        }
        asked.push(language);
        let matcher = CueMatcher::new(document, &language.data().patterns, distance);
        let own = (0..document.len()).filter(|&i| document.language_of(document.source(i)) == language);
        for i in own {
            for (list, found) in matches.iter_mut().zip(matcher.matches(document.words(i))) {
                list[i] = found;
            }
        }
    }
    matches
}

pub(super) fn figures(document: &Document<'_>) -> Vec<f64> {
    let mut figures = vec![0.0; document.len()];
    let mut first = 0;
    // Each source is searched as a whole, for most sentences name no amount.
    for (source, text) in document.sources().iter().map(Source::text).enumerate() {
        let own = first..first + document.source_len(source);
        first = own.end;
        let bytes = text.as_bytes();
        amounts_at(document, own.clone(), memchr2_iter(b'$', b'%', bytes), &mut figures);
        if !text.is_ascii() {
            let is_one = |&at: &usize| text[at..].starts_with(is_amount);
            amounts_at(
                document,
                own.clone(),
                memchr3_iter(0xC2, 0xE2, 0xEF, bytes).filter(is_one),
                &mut figures,
            );
            amounts_at(document, own, memchr_iter(0xD9, bytes).filter(is_one), &mut figures);
        }
    }
    figures
}

/// Marks those of some sentences that hold one of these places of their source.
fn amounts_at(
    document: &Document<'_>,
    mut sentences: Range<usize>,
    places: impl Iterator<Item = usize>,
    figures: &mut [f64],
) {
    for at in places {
        while sentences.start < sentences.end && document.range(sentences.start).end <= at {
            sentences.start += 1;
        }
        if sentences.start < sentences.end && document.range(sentences.start).start <= at {
            figures[sentences.start] = 1.0;
        }
    }
}

fn each(document: &Document<'_>, of: impl FnMut(usize) -> f64) -> Vec<f64> {
    (0..document.len()).map(of).collect()
}

/// Currency signs and percent. Those beyond ASCII begin with one of four bytes of UTF-8, C2, D9, E2 and EF.
fn is_amount(c: char) -> bool {
    matches!(c, '$' | '£' | '¥' | '¢' | '%' | '‰' | '٪' | '％' | '＄' | '￥' | '\u{20A0}'..='\u{20C0}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Summarizer;

    fn document(text: &str) -> Document<'_> {
        Summarizer::new().document(text).unwrap()
    }

    const TUNING: FeatureTuning = FeatureTuning::new();

    fn position_of(document: &Document<'_>) -> Vec<f64> {
        position(document, &Announcements::find(document, &TUNING), &TUNING)
    }

    fn cue_of(document: &Document<'_>) -> Vec<f64> {
        cue(&Announcements::find(document, &TUNING))
    }

    fn personal_of(document: &Document<'_>) -> Vec<f64> {
        personal(&Announcements::find(document, &TUNING))
    }

    fn section_of(document: &Document<'_>) -> Vec<f64> {
        section(&Sections::new(document))
    }

    fn conclusion_of(document: &Document<'_>) -> Vec<f64> {
        conclusion(&Sections::new(document), &TUNING)
    }

    #[test]
    fn places_by_hand() {
        let document = Summarizer::new().document([Source::new("One. Two."), Source::new("Three.")]).unwrap();
        assert_eq!(position_of(&document), [1.0, 8.0 / 9.0, 1.0]);
        assert_eq!(section_of(&document), [0.0, -2f64.ln(), 0.0]);
    }

    #[test]
    fn the_place_counts_less_the_more_of_the_text_is_talk() {
        let talk = document("Ann: The bridge is old.\nBen: It was built in spring.\nAnn: Then we paint it.");
        assert_eq!(position_of(&talk), [0.0; 3]);
        assert_eq!(position_of(&document("The bridge is old. It was built in spring."))[0], 1.0);
    }

    #[test]
    #[cfg_attr(not(feature = "languages"), ignore = "other languages have no lists")]
    fn first_and_second_person_count_as_personal() {
        let text = "We measured the river. I'm late. You know our river. The river rose.";
        assert_eq!(personal_of(&document(text)), [0.0, 1.0, 1.0, 0.0]);
        assert_eq!(personal_of(&document("I’ve seen it. YOU'VE won. The river rose.")), [1.0, 1.0, 0.0]);
        let german = Summarizer::new().with_language(Language::German);
        let text = "Unser Fluss ist lang. Mein Boot ist alt. Das Boot ist alt.";
        assert_eq!(personal_of(&german.document(text).unwrap()), [0.0, 1.0, 0.0]);
        let unknown = Summarizer::new().with_language(Language::Unknown);
        assert_eq!(personal_of(&unknown.document("We are here. I am not.").unwrap()), [0.0, 0.0]);
    }

    #[test]
    #[cfg_attr(not(feature = "languages"), ignore = "other languages have no lists")]
    fn what_announces_what_the_text_says() {
        let text = "Rivers rise in spring. We also show why. We are late. This study counts them. \
            This is no study. In conclusion, rain matters.";
        assert_eq!(cue_of(&document(text)), [0.0, 1.0, 0.0, 1.0, 0.0, 1.0]);
        let german = Summarizer::new().with_language(Language::German);
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
        assert_eq!(conclusion_of(&document(text)), [0.0, 0.0, 1.0, 1.0]);
        assert_eq!(section_of(&document(text)), [0.0, 0.0, 0.0, -2f64.ln()]);
        assert_eq!(conclusion_of(&document("Rain fell. The river rose.")), [0.0, 0.0]);
    }

    #[test]
    fn a_sentence_is_closed_by_the_marks_of_its_script() {
        for text in [
            "Πότε φεύγει το πρώτο λεωφορείο για το χωριό;",
            "Գետը դուրս եկավ ափերից:",
            "Did they close the bridge again‽",
            "ཆུ་བོ་ཆེན་པོ་ཡིན༑",
            "ꦏꦭꦶꦧꦚ꧀ꦗꦶꦂ꧉",
        ] {
            assert_eq!(closed(&document(text)), [1.0], "{text}");
        }
        assert_eq!(closed(&document("Three things are to be done;")), [0.0]);
        assert_eq!(closed(&document("Three things are to be done:")), [0.0]);
    }

    #[test]
    fn every_sign_of_an_amount_is_found_where_it_stands() {
        let signs: Vec<char> = (' '..=char::MAX).filter(|&c| is_amount(c)).collect();
        assert_eq!(signs.len(), 43);
        for sign in signs {
            let text = format!("Rain fell – often. It cost 5 {sign} a day. The “river” rose.");
            let sources = [Source::new(&text), Source::new("Nothing."), Source::new(&text)];
            let document = Summarizer::new().document(sources).unwrap();
            assert_eq!(figures(&document), [0.0, 1.0, 0.0, 0.0, 0.0, 1.0, 0.0], "{sign}");
        }
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
        assert!((length(&document, &TUNING)[0] + (10.0 / 3.0f64).ln()).abs() < 1e-15);
    }
}
