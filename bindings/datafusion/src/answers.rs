//! Lists of structs: what the functions answer with.

use datafusion::arrow::array::{
    ArrayRef, Float64Builder, Int64Builder, ListArray, StringBuilder, StructArray,
};
use datafusion::arrow::buffer::{NullBuffer, OffsetBuffer};
use datafusion::arrow::datatypes::{DataType, Field, FieldRef, Fields};
use datafusion::common::Result;
use epitome::Summary;
use std::ops::Range;
use std::sync::Arc;

/// What is known of each sentence or phrase beside its text, its place and its score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Shape {
    /// Nothing.
    Sentences,
    /// How often the phrase stands in the text.
    Keywords,
    /// The id of the row it is from.
    Sources,
}

impl Shape {
    fn fields(self) -> Fields {
        let mut fields = vec![
            Field::new("text", DataType::Utf8, false),
            Field::new("start", DataType::Int64, false),
            Field::new("end", DataType::Int64, false),
            Field::new("score", DataType::Float64, false),
        ];
        match self {
            Shape::Sentences => {}
            Shape::Keywords => fields.push(Field::new("count", DataType::Int64, false)),
            Shape::Sources => fields.push(Field::new("id", DataType::Utf8, true)),
        }
        fields.into()
    }

    fn item(self) -> FieldRef {
        Arc::new(Field::new_list_field(DataType::Struct(self.fields()), false))
    }

    /// The type of an answer.
    pub(crate) fn data_type(self) -> DataType {
        DataType::List(self.item())
    }
}

/// A column of answers while it grows, one row after another.
#[derive(Debug)]
pub(crate) struct Answers {
    shape: Shape,
    text: StringBuilder,
    start: Int64Builder,
    end: Int64Builder,
    score: Float64Builder,
    count: Int64Builder,
    id: StringBuilder,
    lengths: Vec<usize>,
    is_there: Vec<bool>,
    in_row: usize,
}

impl Answers {
    pub(crate) fn new(shape: Shape, rows: usize) -> Self {
        Answers {
            shape,
            text: StringBuilder::new(),
            start: Int64Builder::new(),
            end: Int64Builder::new(),
            score: Float64Builder::new(),
            count: Int64Builder::new(),
            id: StringBuilder::new(),
            lengths: Vec::with_capacity(rows),
            is_there: Vec::with_capacity(rows),
            in_row: 0,
        }
    }

    /// Adds a sentence to the row.
    pub(crate) fn sentence(&mut self, text: &str, range: Range<usize>, score: f64) {
        self.text.append_value(text);
        self.start.append_value(range.start as i64);
        self.end.append_value(range.end as i64);
        self.score.append_value(score);
        self.in_row += 1;
    }

    /// Adds a phrase to the row.
    pub(crate) fn phrase(&mut self, text: &str, first: Range<usize>, score: f64, count: usize) {
        self.sentence(text, first, score);
        self.count.append_value(count as i64);
    }

    /// Adds the sentences of a summary of many rows, `place` giving each sentence's range in the wanted unit.
    pub(crate) fn sources(
        &mut self,
        summary: &Summary<'_>,
        place: impl Fn(usize, Range<usize>) -> Range<usize>,
    ) {
        for sentence in summary {
            self.sentence(sentence.text(), place(sentence.source(), sentence.range()), sentence.score());
            self.id.append_option(sentence.source_id());
        }
    }

    /// Ends the row: what was added since the last one is its answer, null where it is not there.
    pub(crate) fn end_row(&mut self, is_there: bool) {
        self.lengths.push(std::mem::take(&mut self.in_row));
        self.is_there.push(is_there);
    }

    /// The column.
    pub(crate) fn finish(mut self) -> Result<ListArray> {
        let mut columns: Vec<ArrayRef> = vec![
            Arc::new(self.text.finish()),
            Arc::new(self.start.finish()),
            Arc::new(self.end.finish()),
            Arc::new(self.score.finish()),
        ];
        match self.shape {
            Shape::Sentences => {}
            Shape::Keywords => columns.push(Arc::new(self.count.finish())),
            Shape::Sources => columns.push(Arc::new(self.id.finish())),
        }
        let items = StructArray::try_new(self.shape.fields(), columns, None)?;
        let nulls = NullBuffer::from(self.is_there);
        let offsets = OffsetBuffer::from_lengths(self.lengths);
        Ok(ListArray::try_new(self.shape.item(), offsets, Arc::new(items), Some(nulls))?)
    }
}
