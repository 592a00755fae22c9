//! The reader's preferences, for the elements' classes.

use wasm_bindgen::prelude::*;
use web_sys::{CssStyleSheet, Element};

use crate::reader::{Follower, Kind, keep_preferences};

/// Sets whether the site's preferences may be stored, and with which sheet the script tag has applied them. Must be called once, before
/// there is an element.
#[wasm_bindgen]
pub fn preferences(persists: bool, sheet: Option<CssStyleSheet>) {
    keep_preferences(persists, sheet);
}

/// A strip that follows the preferences, until `free()`.
#[wasm_bindgen]
pub struct Reader(Follower);

#[wasm_bindgen]
impl Reader {
    /// `changed()` is called when the preferences may have changed.
    #[wasm_bindgen(constructor)]
    pub fn new(host: Element, changed: js_sys::Function) -> Reader {
        Self(Follower::new(host, Kind::Strip, move || {
            // The browser reports what a listener of the page throws.
            let _ = changed.call0(&JsValue::NULL);
        }))
    }

    /// Whether the reader has stopped strips, or started them again.
    #[wasm_bindgen(getter)]
    pub fn paused(&self) -> Option<bool> {
        self.0.preferences().paused()
    }

    /// Remembers whether the reader has stopped the strip.
    pub fn pause(&self, paused: bool) {
        self.0.change(|preferences| preferences.set_paused(paused));
    }

    /// The attribute `persist` has changed.
    pub fn persistence_changed(&self) {
        self.0.persistence_changed();
    }

    /// The element was moved to another place.
    pub fn moved(&self) {
        self.0.moved();
    }
}
