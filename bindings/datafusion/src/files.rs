//! Files as tables, and what to do about rows of theirs that are broken.
//!
//! One broken line would fail a whole query. Here a JSON line or a CSV row that cannot be read is a row of
//! nulls with two more columns, `_warning`, which says what is wrong and in which line, and `_line`, which
//! holds the line as it stands in the file: nothing is lost, and the other rows are answered. A file without
//! broken rows is read as it is.

use datafusion::common::{DataFusionError, Result, exec_datafusion_err};
use datafusion::prelude::{CsvReadOptions, JsonReadOptions, ParquetReadOptions, SessionContext};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::Path;
use tempfile::{Builder, NamedTempFile};

/// What came of a file that was made a table.
#[derive(Debug)]
#[must_use = "the table is empty without it"]
pub struct Registered {
    /// How many of its rows cannot be read.
    pub broken_rows: usize,
    /// The file that is read in its place, where it has such rows. It must live as long as the table:
    /// dropped, it is removed, and the table is empty.
    pub mended: Option<NamedTempFile>,
}

/// Makes a Parquet, JSON lines or CSV file a table, by its ending: `.parquet`, `.jsonl`, `.ndjson` or
/// `.json`, `.csv`. A folder is a table of all Parquet files in it.
///
/// In JSON lines a field that is a string in one line and something else in another is a string in all.
///
/// # Errors
///
/// When the file cannot be read at all, or its ending is none of these.
///
/// Complexity: JSON lines and CSV are read twice more than a query reads them, for all rows say what the
/// columns are; O(longest row) memory.
pub async fn register(context: &SessionContext, name: &str, path: &Path) -> Result<Registered> {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_ascii_lowercase();
    let as_it_is = Registered { broken_rows: 0, mended: None };
    match ending.as_str() {
        "jsonl" | "ndjson" | "json" => {
            let registered = mend_json_lines(path).map_err(|error| unreadable(path, &error))?;
            let mut options = JsonReadOptions::default().file_extension(&ending);
            options.schema_infer_max_records = usize::MAX;
            context.register_json(name, text_of(used(&registered, path))?, options).await?;
            Ok(registered)
        }
        "csv" => {
            let registered = mend_csv(path).map_err(|error| unreadable(path, &error))?;
            let options = CsvReadOptions::new().newlines_in_values(true).schema_infer_max_records(usize::MAX);
            context.register_csv(name, text_of(used(&registered, path))?, options).await?;
            Ok(registered)
        }
        "parquet" => {
            context.register_parquet(name, text_of(path)?, ParquetReadOptions::default()).await?;
            Ok(as_it_is)
        }
        _ if path.is_dir() => {
            let folder = format!("{}/", text_of(path)?.trim_end_matches('/'));
            context.register_parquet(name, &folder, ParquetReadOptions::default()).await?;
            Ok(as_it_is)
        }
        _ => Err(exec_datafusion_err!(
            "{} ends in none of .parquet, .jsonl, .ndjson, .json and .csv, and is no folder",
            path.display()
        )),
    }
}

fn used<'r>(registered: &'r Registered, path: &'r Path) -> &'r Path {
    registered.mended.as_ref().map_or(path, NamedTempFile::path)
}

fn text_of(path: &Path) -> Result<&str> {
    path.to_str().ok_or_else(|| exec_datafusion_err!("the path {} is not UTF-8", path.display()))
}

fn unreadable(path: &Path, error: &std::io::Error) -> DataFusionError {
    exec_datafusion_err!("{} cannot be read: {error}", path.display())
}

/// The warning and the line itself, in a row that is otherwise null.
const WARNING: &str = "_warning";
const LINE: &str = "_line";

/// A copy of JSON lines in which every line can be read, where one cannot.
fn mend_json_lines(path: &Path) -> std::io::Result<Registered> {
    let mut kinds: BTreeMap<String, Kinds> = BTreeMap::new();
    let mut broken_rows = 0;
    each_line(path, |_, line| {
        match read_object(line) {
            Ok(object) => object.iter().for_each(|(name, value)| match kinds.get_mut(name) {
                Some(kinds) => kinds.add(value),
                None => kinds.entry(name.clone()).or_default().add(value),
            }),
            Err(_) => broken_rows += 1,
        }
        Ok(())
    })?;
    if broken_rows == 0 && !kinds.values().any(Kinds::are_mixed) {
        return Ok(Registered { broken_rows, mended: None });
    }
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or("jsonl");
    let mended = Builder::new().suffix(&format!(".{ending}")).tempfile()?;
    let mut out = BufWriter::new(mended.as_file());
    each_line(path, |number, line| {
        let object = match read_object(line) {
            Ok(object) => with_strings(object, &kinds),
            Err(error) => {
                let mut object = Map::new();
                object.insert(WARNING.to_owned(), format!("line {number}: {error}").into());
                object.insert(LINE.to_owned(), String::from_utf8_lossy(line).into());
                object
            }
        };
        serde_json::to_writer(&mut out, &object)?;
        out.write_all(b"\n")
    })?;
    out.flush()?;
    drop(out);
    Ok(Registered { broken_rows, mended: Some(mended) })
}

/// Hands on each line that is not blank, with its number from 1, without the byte order mark of the first.
fn each_line(path: &Path, mut act: impl FnMut(usize, &[u8]) -> std::io::Result<()>) -> std::io::Result<()> {
    let mut lines = BufReader::new(File::open(path)?);
    let mut line = Vec::new();
    let mut number = 0;
    while lines.read_until(b'\n', &mut line)? > 0 {
        number += 1;
        let plain = line.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&line).trim_ascii();
        if !plain.is_empty() {
            act(number, plain)?;
        }
        line.clear();
    }
    Ok(())
}

fn read_object(line: &[u8]) -> Result<Map<String, Value>, String> {
    match serde_json::from_slice(line) {
        Ok(Value::Object(object)) => Ok(object),
        Ok(_) => Err("not an object".to_owned()),
        Err(error) => Err(error.to_string().replace(" at line 1 column ", " at column ")),
    }
}

/// Which kinds of values a field has, nulls left out.
#[derive(Debug, Default)]
struct Kinds(BTreeSet<&'static str>);

impl Kinds {
    fn add(&mut self, value: &Value) {
        self.0.extend(match value {
            Value::Null => None,
            Value::String(_) => Some("string"),
            Value::Number(_) => Some("number"),
            Value::Bool(_) => Some("boolean"),
            Value::Array(_) => Some("array"),
            Value::Object(_) => Some("object"),
        });
    }

    fn are_mixed(&self) -> bool {
        self.0.len() > 1
    }
}

/// With values of fields of more than one kind as text: a string as it is, other values as JSON.
fn with_strings(object: Map<String, Value>, kinds: &BTreeMap<String, Kinds>) -> Map<String, Value> {
    let mend = |(name, value): (String, Value)| {
        let is_mixed = kinds.get(&name).is_some_and(Kinds::are_mixed);
        let value = match value {
            Value::Null | Value::String(_) => value,
            value if is_mixed => value.to_string().into(),
            value => value,
        };
        (name, value)
    };
    object.into_iter().map(mend).collect()
}

/// A copy of a CSV file with a header in which every row can be read, where one cannot.
fn mend_csv(path: &Path) -> std::io::Result<Registered> {
    let (mut broken_rows, mut columns) = (0, 0);
    each_record(path, |number, record| {
        if number == 0 {
            columns = record.len();
        } else if fault(record, columns).is_some() {
            broken_rows += 1;
        }
        Ok(())
    })?;
    if broken_rows == 0 {
        return Ok(Registered { broken_rows, mended: None });
    }
    let mended = Builder::new().suffix(".csv").tempfile()?;
    let mut out = csv::Writer::from_writer(BufWriter::new(mended.as_file()));
    each_record(path, |number, record| {
        let fault = if number == 0 { None } else { fault(record, columns) };
        let more: [Vec<u8>; 2] = match (number, fault) {
            (0, _) => [WARNING.into(), LINE.into()],
            (_, None) => Default::default(),
            (_, Some(fault)) => {
                let line = record.position().map_or(0, csv::Position::line);
                let whole = record.iter().map(String::from_utf8_lossy).collect::<Vec<_>>().join(",");
                let nulls = std::iter::repeat_n(Vec::new(), columns);
                let more = [format!("line {line}: {fault}").into_bytes(), whole.into_bytes()];
                return Ok(out.write_record(nulls.chain(more))?);
            }
        };
        Ok(out.write_record(record.iter().map(<[u8]>::to_vec).chain(more))?)
    })?;
    out.flush()?;
    drop(out);
    Ok(Registered { broken_rows, mended: Some(mended) })
}

/// Hands on each record with its number, the header's being 0.
fn each_record(
    path: &Path,
    mut act: impl FnMut(usize, &csv::ByteRecord) -> std::io::Result<()>,
) -> std::io::Result<()> {
    let mut records = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_path(path)?;
    let mut record = csv::ByteRecord::new();
    let mut number = 0;
    while records.read_byte_record(&mut record)? {
        act(number, &record)?;
        number += 1;
    }
    Ok(())
}

/// What is wrong with a CSV row.
fn fault(record: &csv::ByteRecord, columns: usize) -> Option<String> {
    if record.len() != columns {
        return Some(format!("{} fields, not {columns} as in the first line", record.len()));
    }
    let is_text = |field: &[u8]| std::str::from_utf8(field).is_ok();
    (!record.iter().all(is_text)).then(|| "not UTF-8".to_owned())
}
