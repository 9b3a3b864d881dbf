//! What a sentence adds to a text that is counted: itself, and the header, the heading and the join that come
//! with it.

use super::{Between, Part, Renderer};
use crate::budget::Counter;
use crate::summary::heading_below_title;
use crate::{Document, Sentence, SummarizedSource, Summary};
use std::sync::{Arc, OnceLock};

/// What a counter says of a document's sentences as they are written, each asked once, and what is open.
///
/// A clone shares what is known and has what is open for itself.
#[derive(Clone)]
pub(crate) struct Tally<'d> {
    /// Without one sentences are counted as they stand, and what joins them costs nothing.
    renderer: Option<&'d dyn Renderer>,
    counter: &'d Counter<'d>,
    known: Arc<Known>,
    open_sources: Vec<bool>,
    /// By the block of the heading, those under none last.
    open_sections: Vec<bool>,
    anything: bool,
}

/// Counts that are asked for when they are first needed.
struct Known {
    sentences: Vec<OnceLock<usize>>,
    sources: Vec<OnceLock<(SummarizedSource<'static>, usize)>>,
    headings: Vec<OnceLock<usize>>,
    between: [OnceLock<usize>; Between::ALL.len()],
}

fn unknown<T>(length: usize) -> Vec<OnceLock<T>> {
    (0..length).map(|_| OnceLock::new()).collect()
}

impl<'d> Tally<'d> {
    /// Nothing open, nothing known yet.
    pub(crate) fn new(
        document: &Document<'_>,
        renderer: Option<&'d dyn Renderer>,
        counter: &'d Counter<'d>,
    ) -> Self {
        let rendered = |length: usize| if renderer.is_some() { length } else { 0 };
        let (sources, blocks) = (rendered(document.sources().len()), rendered(document.blocks().len()));
        let known = Known {
            sentences: unknown(document.len()),
            sources: unknown(sources),
            headings: unknown(blocks),
            between: [const { OnceLock::new() }; Between::ALL.len()],
        };
        Tally {
            renderer,
            counter,
            known: Arc::new(known),
            open_sources: vec![false; sources],
            open_sections: vec![false; blocks + sources],
            anything: false,
        }
    }

    fn count(&self, text: &str) -> usize {
        (self.counter)(text)
    }

    /// What a whole summary uses.
    pub(crate) fn count_summary(&self, summary: &Summary<'_>) -> usize {
        self.count(&self.renderer.map_or_else(|| summary.to_string(), |renderer| summary.render(renderer)))
    }

    /// What a sentence adds now, where `before` was taken just before it and is not open yet.
    pub(crate) fn cost(&self, document: &Document<'_>, sentence: usize, before: Option<usize>) -> usize {
        let own = *self.known.sentences[sentence].get_or_init(|| match self.renderer {
            Some(renderer) => {
                let shown = Sentence::of(document, sentence, 0.0, 0);
                self.count_part(renderer, Part::Sentence(&shown))
            }
            None => self.count(&document.displayed(sentence)),
        });
        let Some(renderer) = self.renderer else { return own };
        let (source, section) = (document.source(sentence), self.section(document, sentence));
        let is_before = |same: &dyn Fn(usize) -> bool| before.is_some_and(same);
        let source_open = self.open_sources[source] || is_before(&|i| document.source(i) == source);
        let section_open =
            self.open_sections[section] || is_before(&|i| self.section(document, i) == section);
        let mut cost = own;
        if source_open {
            let between = if section_open { Between::Sentences } else { Between::Sections };
            cost = cost.saturating_add(self.between(renderer, document, between));
        } else {
            cost = cost.saturating_add(self.source(renderer, document, source).1);
            if self.anything || before.is_some() {
                cost = cost.saturating_add(self.between(renderer, document, Between::Sources));
            }
        }
        if !section_open {
            cost = cost.saturating_add(self.heading(renderer, document, sentence));
        }
        cost
    }

    /// Notes that a sentence is taken.
    pub(crate) fn take(&mut self, document: &Document<'_>, sentence: usize) {
        self.anything = true;
        if self.renderer.is_some() {
            self.open_sources[document.source(sentence)] = true;
            let section = self.section(document, sentence);
            self.open_sections[section] = true;
        }
    }

    /// A number for the heading that a sentence stands under, or for none in its source.
    fn section(&self, document: &Document<'_>, sentence: usize) -> usize {
        let none = || self.known.headings.len() + document.source(sentence);
        document.heading_block(sentence).unwrap_or_else(none)
    }

    fn count_part(&self, renderer: &dyn Renderer, part: Part<'_>) -> usize {
        let mut text = String::new();
        renderer.write(part, &mut text);
        if text.is_empty() { 0 } else { self.count(&text) }
    }

    /// What is known of a source, and what its start and end cost.
    fn source(
        &self,
        renderer: &dyn Renderer,
        document: &Document<'_>,
        number: usize,
    ) -> &(SummarizedSource<'static>, usize) {
        self.known.sources[number].get_or_init(|| {
            let source = SummarizedSource::of(document, number).into_owned();
            let start = self.count_part(renderer, Part::Source(number, &source));
            let end = self.count_part(renderer, Part::End(number, &source));
            (source, start.saturating_add(end))
        })
    }

    /// What the heading over a sentence costs; nothing where there is none to be written.
    fn heading(&self, renderer: &dyn Renderer, document: &Document<'_>, sentence: usize) -> usize {
        let Some(block) = document.heading_block(sentence) else { return 0 };
        *self.known.headings[block].get_or_init(|| {
            let title = self.source(renderer, document, document.source(sentence)).0.title();
            let heading = heading_below_title(document.heading(sentence), title);
            heading.map_or(0, |heading| self.count_part(renderer, Part::Heading(heading)))
        })
    }

    /// What stands between two sentences costs what it adds between two: a tokenizer makes one token of a
    /// space and the word behind it.
    fn between(&self, renderer: &dyn Renderer, document: &Document<'_>, between: Between) -> usize {
        *self.known.between[between as usize].get_or_init(|| {
            let mut joint = String::new();
            renderer.write(Part::Between(between), &mut joint);
            if joint.is_empty() || document.len() < 2 {
                return 0;
            }
            let [first, second] = [0, 1].map(|i| {
                let mut text = String::new();
                renderer.write(Part::Sentence(&Sentence::of(document, i, 0.0, 0)), &mut text);
                text
            });
            let apart = self.count(&first).saturating_add(self.count(&second));
            self.count(&(first + &joint + &second)).saturating_sub(apart)
        })
    }
}
