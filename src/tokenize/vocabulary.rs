//! Words as numbers: each distinct form is folded, stemmed and looked up once a document.

use super::{Role, Word};
use hashbrown::{DefaultHashBuilder, HashTable};
use std::hash::BuildHasher;

/// The distinct words of a document.
///
/// The hash is seeded at random, so that no text can aim at it; numbers are given in order of first appearance, so the
/// seed never reaches a result.
#[derive(Clone, Debug, Default)]
pub(crate) struct Vocabulary {
    hasher: DefaultHashBuilder,
    /// Words as they stand in the text, each with what it was normalized to.
    forms: Interner,
    normalized: Vec<Word>,
    terms: Interner,
    stop_words: Interner,
    buffer: String,
}

impl Vocabulary {
    /// The number of distinct terms, stop words not among them.
    pub(crate) fn len(&self) -> usize {
        self.terms.len()
    }

    /// The term with a number.
    pub(crate) fn term(&self, id: u32) -> Option<&str> {
        self.terms.get(id)
    }

    /// The number of a term, where the document has it.
    pub(crate) fn find_term(&self, term: &str) -> Option<u32> {
        self.terms.find(term, &self.hasher)
    }

    pub(super) fn intern(&mut self, word: &str, role: Role) -> Word {
        let table = match role {
            Role::Content => &mut self.terms,
            Role::StopWord => &mut self.stop_words,
        };
        Word::new(table.intern(word, &self.hasher), role)
    }

    pub(super) fn intern_form(
        &mut self,
        form: &str,
        normalize: impl FnOnce(&str, &mut String) -> Role,
    ) -> Word {
        let id = self.forms.intern(form, &self.hasher) as usize;
        if let Some(&word) = self.normalized.get(id) {
            return word;
        }
        let mut buffer = std::mem::take(&mut self.buffer);
        buffer.clear();
        let role = normalize(form, &mut buffer);
        let word = self.intern(&buffer, role);
        self.buffer = buffer;
        self.normalized.push(word);
        word
    }
}

/// Distinct strings, numbered from 0, their text in one arena.
#[derive(Clone, Debug, Default)]
struct Interner {
    arena: String,
    ends: Vec<usize>,
    table: HashTable<u32>,
}

impl Interner {
    fn len(&self) -> usize {
        self.ends.len()
    }

    fn get(&self, id: u32) -> Option<&str> {
        ((id as usize) < self.ends.len()).then(|| entry(&self.arena, &self.ends, id))
    }

    fn find(&self, text: &str, hasher: &DefaultHashBuilder) -> Option<u32> {
        let same = |&id: &u32| entry(&self.arena, &self.ends, id) == text;
        self.table.find(hasher.hash_one(text), same).copied()
    }

    fn intern(&mut self, text: &str, hasher: &DefaultHashBuilder) -> u32 {
        let Interner { arena, ends, table } = self;
        let hash = hasher.hash_one(text);
        if let Some(&id) = table.find(hash, |&id| entry(arena, ends, id) == text) {
            return id;
        }
        let id = ends.len() as u32;
        arena.push_str(text);
        ends.push(arena.len());
        table.insert_unique(hash, id, |&id| hasher.hash_one(entry(arena, ends, id)));
        id
    }
}

fn entry<'a>(arena: &'a str, ends: &[usize], id: u32) -> &'a str {
    let id = id as usize;
    let start = if id == 0 { 0 } else { ends[id - 1] };
    &arena[start..ends[id]]
}
