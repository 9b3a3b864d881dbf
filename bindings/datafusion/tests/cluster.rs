//! A scheduler and two executors on this machine: the right answer, also when one of them is killed in the
//! middle.

#![cfg(feature = "cluster")]
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, missing_docs)]

mod support;

use datafusion::dataframe::DataFrameWriteOptions;
use epitome::{Source, Summarizer};
use std::io::{BufRead, BufReader, Read};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use support::{rows_of, session, strings, table, texts};

const PROGRAM: &str = env!("CARGO_BIN_EXE_epitome-cluster");

/// 200,000 rows in 16 files; their texts repeat, so that what is right is quickly known.
const ROWS: usize = 200_000;
const FILES: usize = 16;
const DISTINCT: usize = 2_000;

/// A process that ends with the test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn start(arguments: &[&str]) -> Running {
    Running(Command::new(PROGRAM).args(arguments).stdout(Stdio::null()).spawn().expect("starts"))
}

/// A port that nobody listens at.
fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

fn wait_for(port: u16) {
    let end = Instant::now() + Duration::from_mins(1);
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        assert!(Instant::now() < end, "nothing listens at port {port}");
        std::thread::sleep(Duration::from_millis(50));
    }
}

struct Cluster {
    scheduler: u16,
    _scheduler_process: Running,
    executors: Vec<Running>,
}

impl Cluster {
    fn start() -> Self {
        let scheduler = free_port();
        let address = format!("127.0.0.1:{scheduler}");
        let process = start(&["scheduler", "--address", &address, "--executor-timeout", "10"]);
        wait_for(scheduler);
        let executors = (0..2)
            .map(|_| {
                let (port, grpc_port) = (free_port(), free_port());
                let (data, orders) = (port.to_string(), grpc_port.to_string());
                let executor = start(&[
                    "executor",
                    "--scheduler",
                    &address,
                    "--port",
                    &data,
                    "--grpc-port",
                    &orders,
                    "--tasks",
                    "2",
                ]);
                wait_for(port);
                executor
            })
            .collect();
        Cluster { scheduler, _scheduler_process: process, executors }
    }

    fn query(&self, sql: &str, tables: &[&str]) -> Child {
        let address = format!("127.0.0.1:{}", self.scheduler);
        Command::new(PROGRAM)
            .args(["query", sql])
            .args(tables)
            .args(["--scheduler", &address])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("starts")
    }

    fn answer(&self, sql: &str, tables: &[&str]) -> Vec<serde_json::Value> {
        finished(self.query(sql, tables))
    }
}

/// The rows that a query writes.
fn finished(mut query: Child) -> Vec<serde_json::Value> {
    let lines = BufReader::new(query.stdout.take().unwrap()).lines();
    let rows = lines.map(|line| serde_json::from_str(&line.unwrap()).expect("JSON")).collect();
    let mut told = String::new();
    query.stderr.take().unwrap().read_to_string(&mut told).unwrap();
    assert!(query.wait().unwrap().success(), "{told}");
    rows
}

/// The rows as Parquet files in a folder.
async fn write_rows(folder: &Path, texts: &[String]) {
    let all: Vec<String> = (0..ROWS).map(|row| texts[row % DISTINCT].clone()).collect();
    let context = session(FILES);
    table(&context, "rows", &strings(&all), FILES);
    let per_file = ROWS / FILES;
    for file in 0..FILES {
        let (from, to) = (file * per_file, (file + 1) * per_file);
        let sql = format!("SELECT * FROM rows WHERE id >= {from} AND id < {to}");
        let path = folder.join(format!("part-{file:02}.parquet"));
        let rows = context.sql(&sql).await.unwrap();
        let options = DataFrameWriteOptions::new().with_single_file_output(true);
        rows.write_parquet(path.to_str().unwrap(), options, None).await.unwrap();
    }
}

/// A hash of each row's answer that SQL can add up: the length of its sentences and where they start.
const SUMS: &str =
    "SELECT count(*) AS rows, sum(length(s['text'])) AS letters, sum(s['start'] * (id % 1000 + 1)) AS places
    FROM (SELECT id, unnest(summarize(text)) AS s FROM t)";

fn sums(texts: &[String]) -> serde_json::Value {
    let answers: Vec<_> = texts.iter().map(|text| support::expected(text, 3)).collect();
    let (mut rows, mut letters, mut places) = (0_i64, 0_i64, 0_i64);
    for row in 0..ROWS {
        for (text, start, ..) in &answers[row % DISTINCT] {
            rows += 1;
            letters += text.chars().count() as i64;
            places += start * (row as i64 % 1000 + 1);
        }
    }
    serde_json::json!({"rows": rows, "letters": letters, "places": places})
}

#[tokio::test(flavor = "multi_thread")]
async fn two_executors_answer_rightly_also_when_one_is_killed_in_the_middle() {
    let texts = texts(DISTINCT);
    let folder = tempfile::tempdir().unwrap();
    write_rows(folder.path(), &texts).await;
    let t = format!("t={}/", folder.path().display());
    let mut cluster = Cluster::start();
    let wanted = sums(&texts);

    let began = Instant::now();
    assert_eq!(cluster.answer(SUMS, &[&t]), std::slice::from_ref(&wanted));
    let whole = began.elapsed();
    println!("200,000 rows on two executors: {:.1} s", whole.as_secs_f64());

    // One summary of many rows, gathered from both executors.
    let few = "SELECT summarize_agg(text, 4, id) AS s FROM t WHERE id < 40";
    let ids: Vec<String> = (0..40).map(|id| id.to_string()).collect();
    let sources: Vec<Source<'_>> =
        texts[..40].iter().zip(&ids).map(|(text, id)| Source::new(text).with_id(id)).collect();
    let summary = rows_of(&Summarizer::new().summarize(&sources, 4));
    let found = cluster.answer(few, &[&t]);
    let found: Vec<_> =
        found[0]["s"].as_array().unwrap().iter().map(|s| s["text"].as_str().unwrap()).collect();
    assert_eq!(found, summary.iter().map(|row| row.0.as_str()).collect::<Vec<_>>());

    // SIGKILL to one executor when a third of the time has passed.
    let began = Instant::now();
    let mut query = cluster.query(SUMS, &[&t]);
    std::thread::sleep(whole / 3);
    assert!(query.try_wait().unwrap().is_none(), "the query had ended before an executor was killed");
    let mut killed = cluster.executors.remove(0);
    killed.0.kill().unwrap();
    killed.0.wait().unwrap();
    assert_eq!(finished(query), [wanted]);
    println!("with one of them killed: {:.1} s", began.elapsed().as_secs_f64());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_two_passes_of_document_frequencies_run_on_executors() {
    let texts = texts(60);
    let folder = tempfile::tempdir().unwrap();
    let context = session(4);
    table(&context, "rows", &strings(&texts), 4);
    let path = folder.path().join("rows.parquet");
    let rows = context.sql("SELECT * FROM rows").await.unwrap();
    let options = DataFrameWriteOptions::new().with_single_file_output(true);
    rows.write_parquet(path.to_str().unwrap(), options, None).await.unwrap();

    let cluster = Cluster::start();
    let t = format!("t={}", path.display());
    let first = cluster.answer("SELECT document_frequencies(text) AS background FROM t", &[&t]);
    let background = first[0]["background"].as_str().unwrap();
    let local = support::query(&context, "SELECT document_frequencies(text) FROM rows").await;
    let local = datafusion::arrow::array::AsArray::as_string::<i32>(local.column(0)).value(0).to_owned();
    assert_eq!(background, local);

    let second = |table: &str| {
        let background = background.replace('\'', "''");
        format!(
            r#"SELECT id, keywords(text, '{{"method": "tfidf", "count": 3}}', '{background}') AS k FROM {table} ORDER BY id"#
        )
    };
    let found = cluster.answer(&second("t"), &[&t]);
    let local = support::query(&context, &second("rows")).await;
    let local = support::answers(local.column(1));
    assert_eq!(found.len(), 60);
    for (row, local) in found.iter().zip(local) {
        let words = row["k"].as_array().unwrap().iter().map(|k| k["text"].as_str().unwrap().to_owned());
        assert_eq!(words.collect::<Vec<_>>(), local.unwrap().into_iter().map(|k| k.0).collect::<Vec<_>>());
    }
}
