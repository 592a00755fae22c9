//! Sizes that change.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, ResizeObserver};

/// Watches the sizes of elements until it is dropped.
pub(super) struct Resized {
    observer: Option<ResizeObserver>,
    _callback: Closure<dyn FnMut()>,
}

impl Resized {
    /// Calls back when an element has another size, and once at the beginning.
    pub(super) fn new(elements: &[&HtmlElement], call: impl FnMut() + 'static) -> Self {
        let callback = Closure::<dyn FnMut()>::new(call);
        let observer = ResizeObserver::new(callback.as_ref().unchecked_ref()).ok();
        if let Some(observer) = &observer {
            elements.iter().for_each(|element| observer.observe(element));
        }
        Self { observer, _callback: callback }
    }
}

impl Drop for Resized {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}
