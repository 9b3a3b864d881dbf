//! The exported functions. None of them holds an unsafe block: memory is only ever handed out as an address,
//! which JavaScript reads and writes through the module's memory, and read back as the safe vector that it
//! is.
//!
//! A function that can be refused answers 0 for done and 1 for refused; the answer or the message is then at
//! [`output`].

#![allow(unsafe_code, reason = "a function is exported by a name that nothing else may have")]

use crate::answer::Answer;
use crate::session::{Field, Session};
use epitome::Error;
use std::cell::RefCell;

#[derive(Default)]
struct State {
    input: Vec<u8>,
    output: Vec<u8>,
    session: Session,
}

thread_local! {
    static STATE: RefCell<State> = RefCell::default();
}

fn with<T>(act: impl FnOnce(&mut State) -> T) -> T {
    STATE.with_borrow_mut(act)
}

/// Does a step and keeps its answer.
fn step(act: impl FnOnce(&mut State) -> Result<Answer, Error>) -> u32 {
    with(|state| {
        let (answer, refused) = match act(state) {
            Ok(answer) => (answer, 0),
            Err(error) => (Answer::of_text(&error.to_string()), 1),
        };
        state.output = answer.into_bytes();
        refused
    })
}

/// The address of a buffer of `length` bytes, which a string is written into.
#[unsafe(no_mangle)]
pub extern "C" fn input(length: usize) -> *mut u8 {
    with(|state| {
        state.input.clear();
        state.input.resize(length, 0);
        state.input.as_mut_ptr()
    })
}

/// The address of the last answer.
#[unsafe(no_mangle)]
pub extern "C" fn output() -> *const u8 {
    with(|state| state.output.as_ptr())
}

/// How many bytes it has.
#[unsafe(no_mangle)]
pub extern "C" fn output_length() -> usize {
    with(|state| state.output.len())
}

/// Forgets the text and all that was made of it.
#[unsafe(no_mangle)]
pub extern "C" fn clear() {
    with(|state| *state = State::default());
}

/// Takes the first `length` bytes of the input as the [`Field`] with that number.
#[unsafe(no_mangle)]
pub extern "C" fn set(field: u32, length: usize) -> u32 {
    step(|state| {
        let mut bytes = std::mem::take(&mut state.input);
        bytes.truncate(length);
        // What comes from JavaScript's encoder is UTF-8; anything else costs a copy and no more.
        let value = String::from_utf8(bytes)
            .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
        if let Some(field) = Field::numbered(field) {
            state.session.set(field, value)?;
        }
        Ok(Answer::default())
    })
}

/// [`Session::set_min_relevance`].
#[cfg(feature = "everything")]
#[unsafe(no_mangle)]
pub extern "C" fn set_min_relevance(least: f64) -> u32 {
    step(|state| state.session.set_min_relevance(least).map(|()| Answer::default()))
}

/// [`Session::analyze`].
#[unsafe(no_mangle)]
pub extern "C" fn analyze() -> u32 {
    step(|state| state.session.analyze().map(|()| Answer::default()))
}

/// [`Session::score`].
#[unsafe(no_mangle)]
pub extern "C" fn score() -> u32 {
    step(|state| state.session.score().map(|()| Answer::default()))
}

/// [`Session::select`]; the answer is a summary.
#[unsafe(no_mangle)]
pub extern "C" fn select() -> u32 {
    step(|state| state.session.select())
}

/// [`Session::keywords`]; the answer is key phrases.
#[cfg(feature = "everything")]
#[unsafe(no_mangle)]
pub extern "C" fn keywords(count: usize) -> u32 {
    step(|state| Ok(state.session.keywords(count)))
}

/// [`Session::split`]; the answer is ranges.
#[cfg(feature = "everything")]
#[unsafe(no_mangle)]
pub extern "C" fn split() -> u32 {
    step(|state| Ok(state.session.split()))
}
