//! The functions of one row: `summarize`, `keywords`, `sentences`, and each with its warning.

use crate::answers::Answers;
use crate::frequencies::read_background;
use crate::options::Options;
use crate::rows::{Asked, Function};
use crate::texts::{Texts, options_type, text_type};
use datafusion::arrow::array::{
    Array, ArrayRef, AsArray, ListArray, StringBuilder, StructArray, UInt32Array, downcast_dictionary_array,
};
use datafusion::arrow::compute::{cast, take};
use datafusion::arrow::datatypes::{DataType, Field, Fields, Int64Type};
use datafusion::common::{Result, ScalarValue, exec_err, plan_err};
use datafusion::logical_expr::{
    ColumnarValue, ScalarFunctionArgs, ScalarUDF, ScalarUDFImpl, Signature, Volatility,
};
use epitome::score::Background;
use std::collections::HashMap;
use std::sync::Arc;

/// `summarize(text[, options])`: the sentences that carry the most, in reading order, as a list of `{text,
/// start, end, score}`.
pub fn summarize_udf() -> Arc<ScalarUDF> {
    TextFunction::udf("summarize", Function::Summarize, false)
}

/// `keywords(text[, options[, background]])`: the key words and phrases, the best first, as a list of `{text,
/// start, end, score, count}`; the place is the first one. The background is what `document_frequencies`
/// answers.
pub fn keywords_udf() -> Arc<ScalarUDF> {
    TextFunction::udf("keywords", Function::Keywords, false)
}

/// `sentences(text[, options])`: all sentences in reading order, with what each is worth, as a list of
/// `{text, start, end, score}`.
pub fn sentences_udf() -> Arc<ScalarUDF> {
    TextFunction::udf("sentences", Function::Sentences, false)
}

/// `try_summarize`: `summarize` as `{value, warning}`; the warning says why the value is null where the text
/// is not.
pub fn try_summarize_udf() -> Arc<ScalarUDF> {
    TextFunction::udf("try_summarize", Function::Summarize, true)
}

/// `try_keywords`: `keywords` as `{value, warning}`.
pub fn try_keywords_udf() -> Arc<ScalarUDF> {
    TextFunction::udf("try_keywords", Function::Keywords, true)
}

/// `try_sentences`: `sentences` as `{value, warning}`.
pub fn try_sentences_udf() -> Arc<ScalarUDF> {
    TextFunction::udf("try_sentences", Function::Sentences, true)
}

#[derive(Debug, PartialEq, Eq, Hash)]
struct TextFunction {
    name: &'static str,
    function: Function,
    with_warning: bool,
    signature: Signature,
}

impl TextFunction {
    fn udf(name: &'static str, function: Function, with_warning: bool) -> Arc<ScalarUDF> {
        let signature = Signature::user_defined(Volatility::Immutable);
        Arc::new(TextFunction { name, function, with_warning, signature }.into())
    }

    fn fields(&self) -> Fields {
        let value = Field::new("value", self.function.shape().data_type(), true);
        vec![value, Field::new("warning", DataType::Utf8, true)].into()
    }

    /// The answers to each row of a column of texts.
    fn answers(&self, texts: &ArrayRef, asked: &mut AskedOfRow) -> Result<ArrayRef> {
        let texts_of = Texts::of(texts)?;
        let mut answers = Answers::new(self.function.shape(), texts.len());
        let mut warnings = StringBuilder::new();
        for row in 0..texts.len() {
            let answer = texts_of.get(row).and_then(|text| {
                let Some(text) = text else { return Ok(false) };
                asked.of(row)?.answer(text, &mut answers)?;
                Ok(true)
            });
            answers.end_row(answer == Ok(true));
            warnings.append_option(answer.err());
        }
        self.column(answers.finish()?, warnings)
    }

    fn column(&self, answers: ListArray, mut warnings: StringBuilder) -> Result<ArrayRef> {
        if !self.with_warning {
            return Ok(Arc::new(answers));
        }
        let columns: Vec<ArrayRef> = vec![Arc::new(answers), Arc::new(warnings.finish())];
        Ok(Arc::new(StructArray::try_new(self.fields(), columns, None)?))
    }
}

impl ScalarUDFImpl for TextFunction {
    fn name(&self) -> &str {
        self.name
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn coerce_types(&self, given: &[DataType]) -> Result<Vec<DataType>> {
        let most = if self.function == Function::Keywords { 3 } else { 2 };
        if given.is_empty() || given.len() > most {
            return plan_err!("{} takes 1 to {most} arguments, not {}", self.name, given.len());
        }
        let mut types = vec![text_type(self.name, &given[0], true)?];
        if let Some(options) = given.get(1) {
            types.push(options_type(self.name, options)?);
        }
        if given.len() > 2 {
            types.push(DataType::Utf8);
        }
        Ok(types)
    }

    fn return_type(&self, _: &[DataType]) -> Result<DataType> {
        Ok(if self.with_warning {
            DataType::Struct(self.fields())
        } else {
            self.function.shape().data_type()
        })
    }

    fn invoke_with_args(&self, args: ScalarFunctionArgs) -> Result<ColumnarValue> {
        let is_scalar = args.args.iter().all(|arg| matches!(arg, ColumnarValue::Scalar(_)));
        let rows = if is_scalar { 1 } else { args.number_rows };
        let mut rest = args.args.into_iter();
        let Some(texts) = rest.next() else { return exec_err!("{} was given no text", self.name) };
        let texts = texts.into_array(rows)?;
        let mut asked = AskedOfRow::new(self.function, rest.next(), rest.next())?;
        let answers = match texts.data_type() {
            DataType::Dictionary(..) if asked.is_same_for_all() => {
                let (distinct, numbers) = distinct_texts(&texts)?;
                take(&self.answers(&distinct, &mut asked)?, &numbers, None)?
            }
            DataType::Dictionary(_, values) => self.answers(&cast(&texts, values)?, &mut asked)?,
            _ => self.answers(&texts, &mut asked)?,
        };
        Ok(if is_scalar {
            ColumnarValue::Scalar(ScalarValue::try_from_array(&answers, 0)?)
        } else {
            ColumnarValue::Array(answers)
        })
    }
}

/// The texts of a dictionary column that stand in it, each once, and which of them each row has.
fn distinct_texts(column: &ArrayRef) -> Result<(ArrayRef, UInt32Array)> {
    let (values, keys): (&ArrayRef, Vec<Option<usize>>) = downcast_dictionary_array! {
        column => {
            let keys = (0..column.len()).map(|row| column.key(row)).collect();
            (column.values(), keys)
        }
        other => return exec_err!("{other} is no dictionary")
    };
    let mut number_of: HashMap<usize, u32> = HashMap::new();
    let mut used: Vec<u32> = Vec::new();
    let mut numbers = Vec::with_capacity(keys.len());
    for key in keys {
        numbers.push(key.map(|key| {
            *number_of.entry(key).or_insert_with(|| {
                used.push(key as u32);
                used.len() as u32 - 1
            })
        }));
    }
    Ok((take(values, &UInt32Array::from(used), None)?, UInt32Array::from(numbers)))
}

/// What is asked of each row: read once where it is the same as for the row before.
struct AskedOfRow {
    function: Function,
    options: Option<ColumnarValue>,
    background: Option<ColumnarValue>,
    last: Option<(Given, Result<Asked, String>)>,
}

/// Options and background as a row gives them.
type Given = (Option<String>, Option<String>);

impl AskedOfRow {
    fn new(
        function: Function,
        options: Option<ColumnarValue>,
        background: Option<ColumnarValue>,
    ) -> Result<Self> {
        let mut asked = AskedOfRow { function, options, background, last: None };
        if asked.is_same_for_all() {
            let given = asked.given(0)?;
            asked.read(given);
        }
        Ok(asked)
    }

    fn is_same_for_all(&self) -> bool {
        let is_array = |value: &Option<ColumnarValue>| matches!(value, Some(ColumnarValue::Array(_)));
        !is_array(&self.options) && !is_array(&self.background)
    }

    fn of(&mut self, row: usize) -> Result<&Asked, String> {
        if !self.is_same_for_all() {
            let given = self.given(row).map_err(|error| error.to_string())?;
            if self.last.as_ref().is_none_or(|(last, _)| *last != given) {
                self.read(given);
            }
        }
        match &self.last {
            Some((_, Ok(asked))) => Ok(asked),
            Some((_, Err(warning))) => Err(warning.clone()),
            None => Err("no options were read".to_owned()),
        }
    }

    fn given(&self, row: usize) -> Result<Given> {
        let of = |value: &Option<ColumnarValue>| match value {
            None => Ok(None),
            Some(ColumnarValue::Scalar(scalar)) => value_text(&scalar.to_array()?, 0),
            Some(ColumnarValue::Array(array)) => value_text(array, row),
        };
        Ok((of(&self.options)?, of(&self.background)?))
    }

    fn read(&mut self, given: Given) {
        let asked = read(self.function, given.0.as_deref(), given.1.as_deref());
        self.last = Some((given, asked));
    }
}

fn read(function: Function, options: Option<&str>, background: Option<&str>) -> Result<Asked, String> {
    let options: Options = options.unwrap_or_default().parse()?;
    let background: Option<Background> = background.map(read_background).transpose()?;
    Asked::new(function, options, background.map(Arc::new))
}

/// A number or a string as text.
pub(crate) fn value_text(array: &ArrayRef, row: usize) -> Result<Option<String>> {
    if array.is_null(row) {
        return Ok(None);
    }
    Ok(Some(match array.data_type() {
        DataType::Int64 => array.as_primitive::<Int64Type>().value(row).to_string(),
        DataType::Utf8 => array.as_string::<i32>().value(row).to_owned(),
        DataType::Utf8View => array.as_string_view().value(row).to_owned(),
        other => return exec_err!("options are of type {other}, not a number or a string"),
    }))
}
