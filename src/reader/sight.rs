//! What the reader is looking at stays in place while preferences change the text around it.

use std::cell::Cell;

use leptos::prelude::request_animation_frame;
use wasm_bindgen::prelude::*;
use web_sys::Element;

#[wasm_bindgen(module = "/src/js/sight.js")]
extern "C" {
    /// A part of a story, and its position.
    type Sight;

    #[wasm_bindgen(js_name = inSight)]
    fn in_sight(stories: Vec<Element>) -> Option<Sight>;

    #[wasm_bindgen(js_name = keepInSight)]
    fn keep_in_sight(sight: &Sight);
}

thread_local! {
    /// Whether something is pending until the next frame: several changes in one frame are one.
    static IS_KEPT: Cell<bool> = const { Cell::new(false) };
}

/// Keeps the visible part of the stories in place until the current changes are drawn.
pub(super) fn keep_sight(stories: Vec<Element>) {
    if IS_KEPT.get() {
        return;
    }
    let Some(sight) = in_sight(stories) else { return };
    IS_KEPT.set(true);
    request_animation_frame(move || {
        IS_KEPT.set(false);
        keep_in_sight(&sight);
    });
}
