//! Questions and their answers, where a text is made of them: a list of questions asked often, an interview.

use super::openings::is_question;
use crate::document::BlockKind;
use crate::{Document, Source};
use memchr::memchr3;

/// A question has no more sentences: one, and two that say what it is about.
const LONGEST_QUESTION: usize = 3;
/// Two pairs are a pattern, one is chance.
const FEWEST_PAIRS: usize = 2;

/// Which sentences ask, and which answer what.
#[derive(Default)]
pub(super) struct Answers {
    /// For each sentence the question it answers, and for a question itself; empty where a text is not made
    /// of questions and answers.
    question_of: Vec<Option<u32>>,
}

/// A block's sentences, from the first to the last, and whether it asks.
struct Part {
    first: usize,
    last: usize,
    asks: bool,
    turn: bool,
}

impl Answers {
    /// Complexity: O(sentences) time and memory.
    pub(super) fn of(document: &Document<'_>) -> Answers {
        // The first bytes of the marks of questions: most texts have none of them.
        let asks = |source: &Source<'_>| memchr3(b'?', 0xEF, 0xD8, source.text().as_bytes()).is_some();
        if !document.sources().iter().any(asks) {
            return Answers::default();
        }
        let mut parts: Vec<Part> = Vec::new();
        for i in 0..document.len() {
            match parts.last_mut() {
                Some(part) if document.block_of(part.last) == document.block_of(i) => part.last = i,
                _ => {
                    let turn = document.block(document.block_of(i)).kind() == BlockKind::Turn;
                    parts.push(Part { first: i, last: i, asks: false, turn });
                }
            }
        }
        for part in &mut parts {
            part.asks = part.last - part.first < LONGEST_QUESTION && is_question(document.body(part.last));
        }
        let mut answers = Answers::default();
        for source in parts.chunk_by(|a, b| document.source(a.first) == document.source(b.first)) {
            if is_of_pairs(source) {
                answers.question_of.resize(document.len(), None);
                answers.add(document, source);
            }
        }
        answers
    }

    fn add(&mut self, document: &Document<'_>, source: &[Part]) {
        let mut question = None;
        for (i, part) in source.iter().enumerate() {
            let answered = source.get(i + 1).is_some_and(|next| !next.asks);
            if part.asks {
                question = Some(part.last).filter(|_| answered);
                self.question_of[part.last] = question.map(|last| last as u32);
            } else if let Some(asked) = question {
                if document.heading(asked) != document.heading(part.first) {
                    question = None;
                    continue;
                }
                self.question_of[part.first..=part.last].fill(Some(asked as u32));
            }
        }
    }

    /// Whether the text is not made of questions and answers.
    pub(super) fn is_empty(&self) -> bool {
        self.question_of.is_empty()
    }

    /// The question that a sentence answers.
    pub(super) fn question(&self, sentence: usize) -> Option<usize> {
        let question = self.question_of.get(sentence).copied().flatten()? as usize;
        (question != sentence).then_some(question)
    }

    /// Whether a sentence is a question that the next one answers.
    pub(super) fn is_answered(&self, sentence: usize) -> bool {
        self.question_of.get(sentence).copied().flatten() == Some(sentence as u32)
    }

    /// The end of the answer to a question.
    pub(super) fn end(&self, question: usize) -> usize {
        let answers = |i: &usize| self.question(*i) == Some(question);
        (question + 1..self.question_of.len()).take_while(answers).last().map_or(question, |last| last + 1)
    }
}

/// Whether questions and answers are most of a source: of the turns of a talk two in three are in pairs of
/// both; of paragraphs every fourth asks, since an answer may have three.
fn is_of_pairs(source: &[Part]) -> bool {
    let pairs = |turn: bool| {
        let pairs = source.windows(2).filter(|pair| pair[0].asks && !pair[1].asks && pair[0].turn == turn);
        pairs.count()
    };
    let turns = source.iter().filter(|part| part.turn).count();
    let (of_turns, of_paragraphs) = (pairs(true), pairs(false));
    (of_turns >= FEWEST_PAIRS && of_turns * 3 >= turns)
        || (of_paragraphs >= FEWEST_PAIRS && of_paragraphs * 4 >= source.len() - turns)
}
