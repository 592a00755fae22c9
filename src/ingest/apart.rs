//! The readers of foreign formats. In the npm package they are a separate file, which is loaded on demand
//! (`docs/decisions/0009-two-halves.md`): only this pointer leads to them.

use std::cell::Cell;
use std::hint::black_box;

use super::document::Document;
use super::error::Error;
use super::foreign;
use super::format::Format;
use crate::json::{Problem, Value};

type Reader = fn(Format, &str, &Value, Option<&str>) -> Result<(Document, Vec<Problem>), Error>;

thread_local! {
    static READER: Cell<Option<Reader>> = const { Cell::new(None) };
}

/// Enables the readers of formats other than the JSON of record. Before that, a text in such a format gives
/// [`Error::Apart`](super::Error::Apart).
pub fn add_foreign_formats() {
    // The compiler must not see which function this is, or it would call it by name from elsewhere.
    READER.set(Some(black_box(foreign::read as Reader)));
}

pub(super) fn reader() -> Result<Reader, Error> {
    READER.get().ok_or(Error::Apart)
}
