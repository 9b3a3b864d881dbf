//! The functions that summarize on more than one machine: a Ballista scheduler, executors, and a client.

use ballista::prelude::{SessionConfigExt, SessionContextExt};
use ballista_core::error::Result as BallistaResult;
use ballista_core::registry::BallistaFunctionRegistry;
use ballista_executor::executor_process::{ExecutorProcessConfig, start_executor_process};
use ballista_scheduler::cluster::BallistaCluster;
use ballista_scheduler::config::SchedulerConfig;
use ballista_scheduler::scheduler_process::start_server;
use clap::{Args, Parser};
use datafusion::arrow::json::LineDelimitedWriter;
use datafusion::common::{Result, exec_datafusion_err};
use datafusion::execution::session_state::{SessionState, SessionStateBuilder};
use datafusion::prelude::{ParquetReadOptions, SessionConfig, SessionContext};
use futures::StreamExt;
use std::io::{self, BufWriter, Write};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

/// A Ballista cluster whose every part knows the functions that summarize.
#[derive(Debug, Parser)]
#[command(name = "epitome-cluster")]
enum Arguments {
    /// Plans queries and hands out their parts.
    Scheduler(Scheduler),
    /// Works on parts of queries.
    Executor(Executor),
    /// Runs SQL over Parquet files that every executor can read, and writes one JSON object a line.
    Query(Query),
}

#[derive(Args, Debug)]
struct Scheduler {
    /// Where it listens.
    #[arg(long, default_value = "127.0.0.1:50050")]
    address: SocketAddr,
    /// An executor that was not heard of for so many seconds is taken for dead, and its parts are done anew.
    #[arg(long, default_value_t = 10)]
    executor_timeout: u64,
}

#[derive(Args, Debug)]
struct Executor {
    /// The scheduler.
    #[arg(long, default_value = "127.0.0.1:50050")]
    scheduler: SocketAddr,
    /// The port for other executors' and the client's data.
    #[arg(long, default_value_t = 50051)]
    port: u16,
    /// The port for the scheduler's orders.
    #[arg(long, default_value_t = 50052)]
    grpc_port: u16,
    /// The address it listens at and is known by.
    #[arg(long, default_value = "127.0.0.1")]
    host: String,
    /// Where parts of answers stand until they are fetched; a folder of its own that is removed at its end by
    /// default.
    #[arg(long)]
    work_dir: Option<PathBuf>,
    /// How many parts it works on at once; one for each core by default.
    #[arg(long)]
    tasks: Option<usize>,
    /// How often it says that it is alive, in seconds.
    #[arg(long, default_value_t = 2)]
    heartbeat: u64,
}

#[derive(Args, Debug)]
struct Query {
    /// The query.
    sql: String,
    /// Tables, each `name=file` or `name=folder`, of Parquet.
    tables: Vec<String>,
    /// The scheduler.
    #[arg(long, default_value = "127.0.0.1:50050")]
    scheduler: SocketAddr,
    /// Into how many parts the work between two stages is cut.
    #[arg(long, default_value_t = 16)]
    partitions: usize,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    // Plans are walked by recursion, and debug builds have large frames.
    let runtime =
        tokio::runtime::Builder::new_multi_thread().enable_all().thread_stack_size(32 * 1024 * 1024).build();
    let done = match runtime {
        Err(error) => Err(error.to_string()),
        Ok(runtime) => runtime.block_on(async {
            match arguments {
                Arguments::Scheduler(scheduler) => scheduler.run().await.map_err(|error| error.to_string()),
                Arguments::Executor(executor) => executor.run().await.map_err(|error| error.to_string()),
                Arguments::Query(query) => query.run().await.map_err(|error| error.strip_backtrace()),
            }
        }),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("epitome-cluster: {message}");
            ExitCode::FAILURE
        }
    }
}

/// A session that knows the functions.
fn session(config: SessionConfig) -> Result<SessionState> {
    let mut state = SessionStateBuilder::new().with_config(config).with_default_features().build();
    epitome_datafusion::register_all(&mut state)?;
    Ok(state)
}

impl Scheduler {
    async fn run(self) -> BallistaResult<()> {
        let mut config = SchedulerConfig::default().with_override_session_builder(Arc::new(session));
        config.bind_host = self.address.ip().to_string();
        config.external_host = self.address.ip().to_string();
        config.bind_port = self.address.port();
        config.executor_timeout_seconds = self.executor_timeout;
        config.expire_dead_executor_interval_seconds = 1;
        config.no_executors_grace_period_seconds = self.executor_timeout;
        let cluster = BallistaCluster::new_from_config(&config).await?;
        start_server(cluster, self.address, Arc::new(config)).await
    }
}

impl Executor {
    async fn run(self) -> BallistaResult<()> {
        let state = session(SessionConfig::new_with_ballista())?;
        // Removed with all that is in it when the executor ends in order.
        let own_dir = tempfile::tempdir()?;
        let work_dir = self.work_dir.unwrap_or_else(|| own_dir.path().to_owned());
        let defaults = ExecutorProcessConfig::default();
        let config = ExecutorProcessConfig {
            bind_host: self.host.clone(),
            external_host: Some(self.host),
            port: self.port,
            grpc_port: self.grpc_port,
            scheduler_host: self.scheduler.ip().to_string(),
            scheduler_port: self.scheduler.port(),
            scheduler_connect_timeout_seconds: 30,
            vcores: self.tasks.unwrap_or(defaults.vcores),
            work_dir: Some(work_dir.to_string_lossy().into_owned()),
            executor_heartbeat_interval_seconds: self.heartbeat,
            override_function_registry: Some(Arc::new(BallistaFunctionRegistry::from(&state))),
            ..defaults
        };
        start_executor_process(Arc::new(config)).await
    }
}

impl Query {
    async fn run(self) -> Result<()> {
        let config = SessionConfig::new_with_ballista().with_target_partitions(self.partitions);
        let url = format!("df://{}", self.scheduler);
        let mut context = SessionContext::remote_with_state(&url, session(config)?).await?;
        // Becoming remote puts DataFusion's own functions in place of all others.
        epitome_datafusion::register_all(&mut context)?;
        for table in &self.tables {
            let (name, path) = table
                .split_once('=')
                .ok_or_else(|| exec_datafusion_err!("the table {table} is not of the form name=file"))?;
            context.register_parquet(name, path, ParquetReadOptions::default()).await?;
        }
        let mut batches = context.sql(&self.sql).await?.execute_stream().await?;
        let mut rows = LineDelimitedWriter::new(BufWriter::new(io::stdout()));
        while let Some(batch) = batches.next().await {
            rows.write(&batch?)?;
        }
        rows.finish()?;
        rows.get_mut().flush()?;
        Ok(())
    }
}
