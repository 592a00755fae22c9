//! The browser's parser of HTML.

use wasm_bindgen::prelude::*;

use crate::ingest::set_parser;

/// Sets what HTML is parsed with (`www/markup.js`): a function that gives a document in the fields of `ingest::html`, and throws
/// where the page does not allow it.
#[wasm_bindgen]
pub fn parser(parse: js_sys::Function) {
    set_parser(Box::new(move |markup| parse.call2(&JsValue::NULL, &markup.into(), &JsValue::NULL).ok()?.as_string()));
}
