//! A market: the quotes of a feed, or of one element's own source.

use std::rc::Rc;

use wasm_bindgen::prelude::*;

use super::outcome::{failed, shown, to_js};
use crate::feed::{self, Fault};
use crate::ingest::Format;
use crate::json::write_from;

/// The quotes of one feed, however many strips show them: a frame is read once.
#[wasm_bindgen]
pub struct Market(pub(super) Rc<feed::Market>);

#[wasm_bindgen]
impl Market {
    /// A market without quotes.
    #[wasm_bindgen(constructor)]
    #[allow(clippy::new_without_default, reason = "JavaScript's constructor")]
    pub fn new() -> Market {
        Self(Rc::default())
    }

    /// Reads a strip. With the same symbols as before its quotes are merged as they come; with others they are a new
    /// edition. The quotes stay if it cannot be read. `format` is a format's name or `auto`, `now` the time in
    /// milliseconds since 1970. Returns `{ format, warnings }` or `{ code, message }`.
    pub fn show(&self, bytes: &[u8], format: &str, now: f64) -> JsValue {
        match self.0.show(bytes, Format::named(format), now) {
            Ok(ingested) => shown(&ingested.outcome()),
            Err(error) => {
                let fault = Fault::from(error);
                failed(&fault.code, &fault.message)
            }
        }
    }

    /// Takes a frame: quotes with only some of their members. The first frame with quotes is the first edition. Returns nothing,
    /// or a fault as `{ code, message }`: with the code `quote` the rest of the frame was used.
    pub fn apply(&self, text: &str, now: f64) -> JsValue {
        match self.0.apply(text, now) {
            Ok(None) => JsValue::UNDEFINED,
            Ok(Some(fault)) | Err(fault) => failed(&fault.code, &fault.message),
        }
    }

    /// The strip with its last values, in the JSON of record; `undefined` before the first.
    #[wasm_bindgen(getter)]
    pub fn strip(&self) -> JsValue {
        self.0.whole_strip().map_or(JsValue::UNDEFINED, |mut strip| to_js(&write_from(&mut strip)))
    }
}
