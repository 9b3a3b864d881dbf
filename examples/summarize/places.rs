//! Where the sentences of an answer stand: in the unit asked for, and as citations.

use crate::args::Args;
use epitome::{Citations, Error, Mention, Offset, Offsets, Sentence, Source, TextFragments};
use serde_json::{Value, json};
use std::ops::Range;

/// The places in the sources of one answer.
pub(crate) struct Places<'t> {
    unit: Offset,
    offsets: Vec<Offsets<'t>>,
    cited: Option<(Citations<'t>, Vec<TextFragments>)>,
}

impl<'t> Places<'t> {
    pub(crate) fn new(args: &Args, sources: &[Source<'t>]) -> Self {
        let texts = || sources.iter().map(Source::text);
        let cited = args.cite.then(|| (Citations::new(sources), texts().map(TextFragments::new).collect()));
        // Bytes are what ranges are in.
        let offsets =
            if args.offsets == Offset::Bytes { Vec::new() } else { texts().map(Offsets::new).collect() };
        Places { unit: args.offsets, offsets, cited }
    }

    /// A range of a source, in the unit asked for.
    pub(crate) fn range(&self, source: usize, bytes: Range<usize>) -> Range<usize> {
        self.offsets.get(source).map_or(bytes.clone(), |offsets| offsets.range(bytes, self.unit))
    }

    /// The sentence of another source that says the same.
    pub(crate) fn mention(&self, mention: &Mention<'_>) -> Value {
        let range = self.range(mention.source(), mention.range());
        json!({"source": mention.source(), "index": mention.index(), "start": range.start, "end": range.end})
    }

    /// Adds the unit to an answer, where it is not the usual one.
    pub(crate) fn add_unit(&self, object: &mut Value) {
        if self.unit != Offset::Bytes {
            object["offsets"] = json!(self.unit.name());
        }
    }

    /// Adds to a sentence's object what it is cited by: its mark, its citation, and the part of a link that
    /// leads to it on a page.
    pub(crate) fn cite(&self, object: &mut Value, sentence: &Sentence<'_>) -> Result<(), Error> {
        if let Some((citations, fragments)) = &self.cited {
            object["mark"] = json!(sentence.mark());
            object["citation"] = json!(citations.cite(sentence)?.to_string());
            object["fragment"] = json!(fragments[sentence.source()].directive(sentence.range()));
        }
        Ok(())
    }
}
