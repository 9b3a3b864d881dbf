//! What can be counted in a document, whatever its scores: it makes the reasons true.

use super::Reason;
use crate::document::Sections;
use crate::score::Feature;
use crate::{Document, Error, Prior, Relevance};
use hashbrown::{HashMap, HashSet};
use std::cell::{OnceCell, RefCell};

/// The facts of a document's sentences, found once each when they are first asked for.
pub(super) struct Facts<'d, 't> {
    document: &'d Document<'t>,
    relevance: Option<&'d Relevance>,
    sections: OnceCell<Sections>,
    titles: Vec<Title>,
    /// The sentences that hold each phrase.
    phrases: OnceCell<HashMap<[u32; 2], Vec<u32>>>,
    /// The sentences that hold each term.
    holders: OnceCell<Vec<Vec<u32>>>,
    features: [OnceCell<Vec<f64>>; Feature::ALL.len()],
    /// How many of the query's terms each sentence holds.
    asked: OnceCell<Vec<usize>>,
    counted: RefCell<Counted>,
}

/// The main words of a source's title: how many there are, and those that stand in the document.
struct Title {
    words: usize,
    here: HashSet<u32>,
}

impl<'d, 't> Facts<'d, 't> {
    /// # Errors
    ///
    /// When a tokenizer of the caller's own fails on a title.
    pub(super) fn new(document: &'d Document<'t>, relevance: Option<&'d Relevance>) -> Result<Self, Error> {
        let title = |source: usize| {
            let text = document.title(source).unwrap_or_default();
            let words = document.words_of(text, document.language_of(source))?;
            let terms = words.iter().filter(|word| word.is_term);
            Ok(Title {
                words: terms.clone().map(|word| &word.text).collect::<HashSet<_>>().len(),
                here: terms.filter_map(|word| word.here?.term()).collect(),
            })
        };
        Ok(Facts {
            document,
            relevance,
            sections: OnceCell::new(),
            titles: (0..document.sources().len()).map(title).collect::<Result<_, Error>>()?,
            phrases: OnceCell::new(),
            holders: OnceCell::new(),
            features: [const { OnceCell::new() }; Feature::ALL.len()],
            asked: OnceCell::new(),
            counted: RefCell::default(),
        })
    }

    pub(super) fn has_query(&self) -> bool {
        self.relevance.is_some()
    }

    /// Where it stands in its source.
    pub(super) fn place(&self, sentence: usize) -> Option<Reason> {
        let (place, of) =
            (self.document.place(sentence) + 1, self.document.source_len(self.document.source(sentence)));
        match place {
            1 => Some(Reason::OpensText),
            _ => (3 * place <= of).then_some(Reason::Place { place, of }),
        }
    }

    /// That it opens a section, and not the text.
    pub(super) fn section(&self, sentence: usize) -> Option<Reason> {
        let sections = self.sections.get_or_init(|| Sections::new(self.document)).of();
        let opens = self.document.place(sentence) > 0 && sections[sentence - 1] != sections[sentence];
        // On one line, as it is said in one.
        let on_one_line = |heading: &str| heading.split_whitespace().collect::<Vec<_>>().join(" ");
        opens.then(|| Reason::OpensSection { heading: self.document.heading(sentence).map(on_one_line) })
    }

    pub(super) fn title(&self, sentence: usize) -> Option<Reason> {
        let title = &self.titles[self.document.source(sentence)];
        let held = self.distinct(sentence).iter().filter(|term| title.here.contains(*term)).count();
        (held > 0).then_some(Reason::Title { held, of: title.words })
    }

    pub(super) fn phrases(&self, sentence: usize) -> Option<Reason> {
        let holders = self.phrases.get_or_init(|| {
            let mut holders: HashMap<_, Vec<u32>> = HashMap::new();
            for i in 0..self.document.len() {
                for phrase in phrases_of(self.document, i) {
                    let held = holders.entry(phrase).or_default();
                    if held.last() != Some(&(i as u32)) {
                        held.push(i as u32);
                    }
                }
            }
            holders
        });
        let found = phrases_of(self.document, sentence).filter_map(|phrase| holders.get(&phrase));
        let sentences = self.counted.borrow_mut().others(self.document.len(), found, sentence);
        (sentences > 0).then_some(Reason::Phrases { sentences })
    }

    pub(super) fn shared_words(&self, sentence: usize) -> Option<Reason> {
        let holders = self.holders.get_or_init(|| {
            let mut holders = vec![Vec::new(); self.document.term_count()];
            for (i, (terms, _)) in self.document.counts().iter().enumerate() {
                for &term in terms {
                    holders[term as usize].push(i as u32);
                }
            }
            holders
        });
        let found = self.distinct(sentence).iter().map(|&term| &holders[term as usize]);
        let sentences = self.counted.borrow_mut().others(self.document.len(), found, sentence);
        (sentences > 0).then_some(Reason::SharedWords { sentences, of: self.document.len() - 1 })
    }

    /// What it holds of the query, or what stands beside it does.
    pub(super) fn query(&self, sentence: usize) -> Option<Reason> {
        let relevance = self.relevance?;
        let asked = self.asked.get_or_init(|| {
            let mut asked = vec![0; self.document.len()];
            for term in relevance.terms() {
                term.sentences().iter().for_each(|&i| asked[i] += 1);
            }
            asked
        });
        let beside = || {
            let source = self.document.source(sentence);
            let near = [sentence.checked_sub(1), Some(sentence + 1)].into_iter().flatten();
            near.filter(|&i| i < asked.len() && self.document.source(i) == source).any(|i| asked[i] > 0)
        };
        match asked[sentence] {
            0 => (relevance.as_slice()[sentence] > 0.0 && beside()).then_some(Reason::BesideAnswer),
            held => Some(Reason::Query { held, of: relevance.terms().len() }),
        }
    }

    /// The value of a feature that asks no prior.
    pub(super) fn feature(&self, feature: Feature, sentence: usize) -> f64 {
        let of = || feature.values(self.document, &Prior::uniform());
        self.features[feature as usize].get_or_init(of)[sentence]
    }

    pub(super) fn words(&self, sentence: usize) -> usize {
        self.document.words(sentence).len()
    }

    /// The distinct terms of a sentence, ascending.
    pub(super) fn distinct(&self, sentence: usize) -> &'d [u32] {
        self.document.counts().row(sentence).0
    }
}

/// Two main words with no word between.
fn phrases_of(document: &Document<'_>, sentence: usize) -> impl Iterator<Item = [u32; 2]> {
    document.words(sentence).windows(2).filter_map(|pair| Some([pair[0].term()?, pair[1].term()?]))
}

/// Which sentences were counted, for one sentence after the other.
#[derive(Default)]
struct Counted {
    /// For each sentence the last one it was counted for, from 1.
    last_for: Vec<u32>,
    sentence: u32,
}

impl Counted {
    /// How many different sentences of `all` there are in lists of them, without this one.
    fn others<'a>(
        &mut self,
        all: usize,
        lists: impl Iterator<Item = &'a Vec<u32>>,
        sentence: usize,
    ) -> usize {
        self.last_for.resize(all, 0);
        self.sentence += 1;
        self.last_for[sentence] = self.sentence;
        let mut others = 0;
        for list in lists {
            // What all have decides it, as of sentences that are made of the same few words.
            if list.len() == all {
                return all - 1;
            }
            for &other in list {
                let last_for = &mut self.last_for[other as usize];
                others += usize::from(*last_for != self.sentence);
                *last_for = self.sentence;
            }
        }
        others
    }
}
