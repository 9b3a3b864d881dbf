//! Which sentences may be taken whatever the budget has room for, and which are taken beforehand.

/// What a [`Meter`](crate::Meter) admits besides what fits: so every selector that asks it obeys, those of
/// the caller's own too.
#[derive(Clone, Debug)]
pub(crate) struct Admission {
    standings: Vec<Standing>,
    /// The sentences taken beforehand, in the order of choice.
    pinned: Vec<usize>,
    most_per_source: usize,
}

/// What the rules say of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// It may be taken.
    Open,
    /// It is taken beforehand.
    Pinned,
    /// It is ruled out, also by its length.
    Forbidden,
    /// It was read before.
    Seen,
    /// It is less relevant than asked for; it may stand beside one that is taken.
    Irrelevant,
}

impl Admission {
    /// All sentences, as many of each source as fit.
    pub(crate) fn open(sentences: usize) -> Self {
        Admission::new(vec![Standing::Open; sentences], usize::MAX)
    }

    /// These sentences, and no more of a source than so many.
    pub(crate) fn new(standings: Vec<Standing>, most_per_source: usize) -> Self {
        Admission { standings, pinned: Vec::new(), most_per_source }
    }

    /// The same, with as many sentences of a source as fit.
    pub(crate) fn of_any_source(self) -> Self {
        Admission { most_per_source: usize::MAX, ..self }
    }

    /// Takes a sentence beforehand, once.
    pub(crate) fn pin(&mut self, sentence: usize) {
        if self.standing(sentence) != Standing::Pinned {
            self.standings[sentence] = Standing::Pinned;
            self.pinned.push(sentence);
        }
    }

    /// Rules a sentence out that may be taken.
    pub(crate) fn forbid(&mut self, sentence: usize) {
        self.close(sentence, Standing::Forbidden);
    }

    /// Passes over a sentence that may be taken, for it is not relevant.
    pub(crate) fn pass_over(&mut self, sentence: usize) {
        self.close(sentence, Standing::Irrelevant);
    }

    fn close(&mut self, sentence: usize, standing: Standing) {
        if self.standing(sentence) == Standing::Open {
            self.standings[sentence] = standing;
        }
    }

    pub(crate) fn standing(&self, sentence: usize) -> Standing {
        self.standings[sentence]
    }

    /// The sentences taken beforehand, in the order of choice.
    pub(crate) fn pinned(&self) -> &[usize] {
        &self.pinned
    }

    /// The most sentences of one source.
    pub(crate) fn most_per_source(&self) -> usize {
        self.most_per_source
    }
}
