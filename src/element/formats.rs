//! The readers of foreign formats, which the package loads when one of them is needed.

use wasm_bindgen::prelude::*;

use crate::feed::set_loader;
use crate::ingest::{add_foreign_formats, set_parser};

/// Sets `load`, which loads the readers when a feed needs them: it returns a promise.
#[wasm_bindgen(js_name = loadFormatsBy)]
pub fn load_formats_by(load: js_sys::Function) {
    set_loader(load);
}

/// The readers of foreign formats are loaded, and HTML is parsed with `parse` (`www/markup.js`): a function that returns a document in the
/// fields of `ingest::foreign::html`, and throws if the page does not allow it. Everything that only this function reaches is `formats.wasm`.
#[wasm_bindgen]
pub fn formats(parse: js_sys::Function) {
    add_foreign_formats();
    set_parser(Box::new(move |markup| parse.call2(&JsValue::NULL, &markup.into(), &JsValue::NULL).ok()?.as_string()));
}
