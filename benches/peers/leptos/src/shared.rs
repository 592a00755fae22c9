//! What the peers have in common, in JavaScript.

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use web_sys::{Animation, HtmlElement};

// As seen from where wasm-bindgen writes its script: target/peers-leptos/.
#[wasm_bindgen(raw_module = "../../benches/peers/shared/motion.js")]
extern "C" {
    /// How many rows of a list a viewport shows at once: the list's copy needs no more.
    #[wasm_bindgen(js_name = rowsInView)]
    pub(crate) fn rows_in_view(list: &HtmlElement, viewport: &HtmlElement) -> usize;
    /// Moves a track by the width of its list, for ever.
    pub(crate) fn scroll(track: &HtmlElement, list: &HtmlElement) -> Animation;
}

#[wasm_bindgen(raw_module = "../../benches/peers/shared/html.js")]
extern "C" {
    /// Markup by DOMPurify, which is loaded when the first is there.
    pub(crate) fn sanitised(html: &str) -> Promise;
}

#[wasm_bindgen(raw_module = "../../benches/peers/shared/scale.js")]
extern "C" {
    #[wasm_bindgen(js_name = storedScale)]
    pub(crate) fn stored_scale() -> f64;
    #[wasm_bindgen(js_name = storeScale)]
    pub(crate) fn store_scale(scale: f64);
}
