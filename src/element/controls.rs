//! The reader's controls beyond the text size, which the package loads when a page asks for one.

use std::cell::Cell;
use std::hint::black_box;

use wasm_bindgen::prelude::*;

use crate::components::controls::AllControls;

thread_local! {
    static ALL_CONTROLS: Cell<Option<AllControls>> = const { Cell::new(None) };
}

/// The controls are loaded. Everything that only this function reaches is `controls.wasm`.
#[wasm_bindgen]
pub fn controls() {
    // The compiler must not see which functions these are, or it would call them by name from elsewhere.
    ALL_CONTROLS.set(Some(black_box(AllControls::here())));
}

/// Makes them, if they are loaded.
pub(super) fn all_controls() -> Option<AllControls> {
    ALL_CONTROLS.get()
}
