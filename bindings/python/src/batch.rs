//! Many texts, in order and several at a time.

use crate::arrow::Strings;
use crate::counter::Counter;
use crate::error::{Fault, of_record};
use crate::forks;
use crate::length::{Argument, count};
use crate::summarizer::{Summarizer, summary};
use crate::summary::Summary;
use crate::text::Text;
use epitome::{Batch, Budget};
use pyo3::exceptions::{PyRuntimeError, PyTypeError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyIterator, PyString};
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::thread::{self, JoinHandle, available_parallelism};
use std::time::Duration;
use std::{iter, mem, process};

/// This many records for each job are in memory by default, as in the crate.
const IN_FLIGHT_PER_JOB: usize = 32;

/// So many records for each job are read before the first answer is handed over, so that none waits.
const AHEAD_PER_JOB: usize = 2;

/// How often a wait for an answer looks whether the user wants to stop.
const PATIENCE: Duration = Duration::from_millis(100);

/// A record, or why it cannot be read.
type Record = Result<Text, PyErr>;
type Answer = Result<Summary, Fault>;

/// Where the records come from.
enum Records {
    Iterator(Py<PyIterator>),
    Arrow(Strings),
}

impl Records {
    fn new(texts: &Bound<'_, PyAny>) -> PyResult<Self> {
        if texts.is_instance_of::<PyString>() || texts.is_instance_of::<PyBytes>() {
            let found = texts.get_type().name()?;
            return Err(PyTypeError::new_err(format!(
                "parameter 'texts' must hold texts, not be one {found}"
            )));
        }
        match Strings::of(texts)? {
            Some(strings) => Ok(Records::Arrow(strings)),
            None => Ok(Records::Iterator(texts.try_iter()?.unbind())),
        }
    }

    /// The next record; an error where there can be no more.
    fn next(&mut self, py: Python<'_>) -> PyResult<Option<Record>> {
        match self {
            Records::Iterator(records) => {
                let record = records.bind(py).clone().next().transpose()?;
                Ok(record.map(|record| Text::new(&record)))
            }
            Records::Arrow(strings) => {
                let text = strings.next(py)?;
                Ok(text.map(|text| text.map(Text::copy)))
            }
        }
    }
}

/// The threads at work.
struct Crew {
    gate: Arc<Gate>,
    /// Locked by nobody else: it makes the crew one that threads may share.
    answers: Mutex<Receiver<Answer>>,
}

/// Where records come out.
struct Exit(Receiver<Record>);

impl Exit {
    /// The next record; none after the last, and none where the work is cancelled.
    fn next(&self, gate: &Gate) -> Option<Record> {
        let record = self.0.recv().ok()?;
        // What Python holds is let go by one at work.
        forks::at_work(|| (!gate.cancelled.load(Ordering::Relaxed)).then_some(record))
    }
}

impl Drop for Exit {
    fn drop(&mut self) {
        forks::at_work(|| self.0.try_iter().for_each(drop));
    }
}

/// Where records go in, and by which a crew is sent home.
struct Gate {
    /// Gone when there are no more records.
    records: Mutex<Option<Sender<Record>>>,
    cancelled: AtomicBool,
    thread: Mutex<Option<JoinHandle<()>>>,
    /// What it forks has no such threads.
    process: u32,
}

/// The gates of all crews that may be at work.
static GATES: Mutex<Vec<Weak<Gate>>> = Mutex::new(Vec::new());

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Gate {
    /// Whether its threads are in another process, of which this one was forked.
    fn is_elsewhere(&self) -> bool {
        self.process != process::id()
    }

    /// Whether a record went in.
    fn send(&self, record: Record) -> bool {
        lock(&self.records).as_ref().is_some_and(|records| records.send(record).is_ok())
    }

    /// No more records go in; those that did are answered.
    fn shut(&self) {
        *lock(&self.records) = None;
    }

    /// Ends the work, and waits for the records that are begun: their counter may be Python's.
    fn end(&self, py: Python<'_>) {
        if self.is_elsewhere() {
            return;
        }
        self.cancelled.store(true, Ordering::Relaxed);
        self.shut();
        let thread = lock(&self.thread).take();
        if let Some(thread) = thread {
            // A panic is no more of interest.
            let _ = py.detach(|| thread.join());
        }
    }
}

/// Ends all batches, before the interpreter does.
#[pyfunction]
pub(crate) fn end_all(py: Python<'_>) {
    let gates = mem::take(&mut *lock(&GATES));
    gates.iter().filter_map(Weak::upgrade).for_each(|gate| gate.end(py));
}

impl Crew {
    fn start(summarizer: &Summarizer, budget: Budget, batch: Batch) -> std::io::Result<Self> {
        let (counter, inner) = (summarizer.counter.clone(), summarizer.summarizer.clone());
        let (to_crew, records) = channel::<Record>();
        let (to_caller, answers) = channel::<Answer>();
        let gate = Arc::new(Gate {
            records: Mutex::new(Some(to_crew)),
            cancelled: AtomicBool::new(false),
            thread: Mutex::new(None),
            process: process::id(),
        });
        let entrance = Arc::clone(&gate);
        let answer = move |record: Record| -> Answer {
            forks::at_work(|| {
                let text = record?;
                let (summarizer, raised) = Counter::arm(counter.as_ref(), &inner);
                let answer = summary(&summarizer, &text, budget);
                raised.check(())?;
                Ok(answer?)
            })
        };
        let work = move || {
            let exit = Exit(records);
            let records = iter::from_fn(move || exit.next(&entrance));
            // It ends early where nobody waits for answers any more.
            let _ = batch.try_for_each(records, answer, |_, answer| {
                let answer = answer.unwrap_or_else(|panic| Err(Fault::Epitome(panic)));
                forks::at_work(|| match to_caller.send(answer) {
                    Ok(()) => ControlFlow::Continue(()),
                    Err(_) => ControlFlow::Break(()),
                })
            });
        };
        let thread = thread::Builder::new().name("epitome".to_owned()).spawn(work)?;
        *lock(&gate.thread) = Some(thread);
        let mut gates = lock(&GATES);
        gates.retain(|gate| gate.strong_count() > 0);
        gates.push(Arc::downgrade(&gate));
        Ok(Crew { gate, answers: Mutex::new(answers) })
    }

    fn answers(&mut self) -> &mut Receiver<Answer> {
        self.answers.get_mut().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Crew {
    fn drop(&mut self) {
        if self.gate.is_elsewhere() {
            // A thread that is not here may have locked either way.
            mem::forget(Arc::clone(&self.gate));
            mem::forget(mem::replace(self.answers(), channel().1));
        }
        // Without an interpreter there is nobody to wait.
        Python::try_attach(|py| self.gate.end(py));
    }
}

/// The summaries of many texts, in their order.
#[pyclass(module = "epitome")]
pub(crate) struct Summaries {
    /// Gone after the last one.
    records: Option<Records>,
    /// What ended them, raised after the answers to what was read before.
    fault: Option<PyErr>,
    crew: Crew,
    /// How many were read, and how many answers handed over.
    read: usize,
    answered: usize,
    jobs: usize,
    in_flight: usize,
    progress: Option<Py<PyAny>>,
}

impl Summaries {
    pub(crate) fn new(
        summarizer: &Summarizer,
        texts: &Bound<'_, PyAny>,
        budget: Budget,
        jobs: Argument<'_>,
        in_flight: Argument<'_>,
        progress: Argument<'_>,
    ) -> PyResult<Self> {
        let py = texts.py();
        let jobs = match jobs {
            Some(jobs) => count("jobs", &jobs, 1)?,
            None => available_parallelism().map_or(1, usize::from),
        };
        let in_flight = in_flight.map(|records| count("in_flight", &records, 1)).transpose()?;
        let in_flight = in_flight.unwrap_or_else(|| IN_FLIGHT_PER_JOB.saturating_mul(jobs));
        if let Some(progress) = progress.as_ref().filter(|progress| !progress.is_callable()) {
            let found = progress.get_type().name()?;
            return Err(PyTypeError::new_err(format!(
                "parameter 'progress' must be a function, not {found}"
            )));
        }
        let records = Some(Records::new(texts)?);
        let batch = Batch::builder().jobs(jobs).in_flight(in_flight).build();
        let batch = batch.map_err(|error| Fault::from(error).exception(py))?;
        let crew = Crew::start(summarizer, budget, batch)?;
        let progress = progress.map(Bound::unbind);
        Ok(Summaries { records, fault: None, crew, read: 0, answered: 0, jobs, in_flight, progress })
    }

    /// Reads a record and hands it to the crew.
    fn read_one(&mut self, py: Python<'_>) {
        let Some(records) = &mut self.records else { return };
        let record = records.next(py).unwrap_or_else(|error| {
            self.fault = Some(error);
            None
        });
        if record.is_some_and(|record| self.crew.gate.send(record)) {
            self.read += 1;
        } else {
            self.records = None;
            self.crew.gate.shut();
        }
    }

    /// Waits for the next answer while other threads of Python run.
    fn wait(&mut self, py: Python<'_>) -> PyResult<Answer> {
        loop {
            let answers = self.crew.answers();
            match py.detach(move || answers.recv_timeout(PATIENCE)) {
                Ok(answer) => return Ok(answer),
                Err(RecvTimeoutError::Timeout) => py.check_signals()?,
                Err(RecvTimeoutError::Disconnected) => {
                    return Err(PyRuntimeError::new_err("the threads of the batch have ended"));
                }
            }
        }
    }
}

#[pymethods]
impl Summaries {
    fn __iter__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
        slf
    }

    fn __next__(&mut self, py: Python<'_>) -> PyResult<Option<Py<PyAny>>> {
        if self.crew.gate.is_elsewhere() {
            return Err(PyRuntimeError::new_err("the threads of this batch are in the process that made it"));
        }
        let mut ready = None;
        while self.records.is_some() && self.read - self.answered < self.in_flight {
            // Neither do the threads wait for records, nor does an answer wait for many.
            if self.read - self.answered > AHEAD_PER_JOB * self.jobs {
                ready = self.crew.answers().try_recv().ok();
                if ready.is_some() {
                    break;
                }
            }
            self.read_one(py);
        }
        if self.read == self.answered {
            return self.fault.take().map_or(Ok(None), Err);
        }
        let answer = match ready {
            Some(answer) => answer,
            None => self.wait(py)?,
        };
        let record = self.answered;
        self.answered += 1;
        if let Some(progress) = &self.progress {
            progress.call1(py, (1,))?;
        }
        Ok(Some(match answer {
            Ok(summary) => summary.into_pyobject(py)?.into_any().unbind(),
            Err(fault) => of_record(py, record, fault.exception(py))?,
        }))
    }

    fn __repr__(&self) -> String {
        format!("Summaries(answered={}, jobs={}, in_flight={})", self.answered, self.jobs, self.in_flight)
    }
}
