//! `document_frequencies`: in how many of many texts each word stands.

use crate::options::Options;
use crate::texts::{Texts, options_type, text_type};
use datafusion::arrow::array::{Array, ArrayRef, AsArray};
use datafusion::arrow::datatypes::{DataType, Field, FieldRef};
use datafusion::common::{Result, ScalarValue, exec_datafusion_err, plan_err};
use datafusion::logical_expr::function::{AccumulatorArgs, StateFieldsArgs};
use datafusion::logical_expr::utils::AggregateOrderSensitivity;
use datafusion::logical_expr::{Accumulator, AggregateUDF, AggregateUDFImpl, Signature, Volatility};
use epitome::Summarizer;
use epitome::score::Background;
use std::sync::Arc;

/// `document_frequencies(text[, options])`: in how many of the texts each word stands and how often, as JSON:
/// the saved form of [`Background`], which `keywords` takes. The states of partitions merge, in any order to
/// the same bytes.
///
/// Texts that are null or cannot be read are not counted. Of the options only `language` is used.
pub fn document_frequencies_udaf() -> Arc<AggregateUDF> {
    let signature = Signature::user_defined(Volatility::Immutable);
    Arc::new(AggregateUDF::from(DocumentFrequencies { signature }))
}

/// Reads what `document_frequencies` wrote.
pub(crate) fn read_background(json: &str) -> Result<Background, String> {
    serde_json::from_str(json)
        .map_err(|error| format!("the background is not what document_frequencies writes: {error}"))
}

/// What a term costs in memory: its letters, two counts and its place in a tree, roughly.
const TERM_BYTES: usize = 80;

#[derive(Debug, PartialEq, Eq, Hash)]
struct DocumentFrequencies {
    signature: Signature,
}

impl AggregateUDFImpl for DocumentFrequencies {
    fn name(&self) -> &'static str {
        "document_frequencies"
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn coerce_types(&self, given: &[DataType]) -> Result<Vec<DataType>> {
        match given {
            [text] => Ok(vec![text_type(self.name(), text, false)?]),
            [text, options] => {
                Ok(vec![text_type(self.name(), text, false)?, options_type(self.name(), options)?])
            }
            _ => plan_err!("document_frequencies takes 1 or 2 arguments, not {}", given.len()),
        }
    }

    fn return_type(&self, _: &[DataType]) -> Result<DataType> {
        Ok(DataType::Utf8)
    }

    fn state_fields(&self, args: StateFieldsArgs) -> Result<Vec<FieldRef>> {
        Ok(vec![Arc::new(Field::new(format!("{}[background]", args.name), DataType::Utf8, true))])
    }

    fn order_sensitivity(&self) -> AggregateOrderSensitivity {
        AggregateOrderSensitivity::Insensitive
    }

    fn accumulator(&self, _: AccumulatorArgs) -> Result<Box<dyn Accumulator>> {
        Ok(Box::new(Frequencies::default()))
    }
}

#[derive(Debug, Default)]
struct Frequencies {
    background: Background,
    summarizer: Option<(Option<String>, Summarizer)>,
}

impl Frequencies {
    /// The summarizer for the language in the options.
    fn summarizer(&mut self, options: Option<String>) -> Result<&Summarizer> {
        let is_known = self.summarizer.as_ref().is_some_and(|(known, _)| *known == options);
        if !is_known {
            let read: Options = options
                .as_deref()
                .unwrap_or_default()
                .parse()
                .map_err(|error| exec_datafusion_err!("{error}"))?;
            let language = Options { language: read.language, ..Options::default() };
            let summarizer = language.summarizer().map_err(|error| exec_datafusion_err!("{error}"))?;
            self.summarizer = Some((options.clone(), summarizer));
        }
        let (_, summarizer) = self.summarizer.get_or_insert_with(|| (options, Summarizer::new()));
        Ok(summarizer)
    }
}

impl Accumulator for Frequencies {
    fn update_batch(&mut self, values: &[ArrayRef]) -> Result<()> {
        let texts = Texts::of(&values[0])?;
        for row in 0..values[0].len() {
            let Ok(Some(text)) = texts.get(row) else { continue };
            let options = match values.get(1) {
                Some(options) => crate::scalar::value_text(options, row)?,
                None => None,
            };
            let document = self.summarizer(options)?.document(text);
            let document = document.map_err(|error| exec_datafusion_err!("{error}"))?;
            self.background.add(&document);
        }
        Ok(())
    }

    fn merge_batch(&mut self, states: &[ArrayRef]) -> Result<()> {
        let states = states[0].as_string::<i32>();
        for state in states.iter().flatten() {
            let other = read_background(state).map_err(|error| exec_datafusion_err!("{error}"))?;
            self.background = std::mem::take(&mut self.background).merge(&other);
        }
        Ok(())
    }

    fn state(&mut self) -> Result<Vec<ScalarValue>> {
        Ok(vec![self.evaluate()?])
    }

    fn evaluate(&mut self) -> Result<ScalarValue> {
        let json =
            serde_json::to_string(&self.background).map_err(|error| exec_datafusion_err!("{error}"))?;
        Ok(ScalarValue::Utf8(Some(json)))
    }

    fn size(&self) -> usize {
        size_of_val(self) + self.background.distinct_terms() * TERM_BYTES
    }
}
