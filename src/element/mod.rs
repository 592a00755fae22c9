//! What the browser's elements call. The classes of the elements are JavaScript (`www/`): they choose the source, fetch it while
//! this module still loads, and keep the reader's preferences. Here stories and strips are read, mounted and moved.
//!
//! ```js
//! const view = new Article(host, host.attachShadow({ mode: "open" }), (type, detail, cancelable) => true);
//! view.attribute("text-size", "125");
//! view.show(new TextEncoder().encode("A headline\n\nA paragraph."), "auto");
//! view.free();
//! ```

mod article;
mod attribute;
mod cells;
mod convert;
mod emit;
mod motion;
mod mount;
mod place;
mod resized;
mod ticker;

pub use article::Article;
pub use convert::convert;
pub use ticker::Ticker;

use wasm_bindgen::prelude::*;

/// The version of this module, to be held against that of the script that loads it.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// Tells `crashed` the message of a panic before the module stops. It must not be called any more then.
#[wasm_bindgen]
pub fn on_crash(crashed: js_sys::Function) {
    let crashed = send_wrapper::SendWrapper::new(crashed);
    std::panic::set_hook(Box::new(move |panic| {
        // Nobody is left to tell when this fails too.
        let _ = crashed.call1(&JsValue::NULL, &JsValue::from_str(&panic.to_string()));
    }));
}
