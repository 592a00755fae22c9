//! Reading without showing: what `slugline/api` calls.

use wasm_bindgen::prelude::*;

use super::outcome::{converted, unread};
use crate::ingest::{Format, read};

/// Reads a document: `{ document, format, warnings }` in the JSON of record, or `{ code, message }` if nothing can be read.
/// `format` is a format's name or `auto`. A story that may not be shown at `now`, in milliseconds since 1970, is left out.
#[wasm_bindgen]
pub fn convert(bytes: &[u8], format: &str, now: f64) -> JsValue {
    match read(bytes, Format::named(format)) {
        Ok(ingested) => converted(ingested, now as i64),
        Err(error) => unread(&error),
    }
}
