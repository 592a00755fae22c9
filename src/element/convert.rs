//! Reading without showing: what `slugline/api` calls.

use wasm_bindgen::prelude::*;

use super::emit::{object, text, to_js, warnings};
use crate::ingest::{Format, read};
use crate::json::Record;

/// Reads a document: `{ document, format, warnings }` in the JSON of record, or `{ code, message }` where nothing can be read.
/// `format` is a format's name or `auto`.
#[wasm_bindgen]
pub fn convert(bytes: &[u8], format: &str) -> JsValue {
    let told = match read(bytes, Format::named(format)) {
        Ok(read) => object([
            ("document", read.document.write()),
            ("format", text(read.format.word())),
            ("warnings", warnings(&read.problems)),
        ]),
        Err(error) => object([("code", text(error.code())), ("message", text(&error.to_string()))]),
    };
    to_js(&told)
}
