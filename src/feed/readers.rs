//! Loads the readers of foreign formats, if they are a separate file.

use std::cell::RefCell;

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::Fault;

thread_local! {
    static LOADER: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Sets the loader of the readers: a function that returns a promise, which is rejected with an error with a `code` and a `message`.
/// An application that includes them from the beginning sets none.
pub fn set_loader(load: Function) {
    LOADER.set(Some(load));
}

/// Loads the readers.
pub(super) async fn load() -> Result<(), Fault> {
    let load = LOADER.with_borrow(Clone::clone);
    let Some(promise) = load.and_then(|load| load.call0(&JsValue::NULL).ok()?.dyn_into::<Promise>().ok()) else { return Ok(()) };
    JsFuture::from(promise).await.map(drop).map_err(|error| {
        let text = |name: &str| Reflect::get(&error, &name.into()).ok().and_then(|text| text.as_string());
        Fault::new(text("code").unwrap_or_else(|| "load-failed".to_owned()), text("message").unwrap_or_default())
    })
}
