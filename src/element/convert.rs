//! Reading without showing: what `slugline/api` calls.

use wasm_bindgen::prelude::*;

use super::outcome::{converted, unread};
use crate::ingest::{Format, read};

/// Reads a document: `{ document, format, warnings }` in the JSON of record, or `{ code, message }` where nothing can be read.
/// `format` is a format's name or `auto`.
#[wasm_bindgen]
pub fn convert(bytes: &[u8], format: &str) -> JsValue {
    match read(bytes, Format::named(format)) {
        Ok(ingested) => converted(ingested),
        Err(error) => unread(&error),
    }
}
