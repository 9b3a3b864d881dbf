//! What is at work while the process forks: nothing.
//!
//! In a forked process only the thread that forked goes on. A lock that another thread held at that moment
//! stays locked there, and a list of words that was being read stays unread, so that whoever waits for one
//! waits for ever. Python forks with its own lock held; who works without that lock holds a permit, and a
//! fork waits without that lock until nobody does. Nobody waits for a permit with that lock, so none of
//! them waits for ever.

use pyo3::prelude::*;
use pyo3::types::PyDict;
use std::cell::RefCell;
use std::sync::{PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

static WORK: RwLock<()> = RwLock::new(());

thread_local! {
    /// What this thread works with.
    static PERMIT: RefCell<Option<RwLockReadGuard<'static, ()>>> = const { RefCell::new(None) };
    /// What keeps all others from working while this thread forks.
    static FORK: RefCell<Option<RwLockWriteGuard<'static, ()>>> = const { RefCell::new(None) };
}

fn permit() -> Option<RwLockReadGuard<'static, ()>> {
    // What is called by a thread that is about to fork need not wait for itself.
    let forks = FORK.with_borrow(Option::is_some);
    (!forks).then(|| WORK.read().unwrap_or_else(PoisonError::into_inner))
}

/// Does what needs no Python, by a thread without Python's lock.
pub(crate) fn at_work<T>(work: impl FnOnce() -> T) -> T {
    struct End;
    impl Drop for End {
        fn drop(&mut self) {
            PERMIT.take();
        }
    }
    if PERMIT.with_borrow(Option::is_some) {
        return work();
    }
    PERMIT.set(permit());
    let _end = End;
    work()
}

/// Calls Python in the middle of [`at_work`].
pub(crate) fn attached<T>(call: impl FnOnce(Python<'_>) -> T) -> T {
    // A thread comes to Python and goes with the permit, for Python too keeps a lock meanwhile, for which what
    // Python 3.11 forks waits.
    Python::attach(|py| {
        let held = PERMIT.take().is_some();
        let answer = call(py);
        if held {
            match WORK.try_read() {
                Ok(permit) => PERMIT.set(Some(permit)),
                Err(_) => py.detach(|| PERMIT.set(permit())),
            }
        }
        answer
    })
}

/// Lets other threads of Python run while this one works.
pub(crate) fn detached<T: Send>(py: Python<'_>, work: impl FnOnce() -> T + Send) -> T {
    py.detach(|| at_work(work))
}

#[pyfunction]
fn before(py: Python<'_>) {
    py.detach(|| FORK.set(Some(WORK.write().unwrap_or_else(PoisonError::into_inner))));
}

#[pyfunction]
fn after() {
    FORK.take();
}

/// Has Python ask for a rest whenever it forks, where it can.
pub(crate) fn register(module: &Bound<'_, PyModule>) -> PyResult<()> {
    let py = module.py();
    let Ok(register) = py.import("os")?.getattr("register_at_fork") else { return Ok(()) };
    let hooks = PyDict::new(py);
    hooks.set_item("before", wrap_pyfunction!(before, module)?)?;
    hooks.set_item("after_in_parent", wrap_pyfunction!(after, module)?)?;
    hooks.set_item("after_in_child", wrap_pyfunction!(after, module)?)?;
    register.call((), Some(&hooks)).map(drop)
}
