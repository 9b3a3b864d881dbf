//! The strings of an Arrow array or stream, read by the C data interface that its `PyCapsule` protocol hands
//! over: no Arrow library is needed on either side
//! (<https://arrow.apache.org/docs/format/CDataInterface.html>).
//!
//! The only unsafe code of the package. It trusts what the interface promises: pointers that are valid until
//! they are released, buffers as long as the array's length and offset say.
#![allow(unsafe_code)]

use pyo3::exceptions::{PyTypeError, PyUnicodeDecodeError, PyValueError};
use pyo3::ffi::c_str;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyTuple};
use std::ffi::{CStr, c_char, c_int, c_void};
use std::ptr;

#[repr(C)]
struct ArrowSchema {
    format: *const c_char,
    name: *const c_char,
    metadata: *const c_char,
    flags: i64,
    n_children: i64,
    children: *mut *mut ArrowSchema,
    dictionary: *mut ArrowSchema,
    release: Option<unsafe extern "C" fn(*mut ArrowSchema)>,
    private_data: *mut c_void,
}

#[repr(C)]
struct ArrowArray {
    length: i64,
    null_count: i64,
    offset: i64,
    n_buffers: i64,
    n_children: i64,
    buffers: *const *const c_void,
    children: *mut *mut ArrowArray,
    dictionary: *mut ArrowArray,
    release: Option<unsafe extern "C" fn(*mut ArrowArray)>,
    private_data: *mut c_void,
}

#[repr(C)]
struct ArrowArrayStream {
    get_schema: Option<unsafe extern "C" fn(*mut ArrowArrayStream, *mut ArrowSchema) -> c_int>,
    get_next: Option<unsafe extern "C" fn(*mut ArrowArrayStream, *mut ArrowArray) -> c_int>,
    get_last_error: Option<unsafe extern "C" fn(*mut ArrowArrayStream) -> *const c_char>,
    release: Option<unsafe extern "C" fn(*mut ArrowArrayStream)>,
    private_data: *mut c_void,
}

/// A structure of the interface: who holds it releases it, and it is empty once that is done.
trait Released: Sized {
    /// The name of its capsule.
    const NAME: &'static CStr;

    fn empty() -> Self;
    /// Takes the callback out, which leaves the structure empty.
    fn take_release(&mut self) -> Option<unsafe extern "C" fn(*mut Self)>;
    fn put_release(&mut self, release: unsafe extern "C" fn(*mut Self));
}

macro_rules! released {
    ($type:ident, $name:literal) => {
        impl Released for $type {
            const NAME: &'static CStr = c_str!($name);

            fn empty() -> Self {
                // SAFETY: of pointers, numbers and options of functions, for all of which zero is a value.
                unsafe { std::mem::zeroed() }
            }

            fn take_release(&mut self) -> Option<unsafe extern "C" fn(*mut Self)> {
                self.release.take()
            }

            fn put_release(&mut self, release: unsafe extern "C" fn(*mut Self)) {
                self.release = Some(release);
            }
        }
    };
}
released!(ArrowSchema, "arrow_schema");
released!(ArrowArray, "arrow_array");
released!(ArrowArrayStream, "arrow_array_stream");

/// A structure that is held, and released in the end.
struct Held<T: Released>(Box<T>);

// SAFETY: the interface's structures may be read and released from any thread, by one at a time.
unsafe impl<T: Released> Send for Held<T> {}
// SAFETY: behind a shared reference they are read only.
unsafe impl<T: Released> Sync for Held<T> {}

impl<T: Released> Held<T> {
    /// Moves a structure out of its capsule.
    fn of(capsule: &Bound<'_, PyAny>) -> PyResult<Self> {
        let pointer = capsule.cast::<PyCapsule>()?.pointer_checked(Some(T::NAME))?;
        let mut held = Held(Box::new(T::empty()));
        // SAFETY: a capsule of that name holds such a structure; swapped, the one in the capsule is empty, which
        // is how the interface moves one, and its destructor leaves it alone.
        unsafe { ptr::swap(pointer.cast::<T>().as_ptr(), &raw mut *held.0) };
        Ok(held)
    }
}

impl<T: Released> Drop for Held<T> {
    fn drop(&mut self) {
        if let Some(release) = self.0.take_release() {
            self.0.put_release(release);
            // SAFETY: it was not released yet, and is not used any more.
            unsafe { release(&raw mut *self.0) };
        }
    }
}

/// How an array holds strings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Offsets of 32 bits into one buffer.
    Utf8,
    /// Offsets of 64 bits.
    LargeUtf8,
    /// Views of 16 bytes, which hold short strings themselves.
    Utf8View,
    /// Nothing but nulls.
    Null,
}

impl Kind {
    fn of(schema: &ArrowSchema) -> PyResult<Kind> {
        let format = format_of(schema);
        match format.as_str() {
            "u" => Ok(Kind::Utf8),
            "U" => Ok(Kind::LargeUtf8),
            "vu" => Ok(Kind::Utf8View),
            "n" => Ok(Kind::Null),
            "+s" => Err(PyTypeError::new_err("parameter 'texts' is an Arrow table; give one column of it")),
            _ => Err(PyTypeError::new_err(format!(
                "parameter 'texts' is an Arrow array of format '{format}', but must be of string, large_string or \
                 string_view, or a dictionary of one of these"
            ))),
        }
    }
}

fn format_of(schema: &ArrowSchema) -> String {
    if schema.format.is_null() {
        return String::new();
    }
    // SAFETY: a string of C that lives as long as the schema.
    unsafe { CStr::from_ptr(schema.format) }.to_string_lossy().into_owned()
}

/// The width of a dictionary's indices in bytes, and whether they are signed.
type Index = (usize, bool);

/// What a schema says of its arrays.
struct Type {
    kind: Kind,
    index: Option<Index>,
}

impl Type {
    fn of(schema: &ArrowSchema) -> PyResult<Self> {
        if schema.dictionary.is_null() {
            return Ok(Type { kind: Kind::of(schema)?, index: None });
        }
        // SAFETY: it is not null, and lives as long as the schema.
        let kind = Kind::of(unsafe { &*schema.dictionary })?;
        let index = match format_of(schema).as_str() {
            "c" => (1, true),
            "C" => (1, false),
            "s" => (2, true),
            "S" => (2, false),
            "i" => (4, true),
            "I" => (4, false),
            "l" => (8, true),
            "L" => (8, false),
            other => return Err(PyTypeError::new_err(format!("no index of an Arrow dictionary: '{other}'"))),
        };
        Ok(Type { kind, index: Some(index) })
    }
}

/// The strings of an array or of a stream of arrays, one by one.
pub(crate) struct Strings {
    of: Type,
    stream: Option<Held<ArrowArrayStream>>,
    array: Option<Held<ArrowArray>>,
    next: usize,
}

impl Strings {
    /// The strings of a value that exports them; `None` where it does not.
    pub(crate) fn of(value: &Bound<'_, PyAny>) -> PyResult<Option<Self>> {
        // Some export only what they hold as Arrow already: what cannot be exported is iterated.
        if let Ok(capsule) = value.call_method0("__arrow_c_stream__") {
            let mut stream = Held::<ArrowArrayStream>::of(&capsule)?;
            let mut schema = Held(Box::new(ArrowSchema::empty()));
            let Some(get) = stream.0.get_schema else { return Ok(None) };
            // SAFETY: both are valid; the schema is empty and filled by the call.
            let code = unsafe { get(&raw mut *stream.0, &raw mut *schema.0) };
            if code != 0 {
                return Err(failure(&mut stream.0, code));
            }
            return Ok(Some(Strings {
                of: Type::of(&schema.0)?,
                stream: Some(stream),
                array: None,
                next: 0,
            }));
        }
        let Ok(pair) = value.call_method0("__arrow_c_array__") else { return Ok(None) };
        let pair = pair.cast::<PyTuple>()?;
        let schema = Held::<ArrowSchema>::of(&pair.get_item(0)?)?;
        let array = Held::<ArrowArray>::of(&pair.get_item(1)?)?;
        Ok(Some(Strings { of: Type::of(&schema.0)?, stream: None, array: Some(array), next: 0 }))
    }

    /// The next string, or why it is none; an error where there can be no more.
    pub(crate) fn next(&mut self, py: Python<'_>) -> PyResult<Option<PyResult<String>>> {
        loop {
            if let Some(array) = &self.array {
                let index = self.next;
                if index < usize::try_from(array.0.length).unwrap_or(0) {
                    self.next += 1;
                    return Ok(Some(string(py, &array.0, &self.of, index)));
                }
            }
            if !self.advance()? {
                return Ok(None);
            }
        }
    }

    /// Goes on to the next array of the stream.
    fn advance(&mut self) -> PyResult<bool> {
        (self.array, self.next) = (None, 0);
        let Some(stream) = &mut self.stream else { return Ok(false) };
        let mut array = Held(Box::new(ArrowArray::empty()));
        let Some(get) = stream.0.get_next else { return Ok(false) };
        // SAFETY: both are valid; the array is empty and filled by the call, unless the stream is at its end.
        let code = unsafe { get(&raw mut *stream.0, &raw mut *array.0) };
        if code != 0 {
            return Err(failure(&mut stream.0, code));
        }
        let is_there = array.0.release.is_some();
        self.array = is_there.then_some(array);
        Ok(is_there)
    }
}

/// Why a stream failed.
fn failure(stream: &mut ArrowArrayStream, code: c_int) -> PyErr {
    let message = stream.get_last_error.map_or(ptr::null(), |get| {
        // SAFETY: the stream is valid, and the last call on it failed.
        unsafe { get(stream) }
    });
    let message = if message.is_null() {
        format!("error {code}")
    } else {
        // SAFETY: a string of C that lives until the next call.
        unsafe { CStr::from_ptr(message) }.to_string_lossy().into_owned()
    };
    PyValueError::new_err(format!("the Arrow stream failed: {message}"))
}

/// A buffer of an array; `None` where it has none with this number.
fn buffer(array: &ArrowArray, number: usize) -> Option<*const u8> {
    if number >= usize::try_from(array.n_buffers).unwrap_or(0) {
        return None;
    }
    // SAFETY: there are as many pointers as buffers.
    let pointer = unsafe { *array.buffers.add(number) };
    (!pointer.is_null()).then_some(pointer.cast())
}

/// A number of a buffer, which need not be aligned for it.
///
/// # Safety
///
/// The buffer holds so many numbers of this type.
unsafe fn number<T: Copy>(buffer: *const u8, index: usize) -> T {
    // SAFETY: by the caller.
    unsafe { ptr::read_unaligned(buffer.cast::<T>().add(index)) }
}

fn is_null(array: &ArrowArray, index: usize) -> bool {
    match buffer(array, 0) {
        // SAFETY: the buffer holds a bit for each element.
        Some(bits) if array.null_count != 0 => unsafe {
            number::<u8>(bits, index / 8) >> (index % 8) & 1 == 0
        },
        _ => false,
    }
}

/// A string of an array, copied.
fn string(py: Python<'_>, array: &ArrowArray, of: &Type, index: usize) -> PyResult<String> {
    let index = index + usize::try_from(array.offset).unwrap_or(0);
    let null = || PyTypeError::new_err("parameter 'text' is null, but must be a string");
    if of.kind == Kind::Null || is_null(array, index) {
        return Err(null());
    }
    let bytes = match of.index {
        None => bytes(array, of.kind, index),
        Some((width, signed)) => {
            let Some(indices) = buffer(array, 1) else { return Err(malformed()) };
            // SAFETY: the buffer holds an index of this width for each element.
            let place = unsafe {
                match (width, signed) {
                    (1, true) => i64::from(number::<i8>(indices, index)),
                    (1, false) => i64::from(number::<u8>(indices, index)),
                    (2, true) => i64::from(number::<i16>(indices, index)),
                    (2, false) => i64::from(number::<u16>(indices, index)),
                    (4, true) => i64::from(number::<i32>(indices, index)),
                    (4, false) => i64::from(number::<u32>(indices, index)),
                    (_, true) => number::<i64>(indices, index),
                    (_, false) => i64::try_from(number::<u64>(indices, index)).unwrap_or(-1),
                }
            };
            if array.dictionary.is_null() {
                return Err(malformed());
            }
            // SAFETY: it is not null, and lives as long as the array.
            let dictionary = unsafe { &*array.dictionary };
            if !(0..dictionary.length).contains(&place) {
                return Err(malformed());
            }
            let place = usize::try_from(place + dictionary.offset).map_err(|_| malformed())?;
            if is_null(dictionary, place) {
                return Err(null());
            }
            bytes(dictionary, of.kind, place)
        }
    };
    let bytes = bytes.ok_or_else(malformed)?;
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(error) => Err(match PyUnicodeDecodeError::new_utf8(py, bytes, error) {
            Ok(raised) => PyErr::from_value(raised.into_any()),
            Err(raised) => raised,
        }),
    }
}

fn malformed() -> PyErr {
    PyValueError::new_err("the Arrow array does not keep to its format")
}

/// The bytes of an element, by its place in the buffers.
fn bytes(array: &ArrowArray, kind: Kind, index: usize) -> Option<&[u8]> {
    // SAFETY: an array of this kind has offsets or views for each element, and an end behind the last one; they
    // lead into its other buffers.
    unsafe {
        let (data, start, end) = match kind {
            Kind::Utf8 => {
                let offset = |index| usize::try_from(number::<i32>(buffer(array, 1)?, index)).ok();
                (buffer(array, 2), offset(index)?, offset(index + 1)?)
            }
            Kind::LargeUtf8 => {
                let offset = |index| usize::try_from(number::<i64>(buffer(array, 1)?, index)).ok();
                (buffer(array, 2), offset(index)?, offset(index + 1)?)
            }
            Kind::Utf8View => {
                /// What a view holds itself.
                const INLINE: usize = 12;
                let view = buffer(array, 1)?.add(16 * index);
                let length = usize::try_from(number::<i32>(view, 0)).ok()?;
                if length <= INLINE {
                    (Some(view), 4, 4 + length)
                } else {
                    let data = usize::try_from(number::<i32>(view, 2)).ok()?;
                    let start = usize::try_from(number::<i32>(view, 3)).ok()?;
                    (buffer(array, 2 + data), start, start + length)
                }
            }
            Kind::Null => return None,
        };
        let length = end.checked_sub(start)?;
        if length == 0 {
            return Some(&[]);
        }
        Some(std::slice::from_raw_parts(data?.add(start), length))
    }
}
