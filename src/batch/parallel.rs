//! Records answered by several threads of a rayon pool.
//!
//! A worker reads a record, lets another worker read on, answers it, hands over what is next in order, and
//! starts again; where there is nothing to do for it, it ends, and whoever reads the next record starts
//! another. So no thread of the pool ever waits for another, but for the lock held for a few instructions,
//! and pools and batches can be nested.

use super::{Batch, caught};
use crate::Error;
use rayon::{Scope, ThreadPool, ThreadPoolBuilder};
use std::any::Any;
use std::collections::VecDeque;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// A pool of `jobs` threads.
pub(super) fn pool(jobs: usize) -> Result<Arc<ThreadPool>, Error> {
    ThreadPoolBuilder::new()
        .num_threads(jobs)
        .thread_name(|thread| format!("epitome-{thread}"))
        .build()
        .map(Arc::new)
        .map_err(|_| Error::parameter("jobs", jobs, "no more threads than the system starts"))
}

/// [`Batch::try_for_each`], the records numbered from `first`.
pub(super) fn try_for_each<R: Send, A: Send, B: Send>(
    batch: &Batch,
    first: usize,
    records: impl Iterator<Item = R> + Send,
    answer: &(impl Fn(R) -> A + Sync),
    each: impl FnMut(usize, Result<A, Error>) -> ControlFlow<B> + Send,
) -> ControlFlow<B> {
    let crew = Crew {
        answer,
        size: batch.threads(),
        window: batch.window(),
        state: Mutex::new(State {
            records: Some(records),
            each: Some(each),
            handed_over: first,
            in_flight: VecDeque::new(),
            workers: 1,
            end: None,
        }),
    };
    match &batch.pool {
        Some(pool) => pool.scope(|scope| crew.work(scope)),
        None => rayon::scope(|scope| crew.work(scope)),
    }
    match crew.state.into_inner().unwrap_or_else(PoisonError::into_inner).end {
        None => ControlFlow::Continue(()),
        Some(End::Break(with)) => ControlFlow::Break(with),
        Some(End::Panic(panic)) => resume_unwind(panic),
    }
}

/// The workers of a batch and what they share.
struct Crew<'f, F, I, E, A, B> {
    answer: &'f F,
    /// How many workers there are at most.
    size: usize,
    /// How many records may be in flight.
    window: usize,
    state: Mutex<State<I, E, A, B>>,
}

struct State<I, E, A, B> {
    /// Gone while a worker reads, and after the last record.
    records: Option<I>,
    /// Gone while a worker hands over, and after the end.
    each: Option<E>,
    /// The number of the next record to hand over.
    handed_over: usize,
    /// The answers from that record on, as far as they are there.
    in_flight: VecDeque<Option<Result<A, Error>>>,
    /// How many workers there are, begun or not.
    workers: usize,
    end: Option<End<B>>,
}

/// How the callback ended the batch.
enum End<B> {
    Break(B),
    Panic(Box<dyn Any + Send>),
}

impl<R, F, I, E, A, B> Crew<'_, F, I, E, A, B>
where
    R: Send,
    A: Send,
    B: Send,
    F: Fn(R) -> A + Sync,
    I: Iterator<Item = R> + Send,
    E: FnMut(usize, Result<A, Error>) -> ControlFlow<B> + Send,
{
    fn lock(&self) -> MutexGuard<'_, State<I, E, A, B>> {
        // Nothing of the caller's runs under the lock, so a panic leaves nothing half done.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn work<'s>(&'s self, scope: &Scope<'s>) {
        while let Some((record, value)) = self.read(scope) {
            let answer = caught(record, || (self.answer)(value));
            self.hand_over(record, answer);
        }
    }

    /// The next record and its number. Without one the worker has to end and is counted out.
    fn read<'s>(&'s self, scope: &Scope<'s>) -> Option<(usize, R)> {
        let mut state = self.lock();
        let open = state.end.is_none() && state.in_flight.len() < self.window;
        let Some(mut records) = state.records.take_if(|_| open) else {
            state.workers -= 1;
            return None;
        };
        drop(state);
        let Some(value) = records.next() else {
            self.lock().workers -= 1;
            return None;
        };
        let mut state = self.lock();
        if state.end.is_some() {
            state.workers -= 1;
            return None;
        }
        let record = state.handed_over + state.in_flight.len();
        state.in_flight.push_back(None);
        state.records = Some(records);
        if state.workers < self.size {
            state.workers += 1;
            scope.spawn(|scope| self.work(scope));
        }
        Some((record, value))
    }

    /// Hands over the answers that are next in order, if this one makes it so and no other worker is at it.
    fn hand_over(&self, record: usize, answer: Result<A, Error>) {
        let mut state = self.lock();
        let place = record - state.handed_over;
        state.in_flight[place] = Some(answer);
        let Some(mut each) = state.each.take() else { return };
        while let Some(answer) = state.in_flight.front_mut().and_then(Option::take) {
            let record = state.handed_over;
            drop(state);
            let said = catch_unwind(AssertUnwindSafe(|| each(record, answer)));
            state = self.lock();
            state.in_flight.pop_front();
            state.handed_over += 1;
            state.end = match said {
                Ok(ControlFlow::Continue(())) => continue,
                Ok(ControlFlow::Break(with)) => Some(End::Break(with)),
                Err(panic) => Some(End::Panic(panic)),
            };
            drop(state);
            return;
        }
        state.each = Some(each);
    }
}
