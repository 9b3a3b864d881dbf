//! Extractive summarization in SQL: functions of [DataFusion](https://datafusion.apache.org) with the answers
//! of the crate `epitome`, bit for bit.
//!
//! | function | answer |
//! |---|---|
//! | `summarize(text[, options])` | the sentences that carry the most, in reading order |
//! | `keywords(text[, options[, background]])` | its key words and phrases, the best first |
//! | `sentences(text[, options])` | all its sentences with their scores |
//! | `summarize_agg(text[, options[, id]])` | one summary of many rows, each sentence with its row's id |
//! | `document_frequencies(text[, options])` | in how many texts each word stands, for `keywords` |
//! | `try_summarize`, `try_keywords`, `try_sentences` | a struct of answer and warning, `{value, warning}` |
//!
//! An answer is a list of structs. A text may be `Utf8`, `Utf8View`, `LargeUtf8`, any of the three `Binary`
//! types, or a dictionary of those, whose texts are answered once each. The answer to null is null; so is the
//! answer to a row that cannot be read (bytes that are not UTF-8, options that say nothing), and
//! `try_summarize` says why.
//!
//! Options are a number of sentences or phrases, a budget as text (`'60 words'`, `'10%'`), or a JSON object:
//! see [`Options`].
//!
//! # Example
//!
//! ```
//! use datafusion::logical_expr::{ColumnarValue, ScalarFunctionArgs};
//! # use datafusion::arrow::datatypes::{DataType, Field};
//! # use datafusion::common::ScalarValue;
//! # use std::sync::Arc;
//!
//! let function = epitome_datafusion::udfs::summarize_udf();
//! let text = ScalarValue::from("Rain fell for a week. The river rose over its banks.");
//! # let arg_fields = vec![Arc::new(Field::new("text", DataType::Utf8, true))];
//! # let return_field = Arc::new(Field::new("answer", function.return_type(&[DataType::Utf8])?, true));
//! let answer = function.invoke_with_args(ScalarFunctionArgs {
//!     args: vec![ColumnarValue::Scalar(text)],
//!     // …
//! #     arg_fields,
//! #     number_rows: 1,
//! #     return_field,
//! #     config_options: Arc::default(),
//! })?;
//! assert!(matches!(answer, ColumnarValue::Scalar(ScalarValue::List(_))));
//! # Ok::<(), datafusion::common::DataFusionError>(())
//! ```
//!
//! A program registers them once and asks in SQL; `epitome-sql` (feature `sql`) is such a program:
//!
//! ```no_run
//! use datafusion::execution::FunctionRegistry;
//!
//! fn with_functions(registry: &mut dyn FunctionRegistry) -> datafusion::common::Result<()> {
//!     epitome_datafusion::register_all(registry)
//! }
//! ```

mod answers;
#[cfg(feature = "sql")]
pub mod files;
mod frequencies;
mod options;
mod rows;
mod scalar;
mod summarize_agg;
mod texts;

pub use options::{Offsets, Options};

use datafusion::common::Result;
use datafusion::execution::FunctionRegistry;

/// The functions as objects, for whoever registers them one by one.
pub mod udfs {
    pub use crate::frequencies::document_frequencies_udaf;
    pub use crate::scalar::{
        keywords_udf, sentences_udf, summarize_udf, try_keywords_udf, try_sentences_udf, try_summarize_udf,
    };
    pub use crate::summarize_agg::summarize_agg_udaf;
}

/// Registers all functions. One of the same name that is there already is replaced.
///
/// # Errors
///
/// When the registry takes no functions.
pub fn register_all(registry: &mut dyn FunctionRegistry) -> Result<()> {
    let scalars = [
        udfs::summarize_udf(),
        udfs::keywords_udf(),
        udfs::sentences_udf(),
        udfs::try_summarize_udf(),
        udfs::try_keywords_udf(),
        udfs::try_sentences_udf(),
    ];
    for function in scalars {
        registry.register_udf(function)?;
    }
    registry.register_udaf(udfs::summarize_agg_udaf())?;
    registry.register_udaf(udfs::document_frequencies_udaf())?;
    Ok(())
}
