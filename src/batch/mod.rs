//! Many records, each answered by itself: order, panics, and how many are in memory at once.

#[cfg(feature = "parallel")]
mod parallel;

use crate::Error;
use std::any::Any;
use std::collections::VecDeque;
use std::iter::{self, Fuse};
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

/// The most jobs that can be asked for, far above what any machine gains by.
const MOST_JOBS: usize = 1024;

/// This many records for each job are in memory by default: while one that is thirty times as long as the
/// others is answered, the other jobs need not wait.
const IN_FLIGHT_PER_JOB: usize = 32;

/// Answers many records, several at a time with feature `parallel`, as if one by one.
///
/// The answers come in the order of the records and are the same for any number of jobs. A record whose work
/// panics costs no other its answer: its own is an [`Error`] for which [`is_panic`](Error::is_panic) holds
/// (the panic hook still runs; where panics abort, nothing can be caught). Neither a record nor an answer is
/// kept for longer than it takes to hand it over, and at most [`in_flight`](BatchBuilder::in_flight) records
/// are read whose answers have not been handed over.
///
/// [`map`](Batch::map) is asked for the answers, [`try_for_each`](Batch::try_for_each) hands them over as
/// soon as they are there. A panic of the iterator is passed on after the answers to what was read before it,
/// one of the callback when the records begun are finished; no answer is handed over after it.
///
/// The jobs run in the rayon pool that the calling thread belongs to, the global one elsewhere, or in a pool
/// of the batch's own with [`jobs`](BatchBuilder::jobs). Batches may be nested in each other and in a pool.
/// Without feature `parallel`, and with one job, everything runs on the calling thread and one record is read
/// at a time.
///
/// # Example
///
/// ```
/// use epitome::{Batch, Summarizer};
///
/// let records = vec![String::from("Rain fell. The river rose."), String::from("Snow fell.")];
/// let summarizer = Summarizer::new();
/// let answers = Batch::new().map(records, |text: String| summarizer.summarize(&text, 1).to_string());
/// assert_eq!(answers.collect::<Result<Vec<_>, _>>()?.len(), 2);
/// # Ok::<(), epitome::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Batch {
    in_flight: Option<usize>,
    #[cfg(feature = "parallel")]
    jobs: Option<usize>,
    #[cfg(feature = "parallel")]
    pool: Option<std::sync::Arc<rayon::ThreadPool>>,
}

/// The parameters of a [`Batch`], checked by [`build`](BatchBuilder::build).
///
/// # Example
///
/// ```
/// use epitome::Batch;
///
/// let batch = Batch::builder().jobs(2).in_flight(16).build()?;
/// let lengths = batch.map(["Rain", "fell"], str::len).collect::<Result<Vec<_>, _>>()?;
/// assert_eq!(lengths, [4, 4]);
/// assert!(Batch::builder().jobs(0).build().is_err());
/// # Ok::<(), epitome::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct BatchBuilder {
    jobs: Option<usize>,
    in_flight: Option<usize>,
}

impl BatchBuilder {
    /// How many records are answered at once, 1 to 1024, in threads that the batch and its clones keep. By
    /// default as many as the current rayon pool has threads. Without feature `parallel` it is one, whatever
    /// is asked for.
    #[must_use]
    pub fn jobs(self, jobs: usize) -> Self {
        BatchBuilder { jobs: Some(jobs), ..self }
    }

    /// How many records at most are read whose answers have not been handed over, at least 1; 32 for each job
    /// by default. Below the number of jobs it holds some of them back.
    #[must_use]
    pub fn in_flight(self, records: usize) -> Self {
        BatchBuilder { in_flight: Some(records), ..self }
    }

    /// The batch with these parameters.
    ///
    /// # Errors
    ///
    /// When a parameter is outside its range, or the system does not start that many threads.
    pub fn build(self) -> Result<Batch, Error> {
        Error::check_count("jobs", self.jobs.unwrap_or(1), 1..=MOST_JOBS)?;
        Error::check_count("in_flight", self.in_flight.unwrap_or(1), 1..=usize::MAX)?;
        Ok(Batch {
            in_flight: self.in_flight,
            #[cfg(feature = "parallel")]
            jobs: self.jobs,
            #[cfg(feature = "parallel")]
            pool: self.jobs.filter(|&jobs| jobs > 1).map(parallel::pool).transpose()?,
        })
    }
}

impl Batch {
    /// The batch with its defaults: as many jobs as the current rayon pool has threads.
    pub fn new() -> Self {
        Batch::default()
    }

    /// Parameters other than the default ones.
    pub fn builder() -> BatchBuilder {
        BatchBuilder::default()
    }

    /// The answers to the records, in order, as an iterator that works when it is asked: it reads as many
    /// records as may be in flight on the calling thread, answers them, hands the answers over and reads on.
    /// Whoever has seen enough drops it.
    ///
    /// Complexity: that of `answer` for each record, O(records in flight) memory.
    ///
    /// # Example
    ///
    /// ```
    /// use epitome::Batch;
    ///
    /// let halves = Batch::new().map([8, 5, 0], |n: u32| 40 / n).map(|answer| answer.ok());
    /// assert_eq!(halves.collect::<Vec<_>>(), [Some(5), Some(8), None]);
    /// ```
    pub fn map<R, A, I, F>(
        &self,
        records: I,
        answer: F,
    ) -> impl Iterator<Item = Result<A, Error>> + use<R, A, I, F>
    where
        R: Send,
        A: Send,
        I: IntoIterator<Item = R>,
        F: Fn(R) -> A + Sync,
    {
        let mut chunks =
            Chunks { records: records.into_iter().fuse(), ready: VecDeque::new(), read: 0, panic: None };
        let batch = self.clone();
        iter::from_fn(move || chunks.next(&batch, &answer))
    }

    /// Hands each answer with the number of its record, from 0, to a callback, in order and one at a time,
    /// until it breaks off: that is what is returned then.
    ///
    /// The callback is told of progress and cancels. It is called as soon as an answer and all before it are
    /// there, also while the iterator waits for its next record; both run on any thread of the pool. When the
    /// callback breaks off, no further record is begun; those begun are still finished, without being handed
    /// over, and a wait of the iterator is not cut short.
    ///
    /// Complexity: that of `answer` for each record, O(records in flight) memory.
    ///
    /// # Example
    ///
    /// ```
    /// use epitome::Batch;
    /// use std::ops::ControlFlow;
    ///
    /// let mut sum = 0;
    /// let ended = Batch::new().try_for_each(1.., |n: u32| n * n, |record, square| match square {
    ///     Ok(square) if sum + square <= 100 => {
    ///         sum += square;
    ///         ControlFlow::Continue(())
    ///     }
    ///     _ => ControlFlow::Break(record),
    /// });
    /// assert_eq!((sum, ended), (91, ControlFlow::Break(6)));
    /// ```
    pub fn try_for_each<R, A, B, I>(
        &self,
        records: I,
        answer: impl Fn(R) -> A + Sync,
        each: impl FnMut(usize, Result<A, Error>) -> ControlFlow<B> + Send,
    ) -> ControlFlow<B>
    where
        R: Send,
        A: Send,
        B: Send,
        I: IntoIterator<Item = R, IntoIter: Send>,
    {
        self.try_for_each_from(0, records.into_iter(), &answer, each)
    }

    /// The same, the records numbered from `first`.
    #[cfg_attr(
        not(feature = "parallel"),
        allow(clippy::unused_self, reason = "all runs on the calling thread")
    )]
    fn try_for_each_from<R: Send, A: Send, B: Send>(
        &self,
        first: usize,
        records: impl Iterator<Item = R> + Send,
        answer: &(impl Fn(R) -> A + Sync),
        mut each: impl FnMut(usize, Result<A, Error>) -> ControlFlow<B> + Send,
    ) -> ControlFlow<B> {
        #[cfg(feature = "parallel")]
        if self.threads() > 1 {
            return parallel::try_for_each(self, first, records, answer, each);
        }
        for (record, value) in (first..).zip(records) {
            each(record, caught(record, || answer(value)))?;
        }
        ControlFlow::Continue(())
    }

    #[cfg_attr(
        not(feature = "parallel"),
        allow(clippy::unused_self, reason = "all runs on the calling thread")
    )]
    fn threads(&self) -> usize {
        #[cfg(feature = "parallel")]
        return self.jobs.unwrap_or_else(rayon::current_num_threads);
        #[cfg(not(feature = "parallel"))]
        1
    }

    /// How many records may be in flight.
    fn window(&self) -> usize {
        self.in_flight.unwrap_or(IN_FLIGHT_PER_JOB * self.threads())
    }
}

/// The state of [`Batch::map`].
struct Chunks<I: Iterator, A> {
    records: Fuse<I>,
    /// Answers not handed over.
    ready: VecDeque<Result<A, Error>>,
    /// How many records were read.
    read: usize,
    /// A panic of the iterator, passed on after the answers to what came before.
    panic: Option<Box<dyn Any + Send>>,
}

impl<R: Send, A: Send, I: Iterator<Item = R>> Chunks<I, A> {
    fn next(&mut self, batch: &Batch, answer: &(impl Fn(R) -> A + Sync)) -> Option<Result<A, Error>> {
        if self.ready.is_empty() {
            self.refill(batch, answer);
        }
        let next = self.ready.pop_front();
        match self.panic.take_if(|_| next.is_none()) {
            Some(panic) => resume_unwind(panic),
            None => next,
        }
    }

    fn refill(&mut self, batch: &Batch, answer: &(impl Fn(R) -> A + Sync)) {
        // One thread gains nothing by reading ahead.
        let window = if batch.threads() > 1 { batch.window() } else { 1 };
        let mut chunk = Vec::new();
        while chunk.len() < window && self.panic.is_none() {
            match catch_unwind(AssertUnwindSafe(|| self.records.next())) {
                Ok(Some(record)) => chunk.push(record),
                Ok(None) => break,
                Err(panic) => self.panic = Some(panic),
            }
        }
        let (first, ready) = (self.read, &mut self.ready);
        self.read += chunk.len();
        let _: ControlFlow<()> = batch.try_for_each_from(first, chunk.into_iter(), answer, |_, answer| {
            ready.push_back(answer);
            ControlFlow::Continue(())
        });
    }
}

/// The answer to a record, or the panic in it.
fn caught<A>(record: usize, work: impl FnOnce() -> A) -> Result<A, Error> {
    // What the work began to change is dropped with it, but for what the caller's records share: that is the
    // caller's.
    catch_unwind(AssertUnwindSafe(work)).map_err(|panic| Error::panic(record, message(panic)))
}

/// What a panic says.
fn message(panic: Box<dyn Any + Send>) -> String {
    panic
        .downcast::<String>()
        .map(|message| *message)
        .or_else(|panic| panic.downcast::<&str>().map(|message| (*message).to_owned()))
        .unwrap_or_else(|panic| {
            // A value of any type, whose drop might panic again.
            std::mem::forget(panic);
            "no message".to_owned()
        })
}
