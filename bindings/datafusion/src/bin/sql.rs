//! SQL over Parquet, JSON lines and CSV, with the functions that summarize.

use clap::{Parser, ValueEnum};
use datafusion::arrow::csv::WriterBuilder;
use datafusion::arrow::json::LineDelimitedWriter;
use datafusion::arrow::record_batch::RecordBatch;
use datafusion::arrow::util::pretty::pretty_format_batches;
use datafusion::common::{Result, exec_datafusion_err};
use datafusion::prelude::{SessionConfig, SessionContext};
use epitome_datafusion::files;
use futures::StreamExt;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Runs SQL over files, each of them a table of its name: articles.parquet is `articles`.
///
#[derive(Debug, Parser)]
#[command(name = "epitome-sql", after_help = EXAMPLE)]
struct Arguments {
    /// The query; a file is written by `COPY (SELECT …) TO 'answers.parquet'`.
    sql: String,
    /// Parquet, JSON lines or CSV files, or folders of Parquet files; `name=file` is a table of that name.
    tables: Vec<String>,
    /// How rows are written.
    #[arg(long, value_enum, default_value_t = Format::Json)]
    format: Format,
    /// How many parts of the data are worked on at once; one for each core by default.
    #[arg(long)]
    partitions: Option<usize>,
}

const EXAMPLE: &str = "Functions beside those of DataFusion:
  summarize(text[, options])    keywords(text[, options[, background]])    sentences(text[, options])
  try_summarize, try_keywords, try_sentences: {value, warning}
  summarize_agg(text[, options[, id]])    document_frequencies(text[, options])

Example:
  epitome-sql \"SELECT id, summarize(text, '60 words') AS summary FROM articles\" articles.jsonl";

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// One JSON object a line, as soon as it is there.
    Json,
    /// A table with lines around it; all rows are in memory.
    Table,
    /// CSV with a header; lists have no form in it.
    Csv,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return failed(&format!("no threads: {error}")),
    };
    match runtime.block_on(run(&arguments)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => failed(&error.strip_backtrace()),
    }
}

fn failed(message: &str) -> ExitCode {
    eprintln!("epitome-sql: {message}");
    ExitCode::FAILURE
}

/// Whether whoever reads the answers has seen enough.
fn is_closed_pipe(error: &datafusion::common::DataFusionError) -> bool {
    error.to_string().contains("Broken pipe")
}

async fn run(arguments: &Arguments) -> Result<()> {
    let mut config = SessionConfig::new().with_information_schema(true);
    match arguments.partitions {
        Some(0) => return Err(exec_datafusion_err!("partitions is 0, but must be 1 or more")),
        Some(partitions) => config = config.with_target_partitions(partitions),
        None => {}
    }
    let mut context = SessionContext::new_with_config(config);
    epitome_datafusion::register_all(&mut context)?;
    // Files in place of broken ones live as long as the query.
    let mut mended = Vec::new();
    for table in &arguments.tables {
        let (name, path) = named(table)?;
        let registered = files::register(&context, &name, &path).await?;
        if registered.broken_rows > 0 {
            let rows = registered.broken_rows;
            eprintln!("epitome-sql: {}: {rows} broken, see column _warning of {name}", path.display());
        }
        mended.push(registered);
    }
    let mut batches = context.sql(&arguments.sql).await?.execute_stream().await?;
    let mut rows = Rows::new(arguments.format);
    while let Some(batch) = batches.next().await {
        rows.write(batch?)?;
    }
    rows.finish()
}

/// The table's name and file: `name=file`, or the file's own name.
fn named(table: &str) -> Result<(String, PathBuf)> {
    if let Some((name, path)) = table.split_once('=') {
        return Ok((name.to_owned(), path.into()));
    }
    let path = Path::new(table);
    let name = path.file_stem().and_then(|name| name.to_str());
    let name = name.ok_or_else(|| exec_datafusion_err!("{table} has no file name: give name=file"))?;
    let plain = |c: char| if c.is_alphanumeric() { c } else { '_' };
    Ok((name.chars().map(plain).collect(), path.to_owned()))
}

/// Where the answers are written.
enum Rows {
    Json(LineDelimitedWriter<BufWriter<io::Stdout>>),
    Csv(Box<datafusion::arrow::csv::Writer<io::Stdout>>),
    Table(Vec<RecordBatch>),
}

impl Rows {
    fn new(format: Format) -> Self {
        match format {
            Format::Json => Rows::Json(LineDelimitedWriter::new(BufWriter::new(io::stdout()))),
            Format::Csv => Rows::Csv(Box::new(WriterBuilder::new().with_header(true).build(io::stdout()))),
            Format::Table => Rows::Table(Vec::new()),
        }
    }

    fn write(&mut self, batch: RecordBatch) -> Result<()> {
        match self {
            Rows::Json(writer) => {
                writer.write(&batch)?;
                writer.get_mut().flush()?;
            }
            Rows::Csv(writer) => writer.write(&batch)?,
            Rows::Table(batches) => batches.push(batch),
        }
        Ok(())
    }

    fn finish(self) -> Result<()> {
        match self {
            Rows::Json(mut writer) => {
                writer.finish()?;
                writer.get_mut().flush()?;
            }
            Rows::Csv(_) => {}
            Rows::Table(batches) => writeln!(io::stdout(), "{}", pretty_format_batches(&batches)?)?,
        }
        Ok(())
    }
}
