//! `summarize_agg`: one summary of many rows.

use crate::answers::{Answers, Shape};
use crate::options::Options;
use crate::scalar::value_text;
use crate::texts::{Texts, options_type, text_type};
use datafusion::arrow::array::{Array, ArrayRef, AsArray, ListArray, StringArray};
use datafusion::arrow::buffer::OffsetBuffer;
use datafusion::arrow::datatypes::{DataType, Field, FieldRef};
use datafusion::common::{Result, ScalarValue, exec_datafusion_err, plan_err};
use datafusion::logical_expr::function::{AccumulatorArgs, StateFieldsArgs};
use datafusion::logical_expr::utils::AggregateOrderSensitivity;
use datafusion::logical_expr::{Accumulator, AggregateUDF, AggregateUDFImpl, Signature, Volatility};
use epitome::Source;
use std::sync::Arc;

/// `summarize_agg(text[, options[, id]])`: one summary of all rows of a group, as a list of `{text, start,
/// end, score, id}`; the place is in the text of the row with that id.
///
/// Rows are read in the order of their ids, whole numbers by value and before other ids, and rows of one id
/// in the order of their texts: the answer is the same however the rows are spread. Texts that are null or
/// cannot be read are left out. All texts of a group are in memory at once.
pub fn summarize_agg_udaf() -> Arc<AggregateUDF> {
    let signature = Signature::user_defined(Volatility::Immutable);
    Arc::new(AggregateUDF::from(SummarizeAgg { signature }))
}

#[derive(Debug, PartialEq, Eq, Hash)]
struct SummarizeAgg {
    signature: Signature,
}

impl AggregateUDFImpl for SummarizeAgg {
    fn name(&self) -> &'static str {
        "summarize_agg"
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn coerce_types(&self, given: &[DataType]) -> Result<Vec<DataType>> {
        if given.is_empty() || given.len() > 3 {
            return plan_err!("summarize_agg takes 1 to 3 arguments, not {}", given.len());
        }
        let mut types = vec![text_type(self.name(), &given[0], false)?];
        if let Some(options) = given.get(1) {
            types.push(options_type(self.name(), options)?);
        }
        if given.len() == 3 {
            types.push(DataType::Utf8View);
        }
        Ok(types)
    }

    fn return_type(&self, _: &[DataType]) -> Result<DataType> {
        Ok(Shape::Sources.data_type())
    }

    fn state_fields(&self, args: StateFieldsArgs) -> Result<Vec<FieldRef>> {
        let texts = |part: &str| {
            let name = format!("{}[{part}]", args.name);
            let item = Field::new_list_field(DataType::Utf8, true);
            Arc::new(Field::new(name, DataType::List(Arc::new(item)), true))
        };
        let options = Field::new(format!("{}[options]", args.name), DataType::Utf8, true);
        Ok(vec![texts("texts"), texts("ids"), Arc::new(options)])
    }

    fn order_sensitivity(&self) -> AggregateOrderSensitivity {
        AggregateOrderSensitivity::Insensitive
    }

    fn accumulator(&self, _: AccumulatorArgs) -> Result<Box<dyn Accumulator>> {
        Ok(Box::new(Gathered::default()))
    }
}

/// The rows of a group, as far as they are read.
#[derive(Debug, Default)]
struct Gathered {
    rows: Vec<Row>,
    /// Of all rows the least text of options, so that it does not matter which comes first.
    options: Option<String>,
    bytes: usize,
}

#[derive(Debug)]
struct Row {
    id: Option<String>,
    text: String,
}

impl Row {
    /// Whole numbers by value, then other ids by their letters, then texts.
    fn order(&self) -> (bool, i64, Option<&str>, &str) {
        let number = self.id.as_ref().and_then(|id| id.parse().ok());
        (number.is_none(), number.unwrap_or_default(), self.id.as_deref(), &self.text)
    }
}

impl Gathered {
    fn add(&mut self, id: Option<&str>, text: &str) {
        self.bytes += size_of::<Row>() + text.len() + id.map_or(0, str::len);
        self.rows.push(Row { id: id.map(str::to_owned), text: text.to_owned() });
    }

    fn add_options(&mut self, options: Option<String>) {
        if options.is_some() && (self.options.is_none() || options < self.options) {
            self.options = options;
        }
    }

    fn options(&self) -> Result<Options> {
        let options = self.options.as_deref().unwrap_or_default().parse();
        options.map_err(|error: String| exec_datafusion_err!("{error}"))
    }
}

impl Accumulator for Gathered {
    fn update_batch(&mut self, values: &[ArrayRef]) -> Result<()> {
        let texts = Texts::of(&values[0])?;
        for row in 0..values[0].len() {
            let Ok(Some(text)) = texts.get(row) else { continue };
            if let Some(options) = values.get(1) {
                self.add_options(value_text(options, row)?);
            }
            let ids = values.get(2).map(AsArray::as_string_view);
            self.add(ids.filter(|ids| ids.is_valid(row)).map(|ids| ids.value(row)), text);
        }
        Ok(())
    }

    fn merge_batch(&mut self, states: &[ArrayRef]) -> Result<()> {
        let (texts, ids) = (states[0].as_list::<i32>(), states[1].as_list::<i32>());
        let options = states[2].as_string::<i32>();
        for state in 0..texts.len() {
            if options.is_valid(state) {
                self.add_options(Some(options.value(state).to_owned()));
            }
            let (texts, ids) = (texts.value(state), ids.value(state));
            for (text, id) in texts.as_string::<i32>().iter().zip(ids.as_string::<i32>()) {
                self.add(id, text.unwrap_or_default());
            }
        }
        Ok(())
    }

    fn state(&mut self) -> Result<Vec<ScalarValue>> {
        let texts: StringArray = self.rows.iter().map(|row| Some(row.text.as_str())).collect();
        let ids: StringArray = self.rows.iter().map(|row| row.id.as_deref()).collect();
        Ok(vec![one_list(texts)?, one_list(ids)?, ScalarValue::Utf8(self.options.clone())])
    }

    fn evaluate(&mut self) -> Result<ScalarValue> {
        self.rows.sort_by(|a, b| a.order().cmp(&b.order()));
        let options = self.options()?;
        let summarizer = options.summarizer().map_err(|error| exec_datafusion_err!("{error}"))?;
        let sources: Vec<Source<'_>> = self
            .rows
            .iter()
            .map(|row| {
                let source = Source::new(&row.text);
                row.id.as_deref().map_or(source, |id| source.with_id(id))
            })
            .collect();
        let summary = summarizer.try_summarize(&sources, options.budget());
        let summary = summary.map_err(|error| exec_datafusion_err!("{error}"))?;
        let mut answers = Answers::new(Shape::Sources, 1);
        answers.sources(&summary, |source, bytes| options.offsets.of(&self.rows[source].text)(bytes));
        answers.end_row(!self.rows.is_empty());
        Ok(ScalarValue::List(Arc::new(answers.finish()?)))
    }

    fn size(&self) -> usize {
        size_of_val(self) + self.bytes
    }
}

fn one_list(items: StringArray) -> Result<ScalarValue> {
    let item = Arc::new(Field::new_list_field(DataType::Utf8, true));
    let offsets = OffsetBuffer::from_lengths([items.len()]);
    Ok(ScalarValue::List(Arc::new(ListArray::try_new(item, offsets, Arc::new(items), None)?)))
}
