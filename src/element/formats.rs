//! The readers of the formats of other systems, which the package loads when one of them is needed.

use wasm_bindgen::prelude::*;

use crate::feed::set_loader;
use crate::ingest::{add_foreign_formats, set_parser};

/// Loads the readers by `load` when a feed needs them: it gives a promise.
#[wasm_bindgen(js_name = loadFormatsBy)]
pub fn load_formats_by(load: js_sys::Function) {
    set_loader(load);
}

/// The readers of other formats are there, and HTML is parsed with `parse` (`www/markup.js`): a function that gives a document in the
/// fields of `ingest::foreign::html`, and throws where the page does not allow it. What only this reaches is `formats.wasm`.
#[wasm_bindgen]
pub fn formats(parse: js_sys::Function) {
    add_foreign_formats();
    set_parser(Box::new(move |markup| parse.call2(&JsValue::NULL, &markup.into(), &JsValue::NULL).ok()?.as_string()));
}
