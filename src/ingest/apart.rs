//! The readers of the formats of other systems. In the npm package they are a file of its own, which is loaded when one of them is
//! needed (`docs/decisions/0009-two-halves.md`): then nothing but this pointer leads to them.

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

/// From now on other formats than the JSON of record can be read. Before, a text in such a format gives
/// [`Error::Apart`](super::Error::Apart).
pub fn add_foreign_formats() {
    // The compiler must not see which function this is: it would call it by its name from elsewhere.
    READER.set(Some(black_box(foreign::read as Reader)));
}

pub(super) fn reader() -> Result<Reader, Error> {
    READER.get().ok_or(Error::Apart)
}
